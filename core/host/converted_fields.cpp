#include "core/host/converted_fields.hpp"

#include "core/host/field_conversion.hpp"
#include "core/store/parts.hpp"
#include "core/store/plugin_tables.hpp"

namespace pareto::host {
namespace {

constexpr std::size_t kExamples = 3;

// No column is called nothing.
bool has_column(store::Connection& connection, const std::string& table, std::string_view column) {
  return store::is_to_move(connection, table, column, {});
}

void look(Host& tried, const std::string& table, const plugins::FieldRename& step,
          ConvertedField& out) {
  const TimeZone& zone = tried.workspace().zone();
  const std::string from = store::quoted_name(step.from), to = store::quoted_name(step.now);
  store::Statement rows = tried.connection().prepare("SELECT id, " + from + ", " + to + " FROM " +
                                                     store::quoted_name(table) + " WHERE " + from +
                                                     " IS NOT NULL ORDER BY id");
  std::vector<ConvertedField::Example> left;
  while (rows.step()) {
    ++out.values;
    const bool fits = !rows.is_null(2);
    if (!fits) ++out.left;
    std::vector<ConvertedField::Example>& examples = fits ? out.examples : left;
    if (examples.size() >= kExamples) continue;
    examples.push_back({stored_text(rows, 1, out.was, zone),
                        fits ? std::optional(stored_text(rows, 2, out.now, zone)) : std::nullopt});
  }
  out.examples.insert(out.examples.end(), left.begin(), left.end());
}

}  // namespace

std::vector<ConvertedField> converted_between(Host& before, Host& tried) {
  std::vector<ConvertedField> out;
  for (const plugins::PluginStatus& plugin :
       tried.plugins().plugins(plugins::PluginState::Enabled)) {
    if (!plugin.manifest) continue;
    for (const plugins::FieldRename& step : plugins::read_renames(*plugin.manifest)) {
      const std::string table = store::table_of_fields(plugin.id, step.entity);
      // The old column stays beside the new one. Other steps may have renamed it before, and rename
      // the new one after.
      const bool fresh = !has_column(before.connection(), table, step.now) &&
                         has_column(tried.connection(), table, step.from) &&
                         has_column(tried.connection(), table, step.now);
      if (!step.was || !fresh) continue;
      const auto [entity, field] = field_after(tried.schema(), plugin.id, step);
      if (field == nullptr) continue;
      ConvertedField one{plugin.id,
                         step.entity,
                         step.from,
                         entity->name + "." + field->name,
                         field->label,
                         *step.was,
                         field->type,
                         0,
                         0,
                         {}};
      look(tried, table, step, one);
      if (one.values > 0) out.push_back(std::move(one));
    }
  }
  return out;
}

}  // namespace pareto::host
