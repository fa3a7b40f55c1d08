/* The plugin itself: one exported function that answers one constant table.
 *
 * Version rule. The major version is in the entry's name; the host tries the highest it knows first. The minor counts additions;
 * a plugin states the lowest it needs (`needs_minor`) and loads if the host's is not lower. An extension's revision is part of
 * its id; a new revision is a new id. Until the SDK is released the entry is pareto_plugin_entry_v0 and anything may change.
 */
#ifndef PARETO_ABI_PLUGIN_H
#define PARETO_ABI_PLUGIN_H

#include "pareto/abi/command.h"
#include "pareto/abi/document.h"
#include "pareto/abi/event.h"
#include "pareto/abi/field.h"
#include "pareto/abi/host.h"
#include "pareto/abi/import.h"
#include "pareto/abi/service.h"
#include "pareto/abi/tiering.h"

#ifdef __cplusplus
extern "C" {
#endif

#define PARETO_ABI_MINOR 0

typedef struct pareto_extension {
  const char *id;    /* "pareto.tiering/1" */
  const void *table; /* pareto_tiering_v1 and so on */
} pareto_extension;

typedef struct pareto_plugin_v0 {
  uint64_t size_of;
  uint32_t magic;              /* PARETO_MAGIC */
  uint32_t needs_minor;
  const char *id;              /* [a-z][a-z0-9_-]*, with dots for a vendor: "acme.abc" */
  const char *version;         /* "1.2.0" */
  const pareto_label *label;
  const char *vendor;
  const char *license;         /* SPDX */
  const char *built_with;      /* compiler and SDK, for people */
  const pareto_extension *const *extensions; /* NULL-terminated */
  pareto_names capabilities;   /* host services it asks for: "pareto.host.query/1", … */
  /* [load] May be NULL. Called once in a process, before anything else of the plugin and after the start of all that it depends on;
   * a failure takes the plugin out of use until the program ends. The host's table is valid until stop has returned. */
  pareto_status (*start)(const pareto_host *, pareto_error *);
  /* [load] May be NULL. Called once, after everything else, before the stop of what it depends on; never when start failed. Services
   * of the host still work. */
  void (*stop)(void);
  /* Plugins without which it does not work, each "ID" or "ID >= VERSION", such as "projects >= 1.2.0". Ask size_of before reading it. */
  pareto_names depends;
} pareto_plugin_v0;

/* The only export of a plugin. Pure: no threads, files or output. */
PARETO_EXPORT const pareto_plugin_v0 *pareto_plugin_entry_v0(void);

#ifdef __cplusplus
}
#endif
#endif
