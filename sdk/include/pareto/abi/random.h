/* Random: bytes that nobody guesses, for keys, tokens and names that must not be foreseen. */
#ifndef PARETO_ABI_RANDOM_H
#define PARETO_ABI_RANDOM_H

#include "pareto/abi/host.h"

#ifdef __cplusplus
extern "C" {
#endif

#define PARETO_SVC_RANDOM "pareto.host.random/1"

typedef struct pareto_random_v1 {
  uint64_t size_of;
  void *ctx;
  /* [any] Fills `bytes` with `count` bytes of the system's random numbers. When it fails nothing of `bytes` may be used. A host that
   * tries plugins out gives bytes that follow from its seed. */
  pareto_status (*fill)(const struct pareto_random_v1 *, uint8_t *bytes, uint64_t count, pareto_error *);
} pareto_random_v1;

#ifdef __cplusplus
}
#endif
#endif
