# For the scenarios of this folder: the program under test, a folder of one's own, and words when something is not as it must be.
#
# PARETO_BIN (folder of the program) and PARETO_PLUGINS come from ctest. Exit code 77: skipped, with the reason said.
set -uo pipefail
export LC_ALL=C.UTF-8 NO_COLOR=1
unset PARETO_WORKSPACE
export PATH=${PARETO_BIN:?the folder of the program}:$PATH
work=$(mktemp -d "${TMPDIR:-/tmp}/pareto-faults-XXXXXX")
trap 'rm -rf -- "$work"' EXIT
cd "$work" || exit 1
failures=0

fail() {
  failures=$((failures + 1))
  printf 'FAILED: %s\n' "$*"
}
finish() {
  ((failures == 0)) && echo "all as it must be" && exit 0
  echo "$failures checks failed"
  exit 1
}
skip() {
  echo "SKIPPED: $*"
  exit 77
}

# run CODE COMMAND...: the command must end with this code; output in $out and $err.
run() {
  local expected=$1 code=0
  shift
  "$@" >"$work/.out" 2>"$work/.err" </dev/null || code=$?
  out=$(tr -d '\0' <"$work/.out") err=$(tr -d '\0' <"$work/.err")
  [[ $code == "$expected" ]] && return 0
  fail "ended with $code, not $expected: $*"
  printf '%s\n' "--- output" "$out" "--- errors" "$err" | cut -c1-400 | tail -n 40
  return 1
}
# says TEXT...: what was last run said all of this, somewhere; runs of blanks count as one, so that columns may move.
says() {
  local all=$out$'\n'$err text
  all=$(printf '%s' "$all" | tr -s ' \n' '  ')
  for text in "$@"; do
    [[ $all == *"$text"* ]] && continue
    fail "is not said: $text"
    printf '%s\n' "$out" "$err" | cut -c1-300 | tail -n 30
  done
}
same() { [[ $1 == "$2" ]] || fail "$3: $1 instead of $2"; }
# The first value that a query answers.
value() { pareto -w "${workspace:-ws}" query "$1" --output csv 2>/dev/null | tr -d '\r\357\273\277' | sed -n 2p; }

# sales FILE LINES [SEED] [CUSTOMERS]: a csv of sale lines, the same for the same seed.
sales() {
  awk -v lines="$2" -v seed="${3:-1}" -v customers="${4:-500}" 'BEGIN {
    srand(seed)
    print "Order number,Date,Customer code,Customer name,Quantity,Unit price,Amount"
    for (i = 1; i <= lines; ++i) {
      c = int(customers * rand() * rand()) + 1
      q = int(100 * rand()) + 1; p = int(900 * rand()) + 100
      printf "S%d-%06d,2026-%02d-%02d,C%05d,Firm %d,%d,%d.%02d,%.2f\n",
        seed, int(i / 3), int(10 * rand()) + 1, int(28 * rand()) + 1, c, c, q, p / 100, p % 100, q * p / 100
    }
  }' >"$1"
}
