#include "core/model/field.hpp"

#include <deque>

#include "pareto/received.hpp"

namespace pareto::model {
namespace {

Label label_from(const pareto_label* theirs) {
  Label label;
  if (theirs == nullptr) return label;
  const pareto_label c = sdk::received(*theirs);
  if (c.en) label.en = c.en;
  if (c.zh_hans) label.zh_hans = c.zh_hans;
  if (c.zh_hant) label.zh_hant = c.zh_hant;
  return label;
}

std::string text_from(const char* c) { return c ? c : ""; }

}  // namespace

const Choice* Field::find_choice(std::string_view code) const {
  for (const Choice& choice : choices) {
    if (choice.code == code) return &choice;
  }
  return nullptr;
}

Field field_from(const pareto_field& theirs, std::string_view plugin) {
  const pareto_field c = sdk::received(theirs);
  Field field;
  field.plugin = plugin;
  field.name = plugin.empty() ? c.name : std::string(plugin) + "." + c.name;
  field.label = label_from(c.label);
  if (field.label.en.empty()) field.label.en = c.name;
  field.help = label_from(c.help);
  for (pareto_names list : {c.aliases_en, c.aliases_zh}) {
    for (; list != nullptr && *list != nullptr; ++list) field.aliases.emplace_back(*list);
  }
  field.type = static_cast<Type>(c.type);
  field.meaning = static_cast<Meaning>(c.meaning);
  field.required = c.flags & PARETO_F_REQUIRED;
  field.unique = c.flags & PARETO_F_UNIQUE;
  field.secret = c.flags & PARETO_F_SECRET;
  field.searched = c.flags & PARETO_F_SEARCHED;
  field.listed = c.flags & PARETO_F_LISTED;
  field.read_only = c.flags & PARETO_F_READ_ONLY;
  field.sensitivity = c.sensitivity;
  field.reference = text_from(c.reference);
  field.unit = text_from(c.unit);
  field.group = text_from(c.group);
  field.order = c.order;
  field.default_value = text_from(c.default_value);
  for (auto list = c.choices; list != nullptr && *list != nullptr; ++list) {
    const pareto_choice choice = sdk::received(**list);
    field.choices.push_back({choice.code, label_from(choice.label)});
  }
  field.min_value = c.min_value;
  field.max_value = c.max_value;
  field.min_real = c.min_real;
  field.max_real = c.max_real;
  field.expression = text_from(c.expression);
  field.visible_if = text_from(c.visible_if);
  field.fact = text_from(c.fact);
  return field;
}

std::vector<Field> fields_from(pareto_fields list, std::string_view plugin) {
  std::vector<Field> fields;
  for (; list != nullptr && *list != nullptr; ++list) fields.push_back(field_from(**list, plugin));
  return fields;
}

// Deques, so that pointers into them stay valid while they grow.
struct FieldTable::Store {
  std::vector<Field> fields;
  std::deque<pareto_label> labels;
  std::deque<pareto_choice> choices;
  std::deque<std::vector<const pareto_choice*>> choice_lists;
  std::deque<std::vector<const char*>> names;
  std::deque<pareto_field> c;
  std::vector<const pareto_field*> list;

  const pareto_label* label(const Label& from) {
    if (from.en.empty()) return nullptr;
    auto text = [](const std::string& s) { return s.empty() ? nullptr : s.c_str(); };
    labels.push_back(
        {sizeof(pareto_label), from.en.c_str(), text(from.zh_hans), text(from.zh_hant)});
    return &labels.back();
  }
};

FieldTable::FieldTable(const std::vector<Field>& fields) : store_(std::make_unique<Store>()) {
  Store& s = *store_;
  s.fields = fields;
  auto text = [](const std::string& value) { return value.empty() ? nullptr : value.c_str(); };
  for (const Field& f : s.fields) {
    pareto_field c{};
    c.size_of = sizeof c;
    c.name = f.name.c_str();
    c.label = s.label(f.label);
    c.help = s.label(f.help);
    if (!f.aliases.empty()) {
      std::vector<const char*>& names = s.names.emplace_back();
      for (const std::string& alias : f.aliases) names.push_back(alias.c_str());
      names.push_back(nullptr);
      c.aliases_en = names.data();
    }
    c.type = static_cast<std::uint32_t>(f.type);
    c.meaning = static_cast<std::uint32_t>(f.meaning);
    auto flag = [](bool set, unsigned bit) { return set ? bit : 0u; };
    c.flags = flag(f.required, PARETO_F_REQUIRED) | flag(f.unique, PARETO_F_UNIQUE) |
              flag(f.secret, PARETO_F_SECRET) | flag(f.searched, PARETO_F_SEARCHED) |
              flag(f.listed, PARETO_F_LISTED) | flag(f.read_only, PARETO_F_READ_ONLY);
    c.sensitivity = f.sensitivity;
    c.reference = text(f.reference);
    c.unit = text(f.unit);
    c.group = text(f.group);
    c.order = f.order;
    c.default_value = text(f.default_value);
    if (!f.choices.empty()) {
      std::vector<const pareto_choice*>& list = s.choice_lists.emplace_back();
      for (const Choice& choice : f.choices) {
        s.choices.push_back({sizeof(pareto_choice), choice.code.c_str(), s.label(choice.label)});
        list.push_back(&s.choices.back());
      }
      list.push_back(nullptr);
      c.choices = list.data();
    }
    c.min_value = f.min_value;
    c.max_value = f.max_value;
    c.min_real = f.min_real;
    c.max_real = f.max_real;
    c.expression = text(f.expression);
    c.visible_if = text(f.visible_if);
    c.fact = text(f.fact);
    s.c.push_back(c);
    s.list.push_back(&s.c.back());
  }
  s.list.push_back(nullptr);
}
FieldTable::~FieldTable() = default;
FieldTable::FieldTable(FieldTable&&) noexcept = default;
pareto_fields FieldTable::get() const { return store_->list.data(); }

}  // namespace pareto::model
