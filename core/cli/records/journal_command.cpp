#include <charconv>

#include "core/base/counted.hpp"
#include "core/base/date.hpp"
#include "core/base/error.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/records/bulk.hpp"
#include "core/cli/words/entity_word.hpp"
#include "core/records/history/history.hpp"
#include "core/records/history/operations.hpp"
#include "core/records/history/undo.hpp"
#include "core/records/values/names.hpp"
#include "core/records/values/values.hpp"
#include "core/records/write/journal.hpp"
#include "core/records/write/operation_note.hpp"

namespace pareto::cli {
namespace {

std::int64_t operation_number(const std::string& number) {
  std::int64_t operation = 0;
  const auto [end, failure] =
      std::from_chars(number.data(), number.data() + number.size(), operation);
  if (failure == std::errc() && end == number.data() + number.size()) return operation;
  throw Error(ErrorCode::Argument,
              Message(Text{"“{}” is not the number of an operation", "“{}”不是操作号"}, {number}),
              Message(Text{"see the numbers with: pareto journal", "操作号请看：pareto journal"}));
}

records::HistoryContext history(const Context& context, host::Host& host) {
  return {host.connection(), host.schema(),   context.zone,
          context.language,  &host.session(), &host.reader()};
}

void print_plan(Context& context, const records::UndoPlan& plan) {
  Stream& out = context.output.out;
  out.line(context.words({"operation {}: {}  {}", "第 {} 号操作：{}  {}"},
                         {plan.operation, plan.kind, plan.title}));
  print_labelled(out, {{context.words({"removes", "删除"}), counted(plan.removed)},
                       {context.words({"restores", "恢复"}), counted(plan.restored)},
                       {context.words({"brings back", "找回"}), counted(plan.returned)},
                       {context.words({"leaves", "保留"}), counted(plan.conflict_count)}});
  if (plan.conflict_count == 0) return;
  TextTable table({{context.words({"Record", "记录"})},
                   {context.words({"Name", "名称"}), Align::Left, 0, true},
                   {context.words({"Why it stays", "为什么保留"})}});
  for (const records::UndoConflict& conflict : plan.conflicts) {
    table.row({conflict.entity + " " + std::to_string(conflict.id), conflict.label,
               conflict.why.in(context.language)});
  }
  table.print(out);
  if (plan.conflict_count > static_cast<std::int64_t>(plan.conflicts.size())) {
    out.line(context.words(
        {"… and {} more", "……还有 {} 条"},
        {counted(plan.conflict_count - static_cast<std::int64_t>(plan.conflicts.size()))}));
  }
}

// "customer:0013" or "customer:霁岚"
int show_record(Context& context, host::Host& host, const std::string& which) {
  const std::size_t colon = which.find(':');
  if (colon == std::string::npos) {
    throw Error(ErrorCode::Argument, Message(Text{"“{}” names no record", "“{}”不是记录"}, {which}),
                Message(Text{"write it as customer:0013", "请写成 customer:0013"}));
  }
  const model::Entity& entity =
      entity_named(host.schema(), which.substr(0, colon), context.language);
  const records::Named named = records::the_one(host.reader(), host.schema(), entity,
                                                which.substr(colon + 1), records::NamedBy::Sound);
  TextTable table({{context.words({"Entry", "序号"}), Align::Right},
                   {context.words({"When", "时间"})},
                   {context.words({"Operation", "操作"}), Align::Right},
                   {context.words({"What", "事项"})},
                   {context.words({"Field", "字段"})},
                   {context.words({"Before", "之前"}), Align::Left, 0, true},
                   {context.words({"After", "之后"}), Align::Left, 0, true}});
  for (const records::RecordChange& change :
       records::history_of(history(context, host), entity, named.id)) {
    const bool people = context.format == Format::Table;
    const std::vector<Cell> head{std::to_string(change.sequence), context.moment(Time{change.at}),
                                 std::to_string(change.operation), change.topic};
    // A line per field; for people the head of the entry stands once.
    if (change.values.empty()) table.row(head);
    for (std::size_t i = 0; i < change.values.size(); ++i) {
      const records::ValueChange& value = change.values[i];
      std::vector<Cell> row = people && i > 0 ? std::vector<Cell>(head.size()) : head;
      row.insert(row.end(),
                 {Cell(people ? value.label : value.field), Cell(value.before), Cell(value.after)});
      table.row(std::move(row));
    }
  }
  print_rows(context, host, {"pareto journal " + which, &entity}, table,
             {"entry", "at", "operation", "what", "field", "before", "after"});
  return kDone;
}

// Columns of events that operations are told by which change no record.
constexpr struct {
  std::string_view name;
  Text words;
} kNoteWords[] = {{"plugin", {"Plugin", "插件"}},
                  {"version", {"Version", "版本"}},
                  {"entity", {"Of", "实体"}},
                  {"from", {"From the field", "原字段"}},
                  {"from_type", {"of type", "原类型"}},
                  {"to", {"Into the field", "新字段"}},
                  {"to_type", {"of type", "新类型"}},
                  {"values", {"Values", "值"}},
                  {"converted", {"Taken over", "已转换"}},
                  {"left", {"Not readable", "读不出"}},
                  {"left_in", {"Kept in", "保留在"}}};

std::string words_of_column(const Context& context, const std::string& name) {
  for (const auto& [column, words] : kNoteWords) {
    if (column == name) return context.words(words);
  }
  return name;
}

void print_note(Context& context, host::Host& host, records::OperationNote note) {
  if (context.format != Format::Table) {
    const std::vector<ResultColumn> columns = columns_of(note.rows.schema());
    const auto stream = sdk::stream_of(std::move(note.rows));
    write_result(context.output.out, context.result_style(), columns, *stream);
    return;
  }
  context.output.out.line(context.output.out.styled(Style::Strong, note.topic));
  for (std::int64_t row = 0; row < note.rows.rows(); ++row) {
    std::vector<std::pair<std::string, std::string>> lines;
    for (std::size_t c = 0; c < note.rows.columns(); ++c) {
      model::Field field;
      field.name = note.rows.schema()[c].name;
      field.type = note.rows.schema()[c].type;
      if (note.rows.column(c).is_null(row)) continue;
      lines.emplace_back(words_of_column(context, field.name),
                         records::shown_value(host.reader(), host.schema(), context.zone, field,
                                              note.rows.column(c), row, context.language));
    }
    print_labelled(context.output.out, lines);
  }
}

// Of an operation that changed no record: what is told of it. Answers whether there is something.
bool show_notes(Context& context, host::Host& host, std::int64_t operation) {
  std::vector<records::OperationNote> notes =
      records::notes_seen(host.reader(), host.session(), operation);
  if (host.session().rights && !notes.empty()) {
    records::ExportCount count(host.records(), host.session(), host.export_limits(),
                               {"pareto journal show " + std::to_string(operation)});
    for (const records::OperationNote& note : notes) count.passing(note.rows.rows());
  }
  for (records::OperationNote& note : notes) print_note(context, host, std::move(note));
  return !notes.empty();
}

int show_operation(Context& context, host::Host& host, const std::string& number) {
  const std::int64_t operation = operation_number(number);
  const std::vector<records::Effect> effects =
      records::effects_seen(host.reader(), host.session(), operation);
  if (effects.empty()) {
    if (show_notes(context, host, operation)) return kDone;
    throw Error(ErrorCode::Argument,
                Message(Text{"there is no operation {}", "没有第 {} 号操作"}, {operation}),
                Message(Text{"see: pareto journal", "请看：pareto journal"}));
  }
  TextTable table = effects_table(context, host.schema(), effects, context.format == Format::Table);
  print_answer(context.output.out, context.format, table,
               {"entity", "created", "changed", "removed"});
  if (context.format != Format::Table) return kDone;
  const auto most =
      static_cast<std::size_t>(context.arguments.number("limit", 0, 100'000).value_or(20));
  const std::vector<records::RecordChange> changes =
      records::changes_of(history(context, host), operation, most);
  if (changes.empty()) return kDone;
  if (host.session().rights) {
    records::Kinds kinds;
    for (const records::RecordChange& change : changes)
      kinds.add(host.schema().find(change.entity));
    records::ExportCount count(host.records(), host.session(), host.export_limits(),
                               {"pareto journal show " + number, std::move(kinds)});
    count.passing(static_cast<std::int64_t>(changes.size()));
  }
  context.output.out.line();
  print_changes(context, changes);
  return kDone;
}

int verify(Context& context, host::Host& host) {
  const std::int64_t broken = records::Journal(host.connection()).first_broken();
  if (broken != 0) {
    throw Error(ErrorCode::Data,
                Message(Text{"the journal was tampered with: entry {} does not fit",
                             "变更记录被改动过：第 {} 条对不上"},
                        {broken}));
  }
  context.output.out.line(
      context.words({"the journal is whole: {} entries", "变更记录完整：{} 条"},
                    {counted(records::Journal(host.connection()).last_sequence())}));
  return kDone;
}

int show_operations(Context& context, host::Host& host) {
  const std::int64_t limit = context.arguments.number("limit", 0, INT64_MAX)
                                 .value_or(context.format == Format::Table ? 20 : 0);
  sdk::BatchBuilder rows({{"operation", sdk::Type::Int},
                          {"at", sdk::Type::Time},
                          {"kind", sdk::Type::Text},
                          {"title", sdk::Type::Text},
                          {"rows", sdk::Type::Int},
                          {"by", sdk::Type::Text},
                          {"undone_by", sdk::Type::Int}});
  for (const records::DoneOperation& done :
       records::operations(host.reader(), host.session(), host.schema(),
                           {.kind = context.arguments.get("kind").value_or(""), .limit = limit})) {
    rows.integer(0, done.id);
    rows.integer(1, done.at);
    rows.text(2, done.kind);
    rows.text(3, done.title);
    rows.integer(4, done.rows);
    if (done.undone_by != 0) rows.integer(6, done.undone_by);
    if (done.principal != 0)
      rows.text(5, done.by.empty() ? std::to_string(done.principal) : done.by);
    rows.end_row();
  }
  const auto stream = exported(context, host, {"journal"}, sdk::stream_of(rows.finish()));
  std::vector<ResultColumn> columns = columns_of(*stream->schema());
  const Text labels[] = {{"Operation", "操作"},    {"When", "时间"},      {"Kind", "种类"},
                         {"What", "内容"},         {"Records", "记录数"}, {"By", "操作人"},
                         {"Undone by", "被撤销于"}};
  for (std::size_t c = 0; c < columns.size(); ++c) columns[c].label = context.words(labels[c]);
  columns[3].gives_way = true;
  columns[4].show = Show::Count;
  ResultStyle style = context.result_style();
  style.footer = [&](std::int64_t) {
    return std::vector<std::string>{context.words(
        {"undo one: pareto journal undo NUMBER", "撤销一次：pareto journal undo 操作号"})};
  };
  write_result(context.output.out, style, columns, *stream);
  return kDone;
}

int run(Context& context) {
  auto host = open_workspace(context);
  if (context.arguments.action() == "undo") {
    const auto number = context.arguments.operand(0);
    return undo_operation(context, *host, *number);
  }
  if (context.arguments.action() == "show")
    return show_operation(context, *host, *context.arguments.operand(0));
  if (context.arguments.action() == "verify") return verify(context, *host);
  if (const auto record = context.arguments.get("record"))
    return show_record(context, *host, *record);
  return show_operations(context, *host);
}

}  // namespace

int undo_operation(Context& context, host::Host& host, const std::string& number) {
  const std::int64_t operation = operation_number(number);
  Progress progress = context.progress({"undoing", "撤销"}, {"records", "条"}, 2);
  jobs::Job job(host.jobs(), "undo", std::to_string(operation),
                [&](std::int64_t done, std::int64_t total) { progress.update(done, total); });
  const records::UndoWatch watch{
      .progress = [&](std::int64_t done, std::int64_t total) { job.progress(done, total); },
      .cancel = job.cancel_flag()};
  const bool only_look = context.arguments.flag("dry-run");
  const records::UndoPlan plan =
      only_look ? records::plan_undo(host.records(), host.session(), operation, watch)
                : records::undo_if_whole(host.records(), host.session(), operation, watch);
  progress.clear();
  Stream& out = context.output.out;
  print_plan(context, plan);
  const bool rest =
      plan.conflict_count > 0 && !only_look &&
      context.questioner.ask({context.words({"Take back the rest?", "其余的撤销吗？"}),
                              {context.words({"yes", "是"}), context.words({"no", "否"})},
                              0}) == 0;
  if (!plan.done && !rest) {
    job.finish("unchanged");
    out.line(context.words({"nothing was changed", "没有改动"}));
    return kDone;
  }
  if (!plan.done && !records::undo(host.records(), host.session(), operation, watch).done) {
    job.finish("unchanged");
    out.line(context.words({"nothing was changed: none of it can be taken back any more",
                            "没有改动：已没有可以撤销的内容"}));
    return kDone;
  }
  job.finish("removed " + std::to_string(plan.removed) + ", restored " +
             std::to_string(plan.restored) + ", returned " + std::to_string(plan.returned) +
             ", left " + std::to_string(plan.conflict_count));
  out.line(context.words({"undone", "已撤销"}));
  deliver(context, host);
  return kDone;
}

Command journal_command() {
  return {
      Verb{.name = "journal",
           .group = Group::Workspace,
           .summary = {"what was changed; undo", "变更记录；撤销"},
           .options =
               {{.name = "record",
                 .value = "ENTITY:WHICH",
                 .help = {"the history of one record", "一条记录的历史"}},
                {.name = "kind",
                 .value = "KIND",
                 .help = {"only import, tier, add, set, …", "只看 import、tier、add、set 等"}},
                {.name = "limit",
                 .value = "N",
                 .help = {"operations at most; 0 for all (20)", "最多几次操作；0 为全部（20）"}}},
           .actions = {{.name = "undo",
                        .summary = {"take an operation back", "撤销一次操作"},
                        .operands = {{"NUMBER", {"the operation's number", "操作号"}}},
                        .options = {{.name = "dry-run",
                                     .help = {"say what would be taken back and what would stay",
                                              "只看会撤销什么、保留什么"}}},
                        .changes = true},
                       {.name = "show",
                        .summary = {"what an operation changed, with the values before and after",
                                    "一次操作改了什么，改前改后的值"},
                        .operands = {{"NUMBER", {"the operation's number", "操作号"}}}},
                       {.name = "verify",
                        .summary = {"check that nobody tampered with it", "检查有没有被改动"},
                        .duty = access::Duty::Administer}},
           .examples = {{{"journal undo 17", "journal undo 17"},
                         {"take operation 17 back", "撤销第 17 号操作"}}}},
      run};
}

}  // namespace pareto::cli
