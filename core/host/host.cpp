#include "core/host/host.hpp"

#include <algorithm>
#include <chrono>

#include "core/access/load_rights.hpp"
#include "core/access/seen.hpp"
#include "core/base/error.hpp"
#include "core/plugins/accounts.hpp"
#include "core/plugins/quarantine.hpp"
#include "core/plugins/renames.hpp"
#include "core/records/bundled_roles.hpp"
#include "core/records/computed.hpp"
#include "core/records/names.hpp"
#include "core/records/workspace_fields.hpp"
#include "core/store/plugin_tables.hpp"
#include "core/tiering/data_extent.hpp"

namespace pareto::host {

std::vector<std::filesystem::path> plugin_directories() {
  std::vector<std::filesystem::path> out;
  if (const char* given = std::getenv("PARETO_PLUGINS"); given != nullptr && *given != '\0') {
    out.emplace_back(given);
    return out;
  }
  std::error_code failed;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", failed);
  if (failed) return out;
  const std::filesystem::path above = program.parent_path().parent_path();
  for (const char* place : {"plugins", "lib/pareto/plugins"}) {
    if (std::filesystem::is_directory(above / place, failed)) out.push_back(above / place);
  }
  return out;
}

plugins::PluginRegistry plugins_of(const Workspace& workspace, plugins::PluginOptions options) {
  std::vector<std::filesystem::path> directories = plugin_directories();
  const std::filesystem::path own = workspace.own_plugins();
  if (std::filesystem::is_directory(own)) directories.push_back(own);
  options.pins = plugins::Pins::read(workspace.pins());
  options.pinned = own;
  return {directories, workspace.settings().plugins, std::move(options)};
}

namespace {

LogLevel level_of(int level) {
  if (level >= PARETO_LOG_ERROR) return LogLevel::Error;
  if (level >= PARETO_LOG_WARNING) return LogLevel::Warn;
  return level >= PARETO_LOG_INFO ? LogLevel::Info : LogLevel::Debug;
}

std::string words_of(const jobs::StoreNote& holder) {
  std::string out = holder.kind + " " + holder.title + " of " + holder.who + ", process " + std::to_string(holder.process);
  if (const auto percent = holder.percent()) out += ", " + std::to_string(*percent) + "% done";
  return out + ", since " + std::to_string(holder.seconds) + " s";
}

}  // namespace

Host::Host(Workspace workspace, HostOptions options)
    : workspace_(std::move(workspace)), options_(std::move(options)), sign_(workspace_.store_sign()), running_(workspace_.plugin_sign(), options_.language) {
  if (!options_.clock_micros) {
    options_.clock_micros = [] {
      const auto now = std::chrono::system_clock::now().time_since_epoch();
      return std::chrono::duration_cast<std::chrono::microseconds>(now).count();
    };
  }
  registry_ = std::make_unique<plugins::PluginRegistry>(plugins_of(
      workspace_,
      plugins::PluginOptions{
          .developer = options_.developer,
          .safe = options_.safe,
          .services = &services_,
          .log =
              [log = options_.log, says = options_.plugin_says](std::string_view plugin, int level, std::string_view text) {
                if (log != nullptr) log->write(level_of(level), plugin, text);
                if (says) says(plugin, level, text);
              },
          .denied =
              [this](std::string_view plugin, std::string_view service) {
                const std::string words = say(options_.language, {"it asked for the service {0}, which it is not granted here; to grant it: pareto plugin grant {1} {0}",
                                                                  "它请求服务 {0}，但此工作区没有授予；授予：pareto plugin grant {1} {0}"}, {service, plugin});
                if (options_.log != nullptr) options_.log->warn("plugin " + std::string(plugin) + " asked for " + std::string(service) + ", which is not granted");
                if (options_.plugin_says) options_.plugin_says(plugin, PARETO_LOG_WARNING, words);
              },
          .failed =
              [log = options_.log](std::string_view plugin, const Error& why) {
                if (log != nullptr) log->error("plugin " + std::string(plugin) + " cannot be used: " + why.what());
              }}));
  quarantine();
}

Host::~Host() {
  // While there are a store and services that they may use.
  registry_->stop();
  // Where nothing is written down, as in a trial, what was counted stays for the host that does.
  if (options_.log != nullptr) plugins::keep_accounts(workspace_.plugin_accounts(), plugins::take_accounts(), options_.clock_micros());
}

std::unique_ptr<Host> Host::create(Workspace workspace, HostOptions options) {
  std::unique_ptr<Host> host(new Host(std::move(workspace), std::move(options)));
  // The settings are what makes a folder a workspace, so they come last: what was killed halfway can be made again.
  host->build_schema();
  if (!std::filesystem::exists(host->workspace_.database())) store::Store::create(host->workspace_.database(), *host->schema_);
  host->open_store();
  host->workspace_.save(host->workspace_.settings());
  return host;
}

std::unique_ptr<Host> Host::open(Workspace workspace, HostOptions options) {
  std::unique_ptr<Host> host(new Host(std::move(workspace), std::move(options)));
  host->open_store();
  return host;
}

// Only a fault in the plugin itself counts: who kills a process, or a machine that stops, says nothing of the plugin it was in.
void Host::quarantine() {
  plugins::Quarantine quarantine(workspace_.quarantine());
  const auto library_of = [this](const std::string& id) {
    for (const plugins::PluginStatus& plugin : registry_->plugins()) {
      if (plugin.id == id && plugin.manifest) return plugin.manifest->sha256;
    }
    return std::string();
  };
  for (const plugins::Died& died : running_.take_left()) {
    if (options_.log != nullptr) {
      options_.log->warn("process " + std::to_string(died.process) + " ended in plugin " + died.plugin + ": " + std::string(plugins::signal_name(died.signal)));
    }
    if (died.signal != 0) quarantine.add({died.plugin, library_of(died.plugin), died.signal, options_.clock_micros()});
  }
  for (const plugins::PluginStatus& plugin : registry_->plugins()) {
    if (plugin.state != plugins::PluginState::Enabled || !plugin.manifest) continue;
    if (const auto found = quarantine.find(plugin.id, plugin.manifest->sha256)) registry_->skip(plugin.id, plugins::quarantine_reason(*found));
  }
}

void Host::log_skipped() {
  if (options_.log == nullptr) return;
  for (const records::UnfitField& unfit : unfit_fields_) options_.log->warn(records::unfit_error(unfit).what());
  for (const plugins::PluginStatus& plugin : registry_->plugins()) {
    if (plugin.state != plugins::PluginState::Skipped || !plugin.reason) continue;
    const std::vector<std::string>& enabled = workspace_.settings().plugins;
    if (std::find(enabled.begin(), enabled.end(), plugin.id) == enabled.end()) continue;
    options_.log->warn("plugin " + plugin.id + " is skipped: " + plugin.reason->what());
  }
}

std::function<void(int)> Host::told() {
  if (!options_.waiting) return {};
  return [this](int seconds) {
    const std::optional<jobs::StoreNote> holder = jobs::read_store_note(workspace_.store_sign());
    if (options_.log != nullptr && (seconds == 1 || seconds % 60 == 0)) {
      options_.log->info("waiting for the store since " + std::to_string(seconds) + " s" + (holder ? ", held by " + words_of(*holder) : ""));
    }
    options_.waiting(seconds, holder);
  };
}

namespace {

void rename_fields(const plugins::PluginRegistry& registry, store::Connection& connection) {
  for (const plugins::PluginStatus& plugin : registry.plugins()) {
    if (plugin.state != plugins::PluginState::Enabled || !plugin.manifest) continue;
    for (const plugins::FieldRename& rename : plugins::read_renames(*plugin.manifest)) store::rename_plugin_column(connection, plugin.id, rename.entity, rename.from, rename.to);
  }
}

void skip_unfit_renames(plugins::PluginRegistry& registry) {
  for (const plugins::PluginStatus& plugin : registry.plugins()) {
    if (plugin.state != plugins::PluginState::Enabled || !plugin.manifest) continue;
    try {
      static_cast<void>(plugins::read_renames(*plugin.manifest));
    } catch (const Error& error) {
      registry.skip(plugin.id, error);
    }
  }
}

}  // namespace

// A plugin whose definitions do not fit is skipped; the others' hold.
void Host::build_schema() {
  skip_unfit_renames(*registry_);
  own_fields_ = records::read_definitions(workspace_.database());
  for (bool again = true; again;) {
    again = false;
    gather_schema();
    unfit_fields_ = records::check_computed(*schema_);
    // Without a plugin, what others compute from its fields may not fit either; the firm's own ones are left out by themselves.
    for (const records::UnfitField& unfit : unfit_fields_) {
      // A field of a plugin's own entity is that entity's, so it names no plugin itself.
      const model::Entity* of = schema_->find(unfit.entity);
      const std::string& plugin = unfit.plugin.empty() && of != nullptr ? of->plugin : unfit.plugin;
      if (plugin.empty() || plugin == model::kWorkspacePlugin) continue;
      registry_->skip(plugin, records::unfit_error(unfit));
      again = true;
    }
  }
}

void Host::gather_schema() {
  schema_ = std::make_unique<model::Schema>(model::Schema::core());
  for (const model::Entity& entity : registry_->entities()) {
    try {
      schema_->add_entity(entity);
    } catch (Error& error) {
      registry_->skip(entity.plugin, error);
    }
  }
  for (const plugins::AddedFields& added : registry_->fields()) {
    try {
      schema_->add_fields(added.entity, added.fields);
    } catch (Error& error) {
      registry_->skip(added.plugin, error);
    }
  }
  *schema_ = model::with_workspace_fields(*schema_, own_fields_);
}

void Host::open_store() {
  // Somebody may add a field of the firm's own between the two steps; then both are done again.
  const auto holds = [this](store::Connection& connection) {
    if (records::read_definitions(connection) != own_fields_) return false;
    // In the transaction in which the rest is brought up to the schema.
    rename_fields(*registry_, connection);
    return true;
  };
  do {
    build_schema();
    store_ = std::make_unique<store::Store>(workspace_.database(), *schema_, told(), holds);
  } while (store_->outdated());
  log_skipped();
  store_->know_day([this] { return as_of(options_.as_of); });
  records_ = std::make_unique<records::Records>(records::Records{*store_, *schema_, bus_});
  records_->home_currency = workspace_.settings().home_currency;
  records_->default_tax_rate = workspace_.settings().tax_rate;
  records_->clock_micros = options_.clock_micros;
  records_->zone = workspace_.zone();
  records_->waiting = told();
  records_->held = [this](bool held) { sign_.hold(held); };
  query_service_ = std::make_unique<QueryService>(*store_, *schema_, records::QueryLimits{10 * workspace_.settings().query_seconds, options_.cancel});
  records_service_ = std::make_unique<RecordsService>(*schema_);
  services_.add(PARETO_SVC_QUERY, static_cast<const pareto_query_v1*>(query_service_.get()));
  services_.add(PARETO_SVC_RECORDS, static_cast<const pareto_records_v1*>(records_service_.get()));
  twins_service_ = std::make_unique<TwinsService>(*store_, *schema_, options_.cancel);
  services_.add(PARETO_SVC_TWINS, static_cast<const pareto_twins_v1*>(twins_service_.get()));
  pivot_service_ = std::make_unique<PivotService>(*store_, *schema_, workspace_.zone(),
                                                  records::QueryLimits{10 * workspace_.settings().query_seconds, options_.cancel});
  services_.add(PARETO_SVC_PIVOT, static_cast<const pareto_pivot_v1*>(pivot_service_.get()));
  access_service_ = std::make_unique<AccessService>(workspace_.database(), *schema_, options_.clock_micros, [this] { return today(); });
  services_.add(PARETO_SVC_ACCESS, static_cast<const pareto_access_v1*>(access_service_.get()));
  services_.add(PARETO_SVC_TEXT, static_cast<const pareto_text_v1*>(&text_service_));
  records::make_bundled_roles(*records_, session_, workspace_.settings().language.value_or(options_.language));
  delivery_ = std::make_unique<records::Delivery>(*records_, owner_);
  subscribe();
  mend_references();
  if (!options_.as_user.empty()) sign_in();
}

void Host::sign_in() {
  const model::Entity& users = schema_->entity("user");
  const records::Named user = records::the_one(connection(), *schema_, users, options_.as_user);
  const std::int64_t today_is = today().days;
  store::Statement row = connection().prepare("SELECT left_on FROM pareto_user WHERE id = ?1");
  if (row.bind(1, user.id).step() && !row.is_null(0) && row.integer(0) <= today_is) {
    throw Error(ErrorCode::Denied, Message(Text{"{} left on {} and does nothing any more", "{} 已于 {} 离职，不能再操作"}, {user.label, Date{static_cast<std::int32_t>(row.integer(0))}.iso()}),
                Message(Text{"name somebody who is here; or give another day: pareto set user {} left_on=", "请换一个在职的用户；日期不对请改：pareto set user {} left_on="},
                        {user.code}));
  }
  session_ = {user.id, user.label, access::load_rights(connection(), *schema_, user.id, today())};
  reading_.session = session_;
}

store::Connection& Host::reader() {
  if (!session_.rights) return connection();
  if (!reader_) {
    reader_ = access::open_reader(*store_, session_);
    reader_version_ = reader_->integer("PRAGMA data_version");
  } else if (const std::int64_t now = reader_->integer("PRAGMA data_version"); now != reader_version_) {
    access::refresh(*reader_, session_);
    reader_version_ = now;
  }
  return *reader_;
}

// Looks once after each change of what is enabled: nobody else can remove what a plugin refers to without asking.
void Host::mend_references() {
  const std::string now = records::has_plugin_references(*schema_) ? store_->meta("schema") : std::string();
  if (store_->meta("references") == now) return;
  mended_ = records::mend_references(*records_, owner_);
  connection().begin_write(records_->waiting);
  store_->set_meta("references", now);
  connection().commit();
}

plugins::JobScope Host::scope(Date as_of, pareto_session* session) {
  plugins::JobScope scope;
  scope.language = options_.language;
  scope.home_currency = workspace_.settings().home_currency;
  scope.as_of = as_of.days;
  scope.time_zone_minutes = workspace_.zone().minutes_east(as_of);
  scope.session = session;
  if (session_.rights) {
    const auto count = std::make_shared<records::ExportCount>(*records_, session_, export_limits(), records::Exported{"report"});
    scope.rows_out = [count, session](std::int64_t rows) {
      if (session != nullptr) count->add(session->read);
      count->passing(rows);
    };
  }
  return scope;
}

records::ExportLimits Host::export_limits() const { return {workspace_.settings().export_rows, workspace_.settings().export_rows_a_day}; }

Date Host::today() const { return workspace_.zone().day(Time{options_.clock_micros()}); }

Date Host::as_of(std::optional<Date> given) {
  if (given) return *given;
  return tiering::default_as_of(tiering::data_extent(connection()), today()).value_or(today());
}

}  // namespace pareto::host
