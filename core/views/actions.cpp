#include "core/views/actions.hpp"

#include <algorithm>

#include "core/model/path.hpp"
#include "core/plugins/manifest_views.hpp"
#include "core/records/list/condition.hpp"
#include "core/views/faults.hpp"
#include "core/views/view_file.hpp"

namespace pareto::views {
namespace {

namespace fs = std::filesystem;
using model::Action;
using model::ActionValue;
using model::Entity;
using model::Field;

std::vector<ActionValue> read_values(TomlTable& from, std::string_view key) {
  std::vector<ActionValue> out;
  for (const auto& [field, text] : from.values(key))
    out.push_back({field, text, from.place_of(key)});
  return out;
}

class Check {
 public:
  Check(const Action& action, const Place& place) : action_(action), place_(place) {}

  std::vector<Error> run() {
    const Entity* entity = entity_of(action_.place_of("entity"), action_.entity);
    if (entity == nullptr) return faults_.take();
    for (const std::string& condition : action_.where) {
      faults_.attempt(action_.place_of("where"), [&] {
        records::Conditions(place_.schema, *entity, place_.zone, Date{})
            .add(place_.store.connection(), condition);
      });
    }
    for (const ActionValue& value : action_.sets) check_value(*entity, value, false);
    for (const model::ActionCreate& create : action_.creates) {
      const Entity* made = entity_of(create.place, create.entity);
      if (made == nullptr) continue;
      for (const ActionValue& value : create.values) check_value(*made, value, true);
    }
    return faults_.take();
  }

 private:
  const Entity* entity_of(const std::string& where, const std::string& name) {
    const Entity* found = nullptr;
    faults_.attempt(where, [&] { found = &place_.schema.entity(name); });
    return found;
  }

  void check_value(const Entity& entity, const ActionValue& value, bool creates) {
    const Field* field = entity.find(value.field);
    if (field == nullptr) {
      const bool elsewhere = faults_.attempt(
          value.place, [&] { (void)model::path_named(place_.schema, entity, value.field); });
      if (elsewhere)
        faults_.add(value.place,
                    Message(Text{"{} is no field of {} itself", "{} 不是{}自己的字段"},
                            {value.field, entity.spoken()}),
                    Message(Text{"choose one of its own fields", "请选它自己的字段"}));
      return;
    }
    if (field->read_only || !field->stored() || field->secret) {
      faults_.add(
          value.place,
          Message(Text{"{} is kept by the program and cannot be set", "{} 由系统维护，不能设置"},
                  {value.field}),
          Message(Text{"take it out", "请去掉这一项"}));
    }
    for (const std::string& name : names_in(value.text)) {
      if (name == kAsOf || name == kUser ||
          std::ranges::any_of(action_.form, [&](const Field& each) { return each.name == name; }))
        continue;
      if (name == kRecord) {
        const bool whole = value.text == "{record}" &&
                           field->meaning == model::Meaning::Reference &&
                           field->reference == action_.entity;
        if (whole && creates) continue;
        faults_.add(value.place,
                    Message(Text{"{{record}} stands alone, in a reference to {} of a new record",
                                 "{{record}} 只能单独用在新记录中指向 {} 的引用字段里"},
                            {action_.entity}),
                    Message(Text{"for example {} = \"{{record}}\" under [[create]]",
                                 "例如在 [[create]] 下写 {} = \"{{record}}\""},
                            {action_.entity}));
        continue;
      }
      std::string known = "as_of, user, record";
      for (const Field& each : action_.form) known += ", " + each.name;
      faults_.add(value.place, Message(Text{"there is no value {}", "没有数值 {}"}, {name}),
                  Message(Text{"there are: {}", "现有：{}"}, {known}));
    }
  }

  const Action& action_;
  const Place& place_;
  Faults faults_;
};

}  // namespace

std::vector<std::string> names_in(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    const std::size_t end = text.find('}', at);
    if (end == std::string_view::npos) break;
    out.emplace_back(text.substr(at + 1, end - at - 1));
  }
  return out;
}

