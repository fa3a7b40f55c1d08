/* Where every member of the interface lies, on machines with 64 bits. Does not compile when one moved.
 *
 * Version 0 may still change, and then this file with it, on purpose; from version 1 on each version has its file and none is ever
 * edited: a new member is a line more in the next.
 */
#include "pareto/abi/access.h"
#include "pareto/abi/api.h"
#include "pareto/abi/clock.h"
#include "pareto/abi/plugin.h"
#include "pareto/abi/random.h"
#include "pareto/abi/rights.h"
#include "pareto/abi/pivot.h"
#include "pareto/abi/twins.h"
#include "pareto/abi/views.h"

#if UINTPTR_MAX == UINT64_MAX

#define SIZE(type, bytes) _Static_assert(sizeof(type) == (bytes), #type " changed its size")
#define AT(type, member, bytes) _Static_assert(offsetof(type, member) == (bytes), #type "." #member " moved")

SIZE(pareto_str, 16);
AT(pareto_str, ptr, 0);
AT(pareto_str, len, 8);

SIZE(pareto_error, 536);
AT(pareto_error, size_of, 0);
AT(pareto_error, status, 8);
AT(pareto_error, reserved, 12);
AT(pareto_error, row, 16);
AT(pareto_error, column, 24);
AT(pareto_error, text, 88);

SIZE(pareto_label, 32);
AT(pareto_label, size_of, 0);
AT(pareto_label, en, 8);
AT(pareto_label, zh_hans, 16);
AT(pareto_label, zh_hant, 24);

SIZE(pareto_choice, 24);
AT(pareto_choice, size_of, 0);
AT(pareto_choice, code, 8);
AT(pareto_choice, label, 16);

SIZE(pareto_field, 176);
AT(pareto_field, size_of, 0);
AT(pareto_field, name, 8);
AT(pareto_field, label, 16);
AT(pareto_field, help, 24);
AT(pareto_field, aliases_en, 32);
AT(pareto_field, aliases_zh, 40);
AT(pareto_field, type, 48);
AT(pareto_field, meaning, 52);
AT(pareto_field, flags, 56);
AT(pareto_field, sensitivity, 60);
AT(pareto_field, reference, 64);
AT(pareto_field, unit, 72);
AT(pareto_field, group, 80);
AT(pareto_field, order, 88);
AT(pareto_field, reserved, 92);
AT(pareto_field, default_value, 96);
AT(pareto_field, choices, 104);
AT(pareto_field, min_value, 112);
AT(pareto_field, max_value, 120);
AT(pareto_field, min_real, 128);
AT(pareto_field, max_real, 136);
AT(pareto_field, visible_if, 144);
AT(pareto_field, expression, 152);
AT(pareto_field, purpose, 160);
AT(pareto_field, fact, 168);

SIZE(pareto_fields_v1, 32);
AT(pareto_fields_v1, size_of, 0);
AT(pareto_fields_v1, entity, 8);
AT(pareto_fields_v1, label, 16);
AT(pareto_fields_v1, fields, 24);

SIZE(pareto_entity, 56);
AT(pareto_entity, size_of, 0);
AT(pareto_entity, name, 8);
AT(pareto_entity, label, 16);
AT(pareto_entity, plural, 24);
AT(pareto_entity, label_field, 32);
AT(pareto_entity, cascade, 40);
AT(pareto_entity, version, 44);
AT(pareto_entity, fields, 48);

SIZE(pareto_entities_v1, 16);
AT(pareto_entities_v1, size_of, 0);
AT(pareto_entities_v1, entities, 8);

SIZE(struct ArrowSchema, 72);
AT(struct ArrowSchema, format, 0);
AT(struct ArrowSchema, name, 8);
AT(struct ArrowSchema, metadata, 16);
AT(struct ArrowSchema, flags, 24);
AT(struct ArrowSchema, n_children, 32);
AT(struct ArrowSchema, children, 40);
AT(struct ArrowSchema, dictionary, 48);
AT(struct ArrowSchema, release, 56);
AT(struct ArrowSchema, private_data, 64);

