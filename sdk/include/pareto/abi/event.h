/* Subscribers: what a plugin does when something happens to records.
 *
 * before: on the writer's thread, inside its transaction; may amend values and veto rows; must not write (every write answers
 * PARETO_E_DENIED). Called in a dry run too. It has a tenth of a second and 20 microseconds a row; one that takes longer is named in
 * the log and to the user.
 * after: from the journal, in order, at least once, with the subscriber's cursor; what it writes through the records service
 * commits together with the cursor, so exactly once. Several events may commit together; a crash then repeats them all, and so
 * a subscriber whose work cannot be repeated (a letter sent) says PARETO_SUBSCRIBER_ALONE. An event that fails is tried again after
 * 1, 4, 16, 64 and 256 seconds while those behind it wait, then parked: set aside as a whole for the administrator.
 *
 * One call covers a batch of records.
 */
#ifndef PARETO_ABI_EVENT_H
#define PARETO_ABI_EVENT_H

#include "pareto/abi/host.h"

#ifdef __cplusplus
extern "C" {
#endif

#define PARETO_EXT_SUBSCRIBER "pareto.subscriber/1"

enum { PARETO_PHASE_BEFORE = 1, PARETO_PHASE_AFTER = 2 };
enum { PARETO_EVENT_CREATED = 1, PARETO_EVENT_UPDATED = 2, PARETO_EVENT_REMOVED = 3, PARETO_EVENT_OTHER = 4 };

/* One value of any type. Those of bool, int, date (days), time (microseconds UTC), money and quantity (1/10000) are integers. */
typedef struct pareto_value {
  uint64_t size_of;
  uint32_t type;                     /* PARETO_T_…; any type that is an integer may stand for another */
  uint32_t is_null;
  int64_t integer;
  double real;
  pareto_str text;                   /* UTF-8; the caller's, copied */
} pareto_value;

typedef struct pareto_event pareto_event;
struct pareto_event {
  uint64_t size_of;
  uint32_t phase;                    /* PARETO_PHASE_… */
  uint32_t kind;                     /* PARETO_EVENT_… */
  const char *topic;                 /* "customer.updated", "customer.tier_changed", … */
  int64_t sequence;                  /* of the journal entry; 0 before it has one */
  int64_t cause;                     /* sequence of the entry whose delivery caused this one; 0: none */
  uint32_t depth;                    /* length of the chain of causes */
  uint32_t reserved;
  int64_t principal;                 /* id of the user on whose behalf; 0: the system */
  int64_t time;                      /* microseconds UTC */
  int64_t rows;
  const int64_t *ids;                /* of the records, `rows` of them */
  pareto_names changed;              /* names of the changed columns; NULL for created and removed */
  const struct ArrowSchema *schema;  /* of before and after; NULL where both are */
  const struct ArrowArray *before;   /* NULL for created */
  const struct ArrowArray *after;    /* NULL for removed */
  void *ctx;
  /* before only, else NULL: this row must not be written. It becomes the error of a form or a reject of an import. */
  void (*veto)(const pareto_event *, int64_t row, const char *column, pareto_str why);
  /* before only, else NULL: this value is written instead of the one that came, or in place of none. It is checked as if it had come,
   * journaled as part of the write, and seen by the before-subscribers behind; `after` of this call stays as it is. Without effect in
   * what an undo restores: that is as it was. Answers PARETO_E_DENIED for fields that the program keeps and in records about to be
   * removed, PARETO_E_ARGUMENT for what is no row, no field or of another type. Ask size_of before reading it. */
  pareto_status (*amend)(const pareto_event *, int64_t row, const char *column, const pareto_value *, pareto_error *);
};

/* Event "customer.tier_changed" carries the columns customer (int), rule (text), tier_before (text), tier (text), fell (bool),
 * rose (bool), name (text), owner (int, null: none), as_of (date), only for changes of the primary rule. */

/* After-subscribers: no two events commit together. */
#define PARETO_SUBSCRIBER_ALONE 1u

typedef struct pareto_subscriber_v1 {
  uint64_t size_of;
  const char *id;              /* [a-z0-9_]+ */
  const pareto_label *label;
  pareto_names topics;         /* exact names, or "entity.*", or "*" */
  uint32_t phase;              /* PARETO_PHASE_… */
  int32_t order;               /* among before-subscribers: lower first */
  pareto_fields settings;
  pareto_status (*deliver)(const pareto_job *, const pareto_event *, pareto_error *); /* [run] */
  uint32_t flags;              /* PARETO_SUBSCRIBER_… */
  uint32_t reserved;
} pareto_subscriber_v1;

#ifdef __cplusplus
}
#endif
#endif
