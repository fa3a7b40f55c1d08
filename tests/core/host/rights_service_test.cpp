// How much a session reads, as plugins are told it.
#include <catch2/catch.hpp>

#include "core/access/rights.hpp"
#include "core/host/services/services.hpp"
#include "core/host/session_handle.hpp"
#include "pareto/rights.hpp"
#include "pareto/testing/test_job.hpp"

namespace pareto::host {
namespace {

access::RoleRights own_without_costs() {
  access::RoleRights out;
  out.entities["*"] = {.verbs = {true, true, true, true, true}, .scope = access::Scope::Own};
  out.entities["product"] = {.verbs = {true, false, false, false, false},
                             .scope = access::Scope::All};
  out.fields[{"sale", "home_amount"}] = access::FieldAccess::Hidden;
  return out;
}

// The service over a session, called as plugins call it.
struct Asked {
  model::Schema schema = model::Schema::core();
  Ground ground;
  pareto_session session;

  explicit Asked(bool with_rights) : session{{1, "Wang"}, &ground} {
    ground.schema = &schema;
    if (with_rights)
      session.session.rights = std::make_shared<const access::Rights>(
          schema, 1, std::vector<std::int64_t>{}, sdk::Date{20779},
          std::vector{own_without_costs()});
  }
  std::int32_t field(const char* entity, const char* name) {
    std::int32_t out = -1;
    pareto_error error = sdk::no_error();
    const pareto_status status =
        rights_service().field(&rights_service(), &session, entity, name, &out, &error);
    return status == PARETO_OK ? out : -static_cast<std::int32_t>(status);
  }
  std::int32_t records(const char* entity) {
    std::int32_t out = -1;
    pareto_error error = sdk::no_error();
    const pareto_status status =
        rights_service().records(&rights_service(), &session, entity, &out, &error);
    return status == PARETO_OK ? out : -static_cast<std::int32_t>(status);
  }
};

}  // namespace

TEST_CASE(
    "A session with rights reads what its roles say, and none that is hidden or of which nothing masked can be shown",
    "[services]") {
  Asked asked(true);

  CHECK(asked.field("customer", "name") == PARETO_READS_ALL);
  CHECK(asked.field("contact", "mobile") == PARETO_READS_MASKED);
  CHECK(asked.field("sale", "home_cost") == PARETO_READS_NOTHING);
  CHECK(asked.field("sale", "home_amount") == PARETO_READS_NOTHING);
  CHECK(asked.field("tier_assignment", "score") == PARETO_READS_NOTHING);
  CHECK(asked.records("customer") == PARETO_SEES_OWN);
  CHECK(asked.records("product") == PARETO_SEES_ALL);
}

TEST_CASE("A session without rights reads everything", "[services]") {
  Asked asked(false);

  CHECK(asked.field("sale", "home_cost") == PARETO_READS_ALL);
  CHECK(asked.records("customer") == PARETO_SEES_ALL);
}

TEST_CASE("What there is not is not found, whoever asks", "[services]") {
  for (const bool with_rights : {true, false}) {
    Asked asked(with_rights);
    CHECK(asked.field("customer", "nothing") == -PARETO_E_NOT_FOUND);
    CHECK(asked.field("nothing", "name") == -PARETO_E_NOT_FOUND);
    CHECK(asked.records("nothing") == -PARETO_E_NOT_FOUND);
    CHECK(asked.records(nullptr) == -PARETO_E_NOT_FOUND);
  }
}

TEST_CASE("On a host without the service all is read, and in tests what they say", "[services]") {
  sdk::testing::TestJob job;
  job.rights.reads("sale", "home_cost", sdk::Reads::Nothing);
  job.rights.sees("customer", sdk::Sees::Own);
  const sdk::Rights given(job.job());
  sdk::testing::TestJob older;
  older.services.erase(PARETO_SVC_RIGHTS);
  const sdk::Rights none(older.job());

  CHECK_FALSE(given.reads("sale", "home_cost"));
  CHECK(given.reads("sale", "home_amount"));
  CHECK_FALSE(given.sees_all("customer"));
  CHECK(none.reads("sale", "home_cost"));
  CHECK(none.sees_all("customer"));
}

}  // namespace pareto::host
