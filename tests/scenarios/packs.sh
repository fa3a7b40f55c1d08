#!/usr/bin/env bash
# Plugins as packs: every bundled one is packed, installed into a workspace that has none of them, enabled and used; then what is trusted,
# what is granted, what plugins took; upgrades, going away and coming back.
. "$(dirname "$0")/scenario.sh"
bundled=$(realpath -- "${PARETO%/*}/../plugins") || exit 1
mkdir none packs
export PARETO_PLUGINS=$FOLDER/none

# Each packs into one file, the same whenever it is packed; and the workspace has none of them but those.
mapfile -t folders < <(cd "$bundled" && ls -d ./*/ | while read -r folder; do [[ -f $folder/manifest.json ]] && echo "${folder:2:-1}"; done)
same "bundled plugins are found" yes "$( ((${#folders[@]} > 20)) && echo yes)"
ids=()
for folder in "${folders[@]}"; do
  ends 0 pareto plugin pack "$bundled/$folder" --out packs
  rm -rf copy && cp -r "$bundled/$folder" copy
  ends 0 pareto plugin pack copy --out packs
  says "$folder is packed to the same bytes again" out "is there already, the same"
done
ends 0 pareto init ws --lang en
export PARETO_WORKSPACE=$FOLDER/ws
ends 0 pareto plugin list --output csv
same "the workspace begins without plugins" 1 "$(wc -l <out)"
for pack in packs/*.pareto; do
  ends 0 pareto plugin install "$pack" --dry-run
  says "$pack is shown first" out "nothing was changed"
  ends 0 pareto plugin install "$pack" --yes
  id=${pack##*/} id=${id%-*}
  says "$id is installed" out "installed $id"
  ids+=("$id")
done
ends 0 pareto plugin enable "${ids[@]}"
ends 0 pareto plugin list --output csv
same "all are enabled" "${#ids[@]}" "$(grep -c ',enabled,' out)"
ends 0 pareto plugin list --output csv
silent_on "none is skipped" out ',skipped,'
same "an entry of the lock for each" "${#ids[@]}" "$(grep -c '^\[\[plugin\]\]' ws/plugins.lock)"

# Used: importers, fields, rules, reports and formats.
"$DEMO_DATA" exports --language en >/dev/null
ends 0 pareto import exports/customers.csv --as customer --yes
{
  echo 'Order number,Date,Customer code,Quantity,Amount'
  for month in 01 02 03 04 05 06 07 08; do for c in 1 2 3 4 5 6 7 8; do echo "S$month$c,2026-$month-15,000$c,$c,$((c * c * 100)).00"; done; done
} >sales.csv
ends 0 pareto import sales.csv --as sale --create-missing --yes
ends 0 pareto set customer 0001 chemical.annual_use=650
for rule in abc rfm; do
  ends 0 pareto tier run "$rule"
done
for report in key_accounts completeness sales_period; do
  for format in html markdown docx xlsx json csv pdf; do
    ends 0 pareto report "$report" --format "$format" --to "$report.$format"
    same "$report as $format is written" yes "$([[ -s $report.$format || -d $report.$format ]] && echo yes)"
  done
done
ends 0 pareto plugin info abc
line "what abc took is kept" out 'calls +[0-9,]+ since 20[0-9-]+, 0 failed'
line "and how long" out 'time in it +[0-9]+\.[0-9]{3} s, the longest call'

# Granted is what is asked for, but for what was revoked; whoever asks all the same is named with the remedy.
ends 0 pareto plugin info key_accounts
says "a service is granted" out "pareto.host.query/1: asks by SQL what the user may see"
ends 0 pareto plugin revoke key_accounts query
ends 0 pareto plugin info key_accounts
says "and is not any more" out "asks for and does not get"
ends 1 pareto report key_accounts --format html --to no.html
says "the report says what it lacks" err "pareto plugin grant key_accounts pareto.host.query/1"
ends 0 pareto plugin info key_accounts
line "the failure is counted" out 'calls .*, [1-9][0-9]* failed'
ends 2 pareto plugin grant key_accounts records
says "more than it asks for is not granted" err "key_accounts does not ask for the service records"
ends 0 pareto plugin grant key_accounts pareto.host.query/1
ends 0 pareto report key_accounts --format html --to yes.html

