#include "core/imports/run/reject_log.hpp"

#include <algorithm>

namespace pareto::imports {

RejectLog::RejectLog(std::filesystem::path path, const std::vector<std::string>& headers,
                     bool line_column, Language language, std::string_view title)
    : headers_(headers),
      language_(language),
      file_(std::move(path), headers, line_column, language, title) {}

void RejectLog::count(std::string column, const Message& why, const std::optional<Message>& fix) {
  ++rejected_;
  std::pair<std::string, std::string> key(std::move(column), why.in(Language::English));
  auto found = reasons_.find(key);
  if (found == reasons_.end()) {
    if (reasons_.size() >= kReasons) {
      // Reasons that hold values of their rows are as many as rows.
      key = {"", "\x7F"};
      found = reasons_.find(key);
      if (found == reasons_.end())
        found =
            reasons_
                .emplace(key, Counted{{"", {{"other reasons", "其他原因"}}, std::nullopt, 0}, ""})
                .first;
    } else {
      found = reasons_.emplace(key, Counted{{key.first, why, fix, 0}, ""}).first;
      if (fix) found->second.fix = fix->in(Language::English);
    }
  }
  Counted& counted = found->second;
  ++counted.reason.rows;
  if (!fix || !counted.reason.fix) return;
  // Of remedies that name a day (a rate from then on) the earliest serves all rows.
  std::string words = fix->in(Language::English);
  if (words >= counted.fix) return;
  counted.reason.fix = fix;
  counted.fix = std::move(words);
}

void RejectLog::add(TypedBatch& batch) {
  for (const UnreadRow& row : batch.unread) {
    const Message why = Message::verbatim(row.why);
    count("", why, std::nullopt);
    file_.add(row.line, row.value, row.why);
    if (examples_.size() < kExamples)
      examples_.push_back({row.line, "", row.value.substr(0, 200), why, std::nullopt});
  }
  std::stable_sort(batch.rejects.begin(), batch.rejects.end(),
                   [](const RowReject& a, const RowReject& b) { return a.raw_row < b.raw_row; });
  for (const RowReject& row : batch.rejects) {
    const std::string column =
        row.column >= 0 ? headers_[static_cast<std::size_t>(row.column)] : std::string();
    count(column, row.why, row.fix);
    const std::uint32_t line = batch.line_of_number.empty()
                                   ? 0
                                   : batch.line_of_number[static_cast<std::size_t>(row.raw_row)];
    file_.add(batch.raw, row.raw_row, line, row.column, row.value, row.why.in(language_),
              row.fix ? row.fix->in(language_) : std::string());
    if (examples_.size() < kExamples) {
      examples_.push_back({batch.raw.column(0).integer(row.raw_row), column,
                           row.value.substr(0, 200), row.why, row.fix});
    }
  }
}

void RejectLog::finish(ImportResult& result) {
  result.rejects = file_.finish();
  result.rejected = rejected_;
  result.examples = std::move(examples_);
  for (auto& [key, reason] : reasons_) result.reasons.push_back(std::move(reason.reason));
  std::stable_sort(result.reasons.begin(), result.reasons.end(),
                   [](const RejectReason& a, const RejectReason& b) { return a.rows > b.rows; });
}

}  // namespace pareto::imports
