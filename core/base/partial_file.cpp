#include "core/base/partial_file.hpp"

#include <signal.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <string>
#include <vector>

#include "core/base/hash.hpp"

namespace pareto {
namespace {

constexpr std::string_view kEnd = ".part";

// ".pareto-9f3a61c2-"
std::string mark_of_this_computer() {
  std::array<char, 256> name{};
  if (::gethostname(name.data(), name.size() - 1) != 0) name[0] = '\0';
  std::array<char, 32> mark{};
  std::snprintf(mark.data(), mark.size(), ".pareto-%08x-",
                static_cast<unsigned>(hash64(name.data())));
  return mark.data();
}

bool is_of_the_dead(std::string_view name, std::string_view mark) {
  const std::size_t at = name.rfind(mark);
  if (at == name.npos || !name.ends_with(kEnd)) return false;
  const char* begin = name.data() + at + mark.size();
  const char* end = name.data() + name.size() - kEnd.size();
  pid_t process = 0;
  const auto [read, failure] = std::from_chars(begin, end, process);
  if (failure != std::errc() || read != end || process <= 0) return false;
  return ::kill(process, 0) != 0 && errno == ESRCH;
}

}  // namespace

std::filesystem::path partial_name(const std::filesystem::path& file) {
  std::filesystem::path out = file;
  out += mark_of_this_computer() + std::to_string(::getpid()) + std::string(kEnd);
  return out;
}

bool is_abandoned(const std::filesystem::path& file) {
  return is_of_the_dead(file.filename().string(), mark_of_this_computer());
}

void clear_abandoned(const std::filesystem::path& folder) noexcept {
  try {
    const std::string mark = mark_of_this_computer();
    std::vector<std::filesystem::path> dead;
    for (const auto& entry : std::filesystem::directory_iterator(folder.empty() ? "." : folder)) {
      if (is_of_the_dead(entry.path().filename().string(), mark)) dead.push_back(entry.path());
    }
    std::error_code ignored;
    for (const std::filesystem::path& file : dead) std::filesystem::remove_all(file, ignored);
  } catch (...) {
    // A folder that cannot be read is none of ours to complain of here.
  }
}

}  // namespace pareto
