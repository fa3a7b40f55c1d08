#include "core/records/values/amounts.hpp"

#include <string>

#include "core/base/error.hpp"
#include "core/store/dialect.hpp"

namespace pareto::records {

bool has_amounts(store::Connection& connection, const model::Schema& schema) {
  for (const model::Entity& entity : schema.entities()) {
    std::string any = entity.name == "currency_rate" ? "1 = 1" : "";
    for (const model::Field& field : entity.fields) {
      if (field.type == model::Type::Money && field.stored())
        any += (any.empty() ? "" : " OR ") + ("v." + store::quoted_name(field.name) + " <> 0");
    }
    if (any.empty()) continue;
    if (connection
            .prepare("SELECT 1 FROM " + store::quoted_name(entity.name) + " v WHERE " + any +
                     " LIMIT 1")
            .step())
      return true;
  }
  return false;
}

std::string home_currency_of(store::Connection& connection) {
  store::Statement row =
      connection.prepare("SELECT value FROM pareto_meta WHERE key = 'home_currency'");
  return row.step() ? std::string(row.text(0)) : std::string();
}

void keep_home_currency(store::Connection& connection, const std::string& currency) {
  if (home_currency_of(connection) == currency) return;
  connection
      .prepare(
          "INSERT INTO pareto_meta VALUES('home_currency', ?1) ON CONFLICT(key) DO UPDATE SET value = excluded.value")
      .bind(1, std::string_view(currency))
      .run();
}

void require_home_currency(store::Connection& connection, const model::Schema& schema,
                           const std::string& currency) {
  const std::string kept = home_currency_of(connection);
  if (kept.empty() || kept == currency || !has_amounts(connection, schema)) return;
  throw Error(
      ErrorCode::Data,
      Message(
          Text{"pareto.toml says that the home currency is {}, but the amounts were reckoned in {}",
               "pareto.toml 里的本位币是 {}，但已有金额按 {} 计算"},
          {currency, kept}),
      put_home_currency_back(kept));
}

Message put_home_currency_back(const std::string& kept) {
  return Message(
      Text{
          "write home_currency = \"{}\" there again; for another home currency make another workspace: pareto init FOLDER --currency CODE",
          "请改回 home_currency = \"{}\"；要用别的本位币，请另建工作区：pareto init 文件夹 --currency 代码"},
      {kept});
}

}  // namespace pareto::records
