// What a session sees of the store: on its connections, views stand in the place of all tables and
// views.
//
// A temporary view is found before a table or view of its name, so one `pareto_customer` that shows
// the rows and fields that a user may see stands before the table `pareto_customer`, and one
// `customer` before the published view. Whatever reads through such a connection, foreign SQL and
// the host's own alike, sees no more: lists, names, reports, rules, twins. The condition is in the
// query, never a filter behind it. Masked texts show a few characters (core/base/masked.hpp), other
// masked values and hidden ones are NULL. Not covered: the journal and the search index, whose
// readers ask themselves (records/history/history, names).
//
// Only for reading. One thread, that of the connection. How the same is done in PostgreSQL:
// docs/decisions/0026.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/access/rights.hpp"
#include "core/access/seen_views.hpp"
#include "core/access/session.hpp"
#include "core/access/unreadable.hpp"
#include "core/store/store.hpp"

namespace pareto::access {

// A further connection for reading that sees what the session may; for the owner of the folder a
// plain one. A view comes to be when the first statement reads what it stands for, and whose
// customers are the user's is found once for all that is asked there.
[[nodiscard]] std::unique_ptr<store::Connection> open_reader(const store::Store& store,
                                                             const Session& session);
// Finds that anew, after something was committed.
void refresh(store::Connection& reader, const Session& session);

// Makes a plain, fresh connection ready for one statement: it sees what the session may, of views
// only what the statement reads; one with a small limit asks rows whose they are and finds nothing
// beforehand. That spares joins too, so it is done for the owner as well where `schema` is given:
// the engine keeps joins that nobody needs under every aggregate. Throws Error(Denied) for a
// statement that reads what is refused (readable.hpp).
void make_ready(store::Connection& connection, const Session& session, std::string_view sql,
                const model::Schema* schema = nullptr, Conditions conditions = Conditions::Host,
                Unreadable unreadable = Unreadable::IsNothing);

// Whether somebody who sees less than everything reads through this connection.
[[nodiscard]] bool sees_less(store::Connection& connection);

// A SELECT of ids (`id`, some of them maybe twice) among which are all records of the entity that
// the session sees; empty where no such is kept.
[[nodiscard]] std::string seen_among(const Session& session, const model::Entity& entity);

// What must hold of a record beside the search index, over rows `alias` of the entity's base table,
// where less than everything is seen: the index knows tokens of fields that may not be read, and
// would tell a hidden phone number digit by digit. So what was found is looked for once more in
// what is shown. `match` is the parameter that the index is asked with.
[[nodiscard]] std::string found_in_what_is_seen(const model::Entity& entity, std::string_view alias,
                                                std::string_view match);

}  // namespace pareto::access
