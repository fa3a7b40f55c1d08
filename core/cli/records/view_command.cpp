// view: what plugins, packs and the firm show of records, as text.
#include <algorithm>

#include "core/base/counted.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/records/view_output.hpp"
#include "core/cli/terminal/list_column.hpp"
#include "core/cli/words/entity_word.hpp"
#include "core/cli/words/name_value.hpp"
#include "core/views/catalogue.hpp"
#include "core/views/default_views.hpp"
#include "core/views/view_file.hpp"

namespace pareto::cli {
namespace {

using model::View;
using model::ViewKind;

views::Place place_of(Context& context, host::Host& host) {
  return {host.store(), host.schema(), context.zone};
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

// All views, or those that a slot holds.
int show_list(Context& context, host::Host& host, const views::Catalogue& catalogue,
              const std::string& slot = {}) {
  TextTable table({{context.words({"View", "视图"})},
                   {context.words({"What", "内容"})},
                   {context.words({"Kind", "形式"})},
                   {context.words({"Of", "对象"})},
                   {context.words({"Where", "位置"}), Align::Left, 1},
                   {context.words({"From", "来自"}), Align::Left, 2},
                   {context.words({"Fault", "问题"}), Align::Left, 0, true}});
  std::vector<std::pair<std::string, std::string>> below;
  std::vector<views::Known> known = catalogue.checked();
  if (!slot.empty())
    std::erase_if(known, [&](const views::Known& each) {
      return std::ranges::find(each.view.slots, slot) == each.view.slots.end();
    });
  for (const views::Known& each : known) {
    std::string reason = each.faults.empty() ? "" : each.faults.front().text(context.language);
    if (each.faults.size() > 1)
      reason +=
          context.words({" (and {} more: pareto view check)", "（另有 {} 处：pareto view check）"},
                        {each.faults.size() - 1});
    if (context.format == Format::Table && !reason.empty())
      below.emplace_back(each.view.id, std::exchange(reason, context.words({"see below", "见下"})));
    const bool own = each.from.starts_with(host.workspace().folder().string());
    table.row({each.view.id, each.view.label.in(context.language),
               each.read ? std::string(model::name_of(each.view.kind)) : "", each.view.entity,
               joined(each.view.slots), own ? std::string(views::kOwnViews) : each.from,
               Cell(reason, Style::Bad)});
  }
  if (context.format == Format::Table && known.empty()) {
    context.output.out.line(
        slot.empty()
            ? context.words({"no views of plugins or of your own yet", "还没有插件或自己的视图"})
            : context.words({"no view says that it belongs in {}", "没有视图放在 {}"}, {slot}));
  } else {
    print_answer(context.output.out, context.format, table,
                 {"view", "what", "kind", "of", "where", "from", "fault"});
  }
  if (!below.empty()) print_labelled(context.output.out, below);
  if (context.format != Format::Table) return kDone;
  context.output.out.line();
  if (!slot.empty()) {
    print_labelled(
        context.output.out,
        {{context.words({"show one", "看其中一个"}),
          context.words({"pareto view NAME", "pareto view 名称"}) +
              (slot.find('.') != std::string::npos ? " --for …" : "")},
         {context.words({"put one there", "放入一个"}),
          context.words({"slots = [\"{}\"] in its file", "在其文件中写 slots = [\"{}\"]"},
                        {slot})}});
    return kDone;
  }
  print_labelled(context.output.out,
                 {{context.words({"every kind of record has two", "每种记录自带两个"}),
                   context.words({"pareto view customer, pareto view customer.form --for …",
                                  "pareto view customer、pareto view customer.form --for …"})},
                  {context.words({"make your own", "自己写"}),
                   (host.workspace().folder() / views::kOwnViews / "NAME.toml").string()}});
  return kDone;
}

void say_faults(Context& context, const std::string& id, const std::vector<Error>& faults) {
  for (const Error& fault : faults) {
    context.output.out.line(
        context.output.out.styled(Style::Bad, context.words({"fault", "问题"})) + "  " + id + ": " +
        fault.text(context.language));
    if (const auto remedy = fault.remedy(context.language))
      context.output.out.line("      " + *remedy);
  }
}

// One file, wherever it lies, or one by its name; without either all of them.
int check(Context& context, host::Host& host, const views::Catalogue& catalogue) {
  const auto given = context.arguments.operand(0);
  int code = kDone;
  const auto look = [&](const std::string& id, const std::vector<Error>& faults,
                        std::string_view kind) {
    if (faults.empty())
      return context.output.out.line(
          context.words({"{0}: as it should be ({1})", "{0}：正确（{1}）"}, {id, kind}));
    say_faults(context, id, faults);
    code = kFailed;
  };
  if (given && std::filesystem::is_regular_file(*given)) {
    std::optional<View> view;
    try {
      view = views::read_view(*given);
    } catch (const Error& fault) {
      say_faults(context, std::filesystem::path(*given).stem().string(), {fault});
      return kFailed;
    }
    look(view->id, views::faults_of(*view, place_of(context, host)), model::name_of(view->kind));
    return code;
  }
  bool found = false;
  for (const views::Known& known : catalogue.stated()) {
    if (given && known.view.id != *given) continue;
    found = true;
    look(known.view.id, catalogue.faults_of(known), model::name_of(known.view.kind));
  }
  if (given && !found) {
    const View derived = catalogue.find(*given);  // says which there are
    look(derived.id, views::faults_of(derived, place_of(context, host)),
         model::name_of(derived.kind));
  } else if (!found) {
    context.output.out.line(
        context.words({"there are no views to check; one of your own is a file in {}",
                       "没有可检查的视图；自己的视图放在 {}"},
                      {(host.workspace().folder() / views::kOwnViews).string()}));
  }
  return code;
}

// The one that is called so; an entity also by its label, as in other commands.
View view_named(Context& context, host::Host& host, const views::Catalogue& catalogue,
                const std::string& name) {
  try {
    return catalogue.find(name);
  } catch (const Error&) {
    if (std::ranges::any_of(catalogue.stated(),
                            [&](const views::Known& known) { return known.view.id == name; }))
      throw;
    try {
      return catalogue.find(entity_named(host.schema(), name, context.language).name);
    } catch (const Error&) {
    }
    throw;
  }
}

// "menu", "customer.tab": a place where views are shown, unless one is called so itself.
bool is_slot(host::Host& host, const views::Catalogue& catalogue, const std::string& name) {
  const auto slot = model::parse_slot(name);
  if (!slot || std::ranges::any_of(catalogue.stated(), [&](const views::Known& known) {
        return known.view.id == name;
      }))
    return false;
  return slot->kind == model::ViewSlot::Kind::Menu || slot->kind == model::ViewSlot::Kind::Home ||
         host.schema().find(slot->of) != nullptr;
}

Date month_given(const std::map<std::string, std::string>& settings, Date as_of) {
  const auto found = settings.find("month");
  if (found == settings.end()) return as_of;
  if (const auto day = Date::from_iso(found->second + "-01")) return *day;
  throw Error(ErrorCode::Argument,
              Message(Text{"“{}” is no month", "“{}”不是月份"}, {found->second}),
              Message(Text{"write it as 2026-10", "请写成 2026-10"}));
}

void require_known_settings(const View& view, const std::map<std::string, std::string>& settings) {
  for (const auto& [name, value] : settings) {
    if (name == "month" && view.kind == ViewKind::Calendar) continue;
    throw Error(
        ErrorCode::Argument,
        Message(Text{"view {0} has no setting {1}", "视图 {0} 没有设置 {1}"}, {view.id, name}),
        view.kind == ViewKind::Calendar
            ? Message(Text{"a calendar takes --set month=2026-10", "日历可用 --set month=2026-10"})
            : Message(Text{"choose records by --where", "选择记录请用 --where"}));
  }
}

// List, and what every kind of rows is for programs.
void write_rows(const Drawing& drawing) {
  Context& context = drawing.context;
  host::Host& host = drawing.host;
  records::ListRequest request = views::list_request(drawing.view, host.schema(), drawing.asked);
  const bool table = context.format == Format::Table;
  if (table && request.limit == 0) request.limit = 50;
  records::List list = records::list_records(host.store(), host.session(), host.schema(), request);
  if (table && list.count == 0) return say_empty(drawing);
  std::vector<ResultColumn> shown;
  for (std::size_t c = 0; c < list.columns.size(); ++c) {
    shown.push_back(result_column(list.columns[c], context.language));
    if (list.columns[c].name == views::kParentId) shown.back().is_id = true;
    if (c > 2) shown.back().drop_order = static_cast<int>(list.columns.size() - c);
  }
  ResultStyle style = context.result_style();
  style.currency = host.workspace().settings().home_currency;
  style.footer = [&](std::int64_t rows) {
    std::vector<std::string> parts{
        context.words({"{} of {}", "{} / {} 条"}, {counted(rows), counted(list.count)})};
    if (rows < list.count) parts.push_back(context.words({"more: --limit N", "更多：--limit N"}));
    return parts;
  };
  const std::int64_t out = request.limit > 0 ? std::min(request.limit, list.count) : list.count;
  const auto rows = exported(context, host, {"view " + drawing.view.id, drawing.entity, out},
                             std::move(list.rows));
  write_result(context.output.out, style, shown, *rows);
}

void draw(const Drawing& drawing, Date month) {
  switch (drawing.view.kind) {
    case ViewKind::Board:
      return draw_board(drawing);
    case ViewKind::Calendar:
      return draw_calendar(drawing, month);
    case ViewKind::Timeline:
      return draw_timeline(drawing);
    case ViewKind::Tree:
      return draw_tree(drawing);
    case ViewKind::Graph:
      return draw_graph(drawing);
    case ViewKind::Form:
      return draw_form(drawing);
    case ViewKind::Matrix:
      return draw_matrix(drawing);
    case ViewKind::Cards:
      return draw_cards(drawing);
    default:
      return write_rows(drawing);
  }
}

int run(Context& context) {
  auto host = open_workspace(context);
  const views::Catalogue catalogue(host->plugins(), host->workspace().folder(),
                                   place_of(context, *host));
  const std::string& action = context.arguments.action();
  if (action == "check") return check(context, *host, catalogue);
  const auto name = context.arguments.operand(0);
  if (!name || action == "list") return show_list(context, *host, catalogue);
  if (is_slot(*host, catalogue, *name)) return show_list(context, *host, catalogue, *name);
  const View view = view_named(context, *host, catalogue, *name);
  const std::map<std::string, std::string> settings =
      parse_name_values(context.arguments.list("set"));
  require_known_settings(view, settings);
  views::Asked asked{.where = context.arguments.list("where"),
                     .as_of = host->as_of(context.as_of),
                     .zone = context.zone,
                     .today = host->today(),
                     .language = context.language};
  asked.limit = context.arguments.number("limit", 0, INT64_MAX).value_or(0);
  if (const auto about = context.arguments.get("for")) {
    if (view.subject.empty()) {
      throw Error(
          ErrorCode::Argument,
          Message(Text{"view {} is not about one record", "视图 {} 不是针对一条记录的"}, {view.id}),
          Message(Text{"choose records by --where", "选择记录请用 --where"}));
    }
    asked.subject =
        records::the_one(host->reader(), host->schema(), host->schema().entity(view.subject),
                         *about, records::NamedBy::Sound);
  }
  const Date month = month_given(settings, asked.as_of);
  if (context.format != Format::Table && settings.contains("month"))
    asked = in_month(view, asked, month);
  const Drawing drawing = drawing_of(context, *host, view, asked);
  const bool rows = view.kind != ViewKind::Matrix && view.kind != ViewKind::Cards;
  if (context.format == Format::Table)
    draw(drawing, month);
  else if (rows)
    write_rows(drawing);
  else if (view.kind == ViewKind::Matrix)
    draw_matrix(drawing);
  else
    write_cards(drawing);
  return kDone;
}

}  // namespace

Command view_command() {
  return {
      Verb{
          .name = "view",
          .group = Group::LookAndChange,
          .summary = {"boards, calendars, trees, cards", "看板、日历、树、指标卡等视图"},
          .operands =
              {{"VIEW",
                {"which, or a kind of record: customer, customer.form; a slot: menu, customer.tab; without it, the list of views",
                 "哪一个，或记录种类：customer、customer.form；或位置：menu、customer.tab；不写则列出全部"},
                Operand::Count::Optional}},
          .options = {{.name = "for",
                       .value = "RECORD",
                       .help = {"the one record that it is about: code, name or part of it",
                                "针对哪条记录：编码、名称或其一部分"}},
                      {.name = "where",
                       .value = "CONDITION",
                       .help = {"only some of the records, as in list; may be repeated",
                                "只看部分记录，同 list；可重复"},
                       .repeatable = true},
                      {.name = "set",
                       .value = "NAME=VALUE",
                       .help = {"of a calendar: month=2026-10", "日历：month=2026-10"},
                       .repeatable = true},
                      {.name = "limit", .value = "N", .help = {"records at most", "最多几条"}}},
          .actions = {{.name = "list",
                       .summary = {"which there are, and what is wrong with them",
                                   "列出全部视图及其问题"}},
                      {.name = "check",
                       .summary = {"compare views with the fields that there are",
                                   "检查视图与现有字段是否相符"},
                       .operands = {{"VIEW",
                                     {"a file, or a name (all)", "文件或名称（默认全部）"},
                                     Operand::Count::Optional}}}},
          .examples = {{{"view customer.form --for 0013", "view customer.form --for 0013"},
                        {"one customer, by groups of fields", "一个客户，按字段组"}}}},
      run};
}

}  // namespace pareto::cli
