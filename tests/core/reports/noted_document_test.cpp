#include "core/reports/noted_document.hpp"

#include <catch2/catch.hpp>

#include <cstddef>
#include <string>
#include <vector>

#include "pareto/document.hpp"
#include "pareto/failure.hpp"
#include "pareto/job.hpp"

namespace pareto::reports {
namespace {

// Notes what it is told.
struct Noted : pareto_document {
  std::vector<std::string> told;

  Noted() : pareto_document{} {
    size_of = sizeof(pareto_document);
    begin = [](const pareto_document* self, const pareto_document_info* info, pareto_error*) {
      return of(self).note("begin " + std::string(sdk::to_view(info->title)) + " | " +
                           std::string(sdk::to_view(info->remark)) + " | " +
                           std::to_string(info->flags));
    };
    heading = [](const pareto_document* self, std::int32_t level, pareto_str text, pareto_str,
                 pareto_error*) {
      return of(self).note("heading " + std::to_string(level) + " " +
                           std::string(sdk::to_view(text)));
    };
    page_break = [](const pareto_document* self, pareto_error*) {
      return of(self).note("page_break");
    };
    beside = [](const pareto_document* self, std::int32_t percent, pareto_error* error) {
      of(self).note("beside " + std::to_string(percent));
      return percent > 100 ? sdk::detail::fill(error, PARETO_E_ARGUMENT, "too wide") : PARETO_OK;
    };
  }
  static Noted& of(const pareto_document* self) {
    return *const_cast<Noted*>(static_cast<const Noted*>(self));
  }
  pareto_status note(std::string what) {
    told.push_back(std::move(what));
    return PARETO_OK;
  }
};

const std::vector<Message> kOwn{Message(Text{"own customers", "本人的客户"})};

}  // namespace

TEST_CASE("Whose part a document holds stands behind its own remark, and all else is passed on",
          "[reports]") {
  Noted noted;
  const NotedDocument part(noted, kOwn, Language::English);
  sdk::Document document(&part);

  document.begin({.title = "Brief", .remark = "Invented", .flags = PARETO_DOCUMENT_ONE_SHEET});
  document.heading(2, "Who");
  document.page_break();
  document.beside(40);

  CHECK(noted.told == std::vector<std::string>{"begin Brief | Invented; own customers | 1",
                                               "heading 2 Who", "page_break", "beside 40"});
}

TEST_CASE("Without a remark of its own a document has that of its part alone", "[reports]") {
  Noted noted;
  const NotedDocument part(noted, kOwn, Language::English);

  sdk::Document(&part).begin({.title = "Brief"});

  CHECK(noted.told == std::vector<std::string>{"begin Brief | own customers | 0"});
}

TEST_CASE("Several notes follow each other in the language of the document", "[reports]") {
  Noted noted;
  const NotedDocument document(
      noted, {kOwn.front(), Message(Text{"{} rows are missing", "缺 {} 行"}, {3})},
      Language::ChineseSimplified);

  sdk::Document(&document).begin({.title = "Brief"});

  CHECK(noted.told == std::vector<std::string>{"begin Brief | 本人的客户；缺 3 行 | 0"});
}

TEST_CASE(
    "A report built before documents had flags is taken as it is, and a shorter begin is refused",
    "[reports]") {
  Noted noted;
  const NotedDocument part(noted, kOwn, Language::English);
  pareto_error error = sdk::no_error();
  pareto_document_info info{};
  info.size_of = offsetof(pareto_document_info, flags);
  info.title = sdk::to_c("Old");
  info.flags = 77;  // is not its own

  CHECK(part.begin(&part, &info, &error) == PARETO_OK);
  CHECK(noted.told.back() == "begin Old | own customers | 0");
  info.size_of = 8;
  CHECK(part.begin(&part, &info, &error) == PARETO_E_ARGUMENT);
}

TEST_CASE("What the other document refuses is refused", "[reports]") {
  Noted noted;
  const NotedDocument part(noted, kOwn, Language::English);
  pareto_error error = sdk::no_error();

  CHECK(part.beside(&part, 101, &error) == PARETO_E_ARGUMENT);
  CHECK(std::string(error.text) == "too wide");
}

}  // namespace pareto::reports
