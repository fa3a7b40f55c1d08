// Packs of plugins, which come from anywhere: refused with words, or unpacked into their folder and
// nowhere else.
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "core/base/error.hpp"
#include "core/plugins/pack_reader.hpp"
#include "tests/fuzz/target.hpp"

namespace pareto::fuzz {
namespace {
namespace fs = std::filesystem;

struct Folder {
  Folder() {
    std::string name = (fs::temp_directory_path() / "pareto-pack-XXXXXX").string();
    must(::mkdtemp(name.data()) != nullptr, "a folder can be made");
    path = name;
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  fs::path path;
};

void look_at(const plugins::PackReader& pack, const fs::path& folder) {
  for (const plugins::PackReader::Plugin& plugin : pack.plugins()) {
    const fs::path own = folder / "unpacked" / plugin.manifest.id;
    pack.unpack(plugin, own);
    std::size_t found = 0;
    for (const auto& entry : fs::recursive_directory_iterator(own)) {
      if (entry.is_directory() && !entry.is_symlink()) continue;
      must(fs::is_regular_file(entry.symlink_status()), "only files are unpacked",
           entry.path().string());
      ++found;
    }
    must(found == plugin.files.size(), "each file of the list is unpacked, and no other",
         own.string());
  }
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    must(name == "unpacked" || name == "file.pareto", "nothing is unpacked elsewhere", name);
  }
}

void run(std::string_view bytes) {
  const Folder folder;
  const fs::path file = folder.path / "file.pareto";
  std::ofstream(file, std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  try {
    const plugins::PackReader pack(file);
    look_at(pack, folder.path);
  } catch (const Error& error) {
    must(!error.text(Language::English).empty() && !error.text(Language::ChineseSimplified).empty(),
         "an error has words in both languages");
  }
}

}  // namespace

extern const Target plugin_pack_target;
const Target plugin_pack_target{
    &run,
    {"PK\x03\x04", "PK\x01\x02", "PK\x05\x06", "pack.json", "visits/any/", "../", "/",
     "manifest.json", "\"sha256\": \"", "\"files\": [", "any", "linux_amd64"}};

}  // namespace pareto::fuzz
