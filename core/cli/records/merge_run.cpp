#include "core/cli/records/merge_run.hpp"

#include "core/base/counted.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/records/twins_output.hpp"
#include "core/jobs/job.hpp"

namespace pareto::cli {

int run_merge(Context& context, host::Host& host, twins::MergeRequest request) {
  const model::Entity& entity = host.schema().entity(request.entity);
  std::vector<std::int64_t> ids;
  for (const twins::Merging& pair : request.pairs) ids.insert(ids.end(), {pair.goes, pair.stays});
  const std::map<std::int64_t, twins::RecordFacts> records =
      twins::facts_of(host.reader(), entity, ids);
  const auto named = [&](std::int64_t id) {
    return records.contains(id) ? records.at(id).name : std::to_string(id);
  };
  records::OperationInfo info{.kind = "merge",
                              .title = entity.name + " " + named(request.pairs.front().stays) +
                                       " ← " + named(request.pairs.front().goes)};
  if (request.pairs.size() > 1)
    info.title += context.words({" and {} more", " 等 {} 个"}, {counted(request.pairs.size() - 1)});

  Progress progress = context.progress({"merging", "合并"}, {"records", "条"}, 2);
  jobs::Job job(host.jobs(), "merge", entity.name + " " + std::to_string(request.pairs.size()),
                [&](std::int64_t done, std::int64_t) { progress.update(done); });
  request.progress = [&](std::int64_t done, std::int64_t total) { job.progress(done, total); };
  request.cancel = job.cancel_flag();

  // What it would do is what it does, rolled back.
  twins::MergeResult result;
  {
    records::Transaction trial(host.records(), host.session(), info);
    result = twins::merge(trial, request, context.language);
    trial.finish_dry_run();
  }
  progress.clear();
  Stream& out = context.output.out;
  print_merge(context, host, request, records, result);
  out.line();
  if (context.arguments.flag("dry-run")) {
    job.finish("looked");
    out.line(context.words({"dry run: nothing was merged", "试运行：没有合并"}));
    return kDone;
  }
  if (!context.questioner.confirm(context.words({"Merge them so?", "就这样合并吗？"}), true)) {
    job.finish("unchanged");
    out.line(context.words({"nothing was merged", "没有合并"}));
    return kDone;
  }
  records::Transaction transaction(host.records(), host.session(), info);
  result = twins::merge(transaction, request, context.language);
  const std::int64_t operation = transaction.commit();
  progress.clear();
  std::int64_t moved = 0;
  for (const twins::MovedRows& rows : result.moved) moved += rows.moved;
  job.finish("merged " + std::to_string(request.pairs.size()) + ", moved " + std::to_string(moved));
  out.line(context.words({"merged {}, moved {} records", "已合并 {} 个，转移 {} 条记录"},
                         {counted(request.pairs.size()), counted(moved)}));
  print_labelled(
      out, {{context.words({"undo", "撤销"}),
             context.words({"pareto journal undo {}", "pareto journal undo {}"}, {operation})},
            {context.words({"rate the customers", "重算等级"}),
             context.words({"pareto tier run", "pareto tier run"})}});
  deliver(context, host);
  return kDone;
}

}  // namespace pareto::cli
