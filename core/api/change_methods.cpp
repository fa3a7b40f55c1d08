// Writing records: one or many, each call one operation with one undo; with "dry_run" the same work, rolled back.
#include <algorithm>

#include "core/api/write_parts.hpp"
#include "core/base/error.hpp"
#include "core/records/bulk.hpp"
#include "core/records/names.hpp"
#include "core/records/values.hpp"

namespace pareto::api {
namespace {

const Parameter kEntity{"entity", Kind::Text, {"which kind: customer, sale, …", "哪一种记录：customer、sale 等"}, true};
const Parameter kDryRun{"dry_run", Kind::Flag, {"say what would change, keep nothing", "只看会改什么，不写入"}};

// The columns that any row names, in the order in which they came.
std::vector<const model::Field*> fields_of(const model::Entity& entity, const std::vector<Values>& rows) {
  std::vector<const model::Field*> out;
  for (const Values& row : rows) {
    for (const auto& [name, value] : row) {
      if (name == "id") continue;
      const model::Field* field = entity.find(name);
      if (field == nullptr) throw Error(ErrorCode::Argument, {Text{"{0} has no field {1}", "{0}没有字段 {1}"}, {entity.spoken(), name}}, {Text{"its fields: schema.show with entity {}", "字段见 schema.show，entity 为 {}"}, {entity.name}});
      if (std::ranges::find(out, field) == out.end()) out.push_back(field);
    }
  }
  return out;
}

sdk::Batch batch_of(Call& call, const std::vector<const model::Field*>& fields, const std::vector<Values>& rows) {
  host::Host& host = call.host;
  sdk::Schema schema;
  for (const model::Field* field : fields) schema.push_back({field->name, field->type});
  sdk::BatchBuilder builder(schema);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    try {
      for (std::size_t c = 0; c < fields.size(); ++c) {
        const auto value = std::ranges::find(rows[r], fields[c]->name, &Values::value_type::first);
        if (value != rows[r].end()) records::append_value(builder, c, host.reader(), host.schema(), host.workspace().zone(), *fields[c], value->second);
      }
    } catch (Error& error) {
      throw error.within({Text{"row {}", "第 {} 行"}, {r + 1}});
    }
    builder.end_row();
  }
  return builder.finish();
}

// {"operation": null or id, "ids": […], "rejects": […]}; where rows were refused nothing is written unless the others are wanted.
void end(Call& call, records::Transaction& transaction, const records::WriteResult& result) {
  const bool keeps = !call.given.flag("dry_run") && (result.rejects.empty() || call.given.flag("others"));
  std::int64_t operation = 0;
  if (keeps) operation = transaction.commit();
  else transaction.finish_dry_run();
  JsonWriter& out = call.out;
  out.begin_object().key("operation");
  if (operation != 0) out.id(operation);
  else out.nothing();
  out.key("ids").begin_array();
  for (const std::int64_t id : result.ids) {
    if (id != 0 && keeps) out.id(id);
    else out.nothing();
  }
  out.end_array().key("rejects");
  write_rejects(out, result.rejects, call.language);
  out.end_object();
  if (operation != 0) static_cast<void>(call.host.deliver());
}

void add(Call& call) {
  const model::Entity& entity = call.entity();
  const std::vector<Values> rows = call.given.objects("rows");
  const sdk::Batch batch = batch_of(call, fields_of(entity, rows), rows);
  records::Transaction transaction(call.host.records(), call.host.session(), {.kind = "add", .title = entity.name});
  end(call, transaction, transaction.create(entity, batch));
}

void set(Call& call) {
  const model::Entity& entity = call.entity();
  const std::vector<Values> rows = call.given.objects("rows");
  const std::vector<const model::Field*> fields = fields_of(entity, rows);
  std::vector<std::int64_t> ids;
  std::string title = entity.name;
  for (const Values& row : rows) {
    const auto id = std::ranges::find(row, "id", &Values::value_type::first);
    if (id == row.end()) throw Error(ErrorCode::Argument, Text{"each row needs the id of its record", "每一行都要有记录的 id"});
    // Absent is as it was: rows of one call name the same fields.
    if (row.size() != fields.size() + 1) {
      throw Error(ErrorCode::Argument, Text{"all rows of a call set the same fields", "同一次调用的各行须设置相同的字段"},
                  Text{"one call for each set of fields", "字段不同时请分次调用"});
    }
    const records::Named record = records::the_one(call.host.reader(), call.host.schema(), entity, id->second);
    ids.push_back(record.id);
    if (rows.size() == 1) title += " " + record.label;
  }
  const sdk::Batch batch = batch_of(call, fields, rows);
  records::Transaction transaction(call.host.records(), call.host.session(), {.kind = "set", .title = title});
  end(call, transaction, transaction.update(entity, ids, batch));
}

void remove(Call& call) {
  const model::Entity& entity = call.entity();
  std::vector<std::int64_t> ids;
  std::string labels;
  for (const std::string& which : call.given.texts("ids")) {
    const records::Named record = records::the_one(call.host.reader(), call.host.schema(), entity, which);
    ids.push_back(record.id);
    if (ids.size() <= 3) labels += (labels.empty() ? "" : ", ") + record.label;
  }
  if (ids.size() > 3) labels += " …";
  records::Transaction transaction(call.host.records(), call.host.session(), {.kind = "remove", .title = entity.name + " " + labels});
  end(call, transaction, transaction.remove(entity, ids));
}

// All that conditions name: values set, or without any removed.
void change_many(Call& call) {
  const model::Entity& entity = call.entity();
  const Values values = call.given.object("values");
  const bool removes = call.given.flag("remove");
  if (values.empty() != removes) {
    throw Error(ErrorCode::Argument, Text{"say either which values to set or that they are to be removed", "要么给出 values，要么写 remove"});
  }
  records::BulkRequest request{.which = {.entity = entity.name, .where = call.given.texts("where"), .zone = call.host.workspace().zone()}, .language = call.language};
  request.which.search = call.given.text("search");
  for (const auto& [name, value] : values) request.assignments.push_back(name + "=" + value);
  request.dry_run = call.given.flag("dry_run");
  request.progress = call.progress;
  request.cancel = call.cancel;
  const records::BulkResult result = records::change_many(call.host.records(), call.host.session(), request);
  JsonWriter& out = call.out;
  out.begin_object().key("operation");
  if (result.operation != 0) out.id(result.operation);
  else out.nothing();
  out.key("matched").integer(result.matched).key("done").integer(result.done).key("unchanged").integer(result.unchanged).key("refused").integer(result.refused);
  out.key("reasons").begin_array();
  for (const records::BulkReason& reason : result.reasons) {
    out.begin_object().member_if("field", reason.field).member("detail", reason.why.in(call.language)).key("records").integer(reason.records);
    if (reason.fix) out.member("remedy", reason.fix->in(call.language));
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
  const Parameter rows{"rows", Kind::Objects, {"values by field, as people would type them", "各行的字段值，按平常输入的写法"}, true};
  const Parameter others{"others", Kind::Flag, {"keep the rows that are right though some are refused", "部分行被拒时，仍写入其余的行"}};
  return {{.name = "records.add", .summary = {"new records", "新增记录"}, .parameters = {kEntity, rows, others, kDryRun}, .changes = true, .run = add},
          {.name = "records.set", .summary = {"values of records that are there, each row with its id", "修改记录，每行带 id"},
           .parameters = {kEntity, rows, others, kDryRun}, .changes = true, .run = set},
          {.name = "records.remove", .summary = {"take records away", "删除记录"},
           .parameters = {kEntity, {"ids", Kind::Texts, {"which", "哪些记录"}, true}, others, kDryRun}, .changes = true, .run = remove},
          {.name = "records.change_many", .summary = {"set or remove all that conditions name", "批量修改或删除符合条件的记录"},
           .parameters = {kEntity, {"where", Kind::Texts, {"conditions, all must hold", "条件，须全部满足"}}, {"search", Kind::Text, {"as typed into a search box", "搜索框里输入的内容"}},
                          {"values", Kind::Object, {"what to set", "要设置的值"}}, {"remove", Kind::Flag, {"take them away instead", "改为删除"}}, kDryRun},
           .changes = true, .run = change_many}};
}

}  // namespace pareto::api
