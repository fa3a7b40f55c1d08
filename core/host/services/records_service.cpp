#include "core/host/services/border.hpp"
#include "core/host/services/services.hpp"
#include "core/host/session_handle.hpp"

namespace pareto::host {
namespace {

// A view of the plugin's rows as a batch: typed by the entity's fields, not owned.
sdk::Batch borrowed(const model::Entity& entity, const ArrowSchema* schema,
                    const ArrowArray* rows) {
  sdk::Schema columns = sdk::import_schema(*schema);
  for (sdk::ColumnSpec& column : columns) {
    const model::Field* field = entity.find(column.name);
    if (field != nullptr &&
        std::strcmp(sdk::format_of(field->type), sdk::format_of(column.type)) == 0)
      column.type = field->type;
  }
  if (rows->n_children != static_cast<std::int64_t>(columns.size())) {
    throw Error(ErrorCode::Argument, Message(Text{"the rows have other columns than their schema",
                                                  "数据列与其结构不一致"}));
  }
  ArrowArray copy = *rows;
  copy.release = [](ArrowArray* array) {
    array->release = nullptr;
  };  // the plugin keeps what is its own
  return {std::make_shared<const sdk::Schema>(std::move(columns)), copy};
}

records::Transaction& transaction_of(pareto_session* session) {
  if (session == nullptr || session->writing == nullptr) {
    throw Error(ErrorCode::Denied, Message(Text{"nothing can be written here", "这里不能写入"}));
  }
  return *session->writing;
}

void require_all(const records::WriteResult& result) {
  if (result.rejects.empty()) return;
  const records::Reject& first = result.rejects.front();
  throw Error(ErrorCode::Data, Message(Text{"row {}, {}: {}", "第 {} 行，{}：{}"},
                                       {first.row, first.field, first.why.in(Language::English)}));
}

pareto_status create(const pareto_records_v1*, pareto_session* session, const char* name,
                     const ArrowSchema* schema, const ArrowArray* rows, std::int64_t* ids,
                     pareto_error* error) {
  return at_border(error, [&] {
    records::Transaction& transaction = transaction_of(session);
    const model::Entity& entity = ground_of(session).schema->entity(name);
    const sdk::Batch batch = borrowed(entity, schema, rows);
    const records::WriteResult result = transaction.create(entity, batch);
    require_all(result);
    if (ids != nullptr) std::copy(result.ids.begin(), result.ids.end(), ids);
  });
}

pareto_status update(const pareto_records_v1*, pareto_session* session, const char* name,
                     const std::int64_t* ids, const ArrowSchema* schema, const ArrowArray* rows,
                     pareto_error* error) {
  return at_border(error, [&] {
    records::Transaction& transaction = transaction_of(session);
    const model::Entity& entity = ground_of(session).schema->entity(name);
    const sdk::Batch batch = borrowed(entity, schema, rows);
    require_all(transaction.update(entity, {ids, static_cast<std::size_t>(batch.rows())}, batch));
  });
}

}  // namespace

const pareto_records_v1& records_service() {
  static constexpr pareto_records_v1 kTable{
      .size_of = sizeof(pareto_records_v1), .ctx = nullptr, .create = &create, .update = &update};
  return kTable;
}

}  // namespace pareto::host
