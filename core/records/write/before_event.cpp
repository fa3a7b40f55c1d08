#include "core/records/write/before_event.hpp"

#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "core/base/encoding.hpp"
#include "core/base/error.hpp"
#include "pareto/job.hpp"
#include "pareto/received.hpp"

namespace pareto::records {
namespace {

using model::Entity;
using model::Field;
using sdk::Type;

std::string topic_of(const Entity& entity, std::uint32_t kind) {
  const char* what = kind == PARETO_EVENT_CREATED   ? ".created"
                     : kind == PARETO_EVENT_UPDATED ? ".updated"
                                                    : ".removed";
  return entity.name + what;
}

// These columns as they are now.
sdk::Batch batch_of(const WriteRows& rows, const std::vector<std::uint8_t>& shown) {
  sdk::Schema schema;
  std::vector<std::size_t> fields;
  for (std::size_t f = 0; f < shown.size(); ++f) {
    if (!shown[f] || !rows.entity->fields[f].stored()) continue;
    schema.push_back({rows.entity->fields[f].name, rows.entity->fields[f].type});
    fields.push_back(f);
  }
  sdk::BatchBuilder builder(std::move(schema));
  for (std::int64_t row = 0; row < rows.rows; ++row) {
    for (std::size_t c = 0; c < fields.size(); ++c) {
      const Cells& cells = rows.cells[fields[c]];
      const Type type = rows.entity->fields[fields[c]].type;
      if (cells.is_null(row))
        builder.null(c);
      else if (type == Type::Text)
        builder.text(c, cells.text(row));
      else if (type == Type::Real)
        builder.real(c, cells.real(row));
      else
        builder.integer(c, cells.integer(row));
    }
    builder.end_row();
  }
  return builder.finish();
}

[[noreturn]] void wrong(const Entity& entity, const Field& field) {
  throw Error(ErrorCode::Argument,
              Message(Text{"{} of {} cannot hold the value that is to be put there",
                           "{1} 的 {0} 放不下要写入的值"},
                      {field.name, entity.name}));
}

// Puts a value in place; throws Error when the field cannot hold it. What the field's own rules say
// is found by validation.
void put(WriteRows& rows, std::size_t f, std::int64_t row, const pareto_value& value) {
  const Field& field = rows.entity->fields[f];
  Cells& cells = rows.cells[f];
  if (value.is_null != 0) return cells.set_null(field.type, rows.rows, row);
  const bool integer = value.type != PARETO_T_TEXT && value.type != PARETO_T_REAL;
  if (field.type == Type::Text) {
    const std::string_view text = sdk::to_view(value.text);
    if (value.type != PARETO_T_TEXT || !is_valid_utf8(text)) wrong(*rows.entity, field);
    return cells.set_text(rows.rows, row, std::string(text));
  }
  if (field.type == Type::Real) {
    if (value.type == PARETO_T_TEXT) wrong(*rows.entity, field);
    return cells.set_real(rows.rows, row,
                          integer ? static_cast<double>(value.integer) : value.real);
  }
  using Day = std::numeric_limits<std::int32_t>;
  const bool fits = field.type == Type::Bool ? value.integer == 0 || value.integer == 1
                    : field.type == Type::Date
                        ? value.integer >= Day::min() && value.integer <= Day::max()
                        : true;
  if (!integer || !fits) wrong(*rows.entity, field);
  cells.set(field.type, rows.rows, row, value.integer);
}

// What a subscriber's calls work on; the event's ctx.
struct Asking {
  WriteRows& rows;
  Amending* amending;
  const std::string* name = nullptr;  // of the subscriber that is asked
  bool changed = false;               // since the last one was asked
  const char* last = nullptr;         // column of the last amendment, and its field
  std::size_t last_field = 0;

  std::size_t field_of(const char* column) {
    if (column == last && column != nullptr && rows.entity->fields[last_field].name == column)
      return last_field;
    const int f = column == nullptr ? -1 : rows.entity->index(column);
    if (f < 0)
      throw Error(ErrorCode::Argument, Message(Text{"{} has no field {}", "{} 没有字段 {}"},
                                               {rows.entity->name, column ? column : ""}));
    const Field& field = rows.entity->fields[static_cast<std::size_t>(f)];
    if (!field.stored() || field.read_only) {
      throw Error(ErrorCode::Denied,
                  Message(Text{"{} of {} is kept by the program and cannot be set",
                               "{1} 的 {0} 由程序维护，不能设置"},
                          {field.name, rows.entity->name}));
    }
    last = column;
    return last_field = static_cast<std::size_t>(f);
  }

