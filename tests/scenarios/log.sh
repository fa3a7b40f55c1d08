#!/usr/bin/env bash
# The log of a workspace: what stands in it, what does not, how much, and that it never stops a command.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"
ends 0 pareto init ws --lang en
cat >sales.csv <<'END'
Order number,Date,Customer code,Customer name,Amount
S1,2026-07-14,C1,Secret Holding,100
S2,not a day,C1,Secret Holding,100
END
log=ws/logs/pareto.log
stamp='^20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\.[0-9]{3}Z'

# What changes something is there, with its figures; what only looks is not.
line 'making the workspace' $log "$stamp info [0-9]+ pareto init ws --lang en$"
ends 3 pareto -w ws import sales.csv --as sale --create-missing --yes
line 'the command' $log "$stamp info [0-9]+ pareto import sales.csv --as sale --create-missing --workspace ws --yes$"
line 'the job begins' $log 'pareto import sales\.csv begins$'
line 'and ends, with figures and time' $log 'import sales\.csv ends after [0-9]+\.[0-9]{2} s: read 2, created 1, updated 0, unchanged 0, operation 1, rejected 1$'
ends 0 pareto -w ws tier run abc
line 'a tier run' $log 'tier abc ends after .*: as of 2026-07-14, subjects 1, changes 1'
ends 0 pareto -w ws report key_accounts
line 'a report' $log 'report key_accounts as html ends after .*: files 1, bytes [0-9]+$'
ends 0 pareto -w ws add contact name='Wang Wei' customer=C1
line 'single records' $log 'pareto add contact name= customer= --workspace ws$'
before=$(cat $log | wc -l)
ends 0 pareto -w ws list contact --where 'name = Wang Wei'
ends 0 pareto -w ws query 'select name from contact'
same 'looking leaves no line' "$before" "$(cat $log | wc -l)"
ends 0 pareto -w ws list contact --where 'name = Wang Wei' --log-level debug
line 'but when asked for' $log 'debug [0-9]+ pareto list contact --where … --workspace ws --log-level debug$'

# Errors are there with what was attempted, without names and values.
ends 2 pareto -w ws set contact 'Li Na' phone=13800001111
line 'an error' $log 'error [0-9]+ pareto set contact … phone= --workspace ws: '
ends 0 pareto -w ws journal undo 1 --yes
line 'an undo' $log 'undo 1 ends after '
silent_on 'no person, no customer, no value' $log 'Wang|Wei|Li Na|13800001111|Secret|not a day'

# How much: the option before the setting, the setting before the default.
printf 'log_level = "error"\n' >>ws/pareto.toml
before=$(cat $log | wc -l)
ends 0 pareto -w ws add user name=Zhao
same 'nothing of a command that went well' "$before" "$(cat $log | wc -l)"
ends 0 pareto -w ws add user name=Qian --log-level info
same 'the option goes before' $((before + 1)) "$(cat $log | wc -l)"
ends 2 pareto -w ws add user name=Sun --log-level loud
sed -i 's/^log_level.*/log_level = "loud"/' ws/pareto.toml
ends 1 pareto -w ws list user
says 'a level that is none' err 'write trace, debug, info, warn, error or off'
sed -i 's/^log_level.*/log_level = "off"/' ws/pareto.toml
rm -r ws/logs
ends 0 pareto -w ws add user name=Wu
same 'off is off' '' "$(ls -d ws/logs 2>/dev/null)"
sed -i '/^log_level/d' ws/pareto.toml

# Plugins: what cannot be used is named.
sed -i 's/^plugins = \[/plugins = ["no_such_plugin", /' ws/pareto.toml
ends 0 pareto -w ws add user name=Zheng
line 'a plugin that is not there' $log 'warn [0-9]+ pareto plugin no_such_plugin is skipped: it is enabled but not installed'
sed -i 's/"no_such_plugin", //' ws/pareto.toml

# A log that cannot be written stops nothing and is said once.
rm -r ws/logs
touch ws/logs
ends 3 pareto -w ws import sales.csv --as sale --create-missing --again --yes
same 'said once' 1 "$(grep -c 'the log ws/logs/pareto.log cannot be written: Not a directory; going on without it' err)"
ends 0 pareto -w ws list user
silent_on 'who logs nothing hears nothing of it' err 'cannot be written'
rm ws/logs

# A full log is put aside; five files of one megabyte are kept.
mkdir ws/logs
head -c 1048570 /dev/zero | tr '\0' x >$log
for number in 1 2 3 4; do echo "old $number" >ws/logs/pareto.$number.log; done
ends 0 pareto -w ws add user name=Feng
same 'five files' 'pareto.1.log pareto.2.log pareto.3.log pareto.4.log pareto.log' "$(ls ws/logs | xargs)"
same 'the full one is the youngest' 1048570 "$(stat -c %s ws/logs/pareto.1.log)"
same 'the oldest went' 'old 3' "$(cat ws/logs/pareto.4.log)"
same 'and a new one begins' 1 "$(cat $log | wc -l)"

# A try that fails leaves nothing, no log either.
printf 'a,b\n1,2\n' >odd.csv
"$PARETO" try odd.csv --yes >out 2>err </dev/null
same 'no folder of a failed try' '' "$(ls -d odd.pareto 2>/dev/null)"
finish
