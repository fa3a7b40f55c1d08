// The index behind the search box: tokens of all searched fields of a record.
#include <algorithm>
#include <functional>
#include <future>
#include <map>

#include "core/base/error.hpp"
#include "core/base/hash.hpp"
#include "core/base/search_tokens.hpp"
#include "core/records/upkeep/derived.hpp"
#include "core/records/write/transaction_state.hpp"
#include "core/records/write/upkeep.hpp"
#include "core/store/ddl.hpp"
#include "core/store/row_source.hpp"

namespace pareto::records {
namespace {

using model::Entity;
using model::Field;
using model::Meaning;

bool indexed(const Entity& entity, const Field& field) {
  return field.searched && field.stored() &&
         (field.plugin.empty() || field.plugin == entity.plugin);
}

TokenKind kind_of(const Field& field) {
  if (field.meaning == Meaning::Phone) return TokenKind::Phone;
  return field.meaning == Meaning::Name || field.meaning == Meaning::Plain ? TokenKind::Name
                                                                           : TokenKind::Word;
}

// Tokens of records, one after another.
class Tokens {
 public:
  void add(std::int64_t id, std::string_view tokens) {
    if (tokens.empty()) return;
    text_ += tokens;
    ids_.push_back(id);
    ends_.push_back(text_.size());
  }
  void add_all(const Tokens& others) {
    for (std::size_t i = 0; i < others.size(); ++i) add(others.id(i), others.of(i));
  }
  [[nodiscard]] std::size_t size() const { return ids_.size(); }
  [[nodiscard]] std::size_t bytes() const { return text_.size(); }
  [[nodiscard]] std::int64_t id(std::size_t i) const { return ids_[i]; }
  [[nodiscard]] std::string_view of(std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(text_).substr(begin, ends_[i] - begin);
  }
  void clear() { *this = {}; }

 private:
  std::string text_;
  std::vector<std::int64_t> ids_;
  std::vector<std::size_t> ends_;
};

// What is searched of one record after another; copied, so that tokens can be made of it elsewhere.
class SearchedTexts {
 public:
  explicit SearchedTexts(const WriteRows& rows) {
    for (std::int64_t row = 0; row < rows.rows; ++row) {
      for (std::size_t f = 0; f < rows.entity->fields.size(); ++f) {
        const Field& field = rows.entity->fields[f];
        if (indexed(*rows.entity, field) && !rows.cells[f].is_null(row))
          add(row, kind_of(field), rows.cells[f].text(row));
      }
    }
  }
  // By row of the batch.
  [[nodiscard]] Tokens tokens() const {
    Tokens made;
    std::string one;
    for (std::size_t i = 0, begin = 0; i < pieces_.size(); ++i) {
      append_tokens(std::string_view(text_).substr(begin, pieces_[i].end - begin), pieces_[i].kind,
                    one);
      begin = pieces_[i].end;
      if (i + 1 < pieces_.size() && pieces_[i + 1].row == pieces_[i].row) continue;
      made.add(pieces_[i].row, one);
      one.clear();
    }
    return made;
  }

 private:
  struct Piece {
    std::int64_t row;
    TokenKind kind;
    std::size_t end;
  };
  void add(std::int64_t row, TokenKind kind, std::string_view text) {
    text_ += text;
    pieces_.push_back({row, kind, text_.size()});
  }
  std::string text_;
  std::vector<Piece> pieces_;
};

// From so many rows on, their tokens are made beside the writing.
constexpr std::int64_t kManyRows = 500;
// Tokens that wait are written when they are so many.
constexpr std::size_t kMostBytes = 16'000'000;

// The index writes out what it has collected before each statement of the transaction. So tokens
// are collected here, and many records are taught by one statement, at the latest before commit.
class SearchUpkeep final : public Upkeep {
 public:
  [[nodiscard]] bool concerns(const Entity& entity) const override {
    return !store::search_table(entity, store::Dialect::SQLite).empty();
  }

