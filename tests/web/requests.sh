#!/usr/bin/env bash
# Requests as they should not be: each gets a clear answer, and the next client is served as before.
. "$(dirname -- "${BASH_SOURCE[0]}")/server.sh"
make_firm
serve --body-mb 1
sign_in "$seller"

# Two who never come to an end; looked at below.
exec {slow_head}<>"/dev/tcp/127.0.0.1/$port" {slow_body}<>"/dev/tcp/127.0.0.1/$port"
printf 'GET / HTTP/1.1\r\nHo' >&"$slow_head"
printf 'POST /api/v1/sign-in HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{"name"' "$port" >&"$slow_body"

# raw TEXT…: sent as it is, by nobody's client; the answer is in the file raw. Escapes as printf has them.
raw() {
  : >raw
  exec {wire}<>"/dev/tcp/127.0.0.1/$port" || { failed "a connection"; return; }
  printf "$@" >&"$wire" 2>/dev/null
  timeout 5 cat <&"$wire" >raw 2>/dev/null
  exec {wire}>&-
}

# ---- no HTTP --------------------------------------------------------------------------------------------------------------
raw 'hello\r\n\r\n'
line 'what is no request' raw '^HTTP/1.1 400 '
raw 'GET / HTTP/9.9\r\nHost: x\r\n\r\n'
line 'another protocol' raw '^HTTP/1.1 400 '
raw 'GET /%%00 HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$port"
line 'a zero in an address' raw '^HTTP/1.1 (200|400|404) '
raw 'POST /api/v1/sign-in HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nContent-Length: abc\r\n\r\n' "$port"
line 'a length that is none' raw '^HTTP/1.1 400 '
raw 'POST /api/v1/sign-in HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x' "$port"
line 'two lengths at once (smuggling)' raw '^HTTP/1.1 400 '
raw 'POST /api/v1/sign-in HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n' "$port"
line 'a chunk that is none' raw '^HTTP/1.1 400 '
raw 'GET / HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nX: %s\r\n\r\n' "$port" "$(head -c 40000 /dev/zero | tr '\0' a)"
line 'a header without end' raw '^HTTP/1.1 431 '
raw 'GET /%s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\n\r\n' "$(head -c 40000 /dev/zero | tr '\0' a)" "$port"
line 'an address without end' raw '^HTTP/1.1 (414|431) '
raw 'GET /healthz HTTP/1.1\r\n\r\n'
line 'without a host' raw '^HTTP/1.1 (400|421) '
raw 'GET /healthz HTTP/1.0\r\nHost: 127.0.0.1:%s\r\n\r\n' "$port"
line 'as it was in 1996' raw '^ok'
raw 'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:%s\r\n\r\nGET /healthz HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$port" "$port"
same 'two at once, in order' 2 "$(grep -c '^ok' raw)"
raw 'GET / HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nX-A: b\\\r\n c\r\n\r\n' "$port"
line 'what was folded' raw '^HTTP/1.1 '
# A body whose coding is not known is never the next request: one answer, and the connection ends.
for coding in xchunked identity 'chunked, identity' 'gzip, chunked'; do
  raw 'POST /api/v1/teams/list HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nTransfer-Encoding: %s\r\n\r\nGET /healthz HTTP/1.1\r\nHost: 127.0.0.1:%s\r\n\r\n' "$port" "$coding" "$port"
  line "coded as $coding" raw '^HTTP/1.1 501 '
  same "$coding: one answer" 1 "$(grep -c '^HTTP/1.1 ' raw)"
done
raw 'POST /api/v1/teams/list HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n' "$port"
line 'two codings' raw '^HTTP/1.1 400 '
raw 'POST /api/v1/teams/list HTTP/1.0\r\nHost: 127.0.0.1:%s\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n' "$port"
line 'a coding that was not there yet' raw '^HTTP/1.1 400 '
raw 'POST /api/v1/teams/list HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\nTransfer-Encoding: Chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n' "$port"
line 'chunks are read' raw '^HTTP/1.1 (401|415) '
raw 'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nHost: evil.com\r\n\r\n' "$port"
line 'two names of the server' raw '^HTTP/1.1 400 '
raw 'GET http://127.0.0.1:%s/healthz HTTP/1.1\r\nHost: evil.com\r\nConnection: close\r\n\r\n' "$port"
line 'the address names the server, whatever the header says' raw '^ok'
raw 'GET http://127.0.0.1:%s/api/v1/me HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$port" "$port"
line 'and leads where it says' raw '^HTTP/1.1 401 '
raw 'GET http://evil.com/healthz HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$port"
line 'another server' raw '^HTTP/1.1 421 '
raw 'GET ftp://127.0.0.1:%s/healthz HTTP/1.1\r\nHost: 127.0.0.1:%s\r\n\r\n' "$port" "$port"
line 'another protocol in the address' raw '^HTTP/1.1 400 '

# ---- cut off --------------------------------------------------------------------------------------------------------------
for text in 'G' 'GET / HTTP/1.1\r\nHo' 'POST /api/v1/sign-in HTTP/1.1\r\nContent-Length: 100\r\nContent-Type: application/json\r\n\r\n{"na'; do
  exec {wire}<>"/dev/tcp/127.0.0.1/$port"
  printf "$text" >&"$wire"
  exec {wire}>&-
done
ask 200 /healthz

