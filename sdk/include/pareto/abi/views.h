/* Views: what is shown of records, how and where, as constant data; and actions: verbs on selected records.
 *
 * The same may be files beside the library (views/NAME.toml, actions/NAME.toml): then nothing of this is needed. Whoever draws views knows
 * their kinds and nothing of the plugin. Each is compared with the schema when somebody asks for it; one that does not fit is refused, the
 * others work. Names of the plugin's own entities and fields are written in full: "projects.project", "chemical.annual_usage".
 */
#ifndef PARETO_ABI_VIEWS_H
#define PARETO_ABI_VIEWS_H

#include "pareto/abi/host.h"

#ifdef __cplusplus
extern "C" {
#endif

#define PARETO_EXT_VIEWS "pareto.views/1"
#define PARETO_EXT_ACTION "pareto.actions/1"

/* Kinds of views. */
enum {
  PARETO_VIEW_LIST = 1,
  PARETO_VIEW_FORM = 2,
  PARETO_VIEW_BOARD = 3,
  PARETO_VIEW_CALENDAR = 4,
  PARETO_VIEW_TREE = 5,
  PARETO_VIEW_GRAPH = 6,
  PARETO_VIEW_MATRIX = 7,
  PARETO_VIEW_TIMELINE = 8,
  PARETO_VIEW_CARDS = 9
};

/* What a kind is made of: board: by, value; calendar and timeline: date, until; tree: parent; graph: from, to, label; matrix: rows, across,
 * value, period. */
typedef struct pareto_view_part {
  uint64_t size_of;
  const char *name;
  const char *value;
} pareto_view_part;

/* Of a form: fields under a heading. */
typedef struct pareto_view_group {
  uint64_t size_of;
  const pareto_label *label;
  pareto_names fields;
  const char *condition;         /* shown where it holds, as in `pareto list --where`; NULL: always */
} pareto_view_group;

/* Of cards: what they count on. Either a SELECT over the published views, or a pivot. */
typedef struct pareto_view_query {
  uint64_t size_of;
  const char *name;
  const char *sql;               /* may bind :as_of, :record, :home_currency; NULL: a pivot */
  pareto_fields columns;         /* of the SELECT: each that it answers, in order */
  const char *entity;            /* of a pivot: as in pareto_pivot_request */
  pareto_names rows, measures, where;
  const char *period;            /* "12m", "2026Q3"; NULL: all */
  int64_t top;                   /* 0: all */
} pareto_view_query;

enum { PARETO_CARD_FIGURE = 1, PARETO_CARD_BARS = 2, PARETO_CARD_TABLE = 3 };
typedef struct pareto_view_card {
  uint64_t size_of;
  const pareto_label *label;
  uint32_t show;                 /* PARETO_CARD_… */
  uint32_t reserved;
  const char *query;
  pareto_names columns;          /* of a figure one; of bars the words and the value; of a table: NULL for all */
} pareto_view_card;

typedef struct pareto_view {
  uint64_t size_of;
  const char *id;                /* [a-z][a-z0-9_]*, one of its name in the workspace */
  const pareto_label *label;
  const pareto_label *help;      /* NULL: none */
  uint32_t kind;                 /* PARETO_VIEW_… */
  uint32_t reserved;
  const char *entity;            /* whose records; NULL: cards */
  pareto_names slots;            /* "menu", "home", "home:ROLE", "ENTITY.head", "ENTITY.tab", "ENTITY.side" */
  const char *subject;           /* entity of the one record that it is about; NULL: none */
  const char *via;               /* path from `entity` to that; NULL: the only reference there */
  pareto_names columns, where, sort;
  int64_t limit;                 /* 0: none */
  const pareto_view_part *const *parts;    /* lists are NULL-terminated, or NULL for none */
  const pareto_view_group *const *groups;
  const pareto_view_query *const *queries;
  const pareto_view_card *const *cards;
} pareto_view;

typedef struct pareto_views_v1 {
  uint64_t size_of;
  const pareto_view *const *views;
} pareto_views_v1;

/* A labelled verb on selected records. What it writes through the records service is one operation: previewed by running it and taking
 * it back, undone as one, under the rights of the job's session. Run again after a preview, so it must not do anything outside. */
typedef struct pareto_action_v1 {
  uint64_t size_of;
  const char *id;                /* [a-z][a-z0-9_]* */
  const pareto_label *label;
  const pareto_label *help;      /* NULL: none */
  const char *entity;            /* of the selected records */
  pareto_names where;            /* for which it makes sense: all must hold */
  pareto_fields form;            /* what is asked for, read by job->setting */
  pareto_status (*run)(const pareto_job *, const int64_t *ids, int64_t count, pareto_error *); /* [run] */
} pareto_action_v1;

#ifdef __cplusplus
}
#endif
#endif
