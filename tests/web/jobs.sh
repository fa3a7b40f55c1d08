#!/usr/bin/env bash
# What runs is told of to whose it is and to who administers, ended from another page, and leaves nothing.
. "$(dirname -- "${BASH_SOURCE[0]}")/server.sh"
make_firm
seq 200000 | awk 'BEGIN {print "name,code,note"} {printf "Firm %d of many,J%d,a note of some length that says nothing\n", $1, $1}' >many.csv
serve
ask 303 "/open/${link##*/}" -c owner.jar
csrf=$(ask 200 /api/v1/session -b owner.jar && json 'a["csrf"]')
owner=(-b owner.jar -H "X-CSRF-Token: $csrf")
sign_in "$seller"
hers=("${me[@]}")
sign_in "$other"
his=("${me[@]}")
before=$(value 'SELECT count(*) FROM customer')

# begins WHOSE METHOD JSON: goes on behind; what came of it is in the file answer once it has ended.
begins() {
  local -n who=$1
  curl -sS --max-time 100 -o answer "${who[@]}" --json "$3" "$base/api/v1/${2/.//}" 2>curl.err &
  asking=$!
}
# job_as WHOSE METHOD [KIND]: waits until it is listed for them, at most 20 s; its number.
job_as() {
  me=()
  local -n whose=$1
  me=("${whose[@]}")
  for _ in {1..100}; do
    call jobs.list '{}'
    job=$(json "next((j['id'] for j in a['jobs'] if j['method'] == '$2' and j['kind'] == '${3-}'), '')")
    [[ -n $job ]] && return
    sleep 0.2
  done
  failed "$2 is listed"
}

# ---- an import ------------------------------------------------------------------------------------------------------------
begins owner imports.run "{\"file\": \"$PWD/many.csv\", \"entity\": \"customer\"}"
job_as owner imports.run import
same 'what it is' '["import", "many.csv", "import of many.csv", true, true]' "$(json "[[j['kind'], j['title'], j['work'], j['own'], j['can_cancel']] for j in a['jobs'] if j['id'] == '$job'][0]")"
me=("${hers[@]}")
call jobs.list '{}'
same 'others are not told of it' '[]' "$(json 'a["jobs"]')"
call jobs.cancel "{\"job\": \"$job\"}" 404
me=("${owner[@]}")
call jobs.cancel "{\"job\": \"$job\"}"
wait "$asking"
same 'it ends as cancelled' cancelled "$(ANSWER=answer json 'a["code"]')"
same 'and left nothing' "$before" "$(value 'SELECT count(*) FROM customer')"
same 'not in the journal either' 0 "$(pareto journal --kind import --output csv | grep -c many.csv)"
call jobs.list '{}'
same 'it is over' '[]' "$(json 'a["jobs"]')"
call jobs.cancel "{\"job\": \"$job\"}" 404
call jobs.cancel '{"job": "that one"}' 400
me=("${hers[@]}")
call records.add '{"entity": "task", "rows": [{"subject": "nobody holds the store"}]}'

# ---- a long look ----------------------------------------------------------------------------------------------------------
endless='{"sql": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS n FROM n"}'
begins hers query.run "$endless"
job_as hers query.run
same 'her own, which she may end' '[true, true]' "$(json "[[j['own'], j['can_cancel']] for j in a['jobs'] if j['id'] == '$job'][0]")"
me=("${his[@]}")
call jobs.cancel "{\"job\": \"$job\"}" 404
job_as owner query.run
same 'who administers sees whose it is' "$(value "SELECT name FROM user WHERE code = '$seller'")" "$(json "[j['who'] for j in a['jobs'] if j['id'] == '$job'][0]")"
me=("${hers[@]}")
call jobs.cancel "{\"job\": \"$job\"}"
wait "$asking"
same 'it ends as cancelled, too' cancelled "$(ANSWER=answer json 'a["code"]')"

# ---- whoever goes away ----------------------------------------------------------------------------------------------------
curl -sS --max-time 2 -o answer "${hers[@]}" -H 'Accept: text/event-stream' --json "$endless" "$base/api/v1/query/run" 2>curl.err
stop
same 'the server ends though something ran' 0 "$code"
finish
