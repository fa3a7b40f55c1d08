// The deeds of `pareto events`, each in its file: tail, show, parked deliveries.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/cli/command.hpp"
#include "core/host/host.hpp"

namespace pareto::cli {

// Prints events as they are committed, until Ctrl-C.
int tail_events(Context& context, host::Host& host);

// What led to an event and what followed from it.
int show_event(Context& context, host::Host& host, std::string_view sequence);

int show_parked(Context& context, host::Host& host);
int retry_parked(Context& context, host::Host& host);
int drop_parked(Context& context, host::Host& host);

}  // namespace pareto::cli
