#!/usr/bin/env bash
# Rates by date and units of products: what follows from them on the sale lines, when they come before the sales and when they
# are corrected after; and back.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

ends 0 pareto init firm --lang en
cd firm || exit 1
cat >sales.csv <<'CSV'
date,number,customer,product,quantity,unit,amount,currency
2026-01-05,A1,Ann,Niacin,2,t,1000,USD
2026-01-06,A2,Ann,Niacin,40,25 kg bag,2000,USD
2026-02-06,A3,Bob,Niacin,500,,3000,CNY
2026-03-06,A4,Bob,Niacin,3,box,3000,CNY
2026-03-07,A5,Bob,Niacinamide,7,drum,100,EUR
CSV
lines() { value "SELECT number || ' ' || coalesce(base_quantity / 10000, '-') || ' ' || (home_amount / 10000) FROM sale ORDER BY number"; }
months() { value "SELECT isum(net_sales) / 10000 FROM customer_month"; }

ends 0 pareto add product name=Niacin unit=kg
ends 0 pareto rate set usd 7 --from 2026-01-01
says 'a rate is set' out '1 USD = 7 CNY from 2026-01-01'
ends 3 pareto import sales.csv --as sale --create-missing --yes
says 'a line without a rate is rejected, with the remedy' sales.rejects.csv 'pareto rate set EUR RATE --from 2026-03-07'
same 'weights are reckoned by themselves, what nobody said is left out' 'A1 2000 7000
A2 - 14000
A3 500 3000
A4 - 3000' "$(lines)"

# ---- units -----------------------------------------------------------------------------------------------------------------
ends 0 pareto unit unknown --output csv
line 'what cannot be added up is listed' out '^Niacin,M00001,25 kg bag,kg,1$'
line 'each unit by itself' out '^Niacin,M00001,box,kg,1$'
dump_tables before.sql
ends 0 pareto unit set Niacin '25 kg bag' 25
line 'the lines follow' out '^ *sale lines reckoned +1$'
same 'by the factor' 'A2 1000 14000' "$(lines | sed -n 2p)"
ends 0 pareto unit set Niacin '25 kg bag' 20
same 'a corrected factor, too' 'A2 800 14000' "$(lines | sed -n 2p)"
ends 0 pareto set product Niacin unit=t
same 'and another base unit' 'A1 2 7000' "$(lines | sed -n 1p)"
for n in 1 2 3; do ends 0 pareto journal undo "$(operations | head -n 1)" --yes; done
dump_tables after.sql
same_file 'undone, all is as it was' before.sql after.sql
ends 1 pareto unit set Niacin box 0
says 'no factor of nothing' err factor

# ---- rates -----------------------------------------------------------------------------------------------------------------
same 'the months add up' 27000 "$(months)"
ends 0 pareto rate set USD 8 --from 2026-01-06 --dry-run
line 'a rate says which lines it concerns' out '^ *sale lines +1$'
says 'and their sum before and after' out '21,000.00 -> 23,000.00 CNY'
dump_tables after.sql
same_file 'a look writes nothing' before.sql after.sql
ends 0 pareto rate set USD 8 --from 2026-01-06 --yes
same 'only the days of the rate change' 'A1 2000 7000
A2 - 16000' "$(lines | head -n 2)"
same 'the months follow' 29000 "$(months)"
ends 0 pareto rate set USD 7.5 --from 2026-01-01 --yes
line 'the rate that stood there is said' out '^ *before +7$'
same 'and so do the lines before the next rate' 'A1 2000 7500
A2 - 16000' "$(lines | head -n 2)"
ends 0 pareto rate list USD --output csv
line 'newest first' out '^USD,2026-01-06,8$'
ends 0 pareto rate --output csv
line 'what is in use' out '^USD,8,2026-01-06,2,2,23500$'
ends 0 pareto rate remove USD --from 2026-01-06 --yes
same 'a rate that goes leaves the one before' 'A2 - 15000' "$(lines | sed -n 2p)"
ends 1 pareto rate remove USD --from 2026-01-01 --yes
says 'but never lines without one' err '2 sale lines need the rate of USD from 2026-01-01'
ends 1 pareto remove currency_rate USD
says 'nor by another way' err '2 sale lines need the rate of USD from 2026-01-01'
for n in 1 2 3; do ends 0 pareto journal undo "$(operations | head -n 1)" --yes; done
dump_tables after.sql
same_file 'undone, all is as it was' before.sql after.sql

printf 'currency,from,rate\nUSD,2026-01-02,6\nEUR,2026-01-01,8\n' >rates.csv
ends 0 pareto import rates.csv --as currency_rate --yes
same 'an imported rate concerns the sales that are there' 'A1 2000 6000
A2 - 12000' "$(lines | head -n 2)"
ends 0 pareto import sales.rejects.csv --as sale --create-missing --yes
same 'and the rejects come in; a new product is counted as its line is' 'A5 7 800' "$(lines | tail -n 1)"
same 'the product has the unit' drum "$(value "SELECT unit FROM product WHERE name = 'Niacinamide'")"

# ---- what makes no sense ---------------------------------------------------------------------------------------------------
ends 2 pareto rate set CNY 2
says 'the home currency' err 'home currency'
ends 2 pareto rate set dollars 7
says 'no code' err 'three letters'
ends 2 pareto rate set USD seven
says 'no rate' err 'is not a rate'
ends 2 pareto rate set USD 7 --from 31/31/2026
says 'no day' err 'is not a date'
ends 2 pareto rate remove GBP --from 2026-01-01
says 'no such rate' err 'no rate of GBP begins on 2026-01-01'
finish
