// Demo data that a plugin brings: files in its folder demo/, imported in the order of their names
// like any other file.
//
//     demo/1-customer.csv           rows of the entity customer; the number only says when
//     demo/2-sale.csv
//     demo/3-factories.xlsx         whose columns mean what the recipe beside it says
//     demo/3-factories.toml
//
// Nothing else is said about them anywhere. One thread.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/imports/run/import_run.hpp"

namespace pareto::imports {

// Files that are data, in the order in which they are imported; none where there is no such folder.
[[nodiscard]] std::vector<std::filesystem::path> demo_files(const std::filesystem::path& plugin);

// All of them as one operation, under the plugin's id as its mark. Throws Error where neither a
// file's name nor a recipe says what its rows are.
[[nodiscard]] ImportSet demo_set(const std::string& id, const std::filesystem::path& plugin,
                                 const Context& context);

// How one of them is imported. Throws Error where neither its name nor a recipe says what its rows
// are.
[[nodiscard]] ImportRequest demo_request(const std::filesystem::path& file, const Context& context);

}  // namespace pareto::imports
