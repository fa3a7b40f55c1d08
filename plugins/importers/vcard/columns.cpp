#include "columns.hpp"

#include <algorithm>
#include <numeric>

#include <pareto/words.hpp>

namespace pareto::vcard {
namespace {

struct About {
  sdk::Words name;
  Second second;
};

// In the order of Kind. Units of a firm are not called departments: those of the host are our own.
const About kAbout[] = {{{"Name", "姓名"}, Second::Dropped},
                        {{"Company", "公司名称"}, Second::NextColumn},
                        {{"Org unit", "科室"}, Second::Joined},
                        {{"Position", "职务"}, Second::NextColumn},
                        {{"Role", "职责"}, Second::NextColumn},
                        {{"Mobile", "手机"}, Second::NextColumn},
                        {{"Work phone", "办公电话"}, Second::NextColumn},
                        {{"Phone", "电话"}, Second::NextColumn},
                        {{"Home phone", "宅电"}, Second::NextColumn},
                        {{"Fax", "传真"}, Second::NextColumn},
                        {{"E-mail", "电子邮箱"}, Second::NextColumn},
                        {{"WeChat", "微信"}, Second::NextColumn},
                        {{"QQ", "QQ"}, Second::NextColumn},
                        {{"Address", "地址"}, Second::NextColumn},
                        {{"Residence", "住所"}, Second::NextColumn},
                        {{"Website", "网址"}, Second::NextColumn},
                        {{"Birthday", "生日"}, Second::Dropped},
                        {{"Nickname", "昵称"}, Second::Joined},
                        {{"Categories", "分类"}, Second::Joined},
                        {{"Note", "备注"}, Second::Joined}};
static_assert(std::size(kAbout) == kKinds);

std::size_t index(Kind kind) { return static_cast<std::size_t>(kind); }

}  // namespace

Second second_of(Kind kind) { return kAbout[index(kind)].second; }

void Columns::include(const Value& value) {
  std::size_t& count = count_[index(value.kind)];
  count = std::max(count, value.ordinal + 1);
}

bool Columns::includes(const Value& value) const {
  return value.ordinal < count_[index(value.kind)];
}

std::size_t Columns::position(const Value& value) const {
  const auto end = count_.begin() + static_cast<std::ptrdiff_t>(index(value.kind));
  return std::accumulate(count_.begin(), end, value.ordinal);
}

std::size_t Columns::size() const {
  return std::accumulate(count_.begin(), count_.end(), std::size_t{0});
}

std::vector<std::string> Columns::names(const sdk::Job& job) const {
  std::vector<std::string> out;
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    for (std::size_t i = 0; i < count_[kind]; ++i) {
      out.push_back(sdk::say(job, kAbout[kind].name));
      if (i > 0) out.back() += " " + std::to_string(i + 1);
    }
  }
  return out;
}

}  // namespace pareto::vcard
