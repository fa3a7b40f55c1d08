#include "jsonl_importer.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <pareto/words.hpp>

#include "flattener.hpp"
#include "jsonl_stream.hpp"

namespace pareto::jsonl {
namespace {

using Found = ElementReader::Found;

constexpr std::size_t kSampleBytes = 1024 * 1024;
constexpr std::uint64_t kReadWhole = 16 * 1024 * 1024;
constexpr std::int64_t kCheckEvery = 4096;  // rows between two looks at whether to go on

bool ends_with(std::string_view name, std::string_view suffix) {
  if (name.size() < suffix.size()) return false;
  return std::equal(suffix.rbegin(), suffix.rend(), name.rbegin(),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
}

// The first two signs that are no blanks, in any encoding that has ASCII in it.
std::string first_signs(std::string_view bytes) {
  std::string out;
  for (const char c : bytes.substr(0, 4096)) {
    const auto code = static_cast<unsigned char>(c);
    // Marks of the byte order, and the zeros of UTF-16.
    if (out.empty() && (code == 0xEF || code == 0xBB || code == 0xBF || code >= 0xFE)) continue;
    if (code <= 0x20) continue;
    out += c;
    if (out.size() == 2) break;
  }
  return out;
}

}  // namespace

int JsonlImporter::probe(std::string_view first_bytes, std::string_view name) {
  const bool named =
      ends_with(name, ".jsonl") || ends_with(name, ".ndjson") || ends_with(name, ".json");
  const std::string first = first_signs(first_bytes);
  if (first.size() < 2) return named && !first.empty() && first[0] == '[' ? 40 : 0;
  if (first[0] == '{') return first[1] == '"' || first[1] == '}' ? (named ? 95 : 85) : 0;
  if (first[0] != '[') return 0;
  if (first[1] == '{') return named ? 95 : 85;
  // "[1" and "[\"" may be many things.
  const bool value =
      std::string_view("[\"-0123456789tfn]").find(first[1]) != std::string_view::npos;
  return value ? (named ? 80 : 20) : 0;
}

JsonlImporter::JsonlImporter(const sdk::Job& job, sdk::Input input, sdk::Opened& opened)
    : job_(job),
      input_(input),
      text_(job, input, job.text("encoding", "auto")),
      elements_([this] { return next_piece(); }) {
  opened.encoding = text_.encoding();
  opened.encoding_confidence = text_.confidence();
  find_shape(opened);
  find_columns(opened);
}

std::string_view JsonlImporter::next_piece() { return text_.next(); }

void JsonlImporter::find_shape(sdk::Opened& opened) {
  const std::string_view sample = elements_.peek(kSampleBytes);
  if (sample.find_first_not_of(" \t\r\n") == sample.npos && elements_.source_ended()) {
    sdk::fail(job_, PARETO_E_DATA,
              {"the file is empty: there is nothing to import", "文件是空的：没有可导入的内容"});
  }
  const std::string wanted = job_.text("rows", "");
  const auto shape = shape_of(sample, elements_.source_ended(), wanted);
  if (!shape && !wanted.empty() && wanted != ".") {
    sdk::fail(job_, PARETO_E_ARGUMENT,
              {"the file has no list at {}: the setting rows names the keys that lead to it, such "
               "as data.list",
               "文件中 {} 处没有列表：设置 rows 要写出通往列表的键，如 data.list"},
              {wanted});
  }
  if (!shape) {
    sdk::fail(job_, PARETO_E_DATA,
              {"this is no JSON: it begins with neither an object nor a list",
               "这不是 JSON：开头既不是对象也不是列表"});
  }
  shape_ = *shape;
  if (!shape_.path.empty()) opened.part = shape_.path;
  elements_.start(shape_);
}

void JsonlImporter::find_columns(sdk::Opened& opened) {
  const bool whole = input_.size() <= kReadWhole;
  sdk::TextReader text(job_, input_, text_.encoding());
  ElementReader ahead([&] { return text.next(); });
  ahead.peek(kSampleBytes);
  ahead.start(shape_);
  Flattener flattener("");
  // What a row that turns out to be damaged holds gives no columns.
  std::vector<std::string> keys;
  std::size_t count = 0, places = 0;
  const auto take = [&](std::string_view key, std::size_t place, std::string_view) {
    places = std::min(place + 1, Columns::kMost);
    if (columns_.find(key) != Columns::kNone) return;
    if (count == keys.size()) keys.emplace_back();
    keys[count++] = key;
  };
  std::int64_t rows = 0, objects = 0;
  std::uint64_t bytes = 0;
  bool ended = false;
  while (whole || bytes < kSampleBytes) {
    const Found found = ahead.next();
    if (found == Found::End) {
      ended = true;
      break;
    }
    if (++rows % kCheckEvery == 0) job_.check();
    if (found == Found::Element) {
      count = places = 0;
      const auto row = flattener.parse(ahead.text(), take);
      objects += row == Flattener::Row::Object;
      if (row == Flattener::Row::List) list_columns_ = std::max(list_columns_, places);
      for (std::size_t i = 0; row == Flattener::Row::Object && i < count; ++i)
        has_others_ = columns_.add(keys[i]) == Columns::kNone || has_others_;
    }
    bytes = ahead.consumed() + ahead.text().size();
    if (found == Found::Unclosed) ended = true;
    if (ended) break;
  }
  if (objects == 0 && list_columns_ == 0) {
    sdk::fail(job_, PARETO_E_DATA,
              {"no row of the file can be read: expected objects such as {0}",
               "文件中没有能读的行：应为对象，如 {0}"},
              {R"({"name": "…", "amount": 1})"});
  }
  if (objects > 0) list_columns_ = 0;
  has_others_ = (has_others_ || !ended) && objects > 0;
  opened.rows = rows;
  if (!ended && bytes > 0) {
    opened.rows = static_cast<std::int64_t>(static_cast<double>(input_.size()) /
                                            static_cast<double>(bytes) * static_cast<double>(rows));
  }
}

std::unique_ptr<sdk::BatchStream> JsonlImporter::read() {
  return std::make_unique<JsonlStream>(job_, elements_, text_, input_.size(), columns_,
                                       list_columns_, has_others_);
}

std::string list_separator(const sdk::Job& job) { return sdk::say(job, {"; ", "；"}); }

}  // namespace pareto::jsonl
