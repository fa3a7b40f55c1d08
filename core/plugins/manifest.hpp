// What a plugin is, as the JSON beside its library says it: enough to list it, to build the schema
// from its fields and entities, and to show its settings, without opening the library.
//
// Manifests are written by pareto-manifest (sdk/tools) from the library itself and are read
// strictly: an unknown or misspelt member is an Error that names file and member. Plain values; any
// thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/entity.hpp"
#include "core/model/field.hpp"

namespace pareto::plugins {

// One extension. Which members are filled depends on its kind.
struct Extension {
  std::string extension;  // "pareto.tiering/1"
  std::string id;         // its own; of added fields: the entity; of entities: empty
  model::Label label, help;
  std::vector<model::Field> settings;  // of a report: its parameters; of a command: its arguments
  std::vector<model::Field> indicators, figures;  // tiering
  std::vector<model::Choice> tiers;               // tiering, lowest first
  bool ordered = false;                           // tiering
  std::vector<std::string> suffixes;              // importer: ".csv"; format: one
  std::string media_type;                         // format
  std::string file_stem, file_stem_zh;            // report
  std::vector<std::string> topics;                // subscriber
  bool before = false;                            // subscriber: inside the writer's transaction
  int order = 0;                                  // subscriber: lower first
  bool alone = false;                             // subscriber: no two events commit together
  bool changes = false;                           // command: it writes
  int operands = 0;                // command: so many of the settings stand by their place
  std::vector<std::string> after;  // service: ids of those that run before it
};

// Fields that a plugin adds to an entity. Their names carry the plugin's id:
// "chemical.annual_usage".
struct AddedFields {
  std::string plugin, entity;
  model::Label label;
  std::vector<model::Field> fields;
};

struct Manifest {
  std::filesystem::path file;  // of the manifest
  std::string id, version;
  model::Label label;
  std::string vendor, license, built_with;
  std::string
      contact;  // where its maker is reached: an address of mail or of a page, a telephone number
  int abi_major = 0, needs_minor = 0;
  std::string platform;           // "linux_amd64"
  std::filesystem::path library;  // full path; empty: a pack of content alone
  std::string sha256;
  std::vector<Extension> extensions;
  std::vector<AddedFields> fields;
  std::vector<model::Entity> entities;  // their names carry the plugin's id: "projects.project"
  std::vector<std::string> capabilities;
  std::vector<std::string> depends;  // "projects >= 1.2.0": see dependencies.hpp
};

// What manifests of libraries for this machine say as platform.
[[nodiscard]] std::string_view this_platform();

// Throws Error for a manifest whose library is of another interface or for another machine. Looks
// at no file.
void require_fitting(const Manifest& manifest);

// Throws Error naming `file` and the member that is wrong.
[[nodiscard]] Manifest parse_manifest(std::string_view json, const std::filesystem::path& file);
[[nodiscard]] Manifest read_manifest(const std::filesystem::path& file);

}  // namespace pareto::plugins
