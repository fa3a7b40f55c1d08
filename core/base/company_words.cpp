#include "core/base/company_words.hpp"

#include <algorithm>
#include <array>

namespace pareto::company_words {
namespace {

// Provinces, cities of the second level (Ministry of Civil Affairs; by the list of
// github.com/modood/Administrative-divisions-of-China) and some towns full of industry, without 省,
// 市 and the like. Sorted.
constexpr Name kPlaces[] = {
    U"七台河",   U"三亚",     U"三沙",     U"三门峡",   U"上海",     U"上饶",     U"东莞",
    U"东营",     U"东阳",     U"中卫",     U"中国",     U"中山",     U"临夏",     U"临汾",
    U"临沂",     U"临沧",     U"丹东",     U"丽水",     U"丽江",     U"义乌",     U"乌兰察布",
    U"乌海",     U"乌鲁木齐", U"乐山",     U"乐清",     U"九江",     U"云南",     U"云林",
    U"云浮",     U"亳州",     U"仙桃",     U"伊春",     U"伊犁",     U"余姚",     U"佛山",
    U"佳木斯",   U"保定",     U"保山",     U"信阳",     U"儋州",     U"克孜勒苏", U"克拉玛依",
    U"六安",     U"六盘水",   U"兰州",     U"兴安",     U"内江",     U"内蒙古",   U"凉山",
    U"包头",     U"北京",     U"北海",     U"十堰",     U"南京",     U"南充",     U"南宁",
    U"南平",     U"南投",     U"南昌",     U"南通",     U"南阳",     U"博尔塔拉", U"厦门",
    U"双鸭山",   U"台东",     U"台中",     U"台北",     U"台南",     U"台州",     U"台湾",
    U"合肥",     U"吉林",     U"吐鲁番",   U"吕梁",     U"启东",     U"吴忠",     U"周口",
    U"呼伦贝尔", U"呼和浩特", U"咸宁",     U"咸阳",     U"哈密",     U"哈尔滨",   U"唐山",
    U"商丘",     U"商洛",     U"喀什",     U"嘉义",     U"嘉兴",     U"嘉峪关",   U"四川",
    U"四平",     U"固原",     U"基隆",     U"塔城",     U"大兴安岭", U"大庆",     U"大理",
    U"大连",     U"天津",     U"天门",     U"太仓",     U"太原",     U"如皋",     U"威海",
    U"娄底",     U"孝感",     U"宁夏",     U"宁德",     U"宁波",     U"安徽",     U"安阳",
    U"定西",     U"宜兰",     U"宜宾",     U"宜昌",     U"宝鸡",     U"宣城",     U"宿州",
    U"宿迁",     U"寿光",     U"屏东",     U"山东",     U"山南",     U"山西",     U"岳阳",
    U"崇左",     U"巴中",     U"巴彦淖尔", U"巴音郭楞", U"常州",     U"常德",     U"常熟",
    U"平凉",     U"平顶山",   U"广东",     U"广元",     U"广州",     U"广西",     U"庆阳",
    U"廊坊",     U"延安",     U"延边",     U"开封",     U"张家口",   U"张家港",   U"张家界",
    U"张掖",     U"彰化",     U"徐州",     U"德宏",     U"德州",     U"忻州",     U"怀化",
    U"怒江",     U"恩施",     U"惠州",     U"慈溪",     U"成都",     U"扬州",     U"承德",
    U"抚州",     U"抚顺",     U"拉萨",     U"揭阳",     U"攀枝花",   U"文山",     U"新乡",
    U"新北",     U"新疆",     U"新竹",     U"无锡",     U"日喀则",   U"昆山",     U"昆明",
    U"昌吉",     U"昌都",     U"昭通",     U"晋中",     U"晋城",     U"晋江",     U"普洱",
    U"景德镇",   U"曲靖",     U"朔州",     U"本溪",     U"杭州",     U"松原",     U"林芝",
    U"果洛",     U"枣庄",     U"柳州",     U"株洲",     U"桂林",     U"桃园",     U"桐乡",
    U"梅州",     U"梧州",     U"楚雄",     U"榆林",     U"武威",     U"武汉",     U"毕节",
    U"永州",     U"永康",     U"汉中",     U"汕头",     U"汕尾",     U"江苏",     U"江西",
    U"江门",     U"江阴",     U"池州",     U"沈阳",     U"沧州",     U"河北",     U"河南",
    U"河池",     U"河源",     U"泉州",     U"泰安",     U"泰州",     U"泸州",     U"洛阳",
    U"济南",     U"济宁",     U"济源",     U"浙江",     U"浦东",     U"海东",     U"海北",
    U"海南",     U"海口",     U"海宁",     U"海西",     U"海门",     U"淄博",     U"淮北",
    U"淮南",     U"淮安",     U"深圳",     U"清远",     U"温岭",     U"温州",     U"渭南",
    U"湖北",     U"湖南",     U"湖州",     U"湘潭",     U"湘西",     U"湛江",     U"滁州",
    U"滨州",     U"漯河",     U"漳州",     U"潍坊",     U"潜江",     U"潮州",     U"澎湖",
    U"澳门",     U"濮阳",     U"烟台",     U"焦作",     U"牡丹江",   U"玉林",     U"玉树",
    U"玉溪",     U"珠海",     U"瑞安",     U"甘南",     U"甘孜",     U"甘肃",     U"白城",
    U"益阳",     U"盐城",     U"盘锦",     U"眉山",     U"石嘴山",   U"石家庄",   U"石河子",
    U"石狮",     U"福州",     U"福建",     U"秦皇岛",   U"绍兴",     U"绥化",     U"绵阳",
    U"聊城",     U"肇庆",     U"自贡",     U"舟山",     U"芜湖",     U"花莲",     U"苏州",
    U"苗栗",     U"茂名",     U"荆州",     U"荆门",     U"荣成",     U"莆田",     U"菏泽",
    U"萍乡",     U"营口",     U"葫芦岛",   U"蚌埠",     U"衡水",     U"衡阳",     U"衢州",
    U"襄阳",     U"西双版纳", U"西宁",     U"西安",     U"西藏",     U"许昌",     U"诸暨",
    U"贵州",     U"贵港",     U"贵阳",     U"贺州",     U"资阳",     U"赣州",     U"赤峰",
    U"辽宁",     U"辽源",     U"辽阳",     U"达州",     U"运城",     U"连云港",   U"迪庆",
    U"通化",     U"通辽",     U"遂宁",     U"遵义",     U"邢台",     U"那曲",     U"邯郸",
    U"邵阳",     U"郑州",     U"郴州",     U"鄂尔多斯", U"鄂州",     U"酒泉",     U"重庆",
    U"金华",     U"钦州",     U"铁岭",     U"铜仁",     U"铜川",     U"铜陵",     U"银川",
    U"锡林郭勒", U"锦州",     U"镇江",     U"长春",     U"长沙",     U"阜新",     U"阜阳",
    U"防城港",   U"阳江",     U"阳泉",     U"阿克苏",   U"阿勒泰",   U"阿坝",     U"阿拉善",
    U"阿里",     U"陇南",     U"陕西",     U"随州",     U"雅安",     U"青岛",     U"青海",
    U"鞍山",     U"韶关",     U"顺德",     U"香港",     U"马鞍山",   U"驻马店",   U"高雄",
    U"鸡西",     U"鹤壁",     U"鹤岗",     U"鹰潭",     U"黄冈",     U"黄南",     U"黄山",
    U"黄石",     U"黑河",     U"黑龙江",   U"黔东南",   U"黔南",     U"黔西南",   U"齐齐哈尔",
    U"龙口",     U"龙岩",
};

constexpr std::array<Name, 96> kBusinesses = {
    U"饲料", U"贸易", U"药业", U"医药", U"制药", U"农业", U"食品", U"日化", U"化工", U"化学",
    U"营养", U"科技", U"生物", U"机械", U"商贸", U"实业", U"工业", U"电子", U"电器", U"电力",
    U"电气", U"材料", U"建材", U"物流", U"投资", U"矿业", U"牧业", U"渔业", U"林业", U"酒业",
    U"纸业", U"油脂", U"置业", U"钢铁", U"股份", U"控股", U"能源", U"环保", U"纺织", U"服饰",
    U"服装", U"塑料", U"塑胶", U"橡胶", U"包装", U"印刷", U"家具", U"仪器", U"汽车", U"汽配",
    U"超市", U"百货", U"餐饮", U"酒店", U"传媒", U"广告", U"软件", U"网络", U"信息", U"通信",
    U"健康", U"医疗", U"器械", U"五金", U"水产", U"粮油", U"乳业", U"茶业", U"烟草", U"置地",
    U"地产", U"销售", U"银行", U"证券", U"保险", U"航空", U"水泥", U"玻璃", U"石化", U"煤业",
    U"啤酒", U"饮料", U"光电", U"电机", U"电缆", U"造纸", U"陶瓷", U"建设", U"工程", U"旅游",
    U"租赁", U"重工", U"航运", U"铝业", U"锂业", U"种业"};

// Also at the beginning of what remains without a place, though no firm's name ends in them.
constexpr std::array<Name, 24> kTrades = {U"石油", U"机场", U"高速",   U"铁路", U"港",   U"燃气",
                                          U"水务", U"供电", U"自来水", U"大学", U"医院", U"中医",
                                          U"人民", U"公路", U"城市",   U"城投", U"农村", U"农商",
                                          U"国际", U"市",   U"省",     U"区",   U"经济", U"技术"};

constexpr std::array<Name, 8> kGeneric = {U"科技", U"实业", U"工业", U"股份",
                                          U"控股", U"技术", U"发展", U"企业"};

struct Known {
  Name words;
  std::uint32_t form;
};

// Longest first.
constexpr Known kEnds[] = {{U"集团股份有限公司", kGroup | kShares},
                           {U"集团有限责任公司", kGroup | kLimited},
                           {U"集团股份公司", kGroup | kShares},
                           {U"股份有限公司", kShares},
                           {U"有限责任公司", kLimited},
                           {U"集团有限公司", kGroup | kLimited},
                           {U"有限股份公司", kShares},
                           {U"有限会社", kForeign},
                           {U"株式会社", kForeign},
                           {U"合同会社", kForeign},
                           {U"有限公司", kLimited},
                           {U"股份公司", kShares},
                           {U"集团公司", kGroup},
                           {U"责任公司", kLimited},
                           {U"总公司", kHead},
                           {U"股公司", kShares},  // (股)公司
                           {U"集团", kGroup},
                           {U"股份", kShares},
                           {U"公司", kLimited},
                           {U"有限", kLimited},
                           {U"总厂", kFactory},
                           {U"工厂", kFactory},
                           {U"厂", kFactory}};

constexpr Known kStarts[] = {
    {U"株式会社", kForeign}, {U"有限会社", kForeign}, {U"合同会社", kForeign}};

constexpr Known kLatin[] = {
    {U"co", kLimited},      {U"company", kLimited},    {U"ltd", kLimited},
    {U"limited", kLimited}, {U"inc", kShares},         {U"incorporated", kShares},
    {U"corp", kShares},     {U"corporation", kShares}, {U"llc", kLimited},
    {U"llp", kLimited},     {U"lp", kLimited},         {U"plc", kShares},
    {U"gmbh", kLimited},    {U"mbh", kLimited},        {U"ag", kShares},
    {U"kg", kLimited},      {U"kgaa", kShares},        {U"ohg", kLimited},
    {U"ug", kLimited},      {U"se", kShares},          {U"sa", kShares},
    {U"sl", kLimited},      {U"slu", kLimited},        {U"srl", kLimited},
    {U"spa", kShares},      {U"sarl", kLimited},       {U"sas", kLimited},
    {U"bv", kLimited},      {U"nv", kShares},          {U"ab", kShares},
    {U"as", kShares},       {U"asa", kShares},         {U"oy", kLimited},
    {U"oyj", kShares},      {U"aps", kLimited},        {U"pty", kLimited},
    {U"pte", kLimited},     {U"pvt", kLimited},        {U"bhd", kLimited},
    {U"sdn", kLimited},     {U"kk", kForeign},         {U"doo", kLimited},
    {U"zoo", kLimited},     {U"holdings", kGroup},     {U"holding", kGroup},
    {U"group", kGroup},     {U"ltda", kLimited},       {U"sro", kLimited},
    {U"kaisha", kForeign},  {U"kabushiki", kForeign}};

constexpr std::array<Name, 17> kBranches = {
    U"分公司", U"子公司", U"支公司", U"分厂",   U"分店", U"办事处", U"营业部", U"门市部", U"经营部",
    U"代表处", U"专卖店", U"旗舰店", U"便民店", U"分行", U"支行",   U"仓库",   U"店"};

template <class List>
bool holds(const List& list, Name word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

// Characters of the first plane as bits: most names are passed over by one look.
class CharacterSet {
 public:
  template <class List, class CharacterOf>
  constexpr CharacterSet(const List& list, CharacterOf character_of) {
    for (const auto& word : list) {
      const char32_t code = character_of(word);
      bits_[code >> 6] |= std::uint64_t{1} << (code & 63);
    }
  }
  [[nodiscard]] constexpr bool has(char32_t code) const {
    return code <= 0xFFFF && (bits_[code >> 6] >> (code & 63) & 1) != 0;
  }

 private:
  std::array<std::uint64_t, 1024> bits_{};
};

constexpr CharacterSet kPlaceBegins(kPlaces, [](Name place) { return place.front(); });
constexpr CharacterSet kFormEnds(kEnds, [](const Known& known) { return known.words.back(); });
constexpr CharacterSet kBranchEnds(kBranches, [](Name branch) { return branch.back(); });
constexpr CharacterSet kBusinessBegins(kBusinesses, [](Name word) { return word.front(); });

constexpr Name kProvinces[] = {U"省", U"市", U"自治区", U"地区", U"州", U"盟"};

}  // namespace

std::size_t place_at_start(Name name) {
  std::size_t found = 0;
  if (name.empty() || !kPlaceBegins.has(name.front())) return 0;
  for (std::size_t n = 2; n <= 5 && n <= name.size(); ++n) {
    if (std::binary_search(std::begin(kPlaces), std::end(kPlaces), name.substr(0, n))) found = n;
  }
  if (found == 0) return 0;
  for (const Name kind : kProvinces) {
    if (name.substr(found).starts_with(kind)) return found + kind.size();
  }
  return found;
}

Name bare_place(Name place) {
  for (const Name kind : kProvinces) {
    if (place.size() > kind.size() + 1 && place.ends_with(kind))
      return place.substr(0, place.size() - kind.size());
  }
  return place;
}

FormAt form_at_end(Name name) {
  if (name.empty() || !kFormEnds.has(name.back())) return {};
  for (const Known& known : kEnds) {
    if (known.words == U"股公司" && name.ends_with(U"控股公司")) continue;
    if (name.ends_with(known.words)) return {known.words.size(), known.form};
  }
  return {};
}

FormAt form_at_start(Name name) {
  for (const Known& known : kStarts) {
    if (name.starts_with(known.words)) return {known.words.size(), known.form};
  }
  return {};
}

std::uint32_t latin_form(Name word) {
  for (const Known& known : kLatin) {
    if (word == known.words) return known.form;
  }
  return kNoForm;
}

bool is_business(Name word) {
  return !word.empty() && kBusinessBegins.has(word.front()) && holds(kBusinesses, word);
}

bool is_generic(Name word) { return holds(kGeneric, word); }

bool begins_with_business(Name name) {
  if (name.size() >= 2 && is_business(name.substr(0, 2))) return true;
  return std::any_of(kTrades.begin(), kTrades.end(),
                     [&](Name word) { return name.starts_with(word); });
}

std::size_t branch_word_at_end(Name name) {
  if (name.empty() || !kBranchEnds.has(name.back())) return 0;
  for (const Name word : kBranches) {
    if (name.ends_with(word)) return word.size();
  }
  return 0;
}

}  // namespace pareto::company_words
