#!/usr/bin/env bash
# API keys that may less than their users: scopes, over HTTP and by the command line.
. "$(dirname -- "${BASH_SOURCE[0]}")/server.sh"
make_firm
serve
mine=$(value "SELECT c.id FROM customer c JOIN user u ON u.id = c.owner WHERE u.code = '$seller' ORDER BY c.id LIMIT 1")
# by KEY CODE METHOD JSON
by() { ask "$2" "/api/v1/${3/.//}" -H "Authorization: Bearer $1" --json "$4"; }
change="{\"entity\": \"customer\", \"rows\": [{\"id\": \"$mine\", \"note\": \"by a key\"}]}"

# ---- made -----------------------------------------------------------------------------------------------------------------
ends 0 pareto user key add "$seller" --name report --scope read
reading=$(cat out)
line 'what it may is said' err 'may call +read'
ends 0 pareto user key add "$seller" --name shop --scope records,search:read,me.show
shop=$(cat out)
ends 0 pareto user key add "$seller" --name all
all=$(cat out)
ends 2 pareto user key add "$seller" --scope recods
line 'the nearest is named' err 'did you mean records'
ends 2 pareto user key add "$seller" --scope keys.make
line 'what makes keys is in none' err 'itself'
ends 2 pareto user key add "$seller" --scope totp
ends 2 pareto user key add "$seller" --scope read:read
ends 0 pareto user key list --output csv
line 'scopes are listed' out 'report,.*,read$'
line 'all of them' out 'shop,.*,records search:read me.show$'

# ---- over HTTP ------------------------------------------------------------------------------------------------------------
by "$reading" 200 records.list '{"entity": "customer"}'
by "$reading" 200 query.run '{"sql": "SELECT count(*) FROM customer"}'
by "$reading" 403 records.set "$change"
same 'what it may not is denied' denied "$(json 'a["code"]')"
says 'and said, with its scopes' body 'its scopes: read'
by "$reading" 403 records.set "${change%\}}, \"dry_run\": true}"
by "$shop" 200 records.set "$change"
same 'within its scope it writes' 'by a key' "$(value "SELECT note FROM customer WHERE id = $mine")"
ask 200 "/api/v1/records/customer/$mine" -H "Authorization: Bearer $shop"
ask 403 /api/v1/journal -H "Authorization: Bearer $shop"
by "$shop" 200 me.show '{}'
by "$shop" 403 me.sign_ins '{}'
by "$shop" 403 keys.make '{"days": 1}'
by "$all" 200 keys.make '{"days": 1, "scopes": ["journal:read"]}'
third=$(json 'a["key"]')
by "$third" 200 journal.list '{}'
by "$third" 403 records.list '{"entity": "customer"}'
by "$all" 400 keys.make '{"days": 1, "scopes": ["nothing"]}'
by "$all" 200 keys.list '{}'
same 'a list tells them' '[["journal:read"], ["read"], ["records", "search:read", "me.show"]]' "$(json 'sorted(k["scopes"] for k in a["keys"] if "scopes" in k)')"

# ---- a scope takes away, and gives nothing --------------------------------------------------------------------------------
foreign=$(value "SELECT c.id FROM customer c LEFT JOIN user u ON u.id = c.owner WHERE u.code IS NULL OR u.code <> '$seller' ORDER BY c.id LIMIT 1")
ask 404 "/api/v1/records/customer/$foreign" -H "Authorization: Bearer $shop"
ends 0 pareto user role remove "$seller" sales_representative
by "$shop" 200 records.list '{"entity": "customer"}'
same 'who may nothing any more may nothing by a key' 0 "$(json 'len(a["rows"])')"
stop
finish
