#include "core/tiering/change_writer.hpp"

#include <cmath>

#include "core/base/json_text.hpp"
#include "core/records/list/known_values.hpp"
#include "core/store/row_source.hpp"

namespace pareto::tiering {
namespace {

using sdk::Type;

constexpr std::int64_t kRowsPerBatch = 8'192;

std::optional<double> score_of(double score) {
  if (std::isnan(score)) return std::nullopt;
  return score;
}

NewAssignment opened(const Findings& f, std::size_t s) {
  const Date since{f.since[s]};
  return {f.subjects.ids()[s],
          f.present.tiers[s],
          score_of(f.present.scores[s]),
          f.explanations.of(s),
          since,
          {},
          since < f.present.as_of,
          f.present.own_tier(s).has_value(),
          f.present.own_tier(s).value_or(kUnrated)};
}

void write_first(AssignmentWriter& writer, const Findings& f) {
  auto past = f.past.begin();
  for (std::size_t s = 0; s < f.subjects.count(); ++s) {
    for (; past != f.past.end() && past->subject == s; ++past) {
      writer.open(
          {f.subjects.ids()[s], past->tier, score_of(past->score), {}, past->from, past->to, true});
    }
    if (f.present.tiers[s] != kUnrated) writer.open(opened(f, s));
  }
}

void write_later(AssignmentWriter& writer, const Findings& f) {
  const Date as_of = f.present.as_of;
  for (const Standing::Open& stray : f.standing.strays) {
    if (stray.since == as_of.days)
      writer.drop(stray.id);
    else
      writer.close(stray.id, as_of);
  }
  for (std::size_t s = 0; s < f.subjects.count(); ++s) {
    const Standing::Open& open = f.standing.subjects[s];
    const bool rated = f.present.tiers[s] != kUnrated;
    if (open.id == 0) {
      if (rated) writer.open(opened(f, s));
    } else if (open.tier != f.present.tiers[s]) {
      if (open.since == as_of.days) {
        const Standing::Ended* back =
            f.present.own_tier(s) ? nullptr : f.standing.came_back(s, f.present.tiers[s], as_of);
        if (rated && back != nullptr) {
          writer.drop(open.id);
          writer.reopen(back->id);
        } else if (rated)
          writer.replace(open.id, opened(f, s));
        else
          writer.drop(open.id);
        continue;
      }
      writer.close(open.id, as_of);
      if (rated) writer.open(opened(f, s));
    } else if (open.overridden != f.present.own_tier(s).has_value() ||
               open.own != f.present.own_tier(s).value_or(kUnrated)) {
      writer.mark(open.id, f.present.own_tier(s).has_value(),
                  f.present.own_tier(s).value_or(kUnrated));
    }
  }
}

// All members of a group carry its tier. Compared with what they have, so that who joined or left a
// group is put right too.
void write_current(records::Transaction& transaction, const Rule& rule, const Findings& f) {
  const model::Entity& entity = transaction.records().schema.entity("customer");
  std::vector<std::int64_t> ids;
  std::vector<std::size_t> subjects;
  {
    store::Statement rows =
        transaction.connection().prepare("SELECT id, tier FROM pareto_customer ORDER BY id");
    for (std::size_t i = 0; rows.step(); ++i) {
      const std::size_t s = f.subjects.subject_at(i);
      if (rows.text(1) == rule.code(f.present.tiers[s])) continue;
      ids.push_back(rows.integer(0));
      subjects.push_back(s);
    }
  }
  sdk::BatchBuilder batch({{"tier", Type::Text}, {"tier_since", Type::Date}});
  for (std::size_t done = 0; done < ids.size();) {
    const std::size_t first = done;
    for (; done < ids.size() && batch.rows() < kRowsPerBatch; ++done) {
      const std::size_t s = subjects[done];
      if (f.present.tiers[s] != kUnrated) {
        batch.text(0, rule.code(f.present.tiers[s]));
        batch.integer(1, f.since[s]);
      }
      batch.end_row();
    }
    require_all(transaction.update_kept(entity, std::span(ids).subspan(first, done - first),
                                        batch.finish()),
                entity);
  }
}

sdk::Schema event_columns() {
  return {{"customer", Type::Int}, {"rule", Type::Text}, {"tier_before", Type::Text},
          {"tier", Type::Text},    {"fell", Type::Bool}, {"rose", Type::Bool},
          {"name", Type::Text},    {"owner", Type::Int}, {"as_of", Type::Date}};
}

std::size_t publish(records::Transaction& transaction, const Rule& rule, const Findings& f) {
  struct Changed {
    std::size_t subject;
    std::uint8_t before;
  };
  std::vector<Changed> changed;
  for (std::size_t s = 0; s < f.subjects.count(); ++s) {
    // In a first run nothing stands yet: what is new is what differs from a year before.
    std::uint8_t before = f.standing.subjects[s].tier;
    if (f.first_run) {
      before = f.before ? f.before->tiers[s] : kUnrated;
      if (before == kUnrated) continue;
    }
    if (before != f.present.tiers[s]) changed.push_back({s, before});
  }
  if (changed.empty()) return 0;
  const store::RowsOf ids(changed.size(), [&](std::size_t i, int, store::RowValue& out) {
    out.integer(f.subjects.ids()[changed[i].subject]);
  });
  store::Statement customer = transaction.connection().prepare(
      "SELECT c.name, c.owner FROM pareto_rows(?1) r LEFT JOIN pareto_customer c ON c.id = r.c0");
  customer.bind_rows(1, ids);
  sdk::BatchBuilder batch(event_columns());
  std::size_t events = 0;
  const auto flush = [&] {
    events += static_cast<std::size_t>(batch.rows());
    transaction.publish("customer.tier_changed", batch.finish());
  };
  for (const auto& [s, before] : changed) {
    customer.step();
    const std::uint8_t after = f.present.tiers[s];
    batch.integer(0, f.subjects.ids()[s]);
    batch.text(1, rule.table().id);
    if (before < rule.tiers().size()) batch.text(2, rule.code(before));
    if (after != kUnrated) batch.text(3, rule.code(after));
    batch.integer(4, rule.falls(before, after) ? 1 : 0);
    batch.integer(5, rule.rises(before, after) ? 1 : 0);
    batch.text(6, customer.text(0));
    if (!customer.is_null(1)) batch.integer(7, customer.integer(1));
    batch.integer(8, f.present.as_of.days);
    batch.end_row();
    if (batch.rows() == kRowsPerBatch) flush();
  }
  if (batch.rows() > 0) flush();
  return events;
}

std::string figures_json(const std::vector<Figure>& figures) {
  std::string out = "{";
  for (const Figure& figure : figures) {
    if (out.size() > 1) out += ',';
    append_json(out, figure.name);
    out += ':';
    append_json(out, figure.value);
  }
  return out + "}";
}

void record_run(records::Transaction& transaction, const Rule& rule, const Findings& f,
                std::int64_t run, std::size_t changes) {
  const auto measure = f.plan.measure();
  const std::string id = rule.id(), settings = rule.settings_json(),
                    figures = figures_json(f.present.figures);
  const std::string window = measure ? parse_window(f.plan.needs[*measure].window).text() : "";
  store::Statement insert = transaction.connection().prepare(
      "INSERT INTO pareto_tier_run(id, rule, as_of, per_group, time_window, settings, figures, "
      "changes, at) "
      "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
  insert.bind(1, run)
      .bind(2, std::string_view(id))
      .bind(3, std::int64_t{f.present.as_of.days})
      .bind(4, std::int64_t{f.plan.per_group});
  insert.bind(5, std::string_view(window))
      .bind(6, std::string_view(settings))
      .bind(7, std::string_view(figures));
  insert.bind(8, static_cast<std::int64_t>(changes)).bind(9, transaction.now()).run();
}

}  // namespace

std::size_t count_changes(const Findings& findings) {
  std::size_t changes = 0;
  for (std::size_t s = 0; s < findings.subjects.count(); ++s) {
    changes += findings.present.tiers[s] != findings.standing.subjects[s].tier;
  }
  return changes;
}

Written write_changes(records::Transaction& transaction, const Rule& rule, const Findings& findings,
                      bool primary) {
  Written written;
  written.run = transaction.operation();  // by this number undo finds it
  AssignmentWriter writer(transaction, rule, written.run);
  if (findings.first_run)
    write_first(writer, findings);
  else
    write_later(writer, findings);
  writer.flush();
  written.rows = writer.rows();
  if (primary) {
    write_current(transaction, rule, findings);
    written.events = publish(transaction, rule, findings);
  }
  record_run(transaction, rule, findings, written.run, count_changes(findings));
  std::vector<std::string> codes;
  for (const TierName& tier : rule.tiers())
    codes.insert(codes.begin(), tier.code);  // highest first
  records::keep_tiers(transaction.connection(), rule.id(), codes);
  return written;
}

}  // namespace pareto::tiering
