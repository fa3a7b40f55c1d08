#include "core/imports/rows/row_reader.hpp"

#include "core/base/hash.hpp"
#include "core/imports/cells/cell_text.hpp"
#include "core/imports/rows/name_index.hpp"

namespace pareto::imports {
namespace {

using model::Field;
using model::Meaning;
using sdk::Type;

Coercer make_coercer(const Field& field, const Sample& sample, std::size_t column,
                     std::size_t first, Forms forms, std::int64_t factor) {
  forms.factor = factor;
  const auto cells = imports::column_of(sample, column, first);
  return Coercer::make(field, cells, forms);
}

// Where a coercer is never asked.
Coercer any_coercer(const Field& field) { return Coercer::make(field, {}, {}); }

}  // namespace

// A row of the raw batch. Views of the columns are made once per batch.
class RowReader::Row {
 public:
  explicit Row(const sdk::Batch& batch) : line_(batch.column(0)) {
    for (std::size_t c = 1; c < batch.columns(); ++c) columns_.push_back(batch.column(c));
  }
  [[nodiscard]] std::string_view operator()(std::size_t column) const {
    const sdk::ColumnView& view = columns_[column];
    return view.is_null(at) ? std::string_view() : view.text(at);
  }
  [[nodiscard]] std::int64_t line() const { return line_.integer(at); }
  std::int64_t at = 0;

