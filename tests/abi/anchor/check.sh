#!/usr/bin/env bash
# check.sh STORED.abi.xz INCLUDE: what changed in the interface since STORED was written. Members that were appended and functions of new
# structs are accepted and listed; anything else is not, whatever abidiff thinks of it: its exit code is the same for an appended member,
# for two that changed places and for another signature, and what it may be told to overlook hides all three.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd) stored=$1 include=$2
for tool in abidiff xz; do
  command -v $tool >/dev/null || { echo "SKIPPED: $tool is not installed (apt: abigail-tools, xz-utils)"; exit 77; }
done
work=$(mktemp -d "${TMPDIR:-/tmp}/pareto-anchor-XXXXXX")
trap 'rm -rf -- "$work"' EXIT
xz -dc "$stored" >"$work/stored.abi"
"$here/make.sh" "$include" "$work/today.so"
code=0
abidiff --leaf-changes-only "$work/stored.abi" "$work/today.so" >"$work/report" 2>&1 || code=$?
# 1 and 2: it did not work; 8: incompatible for sure.
((code == 0 || code == 4)) || { cat "$work/report"; echo "abidiff ended with $code"; exit 1; }
awk '
  function refuse() { print "not an appended member: " $0; bad = 1 }
  /^$/ || /^Leaf changes summary:/ || /^Changed leaf types summary:/ { next }
  /^Removed\/Changed\/Added functions summary: 0 Removed, 0 Changed/ { next }
  /^Removed\/Changed\/Added variables summary: 0 Removed, 0 Changed, 0 Added/ { next }
  /^[0-9]+ Added functions?:$/ || /^  \[A\] .function void anchor_/ { next }
  /^.struct [A-Za-z0-9_]+.* changed:$/ { name = $2; sub(/[^A-Za-z0-9_].*/, "", name); end = -1; next }
  /^  type size changed from [0-9]+ to [0-9]+ \(in bits\)$/ { end = $5 + 0; if ($7 + 0 <= end) refuse(); next }
  /^  [0-9]+ data member insertions?:$/ { if (end < 0) refuse(); next }
  /^    .*, at offset [0-9]+ \(in bits\)/ {
    match($0, /at offset [0-9]+/)
    if (end < 0 || substr($0, RSTART + 10, RLENGTH - 10) + 0 < end) refuse()
    sub(/, at offset.*/, ""); sub(/^ +/, "")
    print "appended to " name ": " $0
    next
  }
  { refuse() }
  END { exit bad }
' "$work/report" || { echo; cat "$work/report"; exit 1; }
