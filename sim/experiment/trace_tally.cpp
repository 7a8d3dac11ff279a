#include "sim/experiment/trace_tally.hpp"

#include <algorithm>

#include "sim/engine/errors.hpp"
#include "sim/experiment/measure.hpp"

namespace sim {

namespace {

std::int64_t value_of(Time time) {
    return time == never ? censored : time.time_since_epoch().count();
}

} // namespace

TraceTally::TraceTally(const TraceShape& shape)
    : tasks_(shape.tasks.size()), looks_(shape.series.size() * shape.looks),
      seen_(shape.tasks.size()) {}

void TraceTally::note(const Trace::Bar& bar) {
    expects(bar.task < tasks_.size(), "a trace tells of a task that its shape does not have");
    Seen& seen = seen_[bar.task];
    if (seen.in != replications_) {
        seen = {replications_, bar.begin, bar.ready, bar.end, bar.failed};
        return;
    }
    seen.begin = std::min(seen.begin, bar.begin);
    if (bar.ready < seen.ready)
        return;
    seen.ready = bar.ready;
    seen.end = bar.end;
    seen.failed = bar.failed;
}

void TraceTally::add(const Trace& trace) {
    expects(trace.looks.size() == looks_.size(), "a trace has not as many looks as its shape says");
    ++replications_;
    for (const Trace::Bar& bar : trace.bars)
        note(bar);
    for (std::size_t i = 0; i < tasks_.size(); ++i) {
        const Seen& seen = seen_[i];
        if (seen.in != replications_)
            continue;
        const Time end = seen.failed ? never : seen.end;
        tasks_[i].begin.add(value_of(seen.begin));
        tasks_[i].end.add(value_of(end));
        tasks_[i].done += end == never ? 0U : 1U;
    }
    for (const std::uint32_t task : trace.critical) {
        expects(task < tasks_.size(), "a trace tells of a task that its shape does not have");
        ++tasks_[task].critical;
    }
    for (std::size_t i = 0; i < looks_.size(); ++i) {
        looks_[i].value.add(trace.looks[i].value);
        looks_[i].units.add(trace.looks[i].units);
    }
}

void TraceTally::merge(const TraceTally& other) {
    expects(tasks_.size() == other.tasks_.size() && looks_.size() == other.looks_.size(),
            "traces of different shapes cannot be merged");
    replications_ += other.replications_;
    for (std::size_t i = 0; i < tasks_.size(); ++i) {
        tasks_[i].begin.merge(other.tasks_[i].begin);
        tasks_[i].end.merge(other.tasks_[i].end);
        tasks_[i].done += other.tasks_[i].done;
        tasks_[i].critical += other.tasks_[i].critical;
    }
    for (std::size_t i = 0; i < looks_.size(); ++i) {
        looks_[i].value.merge(other.looks_[i].value);
        looks_[i].units.merge(other.looks_[i].units);
    }
}

} // namespace sim
