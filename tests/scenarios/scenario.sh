# Sourced by the scenarios. What they share: a fresh folder, `pareto` as users call it, and claims that are checked and counted.
#
# Needs PARETO (the program), DEMO_DATA (pareto_demo_data), SOURCE (the repository) and FOLDER (a folder to make afresh); ctest
# sets them, and by hand: PARETO=build/dev/bin/pareto tests/scenarios/NAME.sh. A claim that fails is said and counted, the rest
# goes on, and `finish` answers 1. What `pareto` was asked is kept, and `finish` has it asked by people who own half of the
# customers (as_own.py); AS_OWN=no leaves that out.
set -uo pipefail
export LC_ALL=C.UTF-8
unset LANG LANGUAGE NO_COLOR PARETO_PLUGINS PARETO_WORKSPACE

SCENARIOS=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
SOURCE=${SOURCE:-$(cd -- "$SCENARIOS/../.." && pwd)}
PARETO=$(realpath -- "${PARETO:-$SOURCE/build/dev/bin/pareto}")
DEMO_DATA=$(realpath -- "${DEMO_DATA:-${PARETO%/*}/pareto_demo_data}")
FOLDER=${FOLDER:-$(mktemp -d)}
[[ -x $PARETO ]] || { echo "there is no program $PARETO; set PARETO"; exit 1; }

rm -rf -- "$FOLDER"
mkdir -p -- "$FOLDER"
cd -- "$FOLDER" || exit 1

claims=0 failures=0
ASKED=$FOLDER.asked
: >"$ASKED"

pareto() {
  printf '%s\0' "$PWD" "${PARETO_WORKSPACE-}" "${PARETO_PLUGINS-}" "$#" "$@" >>"$ASKED"
  "$PARETO" "$@"
}

failed() {  # failed CLAIM [DETAIL...]
  failures=$((failures + 1))
  echo "FAILED: $1"
  shift
  (($#)) && printf '        %s\n' "$@"
  return 0
}

# same CLAIM EXPECTED ACTUAL
same() {
  claims=$((claims + 1))
  [[ $2 == "$3" ]] || failed "$1" "expected: $2" "was:      $3"
}

# says CLAIM FILE TEXT: a line of the file contains the text.
says() {
  claims=$((claims + 1))
  grep -qF -- "$3" "$2" || failed "$1" "$2 does not say: $3"
}

# line CLAIM FILE EXPRESSION: a line of the file matches the extended regular expression.
line() {
  claims=$((claims + 1))
  grep -qE -- "$3" "$2" || failed "$1" "no line of $2 is like: $3"
}

# silent_on CLAIM FILE EXPRESSION: none does.
silent_on() {
  claims=$((claims + 1))
  ! grep -qE -- "$3" "$2" || failed "$1" "$2 has: $(grep -m 1 -E -- "$3" "$2")"
}

# figures FIGURE...: an expression for these numbers however they are written: 4321.09, 4,321.09, 43210900 (as tables keep it). A number
# of more digits that has these within, as an identifier may, is another.
figures() {
  local each
  each=$(printf '%s\n' "$@" | sed -E ':a; s/([0-9])([0-9]{3})(,|\.|$)/\1,?\2\3/; ta; s/\./\\.?/' | paste -sd '|')
  echo "(^|[^0-9.])($each)0*([^0-9]|\$)"
}

# same_file CLAIM EXPECTED ACTUAL
same_file() {
  claims=$((claims + 1))
  cmp -s -- "$2" "$3" || failed "$1" "$(diff -- "$2" "$3" | head -n 6)"
}

# ends CODE COMMAND...: output and errors go to the files out and err.
ends() {
  local wanted=$1 code=0
  shift
  claims=$((claims + 1))
  "$@" >out 2>err </dev/null || code=$?
  ((code == wanted)) || failed "exit code $wanted: $*" "was $code" "$(tail -n 4 out err)"
}

# json EXPRESSION [FILE]: what Python makes of `a`, the JSON of the file (out, or what ANSWER names).
json() { python3 -c 'import base64, json, sys; a = json.load(open(sys.argv[2])); v = eval(sys.argv[1]); print(v if isinstance(v, str) else json.dumps(v, ensure_ascii=False))' "$1" "${2:-${ANSWER:-out}}"; }

# value SQL: the one value that a query answers.
value() { pareto query "$1" --output csv | tail -n +2; }

# The published views and what they hold.
views() { pareto query --views --output table | awk 'NR > 2 {print $1}'; }
rows_of_views() {
  local view
  for view in $(views); do echo "$view $(value "SELECT count(*) FROM $view")"; done
}

# The operations that can still be undone, newest first.
operations() { pareto journal --limit 0 --output csv | awk -F , 'NR > 1 && $NF == "" && $3 != "undo" {print $1}'; }
undo_everything() {
  local operation
  for operation in $(operations); do ends 0 pareto journal undo "$operation" --yes; done
}

# The tables with their bytes, without the record of what was done and the search index, whose pages differ with its history.
dump_tables() {  # dump_tables FILE
  command -v sqlite3 >/dev/null || failed "the sqlite3 shell is there"
  sqlite3 pareto.db .dump |
    grep -vE '^INSERT INTO (pareto_(journal|journal_index|operation|meta|cursor)|[a-z_]+__search_[a-z]+) ' >"$1"
}

# The text of an html page, one line per block or table row, cells ended by "|"; pictures on lines of their own.
page_text() { awk -f "$SCENARIOS/page_text.awk" "$1"; }

# What was asked is asked by others, too: by `finish`, and by a scenario before it takes everything back.
ask_as_others() {
  [[ ${AS_OWN-} != no ]] || return 0
  local answer more failed_more
  answer=$(python3 "$SCENARIOS/as_own.py" "$ASKED" "$(basename -- "$0" .sh)" "$PARETO" "$@") || failed "what was asked can be asked by others"
  head -n -1 <<<"$answer"
  read -r more failed_more < <(tail -n 1 <<<"$answer")
  claims=$((claims + ${more:-0})) failures=$((failures + ${failed_more:-1}))
  asked_before=yes
  : >"$ASKED"
}

finish() {
  ask_as_others ${asked_before:+asked}
  rm -f -- "$ASKED"
  if ((failures)); then
    echo "$failures of $claims claims failed; the files are in $FOLDER"
    exit 1
  fi
  echo "$claims claims hold"
  exit 0
}
