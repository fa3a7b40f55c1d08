#include "core/cli/plugins/plugin_check.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "core/base/error.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/conformance/check.hpp"

namespace pareto::cli {
namespace {

using conformance::Outcome;
using conformance::Planned;
using conformance::Verdict;

std::string word_of(const Context& context, Verdict verdict) {
  if (verdict == Verdict::Passed) return context.words({"passed", "通过"});
  if (verdict == Verdict::Failed) return context.words({"failed", "失败"});
  return context.words({"skipped", "略过"});
}

Cell shown(const Context& context, Verdict verdict) {
  return {word_of(context, verdict), verdict == Verdict::Failed    ? Style::Bad
                                     : verdict == Verdict::Skipped ? Style::Dim
                                                                   : Style::Plain};
}

// The folder's name, where the manifest does not say one.
std::string plugin_of(const std::filesystem::path& manifest) {
  try {
    return plugins::read_manifest(manifest).id;
  } catch (const Error&) {
    return manifest.parent_path().filename().string();
  }
}

conformance::CheckRequest request_of(const Context& context) {
  conformance::CheckRequest request;
  const Arguments& given = context.arguments;
  request.level = static_cast<int>(given.number("level", 1, 5).value_or(request.level));
  request.only = given.get("only").value_or("");
  request.seed = static_cast<std::uint64_t>(given.number("seed", 0, INT64_MAX).value_or(1));
  request.in_process = given.flag("in-process");
  request.language = context.language;
  if (const auto with = given.get("with")) {
    request.with = std::filesystem::absolute(*with);
    static_cast<void>(conformance::manifests_of(request.with));  // says so where there is none
  }
  request.cancel = &context.interrupted;
  if (const auto against = given.get("against")) {
    if (*against != "0.0") {
      throw Error(ErrorCode::Argument,
                  {Text{"option --against: there is no version {} of the interface",
                        "选项 --against：接口没有 {} 版"},
                   {*against}},
                  Text{"there is: 0.0", "现有：0.0"});
    }
    request.oldest = true;
  }
  return request;
}

struct Tally {
  std::int64_t passed = 0, failed = 0, skipped = 0;
  std::int64_t milliseconds = 0;

