#include "models/follow.hpp"

#include "models/award.hpp"
#include "models/begin.hpp"
#include "models/bid_desk.hpp"
#include "models/challenge.hpp"
#include "models/consequence.hpp"
#include "models/milestone.hpp"
#include "models/move.hpp"
#include "models/pace.hpp"
#include "sim/engine/turn.hpp"

#include <algorithm>

namespace models {

namespace {
/// One activity's course: where its own clock stands, and what came of it.
struct Course {
    sim::Time ready; ///< all that comes before it had ended
    sim::Time begun; ///< it had all that it needs
    sim::Time t;     ///< its clock
    sim::Time from;  ///< its work began: a cutover's when its window opened
    Stretch again;   ///< what is done again if it fails
    bool failed = false;
    double longer = 1; ///< by trouble, so far
};

Course open(World& world, ActivityId a) {
    const Step& step = world.blueprint().step(a);
    sim::Time ready = std::max(world.progress[index(a)].ready, step.not_before);
    if (step.is(Special::begins)) [[unlikely]]
        ready = when_come(world, a, ready);
    ++world.model_events;
    return {ready, ready, ready, ready, step.risk.again};
}

/// Whether an activity that was due has been made to wait again since; if not, it begins.
bool was_put_off(World& world, ActivityId a, std::uint32_t put_off_before) {
    Progress& here = world.progress[index(a)];
    if (here.put_off != put_off_before || here.state != Progress::State::due)
        return true;
    here.state = Progress::State::under_way;
    return false;
}

/// The end of a step that nobody else can hasten or hinder once it has begun at `t`.
sim::Time plain_end(const World& world, ActivityId a, sim::Time t) {
    const Blueprint& b = world.blueprint();
    const Step& step = b.step(a);
    const sim::Time worked = t + world.duration_of(a, t);
    if (step.kind == Step::Kind::approval) {
        const Board& board = b.boards[step.detail];
        if (const auto listed = b.in(b.meetings, board.meetings); !listed.empty())
            return listed_meeting(worked, listed, board.round, board.papers);
        return next_meeting(worked, board.round, board.papers, world.board_draw(a));
    }
    if (step.kind == Step::Kind::standstill)
        return std::max(worked, end_of_standstill(t, b.standstills[step.detail], b.calendar));
    return worked;
}

/// Whether the attempt fails by chance.
bool fails(const World& world, ActivityId a, sim::Time from) {
    const Risk& risk = world.blueprint().step(a).risk;
    const std::uint32_t attempt = world.progress[index(a)].attempt;
    if (attempt >= risk.at_most)
        return false;
    double probability = risk.probability;
    for (std::uint32_t k = 0; k < attempt; ++k)
        probability *= risk.learning;
    if (world.blueprint().step(a).any(failure_paced)) [[unlikely]]
        probability *= failure_pace_of(world, a, from);
    return world.failure_draw(a) < probability;
}

/// A standstill is over: what comes of a loser's claim, if there is one.
void await_ruling(World& world, ActivityId a, Course& course) {
    const Ruling ruling = rule_on(world, a, course.t);
    course.t = ruling.at;
    course.failed = ruling.upheld;
    if (ruling.upheld)
        course.again = world.blueprint().claims.of(a).again;
}

/// An activity has all it needs.
void note_beginning(World& world, ActivityId a, Course& course) {
    course.begun = course.from = course.t;
    const Blueprint& b = world.blueprint();
    if (b.step(a).is(Special::begins) && b.noted.has(a)) [[unlikely]]
        world.begun[b.noted.of(a)] = course.t;
    if (world.journal != nullptr) [[unlikely]]
        world.journal->beginnings.push_back(
            {a, course.ready, course.begun, world.progress[index(a)].attempt});
}

/// Sets down a cutover's end.
void take_end(Course& course, const MoveEnd& end, Stretch called_off_to) {
    course.from = end.opened;
    course.t = end.at;
    course.failed = end.called_off;
    if (end.called_off)
        course.again = called_off_to;
}

/// Whether it fails, as far as chance decides.
void judge(World& world, ActivityId a, Course& course) {
    if (world.blueprint().step(a).may_fail && !course.failed)
        course.failed = fails(world, a, course.from);
}

/// The bill of an attempt.
void bill(World& world, ActivityId a, const Course& course) {
    const Step& step = world.blueprint().step(a);
    if (step.cost != nullptr)
        world.pay(a);
    if (step.is(Special::daily)) [[unlikely]]
        charge_days(world, a, course.begun, course.t);
}

enum class Billing { done, due };

/// Work is over: whether it fails, and the bill, which is due only at the end of what may be
/// dropped before.
Billing conclude(World& world, ActivityId a, Course& course) {
    judge(world, a, course);
    const bool may_be_dropped =
        world.blueprint().step(a).is(Special::membership) && course.t < world.blueprint().horizon;
    if (may_be_dropped)
        return Billing::due;
    bill(world, a, course);
    return Billing::done;
}

/// Whether what has happened since it began makes a step take longer than it seemed.
bool lengthens(World& world, ActivityId a, Course& course) {
    const Step& step = world.blueprint().step(a);
    const bool moved = step.kind == Step::Kind::tender || step.kind == Step::Kind::cutover;
    if (!step.is(Special::recovers) || moved)
        return false;
    const double longer = lengthened_by(world, a);
    if (!(longer > course.longer))
        return false;
    const auto seconds = static_cast<double>((course.t - course.begun).count());
    const sim::Time seemed = course.t;
    course.t = course.begun + sim::to_duration(seconds * longer / course.longer);
    course.longer = longer;
    if (step.is(Special::daily))
        charge_days(world, a, seemed, course.t);
    return true;
}

/// Runs what nobody else can hasten or hinder up to its end.
void run_alone(World& world, ActivityId a, Course& course) {
    const Step& step = world.blueprint().step(a);
    if (step.is(Special::recovers)) [[unlikely]]
        course.longer = lengthened_by(world, a);
    course.t = plain_end(world, a, course.t);
    if (step.is(Special::challenged)) [[unlikely]]
        await_ruling(world, a, course);
}

/// Ends an activity, or leads back from it. \return what to do next
ActivityId close(World& world, ActivityId a, const Course& course, Applied applied) {
    const Step& step = world.blueprint().step(a);
    if (step.any(has_consequences) && !course.failed) [[unlikely]]
        follow_up(world, a, applied, course.from);
    ++world.model_events;
    if (world.journal != nullptr) [[unlikely]]
        world.note({a, course.ready, course.begun, course.t, world.progress[index(a)].attempt,
                    course.failed, applied == Applied::yes});
    const bool parts =
        step.is(Special::parting) && !course.failed && world.applies(a); // before an award
    if (step.kind == Step::Kind::award && !course.failed && world.applies(a))
        award_directly(world, a);
    if (step.is(Special::membership))
        world.put_down(a);
    if (parts)
        world.part(a, course.t);
    const ActivityId next =
        course.failed ? world.go_back(a, course.again, course.t) : world.finish(a, course.t);
    if (step.noticed)
        world.give_back(a, course.failed);
    return next;
}
} // namespace

sim::Process follow(World& world, ActivityId first) {
    const Blueprint& blueprint = world.blueprint();
    sim::Simulation& simulation = world.simulation();
    for (ActivityId a = first; a != nobody<ActivityId>;) {
        const Step& step = blueprint.step(a);
        if (step.is(Special::membership) && !world.take_up(a))
            co_return;
        Course course = open(world, a);
        if (step.may_be_put_off) {
            const std::uint32_t before = world.progress[index(a)].put_off;
            co_await sim::turn(simulation, course.t, step.turn);
            if (was_put_off(world, a, before))
                co_return;
        }
        const bool applies = world.applies(a);
        if (applies && step.any(looks_first)) [[unlikely]] {
            if (course.t >= blueprint.horizon)
                co_return;
            co_await ready_to_begin(world, a, course.t);
            course.t = simulation.now();
        }
        for (std::uint32_t h = step.takes.begin; applies && h != step.takes.end; ++h) {
            if (world.held[h].lease.held() || !world.is_needed(h, step))
                continue;
            if (course.t >= blueprint.horizon)
                co_return;
            co_await sim::turn(simulation, course.t, step.turn);
            sim::Pool& pool = world.pool_of(h, step);
            const sim::Request request = world.request_for(h, a);
            sim::Lease lease = co_await pool.acquire(simulation, request);
            world.hold(h, std::move(lease), pool);
            course.t = simulation.now();
        }
        note_beginning(world, a, course);
        if (course.t >= blueprint.horizon)
            co_return;
        if (applies && step.kind == Step::Kind::tender) {
            co_await sim::turn(simulation, course.t, step.turn);
            const bool awarded = co_await hold_tender(world, a);
            course.failed = !awarded;
            course.t = simulation.now();
        } else if (applies && step.kind == Step::Kind::cutover) {
            co_await sim::turn(simulation, course.t, step.turn);
            const MoveEnd end = co_await book_and_move(world, a);
            take_end(course, end, blueprint.moves[step.detail].again);
        } else if (applies) {
            run_alone(world, a, course);
        }
        const Billing billing = applies ? conclude(world, a, course) : Billing::done;
        if (course.t >= blueprint.horizon)
            co_return;
        if (step.noticed || course.failed)
            co_await sim::turn(simulation, course.t, ends_first);
        if (billing == Billing::due) [[unlikely]]
            bill(world, a, course);
        while (applies && lengthens(world, a, course)) [[unlikely]]
            co_await sim::turn(simulation, course.t, ends_first);
        a = close(world, a, course, applies ? Applied::yes : Applied::no);
    }
}

} // namespace models
