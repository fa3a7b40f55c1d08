#include "csv_importer.hpp"

#include <algorithm>
#include <string>

#include <pareto/words.hpp>

#include "csv_stream.hpp"
#include "separator.hpp"

namespace pareto::csv {
namespace {

using Found = RecordReader::Found;

constexpr std::size_t kSampleBytes = 1024 * 1024;
constexpr std::size_t kSampleRecords = 1000;
constexpr std::size_t kMostColumns = 16'384;  // as many as a sheet has

bool ends_with(std::string_view name, std::string_view suffix) {
  if (name.size() < suffix.size()) return false;
  return std::equal(suffix.rbegin(), suffix.rend(), name.rbegin(),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
}

constexpr std::string_view kUtf8Mark = "\357\273\277", kUtf16LeMark = "\377\376",
                           kUtf16BeMark = "\376\377";

// UTF-16 without a mark: marks, digits and line ends have a zero byte on one side, always the same.
bool is_utf16(std::string_view bytes) {
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < bytes.size(); ++i) zeros[i % 2] += bytes[i] == '\0';
  const std::size_t most = std::max(zeros[0], zeros[1]), least = std::min(zeros[0], zeros[1]);
  return bytes.size() >= 16 && most * 16 > bytes.size() && least * 50 < most;
}

// Files of other formats are told apart by their first bytes, to say what to do with them.
void refuse_other_formats(const sdk::Job& job, std::string_view first) {
  if (first.starts_with("PK\x03\x04")) {
    sdk::fail(job, PARETO_E_DATA,
              {"this is an Excel or zip file, not text: import it as xlsx, or save it as CSV first",
               "这是 Excel 或 zip 文件，不是文本：请按 xlsx 导入，或先另存为 CSV"});
  }
  if (first.starts_with("\xD0\xCF\x11\xE0")) {
    sdk::fail(
        job, PARETO_E_DATA,
        {"this is an old Excel file (xls), not text: leave out --importer csv, then it is read "
         "as such",
         "这是旧版 Excel 文件（xls），不是文本：不写 --importer csv，即可按 xls 读取"});
  }
}

Dialect dialect_of(const sdk::Job& job) {
  Dialect dialect{'\0', '"'};
  const std::string separator = job.text("separator", "auto"), quote = job.text("quote", "\"");
  const auto one_sign = [](const std::string& text) {
    return text.size() == 1 && static_cast<unsigned char>(text[0]) < 0x80 && text[0] != '\n' &&
           text[0] != '\r' && text[0] != '\0';
  };
  if (one_sign(separator))
    dialect.separator = separator[0];
  else if (separator == "tab" || separator == "\\t")
    dialect.separator = '\t';
  else if (separator == "comma")
    dialect.separator = ',';
  else if (separator == "semicolon")
    dialect.separator = ';';
  else if (separator == "bar")
    dialect.separator = '|';
  else if (!separator.empty() && separator != "auto") {
    sdk::fail(job, PARETO_E_ARGUMENT,
              {"separator \"{}\": give one character, or tab, comma, semicolon, bar, auto",
               "分隔符“{}”无效：请给出一个字符，或 tab、comma、semicolon、bar、auto"},
              {separator});
  }
  if (quote.empty() || quote == "none")
    dialect.quote = '\0';
  else if (one_sign(quote))
    dialect.quote = quote[0];
  else
    sdk::fail(
        job, PARETO_E_ARGUMENT,
        {"quote \"{}\": give one character, or none", "引号“{}”无效：请给出一个字符，或 none"},
        {quote});
  if (dialect.quote != '\0' && dialect.quote == dialect.separator) {
    sdk::fail(job, PARETO_E_ARGUMENT,
              {"separator and quote are the same character", "分隔符与引号相同"});
  }
  return dialect;
}

std::string describe(const sdk::Job& job, char separator) {
  switch (separator) {
    case ',':
      return sdk::say(job, {"separator \",\"", "逗号分隔"});
    case ';':
      return sdk::say(job, {"separator \";\"", "分号分隔"});
    case '|':
      return sdk::say(job, {"separator \"|\"", "竖线分隔"});
    case '\t':
      return sdk::say(job, {"separator tab", "制表符分隔"});
    default:
      return sdk::say(job, {"separator \"{}\"", "以“{}”分隔"}, {std::string(1, separator)});
  }
}

}  // namespace

int CsvImporter::probe(std::string_view first_bytes, std::string_view name) {
  const bool named = ends_with(name, ".csv") || ends_with(name, ".tsv");
  const bool text_named = ends_with(name, ".txt");
  if (first_bytes.starts_with(kUtf16LeMark) || first_bytes.starts_with(kUtf16BeMark))
    return named ? 70 : text_named ? 50 : 30;
  if (first_bytes.starts_with("PK\x03\x04") || first_bytes.starts_with("%PDF") ||
      first_bytes.starts_with("BEGIN:V"))
    return 0;
  std::size_t controls = 0;
  if (is_utf16(first_bytes)) return named ? 70 : text_named ? 50 : 30;
  for (const char c : first_bytes) {
    if (c == '\0') return 0;
    controls +=
        static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
  }
  if (controls * 50 > first_bytes.size()) return 0;
  int sure = 30;
  const std::string_view body =
      first_bytes.starts_with(kUtf8Mark) ? first_bytes.substr(3) : first_bytes;
  if (body.empty())
    sure = 5;
  else if (body[0] == '<' || body[0] == '{' || body[0] == '[')
    sure = 10;
  else if (const auto guess = guess_separator(body, false); guess.agreement > 0.5)
    sure = 80;
  return sure + (named ? 10 : text_named ? 5 : 0);
}

CsvImporter::CsvImporter(const sdk::Job& job, sdk::Input input, sdk::Opened& opened)
    : job_(job),
      input_(input),
      text_(job, input, job.text("encoding", "auto")),
      cell_bytes_(static_cast<std::size_t>(std::clamp<std::int64_t>(
          job.integer("cell_bytes", static_cast<std::int64_t>(RecordReader::kCellBytes)), 1024,
          static_cast<std::int64_t>(RecordReader::kRecordBytes)))),
      reader_([this] { return next_piece(); }, {}, cell_bytes_) {
  refuse_other_formats(job, input.first_bytes(8));
  opened.encoding = text_.encoding();
  opened.encoding_confidence = text_.confidence();
  examine(opened);
}

std::string_view CsvImporter::next_piece() {
  const std::string_view piece = text_.next();
  if (piece.find('\0') != std::string_view::npos) {
    sdk::fail(job_, PARETO_E_DATA,
              {"this is a binary file, not text: it holds zero bytes. Export it as CSV or xlsx, or "
               "set its encoding",
               "这是二进制文件，不是文本：其中含有零字节。请导出为 CSV 或 xlsx，或指定编码"});
  }
  return piece;
}

void CsvImporter::examine(sdk::Opened& opened) {
  std::string_view sample = reader_.peek(kSampleBytes);
  if (sample.find_first_not_of(" \t\r\n") == std::string_view::npos && reader_.source_ended()) {
    sdk::fail(job_, PARETO_E_DATA,
              {"the file is empty: there is nothing to import", "文件是空的：没有可导入的内容"});
  }
  if (text_.replaced() * 10 > sample.size()) {
    sdk::fail(job_, PARETO_E_DATA,
              {"this is a binary file, or text in another encoding than {}: set the encoding",
               "这是二进制文件，或者编码不是 {}：请指定编码"},
              {text_.encoding()});
  }
  choose_dialect(sample, opened);

  RecordReader ahead([piece = sample]() mutable { return std::exchange(piece, {}); }, dialect_,
                     cell_bytes_);
  std::size_t records = 0;
  std::uint64_t bytes = 0;
  while (records < kSampleRecords) {
    const Found found = ahead.next();
    const bool cut = ahead.consumed() == sample.size() && !reader_.source_ended();
    if (found == Found::End || (cut && records > 0)) break;
    if (found == Found::Record)
      columns_ = std::max(columns_, std::min(ahead.cells(), kMostColumns));
    if (!ahead.raw().empty()) ++records;
    bytes = ahead.consumed();
  }
  if (bytes == sample.size() && reader_.source_ended()) {
    opened.rows = static_cast<std::int64_t>(records);
  } else if (bytes > 0) {
    // The sample in bytes of the file, which need not be bytes of its UTF-8.
    const double taken = static_cast<double>(text_.position()) / static_cast<double>(sample.size());
    opened.rows = static_cast<std::int64_t>(static_cast<double>(input_.size()) /
                                            (static_cast<double>(bytes) * taken) *
                                            static_cast<double>(records));
  }
}

// Takes a line "sep=…" off the sample and the text.
void CsvImporter::choose_dialect(std::string_view& sample, sdk::Opened& opened) {
  dialect_ = dialect_of(job_);
  if (dialect_.separator == '\0') {
    const SeparatorLine said = separator_line(sample);
    dialect_.separator =
        said.bytes > 0 ? said.separator
                       : guess_separator(sample, reader_.source_ended(), dialect_.quote).separator;
    if (said.bytes > 0) {
      reader_.next();
      sample.remove_prefix(said.bytes);
    }
  }
  reader_.set_dialect(dialect_);
  opened.detail = describe(job_, dialect_.separator);
}

std::unique_ptr<sdk::BatchStream> CsvImporter::read() {
  return std::make_unique<CsvStream>(job_, reader_, text_, input_.size(), columns_, cell_bytes_);
}

}  // namespace pareto::csv
