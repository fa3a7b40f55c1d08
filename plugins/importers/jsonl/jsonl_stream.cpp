#include "jsonl_stream.hpp"

#include <algorithm>
#include <utility>

#include <pareto/words.hpp>

#include "jsonl_importer.hpp"

namespace pareto::jsonl {
namespace {

using Found = ElementReader::Found;
using Row = Flattener::Row;

// The host writes one batch while the next is read: small enough that both are busy soon, and
// memory stays low.
constexpr std::int64_t kMostRows = 16'384;
constexpr std::size_t kBatchText = 8 * 1024 * 1024;
constexpr std::size_t kBatchCells = 2 * 1024 * 1024;

std::size_t width(const Columns& columns, std::size_t list_columns, bool has_others) {
  return std::max<std::size_t>(1, std::max(columns.keys().size(), list_columns) + has_others);
}

}  // namespace

JsonlStream::JsonlStream(sdk::Job job, ElementReader& elements, const sdk::TextReader& text,
                         std::uint64_t bytes, const Columns& columns, std::size_t list_columns,
                         bool has_others)
    : job_(job),
      elements_(elements),
      text_(text),
      bytes_(bytes),
      columns_(columns),
      list_columns_(list_columns),
      has_others_(has_others),
      flattener_(list_separator(job)),
      take_([this](std::string_view key, std::size_t place, std::string_view value) {
        take(key, place, value);
      }),
      cells_(std::max(columns.keys().size(), list_columns)),
      schema_(std::make_shared<const sdk::Schema>(
          sdk::import_schema_of(width(columns, list_columns, has_others)))),
      builder_(schema_),
      most_rows_(std::clamp<std::int64_t>(
          static_cast<std::int64_t>(kBatchCells / (schema_->size() + 1)), 1, kMostRows)) {}

bool JsonlStream::next(sdk::Batch& batch) {
  if (ended_) return false;
  job_.check();
  fill();
  job_.progress(static_cast<std::int64_t>(text_.position()), static_cast<std::int64_t>(bytes_));
  if (ended_ && text_.replaced() > 0)
    job_.figure("replaced_characters", static_cast<double>(text_.replaced()));
  if (ended_ && others_count_ > 0)
    job_.figure("values_of_other_keys", static_cast<double>(others_count_));
  if (builder_.rows() == 0) return false;
  batch = builder_.finish();
  return true;
}

void JsonlStream::fill() {
  if (!std::exchange(begun_, true) && list_columns_ == 0) append_keys();
  while (builder_.rows() < most_rows_ && builder_.text_bytes() < kBatchText) {
    const Found found = elements_.next();
    if (found == Found::End) {
      ended_ = true;
      return;
    }
    if (found != Found::Element) {
      reject(found);
      continue;
    }
    ++row_;
    beyond_ = 0;
    others_.clear();
    const Row row = flattener_.parse(elements_.text(), take_);
    if (row == (list_columns_ > 0 ? Row::List : Row::Object) && beyond_ == 0)
      append_row();
    else
      reject_row(row);
  }
}

void JsonlStream::append_keys() {
  const auto& keys = columns_.keys();
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!keys[i].empty()) builder_.text(i + 1, keys[i]);
  }
  if (has_others_) builder_.text(keys.size() + 1, sdk::say(job_, {"(other keys)", "（其他键）"}));
  builder_.integer(0, 0);
  builder_.end_row();
}

void JsonlStream::take(std::string_view key, std::size_t place, std::string_view text) {
  const bool list = list_columns_ > 0;
  const std::size_t column = list ? place : columns_.find(key);
  if (column < cells_.size()) {
    cells_[column].row = row_;
    cells_[column].text = text;  // of two with one key the last holds, as everywhere
  } else if (list) {
    beyond_ += !text.empty();
  } else if (has_others_) {
    if (!others_.empty()) others_ += list_separator(job_);
    others_.append(key).append("=").append(text);
    ++others_count_;
  }
}

void JsonlStream::append_row() {
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (cells_[i].row == row_ && !cells_[i].text.empty()) builder_.text(i + 1, cells_[i].text);
  }
  if (has_others_ && !others_.empty()) builder_.text(cells_.size() + 1, others_);
  builder_.integer(0, elements_.line());
  builder_.end_row();
}

void JsonlStream::reject(Found found) {
  const std::string why =
      found == Found::TooLong
          ? sdk::say(job_, {"the row is longer than 8 MiB", "该行超过 8 MiB"})
          : sdk::say(job_,
                     {"a bracket or quote that is opened here is not closed up to the end of the "
                      "file: nothing behind it was read",
                      "此处打开的括号或引号直到文件末尾都没有关闭：其后的内容都没有读"});
  job_.reject(elements_.line(), "", elements_.text(), why);
}

void JsonlStream::reject_row(Row row) {
  std::string why;
  if (row == Row::None && !flattener_.fault().empty()) {
    why = sdk::say(
        job_, {"this is no valid JSON, at character {}: {}", "不是有效的 JSON，第 {} 个字符处：{}"},
        {std::to_string(flattener_.fault_at()), flattener_.fault()});
  } else if (row == Row::List && list_columns_ > 0) {
    why = sdk::say(job_, {"more values than columns: the file has {}", "值多于列数：文件有 {} 列"},
                   {std::to_string(list_columns_)});
  } else if (list_columns_ > 0) {
    why = sdk::say(
        job_, {"a list of values was expected, as in the other rows", "应与其他行一样是值的列表"});
  } else {
    why = sdk::say(job_, {"an object was expected, as in the other rows", "应与其他行一样是对象"});
  }
  job_.reject(elements_.line(), "", beginning_of(elements_.text()), why);
}

}  // namespace pareto::jsonl
