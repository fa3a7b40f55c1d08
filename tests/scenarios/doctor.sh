#!/usr/bin/env bash
# The doctor: finds each thing that is put wrong by hand, says what to do, repairs what can be made anew, and is content afterwards.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"
export NO_COLOR=1
ends 0 "$DEMO_DATA" demo --language en
ends 0 pareto init ws --lang en
for file in rates:currency_rate products:product people:user customers:customer; do ends 0 pareto -w ws import "demo/${file%:*}.csv" --as "${file#*:}" --create-missing --yes; done
ends 0 pareto -w ws import demo/sales.xlsx --as sale --create-missing --yes
ends 0 pareto -w ws tier run abc
ends 0 pareto -w ws doctor --output table
says 'a sound workspace' out 'all is well'
ends 0 pareto -w ws doctor --quick --output table
says 'quickly too' out 'all is well'
ends 0 pareto -w ws backup
ends 0 pareto -w ws doctor --output csv
same 'nothing is to be said once there is a backup' 1 "$(wc -l <out)"

# harm NAME SQL CHECK...: the doctor finds it, repairs it, and finds nothing any more.
harm() {
  local name=$1 check
  sqlite3 ws/pareto.db "$2" >/dev/null || failed "$name: the harm was not done"
  shift 2
  ends 1 pareto -w ws doctor --output csv
  for check in "$@"; do line "$name is found" out "^\"?$check\"?,fault,"; done
  ends 0 pareto -w ws doctor --repair --output csv
  for check in "$@"; do line "$name is repaired" out "^\"?$check\"?,repaired,"; done
  ends 0 pareto -w ws doctor --output csv
  same "$name is gone" 1 "$(wc -l <out)"
  ends 0 pareto -w ws journal verify
}
dump() { sqlite3 ws/pareto.db "select month, customer, net, known, cost, line_count from pareto_customer_month order by 1, 2; select customer, net from pareto_customer_year order by 1; select id, root, first_order, last_order, orders, owner, tier from pareto_customer order by 1"; }
dump >before
harm 'a wrong sum' 'update pareto_customer_month set net = net + 1 where (month, customer) in (select month, customer from pareto_customer_month limit 1)' months
harm 'a month too much' 'insert into pareto_customer_month values(0, 1, 1, 1, 1, 1)' months
harm 'a wrong sum of twelve months' 'update pareto_customer_year set net = net + 1 where customer in (select customer from pareto_customer_year limit 1)' years
harm 'a sum of twelve months too much' 'insert into pareto_customer_year values(1, 1)' years
harm 'a wrong first order' 'update pareto_customer set first_order = 1 where id = (select min(id) from pareto_customer)' orders
harm 'a wrong number of orders' 'update pareto_customer set orders = coalesce(orders, 0) + 1' orders
harm 'a wrong head of a group' 'update pareto_customer set root = id where root <> id' groups
harm 'a search that forgot all' "insert into pareto_customer__search(pareto_customer__search) values('delete-all')" 'search of customer'
harm 'a search that forgot one' "update pareto_customer set name = 'Another Name' where id = (select min(id) from pareto_customer); update pareto_customer set name = '霁岚' where 0" 'search of customer'
harm 'a search that is damaged' 'delete from pareto_product__search_data where id > 100000' 'search of product'
ends 0 pareto -w ws list product --search acid
harm 'an index that is gone' 'drop index pareto_sale_i_customer' 'tables and views'
harm 'a view that is gone' 'drop view customer' 'tables and views'
harm 'a view that cannot be asked' 'drop view sale; create view sale as select x from nowhere' 'tables and views'
harm 'an owner without a date' "delete from pareto_ownership where id = (select min(id) from pareto_ownership where role = 'owner' and to_date is null)" owner
harm 'two owners at once' "insert into pareto_ownership(id, customer, \"user\", role, from_date) select 7, customer, \"user\", role, 1 from pareto_ownership where to_date is null and role = 'owner' limit 1" owner
harm 'several at once' 'update pareto_customer_month set cost = 5; update pareto_customer set root = 3' months groups
dump >after
same_file 'all is as it was' before after
ends 0 pareto -w ws journal --kind repair --output csv
line 'repairs stand in the journal' out ',repair,'

