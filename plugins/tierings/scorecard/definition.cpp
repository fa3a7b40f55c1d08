#include "definition.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

#include "pareto/window.hpp"
#include "pareto/words.hpp"
#include "pareto/written_lines.hpp"

namespace pareto::scorecard {
namespace {

using sdk::split;
using sdk::trimmed;
using sdk::Words;

struct Synonym {
  std::string_view chinese, english;
};
// Key words in Chinese; what stands beside them are names of the firm and stays.
constexpr Synonym kKeyWords[] = {
#define PARETO_WORD(chinese, english) {chinese, english},
#include "key_words.inc"
#undef PARETO_WORD
};
constexpr sdk::WideSign kPunctuation[] = {
#define PARETO_WORD(chinese, english) {chinese, english},
#include "punctuation.inc"
#undef PARETO_WORD
};

struct MetricKind {
  std::string_view name;
  Unit unit;
  bool is_date = false;
};
constexpr MetricKind kMetrics[] = {
    {"net_sales", Unit::Money},         {"margin", Unit::Money},
    {"known_sales", Unit::Money},       {"orders", Unit::Whole},
    {"numbers", Unit::Whole},           {"active_months", Unit::Whole},
    {"first_order", Unit::Whole, true}, {"last_order", Unit::Whole, true},
    {"last_line", Unit::Whole, true}};

// Names that reports know by their label, and what their values must be.
struct KnownName {
  std::string_view name;
  Unit unit;
};
constexpr KnownName kKnownNames[] = {{"net_sales", Unit::Money},    {"margin", Unit::Money},
                                     {"margin_share", Unit::Share}, {"growth", Unit::Share},
                                     {"orders", Unit::Whole},       {"recency", Unit::Whole},
                                     {"regularity", Unit::Whole},   {"tenure", Unit::Whole}};

std::string_view key_word(std::string_view word) {
  for (const Synonym& known : kKeyWords) {
    if (word == known.chinese) return known.english;
  }
  return word;
}

// "-20%", "500万", "1.5M"
std::optional<double> number_of(std::string_view text) {
  static constexpr std::pair<std::string_view, double> kEndings[] = {
#include "endings.inc"
  };
  double factor = 1;
  for (const auto& [ending, times] : kEndings) {
    if (!text.ends_with(ending)) continue;
    factor = times;
    text.remove_suffix(ending.size());
    break;
  }
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return value * factor;
}

class Parser {
 public:
  Parser(const sdk::Job& job, std::string_view text)
      : job_(job), text_(sdk::plain_text(text, kPunctuation)) {}

  Definition parse() {
    for (const std::string_view line : split(text_, '\n')) {
      ++line_;
      const std::string_view said = trimmed(line.substr(0, comment_of(line)));
      if (!said.empty()) parse_line(said);
    }
    line_ = 0;
    if (out_.indicators.empty())
      wrong(
          {"there is no indicator; write a line such as: sales = metric net_sales 12m | weight 40 | percentile",
           "没有任何指标；请写一行，如：销售 = 指标 net_sales 12m | 权重 40 | 百分位"});
    if (out_.limits.empty())
      wrong({"there are no limits of tiers; write a line such as: limits A 70, B 45, C",
             "没有等级界线；请写一行，如：界线 A 70, B 45, C"});
    return std::move(out_);
  }

 private:
  [[noreturn]] void wrong(const Words& words, const std::vector<std::string>& values = {}) const {
    std::string text = sdk::say(job_, words, values);
    if (line_ > 0)
      text = sdk::say(job_, {"line {} of the scorecard: {}", "打分表第 {} 行：{}"},
                      {std::to_string(line_), text});
    throw sdk::Failure(PARETO_E_ARGUMENT, text);
  }

  static std::size_t comment_of(std::string_view line) {
    for (std::size_t at = line.find('#'); at != std::string_view::npos;
         at = line.find('#', at + 1)) {
      if (at == 0 || line[at - 1] == ' ') return at;
    }
    return line.size();
  }

  double number(std::string_view text) const {
    if (const auto value = number_of(text)) return *value;
    wrong({"“{}” is not a number; write it as 0.8, 80% or 5M",
           "“{}”不是数字；请写成 0.8、80%、500万 或 5M"},
          {std::string(text)});
  }
  double points(std::string_view text) const {
    const double value = number(text);
    if (value < 0 || value > 100)
      wrong({"{} points are not between 0 and 100", "{} 分不在 0 到 100 之间"},
            {std::string(text)});
    return value;
  }

