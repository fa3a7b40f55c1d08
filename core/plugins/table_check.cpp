#include "core/plugins/table_check.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "pareto/abi/views.h"

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

// At least as long as version 0 knows it; longer ones come from a later SDK.
template <class Table>
bool whole(const Table& table) {
  return table.size_of >= sizeof(Table);
}

void check_label(const pareto_label* label, std::string_view what) {
  need(label != nullptr && whole(*label) && is_set(label->en), what);
}

template <class Item, class Check>
void check_list(const Item* const* list, const std::string& what, Check check) {
  for (int i = 0; list != nullptr && list[i] != nullptr; ++i) {
    need(i < kMost, what);
    check(*list[i]);
  }
}

void check_names(pareto_names names, std::string_view what) {
  for (int i = 0; names != nullptr && names[i] != nullptr; ++i) need(i < kMost, what);
}

void check_fields(pareto_fields fields, const std::string& what) {
  check_list(fields, what, [&](const pareto_field& field) {
    need(whole(field), what);
    need(is_set(field.name), what);
    check_label(field.label, field.name);
    need(field.type >= PARETO_T_BOOL && field.type <= PARETO_T_QUANTITY, field.name);
    check_list(field.choices, field.name, [&](const pareto_choice& choice) {
      need(whole(choice) && is_set(choice.code), field.name);
    });
  });
}

// Per kind: whole, named, and with the functions that the host calls.
void check(const pareto_fields_v1& t) {
  need(whole(t) && is_set(t.entity), "pareto.fields");
  check_fields(t.fields, t.entity);
}
void check(const pareto_entities_v1& t) {
  need(whole(t), "pareto.entities");
  check_list(t.entities, "pareto.entities", [](const pareto_entity& entity) {
    need(whole(entity) && is_set(entity.name), "pareto.entities");
    check_fields(entity.fields, entity.name);
  });
}
void check(const pareto_importer_v1& t) {
  need(whole(t) && is_set(t.id), "pareto.importer");
  need(t.probe != nullptr && t.open != nullptr && t.read != nullptr && t.close != nullptr, t.id);
  check_label(t.label, t.id);
  check_names(t.suffixes, t.id);
  check_fields(t.settings, t.id);
}
void check(const pareto_tiering_v1& t) {
  need(whole(t) && is_set(t.id), "pareto.tiering");
  need(t.plan != nullptr && t.apply != nullptr && t.tiers != nullptr && t.tiers[0] != nullptr,
       t.id);
  check_label(t.label, t.id);
  int count = 0;
  check_list(t.tiers, t.id, [&](const pareto_tier& tier) {
    need(whole(tier) && is_set(tier.code) && ++count <= 250, t.id);
    check_label(tier.label, t.id);
  });
  check_fields(t.settings, t.id);
  check_fields(t.indicators, t.id);
  check_fields(t.figures, t.id);
}
void check(const pareto_report_v1& t) {
  need(whole(t) && is_set(t.id), "pareto.report");
  need(t.build != nullptr && is_set(t.file_stem), t.id);
  check_label(t.label, t.id);
  check_fields(t.parameters, t.id);
}
void check(const pareto_format_v1& t) {
  need(whole(t) && is_set(t.id), "pareto.format");
  need(t.open != nullptr && t.finish != nullptr && t.close != nullptr && is_set(t.suffix), t.id);
  check_label(t.label, t.id);
  check_fields(t.settings, t.id);
}
void check(const pareto_subscriber_v1& t) {
  // The flags came later; only the manifest's maker reads them.
  need(t.size_of >= offsetof(pareto_subscriber_v1, flags) && is_set(t.id), "pareto.subscriber");
  need(t.deliver != nullptr && (t.phase == PARETO_PHASE_BEFORE || t.phase == PARETO_PHASE_AFTER),
       t.id);
  check_label(t.label, t.id);
  check_names(t.topics, t.id);
  check_fields(t.settings, t.id);
}

