#include "core/safety/doctor.hpp"

#include <algorithm>

#include "core/base/counted.hpp"
#include "core/records/upkeep/derived.hpp"
#include "core/records/values/amounts.hpp"
#include "core/records/write/journal.hpp"
#include "core/safety/files_check.hpp"
#include "core/store/parts.hpp"
#include "core/store/soundness.hpp"

namespace pareto::safety {
namespace {

constexpr std::int64_t kFarBehind = 10'000;  // entries of the journal
const Text kRepair{"pareto doctor --repair", "pareto doctor --repair"};
const Text kRestore{"bring back a backup: pareto backup list, then pareto restore FILE",
                    "恢复备份：先看 pareto backup list，再执行 pareto restore 文件"};

class Examination {
 public:
  Examination(const host::Workspace& workspace,
              const std::function<std::unique_ptr<host::Host>()>& open,
              const DoctorRequest& request, const DoctorWatch& watch)
      : workspace_(workspace), open_(open), request_(request), watch_(watch) {}

  Diagnosis run() {
    begin("files");
    for (Finding& finding : check_files(workspace_, now())) add(std::move(finding));
    if (look_at_pages() && open_host()) {
      look_at_plugins();
      look_at_parts();
      look_at_deliveries();
      if (!request_.quick) {
        look_at_journal();
        look_at_derived();
      }
    }
    if (request_.repair) repair();
    return std::move(diagnosis_);
  }

 private:
  [[nodiscard]] static Time now() {
    return Time{std::chrono::duration_cast<std::chrono::microseconds>(
                    std::chrono::system_clock::now().time_since_epoch())
                    .count()};
  }
  void begin(std::string_view check) {
    if (watch_.cancel != nullptr && *watch_.cancel)
      throw Error(ErrorCode::Cancelled,
                  Message(Text{"cancelled; nothing was changed", "已取消；没有改动"}));
    ++diagnosis_.checks;
    if (watch_.progress)
      watch_.progress(check, diagnosis_.checks, std::max(expected_, diagnosis_.checks));
  }
  void add(Finding finding) { diagnosis_.findings.push_back(std::move(finding)); }

  // False when the rest cannot be looked at.
  bool look_at_pages() {
    begin("pages");
    const Text why{"what is read may be wrong, and what is written may be lost",
                   "读到的可能是错的，写入的可能丢失"};
    std::vector<std::string> unsound;
    try {
      if (!std::filesystem::exists(workspace_.database())) {
        add({.check = "database",
             .what = Message(Text{"there is no database {}", "没有数据库 {}"},
                             {workspace_.database().string()}),
             .why = Text{"all data of the workspace is in it", "工作区的全部数据都在其中"},
             .remedy = Message(kRestore)});
        return false;
      }
      store::Connection connection(workspace_.database(), store::Mode::ReadOnly);
      unsound = store::unsound_parts(connection, request_.quick, watch_.cancel);
    } catch (const Error& error) {
      if (error.code() == ErrorCode::Cancelled) throw;
      add({.check = "pages",
           .what = Text{"the database cannot be read", "数据库无法读取"},
           .why = why,
           .remedy = Message(kRestore),
           .because = error});
      return false;
    }
    if (unsound.empty()) return true;
    // What only an index lacks can be made anew from its table.
    indexes_wrong_ = std::all_of(unsound.begin(), unsound.end(), [](const std::string& words) {
      return words.find(" index ") != std::string::npos;
    });
    for (const std::string& words : unsound) {
      add({.check = indexes_wrong_ ? "indexes" : "pages",
           .what = Message::verbatim(words),
           .why = why,
           .remedy = Message(indexes_wrong_ ? kRepair : kRestore),
           .repairable = indexes_wrong_});
    }
    return indexes_wrong_;
  }

  bool open_host() {
    begin("opening");
    try {
      host_ = open_();
    } catch (const Error& error) {
      if (error.code() == ErrorCode::Cancelled) throw;
      add({.check = "opening",
           .what = Text{"the workspace does not open", "工作区打不开"},
           .why = Text{"no command can work with it", "任何命令都用不了它"},
           .remedy = currency_to_put_back().value_or(Message(Text{
               "try without plugins: pareto --safe doctor; else bring back a backup: pareto restore FILE",
               "先试不用插件：pareto --safe doctor；否则恢复备份：pareto restore 文件"})),
           .because = error});
      return false;
    }
    checks_ = records::derived_checks(host_->schema());
    expected_ = 6 + static_cast<std::int64_t>(checks_.size());
    return true;
  }

