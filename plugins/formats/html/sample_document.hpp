// A whole report as the key account report writes it, for tests and for looking at: four A4 pages
// of an invented firm.
#pragma once

#include "pareto/document.hpp"

namespace pareto::html {

void write_sample(sdk::Document& document);

}  // namespace pareto::html
