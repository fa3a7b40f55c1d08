#include <dlfcn.h>
#include <stdlib.h>

#include <cstring>

#include "core/conformance/case.hpp"
#include "core/conformance/check_settings.hpp"
#include "core/conformance/sample_values.hpp"
#include "core/host/services/services.hpp"
#include "core/plugins/table_check.hpp"

namespace pareto::conformance {
namespace fs = std::filesystem;

void fail(const Text& why, std::vector<Argument> values) {
  throw Error(ErrorCode::Data, Message(why, std::move(values)));
}
void fail(const Text& why, std::vector<Argument> values, const Text& remedy,
          std::vector<Argument> remedy_values) {
  throw Error(ErrorCode::Data, Message(why, std::move(values)),
              Message(remedy, std::move(remedy_values)));
}

Trial::Trial(Subject subject, std::string_view extension)
    : subject_(std::move(subject)),
      manifest_(plugins::read_manifest(subject_.manifest)),
      random_(subject_.seed) {
  services_.add(PARETO_SVC_TEXT, &host::text_service());
  services_.add(PARETO_SVC_CLOCK, clock_.service());
  services_.add(PARETO_SVC_RANDOM, random_.service());
  services_.add_for_all(PARETO_SVC_RIGHTS, rights_.service());
  for (const plugins::Extension& one : manifest_.extensions) {
    if (!extension.empty() && one.extension + ":" + one.id == extension) extension_ = &one;
  }
  if (!extension.empty() && extension_ == nullptr) {
    throw Error(ErrorCode::Argument,
                {Text{"the manifest names no {}", "清单里没有 {}"}, {extension}});
  }
}

Trial::~Trial() {
  std::error_code ignored;
  if (!scratch_.empty()) fs::remove_all(scratch_, ignored);
}

const pareto_plugin_v0& Trial::plugin() {
  if (plugin_ != nullptr) return *plugin_;
  void* library = dlopen(fs::absolute(manifest_.library).c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) fail({"it cannot be loaded: {}", "无法加载：{}"}, {dlerror()});
  const auto entry =
      reinterpret_cast<const pareto_plugin_v0* (*)()>(dlsym(library, "pareto_plugin_entry_v0"));
  if (entry == nullptr) fail({"it does not export {}", "没有导出 {}"}, {"pareto_plugin_entry_v0"});
  const pareto_plugin_v0* plugin = entry();
  plugins::check_table(plugin, manifest_);
  plugin_ = plugin;
  if (PARETO_HAS(plugin, pareto_plugin_v0, start) && plugin->start != nullptr) {
    pareto_error error{};
    error.size_of = sizeof error;
    if (plugin->start(host(), &error) != PARETO_OK)
      fail({"it does not start: {}", "无法启动：{}"}, {std::string_view(error.text)});
  }
  return *plugin_;
}

const void* Trial::raw_table() {
  for (auto list = plugin().extensions; *list != nullptr; ++list) {
    if (extension_ != nullptr && extension_->extension == (*list)->id &&
        extension_->id == plugins::own_id(**list))
      return (*list)->table;
  }
  fail({"the library does not offer {}", "库中没有 {}"},
       {extension_ != nullptr ? extension_->id : ""});
}

std::map<std::string, std::string> Trial::settings() {
  std::map<std::string, std::string> out = check_settings(folder(), extension(), scratch());
  out.merge(required_values(extension().settings));  // what is there stays
  return out;
}

const pareto_host* Trial::host() {
  if (!host_)
    host_ = std::make_unique<plugins::HostTable>(manifest_.id, manifest_.capabilities, &services_,
                                                 nullptr);
  return host_->get();
}

const fs::path& Trial::scratch() {
  if (scratch_.empty()) {
    std::string name = (fs::temp_directory_path() / "pareto-check-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
      throw Error(ErrorCode::Io,
                  {Text{"a folder for the check cannot be made: {}", "无法新建检查用的文件夹：{}"},
                   {name}});
    scratch_ = name;
  }
  return scratch_;
}

}  // namespace pareto::conformance
