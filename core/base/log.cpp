#include "core/base/log.hpp"

// Header-only: the shared libraries would cost every start of the program a third of a millisecond.
#define FMT_HEADER_ONLY
#define SPDLOG_LEVEL_NAMES \
  { "trace", "debug", "info", "warn", "error", "critical", "off" }
#include <fcntl.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/base_sink.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <mutex>
#include <utility>

#include "core/base/private_folder.hpp"

namespace pareto {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 6> kNames = {"trace", "debug", "info",
                                                    "warn",  "error", "off"};
constexpr std::array kLevels = {spdlog::level::trace, spdlog::level::debug, spdlog::level::info,
                                spdlog::level::warn,  spdlog::level::err,   spdlog::level::off};

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] int get() const { return number_; }
  void open(int number) {
    close();
    number_ = number;
  }

 private:
  void close() {
    if (number_ >= 0) ::close(number_);
  }
  int number_;
};

std::string printable(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  }
  return out;
}

// A file that several processes append to and any of them may put aside. spdlog's own rotating sink
// takes the file for its own: two of them would rename each other's files away.
class SharedFile : public spdlog::sinks::base_sink<std::mutex> {
 public:
  explicit SharedFile(Log::Settings settings)
      : base_sink(std::make_unique<spdlog::pattern_formatter>(
            "%Y-%m-%dT%H:%M:%S.%eZ %l %P %n %v", spdlog::pattern_time_type::utc, "\n")),
        settings_(std::move(settings)) {}

 private:
  void sink_it_(const spdlog::details::log_msg& message) override {
    spdlog::memory_buf_t line;
    formatter_->format(message, line);
    if (!is_current() && !open()) return lose();
    const auto more = static_cast<std::int64_t>(line.size());
    if (is_full(more)) put_aside(more);
    errno = ENOSPC;  // what a short write means
    if (::write(file_.get(), line.data(), line.size()) != static_cast<ssize_t>(line.size())) lose();
  }
  void flush_() override {}

  // False when nothing is open, or the file was put aside or removed by somebody.
  [[nodiscard]] bool is_current() const {
    struct stat there {};
    struct stat here {};
    return file_.get() >= 0 && ::stat(settings_.file.c_str(), &there) == 0 &&
           ::fstat(file_.get(), &here) == 0 && there.st_ino == here.st_ino &&
           there.st_dev == here.st_dev;
  }

  bool open() {
    std::error_code ignored;  // open says why
    make_private_folder(settings_.file.parent_path(), ignored);
    file_.open(::open(settings_.file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    return file_.get() >= 0;
  }

  [[nodiscard]] bool is_full(std::int64_t more) const {
    struct stat here {};
    return ::fstat(file_.get(), &here) == 0 && here.st_size > 0 &&
           here.st_size + more > settings_.most_bytes;
  }

  // One process at a time, under a lock on the folder; who comes second finds a new file and puts
  // nothing aside.
  void put_aside(std::int64_t more) {
    const Descriptor folder(
        ::open(settings_.file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    // Somebody is at it: this line still goes into the old file. Where locks are not known, the
    // chance of a clash is taken.
    if (folder.get() >= 0 && ::flock(folder.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
      return;
    if (is_current() && is_full(more)) {
      std::error_code ignored;
      for (int number = settings_.kept; number > 1; --number)
        fs::rename(aside(number - 1), aside(number), ignored);
      fs::rename(settings_.file, aside(1), ignored);
    }
    open();
  }

  // "pareto.1.log"
  [[nodiscard]] fs::path aside(int number) const {
    fs::path path = settings_.file;
    return path.replace_extension("." + std::to_string(number) +
                                  settings_.file.extension().string());
  }

  void lose() {
    const int why = errno;
    if (!std::exchange(lost_, true) && settings_.lost)
      settings_.lost(settings_.file, std::strerror(why));
  }

  Log::Settings settings_;
  Descriptor file_;
  bool lost_ = false;
};

}  // namespace

std::optional<LogLevel> parse_log_level(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<LogLevel>(i);
  }
  return std::nullopt;
}

std::string_view name_of(LogLevel level) { return kNames[static_cast<std::size_t>(level)]; }

std::string without_quoted(std::string_view words) {
  static constexpr std::string_view kOpen = "“", kClose = "”";
  std::string out;
  while (!words.empty()) {
    const std::size_t open = words.find(kOpen);
    out += words.substr(0, open);
    if (open == std::string_view::npos) break;
    out.append(kOpen).append("…").append(kClose);
    const std::size_t close = words.find(kClose, open);
    if (close == std::string_view::npos) break;
    words.remove_prefix(close + kClose.size());
  }
  return out;
}

struct Log::State {
  explicit State(Settings settings)
      : path(settings.file), level(settings.level), file(std::move(settings)) {}

  const std::filesystem::path path;
  std::atomic<LogLevel> level;
  SharedFile file;
};

Log::Log() = default;
Log::Log(Settings settings) : state_(std::make_unique<State>(std::move(settings))) {}
Log::~Log() = default;
Log::Log(Log&&) noexcept = default;
Log& Log::operator=(Log&&) noexcept = default;

bool Log::goes_on(const Settings& settings) {
  if (!state_ || state_->path != settings.file) return false;
  state_->level = settings.level;
  return true;
}

bool Log::takes(LogLevel level) const {
  return state_ && level >= state_->level && level != LogLevel::Off;
}

void Log::write(LogLevel level, std::string_view who, std::string_view text) {
  if (!takes(level)) return;
  const std::string line = printable(text);
  state_->file.log({spdlog::string_view_t(who.data(), who.size()),
                    kLevels[static_cast<std::size_t>(level)], line});
}

}  // namespace pareto