# ---- wrong ----------------------------------------------------------------------------------------------------------------
ask 404 /api/v1/nothing "${me[@]}"
ask 404 /api/v1/records/list/more/and/more "${me[@]}"
ask 405 /api/v1/records/set "${me[@]}"
line 'and says what it takes' head '^allow: POST'
ask 405 /api/v1/sign-in
ask 405 / -X DELETE
ask 404 /api/v1/../../etc/passwd "${me[@]}"
ask 415 /api/v1/records/list -X POST "${me[@]}" -H 'Content-Type: text/xml' -d '<a/>'
ask 400 /api/v1/records/list -X POST "${me[@]}" --json '{"entity": '
ask 400 /api/v1/records/list -X POST "${me[@]}" --json '[1]'
ask 415 /api/v1/records/list -X POST "${me[@]}" -H 'Content-Type: application/json; charset=gbk' -d '{"entity": "customer"}'
ask 200 /api/v1/records/list -X POST "${me[@]}" -H 'Content-Type: application/json; Charset="UTF-8"' -d '{"entity": "customer"}'
ask 415 /api/v1/records/list -X POST "${me[@]}" -H 'Content-Encoding: gzip' --json '{"entity": "customer"}'
line 'what is taken instead' head '^accept-encoding: identity'
ask 400 /api/v1/records/list -X POST "${me[@]}" --json '{"entity": "customer", "entity": "user"}'
line 'a name twice is refused, and said' body 'entity is given twice'
ask 400 /api/v1/records/customer -X POST "${me[@]}" --json '{"entity": "user", "rows": [{"name": "X"}]}'
line 'in the address and the body, too' body 'entity is given twice'
for path in /api//v1/me /API/v1/me /api/v2/me /api /../../etc/passwd /a/./b //customers; do
  ask 404 "$path" "${me[@]}"
  line "$path is no page" body 'there is no such address'
done
ask 200 /customers/
ask 400 '/api/v1/records/customer?limit=1&limit=2' "${me[@]}"
says 'twice, with what to do' body '"remedy":"give limit once'
for sql in 'SELECT code, nothing FROM customer' 'SELECT abs(-9223372036854775807 - 1)'; do
  ask 400 /api/v1/query/run "${me[@]}" --json "{\"sql\": \"$sql\"}"
  says 'a wrong question is no failure of the server' body '"remedy"'
done
for refusal in 'lists/save {"name": "x", "entity": "customer", "sharing": 0}' 'records/change_many {"entity": "customer", "dry_run": true}'; do
  curl -sS -o body "${me[@]}" --json "${refusal#* }" "$base/api/v1/${refusal%% *}"
  says "$refusal: with what to do" body '"remedy"'
done
ask 400 /api/v1/records/list -X POST "${me[@]}" --json '{"entity": "customer", "limit": "many"}'
says 'with what to do' body remedy
ask 400 /api/v1/reports/render "${me[@]}" --json '{"report": "key_accounts", "format": "papyrus"}'
same 'and with the method for each command that what to do names' '[{"text": "pareto plugin list", "method": "plugins.list", "arguments": {}}]' "$(json 'a["remedy_steps"]')"
ask 400 '/api/v1/records/customer?limit=many' "${me[@]}"
ask 400 '/api/v1/records/customer?limit=%zz' "${me[@]}"
ask 400 '/api/v1/records/customer?entity=sale' "${me[@]}"
ask 200 '/api/v1/records/customer?columns=code&columns=name&where=code%20%3E%3D%200001&limit=3' "${me[@]}"
same 'a list by its address' '["code", "name"]' "$(json '[c["name"] for c in a["columns"] if c["name"] != "id"]')"
(printf '{"entity": "'; head -c 2000000 /dev/zero | tr '\0' a; printf '"}') >large.json
ask 413 /api/v1/records/list -X POST "${me[@]}" -H 'Content-Type: application/json' --data-binary @large.json
(for _ in {1..20000}; do printf '{"a":'; done) >deep.json
ask 400 /api/v1/records/list -X POST "${me[@]}" -H 'Content-Type: application/json' --data-binary @deep.json
printf '{"entity": "\xff\xfe"}' >bytes.json
ask 400 /api/v1/records/list -X POST "${me[@]}" -H 'Content-Type: application/json' --data-binary @bytes.json

# ---- on every answer ------------------------------------------------------------------------------------------------------
for path in / /healthz /api/v1/session /api/v1/nothing; do
  curl -sS -o body -D head "$base$path"
  line "$path: the type is not guessed" head '^x-content-type-options: nosniff'
  line "$path: not inside of other pages" head "^content-security-policy: .*frame-ancestors 'none'"
done
curl -sS -o body -D head "$base/"
silent_on 'no script within the page' head "script-src[^;]*unsafe-inline"
curl -sSI "$base/" >head
line 'only the head' head '^HTTP/1.1 200'

# ---- slow -----------------------------------------------------------------------------------------------------------------
for wire in "$slow_head" "$slow_body"; do
  code=0
  timeout 40 cat <&"$wire" >raw || code=$?
  same 'who is slow is cut off, in the end' 0 "$code"
  exec {wire}>&-
done

# ---- as many as it may have -----------------------------------------------------------------------------------------------
ask 200 /metrics
line 'what it counts' body '^pareto_web_requests_total\{code="4xx"\} [1-9]'
stop
same 'it ends as it is told' 0 "$code"
serve --connections 10
wires=()
for _ in {1..14}; do exec {wire}<>"/dev/tcp/127.0.0.1/$port" && wires+=("$wire"); done
answer=$(timeout 3 head -n 1 <&"${wires[13]}")
same 'one too many is told so' 'HTTP/1.1 503 Service Unavailable' "${answer%$'\r'}"
for wire in "${wires[@]}"; do exec {wire}>&-; done
sleep 0.3
ask 200 /healthz
stop
finish
