#include "core/imports/run/demo_files.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/imports/run/recipe_store.hpp"

namespace pareto::imports {
namespace {

namespace fs = std::filesystem;

// "customer" of "1-customer": what stands behind the number.
std::string named_entity(const fs::path& file) {
  const std::string stem = file.stem().string();
  const std::size_t digits = stem.find_first_not_of("0123456789");
  const bool numbered = digits != 0 && digits != stem.npos && stem[digits] == '-';
  return numbered ? stem.substr(digits + 1) : stem;
}

}  // namespace

std::vector<fs::path> demo_files(const fs::path& plugin) {
  std::vector<fs::path> out;
  std::error_code none;
  for (const fs::directory_entry& entry : fs::directory_iterator(plugin / "demo", none)) {
    const bool hidden = entry.path().filename().string().starts_with('.');
    if (entry.is_regular_file(none) && !hidden && entry.path().extension() != ".toml")
      out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

ImportRequest demo_request(const fs::path& file, const Context& context) {
  ImportRequest request{.file = file, .create_missing = true};
  const fs::path recipe = fs::path(file).replace_extension(".toml");
  if (fs::exists(recipe)) {
    StoredRecipe stored{.name = file.stem().string(),
                        .file = recipe,
                        .from = {},
                        .recipe = read_recipe(recipe),
                        .fault = {}};
    const FileHeads heads = heads_of(request, context, stored);
    apply(fit(std::move(stored), heads.heads), heads, context, request);
    if (!request.entity.empty()) return request;
  } else {
    request.entity = named_entity(file);
  }
  if (context.records.schema.find(request.entity) == nullptr) {
    throw Error(
        ErrorCode::Data,
        Message(Text{"{0}: there is no kind of record named “{1}”", "{0}：没有名为“{1}”的记录种类"},
                {file.string(), request.entity}),
        Message(
            Text{
                "call the file after one, such as 1-customer.csv or 2-sale.csv, or lay a recipe beside it: {}",
                "请按记录种类命名，如 1-customer.csv、2-sale.csv，或在旁边放一个导入方案：{}"},
            {recipe.filename().string()}));
  }
  return request;
}

ImportSet demo_set(const std::string& id, const fs::path& plugin, const Context& context) {
  ImportSet set{.requests = {}, .title = id, .mark = "demo " + id};
  for (const fs::path& file : demo_files(plugin)) {
    set.title += (set.requests.empty() ? ": " : ", ") + file.filename().string();
    set.requests.push_back(demo_request(file, context));
  }
  return set;
}

}  // namespace pareto::imports
