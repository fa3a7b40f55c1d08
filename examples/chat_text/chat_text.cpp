// A format: a report as a text that is pasted into a chat. Emphasis by brackets, figures in one
// line, of a table the first rows, of a chart its title; a telephone shows all of it without
// turning.
#include <pareto/format.hpp>
#include <pareto/plugin.hpp>
#include <pareto/shown.hpp>

using namespace pareto::sdk;

class ChatText : public Format<ChatText> {
 public:
  static constexpr const char* id = "chat";
  static constexpr Label label{"Text for a chat", "聊天文字"};
  static constexpr const char *media_type = "text/plain; charset=utf-8", *suffix = ".txt";
  static constexpr Field settings[] = {
      integer("rows", {"Rows of a table", "每个表格的行数"}).between(1, 1000).initially("5")};

  ChatText(const Job& job, Sink sink)
      : job_(job),
        sink_(sink),
        amounts_(job.chinese(), job.home_currency()),
        most_(job.integer("rows", 5)) {}

  void on_begin(const DocumentInfo& info) { line("【" + info.title + "】" + info.period); }
  void on_heading(int, std::string_view text, std::string_view) { line("\n▎" + std::string(text)); }
  void on_paragraph(Paragraph kind, const Spans& spans) {
    if (kind != Paragraph::Source) line(spans.text());
  }
  void on_figures(const std::vector<KeyFigure>& figures) {
    std::string all;
    for (const KeyFigure& figure : figures)
      all += (all.empty() ? "" : "；") + figure.label + " " + figure.value +
             (figure.unit.empty() ? "" : " " + figure.unit);
    line(all);
  }
  // Rows come in batches, and a table may be larger than memory: only what is written is kept.
  void on_table(const TableInfo& info, BatchStream& rows) {
    std::int64_t count = 0;
    for (Batch batch; rows.next(batch);) {
      job_.check();
      for (std::int64_t row = 0; row < batch.rows(); ++row) {
        if (++count > most_) continue;
        std::string cells;
        for (std::size_t c = 0; c < info.columns.size(); ++c) {
          const std::string cell = shown(info.columns[c], batch.column(c), row, amounts_);
          if (!cell.empty()) cells += (cells.empty() ? "" : " | ") + cell;
        }
        line("· " + cells);
      }
    }
    if (count > most_)
      line(std::string(job_.say("  and ", "  另有 ")) + std::to_string(count - most_) +
           std::string(job_.say(" more", " 行")));
  }
  void on_chart(const ChartInfo& info, BatchStream&) { line("（" + info.title + "）"); }
  void on_page_break() {}
  void on_finish() {}

 private:
  void line(const std::string& text) { sink_.write(text + "\n"); }
  Job job_;
  Sink sink_;
  Amounts amounts_;
  std::int64_t most_;
};

constexpr PluginInfo kPlugin{.id = "chat-text",
                             .version = "1.0.0",
                             .label = {"Text for a chat", "聊天文字"},
                             .vendor = "Example",
                             .license = "Apache-2.0"};
PARETO_PLUGIN(kPlugin, ChatText);
