# Sourced by the SDK's plugin_test.sh, which says what it finds.
same 3 "$(pareto query "SELECT count(*) FROM task WHERE subject LIKE 'Welcome %'" --output csv | tail -n 1)"
does '' -- pareto add customer code=C4 name=Borealis
does 'Welcome Borealis' -- pareto list task
