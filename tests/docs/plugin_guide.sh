#!/usr/bin/env bash
# Every listing of the guides of plugins is one that runs somewhere. A block is
#   ```console                  commands, which run_guide.sh runs
#   ```LANGUAGE file=PATH       a file that run_guide.sh writes, for the commands
#   ```LANGUAGE PATH            lines of a file of the tree, in their order, which a build or a test uses; blanks in front, and what stands in a
#                               comment behind, may differ; "…" alone stands for lines that are left out
#   ```                         what runs elsewhere, in other words: not_run.txt says where
#
#   plugin_guide.sh SOURCE_ROOT
set -euo pipefail
(($# == 1)) || { echo "usage: $0 SOURCE_ROOT" >&2; exit 2; }
cd -- "$1"
blocks=0 failures=0
wrong() { echo "$*" >&2; failures=$((failures + 1)); }
for page in docs/plugin-guide/*.md; do
  file='' at=0 number=0 inside=''
  while IFS= read -r line || [[ -n $line ]]; do
    number=$((number + 1))
    line=${line#"${line%%[![:space:]]*}"}
    if [[ -z $inside && $line == '```'* ]]; then
      inside=${line#'```'} file='' at=0
      case $inside in
        console | *' file='*) ;;
        *' '*)
          file=${inside#* } blocks=$((blocks + 1))
          [[ -f $file ]] || { wrong "$page:$number: there is no $file"; file=/dev/null; }
          ;;
        '') inside=plain ;;
        *) wrong "$page:$number: a listing of $inside that nothing runs: name its file, or have run_guide.sh write it" ;;
      esac
    elif [[ -n $inside && $line == '```' ]]; then
      inside='' file=''
    elif [[ $inside == plain ]]; then
      cut -f 1 tests/docs/not_run.txt | grep -qxF -- "$line" || wrong "$page:$number: tests/docs/not_run.txt does not say where this runs: $line"
    elif [[ -n $file && -n $line && $line != … ]]; then
      found=$(WANTED=$line awk -v from="$at" '
        function bare(text) { gsub(/^[ \t]+/, "", text); sub(/[ \t]+(#|\/\/) .*$/, "", text); sub(/[ \t]+$/, "", text); return text }
        BEGIN {wanted = bare(ENVIRON["WANTED"])} NR > from && bare($0) == wanted {print NR; exit}' "$file")
      if [[ -z $found ]]; then wrong "$page:$number: $file has no such line behind line $at: $line"; else at=$found; fi
    fi
  done <"$page"
  [[ -z $inside ]] || wrong "$page: a block is not closed"
done
while IFS=$'\t' read -r line where; do
  [[ $line == '#'* ]] || grep -rqF -- "$line" docs/plugin-guide || wrong "tests/docs/not_run.txt: no guide says any more: $line ($where)"
done <tests/docs/not_run.txt
((blocks >= 30)) || { echo "only $blocks blocks name a file" >&2; exit 1; }
echo "$blocks blocks, $failures failures"
((failures == 0))