  void amend(std::int64_t row, const char* column, const pareto_value* value) {
    if (amending == nullptr) {
      throw Error(ErrorCode::Denied, Message(Text{"nothing can be amended in what is removed",
                                                  "要删除的记录不能改动"}));
    }
    if (row < 0 || row >= rows.rows || value == nullptr || !sdk::is_whole(*value)) {
      throw Error(ErrorCode::Argument, Message(Text{"there is no row {}", "没有第 {} 行"}, {row}));
    }
    const std::size_t f = field_of(column);
    if (rows.rejected[row] || amending->ignored) return;
    if (!amending->given[f]) {
      if (amending->bring) amending->bring(f);
      amending->given[f] = 1;
    }
    put(rows, f, row, sdk::received(*value));
    changed = amending->amended = true;
  }

  // What refuses a row is told with what was refused.
  void veto(std::int64_t row, const char* column, std::string_view why) const {
    if (row < 0 || row >= rows.rows) return;
    const int f = column == nullptr ? -1 : rows.entity->index(column);
    std::string value;
    if (f >= 0 && rows.entity->fields[static_cast<std::size_t>(f)].type == Type::Text) {
      const Cells& cells = rows.cells[static_cast<std::size_t>(f)];
      if (!cells.is_null(row)) value = cells.text(row);
    }
    rows.reject(row, column ? column : "", std::move(value), Message::verbatim(std::string(why)),
                name->empty() ? Message(Text{"correct it", "请改正"})
                              : Message(Text{"correct it: plugin rule {} refuses it",
                                             "请改正：插件规则 {} 不允许"},
                                        {*name}));
  }
};

pareto_status amend(const pareto_event* event, std::int64_t row, const char* column,
                    const pareto_value* value, pareto_error* error) noexcept {
  try {
    static_cast<Asking*>(event->ctx)->amend(row, column, value);
    return PARETO_OK;
  } catch (const Error& failure) {
    return sdk::detail::fill(error, static_cast<pareto_status>(failure.code()),
                             failure.text(Language::English), row, column ? column : "");
  } catch (const std::bad_alloc&) {
    return sdk::detail::fill(error, PARETO_E_MEMORY, "out of memory");
  } catch (const std::exception& failure) {
    return sdk::detail::fill(error, PARETO_E_FAIL, failure.what());
  }
}

void veto(const pareto_event* event, std::int64_t row, const char* column,
          pareto_str why) noexcept {
  try {
    static_cast<Asking*>(event->ctx)->veto(row, column, sdk::to_view(why));
  } catch (const std::exception&) {
    // Out of memory: the row is marked already or the write ends at its next step.
  }
}

// The tables of an event and the names of their columns, as C says them.
struct Columns {
  ArrowSchema schema{};
  std::vector<const char*> names;

  explicit Columns(const sdk::Batch& batch) {
    sdk::export_schema(batch.schema(), &schema);
    for (const sdk::ColumnSpec& column : batch.schema()) names.push_back(column.name.c_str());
    names.push_back(nullptr);
  }
  ~Columns() { schema.release(&schema); }
  Columns(const Columns&) = delete;
  Columns& operator=(const Columns&) = delete;
};

}  // namespace

bool is_asked_before(Transaction& transaction, const Entity& entity, std::uint32_t kind) {
  const bus::EventBus& bus = transaction.records().bus;
  return bus.wanted(transaction.records().bus.topic(topic_of(entity, kind)));
}

void ask_before(Transaction& transaction, std::uint32_t kind, WriteRows& rows,
                const sdk::Batch* came, Amending* amending) {
  bus::EventBus& bus = transaction.records().bus;
  const std::string topic = topic_of(*rows.entity, kind);
  const bus::TopicId id = bus.topic(topic);
  if (!bus.wanted(id)) return;
  Asking asking{.rows = rows, .amending = amending};
  pareto_event event{};
  event.size_of = sizeof event;
  event.phase = PARETO_PHASE_BEFORE;
  event.kind = kind;
  event.topic = topic.c_str();
  event.cause = transaction.cause();
  event.depth = transaction.depth();
  event.principal = transaction.session().principal;
  event.time = transaction.now();
  event.rows = rows.rows;
  event.ids = rows.ids.data();
  event.ctx = &asking;
  event.veto = veto;
  event.amend = amend;
  std::optional<sdk::Batch> made;
  std::optional<Columns> columns;
  const auto show = [&](const sdk::Batch& shown) {
    columns.emplace(shown);
    event.schema = &columns->schema;
    event.changed = kind == PARETO_EVENT_UPDATED ? columns->names.data() : nullptr;
    (kind == PARETO_EVENT_REMOVED ? event.before : event.after) = &shown.array();
  };
  if (came == nullptr)
    made = batch_of(rows, std::vector<std::uint8_t>(rows.entity->fields.size(), 1));
  show(came != nullptr ? *came : *made);
  bus.publish(id, [&](const std::string& name, const bus::Handler& handler) {
    if (std::exchange(asking.changed, false)) {
      made = batch_of(rows, amending->given);
      show(*made);
    }
    asking.name = &name;
    handler(event);
  });
}

}  // namespace pareto::records
