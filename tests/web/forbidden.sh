#!/usr/bin/env bash
# Every address of the web, every download and the live events as each of the bundled roles: nothing comes out that the role may not see
# (forbidden.py, made from what /api/v1/openapi.json tells).
. "$(dirname -- "${BASH_SOURCE[0]}")/server.sh"
command -v python3 >/dev/null || { echo 'SKIPPED: there is no python3'; exit 77; }

ends 0 pareto init firm --lang en --yes
cd firm || exit 1
# Fields and kinds of records that plugins bring are in it, too.
for plugin in $(pareto plugin list --output csv | awk -F, 'NR > 1 && $4 == "not enabled" {print $1}'); do
  ends 0 pareto plugin enable "$plugin"
done
answer=$(python3 "$SOURCE/tests/web/forbidden.py" "$PARETO" "$PWD") || failed 'every address can be asked'
head -n -1 <<<"$answer"
read -r more more_failures < <(tail -n 1 <<<"$answer")
claims=$((claims + ${more:-0})) failures=$((failures + ${more_failures:-1}))
finish
