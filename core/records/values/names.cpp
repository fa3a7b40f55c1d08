#include "core/records/values/names.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "core/access/seen.hpp"
#include "core/base/company_name.hpp"
#include "core/base/error.hpp"
#include "core/base/fold.hpp"
#include "core/base/search_tokens.hpp"
#include "core/store/ddl.hpp"

namespace pareto::records {
namespace {

using model::Entity;
using model::Field;
using model::Schema;

const Field* label_field(const Entity& entity) {
  const Field* label = entity.find(entity.label_field);
  return label != nullptr && label->type == model::Type::Text && label->stored() ? label : nullptr;
}

std::string columns_of(const Entity& entity) {
  const Field* label = label_field(entity);
  const std::string code = entity.has_code() ? "t.code" : "CAST(t.id AS TEXT)";
  return "t.id, " + code + ", " + (label ? "t." + store::quoted_name(label->local_name()) : code);
}

Named named_of(const store::Statement& row) {
  return {row.integer(0), std::string(row.text(1)), std::string(row.text(2))};
}

// One look-up of a few exact statements, then all that the search index holds likely, each by the
// best step that finds it.
class Lookup {
 public:
  Lookup(store::Connection& connection, const Schema& schema, const Entity& entity,
         std::string_view typed, std::size_t most)
      : connection_(connection),
        entity_(entity),
        others_(other_names_of(schema, entity)),
        typed_(typed),
        most_(most) {}

