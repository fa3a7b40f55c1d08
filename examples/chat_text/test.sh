# Sourced by the SDK's plugin_test.sh, which says what it finds.
does 'accounts.txt' -- pareto report sales_period --format chat --to accounts.txt --as-of 2026-09-30 --set period=2026-07..2026-09 --set by=customer --set rows=2
prints expected.txt -- cat accounts.txt
fails rows -- pareto report sales_period --format chat --to x.txt --set rows=0
