#!/usr/bin/env bash
# Reports made of files: made, run, changed and broken in every way, and two that come with the program, each figure of them held
# against plain SQL over the tables.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

ends 0 "$DEMO_DATA" exports
ends 0 pareto init firm --name 'Invented Firm' --lang en
cd firm || exit 1
for part in 汇率.csv:currency_rate 产品.csv:product 人员.csv:user 客户档案.csv:customer 销售明细.xlsx:sale; do
  ends 0 pareto import "../exports/${part%:*}" --as "${part#*:}" --yes
done

# ---- a new one --------------------------------------------------------------------------------------------------------------
ends 2 pareto report new regions
line 'of which kind is to be said' err '--plain'
ends 0 pareto report new regions --plain
line 'where it is' out 'reports.d/regions'
ends 0 pareto report list --output csv
line 'it is listed as others are' out '^regions,Sales by province,"window, least, firm, remark",reports.d,\s*$'
line 'beside those of plugins' out '^key_accounts,.*,key_accounts,\s*$'
ends 0 pareto report check regions
line 'nothing is wrong with it' out 'regions: as it should be \(queries: 2, sections: 5\)'
ends 0 pareto report regions --format csv --to regions.csv
day() { echo $(($(date -u -d "$1" +%s) / 86400)); }
from=$(day 2025-11-01) to=$(day 2026-10-31)
pareto query "SELECT coalesce(c.province, c.country, '–') AS province, count(DISTINCT s.customer) AS n, sum(s.home_amount) + 0 AS net FROM sale s JOIN customer c ON c.id = s.customer WHERE s.date BETWEEN $from AND $to GROUP BY 1 ORDER BY 1 = '–', 3 DESC, 1" --output csv |
  tail -n +2 | awk -F, '{printf "%s,%s,%.2f\n", $1, $2, $3 / 10000}' >expected
tail -n +2 regions-provinces_2.csv | tr -d '\r' | awk -F, '{printf "%s,%s,%.2f\n", $1, $2, $3}' >actual
same_file 'its figures are those of plain SQL' expected actual
same_file 'those of the chart too' <(cut -d, -f1,3 expected) <(tail -n +2 regions.csv | tr -d '\r' | awk -F, '{printf "%s,%.2f\n", $1, $2}')
same 'and there are some' yes "$( (($(wc -l <actual) > 5)) && echo yes)"
ends 0 pareto report regions --format html --to page.html
page_text page.html >page.txt
line 'its sentence has the sum and the first' page.txt " in all, $(head -n 1 expected | cut -d, -f1) first of $(wc -l <expected) provinces"
same 'its last line is the sum of all' "$(value "SELECT count(DISTINCT customer) FROM sale WHERE date BETWEEN $from AND $to")|$(value "SELECT sum(home_amount) + 0 FROM sale WHERE date BETWEEN $from AND $to" | awk '{printf "%.2f", $1 / 10000000000}')" \
  "$(grep '^All sales|' page.txt | cut -d'|' -f2,3)"
says 'its chart' page.txt 'Net sales by province'
ends 0 pareto report regions --format html --to again.html
same_file 'the same on the same data, byte for byte' page.html again.html
ends 0 pareto report regions --format html --to zh.html --lang zh-Hans
page_text zh.html >zh.txt
says 'in Chinese' zh.txt '各省销售'
ends 0 pareto report regions --set least=100000000 --format html --to none.html
page_text none.html >none.txt
says 'a section for when there is nothing' none.txt 'Nothing was sold'
ends 2 pareto report regions --set window=long
line 'a period that is none' err 'not a period'
ends 2 pareto report regions --set lest=3
line 'a parameter that is none' err 'no setting lest|there is no .*lest'
ends 0 pareto report regions --help
line 'what it can be told, with what it is without' out '^    window  .*\(12m\)$'
ends 0 pareto report sales_period --help --lang zh-Hans
line 'one of a plugin, in Chinese' out '^    period  .*（12m）$'
ends 0 pareto tier run abc --help
line 'and a rule' out '^    per  .*group'
ends 2 pareto report new regions --plain
line 'a name that is taken' err 'already'
ends 2 pareto report new 'Mine!' --plain
line 'a name that is none' err 'small letters'

