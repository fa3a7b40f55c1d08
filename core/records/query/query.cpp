#include "core/records/query/query.hpp"

#include "core/access/seen.hpp"
#include "core/base/error.hpp"
#include "core/records/query/export_guard.hpp"
#include "core/records/query/query_watch.hpp"
#include "core/records/query/sql_fence.hpp"

namespace pareto::records {
namespace {

using sdk::Type;

constexpr int kInteger = 1, kText = 3, kNull = 5;

class SelectStream final : public sdk::BatchStream {
 public:
  SelectStream(std::unique_ptr<store::Connection> connection, const std::string& sql,
               const std::vector<sdk::Parameter>& parameters, sdk::Schema result,
               QueryLimits limits)
      : connection_(std::move(connection)),
        watch_(*connection_, limits),
        parameters_(parameters),
        statement_(connection_->prepare(sql)) {
    bind();
    if (statement_.columns() != static_cast<int>(result.size())) {
      throw Error(ErrorCode::Argument, Message(Text{"the query answers {} columns, {} were stated",
                                                    "查询返回 {} 列，声明了 {} 列"},
                                               {statement_.columns(), result.size()}));
    }
    schema_ = std::make_shared<const sdk::Schema>(std::move(result));
  }

  [[nodiscard]] const std::shared_ptr<const sdk::Schema>& schema() const override {
    return schema_;
  }

  bool next(sdk::Batch& batch) override {
    if (done_) return false;
    sdk::BatchBuilder builder(schema_);
    watch_.run([&] { fill(builder); });
    if (builder.rows() == 0) return false;
    batch = builder.finish();
    return true;
  }

 private:
  void fill(sdk::BatchBuilder& builder) {
    // Small first batches let a page appear at once; text is bounded so that memory does not follow
    // the data.
    while (builder.rows() < sdk::kBatchRows && builder.text_bytes() < (8u << 20)) {
      if (!statement_.step()) {
        done_ = true;
        break;
      }
      for (std::size_t c = 0; c < schema_->size(); ++c) put(builder, c);
      builder.end_row();
    }
  }

  void bind() {
    for (int i = 1; i <= statement_.parameter_count(); ++i) {
      const char* name = statement_.parameter_name(i);
      const sdk::Parameter* found = nullptr;
      for (const sdk::Parameter& p : parameters_) {
        if (name != nullptr && p.name == name + 1) found = &p;
      }
      if (found == nullptr) {
        throw Error(ErrorCode::Argument,
                    Message(Text{"the query's parameter {} has no value", "查询参数 {} 没有值"},
                            {name ? name : "?"}));
      }
      if (found->null)
        statement_.bind_null(i);
      else if (found->type == Type::Text)
        statement_.bind(i, std::string_view(found->text));
      else if (found->type == Type::Real)
        statement_.bind(i, found->real);
      else
        statement_.bind(i, found->integer);
    }
  }

  void put(sdk::BatchBuilder& builder, std::size_t column) {
    const int c = static_cast<int>(column), storage = statement_.storage(c);
    if (storage == kNull) return;
    switch ((*schema_)[column].type) {
      case Type::Text:
        return builder.text(column, statement_.text(c));
      case Type::Real:
        if (storage == kText) break;
        return builder.real(column, statement_.real(c));
      default:
        if (storage != kInteger) break;
        return builder.integer(column, statement_.integer(c));
    }
    throw Error(
        ErrorCode::Data,
        Message(Text{"column {} of the query holds “{}”, which does not fit its stated type",
                     "查询的列 {} 里有“{}”，与声明的类型不符"},
                {(*schema_)[column].name, statement_.text(c)}),
        Message(Text{"state the type, e.g. CAST({} AS REAL)", "请写明类型，如 CAST({} AS REAL)"},
                {(*schema_)[column].name}));
  }

  std::unique_ptr<store::Connection> connection_;
  QueryWatch watch_;
  std::vector<sdk::Parameter> parameters_;
  store::Statement statement_;
  std::shared_ptr<const sdk::Schema> schema_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<sdk::BatchStream> select(const store::Store& store, const access::Session& session,
                                         const std::string& sql,
                                         const std::vector<sdk::Parameter>& parameters,
                                         sdk::Schema result, QueryLimits limits,
                                         const model::Schema* schema, Kinds* of,
                                         access::Unreadable unreadable) {
  check_foreign_sql(sql);
  auto connection = store.open_reader(sql);
  access::make_ready(*connection, session, sql, schema, conditions_of(sql), unreadable);
  if (of != nullptr && schema != nullptr) of->add(kinds_read(*connection, sql, *schema));
  confine(*connection, session.rights ? Views::Temporary : Views::Published);
  return std::make_unique<SelectStream>(std::move(connection), sql, parameters, std::move(result),
                                        limits);
}

std::unique_ptr<sdk::BatchStream> select_trusted(const store::Store& store,
                                                 const access::Session& session,
                                                 const std::string& sql,
                                                 const std::vector<sdk::Parameter>& parameters,
                                                 sdk::Schema result) {
  auto connection = store.open_reader(sql);
  access::make_ready(*connection, session, sql);
  return select_trusted(std::move(connection), sql, parameters, std::move(result));
}

std::unique_ptr<sdk::BatchStream> select_trusted(std::unique_ptr<store::Connection> ready,
                                                 const std::string& sql,
                                                 const std::vector<sdk::Parameter>& parameters,
                                                 sdk::Schema result) {
  return std::make_unique<SelectStream>(std::move(ready), sql, parameters, std::move(result),
                                        QueryLimits{});
}

}  // namespace pareto::records
