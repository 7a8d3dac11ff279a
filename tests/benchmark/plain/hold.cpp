#include "tests/benchmark/clock.hpp"
#include "tests/benchmark/plain/kernel.hpp"
#include "tests/benchmark/workload.hpp"

// K functions that call themselves again and again.

namespace bench {

namespace {
struct Loop {
    std::uint64_t left; // events
    plain::Kernel kernel;
    sim::Series length = exponential(Draw::service, 1);
    sim::Duration held{0}; // all together

    void hold() {
        if (left == 0)
            return;
        --left;
        const sim::Duration each = length.next();
        held += each;
        kernel.after(each, [this] { hold(); });
    }
};
} // namespace

Figures run_hold(const Options& options) {
    const std::uint64_t processes = options.k == 0 ? 1'000 : options.k;
    Loop loop{.left = options.n, .kernel = {}};
    for (std::uint64_t i = 0; i < processes; ++i)
        loop.kernel.after(sim::Duration{0}, [&loop] { loop.hold(); });
    loop.kernel.run();
    const double held = in_units(static_cast<double>(loop.held.count()));
    return {{"mean length", held / static_cast<double>(options.n), 1},
            {"events", static_cast<double>(loop.kernel.events())}};
}

} // namespace bench
