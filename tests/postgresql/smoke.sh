#!/usr/bin/env bash
# smoke.sh MANIFEST...: starts a PostgreSQL of its own and makes every generated table, index, search table, function and view in it
# (with the fields and entities of these plugins), twice where they are made only if missing. Then the program works on a workspace,
# and all that it asks of SQLite is asked of PostgreSQL, which must answer alike (conversation.sh, record.cpp, replay.cpp). What
# PostgreSQL is asked otherwise is in differences.cpp, what the program was not made to ask in not_asked.txt.
set -uo pipefail
export LC_ALL=C.UTF-8
. "$(dirname "$0")/started_server.sh"

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
same "select date_of(20757), date_of(-1), date_of(null)" '2026-10-31|1969-12-31|'
same "select day_of(timestamptz '2026-10-31 20:00+00', 480), day_of(timestamptz '2026-10-31 20:00+00', -480), day_of(null, 0)" '2026-11-01|2026-10-31|'
same "select instr('华联超市', '超'), instr('华联超市', 'x')" '3|0'
same "select divide(7, 2), divide(-7, 2), divide(1, 3), divide(5, 0)" '4|-4|0|'
same "select isum(x) from (values (9000000000000000000), (-9000000000000000000), (null), (5)) v(x)" 5
same "select coalesce(isum(x), -1) from (select 1::bigint as x) v where x = 2" -1
[[ $(answer "select isum(x) from (values (9000000000000000000), (9000000000000000000)) v(x)") == *"out of range"* ]] || fail "isum does not notice an overflow"

# 3. What the program asks of SQLite while people work with it is asked of PostgreSQL too, and the answers are compared.
compare() {
  cd "$work" || exit 1
  mkdir plugins record then
  # shellcheck disable=SC2086  # several folders
  cp -r "$PARETO_BIN"/../plugins/{abc,chemical,scorecard,rfm,csv,csv_format,html,key_accounts,sales_period,account_brief,eight_questions,customer_share,call_list,completeness,tier-fall-task,xlsx} $PARETO_TEST_PLUGINS plugins/
  chmod -R go-w plugins
  (
    export PARETO_PLUGINS=$work/plugins PARETO_SQL_RECORD=$work/record
    pareto() { command pareto_recorded "$@"; }
    # tables_now NAME: the store as it is now, to be compared with PostgreSQL's tables at the same moment.
    tables_now() { mkdir "then/$1" && cp ws/pareto.db* "then/$1/" && echo "$PWD/then/$1/pareto.db" >"record/$(date +%s%N)-tables"; }
    pareto_demo_data demo >/dev/null || fail "the demo company"
    . "$PARETO_SOURCES/tests/postgresql/conversation.sh"
    conversation
    exit $((failures > 0))
  ) || fail "the program did not do what was asked"
  sql -c 'CREATE DATABASE replay'
  { pareto_sql_dump plugins/*/manifest.json >replay.sql && sql -d replay -f replay.sql >replay.log 2>&1; } || { fail "the store was not made"; cat replay.log; }
  pareto_sql_replay "host=$work/server user=pareto dbname=replay" asked record/* >compared || fail "the engines differ"
  cat compared
}

# 4. Every statement in the sources was asked, or is listed with the reason why not. A statement is known by its words up to the end
# of the first literal.
cover() {
  local statement reached=0
  grep -rhoE --include='*.cpp' --include='*.hpp' --exclude='*_test.cpp' '^[^/]*[^\\/]"(SELECT|INSERT|UPDATE|DELETE|WITH|select) [^"\\]+' \
    "$PARETO_SOURCES/core" "$PARETO_SOURCES/plugins" | sed 's/.*"//' | sort -u >written
  grep -v '^#' "$PARETO_SOURCES/tests/postgresql/not_asked.txt" | cut -f 1 >excused
  while IFS= read -r statement; do
    if grep -qF -- "$statement" asked; then
      reached=$((reached + 1))
      grep -qxF -- "$statement" excused && fail "not_asked.txt lists what is asked: $statement"
    elif ! grep -qxF -- "$statement" excused; then
      fail "no command of conversation.sh asks this, and not_asked.txt does not say why: $statement"
    fi
  done <written
  while IFS= read -r statement; do
    grep -qxF -- "$statement" written || fail "not_asked.txt lists what is not in the sources: $statement"
  done <excused
  ((reached >= 100)) || fail "only $reached statements in the sources were asked"
  echo "$reached of $(wc -l <written) statements in the sources were asked, $(wc -l <excused) are excused"
}

said="nothing was compared: libpq was not found when this was built (apt-get install libpq-dev)"
if command -v pareto_sql_replay >/dev/null; then
  compare
  cover
  said="$(grep -m 1 alike compared)"
fi
echo "PostgreSQL $(sql -At -c 'show server_version'): $(grep -c ';$' "$work/store.sql") statements make the store; $said"
((failures == 0)) || { echo "$failures checks failed"; exit 1; }
