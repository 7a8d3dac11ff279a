#include "tests/models/trial.hpp"

#include "sim/engine/errors.hpp"
#include "sim/scenario/read.hpp"

#include <limits>

namespace trial {

using sim::scenario::Document;

const std::string dates = "start = 2024-01-01\ndeadline = 2024-12-31\nhorizon = 2025-12-31\n";

std::filesystem::path file(const std::string& name) {
    return std::filesystem::path(SLIPWAY_TEST_DATA) / name;
}

models::Programme programme_of(std::string text) {
    for (std::size_t at = text.find(",\n"); at != std::string::npos; at = text.find(",\n", at))
        text[at + 1] = ' ';
    return models::Programme(
        sim::scenario::read<models::Parameters>(Document::parse(text, "s.toml")));
}

models::Programme programme_in(const std::string& name, const std::vector<std::string>& options) {
    Document document = Document::load(file(name));
    for (const std::string& option : options)
        document.apply_option(option);
    return models::Programme(sim::scenario::read<models::Parameters>(document));
}

Run::Run(const std::string& text, std::uint32_t replication, std::uint64_t seed)
    : programme_{std::make_unique<const models::Programme>(programme_of(dates + text))},
      workspace_{std::make_unique<models::Programme::Workspace>(*programme_)},
      outcome_(programme_->outcome().size(), sim::unset) {
    programme_->run(sim::Streams(seed, replication), *workspace_, outcome_);
}

const models::Progress& Run::progress(const std::string& activity) const {
    const models::Network& network = programme_->blueprint().network;
    for (std::size_t i = 0; i < network.activities().size(); ++i)
        if (network.name_of(models::id_of<models::ActivityId>(i)) == activity)
            return world().progress[i];
    throw sim::InvalidInput("no activity is called '" + activity + "'");
}

double Run::end(const std::string& activity) const {
    const models::Progress& here = progress(activity);
    if (here.state != models::Progress::State::done || here.end >= programme_->blueprint().horizon)
        return std::numeric_limits<double>::infinity();
    return static_cast<double>(here.end.time_since_epoch().count()) / 86'400;
}

std::uint32_t Run::attempts(const std::string& activity) const {
    return progress(activity).attempt + 1;
}

std::int64_t Run::measure(const std::string& section, const std::string& member,
                          const std::string& name) const {
    return outcome_[programme_->outcome().index(section, member, name)];
}

} // namespace trial
