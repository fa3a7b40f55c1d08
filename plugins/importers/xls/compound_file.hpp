// The compound file (OLE 2, [MS-CFB]) that an old workbook lies in: streams by name, in sectors
// that are chained like those of a disk.
//
// Chains are followed for at most as many sectors as the file has, so that a damaged one ends. Only
// the streams of the root are looked at: those of embedded objects are other documents. Plain
// values after construction; one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "byte_pieces.hpp"

namespace pareto::xls {

class CompoundFile {
 public:
  [[nodiscard]] static bool is_one(std::string_view first_bytes) {
    return first_bytes.starts_with("\xD0\xCF\x11\xE0");
  }

  // Throws Failure(PARETO_E_DATA) for a damaged one.
  CompoundFile(sdk::Job job, sdk::Input input);

  [[nodiscard]] bool has(std::string_view name) const { return entry(name) != nullptr; }
  // Nothing if there is no stream of that name. Throws Failure(PARETO_E_DATA) for one that is cut
  // off.
  [[nodiscard]] std::optional<BytePieces> stream(std::string_view name) const;

 private:
  struct Entry {
    std::string name;  // in lower case; characters beyond ASCII as "?"
    std::uint8_t type = 0;
    std::uint32_t left = 0, right = 0, child = 0, start = 0;
    std::uint64_t size = 0;
  };

  [[noreturn]] void damaged() const;
  void read_table(std::string_view header);
  void read_directory(std::uint32_t start);
  void find_root_streams();
  [[nodiscard]] const Entry* entry(std::string_view name) const;
  [[nodiscard]] std::uint64_t offset_of(std::uint32_t sector) const {
    return (static_cast<std::uint64_t>(sector) + 1) << shift_;
  }
  // The sectors of a chain of `table`, at most `most`.
  [[nodiscard]] std::vector<std::uint32_t> chain(const std::vector<std::uint32_t>& table,
                                                 std::uint32_t start, std::uint64_t most) const;
  [[nodiscard]] BytePieces chained(std::uint32_t start, std::uint64_t size) const;
  [[nodiscard]] BytePieces small_chained(std::uint32_t start, std::uint64_t size) const;

  sdk::Job job_;
  sdk::Input input_;
  unsigned shift_ = 9;
  std::uint64_t small_limit_ = 4096;
  std::uint32_t small_table_start_ = 0;
  std::vector<std::uint32_t> next_;  // by sector: the one that follows
  std::vector<Entry> entries_;
  std::vector<std::size_t> root_streams_;
};

}  // namespace pareto::xls
