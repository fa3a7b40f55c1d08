#include "core/pivot/encoder.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <unordered_map>

#include "core/base/hash.hpp"
#include "core/pivot/date_part.hpp"
#include "core/pivot/int_map.hpp"
#include "core/store/dialect.hpp"

namespace pareto::pivot {
namespace {

using model::DatePart;
using model::Field;
using model::Meaning;
using sdk::ColumnView;
using sdk::Type;

// So many ids are asked for one by one; beyond that, all records are read at once, which costs less
// per id.
constexpr std::size_t kFewIds = 2'000, kIdsPerQuery = 500;

// Whole numbers, days, ids, reals by their bits.
class WholeEncoder : public Encoder {
 public:
  explicit WholeEncoder(Type type) : type_(type) { seen_.push_back(0); }

  void encode(const ColumnView& values, std::int64_t rows, const std::uint8_t*,
              std::vector<std::uint32_t>& codes) override {
    codes.resize(static_cast<std::size_t>(rows));
    for (std::int64_t row = 0; row < rows; ++row) {
      codes[static_cast<std::size_t>(row)] =
          values.is_null(row)
              ? 0
              : code(type_ == Type::Real ? std::bit_cast<std::int64_t>(values.real(row))
                                         : values.integer(row));
    }
  }
  [[nodiscard]] std::size_t size() const override { return seen_.size(); }
  [[nodiscard]] std::vector<Value> values(const std::vector<std::uint32_t>& codes) override {
    std::vector<Value> out;
    for (const std::uint32_t code : codes) {
      if (code == 0)
        out.emplace_back();
      else if (type_ == Type::Real)
        out.push_back({false, 0, std::bit_cast<double>(seen_[code]), {}});
      else
        out.push_back({false, seen_[code], 0, {}});
    }
    return out;
  }
  std::uint32_t code_of(Date day) override { return type_ == Type::Date ? code(day.days) : 0; }

 protected:
  std::uint32_t code(std::int64_t value) {
    bool fresh = false;
    std::uint32_t& known = codes_.at(value, fresh);
    if (fresh) {
      known = static_cast<std::uint32_t>(seen_.size());
      seen_.push_back(value);
    }
    return known;
  }
  std::vector<std::int64_t> seen_;  // by code

 private:
  Type type_;
  IntMap codes_;
};

class TextEncoder final : public Encoder {
 public:
  void encode(const ColumnView& values, std::int64_t rows, const std::uint8_t*,
              std::vector<std::uint32_t>& codes) override {
    codes.resize(static_cast<std::size_t>(rows));
    for (std::int64_t row = 0; row < rows; ++row) {
      const bool none = values.is_null(row) || values.text(row).empty();
      codes[static_cast<std::size_t>(row)] = none ? 0 : code(values.text(row));
    }
  }
  [[nodiscard]] std::size_t size() const override { return seen_.size(); }
  [[nodiscard]] std::vector<Value> values(const std::vector<std::uint32_t>& codes) override {
    std::vector<Value> out;
    for (const std::uint32_t code : codes)
      out.push_back(code == 0 ? Value{} : Value{false, 0, 0, *seen_[code]});
    return out;
  }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return hash64(text); }
  };
  std::uint32_t code(std::string_view text) {
    auto known = codes_.find(text);
    if (known == codes_.end()) {
      known = codes_.emplace(std::string(text), static_cast<std::uint32_t>(seen_.size())).first;
      seen_.push_back(&known->first);
    }
    return known->second;
  }
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> codes_;
  std::vector<const std::string*> seen_{nullptr};  // by code
};

// Years, quarters, months, weeks, days: known by their first day.
class DayEncoder final : public Encoder {
 public:
  DayEncoder(DatePart part, bool moments, TimeZone zone, LayOver lay_over)
      : part_(part), moments_(moments), zone_(std::move(zone)), lay_over_(std::move(lay_over)) {}

  void encode(const ColumnView& values, std::int64_t rows, const std::uint8_t* before,
              std::vector<std::uint32_t>& codes) override {
    codes.resize(static_cast<std::size_t>(rows));
    for (std::int64_t row = 0; row < rows; ++row) {
      std::uint32_t& code = codes[static_cast<std::size_t>(row)];
      code = 0;
      if (values.is_null(row)) continue;
      const std::int64_t day =
          moments_ ? zone_.day(Time{values.integer(row)}).days : values.integer(row);
      const bool laid = before != nullptr && before[row] != 0 && lay_over_;
      bool fresh = false;
      std::uint32_t& known = days_.at(day * 2 + (laid ? 1 : 0), fresh);
      if (fresh) {
        const Date shown{static_cast<std::int32_t>(day)};
        known = code_of(laid ? lay_over_(shown) : shown);
      }
      code = known;
    }
  }
  [[nodiscard]] std::size_t size() const override { return firsts_.size(); }
  [[nodiscard]] std::vector<Value> values(const std::vector<std::uint32_t>& codes) override {
    std::vector<Value> out;
    for (const std::uint32_t code : codes) {
      if (code == 0)
        out.emplace_back();
      else if (part_ == DatePart::None || part_ == DatePart::Day)
        out.push_back({false, firsts_[code].days, 0, {}});
      else
        out.push_back({false, firsts_[code].days, 0, text_of(part_, firsts_[code])});
    }
    return out;
  }
  std::uint32_t code_of(Date day) override {
    const Date first = first_day(part_, day);
    bool fresh = false;
    std::uint32_t& known = codes_.at(first.days, fresh);
    if (fresh) {
      known = static_cast<std::uint32_t>(firsts_.size());
      firsts_.push_back(first);
    }
    return known;
  }

