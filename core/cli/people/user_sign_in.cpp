#include "core/cli/people/user_sign_in.hpp"

#include <termios.h>
#include <unistd.h>

#include <iostream>

#include "core/access/credentials.hpp"
#include "core/access/duties.hpp"
#include "core/api/key_scopes.hpp"
#include "core/base/error.hpp"
#include "core/cli/records/done.hpp"
#include "core/cli/words/name_value.hpp"
#include "core/records/values/names.hpp"

namespace pareto::cli {
namespace {

records::Named user_named(host::Host& host, const std::string& word) {
  return records::the_one(host.reader(), host.schema(), host.schema().entity("user"), word);
}

// What is typed is not shown, whatever happens meanwhile.
class Unseen {
 public:
  Unseen() : terminal_(isatty(STDIN_FILENO) != 0 && tcgetattr(STDIN_FILENO, &before_) == 0) {
    if (!terminal_) return;
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
  }
  ~Unseen() {
    if (terminal_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;
  [[nodiscard]] bool terminal() const { return terminal_; }

 private:
  termios before_{};
  bool terminal_;
};

std::string read_line(Context& context, const Unseen& unseen, const Text& words) {
  if (unseen.terminal()) {
    context.output.err.write(context.words(words));
    context.output.err.flush();
  }
  std::string line;
  const bool any = static_cast<bool>(std::getline(std::cin, line));
  if (unseen.terminal()) context.output.err.line();
  if (!any)
    throw Error(ErrorCode::Cancelled, Message(Text{"no password was given; nothing was changed",
                                                   "没有输入密码；没有改动"}));
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

std::string read_password(Context& context) {
  const Unseen unseen;
  const std::string first = read_line(context, unseen, {"New password: ", "新密码："});
  if (unseen.terminal() && read_line(context, unseen, {"Once more: ", "再输一次："}) != first) {
    throw Error(
        ErrorCode::Argument,
        Message(Text{"the two are not the same; nothing was changed", "两次输入不一致；没有改动"}),
        Message(Text{"try again", "请再试"}));
  }
  return first;
}

// One's own, or anybody's for whoever manages users.
void require_own(host::Host& host, std::int64_t user) {
  if (host.session().principal != user)
    access::require_duty(host.session(), access::Duty::Administer);
}

int add_key(Context& context, host::Host& host, const std::string& who) {
  const records::Named user = user_named(host, who);
  require_own(host, user.id);
  const std::int64_t days =
      context.arguments.number("days", 1, 3650).value_or(access::Credentials::kKeyDays);
  const std::string name = context.arguments.get("name").value_or("");
  const access::MethodScopes scopes =
      api::key_scopes(comma_list(context.arguments.get("scope").value_or("")));
  records::Transaction transaction(
      host.records(), host.session(),
      {.kind = "key", .title = user.label + (name.empty() ? "" : " " + name)});
  transaction.record_anyway();
  const std::string key =
      access::Credentials(transaction.connection(), transaction.now(), host.today())
          .add_key(user.id, name, days, scopes);
  transaction.commit();
  Stream& out = context.output.out;
  out.line(key);
  print_labelled(
      context.output.err,
      {{context.words({"whose", "属于"}), user.label},
       {context.words({"may call", "可调用"}),
        scopes.words().empty() ? context.words({"all that its user may", "用户有权的全部"})
                               : scopes.text()},
       {context.words({"until", "有效至"}),
        Time{transaction.now() + days * access::Credentials::kMicrosPerDay}.iso().substr(0, 10)},
       {context.words({"keep it", "请保存"}),
        context.words({"it is not shown again", "以后不再显示"})},
       {context.words({"take it back", "作废"}),
        context.words({"pareto user key revoke {}", "pareto user key revoke {}"},
                      {key.substr(0, key.rfind('_'))})}});
  return kDone;
}

int list_keys(Context& context, host::Host& host) {
  const bool all = access::has_duty(host.session(), access::Duty::Administer);
  TextTable table({{context.words({"Key", "密钥"})},
                   {context.words({"User", "用户"}), Align::Left, 0, true},
                   {context.words({"For", "用途"}), Align::Left, 1, true},
                   {context.words({"Until", "有效至"})},
                   {context.words({"Last used", "上次使用"}), Align::Left, 2},
                   {context.words({"State", "状态"})},
                   {context.words({"May call", "可调用"}), Align::Left, 3, true}});
  const std::int64_t now = host.options().clock_micros();
  access::Credentials credentials(host.connection(), now, host.today());
  for (const access::ApiKey& key :
       credentials.keys(all ? std::nullopt : std::optional(host.session().principal))) {
    const std::string state = key.revoked_at          ? context.words({"revoked", "已作废"})
                              : key.expires_at <= now ? context.words({"expired", "已到期"})
                                                      : context.words({"holds", "有效"});
    table.row({key.prefix + "…", key.user_name, key.name, Time{key.expires_at}.iso().substr(0, 10),
               key.last_used_at ? context.moment(Time{*key.last_used_at}) : "", state,
               key.scopes.text()});
  }
  print_answer(context.output.out, context.format, table,
               {"key", "user", "for", "until", "last_used", "state", "scopes"});
  return kDone;
}

int revoke_key(Context& context, host::Host& host, std::string prefix) {
  if (prefix.ends_with("…")) prefix.resize(prefix.size() - std::string_view("…").size());
  records::Transaction transaction(host.records(), host.session(),
                                   {.kind = "key", .title = "− " + prefix});
  transaction.record_anyway();
  const access::ApiKey key =
      access::Credentials(transaction.connection(), transaction.now(), host.today())
          .revoke_key(prefix);
  require_own(host, key.user);
  transaction.commit();
  context.output.out.line(context.words({"the key {} of {} is revoked", "{1} 的密钥 {0} 已作废"},
                                        {key.prefix, key.user_name}));
  return kDone;
}

}  // namespace

int set_password(Context& context, host::Host& host) {
  const records::Named user = user_named(host, *context.arguments.operand(0));
  require_own(host, user.id);
  const std::string password = read_password(context);
  records::Transaction transaction(host.records(), host.session(),
                                   {.kind = "password", .title = user.label});
  transaction.record_anyway();
  access::Credentials(transaction.connection(), transaction.now(), host.today())
      .set_password(user.id, password);
  transaction.commit();
  context.output.out.line(context.words(
      {"{} has a new password; older sessions have ended", "{} 的密码已更新；旧的登录已失效"},
      {user.label}));
  return kDone;
}

int change_keys(Context& context, host::Host& host) {
  const std::string deed = *context.arguments.operand(0);
  const auto which = context.arguments.operand(1);
  if (deed == "list") return list_keys(context, host);
  if (deed == "add" && which) return add_key(context, host, *which);
  if (deed == "revoke" && which) return revoke_key(context, host, *which);
  throw Error(ErrorCode::Argument,
              Message(Text{"which key, and what with it?", "哪把密钥，要怎样？"}),
              Message(Text{"pareto user key add WHO, … list, … revoke KEY",
                           "pareto user key add 谁，… list，… revoke 密钥开头"}));
}

}  // namespace pareto::cli
