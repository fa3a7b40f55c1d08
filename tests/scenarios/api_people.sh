#!/usr/bin/env bash
# Users, roles, teams and API keys by their methods: somebody new with a role, what a role allows by record and by field, who left and
# who takes over; and what of it nobody but who manages users may do.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

ends 0 pareto init firm --lang en
cd firm || exit 1
ends 0 pareto add customer name="Acme Feeds" code=C1
ends 0 pareto api records.add '{"entity": "team", "rows": [{"name": "East"}]}'
ends 0 pareto api records.add '{"entity": "team", "rows": [{"name": "Shanghai", "parent": "East"}]}'
ends 0 pareto api teams.list
same 'teams as a tree' '[["East", 0], ["Shanghai", 1]]' "$(json '[[t["name"], t["depth"]] for t in a["teams"]]')"

# ---- users ----------------------------------------------------------------------------------------------------------------
ends 0 pareto api users.add '{"values": {"name": "Li Min", "team": "Shanghai", "sign_in": true}, "roles": ["sales_representative"]}'
li=$(json 'a["id"]') operation=$(json 'a["operation"]')
ends 0 pareto api users.add '{"values": {"name": "Wang Fang", "email": "wang@example.com"}, "roles": ["administrator"]}'
ends 0 pareto api users.list
same 'who there is' '[["Li Min", "Shanghai", ["sales_representative"], true, false], ["Wang Fang", null, ["administrator"], false, false]]' \
  "$(json 'sorted([u["name"], u.get("team"), u["roles"], u["sign_in"], u["left"]] for u in a["users"])')"
ends 1 pareto api users.add '{"values": {"email": "x@example.com"}}'
line 'without a name' err '[Nn]ame'
ends 2 pareto api users.add '{"values": {"name": "X"}, "roles": ["no_such"]}'
same 'and nobody was added' 2 "$(value 'SELECT count(*) FROM user')"
ends 0 pareto api users.give_role "{\"user\": \"$li\", \"role\": \"service\", \"until\": \"2099-12-31\"}"
ends 0 pareto api users.roles '{"user": "Li Min"}'
ends 0 pareto api me.show --as "Li Min"
same 'her roles in words' '[["sales_representative", true], ["service", true]]' "$(json '[[r["name"], r["label"] not in ("", r["name"])] for r in a["roles_held"]]')"
ends 0 pareto api me.show
same 'the owner of the folder holds none' '[]' "$(json 'a["roles_held"]')"
mkdir -p views.d
for home in home home:service home:administrator; do
  printf '%s\n' "name = \"$home\"" 'kind = "list"' 'entity = "customer"' "slots = [\"$home\"]" >"views.d/at_${home#*:}.toml"
done
printf '%s\n' 'name = "both"' 'kind = "list"' 'entity = "customer"' 'slots = ["menu", "home:administrator"]' >views.d/both.toml
ends 0 pareto api views.list '{"slot": "home"}' --as "Li Min"
same 'what is on her home: for all, and for one of her roles' '["at_home", "at_service"]' "$(json 'sorted(v["name"] for v in a["views"])')"
ends 0 pareto api views.list '{}' --as "Li Min"
same 'of others she is not told' '[["at_home", ["home"]], ["at_service", ["home:service"]], ["both", ["menu"]]]' "$(json 'sorted([v["name"], v["slots"]] for v in a["views"] if v["name"].startswith("at_") or v["name"] == "both")')"
ends 0 pareto api views.list '{"slot": "home"}' --as "Wang Fang"
same 'an administrator' '["at_administrator", "at_home", "both"]' "$(json 'sorted(v["name"] for v in a["views"])')"
ends 0 pareto api views.list '{"slot": "home"}'
same 'the owner of the folder sees all' 4 "$(json 'len(a["views"])')"
ends 0 pareto api users.roles '{"user": "Li Min"}'
same 'two roles, one of them until a day' '[["sales_representative", null], ["service", "2099-12-31"]]' "$(json 'sorted([r["role"], r["until"]] for r in a["roles"])')"
ends 0 pareto api users.take_role '{"user": "Li Min", "role": "service"}'
ends 2 pareto api users.take_role '{"user": "Li Min", "role": "service"}'
line 'one that is not held' err 'does not have the role'

