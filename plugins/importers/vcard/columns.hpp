// The columns that cards become, and what they are called.
//
// A file has the columns that its cards fill: "Mobile", "Mobile 2" where somebody has two. Names
// are chosen so that the host knows what they mean: what is about the person is a contact's,
// "Company" and "Address" are the customer's. Plain values.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include <pareto/job.hpp>

namespace pareto::vcard {

enum class Kind : std::size_t {
  Name,
  Company,
  Unit,
  Position,
  Role,
  Mobile,
  WorkPhone,
  Phone,
  HomePhone,
  Fax,
  Email,
  WeChat,
  Qq,
  Address,
  Residence,
  Website,
  Birthday,
  Nickname,
  Categories,
  Note
};
inline constexpr std::size_t kKinds = static_cast<std::size_t>(Kind::Note) + 1;

// What happens to a second value of a kind in one card.
enum class Second { NextColumn, Joined, Dropped };
[[nodiscard]] Second second_of(Kind kind);

// A value of a card; `ordinal` counts those of its kind from 0.
struct Value {
  Kind kind;
  std::size_t ordinal;
  std::string text;
};

// Which columns a file has.
class Columns {
 public:
  static constexpr std::size_t kMostOfKind = 9;

  // Makes room for the value.
  void include(const Value& value);
  [[nodiscard]] bool includes(const Value& value) const;
  // Where it goes; its column is included.
  [[nodiscard]] std::size_t position(const Value& value) const;
  [[nodiscard]] std::size_t size() const;
  // In the language of the job, in order.
  [[nodiscard]] std::vector<std::string> names(const sdk::Job& job) const;

 private:
  std::array<std::size_t, kKinds> count_{};
};

}  // namespace pareto::vcard
