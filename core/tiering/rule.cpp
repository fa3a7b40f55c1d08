#include "core/tiering/rule.hpp"

#include <utility>

#include "core/base/json_text.hpp"

namespace pareto::tiering {
namespace {

model::Label label_of(const pareto_label* label) {
  const auto text = [](const char* c) { return std::string(c != nullptr ? c : ""); };
  if (label == nullptr) return {};
  return {text(label->en), text(label->zh_hans), text(label->zh_hant)};
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
  for (const pareto_tier* const* tier = found_.table->tiers; *tier != nullptr; ++tier) {
    tiers_.push_back({(*tier)->code, label_of((*tier)->label)});
  }
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

std::unique_ptr<plugins::JobContext> Rule::job(
    Date as_of, std::function<void(std::string_view, double)> figure, bool explanations) const {
  plugins::JobScope scope;
  scope.language = options_.language;
  scope.home_currency = options_.home_currency;
  scope.as_of = as_of.days;
  scope.time_zone_minutes = options_.zone.minutes_east(as_of);
  scope.session = options_.session;
  scope.explanations = explanations;
  plugins::JobCallbacks callbacks;
  if (options_.job != nullptr) callbacks = options_.job->callbacks();
  callbacks.figure = std::move(figure);
  return std::make_unique<plugins::JobContext>(found_.host, settings_, std::move(scope),
                                               std::move(callbacks));
}

}  // namespace pareto::tiering
