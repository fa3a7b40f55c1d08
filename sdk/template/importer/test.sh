# Sourced by the SDK's plugin_test.sh, which says what it finds.
printf 'Customer code|Customer name|Industry\nC7|Borealis|feed\nC8|Nobody|food|more\n\nC9|青岚|' >more.bar
fails 'column 4' -- pareto import more.bar --as customer --set columns=3 --yes  # the row is rejected, the others are taken
same 'C7,Borealis C9,青岚' "$(pareto list customer --where 'code > C6' --columns code,name --output csv | tail -n +2 | xargs)"