Action read_action(const fs::path& given) {
  const fs::path file = fs::weakly_canonical(given);
  TomlTable from = TomlTable::read(file, shown_file(file));
  Action action;
  action.from = file.string();
  action.place = from.place();
  action.id = read_id(from, file);
  action.label = read_label(from, "name");
  if (action.label.en.empty()) from.lacks("name");
  action.help = read_label(from, "help");
  for (const char* key : {"entity", "where"}) action.places.emplace(key, from.place_of(key));
  action.entity = from.text("entity");
  if (action.entity.empty()) from.lacks("entity");
  action.where = from.texts("where");
  for (TomlTable& field : from.tables("form")) {
    action.form.push_back(read_field(field));
    action.form.back().required = field.flag("required");
    action.form.back().default_value = field.plain("default");
    field.finish("name, type, meaning, label, help, unit, choices, required, default");
  }
  action.sets = read_values(from, "set");
  for (TomlTable& create : from.tables("create")) {
    model::ActionCreate made{
        .entity = create.text("entity"), .values = {}, .place = create.place()};
    if (made.entity.empty()) create.lacks("entity");
    made.values = read_values(create, "set");
    if (made.values.empty()) create.lacks("set");
    create.finish("entity, set");
    action.creates.push_back(std::move(made));
  }
  if (action.sets.empty() && action.creates.empty()) from.lacks("set");
  from.finish("id, name, help, entity, where, form, set, create");
  return action;
}

std::vector<Error> faults_of(const Action& action, const Place& place) {
  return Check(action, place).run();
}

Actions::Actions(const plugins::PluginRegistry& registry, const fs::path& workspace, Place place)
    : place_(std::move(place)) {
  for (const plugins::PluginStatus& plugin : registry.plugins()) {
    if (plugin.state != plugins::PluginState::Enabled || !plugin.manifest) continue;
    for (model::Action& action : plugins::actions_in(*plugin.manifest))
      add([&] { return std::move(action); }, plugin.id, {});
    for (const fs::path& file : toml_files(plugin.manifest->file.parent_path() / kActionFolder))
      add_file(file, plugin.id);
  }
  for (const fs::path& file : toml_files(workspace / kOwnActions)) add_file(file, file.string());
  std::ranges::stable_sort(known_, {}, [](const KnownAction& known) { return known.action.id; });
}

void Actions::add_file(const fs::path& file, const std::string& from) {
  add([&] { return read_action(file); }, from, file.stem().string());
}

void Actions::add(const std::function<Action()>& read, const std::string& from,
                  const std::string& otherwise) {
  KnownAction known;
  known.from = from;
  try {
    known.action = read();
    const auto other = std::ranges::find_if(known_, [&](const KnownAction& each) {
      return each.read && each.action.id == known.action.id;
    });
    require_free(known.action.place, known.action.id,
                 other == known_.end() ? std::string() : other->from);
    known.faults = views::faults_of(known.action, place_);
  } catch (const Error& error) {
    known.faults.push_back(error);
    known.read = false;
    if (!otherwise.empty()) known.action.id = otherwise;
  }
  known_.push_back(std::move(known));
}

const Action& Actions::find(std::string_view id) const {
  std::string names;
  for (const KnownAction& known : known_) {
    if (known.action.id == id) {
      if (known.faults.empty()) return known.action;
      Error error = known.faults.front();
      throw error.within(Message(Text{"action {}", "动作 {}"}, {id}));
    }
    names += (names.empty() ? "" : ", ") + known.action.id;
  }
  throw Error(
      ErrorCode::Argument, Message(Text{"there is no action “{}”", "没有动作“{}”"}, {id}),
      names.empty()
          ? Message(
                Text{"actions come with plugins, and as files in the workspace's folder actions.d",
                     "动作由插件提供，也可放在工作区的 actions.d 文件夹"})
          : Message(Text{"there are: {}", "现有：{}"}, {names}));
}

}  // namespace pareto::views
