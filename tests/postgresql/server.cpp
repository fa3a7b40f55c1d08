#include "server.hpp"

#include <libpq-fe.h>

#include <cstdlib>
#include <optional>
#include <stdexcept>

#include "core/base/date.hpp"

namespace pareto::trace {
namespace {

// Type numbers, as PostgreSQL's catalogue fixes them.
constexpr unsigned kBool = 16, kBytes = 17, kName = 19, kInt8 = 20, kInt2 = 21, kInt4 = 23,
                   kText = 25, kFloat4 = 700, kFloat8 = 701, kVarchar = 1043, kDate = 1082,
                   kTimestamptz = 1184, kNumeric = 1700;
constexpr std::int64_t kSecond = 1'000'000, kDay = 86'400 * kSecond;

using Result = std::unique_ptr<PGresult, void (*)(PGresult*)>;

std::int64_t number(std::string_view text) {
  return std::strtoll(std::string(text).c_str(), nullptr, 10);
}

std::int64_t day_of(std::string_view text) {
  return Date::from_civil(static_cast<int>(number(text.substr(0, 4))),
                          static_cast<int>(number(text.substr(5, 2))),
                          static_cast<int>(number(text.substr(8, 2))))
      .value()
      .days;
}

// "2026-10-31 08:05:09.5+00"
std::int64_t micros_of(std::string_view text) {
  std::int64_t micros =
      day_of(text) * kDay + (number(text.substr(11, 2)) * 3600 + number(text.substr(14, 2)) * 60 +
                             number(text.substr(17, 2))) *
                                kSecond;
  if (text.size() > 19 && text[19] == '.') {
    std::string part(text.substr(20, text.find('+') - 20));
    part.resize(6, '0');
    micros += number(part);
  }
  return micros;
}

std::string hex(const std::string& bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out = "\\x";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
  return out;
}

std::string from_hex(std::string_view text) {
  std::string out;
  for (std::size_t i = 2; i + 1 < text.size(); i += 2)
    out += static_cast<char>(std::stoi(std::string(text.substr(i, 2)), nullptr, 16));
  return out;
}

std::string shortest(double value) {
  char out[32];
  std::snprintf(out, sizeof out, "%.17g", value);
  return out;
}

// The value in the words of a type; nothing if it is of another kind.
std::optional<std::string> in_words(const Value& value, unsigned type) {
  const bool integer = value.kind == Kind::Integer;
  switch (type) {
    case kBool:
      return integer ? std::optional<std::string>(value.integer != 0 ? "t" : "f") : std::nullopt;
    case kDate:
      return integer ? std::optional(Date{static_cast<std::int32_t>(value.integer)}.iso())
                     : std::nullopt;
    case kTimestamptz:
      return integer ? std::optional(Time{value.integer}.iso()) : std::nullopt;
    case kInt2:
    case kInt4:
    case kInt8:
      return integer ? std::optional(std::to_string(value.integer)) : std::nullopt;
    case kFloat4:
    case kFloat8:
    case kNumeric:
      if (integer) return std::to_string(value.integer);
      return value.kind == Kind::Real ? std::optional(shortest(value.real)) : std::nullopt;
    case kBytes:
      return value.kind == Kind::Blob ? std::optional(hex(value.bytes)) : std::nullopt;
    case kText:
    case kVarchar:
      return value.kind == Kind::Text ? std::optional(value.bytes) : std::nullopt;
    default:
      return std::nullopt;
  }
}

Value from_words(std::string_view text, unsigned type) {
  switch (type) {
    case kBool:
      return {Kind::Integer, text == "t" ? 1 : 0, 0, {}};
    case kDate:
      return {Kind::Integer, day_of(text), 0, {}};
    case kTimestamptz:
      return {Kind::Integer, micros_of(text), 0, {}};
    case kInt2:
    case kInt4:
    case kInt8:
      return {Kind::Integer, number(text), 0, {}};
    case kFloat4:
    case kFloat8:
    case kNumeric:
      return {Kind::Real, 0, std::strtod(std::string(text).c_str(), nullptr), {}};
    case kBytes:
      return {Kind::Blob, 0, 0, from_hex(text)};
    default:
      return {Kind::Text, 0, 0, std::string(text)};
  }
}

Answer answer_of(const PGresult* result) {
  Answer answer;
  const ExecStatusType status = PQresultStatus(result);
  if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK && status != PGRES_EMPTY_QUERY) {
    answer.failure = PQresultErrorMessage(result);
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    answer.state = state ? state : "";
    return answer;
  }
  for (int row = 0; row < PQntuples(result); ++row) {
    std::vector<Value>& values = answer.rows.emplace_back();
    for (int column = 0; column < PQnfields(result); ++column) {
      if (PQgetisnull(result, row, column))
        values.emplace_back();
      else
        values.push_back(from_words({PQgetvalue(result, row, column),
                                     static_cast<std::size_t>(PQgetlength(result, row, column))},
                                    PQftype(result, column)));
    }
  }
  const std::string_view command = PQcmdStatus(const_cast<PGresult*>(result));
  if (status == PGRES_COMMAND_OK && !command.starts_with("SELECT")) {
    const char* changes = PQcmdTuples(const_cast<PGresult*>(result));
    if (*changes != '\0') answer.changes = number(changes);
  }
  return answer;
}

}  // namespace

