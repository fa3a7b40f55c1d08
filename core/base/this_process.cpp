#include "core/base/this_process.hpp"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/base/hash.hpp"

namespace pareto {
namespace {

std::string content_of(const std::string& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

// When a process began, in ticks since the machine was started: the 22nd figure of its stat, the
// 20th behind its name, which may hold blanks and brackets itself. Empty when there is no such
// process.
std::string began(std::string_view number) {
  const std::string stat = content_of("/proc/" + std::string(number) + "/stat");
  std::size_t at = stat.rfind(')');
  for (int blank = 0; blank < 20 && at != std::string::npos; ++blank) at = stat.find(' ', at + 1);
  return at == std::string::npos ? std::string()
                                 : stat.substr(at + 1, stat.find(' ', at + 1) - at - 1);
}

// The machine since it was started, and the name space in which its numbers mean something.
std::string machine() {
  char space[64] = "";
  [[maybe_unused]] const ssize_t got = ::readlink("/proc/self/ns/pid", space, sizeof space - 1);
  return std::to_string(hash64(content_of("/proc/sys/kernel/random/boot_id") + space));
}

std::string_view word(std::string_view text, std::size_t which) {
  for (; which > 0 && !text.empty(); --which)
    text.remove_prefix(std::min(text.find(' ') + 1, text.size()));
  return text.substr(0, text.find(' '));
}

}  // namespace

const std::string& this_process() {
  static const std::string name = [] {
    char host[256] = "";
    if (::gethostname(host, sizeof host - 1) != 0) host[0] = '\0';
    const std::string number = std::to_string(::getpid());
    return std::string(host) + "/" + number + " " + machine() + " " + began(number);
  }();
  return name;
}

bool is_gone(std::string_view process) {
  static const std::string here = machine();
  if (word(process, 1) != here) return false;
  const std::string_view label = word(process, 0);
  return began(label.substr(label.rfind('/') + 1)) != word(process, 2);
}

std::string_view process_label(std::string_view process) { return word(process, 0); }

}  // namespace pareto
