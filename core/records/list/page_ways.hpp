// Which records stand on a page of a list, found with less work than by a look at each record,
// where there is a way.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/session.hpp"
#include "core/records/list/condition.hpp"
#include "core/records/list/list.hpp"

namespace pareto::records {

// A way to the ids of a page.
struct PageWay {
  std::string ids;  // a statement of them
  std::vector<sdk::Parameter> parameters;
};

[[nodiscard]] bool is_of_all(const ListRequest& request);

// The way for a list that is sorted by what is kept in its order elsewhere (ListRequest::computed).
// It reads the table that it is kept in, of which the connection may have to know; the others read
// the entity's view alone.
[[nodiscard]] std::optional<PageWay> first_ones(const model::Schema& schema,
                                                const model::Entity& entity,
                                                const ListRequest& request);
// The ways for one that begins far down, and for one that is sorted by the name of its records,
// whatever `wanted` they fulfil (the conditions of the request). The connection is ready for the
// entity's view.
[[nodiscard]] std::optional<PageWay> far_down(store::Connection& connection,
                                              const model::Schema& schema,
                                              const model::Entity& entity,
                                              const ListRequest& request);
[[nodiscard]] std::optional<PageWay> along_the_names(
    store::Connection& connection, const access::Session& session, const model::Schema& schema,
    const model::Entity& entity, const ListRequest& request, const Conditions& wanted);

// The ids "1, 2, 3" on the page that is found so; nothing where it is not full: then there may be
// others, and this is not how to read it.
[[nodiscard]] std::optional<std::string> page_by(store::Connection& connection, const PageWay& way,
                                                 std::int64_t limit);

// The first number in the answer; parameters that the statement does not name are passed over.
[[nodiscard]] std::int64_t counted(store::Connection& connection, const std::string& sql,
                                   const std::vector<sdk::Parameter>& parameters);

}  // namespace pareto::records
