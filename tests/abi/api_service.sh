#!/usr/bin/env bash
# A service (plugins/api_calls.cpp) calls methods of the host from four threads as several users: each has the rights of that user at that
# moment, errors carry their parts, calls can be stopped, what others change holds from the next call on, and who waits is told for whom.
. "$(dirname "$0")/../faults/common.sh"
bundled=${PARETO_PLUGINS:-$PARETO_BIN/../plugins}
[[ -d $PARETO_ABI_PLUGINS/test_api_calls ]] || skip "the plugin test_api_calls was not built"
mkdir plugins
cp -r "$bundled"/{csv,abc} "$PARETO_ABI_PLUGINS"/test_{api_calls,gcc} plugins/ || skip "the plugins are not built"
chmod -R go-w plugins
export PARETO_PLUGINS=$work/plugins

run 0 pareto init ws --lang en
cd ws || exit 1
workspace=.
run 0 pareto plugin enable test.api_calls
run 0 pareto user add 'Li Min' --role sales_representative --sign-in
run 0 pareto user add 'Vera Vice' --role sales_vice_president --sign-in
key_of() { pareto user key add "$1" --name test --days 30 2>/dev/null | grep -oE 'pk_[A-Za-z0-9_-]+' | head -n 1; }
li=$(key_of 'Li Min') vera=$(key_of 'Vera Vice')
[[ $li == pk_* && $vera == pk_* ]] || fail "no keys: $li, $vera"
run 0 pareto add customer name=Alpha owner='Li Min'
run 0 pareto add customer name=Beta owner='Vera Vice'
run 0 pareto add customer name=Gamma

syncs=0
begin() {  # begin [ARGUMENT…]: the service, until `end`
  : >../input >../results
  syncs=0
  pareto "$@" serve calls --input "$work/input" --results "$work/results" >../served.out 2>../served.err </dev/null &
  served=$!
  for _ in $(seq 300); do
    grep -q running: ../served.out && return
    sleep 0.05
  done
  fail "the service does not start: $(cat ../served.out ../served.err)"
}
end() {
  local code=0
  kill -INT $served
  wait $served || code=$?
  same $code 0 "pareto serve ended with"
}
ask() { printf '%s\t%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "${4:-}" "${5:-}" >>../input; }
sync() {
  syncs=$((syncs + 1))
  echo sync >>../input
  for _ in $(seq 1200); do
    (($(grep -c '^sync$' ../results) >= syncs)) && return
    kill -0 $served 2>/dev/null || break
    sleep 0.05
  done
  fail "the service is lost: $(cat ../served.out ../served.err; tail -n 3 ../results)"
  finish
}
# The status and the answer of a call by its name.
status() { grep -P "^$1\t" ../results | tail -n 1 | cut -f 2; }
answer() { grep -P "^$1\t" ../results | tail -n 1 | cut -f 3-; }
# ends NAME STATUS TEXT…: so the call ended, and its answer has all of this in it.
ends() {
  local name=$1 expected=$2 text
  shift 2
  same "$(status "$name")" "$expected" "call $name ended with $(answer "$name" | cut -c 1-300) and"
  for text; do
    [[ $(answer "$name") == *"$text"* ]] || fail "call $name does not say $text but $(answer "$name" | cut -c 1-500)"
  done
}
lacks() { [[ $(answer "$1") != *"$2"* ]] || fail "call $1 says $2"; }
list='{"entity": "customer", "columns": ["name"]}'

# ---- not granted, not there -------------------------------------------------------------------------------------------------
run 0 pareto plugin revoke test.api_calls api
pareto serve calls --input x --results "$work/results" >../served.out 2>../served.err && fail "it starts without the service that it needs"
grep -q "pareto.host.api/1" ../served.err || fail "the service that it lacks is not named: $(cat ../served.err)"
run 0 pareto plugin grant test.api_calls api
run 0 pareto plugin info test.api_calls && says "pareto.host.api/1" "does what users may do here"

# ---- rights are those of each user ------------------------------------------------------------------------------------------
begin
ask own "$li" records.list "$list"
ask all "$vera" records.list "$list"
ask owner - records.list "$list"
ask methods - '!describe'
ask guide "$li" '!customers'
ask before - '!position'
sync
ends own 0 Alpha '"count":1'
lacks own Beta
ends guide 0 Alpha '"count":1'
lacks guide Beta
ends all 0 Alpha Beta Gamma
ends owner 0 Alpha Beta Gamma
ends methods 0 '"name":"records.list"' '"changes":true'
ask add "$li" records.add '{"entity": "customer", "rows": [{"name": "Delta"}]}'
ask beyond "$li" records.add "{\"entity\": \"customer\", \"rows\": [{\"name\": \"Epsilon\", \"owner\": \"Vera Vice\"}]}"
ask foreign "$li" records.show '{"entity": "customer", "which": "Beta"}'
sync
ends add 0 '"operation":"' '"rejects":[]'
same "$(value "SELECT u.name FROM customer c JOIN \"user\" u ON u.id = c.owner WHERE c.name = 'Delta'")" 'Li Min' "whose a new customer is"
[[ $(status beyond) == 5 || $(answer beyond) == *'"operation":null'* ]] || fail "a customer for somebody else: $(status beyond) $(answer beyond)"
ends foreign 9 '"code":"not_found"' '"remedy":"'
ask after - '!position'
ask undo "$li" journal.undo "{\"operation\": \"$(answer add | grep -oP '"operation":"\K[0-9]+')\"}"
sync
(($(answer after) > $(answer before))) || fail "the position stays where it was: $(answer before), $(answer after)"
ends undo 0 '"done":true'
same "$(value "SELECT count(*) FROM customer WHERE name = 'Delta'")" 0 "customers after the undo"

