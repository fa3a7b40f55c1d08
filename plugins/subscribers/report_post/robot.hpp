// What the robots of three messengers want to be sent, and what they answer. Pure functions.
#pragma once

#include <string>
#include <string_view>

namespace pareto::report_post {

// The body of a request. `messenger`: wecom, dingtalk or feishu. What is longer than a message may
// be ends at a line.
std::string robot_body(std::string_view messenger, std::string_view title,
                       std::string_view markdown);

// What the robot says is wrong: they answer 200 then, too. Empty where it took the message.
std::string refusal_in(std::string_view answer);

}  // namespace pareto::report_post
