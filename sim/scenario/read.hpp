#pragma once

#include <concepts>

#include "sim/scenario/description.hpp"
#include "sim/scenario/document.hpp"

namespace sim::scenario {

/// Whether the options of a file are tried out while it is read. They need not be when the same
/// file has been read before, as for the thousandth point of a sweep.
enum class Options { tried, trusted };

/// Checks the document, and every option of its file laid over the file as written, against the
/// record; fills `object` (a P with that record) unless it is nullptr.
///
/// \throws InvalidInput with all problems, each a line "file:line:column: where: what; allowed".
void read_into(void* object, const Record& record, const Document& document,
               Options options = Options::tried);

/// A struct that describes itself.
template <class P>
concept Described = std::default_initializable<P> && requires {
    { P::describe() } -> std::same_as<const Record&>;
};

/// The document as a P; errors as in read_into.
template <Described P>
P read(const Document& document, Options options = Options::tried) {
    P parameters{};
    read_into(&parameters, P::describe(), document, options);
    return parameters;
}

/// Checks without building a P; errors as in read_into.
inline void check(const Document& document, const Record& record) {
    read_into(nullptr, record, document);
}

} // namespace sim::scenario
