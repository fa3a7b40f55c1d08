// Writes JSON text piece by piece; for payloads and outputs too large to build as a tree first.
//
// Pure functions; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pareto {

// Appends a JSON string with its quotes. Bytes that are no UTF-8 are the caller's fault and go
// through.
void append_json(std::string& out, std::string_view text);
void append_json(std::string& out, std::int64_t value);
// Shortest form that reads back as the same double; null for what JSON cannot say.
void append_json(std::string& out, double value);

}  // namespace pareto
