#!/usr/bin/env bash
# Who is signed in stays so when the server is started anew, under the rights of that moment; who was away for too long does not.
. "$(dirname -- "${BASH_SOURCE[0]}")/server.sh"
make_firm
serve
again_at=$port
again() {
  stop
  same 'it ends as it is told' 0 "$code"
  serve
}
token() { awk '/pareto-/ {print $7}' "$1.jar"; }
sign_in "$seller"
first=$(token "$seller")
sign_in "$other"
same 'no token lies there as it is' 0 "$(cat pareto.db pareto.db-* 2>/dev/null | grep -ac "$first")"

# ---- started anew ---------------------------------------------------------------------------------------------------------
again
ask 200 /api/v1/session -b "$seller.jar" -c "$seller.jar"
line 'the cookie is exchanged at once' head '^set-cookie: pareto-[0-9]+=[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Strict'
same 'as the same user' "$(value "SELECT name FROM user WHERE code = '$seller'")" "$(json 'a["user"]["name"]')"
csrf=$(json 'a["csrf"]')
second=$(token "$seller")
same 'for another one' other "$([[ $second != "$first" ]] && echo other)"
ask 200 /api/v1/session -H "Cookie: pareto-$port=$first"
silent_on 'what is under way with the old one goes on, and exchanges nothing' head '^set-cookie'
me=(-b "$seller.jar" -H "X-CSRF-Token: $csrf")
call records.list '{"entity": "customer", "limit": 1}'
again
for _ in {1..8}; do curl -sS -D - -o /dev/null -w '%{http_code}\n' -H "Cookie: pareto-$port=$second" "$base/api/v1/session" >>all.txt & done
wait -n; for _ in {1..7}; do wait -n; done
same 'a page that comes back with all its requests is let in' 8 "$(grep -c '^200' all.txt)"
same 'and exchanges its cookie once' 1 "$(grep -c '^set-cookie' all.txt)"
third=$(sed -n 's/^set-cookie: pareto-[0-9]*=\([0-9a-f]*\);.*/\1/p' all.txt)

# ---- what ended meanwhile -------------------------------------------------------------------------------------------------
stop
set_password "$other"
serve
ask 401 /api/v1/session -b "$other.jar"
ask 200 /api/v1/session -H "Cookie: pareto-$port=$third" -c "$seller.jar"
csrf=$(json 'a["csrf"]')
ask 401 /api/v1/session -H "Cookie: pareto-$port=$first"
ask 401 /api/v1/session -H "Cookie: pareto-$port=$(tr 0-9a-f 1-9a-f0 <<<"$third")"
me=(-b "$seller.jar" -H "X-CSRF-Token: $csrf")
call me.sign_ins '{}'
same 'people see where they are signed in' 1 "$(json 'len(a["sign_ins"])')"
same 'and from where' true "$(json '"127.0.0.1 curl" in a["sign_ins"][0]["client"]')"
ask 200 /api/v1/sign-in -c telephone.jar -A telephone --json "{\"name\": \"$seller\", \"password\": \"$secret\"}"
call me.sign_ins '{}'
lost=$(json '[s["id"] for s in a["sign_ins"] if "telephone" in s["client"]][0]')
call me.sign_out "{\"id\": \"$lost\"}"
call me.sign_out "{\"id\": \"$lost\"}" 404
sleep 1.6
ask 401 /api/v1/session -b telephone.jar
ask 200 /api/v1/session "${me[@]}"
ask 204 /api/v1/sign-out -X POST "${me[@]}"
cookie=$(token "$seller")
again
[[ -z $cookie ]] || ask 401 /api/v1/session -H "Cookie: pareto-$port=$cookie"
ask 401 /api/v1/session -H "Cookie: pareto-$port=$third"

# ---- away for too long ----------------------------------------------------------------------------------------------------
sign_in "$seller"
stop
if command -v sqlite3 >/dev/null; then
  cp "$seller.jar" kept.jar
  sqlite3 pareto.db 'UPDATE pareto_sign_in SET used_at = used_at - 3600000000'
  serve
  ask 200 /api/v1/session -b kept.jar -c kept.jar
  stop
  sqlite3 pareto.db 'UPDATE pareto_sign_in SET used_at = used_at - 10800000000'
  serve
  ask 401 /api/v1/session -b kept.jar
  stop
  same 'and is forgotten' 0 "$(sqlite3 pareto.db 'SELECT count(*) FROM pareto_sign_in')"
fi
serve
ask 401 /api/v1/sign_ins/open --json "{\"name\": \"$seller\", \"password\": \"$secret\"}"
sign_in "$seller"
call sign_ins.open "{\"name\": \"$other\", \"password\": \"$secret\"}" 403
stop
finish