  // The index forgets a record only by the very tokens it was given, so all of them are needed when
  // one changes.
  void reads(const Entity& entity, const std::vector<std::uint8_t>& given,
             std::vector<std::uint8_t>& needed) const override {
    bool any = false;
    for (std::size_t f = 0; f < entity.fields.size(); ++f)
      any = any || (given[f] && indexed(entity, entity.fields[f]));
    if (!any) return;
    for (std::size_t f = 0; f < entity.fields.size(); ++f) {
      if (indexed(entity, entity.fields[f])) needed[f] = 1;
    }
  }

  // Making tokens takes about as long as writing the rows, so both go on at once.
  void prepare(Transaction&, WriteRows& rows, const WriteRows* before) override {
    making_ = {};
    made_for_ = &rows;
    if (before != nullptr || rows.rows < kManyRows) return;
    making_ = std::async([texts = SearchedTexts(rows)] { return texts.tokens(); });
  }

  void written(Transaction& transaction, const WriteRows* rows, const WriteRows* before) override {
    const Entity& entity = rows ? *rows->entity : *before->entity;
    const Tokens now = rows == nullptr                        ? Tokens()
                       : making_.valid() && made_for_ == rows ? making_.get()
                                                              : SearchedTexts(*rows).tokens();
    const Tokens then = before == nullptr ? Tokens() : SearchedTexts(*before).tokens();
    const WriteRows& any = rows ? *rows : *before;
    Tokens forgotten, learnt;
    std::size_t n = 0, t = 0;
    for (std::int64_t row = 0; row < any.rows; ++row) {
      const auto of_row = [row](const Tokens& all, std::size_t& at) {
        return at < all.size() && all.id(at) == row ? all.of(at++) : std::string_view();
      };
      const std::string_view tokens_now = of_row(now, n), tokens_then = of_row(then, t);
      if (any.rejected[row] || tokens_now == tokens_then) continue;
      if (!tokens_then.empty()) forgotten.add(any.ids[row], tokens_then);
      if (!tokens_now.empty()) learnt.add(any.ids[row], tokens_now);
    }
    Tokens& waiting = waiting_[&entity];
    if (forgotten.size() > 0) {
      learn(transaction, entity,
            waiting);  // what was taught in this very transaction may be forgotten now
      forget(transaction, entity, forgotten);
    }
    waiting.add_all(learnt);
    if (waiting.bytes() > kMostBytes) learn(transaction, entity, waiting);
  }

  void finish(Transaction& transaction) override {
    for (auto& [entity, tokens] : waiting_) learn(transaction, *entity, tokens);
  }

  void removing_range(Transaction& transaction, const Entity& entity, std::int64_t first,
                      std::int64_t last) override {
    std::vector<std::int64_t> ids;
    {
      store::Statement rows = transaction.connection().prepare(
          "SELECT id FROM " + store::base_table(entity) + " WHERE id BETWEEN ?1 AND ?2");
      rows.bind(1, first).bind(2, last);
      while (rows.step()) ids.push_back(rows.integer(0));
    }
    std::vector<std::uint8_t> wanted(entity.fields.size(), 0);
    for (std::size_t f = 0; f < entity.fields.size(); ++f)
      wanted[f] = indexed(entity, entity.fields[f]);
    const WriteRows before = load_rows(transaction.connection(), entity, ids, wanted);
    written(transaction, nullptr, &before);
  }

 private:
  static void learn(Transaction& transaction, const Entity& entity, Tokens& tokens) {
    if (tokens.size() == 0) return;
    run(transaction, store::learn_tokens(store::search_table_name(entity), store::Dialect::SQLite),
        tokens);
    tokens.clear();
  }
  static void forget(Transaction& transaction, const Entity& entity, const Tokens& tokens) {
    run(transaction, store::forget_tokens(store::search_table_name(entity), store::Dialect::SQLite),
        tokens);
  }
  static void run(Transaction& transaction, const std::string& sql, const Tokens& tokens) {
    const store::RowsOf rows(tokens.size(), [&](std::size_t i, int column, store::RowValue& out) {
      if (column == 0)
        out.integer(tokens.id(i));
      else
        out.text(tokens.of(i));
    });
    transaction.connection().prepare(sql).bind_rows(1, rows).run();
  }

