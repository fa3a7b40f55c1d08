#!/usr/bin/env bash
# Nothing of the interface is outside of the nets: every struct stands in layout_v0.c, types_v0.c, received.hpp and first_sizes.cpp, every
# member in the first two, every constant in constants_v0.cpp.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd) include=$(cd "$(dirname "$0")/../../sdk/include/pareto" && pwd)
missing=0
stands() {  # stands FILE TEXT
  grep -qF -- "$2" "$1" || { echo "$(basename "$1") lacks: $2"; missing=1; }
}
# Structs with their members, without comments: "NAME MEMBER" a line. A function is a member whose name stands in (* ).
cat "$include"/abi/*.h | sed -E ':a; s|/\*([^*]\|\*+[^*/])*\*+/||g; /\/\*/ { N; ba }' |
  awk '/^(typedef )?struct [A-Za-z0-9_]+ \{$/ { name = $1 == "typedef" ? $3 : $2; next }
       /^\}/ { name = "" }
       name == "" { next }
       { text = text " " $0 }
       /;[ \t]*$/ {
         if (match(text, /\(\*[a-z0-9_]+\)/)) print name, substr(text, RSTART + 2, RLENGTH - 3)
         else { sub(/;.*/, "", text); gsub(/\[[^]]*\]/, "", text); n = split(text, parts, ","); for (i = 1; i <= n; ++i) { m = split(parts[i], words, /[ *]+/); print name, words[m] } }
         text = ""
       }' >"${TMPDIR:-/tmp}/members.$$"
trap 'rm -f "${TMPDIR:-/tmp}/members.$$"' EXIT
lines=0
while read -r name member; do
  lines=$((lines + 1))
  type=$name
  [[ $name == Arrow* ]] && type="struct $name"
  stands "$here/layout_v0.c" "AT($type, $member, "
  [[ $member == size_of ]] || stands "$here/types_v0.c" "IS($type, $member, "
  [[ $member == size_of ]] || continue
  stands "$here/layout_v0.c" "SIZE($type, "
  stands "$include/received.hpp" "PARETO_SDK_FIRST($type, "
  stands "$here/first_sizes.cpp" "FIRST($type, "
done <"${TMPDIR:-/tmp}/members.$$"
((lines > 300)) || { echo "only $lines members were found: the headers are written otherwise now"; exit 1; }
for name in $(cat "$include"/abi/*.h | grep -oE '^ *PARETO_[A-Z0-9_]+ = [0-9]+|^enum \{.*\};|^#define PARETO_(EXT|SVC|JOB|TIERING|COMMAND|SUBSCRIBER)_[A-Z0-9_]+ ' | grep -oE 'PARETO_[A-Z0-9_]+' | sort -u); do
  grep -qE "(IS|NAMED)\($name, " "$here/constants_v0.cpp" || { echo "constants_v0.cpp lacks: $name"; missing=1; }
done
((missing == 0)) && echo "$lines members, all of them held"
exit $missing
