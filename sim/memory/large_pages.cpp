#include <mimalloc.h>

// The memory of a program comes in pages of 2 MiB where the system has them: README.md says why.

namespace {

void prefer_large_pages(int /*argc*/, char** /*argv*/, char** /*environment*/) {
    mi_option_set_enabled_default(mi_option_large_os_pages, true);
}

/// Runs before all constructors, also those of libraries, whose first allocation settles what kind
/// of memory the first 32 MiB are.
[[gnu::used, gnu::section(".preinit_array")]] void (*const before_all)(int, char**,
                                                                       char**) = prefer_large_pages;

} // namespace
