#include "sim/experiment/controlled.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <Eigen/Dense>

#include "sim/engine/errors.hpp"
#include "sim/experiment/blocks.hpp"
#include "sim/experiment/recorder.hpp"
#include "sim/experiment/stretch.hpp"

namespace sim {

namespace {

void add_to(std::vector<Int128>& to, const std::vector<Int128>& from) {
    for (std::size_t i = 0; i < to.size(); ++i)
        to[i] += from[i];
}

/// Sums of products with the controls, exactly: order and merging change no bit.
struct Products {
    std::vector<Int128> sums;    ///< of the controls
    std::vector<Int128> squares; ///< of the controls, row by row
    std::vector<Int128> values;  ///< of each aspect, control by control

    Products(std::size_t aspects, std::size_t controls)
        : sums(controls), squares(controls * controls), values(aspects * controls) {}

    void merge(const Products& other) {
        add_to(sums, other.sums);
        add_to(squares, other.squares);
        add_to(values, other.values);
    }
};

/// The model on one worker, with its controls.
class ControlledWorker {
public:
    ControlledWorker(const Contender& contender, const Controls& controls, const Aspects& aspects,
                     Recorder* recorder)
        : stretch_(contender, controls, aspects), recorder_(recorder),
          sums_(aspects.size(), controls.size()) {}

    /// Runs replications [first, last).
    void run(std::uint64_t seed, std::uint64_t first, std::uint64_t last) {
        stretch_.each(seed, first, last, [&](std::uint32_t from, std::size_t size) {
            record(from, size);
            add();
        });
        if (recorder_ != nullptr && recorder_->any_from(first))
            recorder_->deliver(first, last, {std::exchange(kept_, {})});
    }
    const Result& result() const { return stretch_.track().result(); }
    const Products& sums() const { return sums_; }

private:
    void record(std::uint32_t first, std::size_t size) {
        if (recorder_ == nullptr)
            return;
        for (std::size_t i = 0; i < size; ++i) {
            const auto replication = static_cast<std::uint32_t>(first + i);
            const auto outcome = stretch_.track().rows().of(i);
            if (stretch_.track().ran(i) &&
                (recorder_->keeps(replication) || recorder_->keeps(0, outcome)))
                kept_.add(replication, outcome);
        }
    }

    /// A stretch's sums are whole numbers or rounded to such; the same on any worker.
    void add() {
        const auto x = stretch_.controls();
        const auto into = [](std::vector<Int128>& all, const auto& matrix) {
            for (Eigen::Index i = 0; i < matrix.size(); ++i)
                all[static_cast<std::size_t>(i)] += static_cast<Int128>(matrix.data()[i]);
        };
        products_.noalias() = x.transpose() * stretch_.values();
        into(sums_.values, products_);
        products_.noalias() = x.transpose() * x;
        into(sums_.squares, products_);
        const Eigen::VectorXd alone = x.colwise().sum();
        into(sums_.sums, alone);
    }

    Stretch stretch_;
    Recorder* recorder_;
    Products sums_;
    RawOutcomes kept_;
    Eigen::MatrixXd products_;
};

Eigen::MatrixXd matrix_of(const std::vector<Int128>& exact, std::size_t rows) {
    const auto height = static_cast<Eigen::Index>(rows);
    Eigen::MatrixXd matrix(height, static_cast<Eigen::Index>(exact.size() / rows));
    for (Eigen::Index i = 0; i < matrix.size(); ++i)
        matrix.data()[i] = static_cast<double>(exact[static_cast<std::size_t>(i)]);
    return matrix;
}

/// Mean and sum of squares about it of an aspect, from what is kept of its measure.
std::pair<double, double> moments_of(const Accumulator& values, const Aspect& aspect) {
    const auto n = static_cast<double>(values.total());
    if (aspect.category < 0)
        return {mean(values).value, variance(values) * (n - 1)};
    const double share = probability(values, aspect.category).value;
    return {share, n * share * (1 - share)};
}

/// What controls leave of every aspect: (value - centre - (controls - mean) * slope) / deviation.
struct Regression {
    Eigen::RowVectorXd mean;          ///< of the controls
    Eigen::MatrixXd slope;            ///< a column for each aspect
    Eigen::RowVectorXd centre, scale; ///< by aspect; scale is 0 where controls do not apply
    std::vector<Corrected> corrected; ///< by aspect

    bool applies(std::size_t aspect) const { return corrected[aspect].freedom > 0; }
};

/// Regression of every aspect on the controls.
Regression regress(const Result& result, const Aspects& aspects, const Products& sums) {
    const std::size_t controls = sums.sums.size();
    const auto n = static_cast<double>(result.done);
    const Eigen::VectorXd mean = matrix_of(sums.sums, controls) / n;
    const Eigen::MatrixXd squares = matrix_of(sums.squares, controls) - n * mean * mean.transpose();
    const Eigen::CompleteOrthogonalDecomposition<Eigen::MatrixXd> solver(squares);
    const Eigen::MatrixXd values = matrix_of(sums.values, controls);
    const double freedom = n - 1 - static_cast<double>(solver.rank());
    const double off = mean.dot(solver.solve(mean));
    const auto columns = static_cast<Eigen::Index>(aspects.size());
    Regression all{.mean = mean.transpose(),
                   .slope = Eigen::MatrixXd::Zero(values.rows(), columns),
                   .centre = Eigen::RowVectorXd::Zero(columns),
                   .scale = Eigen::RowVectorXd::Zero(columns),
                   .corrected = std::vector<Corrected>(aspects.size())};
    for (Eigen::Index c = 0; c < columns; ++c) {
        const Aspect& aspect = aspects[static_cast<std::size_t>(c)];
        const Accumulator& seen = result.measures[aspect.place];
        const auto [centre, about] = moments_of(seen, aspect);
        if (seen.censored_count() > 0 || !(about > 0))
            continue;
        const Eigen::VectorXd with = values.col(c) - n * centre * mean;
        const Eigen::VectorXd slope = solver.solve(with);
        const double rest = std::max(0.0, about - slope.dot(with)) / freedom;
        const double variance = rest * (1 / n + off);
        all.slope.col(c) = slope;
        all.centre[c] = centre;
        all.scale[c] = rest > 0 ? 1 / std::sqrt(rest) : 0;
        all.corrected[static_cast<std::size_t>(c)] = {.value = centre - slope.dot(mean),
                                                      .variance = variance,
                                                      .freedom = freedom,
                                                      .ratio = about / (n - 1) / n / variance};
    }
    return all;
}

/// The cubes of what controls leave, summed exactly.
class CubesWorker {
public:
    static constexpr double unit = 1U << 20;

