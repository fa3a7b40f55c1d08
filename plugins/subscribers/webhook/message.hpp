// What a webhook is told of an event, and how it is signed: Standard Webhooks
// (standardwebhooks.com), which receivers have libraries for.
//
//     webhook-id: evt_4711
//     webhook-timestamp: 1764500000
//     webhook-signature: v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
//     {"id": "evt_4711", "topic": "customer.updated", "at": "2026-11-30T10:00:00Z", "records": 1, "ids": ["64"], "changed": ["owner"]}
//
// Which records, never what is in them: who is told asks for that under the rights of a key. Pure;
// any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pareto/subscriber.hpp"

namespace pareto::webhook {

// Of an event with more records only the first are named.
inline constexpr std::int64_t kMostIds = 1000;

// The same however often it is sent: receivers tell by it what they have already.
[[nodiscard]] std::string id_of(std::int64_t sequence);
[[nodiscard]] std::string body_of(const sdk::Event& event);
// `secret`: "whsec_" and base64, or any text, whose bytes then are the key.
[[nodiscard]] std::string signature_of(std::string_view secret, std::string_view id,
                                       std::int64_t timestamp, std::string_view body);
// "customer.*, sale.created": whether the topic is one of them; an empty list is all.
[[nodiscard]] bool is_wanted(std::string_view topics, std::string_view topic);

}  // namespace pareto::webhook
