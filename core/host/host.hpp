// An open workspace with everything wired: plugins, schema, store, bus, the one way in, deliveries.
//
// The order of members is the order in which the parts come to be; each knows only those before it,
// but for the firm's own fields, which the store holds and the schema needs: they are read first,
// by a connection of their own. One thread at a time, but for what the parts themselves allow;
// several threads have a host each, of which all but the first stand beside it (beside()).
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "core/access/session.hpp"
#include "core/base/date.hpp"
#include "core/base/log.hpp"
#include "core/bus/event_bus.hpp"
#include "core/host/services/access_service.hpp"
#include "core/host/services/clock_service.hpp"
#include "core/host/session_handle.hpp"
#include "core/host/workspace.hpp"
#include "core/jobs/job.hpp"
#include "core/model/schema.hpp"
#include "core/model/workspace_field.hpp"
#include "core/plugins/job_context.hpp"
#include "core/plugins/plugin_registry.hpp"
#include "core/plugins/running_sign.hpp"
#include "core/records/delivery/delivery.hpp"
#include "core/records/query/export_guard.hpp"
#include "core/records/upkeep/computed.hpp"
#include "core/records/upkeep/mend_references.hpp"
#include "core/records/write/transaction.hpp"
#include "core/store/store.hpp"
#include "core/tiering/data_extent.hpp"

namespace pareto::host {

struct HostOptions {
  Language language = Language::English;  // of whoever is served
  bool safe = false;                      // no plugins
  bool developer = false;
  std::optional<Date>
      as_of;            // the day as of which is asked; nothing: what Host::as_of says by itself
  std::string as_user;  // code or name of the user on whose behalf all is done; empty: the owner of
                        // the folder
  std::function<std::int64_t()> clock_micros;  // empty: the system's clock
  // Another process holds the store; `holder` is the job that says so, if one does.
  std::function<void(int seconds, const std::optional<jobs::StoreNote>& holder)> waiting;
  const std::atomic<bool>* cancel = nullptr;  // raised: jobs and queries of plugins stop
  Log* log = nullptr;                         // must outlive the host
  plugins::PluginLog plugin_says;             // told beside the log
};

// Where bundled plugins lie: beside the program (../plugins, ../lib/pareto/plugins), or
// PARETO_PLUGINS.
[[nodiscard]] std::vector<std::filesystem::path> plugin_directories();
// The plugins of a workspace: those, and its own, which are used only as they were trusted there.
// `options` says the rest.
[[nodiscard]] plugins::PluginRegistry plugins_of(const Workspace& workspace,
                                                 plugins::PluginOptions options = {});
// The same where these pins hold.
[[nodiscard]] plugins::PluginRegistry plugins_pinned_by(const Workspace& workspace,
                                                        plugins::Pins pins,
                                                        plugins::PluginOptions options = {});

// On whose behalf a host works for a while, as the pool of hosts has it change
// (core/api/host_pool.hpp).
struct Caller {
  std::int64_t user = 0;  // 0: the owner of the folder
  Language language = Language::English;
  const std::atomic<bool>* cancel =
      nullptr;  // raised: what is asked of the store ends with Cancelled
};

class Host {
 public:
  // Makes the database of a new workspace, then its pareto.toml, and opens it.
  [[nodiscard]] static std::unique_ptr<Host> create(Workspace workspace, HostOptions options);
  [[nodiscard]] static std::unique_ptr<Host> open(Workspace workspace, HostOptions options);
  // Another of the same workspace, for another thread. Plugins are those of `first`, which must
  // outlive it; so is the form of the store, but for fields of the firm's own: throws Error(Busy)
  // where plugins gave it another since `first` was opened.
  [[nodiscard]] static std::unique_ptr<Host> beside(Host& first);
  ~Host();
  Host(const Host&) = delete;
  Host& operator=(const Host&) = delete;

  [[nodiscard]] Workspace& workspace() { return workspace_; }
  [[nodiscard]] const HostOptions& options() const { return options_; }
  [[nodiscard]] plugins::PluginRegistry& plugins() { return *registry_; }
  // Where parts above add services of theirs, before a plugin is used.
  [[nodiscard]] plugins::ServiceRegistry& services() { return services_; }
  [[nodiscard]] const model::Schema& schema() const { return form_->schema; }
  // Computed fields that are left out of it, with the reason.
  [[nodiscard]] const std::vector<records::UnfitField>& unfit_fields() const {
    return form_->unfit_fields;
  }
  [[nodiscard]] store::Store& store() { return *store_; }
  [[nodiscard]] store::Connection& connection() { return store_->connection(); }
  [[nodiscard]] records::Records& records() { return *records_; }
  [[nodiscard]] const access::Session& session() const { return session_; }
  // Sees what the session may: for names, lists and whatever else is shown. The owner's is
  // connection() itself. Outside of transactions only: what is not committed yet is not seen by
  // others.
  [[nodiscard]] store::Connection& reader();

  // Of one that stands beside another: from now on it works for somebody else, with the rights that
  // he has at this moment. False when the store or the settings are no longer what they were when
  // this was opened: another is to be opened. Throws Error(Denied) for who is not there any more.
  [[nodiscard]] bool work_for(const Caller& caller);
  // The caller's work is over: nothing of his is looked at any more.
  void let_go();

