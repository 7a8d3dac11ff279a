#pragma once

#include <cstdio>
#include <functional>
#include <memory>

#include "sim/experiment/recorder.hpp"

namespace sim::results {

/// Raw outcomes laid aside on the disk, in a file without a name, until it is their turn.
class Spool {
public:
    /// std::runtime_error if the disk refuses, here and below.
    Spool();

    void add(const RawOutcomes& rows);
    /// What was added, in its order and its pieces.
    void each(const std::function<void(const RawOutcomes&)>& use) const;

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Close> file_;
};

} // namespace sim::results