SIZE(struct ArrowArray, 80);
AT(struct ArrowArray, length, 0);
AT(struct ArrowArray, null_count, 8);
AT(struct ArrowArray, offset, 16);
AT(struct ArrowArray, n_buffers, 24);
AT(struct ArrowArray, n_children, 32);
AT(struct ArrowArray, buffers, 40);
AT(struct ArrowArray, children, 48);
AT(struct ArrowArray, dictionary, 56);
AT(struct ArrowArray, release, 64);
AT(struct ArrowArray, private_data, 72);

SIZE(struct ArrowArrayStream, 40);
AT(struct ArrowArrayStream, get_schema, 0);
AT(struct ArrowArrayStream, get_next, 8);
AT(struct ArrowArrayStream, get_last_error, 16);
AT(struct ArrowArrayStream, release, 24);
AT(struct ArrowArrayStream, private_data, 32);

SIZE(pareto_host, 40);
AT(pareto_host, size_of, 0);
AT(pareto_host, abi_minor, 8);
AT(pareto_host, reserved, 12);
AT(pareto_host, ctx, 16);
AT(pareto_host, service, 24);
AT(pareto_host, log, 32);

SIZE(pareto_job, 104);
AT(pareto_job, size_of, 0);
AT(pareto_job, ctx, 8);
AT(pareto_job, host, 16);
AT(pareto_job, session, 24);
AT(pareto_job, language, 32);
AT(pareto_job, home_currency, 40);
AT(pareto_job, as_of, 48);
AT(pareto_job, time_zone_minutes, 52);
AT(pareto_job, setting, 56);
AT(pareto_job, cancelled, 64);
AT(pareto_job, progress, 72);
AT(pareto_job, reject, 80);
AT(pareto_job, figure, 88);
AT(pareto_job, flags, 96);
AT(pareto_job, reserved, 100);

SIZE(pareto_parameter, 56);
AT(pareto_parameter, size_of, 0);
AT(pareto_parameter, name, 8);
AT(pareto_parameter, type, 16);
AT(pareto_parameter, is_null, 20);
AT(pareto_parameter, integer, 24);
AT(pareto_parameter, real, 32);
AT(pareto_parameter, text, 40);

SIZE(pareto_query_v1, 24);
AT(pareto_query_v1, size_of, 0);
AT(pareto_query_v1, ctx, 8);
AT(pareto_query_v1, select, 16);

SIZE(pareto_records_v1, 32);
AT(pareto_records_v1, size_of, 0);
AT(pareto_records_v1, ctx, 8);
AT(pareto_records_v1, create, 16);
AT(pareto_records_v1, update, 24);

SIZE(pareto_text_v1, 56);
AT(pareto_text_v1, size_of, 0);
AT(pareto_text_v1, ctx, 8);
AT(pareto_text_v1, detect, 16);
AT(pareto_text_v1, open, 24);
AT(pareto_text_v1, feed, 32);
AT(pareto_text_v1, close, 40);
AT(pareto_text_v1, same_name, 48);

SIZE(pareto_twins_v1, 24);
AT(pareto_twins_v1, size_of, 0);
AT(pareto_twins_v1, ctx, 8);
AT(pareto_twins_v1, find, 16);

SIZE(pareto_pivot_request, 120);
AT(pareto_pivot_request, size_of, 0);
AT(pareto_pivot_request, entity, 8);
AT(pareto_pivot_request, rows, 16);
AT(pareto_pivot_request, columns, 24);
AT(pareto_pivot_request, measures, 32);
AT(pareto_pivot_request, totals, 40);
AT(pareto_pivot_request, where, 48);
AT(pareto_pivot_request, date, 56);
AT(pareto_pivot_request, sort, 64);
AT(pareto_pivot_request, language, 72);
AT(pareto_pivot_request, top, 80);
AT(pareto_pivot_request, top_columns, 88);
AT(pareto_pivot_request, flags, 96);
AT(pareto_pivot_request, from, 100);
AT(pareto_pivot_request, to, 104);
AT(pareto_pivot_request, before_from, 108);
AT(pareto_pivot_request, before_to, 112);
AT(pareto_pivot_request, reserved, 116);

