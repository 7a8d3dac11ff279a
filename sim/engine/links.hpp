#pragma once

namespace sim {

/// A place in a circular doubly linked list whose nodes live in the objects that queue (coroutine
/// frames mostly). Alone, or as the head of an empty list, it is linked to itself.
///
/// Whoever owns a node unlinks it before it ends: that is what makes cancellation safe.
class Links {
public:
    Links() noexcept = default;
    Links(const Links&) = delete;
    Links& operator=(const Links&) = delete;

    [[nodiscard]] bool linked() const noexcept { return next_ != this; }
    [[nodiscard]] Links* next() const noexcept { return next_; }
    [[nodiscard]] Links* previous() const noexcept { return previous_; }

    /// Takes this node out of the list it is in, if any.
    void unlink() noexcept {
        previous_->next_ = next_;
        next_->previous_ = previous_;
        previous_ = next_ = this;
    }

    /// Puts this unlinked node before `place` (before the head: at the end of the list).
    void link_before(Links& place) noexcept {
        previous_ = place.previous_;
        next_ = &place;
        previous_->next_ = this;
        place.previous_ = this;
    }

    /// Puts this unlinked node where `other`, a linked one, is; `other` is then unlinked.
    void replace(Links& other) noexcept {
        previous_ = other.previous_;
        next_ = other.next_;
        previous_->next_ = this;
        next_->previous_ = this;
        other.previous_ = other.next_ = &other;
    }

private:
    Links* previous_ = this;
    Links* next_ = this;
};

} // namespace sim
