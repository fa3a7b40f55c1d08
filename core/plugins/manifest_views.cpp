#include "core/plugins/manifest_views.hpp"

#include <boost/json.hpp>
#include <fstream>
#include <iterator>

#include "core/base/error.hpp"
#include "core/plugins/json_reader.hpp"
#include "core/plugins/manifest_fields.hpp"
#include "pareto/abi/views.h"

namespace pareto::plugins {
namespace {

using model::ViewCard;

// Calls `take` for each extension of a kind; what is not taken of it does not matter, since the
// manifest was read before.
template <class Take>
void each_of(const Manifest& manifest, std::string_view kind, Take take) {
  bool any = false;
  for (const Extension& extension : manifest.extensions) any = any || extension.extension == kind;
  if (!any) return;
  std::ifstream in(manifest.file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  boost::system::error_code fault;
  const boost::json::value value = boost::json::parse(text, fault);
  if (fault)
    throw Error(ErrorCode::Data, {Text{"{0} is not valid JSON: {1}", "{0} 不是有效的 JSON：{1}"},
                                  {manifest.file.string(), fault.message()}});
  JsonReader from(value, manifest.file.string());
  for (JsonReader& extension : from.objects("provides")) {
    if (extension.text("extension") == kind) take(extension);
  }
}

model::ViewQuery read_query(JsonReader& from) {
  model::ViewQuery query;
  query.name = from.text("name");
  query.place = query.sql_file = from.where();
  query.sql = from.text_or_empty("sql");
  query.columns = read_fields(from, "columns");
  model::ViewPivot pivot;
  pivot.entity = from.text_or_empty("entity");
  pivot.rows = from.texts("rows");
  pivot.measures = from.texts("measures");
  pivot.where = from.texts("where");
  pivot.period = from.text_or_empty("period");
  pivot.top = from.find_integer("top").value_or(0);
  if (query.sql.empty() == pivot.entity.empty()) from.wrong("sql");
  if (query.sql.empty()) query.pivot = std::move(pivot);
  from.finish();
  return query;
}

ViewCard read_card(JsonReader& from) {
  ViewCard card;
  card.place = from.where();
  card.label = read_label(from, "name");
  const std::string show = from.text("show");
  card.show = show == "bars"    ? ViewCard::Show::Bars
              : show == "table" ? ViewCard::Show::Table
                                : ViewCard::Show::Figure;
  card.query = from.text("query");
  card.columns = from.texts("columns");
  const std::size_t wanted = card.show == ViewCard::Show::Figure ? 1 : 2;
  if (card.show != ViewCard::Show::Table && card.columns.size() != wanted) from.wrong("columns");
  from.finish();
  return card;
}

}  // namespace

model::View read_view(JsonReader& from) {
  model::View view;
  view.place = from.where();
  view.id = from.text("id");
  if (!is_name(view.id)) from.wrong("id");
  view.label = read_label(from, "label");
  view.help = read_label_if_any(from, "help");
  const auto kind = model::view_kind(from.text("kind"));
  if (!kind) from.wrong("kind");
  view.kind = *kind;
  view.entity = from.text_or_empty("entity");
  if (view.entity.empty() != (view.kind == model::ViewKind::Cards)) from.wrong("entity");
  view.subject = from.text_or_empty("for");
  view.via = from.text_or_empty("via");
  view.slots = from.texts("slots");
  view.columns = from.texts("columns");
  view.where = from.texts("where");
  view.sort = from.texts("sort");
  view.limit = from.find_integer("limit").value_or(0);
  JsonReader parts = from.object("parts");
  for (const model::ViewPart& part : model::parts_of(view.kind)) {
    std::string value = part.required ? parts.text(part.name) : parts.text_or_empty(part.name);
    if (!value.empty()) view.parts.emplace(part.name, std::move(value));
  }
  parts.finish();
  for (JsonReader& group : from.objects("groups")) {
    view.groups.push_back({read_label(group, "name"), group.texts("fields"),
                           group.text_or_empty("if"), group.where()});
    group.finish();
  }
  for (JsonReader& query : from.objects("queries")) view.queries.push_back(read_query(query));
  for (JsonReader& card : from.objects("cards")) view.cards.push_back(read_card(card));
  from.finish();
  return view;
}

std::vector<model::View> views_in(const Manifest& manifest) {
  std::vector<model::View> out;
  each_of(manifest, PARETO_EXT_VIEWS, [&](JsonReader& extension) {
    for (JsonReader& view : extension.objects("views")) {
      out.push_back(read_view(view));
      out.back().from = manifest.id;
    }
  });
  return out;
}

std::vector<model::Action> actions_in(const Manifest& manifest) {
  std::vector<model::Action> out;
  each_of(manifest, PARETO_EXT_ACTION, [&](JsonReader& extension) {
    model::Action action;
    action.coded = true;
    action.from = manifest.id;
    action.place = extension.where();
    action.id = extension.text("id");
    action.label = read_label(extension, "label");
    action.help = read_label_if_any(extension, "help");
    action.entity = extension.text("entity");
    action.where = extension.texts("where");
    action.form = read_fields(extension, "form");
    out.push_back(std::move(action));
  });
  return out;
}

}  // namespace pareto::plugins
