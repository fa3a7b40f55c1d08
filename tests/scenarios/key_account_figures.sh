#!/usr/bin/env bash
# The key account report, table by table and figure by figure, against plain SQL over the raw tables. That it finds what is planted in
# the demo company is held in demo_company.sh.
. "$(dirname -- "${BASH_SOURCE[0]}")/figures.sh"

# Customers below one parent count as one. Tiers: largest first, A while less than 80 % stands before it, B while less than 95 %.
cat >>base.sql <<SQL
CREATE TEMP TABLE k AS SELECT id AS c, root AS g FROM pareto_customer;
CREATE TEMP TABLE go AS SELECT g, number, min(date) AS d, sum(home_amount) AS net FROM pareto_sale JOIN k ON c = customer GROUP BY g, number HAVING sum(home_amount) > 0;
CREATE TEMP TABLE ginf AS SELECT g, sum(CASE WHEN date BETWEEN $from AND $to THEN home_amount END) AS net, sum(CASE WHEN date BETWEEN $old AND $from - 1 THEN home_amount END) AS before,
  sum(CASE WHEN date BETWEEN $from AND $to AND home_cost IS NOT NULL THEN home_amount END) AS known, sum(CASE WHEN date BETWEEN $from AND $to THEN home_cost END) AS cost
  FROM k LEFT JOIN pareto_sale ON c = customer GROUP BY g;
CREATE TEMP TABLE gt AS SELECT g, net, before, known, cost, above, CASE WHEN net IS NULL OR net <= 0 THEN '' WHEN above < 0.8 * total THEN 'A' WHEN above < 0.95 * total THEN 'B' ELSE 'C' END AS tier, total, r
  FROM (SELECT *, sum(net) OVER (ORDER BY net DESC, g) - net AS above, row_number() OVER (ORDER BY net DESC, g) AS r, (SELECT sum(net) FROM ginf) AS total FROM ginf);
CREATE TEMP TABLE gp AS SELECT g, CASE WHEN before IS NULL OR before <= 0 THEN '' WHEN above < 0.8 * total THEN 'A' WHEN above < 0.95 * total THEN 'B' ELSE 'C' END AS tier
  FROM (SELECT *, sum(before) OVER (ORDER BY before DESC, g) - before AS above, (SELECT sum(before) FROM ginf) AS total FROM ginf);
CREATE TEMP TABLE gday AS SELECT DISTINCT g, d FROM go;
CREATE TEMP TABLE glast AS SELECT g, max(d) AS last, count(DISTINCT number) AS orders FROM go GROUP BY g;
CREATE TEMP TABLE ggap AS SELECT * FROM (SELECT g, d - lag(d) OVER (PARTITION BY g ORDER BY d) AS gap FROM gday) WHERE gap IS NOT NULL;
CREATE TEMP TABLE gmid AS SELECT g, avg(gap) AS gap FROM (SELECT *, row_number() OVER (PARTITION BY g ORDER BY gap) AS r, count(*) OVER (PARTITION BY g) AS n FROM ggap) WHERE n >= 3 AND r IN ((n + 1) / 2, (n + 2) / 2) GROUP BY g;
CREATE TEMP TABLE gusual AS SELECT g, CAST(avg(net) AS INTEGER) AS net FROM (SELECT *, row_number() OVER (PARTITION BY g ORDER BY net) AS r, count(*) OVER (PARTITION BY g) AS n FROM go WHERE d >= $two_years) WHERE r IN ((n + 1) / 2, (n + 2) / 2) GROUP BY g;
CREATE TEMP TABLE past AS SELECT g, CAST(gap + 0.5 AS INTEGER) AS usual, $to - last AS silent, CAST(($to - last) / gap AS INTEGER) AS missing, CAST(($to - last) / gap AS INTEGER) * net AS stake, gap, last
  FROM gmid JOIN glast USING (g) JOIN gusual USING (g) WHERE $to - last > 1.5 * gap;
SQL

ends 0 pareto report key_accounts --format csv --to k.csv
told 'the chart: groups by net sales, what stands before each, its tier' k.csv '2 3 4' \
  "SELECT net / 10000.0, above * 1.0 / total, tier FROM gt WHERE net > 0 ORDER BY net DESC, g;"
