#!/usr/bin/env bash
# kill -9 at random moments of every command that writes (writing_commands.sh): nothing acknowledged is lost, nothing is there by half, the
# doctor is content, and what was not done can be done. About 40 moments; PARETO_FULL=1: 1000. ONLY=NAME: one command.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"
. "$here/writing_commands.sh"
command -v sqlite3 >/dev/null || skip "sqlite3 is not installed"
moments=40
[[ -n ${PARETO_FULL:-} ]] && moments=1000
RANDOM=${PARETO_SEED:-7}
make_base
each=$(((moments + ${#names[@]} - 1) / ${#names[@]}))
began=$(date +%s) killed=0 points=0 passed_over=()

# Within a little more than the time that the command takes; $code is what it ended with.
kill_it() {
  local wait_us=$((RANDOM * took[$1] / 32768 * 900 + RANDOM % 1000)) pid
  setsid bash -c "${command_line[$1]/#pareto /exec pareto }" >/dev/null 2>&1 </dev/null &
  pid=$!
  sleep "$(printf '%d.%06d' $((wait_us / 1000000)) $((wait_us % 1000000)))"
  kill -9 -- -$pid 2>/dev/null && killed=$((killed + 1))
  code=0
  wait $pid 2>/dev/null || code=$?
}

for name in "${names[@]}"; do
  if ! known_here "$name"; then passed_over+=("$name"); continue; fi
  prepare "$name" || continue
  for ((i = 1; i <= each; ++i)); do
    fresh
    kill_it "$name"
    points=$((points + 1))
    again=''
    ((i % 5 == 1)) && again=again
    holds "$name" $code "kill $i" $again
    ((failures < 20)) || finish
  done
done

# A restore, between the old state and the new: the next command brings it to its end.
if [[ -z ${ONLY:-} || $ONLY == restore ]]; then
  mkdir -p base/recipes
  for ((i = 0; i < 20; ++i)); do sales base/recipes/r$i.toml 3000 $i; done
  rm whole.pareto-backup && run 0 pareto -w base backup whole.pareto-backup
  prepare restore
  half=0
  for ((i = 1; i <= each; ++i)); do
    fresh
    pareto -w ws restore whole.pareto-backup --yes >/dev/null 2>&1 </dev/null &
    pid=$!
    while [[ ! -e ws/pareto.db-restore ]] && kill -0 $pid 2>/dev/null; do :; done
    sleep "0.$(printf %03d $((RANDOM % 60)))"
    kill -9 $pid 2>/dev/null
    code=0
    wait $pid 2>/dev/null || code=$?
    [[ -e ws/pareto.db-restore ]] && half=$((half + 1))
    holds restore $code "restore $i" again
  done
  echo "$each restores killed at their turn, $half of them were halfway"
fi

# What a killed import wrote of its rejects goes with the next import beside it.
{ sales /dev/stdout 200000 99 | sed '2s/,2026-[0-9-]*,/,2026-02-31,/'; } >bad.csv
cp -r base ws2
pareto -w ws2 import bad.csv --as sale --create-missing --yes >/dev/null 2>&1 </dev/null &
pid=$!
while kill -0 $pid 2>/dev/null; do compgen -G 'bad.rejects.csv*.part' >/dev/null && break; sleep 0.01; done
kill -9 $pid 2>/dev/null
wait $pid 2>/dev/null
compgen -G 'bad.rejects.csv*.part' >/dev/null || fail "nothing was left by the killed import"
sales small.csv 10 98
run 0 pareto -w ws2 import small.csv --as sale --create-missing --yes
compgen -G '*.part' >/dev/null && fail "what a killed import left is still there: $(compgen -G '*.part')"

echo "$points moments of $((${#names[@]} - ${#passed_over[@]})) commands in $(($(date +%s) - began)) s: $killed killed, state before ${ended[before]}, after ${ended[after]}${passed_over:+; passed over: ${passed_over[*]}}"
((killed > points / 3)) || fail "too few were killed in time"
finish
