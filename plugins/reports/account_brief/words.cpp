#include "words.hpp"

namespace pareto::account_brief {
namespace {

using sdk::Words;

struct Named {
  std::string_view code;
  Words words;
};
constexpr Named kKinds[] = {{"visit", {"visit", "拜访"}},   {"call", {"call", "电话"}},
                            {"letter", {"letter", "信函"}}, {"message", {"message", "消息"}},
                            {"fair", {"fair", "展会"}},     {"exchange", {"exchange", "交流"}},
                            {"event", {"event", "活动"}},   {"tour", {"site tour", "参观"}},
                            {"other", {"other", "其他"}}};
constexpr Named kParts[] = {
    {"decider", {"decides", "拍板"}},    {"influencer", {"influences", "影响"}},
    {"user", {"uses", "使用"}},          {"buyer", {"buys", "经办"}},
    {"gatekeeper", {"guards", "把关"}},  {"evaluator", {"evaluates", "评估"}},
    {"sponsor", {"supports us", "支持"}}};

template <std::size_t N>
std::string named(const Voice& voice, const Named (&names)[N], std::string_view code) {
  for (const Named& name : names) {
    if (name.code == code) return voice.say(name.words);
  }
  return std::string(code);
}

}  // namespace

std::string kind_words(const Voice& voice, std::string_view kind) {
  return named(voice, kKinds, kind);
}

std::string part_words(const Voice& voice, std::string_view part) {
  return named(voice, kParts, part);
}

std::string day_words(Date day, Date as_of) {
  const std::string iso = day.iso();
  return as_of - day < 300 && day.civil().year == as_of.civil().year ? iso.substr(5) : iso;
}

std::string counted(const Voice& voice, std::int64_t count, sdk::Words one, sdk::Words several) {
  return voice.say(count == 1 ? one : several, {sdk::count_text(count)});
}

std::string window_words(const Voice& voice, const sdk::Window& window) {
  if (window.is_all()) return voice.say({"all data", "全部数据"});
  return voice.say({"last {} months", "近 {} 个月"}, {std::to_string(window.months)});
}

std::string span_words(const Voice& voice, std::int32_t days) {
  if (days < 60) return voice.say({"{} days", "{} 天"}, {sdk::count_text(days)});
  return voice.say({"{} months", "{} 个月"}, {sdk::count_text(days * 100 / 3044)});
}

std::string weekday(const Voice& voice, Date day) {
  static constexpr Words kDays[] = {{"Thu", "周四"}, {"Fri", "周五"}, {"Sat", "周六"},
                                    {"Sun", "周日"}, {"Mon", "周一"}, {"Tue", "周二"},
                                    {"Wed", "周三"}};
  return voice.say(kDays[((day.days % 7) + 7) % 7]);  // 1970-01-01 was a Thursday
}

std::string month_words(const Voice& voice, Date day) {
  const auto civil = day.civil();
  if (!voice.chinese()) return day.iso().substr(0, 7);
  return voice.say({"{0}-{1}", "{} 年 {} 月"},
                   {std::to_string(civil.year), std::to_string(civil.month)});
}

std::string clipped(std::string_view text, std::size_t most) {
  std::size_t width = 0, end = 0;
  while (end < text.size()) {
    std::size_t next = end + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0) == 0x80) ++next;
    width += next - end > 2 ? 2 : 1;
    if (width > most) return std::string(text.substr(0, end)) + "…";
    end = next;
  }
  return std::string(text);
}

}  // namespace pareto::account_brief
