# Sourced by the SDK's plugin_test.sh, which says what it finds.
does my_plugin -- pareto serve list
fails 'cannot write' -- pareto serve my_plugin --set file=/nonexistent/x
fails seconds -- pareto serve my_plugin --set seconds=0
"$program" serve my_plugin --set seconds=1 --set file=count.txt >serving.txt 2>&1 </dev/null &
serving=$!
for _ in $(seq 100); do [[ -s count.txt ]] && break; sleep 0.1; done
same 3 "$(cat count.txt)"
pareto add customer code=C4 name=Borealis >/dev/null
for _ in $(seq 50); do [[ $(cat count.txt) == 4 ]] && break; sleep 0.1; done
same 4 "$(cat count.txt)"
kill "$serving"
wait "$serving"
same 0 $?
same ended "$(tail -n 1 serving.txt)"
