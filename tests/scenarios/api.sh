#!/usr/bin/env bash
# What programs ask by name, in JSON: the same methods that plugins and the web are given.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

# json EXPRESSION [FILE]: of the answer, as Python sees it in `a`.

ends 0 pareto init firm --lang en --name "Niacin Works"
cd firm || exit 1
"$DEMO_DATA" ../exports --language en >/dev/null
for file in rates products people customers; do ends 0 pareto import ../exports/$file.csv --yes; done
ends 0 pareto import ../exports/sales.xlsx --as sale --yes
ends 0 pareto tier run abc

# ---- what there is --------------------------------------------------------------------------------------------------------
ends 0 pareto api list --output json
same 'each method says what it takes, in words' '[]' "$(json '[m["name"] for m in a["methods"] if not m["summary"] or not all(p["help"] and p["kind"] for p in m["parameters"])]')"
same 'writing ones say so' true "$(json '{"actions.run", "journal.undo", "records.add", "records.change_many", "records.remove", "records.set", "tiers.run"} <= {m["name"] for m in a["methods"] if m["changes"]}')"
same 'reading ones write nothing' '[]' "$(json '[m["name"] for m in a["methods"] if not m["changes"] and m["name"].split(".")[1] in ("add", "set", "remove", "run") and m["name"] not in ("pivot.run", "query.run")]')"
ends 0 pareto api show records.list --output csv
line 'and one says it by itself' out '^entity,text,yes,'
ends 2 pareto api records.lst
line 'one that there is none of' err 'did you mean records\.list'
ends 2 pareto api records.list '{"entity": "customer", "wher": ["tier = A"]}'
line 'a parameter that there is none of' err 'wher.*did you mean where'
ends 2 pareto api records.list '{"entity": "customer", "limit": "many"}'
line 'a value of another kind' err 'limit takes a whole number'
ends 2 pareto api records.list '{}'
line 'one that is missing' err 'entity is missing'
ends 2 pareto api records.list '[1]'
line 'no object' err 'one JSON object'
ends 2 pareto api records.list '{"entity": "custmer"}'
line 'a kind of record that there is none of' err 'no entity custmer'

# ---- reading --------------------------------------------------------------------------------------------------------------
ends 0 pareto api workspace.show
same 'the firm, and until when its data reach' '["Niacin Works", "2026-10-31", true]' "$(json '[a["name"], a["data_until"], a["user"]["owner"]]')"
ends 0 pareto api schema.show '{"entity": "customer"}'
same 'a field as it is described' '["Customer", "reference", "user"]' "$(json '[a["entities"][0]["label"]] + [f[k] for f in a["entities"][0]["fields"] if f["name"] == "owner" for k in ("meaning", "reference")]')"
ends 0 pareto api records.list '{"entity": "customer", "columns": ["code", "tier", "net_12m"], "where": ["tier = A"], "sort": ["-net_12m"], "limit": 3}'
same 'a list says what its columns are' '["code", "tier", "net_12m"]' "$(json '[c["name"] for c in a["columns"] if c["name"] != "id"]')"
same 'as many rows as were asked for, of how many' "[3, $(value "SELECT count(*) FROM customer WHERE tier = 'A'")]" "$(json '[len(a["rows"]), a["count"]]')"
cp out list.json
pareto list customer --columns code,net_12m --where 'tier = A' --sort=-net_12m --limit 3 --output csv | tail -n +2 >expected
python3 - >actual <<'P'
import json
a = json.load(open("list.json"))
at = {c["name"]: i for i, c in enumerate(a["columns"])}
for r in a["rows"]:
    print("%s,%s" % (r[at["code"]], r[at["net_12m"]]))
P
same_file 'the rows that the list has' <(awk -F, '{printf "%s,%.4f\n", $1, $2}' expected) <(awk -F, '{printf "%s,%.4f\n", $1, $2}' actual)
ends 0 pareto api records.find '{"entity": "customer", "typed": "jlyy"}'
same 'found by its sound' 0013 "$(json 'a["records"][0]["code"]')"
ends 0 pareto api records.show '{"entity": "customer", "which": "0013"}'
same 'one with its values: exact ones, and as people read them' "[\"0013\", true, \"$(value "SELECT u.name FROM customer c JOIN user u ON u.id = c.owner WHERE c.code = '0013'")\"]" \
  "$(json '[a["values"]["code"], a["values"]["owner"].isdigit(), a["shown"]["owner"]]')"
