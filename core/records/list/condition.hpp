// Conditions as people write them: "industry = 饲料", "province = 四川 | 浙江" (one of them), "date
// >= 2026-01-01", "name ~ 华", "owner =" (empty), "last_order < today-90d" (told from the day on
// which it is asked), and over what a record refers to: "customer.province = 浙江". One grammar for
// lists, pivots and whatever else asks for some of the records.
//
//     Conditions where(schema, entity, zone, today);
//     where.add(connection, "customer.province = 浙江");
//     "SELECT … FROM \"sale\" v" + where.sql()      the entity's view is called v
//
// The SQL reads published views only, so it holds inside the fence too. One thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/time_zone.hpp"
#include "core/model/path.hpp"
#include "core/model/schema.hpp"
#include "core/records/list/condition_text.hpp"
#include "core/store/connection.hpp"
#include "pareto/job.hpp"

namespace pareto::records {

class Conditions {
 public:
  // `today`: from which days are told; without it they are written out.
  Conditions(const model::Schema& schema, const model::Entity& entity, TimeZone zone,
             std::optional<Date> today = {});

  // A column that is no field may be named, too: an expression over the view, made by the host.
  void know(std::string name, std::string sql, sdk::Type type);
  // All that are added must hold. `connection` finds the records that values name. Throws Error for
  // a field that is not there, and for a value that makes no sense or that nothing can have, with
  // what would.
  void add(store::Connection& connection, const std::string& text);
  // Whether `connection` is asked for one that this names.
  [[nodiscard]] bool names_a_record(const std::string& text) const;
  // A condition made by the host; a parameter of it is given its name by `parameter`.
  void add_sql(const std::string& sql);
  [[nodiscard]] std::string parameter(sdk::Parameter value);

  // " WHERE … AND …"; empty when there is none.
  [[nodiscard]] const std::string& sql() const { return sql_; }
  [[nodiscard]] const std::vector<sdk::Parameter>& parameters() const { return parameters_; }

 private:
  [[nodiscard]] std::string value_parameter(store::Connection& connection,
                                            const model::Field& field, const std::string& value);

  struct Known {
    std::string sql;
    model::Field as;  // how a value of it is written
  };
  [[nodiscard]] ConditionText read(const std::string& text) const;
  // `of`: whose field it is; null for what is computed.
  [[nodiscard]] std::string compared(store::Connection& connection, const model::Entity* of,
                                     const model::Field& field, const std::string& column,
                                     const ConditionText& written);

  const model::Schema& schema_;
  const model::Entity& entity_;
  std::map<std::string, Known, std::less<>> known_;
  TimeZone zone_;
  std::optional<Date> today_;
  std::string sql_;
  std::vector<sdk::Parameter> parameters_;
};

}  // namespace pareto::records
