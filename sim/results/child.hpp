#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace sim::results {

/// Files, made anew, that a program's output goes into; "" for where ours goes.
struct ChildOutput {
    std::filesystem::path out = {}, err = {};
};

/// Another program at work, with nothing to read on its standard input.
class Child {
public:
    /// `own`: Ctrl-C on the terminal reaches this process alone, which may then stop() the other.
    enum class Group { ours, own };

    /// Starts the program `words.front()`, looked for as a shell does. std::runtime_error naming it
    /// if that cannot be done.
    Child(std::vector<std::string> words, const ChildOutput& output, Group group);
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    /// Stops the program and waits for its end, unless it has ended.
    ~Child();

    /// Its exit status, once it has ended; 128 and the signal's number if a signal ended it.
    std::optional<int> ended();
    /// Waits for its end.
    int wait();
    /// Sends SIGTERM: to its whole group if that is its own.
    void stop() const;
    /// The most memory that it held, once it has ended [bytes].
    std::uint64_t peak_memory() const { return peak_memory_; }
    /// The processor time that it took, once it has ended [s]: the same on a busy machine.
    double processor_s() const { return processor_s_; }

private:
    std::optional<int> reap(int options);

    std::string name_;
    Group group_;
    pid_t number_ = 0;
    std::optional<int> status_;
    std::uint64_t peak_memory_ = 0;
    double processor_s_ = 0;
};

} // namespace sim::results