SIZE(pareto_pivot_v1, 32);
AT(pareto_pivot_v1, size_of, 0);
AT(pareto_pivot_v1, ctx, 8);
AT(pareto_pivot_v1, run, 16);
AT(pareto_pivot_v1, dimensions, 24);

SIZE(pareto_input, 40);
AT(pareto_input, size_of, 0);
AT(pareto_input, ctx, 8);
AT(pareto_input, display_name, 16);
AT(pareto_input, bytes, 24);
AT(pareto_input, read_at, 32);

SIZE(pareto_opened, 312);
AT(pareto_opened, size_of, 0);
AT(pareto_opened, encoding, 8);
AT(pareto_opened, encoding_confidence, 40);
AT(pareto_opened, part, 48);
AT(pareto_opened, detail, 176);
AT(pareto_opened, rows, 304);

SIZE(pareto_importer_v1, 80);
AT(pareto_importer_v1, size_of, 0);
AT(pareto_importer_v1, id, 8);
AT(pareto_importer_v1, label, 16);
AT(pareto_importer_v1, help, 24);
AT(pareto_importer_v1, suffixes, 32);
AT(pareto_importer_v1, settings, 40);
AT(pareto_importer_v1, probe, 48);
AT(pareto_importer_v1, open, 56);
AT(pareto_importer_v1, read, 64);
AT(pareto_importer_v1, close, 72);

SIZE(pareto_need, 64);
AT(pareto_need, size_of, 0);
AT(pareto_need, name, 8);
AT(pareto_need, kind, 16);
AT(pareto_need, type, 20);
AT(pareto_need, source, 24);
AT(pareto_need, window, 32);
AT(pareto_need, entity, 40);
AT(pareto_need, field, 48);
AT(pareto_need, where, 56);

SIZE(pareto_plan, 40);
AT(pareto_plan, size_of, 0);
AT(pareto_plan, ctx, 8);
AT(pareto_plan, need, 16);
AT(pareto_plan, per_group, 24);
AT(pareto_plan, tier, 32);

SIZE(pareto_tier, 24);
AT(pareto_tier, size_of, 0);
AT(pareto_tier, code, 8);
AT(pareto_tier, label, 16);

SIZE(pareto_tiering_v1, 88);
AT(pareto_tiering_v1, size_of, 0);
AT(pareto_tiering_v1, id, 8);
AT(pareto_tiering_v1, label, 16);
AT(pareto_tiering_v1, help, 24);
AT(pareto_tiering_v1, flags, 32);
AT(pareto_tiering_v1, reserved, 36);
AT(pareto_tiering_v1, tiers, 40);
AT(pareto_tiering_v1, settings, 48);
AT(pareto_tiering_v1, indicators, 56);
AT(pareto_tiering_v1, figures, 64);
AT(pareto_tiering_v1, plan, 72);
AT(pareto_tiering_v1, apply, 80);

SIZE(pareto_span, 32);
AT(pareto_span, size_of, 0);
AT(pareto_span, style, 8);
AT(pareto_span, reserved, 12);
AT(pareto_span, text, 16);

SIZE(pareto_document_info, 96);
AT(pareto_document_info, size_of, 0);
AT(pareto_document_info, title, 8);
AT(pareto_document_info, firm, 24);
AT(pareto_document_info, period, 40);
AT(pareto_document_info, data_until, 56);
AT(pareto_document_info, remark, 72);
AT(pareto_document_info, flags, 88);
AT(pareto_document_info, reserved, 92);

