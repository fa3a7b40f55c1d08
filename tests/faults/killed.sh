#!/usr/bin/env bash
# kill -9 at random moments of imports, undos, tier runs and init: afterwards the workspace opens, its journal is whole, and each
# operation is there whole or not at all. 25 moments; PARETO_FULL=1: 200.
. "$(dirname "$0")/common.sh"
moments=25
[[ -n ${PARETO_FULL:-} ]] && moments=200
lines=12000
RANDOM=${PARETO_SEED:-7}

run 0 pareto init ws
sales first.csv $lines 1
began=$(date +%s%N)
run 0 pareto -w ws import first.csv --as sale --create-missing --yes
took=$((($(date +%s%N) - began) / 1000000))
run 0 pareto -w ws tier run abc --per customer

# killed COMMAND...: started, and killed within about the time that an import takes.
declare -A ended=([done]=0 [killed]=0)
killed() {
  "$@" >/dev/null 2>&1 </dev/null &
  local pid=$! wait_ms=$((RANDOM * (took * 5 / 4) / 32768))
  sleep "$(printf '%d.%03d' $((wait_ms / 1000)) $((wait_ms % 1000)))"
  if kill -9 $pid 2>/dev/null; then ended[killed]=$((ended[killed] + 1)); else ended[done]=$((ended[done] + 1)); fi
  wait $pid 2>/dev/null
}

look_closely() {
  run 0 pareto -w ws journal verify || return
  local imports whole
  run 0 pareto -w ws journal --limit 0 --output csv
  # operation, when, kind, title, rows, undone by
  imports=$(printf '%s\n' "$out" | tr -d '\r' | awk -F, '$3 == "import" && $6 == ""' | wc -l)
  same "$(value 'select count(*) from sale')" $((imports * lines)) "sale lines after $1"
  same "$(value 'select (select isum(home_amount) from sale) - (select isum(net_sales) from customer_month)')" 0 "rollup after $1"
  same "$(value 'select (select count(*) from sale) - (select isum(lines) from customer_month)')" 0 "lines of the rollup after $1"
  whole=$(printf '%s\n' "$out" | tr -d '\r' | awk -F, '$3 == "tier" && $6 == ""' | wc -l)
  # A run that changes no tier is recorded too, but is no operation that could be undone.
  local runs changing
  runs=$(value 'select count(*) from tier_run') changing=$(value 'select count(*) from tier_run where changes > 0')
  ((changing <= whole && whole <= runs)) || fail "after $1: $runs tier runs, $changing with changes, but $whole operations"
  same "$(value "select count(*) from customer c left join tier_assignment a on a.customer = c.id and a.rule = 'abc' and a.to_date is null where coalesce(c.tier, '') <> coalesce(a.tier, '')")" \
    0 "tiers of customers after $1"
}

for ((i = 1; i <= moments; ++i)); do
  case $((i % 5)) in
    0)
      killed pareto -w ws tier run abc --per customer --window $((1 + RANDOM % 24))m
      look_closely "tier run $i"
      ;;
    4)
      # the latest import that stands
      operation=$(pareto -w ws import list --output csv | tr -d '\r' | awk -F, 'NR > 1 && $5 == "" {print $1; exit}')
      [[ -n $operation ]] && killed pareto -w ws import undo "$operation"
      look_closely "undo $i"
      ;;
    3)
      killed pareto init "fresh$i"
      if [[ -f fresh$i/pareto.toml ]]; then run 0 pareto -w "fresh$i" list customer
      else run 0 pareto init "fresh$i" && run 0 pareto -w "fresh$i" journal verify; fi
      rm -rf "fresh$i"
      ;;
    *)
      sales "sales$i.csv" $lines $((i + 1))
      killed pareto -w ws import "sales$i.csv" --as sale --create-missing --yes
      look_closely "import $i"
      # What was not there can be imported, what was there is known.
      run 0 pareto -w ws import "sales$i.csv" --as sale --create-missing --yes
      look_closely "import $i, again"
      rm "sales$i.csv"
      ;;
  esac
done
# What a killed import wrote of its rejects goes with the next import beside it.
{ sales /dev/stdout 200000 99 | sed '2s/,2026-[0-9-]*,/,2026-02-31,/'; } >bad.csv
pareto -w ws import bad.csv --as sale --create-missing --yes >/dev/null 2>&1 </dev/null &
pid=$!
for ((i = 0; i < 500; ++i)); do compgen -G 'bad.rejects.csv*.part' >/dev/null && break; sleep 0.01; done
kill -9 $pid 2>/dev/null
wait $pid 2>/dev/null
compgen -G 'bad.rejects.csv*.part' >/dev/null || fail "nothing was left by the killed import"
sales small.csv 10 98
run 0 pareto -w ws import small.csv --as sale --create-missing --yes
compgen -G '*.part' >/dev/null && fail "what a killed import left is still there: $(compgen -G '*.part')"

if command -v sqlite3 >/dev/null; then same "$(sqlite3 ws/pareto.db 'pragma integrity_check')" ok "the database"; fi
echo "$moments moments: ${ended[killed]} killed, ${ended[done]} had ended; an import of $lines lines takes $took ms"
((ended[killed] > moments / 3)) || fail "too few were killed in time"
finish
