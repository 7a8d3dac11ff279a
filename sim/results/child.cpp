#include "sim/results/child.hpp"

#include <cerrno>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sim/results/descriptor.hpp"

namespace sim::results {

namespace {

constexpr int no_status = 255; // of a program that is not our child any more

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// What posix_spawn is told of files and of the group, released at the end.
class Orders {
public:
    Orders(const ChildOutput& output, Child::Group group) {
        posix_spawn_file_actions_init(&files_);
        posix_spawnattr_init(&attributes_);
        posix_spawn_file_actions_addopen(&files_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        into(STDOUT_FILENO, output.out);
        into(STDERR_FILENO, output.err);
        if (group == Child::Group::own)
            posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP);
    }
    Orders(const Orders&) = delete;
    Orders& operator=(const Orders&) = delete;
    ~Orders() {
        posix_spawn_file_actions_destroy(&files_);
        posix_spawnattr_destroy(&attributes_);
    }

    int spawn(pid_t& number, char* const* words) const {
        return ::posix_spawnp(&number, words[0], &files_, &attributes_, words, environ);
    }

private:
    void into(int stream, const std::filesystem::path& file) {
        if (!file.empty())
            posix_spawn_file_actions_addopen(&files_, stream, file.c_str(),
                                             O_WRONLY | O_CREAT | O_TRUNC, 0600);
    }

    posix_spawn_file_actions_t files_{};
    posix_spawnattr_t attributes_{};
};

} // namespace

Child::Child(std::vector<std::string> words, const ChildOutput& output, Group group)
    : name_(words.front()), group_(group) {
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    if (const int refused = Orders(output, group).spawn(number_, arguments.data()); refused != 0)
        refuse(name_, refused);
}

Child::~Child() {
    if (status_)
        return;
    stop();
    static_cast<void>(reap(0));
}

std::optional<int> Child::reap(int options) {
    if (status_)
        return status_;
    int status = 0;
    rusage used{};
    pid_t got = 0;
    do
        got = ::wait4(number_, &status, options, &used);
    while (got < 0 && errno == EINTR);
    if (got == 0)
        return std::nullopt;
    constexpr int of_signal = 128;
    status_ = got < 0             ? no_status
              : WIFEXITED(status) ? WEXITSTATUS(status)
                                  : of_signal + WTERMSIG(status);
    processor_s_ = seconds(used.ru_utime) + seconds(used.ru_stime);
    peak_memory_ = static_cast<std::uint64_t>(used.ru_maxrss) * 1'024;
    return status_;
}

std::optional<int> Child::ended() { return reap(WNOHANG); }

int Child::wait() { return reap(0).value_or(no_status); }

void Child::stop() const {
    if (!status_)
        ::kill(group_ == Group::own ? -number_ : number_, SIGTERM);
}

} // namespace sim::results
