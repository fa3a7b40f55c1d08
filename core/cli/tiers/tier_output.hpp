// What a run of a tier rule looks like on a terminal: the sentence, the table of tiers, the key
// accounts, the moves.
#pragma once

#include "core/cli/command.hpp"
#include "core/host/host.hpp"
#include "core/tiering/explain.hpp"
#include "core/tiering/rule_run.hpp"

namespace pareto::cli {

// "9 of 48 groups bring 80 % of 120.7 M net sales; the largest 18 %."
void print_sentence(Context& context, host::Host& host, const tiering::Rule& rule,
                    const tiering::RunResult& run);
void print_tiers(Context& context, host::Host& host, const tiering::Rule& rule,
                 const tiering::RunResult& run);
// The largest subjects with share, margin and what there is to say of each; notes only where there
// are not too many subjects.
void print_key_accounts(Context& context, host::Host& host, const tiering::Rule& rule,
                        const tiering::RunResult& run, std::size_t most);
// Gini, HHI, the real cut points, who was not counted.
void print_concentration(Context& context, const tiering::Rule& rule,
                         const tiering::RunResult& run);
void print_moves(Context& context, const tiering::Rule& rule, const tiering::RunResult& run);
// "data until 2026-10-31 · 12 months · by group"
[[nodiscard]] std::string basis(const Context& context, const tiering::RunResult& run);

}  // namespace pareto::cli
