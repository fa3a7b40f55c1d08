#include "csv_format.hpp"

#include "cell.hpp"

namespace pareto::csv_format {
namespace {

constexpr std::string_view kByteOrderMark = "\uFEFF";
constexpr std::string_view kLineEnd = "\r\n";
constexpr std::size_t kPiece = 60'000;

}  // namespace

CsvFormat::CsvFormat(const sdk::Job& job, sdk::Sink sink) : job_(job), sink_(sink) {
  const std::string chosen = job.text("separator", "comma");
  separator_ = chosen == "semicolon" ? ';' : chosen == "tab" ? '\t' : ',';
}

void CsvFormat::begin_file(const std::string& name) {
  if (sink_.has_many_files()) {
    // Two tables of one name would be one file on top of the other.
    std::string own = name.empty() ? "table" : name;
    for (int i = 2; !names_.insert(own).second; ++i) own = name + "_" + std::to_string(i);
    sink_.next_file(own);
    sink_.write(kByteOrderMark);
  } else {
    sink_.write(begun_ ? kLineEnd : kByteOrderMark);
  }
  begun_ = true;
}

void CsvFormat::write(const std::string& name, const std::vector<sdk::Column>& columns,
                      sdk::BatchStream& rows) {
  begin_file(name);
  const bool chinese = job_.chinese();
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].role != sdk::Role::Spark) shown.push_back(i);
  }
  const std::string currency = sdk::Amounts(job_).currency_name();
  std::string out;
  auto separate = [&, first = true](bool restart) mutable {
    if (restart)
      first = true;
    else if (!std::exchange(first, false))
      out += separator_;
  };
  auto end_line = [&] {
    out += kLineEnd;
    separate(true);
  };
  for (const std::size_t i : shown) {
    separate(false);
    append_text(out, heading(columns[i], currency, chinese), separator_);
  }
  end_line();
  for (sdk::Batch batch; rows.next(batch); batch = sdk::Batch()) {
    job_.check();
    for (std::int64_t row = 0; row < batch.rows(); ++row) {
      for (const std::size_t i : shown) {
        separate(false);
        append_value(out, columns[i], batch.column(i), row, separator_, chinese);
      }
      end_line();
      if (out.size() > kPiece) {
        sink_.write(out);
        out.clear();
      }
    }
  }
  sink_.write(out);
}

void CsvFormat::on_finish() {
  if (!begun_) sink_.write(kByteOrderMark);
}

}  // namespace pareto::csv_format
