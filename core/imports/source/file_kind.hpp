// What a file is that nobody can import, told by its first bytes, and what to do with it.
//
// People drop PDFs, pictures, archives and documents on an import, often under the name .xls.
// "Unknown format" leaves them alone with it; naming the thing tells the way out. Pure; any thread.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/message.hpp"

namespace pareto::imports {

struct FileKind {
  Text name;    // "{} is a PDF document, not a table": the file
  Text remedy;  // without placeholders; of `plugin`, which is named
  // The plugin that reads such files, if one comes with Pareto; then it is not enabled. Else empty.
  std::string_view plugin;
};

// Nothing for what is not known. `first_bytes`: some tens of kilobytes.
[[nodiscard]] std::optional<FileKind> kind_of(std::string_view first_bytes);

}  // namespace pareto::imports
