#include "describe.hpp"

#include <cmath>
#include <cstring>
#include <stdexcept>
#include <string_view>

#include "json_writer.hpp"
#include "pareto/abi/views.h"
#include "pareto/field_words.hpp"
#include "pareto/received.hpp"

namespace {

#if defined(__linux__) && defined(__x86_64__)
constexpr const char* kPlatform = "linux_amd64";
#elif defined(__linux__) && defined(__aarch64__)
constexpr const char* kPlatform = "linux_arm64";
#else
constexpr const char* kPlatform = "other";
#endif
constexpr int kMost = 4096;  // of any list; a longer one lacks its end

const char* needed(const char* text, const char* what) {
  if (text == nullptr || *text == '\0') throw std::runtime_error(std::string(what) + " is missing");
  return text;
}

// The struct as it is known here: see pareto/received.hpp.
template <class Struct>
Struct whole(const Struct& theirs, const char* what) {
  if (!pareto::sdk::is_whole(theirs))
    throw std::runtime_error(std::string("the struct of ") + what + " is too short");
  return pareto::sdk::received(theirs);
}

class Description {
 public:
  [[nodiscard]] std::string of(const pareto_plugin_v0& plugin, const LibraryFile& library) {
    json_.begin('{');
    number("manifest_version", 1);
    text("id", needed(plugin.id, "the plugin's id"));
    text("version", needed(plugin.version, "the plugin's version"));
    label("label", plugin.label);
    text("vendor", plugin.vendor);
    text("license", plugin.license);
    if (!library.contact.empty()) text("contact", library.contact.c_str());
    text("built_with", plugin.built_with);
    json_.key("abi");
    json_.begin('{');
    number("major", 0);
    number("needs_minor", plugin.needs_minor);
    json_.end('}');
    json_.key("library");
    json_.begin('{');
    text("platform", kPlatform);
    text("file", library.name.c_str());
    text("sha256", library.sha256.c_str());
    json_.end('}');
    json_.key("provides");
    json_.begin('[');
    each(plugin.extensions, "the extensions",
         [&](const pareto_extension& extension) { provides(extension); });
    json_.end(']');
    json_.key("capabilities");
    strings(plugin.capabilities);
    if (plugin.depends != nullptr && plugin.depends[0] != nullptr)
      json_.key("depends"), strings(plugin.depends);
    json_.end('}');
    return json_.text();
  }

