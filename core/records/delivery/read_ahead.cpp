#include "core/records/delivery/read_ahead.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

namespace pareto::records {
namespace {

// Enough that neither waits for a hiccup of the other; each may hold megabytes.
constexpr std::size_t kAhead = 3;

class AheadStream final : public sdk::BatchStream {
 public:
  explicit AheadStream(std::unique_ptr<sdk::BatchStream> stream)
      : schema_(stream->schema()), stream_(std::move(stream)) {}
  ~AheadStream() override {
    {
      const std::lock_guard hold(lock_);
      stopped_ = true;
    }
    changed_.notify_all();
    if (reader_.joinable()) reader_.join();
  }
  AheadStream(const AheadStream&) = delete;
  AheadStream& operator=(const AheadStream&) = delete;

  [[nodiscard]] const std::shared_ptr<const sdk::Schema>& schema() const override {
    return schema_;
  }

  bool next(sdk::Batch& batch) override {
    // A short answer needs no thread: it begins behind the first batch that is full.
    if (!reader_.joinable()) {
      if (!stream_->next(batch)) return false;
      if (batch.rows() >= sdk::kBatchRows) reader_ = std::thread([this] { read(); });
      return true;
    }
    std::unique_lock hold(lock_);
    changed_.wait(hold, [this] { return !ready_.empty() || over_; });
    if (ready_.empty()) {
      if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
      return false;
    }
    batch = std::move(ready_.front());
    ready_.pop_front();
    hold.unlock();
    changed_.notify_all();
    return true;
  }

 private:
  void read() {
    std::exception_ptr failure;
    try {
      for (sdk::Batch batch; stream_->next(batch);) {
        std::unique_lock hold(lock_);
        changed_.wait(hold, [this] { return ready_.size() < kAhead || stopped_; });
        if (stopped_) break;
        ready_.push_back(std::move(batch));
        batch = sdk::Batch();
        hold.unlock();
        changed_.notify_all();
      }
    } catch (...) {
      failure = std::current_exception();
    }
    {
      const std::lock_guard hold(lock_);
      failure_ = failure;
      over_ = true;
    }
    changed_.notify_all();
  }

  std::shared_ptr<const sdk::Schema> schema_;
  std::unique_ptr<sdk::BatchStream> stream_;
  std::mutex lock_;
  std::condition_variable changed_;
  std::deque<sdk::Batch> ready_;
  std::exception_ptr failure_;
  bool over_ = false, stopped_ = false;
  std::thread reader_;
};

}  // namespace

std::unique_ptr<sdk::BatchStream> read_ahead(std::unique_ptr<sdk::BatchStream> stream) {
  return std::make_unique<AheadStream>(std::move(stream));
}

}  // namespace pareto::records
