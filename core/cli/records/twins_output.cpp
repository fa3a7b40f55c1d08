#include "core/cli/records/twins_output.hpp"

#include <algorithm>

#include "core/base/amount.hpp"
#include "core/base/counted.hpp"
#include "core/base/decimal.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/terminal/text_table.hpp"
#include "core/twins/evidence.hpp"

namespace pareto::cli {
namespace {

constexpr std::size_t kMostSets = 40;    // of a merge of many, for people
constexpr std::size_t kMostFields = 40;  // likewise

std::string score_text(double score) { return percent(score, 0); }

}  // namespace

void print_twins(Context& context, host::Host& host, const model::Entity& entity,
                 const std::vector<twins::Twin>& twins, std::size_t shown) {
  std::vector<std::int64_t> ids;
  for (const twins::Twin& twin : twins) ids.insert(ids.end(), {twin.a, twin.b});
  std::map<std::int64_t, twins::RecordFacts> records = twins::facts_of(host.reader(), entity, ids);
  const bool customers = entity.name == "customer", people = context.format == Format::Table;
  // The surest first; among equally sure ones those that sell most.
  std::vector<const twins::Twin*> order;
  for (const twins::Twin& twin : twins) order.push_back(&twin);
  const auto net = [&](const twins::Twin* twin) {
    return records[twin->a].net.value_or(0) + records[twin->b].net.value_or(0);
  };
  std::stable_sort(order.begin(), order.end(), [&](const twins::Twin* x, const twins::Twin* y) {
    const int of_x = static_cast<int>(x->score * 100 + 0.5),
              of_y = static_cast<int>(y->score * 100 + 0.5);
    return of_x != of_y ? of_x > of_y : net(x) > net(y);
  });
  if (order.size() > shown) order.resize(shown);
  const auto why = [&](const twins::Twin& twin) {
    return twins::words_of(twin.names, twin.evidence, context.language);
  };
  const auto plain = [](const std::optional<std::int64_t>& amount) {
    return amount ? Cell(plain_decimal(*amount)) : Cell();
  };
  if (!people) {
    std::vector<TextColumn> columns{{"score", Align::Right}};
    std::vector<std::string> names{"score", "code", "name", "other_code", "other_name", "why"};
    columns.resize(6);
    if (customers) {
      for (const char* name : {"net", "last_order", "other_net", "other_last_order"})
        names.emplace_back(name);
      columns.resize(10);
    }
    TextTable table(std::move(columns));
    for (const twins::Twin* twin : order) {
      const twins::RecordFacts &a = records[twin->a], &b = records[twin->b];
      char score[16];
      std::snprintf(score, sizeof score, "%.3f", twin->score);
      std::vector<Cell> row{score, a.code, a.name, b.code, b.name, why(*twin)};
      if (customers)
        row.insert(row.end(), {plain(a.net), Cell(a.last_order), plain(b.net), Cell(b.last_order)});
      table.row(std::move(row));
    }
    print_rows(context, host, {"twins " + entity.name, &entity}, table, names);
    return;
  }
  std::int64_t largest = 0;
  for (const auto& [id, record] : records) largest = std::max(largest, record.net.value_or(0));
  const AmountScale scale = table_scale_for(largest, context.language);
  std::vector<TextColumn> columns{{context.words({"Alike", "相似"}), Align::Right},
                                  {context.words({"Code", "编码"}), Align::Left, 0, false, true},
                                  {context.words({"Name", "名称"}), Align::Left, 0, true},
                                  {context.words({"Why", "原因"}), Align::Left, 0, true}};
  if (customers) {
    const std::string unit = scale.unit.empty() ? "" : " (" + std::string(scale.unit) + ")";
    columns.push_back({context.words({"Net sales", "净销售"}) + unit, Align::Right});
    columns.push_back({context.words({"Last order", "末单日期"}), Align::Left, 1, false, true});
  }
  TextTable table(std::move(columns));
  for (const twins::Twin* twin : order) {
    // The reasons take both lines.
    const std::string all = why(*twin), part = say(context.language, {"; ", "；"});
    const std::size_t at = all.find(part);
    for (const std::int64_t id : {twin->a, twin->b}) {
      const twins::RecordFacts& record = records[id];
      const bool first = id == twin->a;
      const std::string reason = first                     ? all.substr(0, at)
                                 : at == std::string::npos ? ""
                                                           : all.substr(at + part.size());
      std::vector<Cell> row{first ? Cell(score_text(twin->score)) : Cell(), record.code,
                            record.name, reason};
      if (customers)
        row.insert(row.end(), {record.net ? Cell(amount_in_cell(*record.net, scale)) : Cell(),
                               Cell(record.last_order)});
      table.row(std::move(row));
    }
  }
  table.print(context.output.out);
}

void print_merge(Context& context, host::Host& host, const twins::MergeRequest& request,
                 const std::map<std::int64_t, twins::RecordFacts>& records,
                 const twins::MergeResult& result) {
  Stream& out = context.output.out;
  const model::Entity& entity = host.schema().entity(request.entity);
  const auto name = [&](std::int64_t id) {
    const auto found = records.find(id);
    return found == records.end() ? std::to_string(id)
                                  : found->second.code + "  " + found->second.name;
  };
  TextTable pairs({{context.words({"Goes", "并入"}), Align::Left, 0, true},
                   {"", Align::Left},
                   {context.words({"Stays", "保留"}), Align::Left, 0, true}});
  for (std::size_t i = 0; i < request.pairs.size() && i < kMostSets; ++i)
    pairs.row({name(request.pairs[i].goes), "→", name(request.pairs[i].stays)});
  pairs.print(out);
  if (request.pairs.size() > kMostSets)
    out.line(context.words({"  … and {} more", "  ……还有 {} 个"},
                           {counted(request.pairs.size() - kMostSets)}));
  if (!result.fields.empty()) {
    out.line();
    const bool many = request.pairs.size() > 1;
    std::vector<TextColumn> columns{{context.words({"Field", "字段"})},
                                    {context.words({"Kept", "保留"}), Align::Left, 0, true},
                                    {context.words({"Left out", "舍去"}), Align::Left, 0, true}};
    if (many)
      columns.insert(columns.begin(), {context.words({"Record", "记录"}), Align::Left, 0, true});
    TextTable table(std::move(columns));
    for (std::size_t i = 0; i < result.fields.size() && i < kMostFields; ++i) {
      const twins::FieldOutcome& outcome = result.fields[i];
      std::vector<Cell> row{entity.find(outcome.field)->label.in(context.language), outcome.kept,
                            outcome.dropped};
      if (many)
        row.insert(row.begin(),
                   records.contains(outcome.stays) ? Cell(records.at(outcome.stays).name) : Cell());
      table.row(std::move(row));
    }
    table.print(out);
    if (result.fields.size() > kMostFields)
      out.line(context.words({"  … and {} more", "  ……还有 {} 个"},
                             {counted(result.fields.size() - kMostFields)}));
  }
  out.line();
  if (result.moved.empty()) {
    out.line(context.words({"  nothing refers to what goes", "  没有记录引用被合并的"}));
  } else {
    TextTable table({{context.words({"What refers to it", "引用它的"})},
                     {context.words({"Field", "字段"})},
                     {context.words({"Move", "转移"}), Align::Right},
                     {context.words({"Go along, there already", "已有，不再重复"}), Align::Right}});
    for (const twins::MovedRows& moved : result.moved) {
      const model::Entity& referring = host.schema().entity(moved.entity);
      table.row({referring.plural.in(context.language),
                 referring.find(moved.field)->label.in(context.language), counted(moved.moved),
                 moved.gone == 0 ? Cell() : Cell(counted(moved.gone))});
    }
    table.print(out);
  }
  out.line();
  std::vector<std::pair<std::string, std::string>> lines;
  if (result.names > 0) {
    lines.emplace_back(context.words({"other names", "别名"}),
                       context.words({"{} stay known: imports and look-ups find who stays",
                                      "{} 个名称和编码仍能找到保留的记录"},
                                     {counted(result.names)}));
  }
  for (const std::int64_t id : result.left_parents) {
    lines.emplace_back(
        context.words({"no parent", "无上级"}),
        context.words({"{}: the tree would close in a circle", "{}：上级会成环"}, {name(id)}));
  }
  print_labelled(out, lines);
}

}  // namespace pareto::cli
