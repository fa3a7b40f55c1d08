// A format: writes what reports say, in order, to bytes. This one is plain text.
#include <pareto/format.hpp>
#include <pareto/plugin.hpp>
#include <pareto/shown.hpp>

using namespace pareto::sdk;

class MyPlugin : public Format<MyPlugin> {
 public:
  static constexpr const char* id = "my_plugin";
  static constexpr Label label{"My plugin", "我的插件"};
  static constexpr const char *media_type = "text/plain; charset=utf-8", *suffix = ".txt";

  MyPlugin(const Job& job, Sink sink)
      : job_(job), sink_(sink), amounts_(job.chinese(), job.home_currency()) {}

  void on_begin(const DocumentInfo& info) { line(info.title); }
  void on_heading(int level, std::string_view text, std::string_view) {
    line("\n" + std::string(static_cast<std::size_t>(level), '#') + " " + std::string(text));
  }
  void on_paragraph(Paragraph, const Spans& spans) { line(spans.text()); }
  void on_figures(const std::vector<KeyFigure>& figures) {
    for (const KeyFigure& figure : figures)
      line(figure.label + ": " + figure.value + " " + figure.unit);
  }
  void on_table(const TableInfo& info, BatchStream& rows) {
    std::string head;
    for (const Column& column : info.columns) head += heading_text(column, amounts_) + "\t";
    line(head);
    for (Batch batch; rows.next(batch);) {
      job_.check();
      for (std::int64_t row = 0; row < batch.rows(); ++row) {
        std::string cells;
        for (std::size_t c = 0; c < info.columns.size(); ++c)
          cells += shown(info.columns[c], batch.column(c), row, amounts_) + "\t";
        line(cells);
      }
    }
  }
  void on_chart(const ChartInfo& info, BatchStream&) { line("[" + info.title + "]"); }
  void on_page_break() { line(""); }
  void on_finish() {}

 private:
  void line(const std::string& text) { sink_.write(text + "\n"); }
  Job job_;
  Sink sink_;
  Amounts amounts_;  // writes amounts as every report does
};

constexpr PluginInfo kPlugin{.id = "my-plugin",
                             .version = "1.0.0",
                             .label = {"My plugin", "我的插件"},
                             .vendor = "Example",
                             .license = "Apache-2.0"};
PARETO_PLUGIN(kPlugin, MyPlugin);