  // For jobs of plugins that only read.
  [[nodiscard]] pareto_session* reading() { return &reading_; }
  // For a job of a plugin that works in a transaction, or without one reads.
  [[nodiscard]] pareto_session hand(records::Transaction* writing) const {
    return {session_, &ground_, writing};
  }
  // Where jobs run, as the options say.
  [[nodiscard]] jobs::Surroundings jobs() { return {options_.log, &sign_, options_.cancel}; }
  // Scope of a job as of a day, for the reader of this host.
  [[nodiscard]] plugins::JobScope scope(Date as_of, pareto_session* session);

  // How much of it a user may take out; of those who have rights.
  [[nodiscard]] records::ExportLimits export_limits() const;

  // What was done about references to records that went while a plugin was disabled; mostly
  // nothing.
  [[nodiscard]] const records::MendResult& mended() const { return mended_; }

  // The day it is where the firm is.
  [[nodiscard]] Date today() const;

  // The day until when data is looked at: the last sale's, never later than today. `given` goes
  // before.
  [[nodiscard]] Date as_of(std::optional<Date> given);

  // Serves after-subscribers; what is left is said in the report. One that stands beside another
  // leaves out those that are told outside of transactions: whoever asked for something does not
  // wait for another machine.
  records::DeliveryReport deliver(std::chrono::milliseconds limit = std::chrono::seconds(5),
                                  records::Delivery::When when = records::Delivery::When::Due);
  // All of them, for the thread that sees to these.
  records::DeliveryReport deliver_everything(std::chrono::milliseconds limit);
  // Hands parked events over once more.
  records::DeliveryReport retry(const std::vector<records::Parked>& parked);
  [[nodiscard]] records::Delivery& delivery() { return *delivery_; }

 private:
  Host(Workspace workspace, HostOptions options, Host* first = nullptr);
  // What the store is brought to. Constant once the host is open, and shared by those that have the
  // same.
  struct Form {
    std::vector<model::FieldDefinition> own_fields;
    std::vector<records::UnfitField> unfit_fields;
    model::Schema schema = model::Schema::core();
  };
  // What was seen when it was last found out for whom it works, and whether it still fits.
  struct Seen {
    std::int64_t entry = 0,
                 version = 0;  // the journal's last, the engine's count of others' commits
    Date day;
    bool operator==(const Seen&) const = default;
  };
  void find_plugins();
  // Notes in which plugins processes died since, and takes those out of use.
  void quarantine();
  void build_schema(std::vector<model::FieldDefinition> own_fields);
  void gather_schema(Form& form);
  void open_store();
  void begin_services();
  // What a store that is not of this form says to one that stands beside another.
  [[nodiscard]] std::function<bool(store::Connection&)> fits_beside();
  void subscribe();
  struct Listener;  // a subscriber of a plugin
  struct Unheeding;
  void run_subscriber(Listener& listener, const pareto_event& event, records::Transaction* writing,
                      Date as_of);
  void watch_before(Listener& listener, const pareto_event& event);
  void log_deliveries(const records::DeliveryReport& report);
  void log_skipped();
  // For those below that wait for the store; empty when nobody wants to know.
  [[nodiscard]] std::function<void(int seconds)> told();
  void mend_references();
  [[nodiscard]] access::Session session_of(std::int64_t user);
  // The day until when data is looked at, for connections of any thread.
  [[nodiscard]] Date day_asked();

  Workspace workspace_;
  HostOptions options_;
  jobs::StoreSign sign_;
  const access::Session owner_{0, "owner"};  // for what the host does by itself
  access::Session session_{0, "owner"};
  Ground ground_;
  pareto_session reading_{session_, &ground_};
  plugins::ServiceRegistry services_;
  plugins::RunningSign running_;
  Host* const first_;                                  // null: it is the first
  std::shared_ptr<plugins::PluginRegistry> registry_;  // of the first
  std::shared_ptr<const Form> form_;
  std::string form_in_store_;  // how the store names it
  std::filesystem::file_time_type settings_written_;
  Seen seen_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<store::Connection> reader_;  // of a user; made when it is first asked for
  bus::EventBus bus_;
  std::unique_ptr<records::Records> records_;
  std::unique_ptr<AccessService> access_service_;
  std::unique_ptr<ClockService> clock_service_;
  std::unique_ptr<records::Delivery> delivery_;
  std::optional<Date> as_of_deliveries_;  // found once a run
  // From when to when there are sales, and what the store was when that was found.
  std::optional<tiering::DataExtent> extent_;
  std::pair<std::int64_t, std::int64_t> extent_of_{-1, -1};
  std::set<std::string> slow_;  // before-subscribers that were named as slow
  records::MendResult mended_;
  std::int64_t reader_version_ =
      0;  // of the store when the reader last found whose customers are whose
  const std::thread::id opened_by_ = std::this_thread::get_id();
  std::mutex day_mutex_;  // guards day_reader_
  std::unique_ptr<store::Connection> day_reader_;
};

}  // namespace pareto::host
