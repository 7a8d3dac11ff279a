#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "sim/experiment/exclusion.hpp"
#include "sim/experiment/lane.hpp"
#include "sim/experiment/precision.hpp"
#include "sim/experiment/replicate.hpp"
#include "sim/experiment/retrace.hpp"
#include "sim/scenario/document.hpp"
#include "sim/scenario/read.hpp"

namespace sim::shell {

/// A model built from a scenario, whatever its type. Calls through it are per experiment, never per
/// replication or event.
class AnyModel {
public:
    AnyModel() = default;
    AnyModel(const AnyModel&) = delete;
    AnyModel& operator=(const AnyModel&) = delete;
    virtual ~AnyModel() = default;

    virtual const OutcomeDescription& outcome() const = 0;
    /// What the scenario says and the model cannot do quite so, each a line with its place.
    virtual std::vector<std::string> warnings() const = 0;
    /// What can be taken away from the scenario to see what it costs; none if the model cannot say.
    virtual std::vector<Exclusion> exclusions() const = 0;
    virtual Result replicate(const Plan& plan) const = 0;
    virtual Result replicate_until(const Plan& plan, double half_width) const = 0;
    virtual std::vector<std::int64_t> replay(const Streams& streams) const = 0;
    /// Tells the story of one replication, if the model can.
    virtual void narrate(const Streams& streams, std::ostream& log) const = 0;
    /// What the first `most` replications of a result did, if the model can be watched.
    virtual std::optional<TraceResult> retrace(std::uint64_t seed, const Result& result,
                                               std::uint64_t most, std::size_t threads) const = 0;
    /// This model as one of several on the same chance; it must outlive the contender.
    virtual Contender contender() const = 0;
};

/// How the shell gets at a kind of model: its description, and how to build one.
struct ModelPort {
    const scenario::Record* record = nullptr;
    /// InvalidInput if the scenario is wrong.
    std::function<std::unique_ptr<const AnyModel>(const scenario::Document&)> build;
    /// The same of a scenario that has been built before, with other values: its file's options are
    /// not tried again. From any thread.
    std::function<std::unique_ptr<const AnyModel>(const scenario::Document&)> rebuild;
    /// What the model leaves out of the world, each in a clause; none if it does not say.
    std::vector<std::string> omissions = {};
};

/// A model that has warnings() about its scenario.
template <class M>
concept Warns = requires(const M& model) {
    { model.warnings() } -> std::convertible_to<std::vector<std::string>>;
};

/// A model that says what it leaves out of the world.
template <class M>
concept NamesOmissions = requires {
    { M::omissions() } -> std::convertible_to<std::vector<std::string>>;
};

/// An AnyModel that holds an M.
template <Model M>
class ModelBox final : public AnyModel {
public:
    explicit ModelBox(typename M::Parameters parameters) : model_(std::move(parameters)) {
        model_.outcome().validate();
    }

    const OutcomeDescription& outcome() const override { return model_.outcome(); }
    std::vector<std::string> warnings() const override {
        if constexpr (Warns<M>)
            return model_.warnings();
        else
            return {};
    }
    std::vector<Exclusion> exclusions() const override {
        if constexpr (Excludes<M>)
            return model_.exclusions();
        else
            return {};
    }
    Result replicate(const Plan& plan) const override { return sim::replicate(model_, plan); }
    Result replicate_until(const Plan& plan, double half_width) const override {
        return sim::replicate_until(model_, plan, half_width);
    }
    std::vector<std::int64_t> replay(const Streams& streams) const override {
        return sim::replay(model_, streams);
    }
    void narrate(const Streams& streams, std::ostream& log) const override {
        if constexpr (Narrates<M>) {
            typename M::Workspace workspace(model_);
            model_.narrate(streams, workspace, log);
        }
    }
    std::optional<TraceResult> retrace(std::uint64_t seed, const Result& result, std::uint64_t most,
                                       std::size_t threads) const override {
        if constexpr (Traces<M>)
            return sim::retrace(model_, seed, result, most, threads);
        else
            return std::nullopt;
    }
    Contender contender() const override { return contender_of(model_); }

private:
    M model_;
};

/// The port of the models of type M, whose Parameters describe themselves.
template <Model M>
    requires scenario::Described<typename M::Parameters>
ModelPort port_of() {
    using scenario::Options;
    const auto built = [](const scenario::Document& document,
                          Options options) -> std::unique_ptr<const AnyModel> {
        return std::make_unique<ModelBox<M>>(
            scenario::read<typename M::Parameters>(document, options));
    };
    ModelPort port{
        .record = &M::Parameters::describe(),
        .build = [=](const scenario::Document& of) { return built(of, Options::tried); },
        .rebuild = [=](const scenario::Document& of) { return built(of, Options::trusted); }};
    if constexpr (NamesOmissions<M>)
        port.omissions = M::omissions();
    return port;
}

} // namespace sim::shell
