// What is shown of records and where, as its makers said it, and the rows behind it.
#include <algorithm>

#include "core/access/duties.hpp"
#include "core/api/write_parts.hpp"
#include "core/base/error.hpp"
#include "core/pivot/pivot.hpp"
#include "core/records/list/list.hpp"
#include "core/records/people/people.hpp"
#include "core/records/query/export_guard.hpp"
#include "core/records/write/journal.hpp"
#include "core/views/asked.hpp"
#include "core/views/catalogue.hpp"
#include "core/views/default_views.hpp"

namespace pareto::api {
namespace {

constexpr std::int64_t kRows = 1'000, kMostRows = 10'000;

views::Catalogue catalogue_of(Call& call) {
  return {call.host.plugins(),
          call.host.workspace().folder(),
          {call.host.store(), call.host.schema(), call.host.workspace().zone()}};
}

// Whose home a slot is a place of: the owner of the folder sees everybody's.
class Slots {
 public:
  explicit Slots(Call& call) : all_(call.host.session().rights == nullptr) {
    if (all_) return;
    for (const records::RoleName& role : records::roles_today(
             call.host.connection(), call.host.session().principal, call.host.today()))
      roles_.push_back(role.code);
  }
  // Those that are there for whoever asks.
  [[nodiscard]] std::vector<std::string> seen(std::vector<std::string> slots) const {
    std::erase_if(slots, [&](const std::string& slot) {
      const auto parsed = model::parse_slot(slot);
      return !all_ && parsed && parsed->kind == model::ViewSlot::Kind::Home &&
             !parsed->of.empty() && std::ranges::find(roles_, parsed->of) == roles_.end();
    });
    return slots;
  }
  // "home" is that of whoever asks, whatever their roles.
  [[nodiscard]] static bool fits(std::string_view slot, std::string_view asked) {
    return slot == asked || (asked == "home" && slot.starts_with("home:"));
  }

