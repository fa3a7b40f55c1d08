/* Twins: records that are likely one under several names, as the host itself finds them (`pareto twins`). */
#ifndef PARETO_ABI_TWINS_H
#define PARETO_ABI_TWINS_H

#include "pareto/abi/host.h"

#ifdef __cplusplus
extern "C" {
#endif

#define PARETO_SVC_TWINS "pareto.host.twins/1"
typedef struct pareto_twins_v1 {
  uint64_t size_of;
  void *ctx;
  /* [run] Streams pairs of records of `entity` ("customer", "contact", "product") that are alike by at least `least`, 0 to 1, the
   * surest first: a int64, b int64 (ids, the older first), score float64, why utf8 (in `language`: "en", "zh-Hans"). Pairs of whom
   * somebody said that they are apart are left out. `out` must be released before the session ends. Fails for an entity without
   * twins and when the job is cancelled. */
  pareto_status (*find)(const struct pareto_twins_v1 *, pareto_session *, const char *entity, double least, const char *language,
                        struct ArrowArrayStream *out, pareto_error *);
} pareto_twins_v1;

#ifdef __cplusplus
}
#endif
#endif
