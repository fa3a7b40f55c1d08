// Files that an importer is tried on: small sound ones by suffix, and what becomes of files on
// their way through the world.
//
// Made from numbers alone, the same each time. Any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace pareto::conformance {

struct SampleFile {
  std::string name, bytes;
};

// A sound file of so many rows; empty where the suffix is not known.
[[nodiscard]] std::string sound_file(std::string_view suffix, std::int64_t rows);
// One sound file for each suffix that is known, and the files that the plugin's maker put into
// `own`, if it is there.
[[nodiscard]] std::vector<SampleFile> sound_files(const std::vector<std::string>& suffixes,
                                                  const std::filesystem::path& own);
// What is wrong by itself: empty, a mark and nothing else, noise, zeros, a line of 10 MB, other
// encodings, other formats.
[[nodiscard]] std::vector<SampleFile> wrong_files(std::string_view suffix, std::uint64_t seed);

struct ZipEntry {
  std::string name, bytes;
  std::uint64_t zeros = 0;  // compressed, of so many zero bytes, in place of `bytes`
};
[[nodiscard]] std::string zip_of(const std::vector<ZipEntry>& entries);
// A workbook whose sheet is 512 MiB when it is unpacked.
[[nodiscard]] std::string bomb_of(std::string_view suffix);

}  // namespace pareto::conformance
