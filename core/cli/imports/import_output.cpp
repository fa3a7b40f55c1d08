#include "core/cli/imports/import_output.hpp"

#include <algorithm>

#include "core/base/amount.hpp"
#include "core/base/counted.hpp"
#include "core/base/display_width.hpp"
#include "core/base/encoding.hpp"
#include "core/cli/imports/import_twins.hpp"
#include "core/cli/terminal/printable.hpp"
#include "core/cli/words/help.hpp"
#include "core/imports/mapping/field_path.hpp"

namespace pareto::cli {
namespace {

std::string label_of(const model::Schema& schema, const std::string& entity,
                     const std::string& path, Language language) {
  const auto found = imports::find_path(schema, schema.entity(entity), path);
  return found ? imports::label_of(*found, language) : path;
}

const std::string& entity_label(const model::Schema& schema, const std::string& entity,
                                Language language) {
  return schema.entity(entity).plural.in(language);
}

// A column may have cells and no head, as behind the last head of a csv file. Without either there
// is nothing to say of it.
bool is_nothing(const imports::MappedColumn& column) {
  return column.header.empty() && column.target.empty() && column.examples.empty();
}

std::string name_of(const Context& context, const imports::MappedColumn& column) {
  return column.header.empty()
             ? context.words({"column {}, without a name", "第 {} 列（没有列名）"},
                             {column.column + 1})
             : column.header;
}

void print_wrapped(Context& context, const std::string& text, std::size_t indent, Style style) {
  Stream& out = context.output.out;
  const auto limit = static_cast<std::size_t>(out.terminal().usable_columns());
  for (const std::string& line : wrapped(printable(text), limit - std::min(indent, limit / 2)))
    out.line(std::string(indent, ' ') + out.styled(style, line));
}

// Where every row of the file went.
void print_sum(Context& context, const imports::ImportResult& result) {
  const imports::WriteCounts& written = result.written;
  const imports::SkippedRows& skipped = result.skipped;
  const std::int64_t heads = static_cast<std::int64_t>(result.header_rows) + skipped.headers,
                     sums = skipped.totals + skipped.footers,
                     titles = static_cast<std::int64_t>(result.title_rows);
  const std::int64_t all = titles + heads + sums + skipped.blank + result.read;
  std::string line = context.words(all == 1 ? Text{"{} row in the file:", "文件共 {} 行："}
                                            : Text{"{} rows in the file:", "文件共 {} 行："},
                                   {counted(all)});
  const auto add = [&](const Text& words, std::int64_t rows) {
    if (rows > 0) line += context.words(words, {counted(rows)});
  };
  add({" {} title,", "抬头 {}、"}, titles);
  add({" {} heading,", "表头 {}、"}, heads);
  add({" {} totals and footers,", "合计与页脚 {}、"}, sums);
  add({" {} blank,", "空行 {}、"}, skipped.blank);
  line += context.words(
      {" {} of data ({} taken, {} not)", "数据 {}（导入 {}，未导入 {}）"},
      {counted(result.read), counted(written.created + written.updated + written.unchanged),
       counted(result.rejected)});
  print_wrapped(context, line, 2, Style::Dim);
}

// Cells that no head names are easily overlooked.
void print_nameless(Context& context, const imports::ImportResult& result) {
  constexpr std::size_t kMost = 3;
  std::size_t count = 0;
  for (const imports::MappedColumn& column : result.mapping.columns) {
    if (!column.header.empty() || !column.target.empty() || column.examples.empty() ||
        ++count > kMost)
      continue;
    print_wrapped(
        context,
        context.words({"{0} was not imported (e.g. “{1}”); to import it: --map \"#{2}=FIELD\"",
                       "{0}没有导入（如“{1}”）；要导入请用：--map \"#{2}=字段\""},
                      {name_of(context, column), column.examples.front(), column.column + 1}),
        2, Style::Caution);
  }
  if (count > kMost)
    print_wrapped(context,
                  context.words({"and {} more columns without a name", "另有 {} 列没有列名"},
                                {counted(count - kMost)}),
                  2, Style::Caution);
}

// A value beside the rows that was left out, by one example.
void print_unusable(Context& context, const std::string& label, const imports::Unusable& u) {
  const std::string why = u.why ? u.why->in(context.language) : std::string(),
                    value = u.value.substr(0, 200);
  print_wrapped(context,
                u.line > 0 ? context.words({"{} in line {}, “{}”: {}. The row was taken without it",
                                            "{}，第 {} 行“{}”：{}。该行其余照常导入"},
                                           {label, u.line, value, why})
                           : context.words({"{}, “{}”: {}. The record was kept without it",
                                            "{}，“{}”：{}。该记录其余照常保存"},
                                           {label, value, why}),
                2, Style::Plain);
}

// Values that are kept as they are and look like slips of the pen.
void print_unlike(Context& context, const model::Schema& schema,
                  const imports::ImportResult& result) {
  constexpr std::size_t kMost = 10;
  for (std::size_t i = 0; i < result.unlike.size() && i < kMost; ++i) {
    const imports::UnlikeValue& u = result.unlike[i];
    print_wrapped(context,
                  context.words({"{0} “{1}” is unlike the others: {2} rows; did you mean “{3}”?",
                                 "{0}“{1}”与其他值不一样：{2} 行；是不是“{3}”？"},
                                {label_of(schema, result.mapping.entity, u.field, context.language),
                                 u.value, counted(u.rows), u.like}),
                  2, Style::Caution);
  }
  if (result.unlike.size() > kMost)
    print_wrapped(context,
                  context.words({"and {} more such values", "另有 {} 个这样的值"},
                                {counted(static_cast<std::int64_t>(result.unlike.size() - kMost))}),
                  2, Style::Caution);
}

std::size_t widest(const std::vector<std::string>& texts) {
  std::size_t most = 0;
  for (const std::string& text : texts) most = std::max(most, display_width(text));
  return most;
}

// Examples, then the reasons with how many rows each. A remedy is a thing to do: it stands behind
// its row where all of it has room, else in full below its reason.
void print_rejects(Context& context, const imports::ImportResult& result) {
  Stream& out = context.output.out;
  const Language language = context.language;
  const auto limit = static_cast<std::size_t>(out.terminal().usable_columns());
  std::vector<std::vector<std::string>> cells;
  const auto fix_of = [&](const std::optional<Message>& fix) {
    return fix ? fix->in(language) : std::string();
  };
  for (std::size_t i = 0; i < result.examples.size() && i < 10; ++i) {
    const imports::RejectExample& r = result.examples[i];
    cells.push_back({std::to_string(r.line), r.column, r.value, r.why.in(language), fix_of(r.fix)});
  }
  std::vector<TextColumn> columns{{context.words({"Line", "行"}), Align::Right},
                                  {context.words({"Column", "列"})},
                                  {context.words({"Value", "值"}), Align::Left, 2, true},
                                  {context.words({"Why", "为什么"}), Align::Left, 0, true},
                                  {context.words({"Remedy", "怎么办"}), Align::Left, 1, true}};
  std::size_t width = 0;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    std::vector<std::string> texts{columns[c].heading};
    for (const std::vector<std::string>& row : cells) texts.push_back(row[c]);
    width += 2 + widest(texts);
  }
  const bool beside = width <= limit;
  if (!beside) columns.pop_back();
  out.line();
  TextTable table(columns);
  for (const std::vector<std::string>& row : cells) {
    std::vector<Cell> line{Cell(row[0], Style::Bad), row[1], row[2], row[3]};
    if (beside) line.emplace_back(row[4], Style::Dim);
    table.row(std::move(line));
  }
  table.print(out);
  out.line();
  for (std::size_t i = 0; i < result.reasons.size() && i < 10; ++i) {
    const imports::RejectReason& r = result.reasons[i];
    print_wrapped(context,
                  context.words(r.rows == 1 ? Text{"{} row: {} {}", "{} 行：{} {}"}
                                            : Text{"{} rows: {} {}", "{} 行：{} {}"},
                                {counted(r.rows), r.column, r.why.in(language)}),
                  2, Style::Plain);
    if (!beside && r.fix) print_wrapped(context, "→ " + r.fix->in(language), 4, Style::Dim);
  }
  if (result.rejects) {
    print_labelled(out,
                   {{context.words({"import these rows again", "改好后再导这几行"}),
                     context.words({"{} (correct it and import it as it is)", "{}（改完原样导入）"},
                                   {result.rejects->string()})}});
  }
}

}  // namespace

