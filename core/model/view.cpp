#include "core/model/view.hpp"

#include <algorithm>
#include <iterator>

namespace pareto::model {
namespace {

struct Named {
  std::string_view name;
  ViewKind kind;
  std::vector<ViewPart> parts;
};

const std::vector<Named>& table() {
  static const std::vector<Named> kKinds = {
      {"list", ViewKind::List, {}},
      {"form", ViewKind::Form, {}},
      {"board",
       ViewKind::Board,
       {{"by", PartKind::Lane, true}, {"value", PartKind::Amount, false}}},
      {"calendar",
       ViewKind::Calendar,
       {{"date", PartKind::Day, true}, {"until", PartKind::Day, false}}},
      {"tree", ViewKind::Tree, {{"parent", PartKind::Itself, true}}},
      {"graph",
       ViewKind::Graph,
       {{"from", PartKind::Reference, false},
        {"to", PartKind::Reference, true},
        {"label", PartKind::Field, false}}},
      {"matrix",
       ViewKind::Matrix,
       {{"rows", PartKind::Dimension, true},
        {"across", PartKind::Dimension, true},
        {"value", PartKind::Measure, true},
        {"period", PartKind::Period, false}}},
      {"timeline",
       ViewKind::Timeline,
       {{"date", PartKind::Day, true}, {"until", PartKind::Day, false}}},
      {"cards", ViewKind::Cards, {}}};
  return kKinds;
}

const Named& of(ViewKind kind) { return *std::ranges::find(table(), kind, &Named::kind); }

}  // namespace

const std::string& View::part(std::string_view name) const {
  static const std::string kNone;
  const auto found = parts.find(name);
  return found == parts.end() ? kNone : found->second;
}

const std::string& View::place_of(std::string_view key) const {
  const auto found = places.find(key);
  return found == places.end() ? place : found->second;
}

const ViewQuery* View::query(std::string_view name) const {
  const auto found = std::ranges::find(queries, name, &ViewQuery::name);
  return found == queries.end() ? nullptr : &*found;
}

std::string_view name_of(ViewKind kind) { return of(kind).name; }

std::optional<ViewKind> view_kind(std::string_view word) {
  const auto found = std::ranges::find(table(), word, &Named::name);
  return found == table().end() ? std::nullopt : std::optional(found->kind);
}

const std::vector<ViewKind>& view_kinds() {
  static const std::vector<ViewKind> kAll = [] {
    std::vector<ViewKind> all;
    std::ranges::transform(table(), std::back_inserter(all), &Named::kind);
    return all;
  }();
  return kAll;
}

const std::vector<ViewPart>& parts_of(ViewKind kind) { return of(kind).parts; }

std::optional<ViewSlot> parse_slot(std::string_view text) {
  using Kind = ViewSlot::Kind;
  if (text == "menu") return ViewSlot{Kind::Menu, {}};
  if (text == "home") return ViewSlot{Kind::Home, {}};
  if (text.starts_with("home:") && text.size() > 5)
    return ViewSlot{Kind::Home, std::string(text.substr(5))};
  const std::size_t dot = text.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return std::nullopt;
  const std::string_view where = text.substr(dot + 1);
  const std::string of(text.substr(0, dot));
  if (where == "head") return ViewSlot{Kind::Head, of};
  if (where == "tab") return ViewSlot{Kind::Tab, of};
  if (where == "side") return ViewSlot{Kind::Side, of};
  return std::nullopt;
}

}  // namespace pareto::model
