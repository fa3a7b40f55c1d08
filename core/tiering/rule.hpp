// A tiering rule of a plugin, with its settings, ready to be run as of any day.
//
// Values; the registry that found the rule must outlive it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/time_zone.hpp"
#include "core/jobs/job.hpp"
#include "core/model/field.hpp"
#include "core/plugins/job_context.hpp"
#include "core/plugins/plugin_registry.hpp"
#include "core/plugins/settings.hpp"
#include "pareto/abi/tiering.h"

namespace pareto::tiering {

using FoundRule = plugins::Found<pareto_tiering_v1>;

// A tier as an index into the rule's tiers, lowest first; kUnrated stands for none.
inline constexpr std::uint8_t kUnrated = 255;
// A tier that was stored and that the rule no longer has.
inline constexpr std::uint8_t kUnknownTier = 254;

// What the rule is told about its explanations: nobody reads them, they are kept, or somebody reads
// one and wants all ways.
enum class Explanations { NotWanted, Wanted, AllWays };

struct TierName {
  std::string code;
  model::Label label;
};

class Rule {
 public:
  struct Options {
    Language language = Language::English;
    std::string home_currency = "CNY";
    TimeZone zone = {};
    pareto_session* session = nullptr;  // on whose behalf; must outlive the rule
    jobs::Job* job = nullptr;           // in which it works; null: nobody watches or cancels
  };

  // Throws Error for settings that the rule does not have or take. A rule whose settings name its
  // tiers is asked for them here.
  Rule(FoundRule found, const std::map<std::string, std::string>& settings, Options options);

  [[nodiscard]] const pareto_tiering_v1& table() const { return *found_.table; }
  [[nodiscard]] const std::string& plugin() const { return found_.plugin; }
  [[nodiscard]] std::string id() const { return found_.table->id; }
  [[nodiscard]] const model::Label& label() const { return label_; }
  [[nodiscard]] const std::vector<TierName>& tiers() const { return tiers_; }
  [[nodiscard]] bool ordered() const { return (found_.table->flags & PARETO_TIERING_ORDERED) != 0; }
  [[nodiscard]] const std::vector<model::Field>& indicators() const { return indicators_; }
  [[nodiscard]] const std::vector<model::Field>& figures() const { return figures_; }
  [[nodiscard]] const plugins::Settings& settings() const { return settings_; }
  // {"a_share":"0.8",…}, without secrets.
  [[nodiscard]] std::string settings_json() const;

  [[nodiscard]] std::uint8_t index_of(std::string_view code) const;
  // Empty for what is no tier.
  [[nodiscard]] std::string_view code(std::uint8_t tier) const {
    return tier < tiers_.size() ? std::string_view(tiers_[tier].code) : "";
  }
  // Not rated, or rated as nothing known, stands level with the lowest tier: to lose a C is no
  // fall, to lose an A is one.
  [[nodiscard]] int level(std::uint8_t tier) const { return tier < tiers_.size() ? tier : 0; }
  [[nodiscard]] bool rises(std::uint8_t before, std::uint8_t after) const {
    return ordered() && level(after) > level(before);
  }
  [[nodiscard]] bool falls(std::uint8_t before, std::uint8_t after) const {
    return ordered() && level(after) < level(before);
  }

  // The work that it is part of; null: nobody watches.
  [[nodiscard]] jobs::Job* work() const { return options_.job; }
  // What the plugin sees of it as of a day; `figure` is told the run's figures.
  [[nodiscard]] std::unique_ptr<plugins::JobContext> job(
      Date as_of, std::function<void(std::string_view, double)> figure = {},
      Explanations explanations = Explanations::Wanted) const;

 private:
  void ask_for_tiers();

  FoundRule found_;
  Options options_;
  model::Label label_;
  std::vector<TierName> tiers_;
  std::vector<model::Field> indicators_, figures_;
  plugins::Settings settings_;
};

}  // namespace pareto::tiering
