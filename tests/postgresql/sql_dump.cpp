// Prints every statement that makes a store on PostgreSQL: named functions, tables, indexes, search
// tables, views, for the entities of the core and those of the plugins whose manifests are given.
// Made for psql.
#include <cstdio>
#include <set>
#include <string>

#include "core/base/error.hpp"
#include "core/model/workspace_field.hpp"
#include "core/plugins/manifest.hpp"
#include "core/records/upkeep/computed.hpp"
#include "core/store/ddl.hpp"
#include "core/store/migrations.hpp"

using namespace pareto;

int main(int argc, char** argv) try {
  constexpr auto kDialect = store::Dialect::PostgreSQL;
  model::Schema schema = model::Schema::core();
  for (int i = 1; i < argc; ++i) {
    const plugins::Manifest manifest = plugins::read_manifest(argv[i]);
    for (const model::Entity& entity : manifest.entities) schema.add_entity(entity);
    for (const plugins::AddedFields& added : manifest.fields)
      schema.add_fields(added.entity, added.fields);
  }
  // The firm's own fields that conversation.sh adds as it goes: definitions are not repeated here.
  schema = model::with_workspace_fields(
      schema, {{.entity = "customer", .name = "级别", .no_repeats = true},
               {.entity = "sale", .name = "plate"},
               {.entity = "customer", .name = "need", .type = "quantity"},
               {.entity = "customer",
                .name = "lines",
                .type = "int",
                .computed = "(SELECT count(*) FROM sale s WHERE s.customer = v.id)"}});
  if (const auto unfit = records::check_computed(schema); !unfit.empty())
    throw records::unfit_error(unfit.front());
  const auto print = [](const std::string& sql) {
    if (!sql.empty()) std::printf("%s;\n", sql.c_str());
  };
  for (const std::string& sql : store::named_functions(kDialect)) print(sql);
  for (const std::string& sql : store::borrowed_functions(kDialect)) print(sql);
  for (const std::string& sql : store::foreign_role(kDialect)) print(sql);
  for (const std::string& sql : store::system_tables(kDialect)) print(sql);
  for (const model::Entity& entity : schema.entities()) {
    for (const std::string& sql : store::entity_tables(entity, kDialect)) print(sql);
    for (const store::Index& index : store::entity_indexes(entity, kDialect)) print(index.create);
    for (const store::Index& index : store::added_lookups(entity, kDialect)) print(index.create);
    print(store::search_table(entity, kDialect));
    if (!store::search_table(entity, kDialect).empty())
      print(store::search_index(store::search_table_name(entity), kDialect));
  }
  for (const std::string& sql : store::entity_views(schema, kDialect)) print(sql);
  for (const store::View& view : store::derived_views(kDialect)) print(view.create);
} catch (const Error& error) {
  std::fprintf(stderr, "%s\n", error.text(Language::English).c_str());
  return 1;
}
