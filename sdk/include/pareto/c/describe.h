/* What a plugin in C says of itself: labels, fields, lists and its table, without counting and without repeating.
 *
 *     static const pareto_label *const kLabel = PARETO_LABEL("Potential", "潜力");
 *     static const pareto_field *const kFrom =
 *         PARETO_FIELD("a_from", PARETO_LABEL("A from", "A 类起点"), PARETO_T_MONEY, PARETO_BETWEEN(0, INT64_MAX), .default_value = "1000");
 *     static const pareto_tiering_v1 kTiering = {.size_of = sizeof(pareto_tiering_v1), .id = "abc", .label = kLabel …
 *     PARETO_PLUGIN_TABLE(.id = "acme.abc", .version = "1.0.0", .label = PARETO_LABEL("ABC", NULL), .license = "Apache-2.0",
 *                         .extensions = PARETO_EXTENSIONS(PARETO_EXTENSION(PARETO_EXT_TIERING, &kTiering)));
 *
 * All of it is for the outside of functions: what they make lives as long as the library. C11; not for C++, which has pareto/plugin.hpp.
 */
#ifndef PARETO_C_DESCRIBE_H
#define PARETO_C_DESCRIBE_H

#include <math.h>

#include "pareto/abi/plugin.h"
#include "pareto/abi/views.h"

/* Words in both languages; NULL where there is no Chinese. */
#define PARETO_LABEL(english, chinese) (&(const pareto_label){sizeof(pareto_label), english, chinese, NULL})

/* Lists that end with NULL: PARETO_NAMES("yearly usage", "annual demand"), PARETO_LIST(pareto_field, &kUsage, &kGrade). */
#define PARETO_NAMES(...) ((const char *const[]){__VA_ARGS__, NULL})
#define PARETO_LIST(type, ...) ((const type *const[]){__VA_ARGS__, NULL})

/* Which values a field takes: one of these comes behind its type. PARETO_BETWEEN counts money, quantities and dates as the interface does. */
#define PARETO_ANY_VALUE .min_value = INT64_MIN, .max_value = INT64_MAX, .min_real = (double)NAN, .max_real = (double)NAN
#define PARETO_BETWEEN(least, most) .min_value = (least), .max_value = (most)
#define PARETO_BETWEEN_REAL(least, most) .min_real = (least), .max_real = (most)

/* A field: name, label, type, the values it takes, then whatever else is to be said: .flags = PARETO_F_REQUIRED, .unit = "t". */
#define PARETO_FIELD(its_name, its_label, its_type, ...) \
  (&(const pareto_field){.size_of = sizeof(pareto_field), .name = its_name, .label = its_label, .type = its_type, __VA_ARGS__})
#define PARETO_CHOICE(its_code, its_label) (&(const pareto_choice){sizeof(pareto_choice), its_code, its_label})
#define PARETO_TIER(its_code, its_label) (&(const pareto_tier){sizeof(pareto_tier), its_code, its_label})

#define PARETO_EXTENSION(its_id, its_table) (&(const pareto_extension){its_id, its_table})
#define PARETO_EXTENSIONS(...) PARETO_LIST(pareto_extension, __VA_ARGS__)

/* The plugin's table and its entry, the one thing that a library exports. Once per library. */
#define PARETO_PLUGIN_TABLE(...)                                                                             \
  static const pareto_plugin_v0 pareto_plugin_table = {                                                      \
      .size_of = sizeof(pareto_plugin_v0), .magic = PARETO_MAGIC, .built_with = PARETO_C_COMPILER, __VA_ARGS__}; \
  PARETO_EXPORT const pareto_plugin_v0 *pareto_plugin_entry_v0(void) { return &pareto_plugin_table; }        \
  struct pareto_plugin_table_needs_a_semicolon

#ifdef __VERSION__
#define PARETO_C_COMPILER "C, " __VERSION__
#else
#define PARETO_C_COMPILER "C"
#endif

#endif
