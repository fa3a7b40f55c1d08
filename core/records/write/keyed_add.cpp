#include "core/records/write/keyed_add.hpp"

#include <boost/json.hpp>

#include "core/base/json_text.hpp"

namespace pareto::records {

namespace json = boost::json;

std::string details_of(std::string_view key, std::string_view content,
                       const std::vector<std::int64_t>& ids) {
  std::string out = "{\"key\":";
  append_json(out, key);
  out += ",\"content\":";
  append_json(out, content);
  out += ",\"ids\":[";
  for (std::size_t i = 0; i < ids.size(); ++i) out += (i == 0 ? "" : ",") + std::to_string(ids[i]);
  return out + "]}";
}

std::optional<KeyedAdd> find_keyed_add(store::Connection& connection, std::int64_t principal,
                                       std::string_view key, std::int64_t now) {
  // Newest first, and no further than a day: as long as that is, the rest of the journal does not
  // matter.
  store::Statement rows = connection.prepare(
      "SELECT id, at, kind, principal, details FROM pareto_operation ORDER BY id DESC");
  while (rows.step() && rows.integer(1) > now - kKeyHoldsMicros) {
    if (rows.text(2) != "add" || rows.integer(3) != principal ||
        !rows.text(4).starts_with("{\"key\":"))
      continue;
    boost::system::error_code failure;
    const json::value kept = json::parse(rows.text(4), failure);
    if (failure || kept.at("key").as_string() != key) continue;
    KeyedAdd found{rows.integer(0), {}, {}};
    if (const json::value* content = kept.as_object().if_contains("content"))
      found.content = content->as_string();
    for (const json::value& id : kept.at("ids").as_array())
      found.ids.push_back(id.to_number<std::int64_t>());
    return found;
  }
  return std::nullopt;
}

}  // namespace pareto::records
