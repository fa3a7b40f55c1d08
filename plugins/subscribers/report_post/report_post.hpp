// Sends reports that were written by themselves on their way: to the robot of a group (WeCom
// 企业微信, DingTalk 钉钉, Feishu 飞书), or as a letter.
//
//     pareto plugin enable report_post
//     pareto plugin set report_post server=smtps://smtp.exmail.qq.com:465 user=crm@example.com password=…      only for mail
//
// The host tells of each by schedule.written: what it is called, the file, where it goes. What was
// sent cannot be taken back, so no two commit together (alone); what fails is tried again by the
// host, then parked. Needs nothing of the workspace.
#pragma once

#include "pareto/field.hpp"
#include "pareto/subscriber.hpp"

namespace pareto::report_post {

constexpr sdk::Field kept_secret(sdk::Field field) {
  field.flags |= PARETO_F_SECRET;
  return field;
}

struct ReportPost : sdk::Subscriber<ReportPost> {
  static constexpr const char* id = "report_post";
  static constexpr sdk::Label label{"Reports to groups and by mail", "报告发到群和邮箱"};
  static constexpr const char* topics[] = {"schedule.written"};
  static constexpr sdk::Phase phase = sdk::Phase::After;
  static constexpr bool alone = true;
  static constexpr sdk::Field settings[] = {
      sdk::text("server", {"Mail server", "发件服务器"})
          .explained({"smtps://HOST:465, or smtp://HOST:587 with STARTTLS",
                      "smtps://主机:465，或 smtp://主机:587（STARTTLS）"}),
      sdk::text("user", {"Name there", "发件账号"}),
      kept_secret(sdk::text("password", {"Password there", "发件密码"})
                      .explained({"or the code that the provider gives programs",
                                  "或服务商给程序用的授权码"})),
      sdk::boolean("private", {"Robots in one's own networks, too", "允许内网的机器人"})
          .explained({"this machine and the networks around it, and without TLS",
                      "本机与内网地址，可不用 TLS"})
          .initially("0"),
      sdk::text("sender", {"Address of the sender", "发件地址"})
          .explained({"the name there, where it is an address", "默认同发件账号"})};

  static void deliver(const sdk::Job& job, const sdk::Event& event);
};

}  // namespace pareto::report_post
