#include "core/imports/run/import_details.hpp"

#include <boost/json.hpp>

namespace pareto::imports {
namespace {

namespace json = boost::json;

std::int64_t number(const json::object& of, std::string_view name) {
  const json::value* found = of.if_contains(name);
  return found != nullptr && found->is_int64() ? found->as_int64() : 0;
}

std::string text(const json::object& of, std::string_view name) {
  const json::value* found = of.if_contains(name);
  return found != nullptr && found->is_string() ? std::string(found->as_string()) : std::string();
}

void take(const json::value& details, std::vector<ImportDetails>& out) {
  const json::object* of = details.if_object();
  if (of == nullptr) return;
  const json::value* files = of->if_contains("files");
  if (files == nullptr || !files->is_array()) {
    out.push_back({text(*of, "file"), text(*of, "entity"), text(*of, "recipe"), number(*of, "read"),
                   number(*of, "rejected")});
    return;
  }
  for (const json::value& file : files->as_array()) take(file, out);
}

}  // namespace

std::vector<ImportDetails> read_details(std::string_view details) {
  std::vector<ImportDetails> out;
  boost::system::error_code broken;
  const json::value all = json::parse(details, broken);
  if (!broken) take(all, out);
  return out;
}

}  // namespace pareto::imports
