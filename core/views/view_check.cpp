#include "core/views/view_check.hpp"

#include <algorithm>

#include "core/model/path.hpp"
#include "core/pivot/plan.hpp"
#include "core/records/list/condition.hpp"
#include "core/records/query/query_check.hpp"
#include "core/views/asked.hpp"
#include "core/views/faults.hpp"
#include "pareto/period.hpp"

namespace pareto::views {
namespace {

using model::Entity;
using model::Field;
using model::Meaning;
using model::PartKind;
using model::View;
using model::ViewKind;
using sdk::Type;

bool is_amount(const Field& field) {
  return field.type == Type::Money || field.type == Type::Quantity ||
         (field.type == Type::Int && field.meaning == Meaning::Plain);
}

// What a part is, beside being a field; null: it need be nothing more.
struct Rule {
  PartKind kind;
  bool (*holds)(const Field&, const Entity&);
  Text remedy;
};
const Rule kRules[] = {
    {PartKind::Lane,
     [](const Field& field, const Entity&) { return has_lanes(field); },
     {"a choice, a tier, yes or no, or a reference", "选项、等级、是否，或引用"}},
    {PartKind::Amount,
     [](const Field& field, const Entity&) { return is_amount(field); },
     {"an amount, a quantity or a whole number", "金额、数量或整数"}},
    {PartKind::Day,
     [](const Field& field, const Entity&) {
       return field.type == Type::Date || field.type == Type::Time;
     },
     {"a day or a moment", "日期或时间"}},
    {PartKind::Itself,
     [](const Field& field, const Entity& entity) {
       return field.meaning == Meaning::Reference && field.reference == entity.name;
     },
     {"a reference to records of the same kind", "对同类记录的引用"}},
    {PartKind::Reference,
     [](const Field& field, const Entity&) { return field.meaning == Meaning::Reference; },
     {"a reference to a record", "对记录的引用"}},
    {PartKind::Field, [](const Field&, const Entity&) { return true; }, {"a field", "字段"}}};

std::string references_of(const Entity& entity, std::string_view to) {
  std::string out;
  for (const Field& field : entity.fields) {
    if (field.meaning == Meaning::Reference && field.reference == to)
      out += (out.empty() ? "" : ", ") + field.name;
  }
  return out;
}

class Check {
 public:
  Check(const View& view, const Place& place) : view_(view), place_(place) {}

  std::vector<Error> run() {
    if (!view_.entity.empty())
      attempt("entity", [&] { entity_ = &place_.schema.entity(view_.entity); });
    if (entity_ != nullptr) check_entity();
    if (!view_.subject.empty()) check_subject();
    for (const std::string& slot : view_.slots) check_slot(slot);
    for (const model::ViewQuery& query : view_.queries) check_query(query);
    for (const model::ViewCard& card : view_.cards) check_card(card);
    return faults_.take();
  }

 private:
  template <class Work>
  bool attempt(std::string_view key, const Work& work) {
    return faults_.attempt(view_.place_of(key), work);
  }

  // A field of the view's own entity.
  const Field* field(const std::string& where, const std::string& name) {
    if (const Field* found = entity_->find(name); found != nullptr && !found->secret) return found;
    faults_.attempt(where, [&] {
      const model::Path path =
          model::path_named(place_.schema, *entity_, name);  // says which there are
      throw Error(ErrorCode::Argument,
                  Message(Text{"{} is no field of {} itself", "{} 不是{}自己的字段"},
                          {path.name(), entity_->spoken()}),
                  Message(Text{"choose one of its own fields: pareto list {} --columns ?",
                               "请选它自己的字段：pareto list {} --columns ?"},
                          {entity_->name}));
    });
    return nullptr;
  }

  void check_entity() {
    for (const std::string& name : view_.columns) field(view_.place_of("columns"), name);
    for (const std::string& name : view_.sort)
      field(view_.place_of("sort"), name.starts_with('-') ? name.substr(1) : name);
    for (const std::string& condition : view_.where)
      check_condition(view_.place_of("where"), *entity_, condition);
    for (const model::ViewPart& part : model::parts_of(view_.kind)) {
      if (!view_.part(part.name).empty()) check_part(part);
    }
    for (const model::ViewGroup& group : view_.groups) {
      for (const std::string& name : group.fields) field(group.place, name);
      if (!group.condition.empty()) check_condition(group.place, *entity_, group.condition);
    }
    // The numbers of a matrix are those of a pivot, whatever that asks for.
    if (view_.kind == ViewKind::Matrix && faults_.empty()) {
      check_pivot(view_.place_of("value"),
                  {.entity = view_.entity,
                   .rows = {view_.part("rows")},
                   .columns = view_.part("across"),
                   .measures = {view_.part("value")}},
                  view_.part("period"));
    }
  }

