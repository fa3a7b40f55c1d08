#include "lead.hpp"

#include <cmath>
#include <cstdlib>

namespace pareto::account_brief {
namespace {

using sdk::count_text;
using sdk::percent_text;

constexpr double kMuch = 0.1;

// The product that moved most in the direction of the whole; nullptr where there is none.
const Product* mover(const Account& account, bool up) {
  const Product* found = nullptr;
  for (const Product& product : account.products) {
    const Money change = product.net - product.before;
    if (up ? change <= 0 : change >= 0) continue;
    if (found == nullptr || std::llabs(change) > std::llabs(found->net - found->before)) {
      found = &product;
    }
  }
  return found;
}

sdk::Spans silent(const Account& account, const Voice& voice) {
  const sdk::Rhythm& rhythm = account.rhythm;
  sdk::Spans spans;
  spans.bad(
      voice.say({"No order for {} days", "停单{}天"}, {count_text(rhythm.silent(account.as_of))}));
  return spans.plain(voice.say(
      {", usually every {}: {} orders missing, about {}.", "，往常{}天一单：少来{}单，约{}。"},
      {count_text(rhythm.median()), count_text(rhythm.missed(account.as_of)),
       voice.money(rhythm.at_stake(account.as_of))}));
}

}  // namespace

sdk::Spans lead(const Account& account, const Voice& voice) {
  if (!account.readable.amounts) {
    if (!account.last_order)
      return voice.say({"What it bought is not for your role.", "成交情况：您的角色看不到。"});
    return voice.say({"Last ordered on {}; what sales were worth is not for your role.",
                      "末单{}；销售金额：您的角色看不到。"},
                     {account.last_order->iso()});
  }
  if (!account.has_sales()) {
    return voice.say({"Nothing sold to it yet.", "还没有成交。"});
  }
  if (account.overdue()) return silent(account, voice);
  const Money net = account.own.net, before = account.own.before;
  if (net <= 0 && before <= 0) {
    return voice.say(
        {"Nothing sold for two periods; the last order was on {}.", "两期都没有成交，末单{}。"},
        {account.days.back().day.iso()});
  }
  std::vector<std::string> rest;
  const bool told =
      before > 0 && std::llabs(net - before) >= std::llround(kMuch * static_cast<double>(before));
  sdk::Spans spans;
  if (told) {
    const bool up = net > before;
    const std::string change =
        percent_text(static_cast<double>(net) / static_cast<double>(before) - 1, 0, true);
    const std::string words =
        up ? voice.say({"{} more than in the period before ({})", "比上期多买{}（{}）"},
                       {voice.money(net - before), change})
           : voice.say({"{} less than in the period before ({})", "比上期少买{}（{}）"},
                       {voice.money(before - net), change});
    if (up)
      spans.strong(words);
    else
      spans.bad(words);
    if (const Product* product = mover(account, up)) {
      rest.push_back(voice.say({"most of it {}: {}", "主要是{}：{}"},
                               {product->name, voice.money(product->net - product->before, true)}));
    }
  } else if (before > 0) {
    spans.plain(voice.say({"{} bought, about as in the period before", "买了{}，与上期相当"},
                          {voice.money(net)}));
  } else {
    spans.plain(voice.say({"{} bought; nothing in the period before", "买了{}；上期没有成交"},
                          {voice.money(net)}));
  }
  if (account.rhythm.known()) {
    rest.push_back(account.rhythm.steady
                       ? voice.say({"an order every {} days, steadily", "{}天一单，节奏平稳"},
                                   {count_text(account.rhythm.median())})
                       : voice.say({"an order every {} days", "{}天一单"},
                                   {count_text(account.rhythm.median())}));
  }
  std::string tail;
  for (const std::string& part : rest) tail += voice.say({"; ", "；"}) + part;
  return spans.plain(tail + voice.say({".", "。"}));
}

std::string tier_sentence(const Account& account, const Voice& voice) {
  if (account.tier.empty()) return {};
  std::string out;
  if (account.below && account.own.net > *account.below) {
    out = voice.say({"{} still: {} less would lower it.", "仍是{}，再少{}才会降。"},
                    {account.tier, voice.money(account.own.net - *account.below)});
  } else {
    out = voice.say({"{}.", "{}。"}, {account.tier});
  }
  if (!account.overdue()) return out;
  const auto falls = account.falls_by_itself();
  if (!falls) return out;
  if (!voice.chinese()) out += ' ';
  return out +
         voice.say(
             {"Even if it never ordered again, it would not fall before the end of {}: what the "
              "tier does not show, the rhythm does.",
              "就算一直不下单，也要到{}底才会降：等级看不出的，节奏看得出。"},
             {month_words(voice, *falls)});
}

}  // namespace pareto::account_brief
