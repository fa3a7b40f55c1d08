#include "core/records/upkeep/mend_references.hpp"

#include <catch2/catch.hpp>

#include "invariants.hpp"
#include "records_bench.hpp"

using namespace pareto;
using namespace pareto::records;
using namespace pareto::records::testing;

namespace {

model::Field text_field(const char* name) {
  model::Field field;
  field.name = name;
  field.label = {name, name, ""};
  return field;
}
model::Field reference(const char* name, const char* to, bool required) {
  model::Field field = text_field(name);
  field.type = sdk::Type::Int;
  field.meaning = model::Meaning::Reference;
  field.reference = to;
  field.required = required;
  return field;
}
model::Entity entity(const char* name, model::Cascade cascade, bool required) {
  model::Entity made;
  made.name = std::string("lab.") + name;
  made.plugin = "lab";
  made.label = made.plural = {name, name, ""};
  made.fields = {text_field("title"), reference("customer", "customer", required)};
  made.label_field = "title";
  made.cascade = cascade;
  return made;
}

// A plugin with an entity for each rule, and a field of its own on customers.
model::Schema with_plugin() {
  model::Schema schema = model::Schema::core();
  schema.add_entity(entity("visit", model::Cascade::Remove, true));
  schema.add_entity(entity("sample", model::Cascade::Clear, false));
  schema.add_entity(entity("talk", model::Cascade::Refuse, false));
  schema.add_entity(entity("contract", model::Cascade::Refuse, true));
  model::Field chemist = reference("lab.chemist", "user", false);
  chemist.plugin = "lab";
  schema.add_fields("customer", {chemist});
  return schema;
}

// The same workspace without the plugin.
class Disabled {
 public:
  explicit Disabled(RecordsBench& bench)
      : store_(bench.file(), schema_), records_{store_, schema_, bus_} {
    records_.clock_micros = bench.records().clock_micros;
  }
  std::int64_t remove(const char* name, std::int64_t id) {
    Transaction t(records_, {}, {.kind = "remove", .title = name});
    const WriteResult result = t.remove(schema_.entity(name), std::vector<std::int64_t>{id});
    for (const Reject& reject : result.rejects)
      throw std::runtime_error(reject.why.in(Language::English));
    return t.commit();
  }
  UndoPlan undo(std::int64_t operation) { return records::undo(records_, {}, operation); }

 private:
  model::Schema schema_ = model::Schema::core();
  bus::EventBus bus_;
  store::Store store_;
  Records records_;
};

// Enabled again: the views come back.
MendResult enable(RecordsBench& bench) {
  const store::Store views(bench.file(), bench.schema());
  return mend_references(bench.records(), {});
}

std::string told(const MendResult& result) {
  std::string out;
  for (const Mended& m : result.fields) {
    out += m.entity + "." + m.field + " " + std::to_string(m.removed) + " " +
           std::to_string(m.cleared) + " " + std::to_string(m.left) + "; ";
  }
  return out;
}

}  // namespace

TEST_CASE("What refers to a record that went while its plugin was disabled follows its own rule",
          "[records]") {
  RecordsBench bench(with_plugin());
  const std::int64_t gone = bench.add("customer", {{"name", std::string("Gone")}}),
                     stays = bench.add("customer", {{"name", std::string("Stays")}});
  for (const char* name : {"lab.visit", "lab.sample", "lab.talk", "lab.contract"}) {
    bench.add(name, {{"title", std::string("g")}, {"customer", gone}});
    bench.add(name, {{"title", std::string("s")}, {"customer", stays}});
  }
  Disabled(bench).remove("customer", gone);

  const MendResult result = enable(bench);

  CHECK(
      told(result) ==
      "lab.visit.customer 1 0 0; lab.sample.customer 0 1 0; lab.talk.customer 0 1 0; lab.contract.customer 0 0 1; ");
  CHECK(result.operation > 0);
  CHECK(bench.text("SELECT title FROM \"lab.visit\"") == "s");
  CHECK(bench.text("SELECT title, customer FROM \"lab.sample\" ORDER BY title") ==
        "g|-; s|" + std::to_string(stays));
  CHECK(bench.text("SELECT title, customer FROM \"lab.talk\" ORDER BY title") ==
        "g|-; s|" + std::to_string(stays));
  CHECK(bench.text("SELECT title FROM \"lab.contract\" ORDER BY title") == "g; s");
  CHECK(
      bench.text("SELECT title FROM pareto_operation WHERE kind = 'mend'") ==
      "lab.visit → customer, lab.sample → customer, lab.talk → customer, lab.contract → customer");
  const MendResult again = enable(bench);
  CHECK(again.operation == 0);
  CHECK(told(again) == "lab.contract.customer 0 0 1; ");  // still said
}

TEST_CASE("Undone in the order in which it happened, everything is as it was", "[records]") {
  RecordsBench bench(with_plugin());
  const std::int64_t gone = bench.add("customer", {{"name", std::string("Gone")}});
  for (const char* name : {"lab.visit", "lab.sample"})
    bench.add(name, {{"title", std::string("g")}, {"customer", gone}});
  const std::string before = bench.everything();
  const std::int64_t removal = Disabled(bench).remove("customer", gone);
  const std::int64_t mending = enable(bench).operation;

  bench.undo(removal);
  bench.undo(mending);

  CHECK(bench.everything() == before);
  CHECK(enable(bench).fields.empty());
}

TEST_CASE(
    "A plugin's field on a record of the core is cleared, and what it noted of one that is gone holds nobody",
    "[records]") {
  RecordsBench bench(with_plugin());
  const std::int64_t ann = bench.add("user", {{"name", std::string("Ann")}}),
                     bob = bench.add("user", {{"name", std::string("Bob")}});
  const std::int64_t first =
      bench.add("customer", {{"name", std::string("First")}, {"lab.chemist", ann}});
  const std::int64_t ghost =
      bench.add("customer", {{"name", std::string("Ghost")}, {"lab.chemist", bob}});
  Disabled hidden(bench);
  hidden.remove("user", ann);
  const std::int64_t removal = hidden.remove("customer", ghost);

  const MendResult result = enable(bench);

  CHECK(told(result) == "customer.lab.chemist 0 1 0; ");
  CHECK(bench.text("SELECT \"lab.chemist\" FROM customer WHERE id = " + std::to_string(first)) ==
        "-");
  CHECK(bench.remove("user", {bob}).result.rejects.empty());
  bench.undo(
      removal);  // the customer is back, with what the plugin had noted, of whom Bob is gone by now
  CHECK(told(enable(bench)) == "customer.lab.chemist 0 1 0; ");
}

TEST_CASE("Where nothing is broken nothing is written", "[records]") {
  RecordsBench bench(with_plugin());
  bench.add("lab.sample", {{"title", std::string("s")},
                           {"customer", bench.add("customer", {{"name", std::string("Stays")}})}});
  const std::int64_t operations = bench.number("SELECT count(*) FROM pareto_operation");

  const MendResult result = enable(bench);

  CHECK(result.operation == 0);
  CHECK(result.fields.empty());
  CHECK(bench.number("SELECT count(*) FROM pareto_operation") == operations);
  CHECK(has_plugin_references(bench.schema()));
  CHECK_FALSE(has_plugin_references(model::Schema::core()));
}