SIZE(pareto_key_figure, 96);
AT(pareto_key_figure, size_of, 0);
AT(pareto_key_figure, label, 8);
AT(pareto_key_figure, value, 24);
AT(pareto_key_figure, unit, 40);
AT(pareto_key_figure, remark, 56);
AT(pareto_key_figure, style, 72);
AT(pareto_key_figure, reserved, 76);
AT(pareto_key_figure, rows_entity, 80);
AT(pareto_key_figure, rows_where, 88);

SIZE(pareto_column, 56);
AT(pareto_column, size_of, 0);
AT(pareto_column, field, 8);
AT(pareto_column, role, 16);
AT(pareto_column, scale, 20);
AT(pareto_column, digits, 24);
AT(pareto_column, flags, 28);
AT(pareto_column, mark_value, 32);
AT(pareto_column, mark_label, 40);

SIZE(pareto_table_info, 40);
AT(pareto_table_info, size_of, 0);
AT(pareto_table_info, name, 8);
AT(pareto_table_info, columns, 16);
AT(pareto_table_info, total, 24);
AT(pareto_table_info, flags, 32);
AT(pareto_table_info, reserved, 36);

SIZE(pareto_chart_info, 112);
AT(pareto_chart_info, size_of, 0);
AT(pareto_chart_info, name, 8);
AT(pareto_chart_info, kind, 16);
AT(pareto_chart_info, reserved, 20);
AT(pareto_chart_info, title, 24);
AT(pareto_chart_info, subtitle, 40);
AT(pareto_chart_info, mark_value, 56);
AT(pareto_chart_info, mark_second, 64);
AT(pareto_chart_info, date_from, 72);
AT(pareto_chart_info, date_to, 76);
AT(pareto_chart_info, remarks, 80);
AT(pareto_chart_info, columns, 88);
AT(pareto_chart_info, subject, 96);

SIZE(pareto_document, 80);
AT(pareto_document, size_of, 0);
AT(pareto_document, ctx, 8);
AT(pareto_document, begin, 16);
AT(pareto_document, heading, 24);
AT(pareto_document, paragraph, 32);
AT(pareto_document, figures, 40);
AT(pareto_document, table, 48);
AT(pareto_document, chart, 56);
AT(pareto_document, page_break, 64);
AT(pareto_document, beside, 72);

SIZE(pareto_report_v1, 64);
AT(pareto_report_v1, size_of, 0);
AT(pareto_report_v1, id, 8);
AT(pareto_report_v1, label, 16);
AT(pareto_report_v1, help, 24);
AT(pareto_report_v1, file_stem, 32);
AT(pareto_report_v1, file_stem_zh, 40);
AT(pareto_report_v1, parameters, 48);
AT(pareto_report_v1, build, 56);

SIZE(pareto_sink, 32);
AT(pareto_sink, size_of, 0);
AT(pareto_sink, ctx, 8);
AT(pareto_sink, write, 16);
AT(pareto_sink, next_file, 24);

SIZE(pareto_format_v1, 72);
AT(pareto_format_v1, size_of, 0);
AT(pareto_format_v1, id, 8);
AT(pareto_format_v1, label, 16);
AT(pareto_format_v1, media_type, 24);
AT(pareto_format_v1, suffix, 32);
AT(pareto_format_v1, settings, 40);
AT(pareto_format_v1, open, 48);
AT(pareto_format_v1, finish, 56);
AT(pareto_format_v1, close, 64);

SIZE(pareto_value, 48);
AT(pareto_value, size_of, 0);
AT(pareto_value, type, 8);
AT(pareto_value, is_null, 12);
AT(pareto_value, integer, 16);
AT(pareto_value, real, 24);
AT(pareto_value, text, 32);

