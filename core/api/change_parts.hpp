// What a change of the set-up would do to what the workspace offers, told to programs. One thread.
#pragma once

#include <functional>

#include "core/api/method.hpp"
#include "core/host/inventory.hpp"
#include "core/store/copy.hpp"

namespace pareto::api {

// The member "changes": {"fresh", "gone", "broken", "reshaped"}, each [{"kind", "kind_label",
// "name", "from"?, "label"?, "faults":
// [{"detail", "remedy"?}]}]; or null, with "untold" before it, where it cannot be tried and need
// not be.
void write_changes_of(Call& call,
                      const std::function<host::PartChanges(const store::CopyWatch&)>& preview,
                      bool must);

}  // namespace pareto::api
