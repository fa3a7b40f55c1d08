// The part of docs/data-model.md that lists entities and fields is what the core describes. To
// rewrite it after a change:
//
//     PARETO_UPDATE_DOCS=1 pareto_tests "[data_model_page]"
#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "core/model/schema.hpp"

namespace pareto::model {
namespace {

constexpr std::string_view kBegin = "<!-- entities: begin -->\n", kEnd = "<!-- entities: end -->";

std::string type_of(const Field& field) {
  static constexpr std::string_view kNames[] = {"",     "bool", "int",   "real",    "text",
                                                "date", "time", "money", "quantity"};
  static_assert(PARETO_T_BOOL == 1 && PARETO_T_QUANTITY == 8);
  if (field.meaning == Meaning::Reference) return "→ " + field.reference;
  return std::string(kNames[static_cast<std::size_t>(field.type)]);
}

std::string remarks_of(const Field& field) {
  std::string out;
  const auto add = [&](std::string_view word) { (out += out.empty() ? "" : ", ") += word; };
  if (field.required) add("required");
  if (field.unique) add("unique");
  if (field.read_only) add("kept");
  if (field.listed) add("listed");
  if (field.searched) add("searched");
  if (field.sensitivity == PARETO_S_PERSONAL) add("personal");
  if (field.sensitivity == PARETO_S_CONFIDENTIAL) add("confidential");
  std::string codes;
  for (const Choice& choice : field.choices)
    codes += (codes.empty() ? "" : ", ") + ("`" + choice.code + "`");
  if (!codes.empty()) out += (out.empty() ? "" : "; ") + ("one of " + codes);
  if (!field.default_value.empty())
    out += (out.empty() ? "" : "; ") + ("at first `" + field.default_value + "`");
  return out;
}

std::string heading_of(const Entity& entity) {
  std::string keys;
  for (const std::string& field : entity.key) keys += (keys.empty() ? "`" : ", `") + field + "`";
  std::string out = "### " + entity.name + "\n\n" + entity.label.en + " · " + entity.label.zh_hans +
                    ". Known by " + keys;
  if (!entity.code_prefix.empty())
    out += " (given as `" + entity.code_prefix + "00001` where it is missing)";
  out += ". When what it refers to is removed: ";
  switch (entity.cascade) {
    case Cascade::Refuse:
      out += "it refuses";
      break;
    case Cascade::Remove:
      out += "it goes along";
      break;
    case Cascade::Clear:
      out += "the field is cleared";
      break;
  }
  return out + ".\n\n";
}

std::string section(const Schema& schema) {
  std::string out;
  for (const Entity& entity : schema.entities()) {
    out += "\n" + heading_of(entity) +
           "| field | label | 中文 | type | remarks |\n|---|---|---|---|---|\n";
    for (const Field& field : entity.fields) {
      out += "| `" + field.name + "` | " + field.label.en + " | " + field.label.zh_hans + " | " +
             type_of(field) + " | " + remarks_of(field) + " |\n";
    }
  }
  return out + "\n";
}

}  // namespace

TEST_CASE("The page of the data model lists all entities and fields as they are",
          "[model][data_model_page]") {
  const std::string path = std::string(PARETO_SOURCE_ROOT) + "/docs/data-model.md";
  std::ifstream in(path, std::ios::binary);
  std::string page{std::istreambuf_iterator<char>(in), {}};
  const auto begin = page.find(kBegin), end = page.find(kEnd);
  REQUIRE(begin != std::string::npos);
  REQUIRE(end > begin);
  const auto from = begin + kBegin.size();

  const std::string wanted = section(Schema::core());
  if (std::getenv("PARETO_UPDATE_DOCS") != nullptr) {
    page.replace(from, end - from, wanted);
    std::ofstream(path, std::ios::binary) << page;
    return;
  }

  CHECK(page.substr(from, end - from) == wanted);
}

}  // namespace pareto::model
