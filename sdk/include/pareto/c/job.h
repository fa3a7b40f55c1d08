/* The job in C: failures with words, and settings with what holds where there is none.
 *
 *     if (count == 0) return pareto_fail(error, PARETO_E_DATA, "there are no sales yet");
 *     const int64_t from = pareto_integer_setting(job, "a_from", 0);
 *
 * Any thread that may use the job.
 */
#ifndef PARETO_C_JOB_H
#define PARETO_C_JOB_H

#include <string.h>

#include "pareto/abi/host.h"

/* Answers `status`, and writes the words, in the reader's language, as far as they fit. `error` may be NULL. */
static inline pareto_status pareto_fail(pareto_error *error, pareto_status status, const char *words) {
  size_t size = strlen(words);
  if (error == NULL) return status;
  if (size > sizeof error->text - 1) size = sizeof error->text - 1;
  while (words[size] != '\0' && size > 0 && ((unsigned char)words[size] & 0xC0) == 0x80) --size; /* no half characters */
  memcpy(error->text, words, size);
  error->text[size] = '\0';
  error->column[0] = '\0';
  error->row = -1;
  error->status = status;
  return status;
}

/* A whole number, date, amount or quantity (1/10000), or a flag (1: set). */
static inline int64_t pareto_integer_setting(const pareto_job *job, const char *name, int64_t otherwise) {
  pareto_str text = {NULL, 0};
  int64_t integer = 0;
  double real = 0;
  return job->setting(job, name, &text, &integer, &real) ? integer : otherwise;
}
/* A number; a percentage as a fraction. */
static inline double pareto_real_setting(const pareto_job *job, const char *name, double otherwise) {
  pareto_str text = {NULL, 0};
  int64_t integer = 0;
  double real = 0;
  return job->setting(job, name, &text, &integer, &real) ? real : otherwise;
}
/* Valid as long as the job. */
static inline pareto_str pareto_text_setting(const pareto_job *job, const char *name, const char *otherwise) {
  pareto_str text = {NULL, 0};
  int64_t integer = 0;
  double real = 0;
  if (job->setting(job, name, &text, &integer, &real)) return text;
  text.ptr = otherwise;
  text.len = strlen(otherwise);
  return text;
}

/* One of two wordings, for whoever reads. */
static inline const char *pareto_say(const pareto_job *job, const char *english, const char *chinese) {
  return job->language != NULL && strncmp(job->language, "zh", 2) == 0 ? chinese : english;
}

#endif
