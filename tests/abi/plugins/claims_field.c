/* Gives itself a field in another plugin's room. */
#include "pareto/abi/plugin.h"

static const pareto_label kLabel = {sizeof(pareto_label), "Claims", NULL, NULL};
static const pareto_field kField = {.size_of = sizeof(pareto_field),
                                    .name = "test.libcxx.annual_usage",
                                    .label = &kLabel,
                                    .type = PARETO_T_QUANTITY,
                                    .min_value = INT64_MIN,
                                    .max_value = INT64_MAX};
static const pareto_field *const kFields[] = {&kField, NULL};
static const pareto_fields_v1 kTable = {sizeof(pareto_fields_v1), "customer", &kLabel, kFields};
static const pareto_extension kExtension = {PARETO_EXT_FIELDS, &kTable};
static const pareto_extension *const kExtensions[] = {&kExtension, NULL};
static const pareto_plugin_v0 kPlugin = {.size_of = sizeof(pareto_plugin_v0),
                                         .magic = PARETO_MAGIC,
                                         .id = "test.claims",
                                         .version = "1.0.0",
                                         .label = &kLabel,
                                         .extensions = kExtensions};

PARETO_EXPORT const pareto_plugin_v0 *pareto_plugin_entry_v0(void) { return &kPlugin; }
