/* One description for everything that has a name and a type: fields of entities, columns, settings, parameters, indicators.
 *
 * From a field alone the host makes storage, SQL, validation, import targets, forms, lists and documentation.
 */
#ifndef PARETO_ABI_FIELD_H
#define PARETO_ABI_FIELD_H

#include "pareto/abi/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Types. Money and quantity are int64 in 1/10000 of their unit; date is days since 1970-01-01; time is microseconds UTC. */
enum {
  PARETO_T_BOOL = 1,
  PARETO_T_INT = 2,
  PARETO_T_REAL = 3,
  PARETO_T_TEXT = 4,
  PARETO_T_DATE = 5,
  PARETO_T_TIME = 6,
  PARETO_T_MONEY = 7,
  PARETO_T_QUANTITY = 8
};

/* Meanings: how a value of the type is to be read. PARETO_M_PLAIN fits every type. */
enum {
  PARETO_M_PLAIN = 0,
  PARETO_M_CHOICE = 1,     /* text: a code of `choices` */
  PARETO_M_REFERENCE = 2,  /* int: id of a record of entity `reference` */
  PARETO_M_MULTILINE = 3,  /* text */
  PARETO_M_PHONE = 4,      /* text */
  PARETO_M_EMAIL = 5,      /* text */
  PARETO_M_URL = 6,        /* text */
  PARETO_M_PERCENT = 7,    /* real: 0.8 is 80 % */
  PARETO_M_UNIT = 8,       /* text: code of a unit (kg, t, …) */
  PARETO_M_CURRENCY = 9,   /* text: ISO 4217 */
  PARETO_M_NAME = 10,      /* text: a name of a firm or person, found by part and by pinyin */
  PARETO_M_CODE = 11,      /* text: a key people use, kept to the letter (leading zeros) */
  PARETO_M_COUNTRY = 12,   /* text */
  PARETO_M_POSTCODE = 13,  /* text */
  PARETO_M_TIER = 14,      /* text: code of a tier */
  PARETO_M_FIELD = 15,     /* text: name of a field of entity `reference`. Of a report's parameter: one that is left empty gets the
                            * field whose `fact` is that of the parameter, and NAME.unit is the unit of the field */
  PARETO_M_YEAR = 16       /* int: a year of the calendar, written without separators: 2026 */
};

/* Flags. */
enum {
  PARETO_F_REQUIRED = 1,
  PARETO_F_UNIQUE = 2,
  PARETO_F_SECRET = 4,      /* a setting that is never shown */
  PARETO_F_SEARCHED = 8,    /* found by the search box */
  PARETO_F_LISTED = 16,     /* in the entity's list unless told otherwise, in `order` */
  PARETO_F_READ_ONLY = 32   /* kept by the host or by the plugin; not offered for input or import */
};

/* Sensitivity of personal data. */
enum { PARETO_S_NONE = 0, PARETO_S_PERSONAL = 1, PARETO_S_CONFIDENTIAL = 2 };

typedef struct pareto_choice {
  uint64_t size_of;
  const char *code;
  const pareto_label *label;
} pareto_choice;

typedef struct pareto_field {
  uint64_t size_of;
  const char *name;             /* [a-z][a-z0-9_]*, unique in its list */
  const pareto_label *label;
  const pareto_label *help;     /* NULL: none */
  pareto_names aliases_en;      /* headers that mean this field in files; the labels need not be repeated */
  pareto_names aliases_zh;      /* simplified or traditional */
  uint32_t type;                /* PARETO_T_… */
  uint32_t meaning;             /* PARETO_M_… */
  uint32_t flags;               /* PARETO_F_… */
  uint32_t sensitivity;         /* PARETO_S_… */
  const char *reference;        /* entity, for PARETO_M_REFERENCE */
  const char *unit;             /* shown beside the value; NULL: none */
  const char *group;            /* code of the form group; NULL: main */
  int32_t order;
  uint32_t reserved;
  const char *default_value;    /* as text in plain notation; NULL: none */
  const pareto_choice *const *choices; /* NULL-terminated; for PARETO_M_CHOICE */
  int64_t min_value, max_value; /* int, money, quantity, date; INT64_MIN and INT64_MAX: open */
  double min_real, max_real;    /* real; NaN: open */
  const char *visible_if;       /* forms show it where this holds: a condition on the record as lists take it, with full names,
                                   "acme.line = motor"; NULL: always */
  const char *expression;       /* computed over the row v of the entity's view, in the SQL of queries; NULL: stored. Never set */
  const char *purpose;          /* why personal data is kept; required when sensitivity is PERSONAL */
  const char *fact;             /* what it tells, by a word that reports look for, such as "annual_use"; NULL: nothing they know */
} pareto_field;

typedef const pareto_field *const *pareto_fields; /* NULL-terminated, or NULL for none */

/* Extension: fields for an entity of the core or of another plugin. Stored under the plugin's id: `chemical.annual_usage`. */
#define PARETO_EXT_FIELDS "pareto.fields/1"
typedef struct pareto_fields_v1 {
  uint64_t size_of;
  const char *entity;          /* which entity gets them, such as "customer" */
  const pareto_label *label;   /* heading of the group of fields */
  pareto_fields fields;
} pareto_fields_v1;

/* Extension: entities of the plugin's own, named `plugin.entity` everywhere. A field `code` (text, unique) is added by the host. */
#define PARETO_EXT_ENTITIES "pareto.entities/1"
enum { PARETO_CASCADE_REFUSE = 0, PARETO_CASCADE_DELETE = 1, PARETO_CASCADE_CLEAR = 2 };
typedef struct pareto_entity {
  uint64_t size_of;
  const char *name;            /* [a-z][a-z0-9_]* */
  const pareto_label *label;
  const pareto_label *plural;
  const char *label_field;     /* names a record for people; NULL: the code */
  uint32_t cascade;            /* what happens to these records when a record that they refer to is removed */
  uint32_t version;            /* 1, raised with every migration */
  pareto_fields fields;
} pareto_entity;
typedef struct pareto_entities_v1 {
  uint64_t size_of;
  const pareto_entity *const *entities; /* NULL-terminated */
} pareto_entities_v1;

#ifdef __cplusplus
}
#endif
#endif
