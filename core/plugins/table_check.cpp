#include "core/plugins/table_check.hpp"

#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "pareto/abi/views.h"
#include "pareto/received.hpp"

namespace pareto::plugins {
namespace {

constexpr int kMost = 4096;  // of any list; a longer one lacks its end

[[noreturn]] void wrong(std::string_view what) {
  throw Error(ErrorCode::Data, {Text{"its table is not valid: {}", "插件表无效：{}"}, {what}});
}
void need(bool holds, std::string_view what) {
  if (!holds) wrong(what);
}
bool is_set(const char* text) { return text != nullptr && *text != '\0'; }

// What a plugin's struct says, as this program knows the struct: see pareto/received.hpp.
template <class Struct>
Struct whole(const Struct* theirs, std::string_view what) {
  need(theirs != nullptr && sdk::is_whole(*theirs), what);
  return sdk::received(*theirs);
}

void check_label(const pareto_label* label, std::string_view what) {
  need(is_set(whole(label, what).en), what);
}

template <class Item, class Check>
void check_list(const Item* const* list, const std::string& what, Check check) {
  for (int i = 0; list != nullptr && list[i] != nullptr; ++i) {
    need(i < kMost, what);
    if constexpr (requires { list[i]->size_of; })
      check(whole(list[i], what));
    else
      check(*list[i]);
  }
}

void check_names(pareto_names names, std::string_view what) {
  for (int i = 0; names != nullptr && names[i] != nullptr; ++i) need(i < kMost, what);
}

void check_fields(pareto_fields fields, const std::string& what) {
  check_list(fields, what, [&](const pareto_field& field) {
    need(is_set(field.name), what);
    check_label(field.label, field.name);
    need(field.type >= PARETO_T_BOOL && field.type <= PARETO_T_QUANTITY, field.name);
    check_list(field.choices, field.name,
               [&](const pareto_choice& choice) { need(is_set(choice.code), field.name); });
  });
}

// Per kind: named, and with the functions that the host calls.
void check(const pareto_fields_v1& t) {
  need(is_set(t.entity), "pareto.fields");
  check_fields(t.fields, t.entity);
}
void check(const pareto_entities_v1& t) {
  check_list(t.entities, "pareto.entities", [](const pareto_entity& entity) {
    need(is_set(entity.name), "pareto.entities");
    check_fields(entity.fields, entity.name);
  });
}
void check(const pareto_importer_v1& t) {
  need(is_set(t.id), "pareto.importer");
  need(t.probe != nullptr && t.open != nullptr && t.read != nullptr && t.close != nullptr, t.id);
  check_label(t.label, t.id);
  check_names(t.suffixes, t.id);
  check_fields(t.settings, t.id);
}
void check(const pareto_tiering_v1& t) {
  need(is_set(t.id), "pareto.tiering");
  need(t.plan != nullptr && t.apply != nullptr && t.tiers != nullptr && t.tiers[0] != nullptr,
       t.id);
  check_label(t.label, t.id);
  int count = 0;
  check_list(t.tiers, t.id, [&](const pareto_tier& tier) {
    need(is_set(tier.code) && ++count <= 250, t.id);
    check_label(tier.label, t.id);
  });
  check_fields(t.settings, t.id);
  check_fields(t.indicators, t.id);
  check_fields(t.figures, t.id);
}
void check(const pareto_report_v1& t) {
  need(is_set(t.id), "pareto.report");
  need(t.build != nullptr && is_set(t.file_stem), t.id);
  check_label(t.label, t.id);
  check_fields(t.parameters, t.id);
}
void check(const pareto_format_v1& t) {
  need(is_set(t.id), "pareto.format");
  need(t.open != nullptr && t.finish != nullptr && t.close != nullptr && is_set(t.suffix), t.id);
  check_label(t.label, t.id);
  check_fields(t.settings, t.id);
}
void check(const pareto_subscriber_v1& t) {
  need(is_set(t.id), "pareto.subscriber");
  need(t.deliver != nullptr && (t.phase == PARETO_PHASE_BEFORE || t.phase == PARETO_PHASE_AFTER),
       t.id);
  check_label(t.label, t.id);
  check_names(t.topics, t.id);
  check_fields(t.settings, t.id);
}

void check(const pareto_command_v1& t) {
  need(is_set(t.id), "pareto.command");
  need(t.run != nullptr, t.id);
  check_label(t.label, t.id);
  check_fields(t.arguments, t.id);
}
void check(const pareto_service_v1& t) {
  need(is_set(t.id), "pareto.service");
  need(t.start != nullptr && t.healthy != nullptr && t.stop != nullptr, t.id);
  check_label(t.label, t.id);
  check_names(t.after, t.id);
  check_fields(t.settings, t.id);
}

void check(const pareto_views_v1& t) {
  check_list(t.views, "pareto.views",
             [](const pareto_view& view) { need(is_set(view.id), "pareto.views"); });
}
void check(const pareto_action_v1& t) {
  need(is_set(t.id), "pareto.actions");
  need(t.run != nullptr && is_set(t.entity), t.id);
  check_label(t.label, t.id);
  check_names(t.where, t.id);
  check_fields(t.form, t.id);
}

struct Kind {
  std::string_view id;
  void (*check)(const void*);
  const char* (*own_id)(const void*);
  std::shared_ptr<const void> (*known)(const void*);
};
template <class Table>
void check_as(const void* table) {
  check(whole(static_cast<const Table*>(table), "size_of"));
}
template <class Table>
std::shared_ptr<const void> known_as(const void* table) {
  return std::make_shared<const Table>(sdk::received(*static_cast<const Table*>(table)));
}
template <class Table>
const char* id_as(const void* table) {
  return static_cast<const Table*>(table)->id;
}
template <class Table>
constexpr Kind named(std::string_view id) {
  return {id, check_as<Table>, id_as<Table>, known_as<Table>};
}
constexpr Kind kKinds[] = {
    {PARETO_EXT_FIELDS, check_as<pareto_fields_v1>,
     [](const void* table) { return static_cast<const pareto_fields_v1*>(table)->entity; },
     known_as<pareto_fields_v1>},
    {PARETO_EXT_ENTITIES, check_as<pareto_entities_v1>, nullptr, known_as<pareto_entities_v1>},
    {PARETO_EXT_VIEWS, check_as<pareto_views_v1>, nullptr, known_as<pareto_views_v1>},
    named<pareto_importer_v1>(PARETO_EXT_IMPORTER),
    named<pareto_tiering_v1>(PARETO_EXT_TIERING),
    named<pareto_report_v1>(PARETO_EXT_REPORT),
    named<pareto_format_v1>(PARETO_EXT_FORMAT),
    named<pareto_subscriber_v1>(PARETO_EXT_SUBSCRIBER),
    named<pareto_command_v1>(PARETO_EXT_COMMAND),
    named<pareto_service_v1>(PARETO_EXT_SERVICE),
    named<pareto_action_v1>(PARETO_EXT_ACTION),
};
const Kind* kind_of(std::string_view id) {
  for (const Kind& kind : kKinds) {
    if (kind.id == id) return &kind;
  }
  return nullptr;
}

void same_as_manifest(std::string_view member, std::string_view in_library,
                      std::string_view in_manifest) {
  if (in_library == in_manifest) return;
  throw Error(
      ErrorCode::Data,
      {Text{"its manifest says {0} {1}, the library says {2}", "清单中的 {0} 为 {1}，而库中为 {2}"},
       {member, in_manifest, in_library}},
      Text{"build the plugin again, or install it again as a whole",
           "请重新构建，或整体重新安装该插件"});
}

std::string joined(pareto_names names) {
  std::string out;
  for (; names != nullptr && *names != nullptr; ++names) out.append(*names).append("; ");
  return out;
}
std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out.append(name).append("; ");
  return out;
}

}  // namespace

