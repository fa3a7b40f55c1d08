/* Of which type every member of the interface is, functions with all that they take and answer. Does not compile when one changed:
 * layout_v0.c sees what moves, this also what stays where it was and is something else now.
 *
 * Like that file it goes with version 0; from version 1 on it gains lines and none is edited.
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

/* An array counts as a pointer to its elements. */
#define IS(type, member, ...) \
  _Static_assert(_Generic(((type *)0)->member, __VA_ARGS__ : 1, default : 0), #type "." #member " is of another type")

IS(pareto_str, ptr, const char *);
IS(pareto_str, len, uint64_t);

IS(pareto_error, status, pareto_status);
IS(pareto_error, reserved, uint32_t);
IS(pareto_error, row, int64_t);
IS(pareto_error, column, char *);
IS(pareto_error, text, char *);

IS(pareto_label, en, const char *);
IS(pareto_label, zh_hans, const char *);
IS(pareto_label, zh_hant, const char *);

IS(pareto_choice, code, const char *);
IS(pareto_choice, label, const pareto_label *);

IS(pareto_field, name, const char *);
IS(pareto_field, label, const pareto_label *);
IS(pareto_field, help, const pareto_label *);
IS(pareto_field, aliases_en, pareto_names);
IS(pareto_field, aliases_zh, pareto_names);
IS(pareto_field, type, uint32_t);
IS(pareto_field, meaning, uint32_t);
IS(pareto_field, flags, uint32_t);
IS(pareto_field, sensitivity, uint32_t);
IS(pareto_field, reference, const char *);
IS(pareto_field, unit, const char *);
IS(pareto_field, group, const char *);
IS(pareto_field, order, int32_t);
IS(pareto_field, reserved, uint32_t);
IS(pareto_field, default_value, const char *);
IS(pareto_field, choices, const pareto_choice *const *);
IS(pareto_field, min_value, int64_t);
IS(pareto_field, max_value, int64_t);
IS(pareto_field, min_real, double);
IS(pareto_field, max_real, double);
IS(pareto_field, visible_if, const char *);
IS(pareto_field, expression, const char *);
IS(pareto_field, purpose, const char *);
IS(pareto_field, fact, const char *);

IS(pareto_fields_v1, entity, const char *);
IS(pareto_fields_v1, label, const pareto_label *);
IS(pareto_fields_v1, fields, pareto_fields);

IS(pareto_entity, name, const char *);
IS(pareto_entity, label, const pareto_label *);
IS(pareto_entity, plural, const pareto_label *);
IS(pareto_entity, label_field, const char *);
IS(pareto_entity, cascade, uint32_t);
IS(pareto_entity, version, uint32_t);
IS(pareto_entity, fields, pareto_fields);

IS(pareto_entities_v1, entities, const pareto_entity *const *);

IS(struct ArrowSchema, format, const char *);
IS(struct ArrowSchema, name, const char *);
IS(struct ArrowSchema, metadata, const char *);
IS(struct ArrowSchema, flags, int64_t);
IS(struct ArrowSchema, n_children, int64_t);
IS(struct ArrowSchema, children, struct ArrowSchema **);
IS(struct ArrowSchema, dictionary, struct ArrowSchema *);
IS(struct ArrowSchema, release, void (*)(struct ArrowSchema *));
IS(struct ArrowSchema, private_data, void *);

IS(struct ArrowArray, length, int64_t);
IS(struct ArrowArray, null_count, int64_t);
IS(struct ArrowArray, offset, int64_t);
IS(struct ArrowArray, n_buffers, int64_t);
IS(struct ArrowArray, n_children, int64_t);
IS(struct ArrowArray, buffers, const void **);
IS(struct ArrowArray, children, struct ArrowArray **);
IS(struct ArrowArray, dictionary, struct ArrowArray *);
IS(struct ArrowArray, release, void (*)(struct ArrowArray *));
IS(struct ArrowArray, private_data, void *);

IS(struct ArrowArrayStream, get_schema, int (*)(struct ArrowArrayStream *, struct ArrowSchema *out));
IS(struct ArrowArrayStream, get_next, int (*)(struct ArrowArrayStream *, struct ArrowArray *out));
IS(struct ArrowArrayStream, get_last_error, const char * (*)(struct ArrowArrayStream *));
IS(struct ArrowArrayStream, release, void (*)(struct ArrowArrayStream *));
IS(struct ArrowArrayStream, private_data, void *);

IS(pareto_host, abi_minor, uint32_t);
IS(pareto_host, reserved, uint32_t);
IS(pareto_host, ctx, void *);
IS(pareto_host, service, const void * (*)(const pareto_host *, const char *id));
IS(pareto_host, log, void (*)(const pareto_host *, int32_t level, pareto_str text));

IS(pareto_job, ctx, void *);
IS(pareto_job, host, const pareto_host *);
IS(pareto_job, session, pareto_session *);
IS(pareto_job, language, const char *);
IS(pareto_job, home_currency, const char *);
IS(pareto_job, as_of, int32_t);
IS(pareto_job, time_zone_minutes, int32_t);
IS(pareto_job, setting, int32_t (*)(const pareto_job *, const char *name, pareto_str *text, int64_t *integer, double *number));
IS(pareto_job, cancelled, int32_t (*)(const pareto_job *));
IS(pareto_job, progress, void (*)(const pareto_job *, int64_t done, int64_t total));
IS(pareto_job, reject, void (*)(const pareto_job *, int64_t row, const char *column, pareto_str value, pareto_str why));
IS(pareto_job, figure, void (*)(const pareto_job *, const char *name, double value));
IS(pareto_job, flags, uint32_t);
IS(pareto_job, reserved, uint32_t);

IS(pareto_parameter, name, const char *);
IS(pareto_parameter, type, uint32_t);
IS(pareto_parameter, is_null, uint32_t);
IS(pareto_parameter, integer, int64_t);
IS(pareto_parameter, real, double);
IS(pareto_parameter, text, pareto_str);

IS(pareto_query_v1, ctx, void *);
IS(pareto_query_v1, select, pareto_status (*)(const struct pareto_query_v1 *, pareto_session *, pareto_str sql, const pareto_parameter *const *parameters, pareto_fields result, struct ArrowArrayStream *out, pareto_error *));

IS(pareto_records_v1, ctx, void *);
IS(pareto_records_v1, create, pareto_status (*)(const struct pareto_records_v1 *, pareto_session *, const char *entity, const struct ArrowSchema *, const struct ArrowArray *rows, int64_t *ids, pareto_error *));
IS(pareto_records_v1, update, pareto_status (*)(const struct pareto_records_v1 *, pareto_session *, const char *entity, const int64_t *ids, const struct ArrowSchema *, const struct ArrowArray *rows, pareto_error *));

IS(pareto_text_v1, ctx, void *);
IS(pareto_text_v1, detect, pareto_status (*)(const struct pareto_text_v1 *, pareto_str first_bytes, char name[32], double *confidence));
IS(pareto_text_v1, open, pareto_decoder * (*)(const struct pareto_text_v1 *, const char *encoding));
IS(pareto_text_v1, feed, pareto_status (*)(pareto_decoder *, pareto_str bytes, int32_t is_last, pareto_str *out, uint64_t *replaced));
IS(pareto_text_v1, close, void (*)(pareto_decoder *));
IS(pareto_text_v1, same_name, double (*)(const struct pareto_text_v1 *, const char *language, pareto_str a, pareto_str b, char why[160]));

IS(pareto_input, ctx, void *);
IS(pareto_input, display_name, const char *);
IS(pareto_input, bytes, uint64_t);
IS(pareto_input, read_at, int64_t (*)(const pareto_input *, uint64_t offset, void *into, uint64_t len));

IS(pareto_opened, encoding, char *);
IS(pareto_opened, encoding_confidence, double);
IS(pareto_opened, part, char *);
IS(pareto_opened, detail, char *);
IS(pareto_opened, rows, int64_t);

IS(pareto_importer_v1, id, const char *);
IS(pareto_importer_v1, label, const pareto_label *);
IS(pareto_importer_v1, help, const pareto_label *);
IS(pareto_importer_v1, suffixes, pareto_names);
IS(pareto_importer_v1, settings, pareto_fields);
IS(pareto_importer_v1, probe, int32_t (*)(pareto_str first_bytes, const char *display_name));
IS(pareto_importer_v1, open, pareto_status (*)(const pareto_job *, const pareto_input *, void **run, pareto_opened *, pareto_error *));
IS(pareto_importer_v1, read, pareto_status (*)(void *run, struct ArrowArrayStream *out, pareto_error *));
IS(pareto_importer_v1, close, void (*)(void *run));

IS(pareto_need, name, const char *);
IS(pareto_need, kind, uint32_t);
IS(pareto_need, type, uint32_t);
IS(pareto_need, source, const char *);
IS(pareto_need, window, const char *);
IS(pareto_need, entity, const char *);
IS(pareto_need, field, const char *);
IS(pareto_need, where, const char *);

IS(pareto_tier, code, const char *);
IS(pareto_tier, label, const pareto_label *);

IS(pareto_plan, ctx, void *);
IS(pareto_plan, need, void (*)(const pareto_plan *, const pareto_need *));
IS(pareto_plan, per_group, void (*)(const pareto_plan *, int32_t yes));
IS(pareto_plan, tier, void (*)(const pareto_plan *, const pareto_tier *));

IS(pareto_tiering_v1, id, const char *);
IS(pareto_tiering_v1, label, const pareto_label *);
IS(pareto_tiering_v1, help, const pareto_label *);
IS(pareto_tiering_v1, flags, uint32_t);
IS(pareto_tiering_v1, reserved, uint32_t);
IS(pareto_tiering_v1, tiers, const pareto_tier *const *);
IS(pareto_tiering_v1, settings, pareto_fields);
IS(pareto_tiering_v1, indicators, pareto_fields);
IS(pareto_tiering_v1, figures, pareto_fields);
IS(pareto_tiering_v1, plan, pareto_status (*)(const pareto_job *, const pareto_plan *, pareto_error *));
IS(pareto_tiering_v1, apply, pareto_status (*)(const pareto_job *, struct ArrowArrayStream *in, struct ArrowArrayStream *out, pareto_error *));

IS(pareto_span, style, uint32_t);
IS(pareto_span, reserved, uint32_t);
IS(pareto_span, text, pareto_str);

IS(pareto_document_info, title, pareto_str);
IS(pareto_document_info, firm, pareto_str);
IS(pareto_document_info, period, pareto_str);
IS(pareto_document_info, data_until, pareto_str);
IS(pareto_document_info, remark, pareto_str);
IS(pareto_document_info, flags, uint32_t);
IS(pareto_document_info, reserved, uint32_t);

IS(pareto_key_figure, label, pareto_str);
IS(pareto_key_figure, value, pareto_str);
IS(pareto_key_figure, unit, pareto_str);
IS(pareto_key_figure, remark, pareto_str);
IS(pareto_key_figure, style, uint32_t);
IS(pareto_key_figure, reserved, uint32_t);
IS(pareto_key_figure, rows_entity, const char *);
IS(pareto_key_figure, rows_where, pareto_names);

IS(pareto_column, field, const pareto_field *);
IS(pareto_column, role, uint32_t);
IS(pareto_column, scale, uint32_t);
IS(pareto_column, digits, int32_t);
IS(pareto_column, flags, uint32_t);
IS(pareto_column, mark_value, double);
IS(pareto_column, mark_label, pareto_str);

IS(pareto_table_info, name, const char *);
IS(pareto_table_info, columns, const pareto_column *const *);
IS(pareto_table_info, total, pareto_spans);
IS(pareto_table_info, flags, uint32_t);
IS(pareto_table_info, reserved, uint32_t);

IS(pareto_chart_info, name, const char *);
IS(pareto_chart_info, kind, uint32_t);
IS(pareto_chart_info, reserved, uint32_t);
IS(pareto_chart_info, title, pareto_str);
IS(pareto_chart_info, subtitle, pareto_str);
IS(pareto_chart_info, mark_value, double);
IS(pareto_chart_info, mark_second, double);
IS(pareto_chart_info, date_from, int32_t);
IS(pareto_chart_info, date_to, int32_t);
IS(pareto_chart_info, remarks, pareto_spans);
IS(pareto_chart_info, columns, const pareto_column *const *);
IS(pareto_chart_info, subject, pareto_str);

IS(pareto_document, ctx, void *);
IS(pareto_document, begin, pareto_status (*)(const pareto_document *, const pareto_document_info *, pareto_error *));
IS(pareto_document, heading, pareto_status (*)(const pareto_document *, int32_t level, pareto_str text, pareto_str aside, pareto_error *));
IS(pareto_document, paragraph, pareto_status (*)(const pareto_document *, uint32_t kind, pareto_spans, pareto_error *));
IS(pareto_document, figures, pareto_status (*)(const pareto_document *, const pareto_key_figure *const *, pareto_error *));
IS(pareto_document, table, pareto_status (*)(const pareto_document *, const pareto_table_info *, struct ArrowArrayStream *, pareto_error *));
IS(pareto_document, chart, pareto_status (*)(const pareto_document *, const pareto_chart_info *, struct ArrowArrayStream *, pareto_error *));
IS(pareto_document, page_break, pareto_status (*)(const pareto_document *, pareto_error *));
IS(pareto_document, beside, pareto_status (*)(const pareto_document *, int32_t percent, pareto_error *));

IS(pareto_report_v1, id, const char *);
IS(pareto_report_v1, label, const pareto_label *);
IS(pareto_report_v1, help, const pareto_label *);
IS(pareto_report_v1, file_stem, const char *);
IS(pareto_report_v1, file_stem_zh, const char *);
IS(pareto_report_v1, parameters, pareto_fields);
IS(pareto_report_v1, build, pareto_status (*)(const pareto_job *, const pareto_document *, pareto_error *));

IS(pareto_sink, ctx, void *);
IS(pareto_sink, write, pareto_status (*)(const pareto_sink *, const void *bytes, uint64_t len));
IS(pareto_sink, next_file, pareto_status (*)(const pareto_sink *, const char *name));

IS(pareto_format_v1, id, const char *);
IS(pareto_format_v1, label, const pareto_label *);
IS(pareto_format_v1, media_type, const char *);
IS(pareto_format_v1, suffix, const char *);
IS(pareto_format_v1, settings, pareto_fields);
IS(pareto_format_v1, open, pareto_status (*)(const pareto_job *, const pareto_sink *, pareto_document *document, void **run, pareto_error *));
IS(pareto_format_v1, finish, pareto_status (*)(void *run, pareto_error *));
IS(pareto_format_v1, close, void (*)(void *run));

IS(pareto_value, type, uint32_t);
IS(pareto_value, is_null, uint32_t);
IS(pareto_value, integer, int64_t);
IS(pareto_value, real, double);
IS(pareto_value, text, pareto_str);

IS(pareto_event, phase, uint32_t);
IS(pareto_event, kind, uint32_t);
IS(pareto_event, topic, const char *);
IS(pareto_event, sequence, int64_t);
IS(pareto_event, cause, int64_t);
IS(pareto_event, depth, uint32_t);
IS(pareto_event, reserved, uint32_t);
IS(pareto_event, principal, int64_t);
IS(pareto_event, time, int64_t);
IS(pareto_event, rows, int64_t);
IS(pareto_event, ids, const int64_t *);
IS(pareto_event, changed, pareto_names);
IS(pareto_event, schema, const struct ArrowSchema *);
IS(pareto_event, before, const struct ArrowArray *);
IS(pareto_event, after, const struct ArrowArray *);
IS(pareto_event, ctx, void *);
IS(pareto_event, veto, void (*)(const pareto_event *, int64_t row, const char *column, pareto_str why));
IS(pareto_event, amend, pareto_status (*)(const pareto_event *, int64_t row, const char *column, const pareto_value *, pareto_error *));

IS(pareto_subscriber_v1, id, const char *);
IS(pareto_subscriber_v1, label, const pareto_label *);
IS(pareto_subscriber_v1, topics, pareto_names);
IS(pareto_subscriber_v1, phase, uint32_t);
IS(pareto_subscriber_v1, order, int32_t);
IS(pareto_subscriber_v1, settings, pareto_fields);
IS(pareto_subscriber_v1, deliver, pareto_status (*)(const pareto_job *, const pareto_event *, pareto_error *));
IS(pareto_subscriber_v1, flags, uint32_t);
IS(pareto_subscriber_v1, reserved, uint32_t);

IS(pareto_printer, ctx, void *);
IS(pareto_printer, say, void (*)(const pareto_printer *, pareto_str line));
IS(pareto_printer, table, pareto_status (*)(const pareto_printer *, const pareto_table_info *, struct ArrowArrayStream *rows, pareto_error *));

IS(pareto_command_v1, id, const char *);
IS(pareto_command_v1, label, const pareto_label *);
IS(pareto_command_v1, help, const pareto_label *);
IS(pareto_command_v1, flags, uint32_t);
IS(pareto_command_v1, operands, uint32_t);
IS(pareto_command_v1, arguments, pareto_fields);
IS(pareto_command_v1, run, pareto_status (*)(const pareto_job *, const pareto_printer *, pareto_error *));

IS(pareto_service_v1, id, const char *);
IS(pareto_service_v1, label, const pareto_label *);
IS(pareto_service_v1, help, const pareto_label *);
IS(pareto_service_v1, after, pareto_names);
IS(pareto_service_v1, settings, pareto_fields);
IS(pareto_service_v1, start, pareto_status (*)(const pareto_job *, void **run, pareto_error *));
IS(pareto_service_v1, healthy, pareto_status (*)(void *run, pareto_error *));
IS(pareto_service_v1, stop, void (*)(void *run));
IS(pareto_service_v1, about, const char *(*)(void *run));

IS(pareto_extension, id, const char *);
IS(pareto_extension, table, const void *);

IS(pareto_plugin_v0, magic, uint32_t);
IS(pareto_plugin_v0, needs_minor, uint32_t);
IS(pareto_plugin_v0, id, const char *);
IS(pareto_plugin_v0, version, const char *);
IS(pareto_plugin_v0, label, const pareto_label *);
IS(pareto_plugin_v0, vendor, const char *);
IS(pareto_plugin_v0, license, const char *);
IS(pareto_plugin_v0, built_with, const char *);
IS(pareto_plugin_v0, extensions, const pareto_extension *const *);
IS(pareto_plugin_v0, capabilities, pareto_names);
IS(pareto_plugin_v0, start, pareto_status (*)(const pareto_host *, pareto_error *));
IS(pareto_plugin_v0, stop, void (*)(void));
IS(pareto_plugin_v0, depends, pareto_names);

IS(pareto_moment, utc_milliseconds, int64_t);
IS(pareto_moment, day, int32_t);
IS(pareto_moment, time_zone_minutes, int32_t);

IS(pareto_clock_v1, ctx, void *);
IS(pareto_clock_v1, now, pareto_status (*)(const struct pareto_clock_v1 *, pareto_moment *out, pareto_error *));

IS(pareto_random_v1, ctx, void *);
IS(pareto_random_v1, fill, pareto_status (*)(const struct pareto_random_v1 *, uint8_t *bytes, uint64_t count, pareto_error *));

IS(pareto_rights_v1, ctx, void *);
IS(pareto_rights_v1, field, pareto_status (*)(const struct pareto_rights_v1 *, const pareto_session *, const char *entity, const char *field, int32_t *out, pareto_error *));
IS(pareto_rights_v1, records, pareto_status (*)(const struct pareto_rights_v1 *, const pareto_session *, const char *entity, int32_t *out, pareto_error *));

IS(pareto_access_v1, ctx, void *);
IS(pareto_access_v1, sign_in, pareto_status (*)(const struct pareto_access_v1 *, pareto_str name, pareto_str password, char token[PARETO_TOKEN_ROOM], pareto_session **out, pareto_error *));
IS(pareto_access_v1, by_token, pareto_status (*)(const struct pareto_access_v1 *, pareto_str token, pareto_session **out, pareto_error *));
IS(pareto_access_v1, by_key, pareto_status (*)(const struct pareto_access_v1 *, pareto_str key, pareto_session **out, pareto_error *));
IS(pareto_access_v1, sign_out, pareto_status (*)(const struct pareto_access_v1 *, pareto_str token, pareto_error *));
IS(pareto_access_v1, who, int64_t (*)(const struct pareto_access_v1 *, const pareto_session *, pareto_str *name));
IS(pareto_access_v1, close, void (*)(const struct pareto_access_v1 *, pareto_session *));

IS(pareto_api_call, method, const char *);
IS(pareto_api_call, language, const char *);
IS(pareto_api_call, arguments, pareto_str);
IS(pareto_api_call, ctx, void *);
IS(pareto_api_call, write, pareto_status (*)(void *ctx, pareto_str piece));
IS(pareto_api_call, problem, void (*)(void *ctx, pareto_str json));
IS(pareto_api_call, progress, void (*)(void *ctx, int64_t done, int64_t total));
IS(pareto_api_call, cancel, const uint8_t *);

IS(pareto_api_v1, ctx, void *);
IS(pareto_api_v1, describe, pareto_status (*)(const struct pareto_api_v1 *, const char *language, void *ctx, pareto_status (*write)(void *ctx, pareto_str piece), pareto_error *));
IS(pareto_api_v1, call, pareto_status (*)(const struct pareto_api_v1 *, pareto_session *, const pareto_api_call *, pareto_error *));
IS(pareto_api_v1, position, pareto_status (*)(const struct pareto_api_v1 *, int64_t *entry, pareto_error *));

IS(pareto_twins_v1, ctx, void *);
IS(pareto_twins_v1, find, pareto_status (*)(const struct pareto_twins_v1 *, pareto_session *, const char *entity, double least, const char *language, struct ArrowArrayStream *out, pareto_error *));

IS(pareto_pivot_request, entity, const char *);
IS(pareto_pivot_request, rows, pareto_names);
IS(pareto_pivot_request, columns, const char *);
IS(pareto_pivot_request, measures, pareto_names);
IS(pareto_pivot_request, totals, pareto_names);
IS(pareto_pivot_request, where, pareto_names);
IS(pareto_pivot_request, date, const char *);
IS(pareto_pivot_request, sort, const char *);
IS(pareto_pivot_request, language, const char *);
IS(pareto_pivot_request, top, int64_t);
IS(pareto_pivot_request, top_columns, int64_t);
IS(pareto_pivot_request, flags, uint32_t);
IS(pareto_pivot_request, from, int32_t);
IS(pareto_pivot_request, to, int32_t);
IS(pareto_pivot_request, before_from, int32_t);
IS(pareto_pivot_request, before_to, int32_t);
IS(pareto_pivot_request, reserved, uint32_t);

IS(pareto_pivot_v1, ctx, void *);
IS(pareto_pivot_v1, run, pareto_status (*)(const struct pareto_pivot_v1 *, pareto_session *, const pareto_pivot_request *, struct ArrowArrayStream *columns, struct ArrowArrayStream *rows, pareto_error *));
IS(pareto_pivot_v1, dimensions, pareto_status (*)(const struct pareto_pivot_v1 *, pareto_session *, const char *entity, const char *language, struct ArrowArrayStream *out, pareto_error *));

IS(pareto_view_part, name, const char *);
IS(pareto_view_part, value, const char *);

IS(pareto_view_group, label, const pareto_label *);
IS(pareto_view_group, fields, pareto_names);
IS(pareto_view_group, condition, const char *);

IS(pareto_view_query, name, const char *);
IS(pareto_view_query, sql, const char *);
IS(pareto_view_query, columns, pareto_fields);
IS(pareto_view_query, entity, const char *);
IS(pareto_view_query, rows, pareto_names);
IS(pareto_view_query, measures, pareto_names);
IS(pareto_view_query, where, pareto_names);
IS(pareto_view_query, period, const char *);
IS(pareto_view_query, top, int64_t);

IS(pareto_view_card, label, const pareto_label *);
IS(pareto_view_card, show, uint32_t);
IS(pareto_view_card, reserved, uint32_t);
IS(pareto_view_card, query, const char *);
IS(pareto_view_card, columns, pareto_names);

IS(pareto_view, id, const char *);
IS(pareto_view, label, const pareto_label *);
IS(pareto_view, help, const pareto_label *);
IS(pareto_view, kind, uint32_t);
IS(pareto_view, reserved, uint32_t);
IS(pareto_view, entity, const char *);
IS(pareto_view, slots, pareto_names);
IS(pareto_view, subject, const char *);
IS(pareto_view, via, const char *);
IS(pareto_view, columns, pareto_names);
IS(pareto_view, where, pareto_names);
IS(pareto_view, sort, pareto_names);
IS(pareto_view, limit, int64_t);
IS(pareto_view, parts, const pareto_view_part *const *);
IS(pareto_view, groups, const pareto_view_group *const *);
IS(pareto_view, queries, const pareto_view_query *const *);
IS(pareto_view, cards, const pareto_view_card *const *);

IS(pareto_views_v1, views, const pareto_view *const *);

IS(pareto_action_v1, id, const char *);
IS(pareto_action_v1, label, const pareto_label *);
IS(pareto_action_v1, help, const pareto_label *);
IS(pareto_action_v1, entity, const char *);
IS(pareto_action_v1, where, pareto_names);
IS(pareto_action_v1, form, pareto_fields);
IS(pareto_action_v1, run, pareto_status (*)(const pareto_job *, const int64_t *ids, int64_t count, pareto_error *));
