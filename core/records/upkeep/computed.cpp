#include "core/records/upkeep/computed.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "core/model/expression.hpp"
#include "core/records/query/query_check.hpp"
#include "core/records/query/sql_fence.hpp"
#include "core/store/ddl.hpp"
#include "core/store/migrations.hpp"
#include "core/store/reads.hpp"
#include "core/store/store.hpp"

namespace pareto::records {
namespace {

using model::Entity;
using model::Field;
using model::Type;

constexpr int kSamples = 2;  // records of each kind: one more than a sum over all would leave
constexpr std::int32_t kSampleDay = 19889;  // 2024-06-15
constexpr int kInteger = 1, kReal = 2, kText = 3;

std::string in_brackets(const std::string& expression) { return "(" + expression + ")"; }

// A value of each type; the years, days and units go together, so that most expressions have
// something to compute.
std::string sample(const Field& field, int id) {
  if (field.meaning == model::Meaning::Reference) return std::to_string(id);
  switch (field.type) {
    case Type::Text:
      return field.meaning == model::Meaning::Unit ? "'kg'" : "'x" + std::to_string(id) + "'";
    case Type::Real:
      return "0.5";
    case Type::Bool:
      return "1";
    case Type::Int:
      return "2024";
    case Type::Date:
      return std::to_string(kSampleDay);
    case Type::Time:
      return "1718409600000000";
    default:
      return "25000";
  }
}

class Trial {
 public:
  explicit Trial(model::Schema& schema)
      : schema_(schema), connection_(":memory:", store::Mode::Create) {
    store::tell_day(connection_, Date{kSampleDay});
  }

  std::vector<UnfitField> run() {
    std::vector<std::pair<std::string, std::string>>
        open;  // by names: the schema changes under way
    for (const Entity& entity : schema_.entities()) {
      const model::ComputedOrder order = model::computed_order(entity);
      for (const Field* field : order.circle) {
        unfit_.push_back(
            {entity.name, field->name, field->plugin,
             Error(ErrorCode::Data, Message(Text{"it is computed from itself", "它由自己算出来"}),
                   Message(Text{"let it read other fields: {}", "请改用别的字段：{}"},
                           {field->expression}))});
      }
      for (const auto& step : order.steps) {
        for (const Field* field : step) open.emplace_back(entity.name, field->name);
      }
    }
    for (const UnfitField& unfit : unfit_) schema_.drop_field(unfit.entity, unfit.field);
    for (const auto& [entity, field] : open) take(entity, field);
    return std::move(unfit_);
  }

 private:
  void take(const std::string& entity_name, const std::string& name) {
    const Entity& entity = schema_.entity(entity_name);
    const Field& field = *entity.find(name);
    try {
      std::vector<model::FieldName> reads = try_one(entity, field);
      taken_.insert(entity_name + " " + name);
      schema_.set_reads(entity_name, name, std::move(reads));
    } catch (const Error& error) {
      unfit_.push_back({entity_name, name, field.plugin, error});
      schema_.drop_field(entity_name, name);
    }
  }

  std::vector<model::FieldName> try_one(const Entity& entity, const Field& field) {
    if (const auto why = model::unsound(field.expression)) {
      throw Error(ErrorCode::Data, *why,
                  Message(Text{"write one value, as in a query: {}", "请写一个值，写法同查询：{}"},
                          {"orders * 2"}));
    }
    const std::string value = in_brackets(field.expression),
                      from = " FROM " + store::quoted_name(entity.name) + " v";
    check_foreign_sql("SELECT " + value + from);
    const model::Names names = model::names_in(field.expression);
    make_tables(entity, names);
    // Of computed fields only those that it names: what others read is none of its affair.
    make_views([&](const Entity&, const Field& other) {
      return other.stored() || (names.contains(other.name) && other.name != field.name);
    });
    const std::string sql = "SELECT " + value + from;
    require_prepared(sql);
    std::vector<model::FieldName> reads = reads_by(sql);
    require_values(field, value, from);
    make_views([&](const Entity& of, const Field& other) {
      return other.stored() || &other == &field || taken_.contains(of.name + " " + other.name);
    });
    require_prepared("SELECT " + store::quoted_name(field.name) + from);
    return reads;
  }

  // The entity, those that the expression names, and those behind their computed fields.
  void make_tables(const Entity& entity, const model::Names& names) {
    model::Names wanted = names;
    wanted.insert(entity.name);
    if ((names.contains("customer_month") || names.contains("tier_run")) && !derived_) {
      derived_ = true;
      for (const std::string& sql : store::system_tables(store::Dialect::SQLite))
        connection_.execute(sql);
      for (const store::View& view : store::derived_views(store::Dialect::SQLite))
        connection_.execute(view.create);
    }
    for (bool more = true; more;) {
      more = false;
      for (const Entity& other : schema_.entities()) {
        if (!wanted.contains(other.name) || !made_.insert(other.name).second) continue;
        more = true;
        for (const Field& field : other.fields) {
          if (!field.stored()) wanted.merge(model::names_in(field.expression));
        }
        fill(other);
      }
    }
  }

  void fill(const Entity& entity) {
    for (const std::string& sql : store::entity_tables(entity, store::Dialect::SQLite))
      connection_.execute(sql);
    std::map<std::string, std::pair<std::string, std::vector<const Field*>>> tables;
    for (const Field& field : entity.fields) {
      if (!field.stored()) continue;
      const bool own = field.plugin.empty() || field.plugin == entity.plugin;
      tables[own ? store::base_table(entity) : store::plugin_table(entity, field.plugin)]
          .second.push_back(&field);
    }
    for (const auto& [table, fields] : tables) {
      for (int id = 1; id <= kSamples; ++id) {
        std::string columns = "id", values = std::to_string(id);
        for (const Field* field : fields.second) {
          columns += ", " + store::quoted_name(field->local_name());
          values += ", " + sample(*field, id);
        }
        connection_.execute("INSERT INTO " + table + "(" + columns + ") VALUES(" + values + ")");
      }
    }
  }

