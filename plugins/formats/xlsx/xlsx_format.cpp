#include "xlsx_format.hpp"

#include <unistd.h>
#include <xlsxwriter.h>

#include <ctime>
#include <mutex>
#include <utility>

#include "chart_sheet.hpp"
#include "names.hpp"
#include "ooxml/archive.hpp"

namespace pareto::xlsx_format {
namespace {

constexpr double kWordsWidth = 100;

std::filesystem::path temporary_file(const sdk::Job& job) {
  std::string name = (std::filesystem::temp_directory_path() / "pareto-xlsx-XXXXXX").string();
  const int file = ::mkstemp(name.data());
  if (file < 0)
    throw sdk::Failure(PARETO_E_IO,
                       std::string(job.say("no temporary file could be made for the workbook",
                                           "无法为工作簿建立临时文件")));
  ::close(file);
  return name;
}

// One at a time: the library writes when the workbook was made by gmtime, whose answer is one for
// the whole process.
lxw_error close_workbook(lxw_workbook* workbook) {
  static std::mutex closing;
  const std::lock_guard guard(closing);
  return workbook_close(workbook);
}

}  // namespace

XlsxFormat::XlsxFormat(const sdk::Job& job, sdk::Sink sink)
    : job_(job), sink_(sink), file_(temporary_file(job)) {
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.use_zip64 = LXW_TRUE;
  workbook_ = workbook_new_opt(file_.c_str(), &options);
  if (workbook_ == nullptr)
    throw sdk::Failure(PARETO_E_MEMORY,
                       std::string(job.say("no workbook could be made", "无法建立工作簿")));
  styles_ = std::make_unique<CellStyles>(workbook_);
  lists_.sheet = sheet_name(job_.say("Lists", "可选值"), names_);
}

XlsxFormat::~XlsxFormat() {
  // What failed is given up: closing is the only way to let go of it.
  if (workbook_ != nullptr) close_workbook(workbook_);
  std::error_code ignored;
  std::filesystem::remove(file_, ignored);
}

void XlsxFormat::on_begin(const sdk::DocumentInfo& info) {
  info_ = info;
  lxw_doc_properties properties{};
  std::string title = cell_text(info.title, 255), firm = cell_text(info.firm, 255),
              remark = cell_text(info.remark, 255);
  properties.title = title.data();
  properties.company = firm.data();
  properties.comments = remark.data();
  // The same data of the same day give the same bytes.
  properties.created = static_cast<std::time_t>(job_.as_of().days) * 86'400;
  workbook_set_properties(workbook_, &properties);
}

lxw_worksheet* XlsxFormat::words() {
  if (words_ != nullptr) return words_;
  const std::string name = sheet_name(job_.say("Overview", "概览"), names_);
  words_ = workbook_add_worksheet(workbook_, name.c_str());
  any_sheet_ = true;
  worksheet_set_column(words_, 0, 0, kWordsWidth, nullptr);
  worksheet_set_paper(words_, kA4);
  worksheet_fit_to_pages(words_, 1, 0);
  if (!info_.title.empty()) write_words(info_.title, Look::Title);
  for (const std::string* line : {&info_.firm, &info_.period, &info_.data_until, &info_.remark}) {
    if (!line->empty()) write_words(*line, Look::Dim);
  }
  return words_;
}

void XlsxFormat::write_words(std::string_view text, Look look) {
  lxw_worksheet* sheet = words();
  worksheet_write_string(sheet, words_row_++, 0, cell_text(text).c_str(), styles_->of(look));
}

void XlsxFormat::on_heading(int, std::string_view text, std::string_view aside) {
  heading_ = text;
  // Alone it only names the tables behind it.
  if (words_ == nullptr) return;
  ++words_row_;
  write_words(text, Look::Strong);
  if (!aside.empty()) write_words(aside, Look::Dim);
}

void XlsxFormat::on_paragraph(sdk::Paragraph kind, const sdk::Spans& spans) {
  write_words(spans.text(), kind == sdk::Paragraph::Lead ? Look::Lead
                            : kind == sdk::Paragraph::Note || kind == sdk::Paragraph::Source
                                ? Look::Dim
                                : Look::Wrapped);
}

void XlsxFormat::on_figures(const std::vector<sdk::KeyFigure>& figures) {
  for (const sdk::KeyFigure& figure : figures) {
    std::string line = figure.label + (job_.chinese() ? "：" : ": ") + figure.value +
                       (figure.unit.empty() ? "" : " " + figure.unit);
    if (!figure.remark.empty())
      line += (job_.chinese() ? "（" : " (") + figure.remark + (job_.chinese() ? "）" : ")");
    write_words(line, figure.style == sdk::Style::Bad ? Look::Bad : Look::Strong);
  }
}

Book XlsxFormat::book() {
  any_sheet_ = true;
  return {workbook_, *styles_, names_,
          lists_,    job_,     static_cast<std::uint32_t>(job_.integer("rows", 1'048'576))};
}

void XlsxFormat::on_table(const sdk::TableInfo& info, sdk::BatchStream& rows) {
  Book to = book();
  TableSheets(to, heading_, info).write(rows);
}

void XlsxFormat::on_chart(const sdk::ChartInfo& info, sdk::BatchStream& rows) {
  Book to = book();
  const auto chart = write_chart_sheet(to, info.title.empty() ? heading_ : info.title, info, rows);
  if (chart) charts_.push_back(ooxml::chart_xml(*chart));
}

void XlsxFormat::write_lists() {
  if (lists_.lists.empty()) return;
  lxw_worksheet* sheet = workbook_add_worksheet(workbook_, lists_.sheet.c_str());
  std::size_t rows = 0;
  for (const auto& list : lists_.lists) rows = std::max(rows, list.size());
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t k = 0; k < lists_.lists.size(); ++k) {
      if (row < lists_.lists[k].size())
        worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(k),
                               lists_.lists[k][row].c_str(), nullptr);
    }
  }
  worksheet_hide(sheet);
}

void XlsxFormat::on_finish() {
  if (!any_sheet_) words();
  write_lists();
  lxw_workbook* closing = std::exchange(workbook_, nullptr);
  if (const lxw_error error = close_workbook(closing); error != LXW_NO_ERROR) {
    throw sdk::Failure(
        PARETO_E_IO, std::string(job_.say("the workbook could not be written", "无法写出工作簿")) +
                         " (" + lxw_strerror(error) + ")");
  }
  std::vector<ooxml::Part> parts;
  for (std::size_t i = 0; i < charts_.size(); ++i)
    parts.push_back({"xl/charts/chart" + std::to_string(i + 1) + ".xml", std::move(charts_[i])});
  if (!parts.empty()) ooxml::put_parts(job_, file_, parts);
  ooxml::send(job_, file_, sink_);
}

}  // namespace pareto::xlsx_format
