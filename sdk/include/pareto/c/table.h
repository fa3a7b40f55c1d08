/* Tables in C: cells of batches that come, and batches that are made, cell by cell.
 *
 *     static const pareto_spec kColumns[] = {{"tier", "C"}, {"score", "g"}, {"explanation", "u"}};
 *     pareto_rows *rows = pareto_rows_new(kColumns, 3, batch->length);   all null at first; NULL: out of memory
 *     pareto_set_integer(rows, 0, row, 2);
 *     pareto_set_real(rows, 1, row, 0.8);
 *     if (!pareto_append_text(rows, 2, row, "…", 3)) …                   row after row; false: out of memory
 *     pareto_rows_move(rows, &out);                                      whoever holds `out` releases it
 *
 * Formats are those of the interface: "b" bool, "l" whole numbers, money and quantities, "g" real, "u" text, "tdD" date, "tsu:UTC"
 * time, and "C" tiers. What lies under a null is never looked at. One thread per table; C11.
 */
#ifndef PARETO_C_TABLE_H
#define PARETO_C_TABLE_H

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "pareto/abi/arrow.h"
#include "pareto/abi/base.h"

/* ---- reading ------------------------------------------------------------------------------------------------------------- */

static inline int pareto_is_null(const struct ArrowArray *column, int64_t row) {
  const uint8_t *bits = (const uint8_t *)column->buffers[0];
  row += column->offset;
  return column->null_count != 0 && bits != NULL && ((bits[row >> 3] >> (row & 7)) & 1) == 0;
}
/* Of "l" and "tsu:UTC". */
static inline int64_t pareto_integer_at(const struct ArrowArray *column, int64_t row) {
  return ((const int64_t *)column->buffers[1])[column->offset + row];
}
/* Of "tdD": days since 1970-01-01. */
static inline int32_t pareto_date_at(const struct ArrowArray *column, int64_t row) {
  return ((const int32_t *)column->buffers[1])[column->offset + row];
}
static inline double pareto_real_at(const struct ArrowArray *column, int64_t row) {
  return ((const double *)column->buffers[1])[column->offset + row];
}
static inline int pareto_bool_at(const struct ArrowArray *column, int64_t row) {
  row += column->offset;
  return (((const uint8_t *)column->buffers[1])[row >> 3] >> (row & 7)) & 1;
}
/* Valid as long as the batch. */
static inline pareto_str pareto_text_at(const struct ArrowArray *column, int64_t row) {
  const int32_t *ends = (const int32_t *)column->buffers[1] + column->offset + row;
  pareto_str text;
  text.ptr = (const char *)column->buffers[2] + ends[0];
  text.len = (uint64_t)(ends[1] - ends[0]);
  return text;
}

/* ---- writing ------------------------------------------------------------------------------------------------------------- */

/* A column: its name and format. */
typedef struct pareto_spec {
  const char *name;
  const char *format;
} pareto_spec;

typedef struct pareto_cells {
  uint8_t *valid;
  char *values;  /* of text: rows + 1 ends */
  char *text;
  size_t width, room;
  int64_t at;  /* of text: how many rows have their end */
  struct ArrowArray array;
  const void *buffers[3];
} pareto_cells;

typedef struct pareto_rows {
  int64_t rows;
  int columns;
  pareto_cells *cells;
  struct ArrowArray **children;
  const void *root[1];
} pareto_rows;

static inline void pareto_rows_free(pareto_rows *rows) {
  int c;
  if (rows == NULL) return;
  for (c = 0; rows->cells != NULL && c < rows->columns; ++c) {
    free(rows->cells[c].valid);
    free(rows->cells[c].values);
    free(rows->cells[c].text);
  }
  free(rows->cells);
  free(rows->children);
  free(rows);
}

/* Bytes of a value; 0: a bit. */
static inline size_t pareto_width_of(const char *format) {
  if (format[0] == 'b') return 0;
  if (format[0] == 'C') return 1;
  if (format[0] == 'u' || strcmp(format, "tdD") == 0) return 4;
  return 8;
}

static inline pareto_rows *pareto_rows_new(const pareto_spec *columns, int count, int64_t rows) {
  pareto_rows *out = (pareto_rows *)calloc(1, sizeof *out);
  int c;
  if (out == NULL) return NULL;
  out->rows = rows;
  out->columns = count;
  out->cells = (pareto_cells *)calloc((size_t)count, sizeof *out->cells);
  out->children = (struct ArrowArray **)calloc((size_t)count, sizeof *out->children);
  for (c = 0; out->cells != NULL && c < count; ++c) {
    pareto_cells *cells = &out->cells[c];
    const int text = columns[c].format[0] == 'u';
    cells->width = pareto_width_of(columns[c].format);
    cells->valid = (uint8_t *)calloc((size_t)rows / 8 + 1, 1);
    cells->values = (char *)calloc((size_t)rows + 1, cells->width > 0 ? cells->width : 1);
    cells->array.n_buffers = text ? 3 : 2;
    if (cells->valid == NULL || cells->values == NULL) break;
  }
  if (out->children == NULL || c < count) {
    pareto_rows_free(out);
    return NULL;
  }
  return out;
}

