#!/usr/bin/env bash
# Scorecards, RFM, tiers that people set, comparing and history: figures beside plain SQL over the same lines, and what goes wrong.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

ends 0 pareto init firm --lang en
cd firm || exit 1
today=$(date +%F)

# 60 customers, of whom some never buy; equal sums, dates and counts, returns alone, lines without an industry or a cost.
awk 'BEGIN {
  srand(7)
  print "code,name,industry" >"customers.csv"
  for (i = 1; i <= 60; i++) printf "C%03d,Firm %d,%s\n", i, i, (i % 4 == 0 ? "feed" : i % 4 == 1 ? "pharma" : i % 4 == 2 ? "steel" : "") >"customers.csv"
  print "date,number,customer code,amount,cost" >"sales.csv"
  for (n = 1; n <= 400; n++) {
    c = 1 + int(rand() * rand() * 55)
    day = 1 + int(rand() * 28); month = 1 + int(rand() * 24)
    amount = 100 * (1 + int(rand() * 12)); if (rand() < 0.1) amount = -amount
    for (l = 0; l < 1 + (n % 3); l++)
      printf "%04d-%02d-%02d,S%04d,C%03d,%d,%s\n", 2023 + int((month - 1) / 12), 1 + (month - 1) % 12, day, n, c, amount + 10 * l, (c % 5 == 0 ? "" : int(amount * 0.7)) >"sales.csv"
  }
  print "2024-12-31,R1,C056,-500," >"sales.csv"
}'
ends 0 pareto import customers.csv --as customer --yes
ends 0 pareto import sales.csv --as sale --yes
ends 2 pareto plugin enable rfm scorcard
line 'several are enabled together or not at all' <(pareto plugin list --output csv) '^rfm,.*,not enabled,'
ends 0 pareto plugin enable rfm scorecard
line 'rfm is' out '^enabled rfm$'
line 'and scorecard' out '^enabled scorecard$'
ends 0 pareto plugin disable rfm scorecard
ends 0 pareto plugin enable rfm scorecard

# ---- RFM, bin for bin what plain SQL says ---------------------------------------------------------------------------------
command -v sqlite3 >/dev/null || { echo "the sqlite3 shell is needed"; exit 77; }
sqlite3 -batch plain.db <<'SQL'
.mode csv
.import sales.csv lines
.mode list
.separator ,
.output rfm.sql.csv
WITH agg AS (
  SELECT "customer code" AS code, max(date) AS last_date, count(DISTINCT number) AS freq, sum(CAST(amount AS INTEGER)) AS revenue FROM lines GROUP BY 1)
SELECT code, ntile(5) OVER (ORDER BY last_date, code) * 100 + ntile(5) OVER (ORDER BY freq, code) * 10 + ntile(5) OVER (ORDER BY revenue, code)
FROM agg ORDER BY code;
.output together.sql.csv
WITH agg AS (
  SELECT "customer code" AS code, max(date) AS last_date, count(DISTINCT number) AS freq, sum(CAST(amount AS INTEGER)) AS revenue FROM lines GROUP BY 1),
n AS (SELECT count(*) AS n FROM agg)
SELECT a.code, (1 + 5 * (SELECT count(*) FROM agg b WHERE b.last_date < a.last_date) / n) * 100 + (1 + 5 * (SELECT count(*) FROM agg b WHERE b.freq < a.freq) / n) * 10
       + 1 + 5 * (SELECT count(*) FROM agg b WHERE b.revenue < a.revenue) / n
