#!/usr/bin/env bash
# What one user asks for and takes long keeps nobody else waiting, and ends when nobody waits for it.
. "$(dirname -- "${BASH_SOURCE[0]}")/server.sh"
make_firm
serve
sign_in "$seller"
hers=("${me[@]}")
sign_in "$other"
his=("${me[@]}")

# Each of these runs until it is ended, and there are more than the machine does at once.
endless='{"sql": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS n FROM n"}'
asking=()
for i in {1..24}; do
  curl -sS --max-time 250 -o "answer.$i" "${hers[@]}" --json "$endless" "$base/api/v1/query/run" 2>/dev/null &
  asking+=($!)
done
me=("${his[@]}")
# running LEAST MOST: waits until so many of hers are under way.
running() {
  local count
  for _ in {1..100}; do
    count=$(($(curl -sS --max-time 20 "$base/metrics" | awk '$1 == "pareto_web_calls_under_way" {print $2}') - 1))  # not this question itself
    ((count >= $1 && count <= $2)) && return
    sleep 0.2
  done
  failed "$1 to $2 are under way" "there are $count"
}
running 4 24
ask 200 /healthz
for _ in {1..5}; do call records.list '{"entity": "customer", "limit": 1}'; done
call records.add '{"entity": "task", "rows": [{"subject": "in between"}]}'
same 'his work is done meanwhile' 1 "$(value "SELECT count(*) FROM task WHERE subject = 'in between'")"
for i in {1..24}; do [[ -s answer.$i ]] && failed "endless work is under way still" "$(head -c 200 "answer.$i")"; done

# ---- nobody waits any more ------------------------------------------------------------------------------------------------
kill "${asking[@]}"
wait "${asking[@]}" 2>/dev/null
running 0 0
me=("${hers[@]}")
call records.list '{"entity": "customer", "limit": 1}'

# ---- what changes something is done although the page was left --------------------------------------------------------------
printf 'POST /api/v1/records/add HTTP/1.1\r\nHost: 127.0.0.1:%s\r\n' "$port" >request
awk '/pareto-/ {printf "Cookie: %s=%s\r\n", $6, $7}' "$seller.jar" >>request
added='{"entity": "task", "rows": [{"subject": "said and gone"}]}'
printf '%s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' "${hers[3]}" "${#added}" "$added" >>request
exec 9<>"/dev/tcp/127.0.0.1/$port"
cat request >&9
exec 9>&-
for _ in {1..50}; do
  said=$(value "SELECT count(*) FROM task WHERE subject = 'said and gone'")
  [[ $said == 1 ]] && break
  sleep 0.2
done
same 'it is done' 1 "$said"
stop
same 'the server ends' 0 "$code"

# ---- connections that stay open -------------------------------------------------------------------------------------------
serve --connections 40
sign_in "$seller"
listening=()
for _ in {1..30}; do
  curl -sS -N --max-time 250 -o /dev/null "${me[@]}" "$base/api/v1/events" 2>/dev/null &
  listening+=($!)
done
for _ in {1..50}; do
  streams=$(curl -sS --max-time 20 "$base/metrics" | awk '$1 == "pareto_web_live_streams" {print $2}')
  ((streams == 20)) && break
  sleep 0.2
done
same 'half of them may be one user'"'"'s' 20 "$streams"
ask 429 /api/v1/events "${me[@]}"
sign_in "$other"
ask 200 /api/v1/session "${me[@]}"
kill "${listening[@]}" 2>/dev/null
stop
finish
