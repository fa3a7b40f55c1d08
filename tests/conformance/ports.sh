#!/usr/bin/env bash
# Services that want a port are checked beside each other: with one port for all of them most cases find it taken, with settings of their
# own none does.
set -uo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
export LC_ALL=C.UTF-8 NO_COLOR=1
rm -rf -- "${FOLDER:?}" && mkdir -p "$FOLDER" && cd "$FOLDER" || exit 1
failures=0
fail() { failures=$((failures + 1)); printf 'FAILED: %s\n' "$*"; cat out err; }
skipped() { python3 -c 'import json, sys; print(sum(c["result"] == "skipped" and c["case"].startswith("service.") for c in json.load(open("out"))))'; }

"$PARETO" plugin check "$BUNDLED/web" --only '^service' --json >out 2>err || fail "the web server does not pass"
[[ $(skipped) == 0 ]] || fail "with the settings of its own check.toml cases are skipped"
cp -r "$BUNDLED/web" web && chmod -R go-w web
cp "$here/check.toml" web/check.toml
"$PARETO" plugin check web --only '^service' --json >out 2>err || fail "it does not pass with ports of the checker's"
[[ $(skipped) == 0 ]] || fail "with a port for each case cases are skipped"
printf '[settings.web]\nprot = 1\n' >web/check.toml
"$PARETO" plugin check web --only '^service.works' >out 2>err && fail "a setting that there is none of is taken"
grep -q 'check.toml:2' out || fail "it is not said where it stands"
# Somebody has the port that all of them want: skipped with its words, not failed.
python3 -c 'import socket, time; s = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen(); print(s.getsockname()[1], flush=True); time.sleep(300)' >port &
holder=$!
until [[ -s port ]]; do sleep 0.1; done
printf '[settings.web]\nport = %s\n' "$(cat port)" >web/check.toml
"$PARETO" plugin check web --only '^service.works' --json >out 2>err || fail "a port that is taken is no fault of the plugin"
[[ $(skipped) == 1 ]] || fail "it says that it works"
kill "$holder"
((failures == 0)) && echo "all as it must be"
exit $((failures > 0))
