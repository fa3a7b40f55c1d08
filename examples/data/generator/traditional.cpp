#include "traditional.hpp"

namespace pareto::demo {
namespace {

// Each simplified character is followed by its traditional form; all have three bytes.
constexpr std::string_view kPairs =
    "业業东東义義亚亞兰蘭兴興养養内內别別办辦务務医醫协協单單厦廈号號员員团團国國备備头頭学學屿嶼岚嵐币幣广廣庆慶户戶扬揚数數无無时時晋晉"
    "柽檉栌櫨栎櫟档檔桤榿桥橋桦樺榉櫸汉漢温溫潄漱烟煙电電码碼砚硯称稱税稅简簡级級组組细細绍紹绵綿编編苎苧苏蘇荆荊药藥莱萊莼蓴营營萨薩话話"
    "负負责責货貨贵貴贸貿赣贛达達邮郵郑鄭酰醯铬鉻银銀销銷锡錫镁鎂长長门門间間闽閩阳陽际際陕陝雾霧霁霽预預额額饲飼鹭鷺黄黃静靜锦錦榈櫚"
    "检檢结結湾灣台臺样樣补補换換质質退退损損错錯";
constexpr std::size_t kBytes = 3;

}  // namespace

std::string traditional(std::string_view simplified) {
  std::string out;
  for (std::size_t at = 0; at < simplified.size();) {
    const auto lead = static_cast<unsigned char>(simplified[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::string_view sign = simplified.substr(at, length);
    at += length;
    if (length == kBytes) {
      for (std::size_t pair = 0; pair < kPairs.size(); pair += 2 * kBytes) {
        if (kPairs.substr(pair, kBytes) != sign) continue;
        sign = kPairs.substr(pair + kBytes, kBytes);
        break;
      }
    }
    out += sign;
  }
  return out;
}

}  // namespace pareto::demo
