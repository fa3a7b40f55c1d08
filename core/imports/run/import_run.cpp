#include "core/imports/run/import_run.hpp"

#include <algorithm>
#include <exception>
#include <thread>

#include "core/access/rights.hpp"
#include "core/access/seen.hpp"
#include "core/base/error.hpp"
#include "core/base/json_text.hpp"
#include "core/imports/cells/cell_text.hpp"
#include "core/imports/rows/row_reader.hpp"
#include "core/imports/run/preparation.hpp"
#include "core/imports/run/recipe.hpp"
#include "core/imports/run/reject_log.hpp"
#include "core/imports/source/bounded_queue.hpp"
#include "core/records/upkeep/workspace_fields.hpp"

namespace pareto::imports {
namespace {

// Reads the file batch by batch, the first one being read already.
class BatchSource {
 public:
  BatchSource(Preparation& prepared, RowReader& reader) : prepared_(prepared), reader_(reader) {}

  std::optional<TypedBatch> next() {
    if (ended_) return std::nullopt;
    sdk::Batch raw;
    if (!began_) {
      began_ = true;
      raw = std::move(prepared_.first);
      if (raw.columns() == 0) return last();
    } else if (!prepared_.next(raw)) {
      return last();
    }
    TypedBatch batch = reader_.read(std::move(raw));
    batch.unread = prepared_.stream.take_unread();
    return batch;
  }

 private:
  // What the importer said after its last batch.
  std::optional<TypedBatch> last() {
    ended_ = true;
    TypedBatch batch = reader_.read(sdk::BatchBuilder(prepared_.stream.schema()).finish());
    batch.unread = prepared_.stream.take_unread();
    return batch;
  }

  Preparation& prepared_;
  RowReader& reader_;
  bool began_ = false, ended_ = false;
};

// The reading side on a thread of its own, one batch ahead of the writing.
class ReadingThread {
 public:
  explicit ReadingThread(BatchSource& source)
      : thread_([this, &source] {
          try {
            while (auto batch = source.next()) {
              if (!queue_.put(std::move(*batch))) break;
            }
          } catch (...) {
            failure_ = std::current_exception();
          }
          queue_.end();
        }) {}
  ~ReadingThread() {
    queue_.stop();
    if (thread_.joinable()) thread_.join();
  }
  std::optional<TypedBatch> next() {
    auto batch = queue_.take();
    if (!batch) {
      thread_.join();
      if (failure_) std::rethrow_exception(failure_);
    }
    return batch;
  }

