#include "models/world.hpp"

#include "models/follow.hpp"
#include <algorithm>

// How a world moves on from one activity to those that come after it, or back.

namespace models {

namespace {
/// Gives a lease back at its turn, after all requests of the instant, so that whoever asks at the
/// same instant is weighed against those who wait already: the rule of a list schedule.
sim::Process release(World& /*its frame lives there*/, sim::Lease lease) {
    lease.release();
    co_return;
}
} // namespace

ActivityId World::finish(ActivityId a, sim::Time end) {
    Progress& done = progress[index(a)];
    done.state = Progress::State::done;
    done.end = end;
    for (const ActivityId next : blueprint_->in(blueprint_->links, blueprint_->step(a).after)) {
        Progress& later = progress[index(next)];
        if (later.state != Progress::State::waiting)
            continue;
        later.ready = std::max(later.ready, end);
        if (--later.pending == 0)
            make_ready(next);
    }
    return start_all_but_first();
}

ActivityId World::go_back(ActivityId a, Stretch again, sim::Time at) {
    const auto set = blueprint_->in(blueprint_->reworks, again);
    ++goings_back_;
    // First all that is to be done again is open, and only then is it counted who waits for whom.
    for (const ActivityId each : set) {
        Progress& here = progress[index(each)];
        if (each != a && !(here.state == Progress::State::done && here.end <= at && !here.settled))
            continue; // under way again already, for another's sake; or nobody does it any more
        here.state = Progress::State::waiting;
        here.sent_back = goings_back_;
        here.ready = at;
        here.pending = 0;
        ++here.attempt;
    }
    for (const ActivityId each : set) {
        Progress& here = progress[index(each)];
        if (here.sent_back != goings_back_)
            continue;
        for (const ActivityId earlier :
             blueprint_->in(blueprint_->links, blueprint_->step(each).before))
            if (progress[index(earlier)].state == Progress::State::done)
                here.ready = std::max(here.ready, progress[index(earlier)].end);
            else if (progress[index(earlier)].state != Progress::State::absent)
                ++here.pending;
        if (each != a) // a itself was not done, so who comes after it still waits for it
            add_waiting(blueprint_->step(each));
    }
    for (const ActivityId each : set)
        if (const Progress& here = progress[index(each)];
            here.sent_back == goings_back_ && here.pending == 0)
            make_ready(each);
    return start_all_but_first();
}

void World::add_waiting(const Step& reopened) {
    for (const ActivityId next : blueprint_->in(blueprint_->links, reopened.after)) {
        Progress& later = progress[index(next)];
        if (later.state == Progress::State::due) {
            later.state = Progress::State::waiting;
            ++later.put_off;
        }
        if (later.state == Progress::State::waiting && later.sent_back != goings_back_)
            ++later.pending;
    }
}

void World::start_others() {
    for (std::size_t i = 1; i < ready_count_; ++i)
        simulation_.spawn(follow(*this, ready_[i]));
}

void World::start_all() {
    for (std::size_t i = 0; i < ready_count_; ++i)
        simulation_.spawn(follow(*this, ready_[i]));
    ready_count_ = 0;
}

void World::give_back(ActivityId a, bool failed) {
    const Step& step = blueprint_->step(a);
    for (const std::uint32_t holding : blueprint_->in(blueprint_->freed, step.frees)) {
        const bool its_own = holding >= step.takes.begin && holding < step.takes.end;
        if (!failed || its_own)
            give_back(held[holding]);
    }
}

void World::give_back(Held& here) {
    if (here.lease.held() && here.pool->waiting() > 0)
        simulation_.spawn(release(*this, std::move(here.lease)), blueprint_->after_requests);
    else
        here.lease.release();
}

} // namespace models
