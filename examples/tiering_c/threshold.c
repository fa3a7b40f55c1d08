/* A tiering in plain C11: A from `a_from` net sales on, B above zero, C otherwise; not rated without sales.
 *
 * What a plugin looks like without the C++ layer, and the proof that the interface needs none.
 */
#include <pareto/abi/plugin.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#ifndef THRESHOLD_PLUGIN
#define THRESHOLD_PLUGIN "tiering-c"
#endif

static const pareto_label kLabel = {sizeof(pareto_label), "Threshold in C", "C 语言门槛", NULL};
static const pareto_label kLabelA = {sizeof(pareto_label), "A", NULL, NULL};
static const pareto_label kLabelB = {sizeof(pareto_label), "B", NULL, NULL};
static const pareto_label kLabelC = {sizeof(pareto_label), "C", NULL, NULL};
static const pareto_tier kTierC = {sizeof(pareto_tier), "C", &kLabelC};
static const pareto_tier kTierB = {sizeof(pareto_tier), "B", &kLabelB};
static const pareto_tier kTierA = {sizeof(pareto_tier), "A", &kLabelA};
static const pareto_tier *const kTiers[] = {&kTierC, &kTierB, &kTierA, NULL};

static const pareto_label kFromLabel = {sizeof(pareto_label), "A from", "A 类起点", NULL};
static const pareto_field kFrom = {.size_of = sizeof(pareto_field),
                                   .name = "a_from",
                                   .label = &kFromLabel,
                                   .type = PARETO_T_MONEY,
                                   .default_value = "1000",
                                   .min_value = 0,
                                   .max_value = INT64_MAX};
static const pareto_field *const kSettings[] = {&kFrom, NULL};

/* What the answered stream keeps. */
typedef struct Run {
  const pareto_job *job;
  int cancelled;
  struct ArrowArrayStream in;
  int64_t a_from;
} Run;

/* The columns of one answered batch, released together; the children own nothing. */
typedef struct Answer {
  struct ArrowArray columns[3];
  struct ArrowArray *pointers[3];
  const void *root_buffers[1];
  const void *buffers[3][3];
  uint8_t *valid;
  uint8_t *tiers;
  double *scores;
  int32_t *offsets;
  uint8_t *none;
} Answer;

static void release_child(struct ArrowArray *array) { array->release = NULL; }

static void release_answer(struct ArrowArray *array) {
  Answer *answer = array->private_data;
  free(answer->valid);
  free(answer->tiers);
  free(answer->scores);
  free(answer->offsets);
  free(answer->none);
  free(answer);
  array->release = NULL;
}

static void release_child_schema(struct ArrowSchema *schema) { schema->release = NULL; }
static void release_schema(struct ArrowSchema *schema) {
  free(schema->children[0]);
  free(schema->children);
  schema->release = NULL;
}

static int get_schema(struct ArrowArrayStream *self, struct ArrowSchema *out) {
  static const char *const names[] = {"tier", "score", "explanation"};
  static const char *const formats[] = {"C", "g", "u"};
  struct ArrowSchema *columns = calloc(3, sizeof *columns);
  struct ArrowSchema **pointers = calloc(3, sizeof *pointers);
  int i;
  (void)self;
  if (columns == NULL || pointers == NULL) {
    free(columns);
    free(pointers);
    return ENOMEM;
  }
  for (i = 0; i < 3; ++i) {
    columns[i].format = formats[i];
    columns[i].name = names[i];
    columns[i].flags = ARROW_FLAG_NULLABLE;
    columns[i].release = release_child_schema;
    pointers[i] = &columns[i];
  }
  memset(out, 0, sizeof *out);
  out->format = "+s";
  out->name = "";
  out->n_children = 3;
  out->children = pointers;
  out->release = release_schema;
  return 0;
}

static int is_valid(const struct ArrowArray *array, int64_t row) {
  const uint8_t *bits = array->buffers[0];
  row += array->offset;
  return array->null_count == 0 || bits == NULL || ((bits[row >> 3] >> (row & 7)) & 1) != 0;
}

static void fill_column(Answer *answer, int i, int64_t rows, int64_t nulls, const void *valid, const void *values) {
  struct ArrowArray *column = &answer->columns[i];
  answer->buffers[i][0] = nulls > 0 ? valid : NULL;
  answer->buffers[i][1] = values;
  answer->buffers[i][2] = "";
  column->length = rows;
  column->null_count = nulls;
  column->n_buffers = i == 2 ? 3 : 2;
  column->buffers = answer->buffers[i];
  column->release = release_child;
  answer->pointers[i] = column;
}

