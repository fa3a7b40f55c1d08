// Says in JSON what a plugin's table holds.
#pragma once

#include <string>

#include "pareto/abi/plugin.h"

// Where the library lies and what it hashes to.
struct LibraryFile {
  std::string name;          // without folder
  std::string sha256;        // 64 hexadecimal digits
  std::string contact = {};  // where its maker is reached; no part of the table, since it changes
                             // when the plugin does not
};

// The manifest of a plugin. Throws runtime_error naming what the table lacks.
[[nodiscard]] std::string describe(const pareto_plugin_v0& plugin, const LibraryFile& library);
