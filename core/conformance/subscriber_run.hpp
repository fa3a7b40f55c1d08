// Hands events to a subscriber through its C table, as the host does, and looks at what it does
// with them.
//
// One thread.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/conformance/case.hpp"
#include "core/conformance/host_shapes.hpp"
#include "core/conformance/mock_services.hpp"
#include "core/model/schema.hpp"
#include "core/plugins/job_context.hpp"
#include "core/plugins/plugin_call.hpp"
#include "pareto/job.hpp"

namespace pareto::conformance {

// What an event is about: an entity of the core and what happened to it.
struct Told {
  std::string topic;
  std::uint32_t kind = PARETO_EVENT_UPDATED;
  sdk::Schema columns;
};

inline sdk::Schema columns_of_event(std::string_view entity, bool tier_changed) {
  if (tier_changed) {
    return {
        {"customer", sdk::Type::Int}, {"rule", sdk::Type::Text}, {"tier_before", sdk::Type::Text},
        {"tier", sdk::Type::Text},    {"fell", sdk::Type::Bool}, {"rose", sdk::Type::Bool},
        {"name", sdk::Type::Text},    {"owner", sdk::Type::Int}, {"as_of", sdk::Type::Date}};
  }
  static const model::Schema core = model::Schema::core();
  const model::Entity* found = core.find(entity);
  sdk::Schema out;
  for (const model::Field& field : (found != nullptr ? *found : core.entity("customer")).fields) {
    if (field.stored())
      out.push_back({field.name, field.type == sdk::Type::Money || field.type == sdk::Type::Quantity
                                     ? sdk::Type::Int
                                     : field.type});
  }
  return out;
}

inline std::vector<Told> topics_of(const plugins::Extension& extension) {
  std::vector<Told> out;
  for (std::string topic : extension.topics) {
    if (topic == "*") topic = "customer.*";
    const std::string entity = topic.substr(0, topic.rfind('.')),
                      what = topic.substr(topic.rfind('.') + 1);
    static constexpr std::pair<const char*, std::uint32_t> kKinds[] = {
        {"created", PARETO_EVENT_CREATED},
        {"updated", PARETO_EVENT_UPDATED},
        {"removed", PARETO_EVENT_REMOVED}};
    bool usual = false;
    for (const auto& [name, kind] : kKinds) {
      if (what != "*" && what != name) continue;
      usual = true;
      out.push_back({entity + "." + name, kind, columns_of_event(entity, false)});
    }
    if (!usual)
      out.push_back({topic, PARETO_EVENT_OTHER, columns_of_event(entity, what == "tier_changed")});
  }
  return out;
}

class SubscriberRun {
 public:
  explicit SubscriberRun(Trial& trial, const sdk::testing::Torture& rows = {})
      : trial_(trial), query_(rows), records_(trial.extension().before) {
    trial.services().add(PARETO_SVC_QUERY, static_cast<const pareto_query_v1*>(&query_));
    trial.services().add(PARETO_SVC_RECORDS, static_cast<const pareto_records_v1*>(&records_));
    table_ = &trial.table<pareto_subscriber_v1>();
  }

  [[nodiscard]] MockRecords& records() { return records_; }

