# Sourced by the SDK's plugin_test.sh, which says what it finds.
does 'report.html' -- pareto report my_plugin --format html --to report.html
does 'Acme Foods' -- cat report.html
does 'report.json' -- pareto report my_plugin --format json --to report.json --set most=1
same 1 "$(grep -c 'Acme Foods' report.json | sed 's/^[1-9][0-9]*$/1/')"
same 0 "$(grep -c 'Acme Feeds' report.json)"
fails most -- pareto report my_plugin --set most=0
