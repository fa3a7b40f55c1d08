#!/usr/bin/env bash
# Reports as users of all roles make them: each figure is that of what they see, or the report is refused and says what it looks at; never
# a 0 and never a reason of its own where something is hidden. Who sees everything gets what the owner of the folder gets, to the byte.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

ends 0 "$DEMO_DATA" exports
ends 0 pareto init company --name 'Demo firm' --lang en
cd company || exit 1
for part in 汇率.csv:currency_rate 产品.csv:product 人员.csv:user 客户档案.csv:customer 销售明细.xlsx:sale; do
  ends 0 pareto import "../exports/${part%%:*}" --as "${part##*:}" --yes
done
ends 0 pareto tier run abc
while read -r user role; do ends 0 pareto user add "$user" --role "$role"; done <<'U'
Boss boss
Vice sales_vice_president
Service service
Admin administrator
Integrator integrator
U
ends 0 pareto user role add 银杏 sales_representative
ends 0 pareto user role add 云杉 key_account_manager

reports="account_brief call_list completeness customer_share eight_questions key_accounts sales_period"
largest=$(pareto list customer --where 'owner = 银杏' --sort -net_12m --limit 1 --columns code | tail -n 1)
of_kam=$(pareto list customer --where 'owner = 云杉' --sort -net_12m --limit 1 --columns code | tail -n 1)
# report_as USER NAME [CUSTOMER]: into USER-NAME.md.
report_as() {
  local about=()
  [[ $2 != account_brief ]] || about=(--set "customer=${3:-$largest}")
  pareto --as "$1" report "$2" "${about[@]}" --format markdown --to "$1-$2.md"
}
ask_as() { pareto --as "$1" query "$2" --output csv | tail -n +2; }
millions() { awk -v v="$1" 'BEGIN {printf "%.2f M CNY", v / 1000000}'; }

# ---- who sees everything ----------------------------------------------------------------------------------------------------
for name in $reports; do
  about=()
  [[ $name != account_brief ]] || about=(--set "customer=$largest")
  ends 0 pareto report "$name" "${about[@]}" --format markdown --to "owner-$name.md"
  for user in Boss Vice; do
    ends 0 report_as $user $name
    same_file "$name of $user is that of the owner" "owner-$name.md" "$user-$name.md"
  done
  silent_on "and nothing is said of parts" "owner-$name.md" 'not for your role|may see'
done

# ---- who sees one's own customers, without costs -----------------------------------------------------------------------------
from=$(($(date -u -d 2025-11-01 +%s) / 86400)) to=$(($(date -u -d 2026-10-31 +%s) / 86400))
in_window="date BETWEEN $from AND $to"
for name in $reports; do
  ends 0 report_as 银杏 $name
  says "$name says whose part it holds" "银杏-$name.md" 'what 银杏 may see: own customers'
  silent_on "$name gives no reason that is none" "银杏-$name.md" 'no line has a cost|no sale has a cost|margin unknown|no cost'
  silent_on "$name says nothing of the firm" "银杏-$name.md" 'less for the firm|average of all customers|of the firm[^*]*[0-9]%|, rank [0-9]|· rank [0-9]|price against all'
