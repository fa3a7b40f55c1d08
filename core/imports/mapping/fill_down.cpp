#include "core/imports/mapping/fill_down.hpp"

#include <algorithm>

#include "core/imports/cells/cell_text.hpp"
#include "core/imports/mapping/field_path.hpp"
#include "core/imports/shape/head_rows.hpp"

namespace pareto::imports {
namespace {

using model::Field;
using model::Meaning;
using model::Type;

bool is_figure(const Field& field) {
  switch (field.type) {
    case Type::Money:
    case Type::Quantity:
    case Type::Real:
    case Type::Bool:
      return true;
    case Type::Int:
      return field.meaning != Meaning::Reference;
    default:
      return false;
  }
}

struct Candidate {
  std::size_t column;
  const Field* field;  // of the entity; a reference's code and name are one
  bool anchor;         // a block may begin where it is filled
  std::vector<std::size_t> blanks;
};

// Columns that say what a row belongs to. An entity's own code and name say which it is, so a row
// without them is no line of the block above.
std::vector<Candidate> candidates(const model::Schema& schema, const Mapping& mapping) {
  const model::Entity& entity = schema.entity(mapping.entity);
  const bool lines = entity.find("line") != nullptr;
  std::vector<Candidate> out;
  for (const MappedColumn& column : mapping.columns) {
    const auto path =
        column.target.empty() ? std::nullopt : find_path(schema, entity, column.target);
    if (!path || is_figure(path->value())) continue;
    const Field& own = *path->field;
    if (path->value().meaning == Meaning::MultiLine || own.name == "note") continue;
    const bool key = std::find(entity.key.begin(), entity.key.end(), own.name) != entity.key.end();
    const bool itself = own.name == "code" || own.name == entity.label_field || key;
    if (itself && own.meaning != Meaning::Reference && own.type != Type::Date && !lines) continue;
    // Which record it is, and not what else is said of it.
    const bool names = path->related_field == nullptr || path->related_field->name == "code" ||
                       path->related_field->name == path->related->label_field;
    out.push_back({column.column, path->field, names && (own.required || (key && lines)), {}});
  }
  return out;
}

bool holds(const std::vector<std::size_t>& outer, const std::vector<std::size_t>& inner) {
  return std::includes(outer.begin(), outer.end(), inner.begin(), inner.end());
}

}  // namespace

FillDown find_fill_down(const model::Schema& schema, const Mapping& mapping, const Layout& layout,
                        const Sample& data) {
  const std::size_t first = layout.first_row();
  // Formats that name their columns themselves (line 0) hold records, not printed blocks.
  if (data.rows.size() < first + 2 || (layout.has_header && layout.header_line == 0)) return {};
  std::vector<Candidate> found = candidates(schema, mapping);
  std::erase_if(found, [&](Candidate& candidate) {
    for (std::size_t r = first; r < data.rows.size(); ++r) {
      if (is_none(cell_at(data.rows[r], candidate.column))) candidate.blanks.push_back(r);
    }
    // A column that is empty throughout says nothing.
    return candidate.blanks.empty() || candidate.blanks.size() == data.rows.size() - first;
  });
  // The innermost block is that of the anchor that is empty least often; its lines leave the outer
  // anchors empty, too.
  const Candidate* inner = nullptr;
  std::size_t anchors = 0;
  for (const Candidate& candidate : found) {
    if (!candidate.anchor) continue;
    ++anchors;
    if (inner == nullptr || candidate.blanks.size() < inner->blanks.size()) inner = &candidate;
  }
  if (inner == nullptr || inner->blanks.front() == first) return {};
  FillDown out;
  std::vector<const Field*> fields;  // of the leaders
  const std::size_t rows = data.rows.size() - first;
  for (const Candidate& candidate : found) {
    if (candidate.blanks.front() == first && candidate.anchor) continue;
    if (!holds(candidate.blanks, inner->blanks)) continue;
    const bool leads = candidate.anchor || candidate.blanks == inner->blanks;
    (leads ? out.leaders : out.followers).push_back(candidate.column);
    if (leads && std::find(fields.begin(), fields.end(), candidate.field) == fields.end())
      fields.push_back(candidate.field);
  }
  // Where only one thing is empty it may be missing: it takes a block's look, at the very left,
  // each name once.
  const bool leftmost = std::all_of(
      mapping.columns.begin(), mapping.columns.end(),
      [&](const MappedColumn& c) { return c.target.empty() || c.column >= out.leaders.front(); });
  if (fields.size() == 1) {
    if (!leftmost || inner->blanks.size() < 2 || inner->blanks.size() * 5 < rows) return {};
    std::string_view last;
    for (std::size_t r = first; r < data.rows.size(); ++r) {
      const std::string_view cell = cell_at(data.rows[r], inner->column);
      if (is_none(cell)) continue;
      if (cell == last) return {};
      last = cell;
    }
  }
  // Lines of a block say something of their own.
  for (const std::size_t row : inner->blanks) {
    const bool figures =
        std::any_of(mapping.columns.begin(), mapping.columns.end(), [&](const MappedColumn& c) {
          return !c.target.empty() &&
                 std::find(out.leaders.begin(), out.leaders.end(), c.column) == out.leaders.end() &&
                 !is_none(cell_at(data.rows[row], c.column));
        });
    if (!figures) return {};
  }
  return out;
}

bool Filler::fill(std::vector<std::string_view>& cells) {
  leaders_.resize(columns_.leaders.size());
  followers_.resize(columns_.followers.size());
  std::size_t filled = 0;  // leaders from the left that are empty
  while (filled < columns_.leaders.size() && is_none(trimmed(cells[columns_.leaders[filled]])))
    ++filled;
  const bool continues = filled == columns_.leaders.size();
  for (std::size_t i = 0; i < columns_.leaders.size(); ++i) {
    std::string_view& cell = cells[columns_.leaders[i]];
    if (i < filled)
      cell = leaders_[i];
    else
      leaders_[i].assign(cell);
  }
  bool any = filled > 0;
  for (std::size_t i = 0; i < columns_.followers.size(); ++i) {
    std::string_view& cell = cells[columns_.followers[i]];
    const bool none = is_none(trimmed(cell));
    if (continues && none)
      cell = followers_[i], any = true;
    else if (!continues || !none)
      followers_[i].assign(cell);
  }
  return any;
}

}  // namespace pareto::imports
