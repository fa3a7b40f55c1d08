#!/usr/bin/env bash
# What a pack brings for people: roles, words of its trade, and where its maker is reached.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"
umask 022
bundled=$(realpath -- "${PARETO%/*}/../plugins") || exit 1
mkdir none packs
export PARETO_PLUGINS=$FOLDER/none
mkdir -p mine/acme/roles
manifest() { printf '{ "manifest_version": 1, "id": "acme", "version": "%s", "label": { "en": "Acme", "zh-Hans": "艾克米" }, "vendor": "Acme Ltd", "license": "CC0-1.0"%s }' "$1" "$2" >mine/acme/manifest.json; }
manifest 1.0.0 ', "contact": "help@acme.example, 021 5555"'
role() { printf '%s\n' 'name = { en = "Buyer", zh = "采购" }' 'note = { en = "Watches what customers take", zh = "关注客户用量" }' "duties = [$1]" '[rights.customer]' "can = [\"see\", \"$2\"]" 'scope = "team"' 'fields = { tax_number = "hidden" }' '[rights."*"]' 'can = ["see"]' >mine/acme/roles/buyer.toml; }
words() { printf '[[word]]\nword = { en = "%s", zh = "%s" }\nmeaning = { en = "%s", zh = "%s" }\n' "$@"; }
role '"run-tiers"' change
words 'Half-life' 半衰期 'Days in which half of it is gone' 减半所需的天数 >mine/acme/glossary.toml

# ---- who makes it is told what nobody could install ---------------------------------------------------------------------------
role '"administer"' change
ends 2 pareto plugin pack mine/acme --out packs
says 'a pack gives nobody the workspace' err 'who manages users or sets the program up, the firm says itself'
says 'where' err 'acme/roles/buyer.toml:3'
role '"run-tiers"' chnge
ends 2 pareto plugin pack mine/acme --out packs
says 'a verb that there is none of' err 'see, create, change, remove'
role '"run-tiers"' change
words 'Half-life' 半衰期 A 甲 >>mine/acme/glossary.toml
ends 2 pareto plugin pack mine/acme --out packs
says 'a word twice' err 'it stands in the file already'
words 'Half-life' 半衰期 'Days in which half of it is gone' 减半所需的天数 >mine/acme/glossary.toml
ends 0 pareto plugin check mine/acme --only content.people
line 'the checker looks at them' out '^acme: 1 cases passed, 0 skipped'
ends 0 pareto plugin pack mine/acme --out packs

# ---- shown before, put in when it is enabled ------------------------------------------------------------------------------------
ends 0 pareto init firm --lang en
cd firm || exit 1
ends 0 pareto plugin install ../packs/acme-1.0.0.pareto --enable --dry-run
line 'who makes it' out 'contact +help@acme.example, 021 5555'
line 'the role and what it allows' out 'role +buyer  Buyer: runs the tier rules; customer \(team\): see, change; .*customer.tax_number: hidden'
line 'the word' out 'word +Half-life: Days in which half of it is gone'
line 'it comes' out 'comes +role +buyer +Buyer'
silent_on 'nothing was done' <(pareto role list) '^buyer,'
ends 0 pareto plugin install ../packs/acme-1.0.0.pareto --yes
silent_on 'installed alone it changes no roles' <(pareto role list) '^buyer,'
ends 0 pareto plugin enable acme
says 'enabled it brings it' out 'added the role buyer'
operation=$(grep -oE 'journal undo [0-9]+' out | grep -oE '[0-9]+')
ends 0 pareto role show buyer
line 'as its file says' out '^customer,team,1,0,1,0,0,0,0'
same 'a field of it' 'tax_number,hidden' "$(pareto query "SELECT field, access FROM role_field WHERE role = (SELECT id FROM role WHERE code = 'buyer')" --output csv | tail -n 1 | tr -d '\r')"
ends 0 pareto plugin info acme
line 'info says who makes it' out 'contact +help@acme.example'
says 'and that the role is here' out 'one of this code is here, and stays as it is'
line 'and the word' out 'word +Half-life'
ends 0 pareto plugin info acme --lang zh
line 'in Chinese' out '术语 +半衰期：减半所需的天数'

