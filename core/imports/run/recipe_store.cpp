#include "core/imports/run/recipe_store.hpp"

#include <algorithm>
#include <fstream>
#include <memory>
#include <set>

#include "core/base/fold.hpp"
#include "core/base/partial_file.hpp"
#include "core/base/private_folder.hpp"
#include "core/imports/shape/layout.hpp"
#include "core/imports/source/source.hpp"
#include "core/records/upkeep/workspace_fields.hpp"

namespace pareto::imports {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSuffix = ".toml";
constexpr std::size_t kLongestName = 120;
// Of the recipe's heads that must be there, and of the file's that must be the recipe's.
constexpr double kOfRecipe = 0.7, kOfFile = 0.6;
constexpr std::size_t kLeast = 2;

std::set<std::string> folded(const std::vector<std::string>& heads) {
  std::set<std::string> out;
  for (const std::string& head : heads) {
    if (std::string text = fold_header(head); !text.empty()) out.insert(std::move(text));
  }
  return out;
}

[[noreturn]] void fail_writing(const fs::path& file, const std::error_code& why) {
  throw Error(
      ErrorCode::Io,
      Message(Text{"cannot write {}: {}", "无法写入 {}：{}"}, {file.string(), why.message()}),
      Message(Text{"check the folder's rights and the free space", "请检查文件夹权限和磁盘空间"}));
}

}  // namespace

fs::path RecipeStore::file_of(const std::string& name) const {
  const bool sound = !name.empty() && name.size() <= kLongestName && name.front() != '.' &&
                     name.find_first_of("/\\:*?\"<>|\n\t") == std::string::npos;
  if (!sound) {
    throw Error(
        ErrorCode::Argument,
        Message(Text{"“{}” cannot be the name of a recipe", "“{}”不能作导入方案的名称"}, {name}),
        Message(Text{"it names a file: letters, digits and blanks",
                     "它会用作文件名：请用文字、数字和空格"}));
  }
  return folder_ / (name + std::string(kSuffix));
}

void RecipeStore::read(const fs::path& folder, const std::string& from,
                       std::vector<StoredRecipe>& out) const {
  std::error_code none;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, none)) {
    if (!entry.is_regular_file(none) || entry.path().extension() != kSuffix) continue;
    const std::string name = entry.path().stem().string();
    if (std::any_of(out.begin(), out.end(),
                    [&](const StoredRecipe& each) { return each.name == name; }))
      continue;
    StoredRecipe& stored = out.emplace_back();
    stored.file = entry.path();
    stored.name = name;
    stored.from = from;
    try {
      stored.recipe = read_recipe(entry.path());
    } catch (const Error& fault) {
      stored.fault = fault;
    }
  }
}

std::vector<StoredRecipe> RecipeStore::all() const {
  std::vector<StoredRecipe> out;
  read(folder_, {}, out);
  for (const RecipeFolder& each : brought_) read(each.folder, each.plugin, out);
  std::sort(out.begin(), out.end(),
            [](const StoredRecipe& a, const StoredRecipe& b) { return a.name < b.name; });
  return out;
}

StoredRecipe RecipeStore::find(const std::string& name) const {
  std::string known;
  for (StoredRecipe& stored : all()) {
    if (stored.name == name) {
      if (stored.fault) throw *stored.fault;
      return stored;
    }
    known += (known.empty() ? "" : ", ") + stored.name;
  }
  throw Error(
      ErrorCode::Argument, Message(Text{"there is no recipe {}", "没有导入方案“{}”"}, {name}),
      known.empty() ? Message(Text{"none is saved yet; after an import: pareto recipe save NAME",
                                   "还没有保存过；导入之后：pareto recipe save 名称"})
                    : Message(Text{"saved recipes: {}", "已有的导入方案：{}"}, {known}));
}

fs::path RecipeStore::save(const std::string& name, std::string_view toml, bool replace) const {
  const fs::path file = file_of(name);
  (void)parse_recipe(toml, name);
  if (!replace && fs::exists(file)) {
    throw Error(ErrorCode::Argument,
                Message(Text{"there is a recipe {} already", "已有导入方案“{}”"}, {name}),
                Message(Text{"take another name, or replace it with --replace",
                             "请换个名称，或加 --replace 替换"}));
  }
  std::error_code failed;
  make_private_folder(folder_, failed);
  if (failed) fail_writing(folder_, failed);
  const fs::path part = partial_name(file);
  {
    std::ofstream out(part, std::ios::binary | std::ios::trunc);
    out << toml;
    out.flush();
    if (!out) {
      fs::remove(part, failed);
      fail_writing(file, std::make_error_code(std::errc::io_error));
    }
  }
  fs::rename(part, file, failed);
  if (failed) fail_writing(file, failed);
  return file;
}

