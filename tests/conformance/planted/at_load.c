/* What happens when a library is loaded and asked for its table: AT_LOAD names the fault; without
 * one it is sound. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "pareto/abi/plugin.h"

enum { NONE, SOCKET, THREAD, WRITES_FILE, ENVIRONMENT, PRINTS, CRASHES, OTHER_TABLE, LEAVES_FILE };

static void* nothing(void* argument) { return argument; }

__attribute__((constructor)) static void at_load(void) {
  pthread_t thread;
  int file;
  (void)thread;
  (void)file;
  (void)nothing;
#if AT_LOAD == 1
  file = socket(AF_INET, SOCK_STREAM, 0);
  if (file >= 0) close(file);
#elif AT_LOAD == 2
  pthread_create(&thread, NULL, nothing, NULL);
#elif AT_LOAD == 3
  file = open("planted.log", O_WRONLY | O_CREAT, 0600);
  if (file >= 0) close(file);
#elif AT_LOAD == 4
  setenv("TZ", "UTC", 1);
#elif AT_LOAD == 5
  if (write(1, "loaded\n", 7) < 0) abort();
#elif AT_LOAD == 6
  abort();
#elif AT_LOAD == 8
  if (open("/dev/null", O_RDONLY) < 0) abort();
#endif
}

static const pareto_label kLabel = {sizeof(pareto_label), "Planted", "植入缺陷", NULL};
static const pareto_plugin_v0 kPlugin = {.size_of = sizeof(pareto_plugin_v0),
                                         .magic = PARETO_MAGIC,
                                         .id = "test.at_load",
                                         .version = "1.0.0",
                                         .label = &kLabel,
                                         .vendor = "Pareto",
                                         .license = "Apache-2.0",
                                         .built_with = "C11"};
#if AT_LOAD == 7
static pareto_plugin_v0 tables[2];
static int turn;
PARETO_EXPORT const pareto_plugin_v0* pareto_plugin_entry_v0(void) {
  turn = 1 - turn;
  tables[turn] = kPlugin;
  return &tables[turn];
}
#else
PARETO_EXPORT const pareto_plugin_v0* pareto_plugin_entry_v0(void) { return &kPlugin; }
#endif

#ifdef EXPORTS_MORE
PARETO_EXPORT int pareto_planted_extra(void);
int pareto_planted_extra(void) { return 1; }
#endif