imports::ImportResult import_with_progress(Context& context, host::Host& host,
                                           imports::ImportRequest request) {
  // How many rows there are is known only at the end; how much of the file is read is a good
  // measure.
  Progress progress = context.progress({"importing", "导入"}, {"kB", "kB"}, 2);
  jobs::Job job(host.jobs(), "import", request.file.filename().string(),
                [&](std::int64_t done, std::int64_t total) {
                  progress.update(done / 1024, std::max<std::int64_t>(total, 0) / 1024);
                });
  imports::ImportResult result = imports::run_import(request, import_context(host, &job));
  progress.keep();
  return result;
}

// What was recognised in rows and cells, and how to have it otherwise.
void print_notes(Context& context, const imports::Preview& preview) {
  Stream& out = context.output.out;
  const Terminal& terminal = out.terminal();
  const auto limit = static_cast<std::size_t>(terminal.usable_columns());
  for (const imports::ShapeNote& note : preview.notes) {
    const std::string mark = note.caution ? out.styled(Style::Caution, "!")
                                          : out.styled(Style::Accent, terminal.check_mark());
    std::string words = note.words.in(context.language);
    if (!note.otherwise.empty())
      words += context.words({" (otherwise: {})", "（不对请用：{}）"}, {note.otherwise});
    const std::vector<std::string> lines =
        wrapped(printable(words), limit - std::min<std::size_t>(4, limit / 2));
    for (std::size_t i = 0; i < lines.size(); ++i)
      out.line((i == 0 ? "  " + mark + " " : "    ") + lines[i]);
  }
}

