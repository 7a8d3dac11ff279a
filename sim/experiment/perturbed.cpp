#include "sim/experiment/perturbed.hpp"

#include <cmath>

namespace sim {

void Perturbed::start(const Scores& from, double size, std::uint32_t number) {
    from_ = &from;
    size_ = size;
    keep_ = std::sqrt(1 - size * size);
    fresh_ = Streams(seed_, number);
    drawn_.clear();
}

double Perturbed::uniform(std::uint32_t /*replication*/, Address address, std::size_t which) const {
    if (const double* known = drawn_.find(address, which))
        return normal_.probability(*known); // one address, one draw
    double score = normal_.score(fresh_.uniforms(address)[which]);
    if (const double* near = from_->find(address, which))
        score = keep_ * *near + size_ * score;
    drawn_.set(address, which, score);
    return normal_.probability(score);
}

} // namespace sim
