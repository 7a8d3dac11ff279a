#pragma once

#include "sim/engine/errors.hpp"
#include "sim/engine/process.hpp"
#include "sim/engine/simulation.hpp"

#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

namespace sim {

template <class T>
class Task;

/// The caller's side of a nested task while it runs: owns the task's frame.
///
/// Starting and ending a task only tells the event loop which frame is innermost; the loop resumes
/// it. No coroutine resumes another, so the stack does not grow with nesting.
class TaskAwaiter {
public:
    TaskAwaiter(const TaskAwaiter&) = delete;
    TaskAwaiter& operator=(const TaskAwaiter&) = delete;
    ~TaskAwaiter() { destroy(); }

protected:
    explicit TaskAwaiter(std::coroutine_handle<> child) noexcept : child_(child) {}

    [[nodiscard]] std::coroutine_handle<> child() const noexcept { return child_; }
    void start(Simulation& simulation, std::coroutine_handle<> parent) {
        Simulation::Slot& slot = simulation.slots_[simulation.current()];
        parent_ = parent;
        outer_ = std::exchange(slot.nested, this);
        slot.innermost = child_;
    }

private:
    friend class Simulation;
    friend struct TaskPromiseBase;

    void finish(Simulation& simulation) const noexcept {
        Simulation::Slot& slot = simulation.slots_[simulation.current_];
        slot.nested = outer_;
        slot.innermost = parent_;
    }
    void destroy() noexcept {
        if (child_)
            std::exchange(child_, nullptr).destroy();
    }

    std::coroutine_handle<> child_;
    std::coroutine_handle<> parent_;
    TaskAwaiter* outer_ = nullptr;
};

/// What the promises of all tasks have in common.
struct TaskPromiseBase : frame::Pooled {
    /// Tells the event loop to go on in the caller.
    struct Finish {
        bool await_ready() const noexcept { return false; }
        template <class Promise>
        void await_suspend(std::coroutine_handle<Promise> task) const noexcept {
            task.promise().finish();
        }
        void await_resume() const noexcept {}
    };

    template <class... Parameters>
    explicit TaskPromiseBase(Parameters&... parameters)
        : simulation(&frame::find_simulation(parameters...)) {}

    std::suspend_always initial_suspend() const noexcept { return {}; }
    Finish final_suspend() const noexcept { return {}; }
    void unhandled_exception() noexcept { failure = std::current_exception(); }
    void finish() const noexcept { awaiter->finish(*simulation); }

    Simulation* simulation;
    TaskAwaiter* awaiter = nullptr;
    std::exception_ptr failure;
};

/// The promise of a task with a result.
template <class T>
struct TaskPromise : TaskPromiseBase {
    using TaskPromiseBase::TaskPromiseBase;
    Task<T> get_return_object() noexcept;
    template <class U>
    void return_value(U&& result) {
        value.emplace(std::forward<U>(result));
    }
    T take() {
        if (failure)
            std::rethrow_exception(failure);
        if (!value)
            violated("a task ended without a result (it has neither returned nor thrown) "
                     "co_return a value on every way");
        return std::move(*value);
    }

    std::optional<T> value;
};

/// The promise of a task without a result.
template <>
struct TaskPromise<void> : TaskPromiseBase {
    using TaskPromiseBase::TaskPromiseBase;
    Task<void> get_return_object() noexcept;
    void return_void() const noexcept {}
    void take() const {
        if (failure)
            std::rethrow_exception(failure);
    }
};

/// A part of a process that is a coroutine of its own: `T result = co_await part(sim, ...);`
///
/// Runs on behalf of the process that awaits it, from the co_await to its end. Its value or its
/// exception reaches the caller; cancelling the process destroys it before its caller. It is
/// awaited at most once; one never awaited is destroyed without having run. Parameters as for
/// Process.
template <class T = void>
class [[nodiscard]] Task {
public:
    using promise_type = TaskPromise<T>;
    using Handle = std::coroutine_handle<promise_type>;

    class Awaiter : public TaskAwaiter {
    public:
        explicit Awaiter(Handle child) noexcept : TaskAwaiter(child) {}
        bool await_ready() const {
            expects(bool(child()),
                    "a task is awaited twice (it runs once) call its function again");
            return false;
        }
        void await_suspend(std::coroutine_handle<> parent) {
            promise().awaiter = this;
            start(*promise().simulation, parent);
        }
        T await_resume() { return promise().take(); }

    private:
        promise_type& promise() const noexcept {
            return Handle::from_address(child().address()).promise();
        }
    };

    Task(Task&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
    Task& operator=(Task&&) = delete;
    ~Task() {
        if (handle_)
            handle_.destroy();
    }

    /// Hands the frame over to the wait.
    Awaiter operator co_await() noexcept { return Awaiter(std::exchange(handle_, nullptr)); }

private:
    friend promise_type;
    explicit Task(Handle handle) noexcept : handle_(handle) {}

    Handle handle_;
};

template <class T>
Task<T> TaskPromise<T>::get_return_object() noexcept {
    return Task<T>(Task<T>::Handle::from_promise(*this));
}
inline Task<void> TaskPromise<void>::get_return_object() noexcept {
    return Task<void>(Task<void>::Handle::from_promise(*this));
}

} // namespace sim
