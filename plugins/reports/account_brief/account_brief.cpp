#include "account_brief.hpp"

#include "queries.hpp"
#include "sections.hpp"

namespace pareto::account_brief {

void AccountBrief::build(const sdk::Job& job, sdk::Document& document) {
  const Voice voice(job);
  const Account account = read_account(job);
  sdk::DocumentInfo info;
  info.title = voice.say({"Account brief", "拜访前一页"});
  info.firm = job.text("firm", "");
  if (account.visit) {
    info.period = voice.say({"visit {} {}", "拜访 {} {}"},
                            {account.visit->iso(), weekday(voice, *account.visit)});
  }
  info.data_until = voice.say({"data until {}", "数据截至 {}"}, {account.as_of.iso()});
  info.remark = job.text("remark", "");
  info.flags = PARETO_DOCUMENT_ONE_SHEET;
  document.begin(info);
  write_standing(account, voice, document);
  write_rhythm(account, voice, document);
  write_questions(account, voice, document);
  write_details(account, voice, document);
  write_foot(account, voice, document);
}

}  // namespace pareto::account_brief
