// An open workspace with everything wired: plugins, schema, store, bus, the one way in, deliveries.
//
// The order of members is the order in which the parts come to be; each knows only those before it, but for the firm's own fields,
// which the store holds and the schema needs: they are read first, by a connection of their own. One thread, but for what
// the parts themselves allow.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/access/session.hpp"
#include "core/base/date.hpp"
#include "core/base/log.hpp"
#include "core/bus/event_bus.hpp"
#include "core/host/services/access_service.hpp"
#include "core/host/services/services.hpp"
#include "core/host/session_handle.hpp"
#include "core/host/workspace.hpp"
#include "core/jobs/job.hpp"
#include "core/model/schema.hpp"
#include "core/model/workspace_field.hpp"
#include "core/plugins/job_context.hpp"
#include "core/plugins/plugin_registry.hpp"
#include "core/plugins/running_sign.hpp"
#include "core/records/computed.hpp"
#include "core/records/delivery.hpp"
#include "core/records/export_guard.hpp"
#include "core/records/mend_references.hpp"
#include "core/records/transaction.hpp"
#include "core/store/store.hpp"

namespace pareto::host {

struct HostOptions {
  Language language = Language::English;  // of whoever is served
  bool safe = false;                      // no plugins
  bool developer = false;
  std::optional<Date> as_of;              // the day as of which is asked; nothing: what Host::as_of says by itself
  std::string as_user;                    // code or name of the user on whose behalf all is done; empty: the owner of the folder
  std::function<std::int64_t()> clock_micros;          // empty: the system's clock
  // Another process holds the store; `holder` is the job that says so, if one does.
  std::function<void(int seconds, const std::optional<jobs::StoreNote>& holder)> waiting;
  const std::atomic<bool>* cancel = nullptr;           // raised: jobs and queries of plugins stop
  Log* log = nullptr;                                  // must outlive the host
  plugins::PluginLog plugin_says;                      // told beside the log
};

// Where bundled plugins lie: beside the program (../plugins, ../lib/pareto/plugins), or PARETO_PLUGINS.
[[nodiscard]] std::vector<std::filesystem::path> plugin_directories();
// The plugins of a workspace: those, and its own, which are used only as they were trusted there. `options` says the rest.
[[nodiscard]] plugins::PluginRegistry plugins_of(const Workspace& workspace, plugins::PluginOptions options = {});

class Host {
 public:
  // Makes the database of a new workspace, then its pareto.toml, and opens it.
  [[nodiscard]] static std::unique_ptr<Host> create(Workspace workspace, HostOptions options);
  [[nodiscard]] static std::unique_ptr<Host> open(Workspace workspace, HostOptions options);
  ~Host();
  Host(const Host&) = delete;
  Host& operator=(const Host&) = delete;

  [[nodiscard]] Workspace& workspace() { return workspace_; }
  [[nodiscard]] const HostOptions& options() const { return options_; }
  [[nodiscard]] plugins::PluginRegistry& plugins() { return *registry_; }
  [[nodiscard]] const model::Schema& schema() const { return *schema_; }
  // Computed fields that are left out of it, with the reason.
  [[nodiscard]] const std::vector<records::UnfitField>& unfit_fields() const { return unfit_fields_; }
  [[nodiscard]] store::Store& store() { return *store_; }
  [[nodiscard]] store::Connection& connection() { return store_->connection(); }
  [[nodiscard]] records::Records& records() { return *records_; }
  [[nodiscard]] const access::Session& session() const { return session_; }
  // Sees what the session may: for names, lists and whatever else is shown. The owner's is connection() itself. Outside of
  // transactions only: what is not committed yet is not seen by others.
  [[nodiscard]] store::Connection& reader();

  // For jobs of plugins that only read.
  [[nodiscard]] pareto_session* reading() { return &reading_; }
  // Where jobs run, as the options say.
  [[nodiscard]] jobs::Surroundings jobs() { return {options_.log, &sign_, options_.cancel}; }
  // Scope of a job as of a day, for the reader of this host.
  [[nodiscard]] plugins::JobScope scope(Date as_of, pareto_session* session);

  // How much of it a user may take out; of those who have rights.
  [[nodiscard]] records::ExportLimits export_limits() const;

  // What was done about references to records that went while a plugin was disabled; mostly nothing.
  [[nodiscard]] const records::MendResult& mended() const { return mended_; }

  // The day it is where the firm is.
  [[nodiscard]] Date today() const;

  // The day until when data is looked at: the last sale's, never later than today. `given` goes before.
  [[nodiscard]] Date as_of(std::optional<Date> given);

  // Serves after-subscribers; what is left is said in the report.
  records::DeliveryReport deliver(std::chrono::milliseconds limit = std::chrono::seconds(5),
                                  records::Delivery::When when = records::Delivery::When::Due);
  // Hands parked events over once more.
  records::DeliveryReport retry(const std::vector<records::Parked>& parked);
  [[nodiscard]] records::Delivery& delivery() { return *delivery_; }

 private:
  Host(Workspace workspace, HostOptions options);
  // Notes in which plugins processes died since, and takes those out of use.
  void quarantine();
  void build_schema();
  void gather_schema();
  void open_store();
  void subscribe();
  struct Listener;  // a subscriber of a plugin
  void run_subscriber(Listener& listener, const pareto_event& event, records::Transaction* writing, Date as_of);
  void watch_before(Listener& listener, const pareto_event& event);
  void log_deliveries(const records::DeliveryReport& report);
  void log_skipped();
  // For those below that wait for the store; empty when nobody wants to know.
  [[nodiscard]] std::function<void(int seconds)> told();
  void mend_references();
  void sign_in();

  Workspace workspace_;
  HostOptions options_;
  jobs::StoreSign sign_;
  const access::Session owner_{0, "owner"};  // for what the host does by itself
  access::Session session_{0, "owner"};
  pareto_session reading_{session_, nullptr};
  plugins::ServiceRegistry services_;
  plugins::RunningSign running_;
  std::unique_ptr<plugins::PluginRegistry> registry_;
  std::vector<model::FieldDefinition> own_fields_;
  std::vector<records::UnfitField> unfit_fields_;
  std::unique_ptr<model::Schema> schema_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<store::Connection> reader_;  // of a user; made when it is first asked for
  bus::EventBus bus_;
  std::unique_ptr<records::Records> records_;
  std::unique_ptr<QueryService> query_service_;
  std::unique_ptr<RecordsService> records_service_;
  std::unique_ptr<TwinsService> twins_service_;
  std::unique_ptr<AccessService> access_service_;
  std::unique_ptr<PivotService> pivot_service_;
  TextService text_service_;
  std::unique_ptr<records::Delivery> delivery_;
  std::optional<Date> as_of_deliveries_;  // found once a run
  std::set<std::string> slow_;            // before-subscribers that were named as slow
  records::MendResult mended_;
  std::int64_t reader_version_ = 0;  // of the store when the reader last found whose customers are whose
};

}  // namespace pareto::host