  void parse_line(std::string_view line) {
    const std::size_t gap = std::min(line.find(' '), line.size());
    const std::string_view first = key_word(line.substr(0, gap)), rest = trimmed(line.substr(gap));
    if (first == "limits" && !rest.starts_with('=')) return parse_limits(rest);
    if (first == "known" && !rest.starts_with('=')) {
      out_.known = number(rest);
      if (out_.known < 0 || out_.known > 1)
        wrong({"known is a share from 0% to 100%, not {}", "已知比例应在 0% 到 100% 之间，不是 {}"},
              {std::string(rest)});
      return;
    }
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos || equals == 0) {
      wrong({"“{}” is neither an indicator nor limits; write: NAME = SOURCE | weight N | SCALE",
             "“{}”既不是指标也不是界线；请写：名称 = 来源 | 权重 N | 分法"},
            {std::string(line)});
    }
    parse_indicator(trimmed(line.substr(0, equals)), trimmed(line.substr(equals + 1)));
  }

  void parse_limits(std::string_view rest) {
    if (!out_.limits.empty())
      wrong({"limits stand twice; keep one line", "界线写了两次；请只留一行"});
    for (const std::string_view part : split(rest, ',')) {
      const auto words = split(part, ' ');
      if (words.empty() || words.size() > 2)
        wrong({"“{}” is not a limit; write the tier and the least score, such as A 70",
               "“{}”不是界线；请写等级和最低分，如 A 70"},
              {std::string(part)});
      Limit limit{std::string(words[0]), {}};
      if (words.size() == 2) limit.from = points(words[1]);
      for (const Limit& above : out_.limits) {
        if (above.tier == limit.tier)
          wrong({"tier {} stands twice", "等级 {} 写了两次"}, {limit.tier});
        if (!above.from)
          wrong({"{} takes all the rest, so no tier can follow it; give it a number",
                 "{} 已包括其余全部，后面不能再有等级；请给它一个分数"},
                {above.tier});
        if (limit.from && *limit.from >= *above.from) {
          wrong(
              {"the limit of {0} must lie below that of {1}: write the highest tier first and ever smaller numbers",
               "{0} 的界线应低于 {1}：请从最高等级写起，分数依次变小"},
              {limit.tier, above.tier});
        }
      }
      out_.limits.push_back(std::move(limit));
    }
  }

  void parse_indicator(std::string_view name, std::string_view said) {
    Indicator one;
    one.name = name;
    for (const Indicator& other : out_.indicators) {
      if (other.name == one.name)
        wrong({"the indicator {} stands twice", "指标 {} 写了两次"}, {one.name});
    }
    const auto parts = split(said, '|');
    parse_source(one, split(parts.front(), ' '));
    bool weight = false, scale = false;
    for (std::size_t i = 1; i < parts.size(); ++i) {
      const auto words = split(parts[i], ' ');
      const std::string_view key = words.empty() ? "" : key_word(words[0]);
      if (key == "weight" && words.size() == 2) {
        one.weight = number(words[1]);
        weight = true;
      } else if (key == "missing" && words.size() == 2) {
        parse_missing(one, key_word(words[1]));
      } else if (key == "linear" || key == "steps" || key == "table" || key == "percentile") {
        if (scale) wrong({"{} has two scales; keep one", "{} 有两种分法；请只留一种"}, {one.name});
        parse_scale(one, key, {words.begin() + 1, words.end()});
        scale = true;
      } else {
        wrong(
            {"“{}” is not understood; there are: weight N, linear LOW..HIGH, steps V:P …, table WORD:P …, percentile, missing skip|zero|middle|unrated",
             "看不懂“{}”；可用：权重 N、线性 低..高、分段 值:分 …、对照 词:分 …、百分位、缺失 跳过|零|居中|不评"},
            {std::string(parts[i])});
      }
    }
    if (!weight)
      wrong({"{} has no weight; write | weight 10", "{} 没有权重；请写 | 权重 10"}, {one.name});
    if (!(one.weight > 0) || one.weight > 1e6)
      wrong({"the weight of {} must be above 0", "{} 的权重应大于 0"}, {one.name});
    require_scale(one, scale);
    for (const KnownName& known : kKnownNames) {
      if (known.name == one.name && known.unit != one.unit) {
        wrong({"{} is the name of another figure; choose another name",
               "{} 是另一个数值的名称；请换一个名称"},
              {one.name});
      }
    }
    out_.indicators.push_back(std::move(one));
  }

