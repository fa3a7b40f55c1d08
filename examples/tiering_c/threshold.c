/* A tiering in plain C11: A from `a_from` net sales on, B above zero, C otherwise; not rated without sales.
 *
 * What a plugin looks like without the C++ layer, and the proof that the interface needs none.
 */
#include <pareto/c/plugin.h>

#ifndef THRESHOLD_PLUGIN
#define THRESHOLD_PLUGIN "tiering-c"
#endif

/* What the rule needs of every customer: net sales of twelve months, in 1/10000. */
static const pareto_spec kNeeds[] = {{"net_sales", "l"}};
static const pareto_need kNeed = {.size_of = sizeof(pareto_need),
                                  .name = "net_sales",
                                  .kind = PARETO_NEED_METRIC,
                                  .type = PARETO_T_MONEY,
                                  .source = "net_sales",
                                  .window = "12m"};
static pareto_status plan(const pareto_job *job, const pareto_plan *plan, pareto_error *error) {
  (void)job;
  (void)error;
  plan->need(plan, &kNeed);
  return PARETO_OK;
}

/* What it answers: the tier's place in the list below, a score, and no explanation. */
enum { TIER, SCORE, EXPLANATION };
static const pareto_spec kAnswer[] = {{"tier", "C"}, {"score", "g"}, {"explanation", "u"}};

static int rate(void *state, const struct ArrowArray *batch, pareto_rows *out) {
  const int64_t a_from = *(const int64_t *)state;
  const struct ArrowArray *sales = batch->children[0];
  int64_t row;
  for (row = 0; row < batch->length; ++row) {
    int64_t value;
    if (pareto_is_null(sales, row)) continue; /* not known, so not rated */
    value = pareto_integer_at(sales, row);
    pareto_set_integer(out, TIER, row, value >= a_from ? 2 : value > 0 ? 1 : 0);
    pareto_set_real(out, SCORE, row, (double)value / 10000.0);
  }
  return 0;
}
static const pareto_mapping kMapping = {kNeeds, 1, kAnswer, 3, rate, free};

static pareto_status apply(const pareto_job *job, struct ArrowArrayStream *in, struct ArrowArrayStream *out, pareto_error *error) {
  int64_t *a_from = malloc(sizeof *a_from);
  if (a_from == NULL) {
    in->release(in);
    return pareto_fail(error, PARETO_E_MEMORY, "out of memory");
  }
  *a_from = pareto_integer_setting(job, "a_from", 0);
  return pareto_map_stream(job, &kMapping, a_from, in, out, error);
}

static const pareto_tiering_v1 kTiering = {
    .size_of = sizeof(pareto_tiering_v1),
    .id = "threshold_c",
    .label = PARETO_LABEL("Threshold in C", "C 语言门槛"),
    .flags = PARETO_TIERING_ORDERED,
    .tiers = PARETO_LIST(pareto_tier, PARETO_TIER("C", PARETO_LABEL("C", NULL)), PARETO_TIER("B", PARETO_LABEL("B", NULL)),
                         PARETO_TIER("A", PARETO_LABEL("A", NULL))),
    .settings = PARETO_LIST(pareto_field, PARETO_FIELD("a_from", PARETO_LABEL("A from", "A 类起点"), PARETO_T_MONEY,
                                                       PARETO_BETWEEN(0, INT64_MAX), .default_value = "1000")),
    .plan = plan,
    .apply = apply};

PARETO_PLUGIN_TABLE(.id = THRESHOLD_PLUGIN, .version = "1.0.0", .label = PARETO_LABEL("Threshold in C", "C 语言门槛"),
                    .vendor = "Pareto", .license = "Apache-2.0",
                    .extensions = PARETO_EXTENSIONS(PARETO_EXTENSION(PARETO_EXT_TIERING, &kTiering)));
