// Lists that people keep: with their columns, conditions and order, for oneself, the team or
// everybody.
#include <map>

#include "core/api/write_parts.hpp"
#include "core/base/error.hpp"
#include "core/records/list/list.hpp"
#include "core/records/list/saved_lists.hpp"
#include "core/tiering/list_figures.hpp"
#include "core/views/view_check.hpp"

namespace pareto::api {
namespace {

void list(Call& call) {
  host::Host& host = call.host;
  JsonWriter& out = call.out;
  const std::string entity = call.given.has("entity") ? call.entity().name : std::string();
  out.begin_object().key("lists").begin_array();
  for (const records::SavedList& saved :
       records::saved_lists(host.connection(), host.schema(), host.session(), entity)) {
    out.begin_object()
        .key("id")
        .id(saved.id)
        .member("name", saved.name)
        .member("entity", saved.entity);
    write_texts(out, "columns", saved.columns);
    write_texts(out, "where", saved.where);
    out.member("search", saved.search);
    write_texts(out, "sort", saved.sort);
    out.key("widths").begin_object();
    for (const auto& [column, pixels] : saved.widths) out.key(column).integer(pixels);
    out.end_object();
    out.member_if("board", saved.board)
        .member("sharing", saved.sharing)
        .key("own")
        .flag(saved.own)
        .member_if("whose", saved.whose)
        .end_object();
  }
  out.end_array().end_object();
}

// What cannot be listed is not kept: asked for as it will be, without a row.
void require_listed(Call& call, const records::SavedList& saved) {
  host::Host& host = call.host;
  records::ListRequest request{.entity = saved.entity,
                               .columns = saved.columns,
                               .where = saved.where,
                               .zone = host.workspace().zone(),
                               .today = host.today(),
                               .search = saved.search,
                               .sort = saved.sort,
                               .limit = 1,
                               .count = false};
  tiering::know_figures(request, host.session(), host.connection(), call.as_of());
  static_cast<void>(records::list_records(host.store(), host.session(), host.schema(), request));
  if (saved.board.empty()) return;
  request.columns = {saved.board};
  static_cast<void>(records::list_records(host.store(), host.session(), host.schema(), request));
  const model::Field* const lanes = host.schema().entity(saved.entity).find(saved.board);
  if (lanes == nullptr || !views::has_lanes(*lanes))
    throw Error(ErrorCode::Argument,
                Message(Text{"{} has no lanes for a board", "{} 不能作看板的列"}, {saved.board}),
                Message(Text{"choose a field that is a choice, a tier, yes or no, or a reference",
                             "请选择选项、等级、是否或引用类的字段"}));
}

std::int64_t id_of(const Call& call) {
  return number_of(call.given.text("id"), {"“{}” is not the number of a list", "“{}”不是列表编号"},
                   Message(Text{"lists.list tells them", "请看 lists.list"}));
}

std::map<std::string, int> widths_given(const Call& call) {
  static constexpr std::int64_t kLeast = 20, kMost = 4'000;
  std::map<std::string, int> out;
  for (const auto& [column, pixels] : call.given.object("widths")) {
    const Message remedy(
        Text{"a whole number from {0} to {1}, in pixels", "{0} 到 {1} 的整数（像素）"},
        {kLeast, kMost});
    const std::int64_t width = number_of(pixels, {"“{}” is no width", "“{}”不是列宽"}, remedy);
    if (width < kLeast || width > kMost)
      throw std::move(
          Error(ErrorCode::Argument,
                Message(Text{"{0}: {1} is no width", "{0}：{1} 不是列宽"}, {column, pixels}),
                remedy)
              .at({.field = column, .value = pixels}));
    out[column] = static_cast<int>(width);
  }
  return out;
}

void save(Call& call) {
  host::Host& host = call.host;
  records::SavedList saved{.name = call.given.text("name"),
                           .entity = call.entity().name,
                           .columns = call.given.texts("columns"),
                           .where = call.given.texts("where"),
                           .search = call.given.text("search"),
                           .sort = call.given.texts("sort"),
                           .widths = widths_given(call),
                           .board = call.given.text("board")};
  if (call.given.has("sharing")) saved.sharing = call.given.text("sharing");
  if (call.given.has("id")) saved.id = id_of(call);
  require_listed(call, saved);
  records::Transaction transaction(host.records(), host.session(),
                                   {.kind = "list", .title = saved.entity + ": " + saved.name});
  saved.id = records::save_list(transaction, saved);
  std::int64_t operation = 0;
  if (call.given.flag("dry_run"))
    transaction.finish_dry_run();
  else
    operation = transaction.commit();
  call.out.begin_object();
  write_id(call.out, "operation", operation);
  write_id(call.out, "id", operation == 0 && call.given.flag("dry_run") ? 0 : saved.id);
  call.out.end_object();
  if (operation != 0) static_cast<void>(host.deliver());
}

void remove(Call& call) {
  host::Host& host = call.host;
  records::Transaction transaction(host.records(), host.session(), {.kind = "list", .title = "−"});
  records::remove_list(transaction, id_of(call));
  const std::int64_t operation = transaction.commit();
  call.out.begin_object();
  write_id(call.out, "operation", operation);
  call.out.end_object();
  static_cast<void>(host.deliver());
}

}  // namespace

std::vector<Method> saved_list_methods() {
  const Parameter id{"id", Kind::Text, {"as lists.list tells it", "见 lists.list"}, true};
  Parameter other = id;
  other.required = false;
  return {
      {.name = "lists.list",
       .summary = {"saved lists: one's own, and those that are shared with one",
                   "已存列表：自己的和共享给自己的"},
       .parameters = {{"entity",
                       Kind::Text,
                       {"only of this kind of record (all)", "只看这种记录的（默认全部）"}}},
       .answer =
           "{lists: [{id: id, name: text, entity: text, columns: [text], where: [text], search: text, sort: [text], widths: {*: int}, "
           "board?: text, sharing: text, own: flag, whose?: text}]}",
       .run = list},
      {.name = "lists.save",
       .summary = {"keep a list as it is asked for now; one's own of the same name is replaced",
                   "把当前的列表存下来；同名的自己的列表会被替换"},
       .parameters =
           {{"name", Kind::Text, {"what it is called", "名称"}, true},
            {"entity",
             Kind::Text,
             {"which kind: customer, sale, …", "哪一种记录：customer、sale 等"},
             true},
            {"columns",
             Kind::Texts,
             {"fields, in order (those that the kind lists)", "字段，按顺序（默认列出的）"}},
            {"where", Kind::Texts, {"conditions, all must hold", "条件，须全部满足"}},
            {"search", Kind::Text, {"as typed into a search box", "搜索框里输入的内容"}},
            {"sort", Kind::Texts, {"fields, - before for descending", "排序字段，前加 - 为降序"}},
            {"widths",
             Kind::Object,
             {"how wide columns are drawn, in pixels by name (as they come)",
              "各列宽度，按列名，单位像素（默认自动）"}},
            {"board",
             Kind::Text,
             {"drawn as a board, with a lane for each value of this field (a table)",
              "画成看板，该字段的每个值一列（默认为表格）"}},
            {"sharing", Kind::Text, {"me, team or all (me)", "me、team 或 all（默认 me）"}},
            other,
            {"dry_run", Kind::Flag, {"look at it, keep nothing", "只看，不保存"}}},
       .answer = "{operation: id|null, id: id|null}",
       .changes = true,
       .run = save},
      {.name = "lists.remove",
       .summary = {"one's own list no longer", "删除自己的已存列表"},
       .parameters = {id},
       .answer = "Operation",
       .changes = true,
       .run = remove}};
}

}  // namespace pareto::api
