#include "core/conformance/checking_printer.hpp"

#include <set>

#include "core/conformance/checking_rows.hpp"
#include "pareto/job.hpp"

namespace pareto::conformance {
namespace {

CheckingPrinter& of(const pareto_printer* printer) {
  return *static_cast<CheckingPrinter*>(printer->ctx);
}

}  // namespace

CheckingPrinter::CheckingPrinter(HostShape shape) {
  printer_ = {sizeof printer_, this, &CheckingPrinter::say, &CheckingPrinter::table};
  shaped_.emplace(printer_, shape);
}

void CheckingPrinter::say(const pareto_printer* printer, pareto_str line) {
  CheckingPrinter& self = of(printer);
  try {
    const std::string_view words = sdk::to_view(line);
    if (!is_utf8(words)) fail({"a line is not UTF-8", "有一行不是 UTF-8"});
    self.words_.append(words).append("\n");
  } catch (const Error& error) {
    if (!self.fault_) self.fault_ = error;
  }
}

pareto_status CheckingPrinter::table(const pareto_printer* printer, const pareto_table_info* info,
                                     ArrowArrayStream* rows, pareto_error* error) {
  CheckingPrinter& self = of(printer);
  return sdk::guarded(error, [&] {
    if (self.refuses) {
      if (rows->release != nullptr) rows->release(rows);
      throw sdk::Failure(PARETO_E_IO, "the disk is full");
    }
    try {
      self.show(*info, rows);
    } catch (const Error& found) {
      if (!self.fault_) self.fault_ = found;
      if (rows->release != nullptr) rows->release(rows);
    }
  });
}

void CheckingPrinter::show(const pareto_table_info& info, ArrowArrayStream* rows) {
  if (++tables_ > 1)
    fail({"it answers a second table", "它给出了第二个表"}, {},
         {"a command has one answer", "一条命令只有一个结果"});
  const std::string name = info.name != nullptr ? info.name : "";
  std::set<std::string> names;
  for (auto column = info.columns; column != nullptr && *column != nullptr; ++column) {
    if ((*column)->field == nullptr || (*column)->field->name == nullptr) continue;
    const std::string& one = *names.insert((*column)->field->name).first;
    if (one.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string::npos ||
        one.empty())
      fail({"{0}: a column is called \"{1}\"", "{0}：有一列名为“{1}”"}, {name, one},
           {"a-z, 0-9 and '_': programs read it by that name",
            "用 a-z、0-9 和 '_'：程序按此名称读取"});
    if (std::distance(info.columns, column) >= static_cast<std::ptrdiff_t>(names.size()))
      fail({"{0} has two columns {1}", "{0} 有两列 {1}"}, {name, one});
  }
  words_ += words_of_rows(info.columns, rows, name);
}

void CheckingPrinter::require_sound() const {
  if (fault_) throw *fault_;
}

}  // namespace pareto::conformance