std::string_view own_id(const pareto_extension& extension) {
  const Kind* kind = kind_of(extension.id);
  return kind != nullptr && kind->own_id != nullptr ? kind->own_id(extension.table) : "";
}

std::shared_ptr<const void> known_table(const pareto_extension& extension) {
  const Kind* kind = kind_of(extension.id);
  return kind != nullptr ? kind->known(extension.table) : nullptr;
}

pareto_plugin_v0 check_table(const pareto_plugin_v0* theirs, const Manifest& manifest) {
  need(theirs != nullptr, "NULL");
  // It comes first in every version; what has another one is no table whose size could be believed.
  need(theirs->magic == PARETO_MAGIC, "magic");
  const pareto_plugin_v0 known = whole(theirs, "size_of"), *table = &known;
  need(is_set(table->id), "id");
  need(is_set(table->version), "version");
  same_as_manifest("id", table->id, manifest.id);
  same_as_manifest("version", table->version, manifest.version);
  need(table->needs_minor <= PARETO_ABI_MINOR, "needs_minor");
  check_label(table->label, "label");
  check_names(table->capabilities, "capabilities");
  check_names(table->depends, "depends");

  std::string in_library, in_manifest;
  check_list(table->extensions, "extensions", [&](const pareto_extension& extension) {
    need(is_set(extension.id) && extension.table != nullptr, "extensions");
    if (const Kind* kind = kind_of(extension.id)) kind->check(extension.table);
    in_library.append(extension.id).append(" ").append(own_id(extension)).append("; ");
  });
  for (const Extension& extension : manifest.extensions) {
    in_manifest.append(extension.extension).append(" ").append(extension.id).append("; ");
  }
  same_as_manifest("provides", in_library, in_manifest);
  same_as_manifest("capabilities", joined(table->capabilities), joined(manifest.capabilities));
  same_as_manifest("depends", joined(table->depends), joined(manifest.depends));
  return known;
}

}  // namespace pareto::plugins
