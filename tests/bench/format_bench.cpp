// Writes a report of N rows and ten columns (five texts, five numbers) by a format's plugin, as the
// host would:
//
//     pareto_bench_format build/bench/plugins/xlsx_format/xlsx_format.so 100000 out.xlsx
//
// The rows are those of the peers' bare loop over libxlsxwriter, so that what is measured beside it
// is what Pareto adds.
#include <dlfcn.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <string>

#include "pareto/abi/plugin.h"
#include "pareto/format.hpp"
#include "pareto/testing/test_job.hpp"

namespace {

using namespace pareto::sdk;

const pareto_format_v1* format_of(const char* library) {
  void* handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) throw Failure(PARETO_E_ARGUMENT, dlerror());
  using Entry = const pareto_plugin_v0* (*)();
  const auto entry = reinterpret_cast<Entry>(dlsym(handle, "pareto_plugin_entry_v0"));
  if (entry == nullptr) throw Failure(PARETO_E_ARGUMENT, std::string(library) + " is no plugin");
  for (auto each = entry()->extensions; *each != nullptr; ++each) {
    if (std::string_view((*each)->id) == PARETO_EXT_FORMAT)
      return static_cast<const pareto_format_v1*>((*each)->table);
  }
  throw Failure(PARETO_E_ARGUMENT, std::string(library) + " has no format");
}

TableInfo table() {
  TableInfo info{.name = "report",
                 .columns = {{.name = "code", .label = "编码", .role = Role::Key},
                             {.name = "name", .label = "客户"},
                             {.name = "province", .label = "省份"},
                             {.name = "industry", .label = "行业"},
                             {.name = "owner", .label = "负责人"}}};
  for (int c = 5; c < 10; ++c)
    info.columns.push_back(
        {.name = "n" + std::to_string(c), .label = "数 " + std::to_string(c), .type = Type::Real});
  return info;
}

std::unique_ptr<BatchStream> rows(const TableInfo& info, long count) {
  return make_stream(info.schema(), [schema = info.schema(), count, r = 0L](Batch& batch) mutable {
    static constexpr const char* kProvinces[] = {"广东", "江苏", "上海", "Texas"};
    if (r >= count) return false;
    BatchBuilder builder(schema);
    char text[64];
    for (int i = 0; i < 4'096 && r < count; ++i, ++r) {
      std::snprintf(text, sizeof text, "C%07ld", r);
      builder.text(0, text);
      std::snprintf(text, sizeof text, "客户 Customer %ld 有限公司", r);
      builder.text(1, text);
      builder.text(2, kProvinces[r & 3]);
      builder.text(3, "Machinery");
      std::snprintf(text, sizeof text, "S%03ld", r % 60);
      builder.text(4, text);
      for (std::size_t c = 5; c < 10; ++c)
        builder.real(c, static_cast<double>(r) * 1.25 + static_cast<double>(c));
      builder.end_row();
    }
    batch = builder.finish();
    return true;
  });
}

void write(const char* library, long count, const char* file) {
  const pareto_format_v1* format = format_of(library);
  testing::TestJob host({}, "zh-Hans");
  std::ofstream out(file, std::ios::binary);
  pareto_sink sink{};
  sink.size_of = sizeof sink;
  sink.ctx = &out;
  sink.write = [](const pareto_sink* self, const void* bytes, std::uint64_t size) -> pareto_status {
    auto& to = *static_cast<std::ofstream*>(self->ctx);
    return to.write(static_cast<const char*>(bytes), static_cast<std::streamsize>(size))
               ? PARETO_OK
               : PARETO_E_IO;
  };
  pareto_document document{};
  document.size_of = sizeof document;
  pareto_error error = no_error();
  void* run = nullptr;
  require(format->open(host.c(), &sink, &document, &run, &error), error);
  Document to(&document);
  to.begin({.title = "报告", .firm = "晴隰"});
  to.heading(1, "report");
  const TableInfo info = table();
  to.table(info, rows(info, count));
  require(format->finish(run, &error), error);
  format->close(run);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: %s PLUGIN.so ROWS FILE\n", argv[0]);
    return 2;
  }
  try {
    write(argv[1], std::atol(argv[2]), argv[3]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
