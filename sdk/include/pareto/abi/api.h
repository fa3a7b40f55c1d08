/* API: what a person can do in Pareto, as methods in JSON by name: "records.list", "journal.undo". For services that serve others,
 * such as a web server: the whole program is behind three functions, and a method that is added is there without a new interface.
 *
 * Which methods there are, what each takes and does, is what `describe` answers (`pareto api list --output json` is the same). An answer
 * is one JSON value; ids are strings, days ISO 8601, times UTC, amounts plain decimals; members are added, none goes or changes its
 * meaning.
 *
 * Offered while services run (`pareto serve`); elsewhere the host has no such service. */
#ifndef PARETO_ABI_API_H
#define PARETO_ABI_API_H

#include "pareto/abi/host.h"

#ifdef __cplusplus
extern "C" {
#endif

#define PARETO_SVC_API "pareto.host.api/1"

typedef struct pareto_api_call {
  uint64_t size_of;
  const char *method;         /* "records.list" */
  const char *language;       /* of whoever asks: "en", "zh-Hans"; NULL: the workspace's */
  pareto_str arguments;       /* a JSON object; empty: none */
  void *ctx;                  /* goes into the functions below, which are called by the thread that calls, before the call returns */
  /* The answer, piece by piece (some 64 KiB each; a short one is one piece, at the end). Another status than PARETO_OK stops the call. When
   * the call fails, what was written until then is to be thrown away. */
  pareto_status (*write)(void *ctx, pareto_str piece);
  /* NULL, or told once when the call fails, with all that pareto_error has no room for, as one JSON object, in `language`:
   *   {"code", "detail", "remedy"?, "row"?, "field"?, "value"?, "more"?}
   * code: "failed", "argument", "data", "io", "denied", "cancelled", "memory", "unsupported", "not_found", "conflict", "busy", as the
   * status; detail: what was attempted, on what, and why not; remedy: what to do next; row, field, value: where in what was sent (rows
   * count from 1); more: whatever else a method tells of it, such as what others changed meanwhile. */
  void (*problem)(void *ctx, pareto_str json);
  void (*progress)(void *ctx, int64_t done, int64_t total); /* NULL: nobody looks. total -1: unknown. Also from other threads */
  /* NULL: nobody can stop it. A byte that is 0 and that any thread sets to 1 (atomically): the call ends with PARETO_E_CANCELLED, and
   * nothing of it is kept. It must stay where it is until the call has returned. */
  const uint8_t *cancel;
} pareto_api_call;

typedef struct pareto_api_v1 {
  uint64_t size_of;
  void *ctx;
  /* [any] {"methods": [{"name", "summary", "changes", "duty"?, "parameters": [{"name", "kind", "required", "help"}], "answer": JSON schema}], "components": {"schemas"}} */
  pareto_status (*describe)(const struct pareto_api_v1 *, const char *language, void *ctx, pareto_status (*write)(void *ctx, pareto_str piece),
                            pareto_error *);
  /* [any] Runs a method as whom the session is of: a session of the access service, or the job's own, which is whoever started the service.
   * It may do what that user may at this moment: roles that were changed since hold. Calls of several threads run beside each other; what
   * writes waits for another that writes, and fails with PARETO_E_BUSY, which says who holds the store, when that takes long. */
  pareto_status (*call)(const struct pareto_api_v1 *, pareto_session *, const pareto_api_call *, pareto_error *);
  /* [any] The number of the journal's last entry: another than before means that something was changed, by whomever. Cheap: may be asked
   * several times a second. */
  pareto_status (*position)(const struct pareto_api_v1 *, int64_t *entry, pareto_error *);
} pareto_api_v1;

#ifdef __cplusplus
}
#endif
#endif
