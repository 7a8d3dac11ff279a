#include <cstddef>
#include <new>

#include <mimalloc.h>

// Memory that is not there is told by std::bad_alloc, as the language has it; mimalloc's own
// operators, compiled as C, would end the program.

namespace {

void* or_throw(void* memory) {
    if (memory == nullptr) [[unlikely]]
        throw std::bad_alloc();
    return memory;
}

std::size_t number(std::align_val_t alignment) { return static_cast<std::size_t>(alignment); }

} // namespace

void* operator new(std::size_t size) { return or_throw(mi_malloc(size)); }
void* operator new[](std::size_t size) { return or_throw(mi_malloc(size)); }
void* operator new(std::size_t size, std::align_val_t alignment) {
    return or_throw(mi_malloc_aligned(size, number(alignment)));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
    return or_throw(mi_malloc_aligned(size, number(alignment)));
}

void operator delete(void* memory) noexcept { mi_free(memory); }
void operator delete[](void* memory) noexcept { mi_free(memory); }
void operator delete(void* memory, std::size_t /*size*/) noexcept { mi_free(memory); }
void operator delete[](void* memory, std::size_t /*size*/) noexcept { mi_free(memory); }
void operator delete(void* memory, std::align_val_t /*alignment*/) noexcept { mi_free(memory); }
void operator delete[](void* memory, std::align_val_t /*alignment*/) noexcept { mi_free(memory); }
void operator delete(void* memory, std::size_t /*size*/, std::align_val_t /*alignment*/) noexcept {
    mi_free(memory);
}
void operator delete[](void* memory, std::size_t /*size*/,
                       std::align_val_t /*alignment*/) noexcept {
    mi_free(memory);
}
