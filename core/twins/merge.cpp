#include "core/twins/merge.hpp"

#include <algorithm>
#include <set>

#include "core/base/error.hpp"
#include "core/records/values/names.hpp"
#include "core/records/write/hand_on.hpp"
#include "core/records/write/permission.hpp"
#include "core/store/dialect.hpp"
#include "core/store/row_source.hpp"
#include "core/twins/apart.hpp"
#include "core/twins/move.hpp"
#include "core/twins/values.hpp"

namespace pareto::twins {
namespace {

using model::Entity;
using model::Field;
using sdk::Type;

class Merge {
 public:
  Merge(records::Transaction& transaction, const MergeRequest& request, Language language)
      : transaction_(transaction),
        request_(request),
        language_(language),
        entity_(schema().entity(request.entity)) {
    for (const Field& field : entity_.fields) {
      if (field.stored()) fields_.push_back(&field);
    }
  }

  MergeResult run() {
    read();
    lift_survivors();
    give_values(false);
    result_.moved = Mover(transaction_, entity_, destinations_, request_).run();
    keep_names();
    remove();
    give_values(true);
    tell();
    return std::move(result_);
  }

 private:
  [[nodiscard]] const model::Schema& schema() const { return transaction_.records().schema; }

  void read() {
    std::vector<std::int64_t> ids;
    for (const Merging& pair : request_.pairs) {
      if (!destinations_.emplace(pair.goes, pair.stays).second || pair.goes == pair.stays) {
        throw Error(ErrorCode::Argument,
                    Message(Text{"a record cannot be merged with itself or twice",
                                 "记录不能与自己合并，也不能合并两次"}),
                    Message(Text{"name each record once", "每条记录只写一次"}));
      }
      losers_[pair.stays].push_back(pair.goes);
    }
    for (const auto& [stays, goes] : losers_) {
      if (destinations_.contains(stays)) {
        throw Error(ErrorCode::Argument,
                    Message(Text{"one record is to stay and to go", "一条记录不能既保留又合并掉"}),
                    Message(Text{"name each record once", "每条记录只写一次"}));
      }
      ids.push_back(stays);
      ids.insert(ids.end(), goes.begin(), goes.end());
    }
    values_ = read_values(transaction_.connection(), entity_, fields_, ids);
    for (const std::int64_t id : ids) {
      if (!values_.contains(id))
        throw Error(ErrorCode::Argument,
                    Message(Text{"there is no {} with id {}", "没有 id 为 {1} 的 {0}"},
                            {entity_.name, id}));
    }
    records::require_reach(transaction_, entity_, ids, access::Verb::Change);
    // What goes is handed on to whoever has what stays.
    for (const auto& [stays, goes] : losers_)
      records::require_to_hand_on(transaction_, entity_, goes);
    const ApartPairs apart = apart_pairs(transaction_.connection(), schema(), entity_);
    for (const Merging& pair : request_.pairs) {
      if (!apart.contains({std::min(pair.goes, pair.stays), std::max(pair.goes, pair.stays)}))
        continue;
      throw Error(
          ErrorCode::Argument,
          Message(Text{"“{}” and “{}” were said not to be the same", "“{}”和“{}”已标为不是同一个"},
                  {label(pair.stays), label(pair.goes)}),
          Message(Text{"take that back first: pareto twins apart --take-back {} {}",
                       "请先取消：pareto twins apart --take-back {} {}"},
                  {code(pair.stays), code(pair.goes)}));
    }
  }

  [[nodiscard]] int place(std::string_view field) const {
    for (std::size_t f = 0; f < fields_.size(); ++f) {
      if (fields_[f]->name == field) return static_cast<int>(f);
    }
    return -1;
  }
  [[nodiscard]] std::string text(std::int64_t id, std::string_view field) const {
    const int at = place(field);
    return at < 0 ? std::string() : values_.at(id)[static_cast<std::size_t>(at)].text;
  }
  [[nodiscard]] std::string label(std::int64_t id) const { return text(id, entity_.label_field); }
  [[nodiscard]] std::string code(std::int64_t id) const {
    return entity_.has_code() ? text(id, "code") : std::to_string(id);
  }

