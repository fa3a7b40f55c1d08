// Importer of business cards (vCard 2.1, 3.0 and 4.0), as phones, Outlook, WeChat Work and mail
// programs write them: one row per card.
//
// Opening reads the file once to learn which columns its cards fill, and what their encoding is;
// then it is read again for the rows. Memory is that of one card.
#pragma once

#include <memory>
#include <string_view>

#include <pareto/importer.hpp>

#include "card.hpp"
#include "charsets.hpp"
#include "columns.hpp"

namespace pareto::vcard {

class VcardImporter : public sdk::Importer<VcardImporter> {
 public:
  static constexpr const char* id = "vcard";
  static constexpr sdk::Label label{"Business cards (vCard)", "电子名片（vCard）"};
  static constexpr sdk::Label help{
      "One row per card, one column per kind of value. Pictures are left out.",
      "每张名片一行，每类内容一列。图片不导入。"};
  static constexpr const char* suffixes[] = {".vcf", ".vcard"};
  static constexpr sdk::Field settings[] = {
      sdk::text("encoding", {"Encoding", "编码"})
          .initially("auto")
          .explained({"of values that do not say their own: auto, or UTF-8, GB18030, Big5",
                      "名片里没有注明时使用的编码：auto，或 UTF-8、GB18030、Big5"})};

  [[nodiscard]] static int probe(std::string_view first_bytes, std::string_view name);

  VcardImporter(const sdk::Job& job, sdk::Input input, sdk::Opened& opened);
  VcardImporter(const VcardImporter&) = delete;
  VcardImporter& operator=(const VcardImporter&) = delete;

  [[nodiscard]] std::unique_ptr<sdk::BatchStream> read();

 private:
  void detect(sdk::Opened& opened);
  void examine(sdk::Opened& opened);

  sdk::Job job_;
  sdk::Input input_;
  bool utf16_ = false;
  Charsets charsets_;
  Columns columns_;
};

}  // namespace pareto::vcard
