// Reads the book from the published views.
//
// The SQL is what SQLite and PostgreSQL share. All sales pass once in the order of the index
// (customer, date, number); the rest are sums per customer, each merged in the order of ids.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "book.hpp"
#include "pareto/job.hpp"

namespace pareto::eight_questions {

[[nodiscard]] Book read_book(const sdk::Job& job);

// What customers are called, by place in the book.
[[nodiscard]] std::map<std::size_t, std::string> names_of(
    const sdk::Job& job, const Book& book, const std::vector<std::size_t>& customers);

}  // namespace pareto::eight_questions
