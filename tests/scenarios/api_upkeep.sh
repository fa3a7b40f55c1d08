#!/usr/bin/env bash
# Twins, plugins, backups and parked deliveries by their methods, and who may ask for them.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

ends 0 pareto init firm --lang en
cd firm || exit 1
ends 0 pareto add customer code=C1 name=上海霁岚营养有限公司 phone=021-55550001
ends 0 pareto add customer code=C2 name=上海霁岚营养有限责任公司 phone=021-55550001 note=old
ends 0 pareto add customer code=C3 name=成都禾硐饲料有限公司

# ---- twins ----------------------------------------------------------------------------------------------------------------
ends 0 pareto api twins.list
same 'two that are likely one, and why' '[[["C1", "C2"], true, true]]' "$(json '[[sorted([p["one"]["code"], p["other"]["code"]]), p["score"] > 0.8, bool(p["why"])] for p in a["pairs"]]')"
ends 0 pareto api twins.apart '{"ids": ["C1", "C2"], "note": "two plants"}'
apart=$(json 'a["operation"]')
ends 0 pareto api twins.list
same 'nobody is asked again' 0 "$(json 'a["count"]')"
ends 0 pareto api journal.undo "{\"operation\": \"$apart\"}"
ends 0 pareto api twins.merge '{"stays": "C1", "goes": ["C2"], "keep": {"note": "C2"}, "dry_run": true}'
same 'what it would do' '[null, true]' "$(json '[a["operation"], any(f["field"] == "name" for f in a["fields"])]')"
same 'and both are there' 3 "$(value 'SELECT count(*) FROM customer')"
ends 0 pareto api twins.merge '{"stays": "C1", "goes": ["C2"], "keep": {"note": "C2"}}'
merged=$(json 'a["operation"]')
same 'one of two, with the value that was wanted' 'C1 old' "$(value "SELECT code || ' ' || note FROM customer WHERE name LIKE '%霁岚%'")"
ends 0 pareto api journal.undo "{\"operation\": \"$merged\"}"
same 'taken back' 3 "$(value 'SELECT count(*) FROM customer')"
ends 2 pareto api twins.merge '{"stays": "C1", "goes": ["C2"], "keep": {"nothing": "C2"}}'
line 'a field that there is none of' err 'schema\.show'
ends 2 pareto api twins.apart '{"ids": ["C1"]}'

# ---- plugins --------------------------------------------------------------------------------------------------------------
ends 0 pareto api plugins.list
same 'each with its state' true "$(json '{"enabled", "disabled"} <= {p["state"] for p in a["plugins"]} and all(p["label"] and p["version"] for p in a["plugins"] if p["state"] == "enabled")')"
ends 0 pareto api plugins.show '{"plugin": "abc"}'
same 'what it offers' true "$(json 'any(o["name"] == "abc" and "tiering" in o["kind"] for o in a["offers"])')"
ends 2 pareto api plugins.show '{"plugin": "no_such"}'

