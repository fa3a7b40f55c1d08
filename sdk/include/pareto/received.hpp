// What the other side of the interface filled, as this side knows it.
//
// Structs grow at their end, so the other side's may be shorter than one's own (built earlier) or
// longer (built later). Nobody reads theirs member by member and asks each time how long it is:
//
//     if (!sdk::is_whole(theirs)) …;                     // shorter than any that was ever released: no such struct
//     const pareto_field field = sdk::received(theirs);  // members that theirs does not have are zero
//
// and whoever fills a struct's zero with a meaning gives it the one that the interface had before
// the member.
//
// Pure; any thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "pareto/abi/access.h"
#include "pareto/abi/api.h"
#include "pareto/abi/clock.h"
#include "pareto/abi/pivot.h"
#include "pareto/abi/plugin.h"
#include "pareto/abi/random.h"
#include "pareto/abi/rights.h"
#include "pareto/abi/twins.h"
#include "pareto/abi/views.h"

namespace pareto::sdk {
inline namespace v0 {

// The size that a struct had when it first appeared: the least that anybody has. It ends behind the
// member that was the last one then, so it stays what it is when the struct grows; a struct without
// a line below does not compile.
template <class Struct>
struct FirstSize;

#define PARETO_SDK_FIRST(type, last)                                                \
  template <>                                                                       \
  struct FirstSize<type> {                                                          \
    static constexpr std::size_t value = offsetof(type, last) + sizeof(type::last); \
  }
PARETO_SDK_FIRST(pareto_error, text);
PARETO_SDK_FIRST(pareto_label, zh_hant);
PARETO_SDK_FIRST(pareto_choice, label);
PARETO_SDK_FIRST(pareto_field, purpose);
PARETO_SDK_FIRST(pareto_fields_v1, fields);
PARETO_SDK_FIRST(pareto_entity, fields);
PARETO_SDK_FIRST(pareto_entities_v1, entities);
PARETO_SDK_FIRST(pareto_host, log);
PARETO_SDK_FIRST(pareto_job, figure);
PARETO_SDK_FIRST(pareto_parameter, text);
PARETO_SDK_FIRST(pareto_query_v1, select);
PARETO_SDK_FIRST(pareto_records_v1, update);
PARETO_SDK_FIRST(pareto_text_v1, same_name);
PARETO_SDK_FIRST(pareto_twins_v1, find);
PARETO_SDK_FIRST(pareto_pivot_request, reserved);
PARETO_SDK_FIRST(pareto_pivot_v1, dimensions);
PARETO_SDK_FIRST(pareto_access_v1, close);
PARETO_SDK_FIRST(pareto_api_call, cancel);
PARETO_SDK_FIRST(pareto_api_v1, position);
PARETO_SDK_FIRST(pareto_moment, time_zone_minutes);
PARETO_SDK_FIRST(pareto_clock_v1, now);
PARETO_SDK_FIRST(pareto_random_v1, fill);
PARETO_SDK_FIRST(pareto_rights_v1, records);
PARETO_SDK_FIRST(pareto_input, read_at);
PARETO_SDK_FIRST(pareto_opened, rows);
PARETO_SDK_FIRST(pareto_importer_v1, close);
PARETO_SDK_FIRST(pareto_need, window);
PARETO_SDK_FIRST(pareto_plan, per_group);
PARETO_SDK_FIRST(pareto_tier, label);
PARETO_SDK_FIRST(pareto_tiering_v1, apply);
PARETO_SDK_FIRST(pareto_span, text);
PARETO_SDK_FIRST(pareto_document_info, remark);
PARETO_SDK_FIRST(pareto_key_figure, reserved);
PARETO_SDK_FIRST(pareto_column, flags);
PARETO_SDK_FIRST(pareto_table_info, reserved);
PARETO_SDK_FIRST(pareto_chart_info, columns);
PARETO_SDK_FIRST(pareto_document, page_break);
PARETO_SDK_FIRST(pareto_report_v1, build);
PARETO_SDK_FIRST(pareto_sink, next_file);
PARETO_SDK_FIRST(pareto_format_v1, close);
PARETO_SDK_FIRST(pareto_value, text);
PARETO_SDK_FIRST(pareto_event, veto);
PARETO_SDK_FIRST(pareto_subscriber_v1, deliver);
PARETO_SDK_FIRST(pareto_printer, table);
PARETO_SDK_FIRST(pareto_command_v1, run);
PARETO_SDK_FIRST(pareto_service_v1, stop);
PARETO_SDK_FIRST(pareto_plugin_v0, stop);
PARETO_SDK_FIRST(pareto_view_part, value);
PARETO_SDK_FIRST(pareto_view_group, condition);
PARETO_SDK_FIRST(pareto_view_query, top);
PARETO_SDK_FIRST(pareto_view_card, columns);
PARETO_SDK_FIRST(pareto_view, cards);
PARETO_SDK_FIRST(pareto_views_v1, views);
PARETO_SDK_FIRST(pareto_action_v1, run);
#undef PARETO_SDK_FIRST

// At least as long as the struct ever was.
template <class Struct>
[[nodiscard]] bool is_whole(const Struct& theirs) {
  return theirs.size_of >= FirstSize<Struct>::value;
}

// A copy of this side's size. `size_of` stays theirs. What pointers in it point to is not copied.
template <class Struct>
[[nodiscard]] Struct received(const Struct& theirs) {
  static_assert(FirstSize<Struct>::value <= sizeof(Struct));
  Struct own{};
  std::memcpy(&own, &theirs, std::min<std::size_t>(theirs.size_of, sizeof own));
  return own;
}

}  // namespace v0
}  // namespace pareto::sdk
