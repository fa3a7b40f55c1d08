# Sourced by the SDK's plugin_test.sh, which says what it finds.
does 'rule threshold_c' -- pareto tier run threshold_c --set a_from=60000
prints expected.csv -- pareto tier show threshold_c --output csv
