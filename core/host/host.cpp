#include "core/host/host.hpp"

#include <algorithm>
#include <chrono>

#include "core/access/load_rights.hpp"
#include "core/access/part_seen.hpp"
#include "core/access/seen.hpp"
#include "core/base/error.hpp"
#include "core/host/due_roles.hpp"
#include "core/host/field_moves.hpp"
#include "core/host/services/services.hpp"
#include "core/plugins/accounts.hpp"
#include "core/plugins/glossary.hpp"
#include "core/plugins/quarantine.hpp"
#include "core/plugins/renames.hpp"
#include "core/records/people/bundled_roles.hpp"
#include "core/records/upkeep/computed.hpp"
#include "core/records/upkeep/workspace_fields.hpp"
#include "core/records/values/amounts.hpp"
#include "core/records/values/names.hpp"
#include "core/records/write/journal.hpp"
#include "core/store/whole_write.hpp"

namespace pareto::host {
namespace {

// What the session was refused, if it is that which a plugin says.
std::optional<Error> refused_of(const pareto_session* session, const Error& said) {
  if (session == nullptr || !session->refused || said.code() != session->refused->code())
    return std::nullopt;
  for (const Language language : {Language::English, Language::ChineseSimplified}) {
    if (said.text(language).find(session->refused->text(language)) != std::string::npos)
      return session->refused;
  }
  return std::nullopt;
}

}  // namespace

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
  return plugins_pinned_by(workspace, plugins::Pins::read(workspace.pins()), std::move(options));
}

plugins::PluginRegistry plugins_pinned_by(const Workspace& workspace, plugins::Pins pins,
                                          plugins::PluginOptions options) {
  std::vector<std::filesystem::path> directories = plugin_directories();
  const std::filesystem::path own = workspace.own_plugins();
  if (std::filesystem::is_directory(own)) directories.push_back(own);
  options.pins = std::move(pins);
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
  std::string out = holder.kind + " " + holder.title + " of " + holder.who + ", process " +
                    std::to_string(holder.process);
  if (const auto percent = holder.percent()) out += ", " + std::to_string(*percent) + "% done";
  return out + ", since " + std::to_string(holder.seconds) + " s";
}

}  // namespace

Host::Host(Workspace workspace, HostOptions options, Host* first)
    : workspace_(std::move(workspace)),
      options_(std::move(options)),
      sign_(workspace_.store_sign()),
      running_(workspace_.plugin_sign(), options_.language),
      first_(first) {
  if (!options_.clock_micros) {
    options_.clock_micros = [] {
      const auto now = std::chrono::system_clock::now().time_since_epoch();
      return std::chrono::duration_cast<std::chrono::microseconds>(now).count();
    };
  }
  if (first_ != nullptr) {
    registry_ = first_->registry_;
    return;
  }
  find_plugins();
  quarantine();
}

void Host::find_plugins() {
  registry_ = std::make_shared<plugins::PluginRegistry>(plugins_of(
      workspace_,
      plugins::PluginOptions{
          .developer = options_.developer,
          .safe = options_.safe,
          .services = &services_,
          .log =
              [log = options_.log, says = options_.plugin_says](std::string_view plugin, int level,
                                                                std::string_view text) {
                if (log != nullptr) log->write(level_of(level), plugin, text);
                if (says) says(plugin, level, text);
              },
          .denied =
              [this](std::string_view plugin, std::string_view service) {
                const std::string words = say(
                    options_.language,
                    {"it asked for the service {0}, which it is not granted here; to grant it: pareto plugin grant {1} {0}",
                     "它请求服务 {0}，但此工作区没有授予；授予：pareto plugin grant {1} {0}"},
                    {service, plugin});
                if (options_.log != nullptr)
                  options_.log->warn("plugin " + std::string(plugin) + " asked for " +
                                     std::string(service) + ", which is not granted");
                if (options_.plugin_says) options_.plugin_says(plugin, PARETO_LOG_WARNING, words);
              },
          .failed =
              [log = options_.log](std::string_view plugin, const Error& why) {
                if (log != nullptr)
                  log->error("plugin " + std::string(plugin) + " cannot be used: " + why.what());
              }}));
}

Host::~Host() {
  if (first_ != nullptr) return;
  // While there are a store and services that they may use.
  registry_->stop();
  // Where nothing is written down, as in a trial, what was counted stays for the host that does.
  if (options_.log != nullptr)
    plugins::keep_accounts(workspace_.plugin_accounts(), plugins::take_accounts(),
                           options_.clock_micros());
}

std::unique_ptr<Host> Host::create(Workspace workspace, HostOptions options) {
  std::unique_ptr<Host> host(new Host(std::move(workspace), std::move(options)));
  // The settings are what makes a folder a workspace, so they come last: what was killed halfway
  // can be made again.
  host->build_schema(records::read_definitions(host->workspace_.database()));
  if (!std::filesystem::exists(host->workspace_.database()))
    store::Store::create(host->workspace_.database(), host->schema());
  host->open_store();
  host->workspace_.save(host->workspace_.settings());
  return host;
}

