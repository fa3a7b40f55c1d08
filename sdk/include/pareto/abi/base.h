/* What every other header of the SDK stands on: strings, status, errors, labels, and the rule of sizes.
 *
 * The rule of sizes. Every struct begins with `size_of`, which the side that fills the struct sets to sizeof(struct) as it was
 * compiled. Structs grow at their end only. A reader touches a member only if PARETO_HAS says that the writer knew it.
 *
 * Allowed in the ABI: fixed-width integers, double, pointers, structs. Not allowed: bool, long, enums as members, bit-fields,
 * unions, varargs, C++ types, FILE*, errno as a channel, text that depends on locale or time zone.
 *
 * Ownership, unless a function says otherwise: what a caller passes stays the caller's and lives until the call returns; what
 * a plugin's table points to is constant and lives as long as the process.
 *
 * Threads: [any] may be called from any thread at once; [run] one thread at a time per run, the thread may change between
 * calls (the default); [load] one at a time for the whole process.
 */
#ifndef PARETO_ABI_BASE_H
#define PARETO_ABI_BASE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(_WIN32)
#define PARETO_EXPORT __declspec(dllexport)
#else
#define PARETO_EXPORT __attribute__((visibility("default")))
#endif

#define PARETO_MAGIC 0x30545250u /* "PRT0" */
#define PARETO_HAS(pointer, type, member) \
  ((pointer) && (pointer)->size_of >= offsetof(type, member) + sizeof((pointer)->member))

/* UTF-8, no terminating NUL needed; ptr may be NULL when len is 0. */
typedef struct pareto_str {
  const char *ptr;
  uint64_t len;
} pareto_str;

typedef int32_t pareto_status;
enum {
  PARETO_OK = 0,
  PARETO_E_FAIL = 1,        /* anything without a better code */
  PARETO_E_ARGUMENT = 2,    /* a setting or parameter makes no sense */
  PARETO_E_DATA = 3,        /* the input as a whole is not what it claims to be */
  PARETO_E_IO = 4,          /* reading or writing failed */
  PARETO_E_DENIED = 5,      /* no right, or not in this phase */
  PARETO_E_CANCELLED = 6,   /* the job was cancelled and the run stopped because of it */
  PARETO_E_MEMORY = 7,
  PARETO_E_UNSUPPORTED = 8, /* known, but not by this side */
  PARETO_E_NOT_FOUND = 9,   /* what is named is not there, or may not be seen */
  PARETO_E_CONFLICT = 10,   /* somebody else changed it meanwhile */
  PARETO_E_BUSY = 11        /* somebody else holds it; later it will do */
};

/* Storage of the caller; the callee only copies in, so an error can be reported when memory is gone. `text` and `column` are
 * NUL-terminated UTF-8, cut at a character's border. row is -1 where no row is meant. */
typedef struct pareto_error {
  uint64_t size_of;
  pareto_status status;
  uint32_t reserved;
  int64_t row;
  char column[64];
  char text[448];
} pareto_error;

/* Words for people. `en` is required; NULL elsewhere means: not translated, show English. */
typedef struct pareto_label {
  uint64_t size_of;
  const char *en;
  const char *zh_hans;
  const char *zh_hant;
} pareto_label;

/* NULL-terminated array of NUL-terminated UTF-8 strings, or NULL for none. */
typedef const char *const *pareto_names;

#ifdef __cplusplus
}
#endif
#endif
