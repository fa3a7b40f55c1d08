// Importer of JSON: one object per line, a list of objects, or a list inside an object.
//
// Opening looks for all keys, in files up to 16 MiB wholly and otherwise in their first MiB; keys
// that come up later are kept in a column of their own. Then the file is read once, in memory that
// does not grow with it.
#pragma once

#include <memory>
#include <string_view>

#include <pareto/importer.hpp>

#include "columns.hpp"
#include "document_shape.hpp"
#include "element_reader.hpp"

namespace pareto::jsonl {

class JsonlImporter : public sdk::Importer<JsonlImporter> {
 public:
  static constexpr const char* id = "jsonl";
  static constexpr sdk::Label label{"JSON lines and lists", "JSON 数据（每行一个或列表）"};
  static constexpr sdk::Label help{
      "Objects, one per line or in a list; a column per key. Inner objects become columns a.b.",
      "每行一个对象，或对象的列表；每个键一列，内层对象成为 a.b 列。"};
  static constexpr const char* suffixes[] = {".jsonl", ".ndjson", ".json"};
  static constexpr sdk::Field settings[] = {
      sdk::text("encoding", {"Encoding", "编码"})
          .initially("auto")
          .explained({"auto, or a name such as UTF-8, GB18030, UTF-16LE",
                      "auto，或编码名称，如 UTF-8、GB18030、UTF-16LE"}),
      sdk::text("rows", {"Where the rows are", "数据所在位置"})
          .explained({"the list inside an object, such as data.list; . is the whole file",
                      "对象中列表的位置，如 data.list；. 表示整个文件"})};

  [[nodiscard]] static int probe(std::string_view first_bytes, std::string_view name);

  JsonlImporter(const sdk::Job& job, sdk::Input input, sdk::Opened& opened);
  JsonlImporter(const JsonlImporter&) = delete;
  JsonlImporter& operator=(const JsonlImporter&) = delete;

  [[nodiscard]] std::unique_ptr<sdk::BatchStream> read();

 private:
  std::string_view next_piece();
  void find_shape(sdk::Opened& opened);
  void find_columns(sdk::Opened& opened);

  sdk::Job job_;
  sdk::Input input_;
  sdk::TextReader text_;
  ElementReader elements_;
  Shape shape_;
  Columns columns_;
  std::size_t list_columns_ = 0;  // of rows that are lists
  bool has_others_ = false;       // a column for keys that come up later
};

// What stands between the values of a list.
[[nodiscard]] std::string list_separator(const sdk::Job& job);

}  // namespace pareto::jsonl
