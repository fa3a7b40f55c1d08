// Likely twins and what a merge does, as people and programs read them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/cli/command.hpp"
#include "core/host/host.hpp"
#include "core/twins/find.hpp"
#include "core/twins/merge.hpp"

namespace pareto::cli {

// What is shown of a record beside its name.
struct TwinRecord {
  std::string code, name;
  std::int64_t net = 0;  // of all its sales; customers only
  std::string last_order;
};
[[nodiscard]] std::map<std::int64_t, TwinRecord> twin_records(host::Host& host, const model::Entity& entity, const std::vector<std::int64_t>& ids);

// A line for each of the two records, or, for programs, one for the pair.
void print_twins(Context& context, host::Host& host, const model::Entity& entity, const std::vector<twins::Twin>& twins, std::size_t shown);

// Which records become one, what is kept of them, and what moves.
void print_merge(Context& context, host::Host& host, const twins::MergeRequest& request, const std::map<std::int64_t, TwinRecord>& records,
                 const twins::MergeResult& result);

}  // namespace pareto::cli