  // One event of so many rows. A subscriber that refuses with words has answered.
  void deliver(const Told& told, const sdk::testing::Torture& how,
               HostShape shape = HostShape::Today) {
    const bool before_phase = trial_.extension().before;
    plugins::JobContext context(
        trial_.host(), plugins::Settings::parse(trial_.extension().settings, {}),
        {.language = trial_.subject().language, .home_currency = "CNY", .as_of = 20'000});
    const HostShape as =
        trial_.subject().oldest && shape == HostShape::Today ? HostShape::Oldest : shape;
    const Shaped job_table(*context.get(), as);
    const pareto_job* job = job_table.get();

    const auto schema = std::make_shared<const sdk::Schema>(told.columns);
    const sdk::Batch old_rows =
        sdk::testing::fenced(sdk::testing::torture_rows(schema, how, 0, how.rows), nullptr, 1);
    sdk::testing::Torture later = how;
    later.seed += 1;
    const sdk::Batch new_rows =
        sdk::testing::fenced(sdk::testing::torture_rows(schema, later, 0, how.rows), nullptr, 1);
    const sdk::testing::Fence ids(static_cast<std::size_t>(how.rows) * 8, "the ids of the event");
    for (std::int64_t row = 0; row < how.rows; ++row)
      reinterpret_cast<std::int64_t*>(ids.data())[row] = 1'000'000 + row;
    ids.protect();
    ArrowSchema c_schema{};
    sdk::export_schema(told.columns, &c_schema);
    const char* changed[] = {told.columns[0].name.c_str(), nullptr};

    pareto_event event{};
    event.size_of = sizeof event;
    event.phase = before_phase ? PARETO_PHASE_BEFORE : PARETO_PHASE_AFTER;
    event.kind = told.kind;
    event.topic = told.topic.c_str();
    event.sequence = before_phase ? 0 : 17;
    event.time = 1'793'500'000'000'000;
    event.rows = how.rows;
    event.ids = reinterpret_cast<const std::int64_t*>(ids.data());
    event.changed = told.kind == PARETO_EVENT_UPDATED ? changed : nullptr;
    event.schema = &c_schema;
    event.before = told.kind == PARETO_EVENT_CREATED || told.kind == PARETO_EVENT_OTHER
                       ? nullptr
                       : &old_rows.array();
    event.after = told.kind == PARETO_EVENT_REMOVED ? nullptr : &new_rows.array();
    event.ctx = this;
    told_ = &told;
    rows_ = how.rows;
    fault_.reset();
    if (before_phase) {
      event.veto = [](const pareto_event* self, std::int64_t row, const char* column,
                      pareto_str why) {
        static_cast<SubscriberRun*>(self->ctx)->look_at(row, column, why.len > 0, "veto");
      };
      event.amend = [](const pareto_event* self, std::int64_t row, const char* column,
                       const pareto_value*, pareto_error* error) -> pareto_status {
        auto& run = *static_cast<SubscriberRun*>(self->ctx);
        if (run.told_->kind == PARETO_EVENT_REMOVED)
          return sdk::detail::fill(error, PARETO_E_DENIED, "the record is about to be removed");
        run.look_at(row, column, true, "amend");
        return PARETO_OK;
      };
    }
    const Shaped seen_table(event, as);
    const pareto_event* seen = seen_table.get();
    try {
      plugins::run_plugin(context, trial_.manifest().id,
                          [&](pareto_error* error) { return table_->deliver(job, seen, error); });
    } catch (const Error& error) {
      const std::string words = error.text(Language::English);
      if (words.find("exception across") != std::string::npos) throw;
      if (words.find("without saying why") != std::string::npos)
        fail({"it refuses {} without a word", "拒绝 {} 时没有说明"}, {told.topic});
    }
    // What was lent is taken back: who kept a pointer ends at the next event.
    c_schema.release(&c_schema);
    ids.close();
    if (fault_) throw *fault_;
    if (query_.ledger.alive() != 0)
      fail({"{} batches of what it asked for were never released", "查询结果有 {} 批没有释放"},
           {query_.ledger.alive()});
    if (!records_.fault.empty())
      fail({"it writes what no host takes: {}", "它写入了主程序不接受的内容：{}"},
           {records_.fault});
  }

 private:
  void look_at(std::int64_t row, const char* column, bool has_words, const char* what) {
    if (fault_) return;
    try {
      if (row < 0 || row >= rows_)
        fail({"it wants to {0} row {1} of {2}", "它要 {0} 第 {1} 行，而只有 {2} 行"},
             {what, row, rows_});
      if (!has_words) fail({"it vetoes row {} without a word", "否决第 {} 行时没有说明"}, {row});
      if (column == nullptr || *column == '\0') return;
      const bool known = std::ranges::any_of(
          told_->columns, [&](const sdk::ColumnSpec& one) { return one.name == column; });
      if (!known && std::string_view(column).find('.') == std::string_view::npos)
        fail({"it names the column {}, which there is not", "它提到不存在的列 {}"}, {column});
    } catch (const Error& error) {
      fault_ = error;
    }
  }

  Trial& trial_;
  MockQuery query_;
  MockRecords records_;
  const pareto_subscriber_v1* table_ = nullptr;
  const Told* told_ = nullptr;
  std::int64_t rows_ = 0;
  std::optional<Error> fault_;
};

}  // namespace pareto::conformance
