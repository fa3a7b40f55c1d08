// An importer: bytes in, raw rows out. Which column means what, types, matching, rejects and undo
// are the host's. This one reads lines of values between bars, "C1|Acme|2026-10-31".
#include <pareto/importer.hpp>
#include <pareto/plugin.hpp>
#include <pareto/row_stream.hpp>

using namespace pareto::sdk;

// Finds one row after the other; a bad one it says in trouble(), and goes on.
class Lines {
 public:
  Lines(const Job& job, Input input)
      : text_(job, input), total_(static_cast<std::int64_t>(input.size())) {}

  bool next() {
    do {
      if (!read_line()) return false;
    } while (cells_.empty());
    return true;
  }
  [[nodiscard]] std::int64_t row() const { return row_; }
  [[nodiscard]] std::size_t cells() const { return cells_.size(); }
  [[nodiscard]] std::size_t column(std::size_t i) const { return cells_[i].first; }
  [[nodiscard]] std::string_view text(std::size_t i) const { return cells_[i].second; }
  [[nodiscard]] const std::string& trouble() const { return trouble_; }
  [[nodiscard]] std::size_t trouble_column() const { return 0; }
  [[nodiscard]] std::int64_t done() const { return static_cast<std::int64_t>(text_.position()); }
  [[nodiscard]] std::int64_t total() const { return total_; }
  [[nodiscard]] const TextReader& reader() const { return text_; }

 private:
  bool read_line() {
    line_.clear();
    cells_.clear();
    for (bool any = false;;) {
      if (piece_.empty()) piece_ = text_.next();
      if (piece_.empty()) {
        if (!any) return false;
        break;
      }
      any = true;
      const std::size_t end = piece_.find('\n');
      line_ += piece_.substr(0, end);
      piece_ = end == std::string_view::npos ? std::string_view() : piece_.substr(end + 1);
      if (end != std::string_view::npos) break;
    }
    ++row_;
    if (!line_.empty() && line_.back() == '\r') line_.pop_back();
    std::string_view rest = line_;
    for (std::size_t i = 0;; ++i) {
      const std::size_t bar = rest.find('|');
      if (bar != 0 && !rest.empty()) cells_.emplace_back(i, rest.substr(0, bar));
      if (bar == std::string_view::npos) break;
      rest.remove_prefix(bar + 1);
    }
    return true;
  }

  TextReader text_;
  std::int64_t total_, row_ = 0;
  std::string_view piece_;  // of the file, not looked at yet
  std::string line_, trouble_;
  std::vector<std::pair<std::size_t, std::string_view>> cells_;
};

class MyPlugin : public Importer<MyPlugin> {
 public:
  static constexpr const char* id = "my_plugin";
  static constexpr Label label{"My plugin", "我的插件"};
  static constexpr Label help{"Lines of values between bars", "用竖线分隔的行"};
  static constexpr const char* suffixes[] = {".bar"};
  static constexpr Field settings[] = {
      integer("columns", {"Columns", "列数"}).between(1, 1000).initially("100")};

  // By content first; the name only breaks ties.
  static int probe(std::string_view first_bytes, std::string_view name) {
    const std::string_view line = first_bytes.substr(0, first_bytes.find('\n'));
    if (line.find('|') == std::string_view::npos || line.find('\0') != std::string_view::npos)
      return 0;
    return name.size() > 4 && name.substr(name.size() - 4) == ".bar" ? 90 : 30;
  }

  MyPlugin(const Job& job, Input input, Opened& opened)
      : job_(job),
        columns_(static_cast<std::size_t>(job.integer("columns", 100))),
        lines_(std::make_unique<Lines>(job, input)) {
    opened.encoding = lines_->reader().encoding();
    opened.encoding_confidence = lines_->reader().confidence();
  }
  std::unique_ptr<BatchStream> read() {
    return std::make_unique<RowStream<Lines>>(job_, std::move(lines_), columns_);
  }

 private:
  Job job_;
  std::size_t columns_;
  std::unique_ptr<Lines> lines_;
};

constexpr PluginInfo kPlugin{.id = "my-plugin",
                             .version = "1.0.0",
                             .label = {"My plugin", "我的插件"},
                             .vendor = "Example",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_TEXT}};
PARETO_PLUGIN(kPlugin, MyPlugin);
