#include "core/imports/rows/related_keys.hpp"

#include "core/imports/cells/cell_text.hpp"

namespace pareto::imports {

RelatedKeys::RelatedKeys(const RelatedPlan& plan, Coercer code, Coercer name,
                         std::vector<Coercer> others)
    : plan_(&plan),
      code_(std::move(code)),
      name_(std::move(name)),
      others_(std::move(others)),
      differing_(plan.others.size()),
      unusable_(plan.others.size()) {
  for (std::size_t i = 0; i < plan.others.size(); ++i)
    unusable_[i].path = differing_[i].path = plan.field->name + "." + plan.others[i].field->name;
}

std::int32_t RelatedKeys::place(std::string_view code, std::string_view name, RelatedNews& news) {
  // Lines of one order name the same customer.
  if (last_ >= 0 && code == last_code_ && name == last_name_) return last_;
  Value value;
  scratch_.clear();
  if (!code.empty() && code_.read(code, value) == nullptr && !value.null) {
    (scratch_ = 'c').append(value.text);
  } else if (!name.empty() && name_.read(name, value) == nullptr && !value.null) {
    (scratch_ = 'n').append(value.text);
  } else {
    return -1;
  }
  const KeyTable::Place place = keys_.place(scratch_);
  if (place.added) {
    RelatedNews::Key key;
    (scratch_[0] == 'c' ? key.code : key.name) = scratch_.substr(1);
    news.keys.push_back(std::move(key));
    firsts_.resize(keys_.size() * plan_->others.size());
  }
  last_code_.assign(code);
  last_name_.assign(name);
  last_ = place.ordinal;
  return place.ordinal;
}

void RelatedKeys::see(std::int32_t ordinal, std::size_t field, std::string_view text,
                      std::int64_t line, RelatedNews& news) {
  text = trimmed(text);
  First& first = firsts_[static_cast<std::size_t>(ordinal) * plan_->others.size() + field];
  const auto hash = static_cast<std::uint32_t>(hash64(text)) | 1;
  if (first.hash == hash) return;
  Value value;
  if (const Fault* fault = others_[field].read(text, value)) {
    Unusable& unusable = unusable_[field];
    if (++unusable.cells > 1) return;
    unusable.line = line;
    unusable.value = text;
    unusable.why = fault->why;
    return;
  }
  if (value.null || first.differs) return;
  if (first.hash == 0) {
    first.hash = hash;
    news.fills.push_back({ordinal, static_cast<std::uint32_t>(field), KeptValue(value)});
    return;
  }
  first.differs = true;
  if (plan_->others[field].assumed) return;
  Differing& differing = differing_[field];
  if (++differing.records == 1) {
    differing.record = key(ordinal);
    differing.other = text;
  }
}

std::vector<Differing> RelatedKeys::differing() const {
  std::vector<Differing> out;
  for (const Differing& differing : differing_) {
    if (differing.records > 0) out.push_back(differing);
  }
  return out;
}

std::vector<Unusable> RelatedKeys::unusable() const {
  std::vector<Unusable> out;
  for (const Unusable& unusable : unusable_) {
    if (unusable.cells > 0) out.push_back(unusable);
  }
  return out;
}

}  // namespace pareto::imports
