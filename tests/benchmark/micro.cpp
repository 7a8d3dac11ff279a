#include "sim/engine/distribution.hpp"
#include "sim/engine/event_queue.hpp"
#include "sim/engine/frame_pool.hpp"
#include "sim/engine/series.hpp"

#include <benchmark/benchmark.h>

#include <cstdint>

// The pieces that the loads are made of, one by one: `slipway-micro --help` says how to choose.

namespace {

using benchmark::DoNotOptimize;
using benchmark::State;

constexpr std::uint64_t seed = 20'130'301;

void uniform_number(State& state) {
    const sim::Streams streams(seed, 0);
    std::uint32_t occasion = 0;
    for (auto _ : state)
        DoNotOptimize(streams.uniform({1, 2, occasion++}));
}

void uniform_number_by_the_authors(State& state) {
    const sim::Philox generator(seed);
    std::uint32_t occasion = 0;
    for (auto _ : state)
        DoNotOptimize(generator.portable({0, 2, 1, occasion++}));
}

void pert_quantile(State& state) {
    const sim::Distribution law = sim::Distribution::pert(60, 90, 180);
    double u = 0.0;
    for (auto _ : state) {
        u += 0.381966;
        u -= u >= 1.0 ? 1.0 : 0.0;
        DoNotOptimize(law.quantile(u));
    }
}

void pert_draw_by_its_address(State& state) {
    const sim::Streams streams(seed, 0);
    const sim::Distribution law = sim::Distribution::pert(60, 90, 180);
    std::uint32_t occasion = 0;
    for (auto _ : state)
        DoNotOptimize(sim::to_duration(law.draw(streams, {1, 2, occasion++})));
}

void pert_draw_in_a_series(State& state) {
    sim::Series series(sim::Distribution::pert(60, 90, 180), sim::Streams(seed, 0), 1);
    for (auto _ : state)
        DoNotOptimize(series.next());
}

// The earliest of n wake-ups is armed again, later.
void queue_hold(State& state) {
    const auto slots = static_cast<std::uint32_t>(state.range(0));
    sim::EventQueue queue;
    sim::Series lengths(sim::Distribution::exponential(1e6), sim::Streams(seed, 0), 1);
    for (std::uint32_t slot = 0; slot < slots; ++slot) {
        queue.add_slot();
        queue.arm(slot, static_cast<std::uint64_t>(lengths.next().count()), 0);
    }
    for (auto _ : state) {
        const sim::EventKey key = queue.coming();
        queue.begin(key.slot());
        queue.arm(key.slot(), key.time() + static_cast<std::uint64_t>(lengths.next().count()), 0);
        queue.done(key.slot());
    }
}

// A wake-up at the present instant, through the ring.
void queue_ready(State& state) {
    sim::EventQueue queue;
    queue.add_slot();
    for (auto _ : state) {
        queue.arm_now(0, 1, 0);
        DoNotOptimize(queue.ready());
        queue.take_ready();
    }
}

void frame(State& state) {
    sim::FramePool pool;
    for (auto _ : state) {
        void* memory = sim::frame::allocate(pool, 300);
        DoNotOptimize(memory);
        sim::frame::deallocate(memory, 300);
    }
}

BENCHMARK(uniform_number);
BENCHMARK(uniform_number_by_the_authors);
BENCHMARK(pert_quantile);
BENCHMARK(pert_draw_by_its_address);
BENCHMARK(pert_draw_in_a_series);
BENCHMARK(queue_hold)->Arg(10)->Arg(100)->Arg(1'000)->Arg(100'000);
BENCHMARK(queue_ready);
BENCHMARK(frame);

} // namespace

BENCHMARK_MAIN();