# ---- the other charts, parts of days, and last lines ------------------------------------------------------------------------
mkdir -p reports.d/months
cat >reports.d/months/report.toml <<'TOML'
id = "months"
name = "Months"
[[parameters]]
name = "window"
type = "window"
default = "12m"
[queries.months]
sql = """
SELECT month_start(date) AS month, isum(CASE WHEN date >= :window_from THEN home_amount ELSE 0 END) AS net, count(DISTINCT number) AS orders
FROM sale WHERE date >= :window_from AND date <= :window_to GROUP BY month_start(date) ORDER BY month_start(date)"""
columns = [{ name = "month", type = "date", by = "month", label = "Month" }, { name = "net", type = "money", label = "Net", role = "bar" },
           { name = "orders", type = "int", label = "Orders" }]
[queries.all]
sql = "SELECT isum(home_amount) AS net, count(DISTINCT number) AS orders FROM sale WHERE date >= :window_from AND date <= :window_to"
columns = [{ name = "net", type = "money" }, { name = "orders", type = "int" }]
[queries.steps]
sql = """
SELECT 'known' AS step, count(*) AS customers, 'all' AS how FROM customer
UNION ALL SELECT 'buying', count(DISTINCT customer), 'in the period' FROM sale WHERE date >= :window_from AND date <= :window_to ORDER BY 2 DESC"""
columns = [{ name = "step", type = "text" }, { name = "customers", type = "int" }, { name = "how", type = "text" }]
[[sections]]
sentence = "Since {months.month}"
[[sections]]
chart = "trend"
query = "months"
name = "trend"
title = "Net sales by month"
columns = { label = "month", value = "net" }
[[sections]]
table = "months"
total = "all"
[[sections]]
chart = "funnel"
query = "steps"
title = "From known to buying"
columns = { label = "step", value = "customers", remark = "how" }
TOML
# A figure says which records it is of, with values of the report in the conditions.
cat >>reports.d/months/report.toml <<'TOML'
[[sections]]
figures = [{ label = "Net sales", value = "{all.net}", rows = { entity = "sale", where = ["date >= {months.first}", "date <= {as_of}"] } }]
TOML
sed -i 's/^SELECT month_start(date) AS month,/& min(date) AS first,/; s/^columns = \[{ name = "month"[^}]*},/& { name = "first", type = "date", hidden = true },/' reports.d/months/report.toml
ends 0 pareto report check months
ends 0 pareto report months --format json --to figures.json
python3 - figures.json >rows.json <<'PYTHON'
import json, sys
print(json.dumps([f["rows"] for part in json.load(open(sys.argv[1], encoding="utf-8-sig"))["content"] for f in part.get("figures", [])][0]))
PYTHON
same 'with the values in its conditions' "{\"entity\": \"sale\", \"where\": [\"date >= 2025-11-01\", \"date <= 2026-10-31\"]}" "$(cat rows.json)"
ends 0 pareto api records.count "$(cat rows.json)"
same 'and a list of them has as many as were added up' "{\"count\":$(value "SELECT count(*) FROM sale WHERE date BETWEEN $from AND $to")}" "$(cat out)"
cp reports.d/months/report.toml months.toml
sed -i 's/"date <= {as_of}"/"day <= {as_of}"/' reports.d/months/report.toml
ends 1 pareto report check months
line 'conditions on what the records do not have' out 'report\.toml:[0-9]+:[0-9]+.*day'
sed 's/"date <= {as_of}"/"date <= {until}"/' months.toml >reports.d/months/report.toml
ends 1 pareto report check months
line 'or on a value that there is not' out 'there is no value until'
sed 's/entity = "sale"/entity = "sales"/' months.toml >reports.d/months/report.toml
ends 1 pareto report check months
line 'or on records that there are not' out 'there is no entity sales'
# Or by their codes, which a column of a query has; a table may show the first rows alone.
cat >>months.toml <<'TOML'
[[parameters]]
name = "top"
type = "int"
default = 3
[queries.large]
sql = "SELECT c.name, c.code FROM customer c JOIN sale s ON s.customer = c.id WHERE s.date <= :as_of GROUP BY c.id, c.name, c.code ORDER BY isum(s.home_amount) DESC, c.code"
columns = [{ name = "name", type = "text", role = "title" }, { name = "code", type = "code" }]
[[sections]]
figures = [{ label = "Buyers", value = "{large.rows}", rows = { entity = "customer", where = ["kind = company"], codes = "large.code" } }]
[[sections]]
table = "large"
first = "top"
TOML
cp months.toml reports.d/months/report.toml
ends 0 pareto report check months
ends 0 pareto report months --format json --to codes.json
python3 - codes.json >rows.json <<'PYTHON'
import json, sys
parts = json.load(open(sys.argv[1], encoding="utf-8-sig"))["content"]
figure = [f for part in parts for f in part.get("figures", [])][-1]
table = [part for part in parts if part.get("name") == "large"][-1]
json.dump({**figure["rows"], "first": len(table["rows"]), "value": figure["value"]}, sys.stdout)
PYTHON
same 'the table shows as many as were asked for' 3 "$(python3 -c 'import json; print(json.load(open("rows.json"))["first"])')"
same 'the figure counts all' "$(value "SELECT count(DISTINCT customer) FROM sale WHERE date <= $to")" "$(python3 -c 'import json; print(json.load(open("rows.json"))["value"])')"
ends 0 pareto api records.count "$(python3 -c 'import json; a = json.load(open("rows.json")); print(json.dumps({"entity": a["entity"], "where": a["where"]}))')"
same 'and names all' "{\"count\":$(value "SELECT count(DISTINCT s.customer) FROM sale s JOIN customer c ON c.id = s.customer WHERE s.date <= $to AND c.kind = 'company'")}" "$(cat out)"
sed 's/"large.code"/"large.town"/' months.toml >reports.d/months/report.toml
ends 1 pareto report check months
line 'codes of a column that there is not' out 'query large has no column town'
sed 's/first = "top"/first = "window"/' months.toml >reports.d/months/report.toml
ends 1 pareto report check months
line 'as many rows as a period says' out 'no parameter that is a whole number'
cp months.toml reports.d/months/report.toml
ends 0 pareto report months --format csv --to months.csv
tr -d '\r' <months.csv >trend.csv  # the first table has the name that was asked for
pareto query "SELECT month_start(date) AS m, sum(home_amount) + 0 FROM sale WHERE date BETWEEN $from AND $to GROUP BY 1 ORDER BY 1" --output csv |
  tail -n +2 | tr -d '\r' | awk -F, '{printf "%s,%.2f\n", strftime("%Y-%m", $1 * 86400 + 43200), $2 / 10000}' >expected
