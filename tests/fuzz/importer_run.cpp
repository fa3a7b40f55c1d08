#include "tests/fuzz/importer_run.hpp"

#include <algorithm>
#include <cstring>

#include "core/base/encoding.hpp"
#include "core/host/services/services.hpp"
#include "core/model/field.hpp"
#include "core/plugins/host_table.hpp"
#include "core/plugins/job_context.hpp"
#include "pareto/importer.hpp"
#include "tests/fuzz/target.hpp"

namespace pareto::fuzz {
namespace {

std::int64_t read_at(const pareto_input* input, std::uint64_t offset, void* into,
                     std::uint64_t size) {
  const auto& bytes = *static_cast<const std::string_view*>(input->ctx);
  if (offset >= bytes.size()) return 0;
  const std::uint64_t got = std::min<std::uint64_t>(size, bytes.size() - offset);
  std::memcpy(into, bytes.data() + offset, got);
  return static_cast<std::int64_t>(got);
}

template <std::size_t N>
std::string_view text_of(const char (&chars)[N]) {
  const std::size_t size = ::strnlen(chars, N);
  must(size < N, "a text of the importer ends with NUL");
  return {chars, size};
}

void must_be_error(pareto_status status, const pareto_error& error) {
  must(status != PARETO_E_MEMORY, "memory is bounded");
  must(error.status == status, "the error has the status that was answered");
  must(!text_of(error.text).empty(), "a failure has words");
  must(is_valid_utf8(text_of(error.text)), "the words of a failure are UTF-8", error.text);
}

void check(const sdk::Batch& batch) {
  must(batch.columns() > 0, "a batch has its line column");
  for (std::int64_t row = 0; row < batch.rows(); ++row) {
    must(!batch.column(0).is_null(row) && batch.column(0).integer(row) >= 0, "each row has a line");
    for (std::size_t c = 1; c < batch.columns(); ++c) {
      const sdk::ColumnView column = batch.column(c);
      if (column.is_null(row)) continue;
      const std::string_view text = column.text(row);
      must(!text.empty(), "an empty cell is null");
      must(is_valid_utf8(text), "a cell is UTF-8", text);
    }
  }
}

void check(const plugins::Rejected& row) {
  must(row.row >= 0, "a reject has a line");
  must(!row.why.empty(), "a reject has a reason");
  must(is_valid_utf8(row.why), "the reason of a reject is UTF-8", row.why);
  must(is_valid_utf8(row.value), "the value of a reject is UTF-8", row.value);
}

}  // namespace

void run_importer(const void* table, std::string_view bytes, const std::string& name,
                  const std::map<std::string, std::string>& settings) {
  static const plugins::ServiceRegistry& services = []() -> const plugins::ServiceRegistry& {
    static plugins::ServiceRegistry made;
    made.add(PARETO_SVC_TEXT, &host::text_service());
    return made;
  }();
  static const plugins::HostTable host("fuzz", {PARETO_SVC_TEXT}, &services, {});
  const auto& importer = *static_cast<const pareto_importer_v1*>(table);
  std::uint64_t rejects = 0;
  plugins::JobContext job(
      host.get(), plugins::Settings::parse(model::fields_from(importer.settings, ""), settings),
      {.language = bytes.size() % 2 == 0 ? Language::English : Language::ChineseSimplified,
       .home_currency = "CNY"},
      {.reject = [&](const plugins::Rejected& row) {
        check(row);
        ++rejects;
      }});
  const pareto_input input{sizeof input, &bytes, name.c_str(), bytes.size(), &read_at};

  const std::int32_t sure =
      importer.probe({bytes.data(), std::min<std::size_t>(bytes.size(), 65'536)}, name.c_str());
  must(sure >= 0 && sure <= 100, "a probe answers 0 to 100");
  pareto_error error = sdk::no_error();
  pareto_opened opened{};
  opened.size_of = sizeof opened;
  void* run = nullptr;
  if (const auto status = importer.open(job.get(), &input, &run, &opened, &error);
      status != PARETO_OK) {
    return must_be_error(status, error);
  }
  must(is_valid_utf8(text_of(opened.encoding)), "the encoding is UTF-8");
  must(is_valid_utf8(text_of(opened.part)), "the part is UTF-8", opened.part);
  must(is_valid_utf8(text_of(opened.detail)), "the detail is UTF-8", opened.detail);
  ArrowArrayStream raw{};
  const auto status = importer.read(run, &raw, &error);
  if (status != PARETO_OK) {
    must_be_error(status, error);
  } else {
    try {
      sdk::ImportedStream stream(&raw);
      const std::size_t columns = stream.schema()->size();
      must(columns > 1 && columns <= 16'385, "the number of columns is that of a table");
      for (sdk::Batch batch; stream.next(batch);) check(batch);
    } catch (const std::bad_alloc&) {
      must(false, "memory is bounded");
    } catch (const std::exception& failure) {
      must(std::strlen(failure.what()) > 0, "a failing stream has words");
    }
  }
  must(rejects <= bytes.size() * 2 + 2, "there are no more rejects than signs");
  importer.close(run);
  job.rethrow();
}

}  // namespace pareto::fuzz