static int rate(const Run *run, const struct ArrowArray *batch, struct ArrowArray *out) {
  const struct ArrowArray *sales = batch->children[0];
  const int64_t *values = (const int64_t *)sales->buffers[1] + sales->offset;
  const int64_t rows = batch->length;
  const size_t bytes = (size_t)rows / 8 + 1;
  int64_t row, nulls = 0;
  Answer *answer = calloc(1, sizeof *answer);
  if (answer == NULL) return ENOMEM;
  answer->valid = calloc(bytes, 1);
  answer->none = calloc(bytes, 1);
  answer->tiers = calloc((size_t)rows + 1, 1);
  answer->scores = calloc((size_t)rows + 1, sizeof(double));
  answer->offsets = calloc((size_t)rows + 1, sizeof(int32_t));
  memset(out, 0, sizeof *out);
  out->private_data = answer;
  if (!answer->valid || !answer->none || !answer->tiers || !answer->scores || !answer->offsets) {
    release_answer(out);
    return ENOMEM;
  }
  for (row = 0; row < rows; ++row) {
    if (!is_valid(sales, row)) {
      ++nulls;
      continue;
    }
    answer->valid[row >> 3] |= (uint8_t)(1u << (row & 7));
    answer->tiers[row] = values[row] >= run->a_from ? 2 : values[row] > 0 ? 1 : 0;
    answer->scores[row] = (double)values[row] / 10000.0;
  }
  fill_column(answer, 0, rows, nulls, answer->valid, answer->tiers);
  fill_column(answer, 1, rows, nulls, answer->valid, answer->scores);
  fill_column(answer, 2, rows, rows, answer->none, answer->offsets);
  out->length = rows;
  out->n_buffers = 1;
  out->buffers = answer->root_buffers;
  out->n_children = 3;
  out->children = answer->pointers;
  out->release = release_answer;
  return 0;
}

static int get_next(struct ArrowArrayStream *self, struct ArrowArray *out) {
  Run *run = self->private_data;
  struct ArrowArray batch;
  int status;
  memset(out, 0, sizeof *out);
  memset(&batch, 0, sizeof batch);
  run->cancelled = run->job->cancelled(run->job) != 0; /* asked once per batch */
  if (run->cancelled) return ECANCELED;
  status = run->in.get_next(&run->in, &batch);
  if (status != 0 || batch.release == NULL) return status;
  status = rate(run, &batch, out);
  batch.release(&batch);
  return status;
}

static const char *get_last_error(struct ArrowArrayStream *self) {
  Run *run = self->private_data;
  return run->cancelled ? "cancelled" : run->in.get_last_error(&run->in);
}

static void release_stream(struct ArrowArrayStream *self) {
  Run *run = self->private_data;
  run->in.release(&run->in);
  free(run);
  self->release = NULL;
}

static pareto_status plan(const pareto_job *job, const pareto_plan *plan, pareto_error *error) {
  /* By name: members that come later are then as they should be. */
  static const pareto_need need = {
      .size_of = sizeof(pareto_need), .name = "net_sales", .kind = PARETO_NEED_METRIC, .type = PARETO_T_MONEY, .source = "net_sales", .window = "12m"};
  (void)job;
  (void)error;
  plan->need(plan, &need);
  return PARETO_OK;
}

/* Whether the stream has what `plan` asked for: one column of money, in whole 1/10000. */
static int is_as_planned(struct ArrowArrayStream *in) {
  struct ArrowSchema schema;
  int holds;
  memset(&schema, 0, sizeof schema);
  if (in->get_schema(in, &schema) != 0) return 0;
  holds = schema.n_children == 1 && strcmp(schema.children[0]->format, "l") == 0;
  if (schema.release != NULL) schema.release(&schema);
  return holds;
}

static pareto_status apply(const pareto_job *job, struct ArrowArrayStream *in, struct ArrowArrayStream *out,
                           pareto_error *error) {
  pareto_str text = {NULL, 0};
  double number = 0;
  Run *run;
  if (!is_as_planned(in)) {
    in->release(in);
    error->status = PARETO_E_ARGUMENT;
    strcpy(error->text, "the stream should have one column, net_sales, of whole numbers");
    return PARETO_E_ARGUMENT;
  }
  run = calloc(1, sizeof *run);
  if (run == NULL) {
    in->release(in);
    error->status = PARETO_E_MEMORY;
    return PARETO_E_MEMORY;
  }
  job->setting(job, "a_from", &text, &run->a_from, &number);
  run->job = job;
  run->in = *in;
  in->release = NULL;
  memset(out, 0, sizeof *out);
  out->get_schema = get_schema;
  out->get_next = get_next;
  out->get_last_error = get_last_error;
  out->release = release_stream;
  out->private_data = run;
  return PARETO_OK;
}

static const pareto_tiering_v1 kTiering = {.size_of = sizeof(pareto_tiering_v1),
                                           .id = "threshold_c",
                                           .label = &kLabel,
                                           .flags = PARETO_TIERING_ORDERED,
                                           .tiers = kTiers,
                                           .settings = kSettings,
                                           .plan = plan,
                                           .apply = apply};
static const pareto_extension kExtension = {PARETO_EXT_TIERING, &kTiering};
static const pareto_extension *const kExtensions[] = {&kExtension, NULL};
static const pareto_plugin_v0 kPlugin = {.size_of = sizeof(pareto_plugin_v0),
                                         .magic = PARETO_MAGIC,
                                         .id = THRESHOLD_PLUGIN,
                                         .version = "1.0.0",
                                         .label = &kLabel,
                                         .vendor = "Pareto",
                                         .license = "Apache-2.0",
                                         .built_with = "C11",
                                         .extensions = kExtensions};

PARETO_EXPORT const pareto_plugin_v0 *pareto_plugin_entry_v0(void) { return &kPlugin; }