# A changed file is refused until it is trusted again; what changed is said.
cp ws/plugins/abc/abc.so abc.so && cp -r ws/plugins/chemical chemical.before
printf '\n# mine\n' >>ws/plugins/chemical/views/wallet.toml
ends 0 pareto list customer --limit 1
says "a changed view" err "without plugin chemical: it is not what was trusted (changed: views/wallet.toml)"
ends 0 pareto plugin trust chemical
says "nobody trusts without saying so" out "nothing was changed"
ends 0 pareto list customer --limit 1
says "so it stays" err "without plugin chemical"
ends 0 pareto plugin trust chemical --yes
ends 0 pareto list customer --limit 1 --columns code,chemical.annual_use
silent_on "trusted again" err "without plugin"
touch ws/plugins/chemical/views/more.toml
ends 0 pareto list customer --limit 1
says "a new file" err "(new: views/more.toml)"
rm ws/plugins/chemical/views/more.toml
sed -i 's/"Apache-2.0"/"Nobody"/' ws/plugins/abc/manifest.json
ends 2 pareto tier run abc
says "a changed manifest" err "changed: manifest.json"
ends 0 pareto plugin install packs/abc-1.0.0.pareto --yes
ends 0 pareto tier run abc
echo x >>ws/plugins/abc/abc.so
ends 1 pareto tier run abc
says "a changed library" err "is not the file that its manifest names"
ends 1 pareto plugin trust abc --yes
says "is not trusted as it is" err "is not the file that its manifest names"
cp abc.so ws/plugins/abc/abc.so
ends 0 pareto tier run abc
# Enabled by hand in pareto.toml: somebody has to say that it is trusted here.
cp ws/plugins.lock lock && sed -i 's/^id = "rfm"$/id = "gone"/' ws/plugins.lock
ends 2 pareto tier run rfm
says "never trusted" err "was never trusted there" 
cp lock ws/plugins.lock

