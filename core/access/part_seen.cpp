#include "core/access/part_seen.hpp"

#include "core/access/rights.hpp"
#include "core/access/told_by_rule.hpp"

namespace pareto::access {
namespace {

// By scope.
constexpr Text kCustomers[] = {{"no customers", "看不到客户"},
                               {"own customers", "本人的客户"},
                               {"the team's customers", "本团队的客户"},
                               {"all customers", "全部客户"}};
constexpr Text kSales[] = {{"no sales", "看不到销售"},
                           {"own sales", "本人的销售"},
                           {"the team's sales", "本团队的销售"},
                           {"all sales", "全部销售"}};

Argument words(const Text& text) {
  return {std::string(text.in(Language::English)),
          std::string(text.in(Language::ChineseSimplified))};
}

}  // namespace

std::optional<Message> part_seen(const Session& session) {
  if (!session.rights || sees_everyone(*session.rights)) return std::nullopt;
  const auto scope = [&](std::string_view entity) {
    return session.rights->scope(session.rights->schema().entity(entity), Verb::See);
  };
  const Scope customers = scope("customer"), sales = scope("sale");
  if (customers == Scope::None && sales == Scope::None) return std::nullopt;
  const Argument seen = words(kCustomers[static_cast<std::size_t>(customers)]);
  if (customers == sales)
    return Message(Text{"what {} may see: {}", "{} 可见的范围：{}"}, {session.name, seen});
  return Message(Text{"what {} may see: {}, {}", "{} 可见的范围：{}，{}"},
                 {session.name, seen, words(kSales[static_cast<std::size_t>(sales)])});
}

}  // namespace pareto::access
