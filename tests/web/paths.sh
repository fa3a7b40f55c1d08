#!/usr/bin/env bash
# What people do on the page, done in Chromium over the real server and the demo company (plugins/services/web/ui/tests/paths.mjs); then every
# page is looked at for what keeps people out, by axe. Needs Node, Chromium and the built page; says so where one is missing.
. "$(dirname -- "${BASH_SOURCE[0]}")/server.sh"
ui=$SOURCE/plugins/services/web/ui
skip() { echo "SKIPPED: $1"; exit 77; }
command -v node >/dev/null || skip 'Node is not installed'
[[ -x ${CHROMIUM:=/usr/bin/chromium} ]] || skip "there is no Chromium at $CHROMIUM"
[[ -f $(dirname -- "$PARETO")/../plugins/web/page/index.html && -d $ui/node_modules ]] || skip 'the page is not built: ninja pareto_web_ui'

"$DEMO_DATA" exports --language zh-Hans >/dev/null
ends 0 pareto init firm --name 晴隰烟酸 --lang zh-Hans
cd firm || exit 1
import() { ends 0 pareto import "../exports/$1" --as "$2" --yes; }
import 汇率.csv currency_rate
import 产品.csv product
import 人员.csv user
import 客户档案.csv customer
import 销售明细.xlsx sale
ends 0 pareto plugin enable chemical
import 工厂用量.csv customer
ends 0 pareto tier run abc
# A board of the firm's own, to move cards on.
mkdir -p views.d
printf '%s\n' 'name = "任务看板"' 'kind = "board"' 'entity = "task"' 'by = "state"' 'columns = ["customer", "due"]' 'slots = ["menu"]' >views.d/task_board.toml

serve
export CHROMIUM
ends 0 env PARETO_OPEN="$link" node "$ui/tests/paths.mjs" "$base"
cat out
silent_on 'each path ends where it should' out '^not ok'
stop
serve
ends 0 env PARETO_OPEN="$link" AXE=1 node "$ui/tests/screens.mjs" "$base"
cat out
stop
finish
