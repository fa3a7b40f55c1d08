#include "core/cli/program.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "captured.hpp"
#include "core/base/error.hpp"

namespace pareto::cli {
namespace {

struct Setting {
  explicit Setting(Terminal terminal = person()) : captured(terminal) {}

  int run(const std::vector<std::string>& words, std::function<int(Context&)> work) {
    const Command command{
        {.name = "list", .group = Group::LookAndChange, .summary = {"list records", "列出记录"}},
        std::move(work)};
    const Surroundings surroundings{[this](const char* name) -> std::optional<std::string> {
                                      if (std::string_view(name) == "LANG") return locale;
                                      return std::nullopt;
                                    },
                                    [] { return std::optional<std::string>(""); }, interrupted};
    return run_program(words, {command}, captured.output, surroundings);
  }
  int run(const std::vector<std::string>& words) {
    return run(words, [](Context&) { return kDone; });
  }

  std::string locale = "en_GB.UTF-8";
  std::atomic<bool> interrupted = false;
  Captured captured;
};

TEST_CASE("A command gets its arguments and answers the exit code", "[cli]") {
  Setting setting;

  const int code =
      setting.run({"list", "--as-of", "2026-10-31", "--output", "json"}, [](Context& context) {
        CHECK(context.as_of == Date::from_civil(2026, 10, 31));
        CHECK(context.format == Format::Json);
        CHECK(context.language == Language::English);
        context.output.out.line("answer");
        return kWithRejects;
      });

  CHECK(code == 3);
  CHECK(setting.captured.out_text == "answer\n");
}

TEST_CASE("People get tables and pipes csv", "[cli]") {
  Format of_person{}, of_pipe{};
  Setting(person()).run({"list"}, [&](Context& context) {
    of_person = context.format;
    return 0;
  });
  Setting(pipe()).run({"list"}, [&](Context& context) {
    of_pipe = context.format;
    return 0;
  });

  CHECK(of_person == Format::Table);
  CHECK(of_pipe == Format::Csv);
}

TEST_CASE("The language is --lang, then the workspace's, then the environment's", "[cli]") {
  const auto language = [](const std::vector<std::string>& words, bool workspace) {
    Setting setting;
    Language found{};
    setting.locale = "en_GB.UTF-8";
    setting.run(words, [&](Context& context) {
      if (workspace) context.prefer(Language::ChineseSimplified);
      found = context.language;
      return 0;
    });
    return found;
  };

  CHECK(language({"list"}, false) == Language::English);
  CHECK(language({"list"}, true) == Language::ChineseSimplified);
  CHECK(language({"list", "--lang", "en"}, true) == Language::English);
  CHECK(language({"--lang=zh-Hans", "list"}, false) == Language::ChineseSimplified);
}

TEST_CASE("A failure is told in the workspace's language and is exit code 1", "[cli]") {
  Setting setting;

  const int code = setting.run({"list"}, [](Context& context) -> int {
    context.prefer(Language::ChineseSimplified);
    throw Error(ErrorCode::Io, Text{"no file", "没有这个文件"});
  });

  CHECK(code == 1);
  CHECK(setting.captured.err_text == "错误  没有这个文件\n");
  CHECK(setting.captured.out_text.empty());
}

TEST_CASE("Wrong usage is exit code 2, in the language that was asked for", "[cli]") {
  Setting setting;

  CHECK(setting.run({"lst", "--lang", "zh-Hans"}) == 2);
  CHECK(setting.captured.err_text ==
        "错误  没有动词“lst”。是不是 list？\n\n  全部动词  pareto --help\n");
}

TEST_CASE("Wrong usage is told in the language of the workspace that is meant", "[cli]") {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("words-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "pareto.toml") << "language = \"zh-Hans\"\n";

  const auto said = [&](const std::vector<std::string>& words) {
    Setting setting;
    CHECK(setting.run(words) == 2);
    return setting.captured.err_text;
  };
  CHECK(said({"-w", folder.string(), "list", "--nothing"}).starts_with("错误  没有选项 --nothing"));
  CHECK(said({"list", "--nothing", "--workspace=" + folder.string()}).starts_with("错误"));
  CHECK(said({"-w", folder.string(), "list", "--nothing", "--lang", "en"}).starts_with("Error"));
  CHECK(said({"-w", (folder / "none").string(), "list", "--nothing"}).starts_with("Error"));

  std::filesystem::remove_all(folder);
}

TEST_CASE("Options that need sense are checked before the command runs", "[cli]") {
  for (const auto& words : {std::vector<std::string>{"list", "--lang", "klingon"},
                            std::vector<std::string>{"list", "--as-of", "2026-11-31"}}) {
    Setting setting;
    bool ran = false;
    CHECK(setting.run(words, [&](Context&) {
      ran = true;
      return 0;
    }) == 2);
    CHECK_FALSE(ran);
  }
}

TEST_CASE("Being cancelled is no error, but nothing was done", "[cli]") {
  Setting setting;

  const int code = setting.run({"list"}, [](Context&) -> int {
    throw Error(ErrorCode::Cancelled,
                Text{"cancelled; nothing was written", "已取消，没有写入任何内容"});
  });

  CHECK(code == 1);
  CHECK(setting.captured.err_text == "Note  cancelled; nothing was written\n");
}

TEST_CASE("Our own mistakes end in a message, not in a crash", "[cli]") {
  Setting setting;

  CHECK(setting.run({"list"}, [](Context&) -> int { throw std::logic_error("impossible"); }) == 1);
  CHECK(setting.captured.err_text == "Error  a mistake in Pareto itself: impossible\n");
}

TEST_CASE("--yes asks nothing", "[cli]") {
  for (const bool yes : {false, true}) {
    Setting setting;
    std::vector<std::string> words = {"list"};
    if (yes) words.push_back("--yes");

    setting.run(words,
                [](Context& context) { return context.questioner.confirm("Sure?", true) ? 0 : 1; });

    CHECK(setting.captured.err_text.empty() == yes);
  }
}

TEST_CASE("--no-color takes the colours from both streams, from errors too", "[cli]") {
  Setting setting(person(100, true));

  CHECK(setting.run({"lst", "--no-color"}) == 2);
  CHECK(setting.captured.err_text.find('\x1b') == std::string::npos);
}

TEST_CASE("The version and help are answers, no words at all are wrong usage", "[cli]") {
  Setting setting, help, nothing;

  CHECK(setting.run({"--version"}) == 0);
  CHECK(setting.captured.out_text.starts_with("pareto "));
  CHECK(help.run({"list", "--help"}) == 0);
  CHECK(help.captured.out_text.starts_with("pareto list · list records\n"));
  CHECK(nothing.run({}) == 2);
  CHECK(nothing.captured.out_text.starts_with("Pareto "));
}

}  // namespace
}  // namespace pareto::cli
