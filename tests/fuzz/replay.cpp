// Runs a target over its corpus and over malformed variants of it, and says how to repeat what goes
// wrong.
//
//     pareto_fuzz csv tests/fuzz/corpus/csv tests/data/csv-zh --seed 1 --variants 1000
//     pareto_fuzz csv … --seed 1 --case 417      # that variant alone
//     pareto_fuzz csv FILE                       # these very bytes
//
// The work is done in a child: whatever ends it, the parent knows at which input, writes that input
// to a file and says the command. An input may take 60 seconds (a hundredth of that is usual, but
// sanitizers and busy machines are slow) and the process 2 GiB of memory.
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "tests/fuzz/all_targets.hpp"
#include "tests/fuzz/variants.hpp"

namespace fs = std::filesystem;
using namespace pareto::fuzz;

namespace {

constexpr int kMostSeconds = 60;
constexpr long kMostKilobytes = 2L * 1024 * 1024;
constexpr std::uintmax_t kMostCorpusBytes = 256 * 1024;

struct Request {
  std::string name;
  std::vector<std::string> places;
  std::uint64_t seed = 1;
  std::optional<std::uint64_t> variants, one;
};

// What the parent sees of the child.
struct Progress {
  std::atomic<std::uint64_t> input = 0;
};

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool is_seed(const fs::path& file) {
  const std::string name = file.filename().string();
  return name.rfind("README", 0) != 0 && name.rfind("LICENSE", 0) != 0 &&
         name.rfind("ATTRIBUTION", 0) != 0 && file.extension() != ".py" &&
         fs::file_size(file) <= kMostCorpusBytes;
}

std::vector<std::string> corpus_of(const std::vector<std::string>& places) {
  std::vector<fs::path> files;
  for (const std::string& place : places) {
    if (!fs::is_directory(place)) {
      files.emplace_back(place);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(place)) {
      if (entry.is_regular_file() && is_seed(entry.path())) files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> corpus;
  for (const fs::path& file : files) corpus.push_back(bytes_of(file));
  return corpus;
}

std::string input_of(const Request& request, const Target& target,
                     const std::vector<std::string>& corpus, std::uint64_t number) {
  if (number < corpus.size()) return corpus[number];
  return variant_of(corpus, target.words, request.seed, number - corpus.size());
}

[[noreturn]] void work(const Request& request, const Target& target,
                       const std::vector<std::string>& corpus, std::uint64_t first,
                       std::uint64_t end, Progress& progress) {
  for (std::uint64_t number = first; number < end; ++number) {
    progress.input = number;
    target.run(input_of(request, target, corpus, number));
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    must(used.ru_maxrss < kMostKilobytes, "the process needs less than 2 GiB");
  }
  std::exit(0);  // folders of one's own go, and leaks are looked for
}

// How the child ended; nothing if it did well.
std::optional<std::string> watch(pid_t child, const Progress& progress) {
  std::uint64_t last = 0;
  int same = 0;
  for (;;) {
    int status = 0;
    if (::waitpid(child, &status, WNOHANG) == child) {
      if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return std::nullopt;
      if (WIFSIGNALED(status)) return "ended by signal " + std::to_string(WTERMSIG(status));
      return "ended with " + std::to_string(WEXITSTATUS(status));
    }
    ::usleep(20'000);
    same = progress.input == last ? same + 1 : 0;
    last = progress.input;
    if (same < kMostSeconds * 50) continue;
    ::kill(child, SIGKILL);
    ::waitpid(child, &status, 0);
    return "took more than " + std::to_string(kMostSeconds) + " seconds";
  }
}

int complain(const Request& request, const std::vector<std::string>& corpus, const Target& target,
             std::uint64_t number, const std::string& how) {
  const std::string kept = "fuzz-" + request.name + "-" + std::to_string(request.seed) + "-" +
                           std::to_string(number) + ".input";
  std::ofstream(kept, std::ios::binary) << input_of(request, target, corpus, number);
  std::cout << "FAILED: " << request.name << " " << how << " at input " << number << " of seed "
            << request.seed << "\nthe input: " << fs::absolute(kept).string()
            << "\nto repeat it: pareto_fuzz " << request.name << " " << fs::absolute(kept).string()
            << "\nor: pareto_fuzz " << request.name;
  for (const std::string& place : request.places) std::cout << " " << place;
  std::cout << " --seed " << request.seed << " --case " << number << "\n";
  return 1;
}

[[noreturn]] void usage(const std::string& why) {
  std::cerr << why
            << "\npareto_fuzz NAME FOLDER|FILE… [--seed S] [--variants N] [--case K]\ntargets:";
  for (const auto& [name, target] : all_targets()) std::cerr << " " << name;
  std::cerr << "\n";
  std::exit(2);
}

Request request_of(int argc, char** argv) {
  Request request;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word.rfind("--", 0) != 0) {
      (request.name.empty() ? request.name : request.places.emplace_back()) = word;
      continue;
    }
    if (++i == argc) usage(word + " needs a number");
    const std::uint64_t value = std::strtoull(argv[i], nullptr, 10);
    if (word == "--seed")
      request.seed = value;
    else if (word == "--variants")
      request.variants = value;
    else if (word == "--case")
      request.one = value;
    else
      usage("unknown option " + word);
  }
  if (request.name.empty() || request.places.empty()) usage("a target and its corpus are needed");
  return request;
}

}  // namespace

int main(int argc, char** argv) {
  const Request request = request_of(argc, argv);
  const auto& targets = all_targets();
  const auto found = targets.find(request.name);
  if (found == targets.end()) usage("there is no target " + request.name);
  const Target& target = *found->second;
  const auto corpus = corpus_of(request.places);
  if (corpus.empty()) usage("there is no file in " + request.places.front());
  const bool only_files = std::none_of(request.places.begin(), request.places.end(),
                                       [](const std::string& p) { return fs::is_directory(p); });
  const std::uint64_t variants =
      only_files && !request.variants ? 0 : request.variants.value_or(target.variants);
  const std::uint64_t first = request.one.value_or(0);
  const std::uint64_t end = request.one ? first + 1 : corpus.size() + variants;

  void* shared =
      ::mmap(nullptr, sizeof(Progress), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) usage("no memory to share");
  auto& progress = *new (shared) Progress;
  const pid_t child = ::fork();
  if (child < 0) usage("no process to be had");
  if (child == 0) work(request, target, corpus, first, end, progress);
  if (const auto how = watch(child, progress))
    return complain(request, corpus, target, progress.input, *how);
  std::cout << request.name << ": " << corpus.size() << " files and " << variants
            << " malformed variants of them are as they must be\n";
  return 0;
}
