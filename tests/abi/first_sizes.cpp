// The least size of every struct that was ever handed across the interface, on machines with 64
// bits: what a plugin built with the first headers has, and what a host therefore takes. Does not
// compile when one moved.
//
// Never edited: a struct that grows keeps its line, a new struct gets one.
#include "pareto/received.hpp"

#if UINTPTR_MAX == UINT64_MAX

#define FIRST(type, bytes)                                      \
  static_assert(pareto::sdk::FirstSize<type>::value == (bytes), \
                #type " is demanded longer than it once was")

FIRST(pareto_error, 536);
FIRST(pareto_label, 32);
FIRST(pareto_choice, 24);
FIRST(pareto_field, 168);
FIRST(pareto_fields_v1, 32);
FIRST(pareto_entity, 56);
FIRST(pareto_entities_v1, 16);
FIRST(pareto_host, 40);
FIRST(pareto_job, 96);
FIRST(pareto_parameter, 56);
FIRST(pareto_query_v1, 24);
FIRST(pareto_records_v1, 32);
FIRST(pareto_text_v1, 56);
FIRST(pareto_twins_v1, 24);
FIRST(pareto_pivot_request, 120);
FIRST(pareto_pivot_v1, 32);
FIRST(pareto_access_v1, 64);
FIRST(pareto_api_call, 80);
FIRST(pareto_api_v1, 40);
FIRST(pareto_moment, 24);
FIRST(pareto_clock_v1, 24);
FIRST(pareto_random_v1, 24);
FIRST(pareto_rights_v1, 32);
FIRST(pareto_input, 40);
FIRST(pareto_opened, 312);
FIRST(pareto_importer_v1, 80);
FIRST(pareto_need, 40);
FIRST(pareto_plan, 32);
FIRST(pareto_tier, 24);
FIRST(pareto_tiering_v1, 88);
FIRST(pareto_span, 32);
FIRST(pareto_document_info, 88);
FIRST(pareto_key_figure, 80);
FIRST(pareto_column, 32);
FIRST(pareto_table_info, 40);
FIRST(pareto_chart_info, 96);
FIRST(pareto_document, 72);
FIRST(pareto_report_v1, 64);
FIRST(pareto_sink, 32);
FIRST(pareto_format_v1, 72);
FIRST(pareto_value, 48);
FIRST(pareto_event, 128);
FIRST(pareto_subscriber_v1, 56);
FIRST(pareto_printer, 32);
FIRST(pareto_command_v1, 56);
FIRST(pareto_service_v1, 72);
FIRST(pareto_plugin_v0, 96);
FIRST(pareto_view_part, 24);
FIRST(pareto_view_group, 32);
FIRST(pareto_view_query, 80);
FIRST(pareto_view_card, 40);
FIRST(pareto_view, 136);
FIRST(pareto_views_v1, 16);
FIRST(pareto_action_v1, 64);

#endif