  // Fields that refer to records of the same kind, such as a customer's parent.
  [[nodiscard]] bool is_tree(const Field& field) const {
    return field.meaning == model::Meaning::Reference && field.reference == entity_.name &&
           !field.read_only;
  }

  [[nodiscard]] std::int64_t mapped(std::int64_t id) const {
    const auto found = destinations_.find(id);
    return found == destinations_.end() ? id : found->second;
  }

  // The parent of a record as it will be, 0 for none.
  [[nodiscard]] std::int64_t parent_of(std::int64_t id, std::size_t at) {
    if (const auto known = parents_.find(id); known != parents_.end()) return known->second;
    Value value;
    if (const auto read = values_.find(id); read != values_.end()) {
      value = read->second[at];
    } else {
      store::Statement row = transaction_.connection().prepare(
          "SELECT " + store::quoted_name(fields_[at]->name) + " FROM " +
          store::quoted_name(entity_.name) + " WHERE id = ?1");
      if (row.bind(1, id).step()) value = value_in(row, 0, Type::Int);
    }
    return value.null ? 0 : mapped(value.integer);
  }
  [[nodiscard]] bool leads_to(std::int64_t from, std::int64_t id, std::size_t at) {
    for (int steps = 0; from != 0; from = parent_of(from, at)) {
      if (from == id || ++steps > 1000) return true;
    }
    return false;
  }

  // A survivor keeps its place in the tree, unless that is below one that goes: then it stands
  // where that one stood.
  void lift_survivors() {
    for (std::size_t at = 0; at < fields_.size(); ++at) {
      if (!is_tree(*fields_[at])) continue;
      parents_.clear();
      sdk::BatchBuilder builder({{fields_[at]->name, Type::Int}});
      std::vector<std::int64_t> ids;
      for (const auto& [stays, goes] : losers_) {
        const Value& before = values_.at(stays)[at];
        std::vector<std::int64_t> wanted;
        if (!before.null) wanted.push_back(mapped(before.integer));
        const auto kept = request_.keep.find(fields_[at]->name);
        if (kept != request_.keep.end())
          wanted.assign(1, values_.at(kept->second)[at].null
                               ? 0
                               : mapped(values_.at(kept->second)[at].integer));
        for (const std::int64_t other : goes) {
          if (kept == request_.keep.end() && !values_.at(other)[at].null)
            wanted.push_back(mapped(values_.at(other)[at].integer));
        }
        std::int64_t parent = 0;
        bool closed = false;
        for (const std::int64_t candidate : wanted) {
          if (candidate != 0 && leads_to(candidate, stays, at)) {
            closed = true;
            continue;
          }
          parent = candidate;
          break;
        }
        if (closed && parent == 0) result_.left_parents.push_back(stays);
        parents_[stays] = parent;
        if (parent == (before.null ? 0 : before.integer)) continue;
        if (parent != 0) builder.integer(0, parent);
        builder.end_row();
        ids.push_back(stays);
      }
      if (!ids.empty())
        require_all(transaction_.update_kept(entity_, ids, builder.finish()), entity_);
    }
  }

  // The program keeps these by rules of its own; the tier is only taken over where the survivor was
  // never rated.
  [[nodiscard]] bool is_given(const Field& field) const {
    if (field.name == "code" || is_tree(field)) return false;
    return !field.read_only || field.name == "tier" || field.name == "tier_since";
  }