 private:
  sdk::ColumnView line_;
  std::vector<sdk::ColumnView> columns_;
};

RowReader::RowReader(const Plan& plan, const Layout& layout, const Sample& sample,
                     const Forms& forms, const Shape& shape)
    : plan_(plan), layout_(layout), sorter_(layout, shape), ordinals_(plan.related.size(), -1) {
  const std::size_t first = layout.first_row();
  const auto add_column = [&](const Field& field) {
    columns_.emplace_back(field.name, field.type);
    values_.emplace_back();
    return static_cast<int>(values_.size()) - 1;
  };
  for (const OwnColumn& own : plan.own) {
    add_column(*own.field);
    coercers_.push_back(make_coercer(*own.field, sample, own.column, first, forms, own.factor));
  }
  for (const RelatedPlan& related : plan.related) {
    const Field* code = related.entity->find("code");
    const Field* name = related.entity->find(related.entity->label_field);
    const auto of = [&](const std::optional<std::size_t>& column, const Field* field) {
      return column ? make_coercer(*field, sample, *column, first, forms, 1) : any_coercer(*field);
    };
    std::vector<Coercer> others;
    for (const RelatedPlan::Other& other : related.others) {
      // A reference of a related record is kept as its words until the end.
      const Field& as = other.field->meaning == Meaning::Reference ? *name : *other.field;
      others.push_back(make_coercer(as, sample, other.column, first, forms, other.factor));
    }
    related_.emplace_back(related, of(related.code, code ? code : name), of(related.name, name),
                          std::move(others));
  }
  is_sale_ = plan.entity->name == "sale";
  if (is_sale_) {
    const auto at = [&](const char* field) { return plan.find(field); };
    number_ = at("number");
    line_ = at("line");
    date_ = at("date");
    quantity_ = at("quantity");
    price_ = at("unit_price");
    amount_ = at("amount");
    customer_ = plan.find_related("customer");
    has_line_ = line_ >= 0;
    if (number_ < 0) number_ = add_column(*plan.entity->find("number"));
    if (line_ < 0) line_ = add_column(*plan.entity->find("line"));
    if (amount_ < 0) amount_ = add_column(*plan.entity->find("amount"));
    if (plan.tax_included) {
      Value& tax =
          values_[static_cast<std::size_t>(add_column(*plan.entity->find("tax_included")))];
      tax.null = false;
      tax.integer = *plan.tax_included ? 1 : 0;
    }
  } else if (plan.entity->find("code") != nullptr && plan.entity->label_field == "name") {
    code_ = plan.find("code");
    name_ = plan.find("name");
    short_name_ = plan.find("short_name");
    if (name_ < 0 && (code_ >= 0 || short_name_ >= 0))
      name_ = add_column(*plan.entity->find("name"));
  }
  for (const Field& field : plan.entity->fields) {
    const int at = plan.find(field.name);
    if (field.required && at >= 0 && at != name_ && at != amount_) required_.push_back(at);
  }
  if (!is_sale_) {
    for (const std::string& key : plan.entity->key) {
      if (plan.find(key) >= 0)
        key_own_.push_back(plan.find(key));
      else if (plan.find_related(key) >= 0)
        key_related_.push_back(plan.find_related(key));
    }
    const bool whole = key_own_.size() + key_related_.size() == plan.entity->key.size();
    if (!whole) {
      key_own_.clear();
      key_related_.clear();
      // Without codes a record is known by its name, if names tell records of this kind apart.
      if (name_ >= 0 && code_ < 0 && is_known_by_name(*plan.entity)) key_own_.push_back(name_);
    }
  }
}

TypedBatch RowReader::read(sdk::Batch raw) {
  TypedBatch batch;
  batch.columns = columns_;
  batch.keys.resize(plan_.related.size());
  batch.news.resize(plan_.related.size());
  Row row(raw);
  const std::int64_t rows = raw.rows();
  if (numbers_lines()) batch.line_of_number.assign(static_cast<std::size_t>(rows), 0);
  for (row.at = 0; row.at < rows; ++row.at) {
    if (layout_.has_header && row.line() <= layout_.header_line) continue;
    switch (sorter_.kind(row)) {
      case RowKind::Blank:
        ++batch.skipped.blank;
        continue;
      case RowKind::Total:
        ++batch.skipped.totals;
        continue;
      case RowKind::Footer:
        ++batch.skipped.footers;
        continue;
      case RowKind::Header:
        ++batch.skipped.headers;
        continue;
      case RowKind::Data:
        break;
    }
    ++batch.read;
    if (!read_row(batch, row)) continue;
    batch.raw_rows.push_back(static_cast<std::uint32_t>(row.at));
    for (std::size_t c = 0; c < values_.size(); ++c) batch.columns[c].add(values_[c]);
    for (std::size_t k = 0; k < ordinals_.size(); ++k) batch.keys[k].push_back(ordinals_[k]);
  }
  batch.raw = std::move(raw);
  return batch;
}

void RowReader::reject(TypedBatch& batch, const Row& row, int column, Message why, Message fix) {
  const std::string_view value =
      column >= 0 ? row(static_cast<std::size_t>(column)) : std::string_view();
  batch.rejects.push_back({row.at, column, std::string(value), std::move(why), std::move(fix)});
}

int RowReader::column_of(std::string_view field) const {
  const int at = plan_.find(field);
  return at < 0 ? -1 : static_cast<int>(plan_.own[static_cast<std::size_t>(at)].column);
}

bool RowReader::read_row(TypedBatch& batch, const Row& row) {
  // The number first, since a line counts in its document whether or not the row can be taken.
  line_of_number_ = 0;
  const Fault* number_fault = nullptr;
  const bool own_number = is_sale_ && static_cast<std::size_t>(number_) < plan_.own.size();
  if (own_number) {
    const auto at = static_cast<std::size_t>(number_);
    number_fault = coercers_[at].read(row(plan_.own[at].column), values_[at]);
    if (!values_[at].null && !has_line_) {
      line_of_number_ = lines_.next(values_[at].text);
      batch.line_of_number[static_cast<std::size_t>(row.at)] = line_of_number_;
    }
  }
  for (std::size_t i = 0; i < plan_.own.size(); ++i) {
    const bool read_already = own_number && i == static_cast<std::size_t>(number_);
    const Fault* fault =
        read_already ? number_fault : coercers_[i].read(row(plan_.own[i].column), values_[i]);
    if (fault == nullptr) continue;
    reject(batch, row, static_cast<int>(plan_.own[i].column), fault->why, fault->fix);
    return false;
  }
  if (!check_required(batch, row)) return false;
  // What a row without a customer says of its product is not taken either, so this comes after
  // every other reason.
  if (is_sale_ && amount_ >= static_cast<int>(plan_.own.size()))
    values_[static_cast<std::size_t>(amount_)].null = true;
  if (is_sale_ && !complete_sale(batch, row)) return false;
  if (!is_sale_) {
    if (name_ >= 0) {
      Value& name = values_[static_cast<std::size_t>(name_)];
      if (name_ >= static_cast<int>(plan_.own.size())) name.null = true;
      // A new record that comes without a name is called by its short name, else by its code.
      const bool none = name.null;
      for (const int other : {short_name_, code_}) {
        if (name.null && other >= 0) name = values_[static_cast<std::size_t>(other)];
      }
      if (none || !batch.made_name.empty()) {
        batch.made_name.resize(batch.raw_rows.size() + 1, 0);
        batch.made_name.back() = none;
      }
      if (name.null) {
        reject(batch, row, column_of("name"), {{"the name is missing", "没有名称"}},
               {{"fill it in", "补上名称"}});
        return false;
      }
    }
    for (std::size_t k = 0; k < related_.size(); ++k)
      ordinals_[k] = related_[k].read(row, row.line(), batch.news[k]);
    if (!check_repeated(batch, row)) return false;
  }
  return true;
}

bool RowReader::check_required(TypedBatch& batch, const Row& row) {
  for (const int at : required_) {
    const OwnColumn& own = plan_.own[static_cast<std::size_t>(at)];
    if (!values_[static_cast<std::size_t>(at)].null || !own.field->default_value.empty()) continue;
    reject(batch, row, static_cast<int>(own.column), {{"a value is missing here", "这里缺少值"}},
           {{"fill in the cell", "补上这一格"}});
    return false;
  }
  for (std::size_t k = 0; k < plan_.related.size(); ++k) {
    const RelatedPlan& related = plan_.related[k];
    if (!related.field->required) continue;
    const bool none = (!related.code || is_none(trimmed(row(*related.code)))) &&
                      (!related.name || is_none(trimmed(row(*related.name))));
    if (!none) continue;
    const int column = static_cast<int>(related.code ? *related.code : *related.name);
    if (related.entity->name == "customer") {
      reject(batch, row, column, {{"no customer", "没有客户"}},
             {{"fill in the customer", "补上客户"}});
    } else {
      reject(batch, row, column, {{"a value is missing here", "这里缺少值"}},
             {{"fill in the cell", "补上这一格"}});
    }
    return false;
  }
  return true;
}

bool RowReader::complete_sale(TypedBatch& batch, const Row& row) {
  Value& amount = values_[static_cast<std::size_t>(amount_)];
  if (amount.null) {
    const bool both = quantity_ >= 0 && price_ >= 0 &&
                      !values_[static_cast<std::size_t>(quantity_)].null &&
                      !values_[static_cast<std::size_t>(price_)].null;
    if (!both) {
      const int column = column_of("amount") >= 0 ? column_of("amount") : column_of("unit_price");
      reject(batch, row, column,
             {{"there is neither an amount nor quantity and unit price",
               "既没有金额，也没有数量和单价"}},
             {{"fill in the amount", "补上金额"}});
      return false;
    }
    const auto product = multiply(values_[static_cast<std::size_t>(quantity_)].integer,
                                  values_[static_cast<std::size_t>(price_)].integer);
    if (!product) {
      reject(batch, row, column_of("unit_price"),
             {{"quantity times unit price is too large", "数量乘单价超出范围"}},
             {{"check quantity and price", "核对数量和单价"}});
      return false;
    }
    amount.null = false;
    amount.integer = *product;
  }
  for (std::size_t k = 0; k < related_.size(); ++k)
    ordinals_[k] = related_[k].read(row, row.line(), batch.news[k]);
  Value& number = values_[static_cast<std::size_t>(number_)];
  Value& line = values_[static_cast<std::size_t>(line_)];
  const bool no_number = static_cast<std::size_t>(number_) >= plan_.own.size() || number.null;
  if (no_number) {
    // A day's lines of one customer are one order where the file numbers none.
    const Value& date = values_[static_cast<std::size_t>(date_)];
    derived_ = Date{static_cast<std::int32_t>(date.integer)}.iso() + "/";
    if (customer_ >= 0)
      derived_ += related_[static_cast<std::size_t>(customer_)].key(
          ordinals_[static_cast<std::size_t>(customer_)]);
    number.null = false;
    number.text = derived_;
    line_of_number_ = lines_.next(derived_);
    line.null = false;
    line.integer = line_of_number_;
  } else if (line_of_number_ != 0 || line.null) {
    line.integer = line_of_number_ != 0 ? line_of_number_ : lines_.next(number.text);
    line.null = false;
  }
  if (has_line_ && !check_repeated_line(batch, row)) return false;
  if (no_number || !batch.derived_number.empty()) {
    batch.derived_number.resize(batch.raw_rows.size() + 1, 0);
    batch.derived_number.back() = no_number;
  }
  return true;
}

// Written as they come, the last of two rows for one line would win, and nobody would know.
bool RowReader::check_repeated_line(TypedBatch& batch, const Row& row) {
  const Value& line = values_[static_cast<std::size_t>(line_)];
  const std::uint64_t hash =
      hash64({reinterpret_cast<const char*>(&line.integer), sizeof line.integer},
             hash64(values_[static_cast<std::size_t>(number_)].text));
  const auto [found, fresh] = seen_.try_emplace(hash, row.line());
  if (fresh) return true;
  reject(batch, row, column_of("line"),
         {{"this line of the document stands twice in this file, first in line {}",
           "这张单据的这一行在文件里重复，首次在第 {} 行"},
          {found->second}},
         {{"keep one of the two rows, or give it a line number of its own",
           "两行只留一行，或另编行号"}});
  return false;
}

bool RowReader::check_repeated(TypedBatch& batch, const Row& row) {
  if (key_own_.empty() && key_related_.empty()) return true;
  std::uint64_t hash = 0;
  for (const int at : key_own_) {
    const Value& value = values_[static_cast<std::size_t>(at)];
    if (value.null) return true;
    const Type type = columns_[static_cast<std::size_t>(at)].type();
    hash = type == Type::Text
               ? hash64(value.text, hash + 1)
               : hash64({reinterpret_cast<const char*>(&value.integer), sizeof value.integer},
                        hash + 1);
  }
  for (const int k : key_related_) {
    const std::int32_t ordinal = ordinals_[static_cast<std::size_t>(k)];
    hash = hash64({reinterpret_cast<const char*>(&ordinal), sizeof ordinal}, hash + 1);
  }
  const auto [found, fresh] = seen_.try_emplace(hash, row.line());
  if (fresh) return true;
  const auto first =
      key_own_.empty() ? plan_.own.size() : static_cast<std::size_t>(key_own_.front());
  const int column = first < plan_.own.size() ? static_cast<int>(plan_.own[first].column) : -1;
  reject(batch, row, column,
         {{"the same key stands in line {} already", "第 {} 行已有同样的编码"}, {found->second}},
         {{"keep one of the two rows", "两行只留一行"}});
  return false;
}

}  // namespace pareto::imports
