#include "core/base/counted.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/terminal/printable.hpp"
#include "core/model/schema.hpp"
#include "core/safety/backup.hpp"
#include "core/safety/restore.hpp"
#include "core/store/dialect.hpp"

namespace pareto::cli {
namespace {

namespace fs = std::filesystem;
using safety::SinceBackup;

// The workspace that is meant, or none: a settings file that cannot be read is a reason to restore,
// not to give up.
fs::path folder_of(Context& context) {
  if (const auto into = context.arguments.get("into")) return *into;
  try {
    return host::Workspace::find(context.arguments.get("workspace"), fs::current_path());
  } catch (Error&) {
    if (const auto named = context.arguments.get("workspace")) return *named;
    throw Error(ErrorCode::Argument,
                Message(Text{"there is no workspace here or above to restore into",
                             "这里和上级文件夹都没有可恢复到的工作区"}),
                Message(Text{"say where: pareto restore FILE --into FOLDER",
                             "请指定：pareto restore 文件 --into 文件夹"}));
  }
}

// Answers the workspace's name, as far as its settings can be read.
std::string take_over_settings(Context& context, const fs::path& folder) {
  try {
    const host::Workspace workspace = host::Workspace::open(folder);
    if (workspace.settings().language) context.prefer(*workspace.settings().language);
    context.zone = workspace.zone();
    begin_log(context, workspace);
    return workspace.settings().name;
  } catch (const Error&) {
    if (const auto place = place_of_this_machine()) context.zone = TimeZone::named(*place);
    return {};
  }
}

void print_counts(Context& context, const safety::RestorePlan& plan) {
  TextTable table({{context.words({"Records", "记录"})},
                   {context.words({"In the backup", "备份里"}), Align::Right},
                   {context.words({"Now", "现在"}), Align::Right}});
  const model::Schema schema = model::Schema::core();
  for (const model::Entity& entity : schema.entities()) {
    const std::string name = store::base_table(entity);
    std::int64_t present = 0;
    for (const auto& [other, rows] : plan.tables) {
      if (other == name) present = rows;
    }
    const std::int64_t kept = plan.backup.rows(name);
    if (kept == 0 && present == 0) continue;
    table.row({entity.plural.in(context.language), counted(kept),
               plan.tables.empty() ? "-" : counted(present)});
  }
  table.print(context.output.out);
}

void print_since(Context& context, const safety::RestorePlan& plan) {
  Stream& out = context.output.out;
  switch (plan.since.kind) {
    case SinceBackup::Kind::Nothing:
      out.line(context.words({"the workspace has not changed since", "此后工作区没有变化"}));
      break;
    case SinceBackup::Kind::Later:
      out.line(out.styled(
          Style::Caution,
          context.words(
              {"{} operations came after this backup and would be taken out of the workspace:",
               "这份备份之后有 {} 次操作，恢复后工作区里不再有："},
              {counted(plan.since.operations)})));
      break;
    case SinceBackup::Kind::Earlier:
      out.line(context.words(
          {"the backup is of a later state than the workspace", "备份比工作区现在的状态更新"}));
      break;
    case SinceBackup::Kind::Other:
      out.line(out.styled(
          Style::Caution,
          context.words(
              {"the workspace has another history than the backup; its {} operations would be taken out of it, the newest:",
               "工作区与备份不是同一段历史；恢复后它的 {} 次操作不再在其中，最近的是："},
              {counted(plan.since.operations)})));
      break;
    default:
      out.line(out.styled(Style::Caution, context.words({"the present database cannot be read",
                                                         "现在的数据库无法读取"})));
  }
  for (const std::string& line : plan.since.newest) out.line("  " + printable(line));
}

int run(Context& context) {
  if (context.arguments.common("as"))
    static_cast<void>(find_workspace(context));  // whether the user may
  const fs::path file = *context.arguments.operand(0), folder = folder_of(context);
  const std::string name = take_over_settings(context, folder);
  Progress progress = context.progress({"checking the backup", "核对备份"}, {"bytes", "字节"}, 2);
  const store::CopyWatch watch{
      .progress = [&](std::int64_t done, std::int64_t total) { progress.update(done, total); },
      .cancel = &context.interrupted,
      .waiting = [waiting = host_options(context).waiting, sign = folder / "pareto.db-job"](
                     int seconds) { waiting(seconds, jobs::read_store_note(sign)); }};
  safety::RestorePlan plan = safety::plan_restore(file, folder, context.zone, watch);
  plan.name = name;
  progress.clear();

  Stream& out = context.output.out;
  out.line(context.words({"backup of {}, made {} by Pareto {} on {}; it is whole",
                          "{} 的备份，制作于 {}，Pareto {}，{}；内容完整"},
                         {plan.backup.workspace, context.zone.second_text(plan.backup.made),
                          plan.backup.program, plan.backup.computer}));
  if (!plan.backup.sound) {
    print_caution(context.output.err, context.language,
                  context.words({"it was put aside with damage; it comes back as it was",
                                 "它在存放时已有损坏；恢复的就是那个状态"}));
  }
  out.line();
  print_counts(context, plan);
  out.line();
  if (plan.present) print_since(context, plan);
  if (context.arguments.flag("dry-run")) {
    out.line(context.words({"nothing was changed", "没有改动"}));
    return kDone;
  }
  const std::string question =
      plan.present
          ? context.words({"Put it in the place of what {} holds now? That is put aside first.",
                           "用它替换 {} 现在的内容吗？现在的内容会先另存。"},
                          {folder.string()})
          : context.words({"Bring it back in {}?", "恢复到 {} 吗？"}, {folder.string()});
  if (!context.questioner.confirm(question, true)) {
    out.line(context.words({"nothing was changed", "没有改动"}));
    return kDone;
  }
  Progress restoring = context.progress({"restoring", "恢复"}, {"pages", "页"}, 2);
  store::CopyWatch copying = watch;
  copying.progress = [&](std::int64_t done, std::int64_t total) { restoring.update(done, total); };
  const safety::RestoreResult result =
      safety::restore(file, plan, this_moment(), context.zone, copying);
  restoring.clear();
  context.log.info("restored the backup of " + plan.backup.made.iso() + ", operation " +
                   std::to_string(plan.backup.operation));
  out.line(context.words({"restored {}", "已恢复 {}"}, {folder.string()}));
  std::vector<std::pair<std::string, std::string>> lines;
  if (!result.aside.empty()) {
    lines.emplace_back(context.words({"what was there before", "原来的内容"}),
                       result.aside.string());
    if (result.aside.extension() == safety::kBackupEnd)
      lines.emplace_back(
          context.words({"undo", "撤销"}),
          context.words({"pareto restore {}", "pareto restore {}"}, {result.aside.string()}));
  }
  lines.emplace_back(
      context.words({"check it", "检查"}),
      context.words({"pareto -w {} doctor", "pareto -w {} doctor"}, {folder.string()}));
  print_labelled(out, lines);
  return kDone;
}

}  // namespace

Command restore_command() {
  return {Verb{.name = "restore",
               .group = Group::Workspace,
               .summary = {"bring back a backup", "恢复备份"},
               .operands = {{"FILE", {"the backup", "备份文件"}}},
               .options = {{.name = "into",
                            .value = "FOLDER",
                            .help = {"where (the workspace that -w or the current folder names)",
                                     "恢复到哪里（-w 或当前文件夹所在的工作区）"}},
                           {.name = "dry-run",
                            .help = {"show what it holds and what would go; change nothing",
                                     "只看内容和差别，不改动"}}},
               .examples = {{{"restore niacin-20261122-031500.pareto-backup --into niacin",
                              "restore niacin-20261122-031500.pareto-backup --into niacin"},
                             {"on another machine", "换一台机器"}}},
               .changes = true,
               .duty = access::Duty::Administer},
          run};
}

}  // namespace pareto::cli
