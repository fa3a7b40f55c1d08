#!/usr/bin/env bash
# Plugins that no service runs by come and go while people work: nobody is signed out, what they bring is there at once, and the addresses
# of what they had before stay. One that offers services begins all anew.
. "$(dirname -- "${BASH_SOURCE[0]}")/server.sh"
make_firm
serve
ask 303 "/open/${link##*/}" -c owner.jar
csrf=$(ask 200 /api/v1/session -b owner.jar && json 'a["csrf"]')
me=(-b owner.jar -H "X-CSRF-Token: $csrf")
fields() { json '" ".join(f["name"] for e in a["entities"] for f in e["fields"] if f["name"].startswith("chemical."))'; }
anew() { grep -c 'starts anew' served.txt; }

call plugins.enable '{"plugins": ["chemical"]}'
same 'services go on' '[true, false]' "$(json '[a["done"], a["restart"]]')"
call schema.show '{"entity": "customer"}'
line 'its fields are there with the next call' <(fields) 'chemical\.annual_use'
id=$(value 'SELECT id FROM customer ORDER BY code LIMIT 1')
call records.set "{\"entity\": \"customer\", \"rows\": [{\"id\": \"$id\", \"chemical.annual_use\": 12}]}"
call records.show "{\"entity\": \"customer\", \"which\": \"$id\"}"
same 'and are written' 12 "$(json 'str(a["values"]["chemical.annual_use"]).split(".")[0]')"
ask 200 /api/v1/session "${me[@]}"
same 'who came in by the link is still in' 0 "$(anew)"
# Another process adds one while others ask.
for _ in {1..20}; do ask 200 '/api/v1/records/list?entity=customer&limit=1' "${me[@]}"; done &
asking=$!
ends 0 pareto plugin enable rfm
wait "$asking"
call rules.list "{}"
same 'its rule is offered' true "$(json 'any(r["name"] == "rfm" for r in a["rules"])')"
call plugins.disable '{"plugins": ["chemical"]}'
same 'it goes as it came' false "$(json 'a["restart"]')"
call schema.show '{"entity": "customer"}'
same 'without its fields' '' "$(fields)"
call records.add '{"entity": "customer", "rows": [{"name": "After all that"}]}'
ask 200 /api/v1/session "${me[@]}"
same 'still in' 0 "$(anew)"
sign_in "$seller"
call records.list '{"entity": "customer", "limit": 1}'

# ---- what a service runs by -------------------------------------------------------------------------------------------------
ends 0 pareto plugin revoke key_accounts query
call records.list '{"entity": "customer", "limit": 1}'
same 'what is granted to others does not end it' 0 "$(anew)"
ends 0 pareto plugin revoke web access
for _ in {1..100}; do (($(anew) > 0)) && break; sleep 0.1; done
same 'what is granted to it does' 1 "$(anew)"
finish
