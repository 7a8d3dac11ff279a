#pragma once

#include "models/blueprint.hpp"
#include "models/gates.hpp"
#include "models/journal.hpp"
#include "models/luck.hpp"
#include "models/membership.hpp"
#include "models/strength.hpp"
#include "sim/engine/chance.hpp"
#include "sim/engine/pool.hpp"
#include "sim/engine/simulation.hpp"

#include <cstdint>
#include <deque>
#include <vector>

namespace models {

/// Among the events of one instant ends come first, so that what they free is free for requests.
inline constexpr sim::Priority ends_first{0};

/// How far one activity has come in a replication.
struct Progress {
    sim::Time ready{};           ///< when the last of what comes before it ended, so far
    sim::Time end{};             ///< when it ended, if done
    std::uint32_t pending = 0;   ///< how many of what comes before it are not done
    std::uint32_t attempt = 0;   ///< how often it has been begun again
    std::uint32_t sent_back = 0; ///< the last going back that touched it, counted from 1
    std::uint32_t put_off = 0;   ///< how often it was due and then made to wait again
    /// `due`: nothing is pending, but its time to begin has not come (only where
    /// Step::may_be_put_off). `absent`: nobody does it, yet or any more; who comes after it does
    /// not wait for it.
    enum class State : std::uint8_t { waiting, due, under_way, done, absent };
    State state = State::waiting;
    bool settled = false; ///< done, by one who has left since: never to be done again
};

/// A tender under way: who has handed in a bid in time, in this round.
struct Ballot {
    std::uint64_t bids = 0;       ///< a bit for each bidder
    std::uint64_t overloaded = 0; ///< a bit for each bidder whose bid was begun under overload
    std::uint64_t admitted = 0;   ///< a bit for each bidder that is in the framework
    std::uint32_t round = 0;
    std::uint32_t declined = 0; ///< over all rounds
};

/// What a replication counts for a supplier.
struct Desk {
    std::uint32_t written = 0;
    std::uint32_t declined = 0;       ///< for any reason
    std::uint32_t not_interested = 0; ///< of these, as a bid would not pay
    std::uint32_t too_busy = 0;       ///< of these, as too many waited for a team
    std::uint32_t overloaded = 0;     ///< bids begun while there were more than teams
    std::uint32_t non_compliant = 0;  ///< bids in time that did not count
    std::uint32_t won = 0;
    std::uint32_t admitted = 0; ///< to frameworks
    std::uint32_t queued = 0;   ///< bids written that had waited for a team
    sim::Duration waited{0};    ///< all of them together
};

/// What is held for a holding: nothing, or units of a pool.
struct Held {
    sim::Lease lease;
    sim::Pool* pool = nullptr; ///< that the lease is of, while it is held
};

/// All that changes in a replication: one for each worker, begun anew for each replication without
/// allocating.
///
/// Activities keep a clock of their own: an end is computed when the activity begins, and becomes
/// an event only where others could notice. So `Progress::end` may lie ahead of the simulation's
/// now(); whoever reads it must take the later of the two.
class World {
    // What leases and processes refer to stands first, so that it is destroyed last.
    const Blueprint* blueprint_;
    sim::Simulation simulation_;
    std::deque<sim::Pool> capacities_; ///< by Blueprint::pools
    std::deque<sim::Pool> teams_;      ///< [supplier * trades + trade]

public:
    explicit World(const Blueprint& blueprint);
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    /// Everything as at the scenario's start, with the chance of one replication.
    void begin(const sim::Streams& streams);
    /// Runs the replication to the horizon.
    void run() {
        start();
        simulation_.run_until(blueprint_->horizon);
    }
    /// Starts all that begins by itself; whoever watches runs the simulation on piece by piece.
    void start();

    [[nodiscard]] sim::Simulation& simulation() { return simulation_; }
    [[nodiscard]] const Blueprint& blueprint() const { return *blueprint_; }
    [[nodiscard]] const std::deque<sim::Pool>& capacities() const { return capacities_; }
    [[nodiscard]] const std::deque<sim::Pool>& teams() const { return teams_; }

