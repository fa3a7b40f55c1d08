#include "core/tiering/rule_run.hpp"

#include <algorithm>

#include "core/access/duties.hpp"
#include "core/base/error.hpp"
#include "core/tiering/change_writer.hpp"
#include "core/tiering/findings.hpp"

namespace pareto::tiering {
namespace {

void total(RunResult& result, const Rule& rule, const Findings& f) {
  for (std::size_t i = rule.tiers().size(); i-- > 0;)
    result.tiers.push_back({static_cast<std::uint8_t>(i)});
  const Verdict& now = f.present;
  std::vector<std::size_t> low;
  for (std::size_t s = 0; s < f.subjects.count(); ++s) {
    const std::int64_t amount = now.amount(s);
    const bool has = !now.amounts.empty() && now.has_amount[s];
    if (!has)
      ++result.without;
    else if (amount > 0)
      ++result.positive, result.positive_amount += amount;
    else
      low.push_back(s);
    if (now.tiers[s] == kUnrated) continue;
    TierTotal& tier = result.tiers[rule.tiers().size() - 1 - now.tiers[s]];
    ++tier.subjects;
    if (!has || amount <= 0) continue;
    ++tier.positive;
    tier.amount += amount;
  }
  result.not_positive = low.size();
  std::stable_sort(low.begin(), low.end(),
                   [&](std::size_t a, std::size_t b) { return now.amounts[a] < now.amounts[b]; });
  result.lowest.reserve(low.size());
  for (const std::size_t s : low)
    result.lowest.push_back({{.id = f.subjects.ids()[s]}, now.amounts[s]});
}

void list_moves(RunResult& result, const Rule& rule, const Findings& f) {
  if (!f.before) return;
  Moves moves = moves_between(rule, *f.before, f.present);
  result.compared_with = f.before->as_of;
  result.rises = moves.rises;
  result.falls = moves.falls;
  result.other_moves = moves.all.size() - moves.rises - moves.falls;
  for (const Move& move : moves.all)
    result.moves.push_back({{.id = f.subjects.ids()[move.subject]}, move});
}

// Of each direction the first ones, which are the largest.
void name_listed(RunResult& result, store::Connection& connection, std::size_t most) {
  if (result.lowest.size() > most) result.lowest.resize(most);
  std::size_t kept[3] = {0, 0, 0};
  std::erase_if(result.moves, [&](const ListedMove& listed) {
    return ++kept[static_cast<int>(listed.move.direction)] > most;
  });
  for (ListedAmount& listed : result.lowest) listed.who = subject_name(connection, listed.who.id);
  for (ListedMove& listed : result.moves) listed.who = subject_name(connection, listed.who.id);
}

RunResult result_of(const Rule& rule, const Findings& f) {
  RunResult result;
  result.rule = rule.id();
  result.as_of = f.present.as_of;
  result.per_group = f.plan.per_group;
  if (const auto measure = f.plan.measure()) {
    result.measure = f.plan.needs[*measure].source;
    result.measure_type = f.plan.needs[*measure].type;
    result.window = parse_window(f.plan.needs[*measure].window);
    result.range = result.window.range(result.as_of);
    // "all" begins where the data does.
    if (result.window.is_all() && f.extent)
      result.range.from = std::min(f.extent->first_month, result.as_of);
  }
  result.settings = rule.settings_json();
  result.subjects = f.subjects.count();
  result.figures = f.present.figures;
  result.first_run = f.first_run;
  result.overridden = f.present.overrides.size();
  result.changes = count_changes(f);
  result.notes = f.notes;
  total(result, rule, f);
  list_moves(result, rule, f);
  return result;
}

void finish(const Rule& rule, const RunResult& result) {
  if (rule.work() == nullptr) return;
  std::string figures = "as of " + result.as_of.iso() + ", subjects " +
                        std::to_string(result.subjects) + ", changes " +
                        std::to_string(result.changes);
  figures += result.written ? ", run " + std::to_string(result.run) + ", operation " +
                                  std::to_string(result.operation)
                            : ", nothing was written";
  rule.work()->finish(figures);
}

}  // namespace

SubjectName subject_name(store::Connection& connection, std::int64_t customer) {
  store::Statement row = connection.prepare(
      "SELECT code, name, coalesce(nullif(short_name, ''), name) FROM pareto_customer WHERE id = "
      "?1");
  row.bind(1, customer);
  if (!row.step())
    throw Error(
        ErrorCode::Argument,
        Message(Text{"there is no customer with id {}", "没有编号为 {} 的客户"}, {customer}));
  return {customer, std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2))};
}

namespace {

bool is_too_early(const Findings& findings) {
  return findings.standing.last_change && findings.present.as_of < *findings.standing.last_change;
}

void note_too_early(RunResult& result, const Findings& findings) {
  result.notes.push_back(
      {Text{"tiers are known until {}, so those of {} were looked at and not written",
            "等级已记录到 {}，所以 {} 的结果只显示、不写入"},
       {findings.standing.last_change->iso(), result.as_of.iso()}});
}

// What was found goes into the transaction.
RunResult write(records::Transaction& transaction, const Rule& rule, const Findings& findings,
                const RunRequest& request) {
  const Written written = write_changes(transaction, rule, findings, request.primary);
  transaction.record_anyway();  // the run's record bears the operation's number
  transaction.set_details("{\"tier_run\":" + std::to_string(written.run) + "}");
  RunResult result = result_of(rule, findings);
  name_listed(result, transaction.connection(), request.most_listed);
  result.written = true;
  result.rows_written = written.rows;
  result.events = written.events;
  result.run = written.run;
  return result;
}

}  // namespace

RunResult run_rule_within(records::Transaction& transaction, const Rule& rule,
                          const RunRequest& request) {
  const Findings findings = find(transaction.records(), rule,
                                 {request.as_of, request.today, request.history, request.compare});
  if (!is_too_early(findings)) return write(transaction, rule, findings, request);
  RunResult result = result_of(rule, findings);
  note_too_early(result, findings);
  name_listed(result, transaction.connection(), request.most_listed);
  return result;
}

RunResult run_rule(records::Records& records, const access::Session& session, const Rule& rule,
                   const RunRequest& request) {
  if (!request.dry_run) access::require_duty(session, access::Duty::RunTiers);
  const FindOptions options{request.as_of, request.today, request.history, request.compare};
  Findings findings = find(records, rule, options);
  if (request.dry_run || is_too_early(findings)) {
    RunResult result = result_of(rule, findings);
    if (is_too_early(findings)) note_too_early(result, findings);
    name_listed(result, records.store.connection(), request.most_listed);
    finish(rule, result);
    return result;
  }

  records::Transaction transaction(
      records, session, {.kind = "tier", .title = rule.id() + " " + findings.present.as_of.iso()});
  if (journal_sequence(transaction.connection()) != findings.sequence) {
    findings = find(records, rule, options);
    if (is_too_early(findings)) {
      throw Error(ErrorCode::Fail,
                  Message(Text{"another run wrote tiers of a later day meanwhile",
                               "另一次运行刚写入了更晚日期的等级"}),
                  Message(Text{"repeat the command", "请重做该命令"}));
    }
  }
  RunResult result = write(transaction, rule, findings, request);
  result.operation = transaction.commit();
  finish(rule, result);
  return result;
}

}  // namespace pareto::tiering
