#include "core/imports/mapping/mapping.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <set>

#include "core/base/decimal.hpp"
#include "core/base/error.hpp"
#include "core/base/fold.hpp"
#include "core/imports/cells/cell_text.hpp"
#include "core/imports/mapping/field_path.hpp"
#include "core/imports/mapping/rejects_file.hpp"
#include "core/imports/shape/column_look.hpp"

namespace pareto::imports {
namespace {

using model::Entity;
using model::Field;
using model::Meaning;
using model::Schema;

constexpr int kLeast = 45, kHigh = 85;

struct Claim {
  std::size_t column;
  std::string target;
  int score;
  int by_head;  // of it, what the head alone says
};

// A bare reference ("客户", "salesperson") becomes its code or its name, as the values look.
std::string settled(const Schema& schema, const Entity& entity, const std::string& target,
                    const ColumnLook& look) {
  const auto path = find_path(schema, entity, target);
  if (!path || path->related == nullptr) return target;
  const Field& value = path->value();
  if (path->related_field != nullptr || value.meaning != Meaning::Reference) return target;
  const bool code = path->related->find("code") != nullptr,
             name = path->related->find("name") != nullptr;
  if (!code && !name) return target;
  return target + (name && (!code || look.codes < 0.8) ? ".name" : ".code");
}

// Which tax the amount's head should speak of first, where several columns hold amounts.
int tax_preference(TaxWord tax) {
  return tax == TaxWord::Excluded ? 2 : tax == TaxWord::Included ? -2 : 0;
}

std::vector<std::string> examples_of(const std::vector<std::string>& cells) {
  std::vector<std::string> out;
  for (const std::string& cell : cells) {
    std::string text = shortened(trimmed(cell), 40);
    if (text.empty() || std::find(out.begin(), out.end(), text) != out.end()) continue;
    out.push_back(std::move(text));
    if (out.size() == 3) break;
  }
  return out;
}

std::vector<Claim> claims_of(const Schema& schema, const Entity& entity,
                             const Vocabulary& vocabulary, std::size_t column,
                             const std::string& header, const HeaderWords& words,
                             const ColumnLook& look, std::span<const std::string> cells) {
  std::vector<Claim> claims;
  const auto add = [&](const std::string& meant, int score) {
    const std::string target = settled(schema, entity, meant, look);
    const auto path = find_path(schema, entity, target);
    if (!path) return;
    const int by_head = score;
    score += fitness(path->value(), look, cells);
    // An amount column is preferred by what it says of tax.
    if (path->value().type == model::Type::Money) score += tax_preference(words.tax);
    claims.push_back({column, target, score, by_head});
  };
  if (find_path(schema, entity, header)) add(header, 100);
  const auto exact = vocabulary.find(words.folded);
  for (const Meant& meant : exact) add(meant.target, meant.score);
  if (exact.empty() && words.without_tax != words.folded) {
    for (const Meant& meant : vocabulary.find(words.without_tax))
      add(meant.target, meant.score - 2);
  }
  if (claims.empty()) {
    for (const Meant& meant : vocabulary.find_part(words.folded)) add(meant.target, meant.score);
  }
  // Several meanings of one rank: none of them is sure.
  std::stable_sort(claims.begin(), claims.end(),
                   [](const Claim& a, const Claim& b) { return a.score > b.score; });
  if (claims.size() > 1 && claims[0].score < 90 && claims[0].score - claims[1].score < 5) {
    for (Claim& claim : claims) claim.score -= 25;
  }
  return claims;
}

// Surely days with what was sold on them.
bool is_surely_sale(const Mapping& mapping) {
  const auto sure = [&](std::string_view target) {
    const MappedColumn* column = mapping.find(target);
    return column != nullptr && column->confidence == Confidence::High;
  };
  return sure("date") && (sure("amount") || (sure("quantity") && sure("unit_price")));
}

// Whether quantity × price is the amount in yuan, though the amount's own column counts `unit` of
// them: prices are seldom written in 万元.
bool is_price_in_yuan(const Mapping& mapping, const Sample& sample, const Layout& layout,
                      std::int64_t unit) {
  const MappedColumn *amount = mapping.find("amount"), *quantity = mapping.find("quantity"),
                     *price = mapping.find("unit_price");
  if (amount == nullptr || quantity == nullptr || price == nullptr) return false;
  int yes = 0, no = 0;
  for (std::size_t r = layout.first_row(); r < sample.rows.size(); ++r) {
    const auto number = [&](const MappedColumn* column) {
      const auto& cells = sample.rows[r].cells;
      const ParsedDecimal value =
          parse_decimal(column->column < cells.size() ? cells[column->column] : std::string());
      return value ? static_cast<double>(*value) / kDecimalOne : 0.0;
    };
    const double sum = number(amount), product = number(quantity) * number(price);
    if (sum == 0 || product == 0) continue;
    ++(product / sum > std::sqrt(static_cast<double>(unit)) ? yes : no);
  }
  return yes > no;
}

// What a title says of all amounts (单位：万元) holds where a head does not say otherwise.
void apply_money_unit(Mapping& mapping, const std::vector<HeaderWords>& words, const Schema& schema,
                      const Entity& entity, const Layout& layout, const Sample& sample) {
  if (layout.money_unit == 1) return;
  const bool yuan_price = is_price_in_yuan(mapping, sample, layout, layout.money_unit);
  std::string columns;
  for (MappedColumn& column : mapping.columns) {
    const auto path =
        column.target.empty() ? std::nullopt : find_path(schema, entity, column.target);
    if (!path || path->value().type != model::Type::Money || words[column.column].says_unit)
      continue;
    if (yuan_price && column.target == "unit_price") continue;
    column.factor = layout.money_unit;
    columns += (columns.empty() ? "" : ", ") + column.header;
  }
  if (columns.empty()) return;
  mapping.notes.push_back(
      Message(Text{"counted in units of {} yuan, as a title above says: {} (otherwise: --map "
                   "money_unit=1)",
                   "按表头上方注明的单位换算，乘以 {}：{}（不换算：--map money_unit=1）"},
              {layout.money_unit, columns}));
}

bool has_all(const Schema& schema, const Entity& entity, const MappingText& given) {
  return std::all_of(given.begin(), given.end(), [&](const auto& pair) {
    return pair.second.empty() || pair.second == "-" || find_path(schema, entity, pair.second);
  });
}

bool is_amount(std::string_view target) { return target == "amount" || target == "unit_price"; }

}  // namespace

const MappedColumn* Mapping::find(std::string_view target) const {
  for (const MappedColumn& column : columns) {
    if (column.target == target) return &column;
  }
  return nullptr;
}

Mapping propose_mapping(const Schema& schema, const Entity& entity, const Layout& layout,
                        const Sample& sample, const MappingText& given, bool trust_heads) {
  const Vocabulary vocabulary(schema, entity);
  Mapping mapping;
  mapping.entity = entity.name;
  std::vector<Claim> claims;
  std::vector<HeaderWords> words;
  std::vector<ColumnLook> looks;
  std::set<std::string> taken, used;
  std::vector<bool> settled_column(layout.headers.size(), false);
  for (std::size_t c = 0; c < layout.headers.size(); ++c) {
    const std::string& header = layout.headers[c];
    const auto cells = column_of(sample, c, layout.first_row());
    MappedColumn column{c, header};
    column.examples = examples_of(cells);
    words.push_back(read_header(header));
    looks.push_back(look_at(cells));
    column.factor = words.back().factor;
    auto override_of = given.find(header);
    if (override_of == given.end() || header.empty())
      override_of = given.find("#" + std::to_string(c + 1));
    if (override_of != given.end()) {
      used.insert(override_of->first);
      settled_column[c] = true;
      if (!override_of->second.empty() && override_of->second != "-") {
        (void)require_path(schema, entity, override_of->second);
        column.target = settled(schema, entity, override_of->second, looks.back());
        column.confidence = Confidence::High;
        if (!taken.insert(column.target).second) {
          throw Error(
              ErrorCode::Argument,
              Message(Text{"two columns are mapped to {}", "有两列都对应 {}"}, {column.target}));
        }
      }
    } else if (!header.empty() && !is_reject_header(header)) {
      auto more =
          claims_of(schema, entity, vocabulary, c, header, words.back(), looks.back(), cells);
      claims.insert(claims.end(), more.begin(), more.end());
    }
    mapping.columns.push_back(std::move(column));
  }
  for (const auto& [name, target] : given) {
    // A recipe may leave out a column that this file does not have.
    if (used.contains(name) || target.empty() || target == "-") continue;
    throw Error(ErrorCode::Argument,
                Message(Text{"the file has no column {}", "文件里没有列“{}”"}, {name}),
                Message(Text{"its columns: {}", "文件里的列：{}"}, {layout.listed_heads()}));
  }
  std::stable_sort(claims.begin(), claims.end(),
                   [](const Claim& a, const Claim& b) { return a.score > b.score; });
  for (const Claim& claim : claims) {
    if (claim.score < kLeast || settled_column[claim.column]) continue;
    if (taken.contains(claim.target)) {
      // Said once, where the loser was as good a name: 不含税金额 beside 价税合计.
      if (claim.score >= kHigh - 5 && is_amount(claim.target)) {
        const std::string& winner = mapping.find(claim.target)->header;
        const std::string& loser = layout.headers[claim.column];
        mapping.notes.push_back(
            claim.target == "amount"
                ? Message(Text{"the amount is taken from column {}; {} is left aside",
                               "金额取自“{}”列，“{}”列没有用上"},
                          {winner, loser})
                : Message(Text{"the price is taken from column {}; {} is left aside",
                               "单价取自“{}”列，“{}”列没有用上"},
                          {winner, loser}));
        settled_column[claim.column] = true;
      }
      continue;
    }
    taken.insert(claim.target);
    settled_column[claim.column] = true;
    MappedColumn& column = mapping.columns[claim.column];
    column.target = claim.target;
    column.confidence = claim.score >= kHigh ? Confidence::High : Confidence::Medium;
  }
  if (trust_heads) {
    for (const std::string& target : missing_targets(schema, mapping)) {
      const auto claim = std::ranges::find_if(claims, [&](const Claim& one) {
        return one.target == target && one.by_head >= kHigh && !settled_column[one.column];
      });
      if (claim == claims.end()) continue;
      settled_column[claim->column] = true;
      mapping.columns[claim->column].target = target;
      mapping.columns[claim->column].confidence = Confidence::Medium;
    }
  }
  // What the amount's head says of tax holds for the line; without an amount, what the price's
  // says.
  const MappedColumn* amount = mapping.find("amount");
  if (amount == nullptr) amount = mapping.find("unit_price");
  if (entity.find("tax_included") != nullptr && amount != nullptr) {
    const TaxWord tax = words[amount->column].tax;
    if (tax != TaxWord::None) mapping.tax_included = tax == TaxWord::Included;
  }
  for (MappedColumn& column : mapping.columns) {
    const auto path =
        column.target.empty() ? std::nullopt : find_path(schema, entity, column.target);
    if (!path || path->value().type != model::Type::Money)
      column.factor = 1;
    else if (column.factor != 1) {
      mapping.notes.push_back(
          Message(Text{"column {} counts in units of {}", "“{0}”列以 {1} 元为单位"},
                  {column.header, column.factor}));
    }
  }
  apply_money_unit(mapping, words, schema, entity, layout, sample);
  for (const Field& field : entity.fields) {
    if (field.meaning != Meaning::Reference) continue;
    if (const MappedColumn* column = short_name_alone(mapping, field.name)) {
      mapping.notes.push_back(
          Message(Text{"column {} stands for the name, since there is none and no code",
                       "没有名称和编码列，“{}”列当作名称"},
                  {column->header}));
    }
  }
  for (const std::string& name : layout.repeated) {
    mapping.notes.push_back(
        Message(Text{"several columns are called {}; they are told apart as {} and {} (2)",
                     "有几列都叫“{0}”，按位置区分为“{1}”和“{2} (2)”"},
                {name, name, name}));
  }
  return mapping;
}

MappingText parse_mapping_text(std::string_view text) {
  MappingText out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(",;\n"), text.size());
    const std::string_view part = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (part.empty()) continue;
    // The head may hold "=", the path cannot.
    const std::size_t equals = part.rfind('=');
    if (equals == part.npos || trimmed(part.substr(0, equals)).empty()) {
      throw Error(
          ErrorCode::Argument,
          Message(Text{"\"{}\" is no mapping of a column", "“{}”不是列的对应关系"}, {part}),
          Message(Text{
              "write COLUMN=FIELD, several of them with commas: \"Buyer=customer.name,Sum=amount\"",
              "写法：列名=字段，多个用逗号分开，例如 \"买家=customer.name,小计=amount\""}));
    }
    out[std::string(trimmed(part.substr(0, equals)))] =
        std::string(trimmed(part.substr(equals + 1)));
  }
  return out;
}

