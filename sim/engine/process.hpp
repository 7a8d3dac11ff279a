#pragma once

#include "sim/engine/errors.hpp"
#include "sim/engine/frame_pool.hpp"
#include "sim/engine/links.hpp"

#include <concepts>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <type_traits>
#include <utility>

namespace sim {

class Simulation;

/// Among events of one instant the lower priority runs first; allowed: -2^23 to 2^23 - 1.
enum class Priority : std::int32_t {};

/// Names one process for ever: a slot is used again, a (slot, generation) pair is not.
struct ProcessRef {
    std::uint32_t slot = 0;
    std::uint32_t generation = 0; ///< 0: no process

    friend bool operator==(const ProcessRef&, const ProcessRef&) = default;
};

namespace frame {

template <class T>
concept HasSimulation = requires(T& object) {
    { object.simulation() } -> std::convertible_to<Simulation&>;
};

template <class T>
concept Home = std::is_same_v<std::remove_cvref_t<T>, Simulation> || HasSimulation<T>;

template <class T>
Simulation& simulation_of(T& home) {
    if constexpr (std::is_same_v<std::remove_cvref_t<T>, Simulation>)
        return home;
    else
        return home.simulation();
}

/// The simulation among a coroutine's parameters: the first, or the second after an object.
template <class First, class... Rest>
    requires Home<First>
Simulation& find_simulation(First& first, Rest&...) {
    return simulation_of(first);
}
template <class First, class Second, class... Rest>
    requires(!Home<First> && Home<Second>)
Simulation& find_simulation(First&, Second& second, Rest&...) {
    return simulation_of(second);
}

template <class... Parameters>
concept NamesSimulation = requires(Parameters&... parameters) { find_simulation(parameters...); };

FramePool& pool_of(Simulation& simulation) noexcept;

/// Gives a promise type its memory from the simulation's pool.
struct Pooled {
    template <class... Parameters>
    static void* operator new(std::size_t size, Parameters&... parameters) {
        static_assert(NamesSimulation<Parameters...>,
                      "the first parameter of a process or task (or the second, after an object) "
                      "is Simulation& or has a member simulation()");
        return allocate(pool_of(find_simulation(parameters...)), size);
    }
    static void operator delete(void* memory, std::size_t size) noexcept {
        deallocate(memory, size);
    }
};

} // namespace frame

/// A coroutine that acts in simulated time; written as a function that returns Process, started by
/// Simulation::spawn.
///
/// Its first parameter (or the second, after an object) is `Simulation&` or an object with a member
/// `Simulation& simulation()`: there its frame lives, which is why a Process must not outlive its
/// Simulation. Parameters taken by reference must outlive the process. A Process never spawned is
/// destroyed without having run.
class [[nodiscard]] Process {
public:
    struct promise_type;
    using Handle = std::coroutine_handle<promise_type>;

    struct promise_type : frame::Pooled {
        Links joiners; ///< those who wait for the end
        std::exception_ptr failure;

        Process get_return_object() noexcept { return Process(Handle::from_promise(*this)); }
        std::suspend_always initial_suspend() const noexcept { return {}; }
        std::suspend_always final_suspend() const noexcept { return {}; }
        void return_void() const noexcept {}
        void unhandled_exception() noexcept { failure = std::current_exception(); }
    };

    Process(Process&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
    Process& operator=(Process&&) = delete;
    ~Process() {
        if (handle_)
            handle_.destroy();
    }

private:
    friend class Simulation;

    explicit Process(Handle handle) noexcept : handle_(handle) {}
    Handle release() noexcept { return std::exchange(handle_, nullptr); }

    Handle handle_;
};

} // namespace sim
