#include "core/conformance/sample_records.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/conformance/case.hpp"
#include "core/records/list/list.hpp"
#include "pareto/testing/torture.hpp"

namespace pareto::conformance {
namespace {

using model::Entity;
using model::Field;
using model::Meaning;
using sdk::Type;
using sdk::testing::Noise;

constexpr int kDeepest = 6;  // of references that refer to what is not there yet
constexpr std::int64_t kDay = 20'484;

class Maker {
 public:
  Maker(host::Host& host, int depth) : host_(host), depth_(depth) {}

  sdk::Batch make(const Entity& entity, const SampleHow& how) {
    std::vector<const Field*> fields;
    sdk::Schema schema;
    for (const Field& field : entity.fields) {
      if (!field.stored() || field.read_only) continue;
      if (!how.fields_of.empty() && field.plugin != how.fields_of) continue;
      if (!referred(entity, field)) continue;
      fields.push_back(&field);
      schema.push_back({field.name, field.type});
    }
    sdk::BatchBuilder rows(schema);
    Noise noise(how.seed);
    for (std::int64_t row = 0; row < how.rows; ++row) {
      for (std::size_t c = 0; c < fields.size(); ++c) {
        const Field& field = *fields[c];
        const bool may_miss = !field.required && field.name != "code";
        if (may_miss && noise.real() < how.nulls) continue;
        append(rows, c, field, row + static_cast<std::int64_t>(how.seed) * 1000, how, noise);
      }
      rows.end_row();
    }
    return rows.finish();
  }

 private:
  // Finds or makes records that the field can refer to. False where it is left out.
  bool referred(const Entity& entity, const Field& field) {
    if (field.meaning != Meaning::Reference || records_.contains(field.reference)) return true;
    std::vector<std::int64_t> ids = ids_of(host_, field.reference, 20);
    if (ids.empty()) {
      if (!field.required) return false;
      if (depth_ >= kDeepest || field.reference == entity.name)
        fail({"no {0} can ever be added: its {1} must be there, and refers to one",
              "永远无法新增{0}：必填的 {1} 又要引用它"},
             {entity.spoken(), field.name}, {"let {} be empty", "请允许 {} 为空"}, {field.name});
      const Entity& other = host_.schema().entity(field.reference);
      SampleHow how{.rows = 3, .nulls = 1};
      records::Transaction writing(host_.records(), host_.session(),
                                   {.kind = "add", .title = "check"});
      const records::WriteResult made =
          writing.create(other, Maker(host_, depth_ + 1).make(other, how));
      writing.commit();
      for (const std::int64_t id : made.ids) {
        if (id != 0) ids.push_back(id);
      }
      if (ids.empty()) return false;
    }
    records_.emplace(field.reference, std::move(ids));
    return true;
  }

  void append(sdk::BatchBuilder& rows, std::size_t column, const Field& field, std::int64_t turn,
              const SampleHow& how, Noise& noise) {
    if (field.meaning == Meaning::Reference) {
      const std::vector<std::int64_t>& ids = records_.at(field.reference);
      rows.integer(column, ids[static_cast<std::size_t>(turn) % ids.size()]);
    } else if (field.type == Type::Text) {
      rows.text(column, text(field, turn, how, noise));
    } else if (field.type == Type::Real) {
      rows.real(column, real(field, how, noise));
    } else {
      rows.integer(column, whole(field, turn, how, noise));
    }
  }

  static std::string text(const Field& field, std::int64_t turn, const SampleHow& how,
                          Noise& noise) {
    if (!field.choices.empty())
      return field.choices[static_cast<std::size_t>(turn) % field.choices.size()].code;
    if (field.meaning == Meaning::Unit) return "t";
    if (field.meaning == Meaning::Currency) return "CNY";
    const std::string own = field.local_name() + " " + std::to_string(turn);
    if (!how.extremes || noise.below(3) != 0) return own;
    std::string odd = sdk::testing::detail::torture_text({.extremes = true}, noise);
    return field.unique || field.required ? odd + own : odd;
  }

  static double real(const Field& field, const SampleHow& how, Noise& noise) {
    double value = sdk::testing::detail::torture_real({.extremes = how.extremes}, noise);
    if (!std::isnan(field.min_real)) value = std::max(value, field.min_real);
    if (!std::isnan(field.max_real)) value = std::min(value, field.max_real);
    return value;
  }

  static std::int64_t whole(const Field& field, std::int64_t turn, const SampleHow& how,
                            Noise& noise) {
    if (field.type == Type::Bool) return turn % 2;
    std::int64_t value = field.type == Type::Date   ? kDay + turn % 300
                         : field.type == Type::Time ? (kDay + turn % 300) * 86'400'000'000
                                                    : turn + 1;
    if (how.extremes && !field.unique && noise.below(3) == 0) {
      const std::int64_t least = std::max<std::int64_t>(field.min_value, INT64_MIN / 1'000'000),
                         most = std::min<std::int64_t>(field.max_value, INT64_MAX / 1'000'000);
      const std::int64_t ends[] = {least, most, 0, 1, -1};
      value = field.type == Type::Date || field.type == Type::Time ? value : ends[noise.below(5)];
    }
    return std::clamp(value, field.min_value, std::max(field.min_value, field.max_value));
  }

  host::Host& host_;
  int depth_;
  std::map<std::string, std::vector<std::int64_t>> records_;  // by entity
};

}  // namespace

std::vector<std::int64_t> ids_of(host::Host& host, const std::string& entity, std::int64_t most) {
  std::vector<std::int64_t> ids;
  const records::List list =
      records::list_records(host.store(), host.session(), host.schema(),
                            {.entity = entity, .columns = {"id"}, .limit = most});
  for (sdk::Batch batch; list.rows->next(batch);) {
    for (std::int64_t row = 0; row < batch.rows(); ++row)
      ids.push_back(batch.column(0).integer(row));
  }
  return ids;
}

sdk::Batch sample_records(host::Host& host, const Entity& entity, const SampleHow& how) {
  return Maker(host, 0).make(entity, how);
}

std::int64_t create_samples(host::Host& host, const Entity& entity, const SampleHow& how,
                            std::vector<std::int64_t>& ids) {
  const sdk::Batch rows = sample_records(host, entity, how);
  records::Transaction writing(host.records(), host.session(), {.kind = "add", .title = "check"});
  const records::WriteResult made = writing.create(entity, rows);
  if (!made.rejects.empty()) {
    const records::Reject& first = made.rejects.front();
    Error error(ErrorCode::Data, first.why);
    throw error.within({Text{"{0}, field {1}, value \"{2}\"", "{0}，字段 {1}，值“{2}”"},
                        {entity.spoken(), first.field, first.value}});
  }
  ids = made.ids;
  return writing.commit();
}

}  // namespace pareto::conformance
