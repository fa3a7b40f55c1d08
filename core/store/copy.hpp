// A whole database copied while others work with it, and put back over another.
//
// Pages are copied as they are, from one state of the source: who writes to it meanwhile does not
// wait, and what he writes is not in the copy. The engine's own backup does the work.
//
// Threads: one; the connections that these functions make are their own.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>

#include "core/store/connection.hpp"

namespace pareto::store {

struct CopyWatch {
  std::function<void(std::int64_t done, std::int64_t total)> progress = {};  // pages
  const std::atomic<bool>* cancel = nullptr;      // raised: Error(Cancelled), nothing is kept
  std::function<void(int seconds)> waiting = {};  // as for Connection::begin_write
};

// Bytes that a copy of what `source` sees now takes.
[[nodiscard]] std::int64_t bytes_of(Connection& source);

// Copies what `source` sees in its open transaction to `file`, which must not exist. The copy keeps
// no write-ahead log, so that it is one file and can be read from a medium that cannot be written.
// It is on the disk when this returns.
void copy_database(Connection& source, const std::filesystem::path& file, const CopyWatch& watch);

// Puts the whole of `from` in the place of what `to` holds, in one transaction of `to`: who reads
// `to` sees the old or the new, and so does who opens it after a crash. `held` is called once
// nobody else can write to `to` any more and before anything of it is changed; what it throws
// leaves `to` as it was.
void replace_database(const std::filesystem::path& from, const std::filesystem::path& to,
                      const CopyWatch& watch, const std::function<void()>& held);

}  // namespace pareto::store
