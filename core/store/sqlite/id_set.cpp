#include "core/store/id_set.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <utility>

#include "core/base/error.hpp"

namespace pareto::store {
namespace {

// What is known of ids, two bits each, in pages of ids that lie beside each other: those of one
// kind do, and a sum asks one for each row.
class Known {
 public:
  void clear() {
    pages_.clear();
    page_ = nullptr;
  }
  // `id` is not negative.
  void put(std::int64_t id, bool in) {
    Page& page = *of(id, true);
    page.known[word(id)] |= bit(id);
    if (in) page.in[word(id)] |= bit(id);
  }
  // 1, 0, or -1 for nothing known.
  [[nodiscard]] int get(std::int64_t id) {
    const Page* page = of(id, false);
    if (page == nullptr || (page->known[word(id)] & bit(id)) == 0) return -1;
    return (page->in[word(id)] & bit(id)) != 0 ? 1 : 0;
  }

 private:
  static constexpr int kPageBits = 12;
  struct Page {
    std::uint64_t known[(1 << kPageBits) / 64] = {}, in[(1 << kPageBits) / 64] = {};
  };

  static std::size_t word(std::int64_t id) {
    return static_cast<std::size_t>(id & ((1 << kPageBits) - 1)) / 64;
  }
  static std::uint64_t bit(std::int64_t id) { return std::uint64_t{1} << (id & 63); }

  [[nodiscard]] Page* of(std::int64_t id, bool make) {
    const std::int64_t number = id >> kPageBits;
    if (page_ != nullptr && number == number_) return page_;
    const auto found = make ? pages_.try_emplace(number).first : pages_.find(number);
    if (found == pages_.end()) return nullptr;
    number_ = number;
    return page_ = &found->second;
  }

  std::unordered_map<std::int64_t, Page> pages_;
  Page* page_ = nullptr;  // the one that was asked last
  std::int64_t number_ = 0;
};

class Asked {
 public:
  Asked(Connection& connection, IdSet set) : connection_(connection), set_(std::move(set)) {
    // All are compiled now and kept: from within a statement nothing else is to be made.
    { const Statement one = connection_.prepare(set_.one), more = connection_.prepare(set_.more); }
    if (!set_.among.empty()) const Statement among = connection_.prepare(set_.among);
    read_ = read(set_.small);
  }

  [[nodiscard]] std::int64_t read_at_first() const { return read_; }

  void forget() {
    known_.clear();
    asked_ = found_ = looked_up_ = 0;
    last_ = -1;
    read(set_.small);
  }

  bool contains(std::int64_t id) {
    if (id == last_) return last_in_;  // lines of one customer lie together
    last_in_ = look(id);
    last_ = id;
    ++asked_;
    found_ += last_in_ ? 1 : 0;
    return last_in_;
  }

 private:
  bool look(std::int64_t id) {
    if (id < 0) return false;
    const int known = known_.get(id);
    if (known >= 0) return known == 1;
    if (whole_) return false;
    if (++looked_up_ > set_.small / kLookup && looked_up_ > expected() / kCaution / kLookup) {
      read(INT64_MAX);
      return known_.get(id) == 1;
    }
    Statement one = connection_.prepare(set_.one);
    const bool in = one.bind(1, id).step();
    known_.put(id, in);
    return in;
  }

  // About so many are in the set, as far as those that were asked tell.
  [[nodiscard]] std::int64_t expected() {
    if (among_ < 0) among_ = set_.among.empty() ? 0 : connection_.integer(set_.among);
    return among_ / std::max<std::int64_t>(asked_, 1) * found_;
  }

  // As far as `most`; answers how many were read.
  std::int64_t read(std::int64_t most) {
    std::int64_t count = 0;
    bool more = false;
    whole_ = take(set_.all, most, count, more) && (!more || take(set_.more, most, count, more));
    return count;
  }

  bool take(const std::string& sql, std::int64_t most, std::int64_t& count, bool& more) {
    Statement rows = connection_.prepare(sql);
    const bool tells = rows.columns() > 1;
    for (; count < most; ++count) {
      if (!rows.step()) return true;
      const std::int64_t id = rows.integer(0);
      known_.put(id, true);
      more = more || (tells && rows.integer(1) != 0);
    }
    return false;
  }

  // To look one up is as much work as to read so many in their order.
  static constexpr std::int64_t kLookup = 8;
  // Where all is asked after all, what was looked up before was for nothing: at most this part of
  // the work.
  static constexpr std::int64_t kCaution = 4;

  Connection& connection_;
  const IdSet set_;
  Known known_;
  bool whole_ = false, last_in_ = false;
  std::int64_t among_ = -1, asked_ = 0, found_ = 0, looked_up_ = 0, last_ = -1, read_ = 0;
};

// One set, shared by the function that asks and the one that makes it forget; the engine lets go of
// it with the connection.
using Shared = std::shared_ptr<Asked>;
Asked& asked(sqlite3_context* context) {
  return **static_cast<Shared*>(sqlite3_user_data(context));
}

void contains(sqlite3_context* context, int, sqlite3_value** values) {
  if (sqlite3_value_type(values[0]) == SQLITE_NULL) return sqlite3_result_null(context);
  try {
    sqlite3_result_int(context, asked(context).contains(sqlite3_value_int64(values[0])) ? 1 : 0);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::Cancelled)
      return sqlite3_result_error_code(context, SQLITE_INTERRUPT);
    sqlite3_result_error(context, error.what(), -1);
  } catch (const std::bad_alloc&) {
    sqlite3_result_error_nomem(context);
  }
}

void forget(sqlite3_context* context, int, sqlite3_value**) {
  asked(context).forget();
  sqlite3_result_null(context);
}

}  // namespace

std::int64_t add_id_set(Connection& connection, const IdSet& set) {
  const auto shared = std::make_shared<Asked>(connection, set);
  const auto let_go = [](void* held) { delete static_cast<Shared*>(held); };
  constexpr int kFlags = SQLITE_UTF8 | SQLITE_INNOCUOUS;
  int code = sqlite3_create_function_v2(connection.handle(), set.name.c_str(), 1,
                                        kFlags | SQLITE_DETERMINISTIC, new Shared(shared), contains,
                                        nullptr, nullptr, let_go);
  if (code == SQLITE_OK) {
    code = sqlite3_create_function_v2(connection.handle(), set.name.c_str(), 0, kFlags,
                                      new Shared(shared), forget, nullptr, nullptr, let_go);
  }
  if (code != SQLITE_OK) connection.fail(code);
  return shared->read_at_first();
}

}  // namespace pareto::store
