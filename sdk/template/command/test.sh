# Sourced by the SDK's plugin_test.sh, which says what it finds.
does 'customers who went silent' -- pareto help
does 'Days without an order' -- pareto help my_plugin
does 'my_plugin' -- pareto completion words -- my_plugin
does 'no order since 2026-06-17' -- pareto my_plugin --output table
same 'C1,C2,C3' "$(pareto my_plugin 5 --as-of 2026-09-20 --output csv | tail -n +2 | cut -d , -f 1 | paste -sd ,)"
same 1 "$(pareto my_plugin 5 --most 1 --as-of 2026-09-20 --output csv | tail -n +2 | wc -l)"
fails days -- pareto my_plugin soon
pareto plugin disable my-plugin >/dev/null
fails my_plugin -- pareto my_plugin
