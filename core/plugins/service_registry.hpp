// The services that the host offers to plugins, by id.
//
// Parts of the host that lie above register their tables here ("pareto.host.query/1"); plugins ask
// by id. Neither side names the other, so that something low is reachable from a plugin through
// something high. Tables are constant, belong to whoever registers them and must outlive every
// plugin's run.
//
// Threads: registered while the host starts, by one thread; asked by any.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pareto::plugins {

class ServiceRegistry {
 public:
  // A second registration of an id replaces the first. The table begins with its size, as all
  // tables of the SDK.
  void add(std::string id, const void* table) { tables_[std::move(id)] = table; }
  // One that every plugin has, whether its manifest asks for it or not.
  void add_for_all(std::string id, const void* table) {
    for_all_.insert(id);
    add(std::move(id), table);
  }
  // For a part that goes before the host does; no plugin may be at work.
  void remove(std::string_view id) {
    if (const auto found = tables_.find(id); found != tables_.end()) tables_.erase(found);
  }

  // nullptr when there is none.
  [[nodiscard]] const void* find(std::string_view id) const {
    const auto found = tables_.find(id);
    return found == tables_.end() ? nullptr : found->second;
  }
  [[nodiscard]] bool is_for_all(std::string_view id) const { return for_all_.contains(id); }
  [[nodiscard]] std::vector<std::string> ids() const {
    std::vector<std::string> out;
    for (const auto& [id, table] : tables_) out.push_back(id);
    return out;
  }

 private:
  std::map<std::string, const void*, std::less<>> tables_;
  std::set<std::string, std::less<>> for_all_;
};

}  // namespace pareto::plugins
