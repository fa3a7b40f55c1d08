#include "webhook.hpp"

#include "message.hpp"
#include "pareto/clock.hpp"
#include "pareto/words.hpp"
#include "post.hpp"

namespace pareto::webhook {

void Webhook::deliver(const sdk::Job& job, const sdk::Event& event) {
  Posted message{.url = job.text("url", ""),
                 .body = {},
                 .headers = {},
                 .private_too = job.integer("private", 0) != 0};
  if (message.url.empty() || !is_wanted(job.text("topics", ""), event.topic())) return;
  const std::string secret = job.text("secret", "");
  if (secret.empty()) {
    sdk::fail(
        job, PARETO_E_ARGUMENT,
        {"a webhook without a secret could be anybody's; give one: pareto plugin set {} secret=whsec_…",
         "没有密钥的 Webhook 无法辨别真假；请设置：pareto plugin set {} secret=whsec_…"},
        {job.text("called", "webhook")});
  }
  const std::string id = id_of(event.sequence());
  const std::int64_t now = sdk::Clock(job).now().utc_seconds();
  message.body = body_of(event);
  message.headers = {"content-type: application/json", "webhook-id: " + id,
                     "webhook-timestamp: " + std::to_string(now),
                     "webhook-signature: " + signature_of(secret, id, now, message.body)};
  post(job, message);
}

}  // namespace pareto::webhook
