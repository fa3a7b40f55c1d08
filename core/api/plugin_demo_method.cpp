// The demo data that a plugin brings: imported, or taken back, as `pareto plugin demo` does.
#include "core/api/write_parts.hpp"
#include "core/host/demo_data.hpp"
#include "core/host/importing.hpp"
#include "core/records/history/undo.hpp"

namespace pareto::api {
namespace {

void write_files(Call& call, const imports::ImportSet& set,
                 const std::vector<imports::ImportResult>& results) {
  JsonWriter& out = call.out;
  out.key("files").begin_array();
  for (std::size_t i = 0; i < set.requests.size(); ++i) {
    const imports::ImportResult none, &result = i < results.size() ? results[i] : none;
    out.begin_object()
        .member("name", set.requests[i].file.filename().string())
        .member("entity", set.requests[i].entity);
    out.key("created")
        .integer(result.written.created)
        .key("updated")
        .integer(result.written.updated)
        .key("rejected")
        .integer(result.rejected)
        .end_object();
  }
  out.end_array();
}

// What is there already is not imported again, what is not there not taken back; changed by hand it
// stays, and is counted.
void demo(Call& call) {
  host::Host& host = call.host;
  const host::DemoData data = host::demo_data(host, call.given.text("plugin"));
  const bool back = call.given.flag("undo"), looks = call.given.flag("dry_run");
  std::vector<imports::ImportResult> results;
  std::int64_t operation = data.there.value_or(0), kept = 0;
  if (!looks && back && data.there) {
    kept = records::undo(host.records(), host.session(), *data.there,
                         {.progress = call.progress, .cancel = call.cancel})
               .conflict_count;
    operation = 0;
  } else if (!looks && !back && !data.there) {
    jobs::Job job(call.surroundings(), "import", data.set.title, call.progress);
    imports::SetResult imported = imports::run_imports(data.set, host::import_context(host, &job));
    operation = imported.operation;
    results = std::move(imported.files);
  }
  call.out.begin_object();
  write_id(call.out, "operation", operation);
  write_files(call, data.set, results);
  call.out.key("there").flag(operation != 0).key("kept").integer(kept).end_object();
  if (operation != data.there.value_or(0)) static_cast<void>(host.deliver());
}

}  // namespace

std::vector<Method> plugin_demo_methods() {
  return {
      {.name = "plugins.demo",
       .summary = {"import the demo data that one brings, as one operation, or take it back",
                   "导入插件附带的演示数据（一次操作），或撤销"},
       .parameters = {{"plugin", Kind::Text, {"its name", "插件名"}, true},
                      {"undo", Kind::Flag, {"take it back", "撤销导入"}},
                      {"dry_run",
                       Kind::Flag,
                       {"only say which files there are, and whether they are imported",
                        "只看有哪些文件、是否已导入"}}},
       .answer =
           "{operation: id|null, files: [{name: text, entity: text, created: int, updated: int, rejected: int}], there: flag, kept: int}",
       .changes = true,
       .duty = access::Duty::Configure,
       .run = demo}};
}

}  // namespace pareto::api
