#include "core/jobs/store_sign.hpp"

#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <ctime>
#include <map>

namespace pareto::jobs {
namespace {

constexpr std::chrono::seconds kBetweenWrites{1};
constexpr std::size_t kMostBytes = 4096;

// Found once: the library answers from one place for all threads.
const std::string& this_user() {
  static const std::string found = [] {
    char host[256] = "";
    if (::gethostname(host, sizeof host - 1) != 0) host[0] = '\0';
    const passwd* user = ::getpwuid(::geteuid());
    return (user != nullptr ? std::string(user->pw_name) : std::to_string(::geteuid())) + "@" +
           host;
  }();
  return found;
}

bool is_still(int descriptor, const std::filesystem::path& file) {
  struct stat there {};
  struct stat here {};
  return ::stat(file.c_str(), &there) == 0 && ::fstat(descriptor, &here) == 0 &&
         there.st_ino == here.st_ino;
}

// Opens and locks; -1 when somebody else holds the lock or the file cannot be had.
int lock(const std::filesystem::path& file, int flags) {
  const int descriptor = ::open(file.c_str(), flags | O_CLOEXEC, 0644);
  if (descriptor < 0) return -1;
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0 && is_still(descriptor, file)) return descriptor;
  ::close(descriptor);
  return -1;
}

std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return text.substr(0, 500);
}

std::int64_t number(const std::map<std::string, std::string, std::less<>>& lines,
                    std::string_view name) {
  std::int64_t value = 0;
  const auto found = lines.find(name);
  if (found != lines.end())
    std::from_chars(found->second.data(), found->second.data() + found->second.size(), value);
  return value;
}

}  // namespace

std::optional<int> StoreNote::percent() const {
  if (total <= 0) return std::nullopt;
  const double share = static_cast<double>(done) / static_cast<double>(total);
  return static_cast<int>(std::clamp(share * 100, 0.0, 99.0));
}

Message StoreNote::work() const {
  if (kind == "import") return {Text{"import of {}", "导入 {}"}, {title}};
  if (kind == "tier") return {Text{"tier run, rule {}", "等级评定，规则 {}"}, {title}};
  if (kind == "undo") return {Text{"undo of operation {}", "撤销第 {} 号操作"}, {title}};
  return Message::verbatim(kind + " " + title);
}

StoreSign::StoreSign(std::filesystem::path file) : file_(std::move(file)) {
  if (file_.empty()) return;
  const int left = lock(file_, O_RDONLY);
  if (left < 0) return;
  ::unlink(file_.c_str());
  ::close(left);
}

StoreSign::~StoreSign() { take_down(); }

void StoreSign::job_begins(const std::string& kind, const std::string& title) {
  const std::lock_guard guard(mutex_);
  job_ = StoreNote{.kind = one_line(kind), .title = one_line(title), .process = ::getpid()};
  if (held_) put_up();
}

void StoreSign::job_ends() {
  const std::lock_guard guard(mutex_);
  take_down();
  job_.reset();
}

void StoreSign::hold(bool held) {
  const std::lock_guard guard(mutex_);
  held_ = held;
  if (!held) take_down();
  if (held && job_) put_up();
}

void StoreSign::progress(std::int64_t done, std::int64_t total) {
  const std::unique_lock guard(mutex_, std::try_to_lock);
  if (!guard || !job_) return;
  job_->done = done;
  job_->total = total;
  if (descriptor_ >= 0 && std::chrono::steady_clock::now() >= next_) write();
}

void StoreSign::put_up() {
  if (file_.empty() || descriptor_ >= 0) return;
  // Whoever reads or held the store just now is done in a moment.
  for (int attempt = 0; descriptor_ < 0 && attempt < 5; ++attempt) {
    if (attempt > 0) ::usleep(1000);
    descriptor_ = lock(file_, O_RDWR | O_CREAT);
  }
  if (descriptor_ < 0) return;
  job_->who = this_user();
  since_ = std::chrono::steady_clock::now();
  written_ = 0;
  write();
}

void StoreSign::take_down() {
  if (descriptor_ < 0) return;
  ::unlink(file_.c_str());
  ::close(descriptor_);
  descriptor_ = -1;
}

// One write of never fewer bytes than before, with an end that a reader looks for: it sees the old
// text or the new one.
void StoreSign::write() {
  const auto now = std::chrono::steady_clock::now();
  next_ = now + kBetweenWrites;
  const std::int64_t began =
      std::time(nullptr) - std::chrono::duration_cast<std::chrono::seconds>(now - since_).count();
  std::string text = "kind " + job_->kind + "\ntitle " + job_->title + "\nwho " + job_->who +
                     "\nprocess " + std::to_string(job_->process) + "\nbegan " +
                     std::to_string(began) + "\ndone " + std::to_string(job_->done) + "\ntotal " +
                     std::to_string(job_->total) + "\nend\n";
  text.resize(std::max(text.size(), written_), '\n');
  written_ = text.size();
  [[maybe_unused]] const ssize_t ignored = ::pwrite(descriptor_, text.data(), text.size(), 0);
}

std::optional<StoreNote> read_store_note(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return std::nullopt;
  const bool left_behind = ::flock(descriptor, LOCK_SH | LOCK_NB) == 0;
  std::string text(kMostBytes, '\0');
  const ssize_t got = ::pread(descriptor, text.data(), text.size(), 0);
  ::close(descriptor);
  if (left_behind || got <= 0) return std::nullopt;
  text.resize(static_cast<std::size_t>(got));
  std::map<std::string, std::string, std::less<>> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    const std::size_t blank = line.find(' ');
    lines[line.substr(0, blank)] = blank == std::string::npos ? "" : line.substr(blank + 1);
    at = end + 1;
  }
  if (!lines.contains("end")) return std::nullopt;
  StoreNote note{.kind = lines["kind"], .title = lines["title"], .who = lines["who"]};
  note.process = number(lines, "process");
  note.seconds = std::max<std::int64_t>(std::time(nullptr) - number(lines, "began"), 0);
  note.done = number(lines, "done");
  note.total = number(lines, "total");
  return note;
}

}  // namespace pareto::jobs
