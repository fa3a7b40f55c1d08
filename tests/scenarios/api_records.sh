#!/usr/bin/env bash
# Records by their methods, as a page asks for them: page after page while others write, what changed meanwhile, one add per key, one
# search over everything; and all of it as somebody who sees the own customers alone.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

ends 0 pareto init firm --lang en --name "Niacin Works"
cd firm || exit 1
"$DEMO_DATA" ../exports --language en >/dev/null
for file in rates products people customers; do ends 0 pareto import ../exports/$file.csv --yes; done
ends 0 pareto import ../exports/sales.xlsx --as sale --yes
ends 0 pareto tier run abc
all=$(value "SELECT count(*) FROM customer")
user=$(value "SELECT u.name FROM customer c JOIN user u ON u.id = c.owner GROUP BY u.name ORDER BY count(*) DESC, u.name LIMIT 1")
ends 0 pareto user role add "$user" sales_representative

# pages CLAIM EXPECTED SORT [OPTION...]: all pages of seven rows, in the order of one list.
pages() {
  local claim=$1 sort=$3 expected=$2 after='' count=0
  shift 3
  : >pages.txt
  while ((count++ < 100)); do
    pareto api records.list "{\"entity\": \"customer\", \"columns\": [\"code\"], \"sort\": $sort, \"limit\": 7, \"count\": false${after:+, \"after\": \"$after\"}}" "$@" >page.json 2>err || { failed "$claim" "$(cat err)"; return; }
    json '"\n".join(r[0] for r in a["rows"])' page.json >>pages.txt
    after=$(json 'a["next"] or ""' page.json)
    [[ -n $after ]] || break
  done
  sed -i '/^$/d' pages.txt
  same_file "$claim" "$expected" pages.txt
}

