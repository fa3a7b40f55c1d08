#include "core/plugins/manifest.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <fstream>
#include <iterator>

#include "core/base/error.hpp"
#include "core/plugins/dependencies.hpp"
#include "core/plugins/json_reader.hpp"
#include "core/plugins/manifest_fields.hpp"
#include "core/plugins/manifest_views.hpp"
#include "pareto/abi/plugin.h"
#include "pareto/abi/views.h"

namespace pareto::plugins {
namespace {

constexpr std::streamoff kLargestManifest = 16 << 20;

void read_importer(JsonReader& from, Extension& into) {
  into.suffixes = from.texts("suffixes");
  into.settings = read_fields(from, "settings");
}

void read_tiering(JsonReader& from, Extension& into) {
  into.ordered = from.flag("ordered");
  into.tiers = read_choices(from, "tiers");
  if (into.tiers.empty() || into.tiers.size() > 250) from.wrong("tiers");
  into.settings = read_fields(from, "settings");
  into.indicators = read_fields(from, "indicators");
  into.figures = read_fields(from, "figures");
}

void read_report(JsonReader& from, Extension& into) {
  into.file_stem = from.text("file_stem");
  into.file_stem_zh = from.text_or_empty("file_stem_zh");
  into.settings = read_fields(from, "parameters");
}

void read_format(JsonReader& from, Extension& into) {
  into.media_type = from.text("media_type");
  into.suffixes = {from.text("suffix")};
  into.settings = read_fields(from, "settings");
}

void read_subscriber(JsonReader& from, Extension& into) {
  into.topics = from.texts("topics");
  const std::string phase = from.text("phase");
  if (phase != "before" && phase != "after") from.wrong("phase");
  into.before = phase == "before";
  into.order = static_cast<int>(from.integer("order"));
  into.alone = from.flag("alone");
  into.settings = read_fields(from, "settings");
}

void read_command(JsonReader& from, Extension& into) {
  into.changes = from.flag("changes");
  into.settings = read_fields(from, "arguments");
  const std::int64_t operands = from.integer("operands");
  if (operands < 0 || operands > static_cast<std::int64_t>(into.settings.size()))
    from.wrong("operands");
  into.operands = static_cast<int>(operands);
}

void read_service(JsonReader& from, Extension& into) {
  into.after = from.texts("after");
  into.settings = read_fields(from, "settings");
}

// The rest is for those who show actions: manifest_views.hpp.
void read_action(JsonReader& from, Extension& into) {
  into.settings = read_fields(from, "form");
  (void)from.text("entity");
  (void)from.texts("where");
}

// Kinds that have an id of their own.
struct Kind {
  std::string_view id;
  void (*read)(JsonReader&, Extension&);
};
constexpr Kind kKinds[] = {
    {PARETO_EXT_IMPORTER, read_importer},     {PARETO_EXT_TIERING, read_tiering},
    {PARETO_EXT_REPORT, read_report},         {PARETO_EXT_FORMAT, read_format},
    {PARETO_EXT_SUBSCRIBER, read_subscriber}, {PARETO_EXT_COMMAND, read_command},
    {PARETO_EXT_SERVICE, read_service},       {PARETO_EXT_ACTION, read_action}};

void read_extension(JsonReader& from, Manifest& manifest) {
  Extension extension;
  extension.extension = from.text("extension");
  if (extension.extension == PARETO_EXT_FIELDS) {
    AddedFields added{manifest.id, from.text("entity"), read_label(from, "label"), {}};
    added.fields = read_fields(from, "fields", manifest.id);
    extension.id = added.entity;
    extension.label = added.label;
    manifest.fields.push_back(std::move(added));
  } else if (extension.extension == PARETO_EXT_ENTITIES) {
    for (JsonReader& entity : from.objects("entities"))
      manifest.entities.push_back(read_entity(entity, manifest.id));
  } else if (extension.extension == PARETO_EXT_VIEWS) {
    for (JsonReader& view : from.objects("views")) (void)read_view(view);
  } else {
    const Kind* kind = nullptr;
    for (const Kind& known : kKinds) {
      if (known.id == extension.extension) kind = &known;
    }
    if (kind == nullptr) {
      // Of a later Pareto: listed, never asked for.
      from.ignore_rest();
    } else {
      extension.id = from.text("id");
      if (!is_name(extension.id)) from.wrong("id");
      extension.label = read_label(from, "label");
      extension.help = read_label_if_any(from, "help");
      kind->read(from, extension);
    }
  }
  from.finish();
  for (const Extension& other : manifest.extensions) {
    if (other.extension == extension.extension && other.id == extension.id && !extension.id.empty())
      from.wrong("id");
  }
  manifest.extensions.push_back(std::move(extension));
}

void read_library(JsonReader from, Manifest& manifest) {
  manifest.platform = from.text("platform");
  const std::filesystem::path file = from.text("file");
  // Beside the manifest, nowhere else.
  if (file.has_parent_path() || file.is_absolute()) from.wrong("file");
  manifest.library = manifest.file.parent_path() / file;
  manifest.sha256 = from.text("sha256");
  const bool hexadecimal =
      manifest.sha256.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (manifest.sha256.size() != 64 || !hexadecimal) from.wrong("sha256");
  from.finish();
}

}  // namespace

std::string_view this_platform() {
#if defined(__linux__) && defined(__x86_64__)
  return "linux_amd64";
#elif defined(__linux__) && defined(__aarch64__)
  return "linux_arm64";
#else
  return "other";
#endif
}

void require_fitting(const Manifest& manifest) {
  if (manifest.library.empty()) return;  // a pack of content runs nothing
  if (manifest.abi_major != 0) {
    throw Error(ErrorCode::Unsupported,
                {Text{"it is built for version {0} of the interface; this Pareto has version 0",
                      "它为接口版本 {0} 构建；本 Pareto 的接口版本为 0"},
                 {manifest.abi_major}},
                Text{"get it built for this version, or use another Pareto",
                     "请换用为此版本构建的插件，或换用别的 Pareto"});
  }
  if (manifest.needs_minor > PARETO_ABI_MINOR) {
    throw Error(ErrorCode::Unsupported,
                {Text{"it needs interface 0.{0}; this Pareto has 0.{1}",
                      "它需要接口 0.{0}；本 Pareto 为 0.{1}"},
                 {manifest.needs_minor, PARETO_ABI_MINOR}},
                Text{"use a newer Pareto", "请使用更新的 Pareto"});
  }
  if (manifest.platform != this_platform()) {
    throw Error(ErrorCode::Unsupported,
                {Text{"its library is for {0}, this machine is {1}", "其库用于 {0}，本机为 {1}"},
                 {manifest.platform, this_platform()}},
                Text{"get it built for this machine", "请换用为本机构建的插件"});
  }
}

Manifest parse_manifest(std::string_view text, const std::filesystem::path& file) {
  boost::system::error_code fault;
  // Read once and thrown away in one piece: each start reads the manifests of all plugins.
  boost::json::monotonic_resource memory(4 * text.size());
  const boost::json::value value = boost::json::parse(text, fault, &memory);
  if (fault) {
    throw Error(ErrorCode::Data, {Text{"{0} is not valid JSON: {1}", "{0} 不是有效的 JSON：{1}"},
                                  {file.string(), fault.message()}});
  }
  JsonReader from(value, file.string());
  if (from.integer("manifest_version") != 1) from.wrong("manifest_version");
  Manifest manifest;
  manifest.file = file;
  manifest.id = from.text("id");
  if (!is_plugin_id(manifest.id)) from.wrong("id");
  manifest.version = from.text("version");
  if (!is_plugin_version(manifest.version)) from.wrong("version");
  manifest.label = read_label(from, "label");
  manifest.vendor = from.text_or_empty("vendor");
  manifest.license = from.text_or_empty("license");
  manifest.contact = from.text_or_empty("contact");
  manifest.built_with = from.text_or_empty("built_with");
  require_line(from, "vendor", manifest.vendor);
  require_line(from, "license", manifest.license);
  require_line(from, "contact", manifest.contact);
  require_line(from, "built_with", manifest.built_with);
  // A pack may hold content alone, such as reports made of files: then there is no library, and
  // nothing that one would provide.
  if (from.has("library") || from.has("provides")) {
    JsonReader abi = from.object("abi");
    manifest.abi_major = static_cast<int>(abi.integer("major"));
    manifest.needs_minor = static_cast<int>(abi.integer("needs_minor"));
    abi.finish();
    read_library(from.object("library"), manifest);
    for (JsonReader& extension : from.objects("provides")) read_extension(extension, manifest);
  }
  manifest.capabilities = from.texts("capabilities");
  manifest.depends = from.texts("depends");
  for (const std::string& depends : manifest.depends) {
    const std::optional<Dependency> dependency = parse_dependency(depends);
    if (!dependency || dependency->plugin == manifest.id) from.wrong("depends");
  }
  from.finish();
  return manifest;
}

Manifest read_manifest(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  // A folder opens, too, and is as long as can be.
  const std::streamoff size =
      in ? static_cast<std::streamoff>(in.seekg(0, std::ios::end).tellg()) : -1;
  if (size < 0 || size > kLargestManifest)
    throw Error(ErrorCode::Io, {Text{"{} cannot be read", "无法读取 {}"}, {file.string()}});
  std::string text(static_cast<std::size_t>(size), '\0');
  in.seekg(0).read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return parse_manifest(text, file);
}

}  // namespace pareto::plugins
