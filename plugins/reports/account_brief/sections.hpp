// The parts of the sheet, in reading order.
#pragma once

#include "account.hpp"
#include "pareto/document.hpp"
#include "words.hpp"

namespace pareto::account_brief {

// Whom it is about, how it stands, figures and trend.
void write_standing(const Account& account, const Voice& voice, sdk::Document& document);
void write_rhythm(const Account& account, const Voice& voice, sdk::Document& document);
void write_questions(const Account& account, const Voice& voice, sdk::Document& document);
// Products beside people, last contacts beside what is open.
void write_details(const Account& account, const Voice& voice, sdk::Document& document);
// Room to write, and what the sheet stands on.
void write_foot(const Account& account, const Voice& voice, sdk::Document& document);

}  // namespace pareto::account_brief