void print_source(Context& context, const imports::ImportRequest& request,
                  const imports::Preview& preview) {
  const imports::Opening& o = preview.opening;
  std::string line = request.file.filename().string();
  std::string encoding = o.encoding;
  if (encoding.ends_with(kMendedSuffix)) encoding.resize(encoding.size() - kMendedSuffix.size());
  if (!encoding.empty())
    line += "  ·  " + encoding + " (" + percent(o.encoding_confidence, 0) + ")";
  if (!o.part.empty()) line += "  ·  " + context.words({"sheet “{}”", "工作表“{}”"}, {o.part});
  if (!o.detail.empty()) line += "  ·  " + o.detail;
  if (preview.layout.has_header && preview.layout.header_line > 0)
    line += "  ·  " +
            context.words({"header in line {}", "表头在第 {} 行"}, {preview.layout.header_line});
  context.output.out.line(line);
}

void print_mapping(Context& context, const model::Schema& schema, const imports::Preview& preview) {
  const Terminal& terminal = context.output.out.terminal();
  std::size_t known = 0, left = 0;
  for (const imports::MappedColumn& column : preview.mapping.columns) {
    if (!is_nothing(column)) (column.target.empty() ? left : known) += 1;
  }
  const std::string tick =
      "  " + context.output.out.styled(Style::Accent, terminal.check_mark()) + " ";
  print_notes(context, preview);
  context.output.out.line(
      tick + context.words({"recognised {} columns, {} not used", "认出 {} 列，{} 列没有用上"},
                           {known, left}));
  context.output.out.line();
  TextTable table({{context.words({"Column in the file", "文件里的列"})},
                   {context.words({"is", "当作"})},
                   {context.words({"Example", "例"}), Align::Left, 1, true},
                   {context.words({"Sure", "把握"})}});
  for (const imports::MappedColumn& column : preview.mapping.columns) {
    if (is_nothing(column)) continue;
    const std::string example = column.examples.empty() ? "" : column.examples.front();
    if (column.target.empty()) {
      table.row({name_of(context, column),
                 Cell(context.words({"not imported", "不导入"}), Style::Dim), example, "-"});
      continue;
    }
    table.row({name_of(context, column),
               label_of(schema, preview.entity, column.target, context.language), example,
               column.confidence == imports::Confidence::High
                   ? Cell(context.words({"high", "高"}))
                   : Cell(context.words({"medium", "中"}), Style::Caution)});
  }
  table.print(context.output.out);
  for (const Message& note : preview.mapping.notes)
    context.output.out.line("  " + note.in(context.language));
}

void print_first_rows(Context& context, const model::Schema& schema,
                      const imports::Preview& preview) {
  if (preview.rows.empty()) return;
  std::vector<TextColumn> columns{{context.words({"Line", "行"}), Align::Right}};
  std::vector<std::size_t> shown;
  for (std::size_t t = 0; t < preview.targets.size() && shown.size() < 7; ++t) {
    const auto path = imports::find_path(schema, schema.entity(preview.entity), preview.targets[t]);
    const bool figure = path && (path->value().type == sdk::Type::Money ||
                                 path->value().type == sdk::Type::Quantity);
    columns.push_back({label_of(schema, preview.entity, preview.targets[t], context.language),
                       figure ? Align::Right : Align::Left, static_cast<int>(8 - shown.size()),
                       !figure});
    shown.push_back(t);
  }
  TextTable table(std::move(columns));
  for (const imports::Preview::Row& row : preview.rows) {
    std::vector<Cell> cells{std::to_string(row.line)};
    for (const std::size_t t : shown)
      cells.emplace_back(t < row.values.size() ? row.values[t] : std::string());
    table.row(std::move(cells));
  }
  table.print(context.output.out);
}