# ---- passwords and keys ---------------------------------------------------------------------------------------------------
ends 1 pareto api users.password '{"user": "Li Min", "password": "short"}'
ends 0 pareto api users.password '{"user": "Li Min", "password": "long enough 77"}'
ends 0 pareto api keys.make '{"name": "script", "days": 30}' --as "Li Min"
key=$(json 'a["key"]')
ends 0 pareto api keys.list '{}' --as "Li Min"
same 'the own keys, by their beginnings' '[["Li Min", "script", "holds", true]]' "$(json "[[k['user_name'], k['name'], k['state'], '$key'.startswith(k['key'])] for k in a['keys']]")"
silent_on 'and no more of them' out "$key"
ends 1 pareto api keys.make '{"user": "Wang Fang"}' --as "Li Min"
ends 2 pareto api keys.make '{"user": "Wang Fang"}'
line 'no key for who may not sign in: it could not work' err 'may not sign in'
line 'and what to do' err 'pareto user set [^ ]+ sign_in=yes'
ends 0 pareto user set 'Wang Fang' sign_in=yes
ends 0 pareto api keys.make '{"user": "Wang Fang"}'
other=$(json 'a["key"].rsplit("_", 1)[0]')
ends 0 pareto api keys.list '{}' --as "Li Min"
same 'not those of others' 1 "$(json 'len(a["keys"])')"
ends 1 pareto api keys.revoke "{\"key\": \"$other\"}" --as "Li Min"
ends 0 pareto api keys.revoke "{\"key\": \"${key%_*}\"}" --as "Li Min"
ends 0 pareto api keys.list
same 'revoked is what was meant' '["holds", "revoked"]' "$(json 'sorted(k["state"] for k in a["keys"])')"
ends 2 pareto api keys.make '{}'
line 'the owner of the folder has none' err 'belongs to a user'

# ---- roles ----------------------------------------------------------------------------------------------------------------
ends 0 pareto api roles.list
same 'duties and verbs in words' true "$(json 'len(a["duties"]) == 4 and len(a["verbs"]) == 7 and any(r["code"] == "administrator" and "administer" in r["duties"] for r in a["roles"])')"
ends 0 pareto api roles.add '{"code": "buyer", "like": "service", "values": {"name": "Buyer"}, "duties": []}'
ends 0 pareto api roles.set '{"role": "buyer", "rights": [{"entity": "customer", "scope": "all", "see": true, "change": true, "remove": false}], "fields": [{"entity": "customer", "field": "tax_number", "access": "hidden"}]}'
ends 0 pareto api roles.show '{"role": "buyer", "entity": "customer"}'
same 'what it says of customers' '[["all", true, true, false]]' "$(json '[[r["scope"], r["see"], r["change"], r["remove"]] for r in a["rights"] if r["entity"] == "customer"]')"
same 'the matrix: what is said of a field, and what follows where nothing is' '{"name": ["change", false], "tax_number": ["hidden", true]}' \
  "$(json '{f["field"]: [f["access"], f["said"]] for f in a["fields"] if f["field"] in ("name", "tax_number")}')"
ends 0 pareto api users.give_role '{"user": "Li Min", "role": "buyer"}'
ends 0 pareto api users.take_role '{"user": "Li Min", "role": "sales_representative"}'
ends 0 pareto api schema.show '{"entity": "customer"}' --as "Li Min"
same 'and so it is for who has it' '[]' "$(json '[f["name"] for f in a["entities"][0]["fields"] if f["name"] == "tax_number"]')"
ends 0 pareto api roles.set '{"role": "buyer", "rights": [{"entity": "customer", "see": false}], "dry_run": true}'
same 'a look keeps nothing' null "$(json 'a["operation"]')"
ends 0 pareto api records.count '{"entity": "customer"}' --as "Li Min"
same 'she sees them still' 1 "$(json 'a["count"]')"
ends 2 pareto api roles.set '{"role": "buyer", "rights": [{"scope": "all"}]}'
ends 2 pareto api roles.set '{"role": "buyer", "duties": ["rule-the-world"]}'
line 'a duty that there is none of' err 'rule-the-world'

# ---- only who manages users -----------------------------------------------------------------------------------------------
for call in 'users.add {"values":{"name":"Y","sign_in":true}}' 'users.give_role {"user":"Li Min","role":"administrator"}' 'users.left {"user":"Wang Fang"}' \
  'users.password {"user":"Wang Fang","password":"long enough 88"}' 'roles.set {"role":"buyer","duties":["administer"]}' 'roles.add {"code":"mine","like":"administrator"}'; do
  ends 1 pareto api "${call%% *}" "${call#* }" --as "Li Min"
done
ends 0 pareto api me.show --as "Wang Fang"
same 'who has the duty has it' '["administer"]' "$(json '[d for d in a["duties"] if d == "administer"]')"

# ---- somebody leaves ------------------------------------------------------------------------------------------------------
ends 0 pareto set customer C1 owner="Li Min"
ends 0 pareto api users.transfer '{"from": "Li Min", "to": "Wang Fang", "dry_run": true}'
same 'what would go over' '[null, [["customer", "owner", 1]]]' "$(json '[a["operation"], [[f["entity"], f["field"], f["records"]] for f in a["fields"]]]')"
ends 0 pareto api users.transfer '{"from": "Li Min", "to": "Wang Fang"}'
handed=$(json 'a["operation"]')
same 'handed over' 'Wang Fang' "$(value "SELECT u.name FROM customer c JOIN user u ON u.id = c.owner")"
ends 0 pareto api users.left '{"user": "Li Min"}' --as "Wang Fang"
ends 1 pareto api me.show --as "Li Min"
line 'who left does nothing any more' err 'left on'
ends 0 pareto api journal.undo "{\"operation\": \"$handed\"}"
same 'and one undo takes it back' 'Li Min' "$(value "SELECT u.name FROM customer c JOIN user u ON u.id = c.owner")"
finish
