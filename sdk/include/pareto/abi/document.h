/* Documents: what a report writes and a format renders.
 *
 * A document is a table of functions that the format fills and the report calls, in reading order; nothing is kept in between,
 * so a report of any length streams through. Text is in the job's language. A format may leave out what it cannot show (a csv
 * shows only tables), never change a figure.
 */
#ifndef PARETO_ABI_DOCUMENT_H
#define PARETO_ABI_DOCUMENT_H

#include "pareto/abi/host.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Styles of a run of words. Never the only carrier of a meaning. TIER: the code of a tier, a badge where a format can draw. */
enum {
  PARETO_STYLE_PLAIN = 0,
  PARETO_STYLE_STRONG = 1,
  PARETO_STYLE_ACCENT = 2,
  PARETO_STYLE_BAD = 3,
  PARETO_STYLE_DIM = 4,
  PARETO_STYLE_TIER = 5
};
typedef struct pareto_span {
  uint64_t size_of;
  uint32_t style;
  uint32_t reserved;
  pareto_str text;
} pareto_span;
typedef const pareto_span *const *pareto_spans; /* NULL-terminated */

/* Kinds of paragraphs. */
enum {
  PARETO_PARAGRAPH_TEXT = 0,
  PARETO_PARAGRAPH_LEAD = 1,      /* the one sentence that answers; once, before all else */
  PARETO_PARAGRAPH_SUMMARY = 2,   /* one sentence under a heading */
  PARETO_PARAGRAPH_NOTE = 3,      /* small print under a table or chart */
  PARETO_PARAGRAPH_DEFINITION = 4, /* a term (first span, strong) and how it is computed */
  PARETO_PARAGRAPH_SOURCE = 5,    /* what it stands on: rule, versions, lines read, fingerprint; once, after all else */
  PARETO_PARAGRAPH_SUBJECT = 6    /* whom or what the document is about: tier, name (strong), facts; once, before the lead */
};

/* About the whole document. */
typedef struct pareto_document_info {
  uint64_t size_of;
  pareto_str title;       /* "Key account report" */
  pareto_str firm;        /* workspace's name */
  pareto_str period;      /* "2025-11-01 – 2026-10-31" */
  pareto_str data_until;  /* "data until 2026-10-31", in words of the language */
  pareto_str remark;      /* stands on each page, e.g. "invented data"; may be empty */
  uint32_t flags;         /* PARETO_DOCUMENT_…; ask size_of before reading it */
  uint32_t reserved;
} pareto_document_info;
/* ONE_SHEET: meant for one side of A4: a format that can sets it smaller and closer. */
enum { PARETO_DOCUMENT_ONE_SHEET = 1 };

typedef struct pareto_key_figure {
  uint64_t size_of;
  pareto_str label, value, unit, remark; /* "Net sales" "1.21" "亿元" "+2.1 % on the period before" */
  uint32_t style;                        /* of the value */
  uint32_t reserved;
  /* The rows that it is of, for who opens them: all of `rows_entity` that fulfil `rows_where`, as `pareto list ENTITY --where` reads
   * conditions. Ask size_of before reading them. A reader sees of these what their rights show, so name no rows where that is not
   * what was counted. */
  const char *rows_entity;  /* NULL: not said */
  pareto_names rows_where;  /* NULL: all */
} pareto_key_figure;

