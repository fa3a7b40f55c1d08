#!/usr/bin/env bash
# Sums by any fields: every figure of a pivot and of the report of sales computed once more by plain SQL over the raw tables.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"
command -v sqlite3 >/dev/null || { echo "sqlite3 is not installed"; exit 77; }

ends 0 "$DEMO_DATA" exports
ends 0 pareto init company --lang en
cd company || exit 1
for part in 汇率.csv:currency_rate 产品.csv:product 人员.csv:user 客户档案.csv:customer 销售明细.xlsx:sale; do
  ends 0 pareto import "../exports/${part%:*}" --as "${part#*:}" --create-missing --yes
done

day() { echo $(($(date -u -d "$1" +%s) / 86400)); }
raw() { sqlite3 -separator , pareto.db "$1"; }
# An amount of the tables as it is written: 1/10000, without trailing zeros.
money='CASE WHEN %1 IS NULL THEN "" ELSE rtrim(rtrim(printf("%s%d.%04d", iif(%1 < 0, "-", ""), abs(%1) / 10000, abs(%1) % 10000), "0"), ".") END'
m() { printf '%s' "${money//%1/($1)}"; }
pivot() { pareto pivot "$@" --output csv | tr -d '\r'; }
groups() { awk -F, '$1 == "group"' | cut -d, -f3- | LC_ALL=C sort; }
now_from=$(day 2025-11-01) now_to=$(day 2026-10-31) old_from=$(day 2024-11-01) old_to=$(day 2025-10-31)
now="s.date BETWEEN $now_from AND $now_to" old="s.date BETWEEN $old_from AND $old_to"
lines="pareto_sale s LEFT JOIN pareto_customer c ON c.id = s.customer LEFT JOIN pareto_user u ON u.id = s.salesperson LEFT JOIN pareto_product p ON p.id = s.product"

# ---- a field of what is referred to, two periods, several measures --------------------------------------------------------
n="sum(CASE WHEN $now THEN home_amount END)" b="sum(CASE WHEN $old THEN home_amount END)"
g="sum(CASE WHEN $now THEN home_amount - home_cost END)" gb="sum(CASE WHEN $old THEN home_amount - home_cost END)"
k="count(CASE WHEN $now THEN 1 END)" kb="count(CASE WHEN $old THEN 1 END)"
raw "SELECT ifnull(c.province, ''), $(m "$n"), $(m "$b"), $(m "ifnull($n, 0) - ifnull($b, 0)"), $(m "$g"), $(m "$gb"), $(m "ifnull($g, 0) - ifnull($gb, 0)"),
            nullif($k, 0), nullif($kb, 0), $k - $kb
     FROM $lines WHERE $now OR $old GROUP BY c.province" | LC_ALL=C sort >../expected
pivot sale --rows customer.province --total net_sales,margin,count --period 12m --compare previous >../answer
groups <../answer >../found
same_file 'sums by province, beside the period before' ../expected ../found
((($(wc -l <../expected)) > 5)) || failed 'there are provinces' "$(cat ../expected)"
same 'and in all' "$(raw "SELECT $(m "$n"), $(m "$b") FROM $lines")" "$(awk -F, '$1 == "total" {print $4 "," $5}' ../answer)"
same 'the columns say what they are' 'row,groups,customer.province,net_sales,net_sales.before,net_sales.change,margin,margin.before,margin.change,count,count.before,count.change' "$(head -n 1 ../answer)"
same 'the largest come first' "$(groups <../answer | cut -d, -f2 | sort -rg | head -n 3)" "$(awk -F, '$1 == "group" {print $4}' ../answer | head -n 3)"
pivot sale --rows 省份 --total net_sales,margin,count --period 2025-11..2026-10 --compare 2024-11..2025-10 | tail -n +2 >../again
same_file 'the same by its label, with the periods spelled out' <(tail -n +2 ../answer) ../again

