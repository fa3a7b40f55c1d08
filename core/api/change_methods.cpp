// Writing records: one or many, each call one operation with one undo; with "dry_run" the same
// work, rolled back.
#include <algorithm>
#include <map>

#include "core/api/parameters.hpp"
#include "core/api/remedy.hpp"
#include "core/api/write_parts.hpp"
#include "core/base/date.hpp"
#include "core/base/error.hpp"
#include "core/base/hash.hpp"
#include "core/records/history/history.hpp"
#include "core/records/list/bulk.hpp"
#include "core/records/values/names.hpp"
#include "core/records/values/values.hpp"
#include "core/records/write/journal.hpp"
#include "core/records/write/keyed_add.hpp"
#include "core/tiering/list_figures.hpp"

namespace pareto::api {
namespace {

const Parameter kDryRun{
    "dry_run", Kind::Flag, {"say what would change, keep nothing", "只看会改什么，不写入"}};

// The columns that any row names, in the order in which they came.
std::vector<const model::Field*> fields_of(const model::Entity& entity,
                                           const std::vector<Values>& rows) {
  std::vector<const model::Field*> out;
  for (const Values& row : rows) {
    for (const auto& [name, value] : row) {
      if (name == "id") continue;
      const model::Field* field = entity.find(name);
      if (field == nullptr)
        throw Error(
            ErrorCode::Argument,
            {Text{"{0} has no field {1}", "{0}没有字段 {1}"}, {entity.spoken(), name}},
            {Text{"its fields: schema.show with entity {}", "字段见 schema.show，entity 为 {}"},
             {entity.name}});
      if (std::ranges::find(out, field) == out.end()) out.push_back(field);
    }
  }
  return out;
}

// Rows as people typed them, made ready to be written. What means nothing is a reject; all of them
// are found, so that a form can show them beside its fields.
struct Typed {
  sdk::Batch batch;
  std::vector<std::size_t> rows;  // which those of the batch are
  std::vector<records::Reject> rejects;
};

Typed typed(Call& call, const std::vector<const model::Field*>& fields,
            const std::vector<Values>& rows) {
  host::Host& host = call.host;
  sdk::Schema schema;
  for (const model::Field* field : fields) schema.push_back({field->name, field->type});
  Typed out;
  std::vector<bool> wrong(rows.size());
  const auto build = [&] {
    sdk::BatchBuilder builder(schema);
    out.rows.clear();
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (wrong[r]) continue;
      for (std::size_t c = 0; c < fields.size(); ++c) {
        const auto value = std::ranges::find(rows[r], fields[c]->name, &Values::value_type::first);
        if (value == rows[r].end()) continue;
        try {
          records::append_written(builder, c, host.reader(), host.schema(), host.workspace().zone(),
                                  *fields[c], value->second);
        } catch (const Error& error) {
          const auto remedy = error.remedy(call.language);
          out.rejects.push_back(
              {static_cast<std::int64_t>(r), fields[c]->name, value->second,
               Message::verbatim(error.text(call.language)),
               remedy ? std::optional(Message::verbatim(*remedy)) : std::nullopt});
          wrong[r] = true;
        }
      }
      builder.end_row();
      out.rows.push_back(r);
    }
    return builder.finish();
  };
  out.batch = build();
  if (!out.rejects.empty()) out.batch = build();  // of the others
  return out;
}

// By the rows that were given: those of the batch and those that did not come so far.
records::WriteResult all_of(const Typed& typed, records::WriteResult written, std::size_t rows) {
  records::WriteResult out{std::vector<std::int64_t>(rows), typed.rejects};
  for (std::size_t i = 0; i < written.ids.size(); ++i) out.ids[typed.rows[i]] = written.ids[i];
  for (records::Reject& reject : written.rejects) {
    reject.row = static_cast<std::int64_t>(typed.rows[static_cast<std::size_t>(reject.row)]);
    out.rejects.push_back(std::move(reject));
  }
  std::ranges::stable_sort(out.rejects, {}, &records::Reject::row);
  return out;
}

void write_written(JsonWriter& out, std::int64_t operation, const std::vector<std::int64_t>& ids) {
  write_id(out, "operation", operation);
  out.key("ids").begin_array();
  for (const std::int64_t id : ids) {
    if (id != 0)
      out.id(id);
    else
      out.nothing();
  }
  out.end_array();
}

// {"operation": null or id, "ids": […], "rejects": […]}; where rows were refused nothing is written
// unless the others are wanted.
void end(Call& call, records::Transaction& transaction, const records::WriteResult& result) {
  const bool keeps =
      !call.given.flag("dry_run") && (result.rejects.empty() || call.given.flag("others"));
  std::int64_t operation = 0;
  if (keeps)
    operation = transaction.commit();
  else
    transaction.finish_dry_run();
  JsonWriter& out = call.out;
  out.begin_object();
  write_written(out, operation, keeps ? result.ids : std::vector<std::int64_t>(result.ids.size()));
  out.key("rejects");
  write_rejects(out, result.rejects, call.language);
  out.end_object();
  if (operation != 0) static_cast<void>(call.host.deliver());
}

// Of what is to be added, so that a key that comes back with something else is seen.
std::string content_of(const model::Entity& entity, const std::vector<Values>& rows) {
  ContentHash hash;
  hash.add(entity.name);
  for (const Values& row : rows) {
    for (const auto& [name, value] : row) {
      for (const std::string& part : {name, value})
        hash.add(std::to_string(part.size()) + ":" + part);
    }
    hash.add("\n");
  }
  return hash.hex();
}

void add(Call& call) {
  const model::Entity& entity = call.entity();
  const std::vector<Values> rows = call.given.objects("rows");
  const Typed ready = typed(call, fields_of(entity, rows), rows);
  const std::string key = call.given.text("key");
  records::Transaction transaction(call.host.records(), call.host.session(),
                                   {.kind = "add", .title = entity.name});
  const std::string content = key.empty() ? std::string() : content_of(entity, rows);
  if (!key.empty()) {
    const auto before = records::find_keyed_add(
        transaction.connection(), call.host.session().principal, key, transaction.now());
    if (before) {
      transaction.finish_dry_run();
      if (!before->content.empty() && before->content != content) {
        throw Error(ErrorCode::Data,
                    Message(Text{"the key “{}” was sent within a day with other rows",
                                 "一天内已用密钥“{}”提交过其他内容"},
                            {key}),
                    Message(Text{"give each write a key of its own; nothing was written now",
                                 "每次写入请用不同的键；本次没有写入"}))
            .at({0, "key", key});
      }
      call.out.begin_object();
      write_written(call.out, before->operation, before->ids);
      call.out.key("rejects").begin_array().end_array().key("again").flag(true).end_object();
      return;
    }
  }
  const records::WriteResult result =
      all_of(ready, transaction.create(entity, ready.batch), rows.size());
  if (!key.empty()) transaction.set_details(records::details_of(key, content, result.ids));
  end(call, transaction, result);
}

// Who reads a record, thinks, and writes, must not take back what another wrote meanwhile without
// knowing. What others changed in other fields stands in nobody's way: an import or a run of the
// tiers touches records all the time.
void require_unchanged(Call& call, records::Transaction& transaction, const model::Entity& entity,
                       const std::vector<std::int64_t>& ids, const std::vector<Values>& rows) {
  host::Host& host = call.host;
  const std::int64_t version =
      number_of(call.given.text("if_version"), {"“{}” is no version", "“{}”不是版本号"},
                Message(Text{"records.show and records.list tell it as `version`",
                             "版本号见 records.show 和 records.list 的 version"}));
  if (version > records::Journal(transaction.connection()).last_sequence()) {
    throw Error(ErrorCode::Conflict,
                Message(Text{"there is no version {} yet", "还没有版本 {}"}, {version}),
                Message(Text{"read the record again, and send its version",
                             "请重新读取记录，并发送它的版本号"}));
  }
  const records::HistoryContext context{transaction.connection(), host.schema(),
                                        host.workspace().zone(),  call.language,
                                        &host.session(),          &host.reader()};
  std::string more;
  JsonWriter out([&](std::string_view piece) { more += piece; });
  out.begin_object().key("conflicts").begin_array();
  std::optional<Message> first;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::map<std::string, std::pair<records::RecordChange, records::ValueChange>>
        latest;  // by field
    for (const records::RecordChange& change :
         records::changes_after(context, entity, ids[row], version)) {
      for (const records::ValueChange& value : change.values)
        latest.insert_or_assign(value.field, std::pair(change, value));
    }
    for (const auto& [field, wanted] : rows[row]) {
      const auto found = latest.find(field);
      if (found == latest.end() || found->second.second.after == wanted) continue;
      const auto& [change, value] = found->second;
      const std::string label = records::label_of(host.reader(), entity, ids[row]);
      const std::string by =
          change.principal == 0
              ? ""
              : records::label_of(host.reader(), host.schema().entity("user"), change.principal);
      out.begin_object()
          .key("row")
          .integer(static_cast<std::int64_t>(row))
          .key("id")
          .id(ids[row])
          .member("record", label);
      out.member("field", field)
          .member("label", value.label)
          .member("before", value.before)
          .member("now", value.after)
          .member("yours", wanted);
      out.key("by")
          .id(change.principal)
          .member_if("by_name", by)
          .member("at", Time{change.at}.iso())
          .key("operation")
          .id(change.operation)
          .end_object();
      if (first) continue;
      const std::string who =
          by.empty() ? say(call.language, Text{"the owner", "文件夹所有者"}) : by;
      first = Message(
          Text{"{0}: {1} was changed to “{2}” by {3} meanwhile", "{0}：{1}已被 {3} 改为“{2}”"},
          {label, value.label, value.after, who});
    }
  }
  if (!first) return;
  out.end_array().end_object().finish();
  Error conflict(
      ErrorCode::Conflict, *first,
      Text{
          "look at what it is now, then write it again with the version that it has, or without if_version",
          "请看现在的值，再以其版本号重写，或不带 if_version"});
  throw conflict.with(std::move(more));
}

