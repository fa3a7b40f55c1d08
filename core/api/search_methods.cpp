// One field over everything: records of all kinds, reports, views, and what else can be done by
// name.
#include <algorithm>
#include <set>

#include "core/api/parameters.hpp"
#include "core/api/write_parts.hpp"
#include "core/base/search_tokens.hpp"
#include "core/records/values/names.hpp"
#include "core/reports/catalogue.hpp"
#include "core/store/ddl.hpp"
#include "core/views/catalogue.hpp"

namespace pareto::api {
namespace {

constexpr std::int64_t kShown = 20, kMost = 100;
constexpr std::size_t kOfOne = 7;  // of one group, as long as others have something to show

struct Item {
  std::string id, code, label, other_name;
};

struct Group {
  std::string kind, label;
  std::vector<Item> items;
  std::int64_t count = 0;
};

// By the tokens that records are found by, so a report is found by pinyin, too.
class Words {
 public:
  explicit Words(const std::string& typed) : wanted_(query_tokens(typed)) {}

  [[nodiscard]] bool fit(const std::string& name, const std::string& label) const {
    if (wanted_.empty()) return false;
    std::string tokens;
    append_tokens(label, TokenKind::Name, tokens);
    append_tokens(name, TokenKind::Word, tokens);
    tokens = " " + tokens + " ";
    return std::ranges::all_of(wanted_, [&](const std::string& token) {
      return tokens.find(token.ends_with('*') ? " " + token.substr(0, token.size() - 1)
                                              : " " + token + " ") != std::string::npos;
    });
  }

 private:
  std::vector<std::string> wanted_;
};

void take(Group& group, Item item) {
  ++group.count;
  if (group.items.size() < kMost) group.items.push_back(std::move(item));
}

// Customers and people first: nearly always it is one of them.
std::vector<const model::Entity*> searched(const Call& call) {
  std::vector<const model::Entity*> out;
  const access::Session& session = call.host.session();
  for (const model::Entity& entity : call.host.schema().entities()) {
    const bool indexed = std::ranges::any_of(
        entity.fields, [](const model::Field& field) { return field.searched; });
    const bool seen =
        !session.rights || session.rights->scope(entity, access::Verb::See) != access::Scope::None;
    // Other names of a record lead to the record itself.
    const bool other = entity.name.ends_with("_name") && call.host.schema().find(entity.name.substr(
                                                             0, entity.name.size() - 5)) != nullptr;
    if (indexed && seen && !other) out.push_back(&entity);
  }
  const auto place = [](const model::Entity* entity) {
    static constexpr std::string_view kFirst[] = {"customer", "contact", "product", "user"};
    return std::ranges::find(kFirst, entity->name) - std::begin(kFirst);
  };
  std::ranges::stable_sort(out, {}, place);
  return out;
}

std::vector<Group> found(Call& call, const std::string& typed) {
  host::Host& host = call.host;
  std::vector<Group> out;
  for (const model::Entity* entity : searched(call)) {
    records::Candidates candidates =
        records::find_named(host.reader(), host.schema(), *entity, typed, kMost);
    Group group{entity->name, entity->plural.in(call.language), {}, candidates.count};
    for (records::Named& record : candidates.records) {
      group.items.push_back(
          {std::to_string(record.id), record.code, record.label, record.other_name});
    }
    out.push_back(std::move(group));
  }
  const Words words(typed);
  Group reports{"@report", say(call.language, Text{"Reports", "报告"}), {}, 0},
      views{"@view", say(call.language, Text{"Views", "视图"}), {}, 0},
      methods{"@method", say(call.language, Text{"What can be done", "可做的事"}), {}, 0};
  for (const reports::Offered& offered :
       reports::Catalogue(host.plugins(), {host.store(), host.schema(), host.workspace().folder()})
           .known()) {
    const std::string label = offered.extension.label.in(call.language);
    if (words.fit(offered.extension.id, label))
      take(reports, {offered.extension.id, "", label, ""});
  }
  const views::Catalogue catalogue(host.plugins(), host.workspace().folder(),
                                   {host.store(), host.schema(), host.workspace().zone()});
  for (const views::Known& known : catalogue.stated()) {
    const std::string label = known.view.label.in(call.language);
    if (known.read && words.fit(known.view.id, label)) take(views, {known.view.id, "", label, ""});
  }
  for (const Method& method : api::methods()) {
    const std::string label = say(call.language, method.summary);
    if (words.fit(std::string(method.name), label))
      take(methods, {std::string(method.name), "", label, ""});
  }
  for (Group* group : {&reports, &views, &methods}) out.push_back(std::move(*group));
  std::erase_if(out, [](const Group& group) { return group.items.empty(); });
  return out;
}

// Each group gets a few, then the first ones what is left.
std::vector<std::size_t> shares(const std::vector<Group>& groups, std::size_t room) {
  std::vector<std::size_t> out(groups.size());
  for (const std::size_t most : {kOfOne, room}) {
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const std::size_t more = std::min({groups[i].items.size(), most, out[i] + room}) - out[i];
      out[i] += more;
      room -= more;
    }
  }
  return out;
}

void search(Call& call) {
  const auto room = static_cast<std::size_t>(
      std::clamp<std::int64_t>(call.given.integer("limit", kShown), 1, kMost));
  const std::vector<Group> groups = found(call, call.given.text("typed"));
  const std::vector<std::size_t> shown = shares(groups, room);
  JsonWriter& out = call.out;
  out.begin_object().key("groups").begin_array();
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (shown[i] == 0) continue;
    out.begin_object()
        .member("kind", groups[i].kind)
        .member("label", groups[i].label)
        .key("items")
        .begin_array();
    for (std::size_t k = 0; k < shown[i]; ++k) {
      const Item& item = groups[i].items[k];
      out.begin_object()
          .member("id", item.id)
          .member_if("code", item.code)
          .member("label", item.label)
          .member_if("other_name", item.other_name)
          .end_object();
    }
    out.end_array().key("count").integer(groups[i].count).end_object();
  }
  out.end_array().end_object();
}

}  // namespace

std::vector<Method> search_methods() {
  return {
      {.name = "search.all",
       .summary = {"records of all kinds, reports, views and what can be done, by what was typed",
                   "按输入内容查找各种记录、报告、视图和可做的事"},
       .parameters = {kTyped, kFew},
       .answer =
           "{groups: [{kind: text, label: text, items: [{id: text, code?: text, label: text, other_name?: text}], count: int}]}",
       .run = search,
       .repeats = true}};
}

}  // namespace pareto::api
