#include "sim/experiment/sobol_matrices.hpp"

#include <boost/random/sobol.hpp>

#include "sim/engine/errors.hpp"
#include "sim/experiment/design.hpp"

namespace sim {

SobolMatrices::SobolMatrices(std::size_t dimensions) : columns_(dimensions) {
    expects(dimensions <= most_sobol_axes, "Sobol's sequence has no such dimension");
    if (dimensions == 0)
        return;
    boost::random::sobol_engine<std::uint32_t, 32> sequence(dimensions);
    for (std::uint32_t column = 0; column < 32; ++column) {
        // The engine gives point n the Gray code of n + 1; that of 2^(c+1) - 1 is 2^c alone.
        sequence.seed(static_cast<std::uint32_t>((std::uint64_t{2} << column) - 2));
        for (std::array<std::uint32_t, 32>& columns : columns_)
            columns[column] = sequence();
    }
}

} // namespace sim
