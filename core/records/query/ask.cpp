#include "core/records/query/ask.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>

#include "core/access/seen.hpp"
#include "core/base/error.hpp"
#include "core/model/expression.hpp"
#include "core/records/query/column_kind.hpp"
#include "core/records/query/plain_twin.hpp"
#include "core/records/query/query_watch.hpp"
#include "core/records/query/sql_fence.hpp"

namespace pareto::records {
namespace {

using sdk::Type;

constexpr std::uint8_t kInteger = 1, kReal = 2, kNull = 5;
// Kept while the types are not known yet.
constexpr std::int64_t kMostCells = 1 << 20;
constexpr std::size_t kMostText = 8u << 20;

// The values of a column while its type is open, and what kinds of them there were.
class OpenColumn {
 public:
  void look(std::uint8_t storage) {
    integers_ |= storage == kInteger;
    reals_ |= storage == kReal;
    texts_ |= storage != kInteger && storage != kReal && storage != kNull;
  }
  // Keeps the value too.
  void keep(const store::Statement& from, int column) {
    const auto storage = static_cast<std::uint8_t>(from.storage(column));
    look(storage);
    storage_.push_back(storage);
    if (storage == kInteger) {
      bits_.push_back(from.integer(column));
    } else if (storage == kReal) {
      bits_.push_back(std::bit_cast<std::int64_t>(from.real(column)));
    } else if (storage == kNull) {
      bits_.push_back(0);
    } else {
      text_ += from.text(column);
      bits_.push_back(static_cast<std::int64_t>(text_.size()));
    }
  }
  [[nodiscard]] std::size_t text_bytes() const { return text_.size(); }
  // Nothing more can be learned of it.
  [[nodiscard]] bool is_text() const { return texts_; }

  [[nodiscard]] Type type(const std::optional<ColumnKind>& known) const {
    const bool scaled = known && (known->type == Type::Money || known->type == Type::Quantity);
    if (texts_) return Type::Text;
    if (reals_) return scaled ? known->type : Type::Real;
    if (known && (known->type != Type::Text || !integers_)) return known->type;
    return integers_ ? Type::Int : Type::Text;
  }

  // The next of the values that were kept.
  void give(sdk::BatchBuilder& to, std::size_t column, Type type) {
    const std::size_t row = given_++;
    const std::uint8_t storage = storage_[row];
    if (storage == kNull) return;
    if (storage == kInteger) return give_integer(to, column, type, bits_[row]);
    if (storage == kReal) return give_real(to, column, type, std::bit_cast<double>(bits_[row]));
    const auto end = static_cast<std::size_t>(bits_[row]);
    to.text(column, std::string_view(text_).substr(text_given_, end - text_given_));
    text_given_ = end;
  }

  static void give_integer(sdk::BatchBuilder& to, std::size_t column, Type type,
                           std::int64_t value) {
    if (type == Type::Text)
      to.text(column, std::to_string(value));
    else if (type == Type::Real)
      to.real(column, static_cast<double>(value));
    else
      to.integer(column, value);
  }
  static void give_real(sdk::BatchBuilder& to, std::size_t column, Type type, double value) {
    if (type == Type::Real) return to.real(column, value);
    if (type != Type::Text) {
      // A mean of amounts; one that no amount can hold is left out.
      if (std::fabs(value) < 9e18) to.integer(column, std::llround(value));
      return;
    }
    std::array<char, 32> digits{};
    const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    to.text(column, {digits.data(), static_cast<std::size_t>(end - digits.data())});
  }

