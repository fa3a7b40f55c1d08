#!/usr/bin/env bash
# Every field of every kind of record, at every exit, as each of the bundled roles: nothing comes out that the role may not see
# (every_field.py, made from what `pareto schema` tells).
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"
AS_OWN=no  # it asks as others all the time
command -v python3 >/dev/null || { echo 'there is no python3: apt install python3'; exit 77; }

ends 0 pareto init firm --lang en --yes
# Fields and kinds of records that plugins bring are in it, too.
for plugin in $(pareto -w firm plugin list --output csv | awk -F, 'NR > 1 && $4 == "not enabled" {print $1}'); do
  ends 0 pareto -w firm plugin enable "$plugin"
done
answer=$(python3 "$SCENARIOS/every_field.py" "$PARETO" "$FOLDER/firm") || failed 'every exit can be asked'
head -n -1 <<<"$answer"
read -r more more_failures < <(tail -n 1 <<<"$answer")
claims=$((claims + ${more:-0})) failures=$((failures + ${more_failures:-1}))
finish
