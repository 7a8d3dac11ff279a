#include "tests/benchmark/clock.hpp"
#include "tests/benchmark/plain/kernel.hpp"
#include "tests/benchmark/workload.hpp"

#include <deque>

// M/M/1 as two functions that call themselves again.

namespace bench {

namespace {
struct Station {
    std::uint32_t objects;
    plain::Kernel kernel;
    std::deque<sim::Time> line; // the first is served
    sim::Series between = exponential(Draw::arrival, 1 / arrivals);
    sim::Series service = exponential(Draw::service, 1);
    std::uint32_t brought = 0;
    sim::Duration in_system{0}; // of all together

    void bring() {
        if (brought++ == objects)
            return;
        kernel.after(between.next(), [this] {
            line.push_back(kernel.now());
            if (line.size() == 1)
                serve();
            bring();
        });
    }
    void serve() {
        kernel.after(service.next(), [this] {
            in_system += kernel.now() - line.front();
            line.pop_front();
            if (!line.empty())
                serve();
        });
    }
};
} // namespace

Figures run_mm1(const Options& options) {
    Station station{.objects = static_cast<std::uint32_t>(options.n), .kernel = {}, .line = {}};
    station.bring();
    station.kernel.run();
    const double mean =
        in_units(static_cast<double>(station.in_system.count())) / static_cast<double>(options.n);
    return {{"mean time in system", mean, 1 / (1 - arrivals)},
            {"events", static_cast<double>(station.kernel.events())}};
}

} // namespace bench
