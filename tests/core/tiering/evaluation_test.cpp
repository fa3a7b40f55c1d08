#include "core/tiering/evaluation.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "core/base/error.hpp"
#include "sample_rules.hpp"

using namespace pareto;
using namespace pareto::tiering;
using namespace pareto::tiering::testing;

namespace {

Input input_of(std::vector<std::optional<std::int64_t>> values) {
  Input input;
  input.schema = {{"net_sales", sdk::Type::Money}};
  input.rows = values.size();
  input.columns.resize(1);
  for (const auto& value : values) {
    input.columns[0].integers.push_back(value.value_or(0));
    input.columns[0].valid.push_back(value.has_value());
  }
  return input;
}

// A rule whose answer the test decides.
using Apply = std::function<std::unique_ptr<sdk::BatchStream>(const sdk::Job&,
                                                              std::unique_ptr<sdk::BatchStream>)>;
Apply* answer = nullptr;

struct Scripted : sdk::Tiering<Scripted> {
  static constexpr const char* id = "scripted";
  static constexpr sdk::Label label{"Scripted", "脚本"};
  static constexpr sdk::Tier tiers[] = {{"low", {"low"}}, {"high", {"high"}}};
  static void plan(const sdk::Job&, sdk::Plan& plan) {
    plan.metric("net_sales", sdk::Type::Money, "net_sales", "12m");
  }
  static std::unique_ptr<sdk::BatchStream> apply(const sdk::Job& job,
                                                 std::unique_ptr<sdk::BatchStream> in) {
    return (*answer)(job, std::move(in));
  }
};

std::string failure_of(Apply apply, std::size_t rows = 3) {
  answer = &apply;
  const Input input = input_of(std::vector<std::optional<std::int64_t>>(rows, 1));
  try {
    evaluate(rule_of<Scripted>(), input, Date{20'000}, [](const Rating&) {});
  } catch (const Error& error) {
    return error.what();
  }
  return "no failure";
}

std::unique_ptr<sdk::BatchStream> ratings(std::vector<int> tiers, double score = 1,
                                          std::string explanation = {}) {
  sdk::Ratings out;
  for (const int tier : tiers) out.add(tier, score, explanation);
  return sdk::stream_of(out.finish());
}

bool mentions(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("A rule's verdicts come in the order of the subjects, with its figures", "[tiering]") {
  const Input input = input_of({money_units(150), std::nullopt, money_units(10), money_units(-1)});
  std::string tiers, explanation;

  const auto figures = evaluate(rule_of<Flat>(), input, Date{20'000}, [&](const Rating& rating) {
    tiers += rating.tier == kUnrated ? '-' : static_cast<char>('0' + rating.tier);
    if (rating.subject == 0) explanation = rating.explanation;
  });

  CHECK(tiers == "2-10");
  CHECK(explanation == R"({"indicators":[{"name":"net_sales","value":1500000}]})");
  REQUIRE(figures.size() == 1);
  CHECK(figures[0].name == "rated");
  CHECK(figures[0].value == 3);
}

TEST_CASE("Many subjects pass in several batches", "[tiering]") {
  const std::size_t count = static_cast<std::size_t>(sdk::kBatchRows) * 2 + 17;
  const Input input = input_of(std::vector<std::optional<std::int64_t>>(count, money_units(10)));
  std::size_t next = 0;

  evaluate(rule_of<Flat>(), input, Date{20'000}, [&](const Rating& rating) {
    if (rating.subject == next && rating.tier == 1) ++next;
  });

  CHECK(next == count);
}

TEST_CASE("A rule that answers other rows than it was given is named", "[tiering]") {
  const std::string fewer = failure_of([](const auto&, auto) { return ratings({0, 1}); });
  const std::string more = failure_of([](const auto&, auto) { return ratings({0, 1, 1, 0}); });

  CHECK(mentions(fewer, "plugin test"));
  CHECK(mentions(fewer, "2 rows for the 3"));
  CHECK(mentions(more, "more rows than the 3"));
}

TEST_CASE("A tier, score or text that cannot be is refused", "[tiering]") {
  CHECK(mentions(failure_of([](const auto&, auto) {
                   return ratings({0, 2, 1});
                 }),
                 "tier 2 in row 1, but it has 2 tiers"));
  CHECK(mentions(failure_of([](const auto&, auto) {
                   return ratings({0, 1, 1}, std::numeric_limits<double>::infinity());
                 }),
                 "score in row 0 that is no number"));
  CHECK(mentions(failure_of([](const auto&, auto) {
                   return ratings({0, 1, 1}, 1, "\xff\xfe");
                 }),
                 "no UTF-8"));
}

TEST_CASE("A table of other columns is refused", "[tiering]") {
  const auto two_columns = [](const auto&, auto) {
    sdk::BatchBuilder builder({{"tier", sdk::Type::Tier}, {"score", sdk::Type::Real}});
    for (int i = 0; i < 3; ++i) builder.end_row();
    return sdk::stream_of(builder.finish());
  };
  const auto other_type = [](const auto&, auto) {
    sdk::BatchBuilder builder(
        {{"tier", sdk::Type::Int}, {"score", sdk::Type::Real}, {"explanation", sdk::Type::Text}});
    for (int i = 0; i < 3; ++i) builder.end_row();
    return sdk::stream_of(builder.finish());
  };

  CHECK(mentions(failure_of(two_columns), "expected 3 columns, got 2"));
  CHECK(mentions(failure_of(other_type), "expected column tier of format C"));
}

TEST_CASE("A rule that fails before or in the middle of its answer is named with its own words",
          "[tiering]") {
  const auto at_once = [](const auto&, auto) -> std::unique_ptr<sdk::BatchStream> {
    throw sdk::Failure(PARETO_E_ARGUMENT, "the line of A must not lie above that of B");
  };
  const auto later = [](const auto&, auto) {
    auto next = [first = true](sdk::Batch& out) mutable {
      if (!std::exchange(first, false)) throw std::runtime_error("lost my way");
      sdk::Ratings one;
      one.add(0, 1.0);
      out = one.finish();
      return true;
    };
    return sdk::make_stream(sdk::tiering_result(), next);
  };

  CHECK(mentions(failure_of(at_once), "plugin test: the line of A must not lie above that of B"));
  CHECK(mentions(failure_of(later), "plugin test: lost my way"));
}

TEST_CASE("A cancelled run ends as cancelled", "[tiering]") {
  const std::atomic<bool> cancel = true;
  jobs::Job job({.cancel = &cancel}, "tier", "flat");
  const Rule rule({static_cast<const pareto_tiering_v1*>(Flat::table()), nullptr, "test"}, {},
                  {.job = &job});
  const Input input = input_of({1, 2, 3});

  try {
    evaluate(rule, input, Date{20'000}, [](const Rating&) {});
    FAIL("it was not cancelled");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::Cancelled);
  }
}

TEST_CASE("Not rated stands level with the lowest tier", "[tiering]") {
  const Rule rule = rule_of<Flat>();

  CHECK(rule.falls(2, kUnrated));
  CHECK_FALSE(rule.falls(0, kUnrated));
  CHECK(rule.rises(kUnrated, 1));
  CHECK_FALSE(rule.rises(kUnrated, 0));
  CHECK(rule.falls(2, 1));
  CHECK_FALSE(rule.rises(2, 1));
}
