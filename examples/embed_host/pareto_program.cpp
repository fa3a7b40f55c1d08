#include "pareto_program.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <memory>

extern char** environ;

namespace {

// A file without a name: a pipe could fill up while the other one is read.
using Output = std::unique_ptr<FILE, int (*)(FILE*)>;

std::string all_of(FILE* file) {
  std::string out;
  char piece[65536];
  rewind(file);
  while (const std::size_t got = fread(piece, 1, sizeof piece, file)) out.append(piece, got);
  return out;
}

std::vector<std::vector<std::string>> cells_of(const std::string& csv) {
  std::vector<std::vector<std::string>> rows(1);
  std::string cell;
  bool quoted = false;
  for (std::size_t i = csv.rfind("\xEF\xBB\xBF", 0) == 0 ? 3 : 0; i < csv.size(); ++i) {
    const char c = csv[i];
    if (quoted && c == '"' && i + 1 < csv.size() && csv[i + 1] == '"')
      cell += csv[++i];
    else if (c == '"')
      quoted = !quoted;
    else if (!quoted && (c == ',' || c == '\n')) {
      rows.back().push_back(std::move(cell));
      cell.clear();
      if (c == '\n') rows.emplace_back();
    } else if (quoted || c != '\r')
      cell += c;
  }
  rows.pop_back();  // behind the last line
  return rows;
}

}  // namespace

std::string Pareto::run(std::vector<std::string> words) const {
  words.insert(words.begin(), {"pareto", "-w", workspace_});
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const Output out(tmpfile(), &fclose), err(tmpfile(), &fclose);
  if (!out || !err) throw std::runtime_error("no temporary file can be made");
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&files, fileno(out.get()), 1);
  posix_spawn_file_actions_adddup2(&files, fileno(err.get()), 2);
  pid_t child = 0;
  const int fault = posix_spawnp(&child, "pareto", &files, nullptr, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (fault != 0) throw std::runtime_error("the program pareto cannot be started: is it in PATH?");
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
  }
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 1;
  if (code != 0) throw ParetoFailed(code, all_of(err.get()));
  return all_of(out.get());
}

std::vector<std::vector<std::string>> Pareto::table(std::vector<std::string> words) const {
  words.insert(words.end(), {"--output", "csv"});
  std::vector<std::vector<std::string>> rows = cells_of(run(std::move(words)));
  if (!rows.empty()) rows.erase(rows.begin());
  return rows;
}