done
seen=$(ask_as 银杏 "SELECT isum(home_amount) FROM sale WHERE $in_window")
all=$(pareto query "SELECT isum(home_amount) FROM sale WHERE $in_window" --output csv | tail -n +2)
claims=$((claims + 1))
[[ -n $seen && $seen != "$all" ]] || failed 'a part is less than all' "$seen of $all"
line 'key_accounts: the net sales of what is seen' 银杏-key_accounts.md "^\| Net sales +\| +\*\*$(millions "$seen")\*\* .*margin not for your role"
says 'the shares are of that' 银杏-key_accounts.md 'Of what you see:'
ends 0 pareto report key_accounts --format html --to whole.html
ends 0 pareto --as 银杏 report key_accounts --format html --to part.html
bands='[0-9]+ groups? · [0-9.]+%|The [0-9]+ C together'
line 'tiers of all sales are bands in the order of all sales' whole.html "$bands"
silent_on 'and none in that of a part' part.html "$bands"
silent_on 'no column of margins' 银杏-key_accounts.md '\| Margin '
line 'and in the place of the thin ones it is said' 银杏-key_accounts.md 'Costs are not for your role\.'
says 'sales_period, too' 银杏-sales_period.md "$(millions "$seen")"
line 'without a margin' 银杏-sales_period.md '^\| Margin +\| +\*?\*?–\*?\*? +\| not for your role'
buyers=$(ask_as 银杏 "SELECT count(*) FROM (SELECT customer FROM (SELECT customer, number, isum(home_amount) n FROM sale WHERE $in_window GROUP BY customer, date, number) o WHERE n > 0 GROUP BY customer) c")
on_file=$(ask_as 银杏 'SELECT count(*) FROM customer')
line 'eight_questions: buyers and customers that are seen' 银杏-eight_questions.md "\*\*$buyers\*\* of the $on_file customers on file that you see"
line 'and no share of lines with a cost' 银杏-eight_questions.md '^\| Sale lines with a cost .*not for your role'
of_account="(SELECT id FROM customer WHERE code = '$largest' OR root = (SELECT id FROM customer WHERE code = '$largest'))"
net=$(ask_as 银杏 "SELECT isum(home_amount) FROM sale WHERE customer IN $of_account AND $in_window")
line 'account_brief: what is seen of the account' 银杏-account_brief.md "^\| Net sales, last 12 months +\| +\*\*$(millions "$net")\*\*"
for figure in 'Share of the firm' 'Margin'; do line "$figure" 银杏-account_brief.md "^\| $figure +\| +\*?\*?–\*?\*? +\| not for your role"; done
line 'its tier, and no line between tiers' 银杏-account_brief.md '^\*\*Tier\*\* [A-C]\.'
says 'its prices, not held against those of others' 银杏-account_brief.md '## What it buys'
silent_on 'of which there is no column' 银杏-account_brief.md '\| ±|price against'

# ---- the same with costs -----------------------------------------------------------------------------------------------------
ends 0 report_as 云杉 account_brief "$of_kam"
known=$(ask_as 云杉 "SELECT isum(home_amount) FROM sale WHERE home_cost IS NOT NULL AND $in_window AND customer IN (SELECT id FROM customer WHERE code = '$of_kam' OR root = (SELECT id FROM customer WHERE code = '$of_kam'))")
cost=$(ask_as 云杉 "SELECT isum(home_cost) FROM sale WHERE $in_window AND customer IN (SELECT id FROM customer WHERE code = '$of_kam' OR root = (SELECT id FROM customer WHERE code = '$of_kam'))")
line 'a margin of what is seen, without that of the firm' 云杉-account_brief.md "^\| Margin +\| +\*\*$(awk -v k="$known" -v c="$cost" 'BEGIN {printf "%.1f", (k - c) / k * 100}')%\*\* +\| +\|"
for name in key_accounts eight_questions sales_period call_list completeness customer_share; do
  ends 0 report_as 云杉 $name
  says "$name says whose part it holds" "云杉-$name.md" 'what 云杉 may see: own customers'
done

# ---- who sees no amounts ------------------------------------------------------------------------------------------------------
for user in Service Admin; do
  for name in call_list completeness customer_share eight_questions key_accounts sales_period; do
    ends 1 report_as $user $name
    says "$name is refused and names the field" err 'this looks at home_amount of sale, which you may not read'
    says "and who can allow it" err 'pareto role set ROLE sale --field home_amount=read'
  done
  ends 0 report_as $user account_brief
  silent_on 'the brief knows no amounts, and none that are 0' "$user-account_brief.md" 'M CNY|0 CNY|no line has a cost|none yet|Nothing sold'
  last=$(pareto --as $user list customer --where "code = $largest" --columns last_order | tail -n 1)
  group=$(ask_as $user "SELECT max(last_order) || ' ' || isum(orders) FROM customer WHERE id IN $of_account")
  line 'its last order is that of a list' "$user-account_brief.md" "^\| Last order +\| +\*\*20[0-9-]*\*\* +\| ${group##* } orders in "
  says 'and the same day as there' "$user-account_brief.md" "$(date -u -d "@$((${group%% *} * 86400))" +%F)"
  claims=$((claims + 1))
  [[ $last == 20* ]] || failed 'a list shows the last order' "$last"
  line 'amounts are not for the role' "$user-account_brief.md" '^\| Net sales, last 12 months +\| +\*?\*?–\*?\*? +\| not for your role'
