#!/usr/bin/env bash
# The driver notices what goes wrong in a target, keeps the input, and the command that it prints does the same again.
set -u
fuzz=${PARETO_FUZZ:?the program pareto_fuzz}
here=$(mktemp -d)
trap 'rm -rf -- "$here"' EXIT
cd -- "$here" || exit 1
failures=0
fail() { failures=$((failures + 1)); echo "FAILED: $*"; }

mkdir sound
printf 'some words\n' >sound/a
"$fuzz" planted sound >out 2>&1 || fail "a sound corpus fails: $(cat out)"
grep -q '1 files and 200 malformed variants' out || fail "it does not say what it did: $(cat out)"

for fault in false-claim crash leave; do
  mkdir "$fault"
  printf 'good\n' >"$fault/a"
  printf 'here it is: %s\n' "$fault" >"$fault/b"
  "$fuzz" planted "$fault" --seed 7 >out 2>err && fail "$fault is not noticed"
  grep -q 'at input 1 of seed 7' out || fail "$fault: no seed and number: $(cat out)"
  input=$(sed -n 's/^the input: //p' out)
  cmp -s -- "$input" "$fault/b" || fail "$fault: the input kept is another one"
  command=$(sed -n 's/^to repeat it: pareto_fuzz //p' out)
  # shellcheck disable=SC2086  # words of a command
  "$fuzz" $command >out 2>&1 && fail "$fault: the command repeats nothing"
done

# Each of a thousand variants is another, and the same for the same number.
"$fuzz" planted crash --seed 7 --case 1 >out 2>&1 && fail "a case alone is not repeated"
((failures == 0)) && echo "all as it must be"
exit $((failures > 0))
