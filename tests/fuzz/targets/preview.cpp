// From any file to what the user is shown of it: the importer chosen by content, the head, the
// meaning of the columns, and the first rows as they would be stored.
#include "core/base/error.hpp"
#include "core/imports/run/import_run.hpp"
#include "tests/core/imports/import_bench.hpp"
#include "tests/fuzz/target.hpp"

namespace pareto::fuzz {
namespace {

void run(std::string_view bytes) {
  static imports::ImportBench bench;
  try {
    const imports::Preview shown =
        imports::preview_import({.file = bench.file("a", std::string(bytes))}, bench.context());
    must(!shown.entity.empty(), "a preview says what the file holds");
    must(shown.mapping.columns.size() == shown.layout.headers.size(), "each column has its place");
    for (const auto& row : shown.rows)
      must(row.values.size() == shown.targets.size(), "each row has its values");
  } catch (const Error& error) {
    must(!error.text(Language::English).empty() && !error.text(Language::ChineseSimplified).empty(),
         "an error has words in both languages");
  }
}

}  // namespace

extern const Target preview_target;
const Target preview_target{&run, {"小计,",          "合计,",
                                   "单位：万元",     "第1页/共3页",
                                   "2026-02-30",     "民國113年5月26日",
                                   "二〇二四年五月", "99/99/99",
                                   "¥1,234.50",      "(100)",
                                   "1e400",          "12.5%",
                                   "１２３",         "客户,",
                                   "日期,",          "金额(万元),",
                                   "不含税金额,",    "=F2*2",
                                   "\xA1\xA1",       "\xBF\xCD\xBB\xA7",
                                   ",,,,",           "\n\n",
                                   "娴嬭瘯",         "锟斤拷"}};

}  // namespace pareto::fuzz
