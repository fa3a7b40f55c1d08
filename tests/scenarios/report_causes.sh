#!/usr/bin/env bash
# What the eight questions say goes with a loss (F5 to F7) and the course of who bought once and never again (F3), the key figures of the
# call list, and the days on which an account's orders should have come: each figure against plain SQL over the raw tables.
. "$(dirname -- "${BASH_SOURCE[0]}")/figures.sh"

# People, talks, owners who left, goods that came back and hand-overs, so that every trait is there, and lacking.
pareto query 'SELECT code FROM customer ORDER BY code' --output csv | tail -n +2 | tr -d '\r' >codes
awk 'BEGIN {print "customer,name"} NR % 3 {print $1 ",联系人" NR "甲"; if (NR % 2) print $1 ",联系人" NR "乙"}' codes >people.csv
awk 'BEGIN {print "customer,kind,start"} NR % 4 {printf "%s,call,2026-%02d-%02dT10:00\n", $1, 6 + NR % 5, 1 + NR % 27; if (NR % 3) printf "%s,visit,2025-%02d-%02dT09:00\n", $1, 1 + NR % 12, 1 + NR % 28}' codes >talks.csv
ends 0 pareto import people.csv --as contact --yes
ends 0 pareto import talks.csv --as interaction --yes
ends 0 pareto set user "$(value 'SELECT u.code FROM "user" u JOIN customer c ON c.owner = u.id GROUP BY u.id, u.code ORDER BY count(*), u.code LIMIT 1' | tr -d '\r')" left_on=2026-05-31