std::vector<std::string> missing_targets(const Schema& schema, const Mapping& mapping) {
  const Entity& entity = schema.entity(mapping.entity);
  std::vector<std::string> missing;
  for (const Field& field : entity.fields) {
    if (!field.required || field.read_only || !field.default_value.empty()) continue;
    bool found = false;
    for (const MappedColumn& column : mapping.columns) {
      found = found || column.target == field.name;
      if (field.meaning == Meaning::Reference) {
        found =
            found || column.target == field.name + ".code" || column.target == field.name + ".name";
      }
    }
    if (!found && field.meaning == Meaning::Reference)
      found = short_name_alone(mapping, field.name) != nullptr;
    // A record that comes with a code only is called by it.
    if (!found && field.name == entity.label_field && field.meaning == Meaning::Name)
      found = mapping.find("code") != nullptr || short_name_alone(mapping, "") != nullptr;
    if (!found)
      missing.push_back(field.meaning == Meaning::Reference ? field.name + ".name" : field.name);
  }
  if (entity.name == "sale" && mapping.find("amount") == nullptr &&
      (mapping.find("quantity") == nullptr || mapping.find("unit_price") == nullptr)) {
    missing.push_back("amount");
  }
  return missing;
}

const MappedColumn* short_name_alone(const Mapping& mapping, std::string_view reference) {
  const std::string front = reference.empty() ? std::string() : std::string(reference) + ".";
  for (const std::string& known : {front + "name", front + "code", std::string(reference)}) {
    if (!known.empty() && mapping.find(known) != nullptr) return nullptr;
  }
  return mapping.find(front + "short_name");
}

