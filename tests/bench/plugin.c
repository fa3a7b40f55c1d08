/* One of fifty plugins of the bench: a field of customers and a rule. */
#include <pareto/abi/plugin.h>
#include <stdio.h>
#include <stdlib.h>

#define TEXT_OF_(x) #x
#define TEXT_OF(x) TEXT_OF_(x)

__attribute__((constructor)) static void opened(void) {
  const char *mark = getenv("PARETO_TEST_MARK");
  FILE *file = mark != NULL ? fopen(mark, "a") : NULL;
  if (file == NULL) return;
  fputs(TEXT_OF(NUMBER) "\n", file);
  fclose(file);
}

static pareto_status plan(const pareto_job *job, const pareto_plan *to, pareto_error *error) {
  static const pareto_need need = {
      .size_of = sizeof need, .name = "net", .kind = PARETO_NEED_METRIC, .type = PARETO_T_MONEY, .source = "net_sales", .window = "12m"};
  (void)job;
  (void)error;
  to->need(to, &need);
  return PARETO_OK;
}
static pareto_status apply(const pareto_job *job, struct ArrowArrayStream *in, struct ArrowArrayStream *out, pareto_error *error) {
  (void)job;
  (void)out;
  in->release(in);
  error->status = PARETO_E_UNSUPPORTED;
  return PARETO_E_UNSUPPORTED;
}

static const pareto_label kLabel = {sizeof kLabel, "Bench " TEXT_OF(NUMBER), "测试 " TEXT_OF(NUMBER), NULL};
static const pareto_field kField = {.size_of = sizeof kField, .name = "use", .label = &kLabel, .type = PARETO_T_QUANTITY, .min_value = 0, .max_value = INT64_MAX};
static const pareto_field *const kFieldList[] = {&kField, NULL};
static const pareto_fields_v1 kFields = {sizeof kFields, "customer", &kLabel, kFieldList};
static const pareto_tier kTier = {sizeof kTier, "A", &kLabel};
static const pareto_tier *const kTiers[] = {&kTier, NULL};
static const pareto_tiering_v1 kTiering = {
    .size_of = sizeof kTiering, .id = "bench_" TEXT_OF(NUMBER), .label = &kLabel, .tiers = kTiers, .settings = kFieldList, .plan = plan, .apply = apply};
static const pareto_extension kOffers[] = {{PARETO_EXT_FIELDS, &kFields}, {PARETO_EXT_TIERING, &kTiering}};
static const pareto_extension *const kExtensions[] = {&kOffers[0], &kOffers[1], NULL};
static const pareto_plugin_v0 kPlugin = {.size_of = sizeof kPlugin,
                                         .magic = PARETO_MAGIC,
                                         .id = "bench.p" TEXT_OF(NUMBER),
                                         .version = "1.0.0",
                                         .label = &kLabel,
                                         .vendor = "Pareto",
                                         .license = "Apache-2.0",
                                         .extensions = kExtensions};
PARETO_EXPORT const pareto_plugin_v0 *pareto_plugin_entry_v0(void) { return &kPlugin; }