    /// A draw of activity `a` on its present attempt (or on a given occasion).
    [[nodiscard]] double uniform(Draw draw, ActivityId a) const {
        return uniform(draw, a, progress[index(a)].attempt);
    }
    [[nodiscard]] double uniform(Draw draw, ActivityId a, std::uint32_t occasion) const {
        const Step& step = blueprint_->step(a);
        return streams.uniform(address(draw, step.stage, step.owner, occasion));
    }

    /// The draw that decides whether the present attempt of `a` fails.
    [[nodiscard]] double failure_draw(ActivityId a) const {
        const std::uint32_t place = luck_.places(a).failure;
        const bool ahead = place != Luck::not_ahead && progress[index(a)].attempt == 0;
        return ahead ? luck_.number(place) : uniform(Draw::failure, a);
    }
    /// The draw that decides when the board of `a`, an approval, meets.
    [[nodiscard]] double board_draw(ActivityId a) const {
        const std::uint32_t place = luck_.places(a).board;
        return place != Luck::not_ahead ? luck_.number(place) : uniform(Draw::board, a, 0);
    }

    /// A draw of a supplier's bid in the present round of tender `a`.
    [[nodiscard]] double uniform(Draw draw, ActivityId a, SupplierId supplier) const {
        const Step& step = blueprint_->step(a);
        return streams.uniform(address(draw, step.stage,
                                       pair_of(step.owner, blueprint_->suppliers[index(supplier)]),
                                       progress[index(a)].attempt));
    }

    /// The trusts that take part in a step, as things stand.
    [[nodiscard]] std::span<const TrustId> trusts_of(const Step& step) const {
        return step.is(Special::membership) ? membership.trusts_of(position_of(step), step)
                                            : blueprint_->in(blueprint_->concerned, step.trusts);
    }
    /// Whether this is a case in which the activity is done at all, by the award so far and by the
    /// value of the contracts.
    [[nodiscard]] bool applies(ActivityId a) const {
        return blueprint_->step(a).is_always_done() || applies_now(blueprint_->step(a));
    }
    /// What the contracts of those a step is done for are worth together [GBP].
    [[nodiscard]] double value_of(const Step& step) const;
    /// The supplier that does the work of an activity; nobody if there is none yet.
    [[nodiscard]] SupplierId supplier_of(const Step& step) const;
    /// How long the present attempt takes if it begins at `from`, its minimum and the law kept.
    [[nodiscard]] sim::Duration duration_of(ActivityId a, sim::Time from) const;
    /// The pool that a holding of a step is taken from.
    [[nodiscard]] sim::Pool& pool_of(std::uint32_t holding, const Step& step);
    /// Whether it is taken at all: what is a trust's own only while it takes part.
    [[nodiscard]] bool is_needed(std::uint32_t holding, const Step& step) const {
        return !step.is(Special::membership) || !is_left_out(holding, step);
    }
    /// What activity `a` asks of that pool.
    [[nodiscard]] sim::Request request_for(std::uint32_t holding, ActivityId a) const;

    /// Keeps a lease for a holding, once it is granted.
    void hold(std::uint32_t holding, sim::Lease&& lease, sim::Pool& pool) {
        held[holding].lease = std::move(lease);
        held[holding].pool = &pool;
        ++model_events;
    }
    /// Ends an activity at `end`; what it made ready is begun, but for the first, which is
    /// returned.
    ActivityId finish(ActivityId a, sim::Time end);
    /// Leads back from `a`, which has failed at `at`: whatever of `again` is done is to be done
    /// again; what is ready is begun, but for the first, which is returned.
    ActivityId go_back(ActivityId a, Stretch again, sim::Time at);
    /// Gives back what `a` was the last to hold; after a failure only what it took for itself
    /// alone.
    void give_back(ActivityId a, bool failed);
    /// Lets a capacity have as many units as there are now.
    void update_capacity(std::size_t which);
    /// Books an attempt's cost with the owners.
    void pay(ActivityId a);
    /// Books a sum in equal parts with those whom a step is for.
    void charge(const Step& step, std::int64_t pence);

