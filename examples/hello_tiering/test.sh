# Sourced by the SDK's plugin_test.sh, which says what it finds.
printf 'number,line,date,customer,product,quantity,amount\nS0,1,2024-01-15,C4,P1,1,100\n' >old.csv
does '' -- pareto import old.csv --as sale --create-missing --yes
does 'rule active' -- pareto tier run active
prints expected.csv -- pareto tier show active --output csv
