// Hosts of one workspace beside each other, each for a thread at a time and for whoever is served
// just then.
#include "core/access/load_rights.hpp"
#include "core/base/error.hpp"
#include "core/host/host.hpp"
#include "core/records/upkeep/workspace_fields.hpp"
#include "core/records/values/names.hpp"
#include "core/records/write/journal.hpp"
#include "core/tiering/data_extent.hpp"

namespace pareto::host {
namespace {

// How long a call waits for another that writes, before it is told who that is.
constexpr int kPatience = 5;

Error busy_with(int seconds, const std::optional<jobs::StoreNote>& holder) {
  const Text kAgain{"nothing was changed; try again in a while", "没有改动任何内容；请稍后再试"};
  if (!holder)
    return {ErrorCode::Busy,
            {Text{"others are writing into the workspace for more than {} seconds",
                  "其他操作正在写入工作区，已超过 {} 秒"},
             {seconds}},
            kAgain};
  const Message work = holder->work();
  const Argument what(work.in(Language::English), work.in(Language::ChineseSimplified));
  if (const auto percent = holder->percent()) {
    return {ErrorCode::Busy,
            {Text{"the workspace is being written: {0} ({1}), {2}% done",
                  "工作区正在写入：{0}（{1}），已完成 {2}%"},
             {what, holder->who, *percent}},
            kAgain};
  }
  return {ErrorCode::Busy,
          {Text{"the workspace is being written: {0} ({1})", "工作区正在写入：{0}（{1}）"},
           {what, holder->who}},
          kAgain};
}

std::filesystem::file_time_type written(const Workspace& workspace) {
  std::error_code failed;
  return std::filesystem::last_write_time(workspace.folder() / "pareto.toml", failed);
}

}  // namespace

std::unique_ptr<Host> Host::beside(Host& first) {
  HostOptions options = first.options_;
  options.as_user.clear();
  options.cancel = nullptr;
  options.waiting = [](int seconds, const std::optional<jobs::StoreNote>& holder) {
    if (seconds >= kPatience) throw busy_with(seconds, holder);
  };
  // Settings are read anew: others may have changed them, and may do so while they are read.
  const std::filesystem::file_time_type read_at = written(first.workspace_);
  std::unique_ptr<Host> host(
      new Host(Workspace::open(first.workspace_.folder()), std::move(options), &first));
  host->settings_written_ = read_at;
  host->open_store();
  host->store_->heed(nullptr);
  return host;
}

// It never brings the store to its own form: the process that gave it another has other plugins,
// and each would undo the other's.
std::function<bool(store::Connection&)> Host::fits_beside() {
  return [this](store::Connection& connection) -> bool {
    if (records::read_definitions(connection) != form_->own_fields) return false;
    throw Error(ErrorCode::Busy,
                Text{"plugins were enabled, disabled or exchanged since the services were started",
                     "服务启动后，插件有启用、停用或更换"},
                Text{"pareto serve starts them anew in a moment; try again then",
                     "pareto serve 稍后会自动重新启动服务；届时请再试"});
  };
}

access::Session Host::session_of(std::int64_t user) {
  store::Statement row =
      connection().prepare("SELECT left_on, code FROM pareto_user WHERE id = ?1");
  if (!row.bind(1, user).step()) {
    throw Error(ErrorCode::Denied, Text{"this user is not there any more", "该用户已不存在"},
                Text{"sign in as another one", "请用其他用户登录"});
  }
  const Date today_is = today();
  const std::string name = records::label_of(connection(), schema().entity("user"), user);
  if (!row.is_null(0) && row.integer(0) <= today_is.days) {
    throw Error(
        ErrorCode::Denied,
        Message(Text{"{} left on {} and does nothing any more", "{} 已于 {} 离职，不能再操作"},
                {name, Date{static_cast<std::int32_t>(row.integer(0))}.iso()}),
        Message(Text{"name somebody who is here; or give another day: pareto set user {} left_on=",
                     "请换一个在职的用户；日期不对请改：pareto set user {} left_on="},
                {row.text(1)}));
  }
  return {user, name, access::load_rights(connection(), schema(), user, today_is)};
}

bool Host::work_for(const Caller& caller) {
  store_->heed(caller.cancel);
  options_.language = caller.language;
  options_.cancel = ground_.limits.cancel = caller.cancel;
  // Every change of users, roles, teams and fields is an entry of the journal; a change of plugins
  // is not, but a commit of another.
  const Seen now{records::Journal(connection()).last_sequence(),
                 connection().integer("PRAGMA data_version"), today()};
  const bool same = now == seen_;
  if (written(workspace_) != settings_written_ ||
      (!same && store_->meta("schema") != form_in_store_))
    return false;
  if (!same || caller.user != session_.principal) {
    access::Session session = caller.user == 0 ? owner_ : session_of(caller.user);
    const bool unchanged = session.principal == session_.principal &&
                           (session.rights == nullptr ||
                            (session_.rights && session.rights->same_as(*session_.rights)));
    if (!unchanged) {
      reader_.reset();
      session_ = std::move(session);
    }
    seen_ = now;
  }
  reading_ = {session_, &ground_};
  return true;
}

void Host::let_go() {
  store_->heed(nullptr);
  options_.cancel = ground_.limits.cancel = nullptr;
}

Date Host::day_asked() {
  if (options_.as_of || first_ != nullptr || std::this_thread::get_id() == opened_by_)
    return as_of(options_.as_of);
  // A thread of a service asks through the ground of a session while another thread works here.
  const std::lock_guard lock(day_mutex_);
  if (!day_reader_)
    day_reader_ = std::make_unique<store::Connection>(workspace_.database(), store::Mode::ReadOnly);
  return tiering::default_as_of(tiering::data_extent(*day_reader_), today()).value_or(today());
}

}  // namespace pareto::host
