#include "core/conformance/importer_run.hpp"

#include <algorithm>
#include <cstring>
#include <optional>

#include "core/conformance/checking_rows.hpp"
#include "core/plugins/plugin_call.hpp"

namespace pareto::conformance {
namespace {

struct Bytes {
  const std::string* bytes;
  const ImportHow* how;
};

pareto_input input_of(const SampleFile& file, Bytes& from) {
  pareto_input input{};
  input.size_of = sizeof input;
  input.ctx = &from;
  input.display_name = file.name.c_str();
  input.bytes = file.bytes.size();
  input.read_at = [](const pareto_input* self, std::uint64_t offset, void* into,
                     std::uint64_t size) -> std::int64_t {
    const auto& from = *static_cast<const Bytes*>(self->ctx);
    if (offset >= from.how->fails_from) return -1;
    if (offset >= from.bytes->size()) return 0;
    std::uint64_t got = std::min({size, from.bytes->size() - offset, from.how->most_bytes});
    got = std::min(got, from.how->fails_from - offset);
    std::memcpy(into, from.bytes->data() + offset, got);
    return static_cast<std::int64_t>(got);
  };
  return input;
}

void check_schema(const sdk::Schema& schema) {
  const Text kRemedy{"\"@line\" as int, then c1, c2, … as text: see abi/import.h",
                     "先是 int 类型的 \"@line\"，然后是文本列 c1、c2……：见 abi/import.h"};
  if (schema.empty() || schema[0].name != "@line" || schema[0].type != sdk::Type::Int)
    fail({"its first column is not @line", "第一列不是 @line"}, {}, kRemedy);
  for (std::size_t i = 1; i < schema.size(); ++i) {
    if (schema[i].name != "c" + std::to_string(i) || schema[i].type != sdk::Type::Text)
      fail({"its column {0} is called {1}, not c{0}, or is no text",
            "第 {0} 列名为 {1} 而不是 c{0}，或不是文本"},
           {i, schema[i].name}, kRemedy);
  }
}

void keep_row(const sdk::Batch& batch, std::int64_t row, const ImportHow& how,
              ImportAnswer& answer) {
  const std::int64_t line = batch.column(0).is_null(row) ? -1 : batch.column(0).integer(row);
  if (line < 0) fail({"a row has no line", "有一行没有行号"});
  std::string cells;
  for (std::size_t c = 1; c < batch.columns(); ++c) {
    const sdk::ColumnView column = batch.column(c);
    cells += '\x1F';
    if (column.is_null(row)) {
      cells += '\x1E';
      continue;
    }
    const std::string_view text = column.text(row);
    if (text.empty())
      fail({"line {0}, column c{1}: a cell that is empty is null, not an empty text",
            "第 {0} 行 c{1} 列：空单元格应为空值，而不是空文本"},
           {line, c});
    if (!is_utf8(text))
      fail({"line {0}, column c{1}: the text is not UTF-8", "第 {0} 行 c{1} 列：文本不是 UTF-8"},
           {line, c}, {"decode by the host's text service", "请用主程序的文本服务解码"});
    cells += text;
  }
  if (static_cast<std::int64_t>(answer.rows.size()) >= how.most_rows) return;
  answer.lines.push_back(line);
  answer.rows.push_back(std::move(cells));
}

}  // namespace

ImporterRun::ImporterRun(Trial& trial)
    : table_(trial.table<pareto_importer_v1>()),
      host_(trial.host()),
      plugin_(trial.manifest().id),
      extension_(trial.extension()),
      language_(trial.subject().language),
      oldest_(trial.subject().oldest) {}

int ImporterRun::probe(const SampleFile& file) const {
  int sure = 0;
  const std::string first = file.bytes.substr(0, 64 * 1024);
  // Exactly as much memory as is lent.
  const sdk::testing::Fence fence(first.size(), "the first bytes of the file");
  std::memcpy(fence.data(), first.data(), first.size());
  fence.protect();
  plugins::call(plugin_, [&](pareto_error*) {
    sure = table_.probe({fence.data(), first.size()}, file.name.c_str());
    return PARETO_OK;
  });
  if (sure < 0 || sure > 100)
    fail({"its probe answers {} for {}: 0 to 100", "probe 对 {1} 返回 {0}，应为 0 到 100"},
         {sure, file.name});
  return sure;
}

void ImporterRun::open_only(const SampleFile& file) const {
  ImportHow how;
  how.batch = [](std::size_t) { return false; };
  static_cast<void>(read(file, how));
}

ImportAnswer ImporterRun::read(const SampleFile& file, const ImportHow& how) const {
  ImportAnswer answer;
  plugins::JobCallbacks callbacks;
  callbacks.cancel = how.cancel;
  callbacks.reject = [&](const plugins::Rejected& row) {
    answer.rejects.push_back(std::to_string(row.row) + " " + std::string(row.column) + " " +
                             std::string(row.why));
  };
  plugins::JobContext context(host_, plugins::Settings::parse(extension_.settings, {}),
                              {.language = language_, .home_currency = "CNY", .as_of = 20'000},
                              std::move(callbacks));
  const HostShape shape = oldest_ && how.shape == HostShape::Today ? HostShape::Oldest : how.shape;
  const Shaped job_table(*context.get(), shape);
  const pareto_job* job = job_table.get();
  Bytes from{&file.bytes, &how};
  const pareto_input today = input_of(file, from);
  const Shaped input_table(today, shape);
  const pareto_input* input = input_table.get();
  pareto_opened blank{};
  const Shaped opened_table(blank, shape, true);
  pareto_opened* opened = opened_table.get();
  void* run = nullptr;
  const auto refuse = [&](const Error& error) {
    if (error.code() == ErrorCode::Cancelled) throw error;
    const std::string words = error.text(Language::English);
    if (words.find("exception across") != std::string::npos) throw error;
    if (words.find("without saying why") != std::string::npos ||
        words.find("without a reason") != std::string::npos)
      fail({"it refuses {} without a word", "拒绝 {} 时没有说明"}, {file.name},
           {"fill the error's text: what is wrong, and what to do",
            "请填写错误说明：哪里不对、怎么办"});
    answer.refused = true;
    answer.words = words;
  };
  try {
    plugins::run_plugin(context, plugin_, [&](pareto_error* error) {
      return table_.open(job, input, &run, opened, error);
    });
  } catch (const Error& error) {
    refuse(error);
    return answer;
  }
  opened->encoding[sizeof opened->encoding - 1] = opened->part[sizeof opened->part - 1] = '\0';
  answer.encoding = opened->encoding;
  answer.part = opened->part;
  ArrowArrayStream raw{};
  std::optional<Error> own;  // what the check found, which is no refusal of the importer
  try {
    if (how.batch == nullptr || how.batch(0)) {
      plugins::run_plugin(context, plugin_,
                          [&](pareto_error* error) { return table_.read(run, &raw, error); });
      plugins::reading(plugin_, [&] {
        sdk::ImportedStream stream(&raw);
        try {
          check_schema(*stream.schema());
        } catch (const Error& error) {
          own = error;
          return;
        }
        answer.columns = stream.schema()->size() - 1;
        std::size_t batches = 0;
        for (sdk::Batch batch; stream.next(batch);) {
          try {
            for (std::int64_t row = 0; row < batch.rows(); ++row) keep_row(batch, row, how, answer);
          } catch (const Error& error) {
            own = error;
            return;
          }
          if (how.batch && !how.batch(++batches)) break;
        }
      });
    }
  } catch (const Error& error) {
    table_.close(run);
    refuse(error);
    return answer;
  } catch (...) {
    table_.close(run);
    throw;
  }
  table_.close(run);
  if (own) throw Error(*own).within({Text{"file {}", "文件 {}"}, {file.name}});
  return answer;
}

}  // namespace pareto::conformance
