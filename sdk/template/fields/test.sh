# Sourced by the SDK's plugin_test.sh, which says what it finds.
does changed -- pareto set customer C1 my-plugin.annual_usage=650 my-plugin.grade=gold
does 650 -- pareto list customer --where 'my-plugin.grade = gold' --columns code,my-plugin.annual_usage
fails annual_usage -- pareto set customer C1 my-plugin.annual_usage=-1
printf 'code,name,Yearly usage\nC2,Acme Feeds,900\n' >usage.csv
does 'Yearly usage' -- pareto import usage.csv --as customer --yes
does 900 -- pareto list customer --where 'code = C2' --columns code,my-plugin.annual_usage
