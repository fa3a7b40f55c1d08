#!/usr/bin/env bash
# Ten thousand requests at once: each gets a whole answer, what was asked or that the server is busy and when to come again; the server
# lives, serves the next one, and lets go of what it took.
. "$(dirname -- "${BASH_SOURCE[0]}")/server.sh"
command -v python3 >/dev/null || { echo 'SKIPPED: there is no python3'; exit 77; }
ulimit -n 12000 2>/dev/null || { echo 'SKIPPED: no twelve thousand files may be open'; exit 77; }
make_firm
memory() { awk '/^VmRSS/ {print $2}' "/proc/$server/status"; }

# at_once CLAIM PATH [HEADER...]
at_once() {
  local claim=$1
  shift
  python3 "$SOURCE/tests/web/at_once.py" "$base" 10000 "$@" >answers.txt || failed "$claim"
  echo "$claim: $(paste -sd, answers.txt)"
  same "$claim: all are answered" 10000 "$(awk '{sum += $2} END {print sum}' answers.txt)"
  silent_on "$claim: with what was asked, or with when to come again" answers.txt '^(cut|503-without|4|50[^3]|[^0-9c])'
  line "$claim: some with what was asked" answers.txt '^200 '
  ask 200 /healthz
}

for most in 4000 11000; do
  serve --connections "$most"
  sign_in "$seller"
  cookie=$(awk '/pareto-/ {print $6 "=" $7}' "$seller.jar")
  call records.list '{"entity": "customer"}'
  at_once "the page, $most at once" /
  before=$(memory)
  at_once "records, $most at once" '/api/v1/records/customer?limit=5' "Cookie: $cookie"
  sleep 2
  after=$(memory)
  echo "memory: $((before / 1024)) MiB after the first ten thousand, $((after / 1024)) MiB after the second"
  # Sanitizers keep what was let go.
  grep -q __asan "$PARETO" || same 'it lets go of what it took' yes "$( ((after - before <= 32 * 1024)) && echo yes || echo "$(((after - before) / 1024)) MiB more")"
  same 'nobody is left' yes "$(curl -sS "$base/metrics" | awk '/^pareto_web_connections / {print ($2 <= 1) ? "yes" : $2}')"
  ((most == 4000)) && { stop; same 'it ends as it is told' 0 "$code"; continue; }
  # On few connections, one request behind the other.
  python3 - "$port" "$cookie" >pipelined.txt <<'P'
import socket, sys
port, cookie = int(sys.argv[1]), sys.argv[2]
wires = []
for _ in range(100):
    wire = socket.create_connection(("127.0.0.1", port), timeout=60)
    one = f"GET /api/v1/records/customer?limit=1 HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\n"
    wire.sendall((one + "\r\n").encode() * 99 + (one + "Connection: close\r\n\r\n").encode())
    wires.append(wire)
answered = 0
for wire in wires:
    text = b""
    while more := wire.recv(1 << 20):
        text += more
    answered += text.count(b"HTTP/1.1 200 OK") + text.count(b"HTTP/1.1 503 ")
print(answered)
P
  same 'ten thousand behind each other on a hundred connections' 10000 "$(cat pipelined.txt)"
  stop
  same 'it ends as it is told' 0 "$code"
done
finish
