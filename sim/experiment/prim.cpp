#include "sim/experiment/prim.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "sim/engine/errors.hpp"

namespace sim {

namespace {

class Search {
public:
    Search(const UnitPoints& points, std::span<const double> happens, const BoxSearch& wishes)
        : points_(points), happens_(happens), wishes_(wishes),
          all_(std::accumulate(happens.begin(), happens.end(), 0.0)) {}

    Box whole() const {
        Box box{.low = std::vector<double>(points_.axes(), 0.0),
                .high = std::vector<double>(points_.axes(), 1.0)};
        measure(box);
        return box;
    }

    /// The box without the slice whose loss raises the density most; the box itself if none does.
    Box peeled(const Box& box) const {
        Box best = box;
        for (std::size_t axis = 0; axis < points_.axes(); ++axis)
            for (const bool upper : {false, true}) {
                const std::vector<double> places = places_in(box, axis);
                const auto slice = static_cast<std::size_t>(
                    std::ceil(wishes_.peel * static_cast<double>(places.size())));
                if (slice == 0 || slice >= places.size())
                    continue;
                Box smaller = box;
                if (upper)
                    smaller.high[axis] = places[places.size() - slice - 1];
                else
                    smaller.low[axis] = places[slice];
                measure(smaller);
                if (smaller.mass >= wishes_.least_mass && smaller.density > best.density)
                    best = std::move(smaller);
            }
        return best;
    }

    /// The box with the slice back that raises the density most; the box itself if none does.
    Box pasted(const Box& box) const {
        Box best = box;
        for (std::size_t axis = 0; axis < points_.axes(); ++axis)
            for (const bool upper : {false, true}) {
                Box larger = box;
                (upper ? larger.high : larger.low)[axis] = upper ? 1.0 : 0.0;
                std::vector<double> beyond;
                for (const double place : places_in(larger, axis))
                    if (upper ? place > box.high[axis] : place < box.low[axis])
                        beyond.push_back(place);
                if (beyond.empty())
                    continue;
                const auto slice =
                    std::min(beyond.size(),
                             static_cast<std::size_t>(std::ceil(
                                 wishes_.peel * box.mass * static_cast<double>(points_.size()))));
                if (upper)
                    larger.high[axis] = beyond[slice - 1];
                else
                    larger.low[axis] = beyond[beyond.size() - slice];
                measure(larger);
                if (larger.density > best.density)
                    best = std::move(larger);
            }
        return best;
    }

private:
    std::vector<double> places_in(const Box& box, std::size_t axis) const {
        std::vector<double> places;
        for (std::size_t i = 0; i < points_.size(); ++i)
            if (box.holds(points_[i]))
                places.push_back(points_[i][axis]);
        std::ranges::sort(places);
        return places;
    }

    void measure(Box& box) const {
        std::size_t inside = 0;
        double happening = 0;
        for (std::size_t i = 0; i < points_.size(); ++i)
            if (box.holds(points_[i])) {
                ++inside;
                happening += happens_[i];
            }
        box.mass = static_cast<double>(inside) / static_cast<double>(points_.size());
        box.coverage = happening / all_;
        box.density = inside == 0 ? 0 : happening / static_cast<double>(inside);
    }

    const UnitPoints& points_;
    std::span<const double> happens_;
    const BoxSearch& wishes_;
    double all_;
};

} // namespace

bool Box::holds(std::span<const double> point) const {
    for (std::size_t axis = 0; axis < low.size(); ++axis)
        if (point[axis] < low[axis] || point[axis] > high[axis])
            return false;
    return true;
}

std::vector<Box> peeled_boxes(const UnitPoints& points, std::span<const double> happens,
                              const BoxSearch& search) {
    expects(happens.size() == points.size(), "what happens is not known at each point");
    if (std::ranges::none_of(happens, [](double each) { return each > 0; }))
        return {};
    const Search seeking(points, happens, search);
    std::vector<Box> boxes = {seeking.whole()};
    const auto extend = [&](Box next) {
        const bool denser = next.density > boxes.back().density;
        if (denser)
            boxes.push_back(std::move(next));
        return denser;
    };
    while (boxes.back().density < search.wanted && extend(seeking.peeled(boxes.back())))
        ;
    while (extend(seeking.pasted(boxes.back())))
        ;
    return boxes;
}

const Box& best_box(std::span<const Box> boxes) {
    expects(!boxes.empty(), "there is no box to choose from");
    return *std::ranges::max_element(boxes, {},
                                     [](const Box& each) { return each.coverage * each.density; });
}

} // namespace sim
