#!/usr/bin/env bash
# What the guides of plugins show of a file is in that file: a block that names one, ```cpp examples/x/y.cpp, holds lines of it, in
# their order; "…" alone stands for lines that are left out. (Blocks with file=PATH are written by run_guide.sh instead.)
#
#   plugin_guide.sh SOURCE_ROOT
set -euo pipefail
(($# == 1)) || { echo "usage: $0 SOURCE_ROOT" >&2; exit 2; }
cd -- "$1"
blocks=0 failures=0
for page in docs/plugin-guide/*.md; do
  file='' at=0 number=0
  while IFS= read -r line || [[ -n $line ]]; do
    number=$((number + 1))
    if [[ -z $file && $line =~ ^\`\`\`[a-z]+\ ([^ =]+)$ ]]; then
      file=${BASH_REMATCH[1]} at=0 blocks=$((blocks + 1))
      [[ -f $file ]] || { echo "$page:$number: there is no $file" >&2; failures=$((failures + 1)); file=/dev/null; }
    elif [[ -n $file && $line == '```' ]]; then
      file=''
    elif [[ -n $file && -n $line && ! $line =~ ^\ *…$ ]]; then
      found=$(WANTED=$line awk -v from="$at" 'BEGIN {wanted = ENVIRON["WANTED"]} NR > from && $0 == wanted {print NR; exit}' "$file")
      if [[ -z $found ]]; then echo "$page:$number: $file has no such line behind line $at: $line" >&2; failures=$((failures + 1)); else at=$found; fi
    fi
  done <"$page"
  [[ -z $file ]] || { echo "$page: a block is not closed" >&2; failures=$((failures + 1)); }
done
((blocks >= 20)) || { echo "only $blocks blocks name a file" >&2; exit 1; }
echo "$blocks blocks, $failures failures"
((failures == 0))
