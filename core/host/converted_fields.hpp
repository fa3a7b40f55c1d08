// Values of plugins' fields that a change of plugins would write anew (field_conversion.hpp), told
// before it is done: compared between a workspace and the copy in which the change was tried. One
// thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/host/host.hpp"

namespace pareto::host {

struct ConvertedField {
  struct Example {
    std::string before;
    std::optional<std::string> after;  // nothing: it does not fit, and stays under the old name
  };
  std::string plugin, entity;
  std::string from,
      field;  // the old name, without the plugin's id; the new one, "customer.chemical.sweetness"
  model::Label label;
  sdk::Type was = sdk::Type::Text, now = sdk::Type::Text;
  std::int64_t values = 0,
               left = 0;          // records that have one; of them, those whose value does not fit
  std::vector<Example> examples;  // the first that fit, then the first that do not
};

// In the order of the plugins and their steps. `tried` is a copy of `before` as the change leaves
// it.
[[nodiscard]] std::vector<ConvertedField> converted_between(Host& before, Host& tried);

}  // namespace pareto::host
