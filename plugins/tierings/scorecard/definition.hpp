// What a scorecard is made of, as a person writes it: a line per indicator, and the limits of the
// tiers.
//
//     # indicator = source | weight N | scale | missing what
//     net_sales   = metric net_sales 12m  | weight 40 | linear 0..500万       | missing unrated
//     growth      = growth net_sales 12m  | weight 20 | linear -20%..30%     | missing skip
//     industry    = field industry        | weight 20 | table 饲料:100 医药:60 *:20
//     fit         = judged                | weight 20
//     limits A 70, B 45, C
//     known 50%
//
// Sources: `metric NAME WINDOW`, `growth NAME WINDOW` (against the window before), `ratio NAME NAME
// WINDOW`, `since first_order` (or last_order, last_line; in days), `count ENTITY WINDOW
// CONDITION`, `sum ENTITY FIELD WINDOW CONDITION` and `latest ENTITY CONDITION` (in days since) of
// records that refer to the customer (window and condition may be left out), `field NAME`, `score
// RULE`, `tier RULE`, `judged [INDICATOR]`. Scales: see scale.hpp; judged and score need none.
// Missing: `skip` (the others weigh more; the default), `zero`, `middle` (50 points), `unrated` (no
// tier). Limits: tiers from the highest down, each from which score on; the last without a number
// takes all the rest, with one those below it are not rated. `known`: at least this share of the
// weights must have a value. Numbers may end with %, 万, 亿, k or M. Key words and punctuation may
// be Chinese.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pareto/job.hpp"
#include "scale.hpp"

namespace pareto::scorecard {

enum class Source { Metric, Growth, Ratio, Since, Count, Sum, Latest, Field, Score, Tier, Judged };
enum class Missing { Skip, Zero, Middle, Unrated };
// What values are, for those who read them. Money in units of home currency, days and months as
// whole numbers.
enum class Unit { Money, Whole, Share, Points, Number, Word };

struct Indicator {
  std::string name;
  Source source = Source::Metric;
  std::string what, against, window;  // metric, entity, field, rule or judged indicator; a ratio's
                                      // denominator, a sum's field
  std::string where;                  // condition of records
  double weight = 0;
  Scale scale = Scale::linear(0, 100);
  Missing missing = Missing::Skip;
  Unit unit = Unit::Number;
};

struct Limit {
  std::string tier;
  std::optional<double> from;  // nothing: all the rest
};

struct Definition {
  std::vector<Indicator> indicators;
  std::vector<Limit> limits;  // highest first
  double known = 0;           // share of the weights that must have a value
};

// Throws sdk::Failure that names line and remedy, in the reader's language.
[[nodiscard]] Definition parse_definition(const sdk::Job& job, std::string_view text);

// The text of a bundled definition, "industrial" or "traits"; nothing for another name.
[[nodiscard]] std::optional<std::string_view> bundled_definition(std::string_view name);

}  // namespace pareto::scorecard
