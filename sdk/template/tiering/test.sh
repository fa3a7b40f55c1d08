# Sourced by the SDK's plugin_test.sh, which says what it finds. The customers bought for 30 000, 60 000 and 90 000.
does 'rule my_plugin' -- pareto tier run my_plugin
same 'A,C3 A,C2 B,C1' "$(pareto tier show my_plugin --output csv | tail -n +2 | cut -d , -f 1,2 | xargs)"
does 'Net sales' -- pareto tier explain C1 --rule my_plugin
does 'rule my_plugin' -- pareto tier run my_plugin --set a_from=80000
same 'A,C3 B,C2 B,C1' "$(pareto tier show my_plugin --output csv | tail -n +2 | cut -d , -f 1,2 | xargs)"
