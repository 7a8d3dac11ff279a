#include "sim/engine/frame_pool.hpp"

#include <new>

namespace sim {
namespace {

constexpr std::size_t chunk_size = std::size_t{64} * 1024;
constexpr std::align_val_t alignment{64};

} // namespace

FramePool::~FramePool() {
    for (void* chunk : chunks_)
        ::operator delete(chunk, alignment);
}

void* FramePool::refill(std::size_t which) {
    const std::size_t size = size_of(which);
    if (which >= small_classes)
        return new_chunk(size);
    if (fresh_size_ < size) {
        fresh_ = static_cast<std::byte*>(new_chunk(chunk_size));
        fresh_size_ = chunk_size;
    }
    void* block = fresh_;
    fresh_ += size;
    fresh_size_ -= size;
    return block;
}

void* FramePool::new_chunk(std::size_t size) {
    chunks_.push_back(nullptr); // first, so that the chunk is never left without an owner
    return chunks_.back() = ::operator new(size, alignment);
}

} // namespace sim