FROM agg a, n ORDER BY 1;
.output orders.sql.csv
WITH orders AS (SELECT "customer code" AS code, number, min(date) AS day FROM lines GROUP BY 1, 2 HAVING sum(CAST(amount AS INTEGER)) > 0),
agg AS (SELECT code, max(day) AS last_date, (SELECT count(*) FROM orders o WHERE o.code = a.code AND EXISTS (SELECT 1)) AS freq FROM orders a GROUP BY 1)
SELECT code, last_date, freq FROM agg ORDER BY 1;
SQL
scores() { pareto query "SELECT c.code, CAST(a.score AS INTEGER) AS s FROM tier_assignment a JOIN customer c ON c.id = a.customer WHERE a.rule = 'rfm' AND a.to_date IS NULL ORDER BY 1" --output csv | tail -n +2; }
all=(--per customer --window all)
ends 0 pareto tier run rfm "${all[@]}" --set ties=ntile --set returns=counted
scores >rfm.pareto.csv
same_file 'NTILE over all lines as SQL has it' rfm.sql.csv rfm.pareto.csv
# Scores are those of the day on which a tier changed, so each run begins anew.
ends 0 pareto journal undo "$(operations | head -n 1)" --yes
ends 0 pareto tier run rfm "${all[@]}" --set returns=counted
scores >together.pareto.csv
same_file 'equal values share a bin' together.sql.csv together.pareto.csv
same 'whoever never bought is not rated' '0' "$(value "SELECT count(*) FROM tier_assignment a WHERE a.rule = 'rfm' AND NOT EXISTS (SELECT 1 FROM sale s WHERE s.customer = a.customer)")"
ends 0 pareto tier run rfm "${all[@]}"
same 'returns alone are no order' '0' "$(value "SELECT count(*) FROM tier_assignment a JOIN customer c ON c.id = a.customer WHERE a.rule = 'rfm' AND a.to_date IS NULL AND c.code = 'C056'")"
pareto query "SELECT c.code, c.last_order, c.orders FROM customer c WHERE c.orders > 0 ORDER BY 1" --output csv | tail -n +2 >orders.kept.csv
same_file 'orders are counted as SQL does' orders.sql.csv orders.kept.csv
ends 0 pareto tier run rfm "${all[@]}" --set r_limits=30,90,180,365 --set f_limits=2,4,8,12 --set m_limits=1000,2000,4k,1万 --dry-run
ends 0 pareto tier run rfm "${all[@]}" --output table
line 'segments are named' out '^ +Champions +[0-9]'
ends 0 pareto --lang zh-Hans tier run rfm "${all[@]}" --output table --dry-run
line 'in both languages' out '核心客户'
ends 2 pareto tier run rfm --set bins=3
says 'the bundled segments are for five bins' err 'made for 5 bins'
ends 2 pareto tier run rfm --set m_limits=100,50,60,70
says 'limits ascend' err 'does not lie above the limit before it'

# ---- a scorecard, point for point -----------------------------------------------------------------------------------------
cat >card.txt <<'CARD'
# what we look at
sales    = metric net_sales all | weight 40 | linear 0..5k        | missing unrated
rank     = metric net_sales all | weight 20 | percentile
orders   = metric orders all    | weight 15 | steps 1:10 3:50 10:100
industry = field industry       | weight 15 | table feed:100 pharma:60 *:20  | missing middle
fit      = judged               | weight 10
limits Strategic 70, Key 45, Plain
CARD
for record in "C001 60 2024-01-05" "C001 90 2024-06-30" "C002 20 2024-06-30" "C003 100 2030-01-01"; do
  read -r code points day <<<"$record"
  ends 0 pareto add judgement customer="$code" indicator=fit value="$points" evidence="talk with the buyer" date="$day"
done
ends 1 pareto add judgement customer=C001 indicator=fit value=101 evidence=x
ends 1 pareto add judgement customer=C001 indicator=fit value=50
ends 0 pareto tier run scorecard --per customer --set definition=@card.txt --save
says 'the settings are kept' rules/scorecard.toml "definition = '''"
cat >points.sql <<'SQL'
WITH v AS (SELECT s.customer, isum(s.home_amount) / 10000.0 AS sales FROM sale s GROUP BY 1),
o AS (SELECT customer, count(*) AS n FROM (SELECT customer, number FROM sale GROUP BY 1, 2 HAVING isum(home_amount) > 0) x GROUP BY 1),
j AS (SELECT customer, value FROM judgement x WHERE indicator = 'fit' AND date <= '2024-12-31' AND date = (SELECT max(date) FROM judgement y WHERE y.customer = x.customer AND y.date <= '2024-12-31')),
p AS (SELECT v.customer, 40 * min(max(sales / 5000, 0), 1) * 100 AS a,
        20 * 100.0 * (rank() OVER (ORDER BY sales) - 1 + (count(*) OVER (PARTITION BY sales) - 1) / 2.0) / (count(*) OVER () - 1) AS b,
        15 * CASE WHEN o.n >= 10 THEN 100 WHEN o.n >= 3 THEN 50 WHEN o.n >= 1 THEN 10 ELSE 0 END AS c,
        15 * CASE c.industry WHEN 'feed' THEN 100 WHEN 'pharma' THEN 60 WHEN 'steel' THEN 20 ELSE 50 END AS d, j.value AS e
      FROM v JOIN customer c ON c.id = v.customer LEFT JOIN o ON o.customer = v.customer LEFT JOIN j ON j.customer = v.customer),