  [[nodiscard]] std::optional<Message> currency_to_put_back() const {
    store::Connection connection(workspace_.database(), store::Mode::ReadOnly);
    const std::string kept = records::home_currency_of(connection);
    if (kept.empty() || kept == workspace_.settings().home_currency) return std::nullopt;
    return records::put_home_currency_back(kept);
  }

  void look_at_plugins() {
    begin("plugins");
    const std::vector<std::string>& enabled = workspace_.settings().plugins;
    for (const plugins::PluginStatus& plugin : host_->plugins().plugins()) {
      if (plugin.state != plugins::PluginState::Skipped || !plugin.reason) continue;
      if (std::find(enabled.begin(), enabled.end(), plugin.id) == enabled.end()) continue;
      add({.check = "plugins",
           .gravity = Gravity::Warning,
           .what = Message(Text{"plugin {} is not used", "插件 {} 未使用"}, {plugin.id}),
           .why = Text{"what it adds is missing: fields, rules, formats",
                       "它提供的字段、规则、格式都不可用"},
           .remedy = Message(Text{"see: pareto plugin info {}", "请看：pareto plugin info {}"},
                             {plugin.id}),
           .because = plugin.reason});
    }
  }

  void look_at_parts() {
    begin("tables and views");
    for (const store::MissingPart& part :
         store::missing_parts(host_->connection(), host_->schema())) {
      parts_missing_ = true;
      add({.check = "tables and views",
           .what = part.words.empty() ? Message(Text{"there is no {}", "缺少 {}"}, {part.name})
                                      : Message(Text{"{} cannot be used: {}", "{} 无法使用：{}"},
                                                {part.name, part.words}),
           .why = Text{"commands and reports that need it fail", "用到它的命令和报告会失败"},
           .remedy = Message(kRepair),
           .repairable = true});
    }
  }

  void look_at_deliveries() {
    begin("deliveries");
    records::DeliveryLedger& ledger = host_->delivery().ledger();
    for (const records::Standing& standing : ledger.all()) {
      if (host_->delivery().find(standing.subscriber) == nullptr) continue;
      const std::int64_t behind = host_->delivery().behind(standing);
      if (standing.failures == 0 && behind < kFarBehind)
        continue;  // the next command that writes goes on with it
      add({.check = "deliveries",
           .gravity = standing.failures > 0 ? Gravity::Warning : Gravity::Note,
           .what = Message(Text{"{}: events still to come {}, failed tries {}",
                                "{} 落后 {} 个事件，已失败 {} 次"},
                           {standing.subscriber, counted(behind), standing.failures}),
           .why = Text{"what it does upon changes comes late", "它对更改的处理会延迟"},
           .remedy = Message(Text{"pareto events deliver", "pareto events deliver"})});
    }
    const std::size_t parked = ledger.parked().size();
    if (parked > 0) {
      add({.check = "deliveries",
           .gravity = Gravity::Warning,
           .what = Message(Text{"deliveries that are parked: {}", "有 {} 个投递已搁置"},
                           {counted(parked)}),
           .why = Text{"a subscriber could not handle these events, and was not told of them again",
                       "订阅者处理不了这些事件，之后没有再投"},
           .remedy = Message(Text{"pareto events parked", "pareto events parked"})});
    }
  }

  void look_at_journal() {
    begin("journal");
    const auto reader = host_->store().open_reader();
    const std::int64_t broken = records::Journal(*reader).first_broken();
    if (broken == 0) return;
    add({.check = "journal",
         .what = Message(Text{"the journal was tampered with: entry {} does not fit",
                              "变更记录被改动过：第 {} 条对不上"},
                         {broken}),
         .why = Text{"from there on the history cannot be relied upon", "从这一条起，历史不可靠"},
         .remedy = Message(kRestore)});
  }

