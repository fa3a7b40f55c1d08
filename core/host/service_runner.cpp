#include "core/host/service_runner.hpp"

#include <algorithm>
#include <sstream>

#include "core/base/error.hpp"
#include "core/host/rule_settings.hpp"
#include "core/plugins/plugin_call.hpp"
#include "pareto/abi/service.h"

namespace pareto::host {
namespace {

const plugins::Offer* find(const std::vector<plugins::Offer>& offers, std::string_view id) {
  const auto found = std::ranges::find_if(
      offers, [&](const plugins::Offer& offer) { return offer.extension.id == id; });
  return found != offers.end() ? &*found : nullptr;
}

// Those wanted and what they start after, each behind what it names.
class Order {
 public:
  explicit Order(const std::vector<plugins::Offer>& offers) : offers_(offers) {}

  void add(const plugins::Offer& offer) {
    if (std::ranges::find(out_, &offer) != out_.end()) return;
    if (std::ranges::find(path_, &offer) != path_.end()) {
      std::string names;
      for (const plugins::Offer* each : path_) names += each->extension.id + " → ";
      throw Error(ErrorCode::Data,
                  Message(Text{"services wait for each other: {}", "服务互相等待：{}"},
                          {names + offer.extension.id}),
                  Message(Text{"disable the plugin of one of them: pareto plugin disable {}",
                               "请停用其中一个插件：pareto plugin disable {}"},
                          {offer.plugin}));
    }
    path_.push_back(&offer);
    for (const std::string& id : offer.extension.after) {
      if (const plugins::Offer* before = find(offers_, id)) add(*before);
    }
    path_.pop_back();
    out_.push_back(&offer);
  }
  [[nodiscard]] const std::vector<const plugins::Offer*>& get() const { return out_; }

 private:
  const std::vector<plugins::Offer>& offers_;
  std::vector<const plugins::Offer*> out_, path_;
};

bool has_setting(const plugins::Offer& offer, std::string_view name) {
  return std::ranges::find(offer.extension.settings, name, &model::Field::name) !=
         offer.extension.settings.end();
}

// Whose settings they are, by service.
std::map<std::string, std::map<std::string, std::string>> by_service(
    const std::vector<const plugins::Offer*>& services, const std::vector<std::string>& names,
    const std::map<std::string, std::string>& settings) {
  std::map<std::string, std::map<std::string, std::string>> out;
  for (const auto& [name, value] : settings) {
    std::vector<std::string> whose;
    for (const plugins::Offer* offer : services) {
      if (has_setting(*offer, name)) whose.push_back(offer->extension.id);
    }
    // One that nobody has: the one service that is named says which it has.
    if (whose.empty() && names.size() == 1) whose = names;
    if (whose.empty()) {
      throw Error(
          ErrorCode::Argument,
          Message(Text{"none of the services has a setting {}", "没有哪个服务有设置 {}"}, {name}),
          Message(Text{"what a service has: pareto serve NAME --help",
                       "某个服务的设置：pareto serve 服务名 --help"}));
    }
    if (whose.size() > 1) {
      throw Error(ErrorCode::Argument,
                  Message(Text{"{0} is a setting of several services, {1} and {2}",
                               "{0} 是多个服务的设置：{1}、{2}"},
                          {name, whose[0], whose[1]}),
                  Message(Text{"name the one: pareto serve NAME --set …",
                               "请写明是哪一个：pareto serve 服务名 --set …"}));
    }
    out[whose.front()][name] = value;
  }
  return out;
}

}  // namespace

// What a service has for as long as it runs.
struct ServiceRunner::Running {
  plugins::Found<pareto_service_v1> found;
  plugins::JobContext job;
  std::string id;
  void* run = nullptr;
};

ServiceRunner::ServiceRunner(Host& host, const std::vector<std::string>& names,
                             const std::map<std::string, std::string>& settings)
    : host_(host) {
  const std::vector<plugins::Offer> offers = host.plugins().extensions(PARETO_EXT_SERVICE);
  Order order(offers);
  for (const std::string& name : names) {
    const plugins::Offer* offer = find(offers, name);
    if (offer == nullptr)
      static_cast<void>(host.plugins().find<pareto_service_v1>(PARETO_EXT_SERVICE,
                                                               name));  // throws with what there is
    order.add(*offer);
  }
  if (names.empty()) {
    for (const plugins::Offer& offer : offers) order.add(offer);
  }
  std::map<std::string, std::map<std::string, std::string>> given =
      by_service(order.get(), names, settings);
  try {
    for (const plugins::Offer* offer : order.get()) start(*offer, given[offer->extension.id]);
  } catch (...) {
    stop_all();
    throw;
  }
}

ServiceRunner::~ServiceRunner() { stop_all(); }

void ServiceRunner::stop_all() {
  while (!running_.empty()) {
    const std::unique_ptr<Running> last =
        std::move(running_.back());  // the sign below reads its name until the end
    running_.pop_back();
    const plugins::Running sign(last->found.plugin);
    last->found->stop(last->run);
  }
}

void ServiceRunner::start(const plugins::Offer& offer,
                          const std::map<std::string, std::string>& settings) {
  std::map<std::string, std::string> all =
      extension_settings(host_.workspace().folder(), offer.extension.id);
  for (const auto& [name, value] : settings) all[name] = value;
  plugins::Settings parsed = plugins::Settings::parse(offer.extension.settings, all);
  const auto found =
      host_.plugins().find<pareto_service_v1>(PARETO_EXT_SERVICE, offer.extension.id);
  std::unique_ptr<Running> service(
      new Running{found,
                  {found.host,
                   std::move(parsed),
                   host_.scope(host_.as_of(std::nullopt), host_.reading()),
                   {.cancel = host_.options().cancel}},
                  offer.extension.id});
  plugins::run_plugin(service->job, found.plugin, [&](pareto_error* error) {
    return found->start(service->job.get(), &service->run, error);
  });
  running_.push_back(std::move(service));
}

std::vector<std::string> ServiceRunner::running() const {
  std::vector<std::string> out;
  for (const auto& service : running_) out.push_back(service->id);
  return out;
}

std::vector<std::string> ServiceRunner::about() const {
  std::vector<std::string> out;
  for (const auto& service : running_) {
    if (service->found->about == nullptr) continue;  // of before there was such a member
    const plugins::Running sign(service->found.plugin);
    const char* const text = service->found->about(service->run);
    std::istringstream lines(text != nullptr ? text : "");
    for (std::string line; std::getline(lines, line);) out.push_back(std::move(line));
  }
  return out;
}

void ServiceRunner::check() {
  for (const auto& service : running_) {
    plugins::call(
        service->found.plugin, Message(Text{"service {}", "服务 {}"}, {service->id}),
        [&](pareto_error* error) { return service->found->healthy(service->run, error); });
  }
}

}  // namespace pareto::host