fs::path RecipeStore::remove(const std::string& name) const {
  const StoredRecipe stored = [&] {
    for (StoredRecipe& each : all()) {
      if (each.name == name) return each;
    }
    return find(name);  // says which there are
  }();
  if (!stored.from.empty()) {
    throw Error(
        ErrorCode::Denied,
        Message(Text{"recipe {0} comes with plugin {1}", "导入方案“{0}”由插件 {1} 提供"},
                {name, stored.from}),
        Message(
            Text{
                "leave it out at an import: --no-recipe; or disable the plugin: pareto plugin disable {}",
                "导入时可以不用：--no-recipe；或停用插件：pareto plugin disable {}"},
            {stored.from}));
  }
  const fs::path away = folder_ / "removed";
  std::error_code failed;
  fs::create_directories(away, failed);
  if (!failed) fs::rename(stored.file, away / stored.file.filename(), failed);
  if (failed) fail_writing(stored.file, failed);
  return away / stored.file.filename();
}

RecipeMatch fit(StoredRecipe recipe, const std::vector<std::string>& heads) {
  const std::set<std::string> there = folded(heads);
  RecipeMatch match;
  for (const auto& [column, target] : recipe.recipe.columns) {
    if (column.starts_with('#')) continue;
    ++match.of;
    if (there.contains(fold_header(column)))
      ++match.found;
    else if (!target.empty() && target != "-")
      match.absent.push_back(column);
  }
  match.recipe = std::move(recipe);
  return match;
}

std::optional<RecipeMatch> best_match(const std::vector<StoredRecipe>& recipes,
                                      const std::vector<std::string>& heads) {
  const auto named = static_cast<double>(folded(heads).size());
  std::optional<RecipeMatch> best;
  double best_score = 0;
  for (const StoredRecipe& stored : recipes) {
    if (stored.fault || stored.recipe.columns.empty()) continue;
    RecipeMatch match = fit(stored, heads);
    if (match.found < kLeast || match.of == 0 || named == 0) continue;
    const double of_recipe = static_cast<double>(match.found) / static_cast<double>(match.of),
                 of_file = static_cast<double>(match.found) / named;
    if (of_recipe < kOfRecipe || of_file < kOfFile) continue;
    const double score = of_recipe + of_file;
    if (score <= best_score) continue;
    best_score = score;
    best = std::move(match);
  }
  return best;
}

FileHeads heads_of(const ImportRequest& request, const Context& context,
                   const std::vector<StoredRecipe>& recipes) {
  FileInput input(request.file);
  RawStream stream(choose_importer(context.importers(), input, request.importer), input,
                   request.settings, context);
  sdk::Batch first;
  Sample sample;
  if (stream.next(first)) sample = sample_of(first);
  sample.columns = stream.columns();
  auto of_recipes = std::make_shared<std::set<std::string>>();
  for (const StoredRecipe& stored : recipes) {
    for (const auto& [column, target] : stored.recipe.columns)
      of_recipes->insert(fold_header(column));
  }
  const KnownHeader known = [by_schema = known_headers(context.records.schema),
                             of_recipes](std::string_view head) {
    return of_recipes->contains(fold_header(head)) || by_schema(head);
  };
  const Layout layout =
      request.header_line ? layout_at(sample, *request.header_line) : find_layout(sample, known);
  return {layout.headers, stream.opening().importer,
          layout.has_header && layout.header_line > 0 ? std::optional(layout.header_line)
                                                      : std::nullopt};
}

FileHeads heads_of(const ImportRequest& request, const Context& context,
                   const StoredRecipe& recipe) {
  FileHeads file = heads_of(request, context, std::vector{recipe});
  if (file.importer != recipe.recipe.importer) return file;
  ImportRequest told = request;
  told.settings.insert(recipe.recipe.settings.begin(), recipe.recipe.settings.end());
  return told.settings == request.settings ? file : heads_of(told, context, std::vector{recipe});
}

void apply(const RecipeMatch& match, const FileHeads& file, const Context& context,
           ImportRequest& request) {
  const Recipe& recipe = match.recipe.recipe;
  apply(recipe, file.heads, file.importer, request);
  const std::vector<model::FieldDefinition> known =
      records::read_definitions(context.records.store.connection());
  for (model::FieldDefinition field : recipe.fields) {
    const auto there =
        std::find_if(known.begin(), known.end(), [&](const model::FieldDefinition& each) {
          return each.entity == field.entity && each.name == field.name;
        });
    if (there != known.end() && !there->removed) continue;
    if (there != known.end()) {
      // What was removed comes back as it was, with what it held.
      field = *there;
      field.removed = false;
    }
    request.new_fields.push_back(std::move(field));
  }
}

}  // namespace pareto::imports