 private:
  DatePart part_;
  bool moments_;
  TimeZone zone_;
  LayOver lay_over_;
  IntMap days_, codes_;  // days as they come; first days
  std::vector<Date> firsts_{Date{}};
};

// Ids, told by what their records are called. Of two with one name, both have the code behind it.
class ReferenceEncoder final : public WholeEncoder {
 public:
  ReferenceEncoder(const Source& source, const model::Entity& entity)
      : WholeEncoder(Type::Int), source_(source), entity_(entity) {}

  [[nodiscard]] std::vector<Value> values(const std::vector<std::uint32_t>& codes) override {
    std::vector<std::int64_t> ids;
    for (const std::uint32_t code : codes) {
      if (code != 0) ids.push_back(seen_[code]);
    }
    const std::map<std::int64_t, Name> names = names_of(std::move(ids));
    std::unordered_map<std::string, int> count;
    for (const auto& [id, name] : names) ++count[name.label];
    std::vector<Value> out;
    for (const std::uint32_t code : codes) {
      if (code == 0) {
        out.emplace_back();
        continue;
      }
      const auto found = names.find(seen_[code]);
      // Whose record may not be seen, or is gone, has a number and no name.
      if (found == names.end() || found->second.label.empty()) {
        out.push_back({false, seen_[code], 0,
                       found == names.end() || found->second.code.empty()
                           ? "#" + std::to_string(seen_[code])
                           : found->second.code});
        continue;
      }
      const Name& name = found->second;
      const bool alike = count[name.label] > 1;
      out.push_back({false, seen_[code], 0,
                     alike ? name.label + " (" +
                                 (name.code.empty() ? std::to_string(seen_[code]) : name.code) + ")"
                           : name.label});
    }
    return out;
  }

 private:
  struct Name {
    std::string label, code;
  };
  [[nodiscard]] std::map<std::int64_t, Name> names_of(std::vector<std::int64_t> ids) const;

  const Source& source_;
  const model::Entity& entity_;
};

// Calls `take` with the batches of `columns` of these records; of all records where they are many.
void read_records(const Source& source, const model::Entity& entity, const std::string& columns,
                  const sdk::Schema& result, const std::vector<std::int64_t>& ids, bool all,
                  const std::function<void(const sdk::Batch&)>& take) {
  const std::string select = "SELECT id, " + columns + " FROM " + store::quoted_name(entity.name);
  const auto read = [&](const std::string& sql) {
    const auto rows = source.select(sql, {}, result);
    for (sdk::Batch batch; rows->next(batch);) take(batch);
  };
  if (all) return read(select);
  for (std::size_t from = 0; from < ids.size(); from += kIdsPerQuery) {
    std::string list;
    for (std::size_t i = from; i < std::min(ids.size(), from + kIdsPerQuery); ++i)
      list += (list.empty() ? "" : ", ") + std::to_string(ids[i]);
    read(select + " WHERE id IN (" + list + ")");
  }
}

std::map<std::int64_t, ReferenceEncoder::Name> ReferenceEncoder::names_of(
    std::vector<std::int64_t> ids) const {
  std::map<std::int64_t, Name> names;
  const Field* label = entity_.find(entity_.label_field);
  const bool named = label != nullptr && label->type == Type::Text, coded = entity_.has_code();
  if (!named && !coded) return names;
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  const std::string name = named ? store::quoted_name(label->name) : "\"code\"",
                    code = coded ? "\"code\"" : name;
  read_records(source_, entity_, name + ", " + code,
               {{"id", Type::Int}, {"name", Type::Text}, {"code", Type::Text}}, ids,
               ids.size() > kFewIds, [&](const sdk::Batch& batch) {
                 for (std::int64_t row = 0; row < batch.rows(); ++row) {
                   const std::int64_t id = batch.column(0).integer(row);
                   if (!std::binary_search(ids.begin(), ids.end(), id)) continue;
                   const auto text = [&](std::size_t c) {
                     return batch.column(c).is_null(row) ? std::string()
                                                         : std::string(batch.column(c).text(row));
                   };
                   names[id] = {text(1), coded ? text(2) : std::string()};
                 }
               });
  return names;
}

