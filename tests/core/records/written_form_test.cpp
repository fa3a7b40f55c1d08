#include <catch2/catch.hpp>

#include "core/records/values/written_form.hpp"

namespace pareto::records {

TEST_CASE("Blanks of any script are no text", "[records]") {
  CHECK(is_blank(""));
  CHECK(is_blank(" \t\u3000\u00a0\ufeff"));
  CHECK_FALSE(is_blank(" a "));
  CHECK_FALSE(is_blank("　市"));
}

TEST_CASE("An address leads to a page, and nowhere else", "[records]") {
  for (const char* good :
       {"www.example.com", "https://www.example.com/a?b=c:d", "HTTP://example.cn",
        "example.com:8080/x", "localhost:8210", "例子.中国", "example.com/a:b"}) {
    CAPTURE(good);
    CHECK(leads_to_a_page(good));
  }
  for (const char* bad :
       {"javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "mailto:a@b.cn",
        "file:///etc/passwd", "https:example.com", "two words", "a\"onclick", "<b>"}) {
    CAPTURE(bad);
    CHECK_FALSE(leads_to_a_page(bad));
  }
  for (const char* run : {"javascript:alert(1)", " Java\tScript :alert(1)", "data:text/html,x",
                          "vbscript:x", "file:///etc/passwd"}) {
    CAPTURE(run);
    CHECK(is_run_by_browsers(run));
  }
  for (const char* kept : {"none", "https:www.example.com", "example.com:80", "mailto:a@b.cn",
                           "see: our leaflet", "http://a, http://b"}) {
    CAPTURE(kept);
    CHECK_FALSE(is_run_by_browsers(kept));
  }
}

TEST_CASE("What is typed has the form that its field asks for", "[records]") {
  using model::Meaning;
  const auto fits = [](Meaning meaning, const char* text) {
    return other_form(meaning, text) == nullptr;
  };

  CHECK(fits(Meaning::Email, "li@firm.cn"));
  CHECK(fits(Meaning::Email, "a@b.cn; c@d.cn"));
  CHECK_FALSE(fits(Meaning::Email, "x"));
  CHECK_FALSE(fits(Meaning::Email, "@firm.cn"));
  CHECK(fits(Meaning::Phone, "021-5550 0131 转 8"));
  CHECK(fits(Meaning::Phone, "０２１"));
  CHECK_FALSE(fits(Meaning::Phone, "abc"));
  CHECK(fits(Meaning::Postcode, "EC1A 1BB"));
  CHECK_FALSE(fits(Meaning::Postcode, "!!"));
  for (const char* code : {"CNY", "USD", "CNH", "AED", "ZWG"}) CHECK(fits(Meaning::Currency, code));
  for (const char* code : {"ZZZ", "XXX", "usd", "US", "ED ", "YUSD", ""})
    CHECK_FALSE(fits(Meaning::Currency, code));
  CHECK(fits(Meaning::Plain, "anything"));
}

}  // namespace pareto::records
