# Sourced by the tests of the web server: a firm with two salespeople, its server, and words to ask it.
#
# Needs what tests/scenarios/scenario.sh needs, and curl. The firm: 60 customers of the demo company, of which Li Na and Wang Wei own some.
AS_OWN=no ANSWER=body
. "$(dirname -- "${BASH_SOURCE[0]}")/../scenarios/scenario.sh"
command -v curl >/dev/null || { echo "SKIPPED: curl is not installed"; exit 77; }
export HOME=$FOLDER/home
mkdir -p "$HOME"
server=
end_server() { [[ -n $server ]] && kill -TERM "$server" 2>/dev/null; }
trap end_server EXIT


make_firm() {
  ends 0 pareto init firm --lang en --name "Niacin Works"
  cd firm || exit 1
  "$DEMO_DATA" ../exports --language en >/dev/null
  for file in people customers; do ends 0 pareto import ../exports/$file.csv --yes; done
  names=($(value "SELECT u.code FROM customer c JOIN user u ON u.id = c.owner GROUP BY u.code ORDER BY count(*) DESC, u.code LIMIT 2"))
  seller=${names[0]} other=${names[1]}
  for name in "$seller" "$other"; do
    ends 0 pareto user role add "$name" sales_representative
    ends 0 pareto user set "$name" sign_in=yes
    set_password "$name"
  done
}

readonly secret='correct-horse-7-battery'
set_password() { printf '%s\n' "$secret" | "$PARETO" user password "$1" >out 2>err || failed "a password for $1" "$(cat err)"; }

# serve ARGUMENT…: waits until it answers; $base is its address, $link the one that signs in whoever started it. It listens on $again_at
# if that is set.
serve() {
  : >served.txt
  "$PARETO" serve web --port "${again_at:-0}" "$@" >served.txt 2>&1 </dev/null &
  server=$!
  for _ in {1..100}; do
    grep -q 'Ctrl-C' served.txt && break
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
  done
  base=$(grep -oE 'https?://[^ /]+' served.txt | head -n 1)
  link=$(grep -oE 'https?://[^ ]+/open/[0-9a-f]+' served.txt)
  port=${base##*:}
  [[ -n $base ]] || { failed "the server starts" "$(cat served.txt)"; finish; }
}

# stop: as systemd does; the code it ended with is in $code.
stop() {
  kill -TERM "$server"
  code=0
  wait "$server" || code=$?
  server=
}

# ask CODE PATH [CURL-ARGUMENT…]: the answer is in the files body and head; it must have this status.
ask() {
  local wanted=$1 path=$2 status
  shift 2
  claims=$((claims + 1))
  status=$(curl -sS --max-time 20 --path-as-is -o body -D head -w '%{http_code}' "$@" "$base$path" 2>curl.err) || true
  [[ $status == "$wanted" ]] || failed "status $wanted: $path" "was $status $(head -c 300 body) $(cat curl.err)"
}

# sign_in NAME: the cookie is kept in the file NAME.jar, the text against forgery in $csrf.
sign_in() {
  ask 200 /api/v1/sign-in -c "$1.jar" --json "{\"name\": \"$1\", \"password\": \"$secret\"}"
  csrf=$(json 'a["csrf"]')
  me=(-b "$1.jar" -H "X-CSRF-Token: $csrf")
}

# code_of SECRET [STEP]: what an authenticator shows (RFC 6238); STEP 1: the next one.
code_of() {
  python3 - "$1" "${2:-0}" <<'P'
import base64, hmac, struct, sys, time
secret = sys.argv[1]
mac = hmac.digest(base64.b32decode(secret + "=" * (-len(secret) % 8)), struct.pack(">q", int(time.time()) // 30 + int(sys.argv[2])), "sha1")
at = mac[19] & 15
print(f"{(struct.unpack('>I', mac[at:at + 4])[0] & 0x7FFFFFFF) % 1000000:06d}")
P
}

# call METHOD JSON [CODE]: as who signed in last.
call() { ask "${3:-200}" "/api/v1/${1/.//}" "${me[@]}" --json "$2"; }