# ---- spread over months: each cell, months without sales, the months before laid over ------------------------------------
ymonth="strftime('%Y-%m', s.date * 86400, 'unixepoch')"
raw "SELECT u.name, c.province, $ymonth, $(m "sum(home_amount)") FROM $lines WHERE $now GROUP BY 1, 2, 3" | LC_ALL=C sort >../expected
cells() {  # triples of a wide answer whose first dimensions are $1
  awk -F, -v d="$1" 'NR == 1 {for (i = 1; i <= NF; i++) head[i] = $i; next}
    $1 == "group" {for (i = 3 + d; i <= NF; i++) if (head[i] ~ /^net_sales:[0-9-]+\r?$/ && $i != "") print ((d == 2) ? $3 "," $4 : $3) "," substr(head[i], 11) "," $i}' | LC_ALL=C sort
}
pivot sale --rows salesperson,customer.province --columns month --period 12m >../answer
cells 2 <../answer >../found
same_file 'salesperson by province by month' ../expected ../found
same 'twelve months, whether something was sold or not' 12 "$(head -n 1 ../answer | tr , '\n' | grep -c '^net_sales:')"
same 'each row adds up' "$(raw "SELECT $(m 'sum(home_amount)') FROM $lines WHERE $now")" "$(awk -F, '$1 == "total" {print $5}' ../answer)"
raw "SELECT strftime('%Y-%m', s.date * 86400, 'unixepoch', '+12 months'), $(m "sum(home_amount)") FROM $lines WHERE $old GROUP BY 1" | LC_ALL=C sort >../expected
pivot sale --columns month --period 12m --compare year | awk -F, 'NR == 1 {for (i = 1; i <= NF; i++) head[i] = $i; next}
  $1 == "total" {for (i = 1; i <= NF; i++) if (head[i] ~ /:.*\.before$/) {sub(/^[^:]*:/, "", head[i]); sub(/\.before$/, "", head[i]); print head[i] "," $i}}' | LC_ALL=C sort >../found
same_file 'the months of the year before stand over those of this year' ../expected ../found
for part in year quarter week day; do
  case $part in
    year) text="strftime('%Y', s.date * 86400, 'unixepoch')" ;;
    quarter) text="strftime('%Y', s.date * 86400, 'unixepoch') || 'Q' || ((strftime('%m', s.date * 86400, 'unixepoch') + 2) / 3)" ;;
    week) text="(SELECT strftime('%Y', t * 86400, 'unixepoch') || '-W' || printf('%02d', (strftime('%j', t * 86400, 'unixepoch') - 1) / 7 + 1) FROM (SELECT s.date - (s.date + 3) % 7 + 3 AS t))" ;;
    day) text="date(s.date * 86400, 'unixepoch')" ;;
  esac
  raw "SELECT $text, $(m 'sum(home_amount)') FROM $lines GROUP BY 1" | LC_ALL=C sort >../expected
  pivot sale --rows "$part" | groups >../found
  same_file "by $part" ../expected ../found
done

# ---- counts of different ones, the least, the greatest, the mean; what is left over ---------------------------------------
raw "SELECT ifnull(p.category, ''), count(DISTINCT s.customer), date(min(s.date) * 86400, 'unixepoch'), $(m 'max(s.amount)') FROM $lines GROUP BY p.category" | LC_ALL=C sort >../expected
pivot sale --rows product.category --measure distinct:customer,min:date,max:amount | groups >../found
same_file 'different customers, first days, largest amounts' ../expected ../found
same 'a mean is rounded once, half away from zero' "$(raw "SELECT $(m 'CAST(round(avg(home_amount)) AS INTEGER)') FROM $lines")" \
  "$(pivot sale --measure average:home_amount | awk -F, '$1 == "total" {print $3}')"
pivot sale --rows customer --measure net_sales --total distinct:product --top 3 >../answer
top=$(raw "SELECT s.customer FROM $lines GROUP BY 1 ORDER BY sum(home_amount) DESC LIMIT 3" | paste -sd,)
same 'the others are one row, with their own count of different products' \
  "$(raw "SELECT $(m 'sum(home_amount)'), count(DISTINCT s.product) FROM $lines WHERE s.customer NOT IN ($top)")" \
  "$(awk -F, '$1 == "rest" {print $4 "," $5}' ../answer)"
same 'and how many they are' "$(raw "SELECT count(DISTINCT s.customer) - 3 FROM $lines")" "$(awk -F, '$1 == "rest" {print $2}' ../answer)"