id=$(json 'a["id"]')

ends 0 pareto api workspace.show --as-of 2026-06-30
same 'the day that was asked for' 2026-06-30 "$(json 'a["data_until"]')"
ends 0 pareto api show records.list --lang zh-Hans --output table
says 'in Chinese' out '哪一种记录'

# ---- figures --------------------------------------------------------------------------------------------------------------
ends 0 pareto api pivot.run '{"entity": "sale", "rows": ["customer.province"], "measures": ["net_sales"], "period": "12m", "against": "previous", "top": 2}'
pareto pivot sale --rows customer.province --measure net_sales --period 12m --compare previous --top 2 --output json >pivot.json
same 'sums as the command line has them' "$(json '[list(r.values()) for r in a]' pivot.json)" "$(json 'a["rows"]')"
ends 2 pareto api pivot.run '{"entity": "sale", "against": "previous"}'
line 'nothing to compare' err 'needs a period'
ends 0 pareto api pivot.fields '{"entity": "sale"}'
same 'what may be asked' true "$(json '"net_sales" in [m["name"] for m in a["measures"]] and {"name", "label", "in_time"} <= set(a["dimensions"][0])')"
ends 0 pareto api query.run '{"sql": "SELECT id, code FROM customer ORDER BY code", "limit": 2}'
same 'a query: ids are strings, and it says that there are more' '[2, true, true]' "$(json '[len(a["rows"]), isinstance(a["rows"][0][0], str), a["more"]]')"
ends 1 pareto api query.run '{"sql": "DELETE FROM customer"}'

