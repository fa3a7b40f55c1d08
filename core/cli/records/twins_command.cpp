// twins: records that are likely one; those that are not; all that are surely one, merged at once.
#include <algorithm>

#include <charconv>

#include "core/base/counted.hpp"
#include "core/base/error.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/records/merge_run.hpp"
#include "core/cli/records/twins_output.hpp"
#include "core/cli/words/entity_word.hpp"
#include "core/jobs/job.hpp"
#include "core/records/values/names.hpp"
#include "core/twins/apart.hpp"
#include "core/twins/evidence.hpp"

namespace pareto::cli {
namespace {

// 0.8 or 80%.
double least_score(const Context& context, double otherwise) {
  const auto given = context.arguments.get("min");
  if (!given) return otherwise;
  double value = 0;
  const char* end = given->data() + given->size();
  const auto parsed = std::from_chars(given->data(), end, value);
  const bool percent = parsed.ptr + 1 == end && *parsed.ptr == '%';
  if (percent) value /= 100;
  if (parsed.ec != std::errc() || (parsed.ptr != end && !percent) || value <= 0 || value > 1) {
    throw Error(ErrorCode::Argument,
                Message(Text{"“{}” is no likeness", "“{}”不是相似度"}, {*given}),
                Message(Text{"write a number up to 1, such as 0.8", "请写不超过 1 的数，如 0.8"}));
  }
  return value;
}

std::vector<twins::Twin> find(host::Host& host, const model::Entity& entity, double least) {
  jobs::Job job(host.jobs(), "twins", entity.name);
  std::vector<twins::Twin> found =
      twins::find_twins(host.reader(), host.schema(),
                        {.entity = entity.name, .least = least, .cancel = job.cancel_flag()});
  job.finish("pairs " + std::to_string(found.size()));
  return found;
}

int list(Context& context, host::Host& host, const model::Entity& entity) {
  const double least = least_score(context, 0.8);
  const std::vector<twins::Twin> found = find(host, entity, least);
  const std::int64_t limit = context.arguments.number("limit", 0, INT64_MAX)
                                 .value_or(context.format == Format::Table ? 20 : 0);
  const std::size_t shown =
      limit == 0 ? found.size() : std::min(found.size(), static_cast<std::size_t>(limit));
  Stream& out = context.output.out;
  if (context.format == Format::Table && found.empty()) {
    out.line(context.words({"no two records look like one", "没有疑似重复"}));
    return kDone;
  }
  print_twins(context, host, entity, found, shown);
  if (context.format != Format::Table) return kDone;
  out.line();
  const std::string which = entity.name == "customer" ? "" : " --entity " + entity.name;
  if (shown < found.size())
    out.line(
        context.words({"  {} of {} pairs; all: --limit 0", "  {1} 对中的 {0} 对；全部：--limit 0"},
                      {counted(shown), counted(found.size())}));
  print_labelled(
      out, {{context.words({"one firm", "是同一家"}),
             context.words({"pareto merge STAYS GOES{}", "pareto merge 保留 并入{}"}, {which})},
            {context.words({"two firms", "不是同一家"}),
             context.words({"pareto twins apart ONE OTHER{}", "pareto twins apart 一个 另一个{}"},
                           {which})}});
  return kDone;
}

int list_apart(Context& context, host::Host& host, const model::Entity& entity) {
  const twins::ApartPairs pairs = twins::apart_pairs(host.reader(), host.schema(), entity);
  std::vector<std::int64_t> ids;
  for (const auto& [a, b] : pairs) ids.insert(ids.end(), {a, b});
  std::map<std::int64_t, twins::RecordFacts> records = twins::facts_of(host.reader(), entity, ids);
  if (pairs.empty() && context.format == Format::Table) {
    context.output.out.line(
        context.words({"nobody said of two that they are not the same", "还没有标过不是同一个"}));
    return kDone;
  }
  TextTable table({{context.words({"Code", "编码"})},
                   {context.words({"Name", "名称"}), Align::Left, 0, true},
                   {context.words({"Code", "编码"})},
                   {context.words({"is not", "不是"}), Align::Left, 0, true}});
  for (const auto& [a, b] : pairs)
    table.row({records[a].code, records[a].name, records[b].code, records[b].name});
  print_rows(context, host, {"pareto twins apart " + entity.name, &entity}, table,
             {"code", "name", "other_code", "other_name"});
  return kDone;
}

int apart(Context& context, host::Host& host, const model::Entity& entity) {
  const std::vector<std::string>& operands = context.arguments.operands();
  if (operands.empty()) return list_apart(context, host, entity);
  if (operands.size() < 2) {
    throw Error(ErrorCode::Argument, Message(Text{"apart from whom?", "与谁不是同一个？"}),
                Message(Text{"pareto twins apart ONE OTHER", "pareto twins apart 一个 另一个"}));
  }
  std::vector<std::int64_t> ids;
  std::string labels;
  for (const std::string& operand : operands) {
    const records::Named named = records::the_one(host.reader(), host.schema(), entity, operand);
    ids.push_back(named.id);
    labels += (labels.empty() ? "" : ", ") + named.label;
  }
  const bool back = context.arguments.flag("take-back");
  records::Transaction transaction(host.records(), host.session(),
                                   {.kind = "apart", .title = entity.name + " " + labels});
  const std::int64_t pairs =
      back ? twins::forget_apart(transaction, entity, ids)
           : twins::set_apart(transaction, entity, ids, context.arguments.get("note").value_or(""));
  const std::int64_t operation = transaction.commit();
  Stream& out = context.output.out;
  if (pairs == 0) {
    out.line(back
                 ? context.words({"nothing to take back: they were not said to be apart",
                                  "没有可取消的：没有标过不是同一个"})
                 : context.words({"nothing to change: it is known already", "没有变化：已经标过"}));
    return kDone;
  }
  out.line(back ? context.words({"they may be one again", "又可能是同一个"})
                : context.words({"not the same; nobody is asked again", "不是同一个；以后不再问"}));
  print_labelled(
      out, {{context.words({"undo", "撤销"}),
             context.words({"pareto journal undo {}", "pareto journal undo {}"}, {operation})}});
  deliver(context, host);
  return kDone;
}

int merge_all(Context& context, host::Host& host, const model::Entity& entity) {
  if (!context.arguments.flag("all")) {
    throw Error(
        ErrorCode::Argument, Message(Text{"merge which twins?", "合并哪些？"}),
        Message(Text{
            "one pair: pareto merge STAYS GOES; all that are sure: pareto twins merge --all --min 0.98 --dry-run",
            "一对：pareto merge 保留 并入；全部有把握的：pareto twins merge --all --min 0.98 --dry-run"}));
  }
  const std::vector<twins::Twin> found = find(host, entity, least_score(context, 0.98));
  twins::MergeRequest request{.entity = entity.name};
  const twins::ApartPairs apart = twins::apart_pairs(host.reader(), host.schema(), entity);
  std::int64_t left = 0;
  for (const std::vector<std::int64_t>& set : twins::sets_of(found)) {
    // Two that are apart may have a third between them; then a person decides.
    bool whole = true;
    for (std::size_t i = 0; i < set.size(); ++i) {
      for (std::size_t k = i + 1; k < set.size() && whole && !apart.empty(); ++k)
        whole = !apart.contains({set[i], set[k]});
    }
    if (!whole) {
      ++left;
      continue;
    }
    const std::int64_t stays = twins::survivor_of(host.reader(), host.schema(), entity, set);
    for (const std::int64_t id : set) {
      if (id != stays) request.pairs.push_back({id, stays});
    }
  }
  if (left > 0)
    context.output.out.line(
        context.words({"{} sets are left: two of each were said not to be the same",
                       "有 {} 组未合并：其中两个标过不是同一个"},
                      {counted(left)}));
  if (request.pairs.empty()) {
    context.output.out.line(context.words({"nothing to merge", "没有可合并的"}));
    return kDone;
  }
  return run_merge(context, host, std::move(request));
}

int run(Context& context) {
  auto host = open_workspace(context);
  const model::Entity& entity = entity_named(
      host->schema(), context.arguments.get("entity").value_or("customer"), context.language);
  if (context.arguments.action() == "apart") return apart(context, *host, entity);
  if (context.arguments.action() == "merge") return merge_all(context, *host, entity);
  return list(context, *host, entity);
}

}  // namespace

Command twins_command() {
  return {Verb{.name = "twins",
               .group = Group::LookAndChange,
               .summary = {"records that are likely one", "疑似重复的客户"},
               .options =
                   {{.name = "entity",
                     .value = "ENTITY",
                     .help = {"customer, contact or product (customer)",
                              "customer（客户）、contact（联系人）或 product（产品）（默认客户）"}},
                    {.name = "min",
                     .value = "SCORE",
                     .help = {"how alike at least, up to 1 (0.8; merge: 0.98)",
                              "最低相似度，最高 1（0.8；merge 为 0.98）"}},
                    {.name = "limit",
                     .value = "N",
                     .help = {"pairs at most; 0 for all (20)", "最多几对；0 为全部（20）"}}},
               .actions = {{.name = "apart",
                            .summary = {"these are not the same, never ask again; alone: all such",
                                        "不是同一个，以后不再问；不带参数则列出"},
                            .operands = {{"WHICH",
                                          {"code, name or part of it, two or more",
                                           "编码、名称或其一部分，两个以上"},
                                          Operand::Count::Any}},
                            .options = {{.name = "take-back",
                                         .help = {"they may be one after all", "取消标记"}},
                                        {.name = "note", .value = "TEXT", .help = {"why", "说明"}}},
                            .changes = true},
                           {.name = "merge",
                            .summary = {"merge all that are surely one", "把有把握的全部合并"},
                            .options = {{.name = "all",
                                         .help = {"all of them, after a look", "全部，先看再定"}},
                                        {.name = "dry-run",
                                         .help = {"show what it would do", "只看会怎样"}}},
                            .changes = true}},
               .examples = {{{"twins apart 0031 0040", "twins apart 0031 0040"},
                             {"they only look alike", "只是名称像"}},
                            {{"twins merge --all --min 0.98 --dry-run",
                              "twins merge --all --min 0.98 --dry-run"},
                             {"look before", "先看看"}}}},
          run};
}

}  // namespace pareto::cli
