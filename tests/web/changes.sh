#!/usr/bin/env bash
# Changes by the web: one operation each, undone; versions; live events; nothing acknowledged is lost when the server is killed.
. "$(dirname -- "${BASH_SOURCE[0]}")/server.sh"
make_firm
serve
ask 303 "/open/${link##*/}" -c owner.jar
csrf=$(ask 200 /api/v1/session -b owner.jar && json 'a["csrf"]')
me=(-b owner.jar -H "X-CSRF-Token: $csrf")
id=$(value "SELECT id FROM customer ORDER BY code LIMIT 1")

# ---- live -----------------------------------------------------------------------------------------------------------------
curl -sSN --max-time 60 "${me[@]}" "$base/api/v1/events" >events.txt 2>&1 &
listener=$!
for _ in {1..50}; do grep -q '^event: changed' events.txt && break; sleep 0.1; done
line 'the first event says where the journal is' events.txt '^data: \{"position": "[0-9]+"\}'
before=$(grep -c '^event: changed' events.txt)

# ---- change, undo ---------------------------------------------------------------------------------------------------------
call records.set "{\"entity\": \"customer\", \"rows\": [{\"id\": \"$id\", \"note\": \"by the web\"}], \"dry_run\": true}"
same 'a look has no operation' null "$(json 'a["operation"]')"
same 'and writes nothing' '' "$(value "SELECT note FROM customer WHERE id = $id")"
call records.set "{\"entity\": \"customer\", \"rows\": [{\"id\": \"$id\", \"note\": \"by the web\"}]}"
operation=$(json 'a["operation"]')
same 'the value is there' 'by the web' "$(value "SELECT note FROM customer WHERE id = $id")"
for _ in {1..30}; do (($(grep -c '^event: changed' events.txt) > before)) && break; sleep 0.1; done
same 'who listens is told' told "$( (($(grep -c '^event: changed' events.txt) > before)) && echo told)"
kill "$listener" 2>/dev/null
call journal.undo "{\"operation\": \"$operation\"}"
same 'taken back' '' "$(value "SELECT note FROM customer WHERE id = $id")"
ask 200 /api/v1/records/task -X POST "${me[@]}" --json '{"rows": [{"subject": "call them"}]}'
same 'a new record by the address of its kind' 1 "$(value "SELECT count(*) FROM task WHERE subject = 'call them'")"
call records.add '{"entity": "task", "rows": [{"due": "2026-11-30"}]}'
same 'a row that is refused says why' '["subject"]' "$(json '[r["field"] for r in a["rejects"]]')"

for _ in 1 2; do
  ask 200 /api/v1/records/task -X POST "${me[@]}" -H 'Idempotency-Key: once-only' --json '{"rows": [{"subject": "sent twice"}]}'
done
same 'sent twice with one key it is there once' 1 "$(value "SELECT count(*) FROM task WHERE subject = 'sent twice'")"
ask 422 /api/v1/records/task -X POST "${me[@]}" -H 'Idempotency-Key: once-only' --json '{"rows": [{"subject": "something else"}]}'
ask 400 /api/v1/journal/list "${me[@]}" -H 'Idempotency-Key: once-only' --json '{}'

# ---- how far it is --------------------------------------------------------------------------------------------------------
ask 200 /api/v1/journal/list "${me[@]}" -H 'Accept: text/event-stream' --json '{"limit": 1}'
line 'an answer may go on' head '^content-type: text/event-stream'
line 'and ends with what came of it' body '^event: answer'
line 'as one line' body '^data: \{"operations":.*\}$'
ask 200 /api/v1/journal/list "${me[@]}" -H 'Accept: text/event-stream' --json '{"limit": "many"}'
line 'or with what went wrong' body '^event: problem'
line 'in full' body '"remedy"'