# What cannot be made anew is said with what to do, and left alone.
found() {  # found NAME SQL CHECK WORDS
  cp ws/pareto.db sound.db
  sqlite3 ws/pareto.db "$2; pragma wal_checkpoint(truncate)" >/dev/null || failed "$1: the harm was not done"
  ends 1 pareto -w ws doctor --repair --output csv
  line "$1 is found and not repaired" out "^\"?$3\"?,fault,"
  says "$1: what is wrong" out "$4"
  rm -f ws/pareto.db-wal ws/pareto.db-shm
  cp sound.db ws/pareto.db
}
sqlite3 ws/pareto.db 'pragma wal_checkpoint(truncate)' >/dev/null
found 'a reference to nobody' 'update pareto_sale set product = 5 where id = (select min(id) from pareto_sale)' 'references of sale' 'lead to records that are not there'
found 'a changed journal' 'update pareto_journal set row_count = row_count + 1 where sequence = 3' journal 'entry 3 does not fit'
found 'an entry without an operation' 'delete from pareto_operation where id = 2' operations 'belong to no operation'
found 'a tier from nowhere' "update pareto_customer set tier = 'Z' where id = (select min(id) from pareto_customer)" tiers 'tier that no dated record gives'
ends 0 pareto -w ws doctor --output csv

# Bytes that are wrong: an index is made anew, a table is not.
ends 0 pareto -w ws --lang zh-Hans doctor --output table
says 'in Chinese too' out '一切正常'
# What a killed run leaves is known, and goes.
awk 'BEGIN { print "Order number,Date,Customer code,Customer name,Amount"; print "X0,2026-02-31,C1,Firm,1"; for (i = 1; i <= 100000; ++i) printf "X%d,2026-02-03,C1,Firm,1\n", i }' >bad.csv
"$PARETO" -w ws import bad.csv --as sale --create-missing --yes --rejects ws/r.csv >/dev/null 2>&1 &
pid=$!
for _ in $(seq 1000); do compgen -G 'ws/r.csv*.part' >/dev/null && break; sleep 0.005; done
kill -9 $pid
wait $pid 2>/dev/null
ends 0 pareto -w ws doctor --quick --output csv
line 'what a killed run left' out '^leftovers,note,1 unfinished'
ends 0 pareto -w ws doctor --quick --repair --output csv
line 'goes' out '^leftovers,repaired,'
same 'it is gone' 0 "$(ls ws | grep -c '\.part$')"
# The currency in which amounts were reckoned is kept with them.
sed -i 's/^home_currency = "CNY"/home_currency = "EUR"/' ws/pareto.toml
for deed in 'list customer --limit 1' 'report key_accounts --format markdown' '--safe list customer --limit 1' 'set customer 0001 city=Bonn'; do
  # shellcheck disable=SC2086
  ends 1 pareto -w ws $deed
  says "$deed: amounts are not told as those of another currency" err 'says that the home currency is EUR, but the amounts were reckoned in CNY'
  says "$deed: with what to do" err 'write home_currency = "CNY" there again'
done
ends 1 pareto -w ws doctor --output csv
line 'the doctor says it, too' out '^opening,fault,.*reckoned in CNY.*home_currency = ""CNY"" there again'
sed -i 's/^home_currency = "EUR"/home_currency = "CNY"/' ws/pareto.toml
sqlite3 ws/pareto.db "delete from pareto_meta where key = 'home_currency'"
ends 0 pareto -w ws list customer --limit 1
ends 0 pareto -w ws add task subject='a store of before'
same 'a store of before keeps it with the next operation' CNY "$(sqlite3 ws/pareto.db "select value from pareto_meta where key = 'home_currency'")"
ends 0 pareto init young --lang en
ends 0 pareto -w young add customer name=Acme
sed -i 's/^home_currency = "CNY"/home_currency = "EUR"/' young/pareto.toml
ends 0 pareto -w young add customer name=Bolt
same 'without amounts it may be another yet' EUR "$(sqlite3 young/pareto.db "select value from pareto_meta where key = 'home_currency'")"
sed -i 's/^plugins = \[/plugins = ["no.such", /' ws/pareto.toml
ends 0 pareto -w ws doctor --output csv
line 'a plugin that is missing' out '^plugins,warning,.*no\.such'
sed -i 's/"no.such", //' ws/pareto.toml
ends 0 pareto -w ws doctor --output json
line 'json for programs' out '^\['
finish
