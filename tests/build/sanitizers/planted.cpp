// Three faults on purpose: a sanitizer build that lets one of them pass would prove nothing.
#include <climits>
#include <cstdint>
#include <string_view>
#include <thread>
#include <vector>

namespace {

int after_the_end(int count) {
    const std::vector<int> numbers(static_cast<std::size_t>(count));
    return numbers.data()[count];
}

int beyond_the_largest(int count) { return INT_MAX - 1 + count; }

int without_order(int count) {
    int shared = 0;
    std::jthread other{[&] { shared += count; }};
    shared += count;
    return shared;
}

} // namespace

int main(int count, char** arguments) {
    const std::string_view fault = count > 1 ? arguments[1] : "";
    if (fault == "address")
        return after_the_end(count);
    if (fault == "undefined")
        return beyond_the_largest(count);
    return without_order(count);
}
