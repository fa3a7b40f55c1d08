// What is put into a command that a sentence names can be copied with it into a shell.
#include "core/base/message.hpp"

#include <catch2/catch.hpp>

namespace pareto {

TEST_CASE("A name with blanks is one word of the command that it stands in", "[base]") {
  const Text password{"a password: pareto user password {}", "设密码：pareto user password {}"};

  CHECK(say(Language::English, password, {"Ann Admin"}) ==
        "a password: pareto user password 'Ann Admin'");
  CHECK(say(Language::English, password, {"O'Neill"}) ==
        R"(a password: pareto user password 'O'\''Neill')");
  CHECK(say(Language::English, password, {"$(id) 'x'"}) ==
        R"(a password: pareto user password '$(id) '\''x'\''')");
  CHECK(say(Language::ChineseSimplified, password, {"李敏"}) ==
        "设密码：pareto user password 李敏");
}

TEST_CASE("Outside of commands, and where the words have quotes themselves, a name stands as it is",
          "[base]") {
  const std::vector<Argument> names{"Ann Admin", "Li Min"};

  CHECK(say(Language::English, {"{} is not {}", "{} 不是 {}"}, names) == "Ann Admin is not Li Min");
  CHECK(say(Language::English,
            {"pareto user list; then ask {} or {}", "pareto user list；再问 {} 或 {}"},
            names) == "pareto user list; then ask Ann Admin or Li Min");
  CHECK(say(Language::English,
            {"pareto list customer --where \"owner = {}\" --search {}",
             "pareto list customer --where \"owner = {}\" --search {}"},
            names) == "pareto list customer --where \"owner = Ann Admin\" --search 'Li Min'");
  CHECK(say(Language::English, {"pareto tier needs one of: {}", "pareto tier 还需要：{}"},
            {"run, set a tier"}) == "pareto tier needs one of: run, set a tier");
}

TEST_CASE("What begins with a blank is more than one word of the command", "[base]") {
  CHECK(say(Language::English, {"see: pareto twins{}", "请看：pareto twins{}"},
            {" --entity contact"}) == "see: pareto twins --entity contact");
}

}  // namespace pareto
