#include "core/model/path.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/base/nearest.hpp"

namespace pareto::model {
namespace {

struct PartWord {
  DatePart part;
  std::string_view name;
  Text label;
  std::string_view also;
};
constexpr PartWord kParts[] = {{DatePart::Year, "year", {"Year", "年"}, "年份"},
                               {DatePart::Quarter, "quarter", {"Quarter", "季度"}, "季"},
                               {DatePart::Month, "month", {"Month", "月份"}, "月"},
                               {DatePart::Week, "week", {"Week", "周"}, "星期"},
                               {DatePart::Day, "day", {"Day", "日"}, "日期"}};

bool has_days(const Field& field) { return field.type == Type::Date || field.type == Type::Time; }

const Field* field_of(const Entity& entity, std::string_view word) {
  const Field* found = entity.find(word);
  for (const Field& field : entity.fields) {
    if (found == nullptr && (field.label.en == word || field.label.zh_hans == word)) found = &field;
  }
  return found != nullptr && !found->secret ? found : nullptr;
}

// From left to right; names of plugins' fields have dots themselves, so every dot may be the end of
// a step.
bool walk(const Schema& schema, const Entity& entity, std::string_view text, Path& path) {
  if (const Field* whole = field_of(entity, text)) {
    path.fields.push_back(whole);
    return true;
  }
  for (std::size_t dot = text.find('.'); dot != std::string_view::npos;
       dot = text.find('.', dot + 1)) {
    const Field* step = field_of(entity, text.substr(0, dot));
    if (step == nullptr) continue;
    const std::string_view rest = text.substr(dot + 1);
    path.fields.push_back(step);
    if (has_days(*step)) {
      if (const auto part = parse_date_part(rest)) {
        path.part = *part;
        return true;
      }
    }
    const Entity* next =
        step->meaning == Meaning::Reference ? schema.find(step->reference) : nullptr;
    if (next != nullptr && walk(schema, *next, rest, path)) return true;
    path.fields.pop_back();
  }
  return false;
}

// What a word alone may mean: all that records referred to have of it.
std::vector<Path> beyond(const Schema& schema, const Entity& entity, std::string_view text) {
  std::vector<Path> found;
  for (const Field& field : entity.fields) {
    const Entity* next =
        field.meaning == Meaning::Reference ? schema.find(field.reference) : nullptr;
    Path path{&entity, {&field}};
    if (next != nullptr && !field.secret && walk(schema, *next, text, path))
      found.push_back(std::move(path));
  }
  return found;
}

std::string listed(const std::vector<std::string>& names, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < names.size() && i < most; ++i) out += (i ? ", " : "") + names[i];
  return names.size() > most ? out + ", …" : out;
}

}  // namespace

std::string Path::name() const {
  std::string out;
  for (const Field* field : fields) out += (out.empty() ? "" : ".") + field->name;
  if (part != DatePart::None) out += "." + std::string(name_of(part));
  return out;
}

std::string Path::label(Language language) const {
  const std::string& field = last().label.in(language);
  if (part == DatePart::None) return field;
  if (fields.size() == 1 && fields.front() == date_of(*entity)) return label_of(part, language);
  return say(language, Text{"{}, {}", "{}·{}"}, {field, label_of(part, language)});
}

std::optional<Path> find_path(const Schema& schema, const Entity& entity, std::string_view text) {
  Path path{&entity};
  if (walk(schema, entity, text, path)) return path;
  const Field* day = date_of(entity);
  if (const auto part = parse_date_part(text); part && day != nullptr)
    return Path{&entity, {day}, *part};
  std::vector<Path> further = beyond(schema, entity, text);
  if (further.size() == 1) return std::move(further.front());
  return std::nullopt;
}

Path path_named(const Schema& schema, const Entity& entity, std::string_view text) {
  if (auto path = find_path(schema, entity, text)) return std::move(*path);
  std::vector<std::string> names;
  for (const Path& path : beyond(schema, entity, text)) names.push_back(path.name());
  if (!names.empty()) {
    throw Error(ErrorCode::Argument,
                Message(Text{"“{}” may be several fields of {}", "{1} 的“{0}”可能是几个字段"},
                        {text, entity.spoken()}),
                Message(Text{"say which: {}", "请写明是哪个：{}"}, {listed(names, 6)}));
  }
  for (const PartWord& word : kParts) {
    if (date_of(entity) != nullptr) names.emplace_back(word.name);
  }
  std::vector<std::string> ends;  // the last steps, which people write without the first
  for (const Path& path : paths_of(schema, entity)) {
    names.push_back(path.name());
    if (path.fields.size() > 1) ends.push_back(path.last().name);
  }
  std::vector<std::string> candidates = names;
  candidates.insert(candidates.end(), ends.begin(), ends.end());
  const auto meant = nearest(text, candidates);
  const Message what(Text{"{} has no field “{}”", "{}没有字段“{}”"}, {entity.spoken(), text});
  if (meant)
    throw Error(ErrorCode::Argument, what,
                Message(Text{"is it {}? all of them: pareto pivot {} --fields",
                             "是不是 {}？全部字段：pareto pivot {} --fields"},
                        {*meant, entity.name}));
  throw Error(ErrorCode::Argument, what,
              Message(Text{"such as {}; all of them: pareto pivot {} --fields",
                           "例如 {}；全部字段：pareto pivot {} --fields"},
                      {listed(names, 9), entity.name}));
}

std::vector<Path> paths_of(const Schema& schema, const Entity& entity) {
  std::vector<Path> out;
  for (const Field& field : entity.fields) {
    if (field.secret) continue;
    out.push_back({&entity, {&field}});
    const Entity* next =
        field.meaning == Meaning::Reference ? schema.find(field.reference) : nullptr;
    if (next == nullptr) continue;
    for (const Field& further : next->fields) {
      if (!further.secret) out.push_back({&entity, {&field, &further}});
    }
  }
  return out;
}

const Field* date_of(const Entity& entity) {
  const Field* filled_in = nullptr;
  for (const Field& field : entity.fields) {
    if (!has_days(field)) continue;
    if (field.required) return &field;
    if (filled_in == nullptr && !field.read_only) filled_in = &field;
  }
  return filled_in;
}

std::optional<DatePart> parse_date_part(std::string_view word) {
  for (const PartWord& part : kParts) {
    if (word == part.name || word == part.also || word == part.label.in(Language::English) ||
        word == part.label.in(Language::ChineseSimplified))
      return part.part;
  }
  return std::nullopt;
}

std::string_view name_of(DatePart part) {
  const auto* found = std::find_if(std::begin(kParts), std::end(kParts),
                                   [&](const PartWord& word) { return word.part == part; });
  return found != std::end(kParts) ? found->name : std::string_view();
}

std::string label_of(DatePart part, Language language) {
  const auto* found = std::find_if(std::begin(kParts), std::end(kParts),
                                   [&](const PartWord& word) { return word.part == part; });
  return found != std::end(kParts) ? std::string(found->label.in(language)) : std::string();
}

}  // namespace pareto::model
