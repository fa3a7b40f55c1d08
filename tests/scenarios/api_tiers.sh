#!/usr/bin/env bash
# Tier rules and reports by their methods: settings looked at and kept, a run tried and done, two settings compared, why one has its
# tier, a tier by hand; a report as a document, and in a format. What they say is what the command line says.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

ends 0 pareto init firm --lang en --name "Niacin Works"
cd firm || exit 1
"$DEMO_DATA" ../exports --language en >/dev/null
for file in rates products people customers; do ends 0 pareto import ../exports/$file.csv --yes; done
ends 0 pareto import ../exports/sales.xlsx --as sale --yes

# ---- rules ----------------------------------------------------------------------------------------------------------------
ends 0 pareto api rules.list
same 'the rule that is primary has not run' '[["abc", true, null]]' "$(json '[[r["name"], r["primary"], r["last_run"]] for r in a["rules"] if r["name"] == "abc"]')"
ends 0 pareto api rules.show '{"rule": "abc"}'
same 'its tiers from the top, its settings as fields' '[["A", "B", "C"], true]' "$(json '[[t["tier"] for t in a["tiers"]], all(s["field"]["label"] and s["field"]["type"] for s in a["settings"])]')"
share=$(json '[s["value"] for s in a["settings"] if s["field"]["name"] == "a_share"][0]')
ends 0 pareto api rules.set '{"rule": "abc", "settings": {"a_share": "70%"}, "dry_run": true}'
same 'looked at' '["0.7", true]' "$(json '[[str(float(s["value"])), s["kept"]] for s in a["settings"] if s["field"]["name"] == "a_share"][0]')"
ends 0 pareto api rules.show
same 'and not kept' "[\"$share\", false]" "$(json '[[s["value"], s["kept"]] for s in a["settings"] if s["field"]["name"] == "a_share"][0]')"
ends 2 pareto api rules.set '{"rule": "abc", "settings": {"a_share": "170%"}}'
ends 2 pareto api rules.set '{"rule": "abc", "settings": {"no_such": "1"}}'
line 'a setting that there is none of' err 'no_such'

# ---- runs -----------------------------------------------------------------------------------------------------------------
dump_tables before.sql
ends 0 pareto api tiers.run '{"dry_run": true}'
same 'a trial has no operation' '[null, false]' "$(json '[a["operation"], a["written"]]')"
dump_tables after.sql
same_file 'and writes nothing' before.sql after.sql
ends 0 pareto api tiers.run '{}'
cp out run.json
operation=$(json 'a["operation"]')
same 'tiers from the top, with shares of what is positive' '[["A", "B", "C"], true]' "$(json '[[t["tier"] for t in a["tiers"]], abs(sum(t["share"] for t in a["tiers"]) - 1) < 1e-9]')"
same 'who has which' "$(value "SELECT count(*) FROM tier_assignment WHERE rule = 'abc' AND tier = 'A' AND to_date IS NULL")" "$(json 'str(a["tiers"][0]["subjects"])')"
same 'amounts are plain decimals' true "$(json 'isinstance(a["tiers"][0]["amount"], (int, float)) and a["tiers"][0]["amount"] > 1000')"
same 'who rose and fell' true "$(json 'a["rises"] + a["falls"] == len(a["moves"]) and all(m["who"]["code"] and m["reason"] for m in a["moves"])')"
ends 0 pareto api rules.list
same 'it is told when it ran' true "$(json '[r["last_run"] for r in a["rules"] if r["name"] == "abc"][0]["as_of"] == "2026-10-31"')"
ends 0 pareto api tiers.compare '{"with": {"a_share": "60%"}, "most": 3}'
same 'everyone stands in one cell' true "$(json 'sum(c["subjects"] for r in a["cells"] for c in r) == a["subjects"]')"
same 'a lower line for A lets some fall' true "$(json 'a["falls"] > 0 and a["rises"] == 0 and 0 < len(a["moves"]) <= 3')"
ends 2 pareto api tiers.compare '{"rule": "abc"}'
line 'the same twice' err 'same settings'