  void check_condition(const std::string& where, const Entity& entity,
                       const std::string& condition) {
    faults_.attempt(where, [&] {
      records::Conditions(place_.schema, entity, place_.zone, Date{})
          .add(place_.store.connection(), condition);
    });
  }

  void check_part(const model::ViewPart& part) {
    const std::string& value = view_.part(part.name);
    const std::string& where = view_.place_of(part.name);
    if (part.kind == PartKind::Dimension) {
      attempt(part.name, [&] { (void)model::path_named(place_.schema, *entity_, value); });
      return;
    }
    if (part.kind == PartKind::Measure) {
      attempt(part.name, [&] { (void)pivot::measure_named(place_.schema, *entity_, value); });
      return;
    }
    if (part.kind == PartKind::Period) return check_period(where, value);
    const Field* found = field(where, value);
    if (found == nullptr) return;
    const auto rule = std::ranges::find(kRules, part.kind, &Rule::kind);
    if (rule == std::end(kRules) || rule->holds(*found, *entity_)) return;
    faults_.add(where, Message(Text{"{0} cannot be {1}", "{1} 不能是 {0}"}, {value, part.name}),
                Message(rule->remedy));
  }

  void check_period(const std::string& where, const std::string& period) {
    if (period.empty() || sdk::Period::is_one(period)) return;
    faults_.add(
        where, Message(Text{"“{}” is no period", "“{}”不是期间"}, {period}),
        Message(Text{"such as 12m, 2026, 2026Q3 or 2026-07", "例如 12m、2026、2026Q3、2026-07"}));
  }

  void check_pivot(const std::string& where, pivot::PivotRequest request,
                   const std::string& period) {
    check_period(where, period);
    if (!period.empty()) request.period = sdk::DayRange{};
    faults_.attempt(where, [&] {
      (void)pivot::plan_of({place_.store, {}, place_.schema}, request);
    });
  }

  void check_subject() {
    if (!attempt("for", [&] { (void)place_.schema.entity(view_.subject); }) || entity_ == nullptr)
      return;
    attempt("via", [&] { (void)path_to_subject(view_, place_.schema); });
  }

  void check_slot(const std::string& text) {
    using Kind = model::ViewSlot::Kind;
    const auto slot = model::parse_slot(text);
    if (!slot) {
      return faults_.add(view_.place_of("slots"),
                         Message(Text{"there is no slot {}", "没有位置 {}"}, {text}),
                         Message(Text{"menu, home:ROLE, ENTITY.head, ENTITY.tab or ENTITY.side",
                                      "menu、home:角色、实体.head、实体.tab 或 实体.side"}));
    }
    if (slot->kind == Kind::Menu || slot->kind == Kind::Home) return;
    if (!attempt("slots", [&] { (void)place_.schema.entity(slot->of); })) return;
    if (view_.subject != slot->of &&
        !(view_.subject.empty() && view_.kind == ViewKind::Form && view_.entity == slot->of)) {
      faults_.add(view_.place_of("slots"),
                  Message(Text{"{} shows what is about one record, and this view is not",
                               "{} 显示与一条记录有关的内容，而这个视图不是"},
                          {text}),
                  Message(Text{"add: for = \"{}\"", "请加上：for = \"{}\""}, {slot->of}));
    }
  }

  void check_query(const model::ViewQuery& query) {
    if (query.pivot) {
      const model::ViewPivot& asked = *query.pivot;
      return check_pivot(query.place,
                         {.entity = asked.entity,
                          .rows = asked.rows,
                          .measures = asked.measures,
                          .where = asked.where,
                          .zone = place_.zone,
                          .today = Date{}},
                         asked.period);
    }
    const records::QueryCheck found = records::check_query(place_.store, query.sql, place_.schema);
    const auto place_at = [&](std::optional<std::size_t> offset) {
      const records::TextPlace at = records::place_in(query.sql, offset.value_or(0));
      return query.sql_file + ":" + std::to_string(query.sql_line + at.line - 1) + ":" +
             std::to_string(at.column);
    };
    if (found.fault) {
      return faults_.add(place_at(found.fault->offset), found.fault->error);
    }
    for (const std::string& name : found.shape.parameters) {
      if (std::ranges::find(bound_names(), name) != bound_names().end()) continue;
      faults_.add(place_at(query.sql.find(":" + name)),
                  Message(Text{"the query asks for :{}, which nobody gives",
                               "查询用到 :{}，但没有人给出它"},
                          {name}),
                  Message(Text{"there are :as_of, :record and :home_currency",
                               "可用 :as_of、:record、:home_currency"}));
    }
    if (!query.rows.entity.empty()) check_rows(query);
    const auto& columns = found.shape.columns;
    for (std::size_t i = 0; i < std::max(columns.size(), query.columns.size()); ++i) {
      const std::string answered = i < columns.size() ? columns[i].name : "-",
                        stated = i < query.columns.size() ? query.columns[i].name : "-";
      if (answered == stated) continue;
      faults_.add(
          query.place,
          Message(Text{"column {0} of query {1} is stated as {2}, and it answers {3}",
                       "查询 {1} 的第 {0} 列声明为 {2}，返回的是 {3}"},
                  {i + 1, query.name, stated, answered}),
          Message(Text{"state each column that it answers, in the same order; name one by: … AS {}",
                       "请按顺序声明它返回的每一列；可以写：… AS {}"},
                  {stated}));
      return;
    }
  }

