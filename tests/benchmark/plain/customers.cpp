#include "tests/benchmark/clock.hpp"
#include "tests/benchmark/plain/kernel.hpp"
#include "tests/benchmark/workload.hpp"

#include <deque>
#include <memory>

// M/M/1 with an object for every customer, and a server with a line of functions to call when it
// is their turn.

namespace bench {

namespace {
class Server {
public:
    void acquire(std::function<void()> granted) {
        if (busy_)
            return line_.push_back(std::move(granted));
        busy_ = true;
        granted();
    }
    void release(plain::Kernel& kernel) {
        busy_ = !line_.empty();
        if (!busy_)
            return;
        kernel.after(sim::Duration{0}, std::move(line_.front()));
        line_.pop_front();
    }

private:
    bool busy_ = false;
    std::deque<std::function<void()>> line_;
};

struct Shop {
    std::uint32_t customers;
    plain::Kernel kernel;
    Server server;
    sim::Series between = exponential(Draw::arrival, 1 / arrivals);
    sim::Series service = exponential(Draw::service, 1);
    std::uint32_t brought = 0;
    sim::Duration in_system{0}; // of all together
};

struct Customer : std::enable_shared_from_this<Customer> {
    explicit Customer(Shop& visited) : shop{visited}, came{visited.kernel.now()} {}

    void enter() {
        shop.server.acquire([self = shared_from_this()] { self->be_served(); });
    }
    void be_served() {
        shop.kernel.after(shop.service.next(), [self = shared_from_this()] { self->leave(); });
    }
    void leave() {
        shop.in_system += shop.kernel.now() - came;
        shop.server.release(shop.kernel);
    }

    Shop& shop;
    sim::Time came;
};

void bring(Shop& shop) {
    if (shop.brought++ == shop.customers)
        return;
    shop.kernel.after(shop.between.next(), [&shop] {
        std::make_shared<Customer>(shop)->enter();
        bring(shop);
    });
}
} // namespace

Figures run_customers(const Options& options) {
    Shop shop{.customers = static_cast<std::uint32_t>(options.n), .kernel = {}, .server = {}};
    bring(shop);
    shop.kernel.run();
    const double mean =
        in_units(static_cast<double>(shop.in_system.count())) / static_cast<double>(options.n);
    return {{"mean time in system", mean, 1 / (1 - arrivals)},
            {"events", static_cast<double>(shop.kernel.events())}};
}

} // namespace bench
