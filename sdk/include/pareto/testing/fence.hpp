// Memory that ends at a page nobody may touch: who reads one byte too far ends there and not in a
// wrong figure weeks later.
//
//     Fence fence(column.size(), "column name");
//     std::memcpy(fence.data(), column.data(), column.size());
//     fence.protect();   // from now on it can be read only
//     fence.close();     // from now on not even that: who kept a pointer ends there
//
// The addresses are never given again, so that a late reader does not meet somebody else's memory;
// for tests, whose processes are short. `fence_at` tells from the address of a fault what was done.
// POSIX; header-only. Fences are made by any thread.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <string_view>

namespace pareto::sdk {
inline namespace v0 {
namespace testing {

struct FenceRecord {
  const char* begin = nullptr;  // of the pages
  const char* guard = nullptr;  // the page behind; it ends a page later
  std::size_t page = 0;
  std::atomic<int> state = 0;  // 1: open, 2: read only, 3: closed
  char what[64] = {};
};

namespace detail {
inline constexpr std::size_t kMostFences = 1 << 15;  // the oldest are forgotten
inline FenceRecord fence_records[kMostFences];
inline std::atomic<std::size_t> fence_count = 0;
}  // namespace detail

class Fence {
 public:
  Fence() = default;
  // Throws bad_alloc.
  Fence(std::size_t bytes, std::string_view what) {
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    inner_ = (bytes + page - 1) / page * page;
    if (inner_ == 0) inner_ = page;
    void* all =
        mmap(nullptr, inner_ + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (all == MAP_FAILED) throw std::bad_alloc();
    begin_ = static_cast<char*>(all);
    mprotect(begin_ + inner_, page, PROT_NONE);
    // What lies before is as wrong as what lies behind.
    std::memset(begin_, 0xA5, inner_);
    data_ = begin_ + inner_ - bytes;
    record_ = &detail::fence_records[detail::fence_count.fetch_add(1) % detail::kMostFences];
    record_->begin = begin_;
    record_->guard = begin_ + inner_;
    record_->page = page;
    const std::size_t length =
        what.size() < sizeof record_->what ? what.size() : sizeof record_->what - 1;
    std::memcpy(record_->what, what.data(), length);
    record_->what[length] = '\0';
    record_->state = 1;
  }

  [[nodiscard]] char* data() const { return data_; }
  void protect() const {
    mprotect(begin_, inner_, PROT_READ);
    mark(2);
  }
  // A new mapping rather than a protected one: those lie beside each other as one, and a process
  // may have only so many.
  void close() const {
    const std::size_t all = inner_ + record_->page;
    mmap(begin_, all, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE, -1, 0);
    mark(3);
  }

 private:
  void mark(int state) const {
    if (record_->begin == begin_) record_->state = state;
  }
  char* begin_ = nullptr;
  char* data_ = nullptr;
  std::size_t inner_ = 0;
  FenceRecord* record_ = nullptr;
};

enum class FenceFault { None, PastTheEnd, Written, AfterRelease };

// What an access to `address` did wrong, and to what. For handlers of SIGSEGV: allocates nothing.
inline FenceFault fence_at(const void* address, const char** what) {
  const char* at = static_cast<const char*>(address);
  for (const FenceRecord& record : detail::fence_records) {
    if (record.state == 0 || at < record.begin || at >= record.guard + record.page) continue;
    *what = record.what;
    if (record.state == 3) return FenceFault::AfterRelease;
    return at >= record.guard ? FenceFault::PastTheEnd : FenceFault::Written;
  }
  return FenceFault::None;
}

}  // namespace testing
}  // namespace v0
}  // namespace pareto::sdk
