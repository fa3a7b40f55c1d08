// A host for one test: a job whose settings the test gives and whose rejects, figures and log it
// reads afterwards.
//
//     pareto::sdk::testing::TestJob host({{"separator", ";"}});
//     CsvImporter importer(host.job(), …);
//     host.rejects.size();
//
// It offers a text service for UTF-8, a clock and random numbers that are the same in every run
// (steady_services.hpp); other services are the test's to give. Header-only; one thread.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pareto/job.hpp"
#include "pareto/testing/given_rights.hpp"
#include "pareto/testing/steady_services.hpp"

namespace pareto::sdk {
inline namespace v0 {
namespace testing {

// Decodes UTF-8: drops a byte order mark, turns what is no character into U+FFFD.
class Utf8Text {
 public:
  static const pareto_text_v1* service() {
    static constexpr pareto_text_v1 kService{
        sizeof(pareto_text_v1), nullptr, &detect, &open, &feed, &close, &same_name};
    return &kService;
  }

 private:
  struct Decoder {
    std::string rest, out;
    bool begun = false;
    std::uint64_t replaced = 0;  // in the whole file so far
  };

  static pareto_status detect(const pareto_text_v1*, pareto_str, char name[32],
                              double* confidence) {
    std::strcpy(name, "UTF-8");
    *confidence = 1;
    return PARETO_OK;
  }
  static pareto_decoder* open(const pareto_text_v1*, const char* encoding) {
    return std::string_view(encoding) == "UTF-8" ? reinterpret_cast<pareto_decoder*>(new Decoder)
                                                 : nullptr;
  }
  static void close(pareto_decoder* decoder) { delete reinterpret_cast<Decoder*>(decoder); }
  static double same_name(const pareto_text_v1*, const char*, pareto_str a, pareto_str b, char*) {
    return to_view(a) == to_view(b) ? 1 : 0;
  }
  // Length of the character at `at`; 0 if it is none, -1 if the text ends in it.
  static int character(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) return 1;
    const int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    for (int i = 1; i < length; ++i) {
      if (at + static_cast<std::size_t>(i) == text.size()) return -1;
      if ((static_cast<unsigned char>(text[at + static_cast<std::size_t>(i)]) & 0xC0) != 0x80)
        return 0;
    }
    return length;
  }
  static pareto_status feed(pareto_decoder* raw, pareto_str bytes, std::int32_t is_last,
                            pareto_str* out, std::uint64_t* replaced) {
    auto& self = *reinterpret_cast<Decoder*>(raw);
    self.rest += to_view(bytes);
    self.out.clear();
    std::size_t at = 0;
    if (!self.begun && self.rest.size() < 3 && is_last == 0) return *out = {nullptr, 0}, PARETO_OK;
    if (!std::exchange(self.begun, true) && self.rest.rfind("\xEF\xBB\xBF", 0) == 0) at = 3;
    while (at < self.rest.size()) {
      const int length = character(self.rest, at);
      if (length < 0 && is_last == 0) break;
      if (length > 0) {
        self.out.append(self.rest, at, static_cast<std::size_t>(length));
      } else {
        self.out += "\xEF\xBF\xBD";
        ++self.replaced;
      }
      at += length > 0 ? static_cast<std::size_t>(length) : 1;
    }
    self.rest.erase(0, at);
    *out = to_c(self.out);
    *replaced = self.replaced;
    return PARETO_OK;
  }
};

struct Reject {
  std::int64_t row;
  std::string column, value, why;
};

class TestJob {
 public:
  explicit TestJob(std::map<std::string, std::string> settings = {}, std::string language = "en")
      : settings_(std::move(settings)), language_(std::move(language)) {
    services[PARETO_SVC_TEXT] = Utf8Text::service();
    services[PARETO_SVC_CLOCK] = clock.service();
    services[PARETO_SVC_RANDOM] = random.service();
    services[PARETO_SVC_RIGHTS] = rights.service();
    host_ = {sizeof host_, 0, 0, this, &service, &log_line};
    job_ = {sizeof job_, this,     &host_,        nullptr,   language_.c_str(), "CNY",  20'000,
            480,         &setting, &is_cancelled, &progress, &reject,           &figure};
  }
  TestJob(const TestJob&) = delete;
  TestJob& operator=(const TestJob&) = delete;

  [[nodiscard]] const pareto_job* c() const { return &job_; }
  [[nodiscard]] Job job() const { return Job(&job_); }

  // To be set before.
  SteadyClock clock;
  SeededRandom random;
  GivenRights rights;
  std::map<std::string, const void*, std::less<>> services;
  std::int64_t cancel_after = -1;  // answers "cancelled" from this question on; -1: never
  // To be read afterwards.
  std::vector<Reject> rejects;
  std::map<std::string, double> figures;
  std::vector<std::string> log;
  std::int64_t done = 0, total = 0;

 private:
  static TestJob& of(const pareto_job* job) { return *static_cast<TestJob*>(job->ctx); }
  static const void* service(const pareto_host* host, const char* id) {
    const auto& all = static_cast<TestJob*>(host->ctx)->services;
    const auto found = all.find(std::string_view(id));
    return found == all.end() ? nullptr : found->second;
  }
  static void log_line(const pareto_host* host, std::int32_t, pareto_str text) {
    static_cast<TestJob*>(host->ctx)->log.emplace_back(to_view(text));
  }
  static std::int32_t setting(const pareto_job* job, const char* name, pareto_str* text,
                              std::int64_t* integer, double* number) {
    const auto& all = of(job).settings_;
    const auto found = all.find(name);
    if (found == all.end()) return 0;
    *text = to_c(found->second);
    *integer = std::strtoll(found->second.c_str(), nullptr, 10);
    *number = std::strtod(found->second.c_str(), nullptr);
    return 1;
  }
  static std::int32_t is_cancelled(const pareto_job* job) {
    TestJob& self = of(job);
    return self.cancel_after >= 0 && self.cancel_after-- == 0 ? (self.cancel_after = 0, 1) : 0;
  }
  static void progress(const pareto_job* job, std::int64_t done, std::int64_t total) {
    of(job).done = done;
    of(job).total = total;
  }
  static void reject(const pareto_job* job, std::int64_t row, const char* column, pareto_str value,
                     pareto_str why) {
    of(job).rejects.push_back(
        {row, column ? column : "", std::string(to_view(value)), std::string(to_view(why))});
  }
  static void figure(const pareto_job* job, const char* name, double value) {
    of(job).figures[name] = value;
  }

  std::map<std::string, std::string> settings_;
  std::string language_;
  pareto_host host_{};
  pareto_job job_{};
};

}  // namespace testing
}  // namespace v0
}  // namespace pareto::sdk
