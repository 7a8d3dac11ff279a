#include "sim/experiment/sampling.hpp"

#include <bit>

#include "sim/engine/errors.hpp"
#include "sim/experiment/samplers.hpp"

namespace sim {

const std::vector<std::string>& sampling_names() {
    static const std::vector<std::string> names = {"plain", "antithetic", "latin-hypercube",
                                                   "sobol", "control-variates"};
    return names;
}

std::string allowed_replications(Sampling sampling) {
    switch (sampling) {
    case Sampling::plain:
        return "any number";
    case Sampling::control_variates:
        return "1000 or more (the coefficients of the controls are found from them)";
    case Sampling::antithetic:
    case Sampling::latin_hypercube:
        return "a multiple of 64, such as 10048 (32 randomisations of an even number)";
    case Sampling::sobol:
        break;
    }
    return "64, 128, 256, ..., such as 8192, 16384 or 32768 (32 randomisations of a power of two)";
}

bool may_have(Sampling sampling, std::uint32_t replications) {
    if (sampling == Sampling::plain)
        return true;
    if (sampling == Sampling::control_variates)
        return replications >= 1'000;
    if (sampling == Sampling::sobol)
        return replications >= 64 && std::has_single_bit(replications);
    return replications > 0 && replications % 64 == 0;
}

std::unique_ptr<const Sampler> sampler_of(const Randomisation& randomisation, std::uint64_t seed,
                                          const std::vector<Address>& matter) {
    expects(may_have(randomisation.sampling, randomisation.replications()),
            "randomisations of a size that their sampling does not allow");
    switch (randomisation.sampling) {
    case Sampling::plain:
    case Sampling::control_variates:
        return nullptr;
    case Sampling::antithetic:
        return std::make_unique<Antithetic>(seed);
    case Sampling::latin_hypercube:
        return std::make_unique<LatinHypercube>(seed, randomisation.each);
    case Sampling::sobol:
        break;
    }
    return std::make_unique<ScrambledSobol>(seed, randomisation.each, matter);
}

} // namespace sim
