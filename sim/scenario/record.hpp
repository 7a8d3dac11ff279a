#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <typeindex>
#include <utility>
#include <variant>
#include <vector>

#include "sim/engine/errors.hpp"
#include "sim/scenario/description.hpp"

namespace sim::scenario {

/// One word of a choice, the value it stands for, and what it means.
template <class E>
struct Choice {
    std::string_view word;
    E value;
    std::string_view meaning = {};
};

/// One kind and the word that chooses it, before it is known which variant holds it.
struct Kind {
    std::string_view word;
    std::type_index type;
    const Record& (*describe)();
};

/// The kind whose fields T describes.
template <class T>
Kind kind(std::string_view word) {
    return {word, typeid(T), &T::describe};
}

namespace detail {

/// How a member takes its leaves, one after the other: M itself, std::optional<M> or
/// std::vector<M>.
template <class M>
struct Slot {
    using Element = M;
    static constexpr Shape shape = Shape::single;
    static void begin(M&, std::size_t) {}
    static void add(M& member, M&& value) { member = std::move(value); }
    static M& make(M& member) { return member; }
};

template <class M>
struct Slot<std::optional<M>> {
    using Element = M;
    static constexpr Shape shape = Shape::optional;
    static void begin(std::optional<M>&, std::size_t) {}
    static void add(std::optional<M>& member, M&& value) { member = std::move(value); }
    static M& make(std::optional<M>& member) { return member.emplace(); }
};

template <class M>
struct Slot<std::vector<M>> {
    using Element = M;
    static constexpr Shape shape = Shape::list;
    static void begin(std::vector<M>& member, std::size_t size) {
        member.clear();
        member.reserve(size);
    }
    static void add(std::vector<M>& member, M&& value) { member.push_back(std::move(value)); }
    static M& make(std::vector<M>& member) { return member.emplace_back(); }
};

template <class M, std::size_t I = 0>
constexpr LeafType leaf_type() {
    static_assert(I < std::variant_size_v<Leaf> - 1, "no field can have a member of this type");
    if constexpr (std::is_same_v<M, std::variant_alternative_t<I, Leaf>>)
        return static_cast<LeafType>(I);
    else
        return leaf_type<M, I + 1>();
}

template <class V, std::size_t I = 0>
std::function<void*(void*)> emplacer(std::type_index wanted) {
    if constexpr (I == std::variant_size_v<V>) {
        violated("a kind is no alternative of the variant it is for; add it to the variant");
    } else {
        using T = std::variant_alternative_t<I, V>;
        if (wanted == std::type_index(typeid(T)))
            return [](void* v) -> void* { return &static_cast<V*>(v)->template emplace<I>(); };
        return emplacer<V, I + 1>(wanted);
    }
}

} // namespace detail

/// Describes the struct P field by field; see README.md for an example of each.
template <class P>
class Builder {
public:
    Builder(std::string name, std::string meaning) : record_(std::move(name), std::move(meaning)) {}

    /// A field of type M, std::optional<M> (may be absent) or std::vector<M> (a TOML list), M one
    /// of Name, std::string, bool, std::int64_t, double, Date, Number, Count, Uncertain.
    template <class M>
    Builder& field(std::string key, M P::*member, const Spec& spec, std::string meaning) {
        using Slot = detail::Slot<M>;
        using Element = typename Slot::Element;
        LeafField leaf{.type = detail::leaf_type<Element>(), .shape = Slot::shape};
        leaf.store = [member](void* object, std::span<Leaf> leaves) {
            M& slot = static_cast<P*>(object)->*member;
            Slot::begin(slot, leaves.size());
            for (Leaf& each : leaves)
                Slot::add(slot, std::get<Element>(std::move(each)));
        };
        record_.add_leaf(std::move(key), std::move(leaf), spec, std::move(meaning));
        return *this;
    }

