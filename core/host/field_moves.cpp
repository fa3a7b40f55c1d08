#include "core/host/field_moves.hpp"

#include "core/host/field_conversion.hpp"
#include "core/plugins/renames.hpp"
#include "core/records/write/operation_note.hpp"
#include "core/store/plugin_tables.hpp"
#include "pareto/field_words.hpp"

namespace pareto::host {
namespace {

using sdk::Type;

std::string_view word_of(Type type) { return sdk::kTypeWords[static_cast<std::size_t>(type)]; }

void note(store::Connection& connection, const plugins::PluginStatus& plugin,
          const plugins::FieldRename& step, const Converted& converted, std::int64_t now) {
  sdk::BatchBuilder row({{"plugin", Type::Text},
                         {"version", Type::Text},
                         {"entity", Type::Text},
                         {"from", Type::Text},
                         {"from_type", Type::Text},
                         {"to", Type::Text},
                         {"to_type", Type::Text},
                         {"values", Type::Int},
                         {"converted", Type::Int},
                         {"left", Type::Int},
                         {"left_in", Type::Text}});
  row.text(0, plugin.id);
  row.text(1, plugin.manifest->version);
  row.text(2, step.entity);
  row.text(3, step.from);
  row.text(4, word_of(*step.was));
  row.text(5, step.to);
  row.text(6, word_of(converted.into));
  row.integer(7, converted.rows);
  row.integer(8, converted.rows - converted.left);
  row.integer(9, converted.left);
  if (converted.left > 0)
    row.text(10, store::table_of_fields(plugin.id, step.entity) + "." + step.from);
  row.end_row();
  records::note_operation(
      connection,
      {.kind = "convert",
       .title = plugin.id + " " + plugin.manifest->version + ": " + step.entity + "." + step.from +
                " → " + step.to + ", " + std::to_string(converted.rows - converted.left) + "/" +
                std::to_string(converted.rows)},
      std::string(kConvertedTopic), row.finish(), now);
}

}  // namespace

void move_fields(const plugins::PluginRegistry& registry, store::Connection& connection,
                 const model::Schema& schema, const TimeZone& zone, std::int64_t now, Log* log) {
  for (const plugins::PluginStatus& plugin : registry.plugins(plugins::PluginState::Enabled)) {
    if (!plugin.manifest) continue;
    for (const plugins::FieldRename& step : plugins::read_renames(*plugin.manifest)) {
      if (!step.was) {
        store::rename_plugin_column(connection, plugin.id, step.entity, step.from, step.to);
        continue;
      }
      const Converted converted = convert_field(connection, schema, zone, plugin.id, step);
      if (converted.rows == 0) continue;
      note(connection, plugin, step, converted, now);
      if (log == nullptr) continue;
      log->info("plugin " + plugin.id + ": " + std::to_string(converted.rows) + " values of " +
                step.entity + "." + step.from + " are now " + step.to + ", " +
                std::to_string(converted.left) +
                " of them could not be read and stay under the old name");
    }
  }
}

}  // namespace pareto::host
