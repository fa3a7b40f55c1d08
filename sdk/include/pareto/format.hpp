// Formats in C++: what renders documents to bytes.
//
//     struct Plain : pareto::sdk::Format<Plain> {
//       static constexpr const char* id = "plain";
//       static constexpr Label label{"Plain text", "纯文本"};
//       static constexpr const char *media_type = "text/plain; charset=utf-8", *suffix = ".txt";
//       Plain(const Job& job, Sink sink);
//       void on_begin(const DocumentInfo&);
//       … on_heading, on_paragraph, on_figures, on_table, on_chart, on_page_break, on_finish, called in reading order …
//     };
//
// A format needs these, and settings (an array of Field) if it has some. One thread per run. What
// it is given is valid during the call; what it throws the report sees as a Failure. on_finish is
// left out when the report failed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pareto/document.hpp"

namespace pareto::sdk {
inline namespace v0 {

// Where a format writes. A view; throws Failure (IO) when the bytes could not be taken.
class Sink {
 public:
  explicit Sink(const pareto_sink* sink) : sink_(sink) {}
  void write(std::string_view bytes) const {
    if (bytes.empty()) return;
    if (const pareto_status status = sink_->write(sink_, bytes.data(), bytes.size());
        status != PARETO_OK)
      refused(status);
  }
  [[nodiscard]] bool has_many_files() const { return sink_->next_file != nullptr; }
  // From now on write goes to a file named so; only if has_many_files().
  void next_file(const std::string& name) const {
    if (const pareto_status status = sink_->next_file(sink_, name.c_str()); status != PARETO_OK)
      refused(status);
  }

 private:
  [[noreturn]] static void refused(pareto_status status);
  const pareto_sink* sink_;
};

namespace detail {

// What arrives through the C interface, in the layer's own types.
Spans spans_of(pareto_spans spans);
DocumentInfo info_of(const pareto_document_info* info);
std::vector<Column> columns_of(const pareto_column* const* columns, bool chinese);
std::vector<KeyFigure> figures_of(const pareto_key_figure* const* figures);
TableInfo table_of(const pareto_table_info* info, bool chinese);
ChartInfo chart_of(const pareto_chart_info* from, bool chinese);

template <class X>
struct FormatTable {
  static_assert(is_name(X::id),
                "a format's id consists of a-z, 0-9 and '_', and begins with a letter");

  struct Run {
    Run(const pareto_job* c_job, const pareto_sink* sink) : job(c_job), format(job, Sink(sink)) {}
    Job job;
    X format;
  };
  static Run& run_of(const pareto_document* document) { return *static_cast<Run*>(document->ctx); }

  static pareto_status open(const pareto_job* job, const pareto_sink* sink,
                            pareto_document* document, void** run, pareto_error* error) {
    *run = nullptr;
    return guarded(error, [&] {
      auto* made = new Run(job, sink);
      *run = made;
      document->ctx = made;
      document->begin = [](const pareto_document* self, const pareto_document_info* info,
                           pareto_error* e) {
        return guarded(e, [&] { run_of(self).format.on_begin(info_of(info)); });
      };
      document->heading = [](const pareto_document* self, std::int32_t level, pareto_str text,
                             pareto_str aside, pareto_error* e) {
        return guarded(
            e, [&] { run_of(self).format.on_heading(level, to_view(text), to_view(aside)); });
      };
      document->paragraph = [](const pareto_document* self, std::uint32_t kind, pareto_spans spans,
                               pareto_error* e) {
        return guarded(e, [&] {
          run_of(self).format.on_paragraph(static_cast<Paragraph>(kind), spans_of(spans));
        });
      };
      document->figures = [](const pareto_document* self, const pareto_key_figure* const* figures,
                             pareto_error* e) {
        return guarded(e, [&] { run_of(self).format.on_figures(figures_of(figures)); });
      };
      document->table = [](const pareto_document* self, const pareto_table_info* info,
                           ArrowArrayStream* stream, pareto_error* e) {
        return reading(stream, e, [&] {
          Run& run = run_of(self);
          const TableInfo table = table_of(info, run.job.chinese());
          ImportedStream rows(stream, table.schema());
          run.format.on_table(table, rows);
        });
      };
      document->chart = [](const pareto_document* self, const pareto_chart_info* info,
                           ArrowArrayStream* stream, pareto_error* e) {
        return reading(stream, e, [&] {
          Run& run = run_of(self);
          const ChartInfo chart = chart_of(info, run.job.chinese());
          ImportedStream rows(stream, chart.schema());
          run.format.on_chart(chart, rows);
        });
      };
      document->page_break = [](const pareto_document* self, pareto_error* e) {
        return guarded(e, [&] { run_of(self).format.on_page_break(); });
      };
      if constexpr (requires(X & format) { format.on_beside(0); }) {
        if (PARETO_HAS(document, pareto_document, beside)) {
          document->beside = [](const pareto_document* self, std::int32_t percent,
                                pareto_error* e) {
            return guarded(e, [&] { run_of(self).format.on_beside(percent); });
          };
        }
      }
    });
  }
  static pareto_status finish(void* run, pareto_error* error) {
    return guarded(error, [&] { static_cast<Run*>(run)->format.on_finish(); });
  }
  static void close(void* run) { delete static_cast<Run*>(run); }

  // The stream was moved in: it is released here when `work` failed before it took it over.
  template <class Work>
  static pareto_status reading(ArrowArrayStream* stream, pareto_error* error, Work work) {
    const pareto_status status = guarded(error, work);
    if (stream->release != nullptr) stream->release(stream);
    return status;
  }
  static constexpr pareto_format_v1 kTable{
      sizeof(pareto_format_v1), X::id, label_of<X>(), X::media_type, X::suffix,
      settings_of<X>(),         &open, &finish,       &close};
};

}  // namespace detail

// The base of a plugin's own format. X has on_begin(const DocumentInfo&), on_heading(int level,
// string_view text, string_view aside), on_paragraph(Paragraph, const Spans&), on_figures(const
// std::vector<KeyFigure>&), on_table(const TableInfo&, BatchStream&), on_chart(const ChartInfo&,
// BatchStream&), on_page_break() and on_finish(), called in reading order; with on_beside(int
// percent) it is told about columns, too. A stream need not be read to its end.
template <class X>
struct Format {
  static constexpr const char* kExtension = PARETO_EXT_FORMAT;
  static constexpr const void* table() { return &detail::FormatTable<X>::kTable; }
};

}  // namespace v0
}  // namespace pareto::sdk

#ifndef PARETO_LAYER_APART
#include "pareto/layer/format.hpp"
#endif