# A newer version over an older one: what comes and goes is said before, tried on a copy.
rm -rf newer && cp -r chemical.before newer
python3 - newer/manifest.json <<'PY'
import json, sys
m = json.load(open(sys.argv[1]))
m["version"] = "1.1.0"
fields = m["provides"][0]["fields"]
fields[:] = [f for f in fields if f["name"] != "way_of_use"]
fields.append({"name": "grade", "type": "text", "label": {"en": "Grade", "zh-Hans": "牌号"}})
m["capabilities"] = ["pareto.host.query/1"]
json.dump(m, open(sys.argv[1], "w"), ensure_ascii=False)
PY
ends 0 pareto plugin pack newer --out packs
ends 0 pareto plugin install packs/chemical-1.1.0.pareto
line "the version that is there" out 'now +1\.0\.0'
line "a field that goes" out 'goes +field +customer\.chemical\.way_of_use'
line "a field that comes" out 'comes +field +customer\.chemical\.grade'
line "what it asks for and did not before" out 'asks newly for +pareto\.host\.query/1: asks by SQL'
line "a view that does not fit any more" out 'no longer works +view +factory'
ends 2 pareto set customer 0001 chemical.grade=A
ends 0 pareto plugin install packs/chemical-1.1.0.pareto --yes
ends 0 pareto set customer 0001 chemical.grade=A
same "what was stored is there" 650 "$(pareto list customer --where code=0001 --columns chemical.annual_use --output csv | tail -n 1)"
ends 0 pareto plugin install packs/chemical-1.0.0.pareto --yes
says "back to the older one" out "installed chemical 1.0.0"
# A field with another name: what was stored is found under it, in the same step.
ends 0 pareto set customer 0001 chemical.preferences=sweet
python3 - newer/manifest.json <<'PY'
import json, sys
m = json.load(open(sys.argv[1]))
m["version"] = "1.2.0"
next(f for f in m["provides"][0]["fields"] if f["name"] == "preferences")["name"] = "likes"
json.dump(m, open(sys.argv[1], "w"), ensure_ascii=False)
PY
cp "$SOURCE/tests/scenarios/migrations/renamed.toml" newer/migrations.toml
ends 0 pareto plugin pack newer --out packs
ends 0 pareto plugin install packs/chemical-1.2.0.pareto --yes
same "under its new name" sweet "$(pareto list customer --where code=0001 --columns chemical.likes --output csv | tail -n 1)"
ends 0 pareto plugin disable chemical
ends 0 pareto plugin enable chemical
same "also the next time" sweet "$(pareto list customer --where code=0001 --columns chemical.likes --output csv | tail -n 1)"
sed -i 's/to = "likes"/to = "nothing"/' newer/migrations.toml
sed -i 's/"1.2.0"/"1.2.1"/' newer/manifest.json
ends 0 pareto plugin pack newer --out packs
ends 2 pareto plugin install packs/chemical-1.2.1.pareto --yes
says "a step that leads nowhere" err "migrations.toml:11:"
rm newer/migrations.toml
ends 0 pareto plugin install packs/chemical-1.0.0.pareto --yes
# A field of another type in its place: what can be read of the old values is taken over, what cannot stays under the old name.
ends 0 pareto set customer 0001 chemical.preferences=' 1,250 '
ends 0 pareto set customer 0002 chemical.preferences=sweet
ends 0 pareto set customer 0003 chemical.preferences=99999
rm -rf typed && cp -r chemical.before typed
python3 - typed/manifest.json <<'PY'
import json, sys
m = json.load(open(sys.argv[1]))
m["version"] = "1.4.0"
fields = m["provides"][0]["fields"]
fields[:] = [f for f in fields if f["name"] != "preferences"]
fields.append({"name": "sweetness", "type": "quantity", "min": 0, "max": 99990000, "label": {"en": "Sweetness", "zh-Hans": "甜度"}})
json.dump(m, open(sys.argv[1], "w"), ensure_ascii=False)
PY
sed 's/"text"/"txt"/' "$SOURCE/tests/scenarios/migrations/converted.toml" >typed/migrations.toml
ends 0 pareto plugin pack typed --out packs
ends 2 pareto plugin install packs/chemical-1.4.0.pareto --yes
says "a type that there is none of" err "migrations.toml:5:"
sed -i 's/"txt"/"text"/' typed/migrations.toml
ends 0 pareto plugin pack typed --out packs --replace
ends 0 pareto plugin install packs/chemical-1.4.0.pareto --dry-run
line "which values are written anew is told before" out 'customer\.chemical\.sweetness is written anew from preferences; values: 3; .*old name: 2'
line "a value that fits" out '^ *1,250 +1250$'
line "and one that does not" out '^ *sweet +cannot be read$'
ends 0 pareto api plugins.install '{"file": "packs/chemical-1.4.0.pareto", "dry_run": true}'
same "and told to programs" '[["customer.chemical.sweetness", "text", "quantity", 3, 1, 2, ["1250", null, null]]]' \
  "$(json '[[c["field"], c["from_type"], c["to_type"], c["values"], c["converted"], c["left"], [e.get("after") for e in c["examples"]]] for c in a["conversions"]]')"
