#include "core/records/upkeep/rate_change.hpp"

#include <map>

#include "core/base/error.hpp"
#include "core/records/history/history.hpp"
#include "core/records/values/rates.hpp"
#include "core/records/values/written_form.hpp"

namespace pareto::records {
namespace {

std::int64_t home_of(store::Connection& connection, const std::string& currency) {
  store::Statement sum =
      connection.prepare("SELECT isum(home_amount) FROM pareto_sale WHERE currency = ?1");
  sum.bind(1, std::string_view(currency)).step();
  return sum.integer(0);
}

sdk::Batch row_of(const RateChange& change, bool with_key) {
  sdk::Schema columns{{"rate", sdk::Type::Real}};
  if (with_key)
    columns.insert(columns.end(), {{"currency", sdk::Type::Text}, {"from_date", sdk::Type::Date}});
  sdk::BatchBuilder row(std::move(columns));
  row.real(0, *change.rate);
  if (with_key) {
    row.text(1, change.currency);
    row.integer(2, change.from.days);
  }
  row.end_row();
  return row.finish();
}

}  // namespace

RateResult change_rate(Records& records, const access::Session& session, const RateChange& change) {
  const model::Entity& entity = records.schema.entity("currency_rate");
  if (change.currency == records.home_currency) {
    throw Error(ErrorCode::Argument,
                Message(Text{"{} is the home currency: its rate is 1", "{} 就是本位币，汇率为 1"},
                        {change.currency}),
                Message(Text{"name another currency", "请写其他货币"}));
  }
  if (change.rate && !is_currency(change.currency)) {
    throw Error(ErrorCode::Argument,
                Message(Text{"{} is no currency", "{} 不是货币代码"}, {change.currency}),
                Message(Text{"write its code of three letters, such as CNY, USD, EUR",
                             "请写三个字母的代码，如 CNY、USD、EUR"}));
  }
  RateResult result;
  Transaction transaction(records, session,
                          {.kind = "rate", .title = change.currency + " " + change.from.iso()});
  store::Connection& connection = transaction.connection();
  std::int64_t id = 0;
  {
    store::Statement stored = connection.prepare(
        "SELECT id, rate FROM pareto_currency_rate WHERE currency = ?1 AND from_date = ?2");
    stored.bind(1, std::string_view(change.currency)).bind(2, std::int64_t{change.from.days});
    if (stored.step()) {
      id = stored.integer(0);
      result.replaced = stored.real(1);
    }
  }
  if (!change.rate && id == 0) {
    throw Error(
        ErrorCode::Argument,
        Message(Text{"no rate of {} begins on {}", "{} 没有从 {} 起的汇率"},
                {change.currency, change.from.iso()}),
        Message(Text{"see: pareto rate list {}", "请看：pareto rate list {}"}, {change.currency}));
  }
  result.home_before = home_of(connection, change.currency);
  const std::int64_t ids[] = {id};
  const WriteResult written = !change.rate ? transaction.remove(entity, ids)
                              : id == 0    ? transaction.create(entity, row_of(change, true))
                                           : transaction.update(entity, ids, row_of(change, false));
  if (!written.rejects.empty()) {
    const Reject& reject = written.rejects.front();
    throw reject.fix ? Error(ErrorCode::Data, reject.why, *reject.fix)
                     : Error(ErrorCode::Data, reject.why);
  }
  // The lines follow when all is written, so they are looked at after that.
  transaction.settle();
  result.home_after = home_of(connection, change.currency);
  for (const Effect& effect : effects_of(connection, transaction.operation())) {
    if (effect.entity == "sale") result.lines = effect.changed;
  }
  if (change.dry_run)
    transaction.finish_dry_run();
  else
    result.operation = transaction.commit();
  return result;
}

std::vector<CurrencyInUse> currencies_in_use(store::Connection& reader,
                                             std::string_view home_currency, Date day) {
  std::map<std::string, CurrencyInUse> found;
  store::Statement rates = reader.prepare(
      "SELECT currency, from_date, rate FROM pareto_currency_rate ORDER BY currency, from_date");
  while (rates.step()) {
    CurrencyInUse& use = found[std::string(rates.text(0))];
    ++use.rates;
    const Date since{static_cast<std::int32_t>(rates.integer(1))};
    if (since > day) continue;
    use.since = since;
    use.rate = rates.real(2);
  }
  store::Statement lines = reader.prepare(
      "SELECT currency, count(*), isum(home_amount) FROM pareto_sale WHERE currency IS NOT NULL GROUP BY currency");
  while (lines.step()) {
    const std::string currency(lines.text(0));
    if (currency == home_currency) continue;
    CurrencyInUse& use = found[currency];
    use.lines = lines.integer(1);
    if (!lines.is_null(2)) use.home = lines.integer(2);
  }
  std::vector<CurrencyInUse> out;
  for (auto& [currency, use] : found) {
    use.currency = currency;
    out.push_back(std::move(use));
  }
  return out;
}

}  // namespace pareto::records
