// Tables of plugins that were built earlier or later than the host.
#include "core/plugins/table_check.hpp"

#include <catch2/catch.hpp>
#include <cstring>

#include "core/base/error.hpp"
#include "pareto/received.hpp"

using namespace pareto;
using namespace pareto::plugins;

namespace {

// A struct of a plugin, with so many bytes of it and something else behind.
template <class Struct>
class Theirs {
 public:
  Theirs(Struct value, std::size_t bytes) {
    std::memset(room_, 0x5A, sizeof room_);
    value.size_of = bytes;
    std::memcpy(room_, &value, std::min(bytes, sizeof value));
  }
  [[nodiscard]] const Struct* get() const { return reinterpret_cast<const Struct*>(room_); }

 private:
  alignas(Struct) unsigned char room_[sizeof(Struct) + 64];
};

constexpr pareto_label kLabel{sizeof kLabel, "Test", nullptr, nullptr};
pareto_status deliver(const pareto_job*, const pareto_event*, pareto_error*) { return PARETO_OK; }

pareto_subscriber_v1 subscriber() {
  pareto_subscriber_v1 table{};
  table.id = "test";
  table.label = &kLabel;
  table.phase = PARETO_PHASE_AFTER;
  table.deliver = deliver;
  table.flags = PARETO_SUBSCRIBER_ALONE;
  return table;
}
Manifest manifest() {
  Manifest manifest;
  manifest.id = "test";
  manifest.version = "1.0.0";
  Extension& extension = manifest.extensions.emplace_back();
  extension.extension = PARETO_EXT_SUBSCRIBER;
  extension.id = "test";
  return manifest;
}

// Both tables with so many bytes.
pareto_plugin_v0 checked(std::size_t plugin_bytes, std::size_t subscriber_bytes) {
  const Theirs<pareto_subscriber_v1> table(subscriber(), subscriber_bytes);
  const pareto_extension extension{PARETO_EXT_SUBSCRIBER, table.get()};
  const pareto_extension* const extensions[] = {&extension, nullptr};
  pareto_plugin_v0 plugin{};
  plugin.magic = PARETO_MAGIC;
  plugin.id = "test";
  plugin.version = "1.0.0";
  plugin.label = &kLabel;
  plugin.extensions = extensions;
  return check_table(Theirs<pareto_plugin_v0>(plugin, plugin_bytes).get(), manifest());
}

constexpr std::size_t kFirstPlugin = sdk::FirstSize<pareto_plugin_v0>::value,
                      kFirstSubscriber = sdk::FirstSize<pareto_subscriber_v1>::value;

}  // namespace

TEST_CASE("A table as short as the first ones is taken, one byte less is none", "[plugins]") {
  CHECK_NOTHROW(checked(kFirstPlugin, kFirstSubscriber));
  CHECK_NOTHROW(checked(sizeof(pareto_plugin_v0) + 40, sizeof(pareto_subscriber_v1) + 8));
  CHECK_THROWS_WITH(checked(kFirstPlugin - 1, kFirstSubscriber),
                    Catch::Contains("its table is not valid: size_of"));
  CHECK_THROWS_WITH(checked(kFirstPlugin, kFirstSubscriber - 1),
                    Catch::Contains("its table is not valid: size_of"));
}

TEST_CASE("Members that a plugin's tables do not have are zero", "[plugins]") {
  CHECK(checked(kFirstPlugin, kFirstSubscriber).depends == nullptr);

  for (const bool has_flags : {false, true}) {
    const Theirs<pareto_subscriber_v1> table(
        subscriber(), has_flags ? sizeof(pareto_subscriber_v1) : kFirstSubscriber);
    const auto known = std::static_pointer_cast<const pareto_subscriber_v1>(
        known_table({PARETO_EXT_SUBSCRIBER, table.get()}));
    CHECK(known->deliver == deliver);
    CHECK(known->flags == (has_flags ? PARETO_SUBSCRIBER_ALONE : 0));
    CHECK(known->reserved == 0);
  }
}

TEST_CASE("What a later SDK put behind is not copied", "[plugins]") {
  const Theirs<pareto_subscriber_v1> later(subscriber(), sizeof(pareto_subscriber_v1) + 48);

  const pareto_subscriber_v1 own = sdk::received(*later.get());

  CHECK(own.size_of == sizeof(pareto_subscriber_v1) + 48);
  CHECK(own.flags == PARETO_SUBSCRIBER_ALONE);
}

TEST_CASE("An extension of a kind that is not known here is not looked into", "[plugins]") {
  CHECK(known_table({"pareto.of_tomorrow/1", &kLabel}) == nullptr);
}
