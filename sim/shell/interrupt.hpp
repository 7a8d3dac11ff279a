#pragma once

#include <atomic>

#include <signal.h>

namespace sim::shell {

/// While it lives, the first Ctrl-C (SIGINT) or SIGTERM only sets a flag and says so on stderr; the
/// second ends the process at once. One at a time.
class Interrupt {
public:
    Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;
    ~Interrupt();

    const std::atomic<bool>* flag() const;
    bool raised() const { return flag()->load(); }

private:
    struct sigaction before_int_, before_term_;
};

} // namespace sim::shell