SIZE(pareto_event, 136);
AT(pareto_event, size_of, 0);
AT(pareto_event, phase, 8);
AT(pareto_event, kind, 12);
AT(pareto_event, topic, 16);
AT(pareto_event, sequence, 24);
AT(pareto_event, cause, 32);
AT(pareto_event, depth, 40);
AT(pareto_event, reserved, 44);
AT(pareto_event, principal, 48);
AT(pareto_event, time, 56);
AT(pareto_event, rows, 64);
AT(pareto_event, ids, 72);
AT(pareto_event, changed, 80);
AT(pareto_event, schema, 88);
AT(pareto_event, before, 96);
AT(pareto_event, after, 104);
AT(pareto_event, ctx, 112);
AT(pareto_event, veto, 120);
AT(pareto_event, amend, 128);

SIZE(pareto_subscriber_v1, 64);
AT(pareto_subscriber_v1, size_of, 0);
AT(pareto_subscriber_v1, id, 8);
AT(pareto_subscriber_v1, label, 16);
AT(pareto_subscriber_v1, topics, 24);
AT(pareto_subscriber_v1, phase, 32);
AT(pareto_subscriber_v1, order, 36);
AT(pareto_subscriber_v1, settings, 40);
AT(pareto_subscriber_v1, deliver, 48);
AT(pareto_subscriber_v1, flags, 56);
AT(pareto_subscriber_v1, reserved, 60);

SIZE(pareto_moment, 24);
AT(pareto_moment, size_of, 0);
AT(pareto_moment, utc_milliseconds, 8);
AT(pareto_moment, day, 16);
AT(pareto_moment, time_zone_minutes, 20);

SIZE(pareto_clock_v1, 24);
AT(pareto_clock_v1, size_of, 0);
AT(pareto_clock_v1, ctx, 8);
AT(pareto_clock_v1, now, 16);

SIZE(pareto_random_v1, 24);
AT(pareto_random_v1, size_of, 0);
AT(pareto_random_v1, ctx, 8);
AT(pareto_random_v1, fill, 16);

SIZE(pareto_rights_v1, 32);
AT(pareto_rights_v1, size_of, 0);
AT(pareto_rights_v1, ctx, 8);
AT(pareto_rights_v1, field, 16);
AT(pareto_rights_v1, records, 24);

SIZE(pareto_access_v1, 64);
AT(pareto_access_v1, size_of, 0);
AT(pareto_access_v1, ctx, 8);
AT(pareto_access_v1, sign_in, 16);
AT(pareto_access_v1, by_token, 24);
AT(pareto_access_v1, by_key, 32);
AT(pareto_access_v1, sign_out, 40);
AT(pareto_access_v1, who, 48);
AT(pareto_access_v1, close, 56);

SIZE(pareto_api_call, 80);
AT(pareto_api_call, size_of, 0);
AT(pareto_api_call, method, 8);
AT(pareto_api_call, language, 16);
AT(pareto_api_call, arguments, 24);
AT(pareto_api_call, ctx, 40);
AT(pareto_api_call, write, 48);
AT(pareto_api_call, problem, 56);
AT(pareto_api_call, progress, 64);
AT(pareto_api_call, cancel, 72);

SIZE(pareto_api_v1, 40);
AT(pareto_api_v1, size_of, 0);
AT(pareto_api_v1, ctx, 8);
AT(pareto_api_v1, describe, 16);
AT(pareto_api_v1, call, 24);
AT(pareto_api_v1, position, 32);

SIZE(pareto_printer, 32);
AT(pareto_printer, size_of, 0);
AT(pareto_printer, ctx, 8);
AT(pareto_printer, say, 16);
AT(pareto_printer, table, 24);

SIZE(pareto_command_v1, 56);
AT(pareto_command_v1, size_of, 0);
AT(pareto_command_v1, id, 8);
AT(pareto_command_v1, label, 16);
AT(pareto_command_v1, help, 24);
AT(pareto_command_v1, flags, 32);
AT(pareto_command_v1, operands, 36);
AT(pareto_command_v1, arguments, 40);
AT(pareto_command_v1, run, 48);