void set(Call& call) {
  const model::Entity& entity = call.entity();
  const std::vector<Values> rows = call.given.objects("rows");
  const std::vector<const model::Field*> fields = fields_of(entity, rows);
  std::vector<std::int64_t> ids;
  std::string title = entity.name;
  for (const Values& row : rows) {
    const auto id = std::ranges::find(row, "id", &Values::value_type::first);
    if (id == row.end())
      throw Error(ErrorCode::Argument,
                  Text{"each row needs the id of its record", "每一行都要有记录的 id"},
                  Text{"write it as id, beside the values", "请在各字段旁写明 id"});
    // Absent is as it was: rows of one call name the same fields.
    if (row.size() != fields.size() + 1) {
      throw Error(
          ErrorCode::Argument,
          Text{"all rows of a call set the same fields", "同一次调用的各行须设置相同的字段"},
          Text{"one call for each set of fields", "字段不同时请分次调用"});
    }
    const records::Named record = records::the_one(call.host.reader(), call.host.schema(), entity,
                                                   id->second, records::NamedBy::Code);
    ids.push_back(record.id);
    if (rows.size() == 1) title += " " + record.label;
  }
  const Typed ready = typed(call, fields, rows);
  std::vector<std::int64_t> whom;
  for (const std::size_t row : ready.rows) whom.push_back(ids[row]);
  records::Transaction transaction(call.host.records(), call.host.session(),
                                   {.kind = "set", .title = title});
  if (call.given.has("if_version")) require_unchanged(call, transaction, entity, ids, rows);
  end(call, transaction, all_of(ready, transaction.update(entity, whom, ready.batch), rows.size()));
}

