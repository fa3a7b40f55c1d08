#include "core/views/selection.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/records/list/list.hpp"
#include "core/records/values/names.hpp"

namespace pareto::views {

std::vector<std::int64_t> named_for(const Selecting& from, const model::Action& action,
                                    const std::vector<std::string>& words) {
  const model::Entity& entity = from.schema.entity(action.entity);
  std::vector<std::int64_t> ids;
  for (const std::string& word : words) {
    const records::Named named = records::the_one(from.reader, from.schema, entity, word);
    for (const std::string& condition : action.where) {
      const records::ListRequest holds{.entity = entity.name,
                                       .columns = {"id"},
                                       .where = {condition},
                                       .zone = from.zone,
                                       .today = from.today,
                                       .only = named.id};
      if (records::list_records(from.store, from.session, from.schema, holds).count > 0) continue;
      throw Error(
          ErrorCode::Argument,
          Message(Text{"“{0}” does not fit {1}: it needs {2}", "“{0}”不适用于 {1}：要求 {2}"},
                  {action.label.in(from.language), named.label, condition}),
          Message(Text{"see the record: pareto show {} {}", "查看记录：pareto show {} {}"},
                  {entity.name, named.code}));
    }
    if (std::ranges::find(ids, named.id) == ids.end()) ids.push_back(named.id);
  }
  return ids;
}

std::vector<std::int64_t> matching(const Selecting& from, const model::Action& action,
                                   const std::vector<std::string>& where,
                                   const std::string& search) {
  records::ListRequest request{.entity = action.entity,
                               .columns = {"id"},
                               .where = action.where,
                               .zone = from.zone,
                               .today = from.today,
                               .search = search};
  request.where.insert(request.where.end(), where.begin(), where.end());
  const records::List list = records::list_records(from.store, from.session, from.schema, request);
  std::vector<std::int64_t> ids;
  for (sdk::Batch batch; list.rows->next(batch);) {
    for (std::int64_t row = 0; row < batch.rows(); ++row)
      ids.push_back(batch.column(0).integer(row));
  }
  return ids;
}

}  // namespace pareto::views
