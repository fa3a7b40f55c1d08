#include "core/records/query/query_watch.hpp"

#include <sqlite3.h>

#include "core/base/error.hpp"

namespace pareto::records {
namespace {

// Instructions of the engine between two looks: some milliseconds at most.
constexpr int kInstructions = 20'000;

}  // namespace

QueryWatch::QueryWatch(store::Connection& connection, QueryLimits limits)
    : connection_(connection), limits_(limits) {
  sqlite3_limit(connection_.handle(), SQLITE_LIMIT_LENGTH, kLongestValue);
  if (limits_.seconds > 0 || limits_.cancel != nullptr)
    sqlite3_progress_handler(connection_.handle(), kInstructions, look, this);
}

QueryWatch::~QueryWatch() { sqlite3_progress_handler(connection_.handle(), 0, nullptr, nullptr); }

int QueryWatch::look(void* self) {
  auto& watch = *static_cast<QueryWatch*>(self);
  if (watch.limits_.cancel != nullptr && watch.limits_.cancel->load(std::memory_order_relaxed)) {
    watch.stopped_ = Stop::Cancel;
  } else if (watch.limits_.seconds > 0 &&
             watch.worked_ + (std::chrono::steady_clock::now() - watch.begun_) >
                 std::chrono::seconds(watch.limits_.seconds)) {
    watch.stopped_ = Stop::Time;
  }
  return watch.stopped_ == Stop::None ? 0 : 1;
}

void QueryWatch::run(const std::function<void()>& steps) {
  begun_ = std::chrono::steady_clock::now();
  try {
    steps();
  } catch (const Error& error) {
    if (stopped_ == Stop::Time) {
      throw Error(
          ErrorCode::Argument,
          Message(
              Text{"the query worked for {} seconds and was stopped", "查询运行了 {} 秒，已中止"},
              {limits_.seconds}),
          Message(
              Text{"ask for less, or allow more time: query_seconds in pareto.toml (0: no limit)",
                   "请缩小查询范围，或放宽时间：pareto.toml 里的 query_seconds（0 为不限）"}));
    }
    if (stopped_ == Stop::Cancel)
      throw Error(ErrorCode::Cancelled, Message(Text{"cancelled", "已取消"}));
    if (sqlite3_errcode(connection_.handle()) == SQLITE_TOOBIG) {
      throw Error(
          ErrorCode::Data,
          Message(Text{"a value of the query is longer than {} MB", "查询里有一个值超过 {} MB"},
                  {kLongestValue >> 20}),
          Message(Text{"ask for shorter texts", "请让文本短一些"}));
    }
    // An answer that cannot be had, such as a sum that is too large, is a mistake of the question.
    if (error.code() == ErrorCode::Fail) {
      throw Error(ErrorCode::Argument,
                  Message(Text{"the query cannot be run: {}", "查询无法执行：{}"},
                          {sqlite3_errmsg(connection_.handle())}),
                  Message(Text{"change what it computes", "请修改计算方式"}));
    }
    throw;
  }
  worked_ += std::chrono::steady_clock::now() - begun_;
}

}  // namespace pareto::records