  void make_views(const std::function<bool(const Entity&, const Field&)>& wanted) {
    for (const std::string& name : made_) {
      connection_.execute("DROP VIEW IF EXISTS " + store::quoted_name(name));
      const Entity& entity = schema_.entity(name);
      const auto shows = [&](const Field& field) { return wanted(entity, field); };
      connection_.execute(
          "CREATE VIEW " + store::quoted_name(name) + " AS " +
          store::entity_select(entity, {.tables = {}, .wanted = shows, .shown = {}, .where = {}}));
    }
  }

  void require_prepared(const std::string& sql) {
    confine(connection_);
    std::optional<Error> why;
    try {
      static_cast<void>(connection_.prepare(sql));
    } catch (const Error& error) {
      const std::string words = sqlite3_errmsg(connection_.handle());
      why = words.find("circularly defined") != std::string::npos
                ? Error(ErrorCode::Data,
                        Message(Text{"the view that it asks is computed from this one ({})",
                                     "它查询的视图又由这里算出（{}）"},
                                {words}),
                        Message(Text{
                            "compute it without that view, or compute the other one without this",
                            "请不用那个视图来算，或改另一个字段"}))
                : fault_in(connection_, sql, error).error;
    }
    sqlite3_set_authorizer(connection_.handle(), nullptr, nullptr);
    if (why) throw *why;
  }

  std::vector<model::FieldName> reads_by(const std::string& sql) {
    std::vector<model::FieldName> out;
    const auto reads = store::reads_of(connection_, sql);
    for (const auto& [view, columns] : reads.value_or(store::Reads())) {
      const Entity* entity = schema_.find(view);
      for (const std::string& column : columns) {
        if (entity != nullptr && entity->find(column) != nullptr) out.push_back({view, column});
        // Sums that the host keeps are seen as the sales that they are of.
        if (view == "customer_month" && column.ends_with("sales"))
          out.push_back({"sale", "home_amount"});
        if (view == "customer_month" && (column == "cost" || column == "known_sales"))
          out.push_back({"sale", "home_cost"});
      }
    }
    return out;
  }

  void require_values(const Field& field, const std::string& value, const std::string& from) {
    if (connection_.integer("SELECT count(*) FROM (SELECT v.id, " + value + " AS x" + from + ")") !=
        kSamples) {
      throw Error(
          ErrorCode::Data,
          Message(Text{"it sums up all records instead of computing a value for each",
                       "它把所有记录汇总了，而不是每条算一个值"}),
          Message(Text{
              "put sums into a SELECT of their own: (SELECT isum(s.home_amount) FROM sale s WHERE s.customer = v.id)",
              "汇总请写成子查询：(SELECT isum(s.home_amount) FROM sale s WHERE s.customer = v.id)"}));
    }
    store::Statement rows = connection_.prepare("SELECT " + value + from);
    while (rows.step()) {
      const int storage = rows.storage(0);
      const bool number = storage == kInteger || storage == kReal, text = storage == kText;
      if (field.type == Type::Text ? number : text) {
        throw Error(ErrorCode::Data,
                    Message(Text{"it gives “{}”, which does not fit the type of the field",
                                 "它算出“{}”，与字段类型不符"},
                            {rows.text(0)}),
                    Message(Text{"take another type, or convert it: CAST(… AS TEXT)",
                                 "请换个类型，或转换：CAST(… AS TEXT)"}));
      }
      if (storage == kReal && field.type != Type::Real) {
        throw Error(
            ErrorCode::Data,
            Message(Text{"it gives the fraction {}, and the field holds whole numbers of its unit",
                         "它算出小数 {}，而这种字段存的是整数单位"},
                    {rows.text(0)}),
            Message(Text{"divide with divide(a, b), or take the type real or percent",
                         "相除请用 divide(a, b)，或把类型改为 real 或 percent"}));
      }
    }
  }

  model::Schema& schema_;
  store::Connection connection_;
  std::set<std::string> made_, taken_;
  bool derived_ = false;
  std::vector<UnfitField> unfit_;
};

}  // namespace

std::vector<UnfitField> check_computed(model::Schema& schema) {
  const auto computed = [](const Field& field) { return !field.stored(); };
  const auto any = [&](const Entity& entity) {
    return std::any_of(entity.fields.begin(), entity.fields.end(), computed);
  };
  if (std::none_of(schema.entities().begin(), schema.entities().end(), any)) return {};
  return Trial(schema).run();
}

Message reason_of(const UnfitField& unfit) {
  return {
      Text{"{}", "{}"},
      {Argument(unfit.why.text(Language::English), unfit.why.text(Language::ChineseSimplified))}};
}

Message remedy_of(const UnfitField& unfit) {
  return {Text{"{}", "{}"},
          {Argument(unfit.why.remedy(Language::English).value_or(""),
                    unfit.why.remedy(Language::ChineseSimplified).value_or(""))}};
}

Error unfit_error(const UnfitField& unfit) {
  Error error = unfit.why;
  return error.within(Message(Text{"field {} of {} cannot be computed", "{1} 的字段 {0} 无法计算"},
                              {unfit.field, unfit.entity}));
}

}  // namespace pareto::records
