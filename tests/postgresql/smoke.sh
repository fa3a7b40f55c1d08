#!/usr/bin/env bash
# smoke.sh MANIFEST...: starts a PostgreSQL of its own, makes every generated table, index, search table, function and view in it
# (with the fields and entities of these plugins), twice where they are made only if missing, and runs what the bundled report asks.
set -uo pipefail
export LC_ALL=C.UTF-8
server=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[[ -n $server && -x $server/initdb ]] || { echo "SKIPPED: PostgreSQL is not installed (apt-get install postgresql)"; exit 77; }
export PATH=${PARETO_BIN:?the folder of the program}:$server:$PATH

work=$(mktemp -d /tmp/pareto-pg-XXXXXX)
chmod 755 "$work"
mkdir "$work/server"
as=()  # the server refuses to run as root
if ((EUID == 0)); then
  owner=postgres
  id -u postgres >/dev/null 2>&1 || owner=nobody
  chown "$owner" "$work/server"
  as=(runuser -u "$owner" --)
fi
trap '"${as[@]}" pg_ctl -D "$work/server/data" -m immediate stop >/dev/null 2>&1; rm -rf -- "$work"' EXIT
cd "$work/server" || exit 1
"${as[@]}" env PATH="$PATH" initdb -D data -U pareto --auth=trust --no-sync -E UTF8 --locale=C >"$work/initdb.log" 2>&1 || { cat "$work/initdb.log"; exit 1; }
"${as[@]}" env PATH="$PATH" pg_ctl -D data -w -l "$work/server/log" -o "-k $work/server -c listen_addresses='' -c fsync=off" start >"$work/start.log" 2>&1 ||
  { cat "$work/start.log" "$work/server/log"; exit 1; }
sql() { psql -X -q -v ON_ERROR_STOP=1 -h "$work/server" -U pareto -d postgres "$@"; }

failures=0
fail() { failures=$((failures + 1)); printf 'FAILED: %s\n' "$*"; }

# 1. What makes a store.
pareto_sql_dump "$@" >"$work/store.sql" || fail "the statements were not written"
sql -f "$work/store.sql" >"$work/store.log" 2>&1 || { fail "the store was not made"; cat "$work/store.log"; }
grep -E '^CREATE (TABLE|INDEX|UNIQUE INDEX) IF NOT EXISTS|^CREATE OR REPLACE' "$work/store.sql" >"$work/again.sql"
sql -f "$work/again.sql" >"$work/again.log" 2>&1 || { fail "what is made only if missing was made again"; cat "$work/again.log"; }

# 2. The named functions say what they say in SQLite.
answer() { sql -At -c "$1" 2>&1; }
same() { local found; found=$(answer "$1"); [[ $found == "$2" ]] || fail "$1 answers $found instead of $2"; }
same "select month_start(date '2026-02-17')" 2026-02-01
same "select divide(7, 2), divide(-7, 2), divide(1, 3), divide(5, 0)" '4|-4|0|'
same "select isum(x) from (values (9000000000000000000), (-9000000000000000000), (null), (5)) v(x)" 5
same "select coalesce(isum(x), -1) from (select 1::bigint as x) v where x = 2" -1
[[ $(answer "select isum(x) from (values (9000000000000000000), (9000000000000000000)) v(x)") == *"out of range"* ]] || fail "isum does not notice an overflow"

# 3. What the bundled report asks: recorded while it runs on the demo company's workspace.
cd "$work" || exit 1
(
  export PARETO_SQL_LOG=$work/asked
  pareto init ws >/dev/null && pareto_demo_data demo >/dev/null || exit 1
  for part in 汇率.csv:currency_rate 产品.csv:product 人员.csv:user 客户档案.csv:customer 销售明细.xlsx:sale; do
    pareto -w ws import "demo/${part%:*}" --as "${part#*:}" --create-missing --yes >/dev/null || [[ $? == 3 ]] || exit 1
  done
  pareto -w ws tier run abc >/dev/null && pareto -w ws tier run abc --per customer >/dev/null &&
    pareto -w ws report key_accounts --format html --to group.html >/dev/null
) || fail "the report did not run"
# The log has lines "parameter NAME TYPE VALUE" and then "query SQL"; psql puts the parameters in as literals.
literal() {
  case $1 in
    null) echo null ;;
    text) printf "'%s'" "$(sed "s/'/''/g" <<<"$2")" ;;
    date) printf "(date '1970-01-01' + %s)" "$2" ;;
    time) printf 'to_timestamp(%s / 1000000.0)' "$2" ;;
    bool) [[ $2 == 0 ]] && echo false || echo true ;;
    *) echo "$2" ;;
  esac
}
declare -A asked=()
ran=0 parameters=()
while IFS=$'\t' read -r kind first type value; do
  if [[ $kind == parameter ]]; then
    parameters+=(-v "$first=$(literal "$type" "$value")")
  elif [[ $kind == query ]]; then
    if [[ -z ${asked[$first]:-} ]]; then
      asked[$first]=1
      if sql -At "${parameters[@]}" <<<"$first;" >/dev/null 2>"$work/query.log"; then ran=$((ran + 1)); else fail "$first"$'\n'"$(cat "$work/query.log")"; fi
    fi
    parameters=()
  fi
done <"$work/asked"
count=${#asked[@]}
((count >= 8)) || fail "only $count statements of the report were recorded"

echo "PostgreSQL $(sql -At -c 'show server_version'): $(grep -c ';$' "$work/store.sql") statements make the store, $ran of $count queries of the report run"
((failures == 0)) || { echo "$failures checks failed"; exit 1; }
