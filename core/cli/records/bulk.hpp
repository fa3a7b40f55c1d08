// `set` and `remove` over all records that conditions name: a preview, a question, the deed.
#pragma once

#include <string>
#include <vector>

#include "core/cli/command.hpp"
#include "core/host/host.hpp"
#include "core/records/history/history.hpp"

namespace pareto::cli {

// Whether the command line names records by --where or --search instead of one by one.
[[nodiscard]] bool names_many(const Context& context);
// --where, --search, --dry-run.
[[nodiscard]] const std::vector<Option>& bulk_options();

// `assignments` as "owner=银杏"; none: the records are removed.
int change_many(Context& context, host::Host& host, const model::Entity& entity,
                std::vector<std::string> assignments);

// What an operation did to which kind of record, or would: "Customers  12 changed"; entities by
// their labels for people, else by their names.
[[nodiscard]] TextTable effects_table(Context& context, const model::Schema& schema,
                                      const std::vector<records::Effect>& effects, bool for_people);
// Records with their values before and after.
void print_changes(Context& context, const std::vector<records::RecordChange>& changes);

}  // namespace pareto::cli