s AS (SELECT customer, (a + b + c + d + coalesce(10 * e, 0)) / (90 + CASE WHEN e IS NULL THEN 0 ELSE 10 END) AS score FROM p)
SELECT count(*) AS n, sum(CASE WHEN abs(s.score - a.score) < 0.00001 THEN 1 ELSE 0 END) AS equal,
       sum(CASE WHEN a.tier = CASE WHEN s.score >= 70 THEN 'Strategic' WHEN s.score >= 45 THEN 'Key' ELSE 'Plain' END THEN 1 ELSE 0 END) AS tiers
FROM s LEFT JOIN tier_assignment a ON a.customer = s.customer AND a.rule = 'scorecard' AND a.to_date IS NULL
SQL
buyers=$(value 'SELECT count(DISTINCT customer) FROM sale')
same 'every score and tier is what SQL says' "$buyers,$buyers,$buyers" "$(value "$(sed "s/date <= '2024-12-31'/date <= (SELECT max(date) FROM sale)/g" points.sql)")"
ends 0 pareto tier explain C001 --rule scorecard --output table
line 'the latest judgement until the day counts' out '^ +fit +90 '
line 'each indicator has its weight and what it adds' out '^ +sales +[0-9,.]+ +0\.4 +[0-9.]+'
middle=$(value "SELECT c.code FROM tier_assignment a JOIN customer c ON c.id = a.customer WHERE a.rule = 'scorecard' AND a.to_date IS NULL AND a.tier = 'Key' ORDER BY a.score DESC LIMIT 1")
ends 0 pareto tier explain "$middle" --rule scorecard --output table
line 'a higher tier is said with what it takes' out '^ +to Strategic +[a-z]+: .*others unchanged'
ends 0 pareto tier run scorecard --dry-run
line 'kept settings hold in later runs' out 'Strategic'
printf 'sales = metric net_sales 12m | weight 40 | percentile\nlimits A 40, B 70\n' >bad.txt
ends 2 pareto tier run scorecard --set definition=@bad.txt
says 'contradictory limits name their line' err 'line 2 of the scorecard: the limit of B must lie below that of A'
ends 1 pareto tier run scorecard --set definition=@no.txt
says 'a file that is not there' err 'no.txt'
printf 'definition = [1]\n' >rules/rfm.toml
ends 1 pareto tier run rfm
says 'a settings file that is wrong is named' err 'rfm.toml, line 1'
rm rules/rfm.toml
ends 0 pareto tier run scorecard --set definition=industrial --dry-run
ends 0 pareto tier run scorecard --set definition=traits --dry-run
line 'traits without judgements rate nobody' out '^ +Rated +0'
iconv -f UTF-8 -t GBK <<<'销售 = 指标 net_sales all | 权重 1 | 百分位
界线 战略 70，重点 40，一般' >gbk.txt
ends 0 pareto tier run scorecard --set definition=@gbk.txt --dry-run --output table
line 'definitions may come from a Chinese editor' out '^ +战略 '

# ---- two rules side by side -----------------------------------------------------------------------------------------------
ends 0 pareto tier run abc --per customer
ends 0 pareto tier compare abc --per customer --with per=customer --with a_share=0.5 --output csv
cp out moves.csv
ends 0 pareto tier run abc --per customer --set a_share=0.5 --dry-run
same 'whoever moves falls from A to B' "$(value "SELECT count(*) FROM customer WHERE tier = 'A'")" \
  "$(($(grep -c '^down,.*,A,B,' moves.csv) + $(pareto tier run abc --per customer --set a_share=0.5 --dry-run --output table | awk '$1 == "A" {print $2; exit}')))"
same 'and nobody else' "$(tail -n +2 moves.csv | wc -l)" "$(grep -c '^down,.*,A,B,' moves.csv)"
operations_before=$(value 'SELECT count(*) FROM tier_run')
ends 0 pareto tier compare abc scorecard --per customer --output table
line 'a matrix' out '^ +first . second +Strategic +Key +Plain'
line 'revenue touched' out 'net sales touched'
same 'comparing writes nothing' "$operations_before" "$(value 'SELECT count(*) FROM tier_run')"
ends 2 pareto tier compare abc
says 'a rule beside itself is nothing' err '--with NAME=VALUE'

