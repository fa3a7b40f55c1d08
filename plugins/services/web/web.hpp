// The service: a server for the browsers of a team, while `pareto serve` runs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "options.hpp"
#include "pareto/service.hpp"
#include "server.hpp"

namespace pareto::web {

struct Web : sdk::Service<Web> {
  static constexpr const char* id = "web";
  static constexpr sdk::Label label{"Web application", "网页应用"};
  static constexpr sdk::Label help{
      "The workspace in a team's browsers, and its methods for programs at /api/v1",
      "在团队的浏览器里使用工作区；程序可访问 /api/v1"};
  static constexpr const auto& settings = kSettings;

  explicit Web(const sdk::Job& job);
  void run(const sdk::Stop& stop);
  [[nodiscard]] std::string about() const { return about_; }

 private:
  const Options options_;
  const std::vector<std::string> names_;  // of this machine in its networks
  const std::optional<Certificates> certificates_;
  App app_;
  Server server_;
  std::string about_;
};

}  // namespace pareto::web
