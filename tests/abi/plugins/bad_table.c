/* A plugin for another version of the interface (ENTRY), or with a table that is not whole (FAULT). Its manifest is written by the
 * tests, since pareto-manifest refuses it. */
#include "pareto/abi/plugin.h"

static const pareto_label kLabel = {sizeof(pareto_label), "Bad", NULL, NULL};
static const pareto_tiering_v1 kTiering = {.size_of = sizeof(pareto_tiering_v1), .id = "bad", .label = &kLabel};
static const pareto_extension kExtension = {PARETO_EXT_TIERING, &kTiering};
static const pareto_extension *const kExtensions[] = {&kExtension, NULL};
static const pareto_plugin_v0 kPlugin = {.size_of = sizeof(pareto_plugin_v0),
                                         .magic = BAD_MAGIC,
                                         .id = "test.bad",
                                         .version = "1.0.0",
                                         .label = &kLabel,
                                         .extensions = kExtensions};

PARETO_EXPORT const pareto_plugin_v0 *BAD_ENTRY(void);
PARETO_EXPORT const pareto_plugin_v0 *BAD_ENTRY(void) { return &kPlugin; }
