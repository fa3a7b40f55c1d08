#include "questions.hpp"

#include <algorithm>
#include <cmath>

namespace pareto::account_brief {
namespace {

using sdk::count_text;
using sdk::percent_text;

constexpr double kFallen = 0.3, kDearer = 0.02, kReturned = 0.02, kGrown = 0.3;
constexpr std::int32_t kLongUnseen = 180;

class Questions {
 public:
  Questions(const Account& account, const Voice& voice) : account_(account), voice_(voice) {}

  std::vector<Question> all() {
    silence();
    owed();
    fallen();
    returned();
    decider_unseen();
    price();
    missing();
    use();
    decider_unknown();
    growth();
    return std::move(found_);
  }

 private:
  void add(std::string ask, std::string why, bool bad = false) {
    found_.push_back({std::move(ask), std::move(why), bad});
  }
  [[nodiscard]] const Product* main_product() const {
    const Product* found = nullptr;
    for (const Product& product : account_.products) {
      if (found == nullptr || product.net + product.before > found->net + found->before) {
        found = &product;
      }
    }
    return found != nullptr && found->net + found->before > 0 ? found : nullptr;
  }

  void silence() {
    if (!account_.overdue()) return;
    const sdk::Rhythm& rhythm = account_.rhythm;
    const Product* product = main_product();
    const std::string since = month_words(voice_, rhythm.last);
    const std::string ask =
        product != nullptr
            ? voice_.say({"Whose {} have you used since {}?", "{1}以后，{0}用的是谁家的？"},
                         {product->name, since})
            : voice_.say({"From whom have you bought since {}?", "{}以后，从谁那里买的？"},
                         {since});
    // A gap as long as this silence would be no news.
    if (rhythm.most < rhythm.silent(account_.as_of)) {
      add(ask, voice_.say({"{} orders before, never more than {} days apart",
                           "此前{}单，间隔从未超过{}天"},
                          {count_text(account_.orders), count_text(rhythm.most)}));
    } else {
      add(ask, voice_.say({"{} orders before, usually {} days apart", "此前{}单，往常{}天一单"},
                          {count_text(account_.orders), count_text(rhythm.median())}));
    }
  }

  void owed() {
    for (const Open& open : account_.open) {
      if (!open.due || *open.due >= account_.as_of) continue;
      const std::int32_t late = account_.as_of - *open.due;
      const std::string why =
          open.task
              ? voice_.say({"our task for {}, {} days late: settle it before you leave",
                            "我们的任务，应于{}完成，已过期{}天：出发前先办完"},
                           {open.due->iso(), count_text(late)})
              : voice_.say({"agreed for {}, {} days ago, and nobody has spoken with them since",
                            "约定{}，已过{}天，之后没有再联系"},
                           {open.due->iso(), count_text(late)});
      add(voice_.say({"Is “{}” still open?", "“{}”还等着吗？"}, {open.what}), why, open.task);
      return;
    }
  }

  void fallen() {
    if (account_.overdue()) return;  // then all of them fell
    const Product* worst = nullptr;
    for (const Product& product : account_.products) {
      const Money loss = product.before - product.net;
      const bool counts =
          product.before > 0 && 20 * loss >= account_.own.before &&
          static_cast<double>(loss) >= kFallen * static_cast<double>(product.before);
      if (counts && (worst == nullptr || loss > worst->before - worst->net)) worst = &product;
    }
    if (worst == nullptr) return;
    add(worst->net <= 0
            ? voice_.say({"Why do you buy no {} any more?", "{}怎么不买了？"}, {worst->name})
            : voice_.say({"Why less {}?", "{}怎么买得少了？"}, {worst->name}),
        voice_.say({"{} in the period before, {} now", "上期{}，本期{}"},
                   {voice_.money(worst->before), voice_.money(worst->net)}));
  }

  void returned() {
    const Money gross = account_.own.net + account_.returned;
    if (account_.returned <= 0 || gross <= 0 ||
        static_cast<double>(account_.returned) < kReturned * static_cast<double>(gross)) {
      return;
    }
    add(voice_.say({"Is what came back settled?", "退回的那批，事情了结了吗？"}),
        voice_.say({"{} came back in this period, last on {}", "本期退货{}，最近一次{}"},
                   {voice_.money(account_.returned), account_.last_return->iso()}));
  }

