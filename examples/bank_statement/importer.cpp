#include "importer.hpp"

#include <pareto/batch_builder.hpp>

#include "statement.hpp"

using namespace pareto::sdk;

namespace {

constexpr std::int64_t kBatchRows = 4096;
constexpr std::size_t kLongestLine = 4096;  // what has no end of a line by then is no statement

class Rows final : public BatchStream {
 public:
  Rows(Job job, Input input)
      : job_(job),
        bytes_(input),
        total_(static_cast<std::int64_t>(input.size())),
        schema_(std::make_shared<const Schema>(import_schema_of(5))),
        builder_(schema_) {
    static constexpr const char* kHead[] = {"date", "reference", "amount", "customer", "purpose"};
    for (std::size_t i = 0; i < 5; ++i) builder_.text(i + 1, kHead[i]);
    builder_.integer(0, 0);
    builder_.end_row();
  }
  [[nodiscard]] const std::shared_ptr<const Schema>& schema() const override { return schema_; }

  bool next(Batch& batch) override {
    job_.check();
    for (std::string line; !ended_ && builder_.rows() < kBatchRows;) {
      if (!read_line(line)) {
        ended_ = true;
        if (const std::string what = statement_.end(); !what.empty())
          throw Failure(PARETO_E_DATA, what);
        break;
      }
      Payment payment;
      const Statement::Line kind = statement_.take(line, payment);
      if (kind == Statement::Line::Trouble)
        job_.reject(line_, "c1", line.substr(0, 40), statement_.trouble());
      if (kind == Statement::Line::Payment) append(payment);
    }
    job_.progress(static_cast<std::int64_t>(bytes_.position()), total_);
    if (builder_.rows() == 0) return false;
    batch = builder_.finish();
    return true;
  }

 private:
  bool read_line(std::string& line) {
    line.clear();
    for (;;) {
      if (piece_.empty()) piece_ = bytes_.next();
      if (piece_.empty()) break;
      const std::size_t end = piece_.find('\n');
      line += piece_.substr(0, end);
      if (line.size() > kLongestLine)
        throw Failure(PARETO_E_DATA, "this is no statement: a line has more than 4096 bytes");
      piece_ = end == std::string_view::npos ? std::string_view() : piece_.substr(end + 1);
      if (end != std::string_view::npos) break;
    }
    if (line.empty() && piece_.empty() && bytes_.at_end()) return false;
    ++line_;
    return true;
  }

  // Positions are bytes, so a field is cut out first and decoded then.
  std::string decoded(const std::string& text) {
    const auto* service = job_.service<pareto_text_v1>(PARETO_SVC_TEXT);
    const std::unique_ptr<pareto_decoder, void (*)(pareto_decoder*)> decoder(
        service->open(service, "GB18030"), service->close);
    pareto_str out{};
    std::uint64_t replaced = 0;
    if (!decoder || service->feed(decoder.get(), to_c(text), 1, &out, &replaced) != PARETO_OK)
      throw Failure(PARETO_E_FAIL, "GB18030 cannot be decoded");
    return std::string(to_view(out));
  }
  void append(const Payment& payment) {
    const std::string cells[] = {payment.date, payment.reference, payment.amount,
                                 decoded(payment.who), decoded(payment.purpose)};
    builder_.integer(0, line_);
    for (std::size_t i = 0; i < 5; ++i) {
      if (!cells[i].empty()) builder_.text(i + 1, cells[i]);
    }
    builder_.end_row();
  }

  Job job_;
  SequentialReader bytes_;
  std::int64_t total_, line_ = 0;
  std::shared_ptr<const Schema> schema_;
  BatchBuilder builder_;
  Statement statement_;
  std::string_view piece_;
  bool ended_ = false;
};

}  // namespace

int BankStatement::probe(std::string_view first_bytes, std::string_view) {
  const std::size_t end = first_bytes.find('\n');
  if (end == std::string_view::npos || first_bytes.empty() || first_bytes[0] != 'H') return 0;
  const std::size_t bytes = first_bytes[end - 1] == '\r' ? end - 1 : end;
  return bytes == kLineBytes ? 95 : 0;
}

BankStatement::BankStatement(const Job& job, Input input, Opened& opened)
    : job_(job), input_(input) {
  opened.encoding = "GB18030";
  opened.encoding_confidence = 1;
}

std::unique_ptr<BatchStream> BankStatement::read() { return std::make_unique<Rows>(job_, input_); }
