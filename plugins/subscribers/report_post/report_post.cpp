#include "report_post.hpp"

#include <fstream>
#include <iterator>

#include "pareto/words.hpp"
#include "post.hpp"
#include "robot.hpp"

namespace pareto::report_post {
namespace {

std::string content_of(const sdk::Job& job, const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in)
    sdk::fail(job, PARETO_E_NOT_FOUND,
              {"the report {} is not there any more; run it once more: pareto schedule run NAME",
               "报告 {} 已不存在；请再运行一次：pareto schedule run 名称"},
              {file});
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string name_of(const std::string& file) { return file.substr(file.rfind('/') + 1); }

void mail(const sdk::Job& job, const std::string& to, const std::string& subject,
          const std::string& file) {
  Server server{job.text("server", ""), job.text("user", ""), job.text("password", ""),
                job.text("sender", "")};
  if (server.sender.empty()) server.sender = server.user;
  if (server.address.empty() || server.sender.empty()) {
    sdk::fail(
        job, PARETO_E_ARGUMENT,
        {"nothing says how mail leaves; set it: pareto plugin set report_post server=smtps://HOST:465 user=NAME password=…",
         "还没有设置发件服务器；请设置：pareto plugin set report_post server=smtps://主机:465 user=账号 password=…"});
  }
  static_cast<void>(content_of(job, file));
  send_letter(job, server,
              {.to = to,
               .subject = subject,
               .text = name_of(file) + "\n",
               .file = file,
               .file_name = name_of(file)});
}

}  // namespace

void ReportPost::deliver(const sdk::Job& job, const sdk::Event& event) {
  const sdk::Batch* rows = event.after();
  for (std::int64_t row = 0; rows != nullptr && row < rows->rows(); ++row) {
    const auto at = [&](const char* name) {
      const int column = rows->find(name);
      if (column < 0) return std::string();
      const sdk::ColumnView values = rows->column(static_cast<std::size_t>(column));
      return values.is_null(row) ? std::string() : std::string(values.text(row));
    };
    const std::string destination = at("destination"), address = at("address"), file = at("file");
    if (destination == "mail") mail(job, address, at("title"), file);
    if (destination != "robot") continue;
    const std::string refusal = refusal_in(
        post_json(job, address, robot_body(at("messenger"), at("title"), content_of(job, file))));
    if (!refusal.empty())
      sdk::fail(job, PARETO_E_IO,
                {"the robot did not take the message: {}; look at its settings in the messenger",
                 "机器人没有接收消息：{}；请检查群机器人的设置"},
                {refusal});
  }
}

}  // namespace pareto::report_post