  Candidates run() {
    if (by_code() || by_id() || by_name()) return std::move(found_);
    by_index();
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::string from() const {
    return "SELECT " + columns_of(entity_) + " FROM " + store::base_table(entity_) + " t";
  }
  [[nodiscard]] std::string owner() const {
    return "n." + store::quoted_name(others_->fields.front().name);
  }

  void take(NamedBy by, Named named) {
    if (found_.count > 0 && by > found_.by) return;
    if (found_.count == 0 || by < found_.by) found_ = {by, {}, 0};
    const auto same = [&](const Named& other) { return other.id == named.id; };
    if (std::any_of(found_.records.begin(), found_.records.end(), same)) return;
    ++found_.count;
    if (found_.records.size() < most_) found_.records.push_back(std::move(named));
  }

  template <class Value>
  bool exactly(const std::string& where, const Value& value, NamedBy by) {
    store::Statement rows = connection_.prepare(from() + " WHERE " + where);
    rows.bind(1, value);
    while (rows.step()) take(by, named_of(rows));
    return found_.count > 0;
  }

  bool by_code() {
    if (!entity_.has_code()) return false;
    if (exactly("t.code = ?1", typed_, NamedBy::Code)) return true;
    const std::string folded = fold(typed_);
    return folded != typed_ && exactly("t.code = ?1", std::string_view(folded), NamedBy::Code);
  }

  // Also the id of a record that was merged: whoever kept it means the one that has its sales now.
  bool by_id() {
    std::int64_t id = 0;
    const auto parsed = std::from_chars(typed_.data(), typed_.data() + typed_.size(), id);
    if (parsed.ec != std::errc() || parsed.ptr != typed_.data() + typed_.size()) return false;
    if (exactly("t.id = ?1", id, NamedBy::Code)) return true;
    return others_ != nullptr &&
           exactly("t.id IN (SELECT " + owner() + " FROM " + store::base_table(*others_) +
                       " n WHERE n.former = ?1)",
                   id, NamedBy::Code);
  }

  bool by_name() {
    const Field* label = label_field(entity_);
    return label != nullptr &&
           exactly("t." + store::quoted_name(label->local_name()) + " = ?1 ORDER BY t.id", typed_,
                   NamedBy::Name);
  }

  // How well a name fits what was typed; nothing where it does not.
  [[nodiscard]] std::optional<NamedBy> fit(std::string_view name, bool other) {
    if (spelling_.empty()) {
      spelling_ = same_spelling(typed_);
      folded_ = fold(typed_);
      parts_ = parse_company(typed_);
    }
    if (same_spelling(name) == spelling_) return other ? NamedBy::OtherName : NamedBy::Spelling;
    const CompanyName parts = parse_company(name);
    if (parts.core == parts_.core && parts.place == parts_.place && parts.branch == parts_.branch)
      return NamedBy::NormalForm;
    if (fold(name).find(folded_) != std::string::npos) return NamedBy::Part;
    return std::nullopt;
  }

  void by_index() {
    const std::string match = search_match(typed_);
    const Field* label = label_field(entity_);
    if (match.empty() || label == nullptr) return;
    if (others_ != nullptr) by_other_names(match);
    if (store::search_table(entity_, store::Dialect::SQLite).empty()) return;
    const Field* brief = entity_.find("short_name");
    const std::string name = "t." + store::quoted_name(label->local_name());
    store::Statement rows =
        connection_.prepare("SELECT " + columns_of(entity_) + (brief ? ", t.short_name" : "") +
                            " FROM " + store::base_table(entity_) + " t WHERE t.id IN (" +
                            found_in(entity_, "t") + " ORDER BY length(" + name + "), t.id");
    rows.bind(1, std::string_view(match));
    while (rows.step()) {
      NamedBy by = fit(rows.text(2), false).value_or(NamedBy::Sound);
      if (by > NamedBy::ShortName && brief != nullptr && !rows.is_null(3) &&
          fold(rows.text(3)) == folded_)
        by = NamedBy::ShortName;
      take(by, named_of(rows));
    }
  }

  // The rest of `WHERE t.id IN (`: what the search index finds for ?1.
  [[nodiscard]] std::string found_in(const Entity& of, std::string_view alias) const {
    const std::string ids =
        store::matches_tokens(store::search_table_name(of), "?1", store::Dialect::SQLite) + ")";
    return access::sees_less(connection_)
               ? ids + " AND " + access::found_in_what_is_seen(of, alias, "?1")
               : ids;
  }

  void by_other_names(const std::string& match) {
    store::Statement rows = connection_.prepare(
        "SELECT " + columns_of(entity_) + ", n.name FROM " + store::base_table(*others_) +
        " n JOIN " + store::base_table(entity_) + " t ON t.id = " + owner() + " WHERE n.id IN (" +
        found_in(*others_, "n") + " ORDER BY length(n.name), n.id");
    rows.bind(1, std::string_view(match));
    while (rows.step()) {
      Named named = named_of(rows);
      named.other_name = rows.text(3);
      const NamedBy by = fit(named.other_name, true).value_or(NamedBy::Sound);
      take(by, std::move(named));
    }
  }

  store::Connection& connection_;
  const Entity& entity_;
  const Entity* others_;
  std::string_view typed_;
  std::size_t most_;
  std::string spelling_, folded_;
  CompanyName parts_;
  Candidates found_;
};

}  // namespace

const Entity* other_names_of(const Schema& schema, const Entity& entity) {
  return schema.find(entity.name + "_name");
}

std::string search_match(std::string_view typed) {
  std::string match;
  for (const std::string& token : query_tokens(typed)) {
    const bool prefix = token.back() == '*';
    match += (match.empty() ? "\"" : " AND \"") + token.substr(0, token.size() - (prefix ? 1 : 0)) +
             "\"" + (prefix ? "*" : "");
  }
  return match;
}

Candidates find_named(store::Connection& connection, const Schema& schema, const Entity& entity,
                      std::string_view typed, std::size_t most) {
  return Lookup(connection, schema, entity, typed, most).run();
}

Named the_one(store::Connection& connection, const model::Schema& schema,
              const model::Entity& entity, std::string_view typed, NamedBy furthest) {
  const Candidates found = find_named(connection, schema, entity, typed);
  if (found.count == 1 && found.by <= furthest) return found.records.front();
  if (found.count == 0) {
    throw Error(ErrorCode::NotFound,
                Message(Text{"there is no {} “{}”", "没有{}“{}”"}, {entity.spoken(), typed}),
                Message(Text{"look for it with: pareto list {} --search {}",
                             "可以查找：pareto list {} --search {}"},
                        {entity.name, typed}));
  }
  std::string list;
  for (const Named& named : found.records) {
    list += "\n  " + named.code + "  " + named.label +
            (named.other_name.empty() ? "" : "  (" + named.other_name + ")");
  }
  if (found.count > static_cast<std::int64_t>(found.records.size())) list += "\n  …";
  if (found.by > furthest) {
    throw Error(
        ErrorCode::NotFound,
        furthest == NamedBy::Code
            ? Message(Text{"there is no {} with the id or code “{}”", "没有编号或编码为“{1}”的{0}"},
                      {entity.spoken(), typed})
            : Message(Text{"there is no {} “{}”", "没有{}“{}”"}, {entity.spoken(), typed}),
        Message(
            Text{"if one of these is meant, say its code:{}", "如果是指下面的，请用编码指明：{}"},
            {list}));
  }
  throw Error(
      ErrorCode::Argument,
      Message(Text{"“{}” may be any of {}", "“{}”可能是这 {} 个之一"}, {typed, found.count}),
      Message(Text{"say which, by its code:{}", "请用编码指明：{}"}, {list}));
}

std::string label_of(store::Connection& connection, const Entity& entity, std::int64_t id) {
  store::Statement row = connection.prepare("SELECT " + columns_of(entity) + " FROM " +
                                            store::base_table(entity) + " t WHERE t.id = ?1");
  row.bind(1, id);
  if (!row.step()) return std::to_string(id);
  return std::string(row.text(2).empty() ? row.text(1) : row.text(2));
}

}  // namespace pareto::records
