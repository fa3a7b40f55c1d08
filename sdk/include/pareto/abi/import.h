/* Importers: bytes in, raw rows out.
 *
 * An importer only parses. Which column means what, types of texts, matching, validation, rejects, writing and undo are the
 * host's, the same for every format.
 */
#ifndef PARETO_ABI_IMPORT_H
#define PARETO_ABI_IMPORT_H

#include "pareto/abi/host.h"

#ifdef __cplusplus
extern "C" {
#endif

#define PARETO_EXT_IMPORTER "pareto.importer/1"

/* The file, opened by the host for reading. An importer opens no file itself. */
typedef struct pareto_input pareto_input;
struct pareto_input {
  uint64_t size_of;
  void *ctx;
  const char *display_name;   /* UTF-8, without folder */
  uint64_t bytes;
  /* [run] Reads up to `len` bytes at `offset`; returns how many (0 at the end), or -1 on failure. */
  int64_t (*read_at)(const pareto_input *, uint64_t offset, void *into, uint64_t len);
};

/* What was found when opening, so that a user can see and change it. */
typedef struct pareto_opened {
  uint64_t size_of;
  char encoding[32];          /* NUL-terminated; empty: the format has its own */
  double encoding_confidence; /* 0 to 1 */
  char part[128];             /* sheet or part that is read; empty: there is only one */
  char detail[128];           /* e.g. the separator, in the job's language; may be empty */
  int64_t rows;               /* estimate, -1: unknown */
} pareto_opened;

typedef struct pareto_importer_v1 {
  uint64_t size_of;
  const char *id;             /* [a-z0-9_]+ */
  const pareto_label *label;
  const pareto_label *help;
  pareto_names suffixes;      /* ".csv", … */
  pareto_fields settings;     /* e.g. encoding, separator, sheet */
  /* [any] 0 to 100: how sure it is that this is its format. By content first; the name only breaks ties. Pure. */
  int32_t (*probe)(pareto_str first_bytes, const char *display_name);
  /* [run] Opens the input. Its stream (below) has `int` column "@line" first: the 1-based line (or row) in the file where the raw
   * row begins; then columns c1, c2, … one per column of the file, in order: text as found, or for formats with typed cells text
   * in plain notation (dates ISO, numbers with a point, up to 17 digits). Header rows are rows like any other: the host finds them.
   * A format that names its columns itself (keys of objects) gives the names as a first row in line 0: that is the head for sure.
   * Rows with fewer cells have nulls. A cell that is empty is null. A row that cannot be read at all goes to job->reject. */
  pareto_status (*open)(const pareto_job *, const pareto_input *, void **run, pareto_opened *, pareto_error *);
  /* [run] Called once per run. */
  pareto_status (*read)(void *run, struct ArrowArrayStream *out, pareto_error *);
  void (*close)(void *run);
} pareto_importer_v1;

#ifdef __cplusplus
}
#endif
#endif
