// Tierings: rules that give every subject a tier, a score and an explanation.
//
// A rule says what it needs and rates one row after the other (members as in extension.hpp):
//
//     struct Flat : Tiering<Flat> {
//       static constexpr const char* id = "flat";
//       static constexpr Label label{"Flat limits", "固定门槛"};
//       static constexpr Tier tiers[] = {{"C", {"C"}}, {"B", {"B"}}, {"A", {"A"}}};  // lowest first
//       static constexpr bool ordered = true;                                        // the default
//       static constexpr Field settings[] = {
//           money("a_from", {"A from", "A 类起点"}).initially("1000000")};
//       static constexpr Field indicators[] = {money("net_sales", {"Net sales", "净销售额"})};
//
//       static void plan(const Job&, Plan& plan) {
//         plan.metric("net_sales", Type::Money, "net_sales", "12m");
//       }
//
//       explicit Flat(const Job& job) : from_(job.integer("a_from", 0)) {}
//       Rating rate(const Row& row) {
//         const auto sales = row.integer(0);  // column 0: the first thing that plan asked for
//         if (!sales) return {};              // not rated
//         return {.tier = *sales >= from_ ? 2 : 0, .score = double(*sales)};
//       }
//       std::int64_t from_;
//     };
//
// With `void observe(const Row&)` the rule sees all rows before it rates the first; then `void
// ready()` is called, if there is one. `void finish(const Job&)`, if there is one, comes after the
// last row (figures go there or into ready).
//
// Where the settings name the tiers, the rule has `static constexpr bool own_tiers = true` and
// calls plan.has_tier("key", label) for each, lowest first; those of the table are then what it has
// without settings.
//
// A rule that wants the tables themselves: tiering_tables.hpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pareto/abi/tiering.h"
#include "pareto/bare_job.hpp"
#include "pareto/column.hpp"
#include "pareto/explanation.hpp"
#include "pareto/extension.hpp"
#include "pareto/rated_rows.hpp"