    CubesWorker(const Contender& contender, const Controls& controls, const Aspects& aspects,
                const Regression& regression)
        : stretch_(contender, controls, aspects), regression_(regression), sums_(aspects.size()) {}

    void run(std::uint64_t seed, std::uint64_t first, std::uint64_t last) {
        stretch_.each(seed, first, last, [&](std::uint32_t, std::size_t) { add(); });
    }
    /// By aspect [1 / unit].
    const std::vector<Int128>& sums() const { return sums_; }

private:
    void add() {
        left_ = stretch_.values().rowwise() - regression_.centre;
        left_.noalias() -= (stretch_.controls().rowwise() - regression_.mean) * regression_.slope;
        for (Eigen::Index c = 0; c < left_.cols(); ++c)
            for (const double one : left_.col(c)) {
                const double off = one * regression_.scale[c];
                sums_[static_cast<std::size_t>(c)] +=
                    static_cast<Int128>(std::round(off * off * off * unit));
            }
    }

    Stretch stretch_;
    const Regression& regression_;
    std::vector<Int128> sums_;
    Eigen::MatrixXd left_;
};

/// By aspect; 0 if the plan was stopped before it was known.
std::vector<double> skewness_left(const Contender& contender, const Controls& controls,
                                  const Aspects& aspects, const Regression& regression,
                                  const Plan& plan) {
    std::vector<Int128> sums(aspects.size());
    const std::uint64_t run = run_blocks(
        plan, [&] { return CubesWorker(contender, controls, aspects, regression); },
        [&](CubesWorker& worker) { add_to(sums, worker.sums()); });
    std::vector<double> all(aspects.size());
    if (run == plan.replications)
        for (std::size_t c = 0; c < all.size(); ++c)
            all[c] = static_cast<double>(sums[c]) / CubesWorker::unit / static_cast<double>(run);
    return all;
}

/// A flag's one aspect becomes two shares.
void complete(std::vector<Correction>& all, const OutcomeDescription& outcome) {
    for (std::size_t place = 0; place < all.size(); ++place) {
        const Measure& measure = outcome.measure(place);
        if (measure.kind == MeasureKind::flag && !all[place].empty()) {
            Corrected other = all[place].front();
            other.value = 1 - other.value;
            other.skewness = -other.skewness;
            all[place].insert(all[place].begin(), other);
        }
        if (all[place].size() < measure.categories.size())
            all[place].clear(); // a category that never came
    }
}

/// A plan, and its first replications again, with the progress of both told as that of the plan.
std::pair<Plan, Plan> twice(const Plan& plan) {
    Plan once = plan, again = plan;
    again.replications = std::min(plan.replications, replications_for_skewness);
    again.recorder = nullptr;
    if (plan.progress) {
        const double share = static_cast<double>(plan.replications) /
                             (static_cast<double>(plan.replications) + again.replications);
        const auto tell = [&plan, share](double done) {
            plan.progress(static_cast<std::uint64_t>(done * share));
        };
        once.progress = [tell](std::uint64_t done) { tell(static_cast<double>(done)); };
        again.progress = [tell, before = plan.replications](std::uint64_t done) {
            tell(static_cast<double>(before + done));
        };
    }
    return {once, again};
}

} // namespace

ControlledResult replicate_controlled(const Contender& contender, const Controls& controls,
                                      const Plan& plan) {
    expects(plan.block > 0 && plan.block % Track::longest == 0,
            "a block of a controlled experiment is no multiple of a stretch of 64");
    const Aspects aspects = aspects_of(*contender.outcome);
    ControlledResult total{.all = Result(*contender.outcome), .correction = {}};
    Products sums(aspects.size(), controls.size());
    const auto [once, again] = twice(plan);
    const std::uint64_t run = run_blocks(
        once, [&] { return ControlledWorker(contender, controls, aspects, plan.recorder); },
        [&](ControlledWorker& worker) {
            total.all.merge(worker.result());
            sums.merge(worker.sums());
        });
    total.all.conclude(plan, run, *contender.outcome);
    if (total.all.failed == 0 && run >= replications_a_control * controls.size() && run > 2 &&
        controls.size() > 0) {
        Regression regression = regress(total.all, aspects, sums);
        const std::vector<double> skewness =
            skewness_left(contender, controls, aspects, regression, again);
        total.correction.resize(contender.outcome->size());
        for (std::size_t a = 0; a < aspects.size(); ++a)
            if (regression.applies(a)) {
                regression.corrected[a].skewness = skewness[a];
                total.correction[aspects[a].place].push_back(regression.corrected[a]);
            }
        complete(total.correction, *contender.outcome);
    }
    return total;
}

} // namespace sim
