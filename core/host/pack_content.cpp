#include "core/host/pack_content.hpp"

#include <algorithm>
#include <functional>

namespace pareto::host {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEnd = ".toml";

// The code of a role's file, "roles/buyer.toml"; empty for others.
std::string code_of(std::string_view path) {
  const std::string folder = std::string(records::kRoleFolder) + "/";
  if (!path.starts_with(folder) || !path.ends_with(kEnd)) return {};
  return std::string(path.substr(folder.size(), path.size() - folder.size() - kEnd.size()));
}

PackContent read_content(const std::vector<std::string>& paths,
                         const std::function<TomlTable(const std::string& path)>& open) {
  PackContent out;
  for (const std::string& path : paths) {
    if (path == plugins::kGlossaryFile)
      out.words = plugins::read_glossary(open(path));
    else if (const std::string code = code_of(path); !code.empty())
      out.roles.push_back(records::read_role(open(path), code));
  }
  std::ranges::sort(out.roles, {}, &records::RoleFile::code);
  return out;
}

}  // namespace

PackContent content_of(const plugins::Manifest& manifest) {
  const fs::path folder = manifest.file.parent_path();
  std::vector<std::string> paths;
  std::error_code none;
  if (fs::exists(folder / plugins::kGlossaryFile, none)) paths.emplace_back(plugins::kGlossaryFile);
  for (const fs::directory_entry& entry :
       fs::directory_iterator(folder / records::kRoleFolder, none)) {
    if (!entry.path().filename().string().starts_with('.'))
      paths.push_back(std::string(records::kRoleFolder) + "/" + entry.path().filename().string());
  }
  return read_content(paths, [&](const std::string& path) {
    return TomlTable::read(folder / path, manifest.id + "/" + path);
  });
}

PackContent content_of(const plugins::PackReader& pack, const plugins::PackReader::Plugin& plugin) {
  std::vector<std::string> paths;
  for (const plugins::PackedFile& file : plugin.files) paths.push_back(file.path);
  return read_content(paths, [&](const std::string& path) {
    return TomlTable::parse(pack.text(plugin, path), plugin.manifest.id + "/" + path);
  });
}

std::set<std::string> codes_of_roles(Host& host) {
  std::set<std::string> out;
  for (records::RoleLine& role : records::role_lines(host.connection(), host.today()))
    out.insert(std::move(role.code));
  return out;
}

}  // namespace pareto::host
