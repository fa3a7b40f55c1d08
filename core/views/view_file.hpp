// Views as files: one TOML file, one view, in <plugin>/views/ and <workspace>/views.d/
// (docs/user-guide/views.md says the form).
//
// Reads what is written; whether it fits the workspace is for view_check.hpp to say. One thread.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/toml_table.hpp"
#include "core/model/view.hpp"

namespace pareto::views {

inline constexpr std::string_view kViewFolder = "views", kOwnViews = "views.d";

// Of a folder; sorted, none where there is no such folder.
[[nodiscard]] std::vector<std::filesystem::path> toml_files(const std::filesystem::path& folder);
// "views/board.toml": how messages name a file.
[[nodiscard]] std::string shown_file(const std::filesystem::path& file);

// Throws Error that names file, line and column of what is wrong.
[[nodiscard]] model::View read_view(const std::filesystem::path& file);

// What files of views and of actions have in common: small letters, digits, _ and dots; a label; a
// field from the words with which people describe one of their own (model/workspace_field.hpp).
[[nodiscard]] std::string read_id(TomlTable& from, const std::filesystem::path& file);
// Throws Error where something that was read cannot be called so: `list` and `check` mean something
// else behind the verbs, and what `taken_by` has, if that is not empty, is taken.
void require_free(const std::string& place, const std::string& id, const std::string& taken_by);
[[nodiscard]] model::Label read_label(TomlTable& from, std::string_view key);
[[nodiscard]] model::Field read_field(TomlTable& from);

}  // namespace pareto::views
