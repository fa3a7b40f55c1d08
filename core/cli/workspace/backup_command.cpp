#include "core/base/counted.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/safety/backup.hpp"
#include "core/store/dialect.hpp"

namespace pareto::cli {
namespace {

namespace fs = std::filesystem;

int make(Context& context) {
  const host::Workspace workspace = find_workspace(context);
  safety::BackupRequest request{.folder = workspace.folder(),
                                .name = workspace.settings().name,
                                .now = this_moment(),
                                .zone = context.zone};
  if (const auto to = context.arguments.operand(0)) request.to = *to;
  request.keep = static_cast<int>(context.arguments.number("keep", 1, 100'000).value_or(0));
  if (request.keep > 0 && request.to && !fs::is_directory(*request.to) &&
      request.to->has_filename()) {
    throw Error(ErrorCode::Argument,
                Message(Text{"--keep is for a folder of backups, not for a file of one's own name",
                             "--keep 用于备份文件夹，不能与自定文件名同用"}),
                Message(Text{"name a folder, or leave --keep out", "请指定文件夹，或去掉 --keep"}));
  }
  Progress progress = context.progress({"backing up", "备份"}, {"%", "%"}, 2);
  const jobs::Surroundings surroundings{&context.log, nullptr, &context.interrupted};
  jobs::Job job(surroundings, "backup", workspace.folder().filename().string(),
                [&](std::int64_t done, std::int64_t total) { progress.update(done, total); });
  const safety::BackupResult made = safety::make_backup(
      request,
      {.progress = [&](std::int64_t done, std::int64_t total) { job.progress(done, total); },
       .cancel = &context.interrupted});
  job.finish("bytes " + std::to_string(made.bytes) + ", files " + std::to_string(made.info.files) +
             ", operation " + std::to_string(made.info.operation));
  progress.clear();

  Stream& out = context.output.out;
  out.line(context.words({"backed up and checked: {}", "已备份并核对：{}"}, {made.file.string()}));
  std::vector<std::pair<std::string, std::string>> lines{
      {context.words({"holds", "内容"}),
       context.words(
           {"{} customers, {} sale lines, {} operations; {} files; {}",
            "客户 {}，销售明细 {}，操作 {}；文件 {}；{}"},
           {counted(made.info.rows("pareto_customer")), counted(made.info.rows("pareto_sale")),
            counted(made.info.rows("pareto_operation")), counted(made.info.files),
            safety::size_text(made.bytes)})}};
  for (const fs::path& file : made.removed)
    lines.emplace_back(context.words({"removed", "已删除"}), file.string());
  lines.emplace_back(
      context.words({"bring back", "恢复"}),
      context.words({"pareto restore {}", "pareto restore {}"}, {made.file.string()}));
  print_labelled(out, lines);
  for (const std::string& name : made.left_out) {
    print_caution(context.output.err, context.language,
                  context.words({"{} is too large for a backup and is not in it; copy it yourself",
                                 "{} 太大，没有放进备份；请另行复制"},
                                {name}));
  }
  return made.left_out.empty() ? kDone : kWithRejects;
}

// Where no workspace says whose clocks are meant.
void take_zone_of_this_machine(Context& context) {
  if (const auto place = place_of_this_machine()) context.zone = TimeZone::named(*place);
}

int list(Context& context) {
  fs::path folder;
  if (const auto given = context.arguments.operand(0)) {
    folder = *given;
    take_zone_of_this_machine(context);
  } else
    folder = safety::backup_folder(find_workspace(context).folder());
  TextTable table({{context.words({"File", "文件"}), Align::Left, 0, false, true},
                   {context.words({"Made", "制作时间"}), Align::Left, 0, false, true},
                   {context.words({"State", "状态"}), Align::Left, 0, false, true},
                   {context.words({"Size", "大小"}), Align::Right},
                   {context.words({"Customers", "客户"}), Align::Right, 3},
                   {context.words({"Sale lines", "销售明细"}), Align::Right, 4},
                   {context.words({"Operation", "操作"}), Align::Right, 2},
                   {context.words({"Workspace", "工作区"}), Align::Left, 1}});
  const bool people = context.format == Format::Table;
  const std::vector<safety::FoundBackup> found = safety::backups_in(folder);
  for (const safety::FoundBackup& backup : found) {
    const std::string size =
        people ? safety::size_text(backup.bytes) : std::to_string(backup.bytes);
    if (!backup.info) {
      table.row({backup.file.filename().string(), "",
                 Cell(context.words({"cannot be read", "无法读取"}), Style::Bad), size});
      continue;
    }
    const auto number = [&](std::int64_t count) {
      return people ? counted(count) : std::to_string(count);
    };
    table.row({backup.file.filename().string(), context.moment(backup.info->made),
               backup.info->sound
                   ? Cell(context.words({"whole", "完整"}))
                   : Cell(context.words({"as found, damaged", "原样保留，已损坏"}), Style::Bad),
               size, number(backup.info->rows("pareto_customer")),
               number(backup.info->rows("pareto_sale")), std::to_string(backup.info->operation),
               backup.info->workspace});
  }
  print_answer(context.output.out, context.format, table,
               {"file", "made", "state", "bytes", "customers", "sales", "operation", "workspace"});
  if (people) {
    table.print_footer(context.output.out, context.language,
                       {folder.string(), context.words({"check one: pareto backup verify FILE",
                                                        "核对：pareto backup verify 文件"})});
  }
  return kDone;
}

int verify(Context& context) {
  const fs::path file = *context.arguments.operand(0);
  take_zone_of_this_machine(context);
  Progress progress = context.progress({"checking", "核对"}, {"bytes", "字节"}, 2);
  safety::verify_backup(
      file,
      {.progress = [&](std::int64_t done, std::int64_t total) { progress.update(done, total); },
       .cancel = &context.interrupted});
  progress.clear();
  const safety::BackupInfo info = safety::read_backup(file);
  context.output.out.line(context.words(
      {"{} is whole: {}, {}, {} customers, {} sale lines", "{} 完整：{}，{}，客户 {}，销售明细 {}"},
      {file.string(), info.workspace, context.zone.second_text(info.made),
       counted(info.rows("pareto_customer")), counted(info.rows("pareto_sale"))}));
  if (!info.sound) {
    print_caution(context.output.err, context.language,
                  context.words({"what it holds was damaged already when it was put aside",
                                 "其内容在存放时就已损坏"}));
  }
  return kDone;
}

int run(Context& context) {
  if (context.arguments.action() == "list") return list(context);
  if (context.arguments.action() == "verify") return verify(context);
  return make(context);
}

}  // namespace

Command backup_command() {
  return {
      Verb{.name = "backup",
           .group = Group::Workspace,
           .summary = {"back up; list, verify", "备份；列出、核对"},
           .operands = {{"FILE|FOLDER",
                         {"where (backups/ in the workspace)", "放在哪里（工作区里的 backups/）"},
                         Operand::Count::Optional}},
           .options = {{.name = "keep",
                        .value = "N",
                        .help = {"remove older backups of this workspace but for N",
                                 "只保留这个工作区最近 N 份备份"}}},
           .actions = {{.name = "list",
                        .summary = {"what backups there are", "有哪些备份"},
                        .operands = {{"FOLDER",
                                      {"where (backups/ in the workspace)",
                                       "在哪里（工作区里的 backups/）"},
                                      Operand::Count::Optional}}},
                       {.name = "verify",
                        .summary = {"check that one is whole", "核对一份是否完整"},
                        .operands = {{"FILE", {"the backup", "备份文件"}}}}},
           .examples = {{{"backup /media/stick --keep 14", "backup /media/stick --keep 14"},
                         {"to a stick; the last fourteen stay", "备份到 U 盘，保留最近十四份"}}},
           .changes = true,
           .duty = access::Duty::Administer},
      run};
}

}  // namespace pareto::cli