void print_result(Context& context, const model::Schema& schema,
                  const imports::ImportRequest& request, const imports::ImportResult& result) {
  Stream& out = context.output.out;
  const Language language = context.language;
  const std::string& entity = result.mapping.entity;
  TextTable table({{""},
                   {context.words({"Rows", "行"}), Align::Right},
                   {context.words({"What", "说明"}), Align::Left, 0, true}});
  std::string what = entity_label(schema, entity, language);
  if (entity == "sale" && result.written.first) {
    what += context.words({", {} to {}, net {}", "，{} 至 {}，净额 {}"},
                          {result.written.first->iso(), result.written.last->iso(),
                           amount_in_sentence(result.written.net, language)});
  }
  const bool dry = request.dry_run;
  if (result.written.created > 0)
    table.row({context.words(dry ? Text{"would import", "会导入"} : Text{"imported", "已导入"}),
               counted(result.written.created), what});
  if (result.written.updated > 0)
    table.row({context.words(dry ? Text{"would change", "会更新"} : Text{"changed", "已更新"}),
               counted(result.written.updated), entity_label(schema, entity, language)});
  if (result.written.unchanged > 0)
    table.row({context.words({"as before", "没有变化"}), counted(result.written.unchanged),
               entity_label(schema, entity, language)});
  for (const imports::RelatedResult& related : result.related) {
    if (related.created > 0)
      table.row({context.words(dry ? Text{"would add", "会新建"} : Text{"added", "新建"}),
                 counted(related.created), entity_label(schema, related.entity, language)});
    if (related.filled > 0)
      table.row({context.words(dry ? Text{"would fill", "会补空"} : Text{"filled", "补空"}),
                 counted(related.filled),
                 context.words({"empty fields of {}", "{} 的空字段"},
                               {entity_label(schema, related.entity, language)})});
  }
  for (const imports::Differing& d : result.differing) {
    table.row(
        {Cell(context.words({"differing", "不一致"}), Style::Caution), counted(d.records),
         context.words({"several values of {0}; the first is kept (e.g. {1}: {2}, not {3})",
                        "{0} 有多个值；保留第一个（如 {1}：{2}，不取 {3}）"},
                       {label_of(schema, entity, d.path, language), d.record, d.kept, d.other})});
  }
  for (const imports::Unusable& u : result.unusable) {
    table.row({Cell(context.words({"left out", "没有采用"}), Style::Caution), counted(u.cells),
               context.words({"values of {}; see below", "{} 的值，见下"},
                             {label_of(schema, entity, u.path, language)})});
  }
  if (result.title_rows + result.skipped.totals + result.skipped.headers + result.skipped.footers >
      0) {
    table.row({context.words({"skipped", "跳过"}),
               counted(static_cast<std::int64_t>(result.title_rows + result.skipped.totals +
                                                 result.skipped.headers + result.skipped.footers)),
               context.words({"{} title, {} total rows and the like", "{} 行抬头、{} 行合计等"},
                             {counted(result.title_rows), counted(result.skipped.totals)})});
  }
  const imports::MendedCounts& mended = result.mended;
  if (mended.texts > 0)
    table.row({Cell(context.words({"repaired", "已修复"}), Style::Caution), counted(mended.texts),
               context.words({"cells read in the wrong encoding before (e.g. “{}”)",
                              "以前编码读错的单元格（如“{}”）"},
                             {mended.text->after})});
  if (mended.left > 0)
    table.row(
        {Cell(context.words({"as they stand", "照原样"}), Style::Caution), counted(mended.left),
         context.words(
             {"cells look read in the wrong encoding (line {}: “{}” is “{}”?); to repair them: undo, then --repair yes",
              "个单元格像是编码读错后存下的（第 {} 行：“{}”是“{}”？）；要修复请先撤销，再加 --repair yes"},
             {mended.as_is->line, mended.as_is->before, mended.as_is->after})});
  if (mended.lost > 0)
    table.row({Cell(context.words({"lost", "已丢失"}), Style::Bad), counted(mended.lost),
               context.words({"cells hold characters that cannot be brought back (line {}: “{}”)",
                              "单元格里有无法恢复的字（第 {} 行：“{}”）"},
                             {mended.gone->line, mended.gone->after})});
  if (mended.filled > 0)
    table.row({context.words({"filled down", "补齐"}), counted(mended.filled),
               context.words({"rows of a block, from its first line", "行取自所在分组的首行"})});
  if (result.rejected > 0)
    table.row({Cell(context.words({"not imported", "未导入"}), Style::Bad),
               counted(result.rejected), context.words({"see below", "见下"})});
  table.print(out);
  print_sum(context, result);
  print_nameless(context, result);
  for (const imports::Unusable& u : result.unusable)
    print_unusable(context, label_of(schema, entity, u.path, language), u);
  for (const imports::MissingReference& missing : result.missing) {
    out.line("  " + context.words({"{} records name a {} that does not exist, e.g. “{}”",
                                   "{} 条记录提到的 {} 不存在，如“{}”"},
                                  {counted(missing.records), missing.path, missing.example}));
  }
  print_unlike(context, schema, result);
  print_names(context, schema, result);
  if (result.rejected > 0) print_rejects(context, result);
}

}  // namespace pareto::cli
