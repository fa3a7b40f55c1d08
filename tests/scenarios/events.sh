#!/usr/bin/env bash
# Who is asked before a change and who is told after it: amended, refused, tried again, parked, retried, dropped, cut, and watched live.
. "$(dirname "${BASH_SOURCE[0]}")/scenario.sh"
: "${PARETO_ABI_PLUGINS:=${PARETO%/bin/*}/tests/abi/plugins}"
[[ -d $PARETO_ABI_PLUGINS/test_listeners ]] || { echo "SKIPPED: the test plugins were not built"; exit 77; }
mkdir plugins
cp -r "${PARETO%/bin/*}"/plugins/{abc,csv} "$PARETO_ABI_PLUGINS"/test_{listeners,ping,pong} plugins/
chmod -R go-w plugins
export PARETO_PLUGINS=$FOLDER/plugins
ends 0 pareto init ws --lang en
cd ws || exit 1
ends 0 pareto plugin enable test.listeners
tasks() { value "SELECT count(*) FROM task WHERE subject LIKE '$1'"; }

# Before: what is amended is what is written, also in fields that did not come, and those behind see it.
ends 0 pareto add customer name=One code=K1 city=wuhan
says "the one behind sees what was amended" err "sees customer.created 武汉 feed"
same "what was amended is written" "武汉,feed" "$(value "SELECT city, industry FROM customer WHERE code = 'K1'")"
ends 0 pareto set customer K1 city=nowhere
same "a value can be cleared" "" "$(value "SELECT city FROM customer WHERE code = 'K1'" | tr -d '"')"
ends 0 pareto set customer K1 city=wuhan industry=food
same "amended on a change too" "武汉,feed" "$(value "SELECT city, industry FROM customer WHERE code = 'K1'")"
ends 0 pareto journal --record customer:K1 --output table
says "the journal has what was written" out "武汉"
ends 0 pareto journal undo "$(pareto journal --kind set --limit 1 --output csv | awk -F, 'NR == 2 {print $1}')" --yes
same "an undo restores what was, unamended" "" "$(value "SELECT city FROM customer WHERE code = 'K1'" | tr -d '"')"
ends 1 pareto add customer name=Two code=K2 city=wrong
says "what is amended is checked as if it had come" err "is none of the choices"
ends 1 pareto add customer name=Meddler code=K3
says "what the program keeps cannot be amended" err "plugin test.listeners"
says "and it is said which" err "orders of customer is kept by the program and cannot be set"
ends 1 pareto add customer name=Writer code=K4
says "nothing can be written before" err "nothing can be written here"
ends 1 pareto add customer name=Forbidden code=K5
says "a veto is the error of a form" err "this name is forbidden"
same "and nothing was written" 1 "$(value "SELECT count(*) FROM customer")"
ends 0 pareto add customer name=Slow code=K6
line "who takes too long is named" err 'mender is slow: it looked at 1 rows of customer.created for [0-9.]+ s before they were written \(it may take 0\.1 s\)'
line "in the log too" logs/pareto.log 'mender of plugin test.listeners took [0-9.]+ s before 1 rows of customer.created were written'
ends 0 pareto --lang zh-Hans set customer K6 name=Slow city=Ulm
says "in Chinese" err "mender 太慢"

# A veto in a file is a reject with its words; a dry run asks as well.
printf 'customer code,customer name,city\nF1,Fine,wuhan\nF2,Forbidden,Ulm\n' >two.csv
ends 3 pareto import two.csv --as customer --yes --dry-run
says "a dry run tells of the veto" out "this name is forbidden"
same "and writes nothing" 0 "$(value "SELECT count(*) FROM customer WHERE code = 'F1'")"
ends 3 pareto import two.csv --as customer --yes
line "a reject with line, column, value, reason and remedy" two.rejects.csv 'F2,Forbidden,Ulm.*,3,customer name,Forbidden,this name is forbidden,.*mender'
same "the good row is in, amended" "武汉" "$(value "SELECT city FROM customer WHERE code = 'F1'" | tr -d '"')"