 private:
  void provides(const pareto_extension& extension) {
    const std::string_view id = needed(extension.id, "the id of an extension");
    if (extension.table == nullptr) throw std::runtime_error(std::string(id) + " has no table");
    if (id == PARETO_EXT_ENTITIES) return entities(table_of<pareto_entities_v1>(extension));
    json_.begin('{');
    json_.key("extension");
    json_.value(id);
    if (id == PARETO_EXT_VIEWS)
      views(table_of<pareto_views_v1>(extension));
    else if (id == PARETO_EXT_ACTION)
      one(table_of<pareto_action_v1>(extension));
    else if (id == PARETO_EXT_FIELDS)
      one(table_of<pareto_fields_v1>(extension));
    else if (id == PARETO_EXT_IMPORTER)
      one(table_of<pareto_importer_v1>(extension));
    else if (id == PARETO_EXT_TIERING)
      one(table_of<pareto_tiering_v1>(extension));
    else if (id == PARETO_EXT_REPORT)
      one(table_of<pareto_report_v1>(extension));
    else if (id == PARETO_EXT_FORMAT)
      one(table_of<pareto_format_v1>(extension));
    else if (id == PARETO_EXT_SUBSCRIBER)
      one(table_of<pareto_subscriber_v1>(extension));
    else if (id == PARETO_EXT_COMMAND)
      one(table_of<pareto_command_v1>(extension));
    else if (id == PARETO_EXT_SERVICE)
      one(table_of<pareto_service_v1>(extension));
    json_.end('}');
  }
  template <class Table>
  static Table table_of(const pareto_extension& extension) {
    return whole(*static_cast<const Table*>(extension.table), extension.id);
  }
  // Id and label, which every kind has.
  template <class Table>
  void named(const Table& table) {
    text("id", needed(table.id, "the id of an extension"));
    label("label", table.label);
  }
  void one(const pareto_fields_v1& table) {
    text("entity", needed(table.entity, "the entity of added fields"));
    label("label", table.label);
    fields("fields", table.fields);
  }
  void one(const pareto_importer_v1& table) {
    named(table);
    if (table.help != nullptr) label("help", table.help);
    json_.key("suffixes");
    strings(table.suffixes);
    fields("settings", table.settings);
  }
  void one(const pareto_tiering_v1& table) {
    named(table);
    if (table.help != nullptr) label("help", table.help);
    if ((table.flags & PARETO_TIERING_ORDERED) != 0) flag("ordered");
    json_.key("tiers");
    json_.begin('[');
    each(table.tiers, "the tiers", [&](const pareto_tier& tier) { coded(tier.code, tier.label); });
    json_.end(']');
    fields("settings", table.settings);
    fields("indicators", table.indicators);
    fields("figures", table.figures);
  }
  void one(const pareto_report_v1& table) {
    named(table);
    if (table.help != nullptr) label("help", table.help);
    text("file_stem", table.file_stem);
    text("file_stem_zh", table.file_stem_zh);
    fields("parameters", table.parameters);
  }
  void one(const pareto_format_v1& table) {
    named(table);
    text("media_type", table.media_type);
    text("suffix", table.suffix);
    fields("settings", table.settings);
  }
  void one(const pareto_subscriber_v1& table) {
    named(table);
    json_.key("topics");
    strings(table.topics);
    text("phase", table.phase == PARETO_PHASE_BEFORE ? "before" : "after");
    number("order", table.order);
    if ((table.flags & PARETO_SUBSCRIBER_ALONE) != 0) flag("alone");
    fields("settings", table.settings);
  }
  void one(const pareto_command_v1& table) {
    named(table);
    if (table.help != nullptr) label("help", table.help);
    if ((table.flags & PARETO_COMMAND_CHANGES) != 0) flag("changes");
    number("operands", table.operands);
    fields("arguments", table.arguments);
  }
  void one(const pareto_service_v1& table) {
    named(table);
    if (table.help != nullptr) label("help", table.help);
    json_.key("after");
    strings(table.after);
    fields("settings", table.settings);
  }
  void one(const pareto_action_v1& table) {
    named(table);
    if (table.help != nullptr) label("help", table.help);
    text("entity", needed(table.entity, "the entity of an action"));
    names("where", table.where);
    fields("form", table.form);
  }
  void views(const pareto_views_v1& table) {
    json_.key("views");
    json_.begin('[');
    each(table.views, "the views", [&](const pareto_view& view) {
      json_.begin('{');
      one_view(view);
      json_.end('}');
    });
    json_.end(']');
  }
  void one_view(const pareto_view& view) {
    static constexpr const char* kKinds[] = {nullptr, "list",  "form",   "board",    "calendar",
                                             "tree",  "graph", "matrix", "timeline", "cards"};
    named(view);
    if (view.help != nullptr) label("help", view.help);
    if (view.kind < PARETO_VIEW_LIST || view.kind > PARETO_VIEW_CARDS)
      throw std::runtime_error(std::string(view.id) + " is of an unknown kind");
    text("kind", kKinds[view.kind]);
    text("entity", view.entity);
    text("for", view.subject);
    text("via", view.via);
    names("slots", view.slots);
    names("columns", view.columns);
    names("where", view.where);
    names("sort", view.sort);
    if (view.limit != 0) number("limit", view.limit);
    json_.key("parts");
    json_.begin('{');
    each(view.parts, "the parts", [&](const pareto_view_part& part) {
      text(needed(part.name, "the name of a part"), part.value);
    });
    json_.end('}');
    list("groups", view.groups, [&](const pareto_view_group& group) {
      label("name", group.label);
      names("fields", group.fields);
      text("if", group.condition);
    });
    list("queries", view.queries, [&](const pareto_view_query& query) {
      text("name", needed(query.name, "the name of a query"));
      text("sql", query.sql);
      fields("columns", query.columns);
      text("entity", query.entity);
      names("rows", query.rows);
      names("measures", query.measures);
      names("where", query.where);
      text("period", query.period);
      if (query.top != 0) number("top", query.top);
    });
    list("cards", view.cards, [&](const pareto_view_card& card) {
      static constexpr const char* kShows[] = {nullptr, "figure", "bars", "table"};
      if (card.show < PARETO_CARD_FIGURE || card.show > PARETO_CARD_TABLE)
        throw std::runtime_error(std::string(view.id) + " has a card of an unknown kind");
      label("name", card.label);
      text("show", kShows[card.show]);
      text("query", needed(card.query, "the query of a card"));
      names("columns", card.columns);
    });
  }
  template <class Item, class Work>
  void list(const char* key, const Item* const* items, Work work) {
    if (items == nullptr) return;
    json_.key(key);
    json_.begin('[');
    each(items, key, [&](const Item& item) {
      json_.begin('{');
      work(item);
      json_.end('}');
    });
    json_.end(']');
  }
  void names(const char* key, pareto_names list) {
    if (list == nullptr || list[0] == nullptr) return;
    json_.key(key);
    strings(list);
  }
  void entities(const pareto_entities_v1& table) {
    json_.begin('{');
    text("extension", PARETO_EXT_ENTITIES);
    json_.key("entities");
    json_.begin('[');
    each(table.entities, "the entities", [&](const pareto_entity& entity) {
      static constexpr const char* kCascades[] = {"refuse", "delete", "clear"};
      if (entity.cascade > PARETO_CASCADE_CLEAR)
        throw std::runtime_error("an entity has an unknown cascade rule");
      json_.begin('{');
      text("name", needed(entity.name, "the name of an entity"));
      label("label", entity.label);
      label("plural", entity.plural);
      text("label_field", entity.label_field);
      text("cascade", kCascades[entity.cascade]);
      number("version", entity.version);
      fields("fields", entity.fields);
      json_.end('}');
    });
    json_.end(']');
    json_.end('}');
  }