# ---- it is the firm's from then on ----------------------------------------------------------------------------------------------
ends 0 pareto role set buyer customer --can see
ends 0 pareto plugin disable acme
ends 0 pareto plugin enable acme
says 'what is edited stays' out 'the role buyer is here already and stays as it is'
same 'edited' false "$(pareto query "SELECT change FROM role_right WHERE entity = 'customer' AND role = (SELECT id FROM role WHERE code = 'buyer')" --output csv | tail -n 1 | tr -d '\r')"
ends 0 pareto remove role buyer --yes
sed 's/Buyer/Keeper/' ../mine/acme/roles/buyer.toml >../mine/acme/roles/keeper.toml
manifest() { sed -i "s/\"version\": \"[^\"]*\"/\"version\": \"$1\"/" ../mine/acme/manifest.json; }
manifest 1.1.0
ends 0 pareto plugin pack ../mine/acme --out ../packs
ends 0 pareto plugin install ../packs/acme-1.1.0.pareto --yes
says 'a newer version brings what is new in it' out 'added the role keeper'
silent_on 'and not what was removed' <(pareto role list) '^buyer,'
operation=$(grep -oE 'journal undo [0-9]+' out | grep -oE '[0-9]+')
ends 0 pareto journal undo "$operation"
silent_on 'one undo takes it back' <(pareto role list) '^keeper,'
ends 0 pareto plugin enable acme
line 'whoever enables it again wants them' <(pareto role list) '^keeper,'

# ---- never more than whoever enables it may ---------------------------------------------------------------------------------------
ends 0 pareto user add "Ina Tegra" --role integrator
ends 0 pareto remove role buyer keeper --yes
ends 0 pareto plugin disable acme
ends 0 pareto plugin enable acme --as "Ina Tegra"
says 'who sets the program up makes no roles' err 'the role buyer was not added: whoever manages users and roles adds it'
silent_on 'there is none' <(pareto role list) '^buyer,'
ends 0 pareto plugin disable acme
ends 0 pareto api plugins.enable '{"plugins": ["acme"]}' --as "Ina Tegra"
same 'programs are told' '[[], ["buyer", "keeper"]]' "$(json '[a["roles_put"]["made"], a["roles_put"]["refused"]]')"
ends 0 pareto api plugins.enable '{"plugins": ["acme"]}'
same 'and who manages them adds them' '[["buyer", "keeper"], true]' "$(json '[a["roles_put"]["made"], a["roles_put"]["operation"] is not None]')"
ends 0 pareto api plugins.show '{"plugin": "acme"}'
same 'what it brings, for a page' '[[["buyer", "Buyer", true], ["keeper", "Keeper", true]], [["Half-life", "Days in which half of it is gone"]]]' \
  "$(json '[[[r["code"], r["name"], r["there"]] for r in a["roles"]], [[w["word"], w["meaning"]] for w in a["words"]]]')"
# A role of a field that there is not: said before, and nothing is enabled.
ends 0 pareto plugin disable acme
ends 0 pareto plugin uninstall acme --yes
sed -i 's/tax_number/tacks_number/' ../mine/acme/roles/buyer.toml
ends 0 pareto remove role buyer keeper --yes
ends 1 pareto plugin check ../mine/acme --only content.people
says 'the checker finds it' out 'customer has no field tacks_number'
manifest 1.2.0
ends 0 pareto plugin pack ../mine/acme --out ../packs
ends 0 pareto plugin install ../packs/acme-1.2.0.pareto --enable --dry-run
line 'so does the preview' out 'comes, does not work +role +buyer'
ends 1 pareto plugin install ../packs/acme-1.2.0.pareto --enable --yes
silent_on 'all of it or nothing' <(pareto role list) '^buyer,'
cd ..

# ---- a word explains fields that have no help of their own --------------------------------------------------------------------------
cp -r "$bundled/chemical" mine/chemical
python3 - mine/chemical/manifest.json <<'PY'
import json, sys
m = json.load(open(sys.argv[1]))
fields = next(e["fields"] for e in m["provides"] if "fields" in e)
fields[0].pop("help", None)
fields[0]["label"] = {"en": "Half-life", "zh-Hans": "半衰期"}
json.dump(m, open(sys.argv[1], "w"), ensure_ascii=False)
open("field", "w").write(fields[0]["name"])
PY
words 'Half-life' 半衰期 'Days in which half of it is gone' 减半所需的天数 >mine/chemical/glossary.toml
sed -i 's/"version": "[^"]*"/"version": "9.0.0"/' mine/chemical/manifest.json
ends 0 pareto plugin pack mine/chemical --out packs
ends 0 pareto init second --lang en
ends 0 pareto -w second plugin install packs/chemical-9.0.0.pareto --enable --yes
ends 0 pareto -w second api schema.show '{"entity": "customer"}'
same 'where the field is explained' 'Days in which half of it is gone' "$(json "next(f['help'] for e in a['entities'] for f in e['fields'] if f['name'] == 'chemical.$(cat field)')")"
finish