# New customers of the two years that F5 looks at: some came back within half a year, some later, some never.
{
  echo 'date,number,customer code,customer,product code,quantity,amount,salesperson'
  for i in $(seq -w 1 48); do
    n=$((10#$i)) month=$(printf '%02d' $((n % 12 + 1))) second=$(printf '%02d' $((n % 5 + 1)))
    echo "2025-$month-15,NEW$i-1,N$i,New firm $i,$([[ $((n % 3)) = 0 ]] && echo P1 || echo P2),$((10 + n)),$((n * 700 + 900)),银杏"
    ((n % 3 == 1)) && echo "2026-$second-20,NEW$i-2,N$i,New firm $i,P1,$((5 + n)),$((n * 800)),$([[ $((n % 2)) = 0 ]] && echo 银杏 || echo 云杉)"
    ((n % 4 == 2)) && echo "2025-$month-28,NEW$i-3,N$i,New firm $i,P2,3,$((n * 300 + 100)),白桦"
    ((n % 7 == 3)) && echo "2025-$month-25,NEW$i-4,N$i,New firm $i,P2,-1,$((n * -20 - 10)),银杏"
  done
} >new.csv
ends 0 pareto import new.csv --as sale --create-missing --yes

# ---- causes -----------------------------------------------------------------------------------------------------------------
half=183 new_to=$((to - 183)) new_from=$(day 2024-04-30)
cat >>base.sql <<SQL
CREATE TEMP TABLE opening AS SELECT c, d, net FROM (SELECT *, row_number() OVER (PARTITION BY c ORDER BY d, number) AS r FROM o) WHERE r = 1;
CREATE TEMP TABLE again AS SELECT c, d FROM (SELECT *, row_number() OVER (PARTITION BY c ORDER BY d, number) AS r FROM o) WHERE r = 2;
CREATE TEMP TABLE back AS SELECT customer AS c, date AS d FROM pareto_sale WHERE home_amount < 0;
CREATE TEMP TABLE talk AS SELECT customer AS c, (start + 8 * 3600000000) / 86400000000 AS d FROM pareto_interaction;
CREATE TEMP TABLE seller AS SELECT customer AS c, salesperson AS p, min(date) AS a, max(date) AS z FROM pareto_sale WHERE salesperson IS NOT NULL GROUP BY customer, salesperson;
CREATE TEMP TABLE hand AS SELECT c, a FROM (SELECT *, row_number() OVER (PARTITION BY c ORDER BY z DESC, a DESC, p DESC) AS r FROM seller) l WHERE r = 1
  AND EXISTS (SELECT 1 FROM seller e WHERE e.c = l.c AND e.p <> l.p AND e.a < l.a);
CREATE TEMP TABLE paid AS SELECT customer AS c, product AS p, sum(home_amount) AS net, sum(base_quantity) AS q FROM pareto_sale
  WHERE date >= $two_years AND date <= $to AND base_quantity > 0 AND home_amount > 0 AND product IS NOT NULL GROUP BY customer, product;
CREATE TEMP TABLE mean AS SELECT p, sum(net) * 1.0 / sum(q) AS price FROM paid GROUP BY p;
CREATE TEMP TABLE dear AS SELECT c, sum(net) / sum(price * q) AS ratio FROM paid JOIN mean USING (p) GROUP BY c;
CREATE TEMP TABLE small AS SELECT net FROM (SELECT net, row_number() OVER (ORDER BY net) AS r, count(*) OVER () AS n FROM opening) WHERE r = (n + 1) / 2;
-- The traits, in the order in which the report knows them, around the day x of each of the cases.
CREATE TEMP VIEW trait AS SELECT k.id AS c, b.first, b.last, k.owner, b.orders, (SELECT net FROM opening WHERE c = k.id) < (SELECT net FROM small) AS small_start,
    (SELECT count(DISTINCT product) FROM pareto_sale WHERE customer = k.id) = 1 AS one_product, (SELECT count(*) FROM pareto_contact p WHERE p.customer = k.id) <= 1 AS one_person,
    ifnull((SELECT ratio > 1.05 FROM dear WHERE c = k.id), 0) AS dear, k.owner IS NULL AS no_owner,
    ifnull((SELECT left_on <= $to FROM pareto_user u WHERE u.id = k.owner), 0) AS owner_left FROM pareto_customer k JOIN b ON b.c = k.id;
SQL
traits() {  # traits NEW: a row for each trait of each customer; around the first order, or around the last
  local x=last after=$to talked='d BETWEEN x - 90 AND x + 45' back="d >= x - $half"
  [[ $1 == new ]] && x=first after="x + $half" talked='d BETWEEN x AND x + 60' back="d BETWEEN x - $half AND x + $half"
  cat <<SQL
  t(c, place, has) AS (
    WITH y AS (SELECT *, $x AS x FROM trait)
    SELECT c, 1, NOT EXISTS (SELECT 1 FROM talk WHERE talk.c = y.c AND $talked) FROM y UNION ALL SELECT c, 2, EXISTS (SELECT 1 FROM back WHERE back.c = y.c AND $back) FROM y
    UNION ALL SELECT c, 3, one_product FROM y UNION ALL SELECT c, 4, EXISTS (SELECT 1 FROM hand WHERE hand.c = y.c AND a > x - $half AND a <= $after) FROM y
    UNION ALL SELECT c, 5, owner_left FROM y UNION ALL SELECT c, 6, dear FROM y UNION ALL SELECT c, 7, one_person FROM y UNION ALL SELECT c, 8, small_start FROM y UNION ALL SELECT c, 9, no_owner FROM y)
SQL
}
causes() {  # causes NEW CASES: of the cases (c, bad, money), what goes with the bad ones
  cat <<SQL
WITH k(c, bad, money) AS ($2), $(traits "$1"),
  n AS (SELECT place, sum(has) AS w, sum(has AND bad) AS bw, sum(NOT has) AS o, sum(NOT has AND bad) AS bo, sum(CASE WHEN has AND bad THEN money ELSE 0 END) AS money FROM k JOIN t USING (c) GROUP BY place)
SELECT w, bw * 1.0 / w, bo * 1.0 / o, CAST(bw - w * 1.0 * bo / o + 0.5 AS INTEGER), money / 10000.0 FROM n WHERE w >= 5 AND o >= 5 AND bw - w * 1.0 * bo / o >= 0.5 ORDER BY bw - w * 1.0 * bo / o DESC, place;
SQL
}
ends 0 pareto report eight_questions --format csv --to e.csv
told 'F5 what goes with new customers who did not come back' e-causes_new.csv '2 3 4 5 6' \
  "$(causes new "SELECT b.c, NOT ifnull((SELECT d - first <= $half FROM again WHERE again.c = b.c), 0), (SELECT net FROM opening WHERE opening.c = b.c) FROM b WHERE first <= $new_to AND first > $new_from")"
told 'F6 what goes with old ones who fell silent' e-causes_lost.csv '2 3 4 5 6' \
  "$(causes old "SELECT c, $to - last > 1.5 * gap, CASE WHEN $to - last > 1.5 * gap THEN CAST(($to - last) / gap AS INTEGER) * CAST(usual.net AS INTEGER) ELSE 0 END FROM b JOIN mid USING (c) JOIN usual USING (c)")"
told 'F7 what goes with those who bought a fifth less' e-causes_loyalty.csv '2 3 4 5 6' \
  "$(causes old "SELECT c, now = 0 OR 5 * ifnull(net, 0) < 4 * ifnull(before, 0), max(ifnull(before, 0) - ifnull(net, 0), 0) FROM b WHERE past > 0")"
same 'all traits were there: each of them told some from others' 9 "$(raw "WITH $(traits old) SELECT count(*) FROM (SELECT place FROM t GROUP BY place HAVING sum(has) > 0 AND sum(NOT has) > 0);")"

# ---- F3, its course ------------------------------------------------------------------------------------------------------------
points="WITH p(n, label) AS (SELECT 0, '2025-01' UNION ALL SELECT n + 1, strftime('%Y-%m', label || '-01', '+3 months') FROM p WHERE n < 7),
  w AS (SELECT label, CAST(julianday(label || '-01', '-11 months') - 2440587.5 AS INTEGER) AS a, CAST(julianday(label || '-01', '+1 month') - 2440588.5 AS INTEGER) AS z FROM p)"
patience=$(raw "SELECT 3 * gap FROM (SELECT gap, row_number() OVER (ORDER BY gap) AS r, count(*) OVER () AS n FROM mid) WHERE r = (n + 1) / 2;")
told 'F3 the course of those who bought once and never again' e-once.csv '1 2' \
  "$points SELECT label, (SELECT count(*) FROM (SELECT c FROM o WHERE d <= z GROUP BY c HAVING max(d) >= a AND count(*) = 1 AND z - min(d) > $patience)) FROM w;"

# ---- the days that an account's orders should have come on ---------------------------------------------------------------------
ends 0 pareto plugin enable account_brief
began=$(day 2025-04-30)
silent=$(raw "SELECT group_concat(code, ' ') FROM (SELECT k.code FROM b JOIN mid USING (c) JOIN usual USING (c) JOIN pareto_customer k ON k.id = b.c
  WHERE $to - last > 1.5 * gap AND k.parent IS NULL AND k.root = k.id AND NOT EXISTS (SELECT 1 FROM pareto_customer x WHERE x.root = k.id AND x.id <> k.id) ORDER BY ($to - last) / gap DESC, code LIMIT 3);")
same 'three are silent' 3 "$(wc -w <<<"$silent")"
for code in $silent; do
  ends 0 pareto report account_brief --set customer="$code" --format csv --to "$code.csv"
  raw "WITH RECURSIVE m AS (SELECT b.c, last, first, gap, CAST(($to - last) / gap AS INTEGER) AS n FROM b JOIN mid USING (c) JOIN pareto_customer k ON k.id = b.c WHERE k.code = '$code'),
    e(i, d) AS (SELECT 1, last + CAST(gap AS INTEGER) FROM m UNION ALL SELECT i + 1, last + CAST((i + 1) * gap AS INTEGER) FROM e, m WHERE i < n)
    SELECT (SELECT group_concat(x, ' ') FROM (SELECT DISTINCT date(o.d * 86400, 'unixepoch') AS x FROM o JOIN m USING (c) WHERE o.d >= max($began, CAST(julianday(first * 86400, 'unixepoch', 'start of month') - 2440587.5 AS INTEGER)) ORDER BY 1)),
           (SELECT group_concat(date(d * 86400, 'unixepoch'), ' ') FROM e WHERE d >= $began AND d <= $to);" >expected
  tail -n +2 "$code-rhythm.csv" | tr -d '\r' >actual
  same_file "$code: the days of its orders, and those that should have been" expected actual
done

# ---- the key figures of the call list --------------------------------------------------------------------------------------------
ends 0 pareto plugin enable call_list
ends 0 pareto add task customer=0002 subject='Send samples' due=2026-10-25
ends 0 pareto add interaction customer=0005 kind=visit subject=Visit start=2026-10-30T10:00 next_step='Offer for 2027' next_date=2026-11-04
ends 0 pareto report call_list --format json --to calls.json
python3 - calls.json >actual <<'PYTHON'
import json, sys
document = json.load(open(sys.argv[1], encoding="utf-8-sig"))
parts = document["content"] if "content" in document else document["parts"]
for part in parts:
    for figure in part.get("figures", []):
        print(figure["label"], figure["value"], figure.get("unit", ""), sep="|")
PYTHON
cat >reasons.sql <<SQL
CREATE TEMP TABLE net AS SELECT k.id AS c, ifnull((SELECT sum(net) FROM s WHERE s.c = k.id AND d BETWEEN $from AND $to), 0) AS now, ifnull((SELECT sum(net) FROM s WHERE s.c = k.id AND d BETWEEN $old AND $from - 1), 0) AS past FROM pareto_customer k;
CREATE TEMP TABLE reason AS
  SELECT c, 'silent' AS why, CAST(($to - last) / gap AS INTEGER) * round(usual.net) AS money FROM b JOIN mid USING (c) JOIN usual USING (c) WHERE $to - last > 1.5 * gap
  UNION ALL SELECT t.customer, 'fallen', max(0, (SELECT sum(past - now) FROM net JOIN pareto_customer k ON k.id = net.c WHERE k.root = t.customer)) FROM pareto_tier_assignment t JOIN pareto_tier_assignment f ON f.customer = t.customer AND f.rule = t.rule AND f.to_date = t.from_date
    WHERE t.to_date IS NULL AND t.from_date > $to - 92 AND coalesce(t.tier, 'Z') > f.tier
  UNION ALL SELECT c, 'due', ifnull((SELECT round(net) FROM usual WHERE usual.c = x.c), 0) FROM (SELECT DISTINCT customer AS c FROM pareto_task WHERE state = 'open' AND due < $to + 7
    UNION SELECT i.customer FROM pareto_interaction i WHERE next_date < $to + 7 AND NOT EXISTS (SELECT 1 FROM talk WHERE talk.c = i.customer AND talk.d > (i.start + 8 * 3600000000) / 86400000000)) x
  UNION ALL SELECT k.id, 'neglected', max(0, now) FROM pareto_customer k JOIN net ON net.c = k.id WHERE k.tier = 'A' AND NOT EXISTS (SELECT 1 FROM talk WHERE talk.c = k.id AND $to - talk.d <= 60);
SELECT 'At stake|' || printf('%.2f', sum(m) / 10000000000.0) || '|M CNY' FROM (SELECT max(money) AS m FROM reason GROUP BY c);
SELECT label || '|' || (SELECT count(DISTINCT c) FROM reason WHERE why = w) || '|' FROM (SELECT 1 AS n, 'silent' AS w, 'Past their rhythm' AS label UNION ALL SELECT 2, 'fallen', 'Fallen in tier' UNION ALL SELECT 3, 'due', 'Follow-ups due' UNION ALL SELECT 4, 'neglected', 'Key accounts without contact') ORDER BY n;
SQL
raw "$(cat reasons.sql)" >expected
same_file 'the five key figures' expected actual
same 'none of which is nothing' 0 "$(grep -c '|0|' actual)"
# Each names the customers that it is of; more than the list shows, where it shows the first ones alone.
ends 0 pareto report call_list --set top=2 --format json --to short.json
python3 - short.json >figures.jsonl <<'PYTHON'
import json, sys
document = json.load(open(sys.argv[1], encoding="utf-8-sig"))
for part in document["content"]:
    for figure in part.get("figures", []):
        print(json.dumps(figure))
PYTHON
figures=0
while read -r figure; do
  number=$(python3 -c 'import json, sys; f = json.loads(sys.argv[1]); print(f["value"] if not f.get("unit") else "")' "$figure")
  [[ -n $number ]] || number=$(raw "$(sed '/^SELECT/d' reasons.sql) SELECT count(DISTINCT c) FROM reason;")
  ends 0 pareto api records.count "$(python3 -c 'import json, sys; print(json.dumps(json.loads(sys.argv[1])["rows"]))' "$figure")"
  same "as many customers: $(cut -c1-40 <<<"$figure")" "{\"count\":$number}" "$(cat out)"
  figures=$((figures + 1))
done <figures.jsonl
same 'of five figures' 5 $figures

finish
