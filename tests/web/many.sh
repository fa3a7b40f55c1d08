#!/usr/bin/env bash
# A thousand pages that listen: all are told of a change, and they cost little.
. "$(dirname -- "${BASH_SOURCE[0]}")/server.sh"
ulimit -n 4096 || { echo "SKIPPED: no thousand files may be open"; exit 77; }
make_firm
serve
sign_in "$seller"
cookie=$(awk '/pareto-/ {print $6 "=" $7}' "$seller.jar")
memory() { awk '/^VmRSS/ {print $2}' "/proc/$server/status"; }
call records.list '{"entity": "customer"}'
before=$(memory)
wires=()
for _ in {1..1000}; do
  exec {wire}<>"/dev/tcp/127.0.0.1/$port" || { failed "connection $((${#wires[@]} + 1))"; break; }
  printf 'GET /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nCookie: %s\r\n\r\n' "$port" "$cookie" >&"$wire"
  wires+=("$wire")
done
for _ in {1..50}; do
  curl -sS "$base/metrics" >metrics.txt
  grep -q '^pareto_web_live_streams 1000' metrics.txt && break
  sleep 0.2
done
line 'a thousand listen' metrics.txt '^pareto_web_live_streams 1000$'
after=$(memory)
echo "1000 live connections: $(((after - before) / 1024)) MiB more (of $((before / 1024)) MiB)"
# Sanitizers keep more: the limit is for the program as people have it.
grep -q __asan "$PARETO" || same 'and cost at most 50 MiB' yes "$( ((after - before <= 50 * 1024)) && echo yes || echo "$(((after - before) / 1024)) MiB")"
ends 0 pareto add task subject=tell
sleep 1
told=0
for wire in "${wires[@]}"; do
  text=$(timeout 2 dd bs=4096 count=1 iflag=nonblock <&"$wire" 2>/dev/null)
  (($(grep -c '^event: changed' <<<"$text") >= 2)) && told=$((told + 1))
done
same 'all are told' 1000 "$told"
ask 200 /healthz
for wire in "${wires[@]}"; do exec {wire}>&-; done
stop
same 'it ends as it is told' 0 "$code"
finish