# ---- what goes wrong carries its parts --------------------------------------------------------------------------------------
ask method "$li" records.lisst
ask kind - records.list '{"entity": "costumer"}'
ask value - records.add '{"entity": "task", "rows": [{"subject": "Call", "due": "2026-10-01"}, {"subject": "Visit", "due": "soon"}]}'
ask chinese - records.list '{"entity": "customer", "limit": "many"}' zh
ask text - records.list '{"entity": '
ask duty "$li" roles.set '{}'
ask unknown pk_00000000_none records.list "$list"
ask full - records.list "$list" full
sync
ends method 9 '"code":"not_found"' records.list
ends kind 9 '"code":"not_found"'
ends value 0 '"operation":null' '"field":"due"' '"value":"soon"' '"remedy":"'
ends chinese 2 '"code":"argument"' 整数 '"remedy":"'
ends text 2 '"code":"argument"' '"detail":"' '"remedy":"'
ends unknown 5 key
ends full thrown 'the line is full'

# ---- beside each other ------------------------------------------------------------------------------------------------------
for i in $(seq 60); do
  ask "w$i" "$([[ $((i % 3)) == 0 ]] && echo "$vera" || echo "$li")" records.add "{\"entity\": \"customer\", \"rows\": [{\"name\": \"Many $i\"}]}"
  ask "r$i" "$([[ $((i % 2)) == 0 ]] && echo "$vera" || echo "$li")" records.list '{"entity": "customer", "columns": ["name", "owner"], "limit": 100}'
done
sync
same "$(grep -cP '^[wr][0-9]+\t0\t' ../results)" 120 "calls of four threads that ended well"
for i in $(seq 60); do
  ((i % 2 == 0)) || lacks "r$i" Beta
  ((i % 2 == 1)) || ends "r$i" 0 Beta
done
same "$(value "SELECT count(*) FROM customer c JOIN \"user\" u ON u.id = c.owner WHERE c.name LIKE 'Many %' AND u.name = 'Li Min'")" 40 "customers that Li Min made"
run 0 pareto journal verify

