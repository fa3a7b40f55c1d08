#!/usr/bin/env bash
# Runs a plugin's own test in a workspace of its own; see pareto_add_plugin_test.
#
#   plugin_test.sh SCRIPT PLUGIN_ID PLUGIN_FOLDER WORKSPACE [PROGRAM]
#
# `pareto plugin check` holds the plugin to the interface; then the script is sourced in a fresh workspace in which the plugin is enabled
# and which holds three customers and nine sales. It says
#
#   pareto …                 the program
#   does WORDS -- COMMAND    the command ends well, and its output contains the words
#   fails WORDS -- COMMAND   it ends badly, and says the words
#   same A B                 two texts are the same
#   prints FILE -- COMMAND   its output is the file's, which lies beside the script
set -uo pipefail
(($# == 4 || $# == 5)) || { echo "usage: $0 SCRIPT PLUGIN_ID PLUGIN_FOLDER WORKSPACE [PROGRAM]" >&2; exit 2; }
script=$(realpath -- "$1") plugin=$2 folder=$(realpath -- "$3") workspace=$4 program=${5:-}
[[ -x $program ]] || program=$(command -v pareto) || { echo "the program pareto is not installed: not tested"; exit 77; }
program=$(realpath -- "$program")
export LC_ALL=C.UTF-8
unset LANG PARETO_WORKSPACE
umask 022

failures=0
pareto() { "$program" "$@" </dev/null; }
failed() { failures=$((failures + 1)); printf 'FAILED: %s\n' "$@"; }
does() {
  local words=$1 output
  shift 2
  output=$("$@" 2>&1) || failed "$*" "$output"
  [[ $output == *"$words"* ]] || failed "$* does not say: $words" "$output"
}
fails() {
  local words=$1 output
  shift 2
  if output=$("$@" 2>&1); then failed "$* ended well"; fi
  [[ $output == *"$words"* ]] || failed "$* does not say: $words" "$output"
}
prints() {
  local file=${script%/*}/$1 output
  shift 2
  output=$("$@" 2>&1) || failed "$*" "$output"
  [[ $output == "$(cat -- "$file")" ]] || failed "$* does not print $file:" "$(diff -- "$file" - <<<"$output")"
}
same() { [[ $1 == "$2" ]] || failed "expected: $1" "was:      $2"; }

rm -rf -- "$workspace"
pareto init "$workspace" --lang en --name "A firm" >/dev/null || exit 1
mkdir -p -- "$workspace/plugins"
cp -r -- "$folder" "$workspace/plugins/"
cd -- "$workspace" || exit 1
pareto plugin enable "$plugin" >/dev/null || exit 1
printf 'code,name,industry\nC1,华联超市,retail\nC2,Acme Feeds,feed\nC3,Acme Foods,food\n' >customers.csv
{
  echo 'number,line,date,customer,product,quantity,amount'
  for month in 07 08 09; do
    for customer in 1 2 3; do echo "S$month$customer,1,2026-$month-15,C$customer,P1,$customer,${customer}0000"; done
  done
} >sales.csv
pareto import customers.csv --as customer --yes >/dev/null || exit 1
pareto import sales.csv --as sale --create-missing --yes >/dev/null || exit 1
# What the interface asks of every plugin.
checked=$(pareto plugin check "$folder" --output table 2>&1) || failed "pareto plugin check $folder" "$checked"
# shellcheck disable=SC1090
. "$script"
((failures == 0)) || { echo "$failures claims failed; the workspace is $workspace"; exit 1; }
