#!/usr/bin/env bash
# Every bundled plugin is what the interface asks for. `bundled.sh LEVEL [EXPRESSION]`; needs PARETO and its plugins beside it.
AS_OWN=no
source "$(dirname -- "${BASH_SOURCE[0]}")/../scenarios/scenario.sh"
ends 0 pareto plugin check "${PARETO%/*}/../plugins" --level "$1" ${2:+--only "$2"}
sed -n '1,60p' out
finish