# After: a failing event waits, those behind it wait for it; after six tries it is parked and they go on.
ends 0 pareto add customer name='Bad one' code=B1
says "a failure is told with what comes" err "welcome could not handle event"
says "and when" err "tried again in 1 s"
ends 0 pareto add customer name=Behind code=B2
same "what is behind waits" 0 "$(tasks 'welcome Behind')"
for _ in 2 3 4 5; do ends 1 pareto events deliver; done
ends 0 pareto events subscribers --output csv
line "the tries are counted" out '^welcome,[0-9]+,[0-9]+,5,'
ends 1 pareto events deliver
says "parking is said" err "was parked for welcome after 6 tries: plugin test.listeners: row 0, column name: cannot greet Bad one. See: pareto events parked"
same "those behind go on" 1 "$(tasks 'welcome Behind')"
ends 0 pareto events parked --output csv
line "it is listed" out '^1,welcome,[0-9]+,customer.created,.*,6,.*cannot greet Bad one'
event=$(awk -F, 'NR == 2 {print $3}' out)
ends 0 pareto events subscribers --output csv
line "and counted" out '^welcome,[0-9]+,[0-9]+,0,"?"?,1,'
ends 0 pareto events show "$event" --output table
says "the event tells of it" err "event $event was parked for welcome after 6 tries"
ends 1 pareto events retry 1
says "a retry that fails stays" err "It stays parked as 1"
ends 0 pareto set customer B1 name='Good now'
ends 0 pareto events retry --all
says "a retry that succeeds" out "delivered 1, failed 0"
same "made what it makes, once" 1 "$(tasks 'welcome Good now')"
ends 0 pareto events parked --output table
says "nothing is parked" out "nothing is parked"

# What a failing delivery wrote goes with it, and what came before it is told once.
ends 0 pareto plugin disable test.listeners
ends 0 pareto add customer name=First code=D1
ends 0 pareto add customer name='Bad late' code=D2
ends 0 pareto add customer name=Last code=D3
ends 0 pareto plugin enable test.listeners
for _ in 1 2 3 4 5 6; do pareto events deliver >out 2>err; done
same "before it" 1 "$(tasks 'welcome First')"
same "nothing of it" 0 "$(tasks 'welcome Bad late')"
same "behind it" 1 "$(tasks 'welcome Last')"

# Dropped, and taken back.
id=$(pareto events parked --output csv | awk -F, 'NR == 2 {print $1}')
same "numbers are not given twice" 2 "$id"
ends 0 pareto events drop "$id" --yes
undo=$(awk '/journal undo/ {print $NF}' out)
ends 0 pareto events parked --output csv
same "dropped" 1 "$(wc -l <out)"
ends 0 pareto events parked --dropped --output csv
line "but kept" out "^2,welcome,.*,$undo\$"
ends 2 pareto events drop 2 --yes
says "not twice" err "there is no parked delivery 2"
ends 0 pareto journal undo "$undo" --yes
ends 0 pareto events parked --output csv
same "the drop is undone" 2 "$(wc -l <out)"
ends 0 pareto journal undo "$(pareto journal --kind undo --limit 1 --output csv | awk -F, 'NR == 2 {print $1}')" --yes
ends 0 pareto events parked --output csv
same "and the undo is" 1 "$(wc -l <out)"
ends 2 pareto events retry
says "which ones?" err "which ones? Give their ids, or --all"

