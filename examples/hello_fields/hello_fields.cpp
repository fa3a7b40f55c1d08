// The fields of an insurance broker on its customers. No code: names, types, choices, bounds, and
// why personal data is kept.
#include <pareto/plugin.hpp>

using namespace pareto::sdk;

struct Insurance : Fields<Insurance> {
  static constexpr const char* entity = "customer";
  static constexpr Label label{"Insurance", "保险"};
  static constexpr Choice kLines[] = {{"motor", {"Motor", "车险"}},
                                      {"home", {"Home", "家财险"}},
                                      {"life", {"Life", "寿险"}},
                                      {"travel", {"Travel", "旅行险"}}};
  static constexpr Field fields[] = {
      text("policy_number", {"Policy number", "保单号"}).unique().listed(),
      text("line", {"Line of business", "险种"}).one_of(kLines).listed(),
      date("renewal_date", {"Renewal date", "续保日期"}).listed(),
      money("annual_premium", {"Annual premium", "年保费"}).between(0, 1'000'000'000'0000),
      integer("claims_36m", {"Claims in 36 months", "三年内理赔次数"})
          .between(0, 999)
          .shown_if("hello-fields.line = motor"),
      date("birth_date", {"Policyholder's birth date", "投保人生日"})
          .personal("premiums depend on age")};
};

constexpr PluginInfo kPlugin{.id = "hello-fields",
                             .version = "1.0.0",
                             .label = {"Insurance", "保险"},
                             .vendor = "Example",
                             .license = "Apache-2.0"};
PARETO_PLUGIN(kPlugin, Insurance);
