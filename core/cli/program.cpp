#include "core/cli/program.hpp"

#include <algorithm>
#include <filesystem>
#include <new>
#include <utility>

#include "core/base/error.hpp"
#include "core/cli/plugins/plugin_verbs.hpp"
#include "core/cli/words/gist.hpp"
#include "core/cli/words/help.hpp"
#include "core/cli/words/man_page.hpp"
#include "core/host/workspace.hpp"

namespace pareto::cli {

namespace {

// That of the workspace which the words are about; nothing where there is none, or where it does
// not say.
std::optional<Language> language_here(const std::vector<std::string>& words) {
  try {
    return host::Workspace::open(host::Workspace::find(find_option(words, "workspace"),
                                                       std::filesystem::current_path()))
        .settings()
        .language;
  } catch (const std::exception&) {
    return std::nullopt;  // who needs the workspace says what is wrong with it
  }
}

// Before the words are understood: what is wrong with them is said in the language they ask for, or
// else in that of the workspace, as all that is said of it.
Language language_of(const std::vector<std::string>& words, const Environment& environment) {
  if (const auto chosen = find_option(words, "lang")) {
    if (const auto language = parse_language(*chosen)) return *language;
  }
  if (const auto language = language_here(words)) return *language;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::optional<std::string> value = environment(name);
    if (value && !value->empty()) return parse_language(*value).value_or(Language::English);
  }
  return Language::English;
}

void check_language(const Arguments& arguments) {
  const std::optional<std::string> chosen = arguments.get("lang");
  if (!chosen || parse_language(*chosen)) return;
  throw Error(ErrorCode::Argument, {Text{"option --lang takes zh-Hans or en, not \"{}\"",
                                         "选项 --lang 要 zh-Hans 或 en，不能是“{}”"},
                                    {*chosen}});
}

Format format_of(const Arguments& arguments, const Terminal& terminal) {
  const std::optional<std::string> chosen = arguments.get("output");
  if (chosen == "json") return Format::Json;
  if (chosen == "jsonl") return Format::Jsonl;
  if (chosen == "csv") return Format::Csv;
  return chosen || terminal.interactive ? Format::Table : Format::Csv;
}

std::optional<Date> as_of(const Arguments& arguments) {
  const std::optional<std::string> text = arguments.get("as-of");
  if (!text) return std::nullopt;
  if (const auto date = parse_date(*text)) return date;
  throw Error(ErrorCode::Argument, {Text{"option --as-of: \"{}\" is not a day like 2026-10-31",
                                         "选项 --as-of：“{}”不是 2026-10-31 这样的日期"},
                                    {*text}});
}

int print_error(const Error& error, Output& output, Language language) {
  output.out.flush();
  if (error.code() == ErrorCode::Cancelled) {
    print_caution(output.err, language, error.text(language));
    output.err.flush();
    return kFailed;
  }
  return print_failure(output.err, language, error);
}

void log_failure(Context& context, const Error& error) {
  if (error.code() == ErrorCode::Cancelled) return context.log.info(context.gist + ": cancelled");
  // Values and names are quoted; who looks for a fault in detail asks for them.
  const bool whole = context.log.takes(LogLevel::Debug);
  context.log.error(context.gist + ": " +
                    (whole ? std::string(error.what()) : without_quoted(error.what())));
}

int run_command(const Command& command, const Arguments& arguments, Output& output,
                const Surroundings& surroundings, Language language) {
  check_language(arguments);
  const bool asks = !arguments.flag("yes");
  Context context{
      .arguments = arguments,
      .output = output,
      .environment = surroundings.environment,
      .interrupted = surroundings.interrupted,
      .questioner =
          Questioner(output.err, language, asks ? surroundings.read_line : Questioner::ReadLine{}),
      .language = language,
      .format = format_of(arguments, output.out.terminal()),
      .as_of = as_of(arguments),
      .gist = gist_of(command.verb, arguments),
      .changes = changes(command.verb, arguments),
      .duty = duty_of(command.verb, arguments),
  };
  try {
    return command.run(context);
  } catch (const Error& error) {
    log_failure(context, error);
    // By now the command may know better than its words in which language it is read.
    return print_error(error, output, context.language);
  } catch (const std::exception& error) {
    context.log.error(context.gist + ": " + error.what());
    throw;
  }
}

int answer(const std::vector<std::string>& words, const std::vector<Command>& commands,
           Output& output, const Surroundings& surroundings, Language language) {
  std::vector<const Verb*> verbs;
  for (const Command& command : commands) verbs.push_back(&command.verb);
  // Verbs of plugins are looked for where those of the program do not do, so that these start as
  // fast as ever.
  std::vector<Command> brought;
  const auto bring = [&] {
    brought = plugin_commands(words, verbs);
    add_verbs(verbs, brought);
    return !brought.empty();
  };
  const auto understand = [&] {
    try {
      return understand_command(words, verbs);
    } catch (const Error&) {
      if (!bring()) throw;
    }
    return understand_command(words, verbs);
  };
  const Request request = understand();
  if (brought.empty() && (request.verb == nullptr || request.kind == Request::Kind::Help)) bring();
  switch (request.kind) {
    case Request::Kind::Version:
      output.out.line("pareto " PARETO_VERSION);
      return kDone;
    case Request::Kind::Help:
      if (request.verb != nullptr) {
        const Verb& verb = **std::ranges::find(verbs, request.verb->name, &Verb::name);
        print_verb_help(output.out, language, verb, named_settings(words, verb));
      } else {
        print_help(output.out, language, verbs);
      }
      return kDone;
    case Request::Kind::Manual:
      output.out.write(request.verb != nullptr ? man_page(*request.verb, language)
                                               : man_page(verbs, language));
      return kDone;
    default:
      break;
  }
  if (request.verb == nullptr) {
    print_help(output.out, language, verbs);
    return kUsage;
  }
  for (const std::vector<Command>* each : {&commands, &std::as_const(brought)}) {
    for (const Command& command : *each) {
      if (&command.verb == request.verb)
        return run_command(command, request.arguments, output, surroundings, language);
    }
  }
  return kFailed;
}

}  // namespace

int run_program(const std::vector<std::string>& words, const std::vector<Command>& commands,
                Output& output, const Surroundings& surroundings) {
  const Language language = language_of(words, surroundings.environment);
  if (std::ranges::find(words, "--no-color") != words.end()) {
    output.out.forbid_colour();
    output.err.forbid_colour();
  }
  int code = kFailed;
  try {
    code = answer(words, commands, output, surroundings, language);
  } catch (const Error& error) {
    code = print_error(error, output, language);
  } catch (const std::bad_alloc&) {
    print_failure(output.err, language, say(language, Text{"not enough memory", "内存不够"}));
  } catch (const std::exception& error) {
    // Our own mistake: say it plainly, so that it can be reported.
    print_failure(output.err, language,
                  say(language, Text{"a mistake in Pareto itself: {}", "Pareto 内部出错：{}"},
                      {error.what()}));
  }
  try {
    output.finish();
  } catch (const Error& error) {
    if (code == kDone) code = kFailed;
    print_failure(output.err, language, error);
  }
  return code;
}

void Context::prefer(Language of_workspace) {
  if (arguments.get("lang")) return;
  language = of_workspace;
  questioner.speak(language);
}

Progress Context::progress(const Text& verb, const Text& unit, std::size_t indent) {
  const ProgressMode mode =
      progress_mode(arguments.get("progress").value_or("auto"), output.err.terminal());
  return {output.err, language, mode, {words(verb), words(unit), indent}};
}

}  // namespace pareto::cli
