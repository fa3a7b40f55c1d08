# Sourced by the scenarios that hold the figures of reports against plain SQL over the raw tables (report_figures.sh, report_causes.sh,
# key_account_figures.sh): the demo company, the tables that their statements share, and words to compare with.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

ends 0 "$DEMO_DATA" exports
ends 0 pareto init company --lang en
cd company || exit 1
for part in 汇率.csv:currency_rate 产品.csv:product 人员.csv:user 客户档案.csv:customer 销售明细.xlsx:sale; do
  ends 0 pareto import "../exports/${part%:*}" --as "${part#*:}" --yes
done
ends 0 pareto tier run abc
day() { echo $(($(date -u -d "$1" +%s) / 86400)); }
from=$(day 2025-11-01) to=$(day 2026-10-31) old=$(day 2024-11-01) two_years=$(day 2024-11-01)

# What an order is: lines of one number that come to more than nothing. Lines that take back count in the money alone.
cat >base.sql <<SQL
CREATE TEMP TABLE o AS SELECT customer AS c, number, min(date) AS d, sum(home_amount) AS net FROM pareto_sale GROUP BY customer, number HAVING sum(home_amount) > 0;
CREATE TEMP TABLE s AS SELECT customer AS c, date AS d, home_amount AS net FROM pareto_sale;
CREATE TEMP TABLE b AS SELECT c, count(*) AS orders, min(d) AS first, max(d) AS last, sum(d BETWEEN $from AND $to) AS now, sum(d BETWEEN $old AND $from - 1) AS past,
  (SELECT sum(net) FROM s WHERE s.c = o.c AND d BETWEEN $from AND $to) AS net, (SELECT sum(net) FROM s WHERE s.c = o.c AND d BETWEEN $old AND $from - 1) AS before,
  (SELECT sum(net) FROM s WHERE s.c = o.c) AS ever FROM o GROUP BY c;
CREATE TEMP TABLE day AS SELECT DISTINCT c, d FROM o;
CREATE TEMP TABLE gap AS SELECT * FROM (SELECT c, d, d - lag(d) OVER (PARTITION BY c ORDER BY d) AS gap FROM day) WHERE gap IS NOT NULL;
CREATE TEMP TABLE mid AS SELECT c, avg(gap) AS gap FROM (SELECT *, row_number() OVER (PARTITION BY c ORDER BY gap) AS r, count(*) OVER (PARTITION BY c) AS n FROM gap) WHERE n >= 3 AND r IN ((n + 1) / 2, (n + 2) / 2) GROUP BY c;
CREATE TEMP TABLE usual AS SELECT c, avg(net) AS net FROM (SELECT *, row_number() OVER (PARTITION BY c ORDER BY net) AS r, count(*) OVER (PARTITION BY c) AS n FROM o WHERE d >= $two_years) WHERE r IN ((n + 1) / 2, (n + 2) / 2) GROUP BY c;
SQL
raw() { { cat base.sql; echo "$1"; } | sqlite3 -separator , pareto.db; }
# plain COLUMNS FILE: these columns of a table, every number with nine decimals, in the order of the file.
plain() {
  tail -n +2 "$2" | tr -d '\r' | sed -E ':a; s/("[^",]*),([^"]*")/\1;\2/; ta; s/"//g' | awk -F, -v which="$1" 'BEGIN {n = split(which, at, " ")}
    {for (i = 1; i <= n; i++) {v = $(at[i]); printf("%s%s", v ~ /^-?[0-9.]+$/ ? sprintf("%.9f", v) : v, i < n ? "," : "\n")}}'
}
numbers() { awk -F, '{for (i = 1; i <= NF; i++) printf("%s%s", $i ~ /^-?[0-9.]+(e[-+]?[0-9]+)?$/ ? sprintf("%.9f", $i) : $i, i < NF ? "," : "\n")}'; }
# told CLAIM FILE COLUMNS SQL
told() {
  raw "$4" | numbers >expected
  plain "$3" "$2" >actual
  same_file "$1" expected actual
  same "$1: and there are some" yes "$([[ -s actual ]] && echo yes)"
}