told 'A: rank, sales, share, change, margin, days since the last order' k-key_accounts.csv '1 4 5 6 7 8' \
  "SELECT r, net / 10000.0, net * 1.0 / total, net * 1.0 / before - 1, (known - cost) * 1.0 / known, $to - last FROM gt JOIN glast USING (g) WHERE tier = 'A' ORDER BY r;"
told 'which of them are past their rhythm' k-key_accounts.csv '9' \
  "SELECT CASE WHEN g IN (SELECT g FROM past) THEN 'yes' ELSE 'no' END FROM gt WHERE tier = 'A' ORDER BY r;"
told 'past their rhythm: usual gap, days silent, days over, orders missing, at stake' k-rhythm.csv '6 7 8 9 10' \
  "SELECT usual, silent, silent - usual, missing, stake / 10000.0 FROM past ORDER BY stake DESC, g;"
told 'thin ones: sales, margin, its rate, and what the average would bring more' k-thin.csv '4 5 6 7' \
  "WITH firm AS (SELECT sum(known - cost) * 1.0 / sum(known) AS rate FROM gt)
   SELECT net / 10000.0, (known - cost) / 10000.0, (known - cost) * 1.0 / known, round(rate * known - (known - cost)) / 10000.0 FROM gt, firm WHERE tier IN ('A', 'B') AND (known - cost) * 2.0 / known < rate ORDER BY 4 DESC, g;"
plain '3 4' k-moves.csv | LC_ALL=C sort >actual
raw "SELECT ifnull(before, 0) / 10000.0, ifnull(net, 0) / 10000.0 FROM gt;" | numbers | LC_ALL=C sort >pairs
same 'up and down: each has the sales of a group' '' "$(LC_ALL=C comm -23 actual pairs)"
raw "SELECT ifnull(before, 0) / 10000.0, ifnull(net, 0) / 10000.0 FROM gt JOIN gp USING (g) WHERE gt.tier <> gp.tier AND (gt.tier = 'A' OR gp.tier = 'A');" | numbers | LC_ALL=C sort >changed
same 'and whoever came to A or left it is there' '' "$(LC_ALL=C comm -13 actual changed)"
same 'who are some' yes "$([[ -s changed ]] && echo yes)"
told 'bought once: the day, the amount, days ago' k-once.csv '4 6 7' \
  "SELECT date(d * 86400, 'unixepoch'), net / 10000.0, $to - d FROM go JOIN glast USING (g) WHERE orders = 1 AND d <= $to ORDER BY d DESC, g;"
told 'likely the same firm: sales, rank and tier of each' k-twins.csv '4 5 6' \
  "SELECT net / 10000.0, r, gt.tier FROM gt JOIN pareto_customer p ON p.id = g WHERE p.code IN ($(tail -n +2 k-twins.csv | cut -d, -f1 | sed "s/.*/'&'/" | paste -sd ,)) ORDER BY r;"

# ---- the first page --------------------------------------------------------------------------------------------------------------
ends 0 pareto report key_accounts --format json --to k.json
python3 - k.json >actual <<'PYTHON'
import json, sys
for part in json.load(open(sys.argv[1], encoding="utf-8-sig"))["content"]:
    for figure in part.get("figures", []):
        print(figure["value"], figure.get("unit", ""), figure.get("remark", ""), sep="|")