SIZE(pareto_service_v1, 80);
AT(pareto_service_v1, size_of, 0);
AT(pareto_service_v1, id, 8);
AT(pareto_service_v1, label, 16);
AT(pareto_service_v1, help, 24);
AT(pareto_service_v1, after, 32);
AT(pareto_service_v1, settings, 40);
AT(pareto_service_v1, start, 48);
AT(pareto_service_v1, healthy, 56);
AT(pareto_service_v1, stop, 64);
AT(pareto_service_v1, about, 72);

SIZE(pareto_extension, 16);
AT(pareto_extension, id, 0);
AT(pareto_extension, table, 8);

SIZE(pareto_plugin_v0, 104);
AT(pareto_plugin_v0, size_of, 0);
AT(pareto_plugin_v0, magic, 8);
AT(pareto_plugin_v0, needs_minor, 12);
AT(pareto_plugin_v0, id, 16);
AT(pareto_plugin_v0, version, 24);
AT(pareto_plugin_v0, label, 32);
AT(pareto_plugin_v0, vendor, 40);
AT(pareto_plugin_v0, license, 48);
AT(pareto_plugin_v0, built_with, 56);
AT(pareto_plugin_v0, extensions, 64);
AT(pareto_plugin_v0, capabilities, 72);
AT(pareto_plugin_v0, start, 80);
AT(pareto_plugin_v0, stop, 88);
AT(pareto_plugin_v0, depends, 96);

SIZE(pareto_view_part, 24);
AT(pareto_view_part, size_of, 0);
AT(pareto_view_part, name, 8);
AT(pareto_view_part, value, 16);

SIZE(pareto_view_group, 32);
AT(pareto_view_group, size_of, 0);
AT(pareto_view_group, label, 8);
AT(pareto_view_group, fields, 16);
AT(pareto_view_group, condition, 24);

SIZE(pareto_view_query, 80);
AT(pareto_view_query, size_of, 0);
AT(pareto_view_query, name, 8);
AT(pareto_view_query, sql, 16);
AT(pareto_view_query, columns, 24);
AT(pareto_view_query, entity, 32);
AT(pareto_view_query, rows, 40);
AT(pareto_view_query, measures, 48);
AT(pareto_view_query, where, 56);
AT(pareto_view_query, period, 64);
AT(pareto_view_query, top, 72);

SIZE(pareto_view_card, 40);
AT(pareto_view_card, size_of, 0);
AT(pareto_view_card, label, 8);
AT(pareto_view_card, show, 16);
AT(pareto_view_card, reserved, 20);
AT(pareto_view_card, query, 24);
AT(pareto_view_card, columns, 32);

SIZE(pareto_view, 136);
AT(pareto_view, size_of, 0);
AT(pareto_view, id, 8);
AT(pareto_view, label, 16);
AT(pareto_view, help, 24);
AT(pareto_view, kind, 32);
AT(pareto_view, reserved, 36);
AT(pareto_view, entity, 40);
AT(pareto_view, slots, 48);
AT(pareto_view, subject, 56);
AT(pareto_view, via, 64);
AT(pareto_view, columns, 72);
AT(pareto_view, where, 80);
AT(pareto_view, sort, 88);
AT(pareto_view, limit, 96);
AT(pareto_view, parts, 104);
AT(pareto_view, groups, 112);
AT(pareto_view, queries, 120);
AT(pareto_view, cards, 128);

SIZE(pareto_views_v1, 16);
AT(pareto_views_v1, size_of, 0);
AT(pareto_views_v1, views, 8);

SIZE(pareto_action_v1, 64);
AT(pareto_action_v1, size_of, 0);
AT(pareto_action_v1, id, 8);
AT(pareto_action_v1, label, 16);
AT(pareto_action_v1, help, 24);
AT(pareto_action_v1, entity, 32);
AT(pareto_action_v1, where, 40);
AT(pareto_action_v1, form, 48);
AT(pareto_action_v1, run, 56);

#endif
