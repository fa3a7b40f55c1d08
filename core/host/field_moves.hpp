// Values of plugins' fields, moved to where the plugins of now look for them: the steps of their
// migrations.toml (core/plugins/renames.hpp), done in the transaction that brings the store up to
// the schema. A step that writes values anew leaves an operation in the journal, kind "convert",
// that says which field, from what to what, how many values it took over, how many it could not,
// and where those are; it changed the store's form and is not to be undone: the version of before
// finds the old values. One thread.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/log.hpp"
#include "core/base/time_zone.hpp"
#include "core/model/schema.hpp"
#include "core/plugins/plugin_registry.hpp"
#include "core/store/connection.hpp"

namespace pareto::host {

inline constexpr std::string_view kConvertedTopic = "plugin.converted";

// `schema` as it will be, `now` in microseconds UTC; `log` may be null.
void move_fields(const plugins::PluginRegistry& registry, store::Connection& connection,
                 const model::Schema& schema, const TimeZone& zone, std::int64_t now, Log* log);

}  // namespace pareto::host
