// L2: what the tables of a plugin say, held against itself: names, defaults, codes.
#include <algorithm>
#include <map>
#include <set>

#include "core/conformance/cases.hpp"
#include "core/plugins/settings.hpp"

namespace pareto::conformance {
namespace {

bool is_name(std::string_view name) {
  if (name.empty() || name[0] < 'a' || name[0] > 'z') return false;
  return std::ranges::all_of(
      name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

// Every list of fields in the manifest, with words for where it is.
template <class Look>
void each_list(const plugins::Manifest& manifest, Look look) {
  for (const plugins::Extension& e : manifest.extensions) {
    look(e.id, e.settings);
    look(e.id, e.indicators);
    look(e.id, e.figures);
  }
  for (const plugins::AddedFields& added : manifest.fields) look(added.entity, added.fields);
  for (const model::Entity& entity : manifest.entities) look(entity.name, entity.fields);
}

void names(Trial& trial) {
  each_list(trial.manifest(), [](const std::string& of, const std::vector<model::Field>& fields) {
    std::set<std::string> seen;
    for (const model::Field& field : fields) {
      if (!is_name(field.local_name()))
        fail({"{0}: \"{1}\" is no name of a field", "{0}：“{1}”不能作字段名"}, {of, field.name},
             {"a-z, 0-9 and '_', beginning with a letter", "用 a-z、0-9 和 '_'，以字母开头"});
      if (!seen.insert(field.name).second)
        fail({"{0} has two fields {1}", "{0} 有两个字段 {1}"}, {of, field.name});
      std::set<std::string> codes;
      for (const model::Choice& choice : field.choices) {
        if (!codes.insert(choice.code).second)
          fail({"{0}.{1} has the choice {2} twice", "{0}.{1} 的选项 {2} 重复"},
               {of, field.name, choice.code});
      }
      const bool backwards = field.type == model::Type::Real ? field.min_real > field.max_real
                                                             : field.min_value > field.max_value;
      if (backwards)
        fail({"{0}.{1}: its least value is larger than its largest", "{0}.{1}：最小值大于最大值"},
             {of, field.name});
    }
  });
}

// A default that its own field refuses would be found by the first user.
void defaults(Trial& trial) {
  each_list(trial.manifest(), [](const std::string& of, const std::vector<model::Field>& fields) {
    for (model::Field field : fields) {
      if (field.default_value.empty()) continue;
      try {
        static_cast<void>(plugins::Settings::parse({field}, {}));
      } catch (Error& error) {
        throw error.within({Text{"default of {0}.{1}", "{0}.{1} 的默认值"}, {of, field.name}});
      }
    }
  });
}

void tiers(Trial& trial) {
  std::set<std::string> codes;
  for (const model::Choice& tier : trial.extension().tiers) {
    if (!codes.insert(tier.code).second)
      fail({"it has the tier {} twice", "等级 {} 重复"}, {tier.code});
  }
}

void suffixes(Trial& trial) {
  for (const std::string& suffix : trial.extension().suffixes) {
    if (suffix.size() < 2 || suffix[0] != '.' || suffix.find('/') != std::string::npos)
      fail({"\"{}\" is no suffix of a file", "“{}”不是文件后缀"}, {suffix},
           {"with its point: \".csv\"", "带点，如“.csv”"});
  }
}

void stems(Trial& trial) {
  for (const std::string& stem : {trial.extension().file_stem, trial.extension().file_stem_zh}) {
    if (stem.find_first_of("/\\:*?\"<>|") != std::string::npos)
      fail({"\"{}\" cannot be the name of a file everywhere", "“{}”不能在所有系统上作文件名"},
           {stem});
  }
}

void topics(Trial& trial) {
  if (trial.extension().topics.empty()) fail({"it listens to no topic", "它没有订阅任何主题"});
  for (const std::string& topic : trial.extension().topics) {
    if (topic != "*" && topic.find('.') == std::string::npos)
      fail({"\"{}\" is no topic", "“{}”不是主题"}, {topic},
           {"\"customer.updated\", \"customer.*\" or \"*\"",
            "如 \"customer.updated\"、\"customer.*\" 或 \"*\""});
  }
}

constexpr Case kCases[] = {
    {"describe.names",
     2,
     kLibrary,
     {"names are names, and each is there once", "名称合规且不重复"},
     10,
     names},
    {"describe.defaults",
     2,
     kLibrary,
     {"each setting takes its own default", "每个设置接受自己的默认值"},
     10,
     defaults},
    {"describe.tiers", 2, PARETO_EXT_TIERING, {"each tier is there once", "等级不重复"}, 10, tiers},
    {"describe.suffixes",
     2,
     PARETO_EXT_IMPORTER,
     {"its suffixes are suffixes", "后缀合规"},
     10,
     suffixes},
    {"describe.suffix", 2, PARETO_EXT_FORMAT, {"its suffix is a suffix", "后缀合规"}, 10, suffixes},
    {"describe.stems",
     2,
     PARETO_EXT_REPORT,
     {"its files can be named everywhere", "文件名在各系统上可用"},
     10,
     stems},
    {"describe.topics",
     2,
     PARETO_EXT_SUBSCRIBER,
     {"its topics are topics", "主题合规"},
     10,
     topics},
};

}  // namespace

std::span<const Case> description_cases() { return kCases; }

}  // namespace pareto::conformance
