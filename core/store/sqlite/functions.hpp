// The named functions that SQL for both engines may use, as SQLite functions.
//
//   isum(x)           sum of int64 without going through doubles; overflow is an error; NULL over no rows
//   month_start(d)    first day of the month of a date in days since 1970-01-01
//   year_start(y)     first day of a year
//   window_start(d, n)  the first day of the n months that end with a day, as windows have it (pareto/window.hpp)
//   as_of()           the day as of which is asked: the setting pareto.as_of of the connection; NULL while it has none
//   set_config(s, v, l)  gives a setting of the connection another value, as PostgreSQL's function of this name does; only
//                     pareto.as_of is one
//   in_unit(q, u, w)  a quantity in unit u as one in w (kg, 吨, …); NULL where that cannot be
//   divide(a, b)      a / b rounded half away from zero; NULL when b is 0
//   day_of(t, m)      the date of an instant where clocks stand m minutes east of UTC
//   date_of(n)        the date n days after 1970-01-01
//   own_terms(x)      an explanation of a tier without what tells of others: core/model/own_terms.hpp
//   masked(x, kind)   what is shown of a text that may not be read: core/base/masked.hpp; kind text, phone or email
//   search_holds(m, kinds, x, …)  whether the texts hold all that the search index was asked for; a letter each says what it is:
//                     n a name, p a phone, w a word
#pragma once

struct sqlite3;

namespace pareto::store {

void add_named_functions(sqlite3* database);

}  // namespace pareto::store
