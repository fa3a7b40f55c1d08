# Sourced by the SDK's plugin_test.sh, which says what it finds.
does '' -- pareto add my-plugin.sample title='Niacin 99%' customer=C1
does 'Niacin 99%' -- pareto list my-plugin.sample
does 'sent' -- pareto list my-plugin.sample --columns title,state
fails state -- pareto add my-plugin.sample title=X customer=C1 state=lost
does '' -- pareto add customer code=C9 name=Borealis
does '' -- pareto add my-plugin.sample title=Y customer=C9
does '' -- pareto remove customer C9 --yes  # its samples go with it
same '1' "$(pareto query 'SELECT count(*) FROM "my-plugin.sample"' --output csv | tail -n 1)"
