#!/usr/bin/env bash
# A plugin that needs another of its author's: alone its check says what is missing, beside that one it passes.
set -uo pipefail
export LC_ALL=C.UTF-8 NO_COLOR=1
rm -rf -- "${FOLDER:?}" && mkdir -p "$FOLDER" && cd "$FOLDER" || exit 1
failures=0
fail() { failures=$((failures + 1)); printf 'FAILED: %s\n' "$*"; tail -n 20 out err; }

pack() {  # pack NAME DEPENDS: files alone, a view
  mkdir -p "own/$1/views"
  printf '{ "manifest_version": 1, "id": "%s", "version": "1.2.0", "label": { "en": "%s", "zh-Hans": "%s" }, "vendor": "Acme", "license": "CC0-1.0"%s }' "$1" "$1" "$1" "$2" >"own/$1/manifest.json"
  printf 'name = { en = "Open tasks", zh = "未完成的任务" }\nkind = "list"\nentity = "task"\ncolumns = ["subject", "due"]\n' >"own/$1/views/$1.toml"
  chmod -R go-w own
}
pack acme_base ''
pack acme_child ', "depends": ["acme_base >= 1.1"]'

"$PARETO" plugin check own/acme_base >out 2>err || fail "the plugin that needs none does not pass"
"$PARETO" plugin check own/acme_child >out 2>err && fail "it passes without the plugin that it needs"
grep -q acme_base out || fail "what it lacks is not named"
"$PARETO" plugin check own/acme_child --with own/acme_base >out 2>err || fail "it does not pass beside the plugin that it needs"
"$PARETO" plugin check own/acme_child --with own >out 2>err || fail "it does not pass with the folder of both"
sed -i 's/acme_base >= 1.1/acme_base >= 2.0/' own/acme_child/manifest.json
"$PARETO" plugin check own/acme_child --with own/acme_base >out 2>err && fail "it passes beside an older one than it needs"
grep -q -- '--with' out || fail "the command that repeats a case forgets --with"
"$PARETO" plugin check own/acme_child --with nowhere >out 2>err
[[ $? == 2 ]] || fail "a folder that is not there is taken"
((failures == 0)) && echo "all as it must be"
exit $((failures > 0))
