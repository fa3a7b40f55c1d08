// The index behind the search box: tokens of all searched fields of a record.
#include "core/base/search_tokens.hpp"
#include "core/records/transaction_state.hpp"
#include "core/records/upkeep.hpp"
#include "core/store/ddl.hpp"

namespace pareto::records {
namespace {

using model::Entity;
using model::Field;
using model::Meaning;

bool indexed(const Entity& entity, const Field& field) {
  return field.searched && field.stored() && (field.plugin.empty() || field.plugin == entity.plugin);
}

TokenKind kind_of(const Field& field) {
  if (field.meaning == Meaning::Phone) return TokenKind::Phone;
  return field.meaning == Meaning::Name || field.meaning == Meaning::Plain ? TokenKind::Name : TokenKind::Word;
}

constexpr std::int64_t kManyRows = 50;

class SearchUpkeep final : public Upkeep {
 public:
  [[nodiscard]] bool concerns(const Entity& entity) const override {
    return !store::search_table(entity, store::Dialect::SQLite).empty();
  }

  // The index forgets a record only by the very tokens it was given, so all of them are needed when one changes.
  void reads(const Entity& entity, const std::vector<std::uint8_t>& given, std::vector<std::uint8_t>& needed) const override {
    bool any = false;
    for (std::size_t f = 0; f < entity.fields.size(); ++f) any = any || (given[f] && indexed(entity, entity.fields[f]));
    if (!any) return;
    for (std::size_t f = 0; f < entity.fields.size(); ++f) {
      if (indexed(entity, entity.fields[f])) needed[f] = 1;
    }
  }

  void written(Transaction& transaction, const WriteRows* rows, const WriteRows* before) override {
    const WriteRows& any = rows ? *rows : *before;
    const Entity& entity = *any.entity;
    const std::string table = store::search_table_name(entity);
    std::string old_tokens, new_tokens;
    store::Statement forget = transaction.connection().prepare("INSERT INTO " + table + "(" + table + ", rowid, tokens) VALUES('delete', ?1, ?2)");
    // The index writes out what it has collected before each statement, so many records are taught by one.
    const bool many = any.rows > kManyRows;
    if (many) transaction.connection().execute("CREATE TEMP TABLE IF NOT EXISTS tokens_to_learn(id INTEGER PRIMARY KEY, tokens TEXT)");
    store::Statement learn = transaction.connection().prepare(
        many ? std::string("INSERT INTO temp.tokens_to_learn(id, tokens) VALUES(?1, ?2)") : "INSERT INTO " + table + "(rowid, tokens) VALUES(?1, ?2)");
    for (std::int64_t row = 0; row < any.rows; ++row) {
      if (any.rejected[row]) continue;
      old_tokens.clear();
      new_tokens.clear();
      if (before) tokens_of(*before, row, old_tokens);
      if (rows) tokens_of(*rows, row, new_tokens);
      if (old_tokens == new_tokens) continue;
      if (!old_tokens.empty()) forget.bind(1, any.ids[row]).bind(2, std::string_view(old_tokens)).run();
      if (!new_tokens.empty()) learn.bind(1, any.ids[row]).bind(2, std::string_view(new_tokens)).run();
    }
    if (many) {
      transaction.connection().execute("INSERT INTO " + table + "(rowid, tokens) SELECT id, tokens FROM temp.tokens_to_learn ORDER BY id");
      transaction.connection().execute("DELETE FROM temp.tokens_to_learn");
    }
  }

  void removing_range(Transaction& transaction, const Entity& entity, std::int64_t first, std::int64_t last) override {
    const std::string table = store::search_table_name(entity);
    std::vector<std::int64_t> ids;
    {
      store::Statement rows = transaction.connection().prepare("SELECT id FROM " + store::base_table(entity) + " WHERE id BETWEEN ?1 AND ?2");
      rows.bind(1, first).bind(2, last);
      while (rows.step()) ids.push_back(rows.integer(0));
    }
    std::vector<std::uint8_t> wanted(entity.fields.size(), 0);
    for (std::size_t f = 0; f < entity.fields.size(); ++f) wanted[f] = indexed(entity, entity.fields[f]);
    const WriteRows before = load_rows(transaction.connection(), entity, ids, wanted);
    written(transaction, nullptr, &before);
  }

 private:
  static void tokens_of(const WriteRows& rows, std::int64_t row, std::string& out) {
    const Entity& entity = *rows.entity;
    for (std::size_t f = 0; f < entity.fields.size(); ++f) {
      const Field& field = entity.fields[f];
      if (!indexed(entity, field) || rows.cells[f].is_null(row)) continue;
      append_tokens(rows.cells[f].text(row), kind_of(field), out);
    }
  }
};

}  // namespace

std::unique_ptr<Upkeep> make_search_upkeep() { return std::make_unique<SearchUpkeep>(); }

}  // namespace pareto::records
