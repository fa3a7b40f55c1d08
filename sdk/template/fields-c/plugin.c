/* Fields on customers in C11: constants alone, no code. */
#include <pareto/abi/plugin.h>

static const pareto_label kLabel = {sizeof(pareto_label), "My plugin", "我的插件", NULL};

static const pareto_label kUsageLabel = {sizeof(pareto_label), "Annual usage", "年用量", NULL};
static const char *const kHeadings[] = {"yearly usage", NULL};
static const pareto_field kUsage = {.size_of = sizeof(pareto_field),
                                    .name = "annual_usage",
                                    .label = &kUsageLabel,
                                    .aliases_en = kHeadings,
                                    .type = PARETO_T_QUANTITY,
                                    .flags = PARETO_F_LISTED,
                                    .unit = "t",
                                    .min_value = 0,
                                    .max_value = INT64_C(10000000000)}; /* a million tonnes, in 1/10000 */

static const pareto_label kGradeLabel = {sizeof(pareto_label), "Grade", "级别", NULL};
static const pareto_label kGoldLabel = {sizeof(pareto_label), "Gold", "金", NULL};
static const pareto_label kSilverLabel = {sizeof(pareto_label), "Silver", "银", NULL};
static const pareto_choice kGold = {sizeof(pareto_choice), "gold", &kGoldLabel};
static const pareto_choice kSilver = {sizeof(pareto_choice), "silver", &kSilverLabel};
static const pareto_choice *const kGrades[] = {&kGold, &kSilver, NULL};
static const pareto_field kGrade = {.size_of = sizeof(pareto_field),
                                    .name = "grade",
                                    .label = &kGradeLabel,
                                    .type = PARETO_T_TEXT,
                                    .meaning = PARETO_M_CHOICE,
                                    .choices = kGrades,
                                    .min_value = INT64_MIN,
                                    .max_value = INT64_MAX};

static const pareto_field *const kFieldList[] = {&kUsage, &kGrade, NULL};
static const pareto_fields_v1 kFields = {sizeof(pareto_fields_v1), "customer", &kLabel, kFieldList};

static const pareto_extension kExtension = {PARETO_EXT_FIELDS, &kFields};
static const pareto_extension *const kExtensions[] = {&kExtension, NULL};
static const pareto_plugin_v0 kPlugin = {.size_of = sizeof(pareto_plugin_v0),
                                         .magic = PARETO_MAGIC,
                                         .id = "my-plugin",
                                         .version = "1.0.0",
                                         .label = &kLabel,
                                         .vendor = "Example",
                                         .license = "Apache-2.0",
                                         .built_with = "C11",
                                         .extensions = kExtensions};

PARETO_EXPORT const pareto_plugin_v0 *pareto_plugin_entry_v0(void) { return &kPlugin; }
