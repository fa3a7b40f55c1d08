#!/usr/bin/env bash
# Who may come in: passwords, cookies, the text against forged requests, keys, the link for whoever started it.
. "$(dirname -- "${BASH_SOURCE[0]}")/server.sh"
make_firm
serve

# ---- nobody ---------------------------------------------------------------------------------------------------------------
ask 200 /healthz
same 'it is well' ok "$(cat body)"
ask 401 /api/v1/records/list --json '{"entity": "customer"}'
same 'nobody is signed in' signed_out "$(json 'a["code"]')"
line 'a problem is one by its type' head '^content-type: application/problem\+json'
same 'in the words of whoever asks' true "$(ask 401 /api/v1/session -H 'Accept-Language: zh-CN' && json '"登录" in a["detail"]')"
ask 401 /api/v1/session -H 'Cookie: pareto-1=x'
ask 401 /api/v1/session -H "Cookie: pareto-$port=0123456789abcdef"

# ---- by password ----------------------------------------------------------------------------------------------------------
ask 401 /api/v1/sign-in --json "{\"name\": \"$seller\", \"password\": \"wrong-one-entirely\"}"
same 'a wrong password' denied "$(json 'a["code"]')"
cp body wrong.json
ask 401 /api/v1/sign-in --json '{"name": "nobody at all", "password": "wrong-one-entirely"}'
same_file 'does not say whether there is such a user' wrong.json body
ask 400 /api/v1/sign-in --json '{"name": "x"}'
ask 400 /api/v1/sign-in --json '[]'
ask 415 /api/v1/sign-in -X POST -d 'name=x&password=y'
sign_in "$seller"
line 'the cookie is not for scripts, nor for other sites' head '^set-cookie: pareto-[0-9]+=[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Strict'
line 'and is not kept by what stands between' head '^cache-control: no-store'
ask 200 /api/v1/session "${me[@]}"
same 'who it is' "[$(printf '"%s"' "$(value "SELECT name FROM user WHERE code = '$seller'")"), true]" "$(json "[a['user']['name'], a['csrf'] == '$csrf']")"

# ---- forged ---------------------------------------------------------------------------------------------------------------
ask 403 /api/v1/records/list -b "$seller.jar" --json '{"entity": "customer"}'
same 'a cookie alone is not enough' csrf "$(json 'a["code"]')"
ask 403 /api/v1/records/list -b "$seller.jar" -H 'X-CSRF-Token: 0000' --json '{"entity": "customer"}'
ask 403 /api/v1/records/list "${me[@]}" -H 'Origin: http://evil.example' --json '{"entity": "customer"}'
ask 403 /api/v1/records/list -b "$seller.jar" -H 'Sec-Fetch-Site: cross-site' --json '{"entity": "customer"}'
ask 200 /api/v1/records/list "${me[@]}" -H "Origin: $base" --json '{"entity": "customer"}'
ask 200 /api/v1/records/list -b "$seller.jar" -H 'Sec-Fetch-Site: same-origin' -H "Origin: $base" --json '{"entity": "customer"}'
ask 421 /api/v1/session "${me[@]}" -H 'Host: firm.evil.example'
ask 200 /api/v1/records/customer -b "$seller.jar"

# ---- out ------------------------------------------------------------------------------------------------------------------
ask 204 /api/v1/sign-out -X POST "${me[@]}"
line 'the cookie is taken back' head '^set-cookie: pareto-[0-9]+=;.*Max-Age=0'
ask 401 /api/v1/session "${me[@]}"
sign_in "$seller"
sign_in_again=$csrf
sign_in "$seller"
same 'each sign-in is another' different "$([[ $csrf != "$sign_in_again" ]] && echo different)"
set_password "$seller"
sleep 1.6
ask 401 /api/v1/session "${me[@]}"
sign_in "$seller"
ends 0 pareto user set "$seller" sign_in=no
sleep 1.6
ask 401 /api/v1/records/list "${me[@]}" --json '{"entity": "customer"}'
ends 0 pareto user set "$seller" sign_in=yes

# ---- by key ---------------------------------------------------------------------------------------------------------------
ends 0 pareto user key add "$other" --name robot
key=$(cat out)
ask 200 /api/v1/records/list -H "Authorization: Bearer $key" --json '{"entity": "customer"}'
ask 200 /api/v1/session -H "Authorization: Bearer $key"
ask 401 /api/v1/records/list -H 'Authorization: Bearer pk_00000000_00' --json '{"entity": "customer"}'
line 'how one comes in is told' head '^www-authenticate: Bearer'
ends 0 pareto user set "$other" sign_in=no
sleep 1.6
ask 401 /api/v1/records/list -H "Authorization: Bearer $key" --json '{"entity": "customer"}'
same 'the problem has the same status, and what to do stands apart' '[401, "this user may not sign in", true]' "$(json '[a["status"], a["detail"], a["remedy"].endswith("sign_in=yes")]')"
ends 0 pareto user set "$other" sign_in=yes
sleep 1.6
ask 200 /api/v1/records/list -H "Authorization: Bearer $key" --json '{"entity": "customer"}'
ends 0 pareto user key revoke "${key%_*}"
sleep 1.6
ask 401 /api/v1/records/list -H "Authorization: Bearer $key" --json '{"entity": "customer"}'
line 'which says so' body 'revoked'

# ---- the link -------------------------------------------------------------------------------------------------------------
stop  # each server counts the tries of an address for itself
serve
ask 303 "/open/${link##*/}" -c owner.jar
ask 200 /api/v1/session -b owner.jar
same 'as whoever started it' 0 "$(json 'a["user"]["id"]')"
ask 403 "/open/${link##*/}"
ask 403 /open/0000

# ---- too many tries -------------------------------------------------------------------------------------------------------
for _ in {1..14}; do curl -sS -o body -w '%{http_code}\n' --json '{"name": "nobody", "password": "wrong-one-entirely"}' "$base/api/v1/sign-in"; done >tries
line 'one address that tries and tries has to wait' tries '^429$'
stop
same 'it ends as it is told' 0 "$code"

serve --lang zh-Hans
ask 401 /api/v1/sign-in --json "{\"name\": \"$other\", \"password\": \"wrong-one-entirely\"}"
same 'a wrong password is told in the words of the firm' true "$(json '"密码" in a["detail"]')"
stop
finish
