#include "tests/allocations.hpp"

#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>

namespace {
std::atomic<std::uint64_t> count = 0;

void* counted(std::size_t size, std::size_t alignment) {
    ++count;
    const std::size_t padded = (size + alignment - 1) / alignment * alignment;
    void* memory = std::aligned_alloc(alignment, padded > 0 ? padded : alignment);
    if (memory == nullptr)
        throw std::bad_alloc();
    return memory;
}
} // namespace

namespace tests {
std::uint64_t allocations() noexcept { return count; }
} // namespace tests

void* operator new(std::size_t size) { return counted(size, alignof(std::max_align_t)); }
void* operator new(std::size_t size, std::align_val_t alignment) {
    return counted(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
