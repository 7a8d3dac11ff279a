#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/scenario/leaf.hpp"

namespace sim::scenario {

/// One leaf that was read, for the register.
struct LeafVisit {
    const std::string& path;
    const LeafField& field;
    const Node& node;
    const Leaf& leaf;
};

/// Goes through a tree along a description: checks everything, fills an object if there is one, and
/// shows every leaf to a visitor if there is one.
class Walk {
public:
    using Visitor = std::function<void(const LeafVisit&)>;

    Walk(Reporter reporter, DistributionCache& cache, Visitor visitor = {});

    /// The whole scenario; `object` may be nullptr.
    void scenario(const Record& record, const Node& root, void* object);

private:
    /// Where the walk is.
    struct Scope {
        std::string path;  ///< "oven.Aga"
        std::string label; ///< "oven 'Aga'"
        Inherited inherited;
        bool is_root = false;

        std::string prefix() const { return label.empty() ? label : label + ": "; }
        std::string path_to(std::string_view key) const;
    };
    /// A table seen as some record: the description, the values and the object to fill.
    struct Place {
        const Record& record;
        const Node& node;
        void* object;
    };
    /// The kind a table turned out to be.
    struct Chosen {
        const KindField* field = nullptr;
        const KindWord* word = nullptr;
    };

    void table(const Place& place, const Scope& scope);
    void fields(const Place& place, const Scope& scope);
    void leaf(const Field& field, const Place& place, const Scope& scope);
    void leaf_list(const Field& field, const Node& node, void* object, const LeafContext& context,
                   const Scope& scope);
    void record(const Field& field, const Place& place, const Scope& scope);
    void list(const Field& field, const Node& node, void* object, const Scope& scope);
    void kind(const Field& field, const Place& place, const Scope& scope);

    static Chosen chosen_kind(const Record& record, const Node& node);
    void check_kind(const Field& field, const Node& table, const Scope& scope) const;
    void refuse_unknown_keys(const Place& place, const Scope& scope);
    Inherited inherited_in(const Node& node, const Scope& scope);
    void read_files_evidence(const Node& root, Scope& whole);
    static Scope element_scope(const Field& field, const Node& element, std::size_t index,
                               const Scope& scope);
    void visit(const std::string& path, const LeafField& field, const Node& node,
               const Leaf& leaf) const;
    void report(const Mark& mark, const Scope& scope, std::string_view what) const;
    Node fallback_at(const LeafField& field, const Node& table);

    Reporter reporter_;
    DistributionCache& cache_;
    Visitor visitor_;
    EvidenceOfFiles files_;
    std::map<const Source*, std::shared_ptr<const Source>> fallbacks_;
};

} // namespace sim::scenario
