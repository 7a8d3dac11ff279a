#include "tests/benchmark/clock.hpp"
#include "tests/benchmark/plain/kernel.hpp"
#include "tests/benchmark/workload.hpp"

#include <memory>

// M/M/infinity with an object for every customer.

namespace bench {

namespace {
struct Place {
    std::uint32_t customers;
    sim::Series between;
    plain::Kernel kernel;
    sim::Series service = exponential(Draw::service, 1);
    std::uint32_t brought = 0;
    sim::Duration stayed{0}; // all together
};

struct Visitor : std::enable_shared_from_this<Visitor> {
    explicit Visitor(Place& visited) : place{visited}, came{visited.kernel.now()} {}

    void stay() {
        place.kernel.after(place.service.next(), [self = shared_from_this()] {
            self->place.stayed += self->place.kernel.now() - self->came;
        });
    }

    Place& place;
    sim::Time came;
};

void bring(Place& place) {
    if (place.brought++ == place.customers)
        return;
    place.kernel.after(place.between.next(), [&place] {
        std::make_shared<Visitor>(place)->stay();
        bring(place);
    });
}
} // namespace

Figures run_crowd(const Options& options) {
    const double crowd = options.k == 0 ? 1'000 : static_cast<double>(options.k);
    Place place{.customers = static_cast<std::uint32_t>(options.n),
                .between = exponential(Draw::arrival, 1 / crowd),
                .kernel = {}};
    bring(place);
    place.kernel.run();
    const double stayed = in_units(static_cast<double>(place.stayed.count()));
    return {{"mean stay", stayed / static_cast<double>(options.n), 1},
            {"events", static_cast<double>(place.kernel.events())}};
}

} // namespace bench