 private:
  bool all_;
  std::vector<std::string> roles_;
};

void write_view(Call& call, const model::View& view) {
  JsonWriter& out = call.out;
  out.member("name", view.id)
      .member("label", view.label.in(call.language))
      .member_if("help", view.help.in(call.language));
  out.member("kind", model::name_of(view.kind))
      .member_if("entity", view.entity)
      .member_if("subject", view.subject);
  // Where files of the machine lie is for who looks after plugins.
  if (access::has_duty(call.host.session(), access::Duty::Configure))
    out.member_if("from", view.from);
  write_texts(out, "slots", view.slots);
}

void list(Call& call) {
  const std::string slot = call.given.text("slot");
  const Slots slots(call);
  call.out.begin_object().key("views").begin_array();
  for (const views::Known& known : catalogue_of(call).checked()) {
    if (!known.faults.empty()) continue;
    model::View view = known.view;
    view.slots = slots.seen(known.view.slots);
    if (view.slots.empty() && !known.view.slots.empty()) continue;
    if (!slot.empty() && std::ranges::none_of(view.slots, [&](const std::string& one) {
          return Slots::fits(one, slot);
        }))
      continue;
    call.out.begin_object();
    write_view(call, view);
    call.out.end_object();
  }
  call.out.end_array().end_object();
}

// The whole description: parts, columns, groups of fields, cards.
void show(Call& call) {
  const model::View view = catalogue_of(call).find(call.given.text("view"));
  JsonWriter& out = call.out;
  out.begin_object();
  write_view(call, view);
  out.key("parts").begin_object();
  for (const auto& [name, value] : view.parts) out.member(name, value);
  out.end_object();
  if (const model::Entity* entity = call.host.schema().find(view.entity)) {
    write_texts(out, "columns", views::shown_columns(view, *entity));
    out.key("groups").begin_array();
    if (view.kind == model::ViewKind::Form) {
      for (const model::ViewGroup& group : views::groups_of(view, *entity)) {
        out.begin_object()
            .member("label", group.label.in(call.language))
            .member_if("condition", group.condition);
        write_texts(out, "fields", group.fields);
        out.end_object();
      }
    }
    out.end_array();
  }
  out.key("cards").begin_array();
  for (const model::ViewCard& card : view.cards) {
    const bool figure = card.show == model::ViewCard::Show::Figure,
               bars = card.show == model::ViewCard::Show::Bars;
    out.begin_object()
        .member("label", card.label.in(call.language))
        .member("show", figure ? "figure"
                        : bars ? "bars"
                               : "table")
        .member("query", card.query);
    write_texts(out, "columns", card.columns);
    out.end_object();
  }
  out.end_array().end_object();
}

struct Column {
  std::string name, label;
  sdk::Type type;
  model::Meaning meaning = model::Meaning::Plain;
  std::string unit = {};
};

// As schema.show tells them of fields, so that 0.31 is 31 % wherever it is shown.
void write_columns(Call& call, const std::vector<Column>& columns) {
  call.out.key("columns").begin_array();
  for (const Column& column : columns) {
    call.out.begin_object().member("name", column.name).member("label", column.label);
    write_type(call.out, column.type, column.meaning, column.unit);
    call.out.end_object();
  }
  call.out.end_array();
}

void write_guarded(Call& call, const std::string& what, records::Kinds of,
                   std::unique_ptr<sdk::BatchStream> rows, const std::vector<bool>& is_id) {
  host::Host& host = call.host;
  const auto guarded = records::guard_export(host.records(), host.session(), host.export_limits(),
                                             {what, std::move(of)}, std::move(rows));
  call.out.key("rows");
  write_rows(call.out, *guarded, is_id);
}

void write_pivot(Call& call, const std::string& what, const pivot::PivotRequest& request) {
  host::Host& host = call.host;
  const records::QueryLimits limits{.seconds = 10 * host.workspace().settings().query_seconds,
                                    .cancel = call.cancel};
  pivot::Pivot answer = pivot::pivot(host.store(), host.session(), host.schema(), request, limits);
  std::vector<Column> columns;
  for (const pivot::PivotColumn& column : answer.columns)
    columns.push_back({column.name, column.label, column.type, column.meaning});
  write_columns(call, columns);
  write_guarded(call, what, pivot::kinds_of(host.schema(), request), std::move(answer.rows), {});
}

void write_list(Call& call, const model::View& view, const views::Asked& asked) {
  host::Host& host = call.host;
  records::ListRequest request = views::list_request(view, host.schema(), asked);
  // Whoever draws a record leads to it.
  if (std::ranges::find(request.columns, "id") == request.columns.end())
    request.columns.insert(request.columns.begin(), "id");
  // Fits if_version of records.set for any of the rows: found before they are read.
  const std::int64_t version = records::Journal(host.connection()).last_sequence();
  records::List found = records::list_records(host.store(), host.session(), host.schema(), request);
  std::vector<Column> columns;
  std::vector<bool> is_id;
  for (const records::ListColumn& column : found.columns) {
    if (column.field != nullptr)
      columns.push_back({column.name, column.field->label.in(call.language), column.type,
                         column.field->meaning, column.field->unit});
    else
      columns.push_back({column.name, column.name, column.type});
    is_id.push_back(column.name == "id" || column.name == views::kParentId);
  }
  write_columns(call, columns);
  const auto rows = records::guard_export(host.records(), host.session(), host.export_limits(),
                                          {"views.rows " + view.id, host.schema().find(view.entity),
                                           std::min(asked.limit, found.count)},
                                          std::move(found.rows));
  call.out.key("rows");
  write_rows(call.out, *rows, is_id);
  call.out.key("count").integer(found.count).key("version").id(version);
}

// Of a view of cards one answer for each of its queries, else one.
void rows(Call& call) {
  host::Host& host = call.host;
  const model::View view = catalogue_of(call).find(call.given.text("view"));
  views::Asked asked{.where = call.given.texts("where"),
                     .as_of = call.as_of(),
                     .zone = host.workspace().zone(),
                     .today = host.today(),
                     .language = call.language};
  asked.limit = std::clamp<std::int64_t>(call.given.integer("limit", kRows), 1, kMostRows);
  if (call.given.has("for")) {
    if (view.subject.empty())
      throw Error(
          ErrorCode::Argument,
          Message(Text{"view {} is not about one record", "视图 {} 不是针对一条记录的"}, {view.id}),
          Message(Text{"choose records by where", "选择记录请用 where"}));
    asked.subject =
        records::the_one(host.reader(), host.schema(), host.schema().entity(view.subject),
                         call.given.text("for"), records::NamedBy::Sound);
  }
  views::require_subject(view, host.schema(), asked);
  call.out.begin_object();
  if (view.kind == model::ViewKind::Matrix) {
    write_pivot(call, "views.rows " + view.id, views::matrix_request(view, host.schema(), asked));
  } else if (view.kind == model::ViewKind::Cards) {
    call.out.key("queries").begin_object();
    for (const model::ViewQuery& query : view.queries) {
      call.out.key(query.name).begin_object();
      if (const model::ViewRows of = views::rows_of(query, host.schema(), asked);
          !of.entity.empty()) {
        call.out.key("rows_of").begin_object().member("entity", of.entity);
        write_texts(call.out, "where", of.where);
        call.out.end_object();
      }
      if (query.pivot) {
        write_pivot(call, "views.rows " + view.id, views::pivot_request(*query.pivot, asked));
      } else {
        std::vector<Column> columns;
        for (const model::Field& column : query.columns)
          columns.push_back({column.name, column.label.in(call.language), column.type,
                             column.meaning, column.unit});
        write_columns(call, columns);
        records::Kinds kinds = host.session().rights
                                   ? records::kinds_read(host.reader(), query.sql, host.schema())
                                   : records::Kinds();
        std::optional<Error> refused;
        auto rows = views::selected_rows(
            host.store(), host.session(), host.schema(), query, asked,
            host.workspace().settings().home_currency,
            {.seconds = host.workspace().settings().query_seconds, .cancel = call.cancel},
            &refused);
        if (refused) call.out.member("refused", refused->text(call.language));
        write_guarded(call, "views.rows " + view.id, std::move(kinds), std::move(rows), {});
      }
      call.out.end_object();
    }
    call.out.end_object();
  } else {
    write_list(call, view, asked);
  }
  call.out.end_object();
}

}  // namespace

std::vector<Method> view_methods() {
  const Parameter which{"view",
                        Kind::Text,
                        {"its name: customer, customer.form, chemical.wallet",
                         "名称，如 customer、customer.form、chemical.wallet"},
                        true};
  return {
      {.name = "views.list",
       .summary = {"what plugins, packs and the firm show, and where",
                   "插件、插件包和公司自己的视图及其位置"},
       .parameters =
           {{"slot",
             Kind::Text,
             {"only those of a place: menu, home (with those of one's roles), customer.tab",
              "只看某个位置：menu、home（含本人角色的）、customer.tab"}}},
       .answer = "{views: [View]}",
       .run = list,
       .repeats = true},
      {.name = "views.show",
       .summary = {"how a view is made", "一个视图的定义"},
       .parameters = {which},
       .answer =
           "{...View, parts: {*: text}, columns?: [text], groups?: [{label: text, condition?: text, fields: [text]}], "
           "cards: [{label: text, show: 'figure'|'bars'|'table', query: text, columns: [text]}]}",
       .run = show,
       .repeats = true},
      {.name = "views.rows",
       .summary = {"the rows behind a view", "视图背后的数据"},
       .parameters = {which,
                      {"for", Kind::Text, {"the one record that it is about", "针对哪条记录"}},
                      {"where", Kind::Texts, {"only some of the records", "只看部分记录"}},
                      {"limit",
                       Kind::Integer,
                       {"rows at most, up to 10000 (1000)", "最多几行，不超过 10000（1000）"}}},
       .answer =
           "{columns?: [Column], rows?: Rows, count?: int, version?: id, queries?: {*: {rows_of?: {entity: text, where: [text]}, "
           "columns: [Column], refused?: text, rows: Rows}}}",
       .run = rows,
       .repeats = true}};
}

}  // namespace pareto::api
