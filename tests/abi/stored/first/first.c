/* Fields, a tiering, a before-subscriber and a report, built with the very first headers: every struct has the least size that it ever
 * had, and what lies behind it is not zero. A host that reads a member which came later reads that. README.md says how it was made.
 */
#include <errno.h>
#include <pareto/abi/plugin.h>
#include <stdlib.h>
#include <string.h>

/* A struct with something behind it that is no pointer and no size. */
#define P8 0x5A, 0x5A, 0x5A, 0x5A, 0x5A, 0x5A, 0x5A, 0x5A
#define BEHIND {P8, P8, P8, P8, P8, P8, P8, P8, P8, P8, P8, P8}
#define SHORT(type, name, ...) \
  static const struct {        \
    type it;                   \
    unsigned char behind[96];  \
  } name = {{sizeof(type), __VA_ARGS__}, BEHIND}
#define STR(text) {text, sizeof(text) - 1}

SHORT(pareto_label, kLabel, "First plugin", "最早的插件", NULL);
SHORT(pareto_label, kLabelA, "A", NULL, NULL);
SHORT(pareto_label, kLabelB, "B", NULL, NULL);
SHORT(pareto_label, kLabelKind, "Kind of mill", "工厂类型", NULL);
SHORT(pareto_label, kLabelDry, "dry", "干法", NULL);
SHORT(pareto_label, kLabelWet, "wet", "湿法", NULL);
SHORT(pareto_label, kLabelUse, "Yearly use", "年用量", NULL);

/* Fields. */
SHORT(pareto_choice, kDry, "dry", &kLabelDry.it);
SHORT(pareto_choice, kWet, "wet", &kLabelWet.it);
static const pareto_choice *const kChoices[] = {&kDry.it, &kWet.it, NULL};
SHORT(pareto_field, kKind, .name = "kind", .label = &kLabelKind.it, .type = PARETO_T_TEXT, .meaning = PARETO_M_CHOICE,
      .flags = PARETO_F_LISTED, .choices = kChoices, .min_value = INT64_MIN, .max_value = INT64_MAX);
SHORT(pareto_field, kUse, .name = "use", .label = &kLabelUse.it, .type = PARETO_T_QUANTITY, .unit = "t", .min_value = 0,
      .max_value = INT64_MAX);
static const pareto_field *const kFieldList[] = {&kKind.it, &kUse.it, NULL};
SHORT(pareto_fields_v1, kFields, "customer", &kLabel.it, kFieldList);

/* One column of rows that stay where they are, as a stream of one batch. */
typedef struct Rows {
  struct ArrowSchema schemas[3], *schema_list[3];
  struct ArrowArray arrays[3], *array_list[3];
  const void *buffers[3][3], *none[1];
  int64_t columns, rows;
  int given;
} Rows;
static void let_go_array(struct ArrowArray *array) { array->release = NULL; }
static void let_go_schema(struct ArrowSchema *schema) { schema->release = NULL; }
static int rows_schema(struct ArrowArrayStream *self, struct ArrowSchema *out) {
  Rows *rows = self->private_data;
  memset(out, 0, sizeof *out);
  out->format = "+s";
  out->name = "";
  out->n_children = rows->columns;
  out->children = rows->schema_list;
  out->release = let_go_schema;
  return 0;
}
static int rows_next(struct ArrowArrayStream *self, struct ArrowArray *out) {
  Rows *rows = self->private_data;
  memset(out, 0, sizeof *out);
  if (rows->given) return 0;
  rows->given = 1;
  out->length = rows->rows;
  out->n_buffers = 1;
  out->buffers = rows->none;
  out->n_children = rows->columns;
  out->children = rows->array_list;
  out->release = let_go_array;
  return 0;
}
static const char *rows_error(struct ArrowArrayStream *self) {
  (void)self;
  return NULL;
}
static void rows_release(struct ArrowArrayStream *self) { self->release = NULL; }
static void column(Rows *rows, int i, const char *name, const char *format, const void *values, const void *bytes) {
  struct ArrowSchema *schema = &rows->schemas[i];
  struct ArrowArray *array = &rows->arrays[i];
  memset(schema, 0, sizeof *schema);
  memset(array, 0, sizeof *array);
  schema->format = format;
  schema->name = name;
  schema->flags = ARROW_FLAG_NULLABLE;
  schema->release = let_go_schema;
  rows->buffers[i][0] = NULL;
  rows->buffers[i][1] = values;
  rows->buffers[i][2] = bytes;
  array->length = rows->rows;
  array->n_buffers = bytes != NULL ? 3 : 2;
  array->buffers = rows->buffers[i];
  array->release = let_go_array;
  rows->schema_list[i] = schema;
  rows->array_list[i] = array;
  rows->columns = i + 1;
}

