// Pages that are laid out but not yet painted, in a temporary file without a name: however many,
// they take no memory. Throws Failure (IO) when the file cannot be made or written. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pareto/job.hpp"
#include "picture.hpp"

namespace pareto::pdf {

struct PaperSize {
  double width = 210, height = 297;  // mm
  bool operator==(const PaperSize&) const = default;
};

class Spool {
 public:
  explicit Spool(const sdk::Job& job);
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  // A page with all that is on it.
  void add(PaperSize size, const Picture& page);
  [[nodiscard]] std::int64_t pages() const { return static_cast<std::int64_t>(pages_.size()); }
  struct Page {
    PaperSize size;
    std::string bytes;  // of its Picture
  };
  [[nodiscard]] Page read(std::int64_t page) const;

 private:
  struct Place {
    PaperSize size;
    std::uint64_t at, length;
  };
  [[noreturn]] void fail() const;
  sdk::Job job_;
  int file_ = -1;
  std::uint64_t end_ = 0;
  std::vector<Place> pages_;
};

}  // namespace pareto::pdf
