// L2 to L5 of entities and of fields that a plugin adds: what they say of themselves, and records
// of them, written, read, changed, removed and taken back.
#include <algorithm>
#include <chrono>
#include <map>

#include "core/conformance/cases.hpp"
#include "core/conformance/sample_records.hpp"
#include "core/conformance/timing.hpp"
#include "core/conformance/workspace.hpp"
#include "core/records/history/undo.hpp"
#include "core/records/list/condition.hpp"
#include "core/records/list/list.hpp"
#include "core/views/asked.hpp"
#include "core/views/default_views.hpp"
#include "pareto/testing/torture.hpp"

namespace pareto::conformance {
namespace {

using model::Entity;
using model::Field;

// Two fields of one label: a heading of a file means the first of them, and people choose by it.
void require_labels(const std::string& of, const std::vector<Field>& fields) {
  for (const Language language : {Language::English, Language::ChineseSimplified}) {
    std::map<std::string, std::string> seen;
    for (const Field& field : fields) {
      const auto [at, fresh] = seen.emplace(field.label.in(language), field.name);
      if (!fresh)
        fail({"{0}: {1} and {2} are both called \"{3}\"", "{0}：{1} 和 {2} 都叫“{3}”"},
             {of, at->second, field.name, at->first},
             {"people and headings of files tell fields by their labels",
              "人和文件的列名都靠名称区分字段"});
    }
  }
}

void entity_labels(Trial& trial) {
  for (const Entity& entity : trial.manifest().entities) require_labels(entity.name, entity.fields);
}
void field_labels(Trial& trial) {
  for (const plugins::AddedFields& added : trial.manifest().fields)
    require_labels(added.entity, added.fields);
}

// What is asked for by CLEAR cannot be done to a field that must be there.
void cascade(Trial& trial) {
  for (const Entity& entity : trial.manifest().entities) {
    if (entity.cascade != model::Cascade::Clear) continue;
    for (const Field& field : entity.fields) {
      if (field.meaning == model::Meaning::Reference && field.required)
        fail({"{0}: {1} is cleared when its record goes, and must be there",
              "{0}：{1} 在其记录删除时要清空，却又必填"},
             {entity.name, field.name},
             {"PARETO_CASCADE_DELETE, PARETO_CASCADE_REFUSE, or let it be empty",
              "请用 PARETO_CASCADE_DELETE、PARETO_CASCADE_REFUSE，或允许为空"});
    }
  }
}

// Every field of the records, computed ones among them, read to the end.
std::int64_t read_all(host::Host& host, const Entity& entity) {
  std::vector<std::string> columns{"id"};
  for (const Field& field : entity.fields) {
    if (!field.secret) columns.push_back(field.name);
  }
  std::int64_t rows = 0;
  const records::List list = records::list_records(host.store(), host.session(), host.schema(),
                                                   {.entity = entity.name, .columns = columns});
  for (sdk::Batch batch; list.rows->next(batch);) rows += batch.rows();
  return rows;
}

// A condition that cannot be asked hides its field for good.
void require_conditions(host::Host& host, const Entity& entity, const std::string& plugin) {
  for (const Field& field : entity.fields) {
    if (field.visible_if.empty() || field.plugin != plugin) continue;
    try {
      records::Conditions(host.schema(), entity, host.workspace().zone(), host.today())
          .add(host.connection(), field.visible_if);
    } catch (Error& error) {
      throw error.within(
          {Text{"{0}, shown if \"{1}\"", "{0}，显示条件“{1}”"}, {field.name, field.visible_if}});
    }
  }
}

void require_undone(host::Host& host, std::int64_t operation, const Entity& entity) {
  const records::UndoPlan plan = records::undo_if_whole(host.records(), host.session(), operation);
  if (!plan.done)
    fail({"{0}: it cannot be taken back: {1} conflicts", "{0}：无法撤销：{1} 处冲突"},
         {entity.spoken(), plan.conflict_count});
}

// The life of a record, as far as the kind of record decides it.
void live(host::Host& host, const Entity& entity) {
  require_conditions(host, entity, "");
  const std::int64_t before = read_all(host, entity);
  std::vector<std::int64_t> ids;
  create_samples(host, entity, {.rows = 5, .nulls = 0.5}, ids);
  if (read_all(host, entity) != before + 5)
    fail({"{}: records that were added are not there", "{}：新增的记录不在"}, {entity.spoken()});
  // As they are seen without a word of the plugin's.
  const views::Asked asked{.as_of = host.as_of({}), .zone = host.workspace().zone()};
  const records::List list =
      records::list_records(host.store(), host.session(), host.schema(),
                            views::list_request(views::default_list(entity), host.schema(), asked));
  for (sdk::Batch batch; list.rows->next(batch);) {
  }
  records::Transaction changing(host.records(), host.session(), {.kind = "set", .title = "check"});
  sdk::Batch other = sample_records(host, entity, {.rows = 5, .seed = 2});
  const records::WriteResult changed = changing.update(entity, ids, other);
  if (!changed.rejects.empty()) {
    Error error(ErrorCode::Data, changed.rejects.front().why);
    throw error.within({Text{"{0}, field {1}", "{0}，字段 {1}"},
                        {entity.spoken(), changed.rejects.front().field}});
  }
  require_undone(host, changing.commit(), entity);
  records::Transaction removing(host.records(), host.session(),
                                {.kind = "remove", .title = "check"});
  static_cast<void>(removing.remove(entity, ids));
  const std::int64_t removal = removing.commit();
  if (read_all(host, entity) != before)
    fail({"{}: records that were removed are still there", "{}：已删除的记录仍在"},
         {entity.spoken()});
  require_undone(host, removal, entity);
  if (read_all(host, entity) != before + 5)
    fail({"{}: removed records did not come back", "{}：删除的记录没有恢复"}, {entity.spoken()});
}

template <class Work>
void each_entity(Trial& trial, host::Host& host, Work work) {
  for (const Entity& entity : trial.manifest().entities) {
    try {
      work(host.schema().entity(entity.name));
    } catch (Error& error) {
      throw error.within({Text{"{}", "{}"}, {entity.spoken()}});
    }
  }
}

void records_live(Trial& trial) {
  TestWorkspace workspace(trial, true);
  each_entity(trial, workspace.host(),
              [&](const Entity& entity) { live(workspace.host(), entity); });
}

// Rows that a rule refuses are refused; the others are there, and all of their fields can be read.
void write_chance(host::Host& host, const Entity& entity, const SampleHow& how) {
  const sdk::Batch rows = sample_records(host, entity, how);
  records::Transaction writing(host.records(), host.session(), {.kind = "add", .title = "check"});
  static_cast<void>(writing.create(entity, rows));
  writing.commit();
  static_cast<void>(read_all(host, entity));
}

void records_extreme(Trial& trial) {
  TestWorkspace workspace(trial, true);
  each_entity(trial, workspace.host(), [&](const Entity& entity) {
    for (std::uint64_t seed = 1; seed <= 4; ++seed)
      write_chance(workspace.host(), entity,
                   {.rows = 300, .seed = seed, .nulls = 0.2, .extremes = true});
    write_chance(workspace.host(), entity, {.rows = 50, .seed = 9, .nulls = 1});
  });
}

// Values for the fields that it adds, on records that are there.
void set_added(Trial& trial, host::Host& host, const SampleHow& how) {
  const Entity& entity = host.schema().entity(trial.extension().id);
  require_conditions(host, entity, trial.manifest().id);
  std::vector<std::int64_t> ids = ids_of(host, entity.name, how.rows);
  if (ids.empty()) create_samples(host, entity, {.rows = 5, .nulls = 1}, ids);
  SampleHow own = how;
  own.rows = static_cast<std::int64_t>(ids.size());
  own.fields_of = trial.manifest().id;
  records::Transaction writing(host.records(), host.session(), {.kind = "set", .title = "check"});
  const sdk::Batch rows = sample_records(host, entity, own);
  if (rows.columns() > 0) static_cast<void>(writing.update(entity, ids, rows));
  writing.commit();
  if (read_all(host, entity) == 0)
    fail({"{}: its records can no longer be read", "{}：记录无法再读取"}, {entity.spoken()});
}

void fields_set(Trial& trial) {
  TestWorkspace workspace(trial, true);
  set_added(trial, workspace.host(), {.rows = 12});
  set_added(trial, workspace.host(), {.rows = 12, .seed = 2, .nulls = 0.5});
}
void fields_extreme(Trial& trial) {
  TestWorkspace workspace(trial, true);
  for (std::uint64_t seed = 1; seed <= 10; ++seed)
    set_added(trial, workspace.host(), {.rows = 12, .seed = seed, .nulls = 0.2, .extremes = true});
  set_added(trial, workspace.host(), {.rows = 12, .seed = 11, .nulls = 1});
}

template <class Work>
void for_ten_seconds(Trial& trial, Work work) {
  sdk::testing::Noise noise(trial.subject().seed);
  const auto since = std::chrono::steady_clock::now();
  while (milliseconds_since(since) < 10'000) {
    const std::uint64_t seed = noise.next() % 1'000'000;
    try {
      work(SampleHow{
          .rows = 1 + noise.below(60), .seed = seed, .nulls = noise.real(), .extremes = true});
    } catch (Error& error) {
      throw error.within({Text{"records of seed {}", "种子为 {} 的记录"}, {seed}});
    }
  }
}
void records_fuzz(Trial& trial) {
  TestWorkspace workspace(trial, true);
  for_ten_seconds(trial, [&](const SampleHow& how) {
    each_entity(trial, workspace.host(),
                [&](const Entity& entity) { write_chance(workspace.host(), entity, how); });
  });
}
void fields_fuzz(Trial& trial) {
  TestWorkspace workspace(trial, true);
  for_ten_seconds(trial, [&](const SampleHow& how) { set_added(trial, workspace.host(), how); });
}

constexpr const char *kEntities = PARETO_EXT_ENTITIES, *kFields = PARETO_EXT_FIELDS;
constexpr Case kCases[] = {
    {"entities.labels",
     2,
     kEntities,
     {"fields are told apart by their labels", "字段名称各不相同"},
     10,
     entity_labels},
    {"entities.cascade",
     2,
     kEntities,
     {"what shall be cleared can be empty", "要清空的字段允许为空"},
     10,
     cascade},
    {"fields.labels",
     2,
     kFields,
     {"fields are told apart by their labels", "字段名称各不相同"},
     10,
     field_labels},
    {"entities.records",
     3,
     kEntities,
     {"records are added, shown, changed, removed and taken back", "记录可增、查、改、删并撤销"},
     60,
     records_live},
    {"fields.values",
     3,
     kFields,
     {"its fields can be set and read", "字段可写可读"},
     60,
     fields_set},
    {"entities.extremes",
     4,
     kEntities,
     {"the ends of every type, nulls, and texts of every kind", "各类型极值、空值与各种文本"},
     90,
     records_extreme},
    {"fields.extremes",
     4,
     kFields,
     {"the ends of every type, nulls, and texts of every kind", "各类型极值、空值与各种文本"},
     90,
     fields_extreme},
    {"entities.fuzz",
     5,
     kEntities,
     {"ten seconds of records of chance", "十秒随机记录"},
     90,
     records_fuzz},
    {"fields.fuzz",
     5,
     kFields,
     {"ten seconds of values of chance", "十秒随机取值"},
     90,
     fields_fuzz},
};

}  // namespace

std::span<const Case> entity_cases() { return kCases; }

}  // namespace pareto::conformance
