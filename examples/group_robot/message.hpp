// What the robots of three messengers want to be sent. Pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

struct TierChange {
  std::string customer, before, now;  // tiers as their codes; empty: none
};

// "Acme Feeds: A → B"
std::string line_of(const TierChange& change, bool chinese);

// The body of a request. `kind`: wecom (企业微信), dingtalk (钉钉) or feishu (飞书).
std::string body_for(std::string_view kind, const std::string& text);
