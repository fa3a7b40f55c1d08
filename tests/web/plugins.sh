#!/usr/bin/env bash
# Plugins that no service runs by come and go while people work: nobody is signed out, what they bring is there at once, and the addresses
# of what they had before stay. One that offers services begins all anew.
. "$(dirname -- "${BASH_SOURCE[0]}")/server.sh"
make_firm
# A subscriber that refuses names with a word; it waits to be enabled.
mkdir -p plugins/veto
cat >plugins/veto/veto.cpp <<'C'
#include <pareto/plugin.hpp>
#include <pareto/subscriber.hpp>
using namespace pareto::sdk;
struct Veto : Subscriber<Veto> {
  static constexpr const char* id = "veto_word";
  static constexpr Label label{"Veto", "否决"};
  static constexpr const char* topics[] = {"customer.*"};
  static constexpr Phase phase = Phase::Before;
  static constexpr Field settings[] = {text("word", {"Word", "词"}).initially("first")};
  static void deliver(const Job& job, const Event& event) {
    const Batch* rows = event.after();
    const int name = rows != nullptr ? rows->find("name") : -1;
    for (std::int64_t row = 0; name >= 0 && row < event.rows(); ++row) {
      if (rows->column(static_cast<std::size_t>(name)).text(row).find(job.text("word", "")) != std::string_view::npos) event.veto(row, "name", "no such names");
    }
  }
};
constexpr PluginInfo kPlugin{.id = "veto", .version = "1.0.0", .label = {"Veto", "否决"}, .vendor = "Test", .license = "Apache-2.0"};
PARETO_PLUGIN(kPlugin, Veto);
C
"${CXX:-c++}" -std=c++20 -fPIC -shared -fvisibility=hidden -fno-gnu-unique -I"$SOURCE/sdk/include" plugins/veto/veto.cpp -o plugins/veto/veto.so &&
  "${PARETO%/*}/pareto-manifest" plugins/veto/veto.so plugins/veto/manifest.json
chmod -R go-w plugins
serve
ask 303 "/open/${link##*/}" -c owner.jar
csrf=$(ask 200 /api/v1/session -b owner.jar && json 'a["csrf"]')
me=(-b owner.jar -H "X-CSRF-Token: $csrf")
fields() { json '" ".join(f["name"] for e in a["entities"] for f in e["fields"] if f["name"].startswith("chemical."))'; }
anew() { grep -c 'starts anew' served.txt; }

call plugins.enable '{"plugins": ["chemical"]}'
same 'services go on' '[true, false]' "$(json '[a["done"], a["restart"]]')"
call schema.show '{"entity": "customer"}'
line 'its fields are there with the next call' <(fields) 'chemical\.annual_use'
id=$(value 'SELECT id FROM customer ORDER BY code LIMIT 1')
call records.set "{\"entity\": \"customer\", \"rows\": [{\"id\": \"$id\", \"chemical.annual_use\": 12}]}"
call records.show "{\"entity\": \"customer\", \"which\": \"$id\"}"
same 'and are written' 12 "$(json 'str(a["values"]["chemical.annual_use"]).split(".")[0]')"
ask 200 /api/v1/session "${me[@]}"
same 'who came in by the link is still in' 0 "$(anew)"
# Another process adds one while others ask.
for _ in {1..20}; do ask 200 '/api/v1/records/list?entity=customer&limit=1' "${me[@]}"; done &
asking=$!
ends 0 pareto plugin enable rfm
wait "$asking"
call rules.list "{}"
same 'its rule is offered' true "$(json 'any(r["name"] == "rfm" for r in a["rules"])')"
call plugins.disable '{"plugins": ["chemical"]}'
same 'it goes as it came' false "$(json 'a["restart"]')"
call schema.show '{"entity": "customer"}'
same 'without its fields' '' "$(fields)"
call records.add '{"entity": "customer", "rows": [{"name": "After all that"}]}'
ask 200 /api/v1/session "${me[@]}"
same 'still in' 0 "$(anew)"
# The word that it is set to holds from the next record on, in the hosts that were open before, too.
if [[ -s plugins/veto/manifest.json ]]; then
  add() { ask 200 /api/v1/records/customer -X POST "${me[@]}" --json "{\"rows\": [{\"name\": \"$1\"}]}" && json 'len(a["rejects"])'; }
  call plugins.enable '{"plugins": ["veto"]}'
  same 'a plugin that asks is there with the next record' '1 0' "$(add 'the first') $(add 'the second')"
  call plugins.set '{"plugin": "veto", "settings": {"word": "second"}}'
  same 'and so is what it is set to' '0 1' "$(add 'another first') $(add 'another second')"
  ends 0 pareto plugin set veto word=third
  same 'by whoever' '0 1' "$(add 'a second') $(add 'a third')"
  call plugins.disable '{"plugins": ["veto"]}'
fi
# What would be is told before.
call plugins.enable '{"plugins": ["chemical"], "dry_run": true}'
same 'a look says that services would go on' '[false, []]' "$(json '[a["restart"], a["restarts"]]')"
call plugins.disable '{"plugins": ["web"], "dry_run": true}'
same 'or which would end' '[true, ["web"], true]' "$(json '[a["restart"], [s["service"] for s in a["restarts"]], bool(a["restarts"][0]["label"])]')"
call plugins.revoke '{"plugin": "web", "services": ["access"], "dry_run": true}'
same 'or begin anew' '[true, ["web"]]' "$(json '[a["restart"], [s["service"] for s in a["restarts"]]]')"
call plugins.set '{"plugin": "web", "settings": {"idle_minutes": "60"}}'
same 'and which has its settings from its next start' '[["web"], false]' "$(json '[[s["service"] for s in a["restarts"]], a["by_itself"]]')"
same 'nothing of that ended anything' 0 "$(anew)"
sign_in "$seller"
call records.list '{"entity": "customer", "limit": 1}'

# ---- what a service runs by -------------------------------------------------------------------------------------------------
ends 0 pareto plugin revoke key_accounts query
call records.list '{"entity": "customer", "limit": 1}'
same 'what is granted to others does not end it' 0 "$(anew)"
ends 0 pareto plugin revoke web access
for _ in {1..600}; do (($(anew) > 0)) && break; sleep 0.1; done
same 'what is granted to it does' 1 "$(anew)"
finish