  void check_rows(const model::ViewQuery& query) {
    faults_.attempt(query.place, [&] {
      const Entity& entity = place_.schema.entity(query.rows.entity);
      for (const std::string& condition : query.rows.where)
        check_condition(query.place, entity, put_in(condition, Date{}, ""));
    });
  }

  void check_card(const model::ViewCard& card) {
    const model::ViewQuery* query = view_.query(card.query);
    if (query == nullptr) {
      std::string known;
      for (const model::ViewQuery& each : view_.queries)
        known += (known.empty() ? "" : ", ") + each.name;
      return faults_.add(
          card.place, Message(Text{"there is no query {}", "没有查询 {}"}, {card.query}),
          known.empty()
              ? Message(Text{"describe it under [queries.{}]", "请在 [queries.{}] 里写明"},
                        {card.query})
              : Message(Text{"there are: {}", "现有：{}"}, {known}));
    }
    std::vector<std::string> known;
    if (query->pivot) {
      known = query->pivot->rows;
      known.insert(known.end(), query->pivot->measures.begin(), query->pivot->measures.end());
    } else {
      std::ranges::transform(query->columns, std::back_inserter(known), &Field::name);
    }
    for (const std::string& column : card.columns) {
      if (std::ranges::find(known, column) != known.end()) continue;
      std::string there;
      for (const std::string& each : known) there += (there.empty() ? "" : ", ") + each;
      faults_.add(
          card.place,
          Message(Text{"query {} has no column {}", "查询 {} 没有列 {}"}, {query->name, column}),
          Message(Text{"it has: {}", "它有：{}"}, {there}));
    }
  }

  const View& view_;
  const Place& place_;
  const Entity* entity_ = nullptr;
  Faults faults_;
};

}  // namespace

const std::vector<std::string>& bound_names() {
  static const std::vector<std::string> kNames = {"as_of", "record", "home_currency"};
  return kNames;
}

std::string path_to_subject(const View& view, const model::Schema& schema) {
  const Entity& entity = schema.entity(view.entity);
  if (!view.via.empty()) {
    const model::Path path = model::path_named(schema, entity, view.via);
    if (path.last().meaning == Meaning::Reference && path.last().reference == view.subject)
      return path.name();
    throw Error(ErrorCode::Argument,
                Message(Text{"via = {0} does not lead to a {1}", "via = {0} 不指向 {1}"},
                        {view.via, view.subject}),
                Message(Text{"a reference to it: {}", "指向它的引用：{}"},
                        {references_of(entity, view.subject)}));
  }
  if (entity.name == view.subject) return {};
  const std::string found = references_of(entity, view.subject);
  if (!found.empty() && found.find(',') == std::string::npos) return found;
  if (found.empty()) {
    throw Error(
        ErrorCode::Argument,
        Message(Text{"no field of {0} refers to a {1}", "{0} 没有指向 {1} 的字段"},
                {entity.name, view.subject}),
        Message(Text{"say the way there: via = \"project.{}\"", "请写明路径：via = \"project.{}\""},
                {view.subject}));
  }
  throw Error(ErrorCode::Argument,
              Message(Text{"several fields of {0} refer to a {1}", "{0} 有几个字段指向 {1}"},
                      {entity.name, view.subject}),
              Message(Text{"say which: via = one of {}", "请写明哪一个：via = {} 之一"}, {found}));
}

std::vector<Error> faults_of(const View& view, const Place& place) {
  return Check(view, place).run();
}

bool has_lanes(const Field& field) {
  return !field.choices.empty() || field.meaning == Meaning::Tier ||
         field.meaning == Meaning::Reference || field.type == Type::Bool;
}

}  // namespace pareto::views
