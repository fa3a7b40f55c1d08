// A shared library, read as a file: nothing of it runs.
//
// Every place in the file is checked before it is read, so that a damaged or hostile file is an
// Error and not a fault. 64-bit ELF of this machine's byte order. Plain values; any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace pareto::plugins {

struct ElfFile {
  std::uint16_t machine = 0;  // EM_…
  bool shared = false;
  std::vector<std::string> exports;  // names that it defines for others
  std::vector<std::string>
      unique;  // of these, those that are one in the whole process (STB_GNU_UNIQUE)
  std::vector<std::string> needed;  // libraries
  std::string search_path;          // RUNPATH or RPATH
  bool text_relocations = false;
  bool stack_executable = true;  // unless the file says that it is not
  bool writable_code = false;    // a part in memory that can be both written and run
};

// Throws Error saying what the file is not.
[[nodiscard]] ElfFile read_elf(const std::filesystem::path& file);
// EM_… of the machine that this runs on.
[[nodiscard]] std::uint16_t this_machine();

}  // namespace pareto::plugins
