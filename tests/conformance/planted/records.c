/* Entities, fields, views and actions with one fault each: FAULT names it; without one it is sound. */
#include <pareto/c/plugin.h>

#ifndef FAULT
#define FAULT 0
#endif
/* 1 one label twice, 2 clears what is required, 3 needs one of itself, 4 reads text as a number, 5 a column that is not there,
 * 6 a card that counts names, 7 and 8 as 1 and 4 of added fields, 9 another name each time, 10 shown by
 * a field that is not there, 11 computed of one that is not there. */

#if FAULT == 3 /* NEEDS_ITSELF */
#define SELF_FLAGS PARETO_F_REQUIRED
#else
#define SELF_FLAGS 0
#endif
#if FAULT == 1 /* ONE_LABEL */
#define NOTE "Title"
#else
#define NOTE "Note"
#endif
#if FAULT == 4 /* READS_TEXT */
#define LENGTH "CASE WHEN length(v.note) > 3 THEN v.note ELSE 1 END"
#elif FAULT == 11
#define LENGTH "v.shoe_size"
#else
#define LENGTH "length(v.note)"
#endif

static const pareto_entity kSample = {
    .size_of = sizeof(pareto_entity),
    .name = "sample",
    .label = PARETO_LABEL("Sample", "样品"),
    .plural = PARETO_LABEL("Samples", "样品"),
    .label_field = "title",
    .cascade = FAULT == 2 ? PARETO_CASCADE_CLEAR : PARETO_CASCADE_DELETE,
    .version = 1,
    .fields = PARETO_LIST(
        pareto_field,
        PARETO_FIELD("title", PARETO_LABEL("Title", "标题"), PARETO_T_TEXT, PARETO_ANY_VALUE, .flags = PARETO_F_REQUIRED | PARETO_F_LISTED),
        PARETO_FIELD("customer", PARETO_LABEL("Customer", "客户"), PARETO_T_INT, PARETO_ANY_VALUE, .meaning = PARETO_M_REFERENCE,
                     .reference = "customer", .flags = PARETO_F_REQUIRED),
        PARETO_FIELD("part_of", PARETO_LABEL("Part of", "所属"), PARETO_T_INT, PARETO_ANY_VALUE, .meaning = PARETO_M_REFERENCE,
                     .reference = "sample", .flags = SELF_FLAGS),
        PARETO_FIELD("note", PARETO_LABEL(NOTE, "备注"), PARETO_T_TEXT, PARETO_ANY_VALUE),
        PARETO_FIELD("worth", PARETO_LABEL("Worth", "金额"), PARETO_T_MONEY, PARETO_BETWEEN(0, INT64_MAX)),
        PARETO_FIELD("size", PARETO_LABEL("Length", "长度"), PARETO_T_INT, PARETO_ANY_VALUE, .expression = LENGTH))};
static const pareto_entities_v1 kEntities = {sizeof(pareto_entities_v1), PARETO_LIST(pareto_entity, &kSample)};

static const pareto_fields_v1 kFields = {
    sizeof(pareto_fields_v1), "customer", PARETO_LABEL("Planted", "植入缺陷"),
    PARETO_LIST(pareto_field, PARETO_FIELD("grade", PARETO_LABEL("Grade", "级别"), PARETO_T_TEXT, PARETO_ANY_VALUE),
                PARETO_FIELD("again", PARETO_LABEL(FAULT == 7 ? "Grade" : "Again", "再次"), PARETO_T_INT, PARETO_ANY_VALUE,
                             .visible_if = FAULT == 10 ? "shoe_size = 44" : "test.records.grade = gold"),
                PARETO_FIELD("size", PARETO_LABEL("Length of grade", "级别长度"), PARETO_T_INT, PARETO_ANY_VALUE,
                             .expression = FAULT == 8 ? "CASE WHEN length(v.\"test.records.grade\") > 3 THEN v.\"test.records.grade\" ELSE 1 END" : "length(v.\"test.records.grade\")"))};

