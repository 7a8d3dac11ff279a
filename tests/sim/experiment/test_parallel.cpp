#include "sim/experiment/parallel.hpp"

#include <mutex>
#include <stdexcept>
#include <vector>

#include <catch2/catch.hpp>

TEST_CASE("each block is handed out once, whatever the workers", "[property]") {
    for (const std::size_t workers : {1U, 2U, 3U, 7U}) {
        sim::BlockSource source(1'000, nullptr);
        std::vector<std::atomic<int>> taken(1'000);
        sim::parallel_blocks(workers, source, [&](sim::BlockSource& blocks) {
            while (const auto block = blocks.next())
                ++taken[*block];
        });
        CHECK(source.taken() == 1'000);
        for (const auto& times : taken)
            REQUIRE(times == 1);
    }
}

TEST_CASE("each worker's body is called once, even with more workers than blocks") {
    sim::BlockSource source(2, nullptr);
    std::atomic<int> calls = 0;
    sim::parallel_blocks(7, source, [&](sim::BlockSource&) { ++calls; });
    CHECK(calls == 7);
}

TEST_CASE("after a stop the blocks handed out are the first ones and no more come") {
    std::atomic<bool> stop = false;
    sim::BlockSource source(1'000'000, &stop);
    std::atomic<std::uint64_t> count = 0;
    sim::parallel_blocks(3, source, [&](sim::BlockSource& blocks) {
        while (const auto block = blocks.next()) {
            ++count;
            if (*block == 50)
                stop = true;
        }
    });
    CHECK(count == source.taken());
    CHECK(count >= 51);
    CHECK(count < 1'000'000);
}

TEST_CASE("what a worker throws is thrown to the caller, and the others stop") {
    sim::BlockSource source(UINT64_MAX, nullptr);
    CHECK_THROWS_WITH(sim::parallel_blocks(3, source,
                                           [](sim::BlockSource& blocks) {
                                               while (const auto block = blocks.next())
                                                   if (*block == 100)
                                                       throw std::runtime_error("out of paper");
                                           }),
                      "out of paper");
}

TEST_CASE("a wish for no particular number of workers means at least one") {
    CHECK(sim::worker_count(0) >= 1);
    CHECK(sim::worker_count(5) == 5);
}
