#!/usr/bin/env bash
# Own fields and files of records by their methods; what runs; a backup brought back.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

ends 0 pareto init firm --lang en
cd firm || exit 1
ends 0 pareto user add "Li Min" --role sales_representative
ends 0 pareto user add "Wang Fang" --role sales_representative
ends 0 pareto add customer code=C1 name="Acme Feeds" owner="Li Min"
ends 0 pareto add customer code=C2 name="Other Feeds" owner="Wang Fang"

# ---- own fields -----------------------------------------------------------------------------------------------------------
ends 0 pareto api fields.list
same 'none yet, and the types that there are' '[[], true]' "$(json '[a["fields"], any(t["code"] == "money" and t["label"] == "Money" for t in a["types"])]')"
ends 0 pareto api fields.add '{"entity": "customer", "name": "Credit limit", "definition": {"type": "money", "required": false, "in_lists": true}, "dry_run": true}'
same 'looked at' '[null, "my.credit_limit", "Credit limit"]' "$(json '[a["operation"], a["field"]["field"], a["field"]["label"]]')"
ends 0 pareto api fields.list
same 'and not made' '[]' "$(json 'a["fields"]')"
ends 0 pareto api fields.add '{"entity": "customer", "name": "Credit limit", "definition": {"type": "money", "in_lists": true}}'
added=$(json 'a["operation"]')
ends 0 pareto set customer C1 my.credit_limit=5000
ends 0 pareto api fields.list '{"entity": "customer"}'
same 'it is there, with what it holds' '[["my.credit_limit", "money", "Money", true, false, 1]]' "$(json '[[f["field"], f["type"], f["type_label"], f["in_lists"], f["removed"], f["values"]] for f in a["fields"]]')"
ends 2 pareto api fields.add '{"entity": "customer", "name": "Credit limit"}'
ends 2 pareto api fields.add '{"entity": "customer", "name": "x", "definition": {"colour": "red"}}'
line 'a part that there is none of' err 'colour'
ends 1 pareto api fields.add '{"entity": "customer", "name": "x", "definition": {"type": "colour"}}'
line 'a type that there is none of' err 'colour'
ends 2 pareto api fields.set '{"entity": "customer", "field": "credit_limits", "definition": {}}'
line 'a field that there is none of' err 'credit_limit'
ends 0 pareto api fields.set '{"entity": "customer", "field": "my.credit_limit", "definition": {"label": "Limit", "in_lists": false}}'
same 'changed, and the rest stays' '["Limit", false, "money", 1]' "$(json '[a["field"]["label"], a["field"]["in_lists"], a["field"]["type"], a["values"]]')"
mkdir -p views.d
printf 'kind = "list"\nentity = "customer"\nname = { en = "Limits", zh = "额度" }\ncolumns = ["code", "my.credit_limit"]\n' >views.d/limits.toml
ends 0 pareto api fields.remove '{"entity": "customer", "field": "credit_limit", "dry_run": true}'
same 'what would miss it' '[null, ["limits"], 1]' "$(json '[a["operation"], [p["name"] for p in a["changes"]["broken"]], a["values"]]')"
same 'and it is there still' 5000 "$(pareto list customer --where code=C1 --columns my.credit_limit --output csv | tail -n 1)"
ends 0 pareto api fields.remove '{"entity": "customer", "field": "credit_limit"}'
removed=$(json 'a["operation"]')
ends 2 pareto list customer --columns my.credit_limit
ends 0 pareto api journal.undo "{\"operation\": \"$removed\"}"
same 'taken back, with its value' 5000 "$(pareto list customer --where code=C1 --columns my.credit_limit --output csv | tail -n 1)"
ends 0 pareto api fields.remove '{"entity": "customer", "field": "credit_limit"}'
ends 0 pareto api fields.set '{"entity": "customer", "field": "credit_limit", "restore": true}'
same 'or brought back' '[false, 1]' "$(json '[a["field"]["removed"], a["values"]]')"
for call in 'fields.list {}' 'fields.add {"entity":"customer","name":"y"}' 'fields.set {"entity":"customer","field":"credit_limit","definition":{"label":"Mine"}}' 'fields.remove {"entity":"customer","field":"credit_limit"}'; do
  ends 1 pareto api "${call%% *}" "${call#* }" --as "Li Min"
done

# ---- files of records -----------------------------------------------------------------------------------------------------
head -c 300000 /dev/urandom >contract.pdf
printf '{"name": "contract.pdf", "base64": "%s"}' "$(base64 -w0 contract.pdf)" >upload.json
ends 0 pareto api imports.upload @upload.json --as "Li Min"
file=$(json 'a["file"]')
ends 2 pareto api attachments.add "{\"file\": \"$file\", \"values\": {\"name\": \"of nobody\"}}" --as "Li Min"
for name in a/../b '..\\\\b' 'X: y\\r\\nZ' "$(printf 'n%.0s' {1..300})" .hidden; do
  ends 2 pareto api attachments.add "{\"file\": \"$file\", \"values\": {\"customer\": \"C1\", \"name\": \"$name\"}}" --as "Li Min"
  line "no name of a file: ${name:0:20}" err 'is no name of a file'
