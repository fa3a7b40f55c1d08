#include "core/imports/mapping/rejects_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "core/base/decimal.hpp"
#include "core/base/error.hpp"
#include "core/base/partial_file.hpp"

namespace pareto::imports {
namespace {

constexpr Text kLine{"rejected: line", "未导入·行"}, kColumn{"rejected: column", "未导入·列"},
    kValue{"rejected: value", "未导入·值"}, kWhy{"rejected: why", "未导入·原因"},
    kFix{"rejected: what to do", "未导入·怎么办"};
constexpr Text kLineOfNumber{"Line", "行号"};
constexpr Text kMark{".rejects", ".未导入"};
constexpr std::size_t kLongestValue = 1000;

// At most kLongestValue bytes, cut at the border of a character: half a one would make the file
// look like another encoding when it is imported in its turn.
std::string_view beginning_of(std::string_view value) {
  std::size_t size = std::min(value.size(), kLongestValue);
  while (size > 0 && size < value.size() &&
         (static_cast<unsigned char>(value[size]) & 0xC0) == 0x80)
    --size;
  return value.substr(0, size);
}

bool begins_formula(std::string_view text) {
  if (text.empty() || std::string_view("=+-@\t\r").find(text.front()) == text.npos) return false;
  // A negative number is no formula, and must come back as it was.
  return !parse_decimal(text);
}

[[noreturn]] void fail(const std::filesystem::path& path) {
  const int code = errno;
  throw Error(ErrorCode::Io, Message::verbatim(code != 0 ? std::strerror(code) : "?"))
      .within(Message(Text{"writing {}", "写入 {}"}, {path.string()}));
}

}  // namespace

RejectsName rejects_name(const std::filesystem::path& file) {
  RejectsName name{file.stem().string()};
  for (const Language each : {Language::English, Language::ChineseSimplified}) {
    const std::string mark(kMark.in(each));
    const std::size_t at = name.of.rfind(mark);
    if (at == std::string::npos ||
        name.of.find_first_not_of("0123456789", at + mark.size()) != std::string::npos)
      continue;
    const std::string digits = name.of.substr(at + mark.size());
    name.round = digits.empty() || digits.size() > 6 ? 1 : std::stoi(digits);
    name.of.resize(at);
  }
  return name;
}

std::filesystem::path rejects_path(const std::filesystem::path& file, Language language) {
  const RejectsName name = rejects_name(file);
  std::string stem = name.of + std::string(kMark.in(language));
  if (name.round > 0) stem += std::to_string(name.round + 1);
  return file.parent_path() / (stem + ".csv");
}

bool is_reject_header(std::string_view header) {
  for (const Text& text : {kLine, kColumn, kValue, kWhy, kFix}) {
    if (header == text.in(Language::English) || header == text.in(Language::ChineseSimplified))
      return true;
  }
  return false;
}

bool is_line_of_number(std::string_view header) {
  return header == kLineOfNumber.in(Language::English) ||
         header == kLineOfNumber.in(Language::ChineseSimplified);
}

std::optional<std::size_t> begin_of_reasons(const std::vector<std::string>& heads) {
  if (heads.size() < kRejectColumns) return std::nullopt;
  const auto begin = heads.end() - kRejectColumns;
  if (!std::all_of(begin, heads.end(),
                   [](const std::string& head) { return is_reject_header(head); }))
    return std::nullopt;
  return static_cast<std::size_t>(begin - heads.begin());
}

RejectsFile::RejectsFile(std::filesystem::path path, std::vector<std::string> headers,
                         bool line_column, Language language, std::string_view title)
    : path_(std::move(path)),
      partial_(partial_name(path_)),
      title_(title),
      headers_(std::move(headers)),
      line_column_(line_column),
      language_(language) {
  clear_abandoned(path_.parent_path());
  // The reasons of an earlier file are not carried along; the places of the columns stay.
  for (std::string& header : headers_) {
    left_out_.push_back(is_reject_header(header));
    if (left_out_.back()) header.clear();
  }
}

RejectsFile::~RejectsFile() {
  if (!opened_ || finished_) return;
  out_.close();
  std::error_code ignored;
  std::filesystem::remove(partial_, ignored);
}

void RejectsFile::open() {
  if (opened_) return;
  errno = 0;
  out_.open(partial_, std::ios::binary | std::ios::trunc);
  if (!out_) fail(path_);
  opened_ = true;
  row_ = "\xEF\xBB\xBF";
  if (!title_.empty()) {
    cell(title_, true);
    end_row();
  }
  for (const std::string& header : headers_) cell(header, false);
  if (line_column_) cell(kLineOfNumber.in(language_), false);
  for (const Text& text : {kLine, kColumn, kValue, kWhy, kFix}) cell(text.in(language_), false);
  end_row();
}

void RejectsFile::cell(std::string_view text, bool defuse) {
  const bool formula = defuse && begins_formula(text);
  if (!formula && text.find_first_of(",\"\r\n") == text.npos) {
    row_.append(text) += ',';
    return;
  }
  row_ += '"';
  if (formula) row_ += '\'';
  for (const char c : text) {
    if (c == '"') row_ += '"';
    row_ += c;
  }
  row_ += "\",";
}

void RejectsFile::end_row() {
  row_.back() = '\r';
  row_ += '\n';
  errno = 0;
  out_.write(row_.data(), static_cast<std::streamsize>(row_.size()));
  if (!out_) fail(path_);
  row_.clear();
}

void RejectsFile::add(const sdk::Batch& raw, std::int64_t row, std::uint32_t line_of_number,
                      int column, std::string_view value, const std::string& why,
                      const std::string& fix) {
  open();
  for (std::size_t c = 1; c < raw.columns() && c <= headers_.size(); ++c) {
    const sdk::ColumnView view = raw.column(c);
    cell(view.is_null(row) || left_out_[c - 1] ? std::string_view() : view.text(row), true);
  }
  if (line_column_)
    cell(line_of_number > 0 ? std::to_string(line_of_number) : std::string(), false);
  cell(std::to_string(raw.column(0).integer(row)), false);
  cell(column >= 0 ? std::string_view(headers_[static_cast<std::size_t>(column)])
                   : std::string_view(),
       true);
  cell(beginning_of(value), true);
  cell(why, true);
  cell(fix, true);
  end_row();
}

void RejectsFile::add(std::int64_t line, std::string_view value, const std::string& why) {
  open();
  row_.append(headers_.size() + (line_column_ ? 1 : 0), ',');
  cell(std::to_string(line), false);
  cell("", false);
  cell(beginning_of(value), true);
  cell(why, true);
  cell("", false);
  end_row();
}

std::optional<std::filesystem::path> RejectsFile::finish() {
  if (!opened_) return std::nullopt;
  errno = 0;
  out_.close();
  if (!out_) fail(path_);
  std::error_code error;
  std::filesystem::rename(partial_, path_, error);
  if (error) {
    errno = error.value();
    fail(path_);
  }
  finished_ = true;
  return path_;
}

}  // namespace pareto::imports
