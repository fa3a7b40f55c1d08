// Subscribers of plugins: asked before a write on the bus, told after it by the delivery from the
// journal.
#include <chrono>
#include <cstdio>

#include "core/host/host.hpp"
#include "core/host/plugin_settings.hpp"
#include "core/host/rule_settings.hpp"

namespace pareto::host {
namespace {

// What a before-subscriber may take for a batch. It runs while a person waits for a form, or an
// import for its rows.
constexpr std::chrono::microseconds kBudget{100'000}, kBudgetOfRow{20};

std::string seconds(std::chrono::steady_clock::duration time) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", std::chrono::duration<double>(time).count());
  return text;
}

}  // namespace

// Its library is opened, and its settings are read, when its first event comes; the settings once
// more when they were changed since.
struct Host::Listener {
  plugins::Offer offer;
  std::string settings_of;  // its id, or which of several it is
  std::optional<plugins::Found<pareto_subscriber_v1>> found;
  plugins::Settings settings;
  std::string stamp;  // of those
};

void Host::subscribe() {
  for (const plugins::Offer& offer : registry_->extensions(PARETO_EXT_SUBSCRIBER)) {
    const std::string& id = offer.extension.id;
    const auto listener = std::make_shared<Listener>(Listener{offer, id, {}, {}, {}});
    if (offer.extension.before) {
      for (const std::string& topic : offer.extension.topics) {
        bus_.subscribe(
            topic, offer.extension.order,
            [this, listener](const pareto_event& event) { watch_before(*listener, event); }, id);
      }
      continue;
    }
    const auto tell = [this](Listener& to, const pareto_event& event,
                             records::Transaction* writing) {
      if (!as_of_deliveries_) as_of_deliveries_ = as_of(std::nullopt);
      run_subscriber(to, event, writing, *as_of_deliveries_);
    };
    const auto manifest = registry_->plugin(offer.plugin).manifest;
    if (!manifest || !is_told_outside(*manifest, offer.extension)) {
      delivery_->add(
          {.id = id,
           .patterns = offer.extension.topics,
           .deliver =
               [tell, listener](const pareto_event& event, records::Transaction& transaction) {
                 tell(*listener, event, &transaction);
               },
           .alone = offer.extension.alone});
      continue;
    }
    for (const std::string& one : instances_of(workspace_.folder(), id)) {
      const auto own =
          one == id ? listener : std::make_shared<Listener>(Listener{offer, one, {}, {}, {}});
      delivery_->add(
          {.id = one,
           .patterns = offer.extension.topics,
           .deliver = {},
           .alone = true,
           .tell = [tell, own](const pareto_event& event) { tell(*own, event, nullptr); }});
    }
  }
  delivery_->begin();
}

void Host::run_subscriber(Listener& listener, const pareto_event& event,
                          records::Transaction* writing, Date as_of) {
  std::string stamp = extension_settings_stamp(workspace_.folder(), listener.settings_of);
  if (!listener.found || stamp != listener.stamp) {
    std::map<std::string, std::string> given =
        extension_settings(workspace_.folder(), listener.settings_of);
    // What nobody sets the host says: which of several it is.
    for (const model::Field& field : listener.offer.extension.settings) {
      if (field.read_only) given[field.name] = listener.settings_of;
    }
    listener.settings = plugins::Settings::parse(listener.offer.extension.settings, given);
    listener.stamp = std::move(stamp);
  }
  if (!listener.found) {
    listener.found =
        registry_->find<pareto_subscriber_v1>(PARETO_EXT_SUBSCRIBER, listener.offer.extension.id);
  }
  const auto& found = *listener.found;
  pareto_session session = hand(writing);
  plugins::JobContext job(found.host, listener.settings, scope(as_of, &session),
                          {.cancel = options_.cancel});
  plugins::run_plugin(job, found.plugin, [&](pareto_error* error) {
    return found->deliver(job.get(), &event, error);
  });
}

// One that takes too long is named, neither skipped nor made to fail: what it is there to stop
// would pass, or work that is done would be lost (docs/decisions/0022-deliveries-wait-and-park.md).
void Host::watch_before(Listener& listener, const pareto_event& event) {
  const plugins::Offer& offer = listener.offer;
  const auto began = std::chrono::steady_clock::now();
  run_subscriber(listener, event, nullptr, as_of(std::nullopt));
  const auto took = std::chrono::steady_clock::now() - began;
  const auto budget = kBudget + kBudgetOfRow * event.rows;
  if (took <= budget) return;
  const std::string& id = offer.extension.id;
  if (options_.log != nullptr) {
    options_.log->warn(id + " of plugin " + offer.plugin + " took " + seconds(took) + " s before " +
                       std::to_string(event.rows) + " rows of " + event.topic +
                       " were written; its budget is " + seconds(budget) + " s");
  }
  if (!options_.plugin_says || !slow_.insert(id).second) return;
  options_.plugin_says(
      offer.plugin, PARETO_LOG_WARNING,
      say(options_.language,
          Text{
              "{0} is slow: it looked at {1} rows of {2} for {3} s before they were written (it may take {4} s)",
              "{0} 太慢：写入 {2} 的 {1} 行之前检查了 {3} 秒（限 {4} 秒）"},
          {id, event.rows, event.topic, seconds(took), seconds(budget)}));
}

// What was done for a caller is kept by now: he no longer ends it, and it takes no longer than its
// limit.
struct Host::Unheeding {
  explicit Unheeding(Host& of) : host(of), cancel(of.options_.cancel) { heed(nullptr); }
  ~Unheeding() { heed(cancel); }
  Unheeding(const Unheeding&) = delete;
  Unheeding& operator=(const Unheeding&) = delete;
  void heed(const std::atomic<bool>* flag) const {
    if (host.first_ == nullptr) return;
    host.store_->heed(flag);
    host.options_.cancel = flag;
  }
  Host& host;
  const std::atomic<bool>* const cancel;
};

records::DeliveryReport Host::deliver(std::chrono::milliseconds limit,
                                      records::Delivery::When when) {
  const Unheeding guard(*this);
  as_of_deliveries_.reset();
  records::DeliveryReport report = delivery_->run(
      limit, when,
      first_ == nullptr ? records::Delivery::Whom::All : records::Delivery::Whom::Inside);
  log_deliveries(report);
  return report;
}

records::DeliveryReport Host::deliver_everything(std::chrono::milliseconds limit) {
  as_of_deliveries_.reset();
  records::DeliveryReport report = delivery_->run(limit);
  log_deliveries(report);
  return report;
}

records::DeliveryReport Host::retry(const std::vector<records::Parked>& parked) {
  as_of_deliveries_.reset();
  records::DeliveryReport report = delivery_->retry(parked);
  log_deliveries(report);
  return report;
}

void Host::log_deliveries(const records::DeliveryReport& report) {
  if (options_.log == nullptr) return;
  for (const records::FailedDelivery& failed : report.failures) {
    options_.log->error("delivery of event " + std::to_string(failed.sequence) + " (" +
                        failed.topic + ") to " + failed.subscriber + " failed, try " +
                        std::to_string(failed.tries) +
                        (failed.parked != 0 ? ", parked as " + std::to_string(failed.parked) : "") +
                        ": " + without_quoted(failed.words));
  }
  if (report.pending > 0)
    options_.log->warn(std::to_string(report.pending) + " events are still to be delivered");
}

}  // namespace pareto::host
