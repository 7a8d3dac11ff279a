#include "sim/results/figure_values.hpp"

#include <array>
#include <cstddef>
#include <utility>

#include "sim/results/cbor.hpp"

namespace sim::results {

namespace {

using Use = std::function<More(std::uint64_t, Json, Json, Json)>;

/// Takes a flat array apart as it is parsed: a number, three values, and so on.
class Reader : public nlohmann::json_sax<Json> {
public:
    explicit Reader(const Use& use) : use_(use) {}

    bool null() override { return value(nullptr); }
    bool boolean(bool) override { return false; }
    bool number_integer(std::int64_t) override { return false; }
    bool number_unsigned(std::uint64_t number) override {
        if (!begun_ || known_ != 0)
            return false;
        number_ = number;
        known_ = 1;
        return true;
    }
    bool number_float(double number, const std::string&) override { return value(number); }
    bool string(std::string& text) override { return value(std::move(text)); }
    bool binary(Json::binary_t&) override { return false; }
    bool start_object(std::size_t) override { return false; }
    bool key(std::string&) override { return false; }
    bool end_object() override { return false; }
    bool start_array(std::size_t) override { return !std::exchange(begun_, true); }
    bool end_array() override { return known_ == 0; }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
        return false;
    }

    bool stopped() const { return stopped_; }

private:
    bool value(Json of) {
        if (known_ == 0)
            return false;
        values_[known_ - 1] = std::move(of);
        if (known_++ == values_.size()) {
            known_ = 0;
            stopped_ = use_(number_, std::move(values_[0]), std::move(values_[1]),
                            std::move(values_[2])) == More::no;
        }
        return !stopped_;
    }

    const Use& use_;
    bool begun_ = false;
    bool stopped_ = false;
    std::uint64_t number_ = 0;
    std::array<Json, 3> values_;
    std::size_t known_ = 0; ///< of a number and its values
};

} // namespace

std::string values_as_bytes(const std::vector<PointFigure>& figures,
                            const std::vector<std::uint64_t>& numbers) {
    Json::array_t all;
    all.reserve(4 * figures.size());
    for (std::size_t i = 0; i < figures.size(); ++i) {
        all.emplace_back(numbers[i]);
        for (const Json* value : {&figures[i].value, &figures[i].lo, &figures[i].hi})
            all.push_back(*value);
    }
    return cbor(all);
}

void each_value(std::string_view bytes, const Use& use) {
    Reader reader(use);
    sound(Json::sax_parse(bytes, &reader, Json::input_format_t::cbor) || reader.stopped(),
          "it does not hold the numbers of a point");
}

} // namespace sim::results