ends 0 pareto plugin install packs/chemical-1.4.0.pareto --yes
same "read as people would type it, within the field's bounds" "1250,," "$(pareto list customer --where 'code=0001|0002|0003' --sort code --columns chemical.sweetness --output csv | tail -n +2 | tr -d '\r"' | paste -sd ,)"
line "the log says how many" ws/logs/pareto.log '3 values of customer.preferences are now sweetness, 2 of them could not be read'
ends 0 pareto journal --kind convert --limit 1 --output csv
line "the journal has it" out 'convert,"?chemical 1\.4\.0: customer\.preferences → sweetness, 1/3"?,1,,'
converted=$(tail -n 1 out | cut -d , -f 1)
ends 0 pareto journal show "$converted" --output csv
line "which field, from what to what, how many, and where the rest is" out '^chemical,1\.4\.0,customer,preferences,text,sweetness,quantity,3,1,2,pareto_customer__x_chemical\.preferences'
ends 0 pareto journal show "$converted" --output table --lang zh
line "in words" out '读不出 +2'
ends 0 pareto api journal.show "{\"operation\": \"$converted\"}"
same "for programs" '["plugin.converted", "preferences", "sweetness", 1]' "$(json '[a["notes"][0]["topic"]] + [dict(zip(a["notes"][0]["columns"], a["notes"][0]["rows"][0]))[k] for k in ("from", "to", "converted")]')"
ends 2 pareto journal undo "$converted"
says "the version of before has them, not undo" err "the version of before finds the values of before"
ends 0 pareto journal verify
ends 0 pareto set customer 0001 chemical.sweetness=7
ends 0 pareto plugin disable chemical
ends 0 pareto plugin enable chemical
same "and noted once" 1 "$(pareto journal --kind convert --output csv | tail -n +2 | wc -l)"
same "it is done once" 7 "$(pareto list customer --where code=0001 --columns chemical.sweetness --output csv | tail -n 1)"
ends 0 pareto plugin install packs/chemical-1.0.0.pareto --yes
same "the old version finds the old values" sweet "$(pareto list customer --where code=0002 --columns chemical.preferences --output csv | tail -n 1)"
# A field that would change its type is refused, and all stays as it was.
python3 - newer/manifest.json <<'PY'
import json, sys
m = json.load(open(sys.argv[1]))
m["version"] = "2.0.0"
next(f for f in m["provides"][0]["fields"] if f["name"] == "annual_use")["type"] = "date"
json.dump(m, open(sys.argv[1], "w"), ensure_ascii=False)
PY
ends 0 pareto plugin pack newer --out packs
ends 1 pareto plugin install packs/chemical-2.0.0.pareto --yes
says "another type" err "customer.chemical.annual_use"
ends 0 pareto plugin info chemical
line "the old one is in use" out 'version +1\.0\.0'
same "nothing is left of the trial" "" "$(find ws -name '*.part')"

# A folder that somebody copied under another name is not touched.
mv ws/plugins/rfm ws/plugins/copied
ends 2 pareto plugin uninstall rfm --yes
says "it is told where it lies" err "lies in the folder"
mv ws/plugins/copied ws/plugins/rfm

# Going away: what the firm has made of it is named; the data stays, comes back, and goes for good when that is said.
mkdir -p ws/views.d && cat >ws/views.d/mine.toml <<'T'
name = { en = "Mine", zh = "我的" }
kind = "list"
entity = "customer"
columns = ["code", "chemical.annual_use"]
T
ends 0 pareto view check
ends 0 pareto plugin uninstall chemical --dry-run
line "a view of the firm's own" out 'no longer works +view +mine'
line "what stays" out 'fields of +customer: 3 records'
ends 0 pareto plugin uninstall chemical
says "not without saying so" out "nothing was changed"
ends 0 pareto plugin uninstall chemical --yes
same "its folder is gone" no "$([[ -e ws/plugins/chemical ]] && echo yes || echo no)"
ends 0 pareto plugin list --output csv
silent_on "it is not missed" out chemical
ends 0 pareto plugin install packs/chemical-1.0.0.pareto --enable --yes
same "its data comes back" 650 "$(pareto list customer --where code=0001 --columns chemical.annual_use --output csv | tail -n 1)"
ends 2 pareto plugin purge chemical --yes
says "not while it is in use" err "pareto plugin disable chemical"
ends 0 pareto plugin disable chemical
line "disabling names what breaks" out 'no longer works +view +mine'
ends 0 pareto plugin purge chemical
says "what goes" out "customer: 3 records"
ends 0 pareto plugin purge chemical --yes
ends 0 pareto journal --limit 1 --output csv
line "who purged what stands in the journal" out '^([0-9]+),.*purge,chemical'
ends 2 pareto journal undo "$(sed -n '2s/,.*//p' out)" --yes
says "and that it is for good" err "removed data for good"
ends 0 pareto plugin enable chemical
same "its data is gone" "" "$(pareto list customer --where code=0001 --columns chemical.annual_use --output csv | tail -n 1 | tr -d '"')"
ends 0 pareto doctor
ends 0 pareto journal verify
# Pins that somebody wrote into are named by their line.
cp ws/plugins.lock lock && echo 'nonsense' >>ws/plugins.lock
ends 2 pareto list customer --limit 1
says "the line" err "plugins.lock:$(wc -l <ws/plugins.lock)"
cp lock ws/plugins.lock
unset PARETO_PLUGINS
ends 2 pareto plugin uninstall abc
finish
