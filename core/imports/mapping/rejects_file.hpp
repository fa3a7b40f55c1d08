// The rows that were not taken, as a file that can be corrected and imported again: the columns of
// the original, then why.
//
// UTF-8 with a byte order mark, so that Excel opens it; cells that would begin a formula are
// defused. Written as it goes, under a name of its own until finish() (core/base/partial_file.hpp).
// One thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.hpp"
#include "core/base/message.hpp"
#include "pareto/table.hpp"

namespace pareto::imports {

// Beside `file`: 销售.未导入.csv or sales.rejects.csv; a corrected one that is imported in its turn
// gets 销售.未导入2.csv.
[[nodiscard]] std::filesystem::path rejects_path(const std::filesystem::path& file,
                                                 Language language);

// What a file's name says: that it holds the rejects of another, and of which round.
struct RejectsName {
  std::string of;  // "sales" of sales.xlsx, sales.rejects.csv and sales.rejects2.csv
  int round = 0;   // 0: a file of its own
};
[[nodiscard]] RejectsName rejects_name(const std::filesystem::path& file);

// Whether the head of a column is one that a rejects file adds; such columns are not imported.
[[nodiscard]] bool is_reject_header(std::string_view header);

// Whether it is the head of the column with a line's number in its document, which a rejects file
// adds to rows that lack it.
[[nodiscard]] bool is_line_of_number(std::string_view header);

// Where these columns begin in the row of the heads of a rejects file; nothing for any other row.
[[nodiscard]] std::optional<std::size_t> begin_of_reasons(const std::vector<std::string>& heads);
// What they hold, from there on.
enum RejectColumn : std::size_t {
  kRejectLine,
  kRejectHead,
  kRejectValue,
  kRejectWhy,
  kRejectFix,
  kRejectColumns
};

class RejectsFile {
 public:
  // Clears what killed imports left in the folder. `title` (单位：万元) stands above the heads
  // where it is not empty: without it the amounts would be read as something else. `line_column`:
  // the rows get a column with the line's number in its document, which the original lacks.
  RejectsFile(std::filesystem::path path, std::vector<std::string> headers, bool line_column,
              Language language, std::string_view title = {});
  ~RejectsFile();  // removes what was not finished
  RejectsFile(const RejectsFile&) = delete;
  RejectsFile& operator=(const RejectsFile&) = delete;

  // A row of the raw batch; `column` counts from 0, -1 for the row as a whole.
  void add(const sdk::Batch& raw, std::int64_t row, std::uint32_t line_of_number, int column,
           std::string_view value, const std::string& why, const std::string& fix);
  // One that the importer could not read.
  void add(std::int64_t line, std::string_view value, const std::string& why);

  // Empty when there was nothing to write. Throws Error on failure (a full disk).
  std::optional<std::filesystem::path> finish();

 private:
  void open();
  void cell(std::string_view text, bool defuse);
  void end_row();

  std::filesystem::path path_, partial_;
  std::string title_;
  std::vector<std::string> headers_;
  std::vector<bool> left_out_;  // by column: reasons of an earlier file
  bool line_column_;
  Language language_;
  std::ofstream out_;
  std::string row_;
  bool opened_ = false, finished_ = false;
};

}  // namespace pareto::imports
