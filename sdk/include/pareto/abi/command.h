/* Commands: verbs of the command line, `pareto VERB`.
 *
 * The host parses, checks, helps and completes from the table alone, so that help never promises what a run refuses. A command
 * answers one table, which is shown, or written as json or csv, as the user asks; and sentences for people.
 */
#ifndef PARETO_ABI_COMMAND_H
#define PARETO_ABI_COMMAND_H

#include "pareto/abi/document.h"
#include "pareto/abi/host.h"

#ifdef __cplusplus
extern "C" {
#endif

#define PARETO_EXT_COMMAND "pareto.command/1"

/* Where a command writes. */
typedef struct pareto_printer pareto_printer;
struct pareto_printer {
  uint64_t size_of;
  void *ctx;
  /* [run] A line for people, in the job's language; left out where a program reads. */
  void (*say)(const pareto_printer *, pareto_str line);
  /* [run] The answer, at most once. Of the columns' descriptions names and labels are used. `rows` is moved in whatever the
   * result. A second table is PARETO_E_ARGUMENT. */
  pareto_status (*table)(const pareto_printer *, const pareto_table_info *, struct ArrowArrayStream *rows, pareto_error *);
};

/* Flags. */
/* It writes records. All that a run writes is one operation of the journal, there as a whole or not at all; --dry-run takes it back
 * at the end, and `pareto journal undo` later. Without it every write answers PARETO_E_DENIED. */
#define PARETO_COMMAND_CHANGES 1u

typedef struct pareto_command_v1 {
  uint64_t size_of;
  const char *id;             /* the verb: [a-z][a-z0-9_]*; none of the program's own */
  const pareto_label *label;  /* a few words, for the list of verbs */
  const pareto_label *help;   /* NULL: none */
  uint32_t flags;             /* PARETO_COMMAND_… */
  uint32_t operands;          /* so many of the arguments stand by their place, in order; the others are options: --top-n 5 for top_n; of type bool: --all */
  pareto_fields arguments;    /* read by job->setting */
  pareto_status (*run)(const pareto_job *, const pareto_printer *, pareto_error *); /* [run] */
} pareto_command_v1;

#ifdef __cplusplus
}
#endif
#endif
