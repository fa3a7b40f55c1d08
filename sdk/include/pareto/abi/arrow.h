/* The three structs of the Arrow C data and stream interfaces, as published by the Apache Arrow project
 * (https://arrow.apache.org/docs/format/CDataInterface.html, CStreamInterface.html). Guarded by the names that the
 * specification gives, so that they may be included from elsewhere too.
 *
 * The profile "Pareto 1", all that ever crosses this interface: the root is a struct ("+s") of flat columns
 *
 *     bool "b"    int "l"    real "g"    text "u"    date "tdD"    time "tsu:UTC"    money, quantity "l" in 1/10000
 *     tier "C" (only in what a tiering answers)
 *
 * no dictionaries, views, large offsets, nesting or extension types. The host is strict in what it sends (offset 0, exact null
 * count, no validity bitmap where nothing is null, at most 65 536 rows a batch) and liberal in what it accepts (any offset,
 * null count -1, empty batches).
 */
#ifndef PARETO_ABI_ARROW_H
#define PARETO_ABI_ARROW_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char *format;
  const char *name;
  const char *metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema **children;
  struct ArrowSchema *dictionary;
  void (*release)(struct ArrowSchema *);
  void *private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void **buffers;
  struct ArrowArray **children;
  struct ArrowArray *dictionary;
  void (*release)(struct ArrowArray *);
  void *private_data;
};

#endif /* ARROW_C_DATA_INTERFACE */

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
  int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
  const char *(*get_last_error)(struct ArrowArrayStream *);
  void (*release)(struct ArrowArrayStream *);
  void *private_data;
};

#endif /* ARROW_C_STREAM_INTERFACE */

#ifdef __cplusplus
}
#endif
#endif
