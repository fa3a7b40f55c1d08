#!/usr/bin/env bash
# The second factor: set up by the user, asked for at sign-in, each code once; recovery codes; roles that take it; lost telephones.
. "$(dirname -- "${BASH_SOURCE[0]}")/server.sh"
command -v python3 >/dev/null || { echo 'SKIPPED: there is no python3'; exit 77; }
make_firm
serve
again_at=$port
# Each server counts the tries of an address for itself.
fresh_server() { stop; serve; }
# try CODE NAME [SECOND-FACTOR]
try() { ask "$1" /api/v1/sign-in -c "$2.jar" --json "{\"name\": \"$2\", \"password\": \"$secret\"${3:+, \"code\": \"$3\"}}"; }

# ---- set up ---------------------------------------------------------------------------------------------------------------
sign_in "$seller"
ask 200 /api/v1/totp "${me[@]}"
same 'none is set up' '[false, false]' "$(json '[a["set_up"], a["needed"]]')"
call totp.begin '{"password": "wrong-one-entirely"}' 403
call totp.begin "{\"password\": \"$secret\"}"
key=$(json 'a["secret"]')
says 'a link for the QR code' body 'otpauth://totp/Niacin%20Works:'
says 'with the secret' body "secret=$key&issuer=Niacin%20Works"
call totp.confirm '{"code": "000000x"}' 400
try 200 "$seller"
sign_in "$seller"
call totp.confirm "{\"code\": \"$(code_of "$key" -1)\"}"
cp body recovery.json
same 'ten codes for a lost telephone' 10 "$(json 'len(a["recovery_codes"])')"
sleep 1.6
ask 401 /api/v1/session "${me[@]}"

# ---- signing in -----------------------------------------------------------------------------------------------------------
fresh_server
try 401 "$seller"
same 'the second step is asked for' code "$(json 'a["field"]')"
silent_on 'without a cookie' head '^set-cookie'
try 401 "$seller" 000000
same 'a wrong one is told so' code "$(json 'a["field"]')"
now=$(code_of "$key")
try 200 "$seller" "$now"
try 401 "$seller" "$now"
line 'a code works once' body 'used already'
fresh_server
try 200 "$seller" "$(code_of "$key" 1)"
one=$(json 'a["recovery_codes"][0]' recovery.json)
try 200 "$seller" "${one^^}"
try 401 "$seller" "$one"
ends 0 pareto api sign_ins.open "{\"name\": \"$seller\", \"password\": \"$secret\", \"code\": \"$(json 'a["recovery_codes"][1]' recovery.json)\"}"
ends 1 pareto api sign_ins.open "{\"name\": \"$seller\", \"password\": \"$secret\"}"
line 'without it nobody is let in by any door' err 'second step'

# ---- guessing -------------------------------------------------------------------------------------------------------------
for n in 1 2 3 4 5 6 7; do pareto api sign_ins.open "{\"name\": \"$seller\", \"password\": \"$secret\", \"code\": \"99999$n\"}" >>guesses.txt 2>&1; done
line 'who guesses codes has to wait' guesses.txt 'too many wrong passwords or codes'
sleep 3

# ---- nobody is told the secret --------------------------------------------------------------------------------------------
{
  pareto query 'SELECT * FROM pareto_second_factor'
  for view in $(pareto query --views --output csv | awk -F, 'NR > 1 {print $1}' | sort -u); do pareto query "SELECT * FROM \"$view\"" --output csv; done
  pareto journal --limit 0 --output csv
  for ((operation = 1; operation <= $(pareto journal --limit 1 --output csv | awk -F, 'END {print $1}'); ++operation)); do pareto journal show "$operation"; done
  timeout 3 "$PARETO" events tail --since 0 --limit 1000 --output jsonl
  cat .pareto/*.log log/* served.txt 2>/dev/null
} >everything.txt 2>&1 </dev/null
says 'that it was set up is written down' everything.txt second_factor
silent_on 'the secret is nowhere' everything.txt "$key"
silent_on 'nor are recovery codes' everything.txt "$(json '"|".join(c.replace("-", "") + "|" + c for c in a["recovery_codes"])' recovery.json)"

# ---- a role that takes it -------------------------------------------------------------------------------------------------
ends 0 pareto set role sales_representative second_factor=yes
fresh_server
try 200 "$other"
same 'who has none is let in to set it up' true "$(json 'a["enrolment"]')"
csrf=$(json 'a["csrf"]')
me=(-b "$other.jar" -H "X-CSRF-Token: $csrf")
call records.list '{"entity": "customer"}' 403
same 'and for nothing else' second_factor "$(json 'a["field"]')"
call me.sign_ins '{}' 403
call me.show '{}'
call totp.begin "{\"password\": \"$secret\"}"
key=$(json 'a["secret"]')
call totp.confirm "{\"code\": \"$(code_of "$key")\"}"
sleep 1.6
ask 401 /api/v1/session "${me[@]}"
try 200 "$other" "$(code_of "$key" 1)"
csrf=$(json 'a["csrf"]')
me=(-b "$other.jar" -H "X-CSRF-Token: $csrf")
same 'then for all' false "$(json 'a["enrolment"]')"
call records.list '{"entity": "customer"}'
call totp.show '{}'
same 'what is left' '[true, true, 10]' "$(json '[a["set_up"], a["needed"], a["recovery_codes"]]')"

# ---- a lost telephone -----------------------------------------------------------------------------------------------------
call totp.reset "{\"user\": \"$seller\"}" 403
call totp.end '{"password": "wrong-one-entirely"}' 403
ends 0 pareto set role sales_representative second_factor=no
ends 0 pareto api totp.reset "{\"user\": \"$seller\"}"
try 200 "$seller"
sign_in "$seller"
call totp.show '{}'
same 'none is set up any more' false "$(json 'a["set_up"]')"
stop
finish
