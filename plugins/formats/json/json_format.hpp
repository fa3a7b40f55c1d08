// Documents as one JSON object, for programs: what the report says, in its order, with exact values
// and what its columns mean.
//
// The structure has a name, "pareto.document/1", and a schema,
// docs/formats/pareto-document-1.schema.json: members may be added under that name, never changed.
// Written as it is told; memory does not grow with a table. The same document gives the same bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pareto/format.hpp"

namespace pareto::json {

class JsonFormat : public sdk::Format<JsonFormat> {
 public:
  static constexpr const char* id = "json";
  static constexpr sdk::Label label{"JSON, for programs", "JSON，供程序读取"};
  static constexpr const char* media_type = "application/json";
  static constexpr const char* suffix = ".json";

  JsonFormat(const sdk::Job& job, sdk::Sink sink) : job_(job), sink_(sink) {}

  void on_begin(const sdk::DocumentInfo& info);
  void on_heading(int level, std::string_view text, std::string_view aside);
  void on_paragraph(sdk::Paragraph kind, const sdk::Spans& spans);
  void on_figures(const std::vector<sdk::KeyFigure>& figures);
  void on_table(const sdk::TableInfo& info, sdk::BatchStream& rows);
  void on_chart(const sdk::ChartInfo& info, sdk::BatchStream& rows);
  void on_page_break();
  void on_finish();

 private:
  // Begins a part of the content, after the one before it.
  void begin_part(std::string& out, const char* kind);
  void append_columns(std::string& out, const std::vector<sdk::Column>& columns);
  void write_rows(std::string& out, const std::vector<sdk::Column>& columns,
                  sdk::BatchStream& rows);

  sdk::Job job_;
  sdk::Sink sink_;
  bool any_ = false;
};

}  // namespace pareto::json
