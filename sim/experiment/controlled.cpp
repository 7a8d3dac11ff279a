#include "sim/experiment/controlled.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <Eigen/Dense>

#include "sim/engine/errors.hpp"
#include "sim/experiment/blocks.hpp"
#include "sim/experiment/recorder.hpp"
#include "sim/experiment/track.hpp"

namespace sim {

namespace {

/// A value of a measure of which the mean is wanted: itself, or whether it is `category`.
struct Aspect {
    std::size_t place = 0;
    std::int64_t category = -1; ///< -1: itself

    double of(std::int64_t value) const {
        if (category >= 0)
            return value == category ? 1 : 0;
        return value == censored ? 0 : static_cast<double>(value);
    }
};

std::vector<Aspect> columns_of(const OutcomeDescription& outcome) {
    std::vector<Aspect> columns;
    for (std::size_t place = 0; place < outcome.size(); ++place) {
        const Measure& measure = outcome.measure(place);
        if (measure.kind == MeasureKind::category)
            for (std::size_t value = 0; value < measure.categories.size(); ++value)
                columns.push_back({place, static_cast<std::int64_t>(value)});
        else
            columns.push_back({place});
    }
    return columns;
}

/// Sums of products with the controls, exactly: order and merging change no bit.
struct Products {
    std::vector<Int128> sums;    ///< of the controls
    std::vector<Int128> squares; ///< of the controls, row by row
    std::vector<Int128> values;  ///< of each column, control by control

    Products(std::size_t columns, std::size_t controls)
        : sums(controls), squares(controls * controls), values(columns * controls) {}

    void merge(const Products& other) {
        const auto add = [](std::vector<Int128>& to, const std::vector<Int128>& from) {
            for (std::size_t i = 0; i < to.size(); ++i)
                to[i] += from[i];
        };
        add(sums, other.sums);
        add(squares, other.squares);
        add(values, other.values);
    }
};

/// The model on one worker, with its controls.
class ControlledWorker {
public:
    ControlledWorker(const Contender& contender, const Controls& controls,
                     const std::vector<Aspect>& columns, Recorder* recorder)
        : controls_(controls), columns_(columns), track_(contender), recorder_(recorder),
          sums_(columns.size(), controls.size()), row_(controls.size()),
          x_(Track::longest, static_cast<Eigen::Index>(controls.size())),
          y_(Track::longest, static_cast<Eigen::Index>(columns.size())) {}

    /// Runs replications [first, last).
    void run(std::uint64_t seed, std::uint64_t first, std::uint64_t last) {
        for (std::uint64_t from = first; from < last; from += Track::longest)
            stretch(seed, static_cast<std::uint32_t>(from),
                    std::min<std::uint64_t>(Track::longest, last - from));
        if (recorder_ != nullptr && recorder_->any_from(first))
            recorder_->deliver(first, last, {std::exchange(kept_, {})});
    }
    const Result& result() const { return track_.result(); }
    const Products& sums() const { return sums_; }

private:
    void stretch(std::uint64_t seed, std::uint32_t first, std::size_t size) {
        track_.run(seed, first, size);
        const Rows rows = track_.rows();
        for (std::size_t i = 0; i < size; ++i) {
            const std::span<const std::int64_t> outcome(rows.table + i * rows.width, rows.width);
            const auto replication = static_cast<std::uint32_t>(first + i);
            const auto row = static_cast<Eigen::Index>(i);
            controls_.write(replication, row_);
            for (std::size_t c = 0; c < row_.size(); ++c)
                x_(row, static_cast<Eigen::Index>(c)) = static_cast<double>(row_[c]);
            for (std::size_t c = 0; c < columns_.size(); ++c)
                y_(row, static_cast<Eigen::Index>(c)) =
                    track_.ran(i) ? columns_[c].of(outcome[columns_[c].place]) : 0;
            if (recorder_ != nullptr && track_.ran(i) &&
                (recorder_->keeps(replication) || recorder_->keeps(0, outcome)))
                kept_.add(replication, outcome);
        }
        add(static_cast<Eigen::Index>(size));
    }

    /// A stretch's sums are whole numbers or rounded to such; the same on any worker.
    void add(Eigen::Index size) {
        const auto x = x_.topRows(size);
        const auto into = [](std::vector<Int128>& all, const auto& matrix) {
            for (Eigen::Index i = 0; i < matrix.size(); ++i)
                all[static_cast<std::size_t>(i)] += static_cast<Int128>(matrix.data()[i]);
        };
        products_.noalias() = x.transpose() * y_.topRows(size);
        into(sums_.values, products_);
        products_.noalias() = x.transpose() * x;
        into(sums_.squares, products_);
        const Eigen::VectorXd alone = x.colwise().sum();
        into(sums_.sums, alone);
    }