    /// @name Where who takes part may change
    /// @{

    /// Notes that the running process does `a`. \return false if nobody does it any more
    bool take_up(ActivityId a);
    /// Notes that it no longer does.
    void put_down(ActivityId a);
    /// Lets members leave at the end, at `end`, of a group's stage, before anybody goes on from it.
    void part(ActivityId a, sim::Time end);
    /// Lets a trust end as an organisation, if it is not out yet.
    void end_trust(const Ending& ending);
    /// @}
    /// Writes an entry into the journal, which there is.
    void note(const Journal::Entry& entry) { journal->entries.push_back(entry); }

    sim::Streams streams{0, 0};
    std::vector<Progress> progress;          ///< by activity
    std::vector<Held> held;                  ///< by holding
    std::vector<Ballot> ballots;             ///< by competition
    std::vector<Desk> desks;                 ///< by supplier
    std::vector<std::uint8_t> written_alike; ///< [likeness * suppliers + supplier]: has done so
    std::vector<WindowBook> books;           ///< by window
    std::vector<sim::Time> begun;            ///< by Blueprint::noted: when it last began
    std::vector<SupplierId> chosen;          ///< by trust
    std::vector<std::int64_t> paid;          ///< [pence] by trust
    std::vector<Strength> strengths;         ///< by lot of a capacity
    Payments payments;
    std::int64_t bids_paid = 0;     ///< [pence] by suppliers
    std::uint64_t model_events = 0; ///< activities begun and ended, grants, decisions
    std::uint32_t failed_tenders = 0;
    std::uint32_t challenges = 0;
    std::deque<sim::Pool> bid_teams; ///< by supplier
    Halts halts;                     ///< what stops go-lives, and who is in trouble
    Practice practice;               ///< what has been learnt
    Membership membership;           ///< who takes part in what
    Journal* journal = nullptr;      ///< where the story goes, if it is wanted

private:
    [[nodiscard]] bool applies_now(const Step& step) const;
    /// The draw that decides how long the present attempt takes.
    [[nodiscard]] double duration_draw(ActivityId a) const;
    [[nodiscard]] static Progress::State state_when_ready(const Step& step) {
        return step.may_be_put_off ? Progress::State::due : Progress::State::under_way;
    }
    [[nodiscard]] ActivityId start_all_but_first() {
        if (ready_count_ == 0)
            return nobody<ActivityId>;
        if (ready_count_ > 1)
            start_others();
        ready_count_ = 0;
        return ready_.front();
    }
    void start_others();
    /// Nothing is pending any more for an activity.
    void make_ready(ActivityId a) {
        progress[index(a)].state = state_when_ready(blueprint_->step(a));
        ready_[ready_count_++] = a;
    }
    /// Who comes after a step that is to be done again waits for it again.
    void add_waiting(const Step& reopened);
    void make_pools();
    /// Begins all that was made ready.
    void start_all();
    [[nodiscard]] bool is_out(TrustId trust) const;
    /// Whether a holding is of a trust's own that takes no part in the step.
    [[nodiscard]] bool is_left_out(std::uint32_t holding, const Step& step) const;
    [[nodiscard]] std::size_t position_of(const Step& step) const {
        return static_cast<std::size_t>(&step - blueprint_->steps.data());
    }
    /// A member leaves its group and begins on its fallback route.
    void leave(TrustId trust);
    void note_departure(TrustId trust, EnrolmentId from);
    /// A group with too few members left breaks up: all of them leave.
    void break_up_if_too_few(GroupId party);
    /// What an enrolled trust did, or was the last to do, is done no more.
    void withdraw(EnrolmentId e);
    void drop(ActivityId a);
    void stop(ActivityId a);
    /// What an enrolled trust is to do is to be done from now on.
    void enrol(EnrolmentId e);
    void give_back(Held& here);

    std::vector<Progress> at_start_;
    std::vector<ActivityId> first_;
    std::vector<ActivityId> ready_; ///< the first are made ready just now, in the network's order
    std::size_t ready_count_ = 0;
    Luck luck_;
    std::uint32_t goings_back_ = 0;
};

} // namespace models