std::optional<std::string> guess_entity(const Schema& schema, const Layout& layout,
                                        const Sample& sample, const MappingText& given) {
  std::optional<std::string> best;
  double best_score = 0;
  // What companies have in files, most likely first: an earlier one wins a tie.
  std::vector<const Entity*> order;
  for (const char* name : {"sale", "customer", "product", "user", "currency_rate", "contact"}) {
    if (const Entity* entity = schema.find(name)) order.push_back(entity);
  }
  for (const Entity& entity : schema.entities()) {
    if (std::find(order.begin(), order.end(), &entity) == order.end()) order.push_back(&entity);
  }
  bool sale = false;
  for (const Entity* entity : order) {
    if (!has_all(schema, *entity, given)) continue;
    if (sale && entity->plugin.empty()) continue;
    const Mapping mapping = propose_mapping(schema, *entity, layout, sample, given);
    sale = sale || (entity->name == "sale" && is_surely_sale(mapping));
    if (!(sale && entity->name == "sale") && !missing_targets(schema, mapping).empty()) continue;
    double score = 0;
    for (const MappedColumn& column : mapping.columns) {
      if (column.target.empty()) continue;
      const double weight = column.confidence == Confidence::High ? 1 : 0.4;
      const bool own = column.target.find('.') == std::string::npos;
      score += weight * (own ? 1 : 0.8);
    }
    // A sale needs more columns than others to be one at all, so one that is complete says more.
    if (entity->name == "sale") score += 1;
    if (score > best_score + 1e-9) {
      best = entity->name;
      best_score = score;
    }
  }
  return best;
}

