// Which program wrote a file, told by the names of its columns: "looks like an export of 用友 U8
// (sales)".
//
// All there is to say of a program is in the tables of known_exports.inc; no code knows any of
// them. Pure; any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.hpp"

namespace pareto::imports {

struct KnownExport {
  Text words;               // "looks like an export of Yonyou U8 (sales)"
  std::string_view entity;  // what its rows are
  std::string_view heads;   // with blanks; a star behind those that tell the program from others
};

// The one that most of the heads belong to; nothing where that is less than most of them, or no two
// of the telling ones are there.
[[nodiscard]] const KnownExport* find_export(const std::vector<std::string>& heads);

// What a program calls a field, where the schema does not know the word.
struct ExportWord {
  std::string_view entity, field, word;
};
[[nodiscard]] std::span<const ExportWord> export_words();

}  // namespace pareto::imports
