#pragma once

namespace sim {

/// x to the power y by additions, multiplications and divisions alone, so that all machines have
/// the same bits; relative error below 1e-15 (2 + |y ln x|). Too large is infinite, too small 0.
///
/// \pre x > 0, both finite
double power(double x, double y);

} // namespace sim