 private:
  BoundedQueue<TypedBatch> queue_{1};
  std::exception_ptr failure_;
  std::thread thread_;
};

// `recipe`: how the file was taken, so that it can be done so again (pareto recipe save).
std::string details_of(const ImportRequest& request, std::uint64_t bytes, const std::string& entity,
                       const ImportResult& result, const std::string& recipe,
                       std::int64_t corrected) {
  std::string json = "{" + size_mark(bytes) + entity_mark(entity);
  const auto add = [&](const char* name, std::int64_t value) {
    json += std::string(",\"") + name + "\":";
    append_json(json, value);
  };
  json += ",\"file\":";
  append_json(json, std::string_view(request.file.filename().string()));
  add("read", result.read);
  add("created", result.written.created);
  add("updated", result.written.updated);
  add("unchanged", result.written.unchanged);
  add("rejected", result.rejected);
  if (corrected > 0) add("corrected", corrected);
  json += ",\"recipe\":";
  append_json(json, std::string_view(recipe));
  return json + "}";
}

void add_related(const Plan& plan, const RowReader& reader, const RowWriter& writer,
                 ImportResult& result) {
  std::map<std::string, RelatedResult> by_entity;
  for (std::size_t k = 0; k < plan.related.size(); ++k) {
    const RelatedCounts& counts = writer.related()[k]->counts();
    RelatedResult& related = by_entity[plan.related[k].entity->name];
    related.created += counts.created;
    if (writer.related()[k]->close_names().names > 0)
      result.close_names.push_back(writer.related()[k]->close_names());
    for (const auto& [field, filled] : counts.filled) related.filled += filled;
    for (Differing& differing : reader.related()[k].differing())
      result.differing.push_back(std::move(differing));
    for (Differing& differing : writer.related()[k]->differing())
      result.differing.push_back(std::move(differing));
    for (Unusable& unusable : reader.related()[k].unusable())
      result.unusable.push_back(std::move(unusable));
    for (Unusable& unusable : writer.related()[k]->unusable())
      result.unusable.push_back(std::move(unusable));
  }
  for (const auto& [entity, created] : writer.late_created()) by_entity[entity].created += created;
  for (auto& [entity, related] : by_entity) {
    related.entity = entity;
    if (related.created > 0 || related.filled > 0) result.related.push_back(std::move(related));
  }
  result.missing = writer.missing();
}

// Of records that were there before, those that the session sees; of their values, those that it
// may read.
RelatedRecords::MayTell seen_by(store::Connection& sees, store::Connection& whole,
                                const access::Rights& rights, const model::Entity& entity) {
  const std::int64_t last =
      whole.integer("SELECT coalesce(max(id), 0) FROM " + store::base_table(entity));
  const auto row = std::make_shared<store::Statement>(
      sees.prepare("SELECT 1 FROM " + store::base_table(entity) + " WHERE id = ?1"));
  return [=, &rights, &entity](std::int64_t id, const model::Field* field) {
    if (id > last) return true;
    const bool seen = row->bind(1, id).step();
    row->reset();
    return seen && (field == nullptr || rights.field(entity, *field) >= access::FieldAccess::Read);
  };
}

std::string plain_text(sdk::Type type, const Value& value, const TimeZone& zone) {
  if (value.null) return {};
  switch (type) {
    case sdk::Type::Text:
      return std::string(value.text);
    case sdk::Type::Date:
      return Date{static_cast<std::int32_t>(value.integer)}.iso();
    case sdk::Type::Time:
      return zone.minute_text(Time{value.integer});
    case sdk::Type::Money:
    case sdk::Type::Quantity:
      return plain_decimal(value.integer);
    case sdk::Type::Real: {
      std::string out;
      append_json(out, value.real);
      return out;
    }
    default:
      return std::to_string(value.integer);
  }
}

void finish(jobs::Job* job, const ImportResult& result) {
  if (job == nullptr) return;
  if (result.imported_before) return job->finish("imported before, nothing was done");
  job->reject(result.rejected);
  job->finish("read " + std::to_string(result.read) + ", created " +
              std::to_string(result.written.created) + ", updated " +
              std::to_string(result.written.updated) + ", unchanged " +
              std::to_string(result.written.unchanged) +
              (result.operation != 0 ? ", operation " + std::to_string(result.operation)
                                     : ", nothing was written"));
}

// The schema with the fields that the import is to make, for as long as it runs: they are in the
// store from the transaction's begin.
class WithNewFields {
 public:
  WithNewFields(const std::vector<model::FieldDefinition>& fields, const Context& context)
      : schema_(context.records.schema),
        records_(context.records.over(schema_)),
        context_{records_, context.session, context.scope, context.importers, context.job} {
    schema_ = model::with_workspace_fields(
        schema_, records::read_definitions(records_.store.connection()), fields);
  }
  [[nodiscard]] const Context& context() const { return context_; }