# ---- one customer ---------------------------------------------------------------------------------------------------------
code=$(value "SELECT code FROM customer WHERE tier = 'B' ORDER BY code LIMIT 1")
ends 0 pareto api tiers.explain "{\"customer\": \"$code\"}"
same 'its tier, what the rule looked at, eight quarters' '["B", true, 8]' "$(json '[a["tier"], any(i["label"] and i["shown"] for i in a["indicators"]), len(a["quarters"])]')"
same 'the way up, in words' true "$(json 'any(w["tier"] == "A" and w["words"] for w in a["higher"])')"
words=$(json '[w["words"] for w in a["higher"] if w["tier"] == "A"][0]')
ends 0 pareto tier explain "$code"
says 'the words of the command line' out "$words"
ends 0 pareto api tiers.history '{}'
same 'the ends of eight quarters' 8 "$(json 'len(a["quarters"])')"
same 'who went where adds up to who stands there' true "$(json 'all(sum(f["subjects"] for f in s["flows"] if f["after"] == t["tier"]) == t["subjects"] for s, q in zip(a["steps"], a["quarters"][1:]) for t in q["tiers"])')"
ends 0 pareto api tiers.override "{\"customer\": \"$code\", \"tier\": \"A\", \"reason\": \"three years signed\"}"
hand=$(json 'a["operation"]')
ends 0 pareto api tiers.history "{\"customer\": \"$code\"}"
same 'set by hand, and what the rule said' '["A", "hand", "B"]' "$(json '[a["past"][0][k] for k in ("tier", "how", "own_tier")]')"
ends 0 pareto api journal.undo "{\"operation\": \"$hand\"}"
same 'taken back' B "$(value "SELECT tier FROM customer WHERE code = '$code'")"
ends 2 pareto api tiers.override "{\"customer\": \"$code\", \"tier\": \"A\"}"
line 'a reason is needed' err 'needs a reason'
ends 0 pareto api journal.undo "{\"operation\": \"$operation\"}"
ends 0 pareto api tiers.run '{}'

# ---- the primary rule -----------------------------------------------------------------------------------------------------
ends 0 pareto plugin enable rfm
ends 0 pareto api rules.make_primary '{"rule": "rfm", "dry_run": true}'
same 'looked at' '["abc", true]' "$(json '[a["before"], a["changed"]]')"
ends 0 pareto api rules.make_primary '{"rule": "rfm"}'
ends 0 pareto api rules.list
same 'now its tiers are shown' '["rfm"]' "$(json '[r["name"] for r in a["rules"] if r["primary"]]')"
ends 0 pareto api rules.make_primary '{"rule": "abc"}'
ends 2 pareto api rules.make_primary '{"rule": "scorecard"}'
line 'a rule that sleeps' err 'plugin enable scorecard'

# ---- reports --------------------------------------------------------------------------------------------------------------
ends 0 pareto api reports.list
same 'reports and formats' true "$(json 'any(r["name"] == "key_accounts" for r in a["reports"]) and any(f["name"] == "xlsx" and f["suffix"] == ".xlsx" and "sheet" in f["media"] for f in a["formats"])')"
ends 0 pareto api reports.show '{"report": "key_accounts"}'
same 'what it takes' true "$(json 'all(p["name"] and p["label"] and p["type"] for p in a["parameters"])')"
ends 0 pareto api reports.document '{"report": "key_accounts"}'
cp out document.json
ends 0 pareto report key_accounts --format json --to said.json
same 'the document that the command writes' true "$(python3 -c 'import json; print(json.dumps(json.load(open("document.json"))["document"] == json.load(open("said.json"))))')"
ends 0 pareto api reports.render '{"report": "key_accounts", "format": "csv"}'
same 'several files, each with its bytes' true "$(json 'len(a["files"]) > 1 and all(len(base64.b64decode(f["base64"])) == f["bytes"] and f["name"].endswith(".csv") for f in a["files"])')"
ends 2 pareto api reports.render '{"report": "key_accounts", "format": "no_such"}'
ends 2 pareto api reports.document '{"report": "no_such"}'
same 'nothing is left where files were made' 0 "$(find "${TMPDIR:-/tmp}" -maxdepth 1 -name 'pareto-report-*' -newer run.json 2>/dev/null | wc -l)"

# ---- somebody who sees the own customers ----------------------------------------------------------------------------------
user=$(value "SELECT u.name FROM customer c JOIN user u ON u.id = c.owner GROUP BY u.name ORDER BY count(*) DESC, u.name LIMIT 1")
ends 0 pareto user role add "$user" sales_representative
ends 1 pareto api tiers.run '{}' --as "$user"
line 'who may not run rules is told whom to ask' err 'role set'
ends 1 pareto api tiers.compare '{"with": {"a_share": "60%"}}' --as "$user"
ends 1 pareto api rules.set '{"rule": "abc", "settings": {"a_share": "70%"}}' --as "$user"
ends 1 pareto api rules.make_primary '{"rule": "rfm"}' --as "$user"
foreign=$(value "SELECT c.code FROM customer c JOIN user u ON u.id = c.owner WHERE u.name <> '$user' ORDER BY c.code LIMIT 1")
ends 2 pareto api tiers.explain "{\"customer\": \"$foreign\"}" --as "$user"
finish
