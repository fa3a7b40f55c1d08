#!/usr/bin/env bash
# The tables of the eight questions, the two shares and the brief on one customer, figure by figure against plain SQL over the raw
# tables. The causes they name are held in report_causes.sh, their sentences and first figures in customer_reports.sh; sales_period in
# pivot.sh; call_list and completeness in plain_reports.sh; the key account report in key_account_figures.sh.
. "$(dirname -- "${BASH_SOURCE[0]}")/figures.sh"

ends 0 pareto add contact customer=0001 name=柳岸
ends 0 pareto add interaction customer=0001 kind=call start=2026-10-20T09:30

# ---- the eight questions ----------------------------------------------------------------------------------------------------
ends 0 pareto report eight_questions --format csv --to e.csv
told 'F1 the largest buyers: orders, sales, share' e-buyers_list.csv '2 3 4' \
  "SELECT now, net / 10000.0, net * 1.0 / (SELECT sum(net) FROM b WHERE now > 0) FROM b WHERE now > 0 ORDER BY net DESC, c LIMIT 8;"
points="WITH p(n, label) AS (SELECT 0, '2025-01' UNION ALL SELECT n + 1, strftime('%Y-%m', label || '-01', '+3 months') FROM p WHERE n < 7),
  w AS (SELECT label, CAST(julianday(label || '-01', '-11 months') - 2440587.5 AS INTEGER) AS a, CAST(julianday(label || '-01', '+1 month') - 2440588.5 AS INTEGER) AS z FROM p)"
told 'F1 the course of the buyers' e.csv '1 2' \
  "$points SELECT label, (SELECT count(DISTINCT c) FROM o WHERE d BETWEEN a AND z) FROM w;"
told 'F2 the course of those who came back' e-repeated.csv '1 2 3' \
  "$points SELECT label, (SELECT count(*) FROM (SELECT c FROM o WHERE d <= z GROUP BY c HAVING max(d) >= a AND count(*) > 1)), (SELECT count(DISTINCT c) FROM o WHERE d BETWEEN a AND z) FROM w;"
told 'F2 how often they bought: customers, share, sales' e-purchases.csv '2 3 4' \
  "WITH step(low, high) AS (VALUES (1, 1), (2, 2), (3, 5), (6, 10), (11, 20), (21, 1000000))
   SELECT count(b.c), count(b.c) * 1.0 / (SELECT count(*) FROM b WHERE now > 0), ifnull(sum(net), 0) / 10000.0 FROM step LEFT JOIN b ON now > 0 AND orders BETWEEN low AND high GROUP BY low ORDER BY low;"
patience=$(raw "SELECT 3 * gap FROM (SELECT gap, row_number() OVER (ORDER BY gap) AS r, count(*) OVER () AS n FROM mid) WHERE r = (n + 1) / 2;")
told 'F3 once and gone: the day, days since, sales' e-once_list.csv '2 3 4' \
  "SELECT date(first * 86400, 'unixepoch'), $to - first, ever / 10000.0 FROM b WHERE now > 0 AND orders = 1 AND $to - first > $patience ORDER BY ever DESC, c LIMIT 8;"
again() { echo "CASE WHEN q.z + $1 <= $to THEN avg(second IS NOT NULL AND second - first <= $1) END"; }
told 'F5 quarters of first orders: again in 3, 6 and 12 months, sales of the first year' e-cohorts.csv '1 2 3 4 5 6' \
  "WITH f AS (SELECT c, first, (SELECT d FROM o WHERE o.c = b.c ORDER BY d, number LIMIT 1 OFFSET 1) AS second,
                     (SELECT sum(net) FROM s WHERE s.c = b.c AND d - first < 365 AND d >= first) AS year FROM b),
    q(n, a, z) AS (SELECT n, CAST(julianday('2026-10-01', (-3 * n) || ' months') - 2440587.5 AS INTEGER), CAST(julianday('2027-01-01', (-3 * n) || ' months') - 2440588.5 AS INTEGER)
                   FROM (WITH RECURSIVE k(n) AS (SELECT 7 UNION ALL SELECT n - 1 FROM k WHERE n > 0) SELECT n FROM k))
   SELECT strftime('%Y', q.a * 86400, 'unixepoch') || 'Q' || ((strftime('%m', q.a * 86400, 'unixepoch') + 2) / 3), count(*), $(again 91), $(again 183), $(again 365), sum(year) / 10000.0
   FROM q JOIN f ON first BETWEEN q.a AND q.z GROUP BY q.n ORDER BY q.n DESC;"
told 'F6 who fell silent: last order, silent days, at stake' e-silent.csv '2 4 5' \
  "SELECT date(last * 86400, 'unixepoch'), $to - last, CAST(($to - last) / gap AS INTEGER) * round(usual.net) / 10000.0 FROM b JOIN mid USING (c) JOIN usual USING (c) WHERE $to - last > 1.5 * gap
   ORDER BY 3 DESC, c LIMIT 8;"
told 'F6 their usual gap, to the day' e-silent.csv '3' \
  "SELECT CAST(gap + 0.5 AS INTEGER) FROM b JOIN mid USING (c) JOIN usual USING (c) WHERE $to - last > 1.5 * gap ORDER BY CAST(($to - last) / gap AS INTEGER) * round(usual.net) DESC, c LIMIT 8;"
