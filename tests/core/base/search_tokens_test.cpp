#include "core/base/search_tokens.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

using namespace pareto;

namespace {

std::vector<std::string> tokens(std::string_view value, TokenKind kind) {
  std::string text;
  append_tokens(value, kind, text);
  std::istringstream in(text);
  std::vector<std::string> out;
  for (std::string token; in >> token;) out.push_back(token);
  return out;
}

// What the index does: every token of the query is there, one with '*' as a beginning.
bool finds(std::string_view typed, std::string_view value, TokenKind kind = TokenKind::Name) {
  const auto has = tokens(value, kind), wanted = query_tokens(typed);
  return !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [&](const std::string& want) {
    return std::any_of(has.begin(), has.end(), [&](const std::string& token) {
      return want.back() == '*'
                 ? token.starts_with(std::string_view(want).substr(0, want.size() - 1))
                 : token == want;
    });
  });
}

}  // namespace

TEST_CASE("A Chinese name is found by any of its characters in a row", "[search]") {
  for (const char* typed : {"华", "联", "市", "华联", "联超", "超市", "联超市", "华联超市", "華聯",
                            "华联 超市", "市 华"}) {
    CAPTURE(typed);
    CHECK(finds(typed, "华联超市"));
  }
  CHECK_FALSE(finds("华超", "华联超市"));
  CHECK_FALSE(finds("银", "华联超市"));
  CHECK(finds("台湾", "臺灣水泥股份有限公司"));
  CHECK(finds("臺灣水泥", "台湾水泥"));
}

TEST_CASE("A Chinese name is found by pinyin, from any character on", "[search]") {
  for (const char* typed : {"hlcs", "lcs", "cs", "hl", "HLCS", "hualian", "hualianchaoshi", "huali",
                            "chaoshi", "lian", "ｈｌｃｓ"}) {
    CAPTURE(typed);
    CHECK(finds(typed, "华联超市"));
  }
  CHECK_FALSE(finds("hs", "华联超市"));
  CHECK(finds("wlsl", "雾栎饲料有限公司"));
}

TEST_CASE("Characters with several readings are found by each common one", "[search]") {
  CHECK(finds("xm", "厦门"));
  CHECK(finds("xiamen", "厦门"));
  CHECK(finds("yh", "银行"));
  CHECK(finds("yinhang", "银行"));
  CHECK(finds("cq", "重庆"));
  CHECK(finds("chongqing", "重庆"));
  CHECK(finds("zqca", "重庆长安"));
  CHECK(finds("cqca", "重庆长安"));
  CHECK(finds("zj", "曾军"));
  CHECK(finds("lv", "吕"));
  CHECK(finds("cd", "成都"));
}

TEST_CASE("The legal form neither hides a name nor finds all names", "[search]") {
  const char* name = "霁岚营养科技股份有限公司";

  for (const char* typed : {"霁岚营养科技股份有限公司", "霁岚营养科技有限公司", "霁岚营养科技有限",
                            "霁岚营养科技公司", "霁岚营养科技股", "公司", "有限公司"}) {
    CAPTURE(typed);
    CHECK(finds(typed, name));
  }
  const auto all = tokens(name, TokenKind::Name);
  CHECK(std::find(all.begin(), all.end(), "有限") == all.end());
  CHECK(finds("中国", "中国有色"));
  CHECK(finds("中国有", "中国有色"));
}

TEST_CASE("Brackets and points inside a name need not be typed", "[search]") {
  CHECK(finds("霁岚营养上海", "霁岚营养（上海）有限公司"));
  CHECK(finds("霁岚营养（上海", "霁岚营养（上海）有限公司"));
  CHECK(finds("yysh", "霁岚营养（上海）有限公司"));
}

TEST_CASE("Latin words are found by their beginnings, in any order", "[search]") {
  for (const char* typed :
       {"bren", "Brennholt", "nutri", "nutrition brennholt", "BRENNHOLT NUTRITION", "b n"}) {
    CAPTURE(typed);
    CHECK(finds(typed, "Brennholt Nutrition GmbH"));
  }
  CHECK_FALSE(finds("holt", "Brennholt Nutrition GmbH"));
  CHECK(finds("muller", "Müller"));
  CHECK(finds("Müller", "MULLER"));
  CHECK(finds("internationalisation", "Internationalisation Ltd"));
}

TEST_CASE("A phone is found by any digits in a row", "[search]") {
  const std::string phone = "138-0013-8765";
  const std::string digits = "13800138765";

  for (std::size_t from = 0; from < digits.size(); ++from) {
    for (std::size_t n = 3; from + n <= digits.size(); ++n) {
      CAPTURE(digits.substr(from, n));
      CHECK(finds(digits.substr(from, n), phone, TokenKind::Phone));
    }
  }
  CHECK(finds("138 0013", phone, TokenKind::Phone));
  CHECK(finds("+86 138 0013 8765", phone, TokenKind::Phone));
  CHECK(finds("13800138765", "+86 13800138765", TokenKind::Phone));
  CHECK_FALSE(finds("8888", phone, TokenKind::Phone));
  CHECK(finds("0571", "13800138765/0571-88881234", TokenKind::Phone));
  CHECK_FALSE(finds("7650", "13800138765/0571-88881234", TokenKind::Phone));
}

TEST_CASE("Codes are found whole, by their beginning and by their digits", "[search]") {
  for (const char* typed : {"XS2610-0193", "xs26", "2610", "0193", "019", "xs2610 0193"}) {
    CAPTURE(typed);
    CHECK(finds(typed, "XS2610-0193", TokenKind::Word));
  }
  CHECK(finds("00731", "00731", TokenKind::Word));
  CHECK(finds("73", "C-73", TokenKind::Word));
  CHECK(finds("li.na@example.com", "li.na@example.com", TokenKind::Word));
}

TEST_CASE("A place has no pinyin, a query of nothing no tokens", "[search]") {
  CHECK_FALSE(finds("hz", "杭州", TokenKind::Word));
  CHECK(finds("杭州", "杭州", TokenKind::Word));
  CHECK(query_tokens("").empty());
  CHECK(query_tokens(" -()* ").empty());
  CHECK(tokens("", TokenKind::Name).empty());
}

TEST_CASE("Tokens hold nothing that an index would read as syntax", "[search]") {
  for (const char* text : {"a\"b'c*d^e:f(g)-h+i{j}", "霁岚\"营养*", "NEAR(\"x\" AND 公司)"}) {
    for (std::string token : query_tokens(text)) {
      if (token.back() == '*') token.pop_back();
      CAPTURE(token);
      CHECK(token.find_first_of("\"'*^:()-+{} ") == std::string::npos);
    }
  }
}

TEST_CASE("The number of tokens stays small for names full of ambiguous characters", "[search]") {
  // 10 characters, each with two initials: 10 single, 9 pairs, 公司, and at most 2 * 4 spellings
  // from each start.
  CHECK(tokens("重长行厦曾重长行厦曾有限公司", TokenKind::Name).size() <= 20 + 10 * 8);
}
