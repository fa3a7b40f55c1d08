// What the methods about tiers share: the rule that is asked for, and how its subjects, tiers and
// figures are written.
//
// One thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/api/method.hpp"
#include "core/jobs/job.hpp"
#include "core/tiering/explanation.hpp"
#include "core/tiering/rule_run.hpp"

namespace pareto::api {

inline const Parameter kRule{
    "rule", Kind::Text, {"which rule (that whose tiers customers show)", "哪条规则（默认主规则）"}};
inline const Parameter kSettings{
    "settings",
    Kind::Object,
    {"values by name that go before those that are kept", "按名称给出的临时值，优先于已保存的"}};
inline const Parameter kAsOf{
    "as_of",
    Kind::Text,
    {"the day until when data is looked at (the last sale's)", "数据截至哪天（默认最后一笔销售）"}};

// Texts of an object by name.
[[nodiscard]] std::map<std::string, std::string> texts_by_name(const Call& call,
                                                               std::string_view parameter);
[[nodiscard]] std::string rule_id(Call& call);
// As asked, else what the session was opened for; nothing: the data decide.
[[nodiscard]] std::optional<Date> day_of(const Call& call);

// The members "tier" (a code, or null) and "label", as `name` and `name_label`.
void write_tier(JsonWriter& out, const std::string& name, const tiering::Rule& rule,
                std::string_view code, Language language);
void write_tier(JsonWriter& out, const std::string& name, const tiering::Rule& rule,
                std::uint8_t tier, Language language);
// {"id", "code", "name", "brief"}
void write_who(JsonWriter& out, const tiering::SubjectName& who);
// A value of a measure: money and quantities as decimals, counts as they are.
void write_measure(JsonWriter& out, std::string_view name, std::int64_t value, model::Type type);
void write_notes(JsonWriter& out, const std::vector<Message>& notes, Language language);

}  // namespace pareto::api