void remove(Call& call) {
  const model::Entity& entity = call.entity();
  std::vector<std::int64_t> ids;
  std::string labels;
  for (const std::string& which : call.given.texts("ids")) {
    const records::Named record = records::the_one(call.host.reader(), call.host.schema(), entity,
                                                   which, records::NamedBy::Code);
    ids.push_back(record.id);
    if (ids.size() <= 3) labels += (labels.empty() ? "" : ", ") + record.label;
  }
  if (ids.size() > 3) labels += " …";
  records::Transaction transaction(call.host.records(), call.host.session(),
                                   {.kind = "remove", .title = entity.name + " " + labels});
  end(call, transaction, transaction.remove(entity, ids));
}

// All that conditions name: values set, or without any removed.
void change_many(Call& call) {
  const model::Entity& entity = call.entity();
  const Values values = call.given.object("values");
  const bool removes = call.given.flag("remove");
  if (values.empty() != removes) {
    throw Error(ErrorCode::Argument,
                Text{"say either which values to set or that they are to be removed",
                     "要么给出 values，要么写 remove"},
                Text{"give `values` to set them, or `remove`: true",
                     "要修改请给出 values，要删除请写 remove: true"});
  }
  records::BulkRequest request{.which = {.entity = entity.name,
                                         .where = call.given.texts("where"),
                                         .zone = call.host.workspace().zone(),
                                         .today = call.host.today()},
                               .language = call.language};
  request.which.search = call.given.text("search");
  if (request.which.where.empty() && request.which.search.empty() && !call.given.flag("all")) {
    throw Error(
        ErrorCode::Argument,
        Text{"without a condition that would be every record there is", "没有条件就是全部记录"},
        Text{"write conditions in `where`, or `all`: true", "请在 where 中写条件，或写 all: true"});
  }
  tiering::know_figures(request.which, call.host.session(), call.host.connection(), call.as_of());
  for (const auto& [name, value] : values) request.assignments.push_back(name + "=" + value);
  request.dry_run = call.given.flag("dry_run");
  request.progress = call.progress;
  request.cancel = call.cancel;
  const records::BulkResult result =
      records::change_many(call.host.records(), call.host.session(), request);
  JsonWriter& out = call.out;
  out.begin_object();
  write_id(out, "operation", result.operation);
  out.key("matched")
      .integer(result.matched)
      .key("done")
      .integer(result.done)
      .key("unchanged")
      .integer(result.unchanged)
      .key("refused")
      .integer(result.refused);
  out.key("reasons").begin_array();
  for (const records::BulkReason& reason : result.reasons) {
    out.begin_object()
        .member_if("field", reason.field)
        .member("detail", reason.why.in(call.language))
        .key("records")
        .integer(reason.records);
    if (reason.fix) write_remedy(out, reason.fix->in(call.language));
    out.end_object();
  }
  out.end_array().key("effects");
  write_effects(out, result.effects);
  out.key("examples");
  write_changes(out, result.examples);
  out.end_object();
  if (result.operation != 0) static_cast<void>(call.host.deliver());
}

}  // namespace

