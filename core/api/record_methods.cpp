// Reading records: lists, one with its values, those that somebody's words mean, their history.
#include <algorithm>

#include "core/api/parameters.hpp"
#include "core/api/write_parts.hpp"
#include "core/base/decimal.hpp"
#include "core/base/error.hpp"
#include "core/model/exact_value.hpp"
#include "core/records/history/history.hpp"
#include "core/records/list/list.hpp"
#include "core/records/list/list_cursor.hpp"
#include "core/records/query/export_guard.hpp"
#include "core/records/query/query.hpp"
#include "core/records/values/names.hpp"
#include "core/records/values/values.hpp"
#include "core/store/dialect.hpp"
#include "core/tiering/list_figures.hpp"

namespace pareto::api {
namespace {

constexpr std::int64_t kPage = 50, kMostRows = 10'000;

const Parameter kWhich{
    "which", Kind::Text, {"id, code, name or a part of it", "id、编码、名称或其一部分"}, true};

records::Named named(Call& call) {
  return records::the_one(call.host.reader(), call.host.schema(), call.entity(),
                          call.given.text("which"), records::NamedBy::Sound);
}

records::ListRequest request_of(Call& call, const model::Entity& entity) {
  records::ListRequest request{.entity = entity.name,
                               .columns = call.given.texts("columns"),
                               .where = call.given.texts("where"),
                               .zone = call.host.workspace().zone(),
                               .today = call.host.today(),
                               .search = call.given.text("search"),
                               .sort = call.given.texts("sort")};
  tiering::know_figures(request, call.host.session(), call.host.connection(), call.as_of());
  return request;
}

// With "ids" also {"owner": ["4711", null, …]}: of each column that is a reference, which record it
// is, row by row. The version fits if_version of records.set for any of the rows: it was found
// before they were read.
void list(Call& call) {
  const model::Entity& entity = call.entity();
  records::ListRequest request = request_of(call, entity);
  request.limit = std::clamp<std::int64_t>(call.given.integer("limit", kPage), 1, kMostRows);
  request.count_far = call.given.flag("count");
  request.after = call.given.text("after");
  request.skip = std::max<std::int64_t>(0, call.given.integer("skip", 0));
  request.count = call.given.has("count") ? call.given.flag("count")
                                          : request.after.empty() && request.skip == 0;
  request.cursors = true;
  for (const std::string& more : call.given.texts("with")) {
    if (more != "ids")
      throw Error(ErrorCode::Argument,
                  Message(Text{"there is nothing to be told with a list that is called {}",
                               "列表没有可附带的 {}"},
                          {more}),
                  Message(Text{"ids: which records references are", "可写 ids：引用的是哪些记录"}));
    request.reference_ids = true;
  }
  const std::int64_t version = records::Journal(call.host.connection()).last_sequence();
  records::List found =
      records::list_records(call.host.store(), call.host.session(), call.host.schema(), request);
  // How many come is known where all were counted; else it is found as they pass.
  std::optional<std::int64_t> coming;
  if (request.count && request.after.empty() && request.skip == 0)
    coming = std::min(request.limit, found.count);
  const auto stream = records::guard_export(
      call.host.records(), call.host.session(), call.host.export_limits(),
      {"records.list " + entity.name, &entity, coming}, std::move(found.rows));
  JsonWriter& out = call.out;
  out.begin_object().key("columns").begin_array();
  for (const records::ListColumn& column : found.columns) {
    out.begin_object()
        .member("name", column.name)
        .member("label",
                column.field != nullptr ? column.field->label.in(call.language) : column.name)
        .end_object();
  }
  out.end_array().key("rows");
  std::vector<bool> is_id;
  for (const records::ListColumn& column : found.columns) is_id.push_back(column.name == "id");
  records::ListCursor cursor{request.sort, {}};
  std::vector<std::string> ids(found.references.size());
  const std::int64_t rows =
      write_page(out, *stream, is_id, found.columns.size(),
                 [&](const std::vector<sdk::ColumnView>& cells, std::int64_t row) {
                   for (std::size_t r = 0; r < ids.size(); ++r) {
                     for (std::int64_t each = 0; each <= row; ++each) {
                       if (!ids[r].empty()) ids[r] += ',';
                       model::append_json(ids[r], cells[found.references[r].at], each, true);
                     }
                   }
                   cursor.values.clear();
                   for (const std::size_t column : found.order)
                     cursor.values.push_back(records::cursor_value(cells[column], row));
                 });
  if (request.reference_ids) {
    out.key("ids").begin_object();
    for (std::size_t r = 0; r < ids.size(); ++r)
      out.key(found.references[r].column).value([&](std::string& text) {
        text.append("[").append(ids[r]).append("]");
      });
    out.end_object();
  }
  if (request.count) out.key("count").integer(found.count).key("more_than_count").flag(found.more);
  out.key("next");
  if (rows == request.limit)
    out.text(records::text_of(cursor));
  else
    out.nothing();
  out.key("version").id(version).end_object();
}

void count(Call& call) {
  const model::Entity& entity = call.entity();
  call.out.begin_object()
      .key("count")
      .integer(records::count_records(call.host.store(), call.host.session(), call.host.schema(),
                                      request_of(call, entity)))
      .end_object();
}

void sum(Call& call) {
  const model::Entity& entity = call.entity();
  host::Host& host = call.host;
  const records::Sums sums =
      records::sum_records(host.store(), host.session(), host.schema(), request_of(call, entity),
                           host.workspace().settings().home_currency);
  JsonWriter& out = call.out;
  out.begin_object().key("count").integer(sums.count).key("sums").begin_array();
  for (const records::Sums::Sum& each : sums.of) {
    out.begin_object()
        .member("name", each.field->name)
        .member("label", each.field->label.in(call.language))
        .key("value");
    if (!each.has_value)
      out.nothing();
    else if (each.type == sdk::Type::Int)
      out.integer(each.value);
    else
      out.value([&](std::string& text) { text += plain_decimal(each.value); });
    if (!each.currency.empty()) out.member("currency", each.currency);
    out.end_object();
  }
  out.end_array().end_object();
}

// {"id", "code"?, "label", "values": {field: value}, "shown": {field: what people read}, "version"}
void show(Call& call) {
  const model::Entity& entity = call.entity();
  const records::Named which = named(call);
  host::Host& host = call.host;
  // Before the values: what changes in between is then told as changed, not lost.
  const std::int64_t version = records::version_of(host.connection(), which.id);
  std::string names = "id";
  sdk::Schema schema{{"id", sdk::Type::Int}};
  std::vector<const model::Field*> fields;
  for (const model::Field& field : entity.fields) {
    if (access_to(host.session(), entity, field) == access::FieldAccess::Hidden) continue;
    fields.push_back(&field);
    schema.push_back({field.name, field.type});
    names += ", " + store::quoted_name(field.name);
  }
  const auto rows = records::select_trusted(
      host.store(), host.session(),
      "SELECT " + names + " FROM " + store::quoted_name(entity.name) + " WHERE id = :id",
      {sdk::Parameter::of("id", which.id)}, schema);
  sdk::Batch batch;
  if (!rows->next(batch) || batch.rows() == 0)
    throw Error(ErrorCode::Argument, Text{"there is no such record", "没有这条记录"});
  JsonWriter& out = call.out;
  out.begin_object()
      .key("id")
      .id(which.id)
      .member_if("code", which.code)
      .member("label", which.label)
      .key("values")
      .begin_object();
  for (std::size_t f = 0; f < fields.size(); ++f) {
    const bool is_id = fields[f]->meaning == model::Meaning::Reference;
    out.key(fields[f]->name).value([&](std::string& text) {
      model::append_json(text, batch.column(f + 1), 0, is_id);
    });
  }
  out.end_object().key("shown").begin_object();
  for (std::size_t f = 0; f < fields.size(); ++f) {
    const std::string text =
        records::shown_value(host.reader(), host.schema(), host.workspace().zone(), *fields[f],
                             batch.column(f + 1), 0, call.language);
    if (!text.empty()) out.member(fields[f]->name, text);
  }
  out.end_object().key("version").id(version).end_object();
}

void find(Call& call) {
  const auto most =
      static_cast<std::size_t>(std::clamp<std::int64_t>(call.given.integer("limit", 20), 1, 100));
  const records::Candidates found = records::find_named(
      call.host.reader(), call.host.schema(), call.entity(), call.given.text("typed"), most);
  JsonWriter& out = call.out;
  out.begin_object().key("records").begin_array();
  for (const records::Named& record : found.records) {
    out.begin_object()
        .key("id")
        .id(record.id)
        .member_if("code", record.code)
        .member("label", record.label)
        .member_if("other_name", record.other_name)
        .end_object();
  }
  out.end_array().key("count").integer(found.count).end_object();
}

void history(Call& call) {
  host::Host& host = call.host;
  const records::Named which = named(call);
  const records::HistoryContext context{host.connection(), host.schema(),   host.workspace().zone(),
                                        call.language,     &host.session(), &host.reader()};
  call.out.begin_object().key("id").id(which.id).member("label", which.label).key("changes");
  write_changes(call.out, records::history_of(context, call.entity(), which.id));
  call.out.end_object();
}

}  // namespace

std::vector<Method> record_methods() {
  const Parameter where{
      "where",
      Kind::Texts,
      {"conditions, all must hold: \"province = Sichuan\", \"last_order < today-90d\" (also -12m, +7d, +2w, -1y)",
       "条件，须全部满足，如 \"province = 四川\"、\"last_order < today-90d\"（也可 -12m、+7d、+2w、-1y）"}};
  const Parameter search{
      "search", Kind::Text, {"as typed into a search box", "搜索框里输入的内容"}};
  return {
      {.name = "records.list",
       .summary = {"records of a kind, a page", "某种记录的一页"},
       .parameters = {kEntity,
                      {"columns",
                       Kind::Texts,
                       {"which fields (those that the kind lists)", "哪些字段（默认列出的）"}},
                      where,
                      search,
                      {"sort",
                       Kind::Texts,
                       {"fields, - before for descending", "排序字段，前加 - 为降序"}},
                      {"limit",
                       Kind::Integer,
                       {"rows at most, up to 10000 (50)", "最多几行，不超过 10000（50）"}},
                      {"after",
                       Kind::Text,
                       {"what the page before said in `next`: go on behind it",
                        "上一页给出的 next：从其后继续"}},
                      {"skip",
                       Kind::Integer,
                       {"leave out so many at the beginning (0)", "开头跳过几行（0）"}},
                      {"with",
                       Kind::Texts,
                       {"ids: also which records references are", "ids：另给出引用的是哪些记录"}},
                      {"count",
                       Kind::Flag,
                       {"true: count all that match, however many; false: not at all",
                        "true：数清全部符合的记录；false：不数"}}},
       .answer =
           "{columns: [Named], rows: Rows, ids?: {*: [id|null]}, count?: int, more_than_count?: flag, next: text|null, version: id}",
       .run = list,
       .repeats = true},
      {.name = "records.count",
       .summary = {"how many records match", "符合条件的记录数"},
       .parameters = {kEntity, where, search},
       .answer = "{count: int}",
       .run = count,
       .repeats = true},
      {.name = "records.sum",
       .summary = {"what the records that match come to together", "符合条件的记录合计"},
       .parameters =
           {kEntity,
            {"columns",
             Kind::Texts,
             {"amounts and whole numbers; of amounts in several currencies there is no sum",
              "金额、整数字段；涉及多种币种的金额没有合计"},
             true},
            where,
            search},
       .answer =
           "{count: int, sums: [{name: text, label: text, value: number|null, currency?: text}]}",
       .run = sum,
       .repeats = true},
      {.name = "records.show",
       .summary = {"one record with its values", "一条记录及其值"},
       .parameters = {kEntity, kWhich},
       .answer =
           "{id: id, code?: text, label: text, values: {*: value}, shown: {*: text}, version: id}",
       .run = show,
       .repeats = true},
      {.name = "records.find",
       .summary = {"the records that somebody's words may mean", "按输入内容查找记录"},
       .parameters = {kEntity, kTyped, kFew},
       .answer = "{records: [{id: id, code?: text, label: text, other_name?: text}], count: int}",
       .run = find,
       .repeats = true},
      {.name = "records.history",
       .summary = {"what happened to a record", "一条记录的变更历史"},
       .parameters = {kEntity, kWhich},
       .answer = "{id: id, label: text, changes: [Change]}",
       .run = history,
       .repeats = true}};
}

}  // namespace pareto::api
