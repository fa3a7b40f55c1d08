#include "post.hpp"

#include <curl/curl.h>

#include <memory>

#include "outbound/guard.hpp"
#include "pareto/public_address.hpp"
#include "pareto/words.hpp"

namespace pareto::webhook {
namespace {

constexpr long kConnectSeconds = 2, kSeconds = 5;

std::size_t drop(char*, std::size_t size, std::size_t count, void*) { return size * count; }

struct List {
  curl_slist* first = nullptr;
  ~List() { curl_slist_free_all(first); }
};

}  // namespace

void post(const sdk::Job& job, const Posted& what) {
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(),
                                                                 &curl_easy_cleanup);
  if (!curl) throw sdk::Failure(PARETO_E_MEMORY, "libcurl");
  List headers;
  for (const std::string& header : what.headers)
    headers.first = curl_slist_append(headers.first, header.c_str());
  const outbound::Guard guard(curl.get(), what.private_too);
  const auto set = [&](CURLoption option, auto value) {
    curl_easy_setopt(curl.get(), option, value);
  };
  set(CURLOPT_URL, what.url.c_str());
  set(CURLOPT_HTTPHEADER, headers.first);
  set(CURLOPT_POSTFIELDSIZE, static_cast<long>(what.body.size()));
  set(CURLOPT_POSTFIELDS, what.body.c_str());
  set(CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  set(CURLOPT_TIMEOUT, kSeconds);
  set(CURLOPT_NOSIGNAL, 1L);  // the host's threads are its own
  set(CURLOPT_WRITEFUNCTION, &drop);
  const CURLcode result = curl_easy_perform(curl.get());
  const std::string shown = sdk::host_of(what.url);
  guard.require(job, result, shown, job.text("called", "webhook"));
  if (result != CURLE_OK) {
    sdk::fail(job, PARETO_E_IO,
              {"{0} was not reached: {1}; it is tried again, then parked: pareto events parked",
               "无法连接 {0}：{1}；稍后重试，多次失败后搁置：pareto events parked"},
              {shown, curl_easy_strerror(result)});
  }
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  if (status / 100 == 2) return;
  sdk::fail(job, PARETO_E_IO,
            {"{0} answered {1}; it is tried again, then parked: pareto events parked",
             "{0} 返回 {1}；稍后重试，多次失败后搁置：pareto events parked"},
            {shown, std::to_string(status)});
}

}  // namespace pareto::webhook
