#include "html_importer.hpp"

#include <algorithm>
#include <vector>

#include <pareto/row_stream.hpp>
#include <pareto/words.hpp>

#include "mime_parts.hpp"

namespace pareto::html_tables {
namespace {

constexpr std::size_t kSurveyBytes = 32 * 1024 * 1024;
constexpr std::size_t kProbeBytes = 16 * 1024;

// The beginning in lower case, without the zeros of UTF-16 and what stands before the first sign.
std::string plain_beginning(std::string_view first) {
  std::string out;
  for (const char c : first.substr(0, kProbeBytes)) {
    if (c != '\0') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return out.substr(std::min(out.find_first_not_of(" \t\r\n\357\273\277\377\376"), out.size()));
}

struct Size {
  std::int64_t rows = 0;  // with a value
  std::size_t columns = 0;
  [[nodiscard]] std::int64_t cells() const { return rows * static_cast<std::int64_t>(columns); }
};

// The sizes of a page's tables, and what else opening needs to know of it.
class Survey {
 public:
  Survey(const sdk::Job& job, sdk::Input input)
      : text_(job, input), reader_([this](std::size_t table, TableRow&& row) {
          if (sizes_.size() < table) sizes_.resize(table);
          Size& size = sizes_[table - 1];
          ++size.rows;
          for (const auto& cell : row.cells) size.columns = std::max(size.columns, cell.column + 1);
        }) {
    PageParser parser(job, reader_);
    std::size_t seen = 0;
    while (!whole_ && seen < kSurveyBytes) {
      job.check();
      const std::string_view piece = text_.next();
      seen += piece.size();
      whole_ = piece.empty();
      whole_ ? parser.finish() : parser.feed(piece);
    }
    sizes_.resize(reader_.tables());
  }

  [[nodiscard]] const std::vector<Size>& sizes() const { return sizes_; }
  [[nodiscard]] const PageText& text() const { return text_; }
  [[nodiscard]] const TableReader& reader() const { return reader_; }
  [[nodiscard]] bool whole() const { return whole_; }

  // The largest, with those of its width around it that lie as deep.
  [[nodiscard]] TableSpan largest() const {
    std::size_t best = 0;
    for (std::size_t i = 1; i < sizes_.size(); ++i) {
      if (sizes_[i].cells() > sizes_[best].cells()) best = i;
    }
    TableSpan span{best + 1, best + 1};
    while (span.first > 1 && joins(span.first - 1, best + 1)) --span.first;
    while (span.last < sizes_.size() && joins(span.last + 1, best + 1)) ++span.last;
    return span;
  }

 private:
  [[nodiscard]] bool joins(std::size_t a, std::size_t b) const {
    return sizes_[a - 1].columns > 1 && sizes_[a - 1].columns == sizes_[b - 1].columns &&
           reader_.depth(a) == reader_.depth(b);
  }

  std::vector<Size> sizes_;
  PageText text_;
  TableReader reader_;
  bool whole_ = false;
};

[[noreturn]] void refuse(const sdk::Job& job, const Survey& page) {
  if (page.reader().has_frames()) {
    sdk::fail(
        job, PARETO_E_DATA,
        {"this page holds no table, only the names of its sheets: they lie in a folder beside "
         "it; import the page of the sheet (sheet001.htm) from there, or save the workbook "
         "as xlsx",
         "这个网页里没有表格，只列出各工作表：它们在旁边的文件夹中；请导入其中的工作表网页（sheet00"
         "1.htm），"
         "或将工作簿另存为 xlsx"});
  }
  const std::string& title = page.reader().title();
  if (title.find_first_not_of(" \t\r\n") == std::string::npos) {
    sdk::fail(job, PARETO_E_DATA,
              {"this is a web page without a table, perhaps a login or error page: sign in to the "
               "program it comes from and export again",
               "这是没有表格的网页，可能是登录页或出错页：请登录来源系统后重新导出"});
  }
  sdk::fail(
      job, PARETO_E_DATA,
      {"this is a web page without a table, \"{}\", perhaps a login or error page: sign in to "
       "the program it comes from and export again",
       "这是没有表格的网页“{}”，可能是登录页或出错页：请登录来源系统后重新导出"},
      {title});
}

std::string joined_sizes(const sdk::Job& job, const std::vector<Size>& sizes) {
  std::string out;
  for (const Size& size : sizes) {
    if (!out.empty()) out += job.say(", ", "、");
    out += std::to_string(size.rows) + "×" + std::to_string(size.columns);
  }
  return out;
}

}  // namespace

int HtmlImporter::probe(std::string_view first_bytes, std::string_view name) {
  if (MimeParts::are_in(first_bytes)) return 85;
  const std::string page = plain_beginning(first_bytes);
  const auto has = [&](std::string_view sign) { return page.find(sign) != std::string::npos; };
  if (has("urn:schemas-microsoft-com:office:spreadsheet") && has("<workbook")) return 0;
  const bool table = has("<table") && has("<t") && (has("<tr") || has("<td"));
  // Some programs leave headers of the web before their page.
  if (!page.starts_with('<'))
    return table && page.starts_with("content-type:") ? 80 : table ? 40 : 0;
  if (has("<html") || has("<!doctype html") || has("<body") || has("<head>") || table) return 85;
  const bool named = name.ends_with(".html") || name.ends_with(".htm") || name.ends_with(".HTML") ||
                     name.ends_with(".HTM");
  return named && !page.starts_with("<?xml") ? 50 : 0;
}

HtmlImporter::HtmlImporter(const sdk::Job& job, sdk::Input input, sdk::Opened& opened)
    : job_(job), input_(input) {
  const Survey page(job, input);
  const std::vector<Size>& sizes = page.sizes();
  const bool any =
      std::any_of(sizes.begin(), sizes.end(), [](const Size& s) { return s.rows > 0; });
  if (!any) refuse(job, page);
  tables_ = page.largest();
  if (const auto told = static_cast<std::size_t>(job.integer("table", 0)); told > 0) {
    if (told > sizes.size() || sizes[told - 1].rows == 0) {
      sdk::fail(job, PARETO_E_ARGUMENT,
                {"the page has no table {} with data; rows × columns of its tables: {}",
                 "网页中没有含数据的第 {} 个表格；各表格的行数×列数：{}"},
                {std::to_string(told), joined_sizes(job, sizes)});
    }
    tables_ = {told, told};
  }
  std::int64_t rows = 0;
  for (std::size_t i = tables_.first; i <= tables_.last; ++i) {
    rows += sizes[i - 1].rows;
    columns_ = std::max(columns_, sizes[i - 1].columns);
  }
  opened.encoding = page.text().encoding().name;
  opened.encoding_confidence = page.text().encoding().confidence;
  opened.rows = page.whole() ? rows : -1;
  if (sizes.size() > 1) {
    const std::string first = std::to_string(tables_.first), last = std::to_string(tables_.last),
                      all = std::to_string(sizes.size()), shapes = joined_sizes(job, sizes);
    opened.detail = tables_.first == tables_.last
                        ? sdk::say(job,
                                   {"table {} of {}, rows × columns: {}",
                                    "第 {} 个表格，共 {} 个，行数×列数：{}"},
                                   {first, all, shapes})
                        : sdk::say(job,
                                   {"tables {} to {} of {}, rows × columns: {}",
                                    "第 {} 至 {} 个表格，共 {} 个，行数×列数：{}"},
                                   {first, last, all, shapes});
  }
  if (page.text().encoding().overruled) {
    const std::string lie = sdk::say(job, {"it says {}, but is {}", "标明 {}，实为 {}"},
                                     {page.text().declared(), opened.encoding});
    if (!opened.detail.empty()) opened.detail.insert(0, job.say("; ", "；"));
    opened.detail.insert(0, lie);
  }
}

std::unique_ptr<sdk::BatchStream> HtmlImporter::read() {
  return std::make_unique<sdk::RowStream<HtmlRows>>(
      job_, std::make_unique<HtmlRows>(job_, input_, tables_), columns_);
}

}  // namespace pareto::html_tables
