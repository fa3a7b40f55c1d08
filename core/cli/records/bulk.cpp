#include "core/cli/records/bulk.hpp"

#include "core/base/counted.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/records/list/bulk.hpp"
#include "core/tiering/list_figures.hpp"

namespace pareto::cli {
namespace {

void print_reasons(Context& context, const records::BulkResult& result) {
  if (result.reasons.empty()) return;
  TextTable table(
      {{context.words({"Records", "记录数"}), Align::Right},
       {context.words({"Why they stay as they are", "为什么不变"}), Align::Left, 0, true}});
  constexpr std::size_t kShown = 8;
  std::int64_t others = 0;
  for (std::size_t i = 0; i < result.reasons.size(); ++i) {
    const records::BulkReason& reason = result.reasons[i];
    if (i >= kShown) {
      others += reason.records;
      continue;
    }
    std::string why = reason.field.empty() ? "" : reason.field + ": ";
    why += reason.why.in(context.language);
    if (reason.fix) why += "; " + reason.fix->in(context.language);
    table.row({counted(reason.records), why});
  }
  if (others > 0) table.row({counted(others), context.words({"other reasons", "其他原因"})});
  table.print(context.output.out);
  context.output.out.line();
}

records::BulkResult run(Context& context, host::Host& host, records::BulkRequest request) {
  const bool removes = request.assignments.empty();
  Progress progress = context.progress(
      removes ? Text{"removing", "删除"} : Text{"changing", "修改"}, {"records", "条"}, 2);
  jobs::Job job(host.jobs(), removes ? "remove" : "set", request.which.entity,
                [&](std::int64_t done, std::int64_t total) { progress.update(done, total); });
  request.progress = [&](std::int64_t done, std::int64_t total) { job.progress(done, total); };
  request.cancel = job.cancel_flag();
  records::BulkResult result = records::change_many(host.records(), host.session(), request);
  progress.clear();
  job.finish("matched " + std::to_string(result.matched) + ", done " + std::to_string(result.done) +
             ", refused " + std::to_string(result.refused));
  return result;
}

void print_counts(Context& context, const records::BulkResult& result, bool removes) {
  std::vector<std::pair<std::string, std::string>> lines{
      {context.words({"match", "符合条件"}), counted(result.matched)},
      {removes ? context.words({"removes", "删除"}) : context.words({"changes", "修改"}),
       counted(result.done)}};
  if (result.unchanged > 0)
    lines.emplace_back(context.words({"so already", "本来如此"}), counted(result.unchanged));
  if (result.refused > 0)
    lines.emplace_back(context.words({"refuses", "不能改"}), counted(result.refused));
  print_labelled(context.output.out, lines);
}

std::string question_about(Context& context, std::int64_t records, bool removes) {
  return removes ? context.words({"Remove these {}?", "删除这 {} 条吗？"}, {counted(records)})
                 : context.words({"Change these {}?", "修改这 {} 条吗？"}, {counted(records)});
}

}  // namespace

bool names_many(const Context& context) {
  return !context.arguments.list("where").empty() || context.arguments.get("search");
}

const std::vector<Option>& bulk_options() {
  static const std::vector<Option> options{
      {.name = "where",
       .value = "CONDITION",
       .help = {"all records that it holds for, e.g. \"province = Sichuan\"; may be repeated",
                "符合条件的全部记录，如 \"province = 四川\"；可重复"},
       .repeatable = true},
      {.name = "search",
       .value = "WORDS",
       .help = {"all records that a search finds", "搜索到的全部记录"}},
      {.name = "dry-run", .help = {"say what would change, keep nothing", "只看会改什么，不写入"}}};
  return options;
}

TextTable effects_table(Context& context, const model::Schema& schema,
                        const std::vector<records::Effect>& effects, bool for_people) {
  TextTable table({{context.words({"Records of", "记录类型"}), Align::Left, 0, true},
                   {context.words({"Created", "新建"}), Align::Right},
                   {context.words({"Changed", "修改"}), Align::Right},
                   {context.words({"Removed", "删除"}), Align::Right}});
  const auto number = [](std::int64_t n) { return n == 0 ? std::string() : counted(n); };
  for (const records::Effect& effect : effects) {
    const model::Entity* entity = for_people ? schema.find(effect.entity) : nullptr;
    table.row({entity ? entity->plural.in(context.language) : effect.entity, number(effect.created),
               number(effect.changed), number(effect.removed)});
  }
  return table;
}

void print_changes(Context& context, const std::vector<records::RecordChange>& changes) {
  TextTable table({{context.words({"Record", "记录"}), Align::Left, 0, true},
                   {context.words({"Field", "字段"})},
                   {context.words({"Before", "之前"}), Align::Left, 0, true},
                   {context.words({"After", "之后"}), Align::Left, 0, true}});
  for (const records::RecordChange& change : changes) {
    if (change.op == records::Operation::Remove) {
      table.row({change.label, context.words({"(removed)", "（删除）"})});
      continue;
    }
    bool first = true;
    for (const records::ValueChange& value : change.values) {
      table.row({first ? change.label : "", value.label, value.before, value.after});
      first = false;
    }
  }
  table.print(context.output.out);
}

int change_many(Context& context, host::Host& host, const model::Entity& entity,
                std::vector<std::string> assignments) {
  const bool removes = assignments.empty();
  records::BulkRequest request{.which = {.entity = entity.name,
                                         .where = context.arguments.list("where"),
                                         .zone = context.zone,
                                         .today = host.today()},
                               .assignments = std::move(assignments),
                               .language = context.language};
  request.which.search = context.arguments.get("search").value_or("");
  tiering::know_figures(request.which, host.session(), host.connection(),
                        host.as_of(context.as_of));
  Stream& out = context.output.out;
  // Until somebody agreed it is the same work rolled back: what it counts is what will happen.
  request.dry_run = !context.arguments.flag("yes") || context.arguments.flag("dry-run");
  records::BulkResult result = run(context, host, request);
  if (result.matched == 0) {
    out.line(
        context.words({"no record matches; nothing was changed", "没有符合条件的记录；没有改动"}));
    return kDone;
  }
  print_counts(context, result, removes);
  out.line();
  print_reasons(context, result);
  if (!result.examples.empty()) {
    print_changes(context, result.examples);
    if (result.done > static_cast<std::int64_t>(result.examples.size())) out.line("…");
    out.line();
  }
  if (result.effects.size() > (removes ? 0 : 1)) {
    effects_table(context, host.schema(), result.effects, true).print(out);
    out.line();
  }
  if (request.dry_run || result.done == 0) {
    const bool wanted =
        !context.arguments.flag("dry-run") && result.done > 0 &&
        context.questioner.confirm(question_about(context, result.done, removes), true);
    if (!wanted) {
      out.line(context.words({"nothing was changed", "没有改动"}));
      return result.done == 0 && result.refused > 0 ? kWithRejects : kDone;
    }
    request.dry_run = false;
    result = run(context, host, request);
  }
  out.line(removes ? context.words({"removed {}", "已删除 {} 条"}, {counted(result.done)})
                   : context.words({"changed {}", "已修改 {} 条"}, {counted(result.done)}));
  if (result.operation != 0) {
    print_labelled(out, {{context.words({"undo", "撤销"}),
                          context.words({"pareto journal undo {}", "pareto journal undo {}"},
                                        {result.operation})}});
  }
  deliver(context, host);
  return result.refused > 0 ? kWithRejects : kDone;
}

}  // namespace pareto::cli
