#pragma once

#include <limits>
#include <string>
#include <vector>

#include <boost/program_options/variables_map.hpp>

namespace sim::shell {

/// Reads the options and files that follow a verb; everything stays text until it is asked for, so
/// that the messages are ours. What is wrong is InvalidInput "slipway VERB: ...".
class OptionReader {
public:
    using Strings = std::vector<std::string>;

    /// Options with a value, those that may be repeated, and those without a value.
    OptionReader(std::string verb, Strings single, Strings repeated, Strings switches);

    void read(const Strings& arguments);

    bool has(const char* name) const { return values_.count(name) > 0; }
    bool on(const char* name) const { return values_[name].as<bool>(); }
    std::string text(const char* name) const { return values_[name].as<std::string>(); }
    /// The values of a repeated option; "file" for what is no option.
    Strings list(const char* name) const {
        return has(name) ? values_[name].as<Strings>() : Strings{};
    }
    /// Adds the values of a repeated option to a list.
    void append_to(Strings& list, const char* name) const {
        const Strings more = this->list(name);
        list.insert(list.end(), more.begin(), more.end());
    }
    /// The only file; refused unless there is exactly one.
    std::string only_file() const;
    std::string only_folder() const; ///< the same, called a folder of shares

    template <class Integer>
    Integer whole(const char* name, Integer least,
                  Integer most = std::numeric_limits<Integer>::max()) const {
        return whole(name, text(name), least, most);
    }

    /// Defined for std::uint32_t and std::size_t (std::uint64_t).
    template <class Integer>
    Integer whole(const char* name, const std::string& digits, Integer least, Integer most) const;

    [[noreturn]] void refuse_here(const std::string& problem) const;

private:
    [[noreturn]] void refuse_unknown(const std::string& name) const;

    std::string verb_;
    Strings single_, repeated_, switches_;
    boost::program_options::variables_map values_;
};

} // namespace sim::shell
