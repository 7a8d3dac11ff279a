#pragma once

#include "sim/report/chart.hpp"

namespace sim::report {

/// A document as the page carries it: the rows of each chart as a column for each of its columns. A
/// column of texts is `{"at": [...]}`, with places in the document's "words"; another one is the
/// values themselves. The same text is there once, however many charts and runs have it.
Json packed(Json document);

} // namespace sim::report
