#include "models/move.hpp"

#include "models/begin.hpp"
#include "sim/engine/turn.hpp"

#include <algorithm>

namespace models {

sim::Task<MoveEnd> book_and_move(World& world, ActivityId cutover) {
    const Step& step = world.blueprint().step(cutover);
    const Move& move = world.blueprint().moves[step.detail];
    sim::Time after_lost{}; // a window called off is lost, even if it has a slot left
    for (;;) {
        const sim::Time now = world.simulation().now();
        const sim::Time opening =
            world.books[move.window].book(std::max(now + move.notice, after_lost));
        ++world.model_events;
        world.membership.note_opening(step, opening);
        if (opening == sim::never)
            co_return MoveEnd{false, now, sim::never};
        const sim::Time decided = std::max(now, opening - move.decided);
        if (step.any(looks_first)) [[unlikely]]
            co_await sim::turn(world.simulation(), decided, step.turn);
        if (step.is(Special::behind) && is_halted(world, cutover)) {
            after_lost = opening + sim::Duration{1};
            world.membership.note_opening(step, sim::Time{});
            co_await pass_halts(world, cutover);
            continue;
        }
        if (!(world.uniform(Draw::called_off, cutover) < move.called_off))
            co_return MoveEnd{false, opening, opening + world.duration_of(cutover, opening)};
        if (move.leads_back)
            co_return MoveEnd{true, opening, decided};
        ++world.progress[index(cutover)].attempt;
        after_lost = opening + sim::Duration{1};
        co_await sim::turn(world.simulation(), decided, step.turn);
    }
}

} // namespace models
