#!/usr/bin/env bash
# Files by their methods, as a page imports them: sent in by pieces, looked at as they would be taken, tried, imported, what was not
# taken read again; recipes; and nobody but the owner of the folder names files of this machine.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

# sent NAME FILE [OPTION...]: in two pieces; answers what it is known by.
sent() {
  local name=$1 file=$2
  shift 2
  printf '{"name": "%s", "base64": "%s"}' "$name" "$(head -c 100 "$file" | base64 -w 0)" >piece.json
  pareto api imports.upload @piece.json "$@" >piece.out || return
  printf '{"file": "%s", "base64": "%s"}' "$(json 'a["file"]' piece.out)" "$(tail -c +101 "$file" | base64 -w 0)" >piece.json
  pareto api imports.upload @piece.json "$@" >piece.out || return
  json 'a["file"]' piece.out
}

ends 0 pareto init firm --lang en
cd firm || exit 1
"$DEMO_DATA" ../exports --language en >/dev/null
for file in rates products people; do ends 0 pareto import ../exports/$file.csv --yes; done

# ---- sent in --------------------------------------------------------------------------------------------------------------
customers=$(sent customers.csv ../exports/customers.csv)
same 'the pieces make the file' "$(md5sum <../exports/customers.csv)" "$(md5sum <"uploads/0/$customers")"
same 'which nobody else may read' 700 "$(stat -c %a uploads)"
for name in ../x.csv a/b.csv .hidden ''; do
  ends 2 pareto api imports.upload "{\"name\": \"$name\", \"base64\": \"\"}"
done
ends 2 pareto api imports.upload '{"name": "x.csv", "base64": "§"}'
ends 2 pareto api imports.upload '{"file": "00000000000000000000000000000000/x.csv", "base64": "eA=="}'
line 'one that was not begun' err 'begin anew'

# ---- looked at ------------------------------------------------------------------------------------------------------------
dump_tables before.sql
ends 0 pareto api imports.inspect "{\"file\": \"$customers\", \"rows\": 4, \"trial\": true}"
same 'what it holds, and how sure that is' '["customer", "csv", true]' "$(json '[a["entity"], a["source"]["importer"], all(c["confidence"] in ("high", "medium") for c in a["columns"] if c["target"])]')"
same 'its first rows as they will be' '[4, true]' "$(json '[len(a["rows"]), all(len(r["values"]) == len(a["targets"]) for r in a["rows"])]')"
same 'the counts of a trial' "[null, $(($(wc -l <../exports/customers.csv) - 1))]" "$(json '[a["trial"]["operation"], a["trial"]["read"]]')"
dump_tables after.sql
same_file 'and nothing was written' before.sql after.sql
ends 0 pareto api imports.inspect "{\"file\": \"$customers\", \"columns\": {\"$(head -n 1 ../exports/customers.csv | tr -d '\r\357\273\277' | cut -d, -f1)\": \"\"}}"
same 'a column that is not wanted' '""' "$(json 'json.dumps(a["columns"][0]["target"])')"

# ---- imported -------------------------------------------------------------------------------------------------------------
ends 0 pareto api imports.run "{\"file\": \"$customers\"}"
operation=$(json 'a["operation"]')
same 'as many as there are' "$(value 'SELECT count(*) FROM customer')" "$(json 'str(a["created"])')"
ends 0 pareto api imports.run "{\"file\": \"$customers\"}"
same 'the same file once more is told' "[null, \"$operation\"]" "$(json '[a["operation"], a["imported_before"]]')"
ends 0 pareto api recipes.save '{"name": "crm customers"}'
ends 0 pareto api recipes.list
same 'kept as it was imported' '["customer"]' "$(json '[r["entity"] for r in a["recipes"] if r["name"] == "crm customers"]')"
again=$(sent next.csv ../exports/customers.csv)
ends 0 pareto api imports.inspect "{\"file\": \"$again\"}"
same 'and found again by its heads' 'crm customers' "$(json 'a["recipe"]["name"]')"
ends 0 pareto api imports.inspect "{\"file\": \"$again\", \"no_recipe\": true}"
same 'unless none is wanted' false "$(json '"recipe" in a')"
ends 0 pareto api recipes.remove '{"name": "crm customers"}'

