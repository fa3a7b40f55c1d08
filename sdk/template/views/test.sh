# Sourced by the SDK's plugin_test.sh, which says what it finds.
does 'as it should be' -- pareto view check
does added -- pareto add task code=K1 subject='Send samples' customer=C1 due=2026-09-10
does added -- pareto add task code=K2 subject='Call back' customer=C2 state=done
does 'Send samples' -- pareto view my_plugin --set month=2026-09 --output table
does 'Call back' -- pareto view my_plugin_board --output table
does '2026-09-20' -- pareto action my_plugin_postpone K1 --set days=10 --dry-run
same 2026-09-10 "$(pareto list task --columns due --where 'code = K1' --output csv | tail -n 1 | cut -d , -f 1)"
does 'journal undo' -- pareto action my_plugin_postpone K1 --set days=10
does '2026-09-20' -- pareto list task --where 'code = K1' --columns code,due
fails days -- pareto action my_plugin_postpone K1 --set days=0
fails 'state = open' -- pareto action my_plugin_postpone K2
