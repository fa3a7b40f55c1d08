// Tells a program elsewhere that something changed: a signed message per event, tried again by the
// host until it arrives or is parked.
//
//     pareto plugin enable webhook
//     pareto plugin set webhook url=https://erp.firm.cn/pareto secret=whsec_… topics='customer.*, sale.created'
//     pareto plugin set webhook@shop url=https://shop.firm.cn/pareto secret=whsec_…      another one, told by itself
//
// A message cannot be taken back, so no two events commit together (alone); one may arrive twice,
// which its id tells. It asks for nothing of the workspace, so it is told outside of transactions,
// and may be there several times.
#pragma once

#include "pareto/field.hpp"
#include "pareto/subscriber.hpp"

namespace pareto::webhook {

constexpr sdk::Field kept_secret(sdk::Field field) {
  field.flags |= PARETO_F_SECRET;
  return field;
}

// Not set by anybody: the host says which of several is told.
constexpr sdk::Field kept_by_host(sdk::Field field) {
  field.flags |= PARETO_F_READ_ONLY;
  return field;
}

struct Webhook : sdk::Subscriber<Webhook> {
  static constexpr const char* id = "webhook";
  static constexpr sdk::Label label{"Webhook", "Webhook 通知"};
  static constexpr const char* topics[] = {"*"};
  static constexpr sdk::Phase phase = sdk::Phase::After;
  static constexpr bool alone = true;
  static constexpr sdk::Field settings[] = {
      sdk::text("url", {"Address that is told", "通知地址"})
          .means(PARETO_M_URL)
          .explained({"where messages go, https://…; nothing is sent without one",
                      "消息发往的地址 https://…；不填则不发送"}),
      kept_secret(sdk::text("secret", {"Secret of the signature", "签名密钥"})
                      .explained({"whsec_ and base64, as the receiver has it; needed",
                                  "接收方的密钥，whsec_ 加 base64；必填"})),
      sdk::text("topics", {"Events", "事件"})
          .explained({"such as customer.*, sale.created (all)",
                      "如 customer.*、sale.created（默认全部）"}),
      sdk::boolean("private", {"Into one's own networks, too", "允许内网地址"})
          .explained({"this machine and the networks around it, and without TLS",
                      "本机与内网地址，可不用 TLS"})
          .initially("0"),
      kept_by_host(sdk::text("called", {"Called", "名称"}))};

  static void deliver(const sdk::Job& job, const sdk::Event& event);
};

}  // namespace pareto::webhook
