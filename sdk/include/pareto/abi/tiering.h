/* Tierings: rules that give every customer (or group) a tier, a score and an explanation.
 *
 * `plan` says from the settings what the rule needs; `apply` gets all subjects as one stream with exactly these columns and
 * answers as many rows in the same order.
 */
#ifndef PARETO_ABI_TIERING_H
#define PARETO_ABI_TIERING_H

#include "pareto/abi/host.h"

#ifdef __cplusplus
extern "C" {
#endif

#define PARETO_EXT_TIERING "pareto.tiering/1"

/* Kinds of needs. */
enum {
  PARETO_NEED_FIELD = 1,   /* source: a field of the customer, such as "industry" or "chemical.annual_usage" */
  PARETO_NEED_METRIC = 2,  /* source: a metric of the host, over `window` */
  PARETO_NEED_SCORE = 3,   /* source: another rule's id; its score */
  PARETO_NEED_TIER = 4,    /* source: another rule's id; its tier's code */
  PARETO_NEED_JUDGEMENT = 5, /* source: an indicator that people judge; the latest judgement until as_of, real, 0 to 100 */
  PARETO_NEED_CHILDREN = 6  /* source: what is made of the records of `entity` that belong to the customer: "count", "sum", "latest" */
};
/* Metrics of version 0, of a subject, in home currency excluding tax:
 *   net_sales  money, sum of home amounts (returns subtracted)        margin  money, net sales with known cost minus that cost;
 *   orders     int, distinct numbers with a positive net                      null where no line has a cost
 *   first_order, last_order  date of the first and last such order (whole history; `window` is ignored)
 *   numbers    int, distinct numbers whatever their net                last_line  date of the last line, returns too (whole history)
 *   known_sales  money, net sales of the lines whose cost is known; null where no line has a cost
 *   active_months  int, months of the window with an order; the window has at most 60 months
 * Children are records that refer to the customer: contacts, visits, a plugin's projects. count is an int, 0 without any; sum is of its
 * field's type, null without any; latest is the date of the latest one. They are of the window by the entity's first date or
 * time that must be filled in; of an entity without one all count, whenever, and the window is "all".
 * A field in money, quantity, whole numbers or yes/no is given as real where the need says real: money in units of home currency.
 * Windows: "12m" (the 12 months that end with as_of, to the day), "prev12m" (the 12 months before those), any other number of
 * months likewise, "all". */
typedef struct pareto_need {
  uint64_t size_of;
  const char *name;        /* the column's name in the stream */
  uint32_t kind;           /* PARETO_NEED_… */
  uint32_t type;           /* PARETO_T_… expected; the host casts or refuses */
  const char *source;
  const char *window;      /* for metrics and children; NULL: "all" */
  /* Of children; not there in plugins that were built before. */
  const char *entity;      /* "contact", "interaction", "projects.project" */
  const char *field;       /* what a sum adds up; NULL otherwise */
  const char *where;       /* a condition as lists take it, "kind = visit", several with ';' between; NULL: all */
} pareto_need;

typedef struct pareto_tier {
  uint64_t size_of;
  const char *code;        /* "A" */
  const pareto_label *label;
} pareto_tier;

typedef struct pareto_plan pareto_plan;
struct pareto_plan {
  uint64_t size_of;
  void *ctx;
  void (*need)(const pareto_plan *, const pareto_need *); /* copied; columns come in the order of the calls */
  void (*per_group)(const pareto_plan *, int32_t yes);    /* subjects are groups (customers rolled up to their root) */
  /* Of a rule with PARETO_TIERING_OWN_TIERS: a tier of these settings, lowest first; copied. Without a call those of the table
   * hold. Ask size_of before calling it. */
  void (*tier)(const pareto_plan *, const pareto_tier *);
};

/* Flags. */
enum {
  PARETO_TIERING_ORDERED = 1,  /* tiers rise from first to last; without it there is no rise and no fall */
  PARETO_TIERING_OWN_TIERS = 2 /* the settings may name other tiers than the table: see pareto_plan.tier */
};

typedef struct pareto_tiering_v1 {
  uint64_t size_of;
  const char *id;          /* [a-z0-9_]+ */
  const pareto_label *label;
  const pareto_label *help;
  uint32_t flags;
  uint32_t reserved;
  const pareto_tier *const *tiers; /* lowest first, NULL-terminated, at most 250 */
  pareto_fields settings;
  pareto_fields indicators; /* what explanations speak of: name, label, type, unit */
  pareto_fields figures;    /* what job->figure reports: name, label, type real */
  /* [run] Pure but for the plan: the same settings give the same needs. */
  pareto_status (*plan)(const pareto_job *, const pareto_plan *, pareto_error *);
  /* [run] `in` is moved in whatever the result: the callee releases it. `out` has the columns
   *   tier         uint8 ("C"), index into tiers; null: not rated
   *   score        real, null allowed
   *   explanation  text, null allowed: JSON {"indicators":[{"name":…,"value":…,"weight":…,"contribution":…}],
   *                "next":{"tier":…,"indicator":…,"value":…},"below":{"tier":…,"indicator":…,"value":…}}; money in 1/10000;
   *                next/below: which value of the indicator, others unchanged, would lift to or let fall into that tier. Where the
   *                job has PARETO_JOB_ALL_WAYS also "reach":[{"tier":…,"indicator":…,"value":…}], any number of ways into higher
   *                tiers, the nearest tier first; "value" is a number, or a text where the indicator is one. */
  pareto_status (*apply)(const pareto_job *, struct ArrowArrayStream *in, struct ArrowArrayStream *out, pareto_error *);
} pareto_tiering_v1;

#ifdef __cplusplus
}
#endif
#endif