  void require_scale(const Indicator& one, bool given) const {
    const bool points = one.unit == Unit::Points;
    if (!given && !points)
      wrong(
          {"{} has no scale; write | linear LOW..HIGH, | percentile, | steps V:P … or | table WORD:P …",
           "{} 没有分法；请写 | 线性 低..高、| 百分位、| 分段 值:分 … 或 | 对照 词:分 …"},
          {one.name});
    const bool words = one.source == Source::Tier;
    if (words && !one.scale.of_words())
      wrong({"{} is a tier, so it needs a table: | table A:100 B:60 *:0",
             "{} 是等级，需要对照：| 对照 A:100 B:60 *:0"},
            {one.name});
    if (one.scale.of_words() && !words && one.source != Source::Field)
      wrong(
          {"{} is a number, so a table of words does not fit; write | linear LOW..HIGH or | steps V:P …",
           "{} 是数字，不能用对照；请写 | 线性 低..高 或 | 分段 值:分 …"},
          {one.name});
  }

  const MetricKind& metric(std::string_view name, bool date) const {
    std::string names;
    for (const MetricKind& known : kMetrics) {
      if (known.is_date != date) continue;
      if (known.name == name) return known;
      names += (names.empty() ? "" : ", ") + std::string(known.name);
    }
    wrong({"there is no figure “{0}” here; there are: {1}", "这里没有“{0}”；现有：{1}"},
          {std::string(name), names});
  }
  std::string window(std::string_view text) const {
    const auto window = sdk::Window::parse(text);
    if (!window || text.empty())
      wrong({"“{}” is not a window; write 12m, prev12m or all",
             "“{}”不是期间；请写 12m、prev12m 或 all"},
            {std::string(text)});
    return std::string(text);
  }

  void parse_source(Indicator& one, const std::vector<std::string_view>& words) const {
    const std::string_view key = words.empty() ? "" : key_word(words[0]);
    const std::size_t given = words.empty() ? 0 : words.size() - 1;
    const auto needs = [&](std::size_t count) { return given == count; };
    if (key == "metric" && (needs(2) || needs(1))) {
      one.source = Source::Metric;
      const MetricKind& known = metric(words[1], false);
      one.what = known.name;
      one.unit = known.unit;
      one.window = given == 2 ? window(words[2]) : "12m";
    } else if (key == "growth" && (needs(2) || needs(1))) {
      one.source = Source::Growth;
      one.what = metric(words[1], false).name;
      one.unit = Unit::Share;
      one.window = given == 2 ? window(words[2]) : "12m";
      if (sdk::Window::parse(one.window)->is_all())
        wrong(
            {"there is nothing before “all” to grow against; write a number of months, such as 12m",
             "“all”之前没有可比的期间；请写月数，如 12m"});
    } else if (key == "ratio" && (needs(3) || needs(2))) {
      one.source = Source::Ratio;
      one.what = metric(words[1], false).name;
      one.against = metric(words[2], false).name;
      one.unit = Unit::Share;
      one.window = given == 3 ? window(words[3]) : "12m";
    } else if (key == "since" && needs(1)) {
      one.source = Source::Since;
      one.what = metric(words[1], true).name;
      one.unit = Unit::Whole;
    } else if ((key == "count" && given >= 1) || (key == "sum" && given >= 2) ||
               (key == "latest" && given >= 1)) {
      one.source = key == "count" ? Source::Count : key == "sum" ? Source::Sum : Source::Latest;
      one.unit = key == "sum" ? Unit::Number : Unit::Whole;
      one.what = words[1];
      std::size_t next = 2;
      if (key == "sum") one.against = words[next++];
      one.window = "all";
      if (key != "latest" && next < words.size() && sdk::Window::parse(words[next]))
        one.window = words[next++];
      for (; next < words.size(); ++next)
        one.where += (one.where.empty() ? "" : " ") + std::string(words[next]);
    } else if ((key == "field" || key == "score" || key == "tier") && needs(1)) {
      one.source = key == "field" ? Source::Field : key == "score" ? Source::Score : Source::Tier;
      one.what = words[1];
      one.unit = key == "score" ? Unit::Points : key == "tier" ? Unit::Word : Unit::Number;
    } else if (key == "judged" && given <= 1) {
      one.source = Source::Judged;
      one.what = given == 1 ? std::string(words[1]) : one.name;
      one.unit = Unit::Points;
    } else {
      wrong(
          {"{} has no source that is understood; there are: metric NAME 12m, growth NAME 12m, ratio NAME NAME 12m, since last_order, count ENTITY 12m, sum ENTITY FIELD 12m, latest ENTITY, field NAME, score RULE, tier RULE, judged",
           "{} 的来源看不懂；可用：指标 名称 12m、增长 名称 12m、比率 名称 名称 12m、距今 last_order、条数 实体 12m、合计 实体 字段 12m、最近 实体、字段 名称、分数 规则、等级 规则、人工"},
          {one.name});
    }
  }

