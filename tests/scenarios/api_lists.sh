#!/usr/bin/env bash
# Saved lists by their methods: kept, shared, found again by whom they are shared with, changed by nobody but whose they are, taken back.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

ends 0 pareto init firm --lang en
cd firm || exit 1
ends 0 pareto add team name=East
ends 0 pareto add team name=Shanghai parent=East
ends 0 pareto add team name=West
ends 0 pareto user add "Li Min" --role sales_representative
ends 0 pareto user add "Wang Fang" --role key_account_manager
ends 0 pareto user add "Zhao Lei" --role service
ends 0 pareto user add "Ina Tegra" --role integrator
ends 0 pareto set user "Li Min" team=Shanghai
ends 0 pareto set user "Wang Fang" team=East
ends 0 pareto set user "Zhao Lei" team=West
ends 0 pareto add customer code=C1 name="Acme Feeds" province=四川 owner="Li Min"
ends 0 pareto add customer code=C2 name="Other Feeds" province=浙江
names() { pareto api lists.list '{}' "$@" >out 2>err || cat err; json '[l["name"] for l in a["lists"]]'; }

# ---- kept and asked for again ---------------------------------------------------------------------------------------------
asked='"entity": "customer", "columns": ["code", "name", "net_12m"], "where": ["province = 四川", "name ~ Feeds, inc = 1"], "search": "acme", "sort": ["-net_12m", "code"], "widths": {"net_12m": 120}'
ends 2 pareto api lists.save "{\"name\": \"Wrong\", $asked, \"columns\": [\"no_such\"]}"
ends 2 pareto api lists.save '{"name": "Wrong", "entity": "customer", "where": ["no_such = 1"]}'
line 'what cannot be listed is not kept' err 'no_such'
ends 2 pareto api lists.save '{"name": "Wrong", "entity": "no_such"}'
ends 1 pareto api lists.save '{"name": "Wrong", "entity": "customer", "sharing": "world"}'
line 'nor what is shared with whom there is not' err 'world'
ends 2 pareto api lists.save '{"name": "Wrong", "entity": "customer", "widths": {"name": 7}}'
line 'nor a width that is none' err 'from 20 to 4000'
ends 2 pareto api lists.save '{"name": "Wrong", "entity": "customer", "board": "phone"}'
line 'nor a board without lanes' err 'phone has no lanes'
ends 2 pareto api lists.save '{"name": "Wrong", "entity": "customer", "board": "no_such"}'
same 'none was kept' '[]' "$(names)"
ends 0 pareto api lists.save "{\"name\": \"Sichuan\", $asked, \"dry_run\": true}" --as "Li Min"
same 'a look keeps nothing' '[null, null]' "$(json '[a["operation"], a["id"]]')"
ends 0 pareto api lists.save "{\"name\": \"Sichuan\", $asked}" --as "Li Min"
id=$(json 'a["id"]') operation=$(json 'a["operation"]')
ends 0 pareto api lists.list '{"entity": "customer"}' --as "Li Min"
same 'as it was kept' '{"id": "'"$id"'", "name": "Sichuan", "entity": "customer", "columns": ["code", "name", "net_12m"], "where": ["province = 四川", "name ~ Feeds, inc = 1"], "search": "acme", "sort": ["-net_12m", "code"], "widths": {"net_12m": 120}, "sharing": "me", "own": true}' \
  "$(json 'a["lists"][0]')"
ends 0 pareto api lists.list '{"entity": "sale"}' --as "Li Min"
same 'of another kind there is none' '[]' "$(json 'a["lists"]')"
ends 0 pareto api lists.save '{"name": "Sichuan", "entity": "customer", "where": ["province = 四川"]}' --as "Li Min"
same 'of the same name it takes the place of the one before' "$id" "$(json 'a["id"]')"
again=$(json 'a["operation"]')
ends 0 pareto api lists.save '{"name": "By stage", "entity": "customer", "board": "kind"}' --as "Li Min"
stages=$(json 'a["operation"]')
ends 0 pareto api lists.list '{"entity": "customer"}' --as "Li Min"
same 'as a board' '["By stage", "kind"]' "$(json '[[l["name"], l["board"]] for l in a["lists"] if "board" in l][0]')"
ends 0 pareto journal undo "$stages" --yes --as "Li Min"
ends 0 pareto api lists.save "{\"id\": \"$id\", \"name\": \"Mine in Sichuan\", \"entity\": \"customer\"}" --as "Li Min"
same 'called otherwise, it is the same' '["Mine in Sichuan"]' "$(names --as "Li Min")"