/* Roles of columns in tables: how a format that can draw shows the column. */
enum {
  PARETO_COLUMN_PLAIN = 0,
  PARETO_COLUMN_TIER = 1,      /* text: tier code, as badge; "B>A" is a move */
  PARETO_COLUMN_RANK = 2,      /* int */
  PARETO_COLUMN_TITLE = 3,     /* text: names the row */
  PARETO_COLUMN_REMARK = 4,    /* text: small, behind the title */
  PARETO_COLUMN_SPARK = 5,     /* text: numbers separated by blanks, oldest first; ghost values before "|" */
  PARETO_COLUMN_SENTENCE = 6,  /* text: a line of its own under the row; "!" at its begin: bad up to the first ';' or U+FF1B */
  PARETO_COLUMN_BAR = 7,       /* money or real: bar beside the figure, from zero; `mark_value` draws a line across all bars */
  PARETO_COLUMN_CHANGE = 8,    /* money, real or percent: signed, with + and − */
  PARETO_COLUMN_KEY = 9,       /* text: small, first (codes) */
  PARETO_COLUMN_MARK = 10      /* bool: true shows the column before it as bad; drawn as no column of its own */
};
/* Units in which a money column is shown: exact, or in the language's large unit (万, M) with `digits` decimals. */
enum { PARETO_SCALE_EXACT = 0, PARETO_SCALE_LARGE = 1 };
/* Flags of a column. WARN: negative values, or texts that begin with "!", are shown as bad (without the "!"). STRONG: the column
 * that the table is about. */
enum { PARETO_COLUMN_WARN = 1, PARETO_COLUMN_STRONG = 2 };

typedef struct pareto_column {
  uint64_t size_of;
  const pareto_field *field;   /* name as in the stream, label as heading, help as its second line, type, meaning, unit */
  uint32_t role;               /* PARETO_COLUMN_… */
  uint32_t scale;              /* PARETO_SCALE_… */
  int32_t digits;              /* decimals shown; -1: by type */
  uint32_t flags;
  double mark_value;           /* BAR: where a line is drawn across, such as the average; NaN: none */
  pareto_str mark_label;       /* names that line; may be empty */
} pareto_column;

typedef struct pareto_table_info {
  uint64_t size_of;
  const char *name;                        /* [a-z0-9_]+: names the file where a format has one table a file */
  const pareto_column *const *columns;     /* NULL-terminated; the stream has exactly these, in this order */
  pareto_spans total;                      /* NULL: none; else one span per column for the last line */
  uint32_t flags;                          /* PARETO_TABLE_… */
  uint32_t reserved;
} pareto_table_info;
/* CARDS: rows with a sentence each. TIGHT: narrow rows. FORM: to be filled in and read back: a format that can marks what is required
 * (the field's flags), offers the field's choices, and shows its help where it is typed; the rows are examples; without any, a format
 * for paper leaves lines to write on. CALL: what the reader is to do, set off from what he is to know. */
enum { PARETO_TABLE_CARDS = 1, PARETO_TABLE_TIGHT = 2, PARETO_TABLE_FORM = 4, PARETO_TABLE_CALL = 8 };

/* Kinds of charts, with the columns that each takes (name: type). Marks and names are nullable. */
enum {
  /* label: text, value: money, share_before: real, tier: text, mark: text (e.g. "!"), rest: int (number of subjects that the row
   * sums up; null for one) - sorted bars, cumulative line, tier bands. Counts and shares of the bands come from the rows, so what
   * is summed up has a row per tier. */
  PARETO_CHART_PARETO = 1,
  /* label: text, tier: text, before: money, after: money, direction: text ("up", "down"; its label heads the difference)
   * - pairs of points on one axis */
  PARETO_CHART_CHANGES = 2,
  /* label: text, remark: text, tier: text, dates: text (ISO dates separated by blanks), expected: text (likewise), then columns
   * gap: int, silent: int, over: int, missed: int, money: money - a strip of orders per row; without label and figures a strip is
   * as wide as the page */
  PARETO_CHART_RHYTHM = 3,
  /* label: text, value: money or real - plain bars; mark_value draws a line across */
  PARETO_CHART_BARS = 4,
  /* label: text, value: money, int or real, before: the same type (null: unknown), mark: text ("!": a value that is bad) - a column
   * per step of time, oldest first, with the one of the same time a year or a period before paler behind it */
  PARETO_CHART_TREND = 5,
  /* label: text, value: real or int, remark: text - from the whole to what is left of it, each bar at most as long as the one above;
   * the remark says how it came from that one */
  PARETO_CHART_FUNNEL = 6
};
typedef struct pareto_chart_info {
  uint64_t size_of;
  const char *name;
  uint32_t kind;               /* PARETO_CHART_… */
  uint32_t reserved;
  pareto_str title, subtitle;  /* what it shows; how to read it */
  double mark_value;           /* PARETO: 0.8; NaN: none */
  double mark_second;          /* PARETO: 0.95; NaN: none */
  int32_t date_from, date_to;  /* RHYTHM: the axis, days since 1970-01-01 */
  pareto_spans remarks;        /* short texts that the chart may place in its free room; NULL: none */
  const pareto_column *const *columns; /* NULL-terminated; the stream has exactly these */
  pareto_str subject;          /* what one row is, as counted: "groups", "customers"; may be empty */
} pareto_chart_info;

