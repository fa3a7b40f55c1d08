// The host's services as C tables for plugins: query, records, text, twins, pivot, random, rights.
//
// Constant, and the same for all hosts of a process: what they work on is the session's ground
// (session_handle.hpp). Registered under their ids. Nothing throws across.
#pragma once

#include "pareto/abi/host.h"
#include "pareto/abi/pivot.h"
#include "pareto/abi/random.h"
#include "pareto/abi/rights.h"
#include "pareto/abi/twins.h"

namespace pareto::host {

[[nodiscard]] const pareto_query_v1& query_service();
[[nodiscard]] const pareto_records_v1& records_service();
[[nodiscard]] const pareto_twins_v1& twins_service();
[[nodiscard]] const pareto_pivot_v1& pivot_service();
[[nodiscard]] const pareto_text_v1& text_service();
[[nodiscard]] const pareto_random_v1& random_service();
[[nodiscard]] const pareto_rights_v1& rights_service();

}  // namespace pareto::host
