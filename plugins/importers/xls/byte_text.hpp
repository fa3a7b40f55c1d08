// Texts of one byte a character or two, as workbooks up to Excel 95 have them, as UTF-8.
//
// The file names a code page, and programs that are not Excel name one that is wrong: reports of
// Chinese systems in GBK often say Windows-1252. So what the setting says counts first, then a code
// page of East Asia, then what the texts look like. One thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <pareto/importer.hpp>

namespace pareto::xls {

class ByteText {
 public:
  // `sample`: texts of the file. Throws Failure: PARETO_E_ARGUMENT for an unknown encoding in the
  // settings, PARETO_E_DATA for texts in several.
  ByteText(const sdk::Job& job, int code_page, std::string_view sample);

  void append(std::string& out, std::string_view bytes) const;

  [[nodiscard]] const std::string& encoding() const { return encoding_; }
  [[nodiscard]] double confidence() const { return confidence_; }

 private:
  const pareto_text_v1* service_;
  std::string encoding_;
  double confidence_ = 1;
};

}  // namespace pareto::xls
