#include "core/api/courier.hpp"

#include <utility>

#include "core/records/write/journal.hpp"

namespace pareto::api {
namespace {

using std::chrono::steady_clock;
constexpr std::chrono::milliseconds kBetweenLooks{200};
// What failed is due again after a second, at the earliest; what others left is found after half a
// minute.
constexpr std::chrono::seconds kAfterFailure{1}, kBetween{30}, kLimit{5};

}  // namespace

Courier::Courier(HostPool& hosts, Language language, Turns::Failed failed)
    : hosts_(hosts),
      language_(language),
      turns_(
          kBetweenLooks, [this](const std::atomic<bool>&) { look(); }, std::move(failed)) {}

std::int64_t Courier::position() {
  return records::Journal(hosts_.lease({.language = language_})->connection()).last_sequence();
}

void Courier::look() {
  const std::int64_t now = position();
  if (now == told_ && steady_clock::now() < next_) return;
  const records::DeliveryReport report =
      hosts_.fresh({.language = language_})->deliver_everything(kLimit);
  told_ = now;
  next_ = steady_clock::now() +
          (report.failures.empty() && report.pending == 0 ? kBetween : kAfterFailure);
}

}  // namespace pareto::api
