# Sourced by the SDK's plugin_test.sh, which says what it finds.
printf 'Customer code,Customer name,Yearly usage\nC1,华联超市,80\nC2,Acme Feeds,900\nC3,Acme Foods,650\n' >usage.csv
does 'Yearly usage' -- pareto import usage.csv --as customer --yes
does '' -- pareto set customer C3 niacin.use=food
does 'rule potential' -- pareto tier run potential --set a_from=800
prints expected.csv -- pareto list customer --columns code,niacin.annual_usage,niacin.use --sort code --output csv
same 'A,C2 B,C3 C,C1' "$(pareto tier show potential --output csv | tail -n +2 | cut -d , -f 1,2 | xargs)"
