#include "core/records/query.hpp"

#include "core/base/error.hpp"
#include "core/records/sql_fence.hpp"

namespace pareto::records {
namespace {

using sdk::Type;

constexpr int kInteger = 1, kReal = 2, kText = 3, kNull = 5;

class SelectStream final : public sdk::BatchStream {
 public:
  SelectStream(std::unique_ptr<store::Connection> connection, const std::string& sql, const std::vector<sdk::Parameter>& parameters,
               sdk::Schema result, const model::Schema* described = nullptr)
      : connection_(std::move(connection)), parameters_(parameters), statement_(connection_->prepare(sql)) {
    bind();
    if (result.empty()) result = guessed(described);
    if (statement_.columns() != static_cast<int>(result.size())) {
      throw Error(ErrorCode::Argument, Message(Text{"the query answers {} columns, {} were stated", "查询返回 {} 列，声明了 {} 列"},
                                               {statement_.columns(), result.size()}));
    }
    schema_ = std::make_shared<const sdk::Schema>(std::move(result));
  }

  [[nodiscard]] const std::shared_ptr<const sdk::Schema>& schema() const override { return schema_; }

  bool next(sdk::Batch& batch) override {
    if (done_) return false;
    sdk::BatchBuilder builder(schema_);
    // Small first batches let a page appear at once; text is bounded so that memory does not follow the data.
    while (builder.rows() < sdk::kBatchRows && builder.text_bytes() < (8u << 20)) {
      if (!stepped_ && !statement_.step()) {
        done_ = true;
        break;
      }
      stepped_ = false;
      for (std::size_t c = 0; c < schema_->size(); ++c) put(builder, c);
      builder.end_row();
    }
    if (builder.rows() == 0) return false;
    batch = builder.finish();
    return true;
  }

 private:
  void bind() {
    for (int i = 1; i <= statement_.parameter_count(); ++i) {
      const char* name = statement_.parameter_name(i);
      const sdk::Parameter* found = nullptr;
      for (const sdk::Parameter& p : parameters_) {
        if (name != nullptr && p.name == name + 1) found = &p;
      }
      if (found == nullptr) {
        throw Error(ErrorCode::Argument, Message(Text{"the query's parameter {} has no value", "查询参数 {} 没有值"}, {name ? name : "?"}));
      }
      if (found->null) statement_.bind_null(i);
      else if (found->type == Type::Text) statement_.bind(i, std::string_view(found->text));
      else if (found->type == Type::Real) statement_.bind(i, found->real);
      else statement_.bind(i, found->integer);
    }
  }

  sdk::Schema guessed(const model::Schema* described) {
    stepped_ = statement_.step();
    done_ = !stepped_;
    sdk::Schema schema;
    for (int c = 0; c < statement_.columns(); ++c) {
      if (const model::Field* field = described ? field_behind(*described, c) : nullptr) {
        schema.push_back({statement_.column_name(c), field->type});
        continue;
      }
      const int storage = stepped_ ? statement_.storage(c) : kText;
      schema.push_back({statement_.column_name(c), storage == kInteger ? Type::Int : storage == kReal ? Type::Real : Type::Text});
    }
    return schema;
  }

  // The field that a column of the answer shows unchanged, if it does.
  const model::Field* field_behind(const model::Schema& described, int column) const {
    const auto [table, name] = statement_.origin(column);
    for (const model::Entity& entity : described.entities()) {
      for (const model::Field& field : entity.fields) {
        const bool own = field.plugin.empty() || field.plugin == entity.plugin;
        if (field.local_name() == name && table == (own ? store::base_table(entity) : store::plugin_table(entity, field.plugin))) return &field;
      }
    }
    return nullptr;
  }

  void put(sdk::BatchBuilder& builder, std::size_t column) {
    const int c = static_cast<int>(column), storage = statement_.storage(c);
    if (storage == kNull) return;
    switch ((*schema_)[column].type) {
      case Type::Text: return builder.text(column, statement_.text(c));
      case Type::Real:
        if (storage == kText) break;
        return builder.real(column, statement_.real(c));
      default:
        if (storage != kInteger) break;
        return builder.integer(column, statement_.integer(c));
    }
    throw Error(ErrorCode::Data, Message(Text{"column {} of the query holds “{}”, which does not fit its stated type",
                                              "查询的列 {} 里有“{}”，与声明的类型不符"},
                                         {(*schema_)[column].name, statement_.text(c)}),
                Message(Text{"state the type, e.g. CAST({} AS REAL)", "请写明类型，如 CAST({} AS REAL)"}, {(*schema_)[column].name}));
  }

  std::unique_ptr<store::Connection> connection_;
  std::vector<sdk::Parameter> parameters_;
  store::Statement statement_;
  std::shared_ptr<const sdk::Schema> schema_;
  bool stepped_ = false, done_ = false;
};

}  // namespace

std::unique_ptr<sdk::BatchStream> select(const store::Store& store, const access::Session&, const std::string& sql,
                                         const std::vector<sdk::Parameter>& parameters, sdk::Schema result,
                                         const model::Schema* described) {
  check_foreign_sql(sql);
  auto connection = store.open_reader();
  confine(*connection);
  return std::make_unique<SelectStream>(std::move(connection), sql, parameters, std::move(result), described);
}

std::unique_ptr<sdk::BatchStream> select_trusted(const store::Store& store, const access::Session&, const std::string& sql,
                                                 const std::vector<sdk::Parameter>& parameters, sdk::Schema result) {
  return std::make_unique<SelectStream>(store.open_reader(), sql, parameters, std::move(result));
}

}  // namespace pareto::records