std::unique_ptr<Host> Host::open(Workspace workspace, HostOptions options) {
  std::unique_ptr<Host> host(new Host(std::move(workspace), std::move(options)));
  host->open_store();
  put_due_roles(*host);
  return host;
}

// Only a fault in the plugin itself counts: who kills a process, or a machine that stops, says
// nothing of the plugin it was in.
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
      options_.log->warn("process " + std::to_string(died.process) + " ended in plugin " +
                         died.plugin + ": " + std::string(plugins::signal_name(died.signal)));
    }
    if (died.signal != 0)
      quarantine.add({died.plugin, library_of(died.plugin), died.signal, options_.clock_micros()});
  }
  for (const plugins::Quarantined& dead : quarantine.all()) {
    for (const plugins::PluginStatus& plugin : registry_->plugins(plugins::PluginState::Enabled)) {
      if (plugin.id == dead.plugin && plugin.manifest && plugin.manifest->sha256 == dead.sha256)
        registry_->skip(plugin.id, plugins::quarantine_reason(dead));
    }
  }
}

void Host::log_skipped() {
  if (options_.log == nullptr) return;
  for (const records::UnfitField& unfit : unfit_fields())
    options_.log->warn(records::unfit_error(unfit).what());
  for (const plugins::PluginStatus& plugin : registry_->plugins(plugins::PluginState::Skipped)) {
    if (!plugin.reason) continue;
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
      options_.log->info("waiting for the store since " + std::to_string(seconds) + " s" +
                         (holder ? ", held by " + words_of(*holder) : ""));
    }
    options_.waiting(seconds, holder);
  };
}

namespace {

void skip_unfit_renames(plugins::PluginRegistry& registry) {
  for (const plugins::PluginStatus& plugin : registry.plugins(plugins::PluginState::Enabled)) {
    if (!plugin.manifest) continue;
    try {
      static_cast<void>(plugins::read_renames(*plugin.manifest));
    } catch (const Error& error) {
      registry.skip(plugin.id, error);
    }
  }
}

// What is wrong with a glossary is told where it is looked at (pareto plugin info); nothing depends
// on it.
std::vector<plugins::GlossaryWord> words_of(const plugins::PluginRegistry& registry) {
  std::vector<plugins::GlossaryWord> out;
  for (const plugins::PluginStatus& plugin : registry.plugins(plugins::PluginState::Enabled)) {
    if (!plugin.manifest) continue;
    const std::filesystem::path file = plugin.manifest->file.parent_path() / plugins::kGlossaryFile;
    if (!std::filesystem::exists(file)) continue;
    try {
      std::ranges::move(plugins::read_glossary(TomlTable::read(file, file.string())),
                        std::back_inserter(out));
    } catch (const Error&) {
      continue;
    }
  }
  return out;
}

}  // namespace

// A plugin whose definitions do not fit is skipped; the others' hold.
void Host::build_schema(std::vector<model::FieldDefinition> own_fields) {
  if (first_ != nullptr && first_->form_->own_fields == own_fields) {
    form_ = first_->form_;
    return;
  }
  if (first_ == nullptr) skip_unfit_renames(*registry_);
  const auto form = std::make_shared<Form>();
  form->own_fields = std::move(own_fields);
  for (bool again = true; again;) {
    again = false;
    gather_schema(*form);
    form->unfit_fields = records::check_computed(form->schema);
    // Without a plugin, what others compute from its fields may not fit either; the firm's own ones
    // are left out by themselves.
    for (const records::UnfitField& unfit : form->unfit_fields) {
      // A field of a plugin's own entity is that entity's, so it names no plugin itself.
      const model::Entity* of = form->schema.find(unfit.entity);
      const std::string& plugin = unfit.plugin.empty() && of != nullptr ? of->plugin : unfit.plugin;
      if (plugin.empty() || plugin == model::kWorkspacePlugin) continue;
      registry_->skip(plugin, records::unfit_error(unfit));
      again = true;
    }
  }
  form_ = form;
}

void Host::gather_schema(Form& form) {
  form.schema = model::Schema::core();
  const std::vector<plugins::GlossaryWord> words = words_of(*registry_);
  for (model::Entity& entity : registry_->entities()) {
    plugins::explain(entity.fields, words);
    try {
      form.schema.add_entity(entity);
    } catch (Error& error) {
      registry_->skip(entity.plugin, error);
    }
  }
  for (plugins::AddedFields& added : registry_->fields()) {
    plugins::explain(added.fields, words);
    try {
      form.schema.add_fields(added.entity, added.fields);
    } catch (Error& error) {
      registry_->skip(added.plugin, error);
    }
  }
  form.schema = model::with_workspace_fields(form.schema, form.own_fields);
}