# ---- whose, and who sees it -----------------------------------------------------------------------------------------------
for other in "Wang Fang" "Zhao Lei" "Ina Tegra"; do same "not $other's" '[]' "$(names --as "$other")"; done
same 'nor that of the owner of the folder' '[]' "$(names)"
ends 0 pareto list saved_list --as "Zhao Lei" --output csv
same 'nor among the records of who sees all of every kind' 1 "$(wc -l <out)"
ends 0 pareto api lists.save "{\"id\": \"$id\", \"name\": \"Sichuan\", \"entity\": \"customer\", \"sharing\": \"team\"}" --as "Li Min"
same 'shared with the team, the team above sees it' '["Sichuan"]' "$(names --as "Wang Fang")"
ends 0 pareto api lists.list '{}' --as "Wang Fang"
same 'with whose it is' '[["team", false, "Li Min"]]' "$(json '[[l["sharing"], l["own"], l["whose"]] for l in a["lists"]]')"
same 'another team does not' '[]' "$(names --as "Zhao Lei")"
ends 2 pareto api lists.remove "{\"id\": \"$id\"}" --as "Wang Fang"
line 'what others share is theirs' err 'no such list of yours'
ends 2 pareto api lists.save "{\"id\": \"$id\", \"name\": \"Taken\", \"entity\": \"customer\"}" --as "Wang Fang"
ends 2 pareto set saved_list "$id" name=Taken --as "Zhao Lei"
ends 0 pareto api lists.save '{"name": "Sichuan", "entity": "customer", "sharing": "all"}' --as "Wang Fang"
same 'of the same name everybody may have one' '["Sichuan", "Sichuan"]' "$(names --as "Wang Fang")"
same 'shared with all, all see it' '["Sichuan"]' "$(names --as "Zhao Lei")"
same 'but who sees no customers' '[]' "$(names --as "Ina Tegra")"
ends 0 pareto api lists.save '{"name": "Stock", "entity": "product"}' --as "Ina Tegra"
same 'who may change nothing else keeps lists, too' '["Stock"]' "$(names --as "Ina Tegra")"
ends 0 pareto api lists.save '{"name": "Of the owner", "entity": "customer", "sharing": "all"}'
same 'the owner of the folder shares likewise' '["Of the owner", "Sichuan"]' "$(names --as "Zhao Lei")"

# ---- taken back -----------------------------------------------------------------------------------------------------------
ends 0 pareto api lists.remove "{\"id\": \"$id\"}" --as "Li Min"
removed=$(json 'a["operation"]')
same 'gone' '["Of the owner", "Sichuan"]' "$(names --as "Li Min")"
ends 1 pareto api journal.undo "{\"operation\": \"$removed\"}" --as "Zhao Lei"
ends 0 pareto api journal.undo "{\"operation\": \"$removed\"}" --as "Li Min"
same 'and back by whose it was' 3 "$(names --as "Li Min" >/dev/null; json 'len(a["lists"])')"
ends 0 pareto role set service saved_list --can see --scope all
same 'a role may say otherwise of them' 5 "$(pareto list saved_list --as "Zhao Lei" --output csv | wc -l)"

# ---- what a list says stays what it means ---------------------------------------------------------------------------------
ends 0 pareto field add customer colour --type choice --choices red,blue
ends 0 pareto add customer code=C3 name="Blue" my.colour=blue
ends 0 pareto api lists.save '{"name": "Fresh", "entity": "task", "where": ["due >= today-90d", "due <= +1w"]}'
ends 0 pareto api lists.save '{"name": "Red", "entity": "customer", "where": ["my.colour = red"]}'
ends 0 pareto add task code=T1 subject=now due="$(date +%F)"
ends 0 pareto add task code=T2 subject=then due="$(date -d '-91 days' +%F)"
ends 0 pareto api lists.list '{"entity": "task"}'
same 'days stay told from today' '["due >= today-90d", "due <= +1w"]' "$(json 'a["lists"][0]["where"]')"
ends 0 pareto api records.list '{"entity": "task", "columns": ["code"], "where": ["due >= today-90d", "due <= +1w"]}'
same 'and are counted from it when they are asked' '[["T1"]]' "$(json 'a["rows"]')"
ends 0 pareto api pivot.run '{"entity": "task", "measures": ["count"], "where": ["due < 今天-90天"]}'
ends 2 pareto api records.list '{"entity": "task", "where": ["due >= today-90"]}'
line 'what is no day is said' err 'is not a date'
ends 0 pareto field set customer colour --choices blue
ends 0 pareto api lists.list '{"entity": "customer"}'
same 'a list of a choice that went is still told' '[["my.colour = red"]]' "$(json '[l["where"] for l in a["lists"] if l["name"] == "Red"]')"
ends 2 pareto api records.list '{"entity": "customer", "where": ["my.colour = red"]}'
line 'and asked for, it is said what there is' err 'blue'
finish