PYTHON
raw "WITH f AS (SELECT sum(net) AS net, sum(before) AS before, sum(known - cost) * 1.0 / sum(known) AS margin FROM gt), a AS (SELECT count(*) AS n, sum(net) AS net FROM gt WHERE tier = 'A'),
     p AS (SELECT count(*) AS n, sum(missing) AS missing, sum(stake) AS stake FROM past JOIN gt USING (g) WHERE tier = 'A')
  SELECT printf('%.1f|M CNY|%+.1f%% on the period before; margin %.1f%%', f.net / 1e10, (f.net * 1.0 / before - 1) * 100, margin * 100) FROM f;
  SELECT printf('%d|of %d groups|bring %.2f M CNY, %.1f%%', (SELECT count(*) FROM gt WHERE tier = 'A'), (SELECT count(*) FROM gt), (SELECT sum(net) FROM gt WHERE tier = 'A') / 1e10, (SELECT sum(net) * 100.0 / (SELECT sum(net) FROM gt) FROM gt WHERE tier = 'A'));
  SELECT printf('%.1f|%%|', net * 100.0 / total) || (SELECT short_name FROM pareto_customer WHERE id = g) || printf('; %.1f%% in the period before', before * 100.0 / (SELECT sum(before) FROM gt)) FROM gt WHERE r = 1;
  SELECT printf('%d|groups|missing orders: %d, about %s', count(*), sum(missing),
    CASE WHEN sum(stake) >= 9995e6 THEN printf('%.2f M', sum(stake) / 1e10) ELSE printf('%.0f k', sum(stake) / 1e7) END) FROM past JOIN gt USING (g) WHERE tier = 'A';" >expected
same_file 'the four key figures with their remarks' expected actual

# ---- the records that figures name are those that they are of --------------------------------------------------------------------------
# Of each figure what the records that it names come to: sales in millions, the share of all, or how many there are.
figures_of() {  # figures_of FILE
  python3 - "$1" <<'PYTHON'
import json, os, subprocess, sys
def asked(method, **given):
    return json.loads(subprocess.run([os.environ["PARETO"], "api", method, json.dumps(given)], check=True, capture_output=True).stdout)
all_sales = None
for part in json.load(open(sys.argv[1], encoding="utf-8-sig"))["content"]:
    for figure in part.get("figures", []):
        rows = figure.get("rows")
        if not rows:
            print(figure["value"], "nothing is named")
            continue
        if rows["entity"] != "sale":
            print(figure["value"], asked("records.count", **rows)["count"])
            continue
        total = asked("pivot.run", measures=["net_sales", "margin", "known_sales", "count"], **rows)["rows"][-1]
        all_sales = all_sales or total[2]
        count = f"{total[5]:,}"
        unit = figure.get("unit", "")
        told = {"M CNY": f"{total[2] / 1e6:.2f}" if total[2] < 1e8 else f"{total[2] / 1e6:.1f}",
                "k CNY": f"{total[2] / 1e3:.0f}" if total[2] >= 99_950 else f"{total[2] / 1e3:.1f}", "%": f"{100 * total[2] / all_sales:.1f}"}
        if unit in told: print(figure["value"], told[unit])
        elif unit in ("lines", "line"): print(figure["value"], count)
        elif figure["value"].endswith("%") and figure["label"] == "Margin": print(figure["value"], f"{100 * total[3] / total[4]:.1f}%")
PYTHON
}
named() {  # named 'what it proves' LEAST FILE
  figures_of "$3" >named.txt
  same "$1: $3" '' "$(awk '$1 != $2' named.txt)"
  same 'and there are such' yes "$([[ $(wc -l <named.txt) -ge $2 ]] && echo yes)"
}
named 'what the named records come to is what the figure says' 4 k.json
ends 0 pareto report sales_period --format json --to period.json
named 'of a period' 4 period.json
ends 0 pareto report sales_period --format json --set period=all --set 'where=province=四川' --to some.json
named 'of a period, under conditions' 3 some.json
ends 0 pareto report account_brief --format json --set customer=0013 --to brief.json
named 'of one account' 2 brief.json

# ---- in a workbook the sum under a table is a number in the unit of the cells above it, and shares are shares --------------------------
ends 0 pareto report key_accounts --format xlsx --to k.xlsx
unzip -p k.xlsx 'xl/worksheets/*.xml' >cells.xml
says 'the sum of A' cells.xml "<v>$(raw "SELECT sum(net) / 10000.0 FROM gt WHERE tier = 'A';" | sed 's/\.0*$//')</v>"
says 'its share of all' cells.xml "<v>$(raw "SELECT round(sum(net) * 1.0 / max(total), 3) FROM gt WHERE tier = 'A';")</v>"
says 'on paper of A4' cells.xml 'paperSize="9"'

finish