  [[nodiscard]] Value chosen(std::int64_t stays, const std::vector<std::int64_t>& goes,
                             std::size_t at) const {
    const Field& field = *fields_[at];
    if (const auto kept = request_.keep.find(field.name); kept != request_.keep.end())
      return values_.at(kept->second)[at];
    Value value = values_.at(stays)[at];
    for (const std::int64_t other : goes) {
      const Value& theirs = values_.at(other)[at];
      if (theirs.null) continue;
      if (value.null) {
        value = theirs;
      } else if (field.meaning == model::Meaning::MultiLine &&
                 value.text.find(theirs.text) == std::string::npos) {
        value.text += "\n" + theirs.text;
      }
    }
    return value;
  }

  // `unique`: the values that the one that goes holds until it is gone.
  void give_values(bool unique) {
    std::vector<std::size_t> given;
    sdk::Schema columns;
    for (std::size_t f = 0; f < fields_.size(); ++f) {
      if (!is_given(*fields_[f]) || fields_[f]->unique != unique) continue;
      given.push_back(f);
      columns.push_back({fields_[f]->name, fields_[f]->type});
    }
    if (given.empty()) return;
    sdk::BatchBuilder builder(columns);
    std::vector<std::int64_t> ids;
    for (const auto& [stays, goes] : losers_) {
      for (std::size_t c = 0; c < given.size(); ++c) {
        const Field& field = *fields_[given[c]];
        // A tier and its day belong together.
        const bool rated =
            field.read_only && !values_.at(stays)[static_cast<std::size_t>(place("tier"))].null;
        const Value value = rated ? values_.at(stays)[given[c]] : chosen(stays, goes, given[c]);
        put(builder, c, field.type, value);
        if (!field.read_only) note_outcome(stays, goes, given[c], value);
      }
      builder.end_row();
      ids.push_back(stays);
    }
    require_all(transaction_.update_kept(entity_, ids, builder.finish()), entity_);
  }

  void note_outcome(std::int64_t stays, const std::vector<std::int64_t>& goes, std::size_t at,
                    const Value& kept) {
    std::vector<std::int64_t> all{stays};
    all.insert(all.end(), goes.begin(), goes.end());
    std::string dropped;
    std::set<std::string> seen;
    for (const std::int64_t id : all) {
      const Value& value = values_.at(id)[at];
      if (value.null || value == kept || kept.text.find('\n') != std::string::npos) continue;
      const std::string words = shown(transaction_, *fields_[at], value, language_);
      if (seen.insert(words).second) dropped += (dropped.empty() ? "" : ", ") + words;
    }
    if (dropped.empty() && kept == values_.at(stays)[at]) return;
    result_.fields.push_back(
        {stays, fields_[at]->name, shown(transaction_, *fields_[at], kept, language_), dropped});
  }

  void keep_names() {
    const Entity* others = records::other_names_of(schema(), entity_);
    if (others == nullptr) return;
    const std::string& owner = others->fields.front().name;
    // What the survivors are called already.
    std::set<std::pair<std::int64_t, std::string>> known;
    {
      std::vector<std::int64_t> ids;
      for (const auto& [stays, goes] : losers_) ids.push_back(stays);
      const store::RowsOf wanted(
          ids.size(), [&](std::size_t row, int, store::RowValue& out) { out.integer(ids[row]); });
      store::Statement rows = transaction_.connection().prepare(
          "SELECT t." + store::quoted_name(owner) + ", t.name FROM pareto_rows(?1) r CROSS JOIN " +
          store::base_table(*others) + " t WHERE t." + store::quoted_name(owner) +
          " = r.c0 ORDER BY t." + store::quoted_name(owner) + ", t.id");
      rows.bind_rows(1, wanted);
      while (rows.step()) known.emplace(rows.integer(0), std::string(rows.text(1)));
    }
    sdk::BatchBuilder builder(
        {{owner, Type::Int}, {"name", Type::Text}, {"kind", Type::Text}, {"former", Type::Int}});
    for (const auto& [stays, goes] : losers_) {
      const int name = place(entity_.label_field);
      known.emplace(stays, name < 0 ? label(stays)
                                    : chosen(stays, goes, static_cast<std::size_t>(name)).text);
      known.emplace(stays, code(stays));
      for (const std::int64_t id : goes) add_names(id, stays, known, builder);
      if (label(stays) !=
          (name < 0 ? label(stays) : chosen(stays, goes, static_cast<std::size_t>(name)).text))
        add_name(stays, label(stays), "name", 0, known, builder);
    }
    result_.names = static_cast<std::int64_t>(builder.rows());
    if (builder.rows() > 0)
      require_all(transaction_.create_kept(*others, builder.finish()), *others);
  }

