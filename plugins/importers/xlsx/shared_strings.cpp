#include "shared_strings.hpp"

#include <pareto/words.hpp>

#include "cell_text.hpp"
#include "xml_reader.hpp"

namespace pareto::xlsx {
namespace {

// Runs of rich text are joined; what phonetic runs say is left out.
class Strings final : public XmlHandler {
 public:
  Strings(const sdk::Job& job, std::string& text, std::vector<std::uint32_t>& ends)
      : job_(job), text_(text), ends_(ends) {}

 private:
  void begin(std::string_view name, const Attributes&) override {
    if (name == "si")
      item_.clear();
    else if (name == "rPh")
      in_phonetic_ = true;
    else if (name == "t")
      in_text_ = !in_phonetic_;
  }
  void end(std::string_view name) override {
    if (name == "t")
      in_text_ = false;
    else if (name == "rPh")
      in_phonetic_ = false;
    else if (name == "si") {
      append_string(text_, item_);
      check(text_.size() + 16 * ends_.size());
      ends_.push_back(static_cast<std::uint32_t>(text_.size()));
    }
  }
  void text(std::string_view piece) override {
    if (!in_text_) return;
    item_ += piece;
    check(item_.size());
  }
  void check(std::size_t bytes) const {
    if (bytes <= SharedStrings::kMostBytes) return;
    sdk::fail(
        job_, PARETO_E_DATA,
        {"the workbook holds more than 256 MiB of text: save the sheet as CSV and import that",
         "工作簿中的文本超过 256 MiB：请将工作表另存为 CSV 后导入"});
  }

  const sdk::Job& job_;
  std::string& text_;
  std::vector<std::uint32_t>& ends_;
  std::string item_;
  bool in_text_ = false, in_phonetic_ = false;
};

}  // namespace

SharedStrings::SharedStrings(const sdk::Job& job, ZipPart part) {
  Strings handler(job, text_, ends_);
  read_xml(job, std::move(part), handler);
  text_.shrink_to_fit();
}

}  // namespace pareto::xlsx
