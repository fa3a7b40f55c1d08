#include "core/views/default_views.hpp"

#include <algorithm>

#include "core/base/message.hpp"

namespace pareto::views {
namespace {

using model::Field;

// Groups are codes; the first, which most fields are in, has none.
model::Label heading_of(const std::string& code) {
  static constexpr Text kMain{"Main", "基本"};
  if (!code.empty()) return {code, {}, {}};
  return {std::string(kMain.in(Language::English)),
          std::string(kMain.in(Language::ChineseSimplified)),
          {}};
}

}  // namespace

model::View default_list(const model::Entity& entity) {
  model::View view;
  view.id = entity.name;
  view.label = entity.plural.en.empty() ? entity.label : entity.plural;
  view.kind = model::ViewKind::List;
  view.entity = entity.name;
  view.slots = {"menu"};
  return view;
}

model::View default_form(const model::Entity& entity) {
  model::View view;
  view.id = entity.name + std::string(kFormSuffix);
  view.label = entity.label;
  view.kind = model::ViewKind::Form;
  view.entity = view.subject = entity.name;
  std::vector<std::string> codes;  // of view.groups
  std::vector<const Field*> fields;
  for (const Field& field : entity.fields) {
    if (!field.secret) fields.push_back(&field);
  }
  std::ranges::stable_sort(fields, {}, &Field::order);
  for (const Field* field : fields) {
    // What a plugin or the firm adds stands together, whatever its groups are called.
    const bool own = field->plugin.empty() || field->plugin == entity.plugin;
    std::string code = own ? field->group : field->plugin;
    const auto at = std::ranges::find(codes, code);
    if (at == codes.end()) {
      view.groups.push_back({heading_of(code), {field->name}, {}, {}});
      codes.push_back(std::move(code));
    } else {
      view.groups[static_cast<std::size_t>(at - codes.begin())].fields.push_back(field->name);
    }
  }
  return view;
}

std::vector<model::ViewGroup> groups_of(const model::View& view, const model::Entity& entity) {
  if (!view.groups.empty()) return view.groups;
  if (!view.columns.empty()) return {{{}, view.columns, {}, {}}};
  return default_form(entity).groups;
}

std::optional<model::View> default_view(const model::Schema& schema, std::string_view id) {
  if (const model::Entity* entity = schema.find(id)) return default_list(*entity);
  if (!id.ends_with(kFormSuffix)) return std::nullopt;
  const model::Entity* entity = schema.find(id.substr(0, id.size() - kFormSuffix.size()));
  return entity == nullptr ? std::nullopt : std::optional(default_form(*entity));
}

}  // namespace pareto::views
