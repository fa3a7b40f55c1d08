#include "trace.hpp"

#include <algorithm>
#include <cstring>
#include <memory>
#include <stdexcept>

namespace pareto::trace {
namespace {

void put(std::FILE* file, std::uint64_t number) { std::fwrite(&number, sizeof number, 1, file); }
void put(std::FILE* file, const std::string& text) {
  put(file, text.size());
  std::fwrite(text.data(), 1, text.size(), file);
}
void put(std::FILE* file, const Value& value) {
  std::fputc(static_cast<char>(value.kind), file);
  std::uint64_t bits = 0;
  switch (value.kind) {
    case Kind::Null:
      return;
    case Kind::Integer:
      return put(file, static_cast<std::uint64_t>(value.integer));
    case Kind::Real:
      std::memcpy(&bits, &value.real, sizeof bits);
      return put(file, bits);
    default:
      return put(file, value.bytes);
  }
}

class Reader {
 public:
  explicit Reader(const std::string& path) : file_(std::fopen(path.c_str(), "rb"), &std::fclose) {
    if (!file_) throw std::runtime_error("cannot open " + path);
  }
  [[nodiscard]] bool more() {
    const int next = std::fgetc(file_.get());
    if (next == EOF) return false;
    std::ungetc(next, file_.get());
    return true;
  }
  char letter() {
    const int c = std::fgetc(file_.get());
    if (c == EOF) throw std::runtime_error("a record ends too early");
    return static_cast<char>(c);
  }
  std::uint64_t number() {
    std::uint64_t value = 0;
    take(&value, sizeof value);
    return value;
  }
  std::string text() {
    std::string out(number(), '\0');
    take(out.data(), out.size());
    return out;
  }
  Value value() {
    Value out;
    out.kind = static_cast<Kind>(letter());
    if (out.kind == Kind::Integer) {
      out.integer = static_cast<std::int64_t>(number());
    } else if (out.kind == Kind::Real) {
      const std::uint64_t bits = number();
      std::memcpy(&out.real, &bits, sizeof bits);
    } else if (out.kind != Kind::Null) {
      out.bytes = text();
    }
    return out;
  }

 private:
  void take(void* to, std::size_t size) {
    if (std::fread(to, 1, size, file_.get()) != size)
      throw std::runtime_error("a record ends too early");
  }
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
};

}  // namespace

void write(std::FILE* file, const Run& run) {
  put(file, run.number);
  put(file, run.connection);
  put(file, run.file);
  put(file, run.sql);
  std::fputc(run.script ? 'y' : 'n', file);
  std::fputc(static_cast<char>(run.end), file);
  put(file, static_cast<std::uint64_t>(run.changes));
  put(file, run.parameters.size());
  for (const auto& [name, value] : run.parameters) {
    put(file, name);
    put(file, value);
  }
  put(file, run.batch.size());
  for (const std::vector<Value>& row : run.batch) {
    put(file, row.size());
    for (const Value& value : row) put(file, value);
  }
  put(file, run.columns.size());
  for (const std::string& column : run.columns) put(file, column);
  put(file, run.rows.size());
  for (const std::vector<Value>& row : run.rows) {
    for (const Value& value : row) put(file, value);
  }
}

std::vector<Run> read(const std::string& path) {
  Reader in(path);
  std::vector<Run> runs;
  while (in.more()) {
    Run run;
    run.number = in.number();
    run.connection = in.number();
    run.file = in.text();
    run.sql = in.text();
    run.script = in.letter() == 'y';
    run.end = static_cast<End>(in.letter());
    run.changes = static_cast<std::int64_t>(in.number());
    run.parameters.resize(in.number());
    for (auto& [name, value] : run.parameters) {
      name = in.text();
      value = in.value();
    }
    run.batch.resize(in.number());
    for (std::vector<Value>& row : run.batch) {
      row.resize(in.number());
      for (Value& value : row) value = in.value();
    }
    run.columns.resize(in.number());
    for (std::string& column : run.columns) column = in.text();
    run.rows.resize(in.number());
    for (std::vector<Value>& row : run.rows) {
      row.resize(run.columns.size());
      for (Value& value : row) value = in.value();
    }
    runs.push_back(std::move(run));
  }
  std::sort(runs.begin(), runs.end(),
            [](const Run& a, const Run& b) { return a.number < b.number; });
  return runs;
}

}  // namespace pareto::trace
