/* Rights: how much a session reads, so that a report leaves out what is not for its reader instead of saying that there is none.
 *
 * A statement that reads a field of which the session reads nothing fails (pareto_query_v1). Every plugin has this service, without
 * asking for it in its manifest: it tells no more than failing statements do. */
#ifndef PARETO_ABI_RIGHTS_H
#define PARETO_ABI_RIGHTS_H

#include "pareto/abi/host.h"

#ifdef __cplusplus
extern "C" {
#endif

#define PARETO_SVC_RIGHTS "pareto.host.rights/1"

/* How much of a field's values. MASKED: texts with a few of their characters, as 138****5678. */
enum { PARETO_READS_NOTHING = 0, PARETO_READS_MASKED = 1, PARETO_READS_ALL = 2 };
/* Which records of a kind: those of oneself, of one's team and the teams below. */
enum { PARETO_SEES_NONE = 0, PARETO_SEES_OWN = 1, PARETO_SEES_TEAM = 2, PARETO_SEES_ALL = 3 };

typedef struct pareto_rights_v1 {
  uint64_t size_of;
  void *ctx;
  /* [any] Writes one of PARETO_READS_… to `out`: of the entity's field, as published views call it. Fails with PARETO_E_NOT_FOUND where
   * there is no such entity or field. */
  pareto_status (*field)(const struct pareto_rights_v1 *, const pareto_session *, const char *entity, const char *field, int32_t *out, pareto_error *);
  /* [any] Writes one of PARETO_SEES_… to `out`. Fails with PARETO_E_NOT_FOUND where there is no such entity. */
  pareto_status (*records)(const struct pareto_rights_v1 *, const pareto_session *, const char *entity, int32_t *out, pareto_error *);
} pareto_rights_v1;

#ifdef __cplusplus
}
#endif
#endif
