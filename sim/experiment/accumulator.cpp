#include "sim/experiment/accumulator.hpp"

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

// A column is one measure of many replications, so that the state stays in registers. Values within
// the range seen so far, all but a few, need no more than a multiplication to find their bin.
void Accumulator::add_column(const std::int64_t* first, std::size_t stride, std::size_t rows) {
    expects(rows <= longest_column, "a column is too long (its sum might overflow) split it");
    const std::uint64_t censored_before = censored_;
    const std::int64_t* const end = first + rows * stride;
    std::int64_t sum = 0; // at most 4096 * 2^47
    UInt128 squares = 0;
    for (const std::int64_t* at = first; at != end;) {
        const Histogram::Window window = histogram_.window();
        for (; window.counts != nullptr && at != end; at += stride) {
            const std::int64_t value = *at;
            const auto word = static_cast<std::uint64_t>(value);
            if (word - window.lo > window.span)
                break;
            const UInt128 scaled = UInt128{word - window.before} * window.reciprocal;
            ++window.counts[static_cast<std::uint64_t>(scaled >> 64)];
            sum += value;
            squares += static_cast<UInt128>(Int128{value} * value);
        }
        if (at == end)
            break;
        if (add_unusual(*at)) {
            sum += *at;
            squares += static_cast<UInt128>(Int128{*at} * *at);
        }
        at += stride;
    }
    count_ += rows - (censored_ - censored_before);
    sum_ += sum;
    squares_ += static_cast<Int128>(squares);
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

void Accumulator::merge(const Accumulator& other) {
    count_ += other.count_;
    censored_ += other.censored_;
    sum_ += other.sum_;
    squares_ += other.squares_;
    histogram_.merge(other.histogram_);
}

} // namespace sim