static const pareto_view_query kCount = {
    .size_of = sizeof(pareto_view_query),
    .name = "count",
    .sql = FAULT == 6 ? "SELECT min(name) AS n FROM customer" : "SELECT count(*) AS n FROM customer",
    .columns = PARETO_LIST(pareto_field, PARETO_FIELD("n", PARETO_LABEL("N", NULL), PARETO_T_INT, PARETO_ANY_VALUE))};
static const pareto_view_card kCard = {.size_of = sizeof(pareto_view_card),
                                       .label = PARETO_LABEL("Customers", "客户"),
                                       .show = PARETO_CARD_FIGURE,
                                       .query = "count",
                                       .columns = PARETO_NAMES("n")};
static const pareto_view kCards = {.size_of = sizeof(pareto_view),
                                   .id = "planted_cards",
                                   .label = PARETO_LABEL("Planted", "植入缺陷"),
                                   .kind = PARETO_VIEW_CARDS,
                                   .queries = PARETO_LIST(pareto_view_query, &kCount),
                                   .cards = PARETO_LIST(pareto_view_card, &kCard)};
static const pareto_view kList = {.size_of = sizeof(pareto_view),
                                  .id = "planted_list",
                                  .label = PARETO_LABEL("Planted", "植入缺陷"),
                                  .kind = PARETO_VIEW_LIST,
                                  .entity = "test.records.sample",
                                  .columns = PARETO_NAMES("title", FAULT == 5 ? "shoe_size" : "worth")};
static const pareto_views_v1 kViews = {sizeof(pareto_views_v1), PARETO_LIST(pareto_view, &kCards, &kList)};

/* Customers get a name; the one with the fault another one each time. */
static const pareto_spec kName[] = {{"name", "u"}};
static pareto_status rename_all(const pareto_job *job, const int64_t *ids, int64_t count, pareto_error *error) {
  static int turn = 0;
  const pareto_records_v1 *records = job->host->service(job->host, PARETO_SVC_RECORDS);
  char name[32] = "planted ?";
  struct ArrowSchema schema;
  struct ArrowArray batch;
  pareto_rows *rows;
  pareto_status status;
  int64_t row;
  if (records == NULL) return pareto_fail(error, PARETO_E_DENIED, "the records service is not granted");
  if (FAULT == 9) name[8] = (char)('A' + turn++ % 26);
  rows = pareto_rows_new(kName, 1, count);
  if (rows == NULL || pareto_schema_of(kName, 1, &schema) != 0) {
    pareto_rows_free(rows);
    return pareto_fail(error, PARETO_E_MEMORY, "out of memory");
  }
  for (row = 0; row < count; ++row) pareto_append_text(rows, 0, row, name, strlen(name));
  pareto_rows_move(rows, &batch);
  status = records->update(records, job->session, "customer", ids, &schema, &batch, error);
  schema.release(&schema);
  batch.release(&batch);
  return status;
}
static const pareto_action_v1 kAction = {.size_of = sizeof(pareto_action_v1),
                                         .id = "planted_rename",
                                         .label = PARETO_LABEL("Rename", "改名"),
                                         .entity = "customer",
                                         .run = rename_all};

PARETO_PLUGIN_TABLE(.id = "test.records", .version = "1.0.0", .label = PARETO_LABEL("Planted", "植入缺陷"), .vendor = "Pareto",
                    .license = "Apache-2.0", .capabilities = PARETO_NAMES(PARETO_SVC_RECORDS),
                    .extensions = PARETO_EXTENSIONS(PARETO_EXTENSION(PARETO_EXT_ENTITIES, &kEntities),
                                                    PARETO_EXTENSION(PARETO_EXT_FIELDS, &kFields),
                                                    PARETO_EXTENSION(PARETO_EXT_VIEWS, &kViews),
                                                    PARETO_EXTENSION(PARETO_EXT_ACTION, &kAction)));
