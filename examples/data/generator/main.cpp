// pareto_demo_data: writes the exports of the demo company, or checks its invented names against
// real lists.

#include <cstdint>
#include <exception>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "csv_exports.hpp"
#include "expected.hpp"
#include "name_check.hpp"
#include "ugly_exports.hpp"
#include "xlsx_export.hpp"

namespace {

using namespace pareto::demo;

constexpr std::uint64_t kSeed = 20261031;

constexpr const char* kUsage =
    "pareto_demo_data OUTDIR [--language zh-Hans|en] [--ugly] [--words DIR]\n"
    "pareto_demo_data --check-names FILE... [--words DIR]\n";

struct Arguments {
  bool check_names = false, ugly = false;
  std::string language = "zh-Hans";
  std::filesystem::path words = PARETO_DEMO_WORDS;
  std::vector<std::filesystem::path> paths;
};

// False when the arguments make no sense.
bool read_arguments(const std::vector<std::string>& words, Arguments& arguments) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "--check-names") {
      arguments.check_names = true;
    } else if (word == "--ugly") {
      arguments.ugly = true;
    } else if (word == "--language" || word == "--words") {
      if (++i == words.size()) return false;
      if (word == "--words") {
        arguments.words = words[i];
      } else {
        arguments.language = words[i];
      }
    } else if (word.starts_with("--")) {
      return false;
    } else {
      arguments.paths.emplace_back(word);
    }
  }
  const bool known_language = arguments.language == "zh-Hans" || arguments.language == "en";
  return known_language &&
         (arguments.check_names ? !arguments.paths.empty() : arguments.paths.size() == 1);
}

int check(const Arguments& arguments) {
  const auto stems = read_words(arguments.words / "stems.txt");
  int collisions = 0;
  for (const auto& file : arguments.paths) {
    const NameCheck result = check_names(stems, file);
    for (const NameCollision& found : result.collisions) {
      std::cout << found.file.string() << ":" << found.row << ": " << found.stem << " is in "
                << found.name << "\n";
    }
    std::cout << file.string() << ": " << result.names << " names, " << result.collisions.size()
              << " collisions with " << stems.size() << " stems\n";
    collisions += static_cast<int>(result.collisions.size());
  }
  return collisions == 0 ? 0 : 1;
}

void check_stems(const Plan& plan, const std::filesystem::path& words) {
  const auto stems = read_words(words / "stems.txt");
  for (const Customer& customer : plan.customers) {
    bool known = false;
    for (const auto& forms : stems) known = known || customer.name.starts_with(forms.front());
    if (!known) throw std::runtime_error(customer.name + " begins with no stem of stems.txt");
  }
}

std::string workspace_settings(const std::string& language) {
  return "# What the demo company needs from its workspace; the import of 汇率.csv brings the "
         "rates.\n"
         "language = \"" +
         language +
         "\"\n"
         "home_currency = \"CNY\"\n"
         "time_zone = \"Asia/Shanghai\"\n";
}

void generate(const Arguments& arguments) {
  const std::filesystem::path folder = arguments.paths.front();
  Plan plan = read_plan(arguments.words);
  check_stems(plan, arguments.words);
  const Company company = make_company(std::move(plan), kSeed);
  const Labels& labels = arguments.language == "en" ? english_labels() : chinese_labels();
  std::filesystem::create_directories(folder);
  write_csv_exports(company, labels, folder);
  write_xlsx_export(company, labels, folder);
  if (arguments.ugly) write_ugly_exports(company, folder);
  write_file(folder / "expected.json", expected_json(company));
  write_file(folder / "workspace.toml", workspace_settings(arguments.language));
}

}  // namespace

int main(int argc, char** argv) {
  try {
    Arguments arguments;
    if (!read_arguments({argv + 1, argv + argc}, arguments)) {
      std::cerr << kUsage;
      return 2;
    }
    if (arguments.check_names) return check(arguments);
    generate(arguments);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "pareto_demo_data: " << error.what() << "\n";
    return 1;
  }
}