  void fields(const char* key, pareto_fields list) {
    if (list == nullptr) return;
    json_.key(key);
    json_.begin('[');
    each(list, key, [&](const pareto_field& field) { one_field(field); });
    json_.end(']');
  }
  void one_field(const pareto_field& field) {
    static constexpr const char* kFlags[] = {"required", "unique", "secret",
                                             "searched", "listed", "read_only"};
    const std::string name = needed(field.name, "the name of a field");
    if (field.type < PARETO_T_BOOL || field.type > PARETO_T_QUANTITY)
      throw std::runtime_error(name + " has an unknown type");
    if (field.meaning >= pareto::sdk::kMeaningWords.size())
      throw std::runtime_error(name + " has an unknown meaning");
    if (field.sensitivity == PARETO_S_PERSONAL)
      needed(field.purpose, (name + ": the purpose of personal data").c_str());
    if (field.meaning == PARETO_M_REFERENCE)
      needed(field.reference, (name + ": the entity that it refers to").c_str());
    if (field.meaning == PARETO_M_CHOICE &&
        (field.choices == nullptr || field.choices[0] == nullptr)) {
      throw std::runtime_error(name + " has no choices");
    }
    json_.begin('{');
    text("name", name.c_str());
    text("type", pareto::sdk::kTypeWords[field.type].data());
    if (field.meaning != PARETO_M_PLAIN)
      text("meaning", pareto::sdk::kMeaningWords[field.meaning].data());
    label("label", field.label);
    if (field.help != nullptr) label("help", field.help);
    if (field.aliases_en != nullptr) json_.key("aliases_en"), strings(field.aliases_en);
    if (field.aliases_zh != nullptr) json_.key("aliases_zh"), strings(field.aliases_zh);
    for (unsigned bit = 0; bit < 6; ++bit) {
      if ((field.flags >> bit & 1) != 0) flag(kFlags[bit]);
    }
    if (field.sensitivity == PARETO_S_PERSONAL) text("sensitivity", "personal");
    if (field.sensitivity == PARETO_S_CONFIDENTIAL) text("sensitivity", "confidential");
    text("purpose", field.purpose);
    text("reference", field.reference);
    text("unit", field.unit);
    text("group", field.group);
    if (field.order != 0) number("order", field.order);
    text("default", field.default_value);
    if (field.choices != nullptr) {
      json_.key("choices");
      json_.begin('[');
      each(field.choices, "choices",
           [&](const pareto_choice& choice) { coded(choice.code, choice.label); });
      json_.end(']');
    }
    bounds(field);
    text("visible_if", field.visible_if);
    text("expression", field.expression);
    text("fact", field.fact);
    json_.end('}');
  }
  void bounds(const pareto_field& field) {
    if (field.type == PARETO_T_REAL) {
      if (!std::isnan(field.min_real)) json_.key("min"), json_.value(field.min_real);
      if (!std::isnan(field.max_real)) json_.key("max"), json_.value(field.max_real);
    } else {
      if (field.min_value != INT64_MIN) number("min", field.min_value);
      if (field.max_value != INT64_MAX) number("max", field.max_value);
    }
  }

  void coded(const char* code, const pareto_label* words) {
    json_.begin('{');
    text("code", needed(code, "a code"));
    label("label", words);
    json_.end('}');
  }
  void label(const char* key, const pareto_label* theirs) {
    if (theirs == nullptr) throw std::runtime_error(std::string("a ") + key + " is missing");
    const pareto_label own = whole(*theirs, key), *words = &own;
    json_.key(key);
    json_.begin('{');
    text("en", needed(words->en, "the English form of a label"));
    text("zh-Hans", words->zh_hans);
    text("zh-Hant", words->zh_hant);
    json_.end('}');
  }
  void strings(pareto_names names) {
    json_.begin('[');
    for (int i = 0; names != nullptr && names[i] != nullptr; ++i) {
      if (i == kMost) throw std::runtime_error("a list of names has no end");
      json_.value(std::string_view(names[i]));
    }
    json_.end(']');
  }
  template <class Item, class Work>
  void each(const Item* const* list, const char* what, Work work) {
    for (int i = 0; list != nullptr && list[i] != nullptr; ++i) {
      if (i == kMost) throw std::runtime_error(std::string("the list of ") + what + " has no end");
      if constexpr (requires { list[i]->size_of; })
        work(whole(*list[i], what));
      else
        work(*list[i]);
    }
  }
  void text(const char* key, const char* words) {
    if (words == nullptr) return;
    json_.key(key);
    json_.value(std::string_view(words));
  }
  void number(const char* key, std::int64_t value) {
    json_.key(key);
    json_.value(value);
  }
  void flag(const char* key) {
    json_.key(key);
    json_.yes();
  }

  JsonWriter json_;
};

}  // namespace

std::string describe(const pareto_plugin_v0& plugin, const LibraryFile& library) {
  if (plugin.magic != PARETO_MAGIC)
    throw std::runtime_error("the table of the plugin does not begin as one");
  return Description().of(whole(plugin, "the plugin"), library);
}
