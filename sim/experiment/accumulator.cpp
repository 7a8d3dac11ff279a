#include "sim/experiment/accumulator.hpp"

#include <array>
#include <utility>

#include "sim/engine/errors.hpp"
#include "sim/experiment/measure.hpp"

namespace sim {

Accumulator::Accumulator(std::uint64_t count, std::uint64_t beyond, Int128 sum, Int128 squares,
                         Histogram histogram)
    : count_(count), censored_(beyond), sum_(sum), squares_(squares),
      histogram_(std::move(histogram)) {
    constexpr std::uint64_t most = std::uint64_t{1} << 32; // replications there can be
    std::uint64_t binned = 0;
    for (const Histogram::Bin& bin : histogram_.bins()) {
        expects(bin.count <= most, "a bin holds more values than there are replications");
        binned += bin.count;
    }
    expects(count <= most && beyond <= most && binned == count,
            "an accumulator's counts do not fit its histogram");
    const Int128 largest = Int128{largest_value} * static_cast<Int128>(count);
    expects(-largest <= sum && sum <= largest && squares >= 0 && squares / largest_value <= largest,
            "an accumulator's sums are larger than its values can make them");
}

namespace {

/// Some values of one measure, that stand `stride` apart.
struct Strided {
    const std::int64_t* at;
    const std::int64_t* end;
    std::size_t stride;
};

/// Of one column: sums of at most 4096 values below 2^47.
struct Sums {
    std::int64_t values = 0;
    UInt128 squares = 0;

    void add(std::int64_t value) {
        values += value;
        squares += static_cast<UInt128>(Int128{value} * value);
    }
};

/// Stores the places of values as long as a window holds them.
template <class Store>
void advance(Strided& column, const Histogram::Window& window, Sums& sums, Store store) {
    Sums local = sums;
    const std::int64_t* at = column.at;
    for (; at != column.end && window.holds(*at); at += column.stride) {
        store(window.place(*at));
        local.add(*at);
    }
    column.at = at;
    sums = local;
}

/// Values of a column that a window of the histogram holds, all but a few, need no more than a
/// multiplication to find their bin.
void add_usual(Strided& column, Histogram& histogram, Sums& sums) {
    const Histogram::Window window = histogram.window();
    if (!window.open)
        return;
    if (std::uint64_t* const counts = window.counts) {
        advance(column, window, sums, [counts](std::uint32_t place) { ++counts[place]; });
        return;
    }
    std::array<std::uint32_t, Accumulator::longest_column> places; // NOLINT: written before read
    std::uint32_t* to = places.data();
    advance(column, window, sums, [&to](std::uint32_t place) { *to++ = place; });
    histogram.add_places({places.data(), to});
}

} // namespace

// A column is one measure of many replications, so that the state stays in registers.
void Accumulator::add_column(const std::int64_t* first, std::size_t stride, std::size_t rows) {
    expects(rows <= longest_column, "a column is too long (its sum might overflow) split it");
    const std::uint64_t censored_before = censored_;
    Strided column{first, first + rows * stride, stride};
    Sums sums;
    for (;;) {
        add_usual(column, histogram_, sums);
        if (column.at == column.end)
            break;
        if (add_unusual(*column.at))
            sums.add(*column.at);
        column.at += stride;
    }
    count_ += rows - (censored_ - censored_before);
    sum_ += sums.values;
    squares_ += static_cast<Int128>(sums.squares);
}

bool Accumulator::add_unusual(std::int64_t value) {
    if (value == censored) {
        ++censored_;
        return false;
    }
    expects(value != unset, "a measure was left unset by the model");
    histogram_.add(value);
    return true;
}

Accumulator Accumulator::settled() const {
    Accumulator same = *this;
    same.histogram_.settle();
    return same;
}

void Accumulator::merge(const Accumulator& other) {
    count_ += other.count_;
    censored_ += other.censored_;
    sum_ += other.sum_;
    squares_ += other.squares_;
    histogram_.merge(other.histogram_);
}

} // namespace sim