ends 2 pareto api plugins.set '{"plugin": "abc", "settings": {"a_share": "70%"}}'
line 'settings of rules are kept elsewhere' err 'given with the command'
ends 0 pareto api workspace.set '{"values": {"remark": "invented data", "export_rows": 500}, "dry_run": true}'
ends 0 pareto api workspace.show
same 'looked at, not kept' '["", 1000]' "$(json '[a["settings"]["remark"], a["settings"]["export_rows"]]')"
ends 0 pareto api workspace.set '{"values": {"remark": "invented data", "export_rows": 500}}'
ends 0 pareto api workspace.show
same 'kept' '["invented data", 500]' "$(json '[a["settings"]["remark"], a["settings"]["export_rows"]]')"
same 'there are no amounts yet' false "$(json 'a["settings"]["has_amounts"]')"
ends 0 pareto add product code=P1 name=Niacin
ends 0 pareto add sale number=1 customer=C1 product=P1 date=2026-01-05 quantity=2 unit=kg amount=100
ends 1 pareto api workspace.set '{"values": {"home_currency": "USD"}}'
line 'what the data was reckoned by stays' err 'there are amounts already, reckoned in CNY'
ends 2 pareto api workspace.set '{"values": {"tax_rate": "0.1"}}'
line 'what is only in the file' err 'pareto\.toml'
ends 0 pareto api workspace.set '{"values": {"language": "zh-Hans", "time_zone": "Europe/Berlin", "watermark": true}}'
ends 0 pareto api workspace.show
same 'who reads stands on the pages' '["zh-Hans", "Europe/Berlin", true, true]' "$(json '[a["language"], a["time_zone"], a["watermark"], a["settings"]["watermark"]]')"
line 'and in the file' pareto.toml '^watermark = true$'
ends 0 pareto api me.show
same 'everybody is told' true "$(json 'a["watermark"]')"
ends 0 pareto api workspace.set '{"values": {"language": "", "time_zone": "+08:00", "watermark": false}}'
ends 0 pareto api workspace.show
same 'and taken back' '[null, "+08:00", false]' "$(json '[a.get("language"), a["time_zone"], a["watermark"]]')"
for wrong in language=klingon time_zone=Nowhere/Town watermark=perhaps; do
  ends 2 pareto api workspace.set "{\"values\": {\"${wrong%=*}\": \"${wrong#*=}\"}}"
  says 'the value that is wrong' err "${wrong#*=}"
done
ends 0 pareto init ../empty --lang en
ends 2 pareto -w ../empty api workspace.set '{"values": {"home_currency": "euro"}}'
ends 0 pareto -w ../empty api workspace.set '{"values": {"home_currency": "EUR"}}'
ends 0 pareto -w ../empty api workspace.show
same 'before there are amounts it may be another' '["EUR", false]' "$(json '[a["home_currency"], a["settings"]["has_amounts"]]')"
ends 0 pareto -w ../empty rate set USD 0.9 --from 2026-01-01
ends 1 pareto -w ../empty api workspace.set '{"values": {"home_currency": "CNY"}}'
ends 2 pareto api workspace.set '{"values": {"export_rows": "-1"}}'

# ---- backups and deliveries -----------------------------------------------------------------------------------------------
ends 0 pareto api backups.list
same 'none so far' '[]' "$(json 'a["backups"]')"
mkdir -p uploads/0123 && echo secret >uploads/0123/x.csv
ends 0 pareto api backups.make '{"keep": 3}'
file=$(json 'a["file"]')
ends 0 pareto api backups.list
same 'made, and whole' "[[\"$file\", true, 3]]" "$(json '[[b["file"], b["whole"], b["customers"]] for b in a["backups"]]')"
ends 0 pareto restore "backups/$file" --into ../restored.pareto
same 'what was sent in is not in it' no "$([[ -e ../restored.pareto/uploads ]] && echo yes || echo no)"
ends 0 pareto api deliveries.parked
same 'nothing was given up' '[]' "$(json 'a["parked"]')"
ends 2 pareto api deliveries.retry '{"ids": ["7"]}'
line 'one that there is none of' err 'no parked delivery 7'

# ---- who may --------------------------------------------------------------------------------------------------------------
ends 0 pareto user add "Li Min" --role sales_representative
for call in 'workspace.set {"values":{"remark":"x"}}' 'plugins.set {"plugin":"abc","settings":{}}' backups.list backups.make deliveries.parked deliveries.retry 'deliveries.drop {"ids":["1"]}' 'plugins.show {"plugin":"abc"}'; do
  ends 1 pareto api "${call%% *}" "$([[ $call == *' '* ]] && echo "${call#* }" || echo '{}')" --as "Li Min"
done
ends 0 pareto api twins.list '{}' --as "Li Min"
same 'only of what is seen' 0 "$(json 'a["count"]')"
ends 2 pareto api twins.merge '{"stays": "C1", "goes": ["C2"]}' --as "Li Min"
finish