std::optional<Question> question_about(const Mapping& mapping) {
  const MappedColumn* amount = mapping.find("amount");
  if (amount == nullptr) amount = mapping.find("unit_price");
  if (mapping.entity != "sale" || amount == nullptr) return std::nullopt;
  if (mapping.tax_included) {
    return Question{
        amount->header, false,
        Message(Text{"Is \"{}\" invoiced amount less returns?", "“{}”是开单金额减退货吗？"},
                {amount->header})};
  }
  return Question{amount->header, true,
                  Message(Text{"Is \"{}\" without tax?", "“{}”是不含税的吗？"}, {amount->header})};
}

KnownHeader known_headers(const Schema& schema) {
  auto vocabularies = std::make_shared<std::vector<Vocabulary>>();
  for (const char* name : {"sale", "customer", "product", "user", "currency_rate", "contact"}) {
    if (const Entity* entity = schema.find(name)) vocabularies->emplace_back(schema, *entity);
  }
  for (const Entity& entity : schema.entities()) {
    if (!entity.plugin.empty()) vocabularies->emplace_back(schema, entity);
  }
  return [vocabularies](std::string_view header) {
    return std::any_of(vocabularies->begin(), vocabularies->end(),
                       [&](const Vocabulary& v) { return v.knows(header); });
  };
}

}  // namespace pareto::imports