/* A from 1 000 on. Everybody is in one batch, since this host sends at most 65 536 rows in one. */
SHORT(pareto_tier, kTierB, "B", &kLabelB.it);
SHORT(pareto_tier, kTierA, "A", &kLabelA.it);
static const pareto_tier *const kTiers[] = {&kTierB.it, &kTierA.it, NULL};
SHORT(pareto_need, kNeed, "net_sales", PARETO_NEED_METRIC, PARETO_T_MONEY, "net_sales", "12m");
static pareto_status plan(const pareto_job *job, const pareto_plan *to, pareto_error *error) {
  (void)job;
  (void)error;
  to->need(to, &kNeed.it);
  return PARETO_OK;
}
enum { kMost = 1024 };
static uint8_t tiers[kMost], valid[kMost / 8];
static double scores[kMost];
static int32_t offsets[kMost + 1];
static Rows verdicts;
static pareto_status apply(const pareto_job *job, struct ArrowArrayStream *in, struct ArrowArrayStream *out, pareto_error *error) {
  struct ArrowArray batch;
  int64_t row, nulls = 0;
  int i;
  (void)job;
  memset(&batch, 0, sizeof batch);
  memset(&verdicts, 0, sizeof verdicts);
  if (in->get_next(in, &batch) != 0 || (batch.release != NULL && batch.length > kMost)) {
    in->release(in);
    error->status = PARETO_E_DATA;
    strcpy(error->text, "more customers than this plugin has room for");
    return PARETO_E_DATA;
  }
  if (batch.release != NULL) {
    const struct ArrowArray *sales = batch.children[0];
    const int64_t *values = (const int64_t *)sales->buffers[1] + sales->offset;
    const uint8_t *bits = sales->null_count != 0 ? sales->buffers[0] : NULL;
    memset(valid, 0, sizeof valid);
    for (row = 0; row < batch.length; ++row) {
      const int64_t at = row + sales->offset;
      if (bits != NULL && (bits[at >> 3] >> (at & 7) & 1) == 0) {
        ++nulls;
        continue;
      }
      valid[row >> 3] |= (uint8_t)(1u << (row & 7));
      tiers[row] = values[row] >= 10000000;
      scores[row] = (double)values[row] / 10000.0;
    }
    verdicts.rows = batch.length;
    batch.release(&batch);
  } else {
    verdicts.given = 1;
  }
  in->release(in);
  column(&verdicts, 0, "tier", "C", tiers, NULL);
  column(&verdicts, 1, "score", "g", scores, NULL);
  column(&verdicts, 2, "explanation", "u", offsets, "");
  for (i = 0; i < 2; ++i) {
    verdicts.arrays[i].null_count = nulls;
    verdicts.buffers[i][0] = nulls > 0 ? valid : NULL;
  }
  out->get_schema = rows_schema;
  out->get_next = rows_next;
  out->get_last_error = rows_error;
  out->release = rows_release;
  out->private_data = &verdicts;
  return PARETO_OK;
}
SHORT(pareto_tiering_v1, kTiering, .id = "first_tiering", .label = &kLabel.it, .flags = PARETO_TIERING_ORDERED, .tiers = kTiers,
      .plan = plan, .apply = apply);

/* Nobody may be called Nobody. */
static const char *const kTopics[] = {"customer.created", NULL};
static pareto_status deliver(const pareto_job *job, const pareto_event *event, pareto_error *error) {
  const pareto_str why = STR("nobody may be called Nobody");
  int64_t c, row;
  (void)job;
  (void)error;
  for (c = 0; event->schema != NULL && c < event->schema->n_children; ++c) {
    const struct ArrowArray *names = event->after->children[c];
    const int32_t *ends = (const int32_t *)names->buffers[1] + names->offset;
    if (strcmp(event->schema->children[c]->name, "name") != 0) continue;
    for (row = 0; row < event->rows; ++row) {
      if (ends[row + 1] - ends[row] == 6 && memcmp((const char *)names->buffers[2] + ends[row], "Nobody", 6) == 0)
        event->veto(event, row, "name", why);
    }
  }
  return PARETO_OK;
}
SHORT(pareto_subscriber_v1, kSubscriber, .id = "first_names", .label = &kLabel.it, .topics = kTopics, .phase = PARETO_PHASE_BEFORE,
      .deliver = deliver);

