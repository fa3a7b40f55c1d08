// One opened plugin: a shared library whose table was checked against its manifest.
//
// Before any code of the library runs, its file is checked: who may write it, its hash, and that it
// exports the entry of this version. A library is never closed again: what it handed out may be
// held anywhere.
//
// Threads: constructed by one thread at a time for the whole process (PluginRegistry sees to that);
// read by any.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "core/plugins/file_trust.hpp"
#include "core/plugins/manifest.hpp"
#include "pareto/abi/plugin.h"

namespace pareto::plugins {

class PluginLibrary {
 public:
  // Throws Error saying what is wrong. `developer`: accept a file that others may write.
  PluginLibrary(const Manifest& manifest, bool developer);
  ~PluginLibrary();
  PluginLibrary(PluginLibrary&&) noexcept;

  // These are copies as this program knows the structs: what the plugin's SDK did not have is zero.
  [[nodiscard]] const pareto_plugin_v0& table() const { return table_; }
  // The C table of an extension, by its kind and its own id (of added fields: the entity); nullptr
  // when there is none.
  [[nodiscard]] const void* extension(std::string_view extension, std::string_view id) const;

 private:
  struct Image;
  std::unique_ptr<Image> image_;
  pareto_plugin_v0 table_{};
};

// Throws Error for a file that is no shared library for this kind of machine, or does not export
// the entry of this version. Reads it and runs none of it.
void require_entry(const std::filesystem::path& file);

}  // namespace pareto::plugins
