#include "core/cli/imports/import_twins.hpp"

#include "core/base/counted.hpp"
#include "core/twins/evidence.hpp"

namespace pareto::cli {

void print_names(Context& context, const model::Schema& schema,
                 const imports::ImportResult& result) {
  Stream& out = context.output.out;
  for (const imports::CloseNames& close : result.close_names) {
    out.line(
        "  " +
        context.words({"{} names of {} were taken for what is nearly the same, e.g. “{}” for “{}”",
                       "{} 个 {} 名称按相近的认作已有的，如“{}”认作“{}”"},
                      {counted(close.names), close.path, close.name, close.record}));
  }
  for (const imports::LikelyTwins& likely : result.twins) {
    const std::string label = schema.entity(likely.entity).plural.in(context.language);
    out.line("  " +
             out.styled(Style::Caution, context.words({"{} new {} look like ones that were there:",
                                                       "{} 个新{}与已有的疑似重复："},
                                                      {counted(likely.records), label})));
    TextTable table({{context.words({"New", "新的"}), Align::Left, 0, true},
                     {context.words({"Was there", "已有"}), Align::Left, 0, true},
                     {context.words({"Why", "原因"}), Align::Left, 0, true}});
    table.indent(4).without_rule();
    for (const imports::LikelyTwins::Example& example : likely.examples) {
      table.row({example.name, example.other_code + "  " + example.other_name,
                 twins::words_of(example.twin.names, example.twin.evidence, context.language)});
    }
    table.print(out);
    const std::string which = likely.entity == "customer" ? "" : " --entity " + likely.entity;
    out.line("    → " + context.words({"see: pareto twins{}", "请看：pareto twins{}"}, {which}));
  }
}

}  // namespace pareto::cli
