// pareto-manifest [--contact TEXT] LIBRARY [FILE]: writes the manifest of a plugin, from the plugin
// itself, and where its maker is reached.
//
// The library is opened, so only libraries that one would run should be given. Without FILE the
// manifest goes to the output.
#include <dlfcn.h>
#include <sodium.h>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>

#include "describe.hpp"

namespace {

std::string sha256_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("it cannot be read");
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  unsigned char hash[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  char text[2 * sizeof hash + 1];
  return sodium_bin2hex(text, sizeof text, hash, sizeof hash);
}

const pareto_plugin_v0& open(const std::filesystem::path& library) {
  void* handle = dlopen(std::filesystem::absolute(library).c_str(), RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) throw std::runtime_error(dlerror());
  auto* entry =
      reinterpret_cast<const pareto_plugin_v0* (*)()>(dlsym(handle, "pareto_plugin_entry_v0"));
  if (entry == nullptr)
    throw std::runtime_error("it does not export pareto_plugin_entry_v0 (see PARETO_PLUGIN)");
  const pareto_plugin_v0* plugin = entry();
  if (plugin == nullptr) throw std::runtime_error("its entry answers nothing");
  return *plugin;
}

}  // namespace

int main(int count, char** arguments) {
  std::string contact;
  if (count > 2 && std::string_view(arguments[1]) == "--contact") {
    contact = arguments[2];
    arguments += 2;
    count -= 2;
  }
  if (count < 2 || count > 3 || *arguments[1] == '-') {
    std::fprintf(stderr, "usage: pareto-manifest [--contact TEXT] LIBRARY [FILE]\n");
    return 2;
  }
  const std::filesystem::path library = arguments[1];
  try {
    const std::string manifest =
        describe(open(library), {library.filename().string(), sha256_of(library), contact});
    if (count == 2) {
      std::fputs(manifest.c_str(), stdout);
    } else if (std::ofstream out(arguments[2], std::ios::binary); !(out << manifest).flush()) {
      throw std::runtime_error(std::string("cannot write ") + arguments[2]);
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "pareto-manifest: %s: %s\n", library.c_str(), error.what());
    return 1;
  }
  return 0;
}