# ---- views and actions ----------------------------------------------------------------------------------------------------
ends 0 pareto plugin enable chemical
ends 0 pareto api views.list
cp out views.json
ends 0 pareto user add "Wang Fang" --role sales_representative
ends 0 pareto api views.list '{}' --as "Wang Fang"
same 'where they lie is for who looks after plugins' '[true, false]' "$(json '[len(a["views"]) > 0, any("from" in v for v in a["views"])]')"
cp views.json out
same 'views of a pack' true "$(json 'any(v.get("from") and v["label"] and v["kind"] for v in a["views"])')"
ends 0 pareto api views.show '{"view": "customer.form"}'
same 'a form says its groups of fields' true "$(json 'len(a["groups"]) > 1 and all(g["fields"] for g in a["groups"])')"
ends 0 pareto api views.rows '{"view": "customer.form", "for": "0013"}'
same 'the one record that it is about' 1 "$(json 'len(a["rows"])')"
ends 2 pareto api views.rows '{"view": "customer.form"}'
mkdir actions.d views.d
cat >actions.d/seen.toml <<'T'
name = { en = "Mark as seen", zh = "标记已看" }
entity = "customer"
where = ["tier = A"]
[[form]]
name = "note"
type = "text"
label = { en = "Note", zh = "备注" }
required = true
[set]
note = "{note}"
T
cat >views.d/tiers.toml <<'T'
name = { en = "By tier", zh = "按等级" }
kind = "matrix"
entity = "customer"
rows = "tier"
across = "province"
value = "count"
T
pareto view check >checked 2>&1 || cat checked
ends 0 pareto api actions.list '{"entity": "customer"}'
same 'an action of the firm, with its form' '["seen", ["note"]]' "$(json '[[a_["name"], [f["name"] for f in a_["form"]]] for a_ in a["actions"] if a_["name"] == "seen"][0]')"
ends 0 pareto api actions.run '{"action": "seen", "where": ["tier = A"], "form": {"note": "looked at"}, "dry_run": true}'
same 'looked at first' "[null, $(value "SELECT count(*) FROM customer WHERE tier = 'A'")]" "$(json '[a["operation"], a["records"]]')"
ends 0 pareto api actions.run '{"action": "seen", "where": ["tier = A"], "form": {"note": "looked at"}}'
same 'done, as one operation' "$(value "SELECT count(*) FROM customer WHERE tier = 'A'")" "$(value "SELECT count(*) FROM customer WHERE note = 'looked at'")"
ends 0 pareto api journal.undo "{\"operation\": \"$(json 'a["operation"]')\"}"
low=$(value "SELECT code FROM customer WHERE tier = 'C' ORDER BY code LIMIT 1")
ends 2 pareto api actions.run "{\"action\": \"seen\", \"ids\": [\"$low\"], \"form\": {\"note\": \"x\"}}"
line 'a record that it does not fit' err 'tier = A'
ends 0 pareto api views.rows '{"view": "customer"}'
same 'each record of a view can be opened' true "$(json 'a["columns"][0]["name"] == "id" and len(a["rows"]) > 0 and all(len(r[0]) > 10 for r in a["rows"])')"
ends 0 pareto api views.rows '{"view": "tiers"}'
same 'a column says what it is of' '["text", "tier"]' "$(json '[[c["type"], c["meaning"]] for c in a["columns"] if c["name"] == "tier"][0]')"
cat >views.d/glance.toml <<'T'
name = "At a glance"
kind = "cards"
[queries.key]
sql = "SELECT count(*) AS n, CAST(count(*) AS DOUBLE PRECISION) / (SELECT count(*) FROM customer) AS share FROM customer WHERE tier = 'A'"
columns = [{ name = "n", type = "int" }, { name = "share", type = "real", meaning = "percent" }]
rows = { entity = "customer", where = ["tier = A"] }
[queries.year.pivot]
entity = "sale"
measures = ["net_sales"]
where = ["customer.tier = A"]
period = "12m"
[queries.months.pivot]
entity = "sale"
rows = ["date.month"]
[[cards]]
query = "key"
value = "share"
[[cards]]
query = "year"
value = "net_sales"
T
ends 0 pareto api views.rows '{"view": "glance"}'
cp out glance.json
same 'a share of a card is said to be one' '["real", "percent"]' "$(json '[[c["type"], c["meaning"]] for c in a["queries"]["key"]["columns"] if c["name"] == "share"][0]')"
same 'its records are told, and those of a pivot of one row' '["customer", ["tier = A"], "sale", 3, false]' "$(json '[a["queries"]["key"]["rows_of"]["entity"], a["queries"]["key"]["rows_of"]["where"], a["queries"]["year"]["rows_of"]["entity"], len(a["queries"]["year"]["rows_of"]["where"]), "rows_of" in a["queries"]["months"]]')"
key=$(json 'a["queries"]["key"]["rows"][0][0]') year=$(json 'a["queries"]["year"]["rows"][-1][-1]')
of_key=$(json 'json.dumps(a["queries"]["key"]["rows_of"])') of_year=$(json 'json.dumps({**a["queries"]["year"]["rows_of"], "measures": ["net_sales"]})')
ends 0 pareto api records.count "$of_key"
same 'a list of them has as many' "$key" "$(json 'a["count"]')"
ends 0 pareto api pivot.run "$of_year"
same 'and they come to as much' "$year" "$(json 'a["rows"][-1][-1]')"
ends 0 pareto api views.rows '{"view": "tiers"}'
same 'a matrix is its pivot' true "$(json 'len(a["columns"]) > 3 and len(a["rows"]) > 2')"

