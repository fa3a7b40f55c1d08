// What a workspace offers with the plugins that it has enabled, as a list that can be compared with
// another: what comes, what goes, and what would not work any more when a plugin is enabled,
// exchanged or taken away.
//
// Asking compares files with the schema and prepares statements; it opens no library. One thread.
#pragma once

#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "core/host/host.hpp"
#include "core/model/field.hpp"

namespace pareto::host {

enum class PartKind {
  Entity,
  Field,
  TierRule,
  Report,
  Format,
  Importer,
  Subscriber,
  Service,
  Command,
  View,
  Action,
  Recipe,
  RuleSettings,
  Role
};

struct Part {
  PartKind kind;
  std::string name;  // "customer.chemical.annual_usage", "abc"
  std::string from;  // plugin, or file of the firm
  model::Label label;
  std::string shape;  // of a field: its type; two of one name and other shapes are not the same
  std::vector<Error> faults;  // it does not work
};

// Sorted by kind, then name.
[[nodiscard]] std::vector<Part> inventory_of(Host& host);

struct PartChanges {
  std::vector<Part> fresh, gone;
  std::vector<Part> broken;    // worked before and does not any more; as it is afterwards
  std::vector<Part> reshaped;  // as it is afterwards; `faults` holds what it was
  [[nodiscard]] bool any() const {
    return !fresh.empty() || !gone.empty() || !broken.empty() || !reshaped.empty();
  }
};
[[nodiscard]] PartChanges compare(const std::vector<Part>& before, const std::vector<Part>& after);

}  // namespace pareto::host
