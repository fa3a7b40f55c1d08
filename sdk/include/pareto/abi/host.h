/* What the host offers a plugin: log, services by id, and the job that it works for.
 *
 * A service is a constant table of functions that the host answers for an id with a revision, such as "pareto.host.query/1".
 * NULL means: this host has none, or the operator did not grant it. Every service call takes the session on whose behalf it
 * happens; a plugin acts with the rights of the session it was given, never more.
 */
#ifndef PARETO_ABI_HOST_H
#define PARETO_ABI_HOST_H

#include "pareto/abi/arrow.h"
#include "pareto/abi/base.h"
#include "pareto/abi/field.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct pareto_session pareto_session; /* opaque: proof of a principal; valid as long as the job */

enum { PARETO_LOG_DEBUG = 0, PARETO_LOG_INFO = 1, PARETO_LOG_WARNING = 2, PARETO_LOG_ERROR = 3 };

typedef struct pareto_host pareto_host;
struct pareto_host {
  uint64_t size_of;
  uint32_t abi_minor;
  uint32_t reserved;
  void *ctx;
  const void *(*service)(const pareto_host *, const char *id);             /* [any] */
  void (*log)(const pareto_host *, int32_t level, pareto_str text);        /* [any] */
};

/* Of a tiering: nobody will read the explanations, so they may be left null. */
#define PARETO_JOB_NO_EXPLANATIONS 1u
/* Of a tiering: somebody reads them, so they say all ways into other tiers. */
#define PARETO_JOB_ALL_WAYS 2u

/* One piece of work with settings: an import, a tiering run, a report, a delivery. Valid from open (or the only call) to close. */
typedef struct pareto_job pareto_job;
struct pareto_job {
  uint64_t size_of;
  void *ctx;
  const pareto_host *host;
  pareto_session *session;
  const char *language;       /* of the reader: "en", "zh-Hans" */
  const char *home_currency;  /* ISO 4217 */
  int32_t as_of;              /* days since 1970-01-01: until when data is looked at */
  int32_t time_zone_minutes;  /* of the workspace, east of UTC, at as_of */
  /* A setting or parameter by name, as declared; defaults are filled in. Returns 0 if there is none, 1 if it is set. Text that
   * is handed out lives as long as the job. Percentages come as fractions in `number`; dates, money and quantities in `integer`. */
  int32_t (*setting)(const pareto_job *, const char *name, pareto_str *text, int64_t *integer, double *number);
  int32_t (*cancelled)(const pareto_job *);                                /* [any] poll once per batch */
  void (*progress)(const pareto_job *, int64_t done, int64_t total);       /* [any] total -1: unknown */
  /* One bad row: the work goes on. `row` counts as the extension point says (a line number for importers). */
  void (*reject)(const pareto_job *, int64_t row, const char *column, pareto_str value, pareto_str why);
  /* A figure about the whole run, such as "gini"; stored with the run and shown. NULL pointers are not allowed. */
  void (*figure)(const pareto_job *, const char *name, double value);
  uint32_t flags;             /* PARETO_JOB_…; ask size_of before reading it */
  uint32_t reserved;
};

/* Query: SELECT over the published views, under the session's rights. */
#define PARETO_SVC_QUERY "pareto.host.query/1"
typedef struct pareto_parameter {
  uint64_t size_of;
  const char *name;            /* as in the statement, without the colon */
  uint32_t type;               /* PARETO_T_… */
  uint32_t is_null;
  int64_t integer;             /* bool, int, date, time, money, quantity */
  double real;
  pareto_str text;
} pareto_parameter;
typedef struct pareto_query_v1 {
  uint64_t size_of;
  void *ctx;
  /* [any] Streams the rows of one SELECT. `result` states name and type of each column, in the statement's order; the host casts
   * to them. `parameters` is NULL-terminated or NULL. `out` must be released before the session ends. */
  pareto_status (*select)(const struct pareto_query_v1 *, pareto_session *, pareto_str sql,
                          const pareto_parameter *const *parameters, pareto_fields result,
                          struct ArrowArrayStream *out, pareto_error *);
} pareto_query_v1;

/* Records: lists and writes through the one way in. In a before-subscriber every write answers PARETO_E_DENIED. */
#define PARETO_SVC_RECORDS "pareto.host.records/1"
typedef struct pareto_records_v1 {
  uint64_t size_of;
  void *ctx;
  /* [run] Creates the rows of `rows` (columns named as the entity's fields) as records. The batch stays the caller's. In an
   * after-delivery what is written commits together with the subscriber's cursor: exactly once. `ids`, if not NULL, has room
   * for rows->length ids. Fails as a whole with row and column of the first wrong value. */
  pareto_status (*create)(const struct pareto_records_v1 *, pareto_session *, const char *entity,
                          const struct ArrowSchema *, const struct ArrowArray *rows, int64_t *ids, pareto_error *);
  /* [run] Sets the columns of `rows` on the records `ids`, in the same order. */
  pareto_status (*update)(const struct pareto_records_v1 *, pareto_session *, const char *entity, const int64_t *ids,
                          const struct ArrowSchema *, const struct ArrowArray *rows, pareto_error *);
} pareto_records_v1;

/* Text: decoding of files and matching of words, as the host itself does it. */
#define PARETO_SVC_TEXT "pareto.host.text/1"
typedef struct pareto_decoder pareto_decoder;
typedef struct pareto_text_v1 {
  uint64_t size_of;
  void *ctx;
  /* [any] Guesses the encoding of a file's first bytes. Writes its name ("UTF-8", "UTF-8-BOM", "UTF-16LE", "GB18030", "Big5", …,
   * NUL-terminated) to `name` and how sure the guess is, 0 to 1. */
  pareto_status (*detect)(const struct pareto_text_v1 *, pareto_str first_bytes, char name[32], double *confidence);
  /* [run] A decoder to UTF-8 for one file; a leading byte order mark is dropped. NULL for an unknown name. */
  pareto_decoder *(*open)(const struct pareto_text_v1 *, const char *encoding);
  /* [run] Decodes a piece; `out` stays valid until the next call. Bytes that are no character become U+FFFD and are counted. */
  pareto_status (*feed)(pareto_decoder *, pareto_str bytes, int32_t is_last, pareto_str *out, uint64_t *replaced);
  void (*close)(pareto_decoder *);
  /* [any] 0 to 1: how likely two names mean the same firm; `why`, if not NULL, gets the reason in the job's language (NUL-terminated). */
  double (*same_name)(const struct pareto_text_v1 *, const char *language, pareto_str a, pareto_str b, char why[160]);
} pareto_text_v1;

#ifdef __cplusplus
}
#endif
#endif
