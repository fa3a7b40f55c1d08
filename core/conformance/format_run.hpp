// Renders documents in a format through its C table, as the host does, into memory.
//
// One thread per run; runs of one format may go beside each other.
#pragma once

#include <algorithm>
#include <atomic>
#include <map>
#include <string>

#include "core/conformance/case.hpp"
#include "core/conformance/host_shapes.hpp"
#include "core/plugins/job_context.hpp"
#include "core/plugins/plugin_call.hpp"
#include "pareto/testing/torture_document.hpp"

namespace pareto::conformance {

struct FormatHow {
  const char* language = "en";
  bool many_files = true;
  std::int64_t fails_after = -1;  // bytes that the sink takes; -1: all
  const std::atomic<bool>* cancel = nullptr;
  bool finish = true;
  HostShape shape = HostShape::Today;
};

struct RenderedFiles {
  std::map<std::string, std::string> bytes;
  std::string current;
  std::int64_t left = -1;
  bool failed = false;
};

class FormatRun {
 public:
  explicit FormatRun(Trial& trial)
      : table_(trial.table<pareto_format_v1>()),
        trial_(trial),
        host_(trial.host()),
        plugin_(trial.manifest().id) {}

  template <class Write>
  std::map<std::string, std::string> render(Write write, const FormatHow& how = {}) const {
    RenderedFiles files{.bytes = {{"", ""}}, .current = "", .left = how.fails_after};
    plugins::JobCallbacks callbacks;
    callbacks.cancel = how.cancel;
    plugins::JobContext context(host_, plugins::Settings::parse(trial_.extension().settings, {}),
                                {.language = *parse_language(how.language),
                                 .home_currency = "CNY",
                                 .as_of = 20'600,
                                 .time_zone_minutes = 480},
                                std::move(callbacks));
    const HostShape shape =
        trial_.subject().oldest && how.shape == HostShape::Today ? HostShape::Oldest : how.shape;
    const Shaped job_table(*context.get(), shape);
    const pareto_job* job = job_table.get();
    pareto_sink sink{};
    sink.size_of = sizeof sink;
    sink.ctx = &files;
    sink.write = [](const pareto_sink* self, const void* bytes,
                    std::uint64_t size) -> pareto_status {
      auto& into = *static_cast<RenderedFiles*>(self->ctx);
      if (into.left >= 0 && static_cast<std::int64_t>(size) > into.left)
        return into.failed = true, PARETO_E_IO;
      if (into.left >= 0) into.left -= static_cast<std::int64_t>(size);
      into.bytes[into.current].append(static_cast<const char*>(bytes), size);
      return PARETO_OK;
    };
    if (how.many_files) {
      sink.next_file = [](const pareto_sink* self, const char* name) -> pareto_status {
        auto& into = *static_cast<RenderedFiles*>(self->ctx);
        into.current = name != nullptr ? name : "";
        into.bytes.try_emplace(into.current);
        return PARETO_OK;
      };
    }
    pareto_document blank{};
    const Shaped document_table(blank, shape, true);
    pareto_document* document = document_table.get();
    void* run = nullptr;
    plugins::call(plugin_, [&](pareto_error* error) {
      return table_.open(job, &sink, document, &run, error);
    });
    try {
      if (document->begin == nullptr || document->heading == nullptr ||
          document->paragraph == nullptr || document->figures == nullptr ||
          document->table == nullptr || document->chart == nullptr ||
          document->page_break == nullptr)
        fail({"it leaves a function of the document out", "它没有给出文档的全部函数"});
      sdk::Document to(document);
      plugins::reading(plugin_, [&] { write(to); });
      if (how.finish)
        plugins::call(plugin_, [&](pareto_error* error) { return table_.finish(run, error); });
    } catch (...) {
      table_.close(run);
      throw;
    }
    table_.close(run);
    if (files.failed)
      fail({"what it wrote was not taken, and it ended as if it had been",
            "写出的内容未被接收，它却当作成功结束"},
           {}, {"look at what the sink answers", "请检查 sink 的返回值"});
    return files.bytes;
  }

  void whole(const FormatHow& how = {}, const sdk::testing::TortureDocument& document = {}) const {
    const auto files =
        render([&](sdk::Document& to) { sdk::testing::write_torture_document(to, document); }, how);
    if (std::ranges::all_of(files, [](const auto& file) { return file.second.empty(); }))
      fail({"it wrote nothing", "没有写出任何内容"});
  }

 private:
  const pareto_format_v1& table_;
  Trial& trial_;
  const pareto_host* host_;
  std::string plugin_;
};

}  // namespace pareto::conformance