done
ends 2 pareto api attachments.add '{"file": "contract.pdf", "values": {"customer": "C1"}}' --as "Li Min"
ends 2 pareto api attachments.add "{\"file\": \"$file\", \"values\": {\"customer\": \"C2\"}}" --as "Li Min"
ends 0 pareto api attachments.add "{\"file\": \"$file\", \"values\": {\"customer\": \"C1\"}, \"dry_run\": true}" --as "Li Min"
same 'a look keeps no file' '[null, false]' "$(json '[a["operation"], __import__("os").path.exists("attachments")]')"
ends 0 pareto api attachments.add "{\"file\": \"$file\", \"values\": {\"customer\": \"C1\"}}" --as "Li Min"
id=$(json 'a["id"]') operation=$(json 'a["operation"]')
same 'how long it is' 300000 "$(json 'a["bytes"]')"
ends 0 pareto api records.list '{"entity": "attachment", "columns": ["name", "media_type", "bytes", "customer"], "where": ["customer = C1"]}' --as "Li Min"
same 'among the records of the customer' '[["contract.pdf", "application/pdf", 300000, "Acme Feeds"]]' "$(json 'a["rows"]')"
ends 0 pareto api attachments.content "{\"attachment\": \"$id\", \"most\": 200000}" --as "Li Min"
next=$(json 'a["next"]')
json 'a["base64"]' | base64 -d >again.pdf
ends 0 pareto api attachments.content "{\"attachment\": \"$id\", \"from\": $next}" --as "Li Min"
same 'that was the last piece' null "$(json 'a["next"]')"
json 'a["base64"]' | base64 -d >>again.pdf
same_file 'byte for byte' contract.pdf again.pdf
ends 2 pareto api attachments.content "{\"attachment\": \"$id\"}" --as "Wang Fang"
ends 0 pareto api attachments.add '{"file": "contract.pdf", "values": {"customer": "C2", "name": "the same"}}'
same 'the same content lies there once' 1 "$(find attachments -type f | wc -l)"
same 'for nobody else to read' 600 "$(stat -c %a "$(find attachments -type f)")"
ends 0 pareto api journal.undo "{\"operation\": \"$operation\"}" --as "Li Min"
ends 2 pareto api attachments.content "{\"attachment\": \"$id\"}" --as "Li Min"
# A file stays as long as some record has its content, and for an undo, until those that were removed are cleared.
ends 0 pareto api attachments.clear '{"dry_run": true}'
same 'another record has the content' '[0, 0]' "$(json '[a["files"], a["bytes"]]')"
head -c 1000 contract.pdf >second.pdf
ends 0 pareto api attachments.add "{\"file\": \"$PWD/second.pdf\", \"values\": {\"customer\": \"C2\"}}"
ends 0 pareto api records.remove "{\"entity\": \"attachment\", \"ids\": [\"$(json 'a["id"]')\"]}"
second=$(json 'a["operation"]')
ends 0 pareto api attachments.clear '{"dry_run": true}'
same 'what would go' '[1, 1000, false, 2]' "$(json "[a['files'], a['bytes'], a['cleared'], $(find attachments -type f | wc -l)]")"
ends 1 pareto api attachments.clear '{}' --as "Li Min"
line 'is not for everybody' err 'administer'
ends 0 pareto api attachments.clear '{}'
kept=$(json 'a["backup"]')
same 'is gone, the other is not' '[1, 1]' "$(json "[a['files'], $(find attachments -type f | wc -l)]")"
ends 0 pareto backup verify "backups/$kept"
ends 0 pareto api attachments.clear '{}'
same 'once more there is nothing, and no backup of nothing' '[0, false]' "$(json '[a["files"], "backup" in a]')"
ends 0 pareto api journal.undo "{\"operation\": \"$second\"}"
second=$(value "SELECT id FROM attachment WHERE bytes = 1000")
ends 2 pareto api attachments.content "{\"attachment\": \"$second\"}"
line 'an undo brings back the record alone' err 'the file of this attachment is not there'
ends 0 pareto api records.remove "{\"entity\": \"attachment\", \"ids\": [\"$second\"]}"
ends 0 pareto role set service attachment --field hash=hidden
ends 0 pareto user add "Zhao Lei" --role service
ends 1 pareto api attachments.content "{\"attachment\": \"$(value 'SELECT id FROM attachment')\"}" --as "Zhao Lei"
line 'a field that is hidden hides the file' err 'do not let you read this file'

# ---- what runs, and a backup brought back ---------------------------------------------------------------------------------
ends 0 pareto api jobs.list
same 'nothing holds the store' '[]' "$(json 'a["jobs"]')"
# From outside: what lies in the folder is put back, too.
cd ..
export PARETO_WORKSPACE=$PWD/firm
ends 0 pareto api backups.make
backup=$(json 'a["file"]')
ends 0 pareto add customer code=C3 name="Late Feeds"
rm -r firm/attachments
ends 0 pareto api backups.restore "{\"file\": \"$backup\", \"dry_run\": true}"
same 'what would go' '["later", 1, [3, 2], false]' "$(json '[a["since"], a["operations"], [[r["now"], r["backup"]] for r in a["records"] if r["entity"] == "customer"][0], a["done"]]')"
ends 2 pareto api backups.restore '{"file": "../elsewhere"}'
ends 0 pareto api backups.restore "{\"file\": \"$backup\"}"
aside=$(json 'a["aside"]')
same 'as it was, with its files' '2 1' "$(value 'SELECT count(*) FROM customer') $(find firm/attachments -type f | wc -l)"
ends 0 pareto api backups.restore "{\"file\": \"$aside\"}"
same 'and back again' 3 "$(value 'SELECT count(*) FROM customer')"
ends 1 pareto api backups.restore "{\"file\":\"$backup\"}" --as "Li Min"
ends 0 pareto api jobs.list '{}' --as "Li Min"
ends 2 pareto api jobs.cancel '{"job": "1"}'
line 'none runs' err 'no job 1 is running'
finish