  using KnownNames = std::set<std::pair<std::int64_t, std::string>>;

  void add_names(std::int64_t id, std::int64_t stays, KnownNames& known,
                 sdk::BatchBuilder& builder) const {
    // The code stands for the record itself; where it has none, its name does.
    if (entity_.has_code()) add_name(stays, code(id), "code", id, known, builder);
    add_name(stays, label(id), "name", entity_.has_code() ? 0 : id, known, builder);
    if (place("short_name") >= 0)
      add_name(stays, text(id, "short_name"), "short_name", 0, known, builder);
  }

  static void add_name(std::int64_t stays, const std::string& name, const char* kind,
                       std::int64_t former, KnownNames& known, sdk::BatchBuilder& builder) {
    if (name.empty() || !known.emplace(stays, name).second) return;
    builder.integer(0, stays);
    builder.text(1, name);
    builder.text(2, kind);
    if (former != 0) builder.integer(3, former);
    builder.end_row();
  }

  void remove() {
    std::vector<std::int64_t> ids;
    for (const auto& [goes, stays] : destinations_) ids.push_back(goes);
    std::sort(ids.begin(), ids.end());
    require_all(transaction_.remove(entity_, ids), entity_);
  }

  // For plugins that keep ids of their own.
  void tell() {
    sdk::BatchBuilder builder({{"id", Type::Int}, {"into", Type::Int}});
    for (const Merging& pair : request_.pairs) {
      builder.integer(0, pair.goes);
      builder.integer(1, pair.stays);
      builder.end_row();
    }
    transaction_.publish(entity_.name + ".merged", builder.finish());
  }

  records::Transaction& transaction_;
  const MergeRequest& request_;
  Language language_;
  const Entity& entity_;
  std::vector<const Field*> fields_;
  Destinations destinations_;
  std::map<std::int64_t, std::vector<std::int64_t>> losers_;  // by survivor
  std::map<std::int64_t, Values> values_;
  std::map<std::int64_t, std::int64_t> parents_;  // of survivors, as they will be
  MergeResult result_;
};

}  // namespace

MergeResult merge(records::Transaction& transaction, const MergeRequest& request,
                  Language language) {
  return Merge(transaction, request, language).run();
}

std::int64_t survivor_of(store::Connection& connection, const model::Schema& schema,
                         const Entity& entity, const std::vector<std::int64_t>& ids) {
  std::vector<const Field*> fields;
  for (const Field& field : entity.fields) {
    if (field.stored() && !field.read_only) fields.push_back(&field);
  }
  const bool sells = schema.find("sale") != nullptr && entity.name == "customer";
  std::int64_t best = 0, best_net = INT64_MIN, best_told = -1;
  for (const auto& [id, values] : read_values(connection, entity, fields, ids)) {
    std::int64_t net = 0;
    if (sells) {
      store::Statement sum =
          connection.prepare("SELECT isum(home_amount) FROM pareto_sale WHERE customer = ?1");
      if (sum.bind(1, id).step()) net = sum.integer(0);
    }
    const auto told =
        std::count_if(values.begin(), values.end(), [](const Value& value) { return !value.null; });
    if (best != 0 && (net < best_net || (net == best_net && told <= best_told))) continue;
    best = id;
    best_net = net;
    best_told = told;
  }
  return best;
}

}  // namespace pareto::twins
