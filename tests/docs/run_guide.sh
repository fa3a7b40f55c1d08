#!/usr/bin/env bash
# Runs the commands of a user guide, so that no page promises what the program does not do.
#
#   run_guide.sh GUIDE.md PROGRAM DEMO_DATA LANGUAGE FOLDER
#
# Every block marked ```console is run, from the top of the page to its end, in FOLDER, which holds the demo company's files in
# exports/. In a block,
#   $ COMMAND            runs on a terminal of 110 columns on which every question is answered by Enter, and must end with 0,
#   $ COMMAND    # ends with 3      or with the number that the comment names; `cd` holds for the commands after it;
#   any other line       must stand in the command's output, blanks aside; "…" alone stands for lines that are left out.
# A block marked ```LANGUAGE file=PATH is written to PATH in FOLDER, as the reader does who types it.
# With FIRST_PLUGIN set, FOLDER also holds a copy of that folder in build/plugins, as if it had just been built.
set -uo pipefail
(($# == 5)) || { echo "usage: $0 GUIDE.md PROGRAM DEMO_DATA LANGUAGE FOLDER" >&2; exit 2; }
guide=$(realpath "$1") program=$(realpath "$2") demo_data=$(realpath "$3") language=$4 folder=$5

rm -rf -- "$folder"
mkdir -p "$folder"
cd -- "$folder" || exit 1
"$demo_data" exports --language "$language" >/dev/null || { echo "the demo data could not be made" >&2; exit 1; }

work=$PWD/.run
mkdir "$work" "$work/home" "$work/bin"
if [[ -n ${FIRST_PLUGIN:-} ]]; then mkdir -p build/plugins && cp -r -- "$FIRST_PLUGIN" build/plugins/; fi
mkfifo "$work/answers"
exec 3<>"$work/answers"  # held open: at the end of its input script would wait
ln -s "$program" "$work/bin/pareto"
export HOME=$work/home PATH=$work/bin:$PATH NO_COLOR=1 TERM=dumb LC_ALL=C.UTF-8 LANG=C.UTF-8
unset PARETO_WORKSPACE COLUMNS
if [[ $language == zh* ]]; then unset LC_ALL; export LANG=zh_CN.UTF-8 LC_CTYPE=C.UTF-8; fi

commands=0 failures=0 command='' line_number=0 at=0
complain() {
  failures=$((failures + 1))
  printf '%s:%s: %s\n  $ %s\n' "$guide" "$at" "$1" "$command" >&2
  sed 's/^/  | /' "$work/output" >&2
}

run() {
  local text=$1 expected=0 status
  if [[ $text =~ ^(.*[^ ])\ +#\ (ends\ with|退出码)\ ([0-9]+)$ ]]; then
    text=${BASH_REMATCH[1]} expected=${BASH_REMATCH[3]}
  fi
  command=$text at=$line_number commands=$((commands + 1))
  if [[ $text =~ ^cd\ ([a-zA-Z0-9_./-]+)$ ]]; then cd -- "${BASH_REMATCH[1]}" || complain "no such folder"; return; fi
  # Into a file of its own: a terminal would wrap or colour a long command.
  printf 'stty cols 110 rows 40 2>/dev/null\n%s\n' "$text" >"$work/command.sh"
  printf '\n' >&3
  timeout 120 script -qec "bash $work/command.sh" /dev/null <&3 >"$work/raw"
  status=$?
  sed 's|\r*$||' "$work/raw" | tr '\r' '\n' | sed 's/\x1b\[[0-9;?]*[A-Za-z]//g' >"$work/output"
  ((status == expected)) || complain "ended with $status, not with $expected"
}

in_block=0 top=$PWD
while IFS= read -r line || [[ -n $line ]]; do
  line_number=$((line_number + 1))
  case $in_block:$line in
    0:'```console'*) in_block=1 ;;
    0:'```'*' file='*) in_block=2 file=$top/${line#* file=} && mkdir -p -- "${file%/*}" && : >"$file" ;;
    [12]:'```') in_block=0 ;;
    2:*) printf '%s\n' "$line" >>"$file" ;;
    '1:$ '*) run "${line#??}" ;;
    1:) ;;
    1:…) ;;
    1:*) at=$line_number; tr -s ' ' <"$work/output" | grep -F -- "$(tr -s ' ' <<<"${line# }")" >/dev/null || complain "“$line” is not in the output of" ;;
  esac
done <"$guide"

((in_block)) && { echo "$guide: a block is not closed" >&2; exit 1; }
((commands > 0)) || { echo "$guide: no commands were found" >&2; exit 1; }
echo "$commands commands, $failures failures"
((failures == 0))
