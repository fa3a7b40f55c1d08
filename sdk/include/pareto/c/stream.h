/* A stream that answers a batch for each that comes: what a tiering's `apply` is.
 *
 *     static const pareto_mapping kMapping = {kNeeds, 1, kAnswer, 3, rate, free};
 *     return pareto_map_stream(job, &kMapping, settings, in, out, error);
 *
 * Asks once per batch whether the job was cancelled, hands on what the stream that comes says when it fails, and releases all there
 * is. One thread at a time; C11.
 */
#ifndef PARETO_C_STREAM_H
#define PARETO_C_STREAM_H

#include "pareto/c/job.h"
#include "pareto/c/table.h"

typedef struct pareto_mapping {
  const pareto_spec *needs;   /* the columns that come, */
  int need_count;
  const pareto_spec *answers; /* and those that are answered */
  int answer_count;
  /* Fills `out`, which has as many rows as `in`. 0, or an errno such as ENOMEM. `state` is what the run keeps between batches. */
  int (*map)(void *state, const struct ArrowArray *in, pareto_rows *out);
  void (*drop)(void *state);  /* NULL: nothing is to be let go */
} pareto_mapping;

typedef struct pareto_mapped {
  const pareto_job *job;
  const pareto_mapping *mapping;
  void *state;
  struct ArrowArrayStream in;
  const char *words;  /* of a failure of its own; NULL: those of the stream that comes */
} pareto_mapped;

static inline int pareto_mapped_schema(struct ArrowArrayStream *self, struct ArrowSchema *out) {
  const pareto_mapped *run = (const pareto_mapped *)self->private_data;
  return pareto_schema_of(run->mapping->answers, run->mapping->answer_count, out);
}
static inline int pareto_mapped_next(struct ArrowArrayStream *self, struct ArrowArray *out) {
  pareto_mapped *run = (pareto_mapped *)self->private_data;
  struct ArrowArray batch;
  pareto_rows *rows;
  int status;
  memset(out, 0, sizeof *out);
  memset(&batch, 0, sizeof batch);
  run->words = "cancelled";
  if (run->job->cancelled(run->job)) return ECANCELED;
  run->words = NULL;
  status = run->in.get_next(&run->in, &batch);
  if (status != 0 || batch.release == NULL) return status;
  rows = pareto_rows_new(run->mapping->answers, run->mapping->answer_count, batch.length);
  status = rows == NULL ? ENOMEM : run->mapping->map(run->state, &batch, rows);
  batch.release(&batch);
  if (status != 0) {
    pareto_rows_free(rows);
    run->words = strerror(status);
    return status;
  }
  pareto_rows_move(rows, out);
  return 0;
}
static inline const char *pareto_mapped_error(struct ArrowArrayStream *self) {
  pareto_mapped *run = (pareto_mapped *)self->private_data;
  return run->words != NULL ? run->words : run->in.get_last_error(&run->in);
}
static inline void pareto_mapped_release(struct ArrowArrayStream *self) {
  pareto_mapped *run = (pareto_mapped *)self->private_data;
  if (run->in.release != NULL) run->in.release(&run->in);
  if (run->mapping->drop != NULL) run->mapping->drop(run->state);
  free(run);
  self->release = NULL;
}

/* Takes `in` and `state` over, whatever it answers. `mapping` must outlive the stream. */
static inline pareto_status pareto_map_stream(const pareto_job *job, const pareto_mapping *mapping, void *state,
                                              struct ArrowArrayStream *in, struct ArrowArrayStream *out, pareto_error *error) {
  const int fits = pareto_stream_has(in, mapping->needs, mapping->need_count);
  pareto_mapped *run = fits ? (pareto_mapped *)calloc(1, sizeof *run) : NULL;
  if (run == NULL) {
    char words[128] = "the stream should have the columns";
    int c;
    for (c = 0; c < mapping->need_count; ++c) {
      strncat(words, c == 0 ? " " : ", ", sizeof words - strlen(words) - 1);
      strncat(words, mapping->needs[c].name, sizeof words - strlen(words) - 1);
    }
    in->release(in);
    if (mapping->drop != NULL) mapping->drop(state);
    return fits ? pareto_fail(error, PARETO_E_MEMORY, "out of memory") : pareto_fail(error, PARETO_E_ARGUMENT, words);
  }
  run->job = job;
  run->mapping = mapping;
  run->state = state;
  run->in = *in;
  in->release = NULL;
  memset(out, 0, sizeof *out);
  out->get_schema = pareto_mapped_schema;
  out->get_next = pareto_mapped_next;
  out->get_last_error = pareto_mapped_error;
  out->release = pareto_mapped_release;
  out->private_data = run;
  return PARETO_OK;
}

#endif