printf 'number,date,customer code,product,quantity,amount,Plate\nX1,2026-10-30,0001,New thing,2,10,A1\nX2,not a day,0001,New thing,1,5,A2\n' >../bad.csv
bad=$(sent bad.csv ../bad.csv)
ends 0 pareto api imports.inspect "{\"file\": \"$bad\", \"entity\": \"sale\"}"
same 'a column that means nothing yet' '["Plate"]' "$(json '[c["header"] for c in a["unknown"]]')"
ends 0 pareto api imports.run "{\"file\": \"$bad\", \"entity\": \"sale\", \"create_missing\": true, \"keep\": [\"Plate\"]}"
same 'what was taken, and what was not, with line, field and value' '[1, 1, [[3, "date", "not a day", true]]]' "$(json '[a["created"], a["rejected"], [[r["row"], r["field"], r["value"], "remedy" in r] for r in a["rejects"]]]')"
rejects=$(json 'a["rejects_file"]')
ends 0 pareto api imports.rows "{\"file\": \"$rejects\"}"
same 'the rows that were not taken, with their reasons' '[2, "not a day"]' "$(json '[len(a["rows"]), a["rows"][1]["cells"][1]]')"
same 'which stand apart: what columns the file itself has, its heads, and the reason of each row' '[8, 0, [null, 0], [["date", true]]]' "$(json '[a["own"], a["heads"], [r.get("reason") for r in a["rows"]], [[r["field"], bool(r["detail"])] for r in a["reasons"]]]')"
same 'and the column is kept' A1 "$(value "SELECT \"my.plate\" FROM sale WHERE number = 'X1'")"
ends 0 pareto api journal.list '{"kind": "import", "limit": 1}'
ends 0 pareto api journal.undo "{\"operation\": \"$(json 'a["operations"][0]["id"]')\"}"
same 'one undo takes it back' 0 "$(value "SELECT count(*) FROM sale WHERE number = 'X1'")"

corrected="{\"file\": \"$bad\", \"entity\": \"sale\", \"create_missing\": true, \"corrections\": [{\"line\": 3, \"column\": \"date\", \"value\": \"2026-10-31\"}, {\"line\": \"3\", \"column\": \"Line\", \"value\": \"4\"}]}"
ends 0 pareto api imports.inspect "${corrected%\}}, \"trial\": true}"
same 'a trial takes cells as they were corrected' '[2, 0, "2026-10-31"]' "$(json '[a["trial"]["created"], a["trial"]["rejected"], a["rows"][1]["values"][[t["name"] for t in a["targets"]].index("date")]]')"
ends 0 pareto api imports.run "$corrected"
same 'and so they go in, with the file' '["X1,2026-10-30", "X2,2026-10-31"]' "$(pareto query "SELECT number, date FROM sale WHERE number LIKE 'X_' ORDER BY number" --output csv | tail -n +2 | python3 -c 'import json, sys; print(json.dumps(sys.stdin.read().split()))')"
ends 0 pareto api journal.list '{"kind": "import", "limit": 1}'
ends 0 pareto api journal.undo "{\"operation\": \"$(json 'a["operations"][0]["id"]')\"}"
same 'which one undo takes back' 0 "$(value "SELECT count(*) FROM sale WHERE number LIKE 'X_'")"
ends 2 pareto api imports.run "{\"file\": \"$bad\", \"entity\": \"sale\", \"corrections\": [{\"line\": 3, \"column\": \"day\"}]}"
line 'a column that there is not is named with those that there are' err '“day”.*number, date|number, date'
ends 2 pareto api imports.run "{\"file\": \"$bad\", \"entity\": \"sale\", \"corrections\": [{\"row\": 3}]}"
line 'and what a correction is made of' err 'line, column and value'
ends 1 pareto api imports.run "{\"file\": \"$bad\", \"entity\": \"sale\", \"create_missing\": true, \"corrections\": [{\"line\": 30, \"column\": \"date\"}]}"
line 'a line that never comes is told' err 'line 30'
same 'and nothing was written' 0 "$(value "SELECT count(*) FROM sale WHERE number LIKE 'X_'")"

# ---- a user ---------------------------------------------------------------------------------------------------------------
ends 0 pareto user add "Li Min" --role administrator
ends 2 pareto api imports.inspect '{"file": "../bad.csv"}' --as "Li Min"
line 'a file of the machine is not for users' err 'imports.upload'
ends 2 pareto api imports.rows '{"file": "/etc/passwd"}' --as "Li Min"
ln -s /etc/passwd "uploads/0/${bad%/*}/link.csv"
ends 2 pareto api imports.rows "{\"file\": \"${bad%/*}/link.csv\"}" --as "Li Min"
own=$(sent own.csv ../bad.csv --as "Li Min")
ends 0 pareto api imports.inspect "{\"file\": \"$own\", \"entity\": \"sale\"}" --as "Li Min"
ends 0 pareto api imports.inspect '{"file": "../bad.csv", "entity": "sale"}'
ends 1 pareto api imports.inspect "{\"file\": \"$own\", \"entity\": \"sale\"}"  # nor is what a user sent in for anybody else
ends 0 pareto role add looker
ends 0 pareto role set looker '*' --can see --scope all
ends 0 pareto user add "Lo Ok" --role looker
ends 1 sent own.csv ../bad.csv --as "Lo Ok"
line 'who may write nothing sends nothing' err 'neither import nor attach'
ends 0 pareto user add "Wang Fang" --role sales_representative
ends 1 pareto api recipes.save '{"name": "x"}' --as "Wang Fang"
finish
