// What an import keeps of itself with its operation, for whoever asks later: which file it was, how
// it was taken, how many rows were not. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pareto::imports {

struct ImportDetails {
  std::string file, entity, recipe;  // empty where an older Pareto did not say
  std::int64_t read = 0, rejected = 0;
};

// Of each file of the operation, as `details` of pareto_operation has them; none where it says
// nothing that can be read.
[[nodiscard]] std::vector<ImportDetails> read_details(std::string_view details);

}  // namespace pareto::imports