# ---- quantities of unlike units are never added up ------------------------------------------------------------------------
raw "SELECT p.name, $(m 'sum(base_quantity)'), p.unit FROM $lines WHERE base_quantity IS NOT NULL GROUP BY p.id" | LC_ALL=C sort >../expected
pivot sale --rows product --measure quantity | groups | grep -v ',,$' >../found
same_file 'quantities by product, in its unit' ../expected ../found
ends 0 pareto set product "$(raw 'SELECT p.code FROM pareto_product p JOIN pareto_sale s ON s.product = p.id GROUP BY 1 ORDER BY count(*) DESC LIMIT 1')" unit=piece
same 'all products together have none' ',' "$(pivot sale --measure quantity | awk -F, '$1 == "total" {print $3 "," $4}')"
ends 0 pareto journal undo 1 --yes

# ---- conditions over what is referred to, here and in lists ---------------------------------------------------------------
same 'conditions lead as far' "$(raw "SELECT count(*) FROM $lines WHERE c.industry = '饲料' AND u.name <> '云杉'")" \
  "$(pivot sale --measure count --where 'customer.industry = 饲料' --where 'salesperson.name != 云杉' | awk -F, '$1 == "total" {print $3}')"
same 'in lists too' "$(raw "SELECT count(*) FROM $lines WHERE c.province IS NULL")" "$(pareto list sale --where 'customer.province =' --output csv | tail -n +2 | wc -l)"
same 'one of several' "$(raw "SELECT count(*) FROM $lines WHERE c.province IN ('四川', '浙江')")" "$(pivot sale --measure count --where 'customer.province = 四川 | 浙江' | awk -F, '$1 == "total" {print $3}')"
same 'none of several, named in any way' "$(raw "SELECT count(*) FROM pareto_sale WHERE customer NOT IN (SELECT id FROM pareto_customer WHERE code IN ('0004', '0013'))")" \
  "$(pareto list sale --where 'customer != 0004|霁岚营养' --columns number --output csv | tail -n +2 | wc -l)"
ends 0 pareto add customer 'name=东|西贸易' code=stroke
same 'a stroke in a name' stroke "$(pareto list customer --where 'name = 东\|西贸易' --columns code --output csv | tail -n 1)"
ends 0 pareto remove customer stroke --yes
ends 2 pareto list sale --where 'date >= 2026-01-01 | 2026-02-01'
says 'several are either among or not' err '!='
same 'and by part of the name' "$(raw "SELECT count(*) FROM $lines WHERE instr(c.name, '饲料') > 0")" "$(pivot sale --measure count --where 'customer ~ 饲料' | awk -F, '$1 == "total" {print $3}')"

# ---- whatever has fields: moments belong to the firm's days; the firm's own fields ----------------------------------------
for at in 2026-10-01T00:30 2026-10-01T23:30 2026-09-30T23:59; do ends 0 pareto add interaction "customer=$(raw 'SELECT code FROM pareto_customer LIMIT 1')" kind=visit "start=$at"; done
same 'by the clocks of the firm' '2026-09-30,1
2026-10-01,2' "$(pivot interaction --rows day | groups)"
ends 0 pareto field add customer size --type choice --choices 'small,large'
ends 0 pareto set customer --where 'province = 浙江' my.size=large --yes
same 'by a field of the firm itself' "large,$(raw "SELECT $(m 'sum(home_amount)') FROM $lines WHERE c.province = '浙江'")" "$(pivot sale --rows customer.my.size | groups | grep ^large)"

# ---- who sees less gets the sums of what is seen --------------------------------------------------------------------------
ends 0 pareto user role add 银杏 sales_representative
who="(SELECT id FROM pareto_user WHERE name = '银杏')"
mine="(s.salesperson = $who OR s.customer IN (SELECT o.customer FROM pareto_ownership o WHERE o.user = $who AND o.to_date IS NULL)
       OR c.root IN (SELECT o.customer FROM pareto_ownership o WHERE o.user = $who AND o.to_date IS NULL AND o.role = 'head_office_owner'))"
same 'the sums of the own customers' "$(raw "SELECT count(*), $(m 'sum(home_amount)') FROM $lines WHERE $mine")" \
  "$(pivot sale --as 银杏 --measure count,net_sales | awk -F, '$1 == "total" {print $3 "," $4}')"
