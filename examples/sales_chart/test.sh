# Sourced by the SDK's plugin_test.sh, which says what it finds.
does 'sales.csv' -- pareto report sales_chart --format csv --to sales.csv
prints expected.csv -- cat sales.csv
does 'sales.html' -- pareto report sales_chart --format html --to sales.html --set months=2
does '<svg' -- cat sales.html
does '2026-09' -- cat sales.html
same '' "$(grep -o 2026-07 sales.html)"
fails months -- pareto report sales_chart --set months=0
