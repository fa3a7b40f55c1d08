#include "core/cli/terminal/output.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "core/base/error.hpp"

namespace pareto::cli {

void Stream::write(std::string_view text) {
  if (text_ != nullptr) {
    text_->append(text);
    return;
  }
  if (failed() || text.empty()) return;
  errno = 0;
  if (std::fwrite(text.data(), 1, text.size(), file_) != text.size())
    failure_ = errno != 0 ? errno : EIO;
}

void Stream::line(std::string_view text) {
  write(text);
  write("\n");
}

void Stream::flush() {
  if (file_ == nullptr || failed()) return;
  errno = 0;
  if (std::fflush(file_) != 0) failure_ = errno != 0 ? errno : EIO;
}

void Output::finish() {
  out.flush();
  err.flush();
  if (!out.failed() || out.failure() == EPIPE) return;
  throw Error(ErrorCode::Io,
              Message(Text{"the output could not be written to its end: {}", "输出没有写完：{}"},
                      {std::strerror(out.failure())}));
}

Output standard_output() {
  return {Stream(stdout, terminal_of(facts_of(STDOUT_FILENO), process_environment)),
          Stream(stderr, terminal_of(facts_of(STDERR_FILENO), process_environment))};
}

}  // namespace pareto::cli