told 'F7 what the old customers spend: left, more or less often, larger or smaller' e-loyalty.csv '3 4' \
  "WITH v AS (SELECT *, ifnull(net, 0) AS n, ifnull(before, 0) AS p FROM b WHERE past > 0),
     r(left, often, all_of) AS (SELECT sum(CASE WHEN now = 0 THEN n - p ELSE 0 END), sum(CASE WHEN now > 0 THEN round(p * 1.0 / past * (now - past)) ELSE 0 END), sum(n - p) FROM v)
   SELECT x / 10000.0, x * 1.0 / (SELECT sum(p) FROM v) FROM (SELECT 1 AS k, left AS x FROM r UNION ALL SELECT 2, often FROM r UNION ALL SELECT 3, all_of - left - often FROM r) ORDER BY k;"
told 'F7 by the year of the first order' e-loyalty_by_year.csv '1 2 3 4' \
  "SELECT strftime('%Y', first * 86400, 'unixepoch'), count(*), avg(now > 0), sum(ifnull(net, 0)) * 1.0 / sum(before) FROM b WHERE past > 0 GROUP BY 1 ORDER BY 1;"
told 'F8 what data there is' e-data.csv '3' \
  "SELECT (SELECT count(*) FROM b) * 1.0 / count(*) FROM pareto_customer
   UNION ALL SELECT avg(number IS NOT NULL) FROM pareto_sale UNION ALL SELECT avg(product IS NOT NULL) FROM pareto_sale UNION ALL SELECT avg(home_cost IS NOT NULL) FROM pareto_sale
   UNION ALL SELECT avg(salesperson IS NOT NULL) FROM pareto_sale UNION ALL SELECT avg(owner IS NOT NULL) FROM pareto_customer
   UNION ALL SELECT avg(EXISTS (SELECT 1 FROM pareto_contact p WHERE p.customer = k.id)) FROM pareto_customer k
   UNION ALL SELECT avg(EXISTS (SELECT 1 FROM pareto_interaction i WHERE i.customer = k.id)) FROM pareto_customer k UNION ALL SELECT 0;"

# ---- the two shares ---------------------------------------------------------------------------------------------------------
ends 0 pareto report customer_share --set population=5000000 --set top=100 --format csv --to c.csv
plain '1 2 3 4' c-territories.csv | awk -F, '{printf("%s,%d,%d,%d\n", $1, $2, $3, $4)}' | LC_ALL=C sort >actual
raw "SELECT k.province, sum(ifnull(b.now, 0) > 0), sum(ifnull(b.past, 0) > 0), count(*) FROM pareto_customer k LEFT JOIN b ON b.c = k.id WHERE k.province IS NOT NULL GROUP BY k.province;" | LC_ALL=C sort >expected
same_file 'buyers of each province, now and before, and customers on file' expected <(grep -Fxf expected actual)

# ---- the brief on one customer ----------------------------------------------------------------------------------------------
for code in 0013 0004; do
  ends 0 pareto report account_brief --set customer=$code --format csv --to $code.csv
  group="(SELECT id FROM pareto_customer WHERE root = (SELECT root FROM pareto_customer WHERE code = '$code'))"
  told "$code: month by month, and the same months of the year before" $code.csv '2 3' \
    "WITH m(n, a) AS (SELECT n, '2025-11-01' FROM (SELECT 0 AS n) UNION ALL SELECT n + 1, date(a, '+1 month') FROM m WHERE n < 11)
     SELECT ifnull((SELECT sum(home_amount) FROM pareto_sale WHERE customer IN $group AND strftime('%Y-%m', date * 86400, 'unixepoch') = strftime('%Y-%m', a)), 0) / 10000.0,
            (SELECT sum(home_amount) FROM pareto_sale WHERE customer IN $group AND strftime('%Y-%m', date * 86400, 'unixepoch') = strftime('%Y-%m', a, '-12 months')) / 10000.0 FROM m ORDER BY n;"
  told "$code: products: quantity, sales, before, last order, price and how much dearer than all pay" $code-products.csv '3 4 5 6 7 8' \
    "SELECT sum(CASE WHEN date >= $from THEN base_quantity END) / 10000.0 AS quantity, sum(CASE WHEN date >= $from THEN home_amount END) / 10000.0 AS net,
            sum(CASE WHEN date < $from THEN home_amount END) / 10000.0, strftime('%m-%d', max(CASE WHEN home_amount > 0 THEN date END) * 86400, 'unixepoch'),
            sum(CASE WHEN date >= $from THEN home_amount END) * 1.0 / sum(CASE WHEN date >= $from THEN base_quantity END) AS price,
            sum(CASE WHEN date >= $from THEN home_amount END) * 1.0 / sum(CASE WHEN date >= $from THEN base_quantity END)
              / (SELECT sum(home_amount) * 1.0 / sum(base_quantity) FROM pareto_sale x WHERE x.product = s.product AND x.date BETWEEN $from AND $to) - 1
     FROM pareto_sale s WHERE customer IN $group AND date BETWEEN $old AND $to GROUP BY product HAVING net IS NOT NULL ORDER BY net DESC LIMIT 5;"
  raw "SELECT group_concat(x, ' ') FROM (SELECT date(d * 86400, 'unixepoch') AS x FROM (SELECT DISTINCT date AS d FROM pareto_sale WHERE customer IN $group GROUP BY number HAVING sum(home_amount) > 0) WHERE d > $to - 548 ORDER BY d);" >expected
  tail -n +2 $code-rhythm.csv | tr -d '\r' | cut -d, -f1 >actual
  line "$code: the days of its orders" expected "$(cat actual)\$"
done

finish
