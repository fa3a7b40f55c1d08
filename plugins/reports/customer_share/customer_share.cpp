#include "customer_share.hpp"

#include <algorithm>

#include "coverage.hpp"
#include "pareto/settings.hpp"
#include "wallet.hpp"

namespace pareto::customer_share {
namespace {

using sdk::count_text;
using sdk::Paragraph;
using sdk::percent_text;
using sdk::Role;
using sdk::Type;

struct Sums {
  std::int64_t ours = 0, purchases = 0;
  [[nodiscard]] std::string share() const {
    return purchases > 0 ? percent_text(static_cast<double>(ours) / static_cast<double>(purchases))
                         : "–";
  }
};

Sums sums_of(const Wallet& wallet) {
  Sums sums;
  for (const Account& account : wallet.accounts) {
    sums.ours += account.ours;
    sums.purchases += account.purchases;
  }
  return sums;
}

// Why there is no share of wallet; empty where there is one.
std::string wallet_missing(const sdk::Job& job, const Voice& voice, const Wallet& wallet) {
  if (!wallet.asked) {
    return voice.say(
        {"Cannot be said: 100% of the {0} accounts that buy have no purchases imported. Keep what "
         "they buy in a year in a field "
         "of the customer, then --set purchases=my.annual_use",
         "说不出：在买的 {0} 个客户里，100% 没有导入采购总量。把年采购量存进客户的一个字段，再用 "
         "--set purchases=my.annual_use"},
        {count_text(wallet.buyers)});
  }
  if (wallet.mixed_units) {
    return voice.say(
        {"Cannot be said: products of unlike units cannot be added up; choose a category, --set "
         "category=…",
         "说不出：单位不同的产品不能相加；请选一个类别：--set category=…"});
  }
  if (wallet.accounts.empty()) {
    return voice.say({"Cannot be said: {} holds no value yet.", "说不出：{} 还没有填过。"},
                     {job.text("purchases", "")});
  }
  return {};
}

void write_wallet(const sdk::Job& job, const Voice& voice, const Wallet& wallet,
                  sdk::Document& document) {
  document.heading(1, voice.say({"Share of wallet", "采购份额"}),
                   voice.say({"our sales to an account ÷ all it buys of the category",
                              "我们卖给它的 ÷ 它采购的全部"}));
  if (const std::string words = wallet_missing(job, voice, wallet); !words.empty()) {
    document.paragraph(Paragraph::Summary, words);
    return;
  }
  const Sums sums = sums_of(wallet);
  const std::int64_t unknown = wallet.buyers - wallet.buyers_known;
  std::string summary = voice.say(
      {" of what {} accounts buy comes from us.", " 来自我们（{} 个有采购总量的客户合计）。"},
      {count_text(static_cast<std::int64_t>(wallet.accounts.size()))});
  if (unknown > 0 && wallet.buyers > 0) {
    summary += voice.say(
        {" {} of the accounts that buy have no purchases imported ({} of {}).",
         "在买的客户里 {} 没有导入采购总量（{} / {}）。"},
        {percent_text(static_cast<double>(unknown) / static_cast<double>(wallet.buyers), 0),
         count_text(unknown), count_text(wallet.buyers)});
  }
  document.paragraph(Paragraph::Summary, sdk::Spans().strong(sums.share()).plain(summary));
  const auto column = [&](const char* name, std::string label, Type type, Role role) {
    sdk::Column out;
    out.name = name;
    out.label = std::move(label);
    out.type = type;
    out.role = role;
    if (type == Type::Quantity) {
      out.unit = wallet.unit;
      out.digits = 0;
    }
    if (type == Type::Money) out.scale = sdk::Scale::Large;
    if (type == Type::Real) out.meaning = PARETO_M_PERCENT;
    return out;
  };
  const Type measure = wallet.money ? Type::Money : Type::Quantity;
  sdk::TableInfo table{
      .name = "wallet",
      .columns = {column("account", voice.say({"Account", "客户"}), Type::Text, Role::Title),
                  column("purchases", voice.say({"Buys a year", "年采购"}), measure, Role::Plain),
                  column("ours", voice.say({"From us", "向我们"}), measure, Role::Plain),
                  column("share", voice.say({"Share of wallet", "采购份额"}), Type::Real,
                         Role::Bar),
                  column("too_much", "", Type::Bool, Role::Mark),
                  column("change", voice.say({"± points", "增减"}), Type::Real, Role::Change)},
      .total = {},
      .flags = PARETO_TABLE_TIGHT};
  const auto top =
      static_cast<std::size_t>(std::clamp<std::int64_t>(job.integer("top", 15), 1, 1000));
  sdk::BatchBuilder rows(table.schema());
  std::int64_t too_much = 0;
  for (std::size_t at = 0; at < wallet.accounts.size(); ++at) {
    const Account& account = wallet.accounts[at];
    too_much += account.ours > account.purchases ? 1 : 0;
    if (at >= top) continue;
    rows.text(0, account.name);
    rows.integer(1, account.purchases);
    rows.integer(2, account.ours);
    rows.real(3, account.share());
    rows.integer(4, account.ours > account.purchases ? 1 : 0);
    rows.real(5, static_cast<double>(account.ours - account.before) /
                     static_cast<double>(account.purchases));
    rows.end_row();
  }
  document.table(table, rows.finish());
  std::vector<std::string> notes;
  if (wallet.accounts.size() > top) {
    notes.push_back(
        voice.say({"the {} that buy most of {} are shown", "列出采购最多的 {} 个，共 {} 个"},
                  {count_text(static_cast<std::int64_t>(top)),
                   count_text(static_cast<std::int64_t>(wallet.accounts.size()))}));
  }
  if (too_much > 0) {
    notes.push_back(
        voice.say({"{} buy more from us than they are said to buy in all: the field is out of date",
                   "{} 个向我们买的比登记的总量还多：该字段过时了"},
                  {count_text(too_much)}));
  }
  if (wallet.unlike > 0) {
    notes.push_back(
        voice.say({"{} sale lines are left out: their quantities cannot be reckoned in {}",
                   "{} 行销售没有计入：数量换算不成 {}"},
                  {count_text(wallet.unlike), wallet.unit}));
  }
  if (!notes.empty()) document.paragraph(Paragraph::Note, voice.sentence(notes));
}

}  // namespace

void CustomerShare::build(const sdk::Job& job, sdk::Document& document) {
  const Voice voice(job);
  const sdk::Window window = sdk::window_asked(job, job.text("window", "12m"), false);
  const Coverage coverage = read_coverage(job, window);
  const Wallet wallet = read_wallet(job, window);
  const sdk::DayRange period = window.range(job.as_of());
  sdk::DocumentInfo info;
  info.title = voice.say({"Customer share", "客户份额"});
  info.firm = job.text("firm", "");
  info.period = voice.say({"{} to {}", "{} 至 {}"}, {period.from.iso(), period.to.iso()});
  info.data_until = voice.say({"data until {}", "数据截至 {}"}, {job.as_of().iso()});
  info.remark = job.text("remark", "");
  document.begin(info);
  const bool has_wallet = wallet_missing(job, voice, wallet).empty();
  const std::string unknown = voice.say({"not known", "不知道"});
  document.paragraph(sdk::Paragraph::Lead,
                     sdk::Spans()
                         .plain(voice.say({"Customer share ", "客户份额 "}))
                         .accent(coverage.funnel ? share_words(coverage.funnel->share) : unknown)
                         .plain(voice.say({"; share of wallet ", "；采购份额 "}))
                         .accent(has_wallet ? sums_of(wallet).share() : unknown)
                         .plain(voice.say({": two figures, never one.", "：两个数，不是一个。"})));
  write_coverage(job, voice, window, coverage, document);
  write_wallet(job, voice, wallet, document);
  document.paragraph(sdk::Paragraph::Source,
                     voice.say({"report customer_share {} · window {} · rates are kept as "
                                "fractions, so that the steps add up exactly · same data and "
                                "date give the same bytes",
                                "报告 customer_share {} · 期间 {} · "
                                "比率按分数计算，逐步相乘不差一位 · 同数据同日期，重做逐字节相同"},
                               {kVersion, window.text()}));
}

}  // namespace pareto::customer_share