Server::Server(const std::string& address) : connection_(PQconnectdb(address.c_str()), &PQfinish) {
  if (PQstatus(connection_.get()) != CONNECTION_OK)
    throw std::runtime_error(PQerrorMessage(connection_.get()));
  PQsetNoticeProcessor(
      connection_.get(), [](void*, const char*) {}, nullptr);
  const Answer set =
      script("SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET bytea_output = 'hex'");
  if (!set.failure.empty()) throw std::runtime_error(set.failure);
}

const Server::Prepared& Server::prepared(const std::string& sql) {
  const auto [found, is_new] = prepared_.try_emplace(sql);
  Prepared& statement = found->second;
  if (!is_new && statement.failure.empty()) return statement;
  statement = {"s" + std::to_string(prepared_.size()), {}, {}, {}};
  const Result made(PQprepare(connection_.get(), statement.name.c_str(), sql.c_str(), 0, nullptr),
                    &PQclear);
  const Answer answer = answer_of(made.get());
  statement.failure = answer.failure;
  statement.state = answer.state;
  if (!statement.failure.empty()) return statement;
  const Result described(PQdescribePrepared(connection_.get(), statement.name.c_str()), &PQclear);
  for (int i = 0; i < PQnparams(described.get()); ++i)
    statement.parameters.push_back(PQparamtype(described.get(), i));
  return statement;
}

Answer Server::run(const std::string& sql, const std::vector<Value>& values) {
  const Prepared& statement = prepared(sql);
  if (!statement.failure.empty()) return {statement.failure, statement.state, {}, -1};
  std::vector<std::optional<std::string>> words(statement.parameters.size());
  std::vector<const char*> pointers(words.size(), nullptr);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i >= values.size())
      return {"parameter " + std::to_string(i + 1) + " has no value", "", {}, -1};
    if (values[i].kind == Kind::Null) continue;
    words[i] = in_words(values[i], statement.parameters[i]);
    if (!words[i]) {
      return {"parameter " + std::to_string(i + 1) + " is of kind " +
                  static_cast<char>(values[i].kind) + ", for type " +
                  std::to_string(statement.parameters[i]),
              "",
              {},
              -1};
    }
    pointers[i] = words[i]->c_str();
  }
  const Result result(
      PQexecPrepared(connection_.get(), statement.name.c_str(), static_cast<int>(words.size()),
                     pointers.data(), nullptr, nullptr, 0),
      &PQclear);
  return answer_of(result.get());
}

Answer Server::script(const std::string& sql) {
  return answer_of(Result(PQexec(connection_.get(), sql.c_str()), &PQclear).get());
}

bool Server::in_transaction() const {
  return PQtransactionStatus(connection_.get()) != PQTRANS_IDLE;
}

}  // namespace pareto::trace