namespace pareto::sdk {
inline namespace v0 {

struct Tier {
  const char* code;
  Label label;
};

// Records that refer to the customer, and what is made of them; see abi/tiering.h.
//
//     plan.children("visits", Type::Int, {.of = "interaction", .where = "kind = visit", .window = "12m"});
struct Children {
  const char* make = "count";   // or "sum", "latest"
  const char* of;               // an entity
  const char* field = nullptr;  // of a sum
  const char* where = nullptr;  // a condition as lists take it; several with ';' between
  const char* window = "all";
};

// What a rule asks for; columns come in the order of the calls.
class Plan {
 public:
  explicit Plan(const pareto_plan* plan) : plan_(plan) {}

  // A field of the subject, such as "industry" or "chemical.annual_usage".
  void field(const char* name, Type type, const char* source) {
    need(name, PARETO_NEED_FIELD, type, source, nullptr);
  }
  // A metric of the host, such as "net_sales", over a window ("12m", "prev12m", "all"); see
  // abi/tiering.h.
  void metric(const char* name, Type type, const char* source, const char* window) {
    need(name, PARETO_NEED_METRIC, type, source, window);
  }
  // Score (real) or tier (text: code) that another rule gave.
  void score(const char* name, const char* rule) {
    need(name, PARETO_NEED_SCORE, Type::Real, rule, nullptr);
  }
  void tier(const char* name, const char* rule) {
    need(name, PARETO_NEED_TIER, Type::Text, rule, nullptr);
  }
  // What people last said of an indicator until the day looked at, real, 0 to 100.
  void judgement(const char* name, const char* indicator) {
    need(name, PARETO_NEED_JUDGEMENT, Type::Real, indicator, nullptr);
  }
  // A number, a sum or the latest day of records that refer to the customer.
  void children(const char* name, Type type, const Children& what) {
    ask({sizeof(pareto_need), name, PARETO_NEED_CHILDREN, static_cast<std::uint32_t>(type),
         what.make, what.window, what.of, what.field, what.where});
  }
  // A tier of these settings, lowest first; only of a rule with own_tiers.
  void has_tier(const char* code, const Label& label) {
    if (plan_ == nullptr || plan_->size_of < offsetof(pareto_plan, tier) + sizeof plan_->tier)
      return;
    const pareto_label words = to_c(label);
    const pareto_tier one{sizeof(pareto_tier), code, &words};
    plan_->tier(plan_, &one);
  }
  // Subjects are groups, customers rolled up to their root.
  void per_group(bool yes) {
    if (plan_ != nullptr) plan_->per_group(plan_, yes ? 1 : 0);
  }

  // Columns of the stream that apply gets, in the order of the calls.
  [[nodiscard]] const detail::Columns& columns() const { return columns_; }

 private:
  void need(const char* name, std::uint32_t kind, Type type, const char* source,
            const char* window) {
    ask({sizeof(pareto_need), name, kind, static_cast<std::uint32_t>(type), source, window, nullptr,
         nullptr, nullptr});
  }
  void ask(const pareto_need& need) {
    columns_.add(need.name, static_cast<Type>(need.type));
    if (plan_ != nullptr) plan_->need(plan_, &need);
  }
  const pareto_plan* plan_;
  detail::Columns columns_;
};

// What a rule says about one subject. Without a tier the subject is not rated.
struct Rating {
  std::optional<int> tier{};  // index into tiers
  std::optional<double> score{};
  std::string explanation{};  // see Explanation; empty: none
};

// One subject. Columns count from 0, in the order of plan. Texts live as long as the row.
class Row {
 public:
  Row(const ColumnView* columns, std::int64_t row) : columns_(columns), row_(row) {}
  [[nodiscard]] bool is_null(std::size_t column) const { return columns_[column].is_null(row_); }
  // Of every type but real and text; money in 1/10000, dates in days.
  [[nodiscard]] std::optional<std::int64_t> integer(std::size_t column) const {
    if (is_null(column)) return std::nullopt;
    return columns_[column].integer(row_);
  }
  [[nodiscard]] std::optional<Date> date(std::size_t column) const {
    if (is_null(column)) return std::nullopt;
    return columns_[column].date(row_);
  }
  [[nodiscard]] std::optional<double> real(std::size_t column) const {
    if (is_null(column)) return std::nullopt;
    return columns_[column].real(row_);
  }
  [[nodiscard]] std::optional<std::string_view> text(std::size_t column) const {
    if (is_null(column)) return std::nullopt;
    return columns_[column].text(row_);
  }

 private:
  const ColumnView* columns_;
  std::int64_t row_;
};

namespace detail {

template <class X>
concept ObservesRows = requires(X rule, const Row& row) {
  rule.observe(row);
};
template <class X>
concept AppliesTables = requires {
  &X::apply;
};
// Of a rule that wants the tables themselves: include pareto/tiering_tables.hpp.
template <class X>
struct TablesOf;

// Runs a rule of the row style over a stream.
template <class X>
class RatedRows final : public RowPass {
 public:
  // Takes `in` over, whatever the result.
  static void apply(const pareto_job* job, ArrowArrayStream* in, ArrowArrayStream* out) {
    StreamHolder held(in);
    Plan needs(nullptr);
    X::plan(Job(job), needs);
    hand_out(new RatedRows(Job(job), held, needs.columns()), out);
  }

 private:
  RatedRows(const Job& job, StreamHolder& in, const Columns& columns)
      : RowPass(job, in, columns), rule_(job) {}

  void begin() override {
    if constexpr (ObservesRows<X>) {
      keep([this](const ColumnView* columns, std::int64_t rows) {
        for (std::int64_t row = 0; row < rows; ++row) rule_.observe(Row(columns, row));
      });
    }
    if constexpr (requires { rule_.ready(); }) rule_.ready();
  }
  void rate(const ColumnView* columns, std::int64_t rows, RatingsOut& out) override {
    for (std::int64_t row = 0; row < rows; ++row) {
      const Rating rating = rule_.rate(Row(columns, row));
      out.add(row, rating.tier, rating.score, rating.explanation);
    }
  }
  void end() override {
    if constexpr (requires { rule_.finish(job()); }) rule_.finish(job());
  }

  X rule_;
};

template <class X>
inline constexpr FieldList<std::size(X::indicators)> kIndicatorsOf{X::indicators};
template <class X>
inline constexpr FieldList<std::size(X::figures)> kFiguresOf{X::figures};

template <class X>
struct TieringTable {
  static constexpr std::size_t kCount = std::size(X::tiers);
  static_assert(is_name(X::id), "a tiering's id consists of a-z, 0-9 and '_'");
  static_assert(kCount <= 250, "a tiering has at most 250 tiers");

  static constexpr auto kLabels = [] {
    std::array<pareto_label, kCount> list{};
    for (std::size_t i = 0; i < kCount; ++i) list[i] = to_c(X::tiers[i].label);
    return list;
  }();
  static constexpr auto kTiers = [] {
    std::array<pareto_tier, kCount> list{};
    for (std::size_t i = 0; i < kCount; ++i)
      list[i] = {sizeof(pareto_tier), X::tiers[i].code, &kLabels[i]};
    return list;
  }();
  static constexpr auto kPointers = [] {
    std::array<const pareto_tier*, kCount + 1> list{};
    for (std::size_t i = 0; i < kCount; ++i) list[i] = &kTiers[i];
    return list;
  }();
  static constexpr std::uint32_t flags() {
    std::uint32_t flags = PARETO_TIERING_ORDERED;
    if constexpr (requires { X::ordered; }) flags = X::ordered ? PARETO_TIERING_ORDERED : 0;
    if constexpr (requires { X::own_tiers; }) flags |= X::own_tiers ? PARETO_TIERING_OWN_TIERS : 0;
    return flags;
  }
  static constexpr pareto_fields indicators() {
    if constexpr (requires { X::indicators; })
      return kIndicatorsOf<X>.get();
    else
      return nullptr;
  }
  static constexpr pareto_fields figures() {
    if constexpr (requires { X::figures; })
      return kFiguresOf<X>.get();
    else
      return nullptr;
  }

  static pareto_status plan(const pareto_job* job, const pareto_plan* plan, pareto_error* error) {
    return guarded(error, [&] {
      Plan needs(plan);
      X::plan(Job(job), needs);
    });
  }
  static pareto_status apply(const pareto_job* c_job, ArrowArrayStream* in, ArrowArrayStream* out,
                             pareto_error* error) {
    return guarded(error, [&] {
      if constexpr (AppliesTables<X>)
        TablesOf<X>::apply(c_job, in, out);
      else
        RatedRows<X>::apply(c_job, in, out);
    });
  }

  static constexpr pareto_tiering_v1 kTable{sizeof(pareto_tiering_v1),
                                            X::id,
                                            label_of<X>(),
                                            help_of<X>(),
                                            flags(),
                                            0,
                                            kPointers.data(),
                                            settings_of<X>(),
                                            indicators(),
                                            figures(),
                                            plan,
                                            apply};
};

}  // namespace detail

template <class X>
struct Tiering {
  static constexpr const char* kExtension = PARETO_EXT_TIERING;
  static constexpr const void* table() { return &detail::TieringTable<X>::kTable; }
};

}  // namespace v0
}  // namespace pareto::sdk
