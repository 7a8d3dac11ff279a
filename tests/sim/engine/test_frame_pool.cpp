#include "sim/engine/frame_pool.hpp"

#include <catch2/catch.hpp>

#include <cstdint>
#include <cstring>
#include <random>
#include <utility>
#include <vector>

TEST_CASE("blocks are aligned, big enough and apart from each other", "[property]") {
    sim::FramePool pool;
    std::mt19937_64 random(5);
    std::vector<std::pair<unsigned char*, std::size_t>> held;
    for (int step = 0; step < 4000; ++step) {
        if (held.size() > 50 || (!held.empty() && random() % 2 == 0)) {
            const auto [block, size] = held.back();
            held.pop_back();
            for (std::size_t byte = 0; byte < size; ++byte)
                REQUIRE(block[byte] == static_cast<unsigned char>(size));
            pool.deallocate(block, size);
        } else {
            const std::size_t size = 1 + random() % (random() % 20 == 0 ? 20'000 : 600);
            auto* block = static_cast<unsigned char*>(pool.allocate(size));
            REQUIRE(reinterpret_cast<std::uintptr_t>(block) % 64 == 0);
            std::memset(block, static_cast<int>(size & 0xff), size);
            held.emplace_back(block, size);
        }
    }
}

TEST_CASE("a pool asks the system for nothing that it has already had") {
    sim::FramePool pool;
    const std::vector<std::size_t> sizes{1, 64, 65, 1000, 4096, 4097, 8192, 8193, 100'000};
    std::uint64_t after_first = 0;
    for (int round = 0; round < 10; ++round) {
        std::vector<void*> blocks;
        for (const std::size_t size : sizes)
            blocks.push_back(pool.allocate(size));
        for (std::size_t i = 0; i < sizes.size(); ++i)
            pool.deallocate(blocks[i], sizes[i]);
        if (round == 0)
            after_first = pool.system_allocations();
    }
    CHECK(pool.system_allocations() == after_first);
}
