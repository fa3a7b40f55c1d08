#include "vcard_stream.hpp"

#include <string>
#include <utility>

#include <pareto/words.hpp>

namespace pareto::vcard {
namespace {

constexpr std::int64_t kMostRows = 16'384;
constexpr std::size_t kBatchText = 8 * 1024 * 1024;

}  // namespace

VcardStream::VcardStream(sdk::Job job, sdk::Input input, FileText text, Charsets& charsets,
                         const Columns& columns)
    : job_(job),
      bytes_(input.size()),
      text_(std::move(text)),
      charsets_(charsets),
      columns_(columns),
      cards_([this] { return text_.next(); }, charsets),
      schema_(std::make_shared<const sdk::Schema>(sdk::import_schema_of(columns.size()))),
      builder_(schema_) {}

bool VcardStream::next(sdk::Batch& batch) {
  if (ended_) return false;
  job_.check();
  const std::uint64_t before = charsets_.replaced();
  fill();
  job_.progress(static_cast<std::int64_t>(text_.position()), static_cast<std::int64_t>(bytes_));
  replaced_ += charsets_.replaced() - before;
  if (ended_ && replaced_ > 0) job_.figure("replaced_characters", static_cast<double>(replaced_));
  if (builder_.rows() == 0) return false;
  batch = builder_.finish();
  return true;
}

void VcardStream::fill() {
  if (!std::exchange(begun_, true)) {
    const auto names = columns_.names(job_);
    for (std::size_t i = 0; i < names.size(); ++i) builder_.text(i + 1, names[i]);
    builder_.integer(0, 0);
    builder_.end_row();
  }
  while (builder_.rows() < kMostRows && builder_.text_bytes() < kBatchText) {
    const auto found = cards_.next();
    if (found == CardReader::Found::End) {
      ended_ = true;
      return;
    }
    const Card& card = cards_.card();
    if (found == CardReader::Found::CutOff) {
      job_.reject(card.line, "", "",
                  sdk::say(job_, {"the card is cut off: END:VCARD is missing. Export it again",
                                  "名片不完整：缺少 END:VCARD。请重新导出"}));
    } else if (card.too_long) {
      job_.reject(card.line, "", "",
                  sdk::say(job_, {"a text of the card is longer than 1 MiB, or the card than 8 MiB",
                                  "名片的一项内容超过 1 MiB，或整张名片超过 8 MiB"}));
    } else {
      append(card);
    }
  }
}

void VcardStream::append(const Card& card) {
  if (card.values.empty()) {
    job_.reject(card.line, "", "",
                sdk::say(job_, {"the card says nothing of a person", "名片上没有联系人内容"}));
    return;
  }
  for (const Value& value : card.values) {
    if (!columns_.includes(value)) {
      sdk::fail(job_, PARETO_E_DATA,
                {"the file was changed while it was read: import it again",
                 "读取过程中文件被修改：请重新导入"});
    }
    builder_.text(columns_.position(value) + 1, value.text);
  }
  builder_.integer(0, card.line);
  builder_.end_row();
}

}  // namespace pareto::vcard
