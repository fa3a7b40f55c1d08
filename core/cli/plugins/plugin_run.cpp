#include "core/cli/plugins/plugin_run.hpp"

#include <exception>
#include <optional>

#include "core/base/error.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/jobs/job.hpp"
#include "core/records/write/transaction.hpp"
#include "core/reports/named_parameters.hpp"
#include "pareto/abi/command.h"
#include "pareto/format.hpp"

namespace pareto::cli {
namespace {

// What the plugin writes to; what goes wrong on this side is kept until the plugin has returned.
class VerbPrinter {
 public:
  VerbPrinter(Context& context, host::Host& host, std::string verb)
      : context_(context),
        host_(host),
        verb_(std::move(verb)),
        printer_{sizeof printer_, this, &say, &table} {}
  VerbPrinter(const VerbPrinter&) = delete;
  VerbPrinter& operator=(const VerbPrinter&) = delete;

  [[nodiscard]] const pareto_printer* c() const { return &printer_; }
  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  static VerbPrinter& of(const pareto_printer* printer) {
    return *static_cast<VerbPrinter*>(printer->ctx);
  }

  static void say(const pareto_printer* printer, pareto_str line) {
    VerbPrinter& self = of(printer);
    if (self.context_.format == Format::Table)
      self.context_.output.out.line(std::string(sdk::to_view(line)));
  }

  static pareto_status table(const pareto_printer* printer, const pareto_table_info* info,
                             ArrowArrayStream* rows, pareto_error* error) {
    VerbPrinter& self = of(printer);
    try {
      self.show(sdk::detail::columns_of(info->columns,
                                        self.context_.language == Language::ChineseSimplified),
                rows);
      return PARETO_OK;
    } catch (const Error& failure) {
      self.failure_ = std::current_exception();
      return sdk::detail::fill(error, static_cast<pareto_status>(failure.code()),
                               failure.text(Language::English));
    } catch (const std::exception& failure) {
      return sdk::detail::fill(error, PARETO_E_FAIL, failure.what());
    }
  }

  void show(const std::vector<sdk::Column>& columns, ArrowArrayStream* raw) {
    // Released whatever the result.
    auto rows = std::make_unique<sdk::ImportedStream>(raw, sdk::schema_of(columns));
    if (std::exchange(answered_, true)) {
      throw Error(ErrorCode::Argument,
                  Message(Text{"{} answers a second table; a command has one answer",
                               "{} 给出了第二个表；一条命令只有一个结果"},
                          {verb_}));
    }
    std::vector<ResultColumn> shown;
    for (const sdk::Column& column : columns) {
      ResultColumn one{.name = column.name,
                       .label = column.label.empty() ? column.name : column.label};
      if (column.role == sdk::Role::Tier)
        one.show = Show::Tier;
      else if (column.meaning == PARETO_M_PERCENT)
        one.show = Show::Share;
      else if (column.type == sdk::Type::Int && column.meaning == PARETO_M_PLAIN)
        one.show = Show::Count;
      one.gives_way = column.type == sdk::Type::Text;
      shown.push_back(std::move(one));
    }
    std::unique_ptr<sdk::BatchStream> out = exported(context_, host_, {verb_}, std::move(rows));
    write_result(context_.output.out, context_.result_style(), shown, *out);
  }

  Context& context_;
  host::Host& host_;
  const std::string verb_;
  pareto_printer printer_;
  bool answered_ = false;
  std::exception_ptr failure_;
};

// What was typed, by the names of the arguments.
std::map<std::string, std::string> values_of(const Context& context,
                                             const plugins::Extension& command) {
  std::map<std::string, std::string> out;
  for (std::size_t i = 0; i < command.settings.size(); ++i) {
    const model::Field& field = command.settings[i];
    std::optional<std::string> given;
    if (i < static_cast<std::size_t>(command.operands))
      given = context.arguments.operand(i);
    else if (field.type != model::Type::Bool)
      given = context.arguments.get(option_name(field.name));
    else if (context.arguments.flag(option_name(field.name)))
      given = "true";
    if (given) out[field.name] = *given;
  }
  return out;
}

void run_in(Context& context, host::Host& host, const plugins::Extension& command,
            records::Transaction* writing) {
  jobs::Job job(host.jobs(), command.id, "", {});
  reports::NamedParameters named = reports::with_ids(host.reader(), host.schema(), command.settings,
                                                     values_of(context, command));
  plugins::Settings settings = plugins::Settings::parse(command.settings, named.values);
  const auto found = host.plugins().find<pareto_command_v1>(PARETO_EXT_COMMAND, command.id);
  pareto_session session = host.hand(writing);
  plugins::JobContext work(found.host, std::move(settings),
                           host.scope(host.as_of(context.as_of), &session), job.callbacks());
  VerbPrinter printer(context, host, command.id);
  try {
    plugins::run_plugin(work, found.plugin, [&](pareto_error* error) {
      return found->run(work.get(), printer.c(), error);
    });
  } catch (const Error&) {
    printer.rethrow();
    throw;
  }
  job.finish();
}

}  // namespace

std::string option_name(std::string field) {
  for (char& c : field) c = c == '_' ? '-' : c;
  return field;
}

int run_plugin_verb(Context& context, const plugins::Extension& command) {
  auto host = open_workspace(context);
  if (!command.changes) {
    run_in(context, *host, command, nullptr);
    return kDone;
  }
  records::Transaction writing(host->records(), host->session(),
                               {.kind = command.id, .title = command.label.in(context.language)});
  run_in(context, *host, command, &writing);
  Stream& out = context.output.out;
  if (context.arguments.flag("dry-run")) {
    writing.finish_dry_run();
    if (context.format == Format::Table)
      out.line(context.words({"dry run: nothing was written", "试运行：什么都没有写入"}));
    return kDone;
  }
  const std::int64_t operation = writing.commit();
  if (context.format == Format::Table) {
    if (operation == 0)
      out.line(context.words({"nothing was changed", "没有改动"}));
    else
      print_labelled(
          out,
          {{context.words({"undo", "撤销"}),
            context.words({"pareto journal undo {}", "pareto journal undo {}"}, {operation})}});
  }
  deliver(context, *host);
  return kDone;
}

}  // namespace pareto::cli
