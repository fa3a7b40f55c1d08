// What is read for a view: its description made into a list, or into a pivot, for those who draw
// it.
//
//     ListRequest request = list_request(view, schema, {.subject = named}, zone);     columns: the view's parts, the label, its columns
//
// Both read under the rights of the session that they are given to (records::list_records,
// pivot::pivot). Values; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/session.hpp"
#include "core/base/date.hpp"
#include "core/base/error.hpp"
#include "core/model/schema.hpp"
#include "core/model/view.hpp"
#include "core/pivot/request.hpp"
#include "core/records/list/list.hpp"
#include "core/records/query/query.hpp"
#include "core/records/values/names.hpp"
#include "core/store/store.hpp"

namespace pareto::views {

// Of whom and what is asked beside what the view says.
struct Asked {
  std::optional<records::Named> subject = {};  // the record that it is about
  std::vector<std::string> where = {};
  std::int64_t limit = 0;  // 0: all
  Date as_of = {};
  TimeZone zone = {};
  std::optional<Date> today = {};  // of days in conditions that are told from it
  Language language = Language::English;
};

// Throws Error where the view is about one record and none is said.
void require_subject(const model::View& view, const model::Schema& schema, const Asked& asked);

// Of every kind but matrix and cards. A tree has the record's id and its parent's first ("id",
// "parent_id").
[[nodiscard]] records::ListRequest list_request(const model::View& view,
                                                const model::Schema& schema, const Asked& asked);
// Of a matrix.
[[nodiscard]] pivot::PivotRequest matrix_request(const model::View& view,
                                                 const model::Schema& schema, const Asked& asked);
// Of a card's query.
[[nodiscard]] pivot::PivotRequest pivot_request(const model::ViewPivot& pivot, const Asked& asked);
// The records that a figure over it is of: those that a pivot of one row counts, or those that are
// said beside a SELECT. Without an entity: not known.
[[nodiscard]] model::ViewRows rows_of(const model::ViewQuery& query, const model::Schema& schema,
                                      const Asked& asked);
// A condition of such rows with what it names put in: the day as of which is asked, and the record.
[[nodiscard]] std::string put_in(std::string condition, Date as_of, const std::string& record);
// The rows of a card's SELECT, with what it may bind bound (bound_names). Where it reads what the
// session may not (core/access/readable.hpp), there are none and `refused` is told why; without
// that it throws.
[[nodiscard]] std::unique_ptr<sdk::BatchStream> selected_rows(
    const store::Store& store, const access::Session& session, const model::Schema& schema,
    const model::ViewQuery& query, const Asked& asked, const std::string& home_currency,
    records::QueryLimits limits = {}, std::optional<Error>* refused = nullptr);

// What a view shows of a record beside its name and its parts, in order.
[[nodiscard]] std::vector<std::string> shown_columns(const model::View& view,
                                                     const model::Entity& entity);

inline constexpr const char* kParentId = "parent_id";

}  // namespace pareto::views
