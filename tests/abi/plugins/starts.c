/* Says in the host's log when it starts and stops. STARTS_ID is what it is called, STARTS_AS its extension; it may depend on others
 * (STARTS_DEPENDS) and may refuse to start (STARTS_FAILS). What a library runs when it is merely opened is seen by whoever names a file in
 * PARETO_TEST_MARK: see tests/faults/bad_libraries.sh. */
#include "pareto/abi/plugin.h"

#include <stdio.h>
#include <stdlib.h>

__attribute__((constructor)) static void opened(void) {
  const char *mark = getenv("PARETO_TEST_MARK");
  FILE *file = mark != NULL ? fopen(mark, "a") : NULL;
  if (file == NULL) return;
  fputs(STARTS_ID "\n", file);
  fclose(file);
}

static const pareto_host *host;
static void say(const char *word) {
  char text[128];
  pareto_str line = {text, 0};
  line.len = (uint64_t)snprintf(text, sizeof text, "%s %s", word, STARTS_ID);
  host->log(host, PARETO_LOG_INFO, line);
}
static pareto_status start(const pareto_host *given, pareto_error *error) {
  host = given;
  say("start");
#ifdef STARTS_FAILS
  error->status = PARETO_E_FAIL;
  snprintf(error->text, sizeof error->text, "the licence is over");
  return PARETO_E_FAIL;
#else
  (void)error;
  return PARETO_OK;
#endif
}
static void stop(void) { say("stop"); }

static pareto_status deliver(const pareto_job *job, const pareto_event *event, pareto_error *error) {
  (void)job;
  (void)event;
  (void)error;
  return PARETO_OK;
}

static const pareto_label kLabel = {sizeof(pareto_label), STARTS_ID, NULL, NULL};
static const char *const kTopics[] = {"customer.updated", NULL};
static const pareto_subscriber_v1 kSubscriber = {.size_of = sizeof(pareto_subscriber_v1),
                                                 .id = STARTS_AS,
                                                 .label = &kLabel,
                                                 .topics = kTopics,
                                                 .phase = PARETO_PHASE_BEFORE,
                                                 .deliver = deliver};
static const pareto_extension kExtension = {PARETO_EXT_SUBSCRIBER, &kSubscriber};
static const pareto_extension *const kExtensions[] = {&kExtension, NULL};
#ifdef STARTS_DEPENDS
static const char *const kDepends[] = {STARTS_DEPENDS, NULL};
#endif
static const pareto_plugin_v0 kPlugin = {.size_of = sizeof(pareto_plugin_v0),
                                         .magic = PARETO_MAGIC,
                                         .id = STARTS_ID,
                                         .version = "1.4.0",
                                         .label = &kLabel,
                                         .vendor = "Pareto",
                                         .license = "Apache-2.0",
                                         .extensions = kExtensions,
                                         .start = start,
                                         .stop = stop,
#ifdef STARTS_DEPENDS
                                         .depends = kDepends
#endif
};

PARETO_EXPORT const pareto_plugin_v0 *pareto_plugin_entry_v0(void) { return &kPlugin; }
