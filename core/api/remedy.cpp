#include "core/api/remedy.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "core/api/method.hpp"

namespace pareto::api {
namespace {

// What a command takes, in order, as its method calls it: "-" for what that does not take,
// "name=value" for what the command means without saying it. Without a method: a command that
// begins like another and that no method does.
struct Command {
  std::string_view words, method, takes = {};
};
constexpr Command kCommands[] = {
    {"action", "actions.run", "action"},
    {"add", "records.add", "entity"},
    {"backup", "backups.make"},
    {"backup list", "backups.list"},
    {"backup verify", {}},
    {"events drop", "deliveries.drop", "ids"},
    {"events parked", "deliveries.parked"},
    {"events retry", "deliveries.retry", "ids"},
    {"field add", "fields.add", "entity name"},
    {"field list", "fields.list", "entity"},
    {"field remove", "fields.remove", "entity field"},
    {"field set", "fields.set", "entity field"},
    {"import", "imports.run", "-"},
    {"import list", "journal.list", "kind=import"},
    {"import undo", "journal.undo", "operation"},
    {"journal", "journal.list"},
    {"journal show", "journal.show", "operation"},
    {"journal undo", "journal.undo", "operation"},
    {"list", "records.list", "entity"},
    {"merge", "twins.merge", "- -"},
    {"pivot", "pivot.run", "entity"},
    {"plugin demo", "plugins.demo", "plugin"},
    {"plugin disable", "plugins.disable", "plugins"},
    {"plugin enable", "plugins.enable", "plugins"},
    {"plugin grant", "plugins.grant", "plugin services"},
    {"plugin info", "plugins.show", "plugin"},
    {"plugin install", "plugins.install", "-"},
    {"plugin list", "plugins.list"},
    {"plugin revoke", "plugins.revoke", "plugin services"},
    {"plugin set", "plugins.set", "plugin"},
    {"plugin trust", "plugins.trust", "plugins"},
    {"plugin uninstall", "plugins.uninstall", "plugin"},
    {"query", "query.run"},
    {"query --views", {}},
    {"rate list", "records.list", "entity=currency_rate -"},
    {"rate set", "records.add", "entity=currency_rate - -"},
    {"recipe list", "recipes.list"},
    {"recipe remove", "recipes.remove", "name"},
    {"recipe save", "recipes.save", "name"},
    {"remove", "records.remove", "entity -"},
    {"report", "reports.render", "report"},
    {"report check", {}},
    {"report new", {}},
    {"restore", "backups.restore", "file"},
    {"role add", "roles.add", "code"},
    {"role list", "roles.list"},
    {"role set", "roles.set", "role -"},
    {"role show", "roles.show", "role"},
    {"schedule list", "schedules.list"},
    {"schedule remove", "schedules.remove", "schedule"},
    {"schedule run", "schedules.run", "schedule"},
    {"set", "records.set", "entity -"},
    {"show", "records.show", "entity which"},
    {"team add", "records.add", "entity=team -"},
    {"team list", "teams.list"},
    {"tier compare", "tiers.compare"},
    {"tier explain", "tiers.explain", "customer"},
    {"tier override", "tiers.override", "customer tier"},
    {"tier run", "tiers.run", "rule"},
    {"tier show", "rules.show", "rule"},
    {"twins", "twins.list", "entity"},
    {"twins apart", "twins.apart", "- -"},
    {"twins merge", "twins.merge"},
    {"unit list", "records.list", "entity=product_unit -"},
    {"unit set", "records.add", "entity=product_unit - - -"},
    {"user add", "users.add", "-"},
    {"user key add", "keys.make", "user"},
    {"user key list", "keys.list"},
    {"user key revoke", "keys.revoke", "key"},
    {"user list", "users.list"},
    {"user password", "users.password", "user"},
    {"user role add", "users.give_role", "user role"},
    {"user role list", "users.roles", "user"},
    {"user role remove", "users.take_role", "user role"},
    {"user set", "records.set", "entity=user -"},
    {"user transfer", "users.transfer", "from to"},
    {"view", "views.rows", "view"},
    {"view check", {}},
};

constexpr std::string_view kProgram = "pareto";
// Options that stand alone; behind others stands their value.
constexpr std::array<std::string_view, 12> kAlone = {
    "--all",       "--dry-run", "--enable", "--fields", "--help",    "--new-signer",
    "--no-recipe", "--plain",   "--remove", "--repair", "--restore", "--undo"};
#include "core/api/remedy_words.inc"

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

bool is_quoted(std::string_view text) {
  return (text.starts_with('"') || text.starts_with('\'')) &&
         text.find(text.front(), 1) != std::string_view::npos;
}

// Up to a blank, or what ends a clause; a full stop belongs to a word only inside of it. What
// stands in quotes is one word.
std::string_view word_at(std::string_view text) {
  if (is_quoted(text)) return text.substr(0, text.find(text.front(), 1) + 1);
  std::size_t end = 0;
  while (end < text.size() && text[end] != ' ' && text[end] != '\n' &&
         std::ranges::none_of(
             kEnds, [&](std::string_view sign) { return text.substr(end).starts_with(sign); }))
    ++end;
  if (end > 0 && text[end - 1] == '.') --end;
  return text.substr(0, end);
}

std::string_view said(std::string_view word) {
  return is_quoted(word) ? word.substr(1, word.size() - 2) : word;
}

// A name of a plugin, kind, rule or role, a code or a number: what no placeholder is called.
bool is_value(std::string_view word) {
  const auto fits = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           std::string_view("_.@:-").find(c) != std::string_view::npos;
  };
  return std::ranges::all_of(word, fits) && std::ranges::any_of(word, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
         });
}

