#!/usr/bin/env bash
# What somebody sees and may do by the web is what they may by the command line: each method under their rights, from the next call on.
. "$(dirname -- "${BASH_SOURCE[0]}")/server.sh"
make_firm
serve
own=$(value "SELECT count(*) FROM customer c JOIN user u ON u.id = c.owner WHERE u.code = '$seller'")
foreign=$(value "SELECT c.id FROM customer c LEFT JOIN user u ON u.id = c.owner WHERE u.code IS NULL OR u.code <> '$seller' ORDER BY c.id LIMIT 1")
mine=$(value "SELECT c.id FROM customer c JOIN user u ON u.id = c.owner WHERE u.code = '$seller' ORDER BY c.id LIMIT 1")
sign_in "$seller"

call records.list '{"entity": "customer", "columns": ["code"], "limit": 1000}'
same 'a list has the own customers' "$own" "$(json 'len(a["rows"])')"
call records.show "{\"entity\": \"customer\", \"which\": \"$foreign\"}" 404
call records.show "{\"entity\": \"customer\", \"which\": \"$mine\"}"
same 'ids are texts' "\"$mine\"" "$(json 'json.dumps(a["id"])')"
call query.run '{"sql": "SELECT count(*) AS n FROM customer"}'
same 'a query counts them' "[[$own]]" "$(json '[[int(v) for v in r] for r in a["rows"]]')"
call records.set "{\"entity\": \"customer\", \"rows\": [{\"id\": \"$foreign\", \"note\": \"x\"}], \"others\": true}" 404
same 'what is not seen is not changed' 0 "$(value "SELECT count(*) FROM customer WHERE note = 'x'")"
ask 200 /api/v1/records/customer "${me[@]}"
same 'by the other address, too' true "$(json "0 < len(a['rows']) <= $own")"
ask 404 "/api/v1/records/customer/$foreign" "${me[@]}"
ask 200 "/api/v1/records/customer/$mine" "${me[@]}"

# A right that is taken is gone with the next call.
ends 0 pareto user role remove "$seller" sales_representative
call records.list '{"entity": "customer", "limit": 1000}'
same 'nothing is seen' 0 "$(json 'len(a["rows"])')"
call records.set "{\"entity\": \"customer\", \"rows\": [{\"id\": \"$mine\", \"note\": \"x\"}]}" 404
ends 0 pareto user role add "$seller" sales_representative
call records.list '{"entity": "customer", "limit": 1000}'
same 'and back' "$own" "$(json 'len(a["rows"])')"

# Two at once, each their own.
first=("${me[@]}")
sign_in "$other"
for _ in {1..10}; do
  curl -sS --json '{"sql": "SELECT min(code) AS first, count(*) AS n FROM customer"}' "${first[@]}" "$base/api/v1/query/run" >>one.txt &
  curl -sS --json '{"sql": "SELECT min(code) AS first, count(*) AS n FROM customer"}' "${me[@]}" "$base/api/v1/query/run" >>two.txt &
  wait -n; wait -n
done
same 'nobody gets the answer of another' 2 "$(cat one.txt two.txt | sed 's/}{/}\n{/g' | sort -u | wc -l)"

# Whoever started it sees all.
ask 303 "/open/${link##*/}" -c owner.jar
csrf=$(ask 200 /api/v1/session -b owner.jar && json 'a["csrf"]')
me=(-b owner.jar -H "X-CSRF-Token: $csrf")
call query.run '{"sql": "SELECT count(*) AS n FROM customer"}'
same 'all of them' "$(value 'SELECT count(*) FROM customer')" "$(json 'a["rows"][0][0]')"
stop
finish