    /// A word out of a few, each standing for a value of E (usually an enum); member as in field().
    template <class M, class E = typename detail::Slot<M>::Element>
    Builder& choice(std::string key, M P::*member,
                    std::initializer_list<Choice<std::type_identity_t<E>>> words, const Spec& spec,
                    std::string meaning) {
        using Slot = detail::Slot<M>;
        LeafField leaf{.type = LeafType::choice, .shape = Slot::shape};
        std::vector<E> targets;
        for (const auto& each : words) {
            leaf.words.push_back({std::string(each.word), std::string(each.meaning)});
            targets.push_back(each.value);
        }
        leaf.store = [member, targets](void* object, std::span<Leaf> leaves) {
            M& slot = static_cast<P*>(object)->*member;
            Slot::begin(slot, leaves.size());
            for (const Leaf& each : leaves)
                Slot::add(slot, E{targets[std::get<std::size_t>(each)]});
        };
        record_.add_leaf(std::move(key), std::move(leaf), spec, std::move(meaning));
        return *this;
    }

    /// A choice that is `fallback` where it is absent.
    template <class M, class E = typename detail::Slot<M>::Element>
    Builder& choice(std::string key, M P::*member,
                    std::initializer_list<Choice<std::type_identity_t<E>>> words,
                    const char* fallback, std::string meaning) {
        return choice<M, E>(std::move(key), member, words, Spec{.fallback = fallback},
                            std::move(meaning));
    }

    /// A choice that must be there, unless its member is a std::optional or a list.
    template <class M, class E = typename detail::Slot<M>::Element>
    Builder& choice(std::string key, M P::*member,
                    std::initializer_list<Choice<std::type_identity_t<E>>> words,
                    std::string meaning) {
        return choice<M, E>(std::move(key), member, words, Spec{}, std::move(meaning));
    }

    /// A table of its own: M or std::optional<M>, M a struct with describe(). If it is absent and
    /// not optional, it is read as an empty table when all its fields allow that.
    template <class M>
    Builder& record(std::string key, M P::*member, std::string meaning) {
        static_assert(detail::Slot<M>::shape != Shape::list, "a vector of records is a list()");
        return table(std::move(key), member, std::move(meaning));
    }

    /// A list of tables, `[[key]]`, each a T with describe(); it may be absent or empty. If T has a
    /// field `name`, the names must differ, and paths find an element by it.
    template <class T>
    Builder& list(std::string key, std::vector<T> P::*member, std::string meaning) {
        return table(std::move(key), member, std::move(meaning));
    }

    /// A std::variant member whose alternative is chosen by the words of `key`; the fields of the
    /// chosen alternative stand in the same table as this record's own.
    /// A table without `key` is of the kind `fallback`; if that is "", the key must be there.
    template <class V>
    Builder& kinds(std::string key, V P::*member, std::initializer_list<Kind> kinds,
                   std::string meaning, std::string fallback = {}) {
        KindField field{.fallback = std::move(fallback)};
        for (const Kind& each : kinds) {
            auto emplace = detail::emplacer<V>(each.type);
            auto make = [member, emplace](void* object) {
                return emplace(&(static_cast<P*>(object)->*member));
            };
            field.kinds.push_back({std::string(each.word), each.describe, make});
        }
        record_.add({std::move(key), std::move(meaning), std::move(field)});
        return *this;
    }

    /// Keeps in `member` where the table stands.
    Builder& position(Position P::*member) {
        record_.keep_position([member](void* object, const Position& where) {
            static_cast<P*>(object)->*member = where;
        });
        return *this;
    }

    operator Record() const { return record_; }

private:
    template <class M>
    Builder& table(std::string key, M P::*member, std::string meaning) {
        using Slot = detail::Slot<M>;
        auto make = [member](void* object) -> void* {
            return &Slot::make(static_cast<P*>(object)->*member);
        };
        TableField field{Slot::shape, &Slot::Element::describe, make};
        record_.add({std::move(key), std::move(meaning), std::move(field)});
        return *this;
    }

    Record record_;
};

/// Starts the description of P: `static const Record record = scenario::record<P>(...).field(...)`.
template <class P>
Builder<P> record(std::string name, std::string meaning) {
    return {std::move(name), std::move(meaning)};
}

} // namespace sim::scenario
