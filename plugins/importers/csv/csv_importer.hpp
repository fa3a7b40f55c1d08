// Importer of text tables: csv, tsv and their kin, in any encoding that the host decodes.
//
// Opening looks at the beginning of the file (about 1 000 records, at most 1 MiB) to learn
// separator and number of columns; then the file is read once, in memory that does not grow with
// it.
#pragma once

#include <memory>
#include <string_view>

#include <pareto/importer.hpp>

#include "record_reader.hpp"

namespace pareto::csv {

class CsvImporter : public sdk::Importer<CsvImporter> {
 public:
  static constexpr const char* id = "csv";
  static constexpr sdk::Label label{"Text table (csv)", "文本表格（csv）"};
  static constexpr sdk::Label help{
      "Comma, semicolon, tab or bar separated text. Encoding and separator are recognised; the "
      "settings overrule that.",
      "以逗号、分号、制表符或竖线分隔的文本。编码和分隔符自动识别，也可以在设置中指定。"};
  static constexpr const char* suffixes[] = {".csv", ".tsv", ".txt"};
  static constexpr sdk::Field settings[] = {
      sdk::text("encoding", {"Encoding", "编码"})
          .initially("auto")
          .explained({"auto, or a name such as UTF-8, GB18030, Big5, UTF-16LE",
                      "auto，或编码名称，如 UTF-8、GB18030、Big5、UTF-16LE"}),
      sdk::text("separator", {"Separator", "分隔符"})
          .initially("auto")
          .explained({"auto, one character, or tab, comma, semicolon, bar",
                      "auto，一个字符，或 tab、comma、semicolon、bar"}),
      sdk::text("quote", {"Quote", "引号"})
          .initially("\"")
          .explained({"one character, or none", "一个字符，或 none"}),
      sdk::integer("cell_bytes", {"Longest cell, bytes", "单元格最大字节数"})
          .initially("1048576")
          .between(1024, 8388608)};

  [[nodiscard]] static int probe(std::string_view first_bytes, std::string_view name);

  CsvImporter(const sdk::Job& job, sdk::Input input, sdk::Opened& opened);
  CsvImporter(const CsvImporter&) = delete;
  CsvImporter& operator=(const CsvImporter&) = delete;

  [[nodiscard]] std::unique_ptr<sdk::BatchStream> read();

 private:
  std::string_view next_piece();
  void examine(sdk::Opened& opened);
  void choose_dialect(std::string_view& sample, sdk::Opened& opened);

  sdk::Job job_;
  sdk::Input input_;
  sdk::TextReader text_;
  std::size_t cell_bytes_;
  RecordReader reader_;
  Dialect dialect_;
  std::size_t columns_ = 1;
};

}  // namespace pareto::csv
