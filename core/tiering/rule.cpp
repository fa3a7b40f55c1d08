#include "core/tiering/rule.hpp"

#include <utility>

#include "core/base/error.hpp"
#include "core/base/json_text.hpp"
#include "pareto/received.hpp"

namespace pareto::tiering {
namespace {

model::Label label_of(const pareto_label* theirs) {
  const auto text = [](const char* c) { return std::string(c != nullptr ? c : ""); };
  if (theirs == nullptr) return {};
  const pareto_label label = sdk::received(*theirs);
  return {text(label.en), text(label.zh_hans), text(label.zh_hant)};
}

}  // namespace

Rule::Rule(FoundRule found, const std::map<std::string, std::string>& settings, Options options)
    : found_(std::move(found)),
      options_(std::move(options)),
      label_(label_of(found_.table->label)),
      indicators_(model::fields_from(found_.table->indicators, "")),
      figures_(model::fields_from(found_.table->figures, "")),
      settings_(
          plugins::Settings::parse(model::fields_from(found_.table->settings, ""), settings)) {
  for (const pareto_tier* const* list = found_.table->tiers; *list != nullptr; ++list) {
    const pareto_tier tier = sdk::received(**list);
    tiers_.push_back({tier.code, label_of(tier.label)});
  }
  if ((found_.table->flags & PARETO_TIERING_OWN_TIERS) != 0) ask_for_tiers();
}

// The plan says the same tiers whatever the day.
void Rule::ask_for_tiers() {
  struct Collector {
    std::vector<TierName> tiers;
    bool damaged = false;
  } collector;
  pareto_plan plan{};
  plan.size_of = sizeof plan;
  plan.ctx = &collector;
  plan.need = [](const pareto_plan*, const pareto_need*) {};
  plan.per_group = [](const pareto_plan*, std::int32_t) {};
  plan.tier = [](const pareto_plan* self, const pareto_tier* theirs) {
    auto& to = *static_cast<Collector*>(self->ctx);
    try {
      const bool whole = theirs != nullptr && sdk::is_whole(*theirs);
      const pareto_tier tier = whole ? sdk::received(*theirs) : pareto_tier{};
      if (tier.code != nullptr && *tier.code != '\0' && to.tiers.size() < 250)
        to.tiers.push_back({tier.code, label_of(tier.label)});
      else
        to.damaged = true;
    } catch (...) {  // out of memory
      to.damaged = true;
    }
  };
  const auto context = job(Date{0});
  plugins::run_plugin(*context, plugin(), [&](pareto_error* error) {
    return table().plan(context->get(), &plan, error);
  });
  for (std::size_t i = 0; i < collector.tiers.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k)
      collector.damaged |= collector.tiers[i].code == collector.tiers[k].code;
  }
  if (collector.damaged) {
    throw Error(ErrorCode::Data,
                Message(Text{"names tiers that cannot be read, or one of them twice",
                             "给出的等级无法读取，或有重复"}))
        .within(plugins::plugin_context(plugin()));
  }
  if (!collector.tiers.empty()) tiers_ = std::move(collector.tiers);
}

std::string Rule::settings_json() const {
  std::string out = "{";
  for (const plugins::Setting& setting : settings_.all()) {
    if (setting.secret) continue;
    if (out.size() > 1) out += ',';
    append_json(out, setting.name);
    out += ':';
    append_json(out, setting.text);
  }
  return out + "}";
}

std::uint8_t Rule::index_of(std::string_view code) const {
  for (std::size_t i = 0; i < tiers_.size(); ++i) {
    if (tiers_[i].code == code) return static_cast<std::uint8_t>(i);
  }
  return kUnknownTier;
}

std::unique_ptr<plugins::JobContext> Rule::job(Date as_of,
                                               std::function<void(std::string_view, double)> figure,
                                               Explanations explanations) const {
  plugins::JobScope scope;
  scope.language = options_.language;
  scope.home_currency = options_.home_currency;
  scope.as_of = as_of.days;
  scope.time_zone_minutes = options_.zone.minutes_east(as_of);
  scope.session = options_.session;
  scope.explanations = explanations != Explanations::NotWanted;
  scope.all_ways = explanations == Explanations::AllWays;
  plugins::JobCallbacks callbacks;
  if (options_.job != nullptr) callbacks = options_.job->callbacks();
  callbacks.figure = std::move(figure);
  return std::make_unique<plugins::JobContext>(found_.host, settings_, std::move(scope),
                                               std::move(callbacks));
}

}  // namespace pareto::tiering
