#include "sim/shell/interrupt.hpp"

#include <string_view>

#include <unistd.h>

#include "sim/engine/errors.hpp"

namespace sim::shell {

namespace {

std::atomic<bool> raised_flag = false;
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void on_interrupt(int) {
    raised_flag.store(true);
    // The next one of either kind does what it does by default: it ends the process.
    ::signal(SIGINT, SIG_DFL);
    ::signal(SIGTERM, SIG_DFL);
    constexpr std::string_view note =
        "\nstopping: the replications under way are finished first (again: stop at once)\n";
    static_cast<void>(!::write(STDERR_FILENO, note.data(), note.size()));
}

} // namespace

Interrupt::Interrupt() : before_int_(), before_term_() {
    raised_flag.store(false);
    struct sigaction action = {};
    action.sa_handler = on_interrupt;
    action.sa_flags = SA_RESTART;
    ::sigemptyset(&action.sa_mask);
    expects(::sigaction(SIGINT, &action, &before_int_) == 0, "SIGINT cannot be handled");
    expects(::sigaction(SIGTERM, &action, &before_term_) == 0, "SIGTERM cannot be handled");
}

Interrupt::~Interrupt() {
    ::sigaction(SIGINT, &before_int_, nullptr);
    ::sigaction(SIGTERM, &before_term_, nullptr);
}

const std::atomic<bool>* Interrupt::flag() const { return &raised_flag; }

} // namespace sim::shell
