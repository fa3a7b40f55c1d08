#include "core/base/counted.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/terminal/printable.hpp"
#include "core/safety/doctor.hpp"

namespace pareto::cli {
namespace {

using safety::Finding;
using safety::Gravity;

std::string state_of(const Context& context, const Finding& finding) {
  if (finding.repaired) return context.words({"repaired", "已修复"});
  if (finding.gravity == Gravity::Fault) return context.words({"fault", "故障"});
  if (finding.gravity == Gravity::Warning) return context.words({"warning", "警告"});
  return context.words({"note", "提示"});
}

void print_for_programs(Context& context, const safety::Diagnosis& diagnosis) {
  TextTable table({{"check"}, {"state"}, {"what"}, {"why"}, {"remedy"}});
  const char* kStates[] = {"note", "warning", "fault"};
  for (const Finding& finding : diagnosis.findings) {
    table.row({finding.check,
               finding.repaired ? "repaired" : kStates[static_cast<int>(finding.gravity)],
               finding.words(context.language), finding.why.in(context.language),
               finding.remedy ? finding.remedy->in(context.language) : ""});
  }
  print_answer(context.output.out, context.format, table,
               {"check", "state", "what", "why", "remedy"});
}

void print_for_people(Context& context, const safety::Diagnosis& diagnosis, double seconds) {
  Stream& out = context.output.out;
  char took[32];
  std::snprintf(took, sizeof took, "%.1f", seconds);
  std::int64_t left = 0, notes = 0;
  for (const Finding& finding : diagnosis.findings) {
    if (finding.gravity == Gravity::Note || finding.repaired)
      ++notes;
    else
      ++left;
  }
  if (left == 0) {
    out.line(out.styled(Style::Strong, context.words({"all is well: {} checks in {} s",
                                                      "一切正常：{} 项检查，{} 秒"},
                                                     {counted(diagnosis.checks), took})));
  } else {
    out.line(
        out.styled(Style::Bad, context.words({"{0} findings need attention; {1} checks in {2} s",
                                              "有 {0} 处需要处理；{1} 项检查，{2} 秒"},
                                             {counted(left), counted(diagnosis.checks), took})));
  }
  for (const Finding& finding : diagnosis.findings) {
    out.line();
    const Style style = finding.repaired || finding.gravity == Gravity::Note ? Style::Plain
                        : finding.gravity == Gravity::Fault                  ? Style::Bad
                                                                             : Style::Caution;
    out.line("  " + out.styled(style, state_of(context, finding)) + "  " +
             printable(finding.words(context.language)));
    if (finding.repaired) continue;
    std::vector<std::pair<std::string, std::string>> lines{
        {context.words({"why it matters", "有什么影响"}), finding.why.in(context.language)}};
    if (finding.remedy)
      lines.emplace_back(context.words({"what to do", "怎么办"}),
                         finding.remedy->in(context.language));
    print_labelled(out, lines, 4);
  }
  if (diagnosis.operation != 0) {
    out.line();
    print_labelled(out, {{context.words({"the repair", "这次修复"}),
                          context.words({"operation {} of the journal", "变更记录第 {} 号操作"},
                                        {diagnosis.operation})}});
  }
}

int run(Context& context) {
  const host::Workspace workspace = find_workspace(context);
  say_safe(context);
  Progress progress = context.progress({"examining", "检查"}, {"checks", "项"}, 2);
  const safety::DoctorRequest request{.quick = context.arguments.flag("quick"),
                                      .repair = context.arguments.flag("repair")};
  const safety::DoctorWatch watch{
      .progress = [&](std::string_view, std::int64_t done,
                      std::int64_t total) { progress.update(done, total); },
      .cancel = &context.interrupted};
  const auto began = std::chrono::steady_clock::now();
  const safety::Diagnosis diagnosis = safety::examine(
      workspace, [&] { return host::Host::open(workspace, host_options(context)); }, request,
      watch);
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  progress.clear();
  for (const Finding& finding : diagnosis.findings) {
    if (finding.gravity != Gravity::Fault) continue;
    context.log.error("doctor: " + finding.check + (finding.repaired ? ", repaired: " : ": ") +
                      without_quoted(finding.words(Language::English)));
  }
  if (context.format == Format::Table)
    print_for_people(context, diagnosis, seconds);
  else
    print_for_programs(context, diagnosis);
  return diagnosis.is_clean() ? kDone : kFailed;
}

}  // namespace

Command doctor_command() {
  return {
      Verb{.name = "doctor",
           .group = Group::Workspace,
           .summary = {"is all well? repair", "检查工作区；修复"},
           .options =
               {{.name = "quick",
                 .help = {"not what has to read all records", "不做需要读全部记录的检查"}},
                {.name = "repair",
                 .help = {"make anew what follows from the records: sums, search, indexes, views",
                          "重建可由记录推出的内容：合计、搜索、索引、视图"}}},
           .examples = {{{"doctor --output json", "doctor --output json"},
                         {"for a program that watches over it; ends with 1 where there is a fault",
                          "供监控程序使用；有故障时退出码为 1"}}},
           .changes = true,
           .duty = access::Duty::Administer},
      run};
}

}  // namespace pareto::cli