void check(const pareto_command_v1& t) {
  need(whole(t) && is_set(t.id), "pareto.command");
  need(t.run != nullptr, t.id);
  check_label(t.label, t.id);
  check_fields(t.arguments, t.id);
}
void check(const pareto_service_v1& t) {
  need(whole(t) && is_set(t.id), "pareto.service");
  need(t.start != nullptr && t.healthy != nullptr && t.stop != nullptr, t.id);
  check_label(t.label, t.id);
  check_names(t.after, t.id);
  check_fields(t.settings, t.id);
}

void check(const pareto_views_v1& t) {
  need(whole(t), "pareto.views");
  check_list(t.views, "pareto.views", [](const pareto_view& view) { need(whole(view) && is_set(view.id), "pareto.views"); });
}
void check(const pareto_action_v1& t) {
  need(whole(t) && is_set(t.id), "pareto.actions");
  need(t.run != nullptr && is_set(t.entity), t.id);
  check_label(t.label, t.id);
  check_names(t.where, t.id);
  check_fields(t.form, t.id);
}

struct Kind {
  std::string_view id;
  void (*check)(const void*);
  const char* (*own_id)(const void*);
};
template <class Table>
void check_as(const void* table) {
  check(*static_cast<const Table*>(table));
}
template <class Table>
const char* id_as(const void* table) {
  return static_cast<const Table*>(table)->id;
}
constexpr Kind kKinds[] = {
    {PARETO_EXT_FIELDS, check_as<pareto_fields_v1>,
     [](const void* table) { return static_cast<const pareto_fields_v1*>(table)->entity; }},
    {PARETO_EXT_ENTITIES, check_as<pareto_entities_v1>, nullptr},
    {PARETO_EXT_IMPORTER, check_as<pareto_importer_v1>, id_as<pareto_importer_v1>},
    {PARETO_EXT_TIERING, check_as<pareto_tiering_v1>, id_as<pareto_tiering_v1>},
    {PARETO_EXT_REPORT, check_as<pareto_report_v1>, id_as<pareto_report_v1>},
    {PARETO_EXT_FORMAT, check_as<pareto_format_v1>, id_as<pareto_format_v1>},
    {PARETO_EXT_SUBSCRIBER, check_as<pareto_subscriber_v1>, id_as<pareto_subscriber_v1>},
    {PARETO_EXT_COMMAND, check_as<pareto_command_v1>, id_as<pareto_command_v1>},
    {PARETO_EXT_SERVICE, check_as<pareto_service_v1>, id_as<pareto_service_v1>},
    {PARETO_EXT_VIEWS, check_as<pareto_views_v1>, nullptr},
    {PARETO_EXT_ACTION, check_as<pareto_action_v1>, id_as<pareto_action_v1>},
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

}  // namespace

std::string_view own_id(const pareto_extension& extension) {
  const Kind* kind = kind_of(extension.id);
  return kind != nullptr && kind->own_id != nullptr ? kind->own_id(extension.table) : "";
}

void check_table(const pareto_plugin_v0* table, const Manifest& manifest) {
  need(table != nullptr, "NULL");
  need(table->size_of >= sizeof(pareto_plugin_v0), "size_of");
  need(table->magic == PARETO_MAGIC, "magic");
  need(is_set(table->id), "id");
  need(is_set(table->version), "version");
  same_as_manifest("id", table->id, manifest.id);
  same_as_manifest("version", table->version, manifest.version);
  need(table->needs_minor <= PARETO_ABI_MINOR, "needs_minor");
  check_label(table->label, "label");
  check_names(table->capabilities, "capabilities");

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
  std::string capabilities, in_manifest_capabilities;
  for (pareto_names name = table->capabilities; name != nullptr && *name != nullptr; ++name) {
    capabilities.append(*name).append("; ");
  }
  for (const std::string& name : manifest.capabilities)
    in_manifest_capabilities.append(name).append("; ");
  same_as_manifest("capabilities", capabilities, in_manifest_capabilities);
}

}  // namespace pareto::plugins
