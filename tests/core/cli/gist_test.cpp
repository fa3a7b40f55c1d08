#include "core/cli/words/gist.hpp"

#include <catch2/catch.hpp>

#include "core/cli/commands.hpp"
#include "core/cli/registry.hpp"

namespace pareto::cli {
namespace {

struct Understood {
  std::string gist;
  bool changes;
};

Understood understood(const std::vector<std::string>& words) {
  static const std::vector<Command> commands = all_commands();
  std::vector<const Verb*> verbs;
  for (const Command& command : commands) verbs.push_back(&command.verb);
  const Request request = understand_command(words, verbs);
  return {gist_of(*request.verb, request.arguments), changes(*request.verb, request.arguments)};
}

}  // namespace

TEST_CASE("The log gets what was asked without what was typed about people", "[cli]") {
  CHECK(understood({"import", "sales.csv", "--as", "sale", "--yes"}).gist ==
        "import sales.csv --as sale --yes");
  CHECK(understood({"add", "contact", "name=Wang Wei", "phone=13800001111"}).gist ==
        "add contact name= phone=");
  CHECK(understood({"set", "customer", "Acme Feeds", "owner=Li"}).gist == "set customer … owner=");
  CHECK(understood({"remove", "contact", "Wang Wei", "Li Na"}).gist == "remove contact … …");
  CHECK(understood({"list", "contact", "--where", "phone = 138", "--limit", "5"}).gist ==
        "list contact --where … --limit 5");
  CHECK(understood({"query", "select * from contact"}).gist == "query …");
  CHECK(understood({"plugin", "enable", "abc"}).gist == "plugin enable abc");
  CHECK(understood({"tier", "run", "abc", "--set", "a_share=0.7", "--log-level", "debug"}).gist ==
        "tier run abc --set a_share= --log-level debug");
  CHECK(understood({"journal", "undo", "27"}).gist == "journal undo 27");
}

TEST_CASE("The log tells of commands that change something", "[cli]") {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"import", "a.csv"},
                                             {"import", "undo", "1"},
                                             {"tier", "run"},
                                             {"add", "user", "name=x"},
                                             {"set", "user", "x", "name=y"},
                                             {"remove", "user", "x"},
                                             {"init", "ws"},
                                             {"try", "a.csv"},
                                             {"plugin", "enable", "abc"},
                                             {"plugin", "disable", "abc"},
                                             {"journal", "undo", "1"},
                                             {"report", "key_accounts"},
                                             {"events", "deliver"}}) {
    INFO(words.front());
    CHECK(understood(words).changes);
  }
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"import", "list"},
                                             {"tier", "show"},
                                             {"tier", "explain", "x"},
                                             {"list", "user"},
                                             {"show", "user", "x"},
                                             {"query", "select 1"},
                                             {"plugin", "list"},
                                             {"journal"},
                                             {"journal", "verify"},
                                             {"events"}}) {
    INFO(words.front());
    CHECK_FALSE(understood(words).changes);
  }
}

}  // namespace pareto::cli