# ---- versions -------------------------------------------------------------------------------------------------------------
ask 200 "/api/v1/records/customer/$id" "${me[@]}"
tag=$(grep -i '^etag:' head | tr -d '\r' | cut -d' ' -f2)
same 'a record has a version' yes "$([[ $tag =~ ^\".+\"$ ]] && echo yes)"
ask 200 /api/v1/records/customer -X PATCH "${me[@]}" -H "If-Match: $tag" --json "{\"rows\": [{\"id\": \"$id\", \"note\": \"mine\"}]}"
ask 412 /api/v1/records/customer -X PATCH "${me[@]}" -H 'If-Match: "99999999"' --json "{\"rows\": [{\"id\": \"$id\", \"note\": \"of tomorrow\"}]}"
ask 412 /api/v1/records/customer -X PATCH "${me[@]}" -H "If-Match: $tag" --json "{\"rows\": [{\"id\": \"$id\", \"note\": \"theirs\"}]}"
same 'whoever comes second is told of the first' conflict "$(json 'a["code"]')"
says 'with the value that is there now' body 'mine'
same 'and changes nothing' mine "$(value "SELECT note FROM customer WHERE id = $id")"
ask 400 /api/v1/journal/list "${me[@]}" -H "If-Match: $tag" --json '{}'

# ---- busy -----------------------------------------------------------------------------------------------------------------
if command -v sqlite3 >/dev/null; then
  sqlite3 pareto.db <<<$'BEGIN IMMEDIATE;\n.shell touch held; sleep 12\nROLLBACK;' &
  holder=$!
  for _ in {1..50}; do [[ -e held ]] && break; sleep 0.1; done
  call records.set "{\"entity\": \"customer\", \"rows\": [{\"id\": \"$id\", \"note\": \"waits\"}]}" 503
  same 'who waits too long is told that it is busy' busy "$(json 'a["code"]')"
  line 'and when to come again' head '^retry-after: [0-9]+'
  call records.list '{"entity": "customer"}'
  kill "$holder" 2>/dev/null
  wait "$holder" 2>/dev/null
fi

# ---- killed ---------------------------------------------------------------------------------------------------------------
count=$(value 'SELECT count(*) FROM task')
(
  for i in {1..400}; do
    curl -sS --max-time 5 "${me[@]}" --json "{\"entity\": \"task\", \"rows\": [{\"subject\": \"kept $i\"}]}" "$base/api/v1/records/add" 2>/dev/null | grep -q '"operation": *"' && echo "kept $i"
  done >acknowledged.txt
) &
writer=$!
for _ in {1..100}; do (($(wc -l <acknowledged.txt 2>/dev/null || echo 0) >= 15)) && break; sleep 0.1; done
kill -KILL "$server"
wait "$server" 2>/dev/null
server=
kill "$writer" 2>/dev/null
wait "$writer" 2>/dev/null
same 'some were acknowledged' yes "$( (($(wc -l <acknowledged.txt) >= 15)) && echo yes)"
pareto query "SELECT subject FROM task WHERE subject LIKE 'kept %'" --output csv | tail -n +2 | sort >stored.txt
same 'nothing that was acknowledged is lost' '' "$(sort acknowledged.txt | comm -23 - stored.txt)"
ends 0 pareto doctor

# ---- ended in the middle --------------------------------------------------------------------------------------------------
serve
ask 303 "/open/${link##*/}" -c owner.jar
csrf=$(ask 200 /api/v1/session -b owner.jar && json 'a["csrf"]')
me=(-b owner.jar -H "X-CSRF-Token: $csrf")
curl -sSN --max-time 20 "${me[@]}" "$base/api/v1/events" >events.txt 2>&1 &
listener=$!
for _ in {1..50}; do grep -q '^event' events.txt && break; sleep 0.1; done
for _ in {1..4}; do curl -sS -o /dev/null -w '%{http_code}\n' "${me[@]}" --json '{"entity": "customer", "limit": 10000}' "$base/api/v1/records/list" >>ends.txt & done
sleep 0.05
stop
same 'told to end it ends well' 0 "$code"
code=0
wait "$listener" || code=$?
same 'who listens is let go with a whole answer' 0 "$code"
finish
