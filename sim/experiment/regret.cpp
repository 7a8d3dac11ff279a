#include "sim/experiment/regret.hpp"

#include <algorithm>

#include "sim/engine/errors.hpp"

namespace sim {

std::vector<Robustness> robustness(std::span<const std::vector<double>> payoffs) {
    expects(!payoffs.empty() && !payoffs.front().empty(), "there is no option or no state");
    std::vector<Robustness> found(payoffs.size());
    for (std::size_t state = 0; state < payoffs.front().size(); ++state) {
        double best = payoffs.front()[state];
        for (const std::vector<double>& option : payoffs)
            best = std::max(best, option[state]);
        for (std::size_t i = 0; i < payoffs.size(); ++i) {
            Robustness& each = found[i];
            const double value = payoffs[i][state];
            if (state == 0 || value < each.worst) {
                each.worst = value;
                each.worst_at = state;
            }
            if (best - value > each.regret) {
                each.regret = best - value;
                each.regret_at = state;
            }
        }
    }
    return found;
}

std::size_t minimax_regret(std::span<const Robustness> options) {
    return static_cast<std::size_t>(std::ranges::min_element(options, {}, &Robustness::regret) -
                                    options.begin());
}

} // namespace sim