# ---- page after page ------------------------------------------------------------------------------------------------------
for sort in name -net_12m tier,-name -province owner,code -silent_days; do
  pareto list customer --columns code --sort=$sort --limit 0 --output csv 2>/dev/null | tail -n +2 | tr -d '\r' >expected.txt
  quoted=[\"${sort//,/\",\"}\"]
  pages "pages by $sort" expected.txt "$quoted"
  same "none is left out, by $sort" "$all" "$(sort -u pages.txt | wc -l)"
  pareto list customer --columns code --sort=$sort --limit 0 --output csv --as "$user" 2>/dev/null | tail -n +2 | tr -d '\r' >expected.txt
  pages "pages by $sort of the own customers" expected.txt "$quoted" --as "$user"
done
ends 0 pareto api records.list '{"entity": "customer", "columns": ["code", "name"], "sort": ["name"], "limit": 5}'
next=$(json 'a["next"]')
same 'a first page counts, one behind does not' "[$all, true]" "$(json '[a["count"], a["version"].isdigit()]')"
json 'a["rows"][-1][1]' >last
ends 0 pareto add customer name="AAA comes in before"
ends 0 pareto api records.list "{\"entity\": \"customer\", \"columns\": [\"code\", \"name\"], \"sort\": [\"name\"], \"limit\": 5, \"after\": \"$next\"}"
same 'what comes in before moves no page' true "$(json "a['rows'][0][1] > open('last').read().strip() and 'count' not in a")"
ends 0 pareto journal undo "$(pareto journal --limit 1 --output csv | tail -n 1 | cut -d, -f1)" --yes
ends 2 pareto api records.list "{\"entity\": \"customer\", \"sort\": [\"-name\"], \"after\": \"$next\"}"
line 'a place in another list' err 'same sort'
ends 2 pareto api records.list '{"entity": "customer", "after": "nonsense"}'
ends 0 pareto api records.list '{"entity": "customer", "columns": ["code"], "limit": 3, "skip": 4}'
same 'rows skipped' "$(pareto list customer --columns code --limit 7 --output csv | tail -n 3 | paste -sd' ')" "$(json '" ".join(r[0] for r in a["rows"])')"
# Rows are passed over by what the list is sorted by: from the middle on, at its end and behind it, as they stand in the whole list.
for list in 'customer ["-net_12m"]' 'customer ["net_12m"]' 'customer ["-name"]' 'customer ["province", "-name"]' 'customer ["owner"]' 'sale ["-amount"]' 'sale ["date"]' 'sale ["customer", "-date"]'; do
  for as in '' "--as $user"; do
    what="\"entity\": \"${list%% *}\", \"columns\": [\"id\"], \"sort\": ${list#* }"
    ends 0 pareto api records.list "{$what, \"limit\": 60}" $as
    json '[r[0] for r in a["rows"]]' >whole
    for skip in 1 9 33 58; do
      ends 0 pareto api records.list "{$what, \"limit\": 7, \"skip\": $skip}" $as
      same "$list $as from $skip" true "$(json "[r[0] for r in a['rows']][:60 - $skip] == json.load(open('whole'))[$skip:$skip + 7]")"
    done
  done
done
ends 0 pareto api records.list '{"entity": "customer", "sort": ["-net_12m"], "skip": 100000}'
same 'behind the end is nothing' '[]' "$(json 'a["rows"]')"
ends 0 pareto api records.count '{"entity": "customer", "where": ["tier = A"]}'
same 'how many, without reading one' "$(value "SELECT count(*) FROM customer WHERE tier = 'A'")" "$(json 'str(a["count"])')"
ends 0 pareto api records.count '{"entity": "customer"}' --as "$user"
same 'the own ones are counted' "$(value "SELECT count(*) FROM customer c JOIN user u ON u.id = c.owner WHERE u.name = '$user'")" "$(json 'str(a["count"])')"

# ---- what records come to together ----------------------------------------------------------------------------------------
ends 0 pareto api records.sum '{"entity": "customer", "columns": ["net_12m"], "where": ["tier = A"]}'
json 'a["sums"][0]["value"], a["count"]' >whole
ends 0 pareto api records.list '{"entity": "customer", "columns": ["net_12m"], "where": ["tier = A"], "limit": 10000}'
same 'a figure of all that match' true "$(json '(lambda s: abs(sum(r[0] or 0 for r in a["rows"]) - s[0]) < 0.01 and len(a["rows"]) == s[1])(eval(open("whole").read()))')"
ends 0 pareto api records.sum '{"entity": "customer", "columns": ["net_12m"]}' --as "$user"
same 'of what one sees' "$(value "SELECT count(*) FROM customer c JOIN user u ON u.id = c.owner WHERE u.name = '$user'")" "$(json 'str(a["count"])')"
ends 0 pareto api records.sum '{"entity": "sale", "columns": ["amount", "home_amount"], "where": ["currency = EUR"]}'
same 'amounts of one currency' "$(value "SELECT CAST(isum(amount) AS TEXT) FROM sale WHERE currency = 'EUR'") EUR" "$(json '"%s %s" % (round(a["sums"][0]["value"] * 10000), a["sums"][0]["currency"])')"
same 'what the host reckons' CNY "$(json 'a["sums"][1]["currency"]')"
ends 0 pareto api records.sum '{"entity": "sale", "columns": ["amount", "home_amount"]}'
same 'of several currencies there is no sum' 'None CNY' "$(json '"%s %s" % (a["sums"][0]["value"], a["sums"][1]["currency"])')"
ends 0 pareto role set sales_representative sale --field currency=hidden
hidden=$(($(pareto journal --limit 1 --output csv | tail -n 1 | cut -d, -f1)))
ends 0 pareto api records.sum '{"entity": "sale", "columns": ["amount", "home_amount"]}' --as "$user"
same 'nor for who may not see them' 'None CNY' "$(json '"%s %s" % (a["sums"][0]["value"], a["sums"][1]["currency"])')"
ends 0 pareto journal undo "$hidden"
ends 0 pareto api records.sum '{"entity": "customer", "columns": ["net_12m"], "where": ["name = nobody"]}'
same 'of none' '0 None' "$(json '"%s %s" % (a["count"], a["sums"][0]["value"])')"
ends 2 pareto api records.sum '{"entity": "customer", "columns": ["name"]}'
line 'what has a sum is said' err 'amounts and whole numbers'

# ---- what was created ----------------------------------------------------------------------------------------------------
ends 0 pareto api records.add "{\"entity\": \"task\", \"rows\": [{\"subject\": \"Own\", \"owner\": \"$user\"}, {\"subject\": \"Others\"}]}"
made="{\"operation\": \"$(json 'a["operation"]')\"}"
ends 0 pareto api journal.show "$made"
same 'an operation tells what it created' '["Own", "Others"]' "$(json '[one["label"] for one in a["created"]]')"
ends 0 pareto api journal.show "$made" --as "$user"
same 'as far as one sees it' '["Own"]' "$(json '[one["label"] for one in a["created"]]')"
ends 0 pareto api journal.list '{"limit": 1}' --as "$user"
same 'what somebody else did is not for everybody to take back' false "$(json 'a["operations"][0]["undoable"]')"
ends 0 pareto api journal.undo "$made"
undo=$(json 'a["operation"]')
ends 0 pareto api journal.list '{"limit": 2}'
same 'what took it back is told, and may be taken back' "$undo true false" "$(json '" ".join([a["operations"][0]["id"], *[str(one["undoable"]).lower() for one in a["operations"]]])')"
ends 0 pareto api journal.show "$made"
same 'and as long as it is there' '[]' "$(json '[one["label"] for one in a["created"]]')"

# ---- what others changed meanwhile ----------------------------------------------------------------------------------------
ends 0 pareto api journal.position
position=$(json 'a["position"]')
ends 0 pareto api records.show '{"entity": "customer", "which": "0013"}'
id=$(json 'a["id"]') version=$(json 'a["version"]')
ends 0 pareto api records.set "{\"entity\": \"customer\", \"rows\": [{\"id\": \"$id\", \"phone\": \"021-5550001\"}], \"if_version\": \"$version\"}"
same 'nobody else changed it' true "$(json 'a["operation"] is not None')"
ends 0 pareto api records.set "{\"entity\": \"customer\", \"rows\": [{\"id\": \"$id\", \"note\": \"other field\"}], \"if_version\": \"$version\"}"
same 'another field stands in nobodys way' true "$(json 'a["operation"] is not None')"
ends 1 pareto api records.set "{\"entity\": \"customer\", \"rows\": [{\"id\": \"$id\", \"phone\": \"021-5559999\"}], \"if_version\": \"$version\"}"
line 'the same field does, with both values and what to do' err '021-5550001.*meanwhile'
line 'what to do' err 'with the version that it has'
same 'and nothing was written' 021-5550001 "$(value "SELECT phone FROM customer WHERE code = '0013'")"
ends 0 pareto api records.set "{\"entity\": \"customer\", \"rows\": [{\"id\": \"$id\", \"phone\": \"021-5550001\"}], \"if_version\": \"$version\"}"
same 'who wants the same is in nobodys way' null "$(json 'a["operation"]')"
ends 1 pareto api records.set "{\"entity\": \"customer\", \"rows\": [{\"id\": \"$id\", \"phone\": \"1\"}], \"if_version\": \"$position\"}"
ends 0 pareto api records.list '{"entity": "customer", "where": ["code = 0013"], "limit": 1}'
ends 0 pareto api records.set "{\"entity\": \"customer\", \"rows\": [{\"id\": \"$id\", \"phone\": \"021-5559999\"}], \"if_version\": \"$(json 'a["version"]')\"}"
same 'the version of a list holds for its rows' 021-5559999 "$(value "SELECT phone FROM customer WHERE code = '0013'")"
ends 2 pareto api records.set "{\"entity\": \"customer\", \"rows\": [{\"id\": \"$id\", \"phone\": \"1\"}], \"if_version\": \"abc\"}"
line 'no version' err 'records\.show'
ends 1 pareto api records.set "{\"entity\": \"customer\", \"rows\": [{\"id\": \"$id\", \"phone\": \"021-5550001\"}], \"if_version\": \"99999999\"}"
says 'a version that is not there yet' err 'there is no version 99999999 yet'

# ---- added once -----------------------------------------------------------------------------------------------------------
ends 0 pareto api records.add '{"entity": "task", "rows": [{"subject": "call them"}], "key": "k-1"}'
cp out first.json
ends 0 pareto api records.add '{"entity": "task", "rows": [{"subject": "call them"}], "key": "k-1"}'
same 'the same key, the same answer' "$(json '[a["operation"], a["ids"]]' first.json)" "$(json '[a["operation"], a["ids"]]')"
same 'and one record' 1 "$(value "SELECT count(*) FROM task WHERE subject = 'call them'")"
ends 0 pareto api records.add '{"entity": "task", "rows": [{"subject": "call them"}], "key": "k-2"}'
ends 1 pareto api records.add '{"entity": "task", "rows": [{"subject": "call others"}], "key": "k-1"}'
says 'a key that comes with something else is refused' err 'with other rows'
same 'and nothing is written' 0 "$(value "SELECT count(*) FROM task WHERE subject = 'call others'")"
same 'another key, another record' 2 "$(value "SELECT count(*) FROM task WHERE subject = 'call them'")"

# ---- one search -----------------------------------------------------------------------------------------------------------
ends 0 pareto api search.all '{"typed": "jlyy"}'
same 'a customer by its sound comes first' '["customer", "0013"]' "$(json '[a["groups"][0]["kind"], a["groups"][0]["items"][0]["code"]]')"
ends 0 pareto api search.all '{"typed": "5559999"}'
same 'by digits of a phone' '["0013"]' "$(json '[i["code"] for g in a["groups"] if g["kind"] == "customer" for i in g["items"]]')"
ends 0 pareto api search.all '{"typed": "key acc"}'
same 'a report' true "$(json 'any(i["id"] == "key_accounts" for g in a["groups"] if g["kind"] == "@report" for i in g["items"])')"
ends 0 pareto api search.all '{"typed": "a", "limit": 9}'
same 'no more than wanted' true "$(json 'sum(len(g["items"]) for g in a["groups"]) <= 9')"
foreign=$(value "SELECT c.code FROM customer c JOIN user u ON u.id = c.owner WHERE u.name <> '$user' ORDER BY c.code LIMIT 1")
ends 0 pareto api search.all "{\"typed\": \"$foreign\"}" --as "$user"
same 'what is not seen is not found' '[]' "$(json "[i for g in a['groups'] for i in g['items'] if i.get('code') == '$foreign']")"

# ---- which records references are -----------------------------------------------------------------------------------------
ends 0 pareto api records.list '{"entity": "customer", "columns": ["code", "owner", "name"], "sort": ["code"], "limit": 4, "with": ["ids"]}'
same 'beside what it is called, which it is' "$(value "SELECT group_concat(coalesce(owner, '-'), ' ') FROM (SELECT owner FROM customer ORDER BY code LIMIT 4)")" "$(json '" ".join(i or "-" for i in a["ids"]["owner"])')"
same 'of references alone, and no column more' '[["owner"], 3]' "$(json '[list(a["ids"]), len(a["rows"][0])]')"
ends 0 pareto api records.list '{"entity": "customer", "columns": ["code", "owner"], "sort": ["-net_12m"], "limit": 3, "with": ["ids"]}' --as "$user"
same 'for a user, too' true "$(json "len(a['ids']['owner']) == len(a['rows']) > 0 and set(a['ids']['owner']) == {'$(value "SELECT id FROM user WHERE name = '$user'")'}")"
ends 0 pareto api records.list '{"entity": "customer", "limit": 1}'
same 'only for who wants them' false "$(json '"ids" in a')"
ends 2 pareto api records.list '{"entity": "customer", "with": ["everything"]}'

# ---- who did what ---------------------------------------------------------------------------------------------------------
hers=$(value "SELECT c.id FROM customer c JOIN user u ON u.id = c.owner WHERE u.name = '$user' ORDER BY c.code LIMIT 1")
hers_name=$(value "SELECT name FROM customer WHERE id = $hers")
ends 0 pareto api records.set "{\"entity\": \"customer\", \"rows\": [{\"id\": \"$hers\", \"note\": \"visited\"}]}" --as "$user"
done_by_her=$(json 'a["operation"]')
ends 0 pareto api records.history "{\"entity\": \"customer\", \"which\": \"$hers\"}"
same 'a change says whose it is' "[\"$(value "SELECT id FROM user WHERE name = '$user'")\", \"$user\"]" "$(json '[a["changes"][-1]["by"], a["changes"][-1]["by_name"]]')"
ends 0 pareto api roles.add '{"code": "outsider", "like": "boss", "values": {"name": "Outsider"}}'
ends 0 pareto api roles.set '{"role": "outsider", "rights": [{"entity": "user", "see": false}]}'
ends 0 pareto user add "Eve" --role outsider
ends 0 pareto api records.history "{\"entity\": \"customer\", \"which\": \"$hers\"}" --as Eve
same 'not to who may not know users' 'visited [null, false]' "$(json '[v["after"] for v in a["changes"][-1]["values"] if v["field"] == "note"][0]') $(json '[a["changes"][-1]["by"], "by_name" in a["changes"][-1]]')"

# ---- the journal searched -------------------------------------------------------------------------------------------------
found() { json '" ".join(o["id"] for o in a["operations"])'; }
ends 0 pareto api journal.list "{\"search\": \"$user\", \"kind\": \"set\"}"
line 'by who did it' <(found) "(^| )$done_by_her( |$)"
ends 0 pareto api journal.list "{\"search\": \"$hers_name\", \"by\": \"$user\"}"
line 'by the name of a record that it changed' <(found) "(^| )$done_by_her( |$)"
same 'only hers' true "$(json "all(o.get('by_name') == '$user' for o in a['operations'])")"
ends 0 pareto api journal.list "{\"search\": \"$hers_name customers.csv\"}"
same 'by the name of a record that it made, and its own' '["import"]' "$(json '[o["kind"] for o in a["operations"]]')"
ends 0 pareto api journal.list '{"search": "nothing of the kind"}'
same 'what is nowhere' '[]' "$(json 'a["operations"]')"
foreign_name=$(value "SELECT c.name FROM customer c JOIN user u ON u.id = c.owner WHERE u.name <> '$user' ORDER BY c.code LIMIT 1")
ends 0 pareto set customer "$(value "SELECT code FROM customer WHERE name = '$foreign_name'")" note=quiet
ends 0 pareto api journal.list "{\"search\": \"$foreign_name\", \"kind\": \"set\"}"
same 'the owner of the folder finds it' 1 "$(json 'len(a["operations"])')"
ends 0 pareto api journal.list "{\"search\": \"$foreign_name\", \"kind\": \"set\"}" --as "$user"
same 'what is not seen is not found' '[]' "$(json 'a["operations"]')"
ends 0 pareto api journal.list '{"limit": 10000}'
found | tr ' ' '\n' >expected.txt
after=''
: >pages.txt
for _ in {1..100}; do
  pareto api journal.list "{\"limit\": 3${after:+, \"after\": \"$after\"}}" >out 2>err || failed 'a page of the journal' "$(cat err)"
  found | tr ' ' '\n' >>pages.txt
  after=$(json 'a["next"] or ""')
  [[ -n $after ]] || break
done
sed -i '/^$/d' pages.txt
same_file 'page after page, each once' expected.txt pages.txt
ends 0 pareto api journal.list '{"from": "2001-01-01", "to": "2001-12-31"}'
same 'of days on which nothing was done' '[]' "$(json 'a["operations"]')"
ends 0 pareto api journal.list '{"from": "2001-01-01", "limit": 10000}'
same 'since then all' "$(wc -l <expected.txt)" "$(json 'str(len(a["operations"]))')"
ends 2 pareto api journal.list '{"after": "nonsense"}'
ends 2 pareto api journal.list '{"by": "no such user"}'

# ---- figures in conditions ------------------------------------------------------------------------------------------------
large=$(pareto list customer --columns code,net_12m --limit 0 --output csv 2>/dev/null | tr -d '\r' | awk -F, 'NR > 1 && $2 > 1000000' | wc -l)
same 'some are large, and some are not' yes "$( ((large > 0 && large < all)) && echo yes)"
ends 0 pareto api records.count '{"entity": "customer", "where": ["net_12m > 1000000"]}'
same 'those above a million' "$large" "$(json 'a["count"]')"
ends 0 pareto list customer --where 'net_12m > 1000000' --where 'silent_days > 90' --columns code,silent_days --limit 0 --output csv
same 'and silent for long' "$(pareto list customer --columns code,net_12m,silent_days --limit 0 --output csv 2>/dev/null | tr -d '\r' | awk -F, 'NR > 1 && $2 > 1000000 && $3 > 90 {print $1}' | sort)" \
  "$(tail -n +2 out | tr -d '\r' | cut -d, -f1 | sort)"
ends 0 pareto set customer --where 'net_12m > 1000000' note=large --yes
same 'they are changed by it' "$large" "$(value "SELECT count(*) FROM customer WHERE note = 'large'")"
ends 2 pareto list customer --where 'net_12m > much'
line 'a value that is none' err 'much'

# ---- an order of a day to come --------------------------------------------------------------------------------------------
# Beside another customer, so that midnight may pass meanwhile.
silence() { pareto list customer --columns code,silent_days --where 'code = 0013 | 0014' --sort code --output csv 2>/dev/null | awk -F, 'NR > 1 {days[NR] = $2} END {print NR - 1, days[2] - days[3]}'; }
ends 0 pareto add sale customer=0001 "date=$(date +%F)" amount=5  # until today it is looked at
before=$(silence)
ends 0 pareto add sale customer=0013 date=2099-03-01 amount=5
same 'says nothing of how long it has been silent' "$before" "$(silence)"

# ---- who asks -------------------------------------------------------------------------------------------------------------
ends 0 pareto api me.show
same 'the owner of the folder' '[true, "0", "all"]' "$(json '[a["owner"], a["id"], [e["remove"] for e in a["entities"] if e["name"] == "customer"][0]]')"
ends 0 pareto api me.show --as "$user"
same 'somebody with a role' "[false, [\"sales_representative\"], \"own\", []]" "$(json '[a["owner"], a["roles"], [e["see"] for e in a["entities"] if e["name"] == "customer"][0], a["duties"]]')"
ends 2 pareto api me.password '{"current": "a", "password": "b"}'
line 'the owner has none' err 'no password'
ends 0 pareto user set "$user" sign_in=yes
printf 'long and secret 1\n' | pareto user password "$user" >out 2>err || failed 'a password' "$(cat err)"
ends 1 pareto api me.password '{"current": "wrong one here", "password": "another long one 2"}' --as "$user"
line 'the present one is asked for' err 'password is wrong'
ends 0 pareto api me.password '{"current": "long and secret 1", "password": "another long one 2"}' --as "$user"
ends 0 pareto api me.password '{"current": "another long one 2", "password": "and a third one 3"}' --as "$user"
# ---- small amounts ---------------------------------------------------------------------------------------------------------
ends 0 pareto add customer name=Small
ends 0 pareto add sale customer=Small "date=$(date +%F)" amount=100
ends 0 pareto list customer --where 'name = Small' --columns name,net_12m --output table --lang en
line 'an amount that is small is read whole at the terminal' out '^ *Small +100$'
line 'in no unit but the currency' out 'Net sales, CNY'

finish
