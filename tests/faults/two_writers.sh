#!/usr/bin/env bash
# Two processes that write at once wait for each other and say so; readers never wait.
. "$(dirname "$0")/common.sh"
run 0 pareto init ws
sales a.csv 250000 1 3000
sales b.csv 3000 2 300
pareto -w ws import a.csv --as sale --create-missing --yes >a.out 2>a.err &
first=$!
# Stopped as soon as it holds the store, so that the others do find it held.
for _ in $(seq 2000); do
  [[ $(stat -c %s ws/pareto.db-wal 2>/dev/null || echo 0) -gt 2000000 ]] && break
  sleep 0.005
done
kill -STOP $first || fail "the first import ended before it could be stopped"
pareto -w ws import b.csv --as sale --create-missing --yes >b.out 2>b.err &
second=$!
pareto -w ws --lang zh-Hans add user name=Wang >c.out 2>c.err &
third=$!
pareto -w ws add user name=Li >d.out 2>d.err &
fourth=$!
run 0 pareto -w ws query "select count(*) as n from sale" --output csv && says 0  # readers do not wait
for _ in $(seq 100); do
  [[ -s b.err && -s c.err && -s d.err ]] && break
  sleep 0.1
done
kill -INT $fourth
ended=0
wait $fourth || ended=$?
same $ended 1 "the one that gave up ended with"
kill -CONT $first
wait $first || fail "the first import failed: $(cat a.err)"
wait $second || fail "the second import failed: $(cat b.err)"
wait $third || fail "the third writer failed: $(cat c.err)"
says_in() { grep -qF -- "$2" "$1" || fail "$1 does not say: $2, but: $(cat "$1")"; }
# Which job holds the store, how far it is and whose it is.
said_in() { grep -qE -- "$2" "$1" || fail "$1 says nothing like: $2, but: $(cat "$1")"; }
me=$(id -un)@$(uname -n)
said_in b.err "another Pareto is writing to this workspace: import of a\.csv, [0-9]+% done, for [0-9]+ s \($me, process $first\); waiting until it has finished \(Ctrl-C gives up\)"
said_in c.err "另一个 Pareto 正在写这个工作区：导入 a\.csv，已完成 [0-9]+%，已 [0-9]+ 秒（$me，进程 $first）；等它结束（Ctrl-C 放弃）"
said_in ws/logs/pareto.log "info $second pareto waiting for the store since 1 s, held by import a\.csv of $me, process $first, [0-9]+% done"
[[ ! -e ws/pareto.db-job ]] || fail "the job's sign is left behind"
says_in d.err "cancelled while waiting; nothing was changed"
same "$(value 'select count(*) from sale')" 253000 "lines of both"
same "$(value 'select count(*) from "user"')" 1 "users"
run 0 pareto -w ws journal verify

# A process that was killed holds nothing and says nothing any more.
sales c.csv 250000 3 3000
pareto -w ws import c.csv --as sale --create-missing --yes >e.out 2>e.err &
fifth=$!
for _ in $(seq 2000); do
  [[ -e ws/pareto.db-job ]] && break
  sleep 0.005
done
kill -KILL $fifth
wait $fifth 2>/dev/null
[[ -e ws/pareto.db-job ]] || fail "the import was killed before it held the store"
run 0 pareto -w ws add user name=Zhao && [[ $err != *waiting* ]] || fail "it waits for a process that is gone: $err"
[[ ! -e ws/pareto.db-job ]] || fail "what the killed process left is not taken away"
finish
