// What was done with the workspace, and taking it back.
#include <algorithm>

#include "core/api/write_parts.hpp"
#include "core/base/date.hpp"
#include "core/base/error.hpp"
#include "core/records/history/operations.hpp"
#include "core/records/history/undo.hpp"
#include "core/records/query/export_guard.hpp"
#include "core/records/values/names.hpp"
#include "core/records/write/journal.hpp"
#include "core/records/write/operation_note.hpp"

namespace pareto::api {
namespace {

const Text kSeeOperations{"journal.list tells the numbers", "操作号见 journal.list"};

void list(Call& call) {
  const std::int64_t limit = std::clamp<std::int64_t>(call.given.integer("limit", 50), 1, 10'000);
  records::OperationsWanted wanted{
      .kind = call.given.text("kind"), .search = call.given.text("search"), .limit = limit};
  const TimeZone& zone = call.host.workspace().zone();
  if (const auto day = day_given(call, "from")) wanted.from = zone.instant(*day, 0).micros;
  if (const auto day = day_given(call, "to"))
    wanted.until = zone.instant(Date{day->days + 1}, 0).micros;
  if (const std::string by = call.given.text("by"); by == "0")
    wanted.by = 0;
  else if (!by.empty())
    wanted.by = records::the_one(call.host.reader(), call.host.schema(),
                                 call.host.schema().entity("user"), by, records::NamedBy::Sound)
                    .id;
  if (call.given.has("after"))
    wanted.before = number_of(
        call.given.text("after"), {"“{}” is no place in the journal", "“{}”不是日志里的位置"},
        Message(Text{"give what the page before said in `next`", "请给出上一页的 next"}));
  const auto done =
      records::operations(call.host.reader(), call.host.session(), call.host.schema(), wanted);
  if (call.host.session().rights) {
    records::ExportCount count(call.host.records(), call.host.session(), call.host.export_limits(),
                               {"journal.list"});
    count.passing(static_cast<std::int64_t>(done.size()));
  }
  JsonWriter& out = call.out;
  out.begin_object().key("operations").begin_array();
  for (const records::DoneOperation& operation : done) {
    out.begin_object()
        .key("id")
        .id(operation.id)
        .member("at", Time{operation.at}.iso())
        .member("kind", operation.kind)
        .member("title", operation.title);
    out.key("rows")
        .integer(operation.rows)
        .key("created")
        .integer(operation.created)
        .key("by")
        .id(operation.principal)
        .member_if("by_name", operation.by);
    write_id(out, "undone_by", operation.undone_by);
    out.key("undoable").flag(!records::undo_refused(call.host.session(), operation)).end_object();
  }
  out.end_array();
  write_id(out, "next", static_cast<std::int64_t>(done.size()) == limit ? done.back().id : 0);
  out.end_object();
}

std::int64_t operation_of(const Call& call) {
  return number_of(call.given.text("operation"),
                   {"“{}” is not the number of an operation", "“{}”不是操作号"},
                   Message(kSeeOperations));
}

// [{"topic", "columns", "rows"}]: what is told of an operation that changed no record.
void write_notes(Call& call, std::vector<records::OperationNote> notes) {
  call.out.begin_array();
  for (records::OperationNote& note : notes) {
    call.out.begin_object().member("topic", note.topic).key("columns").begin_array();
    for (const auto& column : note.rows.schema()) call.out.text(column.name);
    call.out.end_array().key("rows");
    const std::vector<bool> ids(note.rows.columns());
    const auto rows = sdk::stream_of(std::move(note.rows));
    write_rows(call.out, *rows, ids);
    call.out.end_object();
  }
  call.out.end_array();
}

void show(Call& call) {
  host::Host& host = call.host;
  const std::int64_t operation = operation_of(call);
  const std::vector<records::Effect> effects =
      records::effects_seen(host.reader(), host.session(), operation);
  std::vector<records::OperationNote> notes =
      effects.empty() ? records::notes_seen(host.reader(), host.session(), operation)
                      : std::vector<records::OperationNote>();
  if (effects.empty() && notes.empty())
    throw Error(ErrorCode::Argument,
                {Text{"there is no operation {}", "没有第 {} 号操作"}, {operation}},
                kSeeOperations);
  const auto most = static_cast<std::size_t>(
      std::clamp<std::int64_t>(call.given.integer("limit", 50), 1, 10'000));
  const std::vector<records::RecordChange> changes =
      records::changes_of({host.connection(), host.schema(), host.workspace().zone(), call.language,
                           &host.session(), &host.reader()},
                          operation, most);
  const std::vector<records::CreatedRecord> created =
      records::created_by({host.connection(), host.schema(), host.workspace().zone(), call.language,
                           &host.session(), &host.reader()},
                          operation, most);
  if (host.session().rights) {
    records::Kinds kinds;
    for (const records::RecordChange& change : changes)
      kinds.add(host.schema().find(change.entity));
    for (const records::CreatedRecord& one : created) kinds.add(host.schema().find(one.entity));
    records::ExportCount count(host.records(), host.session(), host.export_limits(),
                               {"journal.show " + std::to_string(operation), std::move(kinds)});
    count.passing(static_cast<std::int64_t>(changes.size() + created.size()));
    for (const records::OperationNote& note : notes) count.passing(note.rows.rows());
  }
  call.out.begin_object().key("effects");
  write_effects(call.out, effects);
  call.out.key("changes");
  write_changes(call.out, changes);
  call.out.key("created").begin_array();
  for (const records::CreatedRecord& one : created) {
    call.out.begin_object()
        .member("entity", one.entity)
        .key("id")
        .id(one.id)
        .member("label", one.label)
        .end_object();
  }
  call.out.end_array().key("notes");
  write_notes(call, std::move(notes));
  call.out.end_object();
}

void undo(Call& call) {
  host::Host& host = call.host;
  const std::int64_t operation = operation_of(call);
  const records::UndoWatch watch{.progress = call.progress, .cancel = call.cancel};
  records::UndoPlan plan;
  if (call.given.flag("dry_run"))
    plan = records::plan_undo(host.records(), host.session(), operation, watch);
  else if (call.given.flag("rest"))
    plan = records::undo(host.records(), host.session(), operation, watch);
  else
    plan = records::undo_if_whole(host.records(), host.session(), operation, watch);
  JsonWriter& out = call.out;
  out.begin_object().key("done").flag(plan.done).key("operation");
  if (plan.done)
    out.id(plan.by);
  else
    out.nothing();
  out.member("kind", plan.kind).member("title", plan.title).key("restored").integer(plan.restored);
  out.key("removed")
      .integer(plan.removed)
      .key("returned")
      .integer(plan.returned)
      .key("conflict_count")
      .integer(plan.conflict_count);
  out.key("conflicts").begin_array();
  for (const records::UndoConflict& conflict : plan.conflicts) {
    out.begin_object()
        .member("entity", conflict.entity)
        .key("id")
        .id(conflict.id)
        .member("label", conflict.label)
        .member("detail", conflict.why.in(call.language))
        .end_object();
  }
  out.end_array().end_object();
  if (plan.done) static_cast<void>(host.deliver());
}

void tell_position(Call& call) {
  call.out.begin_object()
      .key("position")
      .id(records::Journal(call.host.connection()).last_sequence())
      .end_object();
}

}  // namespace

std::vector<Method> journal_methods() {
  const Parameter which{"operation", Kind::Text, {"its number", "操作号"}, true};
  const Parameter limit{"limit",
                        Kind::Integer,
                        {"how many at most, up to 10000 (50)", "最多几条，不超过 10000（50）"}};
  return {
      {.name = "journal.list",
       .summary = {"what was done, newest first; what may be taken back is undoable",
                   "做过的操作，最新在前；undoable 表示可以撤销"},
       .parameters = {{"kind",
                       Kind::Text,
                       {"only import, tier, add, set, …", "只看 import、tier、add、set 等"}},
                      {"search",
                       Kind::Text,
                       {"words of the kind, the title, who did it, or names of the records",
                        "类型、标题、操作人或记录名称里的词"}},
                      {"by",
                       Kind::Text,
                       {"only of this user: id, code or name; 0: the owner of the folder",
                        "只看该用户：id、编码或姓名；0 为文件夹所有者"}},
                      {"from", Kind::Text, {"the first day", "第一天"}},
                      {"to", Kind::Text, {"the last day", "最后一天"}},
                      {"after",
                       Kind::Text,
                       {"what the page before said in `next`: go on behind it",
                        "上一页给出的 next：从其后继续"}},
                      limit},
       .answer =
           "{operations: [{id: id, at: time, kind: text, title: text, rows: int, created: int, by: id, by_name?: text, "
           "undone_by: id|null, undoable: flag}], next: id|null}",
       .run = list},
      {.name = "journal.position",
       .summary = {"the number of the last entry: another than before means that something changed",
                   "日志最后一条的编号：变了即有改动"},
       .answer = "{position: id}",
       .run = tell_position},
      {.name = "journal.show",
       .summary = {"what an operation changed", "一次操作改了什么"},
       .parameters = {which, limit},
       .answer =
           "{effects: [Effect], changes: [Change], created: [{entity: text, id: id, label: text}], notes: [{topic: text, columns: [text], rows: Rows}]}",
       .run = show},
      {.name = "journal.undo",
       .summary = {"take an operation back", "撤销一次操作"},
       .parameters = {which,
                      {"rest",
                       Kind::Flag,
                       {"what can be taken back, though some of it cannot",
                        "有不能撤销的部分时，仍撤销其余"}},
                      {"dry_run",
                       Kind::Flag,
                       {"say what would be taken back and what would stay",
                        "只看会撤销什么、保留什么"}}},
       .answer =
           "{done: flag, operation: id|null, kind: text, title: text, restored: int, removed: int, returned: int, conflict_count: int, "
           "conflicts: [{entity: text, id: id, label: text, detail: text}]}",
       .changes = true,
       .run = undo}};
}

}  // namespace pareto::api