done
# ---- lists ----------------------------------------------------------------------------------------------------------------
ends 0 pareto --as Service list customer --where "code = $largest" --output csv
line 'a list leaves out figures of what is not for the role' out 'code,name,tier,owner,industry,province,silent_days$'
ends 0 pareto --as Service list customer --where "code = $largest" --columns code,net_12m,share_12m,past_rhythm --output csv
line 'and shows nothing, not 0, where they are asked for' out "^$largest,,,$"
ends 0 pareto --as Service list customer --where 'net_12m >= 0' --columns code --output csv
same 'no condition tells of them' 1 "$(wc -l <out)"
same 'nor does an order' "$(pareto --as Service list customer --columns code --limit 0)" "$(pareto --as Service list customer --columns code --sort -net_12m --limit 0)"
ends 0 pareto --as Service twins --output csv
line 'nor are pairs of likely the same told to have sold for 0' out '^0\.[0-9]+,.*,,20[0-9-]+,,20[0-9-]+$'
figures() { pareto --as "$1" api schema.show '{"entity": "customer"}' | python3 -c 'import json, sys; print(*[f["name"] for f in json.load(sys.stdin)["entities"][0]["figures"]])'; }
same 'programs are told of no others' silent_days "$(figures Service)"
same 'nor of fewer where all are for the role' 'net_12m share_12m silent_days past_rhythm' "$(figures Boss)"

ends 0 pareto --as Service report sales_period --set measure=quantity --set by=product --format csv --to quantities.csv
ends 1 pareto --as 银杏 report sales_period --set measure=margin
says 'a margin that is asked for is refused by its cost' err 'this looks at home_cost of sale, which you may not read'
ends 1 pareto --lang zh-Hans --as Service report key_accounts
says 'in Chinese, too' err '这里要看销售明细的“净销售”，您没有读取的权限'
for name in call_list completeness customer_share eight_questions key_accounts sales_period; do
  ends 1 report_as Integrator $name
  says "$name of who sees no customers" err 'of which you may see none'
done

# ---- reports of others ---------------------------------------------------------------------------------------------------------
mkdir -p reports.d/costs
cat >reports.d/costs/report.toml <<'TOML'
id = "costs"
name = { en = "Costs", zh = "成本" }
[queries.costs]
sql = "SELECT isum(amount) AS amount, isum(home_cost) AS cost FROM sale"
[[queries.costs.columns]]
name = "amount"
type = "money"
label = { en = "Amount", zh = "金额" }
[[queries.costs.columns]]
name = "cost"
type = "money"
label = { en = "Cost", zh = "成本" }
[[sections]]
sentence = { en = "We paid {costs.cost}", zh = "成本 {costs.cost}" }
TOML
ends 0 pareto report costs --format markdown --to costs.md
ends 1 pareto --as 银杏 report costs --format markdown --to costs.md
says 'a report of the firm that reads a hidden field is refused' err 'this looks at home_cost of sale, which you may not read'
sed -i 's/isum(home_cost) AS cost/CAST(NULL AS INT) {each sale: home_cost} + isum({column}){\/each} AS cost/' reports.d/costs/report.toml
ends 0 pareto --as 银杏 report costs --format markdown --to costs.md
says 'one that can do without is made' costs.md 'We paid –'
sed -i 's/^sql = .*/sql = "WITH sale AS (SELECT known_sales AS amount FROM customer_month) SELECT isum(amount) AS amount, 0 AS cost FROM sale"/' reports.d/costs/report.toml
ends 1 pareto --as 银杏 report costs --format markdown --to costs.md
says 'whatever names it goes by' err 'this looks at home_cost of sale, which you may not read'

# ---- cards of views ------------------------------------------------------------------------------------------------------------
mkdir -p views.d
cat >views.d/worth.toml <<'TOML'
name = { en = "Worth", zh = "价值" }
kind = "cards"
[queries.cost]
sql = "SELECT isum(home_cost) AS cost FROM sale"
columns = [{ name = "cost", type = "money", label = { en = "Cost", zh = "成本" } }]
[queries.lines]
sql = "SELECT count(*) AS n FROM sale"
columns = [{ name = "n", type = "int", label = { en = "Lines", zh = "明细" } }]
[[cards]]
query = "cost"
value = "cost"
[[cards]]
query = "lines"
value = "n"
TOML
ends 0 pareto view worth --output table
silent_on 'the owner sees both cards' out 'not for your role'
ends 0 pareto --as 银杏 view worth --output table
line 'a card over a hidden field says so' out 'Cost +not for your role'
line 'and the other one its figure' out "Lines +[1-9]"
ends 0 pareto --as 银杏 api views.rows '{"view": "worth"}'
same 'programs are told why' '["this looks at home_cost of sale, which you may not read", [], null]' "$(json '[a["queries"]["cost"]["refused"], a["queries"]["cost"]["rows"], a["queries"]["lines"].get("refused")]')"

finish
