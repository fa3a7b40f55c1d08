/* Clock: which moment it is, and which day that is where the firm is. For what is sent, signed or runs out now; the day that data is
 * looked at is the job's, pareto_job.as_of. */
#ifndef PARETO_ABI_CLOCK_H
#define PARETO_ABI_CLOCK_H

#include "pareto/abi/host.h"

#ifdef __cplusplus
extern "C" {
#endif

#define PARETO_SVC_CLOCK "pareto.host.clock/1"

typedef struct pareto_moment {
  uint64_t size_of;           /* set by whoever asks, so that no more is written than there is room for */
  int64_t utc_milliseconds;   /* since 1970-01-01T00:00:00Z */
  int32_t day;                /* of the workspace at that moment: days since 1970-01-01 */
  int32_t time_zone_minutes;  /* of the workspace at that moment, east of UTC */
} pareto_moment;

typedef struct pareto_clock_v1 {
  uint64_t size_of;
  void *ctx;
  /* [any] Writes the moment to `out`, all of it of the same one. It goes by the system's clock, which people set: a later answer may be
   * an earlier moment. Fails for an `out` that is shorter than one ever was. */
  pareto_status (*now)(const struct pareto_clock_v1 *, pareto_moment *out, pareto_error *);
} pareto_clock_v1;

#ifdef __cplusplus
}
#endif
#endif
