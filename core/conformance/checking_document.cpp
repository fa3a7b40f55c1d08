#include "core/conformance/checking_document.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <vector>

#include "core/conformance/checking_rows.hpp"
#include "pareto/job.hpp"

namespace pareto::conformance {
namespace {

// The columns of each kind of chart, as abi/document.h says them: name and the types that it may
// have.
struct ChartColumn {
  std::string_view name;
  std::vector<std::uint32_t> types;
};
const std::vector<ChartColumn>& columns_of(std::uint32_t kind) {
  const std::vector<std::uint32_t> text{PARETO_T_TEXT}, money{PARETO_T_MONEY}, real{PARETO_T_REAL},
      whole{PARETO_T_INT};
  static const std::array<std::vector<ChartColumn>, 7> all = {{
      {},
      {{"label", text},
       {"value", money},
       {"share_before", real},
       {"tier", text},
       {"mark", text},
       {"rest", whole}},
      {{"label", text}, {"tier", text}, {"before", money}, {"after", money}, {"direction", text}},
      {{"label", text},
       {"remark", text},
       {"tier", text},
       {"dates", text},
       {"expected", text},
       {"gap", whole},
       {"silent", whole},
       {"over", whole},
       {"missed", whole},
       {"money", money}},
      {{"label", text}, {"value", {PARETO_T_MONEY, PARETO_T_REAL}}},
      {{"label", text},
       {"value", {PARETO_T_MONEY, PARETO_T_REAL, PARETO_T_INT}},
       {"before", {PARETO_T_MONEY, PARETO_T_REAL, PARETO_T_INT}},
       {"mark", text}},
      {{"label", text}, {"value", {PARETO_T_REAL, PARETO_T_INT}}, {"remark", text}},
  }};
  return all[kind < all.size() ? kind : 0];
}

bool is_file_name(const char* name) {
  return name != nullptr && *name != '\0' &&
         std::strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == std::strlen(name);
}

[[noreturn]] void wrong_column(const std::string& chart, std::size_t place,
                               std::string_view wanted) {
  fail({"chart {0}: column {1} is not {2} as its kind wants it",
        "图表 {0}：第 {1} 列不是该类图表要求的 {2}"},
       {chart, place, wanted},
       {"see PARETO_CHART_… in abi/document.h", "见 abi/document.h 的 PARETO_CHART_…"});
}

}  // namespace

template <class Work>
pareto_status CheckingDocument::take(const pareto_document* document, pareto_error* error,
                                     Work work) {
  auto& self = *static_cast<CheckingDocument*>(document->ctx);
  return sdk::guarded(error, [&] {
    const std::int64_t number = self.calls_++;
    if (self.called) self.called(number);
    if (self.refuses_from >= 0 && number >= self.refuses_from)
      throw sdk::Failure(PARETO_E_IO, "the disk is full");
    try {
      work(self);
      if (!self.began_) fail({"it writes before begin", "它在 begin 之前写入"});
    } catch (const Error& found) {
      if (!self.fault_) self.fault_ = found;
    }
  });
}

CheckingDocument::CheckingDocument(HostShape shape) {
  document_.size_of = sizeof document_;
  document_.ctx = this;
  document_.begin = [](const pareto_document* to, const pareto_document_info* info,
                       pareto_error* error) {
    return take(to, error, [&](CheckingDocument& self) {
      if (self.began_) fail({"it begins twice", "它调用了两次 begin"});
      self.began_ = true;
      if (info->title.len == 0) fail({"the document has no title", "文档没有标题"});
      for (const pareto_str& one :
           {info->title, info->firm, info->period, info->data_until, info->remark})
        self.text(one, "begin");
    });
  };
  document_.heading = [](const pareto_document* to, std::int32_t level, pareto_str text,
                         pareto_str aside, pareto_error* error) {
    return take(to, error, [&](CheckingDocument& self) {
      if (level < 1 || level > 3)
        fail({"a heading has level {}", "有级别为 {} 的标题"}, {level},
             {"1 is a section, 2 a part of it", "1 为节，2 为其中的小节"});
      self.text(text, "heading");
      self.text(aside, "aside");
    });
  };
  document_.paragraph = [](const pareto_document* to, std::uint32_t kind, pareto_spans spans,
                           pareto_error* error) {
    return take(to, error, [&](CheckingDocument& self) {
      if (kind > PARETO_PARAGRAPH_SUBJECT)
        fail({"a paragraph has kind {}, which there is not", "有不存在的段落类别 {}"}, {kind});
      if (kind == PARETO_PARAGRAPH_LEAD && ++self.leads_ > 1)
        fail({"the document has two leads", "文档有两个导语"}, {},
             {"one sentence that answers; once", "只有一句作答的导语"});
      self.spans(spans, "paragraph");
    });
  };
  document_.figures = [](const pareto_document* to, const pareto_key_figure* const* figures,
                         pareto_error* error) {
    return take(to, error, [&](CheckingDocument& self) {
      for (; figures != nullptr && *figures != nullptr; ++figures) {
        for (const pareto_str& one :
             {(*figures)->label, (*figures)->value, (*figures)->unit, (*figures)->remark})
          self.text(one, "figure");
        self.named_rows(**figures);
      }
    });
  };
  document_.table = [](const pareto_document* to, const pareto_table_info* info,
                       ArrowArrayStream* stream, pareto_error* error) {
    return take(to, error, [&](CheckingDocument& self) { self.table(*info, stream); });
  };
  document_.chart = [](const pareto_document* to, const pareto_chart_info* info,
                       ArrowArrayStream* stream, pareto_error* error) {
    return take(to, error, [&](CheckingDocument& self) { self.chart(*info, stream); });
  };
  document_.page_break = [](const pareto_document* to, pareto_error* error) {
    return take(to, error, [](CheckingDocument&) {});
  };
  document_.beside = [](const pareto_document* to, std::int32_t percent, pareto_error* error) {
    return take(to, error, [&](CheckingDocument&) {
      if (percent < 0 || percent > 100)
        fail({"a column takes {} percent of the width", "有一栏占宽度的 {}%"}, {percent});
    });
  };
  shaped_.emplace(document_, shape);
}

void CheckingDocument::text(pareto_str text, const char* what) {
  const std::string_view view = sdk::to_view(text);
  if (!is_utf8(view)) fail({"a {} is not UTF-8", "{} 不是 UTF-8"}, {what});
  words_.append(view).append("\n");
}

// Whether there is such an entity, and whether it has what is asked of it, the workspace's cases
// find out.
void CheckingDocument::named_rows(const pareto_key_figure& figure) {
  if (!PARETO_HAS(&figure, pareto_key_figure, rows_where)) return;
  if (figure.rows_entity == nullptr) {
    if (figure.rows_where != nullptr)
      fail({"a figure has conditions on rows, and does not say of what",
            "某个数字带有行的条件，却没有说明是什么的行"},
           {}, {"set rows_entity", "请设置 rows_entity"});
    return;
  }
  text({figure.rows_entity, std::strlen(figure.rows_entity)}, "figure");
  int conditions = 0;
  for (auto one = figure.rows_where; one != nullptr && *one != nullptr; ++one) {
    if (++conditions > 100) fail({"a list of conditions has no end", "条件列表没有结尾"});
    text({*one, std::strlen(*one)}, "figure");
  }
}

void CheckingDocument::spans(pareto_spans spans, const char* what) {
  for (int i = 0; spans != nullptr && *spans != nullptr; ++spans, ++i) {
    if (i > 10'000) fail({"a list of words has no end", "词句列表没有结尾"});
    if ((*spans)->style > PARETO_STYLE_TIER)
      fail({"words have style {}, which there is not", "有不存在的样式 {}"}, {(*spans)->style});
    text((*spans)->text, what);
  }
}

void CheckingDocument::table(const pareto_table_info& info, ArrowArrayStream* stream) {
  if (!is_file_name(info.name))
    fail({"a table is called \"{}\"", "有名为“{}”的表格"}, {info.name != nullptr ? info.name : ""},
         {"a-z, 0-9 and '_': it names a file", "用 a-z、0-9 和 '_'：它会作文件名"});
  std::size_t columns = 0, totals = 0;
  for (auto column = info.columns; column != nullptr && *column != nullptr; ++column) ++columns;
  for (auto span = info.total; span != nullptr && *span != nullptr; ++span) ++totals;
  if (info.total != nullptr && totals != columns)
    fail({"{0}: {1} totals for {2} columns", "{0}：{2} 列却有 {1} 个合计"},
         {info.name, totals, columns});
  spans(info.total, "total");
  words_ += words_of_rows(info.columns, stream, info.name);
}

void CheckingDocument::chart(const pareto_chart_info& info, ArrowArrayStream* stream) {
  if (info.kind < PARETO_CHART_PARETO || info.kind > PARETO_CHART_FUNNEL)
    fail({"a chart has kind {}, which there is not", "有不存在的图表类别 {}"}, {info.kind});
  const std::string name = info.name != nullptr ? info.name : "";
  // A strip of orders may do without what stands beside it, and is as wide as the page then.
  const bool may_miss = info.kind == PARETO_CHART_RHYTHM;
  const std::vector<ChartColumn>& expected = columns_of(info.kind);
  std::size_t next = 0;
  for (const ChartColumn& wanted : expected) {
    const pareto_column* column = info.columns != nullptr ? info.columns[next] : nullptr;
    const bool fits = column != nullptr && column->field != nullptr &&
                      column->field->name == wanted.name &&
                      std::ranges::find(wanted.types, column->field->type) != wanted.types.end();
    if (fits)
      ++next;
    else if (!may_miss || wanted.name == "dates")
      wrong_column(name, next, wanted.name);
  }
  if (info.columns != nullptr && info.columns[next] != nullptr) wrong_column(name, next, "-");
  text(info.title, "title");
  text(info.subtitle, "subtitle");
  spans(info.remarks, "remark");
  words_ += words_of_rows(info.columns, stream, name);
}

void CheckingDocument::require_sound() const {
  if (fault_) throw *fault_;
  if (!began_)
    fail({"it wrote no document", "没有写出文档"}, {},
         {"begin comes first, also where there is nothing to say", "即使没有内容也要先 begin"});
}

}  // namespace pareto::conformance