  void price() {
    for (const Product& product : account_.products) {
      const auto above = product.above();
      if (product.net <= 0 || !above || *above < kDearer) continue;
      add(voice_.say({"Where does our price stand with you?", "我们的价在您那里排第几？"}),
          voice_.say(
              {"{} at {}/{}, {} above the average of all customers", "{}卖{}/{}，比全公司平均高{}"},
              {product.name,
               sdk::real_text(*product.price(), 2) +
                   (voice_.chinese() ? " " + voice_.amounts().currency_name() : ""),
               product.unit, percent_text(*above)}));
      return;
    }
  }

  void missing() {
    if (account_.missing.empty() || !account_.has_sales()) return;
    const Missing& first = account_.missing.front();
    add(voice_.say({"Who supplies you with {}?", "{}用的是谁家的？"}, {first.name}),
        voice_.say({"{} of {} buyers of its industry ({}) buy it from us; this one never did",
                    "同行业（{2}）{1}家里有{0}家向我们买，它从没买过"},
                   {count_text(first.buyers), count_text(account_.peers), account_.industry}));
  }

  void use() {
    if (account_.use_known) return;
    std::vector<std::string> names;
    std::int64_t quantity = 0;
    std::string unit;
    bool one_unit = true;
    for (const Product& product : account_.products) {
      if (product.net <= 0) continue;
      if (names.size() < 2) names.push_back(product.name);
      if (unit.empty()) unit = product.unit;
      one_unit = one_unit && product.unit == unit && product.quantity > 0;
      quantity += product.quantity;
    }
    if (names.empty()) return;
    const std::string ours =
        one_unit ? sdk::real_text(static_cast<double>(quantity) / 10'000, 0) + " " + unit
                 : voice_.money(account_.own.net);
    add(voice_.say({"How much {} will you need next year?", "明年{}各用多少？"},
                   {voice_.list(names)}),
        voice_.say({"annual use not recorded, our share unknown; we sold {}",
                    "年用量空着，采购份额算不出；我们本期供了{}"},
                   {ours}));
  }

  [[nodiscard]] const Person* decider() const {
    return !account_.people.empty() && account_.people.front().part == "decider"
               ? &account_.people.front()
               : nullptr;
  }
  void decider_unseen() {
    const Person* person = decider();
    if (person == nullptr || (person->last && account_.as_of - *person->last <= kLongUnseen))
      return;
    add(voice_.say({"Can we see {} for once?", "能见一次{}吗？"},
                   {person->name +
                    (person->position.empty() || !voice_.chinese() ? "" : person->position)}),
        person->last ? voice_.say({"decides, and was not met for {}", "拍板的人，{}没有见过"},
                                  {span_words(voice_, account_.as_of - *person->last)})
                     : voice_.say({"decides, and was never met", "拍板的人，从没见过"}));
  }
  void decider_unknown() {
    if (decider() != nullptr) return;
    add(voice_.say({"Who decides, and whom must we not pass by?", "谁拍板？还绕不开谁？"}),
        account_.people.empty()
            ? voice_.say({"nobody of them is recorded yet", "对方的人一个都没有登记"})
            : voice_.say({"{} persons are recorded, none of them as the one who decides",
                          "登记了{}个人，没有一个标为拍板的"},
                         {count_text(static_cast<std::int64_t>(account_.people.size()))}));
  }

  void growth() {
    const Money net = account_.own.net, before = account_.own.before;
    if (before <= 0 || static_cast<double>(net - before) < kGrown * static_cast<double>(before))
      return;
    add(voice_.say(
            {"What is behind the growth, and does it go on?", "增长从哪里来，明年还会有吗？"}),
        voice_.say({"{} more than in the period before", "比上期多{}"},
                   {voice_.money(net - before)}));
  }

  const Account& account_;
  const Voice& voice_;
  std::vector<Question> found_;
};

}  // namespace

std::vector<Question> questions(const Account& account, const Voice& voice, std::size_t most) {
  std::vector<Question> found = Questions(account, voice).all();
  if (found.size() > most) found.resize(most);
  return found;
}

}  // namespace pareto::account_brief