tail -n +2 trend.csv | awk -F, '{printf "%s,%.2f\n", $1, $2}' >actual
same_file 'a trend: a point a month, of plain SQL' expected actual
ends 0 pareto report months --to months.docx
same 'the ending of the file says which format' 'PK' "$(head -c 2 months.docx)"
ends 0 pareto report months --to months.htm
line 'an ending that no format has is a page' months.htm '<!doctype html>'
for format in html pdf docx xlsx markdown json; do ends 0 pareto report months --format $format --to "months.$format"; done
page_text months.html >page.txt
line 'a day by its month' page.txt '^Since 2025-11$'
line 'the last line, as the columns show it' page.txt "^Total\|$(value "SELECT sum(home_amount) + 0 FROM sale WHERE date BETWEEN $from AND $to" | tr -d '\r' | awk '{printf "%.2f", $1 / 10000}' | sed -E ':a; s/([0-9])([0-9]{3})([,.])/\1,\2\3/; ta')\|\|?$(value "SELECT count(DISTINCT number) FROM sale WHERE date BETWEEN $from AND $to" | tr -d '\r' | sed -E ':a; s/([0-9])([0-9]{3})(,|$)/\1,\2\3/; ta')\|"
line 'the funnel: what is left' page.txt "known .*$(value 'SELECT count(*) FROM customer' | tr -d '\r').*buying .*$(value "SELECT count(DISTINCT customer) FROM sale WHERE date BETWEEN $from AND $to" | tr -d '\r').*in the period"
line 'both are pictures of Word and Excel too' <(unzip -l months.docx) 'charts/chart1'
rm -r reports.d/months

