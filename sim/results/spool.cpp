#include "sim/results/spool.hpp"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <stdexcept>
#include <string>

namespace sim::results {

namespace {

[[noreturn]] void refuse() {
    throw std::runtime_error(std::string("a temporary file: ") + std::strerror(errno));
}

template <class T>
void put(std::FILE* file, const T* values, std::size_t count) {
    if (std::fwrite(values, sizeof(T), count, file) != count)
        refuse();
}

template <class T>
void get(std::FILE* file, T* values, std::size_t count) {
    if (std::fread(values, sizeof(T), count, file) != count)
        refuse();
}

} // namespace

Spool::Spool() : file_(std::tmpfile()) {
    if (!file_)
        refuse();
}

void Spool::add(const RawOutcomes& rows) {
    if (rows.replications.empty())
        return;
    const std::array<std::size_t, 2> sizes{rows.replications.size(), rows.values.size()};
    put(file_.get(), sizes.data(), sizes.size());
    put(file_.get(), rows.replications.data(), rows.replications.size());
    put(file_.get(), rows.values.data(), rows.values.size());
}

void Spool::each(const std::function<void(const RawOutcomes&)>& use) const {
    if (std::fflush(file_.get()) != 0)
        refuse();
    const long end = std::ftell(file_.get());
    std::rewind(file_.get());
    while (std::ftell(file_.get()) < end) {
        std::array<std::size_t, 2> sizes{};
        get(file_.get(), sizes.data(), sizes.size());
        RawOutcomes rows{.replications = std::vector<std::uint32_t>(sizes[0]),
                         .values = std::vector<std::int64_t>(sizes[1])};
        get(file_.get(), rows.replications.data(), rows.replications.size());
        get(file_.get(), rows.values.data(), rows.values.size());
        use(rows);
    }
}

} // namespace sim::results
