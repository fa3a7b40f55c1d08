// Reads the definitions of fields and entities from a manifest. Private to core/plugins.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/entity.hpp"
#include "core/plugins/json_reader.hpp"

namespace pareto::plugins {

// [a-z][a-z0-9_]*; of plugins also '-' and '.'.
[[nodiscard]] bool is_name(std::string_view name);
[[nodiscard]] bool is_plugin_id(std::string_view id);

// What people read of a plugin before they trust it is one line of signs that can be seen, of this
// length at most: nothing of it moves the cursor or reads as a line of ours.
inline constexpr std::size_t kLongestLine = 200, kLongestHelp = 2000;
// Throws where the member is not.
void require_line(const JsonReader& from, std::string_view name, std::string_view value,
                  std::size_t most = kLongestLine);
// "1.2.3", "1.2.3-rc.1": numbers between dots, and what stands behind a hyphen.
[[nodiscard]] bool is_plugin_version(std::string_view version);

// Member `name` of `from`, {"en": …, "zh-Hans": …}; English is required.
[[nodiscard]] model::Label read_label(JsonReader& from, std::string_view name,
                                      std::size_t most = kLongestLine);
[[nodiscard]] model::Label read_label_if_any(JsonReader& from, std::string_view name);
// [{"code": …, "label": …}, …]
[[nodiscard]] std::vector<model::Choice> read_choices(JsonReader& from, std::string_view name);

// A list of fields. With a plugin, whose fields they are: their names get its id in front.
[[nodiscard]] std::vector<model::Field> read_fields(JsonReader& from, std::string_view name,
                                                    std::string_view plugin = {});
// An entity of the plugin's own.
[[nodiscard]] model::Entity read_entity(JsonReader& from, const std::string& plugin);

}  // namespace pareto::plugins