 private:
  std::vector<std::uint8_t> storage_;
  std::vector<std::int64_t> bits_;  // integers, reals by their bits, ends of texts
  std::string text_;
  std::size_t given_ = 0, text_given_ = 0;
  bool integers_ = false, reals_ = false, texts_ = false;
};

// "name", "name_2": a name stands for one column in json, and for a program that reads csv.
std::vector<std::string> distinct_names(const store::Statement& statement) {
  std::vector<std::string> names;
  std::set<std::string> taken;
  for (int c = 0; c < statement.columns(); ++c) {
    const std::string name = statement.column_name(c);
    std::string one = name;
    for (int i = 2; !taken.insert(one).second; ++i) one = name + "_" + std::to_string(i);
    names.push_back(std::move(one));
  }
  return names;
}

store::Statement prepared(store::Connection& connection, const std::string& sql) {
  try {
    return connection.prepare(plain_twin(sql, Keeping::Nothing));
  } catch (const Error& error) {
    if (error.code() != ErrorCode::Fail && error.code() != ErrorCode::Denied) throw;
    constexpr std::string_view kFunction = "not authorized to use function: ";
    const std::string words = sqlite3_errmsg(connection.handle());
    if (words.starts_with(kFunction)) {
      throw Error(
          error.code(),
          Message(Text{"the function {} is not open to queries", "查询不能使用函数 {}"},
                  {words.substr(kFunction.size())}),
          Message(Text{"leave it out, or compute it from the answer", "请去掉它，或在结果里再算"}));
    }
    throw Error(error.code() == ErrorCode::Fail ? ErrorCode::Argument : error.code(),
                Message(Text{"the query cannot be run: {}", "查询无法执行：{}"}, {words}),
                Message(Text{"views and their columns: pareto query --views",
                             "看有哪些视图和列：pareto query --views"}));
  }
}

class AskedStream final : public sdk::BatchStream {
 public:
  // `types`: one that knows of computed fields; null where the connection itself does.
  AskedStream(std::unique_ptr<store::Connection> connection, store::Connection* types,
              const std::string& sql, const model::Schema& schema, QueryLimits limits)
      : connection_(std::move(connection)),
        watch_(*connection_, limits),
        statement_(prepared(*connection_, sql)) {
    if (statement_.parameter_count() > 0) {
      throw Error(ErrorCode::Argument,
                  Message(Text{"the query's parameter {} has no value", "查询参数 {} 没有值"},
                          {statement_.parameter_name(1) ? statement_.parameter_name(1) : "?"}),
                  Message(Text{"write the value itself in its place", "请直接写出值"}));
    }
    describe(schema, sql, types != nullptr ? *types : *connection_);
    watch_.run([&] { begin(); });
    sdk::Schema result;
    const std::vector<std::string> names = distinct_names(statement_);
    for (std::size_t c = 0; c < names.size(); ++c)
      result.push_back({names[c], open_[c].type(kinds_[c])});
    for (std::size_t c = 0; c < names.size(); ++c)
      is_id_.push_back(kinds_[c] && kinds_[c]->id && result[c].type == Type::Int);
    schema_ = std::make_shared<const sdk::Schema>(std::move(result));
  }

  [[nodiscard]] const std::shared_ptr<const sdk::Schema>& schema() const override {
    return schema_;
  }
  [[nodiscard]] const std::vector<bool>& is_id() const { return is_id_; }

  bool next(sdk::Batch& batch) override {
    sdk::BatchBuilder builder(schema_);
    while (kept_ > 0) {
      for (std::size_t c = 0; c < open_.size(); ++c) open_[c].give(builder, c, (*schema_)[c].type);
      builder.end_row();
      --kept_;
    }
    if (builder.rows() == 0) {
      open_.clear();
      watch_.run([&] { fill(builder); });
    }
    if (builder.rows() == 0) return false;
    batch = builder.finish();
    return true;
  }

 private:
  void describe(const model::Schema& schema, const std::string& sql, store::Connection& types) {
    kinds_ = kinds_of(schema, statement_);
    open_.resize(kinds_.size());
    for (const auto& kind : kinds_) certain_.push_back(kind.has_value() && !is_compound(sql));
    if (&types != connection_.get()) {
      const ColumnKinds computed = kinds_of_twin(types, schema, sql, Keeping::Nothing);
      for (std::size_t c = 0; c < kinds_.size() && c < computed.size(); ++c) {
        if (!kinds_[c]) kinds_[c] = computed[c];
      }
    }
    const ColumnKinds values = kinds_of_twin(types, schema, sql, Keeping::Values);
    const ColumnKinds sums = kinds_of_twin(types, schema, sql, Keeping::Sums);
    for (std::size_t c = 0; c < kinds_.size(); ++c) {
      if (!kinds_[c] && c < values.size()) kinds_[c] = values[c];
      if (!kinds_[c] && c < sums.size() && sums[c] &&
          (sums[c]->type == Type::Money || sums[c]->type == Type::Quantity))
        kinds_[c] = sums[c];
    }
  }

