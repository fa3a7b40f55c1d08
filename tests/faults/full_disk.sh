#!/usr/bin/env bash
# A full disk: the words say so and what to do, nothing half stays, and with room the same command goes through. First by hand, then with
# every command that writes (writing_commands.sh), each on a disk with more or less room: about 20 times; PARETO_FULL=1: 200.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"
. "$here/writing_commands.sh"
mkdir disk
mount -t tmpfs -o size=6m tmpfs disk 2>/dev/null || skip "a small disk cannot be mounted here (needs root)"
trap 'umount "$work/disk"; rm -rf -- "$work"' EXIT
export workspace=disk/ws

run 0 pareto init disk/ws
sales small.csv 300 1 50
run 0 pareto -w disk/ws import small.csv --as sale --create-missing --yes
before=$(value 'select count(*) from sale')
same "$before" 300 "lines before"

sales large.csv 60000 2
run 1 pareto -w disk/ws import large.csv --as sale --create-missing --yes && says "the disk is full; nothing of this change was kept" "free some space"
run 1 pareto -w disk/ws --lang zh-Hans import large.csv --as sale --create-missing --yes && says "磁盘已满；这次更改没有写入" "请腾出空间后重做"
run 0 pareto -w disk/ws journal verify
same "$(value 'select count(*) from sale')" 300 "lines after the failed import"
same "$(value 'select count(*) from customer')" "$(value 'select count(distinct customer) from sale')" "customers after the failed import"

# Not a page left: each command says so, and no half file stays.
run 0 pareto -w disk/ws tier run abc
mkdir disk/reports
cp small.csv rejected.csv
for i in $(seq 2000); do echo "X$i,2026-13-45,C00001,Firm 1,1,1,1"; done >>rejected.csv
fill() { dd if=/dev/zero of=disk/rest bs=4k >/dev/null 2>&1; true; }
fill
run 1 pareto -w disk/ws list customer --limit 3 && says "the disk is full" "free some space"
run 1 pareto -w disk/ws --lang zh-Hans list customer && says "磁盘已满" "请腾出空间后重做"
# Room for the database, none for what is written beside it.
rm disk/rest
mkdir small && mount -t tmpfs -o size=16k tmpfs small
trap 'umount "$work/small" "$work/disk"; rm -rf -- "$work"' EXIT
run 1 pareto -w disk/ws report key_accounts --format html --to small/report.html && says "small/report.html"
run 1 pareto -w disk/ws import rejected.csv --as sale --yes --again --rejects small/rejects.csv && says "small/rejects.csv"
[[ -z $(ls -A small) ]] || fail "a half file was left: $(ls -A small)"
same "$(value 'select count(*) from sale')" 300 "lines after the import without room for rejects"
run 0 pareto -w disk/ws journal verify
fill

# A server says it by its own status, goes on, and writes when there is room.
if command -v curl >/dev/null; then
  rm disk/rest
  pareto -w disk/ws serve web --port 0 >served 2>&1 </dev/null &
  server=$!
  for _ in {1..100}; do grep -q 'Ctrl-C' served && break || sleep 0.1; done
  run 0 pareto -w disk/ws add user name=Writer sign_in=yes
  run 0 pareto -w disk/ws user role add Writer boss
  key=$(pareto -w disk/ws user key add Writer --name disk 2>/dev/null | grep -oE 'pk_[A-Za-z0-9_]+' | head -n 1)
  base=$(grep -oE 'http://[0-9.:]+' served | head -n 1)
  put() { curl -s -o answer -w '%{http_code}' -H "Authorization: Bearer $key" -H 'Content-Type: application/json' "$base/api/v1/records/add" -d @"$1"; }
  task() { printf '{"entity": "task", "rows": [{"subject": "%s", "reason": "%0*d"}]}' "$1" "$2" 0; }
  task large 900000 >large.json
  task small 9 >small.json
  fill
  status=$(put large.json)
  same "$status" 507 "the status without room, where the answer said $(head -c 300 answer)"
  grep -q 'free some space' answer || fail "the answer does not say what to do: $(head -c 300 answer)"
  rm disk/rest
  same "$(put small.json)" 200 "the status with room"
  same "$(value "select count(*) from task")" 1 "tasks, of which the answer said: $(head -c 300 answer)"
  kill "$server" && wait "$server"
  fill
fi

# A workspace cannot be begun either, and nothing is in the way of the next try.
run 1 pareto init disk/other
rm disk/rest
mount -o remount,size=200m disk
run 0 pareto init disk/other
run 0 pareto -w disk/ws import large.csv --as sale --create-missing --yes
same "$(value 'select count(*) from sale')" 60300 "lines with room"
run 0 pareto -w disk/ws journal verify

# Every command, with little room.
command -v sqlite3 >/dev/null || finish
points=20
[[ -n ${PARETO_FULL:-} ]] && points=200
RANDOM=${PARETO_SEED:-7}
mkdir room && mount -t tmpfs -o size=300m tmpfs room
trap 'cd /; umount "$work/room" "$work/small" "$work/disk"; rm -rf -- "$work"' EXIT
cd room || exit 1
base_lines=1200 more_lines=2500
make_base
each=$(((points + ${#names[@]} - 1) / ${#names[@]}))
began=$(date +%s) tried=0 refused=0 passed_over=()
# On a disk with so many kB of room; $code is what the command ended with.
with_room() {
  fallocate -l $(($(df --output=avail -k . | tail -n 1) - $2))k filler
  code=0
  bash -c "${command_line[$1]}" >"$work/.out" 2>"$work/.err" </dev/null || code=$?
  rm -f filler
}
for name in "${names[@]}"; do
  if ! known_here "$name"; then passed_over+=("$name"); continue; fi
  prepare "$name" || continue
  size=$(($(stat -c %s "prepared/ws/pareto.db" 2>/dev/null || echo 200000) / 1000))
  for ((i = 1; i <= each; ++i)); do
    fresh
    # Every other time hardly any, so that commands that need little are refused too.
    room=$((tried % 2 == 0 ? RANDOM % 120 : RANDOM % (size * 3 / 2 + 60)))
    with_room "$name" $room
    tried=$((tried + 1))
    if ((code != 0 && code != 3)); then
      refused=$((refused + 1))
      same $code 1 "$name with $room kB of room ended with"
      grep -qE 'disk is full|not enough room|free some space|free space|No space left' "$work/.out" "$work/.err" || fail "$name with $room kB of room does not say why: $(tail -n 3 "$work/.err")"
    fi
    holds "$name" $code "$room kB of room" again
    ((failures < 20)) || finish
  done
done
echo "$tried times with little room in $(($(date +%s) - began)) s: $refused refused, state before ${ended[before]}, after ${ended[after]}${passed_over:+; passed over: ${passed_over[*]}}"
((refused > tried / 4)) || fail "there was room nearly always"
finish
