/* Pivot: records grouped by any of their fields and of what they refer to, added up, beside a period before (`pareto pivot`). */
#ifndef PARETO_ABI_PIVOT_H
#define PARETO_ABI_PIVOT_H

#include "pareto/abi/host.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A dimension is a field or a path over references: "product", "customer.province", "customer.chemical.annual_usage"; of a date or
 * time also a part: "date.month", with year, quarter, month, week, day. A measure is a name of the entity's own ("net_sales", "margin",
 * "known_sales", "quantity" of sales; "count"), or sum:, min:, max:, average:, distinct: before a field. Conditions are those of
 * `pareto list --where`, over paths too. */
typedef struct pareto_pivot_request {
  uint64_t size_of;
  const char *entity;
  pareto_names rows;          /* dimensions; NULL: one row */
  const char *columns;        /* the dimension that is spread over columns; NULL: none */
  pareto_names measures;      /* spread, with their totals; NULL or empty: the entity's first */
  pareto_names totals;        /* of each row alone */
  pareto_names where;         /* all must hold */
  const char *date;           /* the field that the period is about; NULL: the entity's own */
  const char *sort;           /* a measure, "-" before it for the largest first, its ".change" ("-net_sales.change"), or "key"; NULL: the first
                               * measure, largest first, or by days where the first dimension is one */
  const char *language;       /* "en", "zh-Hans": of labels and messages */
  int64_t top, top_columns;   /* how many groups and columns stand for themselves, the others are the rest; 0: all */
  uint32_t flags;             /* PARETO_PIVOT_… */
  int32_t from, to;           /* days since 1970-01-01, both included */
  int32_t before_from, before_to; /* what is compared with; its days are laid over those of the period */
  uint32_t reserved;
} pareto_pivot_request;
enum { PARETO_PIVOT_PERIOD = 1, PARETO_PIVOT_BEFORE = 2, PARETO_PIVOT_CHOICE_LABELS = 4 };

/* Kinds of columns. */
enum {
  PARETO_PIVOT_COLUMN_ROW = 0,        /* what the row is: "group", "rest", "total" */
  PARETO_PIVOT_COLUMN_GROUPS = 1,     /* how many groups the row sums up */
  PARETO_PIVOT_COLUMN_DIMENSION = 2,
  PARETO_PIVOT_COLUMN_NOW = 3,        /* of a measure */
  PARETO_PIVOT_COLUMN_BEFORE = 4,
  PARETO_PIVOT_COLUMN_CHANGE = 5,
  PARETO_PIVOT_COLUMN_UNIT = 6        /* in which a quantity is counted; quantities of unlike units are null, never added up */
};

#define PARETO_SVC_PIVOT "pareto.host.pivot/1"
typedef struct pareto_pivot_v1 {
  uint64_t size_of;
  void *ctx;
  /* [run] Reads the records once, then answers two streams. `columns` describes those of `rows`, in order: name utf8, label utf8, kind
   * int64, index int64 (of the dimension or measure; measures first, then totals), total bool (over all columns), value utf8 (of a
   * spread measure: which value; null: none, or the rest), rest bool, type int64 (PARETO_T_…). `rows`: groups, then the rest if there
   * is one, then the total. Null where there is no value. Under the session's rights. Both must be released before the session ends. */
  pareto_status (*run)(const struct pareto_pivot_v1 *, pareto_session *, const pareto_pivot_request *, struct ArrowArrayStream *columns,
                       struct ArrowArrayStream *rows, pareto_error *);
  /* [run] What may be a dimension of `entity`: path utf8, label utf8, type int64, sorted as the fields; one step over references. */
  pareto_status (*dimensions)(const struct pareto_pivot_v1 *, pareto_session *, const char *entity, const char *language,
                              struct ArrowArrayStream *out, pareto_error *);
} pareto_pivot_v1;

#ifdef __cplusplus
}
#endif
#endif
