// Customer share as coverage: the inputs as they were given, the funnel, and where the captured
// customers are.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "funnel.hpp"
#include "pareto/document.hpp"
#include "pareto/voice.hpp"
#include "pareto/window.hpp"

namespace pareto::customer_share {

using sdk::Voice;

struct Coverage {
  std::optional<Inputs> inputs;  // nothing without a population
  std::optional<Funnel> funnel;
  bool counted = true;  // the captured are the customers who buy
};

// Throws Failure naming the parameter that cannot be read.
[[nodiscard]] Coverage read_coverage(const sdk::Job& job, const sdk::Window& window);
void write_coverage(const sdk::Job& job, const Voice& voice, const sdk::Window& window,
                    const Coverage& coverage, sdk::Document& document);

// "66.7% (2/3)", "50.0%–80.0%"
[[nodiscard]] std::string share_words(const Span& share);

}  // namespace pareto::customer_share
