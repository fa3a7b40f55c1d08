#!/usr/bin/env bash
# Verbs that a plugin brings (plugins/verbs.cpp) stand in help and completion, are checked, written as one operation, tried and undone; its
# services are started in order, watched and stopped.
. "$(dirname "$0")/../faults/common.sh"
bundled=${PARETO_PLUGINS:-$PARETO_BIN/../plugins}
[[ -d $PARETO_ABI_PLUGINS/test_verbs && -d $PARETO_ABI_PLUGINS/test_clash ]] || skip "the plugins test_verbs and test_clash were not built"
mkdir plugins
cp -r "$bundled"/csv "$PARETO_ABI_PLUGINS"/test_{verbs,clash} plugins/ || skip "the plugins are not built"
chmod -R go-w plugins
export PARETO_PLUGINS=$work/plugins
run 0 pareto init ws --lang en
run 0 pareto -w ws add customer name=Ann code=C1
tasks() { pareto -w ws query 'SELECT count(*) FROM task' --output csv | tail -n 1; }

# Not there before it is enabled.
run 2 pareto -w ws welcome Ann
run 0 pareto -w ws plugin enable test.verbs
run 0 pareto -w ws help
says "From plugins" "welcome a task to {welcome} a customer"
run 0 pareto -w ws help --lang zh-Hans
says "来自插件" "欢迎{客户}"
run 0 pareto help
[[ $out != *welcome* ]] || fail "outside of the workspace there is no such verb"
run 0 pareto -w ws help welcome
says "pareto welcome CUSTOMER" "Whom" "--how-to HOW-TO How: call, visit (call)" "--twice" "--dry-run"
run 0 pareto -w ws help --man welcome
says "welcome"
[[ $(pareto completion words -- -w ws welc | cut -f 1) == welcome ]] || fail "completion of the verb"
[[ $(pareto -w ws completion words -- welcome A | cut -f 1) == Ann ]] || fail "completion of a customer"
[[ $(pareto -w ws completion words -- welcome Ann --how-to v | cut -f 1) == visit ]] || fail "completion of a choice"
run 0 pareto -w ws plugin list
says "command, service"

# Checked before anything runs; tried, done, undone.
run 2 pareto -w ws welcome
run 2 pareto -w ws welcome Ann --how-to letter
run 2 pareto -w ws welcome Bob
run 0 pareto -w ws welcome Ann --dry-run --output table
says "made 1" "dry run: nothing was written"
[[ $(tasks) == 0 ]] || fail "a dry run writes"
run 0 pareto -w ws welcome Ann --twice --how-to visit --output table
says "made 2" "undo pareto journal undo"
[[ $(tasks) == 2 ]] || fail "two tasks"
run 0 pareto -w ws journal --output csv
says ",welcome,"
run 0 pareto -w ws journal undo "$(pareto -w ws journal --output csv | awk -F , '/,welcome,/ {print $1; exit}')" --yes
[[ $(tasks) == 0 ]] || fail "undone as one"
run 1 pareto -w ws welcome Ann --badly
says "it went badly" "test.verbs"
[[ $(tasks) == 0 ]] || fail "what failed leaves nothing"
run 1 pareto -w ws sneaks
says "nothing can be written here"
[[ $(tasks) == 0 ]] || fail "who does not say so writes nothing"
run 2 pareto -w ws answers --output csv
says "a command has one answer" "41"
run 2 pareto -w ws plugin enable test.clash
says "its verb import is one of Pareto's own"
run 2 pareto -w ws --safe welcome Ann

# Services: in order, and back.
cd ws || exit 1
serve() {  # serve SECONDS ARGUMENT…: ends it after so long; timeout tells it so twice
  local seconds=$1
  shift
  rm -f order.txt
  code=0
  timeout -s TERM "$seconds" "$PARETO_BIN/pareto" serve "$@" >../served.txt 2>&1 </dev/null || code=$?
  out=$(cat ../served.txt) err=''
}
run 0 pareto serve list --output csv
says "a_last,test.verbs,Starts last"
serve 3 a_last
says "running: b_first, a_last" "ended"
[[ $(paste -sd , order.txt) == 'start b_first,start a_last,stop a_last,stop b_first' ]] || fail "the order: $(cat order.txt)"
serve 3 a_last --first-word hello --loud
says "it says" "hello!"
run 0 pareto serve --help
says "--first-word FIRST-WORD What it says" "--loud"
[[ $(pareto completion words -- serve --first | cut -f 1) == --first-word ]] || fail "completion of a service's setting"
serve 20 b_first --second-word hello
((code == 2)) || fail "an option that no service has ends with 2, was $code"
serve 20 refuses
((code == 1)) || fail "who does not start ends with 1, was $code"
says "the port is taken" "test.verbs"
[[ $(paste -sd , order.txt) == 'start b_first,stop b_first' ]] || fail "what ran is stopped: $(cat order.txt)"
serve 20 dies
((code == 1)) || fail "who dies ends the whole with 1, was $code"
says "service dies" "the line went dead"
[[ $(paste -sd , order.txt) == 'start b_first,stop b_first' ]] || fail "what ran is stopped: $(cat order.txt)"
serve 20 hen
says "services wait for each other: hen → egg → hen"
serve 20 nobody
says "nobody"
serve 20 a_last b_first --set x=1
says "none of the services has a setting x"
finish