// What a command takes beside what it must be given: FIELD=VALUE, RECORD…, [--until DATE], 字段.
// Other words are the sentence's own.
bool is_further(std::string_view word) {
  if (word.find('=') != std::string_view::npos) return true;
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  return std::isalnum(static_cast<unsigned char>(word.front())) == 0 ||
         std::ranges::none_of(word, lower);
}

class Reader {
 public:
  explicit Reader(std::string_view rest) : rest_(rest) {}

  // The next word, behind one blank; empty where the command's words end. Taken by `take`.
  [[nodiscard]] std::string_view next() const {
    if (at_ >= rest_.size() || rest_[at_] != ' ') return {};
    return word_at(rest_.substr(at_ + 1));
  }
  void take(std::string_view word) { at_ += 1 + word.size(); }
  [[nodiscard]] std::string_view taken() const { return rest_.substr(0, at_); }

 private:
  std::string_view rest_;
  std::size_t at_ = kProgram.size();
};

const Command* command_at(Reader& reader) {
  const Command* found = nullptr;
  Reader known = reader;
  std::string words;
  for (int depth = 0; depth < 3; ++depth) {
    const std::string_view word = reader.next();
    if (word.empty()) break;
    reader.take(word);
    (words += words.empty() ? "" : " ") += word;
    for (const Command& one : kCommands) {
      if (one.words == words) {
        found = &one;
        known = reader;
      }
    }
  }
  reader = known;
  return found;
}

void take_options(Reader& reader, RemedyStep& step) {
  for (std::string_view word = reader.next();
       !word.empty() && is_further(word) && !among(kGoesOn, word); word = reader.next()) {
    reader.take(word);
    if (!word.starts_with("--") || word.find('=') != std::string_view::npos || among(kAlone, word))
      continue;
    const std::string_view value = reader.next();
    if (word == "--search") step.arguments.emplace_back("search", said(value));
    if (!value.empty() && !among(kGoesOn, value)) reader.take(value);
  }
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

RemedyStep step_of(Reader& reader, const Command& command) {
  RemedyStep step{{}, command.method, {}};
  bool more = true;
  for (const std::string_view name : split(command.takes)) {
    if (const std::size_t is = name.find('='); is != std::string_view::npos) {
      step.arguments.emplace_back(name.substr(0, is), name.substr(is + 1));
      continue;
    }
    const std::string_view word = more ? reader.next() : std::string_view();
    more = !word.empty() && !word.starts_with("-") && !among(kGoesOn, word);
    if (!more) continue;
    reader.take(word);
    if (name != "-" && (is_quoted(word) || is_value(word)))
      step.arguments.emplace_back(name, said(word));
  }
  take_options(reader, step);
  step.text = reader.taken();
  return step;
}

}  // namespace

std::vector<RemedyStep> steps_of(std::string_view remedy) {
  std::vector<RemedyStep> out;
  for (std::size_t at = remedy.find(kProgram); at != std::string_view::npos;
       at = remedy.find(kProgram, at)) {
    Reader reader(remedy.substr(at));
    const Command* command = command_at(reader);
    if (command == nullptr || command->method.empty()) {
      at += kProgram.size();
      continue;
    }
    out.push_back(step_of(reader, *command));
    at += out.back().text.size();
  }
  return out;
}

void write_remedy(JsonWriter& out, std::string_view remedy) {
  out.member_if("remedy", remedy);
  const std::vector<RemedyStep> steps = steps_of(remedy);
  if (steps.empty()) return;
  out.key("remedy_steps").begin_array();
  for (const RemedyStep& step : steps) {
    out.begin_object()
        .member("text", step.text)
        .member("method", step.method)
        .key("arguments")
        .begin_object();
    const Method& method = find_method(step.method);
    for (const auto& [name, value] : step.arguments) {
      const auto parameter = std::ranges::find(method.parameters, name, &Parameter::name);
      out.key(name);
      if (parameter->kind == Kind::Texts)
        out.begin_array().text(value).end_array();
      else
        out.text(value);
    }
    out.end_object().end_object();
  }
  out.end_array();
}

}  // namespace pareto::api