# ---- faults are said when it is loaded, and the others work -----------------------------------------------------------------
folder=reports.d/regions
keep() { cp "$folder/report.toml" good.toml && cp "$folder/provinces.sql" good.sql; }
restore() { cp good.toml "$folder/report.toml" && cp good.sql "$folder/provinces.sql"; }
keep
# fault CLAIM EXPRESSION [REMEDY]: what check says of the report as it is; listed with it, and not run.
fault() {
  ends 1 pareto report check regions
  cat err >>out
  line "$1" out "$2"
  (($# < 3)) || says "$1: what to do" out "$3"
  ends 0 pareto report list --output csv
  line "$1: listed with its fault" out '^regions,.*(report.toml|provinces.sql|sold.sql)'
  ends 0 pareto report call_list --format csv --to other.csv
  code=0
  pareto report regions --format csv --to broken.csv >out 2>err || code=$?
  same "$1: it is not run" yes "$( ((code != 0)) && [[ ! -e broken.csv ]] && echo yes)"
  restore
}
sed -i 's/s.customer) AS customers/s.cust) AS customers/' "$folder/provinces.sql"
fault 'a column that is gone, with file, line and column' 'provinces\.sql:3:[0-9]+: there is no column s\.cust'
sed -i 's/^FROM sale s/FROM sales s/' "$folder/provinces.sql"
fault 'a view that is not there' 'provinces\.sql:5:[0-9]+: there is no view sales'
sed -i 's/^GROUP BY/GROUPED BY/' "$folder/provinces.sql"
fault 'SQL that is none' 'provinces\.sql:8:[0-9]+: .*syntax error'
# What several statements begin with stands in a file of its own: faults are named where they are.
shared() {
  sed -i 's/^file = "provinces.sql"/before = "sold.sql"\n&/' "$folder/report.toml"
  printf 'WITH sold AS (\n  SELECT * FROM sale\n)' >"$folder/sold.sql"
  sed -i 's/^FROM sale s/FROM sold s/' "$folder/provinces.sql"
}
shared
ends 0 pareto report check regions
sed -i 's/FROM sale$/FROM sales/' "$folder/sold.sql"
fault 'a fault in what they begin with' 'sold\.sql:2:[0-9]+: there is no view sales'
shared
sed -i 's/s.customer) AS customers/s.cust) AS customers/' "$folder/provinces.sql"
fault 'a fault behind it' 'provinces\.sql:3:[0-9]+: there is no column s\.cust'
rm "$folder/sold.sql"
echo 'SELECT name FROM pareto_customer' >"$folder/provinces.sql"
fault 'base tables are behind the fence' 'provinces\.sql: pareto_customer is not open to queries'
echo 'SELECT 1; SELECT 2' >"$folder/provinces.sql"
fault 'one statement' 'only one statement'
sed -i 's/AS customers,/AS buyers,/' "$folder/provinces.sql"
fault 'a column of another name' 'report\.toml:[0-9]+:[0-9]+: column 2 is stated as customers, and provinces.sql calls it buyers'
sed -i 's/:least/:lowest/' "$folder/provinces.sql"
fault 'a parameter that is not declared' 'provinces\.sql:9:[0-9]+: the query asks for :lowest'
sed -i "s/^SELECT coalesce(c.province, c.country, '–') AS province/SELECT c.first_order AS province/; s/^GROUP BY coalesce(c.province, c.country, '–')/GROUP BY c.first_order/" "$folder/provinces.sql"
fault 'a column of another type' 'column province is stated as text, and shows a field that is date'
sed -i 's/{sum.net}/{sum.gross}/' "$folder/report.toml"
fault 'words with a value that is none' 'report\.toml:[0-9]+:[0-9]+: there is no value sum.gross'
sed -i 's/^table = "provinces"/table = "countries"/' "$folder/report.toml"
fault 'a section of a query that is none' 'there is no query countries'
sed -i 's/^role = "title"/role = "heading"/' "$folder/report.toml"
fault 'a role that is none' 'report\.toml:[0-9]+:[0-9]+: role has a value that it cannot have'
sed -i 's/^scale = /scales = /' "$folder/report.toml"
fault 'a word that is none' 'there is no scales here'
sed -i 's/value = "net" }/value = "province" }/' "$folder/report.toml"
fault 'a chart of words' 'the chart takes value as money, int, real, quantity, and column province is text'
sed -i 's/label = "province", value/label = "province", height/' "$folder/report.toml"
fault 'a column that no such chart takes' 'report\.toml:[0-9]+:[0-9]+: the chart takes no height'
sed -i 's/^columns = { label = "province", value = "net" }$//' "$folder/report.toml"
fault 'a chart that is not told its columns' 'query provinces has no column label' 'say which is meant, such as columns = { label = "province" }'
sed -i '/^chart = /,/^query = /{/^query = /d}' "$folder/report.toml"
fault 'a chart of no query' 'query is missing' 'add a line there: query = '
sed -i 's/^total = "sum"/total = "all"/' "$folder/report.toml"
fault 'a total of no query' 'there is no query all'
sed -i 's/count(DISTINCT customer) AS customers, isum(home_amount) AS net/count(DISTINCT customer) AS buyers, isum(home_amount) AS gross/; s/^name = "customers"$/name = "buyers"/' "$folder/report.toml"
fault 'a total whose columns are others' 'buyers'
sed -i 's/^id = /id = = /' "$folder/report.toml"
fault 'TOML that is none' 'report\.toml:3:[0-9]+: this is no TOML'
sed -i 's/{provinces.rows|/{provinces.rows/; s/\*\*{sum.net}/**{sum.net/' "$folder/report.toml"
fault 'braces that do not close' 'report\.toml:[0-9]+:[0-9]+: sentence: '
sed -i 's/^id = "regions"/id = "call_list"/' "$folder/report.toml"
ends 0 pareto report list --output csv
line 'an id that is taken' out '^regions,.*call_list comes from call_list already'
ends 0 pareto report call_list --format csv --to other.csv
restore
rm "$folder/provinces.sql"
ends 1 pareto report check
line 'a file that is missing' out 'provinces.sql cannot be read'
restore
ends 0 pareto report check
# A field of the firm's own that goes away later.
ends 0 pareto field add customer channel
sed -i "s/coalesce(c.province, c.country, '–')/coalesce(c.\"my.channel\", '–')/g" "$folder/provinces.sql"
ends 0 pareto report check regions
ends 0 pareto field remove customer channel
ends 1 pareto report check regions --lang zh-Hans
line 'in Chinese' out 'provinces\.sql:2:[0-9]+：没有列 c\.my\.channel'
fault 'a field of ones own that was removed is named' 'provinces\.sql:2:[0-9]+: there is no column c\.my\.channel'
ends 0 pareto report check
ends 0 pareto plugin disable call_list
ends 2 pareto report call_list
line 'a pack that is disabled takes its report along' err 'no report “call_list”'
ends 0 pareto plugin enable call_list
ends 0 pareto plugin list --output csv
line 'a pack is listed as plugins are' out '^call_list,1.0.0,report,enabled,'
ends 0 pareto plugin info call_list
line 'with its reports' out 'reports/call_list'

# ---- completeness -----------------------------------------------------------------------------------------------------------
ends 0 pareto add contact customer=0001 name=柳岸 phone=010-55501234
ends 0 pareto add interaction customer=0001 kind=call subject=Prices start=2026-10-20T09:30
ends 0 pareto report completeness --format csv --to complete.csv
bought="SELECT customer AS id, sum(home_amount) + 0 AS net FROM sale WHERE date BETWEEN $from AND $to GROUP BY customer HAVING sum(home_amount) > 0"
ls complete*.csv >files.txt
fields_file=$(ls complete*fields*.csv complete.csv 2>/dev/null | head -n 1)
[[ -e $fields_file ]] || failed 'the table of fields is written' "$(cat files.txt)"
# field_row LABEL CONDITION
field_row() {
  local expected actual
  expected=$(pareto query "SELECT count(*), sum(CASE WHEN $2 THEN 1 ELSE 0 END), sum(CASE WHEN $2 THEN b.net ELSE 0 END) FROM customer c JOIN ($bought) b ON b.id = c.id" --output csv | tail -n 1 | tr -d '\r' | awk -F, '{printf "%s %s %.2f", $1, $2, $3 / 10000}')
  actual=$(tr -d '\r' <"$fields_file" | grep "^$1," | awk -F, '{printf "%s %s %.2f", $2, $3, $5}')
  same "completeness: $1" "$expected" "$actual"
}
field_row Owner 'c.owner IS NULL'
field_row Industry 'c.industry IS NULL'
field_row City 'c.city IS NULL'
field_row 'Tax number' 'c.tax_number IS NULL'
field_row Phone 'c.phone IS NULL'
field_row 'A person' 'NOT EXISTS (SELECT 1 FROM contact p WHERE p.customer = c.id)'
field_row 'A contact in the period' 'NOT EXISTS (SELECT 1 FROM interaction i WHERE i.customer = c.id)'
# Each of the twelve fields of each customer that buys, missing or not, by plain SQL over the tables; owners and gaps are sums of it.
sqlite3 -separator , pareto.db >missing.csv <<SQL
WITH b AS (SELECT customer AS id, sum(home_amount) AS net FROM pareto_sale WHERE date BETWEEN $from AND $to GROUP BY customer HAVING sum(home_amount) > 0)
SELECT c.code, c.name, ifnull(u.name, '–'), b.net,
  (c.owner IS NULL) + (c.industry IS NULL) + (coalesce(c.province, c.country) IS NULL) + (c.city IS NULL) + (c.address IS NULL) + (c.phone IS NULL) + (c.email IS NULL) + (c.tax_number IS NULL)
  + (NOT EXISTS (SELECT 1 FROM pareto_contact p WHERE p.customer = c.id))
  + (NOT EXISTS (SELECT 1 FROM pareto_contact p WHERE p.customer = c.id AND coalesce(p.mobile, p.phone, p.email) IS NOT NULL))
  + (NOT EXISTS (SELECT 1 FROM pareto_contact p JOIN pareto_contact_role r ON r.contact = p.id WHERE p.customer = c.id AND r.part = 'decider'))
  + (NOT EXISTS (SELECT 1 FROM pareto_interaction i WHERE i.customer = c.id AND i.start / 86400000000 BETWEEN $from AND $to))
FROM pareto_customer c JOIN b ON b.id = c.id LEFT JOIN pareto_user u ON u.id = c.owner;
SQL
ends 0 pareto report completeness --format csv --to gaps.csv --set top=1000
owners_file=$(ls gaps*owners*.csv) gaps_file=$(ls gaps*gaps*.csv | grep -v owners | tail -n 1)
awk -F, '{all[$3]++; gaps[$3] += $5; with[$3] += $5 > 0; net[$3] += $4}
  END {for (o in all) printf "%s,%d,%d,%d,%.9f,%.2f\n", o, all[o], with[o], gaps[o], 1 - gaps[o] / (12 * all[o]), net[o] / 10000}' missing.csv | LC_ALL=C sort >expected
tail -n +2 "$owners_file" | tr -d '\r' | awk -F, '{printf "%s,%d,%d,%d,%.9f,%.2f\n", $1, $2, $3, $4, $5, $6}' | LC_ALL=C sort >actual
same_file 'by owner: customers, those with gaps, gaps, completeness and sales' expected actual
awk -F, '$5 > 0 {printf "%s,%d,%.2f\n", $1, $5, $4 / 10000}' missing.csv | LC_ALL=C sort >expected
tail -n +2 "$gaps_file" | tr -d '\r' | sed 's/"\([^"]*\)"/\1/' | awk -F, '{code = $2; net = $NF; gaps = NF - 5; printf "%s,%d,%.2f\n", code, gaps, net}' | LC_ALL=C sort >actual
same_file 'who lacks how much, and what they buy' expected actual
same 'and they are some' yes "$( (($(wc -l <actual) > 10)) && echo yes)"
# What a pack keeps is missing, too, without the report knowing the pack: each field that tells something, the firm's own as well.
ends 0 pareto plugin enable chemical
ends 0 pareto field add customer need --type quantity --unit t --fact capacity --label Need
ends 0 pareto set customer 0004 chemical.annual_use=900 my.need=800
ends 0 pareto set customer 0005 my.need=800
ends 0 pareto report completeness --format csv --to pack.csv --set top=1000
line 'a field of a pack' "$(ls pack*fields*.csv pack.csv 2>/dev/null | head -n 1)" "^Annual use,$(wc -l <missing.csv),$(($(wc -l <missing.csv) - 1)),"
line 'a field of the firm' "$(ls pack*fields*.csv pack.csv 2>/dev/null | head -n 1)" "^Need,$(wc -l <missing.csv),$(($(wc -l <missing.csv) - 2)),"
awk -F, '{g = $5 + ($1 != "0004") + ($1 != "0004" && $1 != "0005"); all[$3]++; gaps[$3] += g; with[$3] += g > 0; net[$3] += $4}
  END {for (o in all) printf "%s,%d,%d,%d,%.9f,%.2f\n", o, all[o], with[o], gaps[o], 1 - gaps[o] / (14 * all[o]), net[o] / 10000}' missing.csv | LC_ALL=C sort >expected
tail -n +2 "$(ls pack*owners*.csv)" | tr -d '\r' | awk -F, '{printf "%s,%d,%d,%d,%.9f,%.2f\n", $1, $2, $3, $4, $5, $6}' | LC_ALL=C sort >actual
same_file 'and of each owner: fourteen items a customer' expected actual
ends 0 pareto report completeness --format html --to pack.html
page_text pack.html >pack.txt
says 'which is said' pack.txt '14 items a customer'
# What is hidden is not missing: who may not see phones is not told that all lack one.
ends 0 pareto role add clerk --name Clerk
ends 0 pareto role set clerk customer --can see,export --scope all --field phone=hidden
ends 0 pareto role set clerk sale --can see,export --scope all
ends 0 pareto user add Seer --role clerk
ends 0 pareto report completeness --format csv --to seen.csv --as Seer
seen=$(ls seen*fields*.csv seen.csv 2>/dev/null | head -n 1)
line 'a field that is seen' "$seen" '^E-mail,'
same 'a field that is hidden is not listed, nor are people' '' "$(grep -E '^(Phone|A person)' "$seen")"
ends 0 pareto field remove customer need
ends 0 pareto plugin disable chemical
mkdir -p bad_each
printf 'id = "bad_each"\nname = "x"\n[queries.q]\nsql = "SELECT code {each nobody}, {column}{/each} FROM customer"\n[[queries.q.columns]]\nname = "code"\ntype = "code"\n[[sections]]\ntable = "q"\n' >bad_each/report.toml
ends 1 pareto report check bad_each
says 'a kind of record that is none' <(cat out err) '{each nobody}'
sed -i 's/{each nobody}/{each customer}/; s/{.each}//' bad_each/report.toml
ends 1 pareto report check bad_each
says 'an end that is missing' <(cat out err) '{/each}'
ends 0 pareto report completeness --format html --to complete.html --set set=all --set top=3
page_text complete.html >complete.txt
says 'all customers when told so' complete.txt "of $(value 'SELECT count(*) FROM customer') customers"
ends 0 pareto report completeness --format html --to zh.html --lang zh-Hans
page_text zh.html >zh.txt
says 'labels of fields come from the schema' zh.txt '税号'
ends 2 pareto report completeness --set set=some
line 'a choice that is none' err 'buying, all'

# ---- whom to call -----------------------------------------------------------------------------------------------------------
ends 0 pareto report call_list --format html --to early.html
page_text early.html >early.txt
says 'without tiers it says so' early.txt 'No tiers are known yet'
ends 0 pareto tier run abc --per customer
ends 0 pareto add task customer=0002 subject='Send samples' due=2026-10-25
ends 0 pareto add interaction customer=0005 kind=visit subject=Visit start=2026-10-10T10:00 next_step='Offer for 2027' next_date=2026-11-04
ends 0 pareto report call_list --format csv --to calls.csv --set top=1000
calls=$(ls calls*.csv | head -n 1)
tr -d '\r' <"$calls" | sed '1s/^\xef\xbb\xbf//' >calls.txt
head -n 1 calls.txt >heads.txt
says 'why stands in it' heads.txt 'Why'
line 'a task that is late' calls.txt ',0002,.*[Ff]ollow-up was due on 2026-10-25: Send samples'
line 'a next step within the week' calls.txt ',0005,.*[Ff]ollow-up on 2026-11-04: Offer for 2027'

# Who is past the own rhythm, by the program's own figures (pareto list), is in the list for that, and nobody else.
pareto list customer --columns code,past_rhythm,silent_days --limit 0 --output csv | tr -d '\r' | awk -F, '$2 == "true" || $2 == "1" || $2 == "yes" {print $1, $3}' | sort >past.txt
grep -oE '^[0-9]+,[^,]*,[^,]*,.*[Nn]o order for [0-9,]+ day' calls.txt | sed -E 's/^[0-9]+,[^,]*,([^,]*),.*[Nn]o order for ([0-9]+) day/\1 \2/' | sort >silent.txt
two_years=$((to - $(day 2024-11-01)))
awk -v most="$two_years" '$2 <= most' past.txt >expected
same 'and some are' yes "$( (($(wc -l <expected) > 0)) && echo yes)"
same_file 'silent beyond their rhythm: those whom the list of customers marks' expected silent.txt

# Who is called and what is at stake, by plain SQL over the tables, reason by reason.
sqlite3 -separator ' ' pareto.db >expected <<SQL
CREATE TEMP TABLE o AS SELECT customer AS c, min(date) AS d, sum(home_amount) AS net FROM pareto_sale WHERE date <= $to GROUP BY customer, number HAVING sum(home_amount) > 0;
CREATE TEMP TABLE days AS SELECT DISTINCT c, d FROM o;
CREATE TEMP TABLE g AS SELECT * FROM (SELECT c, d - (SELECT max(x.d) FROM days x WHERE x.c = days.c AND x.d < days.d) AS gap FROM days) WHERE gap IS NOT NULL;
CREATE TEMP TABLE mid AS SELECT c, avg(gap) AS gap FROM (SELECT *, row_number() OVER (PARTITION BY c ORDER BY gap) AS r, count(*) OVER (PARTITION BY c) AS n FROM g) WHERE n >= 3 AND r IN ((n + 1) / 2, (n + 2) / 2) GROUP BY c;
CREATE TEMP TABLE usual AS SELECT c, round(avg(net)) AS net FROM (SELECT *, row_number() OVER (PARTITION BY c ORDER BY net) AS r, count(*) OVER (PARTITION BY c) AS n FROM o WHERE d >= $(day 2024-11-01)) WHERE r IN ((n + 1) / 2, (n + 2) / 2) GROUP BY c;
CREATE TEMP TABLE stake AS
  SELECT mid.c, CAST(($to - max(o.d)) / mid.gap AS INTEGER) * usual.net AS money FROM mid JOIN o USING (c) JOIN usual USING (c) GROUP BY mid.c HAVING $to - max(o.d) > 1.5 * mid.gap
  UNION ALL
  SELECT customer, (SELECT net FROM usual WHERE c = customer) FROM pareto_task WHERE state = 'open' AND due < $to + 7
  UNION ALL
  SELECT customer, (SELECT net FROM usual WHERE c = customer) FROM pareto_interaction WHERE next_date < $to + 7
  UNION ALL
  SELECT id, (SELECT sum(home_amount) FROM pareto_sale WHERE customer = k.id AND date BETWEEN $from AND $to) FROM pareto_customer k WHERE tier = 'A' AND NOT EXISTS (SELECT 1 FROM pareto_interaction i WHERE i.customer = k.id AND $to - i.start / 86400000000 <= 60)
  UNION ALL
  SELECT t.customer, max(0, (SELECT sum(home_amount) FROM pareto_sale WHERE customer = t.customer AND date BETWEEN $(day 2024-11-01) AND $((from - 1))) - (SELECT coalesce(sum(home_amount), 0) FROM pareto_sale WHERE customer = t.customer AND date BETWEEN $from AND $to))
  FROM pareto_tier_assignment t JOIN pareto_tier_assignment b ON b.customer = t.customer AND b.rule = t.rule AND b.to_date = t.from_date WHERE t.to_date IS NULL AND t.from_date > $to - 92 AND coalesce(t.tier, 'Z') > b.tier;
SELECT code, printf('%.2f', max(coalesce(money, 0)) / 10000.0) FROM stake JOIN pareto_customer ON id = c GROUP BY id ORDER BY max(coalesce(money, 0)) DESC, code;
SQL
tail -n +2 calls.txt | awk -F, '{printf "%s %.2f\n", $3, $10}' >actual
same_file 'whom to call and what is at stake are those of plain SQL over the tables, in the same order' expected actual
same 'and they are some' yes "$( (($(wc -l <actual) > 10)) && echo yes)"
ends 0 pareto report call_list --format html --to calls.html
page_text calls.html >page.txt
line 'the first sentence counts them' page.txt "^$(($(wc -l <calls.txt) - 1)) customers to call"
ends 0 pareto report call_list --format html --to calls2.html
same_file 'byte for byte the same again' calls.html calls2.html
owner=$(value "SELECT u.name FROM customer c JOIN \"user\" u ON u.id = c.owner WHERE c.code = '0002'" | tr -d '\r')
ends 0 pareto report call_list --format csv --to own.csv --set top=1000 --set owner="$owner"
own=$(ls own*.csv | head -n 1)
same 'those of one owner alone' "$owner" "$(tail -n +2 "$own" | tr -d '\r' | awk -F, '{print $5}' | sort -u)"
ends 0 pareto report call_list --format html --to zh.html --lang zh-Hans
page_text zh.html >zh.txt
line 'in Chinese' zh.txt '要联系 .*家客户'
# A user with scope own sees the own customers in it, and the same figures of them.
ends 0 pareto user role add "$owner" sales_representative
pareto --as "$owner" list customer --columns code --limit 0 --output csv | tail -n +2 | tr -d '\r' | sed '1s/^\xef\xbb\xbf//' >seen
ends 0 pareto --as "$owner" report call_list --format csv --to mine.csv --set top=1000
awk -F, 'NR == FNR {seen[$1]; next} FNR > 1 && $3 in seen {print $3, $4, $5, $10}' seen calls.txt >expected
tail -n +2 mine.csv | tr -d '\r' | awk -F, '{print $3, $4, $5, $10}' >actual
same_file 'of a user with scope own: the own customers alone' expected actual
same 'which are some, and not all' yes "$( (($(wc -l <actual) > 0 && $(wc -l <actual) < $(wc -l <calls.txt) - 1)) && echo yes)"
ends 0 pareto --as "$owner" report completeness --format csv --to mine.csv --set set=all
same 'completeness counts the same customers' "$(wc -l <seen)" "$(grep '^Industry,' mine.csv | cut -d, -f2)"
same 'completion of names too' "$(wc -l <seen)" "$(pareto completion words -- --as "$owner" show customer '' | wc -l)"
same 'nor by typing another user' '' "$(pareto --as "$owner" completion words -- --as U00001 show customer '' | cut -f 1 | grep -vxFf seen)"
same 'and none of others' '' "$(pareto --as "$owner" completion words -- show customer '' | cut -f 1 | grep -vxFf seen)"
# Tiers of another order, and key accounts that nobody spoke to.
ends 0 pareto report call_list --format csv --to key.csv --set top=1000 --set contact_days=5
line 'a key account without contact' "$(ls key*.csv | head -n 1)" '[Kk]ey account without any recorded contact'

finish
