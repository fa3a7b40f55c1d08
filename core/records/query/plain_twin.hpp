// A twin of a statement that is prepared and never run: functions that keep what they are given are
// replaced by it.
//
// The engine says of a column which field it shows, but of `isum(net_sales)` it says nothing. It
// says so of the twin's
// `(net_sales)`, through views, subqueries and common tables: that is how a sum of money is known
// for money. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace pareto::records {

enum class Keeping {
  Nothing,  // only money_of, date_of and quantity_of go, which say what a value is: the statement
            // as it is run
  Values,   // min, max, coalesce, lag, …: the very values of a field, whatever its type
  Sums  // and sum, avg, abs, round: amounts and quantities stay what they are, days and ids do not
};

// `money_of(x)` becomes an amount of a published view, `date_of` and `quantity_of` likewise, or x
// itself where nothing is kept. The twin of a statement that cannot be read is no statement either.
[[nodiscard]] std::string plain_twin(std::string_view sql, Keeping keeping);

// Whether it joins the rows of several SELECTs, whose columns need not be of one kind.
[[nodiscard]] bool is_compound(std::string_view sql);

}  // namespace pareto::records
