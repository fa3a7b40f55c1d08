// Trees by a reference to the same kind of record, and graphs by their edges.
#include <algorithm>
#include <map>
#include <set>

#include "core/base/counted.hpp"
#include "core/cli/records/view_output.hpp"

namespace pareto::cli {
namespace {

// More would be read by nobody; a condition makes it fewer.
constexpr std::int64_t kMostRecords = 5'000;
constexpr std::size_t kMostLines = 400;

struct Node {
  std::string name, more;
  std::int64_t parent = 0;
  std::vector<std::int64_t> below = {};
};

class Tree {
 public:
  explicit Tree(const Drawing& drawing) : drawing_(drawing), out_(drawing.context.output.out) {}

  void draw() {
    ViewRows rows = rows_of(drawing_);
    if (rows.count() > kMostRecords) {
      throw Error(
          ErrorCode::Argument,
          Message(Text{"{} records are too many for a tree", "{} 条记录画成树太多"},
                  {counted(rows.count())}),
          Message(Text{"choose some of them: --where CONDITION", "请缩小范围：--where 条件"}));
    }
    std::vector<std::int64_t> order;
    while (rows.next()) {
      const std::int64_t id = rows.integer("id").value_or(0);
      nodes_[id] = {rows.words(drawing_.label_column), rows.joined(drawing_.shown),
                    rows.integer(views::kParentId).value_or(0)};
      order.push_back(id);
    }
    if (order.empty()) return say_empty(drawing_);
    std::vector<std::int64_t> roots;
    for (const std::int64_t id : order) {
      // Whose parent is not shown begins a tree of its own.
      const auto parent = nodes_.find(nodes_[id].parent);
      if (parent == nodes_.end() || nodes_[id].parent == id)
        roots.push_back(id);
      else
        parent->second.below.push_back(id);
    }
    // Trees first, those without anything below at the end, as one list would be.
    std::ranges::stable_partition(roots,
                                  [&](std::int64_t id) { return !nodes_[id].below.empty(); });
    for (const std::int64_t id : roots) branch(id, "  ", "  ");
    // What is in a circle has no root.
    for (const std::int64_t id : order) {
      if (!shown_.contains(id)) branch(id, "  ", "  ");
    }
    Context& context = drawing_.context;
    out_.line();
    std::string footer = context.words(
        {"{} of {}, {} at the top", "{} / {} 条，顶层 {}"},
        {counted(std::min(lines_, shown_.size())), counted(order.size()), counted(roots.size())});
    if (shown_.size() > lines_)
      footer += context.words({"  ·  fewer: --where …", "  ·  缩小范围：--where …"});
    out_.line(out_.styled(Style::Dim, footer));
  }

 private:
  void branch(std::int64_t id, const std::string& before, const std::string& below) {
    if (!shown_.insert(id).second) return;
    const Node& node = nodes_[id];
    if (lines_ < kMostLines) {
      ++lines_;
      out_.line(before + node.name +
                (node.more.empty() ? "" : "  " + out_.styled(Style::Dim, node.more)));
    }
    const bool blocks = out_.terminal().blocks;
    for (std::size_t i = 0; i < node.below.size(); ++i) {
      const bool last = i + 1 == node.below.size();
      branch(node.below[i], below + (blocks ? (last ? "└─ " : "├─ ") : (last ? "`- " : "|- ")),
             below + (last     ? "   "
                      : blocks ? "│  "
                               : "|  "));
    }
  }

  const Drawing& drawing_;
  Stream& out_;
  std::map<std::int64_t, Node> nodes_;
  std::set<std::int64_t> shown_;
  std::size_t lines_ = 0;
};

}  // namespace

void draw_tree(const Drawing& drawing) { Tree(drawing).draw(); }

void draw_graph(const Drawing& drawing) {
  Context& context = drawing.context;
  Stream& out = context.output.out;
  const std::string &from = drawing.view.part("from"), &to = drawing.view.part("to"),
                    &label = drawing.view.part("label");
  ViewRows rows = rows_of(drawing);
  std::set<std::string> nodes;
  std::size_t lines = 0;
  std::string current;
  while (rows.next()) {
    const std::string begin = rows.words(from.empty() ? drawing.label_column : from),
                      end = rows.words(to);
    if (begin.empty() || end.empty()) continue;
    nodes.insert(begin);
    nodes.insert(end);
    if (++lines > kMostLines) continue;
    if (begin != current) out.line("  " + out.styled(Style::Strong, begin));
    current = begin;
    std::string more = label.empty() ? "" : rows.words(label);
    if (const std::string others = rows.joined(drawing.shown); !others.empty())
      more += (more.empty() ? "" : " · ") + others;
    out.line("    -> " + end + (more.empty() ? "" : "  " + out.styled(Style::Dim, more)));
  }
  if (lines == 0) return say_empty(drawing);
  out.line();
  std::string footer = context.words({"{} ties between {}", "{1} 方之间的 {0} 条关系"},
                                     {counted(lines), counted(nodes.size())});
  if (lines > kMostLines)
    footer += context.words(
        {"  ·  the first {}; fewer: --where …", "  ·  只列前 {} 条；缩小范围：--where …"},
        {counted(kMostLines)});
  out.line(out.styled(Style::Dim, footer));
}

}  // namespace pareto::cli