# ---- tiers that people set ------------------------------------------------------------------------------------------------
printf 'per = "customer"\n' >rules/abc.toml
lowest=$(value "SELECT code FROM customer WHERE tier = 'C' ORDER BY code LIMIT 1")
tier_of() { value "SELECT tier FROM customer WHERE code = '$1'"; }
before=$(pareto tier show abc --output csv)
segment=$(pareto tier show rfm --output csv | sed -n 2p | cut -d, -f1)
silent_on 'people read the labels of tiers, programs their codes' <(pareto tier show rfm --output table) "$segment"
since=$(value "SELECT a.tier, a.from_date, a.to_date, c.tier_since FROM tier_assignment a JOIN customer c ON c.id = a.customer WHERE c.code = '$lowest' AND a.rule = 'abc' AND a.to_date IS NULL")
ends 2 pareto tier override "$lowest" A
says 'a reason is needed' err 'needs a reason'
ends 2 pareto tier override "$lowest" Z --reason x
says 'the tiers there are are listed' err 'it has: A, B, C'
ends 2 pareto tier override "$lowest" A --reason x --until 2020-01-01
says 'an end before the beginning' err 'lies before the first'
ends 0 pareto tier override "$lowest" A --reason 'three years signed' --until 2099-12-31
same 'it holds at once' 'A' "$(tier_of "$lowest")"
same 'with the own tier of the rule beside it' 'A,C,true' "$(value "SELECT a.tier, a.own_tier, a.overridden FROM tier_assignment a JOIN customer c ON c.id = a.customer WHERE c.code = '$lowest' AND a.rule = 'abc' AND a.to_date IS NULL")"
ends 0 pareto tier explain "$lowest" --rule abc --output table
says 'the explanation says it' out 'set by hand since'
says 'and why' out 'reason: three years signed'
ends 0 pareto tier run abc
same 'a run keeps it' 'A' "$(tier_of "$lowest")"
ends 0 pareto tier history "$lowest" --rule abc --output csv
line 'the history knows it' out ',A,[0-9.]*,hand$'
ends 0 pareto tier override --output csv
says 'it is listed' out 'three years signed'
ends 0 pareto tier override "$lowest" --remove
same 'taken back' 'C' "$(tier_of "$lowest")"
same 'as if it had never been: one row of the tier, since when it was' "$since" \
  "$(value "SELECT a.tier, a.from_date, a.to_date, c.tier_since FROM tier_assignment a JOIN customer c ON c.id = a.customer WHERE c.code = '$lowest' AND a.rule = 'abc' ORDER BY a.from_date DESC LIMIT 1")"
ends 0 pareto journal undo "$(pareto journal --limit 0 --output csv | awk -F , '$3 == "override" {print $1; exit}')" --yes
same 'undone: by hand again' 'A' "$(tier_of "$lowest")"
ends 2 pareto tier override C060 --remove
says 'nothing to take back' err 'is set by hand for'
# One that ended, one for a tier that the rule does not have, and one that begins now, in a file.
other=$(value "SELECT code FROM customer WHERE tier = 'C' ORDER BY code DESC LIMIT 1")
printf 'customer code,rule,tier,reason,from_date,until\n%s,abc,B,list of the boss,%s,\n%s,abc,A,old,2020-01-01,2020-12-31\nC060,abc,Gold,typo,2020-01-01,\n' "$other" "$today" "$lowest" >overrides.csv
ends 0 pareto import overrides.csv --as tier_override --yes
ends 0 pareto tier run abc
says 'an unknown tier is said' err 'C060 is set to Gold by hand, which the rule does not have'
same 'imported ones hold' 'B' "$(tier_of "$other")"
# Its last day passes: the rule's own tier comes back by itself.
ends 0 pareto set tier_override --where "customer = $lowest" --where "until = 2099-12-31" from_date=2021-01-01 until=2021-02-01 --yes
ends 0 pareto tier run abc
same 'expired' 'C' "$(tier_of "$lowest")"
ends 0 pareto tier history --all --rule abc --output csv
same 'eight quarters of three tiers' '25' "$(wc -l <out | tr -d ' ')"
ends 0 pareto tier history --rule abc --output table
line 'with a bar each' out '^ +A .*[0-9-] +█'
# The rule whose tiers customers carry is another one: its labels stand in lists for people.
ends 0 pareto plugin disable abc
ends 0 pareto tier run rfm
segment=$(pareto list customer --columns code,tier --where 'tier = champions' --limit 1 --output csv | sed -n 2p | tr -d '\r')
same 'programs read the code' champions "${segment#*,}"
line 'people the label' <(pareto list customer --columns code,tier --where "code = ${segment%,*}" --output table --lang zh-Hans) "${segment%,*} +核心客户"
ends 0 pareto plugin enable abc
ask_as_others
undo_everything
same 'all of it can be undone' '0' "$(value 'SELECT (SELECT count(*) FROM tier_override) + (SELECT count(*) FROM judgement) + (SELECT count(*) FROM tier_assignment) + (SELECT count(*) FROM customer)')"
finish