// Ids, told by a field of their records, which another encoder tells.
class BehindEncoder final : public Encoder {
 public:
  BehindEncoder(const Source& source, const model::Entity& entity, const Field& field,
                std::unique_ptr<Encoder> next)
      : source_(source), entity_(entity), field_(field), next_(std::move(next)) {}

  void encode(const ColumnView& values, std::int64_t rows, const std::uint8_t*,
              std::vector<std::uint32_t>& codes) override {
    codes.resize(static_cast<std::size_t>(rows));
    std::vector<std::int64_t> unknown;
    std::vector<std::int64_t> again;  // rows whose record is not known yet
    for (std::int64_t row = 0; row < rows; ++row) {
      std::uint32_t& code = codes[static_cast<std::size_t>(row)];
      code = 0;
      if (values.is_null(row)) continue;
      if (all_read_) {  // what was not there is not there
        if (const std::uint32_t* known = codes_.get(values.integer(row))) code = *known;
        continue;
      }
      bool fresh = false;
      std::uint32_t& known = codes_.at(values.integer(row), fresh);
      if (fresh) {
        unknown.push_back(values.integer(row));
        known = kAsked;
      }
      if (known == kAsked) again.push_back(row);
      code = known;
    }
    if (unknown.empty()) return;
    learn(unknown);
    bool fresh = false;
    for (const std::int64_t id : unknown) {
      std::uint32_t& known = codes_.at(id, fresh);
      if (known == kAsked) known = 0;
    }
    for (const std::int64_t row : again)
      codes[static_cast<std::size_t>(row)] = codes_.at(values.integer(row), fresh);
  }
  [[nodiscard]] std::size_t size() const override { return next_->size(); }
  [[nodiscard]] std::vector<Value> values(const std::vector<std::uint32_t>& codes) override {
    return next_->values(codes);
  }

 private:
  static constexpr std::uint32_t kAsked = UINT32_MAX;

  void learn(const std::vector<std::int64_t>& ids) {
    all_read_ = codes_.size() > kFewIds;
    std::vector<std::uint32_t> found;
    read_records(
        source_, entity_, store::quoted_name(field_.name),
        {{"id", Type::Int}, {"value", field_.type}}, ids, all_read_, [&](const sdk::Batch& batch) {
          next_->encode(batch.column(1), batch.rows(), nullptr, found);
          bool fresh = false;
          for (std::int64_t row = 0; row < batch.rows(); ++row)
            codes_.at(batch.column(0).integer(row), fresh) = found[static_cast<std::size_t>(row)];
        });
  }

  const Source& source_;
  const model::Entity& entity_;
  const Field& field_;
  std::unique_ptr<Encoder> next_;
  IntMap codes_;  // by id
  bool all_read_ = false;
};

bool has_days(const Field& field) { return field.type == Type::Date || field.type == Type::Time; }

}  // namespace

std::unique_ptr<Encoder> make_encoder(const Source& source, const model::Path& path,
                                      LayOver lay_over) {
  const Field& last = path.last();
  std::unique_ptr<Encoder> encoder;
  if (path.part != DatePart::None || last.type == Type::Date) {
    encoder =
        std::make_unique<DayEncoder>(path.part, last.type == Type::Time, source.zone,
                                     path.fields.size() == 1 ? std::move(lay_over) : LayOver{});
  } else if (last.meaning == Meaning::Reference) {
    encoder = std::make_unique<ReferenceEncoder>(source, source.schema.entity(last.reference));
  } else if (last.type == Type::Text) {
    encoder = std::make_unique<TextEncoder>();
  } else {
    encoder = std::make_unique<WholeEncoder>(last.type);
  }
  for (std::size_t i = path.fields.size() - 1; i-- > 0;) {
    encoder =
        std::make_unique<BehindEncoder>(source, source.schema.entity(path.fields[i]->reference),
                                        *path.fields[i + 1], std::move(encoder));
  }
  return encoder;
}

Type type_of(const model::Path& path) {
  if (path.part == DatePart::Day) return Type::Date;
  if (path.part != DatePart::None || path.last().meaning == Meaning::Reference) return Type::Text;
  return path.last().type;
}

Meaning meaning_of(const model::Path& path) {
  return path.part != DatePart::None || path.last().meaning == Meaning::Reference
             ? Meaning::Plain
             : path.last().meaning;
}

bool is_in_time(const model::Path& path) {
  return path.part != DatePart::None || has_days(path.last());
}

int compare(const Value& a, const Value& b, Type type) {
  if (a.none != b.none) return a.none ? 1 : -1;
  if (a.none) return 0;
  if (type == Type::Real) return a.real < b.real ? -1 : a.real > b.real ? 1 : 0;
  if (type != Type::Text) return a.whole < b.whole ? -1 : a.whole > b.whole ? 1 : 0;
  const int order = a.text.compare(b.text);
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

}  // namespace pareto::pivot
