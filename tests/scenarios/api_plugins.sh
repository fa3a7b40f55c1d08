#!/usr/bin/env bash
# Plugins changed by their methods: what it would change is told before, it is done as the command line does it, and nobody without the duty does it.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"
bundled=$(realpath -- "${PARETO%/*}/../plugins") || exit 1
mkdir none packs
export PARETO_PLUGINS=$FOLDER/none
for id in chemical abc key_accounts; do
  ends 0 pareto plugin pack "$bundled/$id" --out packs
done
ends 0 pareto init firm --lang en
cd firm || exit 1
ends 0 pareto add customer code=C1 name="Acme Feeds"
ends 0 pareto user add "Li Min" --role sales_representative
ends 0 pareto user add "Ina Tegra" --role integrator
kinds() { json "sorted({p['kind'] for p in a['changes']['$1']})"; }
state() { pareto api plugins.list >list.json; json "next((p['state'] for p in a['plugins'] if p['name'] == '$1'), None)" list.json; }

# ---- installed from what was uploaded -------------------------------------------------------------------------------------
pack=$(ls ../packs/chemical-*.pareto)
ends 1 pareto api plugins.install "{\"file\": \"$pack\"}" --as "Li Min"
line 'nobody without the duty' err 'configure'
ends 2 pareto api plugins.install "{\"file\": \"$pack\"}" --as "Ina Tegra"
line 'who is not the owner of the folder names no files of it' err 'nothing was uploaded'
printf '{"name": "%s", "base64": "%s"}' "${pack##*/}" "$(base64 -w0 "$pack")" >upload.json
ends 0 pareto api imports.upload @upload.json --as "Ina Tegra"
file=$(json 'a["file"]')
ends 0 pareto api plugins.install "{\"file\": \"$file\", \"enable\": true, \"dry_run\": true}" --as "Ina Tegra"
same 'what is in it' '[["chemical", null, true, false]]' "$(json '[[p["name"], p.get("before"), p["enabled"], p["there"]] for p in a["plugins"]]')"
same 'what comes with it, and that nothing was done' '[true, true, false, false]' "$(json '[any(p["name"] == "customer.chemical.annual_use" for p in a["changes"]["fresh"]), len(a["sha256"]) == 64, a["done"], a["restart"]]')"
same 'its kinds have words' true "$(json 'all(p["kind_label"] for p in a["changes"]["fresh"])')"
same 'it is not there' null "$(state chemical)"
ends 0 pareto api plugins.install "{\"file\": \"$file\"}" --as "Ina Tegra"
same 'installed; services would go on' '[true, false]' "$(json '[a["done"], a["restart"]]')"
same 'and not used yet' disabled "$(state chemical)"
ends 1 pareto api plugins.install "{\"file\": \"$file\"}"
ends 0 pareto api plugins.install "{\"file\": \"$file\"}" --as "Ina Tegra"
same 'once more it is there already' '[true, false]' "$(json '[a["plugins"][0]["there"], a["done"]]')"
echo damaged >damaged.pareto
ends 1 pareto api plugins.install '{"file": "damaged.pareto"}'
for id in abc key_accounts; do ends 0 pareto api plugins.install "{\"file\": \"$(ls ../packs/$id-*.pareto)\", \"enable\": true}"; done
same 'installed and used at once' enabled "$(state abc)"

# A pack of another signer than its first one: by whoever says so.
for key in one two; do
  ends 0 pareto plugin key "../$key.key" --maker "Maker $key"
  mkdir -p "../signed/$key" && printf '{ "manifest_version": 1, "id": "signed", "version": "1.0.0", "label": { "en": "%s", "zh-Hans": "签" }, "vendor": "V", "license": "CC0-1.0" }' "$key" >"../signed/$key/manifest.json"
  ends 0 pareto plugin pack "../signed/$key" --key "../$key.key" --out "../packs/$key.pareto"
done
ends 0 pareto api plugins.install '{"file": "../packs/one.pareto"}'
ends 1 pareto api plugins.install '{"file": "../packs/two.pareto"}'
says 'whose it was and is' err 'came signed by Maker one'
ends 0 pareto api plugins.install '{"file": "../packs/two.pareto", "new_signer": true}'
same 'taken' '["Maker two", true]' "$(json '[a["signer"]["maker"], a["done"]]')"

# ---- enabled, disabled ----------------------------------------------------------------------------------------------------
ends 1 pareto api plugins.enable '{"plugins": ["chemical"]}' --as "Li Min"
ends 2 pareto api plugins.enable '{"plugins": ["no_such"]}'
ends 0 pareto api plugins.enable '{"plugins": ["chemical"], "dry_run": true}'
same 'what it would bring' '["field", "view"]' "$(json 'sorted({"field", "view"} & {p["kind"] for p in a["changes"]["fresh"]})')"
same 'and it is as it was' disabled "$(state chemical)"
same 'no service would begin anew, no value is written anew' '[false, [], []]' "$(json '[a["restart"], a["restarts"], a["conversions"]]')"
ends 0 pareto api plugins.enable '{"plugins": ["chemical"]}'
same 'enabled' '["enabled", false]' "[\"$(state chemical)\", $(json 'a["restart"]')]"
ends 0 pareto api records.set "{\"entity\": \"customer\", \"rows\": [{\"id\": $(value "SELECT id FROM customer"), \"chemical.annual_use\": 12}]}"
mkdir -p views.d
printf 'kind = "list"\nentity = "customer"\nname = { en = "Users", zh = "用量" }\ncolumns = ["code", "chemical.annual_use"]\n' >views.d/users.toml
ends 0 pareto api views.show '{"view": "users"}'
ends 0 pareto api plugins.disable '{"plugins": ["chemical"], "dry_run": true}'
same 'what goes, and what of the firm would not work any more' '[true, ["users"], false]' "$(json '[any(p["name"] == "customer.chemical.annual_use" for p in a["changes"]["gone"]), [p["name"] for p in a["changes"]["broken"]], a["done"]]')"
same 'with the reason' true "$(json 'bool(a["changes"]["broken"][0]["faults"][0]["detail"])')"
ends 0 pareto api plugins.disable '{"plugins": ["chemical"]}'
same 'disabled' disabled "$(state chemical)"
ends 2 pareto api plugins.disable '{"plugins": ["chemical"]}'
ends 0 pareto api plugins.enable '{"plugins": ["chemical"]}'
same 'and its data is back' 12 "$(value 'SELECT CAST("chemical.annual_use" AS REAL) / 10000 FROM customer' | sed 's/\.0*$//')"

