#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#endif

namespace sim {

/// Memory for coroutine frames: blocks in size classes, reused for ever, given back to the system
/// only by the destructor.
///
/// Classes are multiples of 64 bytes up to 4 KiB and powers of two above. After the first
/// replication of a kind the pool holds what such a replication needs, so later ones take nothing
/// from the system: `system_allocations()` then stands still. Not thread-safe; one per Simulation.
class FramePool {
public:
    FramePool() = default;
    ~FramePool();
    FramePool(const FramePool&) = delete;
    FramePool& operator=(const FramePool&) = delete;

    /// A block of at least `size` bytes, aligned to 64 bytes. \throws std::bad_alloc
    [[nodiscard]] void* allocate(std::size_t size) {
        const std::size_t which = class_of(size);
        Block* block = free_[which];
        if (block == nullptr) [[unlikely]]
            return refill(which);
        free_[which] = block->next;
        show(block, which);
        return block;
    }

    /// Takes back a block from `allocate(size)`.
    void deallocate(void* memory, std::size_t size) noexcept {
        const std::size_t which = class_of(size);
        Block* block = static_cast<Block*>(memory);
        block->next = free_[which];
        free_[which] = block;
        hide(block, which);
    }

    /// How often the pool has asked the system for memory since it was made.
    [[nodiscard]] std::uint64_t system_allocations() const noexcept { return chunks_.size(); }

private:
    struct Block {
        Block* next;
    };

    static constexpr std::size_t granule = 64;
    static constexpr std::size_t small_classes = 65; // sizes up to 64 granules, in granules
    static constexpr std::size_t classes = small_classes + 32;

    static constexpr std::size_t class_of(std::size_t size) noexcept {
        const std::size_t granules = (size + granule - 1) / granule;
        return granules < small_classes
                   ? granules
                   : small_classes + static_cast<std::size_t>(std::bit_width(granules - 1)) - 7;
    }
    static constexpr std::size_t size_of(std::size_t which) noexcept {
        return which < small_classes ? which * granule : granule << (which - small_classes + 7);
    }

    // AddressSanitizer is told which blocks are free, so that it sees the use of a dead frame.
    static void hide([[maybe_unused]] Block* block, [[maybe_unused]] std::size_t which) noexcept {
#if defined(__SANITIZE_ADDRESS__)
        __asan_poison_memory_region(block + 1, size_of(which) - sizeof(Block));
#endif
    }
    static void show([[maybe_unused]] Block* block, [[maybe_unused]] std::size_t which) noexcept {
#if defined(__SANITIZE_ADDRESS__)
        __asan_unpoison_memory_region(block + 1, size_of(which) - sizeof(Block));
#endif
    }

    [[nodiscard]] void* refill(std::size_t which);
    [[nodiscard]] void* new_chunk(std::size_t size);

    std::array<Block*, classes> free_{};
    std::byte* fresh_ = nullptr; // the part of the last chunk not yet cut into blocks
    std::size_t fresh_size_ = 0;
    std::vector<void*> chunks_;
};

/// Allocation of a coroutine frame from a pool: the frame, and behind it the pool's address, by
/// which the frame finds the way back.
namespace frame {

constexpr std::size_t padded(std::size_t size) noexcept {
    return (size + alignof(FramePool*) - 1) / alignof(FramePool*) * alignof(FramePool*);
}

[[nodiscard]] inline void* allocate(FramePool& pool, std::size_t size) {
    void* memory = pool.allocate(padded(size) + sizeof(FramePool*));
    FramePool* home = &pool;
    std::memcpy(static_cast<std::byte*>(memory) + padded(size), &home, sizeof home);
    return memory;
}

inline void deallocate(void* memory, std::size_t size) noexcept {
    FramePool* home = nullptr;
    std::memcpy(&home, static_cast<std::byte*>(memory) + padded(size), sizeof home);
    home->deallocate(memory, padded(size) + sizeof(FramePool*));
}

} // namespace frame
} // namespace sim
