#include "core/conformance/tiering_run.hpp"

#include <cmath>
#include <cstring>
#include <limits>

#include "core/plugins/plugin_call.hpp"
#include "pareto/tiering_tables.hpp"

namespace pareto::conformance {
namespace {

using sdk::Batch;
using sdk::Type;

struct Asked {
  sdk::Schema schema;
  std::string text;
  std::size_t tiers = 0;
};

// What plan() asked for, as it is told by the C table.
pareto_plan asking(Asked& into) {
  pareto_plan plan{};
  plan.size_of = sizeof plan;
  plan.ctx = &into;
  plan.need = [](const pareto_plan* self, const pareto_need* need) {
    auto& asked = *static_cast<Asked*>(self->ctx);
    if (need == nullptr || need->name == nullptr) return;
    asked.schema.push_back({need->name, static_cast<Type>(need->type)});
    asked.text += std::string(need->name) + " " + std::to_string(need->kind) + " " +
                  std::to_string(need->type) + " " + (need->source ? need->source : "") + " " +
                  (need->window ? need->window : "") + "\n";
  };
  plan.per_group = [](const pareto_plan* self, std::int32_t yes) {
    static_cast<Asked*>(self->ctx)->text += yes != 0 ? "per group\n" : "per customer\n";
  };
  plan.tier = [](const pareto_plan* self, const pareto_tier* tier) {
    auto& asked = *static_cast<Asked*>(self->ctx);
    ++asked.tiers;
    asked.text +=
        std::string("tier ") + (tier != nullptr && tier->code != nullptr ? tier->code : "") + "\n";
  };
  return plan;
}

}  // namespace

TieringRun::TieringRun(Trial& trial, HostShape shape)
    : table_(trial.table<pareto_tiering_v1>()),
      host_(trial.host()),
      plugin_(trial.manifest().id),
      extension_(trial.extension()),
      language_(trial.subject().language),
      shape_(trial.subject().oldest && shape == HostShape::Today ? HostShape::Oldest : shape),
      tiers_(trial.extension().tiers.size()) {
  Asked asked;
  const pareto_plan today = asking(asked);
  const Shaped plan(today, shape_);
  const auto context = job(nullptr, nullptr);
  const Shaped as_seen(*context->get(), shape_);
  plugins::call(plugin_,
                [&](pareto_error* error) { return table_.plan(as_seen.get(), plan.get(), error); });
  for (const sdk::ColumnSpec& column : asked.schema) {
    if (column.name.empty() || column.type < Type::Bool || column.type > Type::Quantity)
      fail({"its plan asks for a column without name or type", "其计划要求的列缺少名称或类型"});
  }
  if (asked.schema.empty()) fail({"its plan asks for nothing", "其计划没有要求任何内容"});
  needs_ = std::move(asked.schema);
  plan_text_ = std::move(asked.text);
  if (asked.tiers > 0) tiers_ = asked.tiers;
}

std::unique_ptr<plugins::JobContext> TieringRun::job(const std::atomic<bool>* cancel,
                                                     std::map<std::string, double>* figures) const {
  plugins::JobCallbacks callbacks;
  callbacks.cancel = cancel;
  if (figures != nullptr)
    callbacks.figure = [figures](std::string_view name, double value) {
      (*figures)[std::string(name)] = value;
    };
  return std::make_unique<plugins::JobContext>(
      host_, plugins::Settings::parse(extension_.settings, {}),
      plugins::JobScope{
          .language = language_, .home_currency = "CNY", .as_of = 20'000, .time_zone_minutes = 480},
      std::move(callbacks));
}

void TieringRun::apply(std::unique_ptr<sdk::BatchStream> in, const std::atomic<bool>* cancel,
                       const std::function<void(ArrowArrayStream&)>& read,
                       std::map<std::string, double>* figures) const {
  const auto context = job(cancel, figures);
  const Shaped as_seen(*context->get(), shape_);
  ArrowArrayStream from{}, out{};
  sdk::export_stream(std::move(in), &from);
  try {
    plugins::call(plugin_, [&](pareto_error* error) {
      return table_.apply(as_seen.get(), &from, &out, error);
    });
  } catch (...) {
    if (from.release != nullptr)
      fail({"it did not release its input when it failed", "失败时没有释放输入"}, {},
           {"`in` is moved in, whatever the result", "无论结果如何，in 都已移交给它"});
    throw;
  }
  if (from.release != nullptr)
    fail({"it left its input to the host", "它把输入留给了主程序"}, {},
         {"`in` is moved in: take it over and set release to NULL, or release it",
          "in 已移交：请接管并把 release 置空，或释放它"});
  if (out.release == nullptr) fail({"it answered no stream", "它没有返回数据流"});
  read(out);
  if (out.release != nullptr) out.release(&out);
}

TieringAnswer TieringRun::answer_of(ArrowArrayStream& stream) const {
  TieringAnswer answer;
  plugins::reading(plugin_, [&] {
    sdk::ImportedStream rows(&stream, sdk::tiering_result());
    for (Batch batch; rows.next(batch);) {
      const sdk::ColumnView tier = batch.column(0), score = batch.column(1), why = batch.column(2);
      for (std::int64_t row = 0; row < batch.rows(); ++row) {
        answer.tiers.push_back(tier.is_null(row) ? -1 : static_cast<int>(tier.integer(row)));
        answer.scores.push_back(score.is_null(row) ? std::numeric_limits<double>::quiet_NaN()
                                                   : score.real(row));
        answer.explanations.emplace_back(why.is_null(row) ? std::string_view() : why.text(row));
      }
    }
  });
  for (const int tier : answer.tiers) {
    if (tier >= static_cast<int>(tiers_))
      fail({"it answers tier {0}, but has {1} tiers", "它返回等级 {0}，而只有 {1} 个等级"},
           {tier, tiers_});
  }
  return answer;
}

TieringAnswer TieringRun::rate(const sdk::testing::Torture& how) const {
  sdk::testing::Ledger* ledger =
      new sdk::testing::Ledger;  // batches may be released after all else: it stays
  TieringAnswer answer;
  std::map<std::string, double> figures;
  apply(
      sdk::testing::torture_stream(needs_, how, ledger), nullptr,
      [&](ArrowArrayStream& stream) { answer = answer_of(stream); }, &figures);
  answer.figures = std::move(figures);
  if (static_cast<std::int64_t>(answer.tiers.size()) != how.rows)
    fail({"it answers {0} rows for {1}", "输入 {1} 行，返回 {0} 行"},
         {answer.tiers.size(), how.rows},
         {"as many rows out as in, in the same order", "返回的行数与顺序须与输入一致"});
  if (ledger->alive() != 0)
    fail({"{} batches of its input were never released", "有 {} 批输入没有释放"}, {ledger->alive()},
         {"release every batch that get_next gave", "get_next 给出的每一批都要释放"});
  if (ledger->twice() != 0)
    fail({"it released batches of its input twice", "输入的批次被释放了两次"});
  for (const auto& [name, value] : answer.figures) {
    bool known = false;
    for (const model::Field& figure : extension_.figures) known |= figure.name == name;
    if (!known)
      fail({"it reports the figure {}, which it does not declare", "它报告了未声明的指标 {}"},
           {name}, {"declare it in `figures`", "请在 figures 中声明"});
  }
  return answer;
}

void require_same(const TieringAnswer& one, const TieringAnswer& other, const Text& how) {
  const auto differs = [&](std::size_t row, const Argument& what, const std::string& a,
                           const std::string& b) {
    throw Error(ErrorCode::Data,
                {Text{"row {0}: {1} is {2} and then {3}", "第 {0} 行：{1} 先为 {2}，后为 {3}"},
                 {row, what, a, b}})
        .within(Message(how));
  };
  for (std::size_t row = 0; row < one.tiers.size() && row < other.tiers.size(); ++row) {
    if (one.tiers[row] != other.tiers[row])
      differs(row, {"tier", "等级"}, std::to_string(one.tiers[row]),
              std::to_string(other.tiers[row]));
    const double a = one.scores[row], b = other.scores[row];
    const bool alike = (std::isnan(a) && std::isnan(b)) || a == b ||
                       std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
    if (!alike) differs(row, {"score", "得分"}, std::to_string(a), std::to_string(b));
    if (one.explanations[row] != other.explanations[row])
      differs(row, {"explanation", "说明"}, one.explanations[row], other.explanations[row]);
  }
  if (one.tiers.size() != other.tiers.size())
    differs(std::min(one.tiers.size(), other.tiers.size()), {"rows", "行数"},
            std::to_string(one.tiers.size()), std::to_string(other.tiers.size()));
}

}  // namespace pareto::conformance
