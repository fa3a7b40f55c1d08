#!/usr/bin/env bash
# kill -9 at 50 moments of deliveries (PARETO_FULL=1: 200): afterwards each fall of a tier has exactly one task, and each change that
# somebody listened to was told once. Two processes that deliver at the same time do not do it twice.
. "$(dirname "$0")/common.sh"
moments=50
[[ -n ${PARETO_FULL:-} ]] && moments=200
customers=300
RANDOM=${PARETO_SEED:-11}
bundled=${PARETO_PLUGINS:-$PARETO_BIN/../plugins}
[[ -d $PARETO_ABI_PLUGINS/test_listeners ]] || skip "the test plugins are not built"
mkdir plugins few
cp -r "$bundled"/{abc,csv} few/ && cp -r few/* "$bundled/tier-fall-task" "$PARETO_ABI_PLUGINS/test_listeners" plugins/ || skip "the plugins are not built"
chmod -R go-w plugins few
export PARETO_PLUGINS=$work/plugins

# With subscribers out of reach: what is done waits for them.
quietly() { PARETO_PLUGINS=$work/few pareto -w ws "$@" >/dev/null 2>quiet.err </dev/null || fail "$*: $(cat quiet.err)"; }

# round N: tiers change, and so do ten customers. Every third customer buys much or gives much back, on a day of its own.
rounds=0 made=0 first_day=$(($(date -u -d 2026-10-28 +%s) / 86400))
round() {
  rounds=$((rounds + 1))
  local day
  day=$(date -d "2026-10-28 + $rounds days" +%F)
  awk -v round=$rounds -v day="$day" -v customers=$customers 'BEGIN {
    print "Order number,Date,Customer code,Customer name,Amount"
    for (c = 1 + round % 3; c <= customers; c += 3) printf "R%d-%05d,%s,C%05d,Firm %d,%d\n", round, c, day, c, c, (int(round / 3) % 2 ? -1 : 1) * 90000 * (1 + c % 7)
  }' >round.csv
  quietly import round.csv --as sale --create-missing --yes
  quietly tier run abc --per customer
  for ((c = 1; c <= 10; ++c)); do quietly set customer "$(printf C%05d $c)" note="round $rounds"; done
  made=$((made + 10))
}

# What must have been made is counted from the history of tiers, not from what the subscriber did.
look_closely() {
  run 0 pareto -w ws events deliver || return
  local wrong
  wrong=$(value "with falls as (select n.customer, count(*) as n from tier_assignment n join tier_assignment o
      on o.customer = n.customer and o.rule = n.rule and o.to_date = n.from_date
      where n.rule = 'abc' and n.tier > o.tier and n.from_date > $first_day group by n.customer),
    tasks as (select customer, count(*) as n from task where subject like '%fell from%' group by customer)
    select count(*) from customer c left join falls f on f.customer = c.id left join tasks t on t.customer = c.id
    where coalesce(f.n, 0) <> coalesce(t.n, 0)")
  same "$wrong" 0 "customers with more or fewer tasks than falls after $1"
  same "$(value "select count(*) from task where subject = 'changed'")" $made "tasks of $made changes after $1"
  same "$(value "select count(*) from (select customer, reason from task where subject like '%fell from%' group by customer, reason having count(*) > 1)")" 0 \
    "falls with two tasks after $1"
  run 0 pareto -w ws events parked --output csv
  same "$(printf '%s\n' "$out" | wc -l)" 1 "lines of what is parked after $1"
  run 0 pareto -w ws journal verify
}

run 0 pareto init ws
run 0 pareto -w ws plugin enable test.listeners
sales first.csv 5000 1 $customers
quietly import first.csv --as sale --create-missing --yes
quietly tier run abc --per customer
run 0 pareto -w ws events deliver
round
# How long a delivery takes here, from the program's begin to its end: under a sanitizer most of it is the beginning.
began=$(date +%s%N)
run 0 pareto -w ws events deliver
took=$((($(date +%s%N) - began) / 1000))
look_closely "the first round"

declare -A ended=([done]=0 [killed]=0)
midway=0
# Whoever opens the workspace begins an empty log of what is written.
written() { (($(stat -c %s ws/pareto.db-wal 2>/dev/null || echo 0) > 40000)); }
done_with() { value "select count(*) from task"; }
for ((i = 1; i <= moments; ++i)); do
  ((i % 10 == 1)) && round && round
  before=$(done_with)
  pareto -w ws events deliver >/dev/null 2>&1 </dev/null &
  pid=$!
  wait_us=$((RANDOM * took * 2 / 3 / 32768))
  # Every other one from its first transaction on, however long the beginning takes while the machine has other work.
  if ((i % 2)); then
    while kill -0 $pid 2>/dev/null && ! written; do sleep 0.002; done
    wait_us=$((wait_us / 4))
  fi
  sleep "$(printf '%d.%06d' $((wait_us / 1000000)) $((wait_us % 1000000)))"
  if kill -9 $pid 2>/dev/null; then ended[killed]=$((ended[killed] + 1)); else ended[done]=$((ended[done] + 1)); fi
  wait $pid 2>/dev/null
  ((before < $(done_with))) && midway=$((midway + 1))
  ((i % 10 == 0)) && look_closely "moment $i"
done

# Two that deliver at the same time, with a third that changes something.
for again in 1 2 3; do
  round
  pareto -w ws events deliver >a.out 2>a.err &
  one=$!
  pareto -w ws events deliver >b.out 2>b.err &
  two=$!
  pareto -w ws set customer C00020 note="two at once $again" >c.out 2>c.err || fail "the third of three: $(cat c.err)"
  made=$((made + 1))
  wait $one || fail "the first of two: $(cat a.err)"
  wait $two || fail "the second of two: $(cat b.err)"
  look_closely "two at once, $again"
done

# One that is stopped in the middle keeps its turn for a while; once it is gone, the next goes on at once.
round
pareto -w ws events deliver >/dev/null 2>&1 </dev/null &
pid=$!
sleep 0.05
kill -STOP $pid 2>/dev/null
sleep 0.05
kill -9 $pid 2>/dev/null
wait $pid 2>/dev/null
look_closely "one that was stopped and killed"

falls=$(value "select count(*) from task where subject like '%fell from%'")
echo "$moments moments: ${ended[killed]} killed, ${ended[done]} had ended; $midway had delivered something; $rounds rounds, $falls falls, $made changes"
((ended[killed] > moments / 4)) || fail "too few were killed in time"
((midway > 4)) || fail "too few were killed in the middle"
((falls > 100)) || fail "too few tiers fell to say anything: $falls"
finish
