#!/usr/bin/env bash
# A plugin that takes the process with it: the next start knows which one it was, goes without it and says how to try it again. Who kills
# a process says nothing of a plugin. And --safe, which goes without any.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"
export NO_COLOR=1
ulimit -c 0
# A build with sanitizers would end with a report instead of the signal.
quiet=handle_segv=0:handle_abort=0:handle_sigfpe=0:handle_sigbus=0:handle_sigill=0
export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}$quiet TSAN_OPTIONS=${TSAN_OPTIONS:+$TSAN_OPTIONS:}$quiet
[[ -d ${ABI_PLUGINS:-} ]] || { echo 'SKIPPED: the test plugins were not built (ABI_PLUGINS)'; exit 77; }
mkdir plugins
cp -r "$(dirname "$PARETO")/../plugins/"{abc,csv,csv_format,html,key_accounts,tier-fall-task,xlsx} plugins/
cp -r "$ABI_PLUGINS"/test_crash_{tiering,importer,subscriber,report} plugins/ || { echo 'SKIPPED: the test plugins were not built'; exit 77; }
chmod -R go-w plugins
export PARETO_PLUGINS=$PWD/plugins
ends 0 pareto init ws --lang en
printf 'Order number,Date,Customer code,Customer name,Amount\nS1,2026-07-14,C1,Acme,100\nS2,2026-07-15,C2,Bolt,50\n' >sales.csv
ends 0 pareto -w ws import sales.csv --as sale --create-missing --yes
for plugin in test.crash test.crash_import test.crash_events test.crash_report; do ends 0 pareto -w ws plugin enable $plugin; done
cp sales.csv sales.crash
same 'no sign is left by who ended well' 0 "$(ls ws | grep -c 'pareto.db-plugin')"

# dies SIGNAL COMMAND...
dies() {
  local wanted=$1 code=0
  shift
  claims=$((claims + 1))
  { "$@" >out 2>err </dev/null; } 2>/dev/null || code=$?
  ((code == 128 + wanted)) || failed "dies of signal $wanted: $*" "ended with $code" "$(tail -n 3 out err)"
}
# quarantined PLUGIN WORDS: known at the next start, not used, released.
quarantined() {
  says 'the dying process says what is next' err "plugin $1 failed and took Pareto with it"
  ends 0 pareto -w ws list customer
  says "$1 is named" err "without plugin $1: quarantined: Pareto died in it on"
  says 'with the reason' err "$2"
  ends 0 pareto -w ws plugin list --output csv
  line 'it is listed' out "^$1,.*skipped.*quarantined"
  ends 0 pareto -w ws plugin info "$1"
  says 'with the remedy' out "pareto plugin release $1"
  ends 0 pareto -w ws doctor --output csv
  line 'the doctor knows it' out "^plugins,warning,.*$1"
}
dies 11 pareto -w ws tier run crash_plan
quarantined test.crash 'segmentation fault'
ends 2 pareto -w ws tier run crash_apply
says 'its rules are not there' err 'there is no rule'
ends 0 pareto -w ws plugin release test.crash
says 'it is tried again' out 'test.crash is used again'
ends 2 pareto -w ws plugin release test.crash
dies 6 pareto -w ws tier run crash_apply
quarantined test.crash abort
ends 0 pareto -w ws plugin enable test.crash  # releases as well
dies 11 pareto -w ws tier run crash_stream
quarantined test.crash 'segmentation fault'  # a stack that ran out
dies 8 pareto -w ws import sales.crash --as sale --yes
quarantined test.crash_import 'arithmetic error'
dies 11 pareto -w ws report crash_report
quarantined test.crash_report 'segmentation fault'
dies 11 pareto -w ws add user name=Li
quarantined test.crash_events 'segmentation fault'
same 'what was acknowledged is there' Li "$(cd ws && value 'select name from "user"')"
ends 0 pareto -w ws journal verify

# The rest works without them.
ends 0 pareto -w ws tier run abc
ends 0 pareto -w ws report key_accounts --to report.html

# A newer library is tried again by itself.
printf 'x' >>plugins/test_crash_report/test_crash_report.so
sha=$(sha256sum <plugins/test_crash_report/test_crash_report.so | cut -d ' ' -f 1)
sed -i "s/\"sha256\": \"[0-9a-f]*\"/\"sha256\": \"$sha\"/" plugins/test_crash_report/manifest.json
ends 0 pareto -w ws plugin list --output csv
line 'another library is not quarantined' out '^test\.crash_report,.*enabled'

# Killed from outside, in a plugin that hangs: noted in the log, no more.
ends 0 pareto -w ws plugin release test.crash
"$PARETO" -w ws tier run hangs >/dev/null 2>&1 &
pid=$!
for _ in $(seq 200); do compgen -G 'ws/pareto.db-plugin-*' >/dev/null && break; sleep 0.02; done
sleep 0.3
kill -9 $pid
wait $pid 2>/dev/null
ends 0 pareto -w ws list customer
silent_on 'a kill quarantines nobody' err 'test\.crash:'
line 'the log tells of it' ws/logs/pareto.log "process $pid ended in plugin test\.crash: killed"
same 'its sign is gone' 0 "$(ls ws | grep -c 'pareto.db-plugin')"

# Without any plugin.
ends 0 pareto -w ws --safe list customer
says 'that is said' err 'without plugins (--safe)'
ends 2 pareto -w ws --safe tier run abc
ends 0 pareto -w ws --safe doctor
says 'by the doctor too' err 'without plugins (--safe)'
ends 0 pareto -w ws --safe backup
ends 0 pareto -w ws --lang zh-Hans --safe query 'select count(*) from sale'
says 'in Chinese' err '未加载插件'
finish
