#include "core/pivot/date_part.hpp"

#include "pareto/window.hpp"

namespace pareto::pivot {

using model::DatePart;

Date first_day(DatePart part, Date day) {
  switch (part) {
    case DatePart::Year:
      return day.month_start().plus_months(1 - day.civil().month);
    case DatePart::Quarter:
      return sdk::Quarter::of(day).range().from;
    case DatePart::Month:
      return day.month_start();
    case DatePart::Week: {
      const std::int32_t since_monday = (day.days % 7 + 7 + 3) % 7;  // 1970-01-01 was a Thursday
      return day - since_monday;
    }
    default:
      return day;
  }
}

Date next_first_day(DatePart part, Date first) {
  switch (part) {
    case DatePart::Year:
      return first.plus_months(12);
    case DatePart::Quarter:
      return first.plus_months(3);
    case DatePart::Month:
      return first.plus_months(1);
    case DatePart::Week:
      return first + 7;
    default:
      return first + 1;
  }
}

std::string text_of(DatePart part, Date first) {
  switch (part) {
    case DatePart::Year:
      return first.iso().substr(0, 4);
    case DatePart::Quarter:
      return sdk::Quarter::of(first).text();
    case DatePart::Month:
      return first.iso().substr(0, 7);
    case DatePart::Week: {
      const Date thursday = first + 3, year = first_day(DatePart::Year, thursday);
      const std::string number = std::to_string((thursday - year) / 7 + 1);
      return thursday.iso().substr(0, 4) + "-W" + (number.size() < 2 ? "0" : "") + number;
    }
    default:
      return first.iso();
  }
}

}  // namespace pareto::pivot
