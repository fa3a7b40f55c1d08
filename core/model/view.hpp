// A view: what is shown of records, how, and where, said without code. Of a plugin, of a pack's or
// the firm's file, or derived from the schema.
//
// A view is data. Which parts a kind has and what each must be is the table `parts_of`, from which
// reading, checking and the listing follow; who draws views (a terminal, a page) knows the kinds
// and nothing of any plugin. Plain values; any thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/field.hpp"

namespace pareto::model {

enum class ViewKind { List, Form, Board, Calendar, Tree, Graph, Matrix, Timeline, Cards };

// What a part of a view must be.
enum class PartKind {
  Lane,       // a field whose values are few: a choice, tier, flag or reference
  Amount,     // money, quantity or whole number, added up
  Day,        // a date or moment
  Itself,     // a reference to the view's own entity
  Reference,  // a reference
  Field,      // any field
  Dimension,  // a path, also a part of a day: core/model/path.hpp
  Measure,    // as in core/pivot/measure.hpp
  Period      // "12m", "2026Q3"
};
struct ViewPart {
  std::string_view name;
  PartKind kind;
  bool required;
};

// Fields under a heading, shown where a condition holds of the record.
struct ViewGroup {
  Label label;
  std::vector<std::string> fields;
  std::string condition;  // empty: always
  std::string place;      // where it was written: "views/chemical.toml:12:1"
};

// What a card counts on: one SELECT over the published views with its columns stated, or a pivot.
struct ViewPivot {
  std::string entity;
  std::vector<std::string> rows, measures, where;
  std::string period;
  std::int64_t top = 0;
};
// The records that a figure over a statement is of; conditions may name {as_of} and {record}.
struct ViewRows {
  std::string entity;  // empty: not said
  std::vector<std::string> where;
};
struct ViewQuery {
  std::string name, sql;
  std::vector<Field> columns;
  ViewRows rows;
  std::optional<ViewPivot> pivot;
  std::string place, sql_file;  // of the statement's first line, for messages
  std::size_t sql_line = 1;
};

struct ViewCard {
  enum class Show { Figure, Bars, Table };
  Label label;
  Show show = Show::Figure;
  std::string query;
  std::vector<std::string>
      columns;  // of a figure one, of bars the words and the value; of a table: none are all
  std::string place;
};

struct View {
  std::string id, from;  // the plugin, or the file; empty: derived from the schema
  Label label, help;
  ViewKind kind = ViewKind::List;
  std::string entity;              // whose records; empty: cards
  std::vector<std::string> slots;  // "menu", "home:boss", "customer.head"
  std::string subject;             // entity of the one record that it is about; empty: none
  std::string via;                 // path from `entity` to it; empty: the only reference to it
  std::vector<std::string> columns, where, sort;
  std::int64_t limit = 0;
  std::map<std::string, std::string, std::less<>> parts;  // by the names of parts_of(kind)
  std::vector<ViewGroup> groups;
  std::vector<ViewQuery> queries;
  std::vector<ViewCard> cards;
  std::string place;                                       // of the whole
  std::map<std::string, std::string, std::less<>> places;  // of single keys

  [[nodiscard]] const std::string& part(std::string_view name) const;
  [[nodiscard]] const std::string& place_of(std::string_view key) const;
  [[nodiscard]] const ViewQuery* query(std::string_view name) const;
};

// "board"
[[nodiscard]] std::string_view name_of(ViewKind kind);
[[nodiscard]] std::optional<ViewKind> view_kind(std::string_view word);
[[nodiscard]] const std::vector<ViewKind>& view_kinds();
[[nodiscard]] const std::vector<ViewPart>& parts_of(ViewKind kind);

// The kinds of slot, as they are written: "menu", "home:ROLE", "ENTITY.head", "ENTITY.tab",
// "ENTITY.side".
struct ViewSlot {
  enum class Kind { Menu, Home, Head, Tab, Side };
  Kind kind = Kind::Menu;
  std::string of;  // the role's code, or the entity
};
[[nodiscard]] std::optional<ViewSlot> parse_slot(std::string_view text);

}  // namespace pareto::model
