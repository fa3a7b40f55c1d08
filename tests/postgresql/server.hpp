// A connection to PostgreSQL that answers as the host's own would: values come and go in the forms
// that the host keeps them in (a date as its day since 1970, an instant as microseconds, a truth as
// 0 or 1), whatever the type on the other side.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "trace.hpp"

struct pg_conn;
struct pg_result;

namespace pareto::trace {

struct Answer {
  std::string failure, state;  // words and SQLSTATE; empty when it went well
  std::vector<std::vector<Value>> rows;
  std::int64_t changes = -1;  // rows written; -1 for what only reads
};

class Server {
 public:
  explicit Server(const std::string& address);
  // Parameters are $1, $2, …; values beyond them are left out.
  [[nodiscard]] Answer run(const std::string& sql, const std::vector<Value>& values);
  [[nodiscard]] Answer script(const std::string& sql);
  [[nodiscard]] bool in_transaction() const;

 private:
  struct Prepared {
    std::string name, failure, state;
    std::vector<unsigned> parameters;  // type of each
  };
  const Prepared& prepared(const std::string& sql);

  std::unique_ptr<pg_conn, void (*)(pg_conn*)> connection_;
  std::map<std::string, Prepared> prepared_;
};

}  // namespace pareto::trace