    const Controls& controls_;
    const std::vector<Aspect>& columns_;
    Track track_;
    Recorder* recorder_;
    Products sums_;
    RawOutcomes kept_;
    std::vector<std::int64_t> row_;
    Eigen::MatrixXd x_, y_, products_;
};

Eigen::MatrixXd matrix_of(const std::vector<Int128>& exact, std::size_t rows) {
    const auto height = static_cast<Eigen::Index>(rows);
    Eigen::MatrixXd matrix(height, static_cast<Eigen::Index>(exact.size() / rows));
    for (Eigen::Index i = 0; i < matrix.size(); ++i)
        matrix.data()[i] = static_cast<double>(exact[static_cast<std::size_t>(i)]);
    return matrix;
}

/// Mean and sum of squares about it of a column, from what is kept of its measure.
std::pair<double, double> moments_of(const Accumulator& values, const Aspect& column) {
    const auto n = static_cast<double>(values.total());
    if (column.category < 0)
        return {mean(values).value, variance(values) * (n - 1)};
    const double share = probability(values, column.category).value;
    return {share, n * share * (1 - share)};
}

/// Regression of every column on the controls.
std::vector<Correction> regress(const Result& result, const std::vector<Aspect>& columns,
                                const Products& sums) {
    const std::size_t controls = sums.sums.size();
    const auto n = static_cast<double>(result.done);
    const Eigen::VectorXd mean = matrix_of(sums.sums, controls) / n;
    const Eigen::MatrixXd squares = matrix_of(sums.squares, controls) - n * mean * mean.transpose();
    const Eigen::CompleteOrthogonalDecomposition<Eigen::MatrixXd> solver(squares);
    const Eigen::MatrixXd values = matrix_of(sums.values, controls);
    const double freedom = n - 1 - static_cast<double>(solver.rank());
    const double off = mean.dot(solver.solve(mean));
    std::vector<Correction> all(result.measures.size());
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const Accumulator& seen = result.measures[columns[c].place];
        const auto [centre, about] = moments_of(seen, columns[c]);
        if (seen.censored_count() > 0 || !(about > 0))
            continue;
        const Eigen::VectorXd with = values.col(static_cast<Eigen::Index>(c)) - n * centre * mean;
        const Eigen::VectorXd slope = solver.solve(with);
        const double rest = std::max(0.0, about - slope.dot(with)) / freedom;
        const double variance = rest * (1 / n + off);
        all[columns[c].place].push_back({.value = centre - slope.dot(mean),
                                         .variance = variance,
                                         .freedom = freedom,
                                         .ratio = about / (n - 1) / n / variance});
    }
    return all;
}

/// A flag's one column becomes two shares.
void complete(std::vector<Correction>& all, const OutcomeDescription& outcome) {
    for (std::size_t place = 0; place < all.size(); ++place) {
        const Measure& measure = outcome.measure(place);
        if (measure.kind == MeasureKind::flag && !all[place].empty()) {
            Corrected other = all[place].front();
            other.value = 1 - other.value;
            all[place].insert(all[place].begin(), other);
        }
        if (all[place].size() < measure.categories.size())
            all[place].clear(); // a category that never came
    }
}

} // namespace

ControlledResult replicate_controlled(const Contender& contender, const Controls& controls,
                                      const Plan& plan) {
    expects(plan.block > 0 && plan.block % Track::longest == 0,
            "a block of a controlled experiment is no multiple of a stretch of 64");
    const std::vector<Aspect> columns = columns_of(*contender.outcome);
    ControlledResult total{.all = Result(*contender.outcome), .correction = {}};
    Products sums(columns.size(), controls.size());
    const std::uint64_t run = run_blocks(
        plan, [&] { return ControlledWorker(contender, controls, columns, plan.recorder); },
        [&](ControlledWorker& worker) {
            total.all.merge(worker.result());
            sums.merge(worker.sums());
        });
    total.all.conclude(plan, run, *contender.outcome);
    if (total.all.failed == 0 && run >= replications_a_control * controls.size() && run > 2 &&
        controls.size() > 0) {
        total.correction = regress(total.all, columns, sums);
        complete(total.correction, *contender.outcome);
    }
    return total;
}

} // namespace sim
