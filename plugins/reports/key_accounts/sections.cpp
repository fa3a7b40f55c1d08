#include "sections.hpp"

namespace pareto::key_accounts {

sdk::Column money_column(const Voice& voice, const char* name, std::string label,
                         std::uint32_t flags) {
  sdk::Column column;
  column.name = name;
  column.label = std::move(label);
  column.type = sdk::Type::Money;
  if (voice.large())
    column.scale = sdk::Scale::Large;
  else
    column.digits = 0;
  column.flags = flags;
  return column;
}

std::string money_cell(const Voice& voice, Money money) {
  return voice.large() ? voice.amounts().large(money) : voice.amounts().exact(money, 0);
}

sdk::Column share_column(const char* name, std::string label, sdk::Role role, std::uint32_t flags) {
  sdk::Column column;
  column.name = name;
  column.label = std::move(label);
  column.type = sdk::Type::Real;
  column.meaning = PARETO_M_PERCENT;
  column.role = role;
  column.flags = flags;
  return column;
}

sdk::Column days_column(const Voice& voice, const char* name, std::string label) {
  sdk::Column column;
  column.name = name;
  column.label = std::move(label);
  column.type = sdk::Type::Int;
  column.unit = voice.say({"d", "天"});
  return column;
}

sdk::Column text_column(const char* name, std::string label, sdk::Role role, std::uint32_t flags) {
  sdk::Column column;
  column.name = name;
  column.label = std::move(label);
  column.role = role;
  column.flags = flags;
  return column;
}

std::string owner_name(const Material& material, Index subject) {
  const User* owner = material.details.owner(subject);
  if (owner == nullptr) return "–";
  if (!owner->left) return owner->name;
  return material.voice.say({"{} (left)", "{}（离职）"}, {owner->name});
}

std::string dotted(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) {
    if (part.empty() || part == "–") continue;
    if (!out.empty()) out += " · ";
    out += part;
  }
  return out;
}

std::string shown_of(const Voice& voice, std::size_t shown, std::size_t all) {
  if (shown >= all) return {};
  return voice.say({"{} of {} are shown.", "列出 {} 个，共 {} 个。"},
                   {sdk::count_text(static_cast<std::int64_t>(shown)),
                    sdk::count_text(static_cast<std::int64_t>(all))});
}

std::string set_name(const Material& material, const MergedSet& merged) {
  const Facts& facts = material.facts;
  return material.voice.say({"the {} names of “{}”", "“{1}”的{0}个名称"},
                            {material.voice.few(static_cast<std::int64_t>(merged.set.size())),
                             facts.name(facts.customers[merged.set.front().customer])});
}

}  // namespace pareto::key_accounts