[[ $(raw "SELECT count(*) FROM $lines WHERE $mine") != $(raw "SELECT count(*) FROM $lines") ]] || failed 'which are not all'
same 'costs are not told by what is left of sales' '' "$(pivot sale --as 银杏 --measure margin | awk -F, '$1 == "total" {print $3}')"
raw "SELECT ifnull(c.province, ''), count(*) FROM $lines WHERE $mine GROUP BY 1" | LC_ALL=C sort >../expected
pivot sale --as 银杏 --rows customer.province --measure count | groups >../found
same_file 'also by what is looked up' ../expected ../found
ends 1 pareto pivot sale --as 银杏 --rows number,line --output csv
line 'many rows at once take the right to export' err 'export in bulk'

# ---- what people get wrong ------------------------------------------------------------------------------------------------
wrong() { ends "$1" pareto pivot "${@:4}"; line "$2" err "$3"; }
wrong 2 'a field that is not there' 'sale has no field “provinse”.*' sale --rows provinse
line 'with the nearest' err 'province'
wrong 2 'a word for several' 'may be several fields.*' sale --rows name
line 'and which' err 'customer\.name.*product\.name'
wrong 2 'no measure' '“net_sale” is no measure of sale' sale --measure net_sale
line 'with the nearest' err 'is it net_sales'
wrong 2 'a text is not added up' 'is no number of sale' sale --measure sum:number
line 'and what is' err 'amount'
wrong 2 'no period' 'is no period' sale --period 2026-13
wrong 2 'periods that overlap' 'overlap' sale --period 2026 --compare 2026-01..2026-03
wrong 2 'nothing to compare' 'needs a period' sale --compare year
wrong 2 'nothing before everything' 'nothing before' sale --period all --compare previous
wrong 2 'no date' 'no date of its own' product --period 2026
wrong 2 'nothing to sort by' 'nothing to sort by' sale --sort=-nett
wrong 1 'too many columns' 'too many' sale --columns number
ends 0 pareto pivot sale --fields
line 'what there is' out 'customer\.province'

# ---- the report -----------------------------------------------------------------------------------------------------------
ends 0 pareto report sales_period --format csv --to ../report.csv --set by=region,salesperson --set across=month --set top=0
plain() { tr -d '\r' | sed -E 's/(\.[0-9]*[1-9])0+(,|$)/\1\2/g; s/\.0+(,|$)/\1/g'; }
rows=$(ls ../report*rows*.csv) across=$(ls ../report*across*.csv)
raw "SELECT ifnull(c.province, '(none)'), ifnull(u.name, '(none)'), $(m "$n"), $(m "$b"), $(m "ifnull($n, 0) - ifnull($b, 0)") FROM $lines WHERE $now OR $old GROUP BY 1, 2" | LC_ALL=C sort >../expected
tail -n +2 "$rows" | plain | grep -v '^Total' | cut -d, -f1-3,5,6 | LC_ALL=C sort >../found
same_file 'the figures of its rows' ../expected ../found
raw "SELECT ifnull(c.province, '(none)') || ',' || ifnull(u.name, '(none)') || ',' || $(m "sum(CASE WHEN $ymonth = '2026-03' THEN home_amount END)") FROM $lines WHERE $now GROUP BY c.province, u.name" | grep -v ',$' | LC_ALL=C sort >../expected
tail -n +2 "$across" | plain | grep -v '^Total' | awk -F, '$7 != "" {print $1 "," $2 "," $7}' | LC_ALL=C sort >../found
same_file 'the figures of a month' ../expected ../found
# Shares, growth and margin, of the rows and of the sums of each dimension; the last digit of a quotient is the machine's.
known="sum(CASE WHEN $now AND home_cost IS NOT NULL THEN home_amount END)"
ratios() {  # of lines "name...,now,before,earned,known" whose names are $1: as the report tells them
  awk -F, -v names="$1" '{for (i = 1; i <= names; i++) printf "%s,", $i
    n = $(names + 1); b = $(names + 2); e = $(names + 3); k = $(names + 4); t = $(names + 5)
    printf("%s,%s,%s\n", n == "" ? "" : sprintf("%.9f", n / t), b > 0 ? sprintf("%.9f", (n - b) / b) : "", k > 0 ? sprintf("%.9f", e / k) : "")}' | LC_ALL=C sort
}
told() {  # the same of a table of the report
  tail -n +2 "$1" | tr -d '\r' | grep -v '^Total' | awk -F, -v names="$2" '{for (i = 1; i <= names; i++) printf "%s,", $i
    printf("%s,%s,%s\n", $(names + 2) == "" ? "" : sprintf("%.9f", $(names + 2)), $(names + 5) == "" ? "" : sprintf("%.9f", $(names + 5)), $(names + 6) == "" ? "" : sprintf("%.9f", $(names + 6)))}' | LC_ALL=C sort
}
all=$(raw "SELECT $n FROM $lines")
by_both="ifnull(c.province, '(none)'), ifnull(u.name, '(none)')"
raw "SELECT $by_both, $n, $b, $g, $known, $all FROM $lines WHERE $now OR $old GROUP BY 1, 2" | ratios 2 >../expected
told "$rows" 2 >../found
same_file 'shares, growth and margins of its rows' ../expected ../found
number=0
for by in "ifnull(c.province, '(none)')" "ifnull(u.name, '(none)')"; do
  number=$((number + 1))
  sums=$(ls ../report*subtotals_$number.csv)
  raw "SELECT $by, $(m "$n"), $(m "$b"), $(m "ifnull($n, 0) - ifnull($b, 0)") FROM $lines WHERE $now OR $old GROUP BY 1" | LC_ALL=C sort >../expected
  tail -n +2 "$sums" | plain | grep -v '^Total' | cut -d, -f1,2,4,5 | LC_ALL=C sort >../found
  same_file "the sums of dimension $number" ../expected ../found
  raw "SELECT $by, $n, $b, $g, $known, $all FROM $lines WHERE $now OR $old GROUP BY 1" | ratios 1 >../expected
  told "$sums" 1 >../found
  same_file "shares, growth and margins of dimension $number" ../expected ../found
