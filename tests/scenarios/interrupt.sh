#!/usr/bin/env bash
# Ctrl-C during an import leaves nothing behind, whenever it comes; killed outright, the import is there whole or not at all.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"
set -m  # a process group of its own for what is interrupted: otherwise bash lets background commands ignore Ctrl-C

xz -dc "$SOURCE/examples/data/online-retail/OnlineRetail.csv.xz" >OnlineRetail.csv
ends 0 pareto init shop --currency GBP --lang en
cd shop || exit 1
dump_tables ../empty.sql
rows_of_views >../empty_rows

# stopped SIGNAL MOMENT: starts the import, sends the signal at the moment, leaves the exit code in code. A moment is a number of
# seconds, or "writing": once the store has grown by ten megabytes.
stopped() {
  local size
  "$PARETO" import ../OnlineRetail.csv --as sale --create-missing --yes >../out 2>../err </dev/null &
  local import=$!
  if [[ $2 == writing ]]; then
    while kill -0 $import 2>/dev/null; do
      size=$(stat -c %s pareto.db* 2>/dev/null | awk "{sum += \$1} END {print sum + 0}")
      ((size > 10000000)) && break
      sleep 0.02
    done
  else
    sleep "$2"
  fi
  kill -s "$1" -- $import 2>/dev/null
  code=0
  wait $import 2>/dev/null || code=$?
}

nothing_is_left() {  # nothing_is_left WHEN
  rows_of_views >../rows
  same_file "$1: no row in any view" ../empty_rows ../rows
  dump_tables ../after.sql
  same_file "$1: no byte in any table" ../empty.sql ../after.sql
  same "$1: no operation" 0 "$(operations | wc -l)"
  ends 0 pareto journal verify
}

stopped INT writing
claims=$((claims + 1))
[[ $code == 1 || $code == 130 ]] || failed 'Ctrl-C while it writes: exit code 1 or 130' "was $code" "$(tail -n 3 ../err)"
line 'and it is said that nothing was written' ../err '[Cc]ancel|stopp|interrupt|nothing'
nothing_is_left 'Ctrl-C while it writes'
same 'no file of rejected rows that nobody asked for' '' "$(ls ../*.rejects.csv 2>/dev/null)"

stopped INT 0.02
claims=$((claims + 1))
[[ $code == 1 || $code == 130 ]] || failed 'Ctrl-C at once: exit code 1 or 130' "was $code"
nothing_is_left 'Ctrl-C at once'

stopped KILL writing
same 'killed while it writes' 137 "$code"
nothing_is_left 'killed while it writes'
same 'no lock and no second file is left behind' '' "$(ls -A | grep -vE '^(pareto\.(db|toml|log)|err|out|log|logs)$')"

# And the file comes in afterwards as if nothing had happened.
head -n 20001 ../OnlineRetail.csv >../part.csv
ends 3 pareto import ../part.csv --as sale --create-missing --yes
same 'the next import brings its rows' "$(awk -F , 'NR > 1 && $(NF - 1) != ""' ../part.csv | wc -l)" "$(value 'SELECT count(*) FROM sale')"

# Ctrl-C during an undo leaves all as it was; told again, it takes all back.
ends 0 pareto import undo 1
head -n 200001 ../OnlineRetail.csv >../large.csv
ends 3 pareto import ../large.csv --as sale --create-missing --yes
rows_of_views >../large_rows
"$PARETO" import undo 3 >../out 2>../err </dev/null &
undo=$!
sleep 0.25
kill -s INT -- $undo 2>/dev/null
code=0
wait $undo 2>/dev/null || code=$?
claims=$((claims + 1))
[[ $code == 1 || $code == 130 ]] || failed 'Ctrl-C during an undo: exit code 1 or 130' "was $code"
rows_of_views >../rows
same_file 'an undo that was stopped changed no row of any view' ../large_rows ../rows
ends 0 pareto journal verify
ends 0 pareto import undo 3
rows_of_views >../rows
same_file 'and told again it takes all back' ../empty_rows ../rows
rm -f ../OnlineRetail.csv ../large.csv ../*.sql
finish
