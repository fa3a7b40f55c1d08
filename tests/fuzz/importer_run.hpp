// Reads bytes through an importer's C table, with the host's own job and text service, and holds
// what comes out against what an importer promises (abi/import.h).
//
// One thread.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace pareto::fuzz {

void run_importer(const void* table, std::string_view bytes, const std::string& name,
                  const std::map<std::string, std::string>& settings = {});

}  // namespace pareto::fuzz
