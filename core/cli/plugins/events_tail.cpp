// Events as they are committed, by whatever process. What is printed is read from the journal, so
// nothing is left out.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <thread>
#include <utility>

#include "core/base/json_text.hpp"
#include "core/bus/event_bus.hpp"
#include "core/cli/plugins/events.hpp"
#include "core/model/exact_value.hpp"
#include "core/records/delivery/journal_follower.hpp"
#include "core/records/write/seen_entries.hpp"

namespace pareto::cli {
namespace {

// A look takes some microseconds, and an event is seen at most so long after it was committed.
constexpr std::chrono::milliseconds kBetweenLooks{50};

std::optional<std::int64_t> start_of(const Context& context) {
  const std::optional<std::string> since = context.arguments.get("since");
  if (!since || *since == "now") return std::nullopt;
  std::int64_t sequence = 0;
  const auto [end, failure] =
      std::from_chars(since->data(), since->data() + since->size(), sequence);
  if (failure != std::errc() || end != since->data() + since->size() || sequence < 0) {
    throw Error(
        ErrorCode::Argument,
        Message(Text{"“{}” is no number of an event", "“{}”不是事件序号"}, {*since}),
        Message(Text{"--since 0 begins with the first, --since now with what happens from now on",
                     "--since 0 从第一个开始，--since now 从现在开始"}));
  }
  return sequence;
}

struct Value {
  const char* name;
  std::string text;
  enum { Word, Number, Id, Names } kind = Word;
};

// Ids are words: programs that hold numbers as doubles would round them.
std::vector<Value> values_of(const Context& context, const records::Entry& entry) {
  return {{"sequence", std::to_string(entry.sequence), Value::Number},
          {"at", context.moment(Time{entry.at})},
          {"event", entry.topic},
          {"records", std::to_string(entry.rows), Value::Number},
          {"first_id", entry.first_id == 0 ? "" : std::to_string(entry.first_id), Value::Id},
          {"last_id", entry.last_id == 0 ? "" : std::to_string(entry.last_id), Value::Id},
          {"changed", entry.columns, Value::Names},
          {"operation", std::to_string(entry.operation), Value::Number},
          {"cause", entry.cause == 0 ? "" : std::to_string(entry.cause), Value::Number}};
}

void append_names(std::string& out, std::string_view names) {
  out += '[';
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(','), names.size());
    pareto::append_json(out, names.substr(0, end));
    names.remove_prefix(std::min(end + 1, names.size()));
    if (!names.empty()) out += ", ";
  }
  out += ']';
}

std::string json_of(const std::vector<Value>& values) {
  std::string out;
  for (const Value& value : values) {
    out += out.empty() ? "{" : ", ";
    pareto::append_json(out, value.name);
    out += ": ";
    if (value.kind == Value::Names)
      append_names(out, value.text);
    else if (value.text.empty())
      out += "null";
    else if (value.kind == Value::Number)
      out += value.text;
    else
      pareto::append_json(out, value.text);
  }
  return out + '}';
}

std::string csv_of(const std::vector<Value>& values, bool names) {
  std::string out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out += ',';
    model::append_csv_text(out, names ? values[i].name : values[i].text);
  }
  return out;
}

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

// In columns that hold as long as topics are not unusually long; nobody knows what comes.
std::string line_of(const Context& context, const records::Entry& entry) {
  const std::string sequence = std::to_string(entry.sequence);
  std::string out = (sequence.size() < 8 ? std::string(8 - sequence.size(), ' ') : "") + sequence;
  out += "  " + context.moment(Time{entry.at}) + "  " + padded(entry.topic, 28) + "  " +
         context.words({"{} records", "{} 条"}, {entry.rows});
  if (!entry.columns.empty()) out += "  " + entry.columns;
  if (entry.cause != 0) out += "  <- " + std::to_string(entry.cause);
  return out;
}

}  // namespace

int tail_events(Context& context, host::Host& host) {
  const std::string pattern = context.arguments.get("topic").value_or("*");
  std::int64_t left = context.arguments.number("limit", 1, 1'000'000'000).value_or(-1);
  records::JournalFollower follower(host.store(), start_of(context));
  records::SeenEntries seen(host.reader(), host.session());
  Stream& out = context.output.out;
  bool began = false;
  const auto print = [&](const records::Entry& entry) {
    if (context.format == Format::Table) return out.line(line_of(context, entry));
    const std::vector<Value> values = values_of(context, entry);
    if (context.format != Format::Csv) return out.line(json_of(values));
    if (!std::exchange(began, true)) {
      out.write(model::csv_start(out.terminal().starts_file));
      out.line(csv_of(values, true));
    }
    out.line(csv_of(values, false));
  };
  if (context.format == Format::Table && out.terminal().interactive) {
    context.output.err.line(
        context.words({"waiting for events; Ctrl-C ends", "正在等待事件；Ctrl-C 结束"}));
    context.output.err.flush();
  }
  while (!context.interrupted && !out.failed() && left != 0) {
    if (follower.has_news()) {
      follower.look([&](std::string_view topic) { return bus::matches(pattern, topic); },
                    [&](records::Entry& entry) {
                      const std::optional<records::Entry> part = seen.seen(std::move(entry));
                      if (!part) return true;
                      print(*part);
                      if (left > 0) --left;
                      return left != 0 && !context.interrupted && !out.failed();
                    });
      out.flush();
    }
    if (left != 0) std::this_thread::sleep_for(kBetweenLooks);
  }
  return kDone;
}

}  // namespace pareto::cli
