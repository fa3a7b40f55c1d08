#!/usr/bin/env bash
# Do the nets hold? The headers are copied, one thing in the copy is changed, and each net is asked: the layout, the types and the
# constants (compiled), the anchor (abidiff), and a stored plugin, read by a pareto-manifest of the changed headers. What each of them has to
# see is said below; one that sees nothing, or too much, fails the test.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd) root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/pareto-mutations-XXXXXX")
trap 'rm -rf -- "$work"' EXIT
for tool in abidiff xz gcc g++; do
  command -v $tool >/dev/null || { echo "SKIPPED: $tool is not installed"; exit 77; }
done
failures=0

# The nets: each answers 0 when it sees nothing wrong.
layout() { gcc -std=c11 -fsyntax-only -I"$1" "$here/layout_v0.c" && g++ -std=c++20 -fsyntax-only -I"$1" "$here/first_sizes.cpp"; }
types() { gcc -std=c11 -fsyntax-only -I"$1" "$here/types_v0.c"; }
constants() { g++ -std=c++20 -fsyntax-only -I"$1" "$here/constants_v0.cpp"; }
anchor() { "$here/anchor/check.sh" "$here/anchor/v0.1.abi.xz" "$1"; }
stored() {
  [[ $(uname -m) == x86_64 ]] || return "$2"  # as it is expected to be
  g++ -std=c++20 -O0 -I"$1" "$root"/sdk/tools/{manifest,describe}.cpp -lsodium -ldl -o "$work/manifest" || return 1
  (cd "$here/stored/first" && "$work/manifest" first.so) >"$work/said.json" && cmp -s "$work/said.json" "$here/stored/first/manifest.json"
}

# mutate NAME HEADER SED-SCRIPT RED…: the named nets turn red, the others stay green; STORED=no leaves the slow one out.
mutate() {
  local name=$1 header=$2 script=$3 net expected code
  shift 3
  rm -rf "$work/include"
  cp -r "$root/sdk/include" "$work/include"
  if [[ -n $script ]]; then
    sed -i -E "$script" "$work/include/pareto/$header"
    if cmp -s "$work/include/pareto/$header" "$root/sdk/include/pareto/$header"; then
      echo "FAILED: $name changes nothing; the header is written otherwise now"
      failures=$((failures + 1))
      return
    fi
  fi
  for net in layout types constants anchor stored; do
    [[ $net == stored && ${STORED:-yes} == no ]] && continue
    expected=0
    [[ " $* " == *" $net "* ]] && expected=1
    code=0
    "$net" "$work/include" $expected >"$work/net.txt" 2>&1 || code=1
    if ((code != expected)); then
      echo "FAILED: $name: the net \"$net\" is $( ((code)) && echo red || echo green)"
      tail -n 8 "$work/net.txt"
      failures=$((failures + 1))
    fi
  done
}

mutate 'nothing' abi/field.h ''
mutate 'two members change places' abi/field.h '/const char \*name; /{N;s/^([^\n]*)\n(.*)$/\2\n\1/}' layout anchor stored
# Nothing that follows moves, since what comes next begins at a multiple of 8; so who reads on reads what was written.
mutate 'a member goes' abi/field.h '/^  uint32_t reserved;$/d' layout types anchor
mutate 'a member comes in the middle' abi/field.h 's/^(  uint32_t meaning;.*)$/\1\n  uint64_t novel;/' layout anchor stored
STORED=no mutate 'a member is of another type and size' abi/field.h 's/^  int64_t min_value, max_value;/  int32_t min_value, max_value;/' layout types anchor
STORED=no mutate 'a member is of another type of its size' abi/field.h 's/^  int32_t order;/  uint32_t order;/' types anchor
STORED=no mutate 'a function takes one thing more' abi/tiering.h 's/\(\*per_group\)\(const pareto_plan \*, int32_t yes\)/(*per_group)(const pareto_plan *, int32_t yes, int32_t more)/' types anchor
STORED=no mutate 'a struct goes' abi/twins.h 's/pareto_twins_v1/pareto_twins_v2/g' layout types anchor
STORED=no mutate 'a constant has another value' abi/field.h 's/PARETO_T_QUANTITY = 8/PARETO_T_QUANTITY = 9/' constants
STORED=no mutate 'an extension is called otherwise' abi/field.h 's|"pareto.fields/1"|"pareto.fields/2"|' constants
# What is allowed: the golden layout alone asks to be told.
mutate 'a member is appended' abi/field.h 's/^(  const char \*fact;.*)$/\1\n  const char *novel;/' layout
mutate 'more is demanded than the first plugins have' received.hpp 's/FIRST\(pareto_field, purpose\)/FIRST(pareto_field, fact)/' layout stored

((failures == 0)) && { echo "every net holds"; exit 0; }
exit 1