 private:
  model::Schema schema_;
  records::Records records_;
  Context context_;
};

// Into `of_set` where others are imported along with it: then nothing ends here, and fields were
// made by whoever began it.
ImportResult run(const ImportRequest& request, const Context& context,
                 records::Transaction* of_set = nullptr) {
  Preparation prepared(request, context);
  const Plan plan = make_plan(context.records.schema, prepared.mapping);
  const std::string hash = prepared.input.content_hash(context.cancel_flag());
  ImportResult result;
  result.opening = prepared.stream.opening();
  result.title_rows = prepared.layout.title_rows;
  result.header_rows = prepared.layout.header_rows;
  // Blank rows among the titles.
  result.skipped.blank = static_cast<std::int64_t>(prepared.layout.blank_titles());
  result.mapping = prepared.mapping;
  if (!request.again) {
    result.imported_before =
        imported_before(context.records.store.connection(), hash, plan.entity->name);
    if (result.imported_before) {
      finish(context.job, result);
      return result;
    }
  }
  const std::filesystem::path rejects =
      request.rejects.value_or(rejects_path(request.file, context.scope.language));
  RowReader reader(plan, prepared.layout, prepared.sample, prepared.forms, prepared.shape);
  RejectLog log(rejects, plan.headers, reader.numbers_lines(), context.scope.language,
                money_title(prepared.layout.money_unit, context.scope.language));
  BatchSource source(prepared, reader);

  std::optional<records::Transaction> own;
  if (of_set == nullptr) {
    own.emplace(context.records, context.session,
                records::OperationInfo{
                    .kind = "import",
                    .title = request.file.filename().string() + " → " + plan.entity->name,
                    .file_hash = hash});
    records::write_definitions(*own, request.new_fields);
  }
  records::Transaction& transaction = of_set != nullptr ? *of_set : *own;
  result.fields = request.new_fields;
  result.recipe =
      to_toml(recipe_of(prepared.mapping, result.opening, request, context.records.schema,
                        records::read_definitions(transaction.connection())));
  const NewTwins twins(transaction.connection(), context.records.schema);
  const auto seeing = context.session.rights
                          ? access::open_reader(context.records.store, context.session)
                          : nullptr;
  // What was there before: without what the files before this one brought.
  const auto before = seeing ? context.records.store.open_reader() : nullptr;
  RowWriter writer(transaction, plan, {request.create_missing, request.overwrite_related});
  for (std::size_t k = 0; seeing && k < plan.related.size(); ++k) {
    writer.related()[k]->tell_only(
        seen_by(*seeing, *before, *context.session.rights, *plan.related[k].entity));
  }
  std::vector<std::pair<std::size_t, UnlikeValues>> kinds;  // by column of the batches
  for (std::size_t c = 0; c < plan.own.size(); ++c) {
    if (UnlikeValues::looks_at(*plan.entity, *plan.own[c].field))
      kinds.emplace_back(c, *plan.own[c].field);
  }
  const auto take = [&](TypedBatch& batch) {
    context.require_going();
    for (auto& [column, values] : kinds) {
      const TypedColumn& texts = batch.columns[column];
      for (std::size_t row = 0; row < batch.rows(); ++row) {
        if (!texts.is_null(row)) values.add(texts.text(row));
      }
    }
    writer.write(batch);
    log.add(batch);
    result.read += batch.read + static_cast<std::int64_t>(batch.unread.size());
    result.skipped.totals += batch.skipped.totals;
    result.skipped.headers += batch.skipped.headers;
    result.skipped.footers += batch.skipped.footers;
    result.skipped.blank += batch.skipped.blank;
  };
  if (request.one_thread) {
    while (auto batch = source.next()) take(*batch);
  } else {
    ReadingThread reading(source);
    while (auto batch = reading.next()) take(*batch);
  }
  prepared.mending.corrections().require_all();
  writer.finish();
  context.require_going();
  result.mended = prepared.mending.counts();
  for (const auto& [column, values] : kinds) {
    for (UnlikeValue& value : values.find()) result.unlike.push_back(std::move(value));
  }
  result.written = writer.counts();
  result.twins = twins.find(context.cancel_flag(), seeing.get());
  result.people = writer.people();
  add_related(plan, reader, writer, result);
  log.finish(result);
  result.details = details_of(request, prepared.input.bytes(), plan.entity->name, result,
                              result.recipe, prepared.mending.corrections().cells());
  if (of_set != nullptr) {
    transaction.settle();
    result.operation = transaction.operation();
    return result;
  }
  transaction.set_details(result.details);
  if (request.dry_run)
    transaction.finish_dry_run();
  else
    result.operation = transaction.commit();
  finish(context.job, result);
  return result;
}

Preview look(const ImportRequest& request, const Context& context, std::size_t rows) {
  Preparation prepared(request, context);
  Preview preview;
  preview.opening = prepared.stream.opening();
  if (prepared.encoding) preview.opening.encoding_confidence = prepared.encoding->confidence;
  preview.layout = prepared.layout;
  preview.mapping = prepared.mapping;
  preview.entity = prepared.mapping.entity;
  preview.missing = missing_targets(context.records.schema, prepared.mapping);
  preview.question = question_about(prepared.mapping);
  preview.notes = prepared.notes();
  preview.unknown =
      unknown_columns(context.records.schema, prepared.mapping, prepared.layout, prepared.sample);
  preview.imported_before = imported_before(context.records.store.connection(), prepared.input,
                                            preview.entity, context.cancel_flag());
  if (!preview.missing.empty()) return preview;
  const Plan plan = make_plan(context.records.schema, prepared.mapping);
  RowReader reader(plan, prepared.layout, prepared.sample, prepared.forms, prepared.shape);
  if (prepared.first.columns() == 0) return preview;
  const TypedBatch batch = reader.read(std::move(prepared.first));
  for (const OwnColumn& own : plan.own) preview.targets.push_back(own.field->name);
  // An amount that is computed is shown like one that came.
  const std::size_t own = plan.own.size();
  const bool computed = plan.entity->name == "sale" && plan.find("amount") < 0;
  if (computed) preview.targets.push_back("amount");
  std::vector<std::size_t> related_columns;
  for (const RelatedPlan& related : plan.related) {
    const std::size_t column = related.name ? *related.name : *related.code;
    related_columns.push_back(column);
    preview.targets.push_back(related.field->name);
  }
  for (std::size_t row = 0; row < std::min(rows, batch.rows()); ++row) {
    const auto raw = static_cast<std::int64_t>(batch.raw_rows[row]);
    Preview::Row shown{batch.raw.column(0).integer(raw), {}};
    for (std::size_t c = 0; c < own; ++c)
      shown.values.push_back(
          plain_text(batch.columns[c].type(), batch.columns[c].at(row), context.records.zone));
    for (const TypedColumn& column : batch.columns) {
      if (computed && column.name() == "amount")
        shown.values.push_back(plain_text(column.type(), column.at(row), context.records.zone));
    }
    for (const std::size_t column : related_columns) {
      const sdk::ColumnView view = batch.raw.column(column + 1);
      shown.values.emplace_back(view.is_null(raw) ? std::string_view() : trimmed(view.text(raw)));
    }
    preview.rows.push_back(std::move(shown));
  }
  return preview;
}

}  // namespace

ImportResult run_import(const ImportRequest& request, const Context& context) {
  if (request.new_fields.empty()) return run(request, context);
  return run(request, WithNewFields(request.new_fields, context).context());
}

SetResult run_imports(const ImportSet& set, const Context& context) {
  std::vector<model::FieldDefinition> fields;
  for (const ImportRequest& request : set.requests) {
    for (const model::FieldDefinition& field : request.new_fields) {
      if (std::find(fields.begin(), fields.end(), field) == fields.end()) fields.push_back(field);
    }
  }
  const WithNewFields wider(fields, context);
  records::Transaction transaction(wider.context().records, context.session,
                                   {.kind = "import", .title = set.title});
  records::write_definitions(transaction, fields);
  SetResult out;
  std::string details = "{" + mark_of_set(set.mark) + ",\"files\":[";
  for (const ImportRequest& request : set.requests) {
    try {
      out.files.push_back(run(request, wider.context(), &transaction));
    } catch (Error& error) {
      throw error.within(Message(Text{"{}; nothing of them was imported", "{}；全部都没有导入"},
                                 {request.file.filename().string()}));
    }
    details += (out.files.size() > 1 ? "," : "") +
               (out.files.back().details.empty() ? "{}" : out.files.back().details);
  }
  transaction.set_details(details + "]}");
  out.operation = transaction.commit();
  for (ImportResult& result : out.files) result.operation = out.operation;
  if (context.job != nullptr)
    context.job->finish(std::to_string(set.requests.size()) + " files, operation " +
                        std::to_string(out.operation));
  return out;
}

Preview preview_import(const ImportRequest& request, const Context& context, std::size_t rows) {
  if (request.new_fields.empty()) return look(request, context, rows);
  return look(request, WithNewFields(request.new_fields, context).context(), rows);
}

}  // namespace pareto::imports
