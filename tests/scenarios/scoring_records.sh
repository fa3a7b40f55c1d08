#!/usr/bin/env bash
# Indicators over records that refer to a customer: contacts, visits, tasks. Points beside plain SQL over the same records.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

ends 0 pareto init firm --lang en
cd firm || exit 1
awk 'BEGIN {
  print "code,name,parent" >"customers.csv"
  for (i = 1; i <= 9; i++) printf "C%d,Firm %d,%s\n", i, i, (i == 3 ? "C2" : "") >"customers.csv"
  print "code,name,customer" >"contacts.csv"
  for (i = 1; i <= 9; i++) for (n = 0; n < i % 4; n++) printf "P%d%d,Person %d %d,C%d\n", i, n, i, n, i >"contacts.csv"
  print "date,number,customer code,quantity,amount" >"sales.csv"
  for (i = 1; i <= 9; i++) printf "2024-12-%02d,S%d,C%d,%d,%d\n", i + 10, i, i, 10 * i, 100 * i >"sales.csv"
}'
ends 0 pareto import customers.csv --as customer --yes
ends 0 pareto import contacts.csv --as contact --yes
ends 0 pareto import sales.csv --as sale --yes
# The last one at 00:30 in Shanghai, the day after the one that it is in UTC; the one before is of a later day than the last sale.
while read -r customer kind start; do ends 0 pareto add interaction customer="$customer" kind="$kind" subject="$kind" start="$start"; done <<'E2'
C1 visit 2024-11-01T10:00
C1 visit 2024-12-01T10:00
C1 call 2024-12-05T10:00
C2 visit 2023-12-19T23:59
C2 visit 2023-12-20T00:30
C3 visit 2024-06-01T10:00
C4 call 2024-12-18T10:00
C5 visit 2024-12-20T10:00
C6 visit 2024-12-19T00:30
E2
ends 0 pareto plugin enable scorecard
cat >card.txt <<'CARD'
visits  = count interaction 12m kind=visit | weight 40 | linear 0..4
people  = count contact                    | weight 20 | linear 0..4
fresh   = latest interaction kind = visit  | weight 20 | linear 400..0 | missing zero
bought  = sum sale quantity all            | weight 19 | linear 0..100
orders  = metric orders all                | weight 1  | linear 0..1
limits A 40, B 20, C
CARD
ends 0 pareto tier run scorecard --per customer --set definition=@card.txt --save
# As of the last sale, 2024-12-19. Times are Shanghai's: eight hours before them in UTC.
cat >points.sql <<'SQL'
WITH i AS (SELECT customer, kind, day_of(start, 480) AS day FROM interaction),
v AS (SELECT c.id, c.code,
  (SELECT count(*) FROM i WHERE i.customer = c.id AND kind = 'visit' AND day <= '2024-12-19' AND day > '2023-12-19') AS visits,
  (SELECT count(*) FROM contact k WHERE k.customer = c.id) AS people,
  (SELECT max(day) FROM i WHERE i.customer = c.id AND kind = 'visit' AND day <= '2024-12-19') AS latest,
  (SELECT isum(quantity) FROM sale s WHERE s.customer = c.id) / 10000.0 AS bought
  FROM customer c)
SELECT count(*) FROM v JOIN tier_assignment a ON a.customer = v.id AND a.rule = 'scorecard' AND a.to_date IS NULL
WHERE abs(a.score - (40 * min(visits / 4.0, 1) * 100 + 20 * min(people / 4.0, 1) * 100 +
  20 * coalesce(1 - (DAY - latest) / 400.0, 0) * 100 + 19 * min(bought / 100, 1) * 100 + 1 * 100) / 100) < 0.001
SQL
day=$(pareto query "SELECT max(date) FROM sale" --output jsonl | tr -d -c '0-9-')
same 'the day looked at' 2024-12-19 "$day"
number=$(( ($(date -u -d 2024-12-19 +%s)) / 86400 ))
same 'every score is the one of plain SQL' 9 "$(value "$(sed "s/DAY/$number/; s/'2024-12-19'/$number/g; s/'2023-12-19'/$((number - 366))/" points.sql)")"
ends 0 pareto tier explain C1 --rule scorecard --output table
line 'visits of the window alone are counted, calls are not' out '^ +visits +2 '
ends 0 pareto tier explain C2 --rule scorecard --output table
line 'the day is that of the firm: of two around midnight one is in the window' out '^ +visits +1 '
ends 0 pareto tier explain C5 --rule scorecard --output table
line 'what came after the day looked at is not known of it' out '^ +visits +0 '
ends 0 pareto tier run scorecard --per group --set definition=@card.txt --dry-run
ends 0 pareto tier run scorecard --per group --save
ends 0 pareto tier explain C2 --rule scorecard --output table
line 'of a group all visits are counted' out '^ +visits +2 '
# In Chinese, with several conditions.
ends 0 pareto tier run scorecard --dry-run --set "$(printf 'definition=拜访 = 条数 interaction 12m kind=visit; customer=C1 | 权重 1 | 线性 0..4\n量 = 合计 sale quantity | 权重 1 | 百分位\n最近 = 最近 interaction | 权重 1 | 线性 400..0\n界线 A 50，B')"

# ---- what goes wrong ------------------------------------------------------------------------------------------------------
wrong() { ends "$1" pareto tier run scorecard --dry-run --set "$(printf 'definition=x = %s | weight 1 | percentile\nlimits A 50, B' "$2")"; says "$2" err "$3"; }
wrong 2 'count visits' 'there is no entity “visits”'
wrong 2 'count product' 'does not refer to a customer'
wrong 2 'count contact 12m' 'has no date'
wrong 2 'latest contact' 'has no date'
wrong 2 'sum sale worth' 'to add up'
wrong 2 'count interaction 12m colour=red' 'has no field “colour”'
wrong 2 'count' 'no source that is understood'

# ---- a rule says no more than may be read ---------------------------------------------------------------------------------
ends 0 pareto add user code=U1 name=Li
ends 0 pareto set customer C1 owner=U1
ends 0 pareto add role code=narrow name=Narrow
ends 0 pareto add role_right role=narrow 'entity=*' see=yes scope=all personal=yes confidential=yes
ends 0 pareto add role_right role=narrow entity=interaction see=no scope=own
ends 0 pareto add user_role user=U1 role=narrow
ends 1 pareto --as U1 tier explain C1 --rule scorecard
says 'who sees no visits is not told how many there were' err 'you may not read'
finish