  // The first rows, and of all others as much as the types need.
  void begin() {
    const std::int64_t most = std::max<std::int64_t>(
        1, std::min(sdk::kBatchRows, kMostCells / static_cast<std::int64_t>(open_.size())));
    std::size_t text = 0;
    while (kept_ < most && text < kMostText) {
      if (!statement_.step()) {
        done_ = true;
        return;
      }
      text = 0;
      for (std::size_t c = 0; c < open_.size(); ++c) {
        open_[c].keep(statement_, static_cast<int>(c));
        text += open_[c].text_bytes();
      }
      ++kept_;
    }
    const auto open = [&](std::size_t c) { return !certain_[c] && !open_[c].is_text(); };
    std::vector<std::size_t> left;
    for (std::size_t c = 0; c < open_.size(); ++c) {
      if (open(c)) left.push_back(c);
    }
    if (left.empty()) return;
    while (!left.empty() && statement_.step()) {
      for (const std::size_t c : left)
        open_[c].look(static_cast<std::uint8_t>(statement_.storage(static_cast<int>(c))));
      std::erase_if(left, [&](std::size_t c) { return !open(c); });
    }
    // From the first row again, in the same state of the store.
    statement_.reset();
    for (std::int64_t row = 0; row < kept_; ++row) statement_.step();
  }

  void fill(sdk::BatchBuilder& builder) {
    while (!done_ && builder.rows() < sdk::kBatchRows && builder.text_bytes() < kMostText) {
      if (!statement_.step()) {
        done_ = true;
        return;
      }
      for (std::size_t c = 0; c < schema_->size(); ++c) {
        const int column = static_cast<int>(c), storage = statement_.storage(column);
        const Type type = (*schema_)[c].type;
        if (storage == kNull) continue;
        if (storage == kInteger)
          OpenColumn::give_integer(builder, c, type, statement_.integer(column));
        else if (storage == kReal)
          OpenColumn::give_real(builder, c, type, statement_.real(column));
        else
          builder.text(c, statement_.text(column));
      }
      builder.end_row();
    }
  }

  std::unique_ptr<store::Connection> connection_;
  QueryWatch watch_;
  store::Statement statement_;
  ColumnKinds kinds_;
  std::vector<bool> certain_, is_id_;  // by column
  std::vector<OpenColumn> open_;
  std::int64_t kept_ = 0;
  std::shared_ptr<const sdk::Schema> schema_;
  bool done_ = false;
};

}  // namespace

Answer ask(const store::Store& store, const access::Session& session, const std::string& sql,
           const model::Schema& schema, QueryLimits limits) {
  check_foreign_sql(sql);
  check_foreign_sql(plain_twin(sql, Keeping::Nothing));  // what is run
  auto connection = store.open_reader();
  access::make_ready(*connection, session, plain_twin(sql, Keeping::Nothing), &schema,
                     conditions_of(sql));
  Kinds of;
  if (session.rights) of = kinds_read(*connection, plain_twin(sql, Keeping::Nothing), schema);
  connection->execute("BEGIN");  // one state of the store, however often its rows are read
  confine(*connection, session.rights ? Views::Temporary : Views::Published);
  std::unique_ptr<store::Connection> types;
  const auto asks = [&](const model::Entity& entity) {
    return sql.find(entity.name) != std::string::npos && model::may_ask_computed(entity, sql);
  };
  if (std::any_of(schema.entities().begin(), schema.entities().end(), asks)) {
    types = store.open_reader();
    stand_in_for_computed(*types, schema, sql);
  }
  auto rows =
      std::make_unique<AskedStream>(std::move(connection), types.get(), sql, schema, limits);
  std::vector<bool> is_id = rows->is_id();
  return {std::move(rows), std::move(is_id), std::move(of)};
}

}  // namespace pareto::records
