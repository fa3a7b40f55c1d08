#include "core/plugins/dependencies.hpp"

#include <algorithm>
#include <charconv>

#include "core/plugins/manifest_fields.hpp"

namespace pareto::plugins {
namespace {

using Use = Installed::Use;

std::string_view trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(' ');
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(' ') - from + 1);
}

// The first number of a version; takes it and its dot away.
std::optional<unsigned> next_number(std::string_view& version) {
  unsigned number = 0;
  const auto [end, fault] =
      std::from_chars(version.data(), version.data() + version.size(), number);
  if (fault != std::errc()) return std::nullopt;
  version.remove_prefix(static_cast<std::size_t>(end - version.data()));
  if (!version.empty()) {
    if (version.front() != '.' || version.size() == 1) return std::nullopt;
    version.remove_prefix(1);
  }
  return number;
}
bool is_version(std::string_view text) {
  if (text.empty()) return false;
  while (!text.empty()) {
    if (!next_number(text)) return false;
  }
  return true;
}

std::optional<std::size_t> find(const std::vector<Installed>& plugins, std::string_view id) {
  const auto found = std::ranges::find(plugins, id, &Installed::id);
  if (found == plugins.end()) return std::nullopt;
  return static_cast<std::size_t>(found - plugins.begin());
}

// Why `plugin` lacks what it depends on.
std::optional<Error> lacks(const std::vector<Installed>& plugins, const Installed& plugin,
                           const Dependency& dependency) {
  const std::string& other = dependency.plugin;
  const auto at = find(plugins, other);
  if (!at) {
    return Error(
        ErrorCode::Unsupported,
        {Text{"it needs plugin {}, which is not installed", "它需要插件 {}，但尚未安装"}, {other}},
        {Text{"install {0}, or: pareto plugin disable {1}",
              "请安装 {0}，或执行：pareto plugin disable {1}"},
         {other, plugin.id}});
  }
  const Installed& found = plugins[*at];
  if (!dependency.least.empty() && !is_at_least(found.version, dependency.least)) {
    return Error(ErrorCode::Unsupported,
                 {Text{"it needs plugin {0} {1} or later; {2} is installed",
                       "它需要插件 {0} 的 {1} 或更高版本；已安装的是 {2}"},
                  {other, dependency.least, found.version}},
                 {Text{"install a later {0}, or: pareto plugin disable {1}",
                       "请安装更新的 {0}，或执行：pareto plugin disable {1}"},
                  {other, plugin.id}});
  }
  if (found.use == Use::Disabled) {
    return Error(
        ErrorCode::Unsupported,
        {Text{"it needs plugin {}, which is not enabled", "它需要插件 {}，但尚未启用"}, {other}},
        {Text{"pareto plugin enable {0} {1}", "pareto plugin enable {0} {1}"}, {other, plugin.id}});
  }
  if (found.use == Use::Skipped) {
    return Error(
        ErrorCode::Unsupported,
        {Text{"it needs plugin {}, which is skipped", "它需要插件 {}，但该插件被跳过"}, {other}},
        {Text{"see: pareto plugin info {}", "请看：pareto plugin info {}"}, {other}});
  }
  return std::nullopt;
}

// Goes from each plugin to those that it needs.
class Walk {
 public:
  explicit Walk(const std::vector<Installed>& plugins)
      : plugins_(plugins), state_(plugins.size(), State::New) {}

  void visit(std::size_t at) {
    if (state_[at] == State::Done) return;
    if (state_[at] == State::Open) return note_circle(at);
    state_[at] = State::Open;
    path_.push_back(at);
    for (const std::string& text : plugins_[at].depends) {
      const auto dependency = parse_dependency(text);
      const auto next = dependency ? find(plugins_, dependency->plugin) : std::nullopt;
      if (next) visit(*next);
    }
    path_.pop_back();
    state_[at] = State::Done;
    order.push_back(at);
  }

  std::vector<std::size_t> order;
  std::vector<std::vector<std::size_t>> circles;

 private:
  void note_circle(std::size_t at) {
    circles.emplace_back(std::ranges::find(path_, at), path_.end());
  }

  enum class State { New, Open, Done };
  const std::vector<Installed>& plugins_;
  std::vector<State> state_;
  std::vector<std::size_t> path_;
};

Walk walked(const std::vector<Installed>& plugins) {
  Walk walk(plugins);
  for (std::size_t i = 0; i < plugins.size(); ++i) walk.visit(i);
  return walk;
}

}  // namespace

std::optional<Dependency> parse_dependency(std::string_view text) {
  const auto sign = text.find(">=");
  Dependency out{std::string(trimmed(text.substr(0, sign))), {}};
  if (!is_plugin_id(out.plugin)) return std::nullopt;
  if (sign == std::string_view::npos) return out;
  out.least = trimmed(text.substr(sign + 2));
  if (!is_version(out.least)) return std::nullopt;
  return out;
}

bool is_at_least(std::string_view version, std::string_view least) {
  // What stands behind a hyphen comes before the version itself: 1.2.3-rc.1 is not yet 1.2.3.
  const bool before = version.find('-') != version.npos;
  version = version.substr(0, version.find('-'));
  while (!least.empty()) {
    const unsigned has = next_number(version).value_or(0), wants = next_number(least).value_or(0);
    if (has != wants) return has > wants;
  }
  while (!version.empty()) {
    if (next_number(version).value_or(0) > 0) return true;
  }
  return !before;
}

std::vector<Unmet> unmet(std::vector<Installed> plugins) {
  std::vector<Unmet> out;
  const auto refuse = [&](std::size_t at, Error why) {
    if (plugins[at].use != Use::Enabled) return;
    plugins[at].use = Use::Skipped;
    out.push_back({at, std::move(why)});
  };
  std::vector<std::vector<std::size_t>> circles = walked(plugins).circles;
  for (std::vector<std::size_t>& circle : circles) {
    // Told alike whoever was enabled first.
    std::ranges::rotate(
        circle, std::ranges::min_element(circle, {}, [&](std::size_t at) -> const std::string& {
          return plugins[at].id;
        }));
    std::string names;
    for (const std::size_t at : circle) names += plugins[at].id + " → ";
    names += plugins[circle.front()].id;
    for (const std::size_t at : circle) {
      refuse(at, {ErrorCode::Data,
                  {Text{"plugins need each other: {}", "插件互相依赖：{}"}, {names}},
                  {Text{"tell their vendors; until then: pareto plugin disable {}",
                        "请告知其作者；在此之前：pareto plugin disable {}"},
                   {plugins[at].id}}});
    }
  }
  for (bool again = true; again;) {
    again = false;
    for (std::size_t i = 0; i < plugins.size(); ++i) {
      if (plugins[i].use != Use::Enabled) continue;
      for (const std::string& text : plugins[i].depends) {
        const auto dependency = parse_dependency(text);
        std::optional<Error> why =
            dependency ? lacks(plugins, plugins[i], *dependency) : std::nullopt;
        if (!why) continue;
        refuse(i, std::move(*why));
        again = true;
        break;
      }
    }
  }
  return out;
}

std::vector<std::size_t> in_order(const std::vector<Installed>& plugins) {
  return walked(plugins).order;
}

}  // namespace pareto::plugins
