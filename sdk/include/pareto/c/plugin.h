/* Plugins in C: what the interface asks of every one, written once. The interface itself is pareto/abi, and needs none of this.
 *
 * describe.h: labels, fields, the table; job.h: failures and settings; table.h: cells; stream.h: a batch for a batch.
 */
#ifndef PARETO_C_PLUGIN_H
#define PARETO_C_PLUGIN_H

#include "pareto/c/describe.h"
#include "pareto/c/job.h"
#include "pareto/c/stream.h"
#include "pareto/c/table.h"

#endif