void Host::open_store() {
  // Somebody may add a field of the firm's own between the two steps; then both are done again.
  const auto holds = [this](store::Connection& connection) {
    if (records::read_definitions(connection) != form_->own_fields) return false;
    // In the transaction in which the rest is brought up to the schema.
    move_fields(*registry_, connection, form_->schema, workspace_.zone(), options_.clock_micros(),
                options_.log);
    return true;
  };
  do {
    auto connection = store::Store::connect(workspace_.database());
    build_schema(records::read_definitions(*connection));
    store_ = std::make_unique<store::Store>(
        std::move(connection), workspace_.database(), schema(), told(),
        first_ == nullptr ? holds : store::Store::StillHolds(fits_beside()));
  } while (store_->outdated());
  if (first_ == nullptr) log_skipped();
  form_in_store_ = store_->meta("schema");
  store_->know_day([this] { return day_asked(); });
  records_ = std::make_unique<records::Records>(records::Records{*store_, schema(), bus_});
  records_->home_currency = workspace_.settings().home_currency;
  records::require_home_currency(connection(), schema(), records_->home_currency);
  records_->default_tax_rate = workspace_.settings().tax_rate;
  records_->clock_micros = options_.clock_micros;
  records_->zone = workspace_.zone();
  records_->waiting = told();
  records_->held = [this](bool held) { sign_.hold(held); };
  ground_ = {store_.get(),
             &form_->schema,
             workspace_.zone(),
             [this] { return today(); },
             {10 * workspace_.settings().query_seconds, options_.cancel}};
  if (first_ == nullptr) begin_services();
  delivery_ = std::make_unique<records::Delivery>(*records_, owner_);
  subscribe();
  if (first_ == nullptr) mend_references();
  if (!options_.as_user.empty()) {
    session_ = session_of(
        records::the_one(connection(), schema(), schema().entity("user"), options_.as_user).id);
    reading_.session = session_;
  }
}

void Host::begin_services() {
  access_service_ = std::make_unique<AccessService>(
      workspace_.database(), schema(), options_.clock_micros, [this] { return today(); },
      options_.language, &ground_);
  services_.add(PARETO_SVC_ACCESS, static_cast<const pareto_access_v1*>(access_service_.get()));
  clock_service_ = std::make_unique<ClockService>(options_.clock_micros, workspace_.zone());
  services_.add(PARETO_SVC_CLOCK, static_cast<const pareto_clock_v1*>(clock_service_.get()));
  services_.add(PARETO_SVC_QUERY, &query_service());
  services_.add(PARETO_SVC_RECORDS, &records_service());
  services_.add(PARETO_SVC_TWINS, &twins_service());
  services_.add(PARETO_SVC_PIVOT, &pivot_service());
  services_.add(PARETO_SVC_TEXT, &text_service());
  services_.add(PARETO_SVC_RANDOM, &random_service());
  services_.add_for_all(PARETO_SVC_RIGHTS, &rights_service());
  records::make_bundled_roles(*records_, session_,
                              workspace_.settings().language.value_or(options_.language));
}

store::Connection& Host::reader() {
  if (!session_.rights) return connection();
  if (!reader_) {
    reader_ = access::open_reader(*store_, session_);
    reader_version_ = reader_->integer("PRAGMA data_version");
  } else if (const std::int64_t now = reader_->integer("PRAGMA data_version");
             now != reader_version_) {
    access::refresh(*reader_, session_);
    reader_version_ = now;
  }
  return *reader_;
}

// Looks once after each change of what is enabled: nobody else can remove what a plugin refers to
// without asking.
void Host::mend_references() {
  const std::string now =
      records::has_plugin_references(schema()) ? store_->meta("schema") : std::string();
  if (store_->meta("references") == now) return;
  mended_ = records::mend_references(*records_, owner_);
  store::WholeWrite write(connection(), records_->waiting);
  store_->set_meta("references", now);
  write.commit();
}

plugins::JobScope Host::scope(Date as_of, pareto_session* session) {
  plugins::JobScope scope;
  scope.language = options_.language;
  scope.home_currency = workspace_.settings().home_currency;
  scope.as_of = as_of.days;
  scope.time_zone_minutes = workspace_.zone().minutes_east(as_of);
  scope.session = session;
  scope.meant = [session](const Error& said) { return refused_of(session, said); };
  if (session_.rights) {
    if (std::optional<Message> part = access::part_seen(session_))
      scope.page_notes.push_back(*std::move(part));
    const auto count = std::make_shared<records::ExportCount>(*records_, session_, export_limits(),
                                                              records::Exported{"report"});
    scope.rows_out = [count, session](std::int64_t rows) {
      if (session != nullptr) count->add(session->read);
      count->passing(rows);
    };
  }
  return scope;
}

records::ExportLimits Host::export_limits() const {
  return {workspace_.settings().export_rows, workspace_.settings().export_rows_a_day};
}

Date Host::today() const { return workspace_.zone().day(Time{options_.clock_micros()}); }

Date Host::as_of(std::optional<Date> given) {
  if (given) return *given;
  // Asked by every list, and found by a look at each of last month's buyers: again only after a
  // change. What is not committed may yet be taken back, and its number be given again.
  if (connection().in_transaction())
    return tiering::default_as_of(tiering::data_extent(connection()), today()).value_or(today());
  const std::pair now{records::Journal(connection()).last_sequence(),
                      connection().integer("PRAGMA data_version")};
  if (now != extent_of_) {
    extent_ = tiering::data_extent(connection());
    extent_of_ = now;
  }
  return tiering::default_as_of(extent_, today()).value_or(today());
}

}  // namespace pareto::host
