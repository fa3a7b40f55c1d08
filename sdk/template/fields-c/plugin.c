/* Fields on customers in C11: constants alone, no code. */
#include <pareto/c/plugin.h>

static const pareto_fields_v1 kFields = {
    sizeof(pareto_fields_v1), "customer", PARETO_LABEL("My plugin", "我的插件"),
    PARETO_LIST(pareto_field,
                /* At most a million tonnes, in 1/10000. */
                PARETO_FIELD("annual_usage", PARETO_LABEL("Annual usage", "年用量"), PARETO_T_QUANTITY,
                             PARETO_BETWEEN(0, INT64_C(10000000000)), .unit = "t", .flags = PARETO_F_LISTED,
                             .aliases_en = PARETO_NAMES("yearly usage")),
                PARETO_FIELD("grade", PARETO_LABEL("Grade", "级别"), PARETO_T_TEXT, PARETO_ANY_VALUE, .meaning = PARETO_M_CHOICE,
                             .choices = PARETO_LIST(pareto_choice, PARETO_CHOICE("gold", PARETO_LABEL("Gold", "金")),
                                                    PARETO_CHOICE("silver", PARETO_LABEL("Silver", "银")))))};

PARETO_PLUGIN_TABLE(.id = "my-plugin", .version = "1.0.0", .label = PARETO_LABEL("My plugin", "我的插件"), .vendor = "Example",
                    .license = "Apache-2.0", .extensions = PARETO_EXTENSIONS(PARETO_EXTENSION(PARETO_EXT_FIELDS, &kFields)));