done
for moved in grew:-1 shrank:1; do
  raw "SELECT $by_both, $(m "ifnull($n, 0) - ifnull($b, 0)"), $(m "$b"), $(m "$n") FROM $lines WHERE $now OR $old GROUP BY 1, 2 HAVING (ifnull($n, 0) - ifnull($b, 0)) * ${moved#*:} < 0 ORDER BY (ifnull($n, 0) - ifnull($b, 0)) * ${moved#*:} LIMIT 8" >../expected
  tail -n +2 "$(ls ../report*-${moved%:*}.csv)" | plain | cut -d, -f1-5 >../found
  same_file "who ${moved%:*} most" ../expected ../found
done
raw "SELECT $ymonth, $(m 'sum(home_amount)') FROM $lines WHERE $now GROUP BY 1 ORDER BY 1" >../expected
tail -n +2 "$(ls ../report*months*.csv 2>/dev/null || echo ../report.csv)" | plain >../found
same_file 'the course of the months' ../expected ../found
ends 0 pareto report sales_period --set by=region --to ../first.html
page_text ../first.html >../first.txt
line 'the first page: net sales' ../first.txt "^Net sales$(raw "SELECT printf('%.1f', $n / 1e10) FROM $lines")M"
line 'the first page: margin' ../first.txt "^Margin$(raw "SELECT printf('%.1f', 100.0 * $g / $known) FROM $lines")%"
line 'the first page: lines' ../first.txt "^Lines$(raw "SELECT printf('%,d', $k) FROM $lines")lines"
line 'the last line of its rows' ../first.txt "^Total\|$(raw "SELECT printf('%.2f', $n / 1e10) FROM $lines")\|\|?100\.0%\|$(raw "SELECT printf('%.2f', $b / 1e10) FROM $lines")\|"
for language in en zh-Hans; do
  ends 0 pareto report sales_period --to ../one.html --lang $language --set by=customer --set against=year --set period=2026
  ends 0 pareto report sales_period --to ../two.html --lang $language --set by=customer --set against=year --set period=2026
  same_file "the same bytes ($language)" ../one.html ../two.html
done
line 'a year that is not over is said, and compared with as many days' ../one.html '本期未完.*365.*304.*2025-01-01 至 2025-10-31'
refused() { ends 2 pareto report sales_period --to ../no.html --set "$1"; line "a wrong parameter: $1" err "$2"; }
refused period=2026-99 '2026-99.*is no period.*2026Q3'
refused period=2027 'begins after 2026-10-31'
refused against=before 'nothing to compare with.*previous, year, none'
refused by=provinse 'no field .provinse.*province'
refused by=region,product,month,team 'one to three fields'
refused measure=net_sale 'is no measure of sale.*net_sales'
ends 0 pareto report sales_period --to ../none.html --set 'where=customer.province = nowhere'
says 'nothing that fits is said' ../none.html 'There are no sales'

finish
