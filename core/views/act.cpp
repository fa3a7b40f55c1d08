#include "core/views/act.hpp"

#include <algorithm>

#include "core/plugins/settings.hpp"
#include "core/records/list/bulk.hpp"
#include "core/records/values/values.hpp"
#include "core/views/actions.hpp"

namespace pareto::views {
namespace {

using model::Action;
using model::ActionValue;
using model::Entity;

constexpr std::size_t kBatch = 16'384;

void require_all(const records::WriteResult& result, const Action& action) {
  if (result.rejects.empty()) return;
  const records::Reject& first = result.rejects.front();
  const Message about(Text{"action {}", "动作 {}"}, {action.id});
  Error error =
      first.fix ? Error(ErrorCode::Data, first.why, *first.fix) : Error(ErrorCode::Data, first.why);
  if (!first.field.empty()) error.within(Message(Text{"field {}", "字段 {}"}, {first.field}));
  throw error.within(about);
}

class Run {
 public:
  Run(records::Records& records, const access::Session& session, const ActionRequest& request)
      : records_(records),
        session_(session),
        request_(request),
        form_(filled_form(request.action, request.form)),
        transaction_(records, session,
                     {.kind = "action",
                      .title = request.action.id + " × " + std::to_string(request.ids.size())}) {}

  ActionResult run(const std::function<void(records::Transaction&)>& coded) {
    if (coded)
      coded(transaction_);
    else
      write();
    transaction_.settle();
    ActionResult result;
    result.effects = records::effects_of(transaction_.connection(), transaction_.operation());
    result.examples = records::changes_of({.connection = transaction_.connection(),
                                           .schema = records_.schema,
                                           .zone = records_.zone,
                                           .language = request_.language},
                                          transaction_.operation(), ActionResult::kExamples);
    if (request_.dry_run)
      transaction_.finish_dry_run();
    else
      result.operation = transaction_.commit();
    return result;
  }

 private:
  [[nodiscard]] std::string filled(std::string text) const {
    for (const std::string& name : names_in(text)) {
      std::string value;
      if (name == kAsOf)
        value = request_.as_of.iso();
      else if (name == kUser)
        value = session_.principal != 0 ? std::to_string(session_.principal) : "";
      else if (const auto found = form_.find(name); found != form_.end())
        value = found->second;
      text.replace(text.find("{" + name + "}"), name.size() + 2, value);
    }
    return text;
  }

  // The values as one row; those that are the record itself are named apart.
  sdk::Batch row_of(const Entity& entity, const std::vector<ActionValue>& values,
                    std::vector<std::string>& records) {
    std::vector<std::string> assignments;
    for (const ActionValue& value : values) {
      if (value.text == "{record}")
        records.push_back(value.field);
      else
        assignments.push_back(value.field + "=" + filled(value.text));
    }
    return records::row_from(transaction_.connection(), records_.schema, records_.zone, entity,
                             assignments);
  }

  void write() {
    const Action& action = request_.action;
    const Entity& entity = records_.schema.entity(action.entity);
    for (std::size_t from = 0; from < request_.ids.size(); from += kBatch) {
      const std::span<const std::int64_t> part(request_.ids.data() + from,
                                               std::min(kBatch, request_.ids.size() - from));
      std::vector<std::string> none;
      if (!action.sets.empty())
        require_all(
            transaction_.update(entity, part,
                                records::repeated(row_of(entity, action.sets, none), part.size())),
            action);
      for (const model::ActionCreate& create : action.creates) {
        const Entity& made = records_.schema.entity(create.entity);
        std::vector<std::string> named;
        require_all(
            transaction_.create(made, with_ids(row_of(made, create.values, named), named, part)),
            action);
      }
    }
  }

  // The row once for each id, which stands in the columns `named`.
  static sdk::Batch with_ids(const sdk::Batch& row, const std::vector<std::string>& named,
                             std::span<const std::int64_t> ids) {
    sdk::Schema schema = row.schema();
    const std::size_t own = schema.size();
    for (const std::string& name : named) schema.push_back({name, sdk::Type::Int});
    sdk::BatchBuilder builder(schema);
    for (const std::int64_t id : ids) {
      for (std::size_t c = 0; c < own; ++c) {
        const sdk::ColumnView column = row.column(c);
        if (column.is_null(0)) continue;
        if (schema[c].type == sdk::Type::Text)
          builder.text(c, column.text(0));
        else if (schema[c].type == sdk::Type::Real)
          builder.real(c, column.real(0));
        else
          builder.integer(c, column.integer(0));
      }
      for (std::size_t c = own; c < schema.size(); ++c) builder.integer(c, id);
      builder.end_row();
    }
    return builder.finish();
  }

  records::Records& records_;
  const access::Session& session_;
  const ActionRequest& request_;
  std::map<std::string, std::string> form_;
  records::Transaction transaction_;
};

}  // namespace

std::map<std::string, std::string> filled_form(const Action& action,
                                               const std::map<std::string, std::string>& given) {
  const plugins::Settings settings = plugins::Settings::parse(action.form, given);
  std::map<std::string, std::string> out;
  for (const model::Field& field : action.form) {
    const plugins::Setting* setting = settings.find(field.name);
    out[field.name] = setting != nullptr ? setting->text : "";
  }
  return out;
}

ActionResult act(records::Records& records, const access::Session& session,
                 const ActionRequest& request,
                 const std::function<void(records::Transaction&)>& coded) {
  return Run(records, session, request).run(coded);
}

}  // namespace pareto::views
