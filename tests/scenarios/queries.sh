#!/usr/bin/env bash
# Questions in SQL: what the columns of an answer are, the forms for programs, and statements that would never end.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

ends 0 pareto init firm --lang en
cd firm || exit 1
cat >sales.csv <<'CSV'
date,number,customer code,customer name,quantity,amount,cost
2026-10-01,S1,0001,Ann,10,1000.50,700
2026-10-02,S2,0002,Bob,1.5,"12,345.6789",
2026-10-03,S3,0001,Ann,1,-0.5,
CSV
ends 0 pareto import sales.csv --as sale --create-missing --yes

answer() { pareto query "$1" --output "${2:-csv}"; }  # a pipe, so without a mark

# ---- what a column is -----------------------------------------------------------------------------------------------------
same 'fields are what they are' 'date,amount,quantity
2026-10-01,1000.5,10
2026-10-02,12345.6789,1.5
2026-10-03,-0.5,1' "$(answer 'SELECT date, amount, quantity FROM sale ORDER BY date')"
same 'so are sums, means, the least and the greatest of them' 'net,mean,first,last,n
13345.6789,4448.5596,2026-10-01,2026-10-03,3' \
  "$(answer 'SELECT sum(amount) AS net, avg(amount) AS mean, min(date) AS first, max(date) AS last, count(*) AS n FROM sale')"
same 'through subqueries, common tables, windows and the rollup' 'net,months,running
1000,1000,1000
12345.6789,12345.6789,13345.6789' \
  "$(answer 'WITH t AS (SELECT customer, isum(amount) AS net FROM sale GROUP BY customer)
             SELECT t.net, (SELECT sum(net_sales) FROM customer_month m WHERE m.customer = t.customer) AS months,
                    isum(t.net) OVER (ORDER BY t.net) AS running FROM t ORDER BY t.net')"
same 'days and ids are not added up to days and ids' '62184' "$(value 'SELECT sum(date) FROM sale')"
same 'what is computed is a number of 1/10000, unless it is said to be money' 'raw,margin
3005000,300.5' "$(answer 'SELECT amount - cost AS raw, money_of(amount - cost) AS margin FROM sale WHERE cost IS NOT NULL')"
same 'a day that is said to be one' '2026-10-31' "$(value 'SELECT date_of(max(date) + 28) FROM sale')"
same 'in a table amounts have two decimals' '13,345.68' "$(pareto query 'SELECT sum(amount) FROM sale' --output table | sed -n 3p | tr -d ' ')"
same 'a word that only looks like a function stays' "sum(amount)" "$(value "SELECT 'sum(amount)' FROM sale LIMIT 1")"

# ---- types from all values, not the first ---------------------------------------------------------------------------------
same 'whole numbers widen to reals' '[
  {"x": 1},
  {"x": 2.5},
  {"x": null}
]' "$(answer "SELECT 1 AS x UNION ALL SELECT 2.5 UNION ALL SELECT NULL" json)"
same 'reals and texts to texts' 'x
1
2.5
many' "$(answer "SELECT 1 AS x UNION ALL SELECT 2.5 UNION ALL SELECT 'many'")"
same 'also where the other kind comes after a hundred thousand rows' '100001 100000 0.5' \
  "$(answer 'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 100001)
             SELECT CASE WHEN n = 100001 THEN 0.5 ELSE n END AS x FROM t' | awk 'NR > 1 {n++; if (n == 100000) before = $1; last = $1} END {print n, before, last}')"
same 'an amount beside a text is a text' 'x
10005000
none' "$(answer "SELECT amount AS x FROM sale WHERE number = 'S1' UNION ALL SELECT 'none'")"
ends 0 pareto query 'SELECT name FROM customer WHERE 1 = 0' --output json
same 'no row is no failure' '[]' "$(cat out)"

# ---- for programs ---------------------------------------------------------------------------------------------------------
answer 'SELECT id, customer AS whose, number FROM sale ORDER BY number LIMIT 1' json >ids.json
line 'ids and references are texts in json, whatever they are called' ids.json '"id": "[0-9]{12,}", "whose": "[0-9]{12,}", "number": "S1"'
same 'columns of one name are told apart' '[
  {"name": "Ann", "name_2": "Bob"}
]' "$(answer "SELECT a.name, b.name FROM customer a, customer b WHERE a.code = '0001' AND b.code = '0002'" json)"
mark=$'\xef\xbb\xbf'
pareto list customer --output csv --columns code >list.csv
same 'a file begins with the mark by which Excel knows UTF-8' "${mark}code" "$(head -n 1 list.csv)"
pareto query 'SELECT code FROM customer' >>list.csv
same 'what is appended to a file does not' "code" "$(sed -n 4p list.csv)"
pareto plugin list --output csv >plugins.csv
same 'nor is it missing in other lists' "$mark" "$(head -c 3 plugins.csv)"
same 'a pipe has none' 'code' "$(pareto list customer --output csv --columns code | head -n 1)"
pareto list customer --output csv --columns code,name >again.csv
ends 0 pareto import again.csv --as customer --dry-run --yes
line 'and such a file can be imported' out '^ *as before +2 +Customers'

ends 1 pareto query 'SELECT random()'
line 'a function that is not open to queries is named' err 'the function random is not open to queries'
pareto query "SELECT number, date, 'a long text that takes the width of the table, all of it and more than that' AS a, 'and another, as long as the first one if not longer' AS b, customer FROM sale" --output table >wide.txt
line 'days and ids stand whole where texts give way' wide.txt '2026-10-01 .*\.\. .*\.\. +[0-9]{12,}$'

# ---- limits ---------------------------------------------------------------------------------------------------------------
endless='WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t) SELECT count(*) FROM t'
echo 'query_seconds = 1' >>pareto.toml
sed -i '/^query_seconds/d; 1i query_seconds = 1' pareto.toml
begin=$SECONDS
ends 2 pareto query "$endless"
line 'an endless query is stopped, and how long is too long is said' err 'worked for 1 seconds and was stopped'
line 'and where that is set' err 'query_seconds in pareto.toml'
same 'in time' yes "$( ((SECONDS - begin < 20)) && echo yes)"
ends 2 pareto query "$endless" --lang zh-Hans
line 'in Chinese' err '^错误  查询运行了 1 秒，已中止'
ends 0 pareto plugin disable tier-fall-task
line 'the setting stays when the file is written anew' pareto.toml '^query_seconds = 1$'
sed -i 's/^query_seconds.*/query_seconds = -5/' pareto.toml
ends 1 pareto query 'SELECT 1'
line 'a setting that makes no sense is named' err 'query_seconds'
sed -i 's/^query_seconds.*/query_seconds = 0/' pareto.toml
"$PARETO" query "$endless" >out 2>err &
process=$!
sleep 1
kill -INT $process
wait $process
same 'without a limit Ctrl-C ends it' 1 $?
line 'and says so' err 'cancelled|已取消'
ends 1 pareto query "SELECT length(replace(replace(printf('%999d', 1), ' ', printf('%999s', '')), ' ', printf('%99s', '')))"
line 'no value outgrows the memory' err 'longer than 64 MB'
finish