# ---- what others change holds from the next call on -------------------------------------------------------------------------
run 0 pareto user role remove 'Li Min' sales_representative
ask gone "$li" records.list "$list"
sync
[[ $(status gone) == 5 || $(answer gone) == *'"count":0'* ]] || fail "a role that was taken away still holds: $(status gone) $(answer gone | cut -c 1-200)"
lacks gone Alpha
run 0 pareto user role add 'Li Min' sales_vice_president
ask wider "$li" records.list "$list"
sync
ends wider 0 Alpha Beta
ask field - schema.show '{"entity": "customer"}'
sync
lacks field '"my.wechat"'
run 0 pareto field add customer wechat --type text --label WeChat
ask field - schema.show '{"entity": "customer"}'
ask wechat "$li" records.set '{"entity": "customer", "rows": [{"id": "C00002", "my.wechat": "beta888"}]}'
sync
ends field 0 '"my.wechat"'
ends wechat 0 '"rejects":[]'
same "$(value "SELECT \"my.wechat\" FROM customer WHERE name = 'Beta'")" beta888 "a field that was added while the service runs"

# Left: nothing any more.
run 0 pareto set user 'Vera Vice' left_on=2020-01-01
ask left "$vera" records.list "$list"
sync
ends left 5

# ---- stopped ----------------------------------------------------------------------------------------------------------------
sales ../sales.csv 3000 1 1500
run 0 pareto import ../sales.csv --as sale --create-missing --yes
before=$(value 'SELECT count(*) FROM customer WHERE city IS NULL')
ask stop - records.change_many '{"entity": "customer", "values": {"city": "Bonn"}, "all": true}' stop
ask stopped - records.list "$list" stopped
sync
ends stop 6 '"code":"cancelled"'
ends stopped 6 '"code":"cancelled"'
same "$(value 'SELECT count(*) FROM customer WHERE city IS NULL')" "$before" "customers without a city after a call that was stopped"
ask whole - records.change_many '{"entity": "customer", "values": {"city": "Bonn"}, "all": true}'
sync
ends whole 0 '"operation":"'

# ---- busy: by whom is said --------------------------------------------------------------------------------------------------
sales ../more.csv 200000 2 3000
pareto import ../more.csv --as sale --create-missing --yes >../import.out 2>&1 &
importing=$!
for _ in $(seq 2000); do
  [[ -s pareto.db-job ]] && break
  sleep 0.005
done
kill -STOP $importing
ask busy - records.add '{"entity": "customer", "rows": [{"name": "Waits"}]}'
ask reads - records.list "$list"
sync
kill -CONT $importing
ends busy 11 '"code":"busy"' "import of more.csv" '"remedy":"nothing was changed; try again in a while"'
ends reads 0 Alpha
wait $importing || fail "the import failed: $(cat ../import.out)"
ask busy - records.add '{"entity": "customer", "rows": [{"name": "Waits"}]}'
sync
ends busy 0 '"operation":"'

# ---- plugins that change: the services go on, with what these bring -----------------------------------------------------------
ask plugins - schema.show '{"entity": "customer"}'
sync
lacks plugins '"test.gcc.grade"'
run 0 pareto plugin enable test.gcc
for _ in $(seq 100); do
  ask plugins - schema.show '{"entity": "customer"}'
  sync
  [[ $(answer plugins) == *'"test.gcc.grade"'* ]] && break
  sleep 0.1
done
ends plugins 0 '"test.gcc.grade"'
grep -q "all starts anew" ../served.out && fail "the services began anew, though none of their plugins changed"
end
run 0 pareto journal verify

# ---- whoever starts it is whom the job's session is of ----------------------------------------------------------------------
run 0 pareto role set sales_vice_president --duty configure
begin --as 'Li Min'
ask me - records.list "$list"
ask new - schema.show '{"entity": "customer"}'
sync
ends me 0 Alpha Beta
ends new 0 '"test.gcc.grade"'
run 0 pareto user role remove 'Li Min' sales_vice_president
ask me - records.list "$list"
sync
lacks me Alpha
end
finish
