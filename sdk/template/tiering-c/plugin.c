/* A tiering in C11: A from `a_from` net sales on, B from `b_from`, C otherwise; not rated without sales. */
#include <pareto/c/plugin.h>

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
enum { TIER, SCORE };
static const pareto_spec kAnswer[] = {{"tier", "C"}, {"score", "g"}, {"explanation", "u"}};

typedef struct Thresholds {
  int64_t a_from, b_from; /* 1/10000 */
} Thresholds;

static int rate(void *state, const struct ArrowArray *batch, pareto_rows *out) {
  const Thresholds *thresholds = state;
  const struct ArrowArray *sales = batch->children[0];
  int64_t row;
  for (row = 0; row < batch->length; ++row) {
    int64_t value;
    if (pareto_is_null(sales, row)) continue; /* not known, so not rated */
    value = pareto_integer_at(sales, row);
    pareto_set_integer(out, TIER, row, value >= thresholds->a_from ? 2 : value >= thresholds->b_from ? 1 : 0);
    pareto_set_real(out, SCORE, row, (double)value / 10000.0);
  }
  return 0;
}
static const pareto_mapping kMapping = {kNeeds, 1, kAnswer, 3, rate, free};

static pareto_status apply(const pareto_job *job, struct ArrowArrayStream *in, struct ArrowArrayStream *out, pareto_error *error) {
  Thresholds *thresholds = malloc(sizeof *thresholds);
  if (thresholds == NULL) {
    in->release(in);
    return pareto_fail(error, PARETO_E_MEMORY, "out of memory");
  }
  thresholds->a_from = pareto_integer_setting(job, "a_from", 0);
  thresholds->b_from = pareto_integer_setting(job, "b_from", 0);
  return pareto_map_stream(job, &kMapping, thresholds, in, out, error);
}

static const pareto_tiering_v1 kTiering = {
    .size_of = sizeof(pareto_tiering_v1),
    .id = "my_plugin",
    .label = PARETO_LABEL("My plugin", "我的插件"),
    .flags = PARETO_TIERING_ORDERED,
    .tiers = PARETO_LIST(pareto_tier, PARETO_TIER("C", PARETO_LABEL("C", NULL)), PARETO_TIER("B", PARETO_LABEL("B", NULL)),
                         PARETO_TIER("A", PARETO_LABEL("A", NULL))),
    .settings = PARETO_LIST(pareto_field,
                            PARETO_FIELD("a_from", PARETO_LABEL("A from", "A 类起点"), PARETO_T_MONEY, PARETO_BETWEEN(0, INT64_MAX),
                                         .default_value = "50000"),
                            PARETO_FIELD("b_from", PARETO_LABEL("B from", "B 类起点"), PARETO_T_MONEY, PARETO_BETWEEN(0, INT64_MAX),
                                         .default_value = "20000")),
    .plan = plan,
    .apply = apply};

PARETO_PLUGIN_TABLE(.id = "my-plugin", .version = "1.0.0", .label = PARETO_LABEL("My plugin", "我的插件"), .vendor = "Example",
                    .license = "Apache-2.0", .extensions = PARETO_EXTENSIONS(PARETO_EXTENSION(PARETO_EXT_TIERING, &kTiering)));
