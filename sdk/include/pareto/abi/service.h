/* Services: what works for as long as `pareto serve` runs, such as a web server or a watcher of a mailbox.
 *
 * Only services own threads. Several run in one process; each is started once, after all that it names in `after`, and stopped in the
 * reverse order.
 */
#ifndef PARETO_ABI_SERVICE_H
#define PARETO_ABI_SERVICE_H

#include "pareto/abi/host.h"

#ifdef __cplusplus
extern "C" {
#endif

#define PARETO_EXT_SERVICE "pareto.service/1"

typedef struct pareto_service_v1 {
  uint64_t size_of;
  const char *id;             /* [a-z][a-z0-9_]* */
  const pareto_label *label;
  const pareto_label *help;   /* NULL: none */
  pareto_names after;         /* ids of services that are to run before; those that are not there are passed over */
  pareto_fields settings;
  /* [load] Returns at once; what is to go on does so on threads of its own. The job lives until stop has returned; of it, and of the
   * host's services, a thread may call what is marked [any]. A service that fails to start gets no stop. */
  pareto_status (*start)(const pareto_job *, void **run, pareto_error *);
  /* [any] PARETO_OK while it works. Asked every few seconds; after an error, whose words are told, the whole ends so that whoever
   * watches over it starts it anew. */
  pareto_status (*healthy)(void *run, pareto_error *);
  void (*stop)(void *run);    /* [load] its threads are joined on return */
  /* [load] What people at the terminal are told once it runs, such as an address: lines of UTF-8 that live until stop. NULL, the
   * function or its answer: nothing. */
  const char *(*about)(void *run);
} pareto_service_v1;

#ifdef __cplusplus
}
#endif
#endif