# ---- writing --------------------------------------------------------------------------------------------------------------
dump_tables before.sql
ends 0 pareto api records.set "{\"entity\": \"customer\", \"rows\": [{\"id\": \"$id\", \"note\": \"seen\"}], \"dry_run\": true}"
same 'a look has no operation' null "$(json 'a["operation"]')"
dump_tables after.sql
same_file 'and writes nothing' before.sql after.sql
ends 0 pareto api records.set "{\"entity\": \"customer\", \"rows\": [{\"id\": \"$id\", \"note\": \"seen\"}]}"
operation=$(json 'a["operation"]')
same 'the value is there' seen "$(value "SELECT note FROM customer WHERE code = '0013'")"
ends 0 pareto api records.history "{\"entity\": \"customer\", \"which\": \"$id\"}"
same 'its history tells of it' '["note", "seen"]' "$(json '[v[k] for v in a["changes"][-1]["values"] for k in ("field", "after")]')"
same 'by the owner of the folder, who is no user' '[null, false]' "$(json '[a["changes"][-1]["by"], "by_name" in a["changes"][-1]]')"
ends 0 pareto api journal.list '{"limit": 1}'
same 'and so does the journal' "[\"$operation\", \"set\"]" "$(json '[a["operations"][0][k] for k in ("id", "kind")]')"
ends 0 pareto api journal.undo "{\"operation\": \"$operation\"}"
same 'taken back' '[true, 1]' "$(json '[a["done"], a["restored"]]')"
dump_tables after.sql
same_file 'all is as it was' before.sql after.sql
ends 0 pareto api records.add '{"entity": "customer", "rows": [{"name": "Right Feeds"}, {"name": "Wrong Feeds", "owner": "nobody at all", "parent": "no such firm"}, {"name": "Late Feeds"}]}'
same 'values that mean nothing say where they stand' '[null, [null, null, null]]' "$(json '[a["operation"], a["ids"]]')"
same 'all of them at once' '[[2, "owner", "nobody at all"], [2, "parent", "no such firm"]]' "$(json 'sorted([r["row"], r["field"], r["value"]] for r in a["rejects"])')"
ends 0 pareto api records.add '{"entity": "task", "rows": [{"subject": "call"}, {"due": "2026-11-30"}]}'
same 'a row that is refused keeps the others out' '[null, 2, "subject"]' "$(json '[a["operation"], a["rejects"][0]["row"], a["rejects"][0]["field"]]')"
ends 0 pareto api records.add '{"entity": "task", "rows": [{"subject": "call"}, {"due": "2026-11-30"}], "others": true}'
same 'unless they are wanted' '[true, [true, false]]' "$(json '[a["operation"] is not None, [i is not None for i in a["ids"]]]')"
ends 0 pareto api records.change_many '{"entity": "customer", "where": ["tier = A"], "values": {"note": "key"}, "dry_run": true}'
same 'many at once, looked at first' "[null, $(value "SELECT count(*) FROM customer WHERE tier = 'A'")]" "$(json '[a["operation"], a["matched"]]')"
echo '{"entity": "customer", "where": ["tier = A"], "values": {"note": "key"}}' >many.json
ends 0 pareto api records.change_many @many.json
same 'and done' 0 "$(value "SELECT count(*) FROM customer WHERE tier = 'A' AND note <> 'key'")"
ends 2 pareto api records.change_many '{"entity": "customer", "where": ["tier = A"]}'
line 'neither values nor removal' err 'either'
ends 2 pareto api records.change_many '{"entity": "customer", "values": {"note": "everybody"}}'
line 'all of them are meant only where it is said' err '`all`: true'
same 'and nobody is' 0 "$(value "SELECT count(*) FROM customer WHERE note = 'everybody'")"

# ---- under the rights of whoever asks -------------------------------------------------------------------------------------
user=$(value "SELECT u.name FROM customer c JOIN user u ON u.id = c.owner GROUP BY u.name ORDER BY count(*) DESC, u.name LIMIT 1")
ends 0 pareto user role add "$user" sales_representative
ends 0 pareto api records.list '{"entity": "customer", "count": true}' --as "$user"
same 'one who sees the own customers counts the own' "$(value "SELECT count(*) FROM customer c JOIN user u ON u.id = c.owner WHERE u.name = '$user'")" "$(json 'a["count"]')"
ends 0 pareto api workspace.show --as "$user"
same 'and is told so' "[false, \"$user\"]" "$(json '[a["user"]["owner"], a["user"]["name"]]')"
foreign=$(value "SELECT c.code FROM customer c JOIN user u ON u.id = c.owner WHERE u.name <> '$user' ORDER BY c.code LIMIT 1")
ends 2 pareto api records.show "{\"entity\": \"customer\", \"which\": \"$foreign\"}" --as "$user"
ends 0 pareto api schema.show '{"entity": "sale"}' --as "$user"
same 'a field that may not be read says so' '["masked"]' "$(json '[f["access"] for f in a["entities"][0]["fields"] if f["name"] == "cost"]')"
finish