static inline void pareto_mark(pareto_cells *cells, int64_t row) { cells->valid[row >> 3] |= (uint8_t)(1u << (row & 7)); }
/* How many rows are no nulls: counted when all is there, since a counter would cost more than the cells. */
static inline int64_t pareto_filled(const uint8_t *valid, int64_t rows) {
  const int64_t bytes = rows / 8 + 1;
  int64_t at, filled = 0;
  for (at = 0; at < bytes; at += 8) {
    uint64_t bits = 0;
    memcpy(&bits, valid + at, (size_t)(bytes - at < 8 ? bytes - at : 8));
    bits -= (bits >> 1) & UINT64_C(0x5555555555555555);
    bits = (bits & UINT64_C(0x3333333333333333)) + ((bits >> 2) & UINT64_C(0x3333333333333333));
    bits = (bits + (bits >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    filled += (int64_t)((bits * UINT64_C(0x0101010101010101)) >> 56);
  }
  return filled;
}
/* Of every format but "g" and "u". */
static inline void pareto_set_integer(pareto_rows *rows, int column, int64_t row, int64_t value) {
  pareto_cells *cells = &rows->cells[column];
  const int32_t small = (int32_t)value;
  pareto_mark(cells, row);
  if (cells->width == 8) ((int64_t *)(void *)cells->values)[row] = value;
  else if (cells->width == 4) ((int32_t *)(void *)cells->values)[row] = small;
  else if (cells->width == 1) cells->values[row] = (char)value;
  else if (value != 0) cells->values[row >> 3] = (char)(cells->values[row >> 3] | (1 << (row & 7)));
}
static inline void pareto_set_real(pareto_rows *rows, int column, int64_t row, double value) {
  pareto_mark(&rows->cells[column], row);
  ((double *)(void *)rows->cells[column].values)[row] = value;
}
/* Each row at most once, in rising order; those that are passed over are null. */
static inline int pareto_append_text(pareto_rows *rows, int column, int64_t row, const char *text, size_t size) {
  pareto_cells *cells = &rows->cells[column];
  int32_t *ends = (int32_t *)(void *)cells->values;
  size_t used;
  while (cells->at <= row) ++cells->at, ends[cells->at] = ends[cells->at - 1];
  used = (size_t)ends[row + 1];
  if (used + size > INT32_MAX) return 0;
  if (used + size > cells->room) {
    const size_t room = (used + size) * 2 + 64;
    char *more = (char *)realloc(cells->text, room);
    if (more == NULL) return 0;
    cells->text = more;
    cells->room = room;
  }
  if (size > 0) memcpy(cells->text + used, text, size);
  ends[row + 1] = (int32_t)(used + size);
  pareto_mark(cells, row);
  return 1;
}

static inline void pareto_release_cells(struct ArrowArray *array) { array->release = NULL; }
static inline void pareto_release_rows(struct ArrowArray *array) {
  pareto_rows_free((pareto_rows *)array->private_data);
  array->release = NULL;
}
static inline void pareto_rows_move(pareto_rows *rows, struct ArrowArray *out) {
  int c;
  for (c = 0; c < rows->columns; ++c) {
    pareto_cells *cells = &rows->cells[c];
    if (cells->array.n_buffers == 3) {
      int32_t *ends = (int32_t *)(void *)cells->values;
      while (cells->at < rows->rows) ++cells->at, ends[cells->at] = ends[cells->at - 1];
    }
    cells->array.null_count = rows->rows - pareto_filled(cells->valid, rows->rows);
    cells->buffers[0] = cells->array.null_count > 0 ? cells->valid : NULL;
    cells->buffers[1] = cells->values;
    cells->buffers[2] = cells->text != NULL ? cells->text : "";
    cells->array.length = rows->rows;
    cells->array.buffers = cells->buffers;
    cells->array.release = pareto_release_cells;
    rows->children[c] = &cells->array;
  }
  memset(out, 0, sizeof *out);
  out->length = rows->rows;
  out->n_buffers = 1;
  out->buffers = rows->root;
  out->n_children = rows->columns;
  out->children = rows->children;
  out->release = pareto_release_rows;
  out->private_data = rows;
}

/* ---- what the columns are ------------------------------------------------------------------------------------------------ */

static inline void pareto_release_column_schema(struct ArrowSchema *schema) { schema->release = NULL; }
static inline void pareto_release_schema(struct ArrowSchema *schema) {
  if (schema->children != NULL) free(schema->children[0]);
  free(schema->children);
  schema->release = NULL;
}
/* 0, or ENOMEM. Names and formats are not copied: constants. */
static inline int pareto_schema_of(const pareto_spec *columns, int count, struct ArrowSchema *out) {
  struct ArrowSchema *items = (struct ArrowSchema *)calloc((size_t)count, sizeof *items);
  struct ArrowSchema **pointers = (struct ArrowSchema **)calloc((size_t)count, sizeof *pointers);
  int c;
  memset(out, 0, sizeof *out);
  if (items == NULL || pointers == NULL) {
    free(items);
    free(pointers);
    return ENOMEM;
  }
  for (c = 0; c < count; ++c) {
    items[c].format = columns[c].format;
    items[c].name = columns[c].name;
    items[c].flags = ARROW_FLAG_NULLABLE;
    items[c].release = pareto_release_column_schema;
    pointers[c] = &items[c];
  }
  out->format = "+s";
  out->name = "";
  out->n_children = count;
  out->children = pointers;
  out->release = pareto_release_schema;
  return 0;
}
/* Whether a stream has these columns, by name and format, in this order. */
static inline int pareto_stream_has(struct ArrowArrayStream *stream, const pareto_spec *columns, int count) {
  struct ArrowSchema schema;
  int c, holds;
  memset(&schema, 0, sizeof schema);
  if (stream->get_schema(stream, &schema) != 0) return 0;
  holds = schema.n_children == count;
  for (c = 0; holds && c < count; ++c) {
    holds = strcmp(schema.children[c]->format, columns[c].format) == 0 && strcmp(schema.children[c]->name, columns[c].name) == 0;
  }
  if (schema.release != NULL) schema.release(&schema);
  return holds;
}

#endif
