#include "sim/results/cbor.hpp"

#include <array>
#include <cstddef>
#include <vector>

namespace sim::results {

namespace {

/// Sees the events of a parser and stops it before what it builds could grow out of bounds.
class Bounds : public nlohmann::json_sax<Json> {
public:
    bool null() override { return part(); }
    bool boolean(bool) override { return part(); }
    bool number_integer(std::int64_t) override { return part(); }
    bool number_unsigned(std::uint64_t) override { return part(); }
    bool number_float(double, const std::string&) override { return part(); }
    bool string(std::string&) override { return part(); }
    bool binary(Json::binary_t&) override { return part(); }
    bool start_object(std::size_t) override { return part() && ++depth_ <= deepest; }
    bool key(std::string&) override { return part(); }
    bool end_object() override { return leave(); }
    bool start_array(std::size_t) override { return part() && ++depth_ <= deepest; }
    bool end_array() override { return leave(); }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
        return false;
    }

private:
    static constexpr std::size_t most = std::size_t{1} << 22, deepest = 32;

    bool part() { return ++parts_ <= most; }
    bool leave() {
        --depth_;
        return true;
    }

    std::size_t parts_ = 0, depth_ = 0;
};

} // namespace

void sound(bool condition, const char* otherwise) {
    if (!condition)
        throw Damaged(otherwise);
}

std::string cbor(const Json& value) {
    std::string bytes;
    Json::to_cbor(value, bytes);
    return bytes;
}

Json from_cbor(std::string_view bytes) {
    Bounds bounds;
    sound(Json::sax_parse(bytes, &bounds, Json::input_format_t::cbor),
          "it is not CBOR of the kind that is written here");
    return Json::from_cbor(bytes);
}

std::uint64_t whole(const Json& value, std::uint64_t most) {
    sound(value.is_number_unsigned(), "a number is missing");
    const auto number = value.get<std::uint64_t>();
    sound(number <= most, "a number is too large");
    return number;
}

std::int64_t integer(const Json& value) {
    sound(value.is_number_integer(), "a number is missing");
    sound(!value.is_number_unsigned() || value.get<std::uint64_t>() <= INT64_MAX,
          "a number is too large");
    return value.get<std::int64_t>();
}

const std::string& text(const Json& value) {
    sound(value.is_string(), "a text is missing");
    return value.get_ref<const std::string&>();
}

const Json::array_t& list(const Json& value) {
    sound(value.is_array(), "a list is missing");
    return value.get_ref<const Json::array_t&>();
}

const Json::array_t& list(const Json& value, std::size_t size) {
    const Json::array_t& all = list(value);
    sound(all.size() == size, "a list is too short or too long");
    return all;
}

Json packed(std::string_view of) { return Json::binary({of.begin(), of.end()}); }

std::string_view bytes(const Json& value) {
    sound(value.is_binary(), "bytes are missing");
    const Json::binary_t& all = value.get_binary();
    return {reinterpret_cast<const char*>(all.data()), all.size()};
}

Json packed(UInt128 value) {
    std::string all(16, '\0');
    for (std::size_t i = all.size(); i-- > 0; value >>= 8)
        all[i] = static_cast<char>(static_cast<std::uint8_t>(value));
    return packed(std::string_view(all));
}

UInt128 wide(const Json& value) {
    const std::string_view all = bytes(value);
    sound(all.size() == 16, "a 128-bit integer is missing");
    UInt128 number = 0;
    for (const char each : all)
        number = number << 8 | static_cast<std::uint8_t>(each);
    return number;
}

} // namespace sim::results