# ---- demo data ------------------------------------------------------------------------------------------------------------
ends 0 pareto api plugins.list
same 'which one brings some' true "$(json 'next(p["demo"] for p in a["plugins"] if p["name"] == "chemical")')"
ends 1 pareto api plugins.demo '{"plugin": "chemical"}' --as "Li Min"
ends 2 pareto api plugins.demo '{"plugin": "abc"}'
ends 0 pareto api plugins.demo '{"plugin": "chemical", "dry_run": true}'
same 'a look imports nothing' '[null, false, true]' "$(json '[a["operation"], a["there"], all(f["created"] == 0 for f in a["files"])]')"
ends 0 pareto plugin pack "$bundled/csv" --out ../packs
ends 0 pareto plugin install "$(ls ../packs/csv-*.pareto)" --enable --yes
before=$(value 'SELECT count(*) FROM customer')
ends 0 pareto api plugins.demo '{"plugin": "chemical"}'
same 'it is there, by one operation' '[true, true, true]' "$(json '[a["operation"] is not None, a["there"], a["files"][0]["created"] > 0]')"
ends 0 pareto api plugins.demo '{"plugin": "chemical"}'
same 'once is enough' '[true, 0]' "$(json '[a["there"], a["files"][0]["created"]]')"
ends 0 pareto api plugins.demo '{"plugin": "chemical", "undo": true}'
same 'and back' '[null, false]' "$(json '[a["operation"], a["there"]]')"
same 'without a trace' "$before" "$(value 'SELECT count(*) FROM customer')"

# ---- trust and grants -----------------------------------------------------------------------------------------------------
ends 0 pareto api plugins.show '{"plugin": "key_accounts"}'
same 'what it asks for, in words' '[["pareto.host.query/1", true, true], ["pareto.host.twins/1", true, true]]' "$(json '[[s["service"], s["granted"], bool(s["words"])] for s in a["services"]]')"
ends 0 pareto api plugins.revoke '{"plugin": "key_accounts", "services": ["query"], "dry_run": true}'
same 'no service would begin anew by it' '[false, []]' "$(json '[a["restart"], a["restarts"]]')"
ends 0 pareto api plugins.show '{"plugin": "key_accounts"}'
same 'a look takes nothing away' true "$(json 'a["services"][0]["granted"]')"
ends 0 pareto api plugins.revoke '{"plugin": "key_accounts", "services": ["query"]}'
same 'no service runs by it' false "$(json 'a["restart"]')"
ends 0 pareto api plugins.show '{"plugin": "key_accounts"}'
same 'revoked' false "$(json 'a["services"][0]["granted"]')"
ends 2 pareto api plugins.grant '{"plugin": "key_accounts", "services": ["records"]}'
ends 0 pareto api plugins.grant '{"plugin": "key_accounts", "services": ["query"]}'
echo '# mine' >>plugins/chemical/views/wallet.toml
same 'changed by hand it is out of use' skipped "$(state chemical)"
ends 0 pareto api plugins.trust '{"plugins": ["chemical"], "dry_run": true}'
same 'what changed' '["to_be_trusted", ["views/wallet.toml"], false]' "$(json '[a["plugins"][0]["state"], a["plugins"][0]["changed"], a["done"]]')"
ends 0 pareto api plugins.trust '{"plugins": ["chemical"]}'
same 'trusted' enabled "$(state chemical)"
ends 0 pareto api plugins.trust '{"plugins": ["chemical"]}'
same 'and so already' '["trusted", false]' "$(json '[a["plugins"][0]["state"], a["done"]]')"

# ---- taken away -----------------------------------------------------------------------------------------------------------
ends 0 pareto api plugins.uninstall '{"plugin": "chemical", "dry_run": true}'
same 'what stays' '[["customer", false, 1]]' "$(json '[[s["entity"], s["own"], s["records"]] for s in a["stays"] if s["records"]]')"
same 'it is there' enabled "$(state chemical)"
ends 1 pareto api plugins.uninstall '{"plugin": "chemical"}' --as "Li Min"
ends 0 pareto api plugins.uninstall '{"plugin": "chemical"}'
same 'gone' null "$(state chemical)"
ends 2 pareto api plugins.uninstall '{"plugin": "chemical"}'
for call in 'plugins.disable {"plugins":["abc"]}' 'plugins.trust {"plugins":["abc"]}' 'plugins.grant {"plugin":"key_accounts","services":["query"]}' 'plugins.revoke {"plugin":"key_accounts","services":["query"]}'; do
  ends 1 pareto api "${call%% *}" "${call#* }" --as "Li Min"
done
finish