/* A report of one table. */
SHORT(pareto_field, kMill, .name = "kind", .label = &kLabelKind.it, .type = PARETO_T_TEXT, .min_value = INT64_MIN, .max_value = INT64_MAX);
SHORT(pareto_field, kMoney, .name = "use", .label = &kLabelUse.it, .type = PARETO_T_MONEY, .min_value = INT64_MIN, .max_value = INT64_MAX);
SHORT(pareto_column, kMillColumn, &kMill.it, PARETO_COLUMN_TITLE, PARETO_SCALE_EXACT, -1, 0);
SHORT(pareto_column, kMoneyColumn, &kMoney.it, PARETO_COLUMN_BAR, PARETO_SCALE_EXACT, 2, 0);
static const pareto_column *const kColumns[] = {&kMillColumn.it, &kMoneyColumn.it, NULL};
SHORT(pareto_table_info, kTable, "mills", kColumns, NULL, 0, 0);
SHORT(pareto_chart_info, kChart, "bars", PARETO_CHART_BARS, 0, STR("Mills"), STR("from the first plugin"), 0, 0, 0, 0, NULL, kColumns);
SHORT(pareto_document_info, kInfo, STR("Of old"), STR("Firm"), STR("2026"), STR("until 2026-10-31"), STR(""));
SHORT(pareto_span, kSpan, PARETO_STYLE_PLAIN, 0, STR("Two kinds of mills."));
static const pareto_span *const kSpans[] = {&kSpan.it, NULL};
SHORT(pareto_key_figure, kFigure, STR("Mills"), STR("2"), STR(""), STR(""), PARETO_STYLE_PLAIN, 0);
static const pareto_key_figure *const kFigures[] = {&kFigure.it, NULL};
static const int32_t kEnds[] = {0, 3, 6};
static const int64_t kValues[] = {12345600, 500};
static struct ArrowArrayStream mills(Rows *rows) {
  struct ArrowArrayStream out = {rows_schema, rows_next, rows_error, rows_release, rows};
  memset(rows, 0, sizeof *rows);
  rows->rows = 2;
  column(rows, 0, "kind", "u", kEnds, "drywet");
  column(rows, 1, "use", "l", kValues, NULL);
  return out;
}
static pareto_status build(const pareto_job *job, const pareto_document *to, pareto_error *error) {
  const pareto_str heading = STR("Mills"), none = STR("");
  Rows rows;
  struct ArrowArrayStream stream;
  pareto_status status = to->begin(to, &kInfo.it, error);
  (void)job;
  if (status == PARETO_OK) status = to->paragraph(to, PARETO_PARAGRAPH_LEAD, kSpans, error);
  if (status == PARETO_OK) status = to->figures(to, kFigures, error);
  if (status == PARETO_OK) status = to->heading(to, 1, heading, none, error);
  if (status == PARETO_OK) {
    stream = mills(&rows);
    status = to->table(to, &kTable.it, &stream, error);
  }
  if (status == PARETO_OK) {
    stream = mills(&rows);
    status = to->chart(to, &kChart.it, &stream, error);
  }
  return status;
}
SHORT(pareto_report_v1, kReport, .id = "first_report", .label = &kLabel.it, .file_stem = "first", .build = build);

/* Once in a process, and the other way round at the end. */
static const pareto_host *host;
static pareto_status start(const pareto_host *given, pareto_error *error) {
  const pareto_str words = STR("the first plugin starts");
  (void)error;
  host = given;
  host->log(host, PARETO_LOG_INFO, words);
  return PARETO_OK;
}
static void stop(void) {
  const pareto_str words = STR("the first plugin stops");
  host->log(host, PARETO_LOG_INFO, words);
}

static const pareto_extension kOffers[] = {{PARETO_EXT_FIELDS, &kFields}, {PARETO_EXT_TIERING, &kTiering},
                                           {PARETO_EXT_SUBSCRIBER, &kSubscriber}, {PARETO_EXT_REPORT, &kReport}};
static const pareto_extension *const kExtensions[] = {&kOffers[0], &kOffers[1], &kOffers[2], &kOffers[3], NULL};
SHORT(pareto_plugin_v0, kPlugin, .magic = PARETO_MAGIC, .id = "stored.first", .version = "1.0.0", .label = &kLabel.it, .vendor = "Pareto",
      .license = "Apache-2.0", .built_with = "C11, the first headers", .extensions = kExtensions, .start = start, .stop = stop);

PARETO_EXPORT const pareto_plugin_v0 *pareto_plugin_entry_v0(void) { return &kPlugin.it; }
