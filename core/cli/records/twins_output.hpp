// Likely twins and what a merge does, as people and programs read them.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "core/cli/command.hpp"
#include "core/host/host.hpp"
#include "core/twins/find.hpp"
#include "core/twins/merge.hpp"
#include "core/twins/record_facts.hpp"

namespace pareto::cli {

// A line for each of the two records, or, for programs, one for the pair.
void print_twins(Context& context, host::Host& host, const model::Entity& entity,
                 const std::vector<twins::Twin>& twins, std::size_t shown);

// Which records become one, what is kept of them, and what moves.
void print_merge(Context& context, host::Host& host, const twins::MergeRequest& request,
                 const std::map<std::int64_t, twins::RecordFacts>& records,
                 const twins::MergeResult& result);

}  // namespace pareto::cli