typedef struct pareto_document pareto_document;
struct pareto_document {
  uint64_t size_of;
  void *ctx;
  /* All [run]; a failing status is to be handed on by the report. begin comes first and once. A stream is moved in. */
  pareto_status (*begin)(const pareto_document *, const pareto_document_info *, pareto_error *);
  pareto_status (*heading)(const pareto_document *, int32_t level, pareto_str text, pareto_str aside, pareto_error *);
  pareto_status (*paragraph)(const pareto_document *, uint32_t kind, pareto_spans, pareto_error *);
  pareto_status (*figures)(const pareto_document *, const pareto_key_figure *const *, pareto_error *);
  pareto_status (*table)(const pareto_document *, const pareto_table_info *, struct ArrowArrayStream *, pareto_error *);
  pareto_status (*chart)(const pareto_document *, const pareto_chart_info *, struct ArrowArrayStream *, pareto_error *);
  pareto_status (*page_break)(const pareto_document *, pareto_error *);
  /* What follows, until the next call, stands in a column of that share of the width (in percent) beside what comes after it; 0 ends
   * the row of columns. A hint: a format that has no columns leaves it NULL or writes one below the other. Ask size_of. */
  pareto_status (*beside)(const pareto_document *, int32_t percent, pareto_error *);
};

/* A report: parameters, queries, and a document written. */
#define PARETO_EXT_REPORT "pareto.report/1"
typedef struct pareto_report_v1 {
  uint64_t size_of;
  const char *id;              /* [a-z0-9_]+ */
  const pareto_label *label;
  const pareto_label *help;
  const char *file_stem;       /* of the file in English, "key-accounts" */
  const char *file_stem_zh;    /* "重点客户" */
  pareto_fields parameters;
  pareto_status (*build)(const pareto_job *, const pareto_document *, pareto_error *); /* [run] */
} pareto_report_v1;

/* Where a format writes. */
typedef struct pareto_sink pareto_sink;
struct pareto_sink {
  uint64_t size_of;
  void *ctx;
  pareto_status (*write)(const pareto_sink *, const void *bytes, uint64_t len);
  /* Opens a further file beside the first; `name` as in pareto_table_info. From then on write goes there. Formats that need one
   * file per table call it before each; the first call names the first file. NULL where only one file is possible. */
  pareto_status (*next_file)(const pareto_sink *, const char *name);
};

/* A format: renders documents to bytes. */
#define PARETO_EXT_FORMAT "pareto.format/1"
typedef struct pareto_format_v1 {
  uint64_t size_of;
  const char *id;              /* [a-z0-9_]+ */
  const pareto_label *label;
  const char *media_type;      /* "text/html; charset=utf-8" */
  const char *suffix;          /* ".html" */
  pareto_fields settings;
  /* [run] Fills `document` (its size_of is set by the host); its functions write to `sink`, which lives until close. */
  pareto_status (*open)(const pareto_job *, const pareto_sink *, pareto_document *document, void **run, pareto_error *);
  /* [run] Writes what is left. Not called when the report failed. */
  pareto_status (*finish)(void *run, pareto_error *);
  void (*close)(void *run);
} pareto_format_v1;

#ifdef __cplusplus
}
#endif
#endif
