#include "cell_style.hpp"

#include <xlsxwriter.h>

namespace pareto::xlsx_format {
namespace {

using sdk::Role;
using sdk::Type;

constexpr lxw_color_t kAccent = 0x1F5F6B, kPale = 0xE4EEF0, kBad = 0xB3261E, kDim = 0x6B7280,
                      kRequired = 0xFCE8D5;

std::string with_decimals(std::string whole, int digits) {
  if (digits > 0) whole += "." + std::string(static_cast<std::size_t>(digits), '0');
  return whole;
}

}  // namespace

lxw_format* CellStyles::of(Look look, const std::string& number_format, bool apart) {
  lxw_format*& made = made_[{look, number_format, apart}];
  if (made != nullptr) return made;
  made = workbook_add_format(workbook_);
  if (!number_format.empty()) format_set_num_format(made, number_format.c_str());
  format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
  if (apart) format_set_indent(made, 1);
  switch (look) {
    case Look::Strong:
      format_set_bold(made);
      break;
    case Look::Bad:
      format_set_font_color(made, kBad);
      break;
    case Look::Dim:
      format_set_font_color(made, kDim);
      break;
    case Look::Example:
      format_set_font_color(made, kDim);
      format_set_italic(made);
      break;
    case Look::Head:
    case Look::RequiredHead:
      format_set_bold(made);
      format_set_text_wrap(made);
      format_set_bg_color(made, look == Look::Head ? kPale : kRequired);
      format_set_bottom(made, LXW_BORDER_THIN);
      break;
    case Look::Title:
      format_set_bold(made);
      format_set_font_size(made, 14);
      format_set_font_color(made, kAccent);
      break;
    case Look::Lead:
      format_set_bold(made);
      format_set_text_wrap(made);
      break;
    case Look::Wrapped:
      format_set_text_wrap(made);
      break;
    case Look::Plain:
      break;
  }
  return made;
}

std::string number_format(const sdk::Column& column, bool form) {
  const bool warns = (column.flags & PARETO_COLUMN_WARN) != 0;
  const auto signed_form = [&](const std::string& plain) {
    if (column.role == Role::Change) return "+" + plain + ";-" + plain + ";" + plain;
    return warns ? plain + ";[Red]-" + plain : plain;
  };
  switch (column.type) {
    case Type::Money:
      return signed_form(with_decimals("#,##0", column.digits < 0 ? 2 : column.digits));
    case Type::Quantity:
      return signed_form(column.digits < 0 ? "#,##0.####" : with_decimals("#,##0", column.digits));
    case Type::Real:
      if (column.meaning == PARETO_M_PERCENT)
        return signed_form(with_decimals("0", column.digits < 0 ? 1 : column.digits) + "%");
      return signed_form(with_decimals("#,##0", column.digits < 0 ? 2 : column.digits));
    case Type::Int:
      return column.role == Role::Rank || column.role == Role::Key ||
                     column.meaning == PARETO_M_YEAR
                 ? "0"
                 : signed_form("#,##0");
    case Type::Date:
      return "yyyy-mm-dd";
    case Type::Time:
      return "yyyy-mm-dd hh:mm";
    default:
      return form || column.role == Role::Key || column.meaning == PARETO_M_CODE ? "@" : "";
  }
}

}  // namespace pareto::xlsx_format