  void parse_missing(Indicator& one, std::string_view what) const {
    if (what == "skip")
      one.missing = Missing::Skip;
    else if (what == "zero")
      one.missing = Missing::Zero;
    else if (what == "middle")
      one.missing = Missing::Middle;
    else if (what == "unrated")
      one.missing = Missing::Unrated;
    else
      wrong({"missing may be skip, zero, middle or unrated, not “{}”",
             "缺失可为 跳过、零、居中、不评，不能是“{}”"},
            {std::string(what)});
  }

  void parse_scale(Indicator& one, std::string_view key,
                   const std::vector<std::string_view>& words) const {
    if (key == "percentile") {
      const bool down = words.size() == 1 && key_word(words[0]) == "down";
      if (!words.empty() && !down)
        wrong({"percentile stands alone or with down", "百分位后面只能写“反向”或不写"});
      one.scale = Scale::percentile(down);
    } else if (key == "linear") {
      parse_linear(one, words);
    } else {
      parse_pairs(one, key == "table", words);
    }
    if (one.scale.of_words() && one.source == Source::Field) one.unit = Unit::Word;
  }

  void parse_linear(Indicator& one, const std::vector<std::string_view>& words) const {
    std::string text;
    for (const std::string_view word : words) text += word;
    const std::size_t dots = text.find("..");
    if (dots == std::string::npos)
      wrong(
          {"a linear scale goes from 0 points to 100: write linear LOW..HIGH, such as linear 0..5M",
           "线性从 0 分到 100 分：请写 线性 低..高，如 线性 0..500万"});
    const double low = number(std::string_view(text).substr(0, dots)),
                 high = number(std::string_view(text).substr(dots + 2));
    if (low == high)
      wrong({"both ends of the scale are {}; give two different values",
             "两端都是 {}；请给出两个不同的值"},
            {text.substr(0, dots)});
    one.scale = Scale::linear(low, high);
  }

  void parse_pairs(Indicator& one, bool table, const std::vector<std::string_view>& words) const {
    std::vector<std::pair<std::string, double>> pairs;
    std::vector<std::pair<double, double>> steps;
    std::optional<double> others;
    for (const std::string_view word : words) {
      const std::size_t colon = word.rfind(':');
      if (colon == std::string_view::npos || colon == 0)
        wrong({"“{}” lacks its points; write VALUE:POINTS", "“{}”没有分数；请写 值:分"},
              {std::string(word)});
      const std::string_view value = word.substr(0, colon);
      const double worth = points(word.substr(colon + 1));
      if (!table) {
        steps.emplace_back(number(value), worth);
        if (steps.size() > 1 && steps[steps.size() - 2].first >= steps.back().first)
          wrong({"steps must ascend: {} does not lie above the one before it",
                 "分段应从小到大：{} 没有大于前一个"},
                {std::string(value)});
      } else if (value == "*") {
        others = worth;
      } else {
        if (std::any_of(pairs.begin(), pairs.end(),
                        [&](const auto& pair) { return pair.first == value; }))
          wrong({"“{}” stands twice in the table", "对照里“{}”写了两次"}, {std::string(value)});
        pairs.emplace_back(value, worth);
      }
    }
    if (steps.empty() && pairs.empty())
      wrong({"a scale needs at least one VALUE:POINTS", "至少写一个 值:分"});
    one.scale = table ? Scale::table(std::move(pairs), others) : Scale::steps(std::move(steps));
  }

  const sdk::Job& job_;
  std::string text_;
  int line_ = 0;
  Definition out_;
};

}  // namespace

Definition parse_definition(const sdk::Job& job, std::string_view text) {
  return Parser(job, text).parse();
}

}  // namespace pareto::scorecard