  std::future<Tokens> making_;
  const WriteRows* made_for_ = nullptr;
  std::map<const Entity*, Tokens> waiting_;
};

}  // namespace

namespace {

constexpr std::int64_t kAtOnce = 8'192;

std::vector<std::uint8_t> indexed_fields(const Entity& entity) {
  std::vector<std::uint8_t> wanted(entity.fields.size(), 0);
  for (std::size_t f = 0; f < entity.fields.size(); ++f)
    wanted[f] = indexed(entity, entity.fields[f]);
  return wanted;
}

// All records of an entity and their tokens, some thousand at a time.
void each_tokens(
    store::Connection& connection, const Entity& entity,
    const std::function<void(const Tokens&, const std::vector<std::int64_t>& ids)>& take) {
  const std::vector<std::uint8_t> wanted = indexed_fields(entity);
  for (std::int64_t last = INT64_MIN;;) {
    std::vector<std::int64_t> ids;
    {
      store::Statement rows = connection.prepare("SELECT id FROM " + store::base_table(entity) +
                                                 " WHERE id > ?1 ORDER BY id LIMIT ?2");
      rows.bind(1, last).bind(2, kAtOnce);
      while (rows.step()) ids.push_back(rows.integer(0));
    }
    if (ids.empty()) return;
    last = ids.back();
    take(SearchedTexts(load_rows(connection, entity, ids, wanted)).tokens(), ids);
  }
}

// Sums of hashes do not depend on the order in which the index keeps what it knows.
struct TokenSum {
  std::uint64_t hashes = 0;
  std::int64_t count = 0;
  void add(std::string_view token, std::int64_t id) {
    hashes += hash64(token, static_cast<std::uint64_t>(id));
    ++count;
  }
  bool operator==(const TokenSum&) const = default;
};

}  // namespace

bool search_agrees(store::Connection& connection, const Entity& entity,
                   const std::atomic<bool>* cancel) {
  const auto stop = [&] {
    if (cancel != nullptr && *cancel)
      throw Error(ErrorCode::Cancelled,
                  Message(Text{"cancelled; nothing was changed", "已取消；没有改动"}));
  };
  TokenSum wanted, known;
  each_tokens(connection, entity, [&](const Tokens& tokens, const std::vector<std::int64_t>& ids) {
    stop();
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      std::vector<std::string_view> of_record;
      for (std::string_view rest = tokens.of(i); !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        if (end > 0) of_record.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
      std::sort(of_record.begin(), of_record.end());
      of_record.erase(std::unique(of_record.begin(), of_record.end()), of_record.end());
      for (const std::string_view token : of_record)
        wanted.add(token, ids[static_cast<std::size_t>(tokens.id(i))]);
    }
  });
  const std::string table = store::search_table_name(entity);
  connection.execute("CREATE VIRTUAL TABLE temp.pareto_vocabulary USING fts5vocab(main, " +
                     store::quoted_name(table) + ", instance)");
  {
    store::Statement words = connection.prepare("SELECT term, doc FROM temp.pareto_vocabulary");
    for (std::int64_t row = 0; words.step(); ++row) {
      if (row % 100'000 == 0) stop();
      known.add(words.text(0), words.integer(1));
    }
  }
  connection.execute("DROP TABLE temp.pareto_vocabulary");
  return wanted == known;
}

void make_search_anew(Transaction& transaction, const Entity& entity) {
  store::Connection& connection = transaction.connection();
  const std::string table = store::search_table_name(entity);
  // Not emptied but made anew: what is damaged cannot be relied upon to forget.
  connection.execute("DROP TABLE IF EXISTS " + table);
  connection.execute(store::search_table(entity, store::Dialect::SQLite));
  connection.execute("INSERT INTO " + table + "(" + table + ", rank) VALUES('hashsize', 16777216)");
  each_tokens(connection, entity, [&](const Tokens& tokens, const std::vector<std::int64_t>& ids) {
    const store::RowsOf rows(tokens.size(), [&](std::size_t i, int column, store::RowValue& out) {
      if (column == 0)
        out.integer(ids[static_cast<std::size_t>(tokens.id(i))]);
      else
        out.text(tokens.of(i));
    });
    connection.prepare(store::learn_tokens(table, store::Dialect::SQLite)).bind_rows(1, rows).run();
  });
}

std::unique_ptr<Upkeep> make_search_upkeep() { return std::make_unique<SearchUpkeep>(); }

}  // namespace pareto::records
