// What the sale lines of all subjects say about their orders, over several ranges of days in one
// pass.
//
// An order is a distinct number of a customer whose lines in the range add up to more than zero;
// its day is that of its first line there; lines without a number are one order a day. Numbers are
// counted whatever they add up to. A group's orders are its members' orders. Some 4 to 24 bytes a
// subject and range. One thread asks; two may read.
#pragma once

#include <cstdint>
#include <vector>

#include "core/store/connection.hpp"
#include "core/tiering/data_extent.hpp"
#include "core/tiering/subjects.hpp"
#include "core/tiering/window.hpp"

namespace pareto::tiering {

// Which facts are wanted, as a sum.
enum OrderFact : unsigned {
  kOrderCount = 1,
  kFirstOrder = 2,
  kLastOrder = 4,
  kNumbers = 8,
  kLastLine = 16,
  kActiveMonths = 32  // months counted back from the range's last day; at most 60 of them
};

struct OrderFacts {
  DayRange range;
  unsigned wanted = 0;
  // By subject, of what is wanted; days, kNoDay where there is none.
  std::vector<std::int32_t> count, first, last, numbers, last_line;
  std::vector<std::uint64_t> months;  // a bit each

  [[nodiscard]] static std::size_t bytes_per_subject(unsigned wanted);
};
inline constexpr std::int32_t kNoDay = INT32_MIN;
inline constexpr int kMostActiveMonths = 60;

// How many read. Two only where everything that is read is committed and held by a snapshot: then a
// further connection reads the lines of half of the customers, unless another program has written
// since the snapshot began.
enum class Readers { One, Two };

// Fills `all`, whose range and wanted are given; the same however many read.
void read_order_facts(store::Connection& connection, const Subjects& subjects,
                      const DataExtent& extent, std::vector<OrderFacts>& all,
                      Readers readers = Readers::One);

}  // namespace pareto::tiering
