// Records that are likely one: found, said to be apart, merged after a look.
#include <algorithm>

#include "core/api/write_parts.hpp"
#include "core/base/error.hpp"
#include "core/records/query/export_guard.hpp"
#include "core/records/values/names.hpp"
#include "core/twins/apart.hpp"
#include "core/twins/evidence.hpp"
#include "core/twins/find.hpp"
#include "core/twins/merge.hpp"
#include "core/twins/record_facts.hpp"

namespace pareto::api {
namespace {

const model::Entity& entity_of(const Call& call) {
  return call.host.schema().entity(call.given.has("entity") ? call.given.text("entity")
                                                            : "customer");
}

void write_one(JsonWriter& out, const char* name, std::int64_t id,
               const twins::RecordFacts& facts) {
  out.key(name)
      .begin_object()
      .key("id")
      .id(id)
      .member("code", facts.code)
      .member("name", facts.name);
  if (facts.net) write_decimal(out, "net", *facts.net);
  out.member_if("last_order", facts.last_order).end_object();
}

void list(Call& call) {
  host::Host& host = call.host;
  const model::Entity& entity = entity_of(call);
  const std::int64_t percent = call.given.integer("least", 80);
  if (percent < 1 || percent > 100)
    throw Error(ErrorCode::Argument,
                Text{"how alike at least is 1 to 100", "最低相似度为 1 至 100"},
                Text{"write another number in `least`", "请修改 least"});
  jobs::Job job(call.surroundings(), "twins", entity.name, call.progress);
  std::vector<twins::Twin> found = twins::find_twins(host.reader(), host.schema(),
                                                     {.entity = entity.name,
                                                      .least = static_cast<double>(percent) / 100,
                                                      .cancel = job.cancel_flag()});
  const std::size_t count = found.size();
  found.resize(std::min(count, static_cast<std::size_t>(std::clamp<std::int64_t>(
                                   call.given.integer("limit", 20), 1, 1'000))));
  std::vector<std::int64_t> ids;
  for (const twins::Twin& twin : found) ids.insert(ids.end(), {twin.a, twin.b});
  std::map<std::int64_t, twins::RecordFacts> facts = twins::facts_of(host.reader(), entity, ids);
  if (host.session().rights) {
    records::ExportCount out(host.records(), host.session(), host.export_limits(),
                             {"twins.list " + entity.name, &entity});
    out.passing(static_cast<std::int64_t>(found.size()));
  }
  JsonWriter& out = call.out;
  out.begin_object().key("pairs").begin_array();
  for (const twins::Twin& twin : found) {
    out.begin_object();
    write_one(out, "one", twin.a, facts[twin.a]);
    write_one(out, "other", twin.b, facts[twin.b]);
    write_real(out, "score", twin.score);
    out.member("why", twins::words_of(twin.names, twin.evidence, call.language))
        .key("stays")
        .id(twins::survivor_of(host.reader(), host.schema(), entity, {twin.a, twin.b}))
        .end_object();
  }
  out.end_array().key("count").integer(static_cast<std::int64_t>(count)).end_object();
  job.finish("pairs " + std::to_string(count));
}

void set_apart(Call& call) {
  host::Host& host = call.host;
  const model::Entity& entity = entity_of(call);
  std::vector<std::int64_t> ids;
  std::string labels;
  for (const std::string& which : call.given.texts("ids")) {
    const records::Named named =
        records::the_one(host.reader(), host.schema(), entity, which, records::NamedBy::Code);
    ids.push_back(named.id);
    labels += (labels.empty() ? "" : ", ") + named.label;
  }
  if (ids.size() < 2)
    throw Error(ErrorCode::Argument, Text{"apart from whom?", "与谁不是同一个？"},
                Text{"two records or more in `ids`", "ids 中写两个以上的记录"});
  records::Transaction transaction(host.records(), host.session(),
                                   {.kind = "apart", .title = entity.name + " " + labels});
  const std::int64_t pairs =
      call.given.flag("take_back")
          ? twins::forget_apart(transaction, entity, ids)
          : twins::set_apart(transaction, entity, ids, call.given.text("note"));
  const std::int64_t operation = transaction.commit();
  call.out.begin_object();
  write_id(call.out, "operation", operation);
  call.out.key("pairs").integer(pairs).end_object();
  if (operation != 0) static_cast<void>(host.deliver());
}

// What it would do is what it does, rolled back.
void merge(Call& call) {
  host::Host& host = call.host;
  const model::Entity& entity = entity_of(call);
  const records::Named stays = records::the_one(host.reader(), host.schema(), entity,
                                                call.given.text("stays"), records::NamedBy::Code);
  twins::MergeRequest request{.entity = entity.name};
  std::string labels;
  for (const std::string& which : call.given.texts("goes")) {
    const records::Named goes =
        records::the_one(host.reader(), host.schema(), entity, which, records::NamedBy::Code);
    request.pairs.push_back({goes.id, stays.id});
    labels += (labels.empty() ? "" : ", ") + goes.label;
  }
  for (const auto& [field, which] : call.given.object("keep")) {
    if (entity.find(field) == nullptr)
      throw Error(
          ErrorCode::Argument,
          {Text{"{0} has no field {1}", "{0}没有字段 {1}"}, {entity.spoken(), field}},
          {Text{"its fields: schema.show with entity {}", "字段见 schema.show，entity 为 {}"},
           {entity.name}});
    request.keep[field] =
        records::the_one(host.reader(), host.schema(), entity, which, records::NamedBy::Code).id;
  }
  jobs::Job job(call.surroundings(), "merge",
                entity.name + " " + std::to_string(request.pairs.size()), call.progress);
  request.progress = [&](std::int64_t done, std::int64_t total) { job.progress(done, total); };
  request.cancel = job.cancel_flag();
  records::Transaction transaction(
      host.records(), host.session(),
      {.kind = "merge", .title = entity.name + " " + stays.label + " ← " + labels});
  const twins::MergeResult result = twins::merge(transaction, request, call.language);
  std::int64_t operation = 0;
  if (call.given.flag("dry_run"))
    transaction.finish_dry_run();
  else
    operation = transaction.commit();
  JsonWriter& out = call.out;
  out.begin_object();
  write_id(out, "operation", operation);
  out.key("fields").begin_array();
  for (const twins::FieldOutcome& field : result.fields) {
    out.begin_object()
        .member("field", field.field)
        .member("label", entity.find(field.field) != nullptr
                             ? std::string_view(entity.find(field.field)->label.in(call.language))
                             : std::string_view(field.field));
    out.member("kept", field.kept).member("dropped", field.dropped).end_object();
  }
  out.end_array().key("moved").begin_array();
  for (const twins::MovedRows& moved : result.moved) {
    out.begin_object()
        .member("entity", moved.entity)
        .member("field", moved.field)
        .key("moved")
        .integer(moved.moved)
        .key("gone")
        .integer(moved.gone)
        .end_object();
  }
  out.end_array().key("names").integer(result.names).end_object();
  job.finish();
  if (operation != 0) static_cast<void>(host.deliver());
}

}  // namespace

std::vector<Method> twin_methods() {
  const Parameter entity{
      "entity",
      Kind::Text,
      {"customer, contact or product (customer)", "customer、contact 或 product（默认 customer）"}};
  return {
      {.name = "twins.list",
       .summary = {"records that are likely one, the surest first", "疑似重复的记录，最像的在前"},
       .parameters = {entity,
                      {"least",
                       Kind::Integer,
                       {"how alike at least, in percent (80)", "最低相似度，百分数（80）"}},
                      {"limit",
                       Kind::Integer,
                       {"pairs at most, up to 1000 (20)", "最多几对，不超过 1000（20）"}}},
       .answer =
           "{pairs: [{one: Twin, other: Twin, score: number|null, why: text, stays: id}], count: int}",
       .run = list,
       .repeats = true},
      {.name = "twins.apart",
       .summary = {"these are not the same; nobody is asked again", "不是同一个，以后不再问"},
       .parameters = {entity,
                      {"ids", Kind::Texts, {"two records or more", "两个以上的记录"}, true},
                      {"note", Kind::Text, {"why", "说明"}},
                      {"take_back", Kind::Flag, {"they may be one after all", "取消标记"}}},
       .answer = "{operation: id|null, pairs: int}",
       .changes = true,
       .run = set_apart},
      {.name = "twins.merge",
       .summary = {"one record of two or more", "合并重复的记录"},
       .parameters = {entity,
                      {"stays", Kind::Text, {"who stays", "保留哪个"}, true},
                      {"goes", Kind::Texts, {"who goes into it", "并入的"}, true},
                      {"keep",
                       Kind::Object,
                       {"whose value of a field is kept, by field (of who stays)",
                        "某字段保留谁的值（默认保留者的）"}},
                      {"dry_run", Kind::Flag, {"say what it would do", "只看会怎样"}}},
       .answer =
           "{operation: id|null, fields: [{field: text, label: text, kept: text, dropped: text}], moved: [{entity: text, field: text, "
           "moved: int, gone: int}], names: int}",
       .changes = true,
       .run = merge}};
}

}  // namespace pareto::api
