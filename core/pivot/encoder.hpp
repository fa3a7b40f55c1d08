// The values of a dimension as small numbers: 0 where there is none, the others from 1 on in the
// order in which they come.
//
// A row of a pivot costs one look into a table of whole numbers per dimension. What stands behind
// an id (the province of a customer) is looked up once per id, not joined per row: few ids are
// asked for by themselves, many by one reading of all. Everything is read through records::select,
// so nobody sees more here than in a query.
//
// One thread. What is returned by make_encoder must not outlive the source.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/access/session.hpp"
#include "core/base/time_zone.hpp"
#include "core/model/path.hpp"
#include "core/records/query/query.hpp"
#include "core/store/store.hpp"
#include "pareto/table.hpp"

namespace pareto::pivot {

// Whose eyes the pivot looks through, and at what.
struct Source {
  const store::Store& store;
  const access::Session& session;
  const model::Schema& schema;
  records::QueryLimits limits;
  TimeZone zone;

  [[nodiscard]] std::unique_ptr<sdk::BatchStream> select(
      const std::string& sql, const std::vector<sdk::Parameter>& parameters,
      sdk::Schema result) const {
    return records::select(store, session, sql, parameters, std::move(result), limits, &schema);
  }
};

// A value of a dimension as it is written: `whole` of every type but text and real.
struct Value {
  bool none = true;
  std::int64_t whole = 0;
  double real = 0;
  std::string text{};
};

// Lays a day of the period before over the period's; nothing is laid where it is empty.
using LayOver = std::function<Date(Date)>;

class Encoder {
 public:
  virtual ~Encoder() = default;
  // A code per row of the column. `before`, if not null, says by row whether it belongs to the
  // period before.
  virtual void encode(const sdk::ColumnView& values, std::int64_t rows, const std::uint8_t* before,
                      std::vector<std::uint32_t>& codes) = 0;
  // How many codes there are, 0 included.
  [[nodiscard]] virtual std::size_t size() const = 0;
  // What the codes stand for, for people and programs; ids by what their records are called.
  [[nodiscard]] virtual std::vector<Value> values(const std::vector<std::uint32_t>& codes) = 0;
  // The code of a day's value, which is made where it is new: for periods in which nothing
  // happened. Only of what has days.
  virtual std::uint32_t code_of(Date) { return 0; }
};

// Of a path whose first field is the column that is encoded.
[[nodiscard]] std::unique_ptr<Encoder> make_encoder(const Source& source, const model::Path& path,
                                                    LayOver lay_over = {});
// The type of what `values` gives.
[[nodiscard]] sdk::Type type_of(const model::Path& path);
[[nodiscard]] model::Meaning meaning_of(const model::Path& path);
// Whether the order of the values is that of days.
[[nodiscard]] bool is_in_time(const model::Path& path);
// -1, 0, 1: days and numbers by size, texts by their bytes; what is none comes last.
[[nodiscard]] int compare(const Value& a, const Value& b, sdk::Type type);

}  // namespace pareto::pivot
