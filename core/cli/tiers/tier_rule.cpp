#include "core/cli/tiers/tier_rule.hpp"

#include <fstream>
#include <iterator>

#include "core/base/encoding.hpp"
#include "core/base/error.hpp"
#include "core/cli/tiers/tier_output.hpp"
#include "core/cli/words/name_value.hpp"

namespace pareto::cli {
namespace {

// More is no definition that a person wrote.
constexpr std::size_t kMostOfFile = 1u << 20;

std::string text_of_file(const std::string& name) {
  std::ifstream in(name, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (!in.good() && !in.eof()) {
    throw Error(ErrorCode::Io, Message(Text{"cannot read {}", "无法读取 {}"}, {name}),
                Message(Text{"check the name behind @", "请检查 @ 后面的文件名"}));
  }
  if (bytes.size() > kMostOfFile)
    throw Error(ErrorCode::Argument,
                Message(Text{"{} is too large for a setting", "{} 太大，不能作为设置"}, {name}));
  return decode(bytes, detect_encoding(bytes).encoding);
}

}  // namespace

std::map<std::string, std::string> rule_settings_of(Context& context, const char* option) {
  std::map<std::string, std::string> out = parse_name_values(context.arguments.list(option));
  if (std::string_view(option) == "set") {
    for (const char* name : {"window", "per", "measure"}) {
      if (const auto value = context.arguments.get(name)) out[name] = *value;
    }
  }
  for (auto& [name, value] : out) {
    if (value.size() > 1 && value.front() == '@') value = text_of_file(value.substr(1));
  }
  return out;
}

std::string tier_word(const Context& context, const tiering::Rule& rule, std::uint8_t tier) {
  if (tier >= rule.tiers().size()) return "-";
  const tiering::TierName& name = rule.tiers()[tier];
  const std::string& label = name.label.in(context.language);
  return label.empty() ? name.code : label;
}

std::string tier_word(const Context& context, const tiering::Rule& rule, const std::string& code) {
  const std::uint8_t tier = rule.index_of(code);
  return tier < rule.tiers().size() ? tier_word(context, rule, tier) : code.empty() ? "-" : code;
}

}  // namespace pareto::cli
