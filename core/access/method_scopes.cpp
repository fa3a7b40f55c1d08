#include "core/access/method_scopes.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/base/nearest.hpp"

namespace pareto::access {
namespace {

constexpr std::string_view kRead = "read", kReadOnly = ":read";
// What makes proofs of who one is, or takes them from others: methods, or all of a noun.
constexpr std::string_view kProofs[] = {"keys.make",      "me.password", "me.sign_out",
                                        "users.password", "totp",        "sign_ins"};
constexpr std::string_view kEnrolment[] = {"me.show",    "me.password",  "totp.show",
                                           "totp.begin", "totp.confirm", "workspace.show"};

std::string_view noun_of(std::string_view method) { return method.substr(0, method.find('.')); }

bool is_proof(std::string_view method) {
  return std::ranges::any_of(
      kProofs, [&](std::string_view proof) { return method == proof || noun_of(method) == proof; });
}

void check(const std::string& word, std::span<const std::string_view> methods) {
  const std::string_view what =
      word.ends_with(kReadOnly) ? std::string_view(word).substr(0, word.size() - kReadOnly.size())
                                : std::string_view(word);
  if (is_proof(what)) {
    throw Error(ErrorCode::Argument,
                Message(Text{"no key is given {}: it could make itself one that may more",
                             "密钥不能授予 {}：否则它可以给自己更多权限"},
                        {what}),
                Message(Text{"leave it out of the scopes", "请从范围中去掉"}));
  }
  std::vector<std::string> known{std::string(kRead)};
  for (const std::string_view method : methods) {
    known.emplace_back(method);
    known.emplace_back(noun_of(method));
  }
  if (std::ranges::find(known, what) != known.end() && (what != kRead || word == kRead)) return;
  const Message remedy(Text{
      "read, the noun of methods such as records or records:read, or one method; all of them: pareto api list",
      "可写 read、一类方法（如 records 或 records:read）或单个方法；全部方法：pareto api list"});
  if (const auto meant = nearest(what, known)) {
    throw Error(ErrorCode::Argument,
                Message(Text{"{0} is no scope of a key; did you mean {1}?",
                             "{0} 不是密钥范围；您是指 {1} 吗？"},
                        {word, *meant}),
                remedy);
  }
  throw Error(ErrorCode::Argument,
              Message(Text{"{} is no scope of a key", "{} 不是密钥范围"}, {word}), remedy);
}

}  // namespace

MethodScopes MethodScopes::of(const std::vector<std::string>& words,
                              std::span<const std::string_view> methods) {
  MethodScopes out;
  for (const std::string& word : words) {
    check(word, methods);
    if (std::ranges::find(out.words_, word) == out.words_.end()) out.words_.push_back(word);
  }
  return out;
}

MethodScopes MethodScopes::stored(std::string_view text) {
  MethodScopes out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) out.words_.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

MethodScopes MethodScopes::enrolment() {
  MethodScopes out;
  out.words_.assign(std::begin(kEnrolment), std::end(kEnrolment));
  out.of_key_ = false;
  return out;
}

std::string MethodScopes::text() const {
  std::string out;
  for (const std::string& word : words_) out += (out.empty() ? "" : " ") + word;
  return out;
}

bool MethodScopes::allow(std::string_view method, bool changes) const {
  return std::ranges::any_of(words_, [&](std::string_view word) {
    if (word == method) return true;
    if (is_proof(method)) return false;
    if (word == kRead) return !changes;
    if (word.ends_with(kReadOnly))
      return !changes && noun_of(method) == word.substr(0, word.size() - kReadOnly.size());
    return noun_of(method) == word;
  });
}

bool MethodScopes::reads_only() const {
  return std::ranges::all_of(
      words_, [](std::string_view word) { return word == kRead || word.ends_with(kReadOnly); });
}

void MethodScopes::require(std::string_view method, bool changes) const {
  if (allow(method, changes)) return;
  if (!of_key_) {
    throw Error(
        ErrorCode::Denied,
        Text{"your role takes a second factor at sign-in, and it is not set up yet",
             "您的角色登录时需要第二步验证，尚未设置"},
        Text{
            "set it up: totp.begin, then totp.confirm with the code that your telephone shows; then sign in again",
            "请先设置：totp.begin，再用手机显示的验证码 totp.confirm，然后重新登录"})
        .at({.field = "second_factor"});
  }
  throw Error(ErrorCode::Denied,
              Message(Text{"this API key may not call {}; its scopes: {}",
                           "这把 API 密钥不能调用 {}；它的范围：{}"},
                      {method, text()}),
              Message(Text{"make one that may: pareto user key add WHO --scope …",
                           "请新建有此范围的密钥：pareto user key add 谁 --scope …"}));
}

}  // namespace pareto::access
