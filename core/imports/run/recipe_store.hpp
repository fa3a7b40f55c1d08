// The recipes of a workspace: files in its folder recipes/, named after what they are called, to be
// copied and mailed like any file; and those that enabled plugins and packs bring, in folders
// recipes/ of theirs. An own one goes before one of a plugin of its name.
//
// Found again for a file whose heads look alike. One thread; a file that is no recipe stands in
// nobody's way.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.hpp"
#include "core/imports/run/recipe.hpp"

namespace pareto::imports {

struct StoredRecipe {
  std::string name;  // of the file, without .toml
  std::filesystem::path file;
  std::string from;  // the plugin that brings it; empty: the workspace's own
  Recipe recipe;
  std::optional<Error> fault;  // why the file is none
};

// Where a plugin keeps the recipes that it brings.
struct RecipeFolder {
  std::string plugin;
  std::filesystem::path folder;
};

class RecipeStore {
 public:
  explicit RecipeStore(std::filesystem::path folder, std::vector<RecipeFolder> brought = {})
      : folder_(std::move(folder)), brought_(std::move(brought)) {}

  // By name.
  [[nodiscard]] std::vector<StoredRecipe> all() const;
  // Throws Error naming those there are.
  [[nodiscard]] StoredRecipe find(const std::string& name) const;
  // Throws Error for a name that is none, and where one is called so already unless `replace`.
  // Answers the file.
  std::filesystem::path save(const std::string& name, std::string_view toml, bool replace) const;
  // Out of the way, not out of the world: answers where it lies now. Throws Error for one that a
  // plugin brings.
  std::filesystem::path remove(const std::string& name) const;

 private:
  [[nodiscard]] std::filesystem::path file_of(const std::string& name) const;
  void read(const std::filesystem::path& folder, const std::string& from,
            std::vector<StoredRecipe>& into) const;
  std::filesystem::path folder_;
  std::vector<RecipeFolder> brought_;
};

struct RecipeMatch {
  StoredRecipe recipe;
  std::size_t found = 0, of = 0;    // heads of the recipe that the file has; all of its heads
  std::vector<std::string> absent;  // those that it has not
};

// The recipe whose heads are most like these: most of its heads must be there, and most of the
// file's must be its.
[[nodiscard]] std::optional<RecipeMatch> best_match(const std::vector<StoredRecipe>& recipes,
                                                    const std::vector<std::string>& heads);
// How a recipe that somebody named fits these heads.
[[nodiscard]] RecipeMatch fit(StoredRecipe recipe, const std::vector<std::string>& heads);

struct FileHeads;
// Fills the request by the recipe, for this file, and adds the own fields that it brings and the
// workspace lacks.
void apply(const RecipeMatch& match, const FileHeads& file, const Context& context,
           ImportRequest& request);

// The heads of a file, found by what the schema or any of the recipes knows; and the line they
// stand in, where there is one.
struct FileHeads {
  std::vector<std::string> heads;
  std::string importer;  // that read it
  std::optional<std::int64_t> line;
};
[[nodiscard]] FileHeads heads_of(const ImportRequest& request, const Context& context,
                                 const std::vector<StoredRecipe>& recipes);
// The same by one recipe that was named: what it tells the importer (encoding, sheet) holds from
// the first look on.
[[nodiscard]] FileHeads heads_of(const ImportRequest& request, const Context& context,
                                 const StoredRecipe& recipe);

}  // namespace pareto::imports
