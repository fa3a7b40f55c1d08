// What led to an event and what followed from it.
#include <algorithm>
#include <charconv>

#include "core/cli/plugins/events.hpp"
#include "core/records/write/journal.hpp"
#include "core/records/write/seen_entries.hpp"

namespace pareto::cli {
namespace {

constexpr std::size_t kMostShown = 500;  // of what followed

struct Line {
  records::Entry entry;
  Text part;  // what it is to the one that was asked for
  std::string name;
  std::size_t indent = 0;
};

// Down to what was caused, each behind its cause.
void add_effects(records::Journal& journal, records::SeenEntries& seen, const records::Entry& of,
                 std::size_t indent, std::vector<Line>& lines) {
  for (records::Entry& effect : journal.caused_by(of.sequence)) {
    if (lines.size() >= kMostShown) return;
    std::optional<records::Entry> part = seen.seen(std::move(effect));
    if (!part) continue;
    lines.push_back({std::move(*part), {"effect", "结果"}, "effect", indent});
    const records::Entry at = lines.back().entry;
    add_effects(journal, seen, at, indent + 1, lines);
  }
}

std::string title_of(store::Connection& connection, const access::Session& session,
                     records::SeenEntries& seen, std::int64_t operation) {
  store::Statement row =
      connection.prepare("SELECT kind, title, principal FROM pareto_operation WHERE id = ?1");
  if (!row.bind(1, operation).step()) return {};
  const bool told =
      seen.all() || row.integer(2) == session.principal || seen.operation(operation).whole;
  return std::string(row.text(0)) + (told ? "  " + std::string(row.text(1)) : "");
}

}  // namespace

int show_event(Context& context, host::Host& host, std::string_view asked) {
  std::int64_t sequence = 0;
  const auto [end, failure] = std::from_chars(asked.data(), asked.data() + asked.size(), sequence);
  records::Journal journal(host.connection());
  std::optional<records::Entry> entry;
  records::SeenEntries seen(host.reader(), host.session());
  if (failure == std::errc() && end == asked.data() + asked.size()) entry = journal.find(sequence);
  if (entry) entry = seen.seen(std::move(*entry));
  if (!entry) {
    throw Error(ErrorCode::Argument,
                Message(Text{"there is no event {}", "没有 {} 号事件"}, {asked}),
                Message(Text{"see the numbers with: pareto events", "序号请看：pareto events"}));
  }
  std::vector<Line> lines;
  for (std::optional<records::Entry> cause = entry; cause->cause != 0;) {
    cause = journal.find(cause->cause);
    if (cause) cause = seen.seen(std::move(*cause));
    if (!cause) break;
    lines.push_back({*cause, {"cause", "起因"}, "cause"});
  }
  if (!lines.empty()) {
    lines.back().part = {"root", "最初起因"};
    lines.back().name = "root";
  }
  std::reverse(lines.begin(), lines.end());
  lines.push_back({*entry, {"this", "本事件"}, "this"});
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i].indent = i;
  const std::size_t before = lines.size();
  add_effects(journal, seen, *entry, before, lines);

  TextTable table({{""},
                   {context.words({"Sequence", "序号"}), Align::Right},
                   {context.words({"When", "时间"})},
                   {context.words({"Event", "事件"})},
                   {context.words({"Records", "记录数"}), Align::Right},
                   {context.words({"Operation", "操作"}), Align::Right},
                   {context.words({"What", "内容"}), Align::Left, 0, true}});
  const bool people = context.format == Format::Table;
  for (const Line& line : lines) {
    table.row({people ? context.words(line.part) : line.name, std::to_string(line.entry.sequence),
               context.moment(Time{line.entry.at}),
               (people ? std::string(line.indent, ' ') : "") + line.entry.topic,
               std::to_string(line.entry.rows), std::to_string(line.entry.operation),
               title_of(host.connection(), host.session(), seen, line.entry.operation)});
  }
  print_answer(context.output.out, context.format, table,
               {"part", "sequence", "at", "event", "records", "operation", "what"});
  for (const Line& line : lines) {
    if (!seen.all()) break;  // deliveries are the administrator's business
    for (const records::Parked& parked : host.delivery().ledger().parked_of(line.entry.sequence)) {
      print_caution(
          context.output.err, context.language,
          context.words({"event {0} was parked for {1} after {2} tries: {3}",
                         "{0} 号事件投递给 {1} 失败 {2} 次，已搁置：{3}"},
                        {parked.sequence, parked.subscriber, parked.tries, parked.last_error}));
    }
  }
  if (lines.size() >= kMostShown) {
    print_caution(
        context.output.err, context.language,
        context.words({"only the first {} of what followed are shown", "后续事件只显示前 {} 个"},
                      {kMostShown - before}));
  }
  return kDone;
}

}  // namespace pareto::cli
