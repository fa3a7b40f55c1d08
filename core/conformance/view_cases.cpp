// L3 of views and actions, of a plugin's table and of its files alike: they fit the schema, can be
// shown over records and over none, and do what their preview says.
#include <algorithm>

#include "core/conformance/cases.hpp"
#include "core/conformance/sample_values.hpp"
#include "core/conformance/workspace.hpp"
#include "core/host/action_run.hpp"
#include "core/pivot/pivot.hpp"
#include "core/records/history/undo.hpp"
#include "core/records/list/list.hpp"
#include "core/views/actions.hpp"
#include "core/views/asked.hpp"
#include "core/views/catalogue.hpp"

namespace pareto::conformance {
namespace {

using model::ViewKind;

views::Place place_of(host::Host& host) {
  return {host.store(), host.schema(), host.workspace().zone()};
}

// Of the plugin that is checked; throws Skipped where it has none.
std::vector<views::Known> views_of(Trial& trial, host::Host& host) {
  std::vector<views::Known> out =
      views::Catalogue(host.plugins(), host.workspace().folder(), place_of(host)).checked();
  std::erase_if(out, [&](const views::Known& one) { return one.from != trial.manifest().id; });
  if (out.empty()) throw Skipped{Text{"it has no views", "它没有视图"}};
  return out;
}
std::vector<views::KnownAction> actions_of(Trial& trial, host::Host& host) {
  std::vector<views::KnownAction> out =
      views::Actions(host.plugins(), host.workspace().folder(), place_of(host)).all();
  std::erase_if(out,
                [&](const views::KnownAction& one) { return one.from != trial.manifest().id; });
  if (out.empty()) throw Skipped{Text{"it has no actions", "它没有动作"}};
  return out;
}

// All faults at once: whoever mends them does not want them one by one.
[[noreturn]] void fail_with(const std::vector<std::pair<std::string, Error>>& faults) {
  const auto all_in = [&](Language language) {
    std::string all;
    for (const auto& [id, fault] : faults)
      all += (all.empty() ? "" : "; ") +
             say(language, {"{0}: {1}", "{0}：{1}"}, {id, fault.text(language)});
    return all;
  };
  Error error(ErrorCode::Data,
              {Text{"{}", "{}"},
               {Argument{all_in(Language::English), all_in(Language::ChineseSimplified)}}});
  if (faults.size() == 1) {
    Error only = faults.front().second;
    throw only.within({Text{"{}", "{}"}, {faults.front().first}});
  }
  throw error;
}

template <class Known>
void require_fit(const std::vector<Known>& all, const auto& id_of) {
  std::vector<std::pair<std::string, Error>> faults;
  for (const Known& one : all) {
    for (const Error& fault : one.faults) faults.emplace_back(id_of(one), fault);
  }
  if (!faults.empty()) fail_with(faults);
}

void views_fit(Trial& trial) {
  TestWorkspace workspace(trial, false);
  require_fit(views_of(trial, workspace.host()), [](const auto& one) { return one.view.id; });
}
void actions_fit(Trial& trial) {
  TestWorkspace workspace(trial, false);
  require_fit(actions_of(trial, workspace.host()), [](const auto& one) { return one.action.id; });
}

// Everything that a view shows is read to its end.
void show(host::Host& host, const model::View& view, views::Asked asked) {
  const auto drain = [](sdk::BatchStream& rows) {
    for (sdk::Batch batch; rows.next(batch);) {
    }
  };
  if (!view.subject.empty()) {
    const records::List all =
        records::list_records(host.store(), host.session(), host.schema(),
                              {.entity = view.subject, .columns = {"id", "code"}, .limit = 1});
    sdk::Batch first;
    if (!all.rows->next(first) || first.rows() == 0) return;  // nothing that it could be about
    asked.subject =
        records::Named{first.column(0).integer(0), std::string(first.column(1).text(0)), ""};
  }
  if (view.kind == ViewKind::Matrix) {
    drain(*pivot::pivot(host.store(), host.session(), host.schema(),
                        views::matrix_request(view, host.schema(), asked))
               .rows);
  } else if (view.kind != ViewKind::Cards) {
    drain(*records::list_records(host.store(), host.session(), host.schema(),
                                 views::list_request(view, host.schema(), asked))
               .rows);
  }
  for (const model::ViewQuery& query : view.queries) {
    if (query.pivot) {
      drain(*pivot::pivot(host.store(), host.session(), host.schema(),
                          views::pivot_request(*query.pivot, asked))
                 .rows);
      continue;
    }
    drain(*views::selected_rows(host.store(), host.session(), host.schema(), query, asked,
                                host.workspace().settings().home_currency));
  }
}

void show_all(Trial& trial, bool filled) {
  TestWorkspace workspace(trial, filled);
  host::Host& host = workspace.host();
  const views::Asked asked{.as_of = host.as_of({}),
                           .zone = host.workspace().zone(),
                           .language = trial.subject().language};
  for (const views::Known& one : views_of(trial, host)) {
    if (!one.faults.empty()) continue;  // views.fit says so
    try {
      show(host, one.view, asked);
    } catch (Error& error) {
      throw error.within({Text{"view {}", "视图 {}"}, {one.view.id}});
    }
  }
}
void views_filled(Trial& trial) { show_all(trial, true); }
void views_empty(Trial& trial) { show_all(trial, false); }

std::string words_of(const views::ActionResult& result) {
  std::string out;
  for (const records::Effect& effect : result.effects)
    out += effect.entity + " +" + std::to_string(effect.created) + " ~" +
           std::to_string(effect.changed) + " -" + std::to_string(effect.removed) + "\n";
  for (const records::RecordChange& change : result.examples) {
    for (const records::ValueChange& value : change.values)
      out += change.entity + std::to_string(change.id) + "." + value.field + ": " + value.before +
             " > " + value.after + "\n";
  }
  return out;
}

// On some records for which it makes sense. False where there are none.
bool act(host::Host& host, const model::Action& action, Language language) {
  records::ListRequest chosen{.entity = action.entity,
                              .columns = {"id"},
                              .where = action.where,
                              .zone = host.workspace().zone(),
                              .today = host.today(),
                              .limit = 3};
  std::vector<std::int64_t> ids;
  const records::List list =
      records::list_records(host.store(), host.session(), host.schema(), chosen);
  for (sdk::Batch batch; list.rows->next(batch);) {
    for (std::int64_t row = 0; row < batch.rows(); ++row)
      ids.push_back(batch.column(0).integer(row));
  }
  if (ids.empty()) return false;
  views::ActionRequest request{.action = action,
                               .ids = ids,
                               .form = required_values(action.form),
                               .as_of = host.as_of({}),
                               .dry_run = true,
                               .language = language};
  const std::string before = words_of(host::run_action(host, request));
  request.dry_run = false;
  const views::ActionResult done = host::run_action(host, request);
  if (words_of(done) != before)
    fail({"its preview says \"{0}\" and it does \"{1}\"", "预览说“{0}”，实际做了“{1}”"},
         {before, words_of(done)},
         {"what it writes may depend on the records and the form alone",
          "写入的内容只能取决于记录和表单"});
  if (done.operation == 0) return true;
  const records::UndoPlan undone =
      records::undo_if_whole(host.records(), host.session(), done.operation);
  if (!undone.done)
    fail({"what it did cannot be undone: {} conflicts", "所做的更改无法撤销：{} 处冲突"},
         {undone.conflict_count});
  return true;
}

void actions_run(Trial& trial) {
  TestWorkspace workspace(trial, true);
  host::Host& host = workspace.host();
  bool any = false;
  for (const views::KnownAction& one : actions_of(trial, host)) {
    if (!one.faults.empty()) continue;
    try {
      any = act(host, one.action, trial.subject().language) || any;
    } catch (Error& error) {
      throw error.within({Text{"action {}", "动作 {}"}, {one.action.id}});
    }
  }
  if (!any)
    throw Skipped{
        Text{"there are no records for its actions here", "这里没有可供其动作处理的记录"}};
}

constexpr Case kCases[] = {
    {"views.fit", 3, "", {"its views fit the schema", "视图与数据结构相符"}, 60, views_fit},
    {"views.filled", 3, "", {"its views can be shown", "视图可以显示"}, 60, views_filled},
    {"views.empty",
     3,
     "",
     {"its views can be shown where there is nothing yet", "空工作区中视图也能显示"},
     60,
     views_empty},
    {"actions.fit", 3, "", {"its actions fit the schema", "动作与数据结构相符"}, 60, actions_fit},
    {"actions.run",
     3,
     "",
     {"its actions do what their preview says, and can be undone", "动作与预览一致，且可撤销"},
     60,
     actions_run},
};

}  // namespace

std::span<const Case> view_cases() { return kCases; }

}  // namespace pareto::conformance