# A lease of a process that may live elsewhere is respected until it runs out; one of a process that is gone is not.
if command -v sqlite3 >/dev/null; then
  lease() { sqlite3 pareto.db "UPDATE pareto_cursor SET owner = '$1', owned_until = $2 WHERE subscriber = 'welcome'"; }
  far=$((($(date +%s) + 3600) * 1000000))
  lease "otherdesk/1 1 1" $far
  ends 0 pareto add customer name=Leased code=L1
  same "another serves" 0 "$(tasks 'welcome Leased')"
  ends 0 pareto events deliver
  says "and it is said who" err "another process delivers to welcome just now: otherdesk/1"
  ends 0 pareto events subscribers --output csv
  line "in the list too" out '^welcome,.*otherdesk/1'
  lease "otherdesk/1 1 1" 1000000
  ends 0 pareto events deliver
  same "it has run out" 1 "$(tasks 'welcome Leased')"
fi

# Two that cause each other: cut, said, and seen from the first to the last.
ends 0 pareto plugin disable test.listeners
ends 0 pareto plugin enable test.ping
ends 0 pareto plugin enable test.pong
ends 0 pareto add task subject='pong begins'
says "the cut is said" err "events cause each other without end"
last=$(sed -n 's/.*pareto events show \([0-9]*\).*/\1/p' err | head -n 1)
same "as long as it may be" 16 "$(value "SELECT count(*) FROM task WHERE subject IN ('ping', 'pong')")"
ends 0 pareto events show "$last" --output csv
same "the whole chain" 17 "$(($(wc -l <out) - 1))"
line "begins with the root" out '^root,.*,task.created,.*add'
ends 0 pareto events show "$(awk -F, '$1 == "root" {print $2}' out)" --output csv
same "and is all that followed" 16 "$(grep -c '^effect,' out)"
ends 0 pareto events parked --output csv
cut=$(awk -F, 'END {print $1}' out)
line "what was cut is parked at once" out '^[0-9]+,p[io]ng,.*,1,.*a chain of 16 events that cause each other was cut here'
ends 0 pareto plugin disable test.ping
ends 0 pareto plugin disable test.pong
ends 1 pareto events retry "$cut"
says "nobody is there to be told" err "its plugin is not enabled"

# Live: each event once, in order, also while another process imports; Ctrl-C ends well.
"$PARETO" events tail --output jsonl >live 2>live.err &
tail=$!
sleep 0.5
ends 0 pareto add customer name=Live code=V1
added=$(date +%s%N)
for _ in $(seq 100); do [[ -s live ]] && break; sleep 0.01; done
((($(date +%s%N) - added) / 1000000 < 400)) || failed "an event is seen within some 100 ms"
printf 'customer code,customer name\n' >many.csv
awk 'BEGIN {for (i = 1; i <= 100000; ++i) printf "M%06d,Firm %d\n", i, i}' >>many.csv
ends 0 pareto import many.csv --as customer --yes
for i in 1 2 3 4 5 6 7 8 9 10; do pareto set customer V1 city="C$i" >/dev/null; done
sleep 0.3
kill -INT $tail
code=0
wait $tail || code=$?
same "Ctrl-C ends well" 0 $code
first=$(sed -n '1s/.*"sequence": \([0-9]*\),.*/\1/p' live)
same "no gap, none twice" "$(seq "$first" $((first + $(wc -l <live) - 1)))" "$(sed 's/.*"sequence": \([0-9]*\),.*/\1/' live)"
same "up to the last" "$(pareto events --limit 1 --output csv | awk -F, 'NR == 2 {print $1}')" "$(sed -n '$s/.*"sequence": \([0-9]*\),.*/\1/p' live)"
line "what changed" live '"event": "customer.updated", "records": 1, .*"changed": \["city"\]'
ends 0 pareto events tail --since 0 --limit 3 --topic 'customer.*' --output csv
same "from the first, three of customers" "sequence,at,event,records,first_id,last_id,changed,operation,cause|3" "$(head -n 1 out | tr -d '\357\273\277')|$(grep -c ',customer\.' out)"
ends 2 pareto events tail --since soon
ends 2 pareto events show 999999999
ends 0 pareto journal verify
finish