std::vector<Method> change_methods() {
  const Parameter rows{
      "rows",
      Kind::Objects,
      {"values by field, as people would type them", "各行的字段值，按平常输入的写法"},
      true};
  const Parameter others{
      "others",
      Kind::Flag,
      {"keep the rows that are right though some are refused", "部分行被拒时，仍写入其余的行"}};
  return {
      {.name = "records.add",
       .summary = {"new records", "新增记录"},
       .parameters =
           {kEntity,
            rows,
            others,
            {"key",
             Kind::Text,
             {"of your own: within a day nothing is added twice with it, and the answer is the same",
              "自定的键：一天内用同一个键不会重复新增，答复相同"}},
            kDryRun},
       .answer = "{...Written, again?: flag}",
       .changes = true,
       .run = add},
      {.name = "records.set",
       .summary = {"values of records that are there, each row with its id", "修改记录，每行带 id"},
       .parameters = {kEntity,
                      rows,
                      others,
                      {"if_version",
                       Kind::Text,
                       {"as the records were read: refused where others changed these fields since",
                        "读取时的版本：这些字段此后被别人改过则拒绝"}},
                      kDryRun},
       .answer = "Written",
       .changes = true,
       .run = set},
      {.name = "records.remove",
       .summary = {"take records away", "删除记录"},
       .parameters = {kEntity, {"ids", Kind::Texts, {"which", "哪些记录"}, true}, others, kDryRun},
       .answer = "Written",
       .changes = true,
       .run = remove},
      {.name = "records.change_many",
       .summary = {"set or remove all that conditions name", "批量修改或删除符合条件的记录"},
       .parameters = {kEntity,
                      {"where", Kind::Texts, {"conditions, all must hold", "条件，须全部满足"}},
                      {"search", Kind::Text, {"as typed into a search box", "搜索框里输入的内容"}},
                      {"values", Kind::Object, {"what to set", "要设置的值"}},
                      {"remove", Kind::Flag, {"take them away instead", "改为删除"}},
                      {"all",
                       Kind::Flag,
                       {"every record, where no condition says which", "没有条件时改全部记录"}},
                      kDryRun},
       .answer =
           "{operation: id|null, matched: int, done: int, unchanged: int, refused: int, reasons: [{field?: text, detail: text, "
           "records: int, ...Remedy}], effects: [Effect], examples: [Change]}",
       .changes = true,
       .run = change_many}};
}

}  // namespace pareto::api
