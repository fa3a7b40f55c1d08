# Sourced by the SDK's plugin_test.sh, which says what it finds.
does '' -- pareto tier run abc
does 'accounts.txt' -- pareto report key_accounts --format my_plugin --to accounts.txt
does '# ' -- cat accounts.txt
does 'Acme Foods' -- cat accounts.txt
