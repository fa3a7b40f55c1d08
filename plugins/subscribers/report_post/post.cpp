#include "post.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <ctime>
#include <memory>
#include <vector>

#include "outbound/guard.hpp"
#include "pareto/base64.hpp"
#include "pareto/clock.hpp"
#include "pareto/public_address.hpp"
#include "pareto/words.hpp"

namespace pareto::report_post {
namespace {

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
constexpr std::size_t kMostAnswer = 64 * 1024;

std::size_t take(char* bytes, std::size_t size, std::size_t count, void* out) {
  auto& text = *static_cast<std::string*>(out);
  text.append(bytes, std::min(size * count, kMostAnswer - text.size()));
  return size * count;
}

struct List {
  curl_slist* first = nullptr;
  List() = default;
  List(const List&) = delete;
  List& operator=(const List&) = delete;
  ~List() { curl_slist_free_all(first); }
  void add(const std::string& line) { first = curl_slist_append(first, line.c_str()); }
};

Handle begin(std::string& answer) {
  Handle curl(curl_easy_init(), &curl_easy_cleanup);
  if (!curl) throw sdk::Failure(PARETO_E_MEMORY, "libcurl");
  curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT, 10L);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 30L);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);  // the host's threads are its own
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &take);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answer);
  return curl;
}

void require(const sdk::Job& job, CURLcode result, const std::string& address) {
  if (result == CURLE_OK) return;
  sdk::fail(job, PARETO_E_IO,
            {"{0} was not reached: {1}; it is tried again, then parked: pareto events parked",
             "无法连接 {0}：{1}；稍后重试，多次失败后搁置：pareto events parked"},
            {sdk::host_of(address), curl_easy_strerror(result)});
}

std::vector<std::string> people_of(const sdk::Job& job, const std::string& text) {
  std::vector<std::string> out(1);
  for (const char c : text) {
    if (c == ',' || c == ';')
      out.emplace_back();
    else if (c != ' ')
      out.back() += c;
  }
  std::erase_if(out, [](const std::string& each) { return each.empty(); });
  const auto plain = [](char c) {
    return static_cast<unsigned char>(c) > 0x20 && c != '<' && c != '>' && c != 0x7f;
  };
  const auto wrong = std::ranges::find_if(out, [&](const std::string& each) {
    return !std::ranges::all_of(each, plain) || each.find('@') == each.npos;
  });
  if (out.empty() || wrong != out.end())
    sdk::fail(job, PARETO_E_ARGUMENT,
              {"“{}” is no address for mail; write it as name@example.com",
               "“{}”不是邮箱地址；请写成 name@example.com"},
              {out.empty() ? text : *wrong});
  return out;
}

std::string encoded(const std::string& words) {
  return "=?UTF-8?B?" + sdk::to_base64(words) + "?=";
}

std::string date_line(const sdk::Job& job) {
  const std::time_t now = sdk::Clock(job).now().utc_seconds();
  std::tm parts{};
  gmtime_r(&now, &parts);
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  char rest[32];
  std::strftime(rest, sizeof rest, " %Y %H:%M:%S +0000", &parts);
  return std::string("Date: ") + kDays[parts.tm_wday] + ", " + std::to_string(parts.tm_mday) + " " +
         kMonths[parts.tm_mon] + rest;
}

// What never leaves this machine needs no TLS.
bool is_here(const std::string& address) {
  const std::string host = sdk::host_of(address), name = host.substr(0, host.rfind(':'));
  return name == "smtp://127.0.0.1" || name == "smtp://localhost" || name == "smtp://[::1]";
}

}  // namespace

std::string post_json(const sdk::Job& job, const std::string& address, const std::string& body) {
  std::string answer;
  const Handle curl = begin(answer);
  const outbound::Guard guard(curl.get(), job.integer("private", 0) != 0);
  List headers;
  headers.add("Content-Type: application/json; charset=utf-8");
  curl_easy_setopt(curl.get(), CURLOPT_URL, address.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.first);
  curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
  curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, body.c_str());
  const CURLcode result = curl_easy_perform(curl.get());
  guard.require(job, result, sdk::host_of(address), "report_post");
  require(job, result, address);
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  if (status / 100 != 2)
    sdk::fail(job, PARETO_E_IO,
              {"{0} answered {1}; it is tried again, then parked: pareto events parked",
               "{0} 返回 {1}；稍后重试，多次失败后搁置：pareto events parked"},
              {sdk::host_of(address), std::to_string(status)});
  return answer;
}

void send_letter(const sdk::Job& job, const Server& server, const Letter& letter) {
  std::string answer;
  const Handle curl = begin(answer);
  List people, headers;
  std::string to;
  for (const std::string& each : people_of(job, letter.to)) {
    people.add("<" + each + ">");
    to += (to.empty() ? "" : ", ") + each;
  }
  const std::string sender = "<" + people_of(job, server.sender).front() + ">";
  for (const std::string& line :
       {"From: " + sender, "To: " + to, "Subject: " + encoded(letter.subject), date_line(job)})
    headers.add(line);
  const std::unique_ptr<curl_mime, decltype(&curl_mime_free)> parts(curl_mime_init(curl.get()),
                                                                    &curl_mime_free);
  curl_mimepart* text = curl_mime_addpart(parts.get());
  curl_mime_data(text, letter.text.c_str(), letter.text.size());
  curl_mime_type(text, "text/plain; charset=utf-8");
  curl_mime_encoder(text, "base64");
  curl_mimepart* file = curl_mime_addpart(parts.get());
  curl_mime_filedata(file, letter.file.c_str());
  curl_mime_filename(file, encoded(letter.file_name).c_str());
  curl_mime_encoder(file, "base64");
  curl_easy_setopt(curl.get(), CURLOPT_URL, server.address.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  // Neither a password nor figures go in the open.
  if (!is_here(server.address))
    curl_easy_setopt(curl.get(), CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
  if (!server.user.empty()) curl_easy_setopt(curl.get(), CURLOPT_USERNAME, server.user.c_str());
  if (!server.password.empty())
    curl_easy_setopt(curl.get(), CURLOPT_PASSWORD, server.password.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, sender.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, people.first);
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.first);
  curl_easy_setopt(curl.get(), CURLOPT_MIMEPOST, parts.get());
  require(job, curl_easy_perform(curl.get()), server.address);
}

}  // namespace pareto::report_post