  void look_at_derived() {
    const auto reader = host_->store().open_reader();
    reader->execute("BEGIN");  // others may write meanwhile; this is one state
    for (records::DerivedCheck& check : checks_) {
      begin(check.name);
      const bool repairable = static_cast<bool>(check.mend);
      std::optional<records::Disagreement> found;
      try {
        found = check.look(*reader, watch_.cancel);
      } catch (const Error& error) {
        if (error.code() == ErrorCode::Cancelled) throw;
        add({.check = check.name,
             .what = Text{"it cannot be looked at", "无法检查"},
             .why = Text{"what it consists of is damaged", "它的内容已损坏"},
             .remedy = Message(repairable ? kRepair : kRestore),
             .repairable = repairable,
             .because = error});
        continue;
      }
      if (!found) continue;
      add({.check = check.name,
           .what = Message(check.what, {counted(found->count), found->example}),
           .why = repairable
                      ? Text{"lists, reports and tiers show something else than the records say",
                             "列表、报告和等级会与记录不一致"}
                      : Text{"lists and reports leave something out or stop at it",
                             "列表和报告会遗漏或中断"},
           .remedy = repairable ? Message(kRepair) : check.remedy.value_or(Message(kRestore)),
           .repairable = repairable});
    }
  }

  void repair() {
    if (has("log of pages") || has("leftovers")) {
      begin("repair of files");
      repair_files(workspace_);
      done([](const Finding& finding) {
        return finding.check == "log of pages" || finding.check == "leftovers";
      });
    }
    if (indexes_wrong_) {
      begin("repair of indexes");
      store::Connection connection(workspace_.database(), store::Mode::ReadWrite);
      connection.execute("REINDEX");
      if (store::unsound_parts(connection, request_.quick, watch_.cancel).empty())
        done([](const Finding& finding) { return finding.check == "indexes"; });
    }
    if (parts_missing_ && host_) {
      begin("repair of tables and views");
      host_->connection().begin_write();
      store::forget_schema(host_->connection());
      host_->connection().commit();
      host_ = open_();
      checks_ = records::derived_checks(host_->schema());
      if (store::missing_parts(host_->connection(), host_->schema()).empty())
        done([](const Finding& finding) { return finding.check == "tables and views"; });
    }
    if (host_) repair_derived();
  }

  // One operation, so that the journal says when and by whom; and it is there only if it helped.
  void repair_derived() {
    std::vector<const records::DerivedCheck*> wrong;
    std::string title;
    for (const records::DerivedCheck& check : checks_) {
      if (!check.mend || !has(check.name)) continue;
      wrong.push_back(&check);
      title += (title.empty() ? "" : ", ") + check.name;
    }
    if (wrong.empty()) return;
    records::Transaction transaction(host_->records(), host_->session(),
                                     {.kind = "repair", .title = title});
    transaction.record_anyway();
    const std::int64_t operation = transaction.operation();
    std::vector<std::string> mended;
    for (const records::DerivedCheck* check : wrong) {
      begin("repair of " + check->name);
      check->mend(transaction);
      if (!check->look(transaction.connection(), watch_.cancel)) mended.push_back(check->name);
    }
    // What followed from these is well now, too.
    for (const records::DerivedCheck& check : checks_) {
      if (!check.mend && has(check.name) && !check.look(transaction.connection(), watch_.cancel))
        mended.push_back(check.name);
    }
    transaction.commit();
    diagnosis_.operation = operation;
    done([&](const Finding& finding) {
      return std::find(mended.begin(), mended.end(), finding.check) != mended.end();
    });
  }

  [[nodiscard]] bool has(std::string_view check) const {
    return std::any_of(diagnosis_.findings.begin(), diagnosis_.findings.end(),
                       [&](const Finding& finding) { return finding.check == check; });
  }
  template <class Which>
  void done(Which which) {
    for (Finding& finding : diagnosis_.findings)
      finding.repaired = finding.repaired || which(finding);
  }

  const host::Workspace& workspace_;
  const std::function<std::unique_ptr<host::Host>()>& open_;
  const DoctorRequest& request_;
  const DoctorWatch& watch_;
  std::unique_ptr<host::Host> host_;
  std::vector<records::DerivedCheck> checks_;
  std::int64_t expected_ = 6;
  bool indexes_wrong_ = false, parts_missing_ = false;
  Diagnosis diagnosis_;
};

}  // namespace

std::string Finding::words(Language language) const {
  if (!because) return what.in(language);
  return say(language, {"{}: {}", "{}：{}"}, {what.in(language), because->text(language)});
}

bool Diagnosis::is_clean() const {
  return std::none_of(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.gravity == Gravity::Fault && !finding.repaired;
  });
}

Diagnosis examine(const host::Workspace& workspace,
                  const std::function<std::unique_ptr<host::Host>()>& open,
                  const DoctorRequest& request, const DoctorWatch& watch) {
  return Examination(workspace, open, request, watch).run();
}

}  // namespace pareto::safety