  void add(const Outcome& outcome) {
    ++(outcome.verdict == Verdict::Passed   ? passed
       : outcome.verdict == Verdict::Failed ? failed
                                            : skipped);
    milliseconds += outcome.took.count();
  }
};

struct Checked {
  std::filesystem::path manifest;
  std::string plugin;
  std::vector<Outcome> outcomes;
  Tally tally;
};

void print_for_programs(Context& context, Format format, const std::vector<Checked>& all) {
  TextTable table({{"plugin"},
                   {"case"},
                   {"level", Align::Right},
                   {"result"},
                   {"why"},
                   {"remedy"},
                   {"repeat"},
                   {"milliseconds", Align::Right}});
  for (const Checked& one : all) {
    for (const Outcome& outcome : one.outcomes) {
      const char* result = outcome.verdict == Verdict::Passed   ? "passed"
                           : outcome.verdict == Verdict::Failed ? "failed"
                                                                : "skipped";
      table.row({one.plugin, outcome.planned.name, std::to_string(outcome.planned.what->level),
                 result, outcome.why, outcome.remedy, outcome.repeat,
                 std::to_string(outcome.took.count())});
    }
  }
  print_answer(context.output.out, format, table,
               {"plugin", "case", "level", "result", "why", "remedy", "repeat", "milliseconds"});
}

void print_cases(Context& context, const Checked& one) {
  TextTable table({{context.words({"Level", "级"}), Align::Right},
                   {context.words({"Case", "用例"}), Align::Left, 0, false, true},
                   {context.words({"Result", "结果"})},
                   {context.words({"What", "说明"}), Align::Left, 0, true}});
  for (const Outcome& outcome : one.outcomes)
    table.row({std::to_string(outcome.planned.what->level), outcome.planned.name,
               shown(context, outcome.verdict),
               outcome.verdict == Verdict::Skipped ? outcome.why
                                                   : context.words(outcome.planned.what->claim)});
  table.print(context.output.out);
}

void print_plugins(Context& context, const std::vector<Checked>& all) {
  TextTable table({{context.words({"Plugin", "插件"})},
                   {context.words({"Passed", "通过"}), Align::Right},
                   {context.words({"Failed", "失败"}), Align::Right},
                   {context.words({"Skipped", "略过"}), Align::Right}});
  for (const Checked& one : all)
    table.row({one.plugin,
               std::to_string(one.tally.passed),
               {std::to_string(one.tally.failed), one.tally.failed > 0 ? Style::Bad : Style::Plain},
               std::to_string(one.tally.skipped)});
  table.print(context.output.out);
}

void print_failures(Context& context, const std::vector<Checked>& all) {
  Stream& out = context.output.out;
  for (const Checked& one : all) {
    for (const Outcome& outcome : one.outcomes) {
      if (outcome.verdict != Verdict::Failed) continue;
      out.line();
      out.line(out.styled(Style::Bad, context.words({"{0} failed: {1}", "{0} 失败：{1}"},
                                                    {outcome.planned.name, outcome.why})));
      std::vector<std::pair<std::string, std::string>> lines{
          {context.words({"it should", "应当"}), context.words(outcome.planned.what->claim)}};
      if (!outcome.remedy.empty())
        lines.emplace_back(context.words({"remedy", "怎么办"}), outcome.remedy);
      lines.emplace_back(context.words({"repeat", "重做"}), outcome.repeat);
      print_labelled(out, lines);
    }
  }
}

}  // namespace

int check_plugins(Context& context) {
  speak_as_here(context);
  const conformance::CheckRequest request = request_of(context);
  std::vector<Checked> all;
  std::vector<Planned> plan;
  for (const std::filesystem::path& manifest :
       conformance::manifests_of(*context.arguments.operand(0))) {
    const std::vector<Planned> own = plan_check(manifest, request);
    all.push_back({manifest, plugin_of(manifest), {}, {}});
    plan.insert(plan.end(), own.begin(), own.end());
  }
  if (plan.empty())
    throw Error(ErrorCode::Argument,
                {Text{"option --only: no case is called like \"{}\"",
                      "选项 --only：没有名称与“{}”相符的用例"},
                 {request.only}},
                Text{"without --only, all cases are listed with their names",
                     "不加 --only 则列出全部用例及其名称"});
  Tally tally;
  {
    Progress progress = context.progress({"checking", "检查"}, {"cases", "项"});
    std::int64_t done = 0;
    run_check(plan, request, [&](const Outcome& outcome) {
      for (Checked& one : all) {
        if (one.manifest != outcome.planned.manifest) continue;
        one.outcomes.push_back(outcome);
        one.tally.add(outcome);
      }
      tally.add(outcome);
      progress.update(++done, static_cast<std::int64_t>(plan.size()));
    });
  }
  const int code = tally.failed > 0 ? kFailed : kDone;
  // A person or a log reads the table, also through a pipe; programs say what they want.
  const Format format = context.arguments.flag("json")  ? Format::Json
                        : context.is_asked_for_format() ? context.format
                                                        : Format::Table;
  if (format != Format::Table) return print_for_programs(context, format, all), code;
  Stream& out = context.output.out;
  const std::string who =
      all.size() == 1 ? all[0].plugin : context.words({"{} plugins", "{} 个插件"}, {all.size()});
  out.line(out.styled(
      Style::Strong,
      tally.failed > 0
          ? context.words({"{0}: {1} of {2} cases failed", "{0}：{2} 项中有 {1} 项失败"},
                          {who, tally.failed, plan.size()})
          : context.words({"{0}: {1} cases passed, {2} skipped", "{0}：{1} 项通过，{2} 项略过"},
                          {who, tally.passed, tally.skipped})));
  out.line();
  if (all.size() == 1)
    print_cases(context, all[0]);
  else
    print_plugins(context, all);
  print_failures(context, all);
  return code;
}

Action check_action() {
  return {.name = "check",
          .summary = {"hold one to what the interface asks of it", "按接口的要求检查一个插件"},
          .operands = {{"PLUGIN",
                        {"its library or folder, or a folder of plugins",
                         "库文件或文件夹，或装着若干插件的文件夹"}}},
          .options = {
              {.name = "level",
               .value = "N",
               .help = {"1 files, 2 loading, 3 contract, 4 data, 5 chance (4)",
                        "1 文件，2 加载，3 契约，4 数据，5 随机（4）"}},
              {.name = "only",
               .value = "RE",
               .help = {"the cases whose names match", "只做名称相符的用例"}},
              {.name = "seed",
               .value = "N",
               .help = {"for what is left to chance (1)", "随机种子（1）"}},
              {.name = "against",
               .value = "VERSION",
               .help = {"as a host of that version of the interface", "以该接口版本的主程序检查"}},
              {.name = "with",
               .value = "FOLDER",
               .help = {"of a plugin that it needs, or of several",
                        "它依赖的插件所在的文件夹，可含多个"}},
              {.name = "in-process",
               .help = {"without a process per case, for a debugger",
                        "不为每项另起进程，供调试器使用"}},
              {.name = "json", .help = {"as --output json", "同 --output json"}}}};
}

}  // namespace pareto::cli
