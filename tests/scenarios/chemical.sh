#!/usr/bin/env bash
# The pack for chemical traders, and computed fields: a list with annual uses is imported, the share of wallet is computed from it and
# from sales, and is seen wherever fields are, by those who may see what it is computed from. Figures are computed by plain SQL too.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

raw() { sqlite3 -batch pareto.db "$1"; }

pareto init ws --lang zh-Hans >/dev/null || failed 'init'
cd ws || exit 1
ends 0 pareto plugin enable chemical
ends 0 pareto query --views --output csv
says 'its fields are in the view' out 'chemical.wallet_share'

# ---- the list, by the recipe that the pack brings ---------------------------------------------------------------------------------
{
  echo '客户编码,客户名称,行业,业务员,下游产品,年产量(吨),年用量(吨),数据年份,下游售价(元/吨),主要销售对象,使用方式,偏好'
  echo 'C1,示例饲料有限公司,饲料,张三,预混料,120000,60,2025,4200,养猪场,预混后添加,要小包装'
  echo 'C2,示例制药有限公司,医药,李四,维生素片,800,12.5,2025,180000,连锁药店,直接投料,要 USP 级'
  echo 'C3,示例日化有限公司,日化,张三,护肤乳,5000,40,,35000,电商,,'
  echo 'C4,示例食品有限公司,食品,李四,饮料,9000,0,2025,,,,'
  echo 'C5,示例涂料有限公司,涂料,张三,,,5,2025,,,,'
} >customers.csv
ends 0 pareto recipe list --output csv
line 'the recipe comes with the pack' out '^chemical_customers,customer,.*,chemical,'
ends 0 pareto recipe test chemical_customers
ends 0 pareto import customers.csv --create-missing --yes --output table
says 'the list is recognised' out 'chemical_customers'
same 'annual uses are there' '60,12.5,40,0,5' "$(pareto query 'SELECT "chemical.annual_use" FROM customer ORDER BY code' --output csv | tail -n +2 | paste -sd ,)"
same 'and the rest' '预混料|4200|养猪场|预混后添加' "$(pareto query "SELECT \"chemical.product\", \"chemical.downstream_price\", \"chemical.sells_to\", \"chemical.way_of_use\" FROM customer WHERE code = 'C1'" --output csv | tail -n 1 | tr , '|')"
ends 1 pareto recipe remove chemical_customers
says 'a recipe of a pack is not removed' err '--no-recipe'

# Sales in kilograms, tonnes, bags of 25 kg, and barrels; of other years too.
{ echo '产品编码,产品名称,单位'; echo 'P1,烟酸,kg'; echo 'P2,烟酰胺,吨'; echo 'P3,溶剂,桶'; } >products.csv
ends 0 pareto import products.csv --as product --yes
ends 0 pareto unit set P1 袋 25
{
  echo '日期,单号,客户编码,产品编码,数量,单位,金额,成本,业务员'
  echo '2024-12-31,S0,C1,P1,9000,kg,90000,80000,张三'
  echo '2025-01-01,S1,C1,P1,5000,kg,50000,40000,张三'
  echo '2025-12-31,S2,C1,P2,7,吨,70000,50000,张三'
  echo '2025-06-01,S3,C1,P1,120,袋,30000,20000,张三'
  echo '2025-06-02,S4,C1,P3,50,桶,9999,9000,张三'
  echo '2026-01-01,S5,C1,P1,9000,kg,90000,80000,张三'
  echo '2025-03-01,S6,C2,P1,12500,kg,125000,90000,李四'
  echo '2025-04-01,S7,C3,P1,1000,kg,10000,9000,张三'
  echo '2025-04-01,S8,C4,P1,1000,kg,10000,9000,李四'
} >sales.csv
ends 0 pareto import sales.csv --as sale --yes

# ---- computed, and computed once more by plain SQL over the raw tables ------------------------------------------------------------
# As of the end of 2025, but where another day is named: the twelve months are those of the year then.
dated() { pareto --as-of 2025-12-31 "$@"; }
told() { dated query "$1" --output csv | tail -n +2; }
shares='SELECT code, "chemical.bought", "chemical.wallet_share" FROM customer ORDER BY code'
# C1: 5 t + 7 t + 120 × 25 kg = 15 t of 60; C2: all; C3 says no year, which makes no difference; C4 uses none; C5 buys none.
same 'tonnes of twelve months, and the share' 'C1,15,0.25 C2,12.5,1 C3,1,0.025 C4,1, C5,,' "$(told "$shares" | paste -sd ' ')"
same 'the same from the tables' '15.0 0.25' "$(raw "SELECT sum(s.quantity / 10000.0 * CASE s.unit WHEN 'kg' THEN 0.001 WHEN '袋' THEN 0.025 WHEN '吨' THEN 1 END),
  sum(s.quantity / 10000.0 * CASE s.unit WHEN 'kg' THEN 0.001 WHEN '袋' THEN 0.025 WHEN '吨' THEN 1 END) / (SELECT x.annual_use / 10000.0 FROM pareto_customer__x_chemical x WHERE x.id = c.id)
  FROM pareto_sale s JOIN pareto_customer c ON c.id = s.customer WHERE c.code = 'C1' AND s.date BETWEEN 20089 AND 20453" | tr '|' ' ')"
ends 0 dated list customer --columns code,chemical.wallet_share --where 'chemical.wallet_share > 0.3' --output csv
same 'a condition on it' 'C2,1' "$(tail -n +2 out | paste -sd ' ')"
ends 0 dated list customer --columns code,chemical.bought --sort -chemical.wallet_share --limit 2 --output csv
same 'sorted by it' 'C2,12.5 C1,15' "$(tail -n +2 out | paste -sd ' ')"
ends 0 dated show customer C1 --output table
line 'shown with its label, as a share' out '采购份额 +25\.0%'
line 'a year is no amount' out '用量年份 +2025$'
line 'with its unit' out '我们供货量 +15 t'
ends 0 dated pivot customer --rows chemical.wallet_share,chemical.use_year --measure count --output table
line 'a dimension reads so, too' out '25\.0% +2025 +1'
ends 0 dated pivot customer --rows chemical.wallet_share --measure count --output csv
line 'a dimension' out '0\.25'
ends 0 pareto pivot sale --rows customer.chemical.wallet_share --measure net_sales --output csv
ends 0 dated pivot customer --rows industry --measure sum:chemical.bought --output csv
line 'a measure' out '饲料,.*15'
ends 0 dated view wallet --output csv
line 'the view of the pack' out 'C1,.*0\.25'
ends 0 dated view wallet --output table
line 'for people' out 'C1 .* 2025 +15 t? *25\.0%'
ends 0 dated view customer.form --for C1 --output table
line 'and in a form' out '用量年份 +2025$'
line 'under what the pack is called' out '^ *化工行业'

# The day as of which is asked: by itself it is the last one with sales, the first of 2026, whose twelve months leave out S1 and have S5.
same 'another day, other twelve months' 'C1,19' "$(value "SELECT code, \"chemical.bought\" FROM customer WHERE code = 'C1'")"
same 'by plain SQL' 19.0 "$(raw "SELECT sum(s.quantity / 10000.0 * CASE s.unit WHEN 'kg' THEN 0.001 WHEN '袋' THEN 0.025 WHEN '吨' THEN 1 END)
  FROM pareto_sale s JOIN pareto_customer c ON c.id = s.customer WHERE c.code = 'C1' AND s.date BETWEEN 20090 AND 20454")"
same 'the day itself, and where its twelve months begin' '2026-01-01,2025-01-02' "$(value 'SELECT date_of(as_of()), date_of(window_start(as_of(), 12))')"
for pair in 2025-02-28=2024-03-01 2024-02-28=2023-03-01 2024-02-29=2023-03-01 2025-10-31=2024-11-01; do
  same "the twelve months to ${pair%=*}" "${pair#*=}" "$(pareto --as-of "${pair%=*}" query 'SELECT date_of(window_start(as_of(), 12))' --output csv | tail -n 1)"
done
ends 0 pareto view check

# ---- reports find the annual use by what it tells ----------------------------------------------------------------------------------
ends 0 pareto --as-of 2025-12-31 report customer_share --format json --to share.json
says 'the share of wallet is said, in tonnes' share.json '"unit":"t"'
ends 0 pareto --as-of 2025-12-31 report customer_share --format csv --to share.csv
line 'one line cannot be reckoned in tonnes' <(cat share*.csv share.json) '1 行销售没有计入'
ends 2 pareto report customer_share --set purchases=chemical.anual_use --to x.html
says 'the nearest one is named' err 'chemical.annual_use'
ends 0 pareto report account_brief --set customer=C1 --format json --to brief.json
# One definition: the shares of the report are those of the field, on any day.
for day in 2025-12-31 2026-01-01 2025-06-30; do
  ends 0 pareto --as-of $day report customer_share --format csv --to of.csv
  tail -n +2 of.csv | tr -d '\r' | awk -F, '{printf "%s %.9f\n", $2, $4}' >report.txt
  pareto --as-of $day query 'SELECT "chemical.annual_use", "chemical.wallet_share" FROM customer WHERE "chemical.annual_use" > 0 ORDER BY "chemical.annual_use" DESC, code' --output csv |
    tail -n +2 | awk -F, '{printf "%s %.9f\n", $1, $2}' >field.txt
  same_file "as of $day" field.txt report.txt
done
same 'which are some' yes "$([[ -s field.txt ]] && echo yes)"
silent_on 'the brief does not ask for what is known' brief.json '年用量'

# ---- never written -----------------------------------------------------------------------------------------------------------------
ends 1 pareto set customer C1 chemical.wallet_share=0.9
says 'set refuses it' err '是计算字段，不能设置'
ends 1 pareto add customer name=新客户 chemical.bought=3
says 'add refuses it' err '是计算字段'
{ echo '客户编码,采购份额'; echo 'C1,0.9'; } >wrong.csv
ends 0 pareto import wrong.csv --as customer --dry-run --no-recipe --output table
silent_on 'an import does not offer it' out 'chemical.wallet_share'

# ---- a change, and its undo ----------------------------------------------------------------------------------------------------------
ends 0 pareto set customer C1 chemical.annual_use=30
same 'follows what it is computed from' 0.5 "$(told "SELECT \"chemical.wallet_share\" FROM customer WHERE code = 'C1'")"
ends 0 pareto journal undo "$(pareto journal --limit 0 --output csv 2>/dev/null | tr -d '\r' | awk -F, '$3 == "set" {print $1; exit}')" --yes
same 'and its undo' 0.25 "$(told "SELECT \"chemical.wallet_share\" FROM customer WHERE code = 'C1'")"

# ---- a year is no amount, in any exit ------------------------------------------------------------------------------------------------
ends 0 pareto field add customer 建厂 --type year --label 建厂年份
ends 0 pareto set customer C1 my.建厂=1998年
same 'as people write it' 1998 "$(value "SELECT \"my.建厂\" FROM customer WHERE code = 'C1'")"
{ echo '客户编码,建厂年份'; echo 'C2,2003年'; echo 'C3,2011'; } >built.csv
ends 0 pareto import built.csv --as customer --yes --no-recipe
mkdir -p reports.d/years
cat >reports.d/years/report.toml <<'TOML'
id = "years"
name = "years"
[queries.rows]
sql = """SELECT code, "my.建厂" AS built, "chemical.use_year" AS used FROM customer ORDER BY code"""
[[queries.rows.columns]]
name = "code"
type = "code"
[[queries.rows.columns]]
name = "built"
type = "year"
[[queries.rows.columns]]
name = "used"
type = "year"
[[sections]]
sentence = "{rows.built}"
[[sections]]
table = "rows"
TOML
for format in html markdown csv json docx xlsx; do
  ends 0 pareto report years --format $format --to years.$format
  case $format in
    docx) unzip -p years.docx word/document.xml ;;
    xlsx) unzip -p years.xlsx 'xl/worksheets/*.xml' ;;
    *) cat years*.$format ;;
  esac >said
  for year in 1998 2003 2011 2025; do line "$format has $year" said "(^|[^0-9])$year([^0-9]|\$)"; done
  [[ $format == csv ]] || silent_on "$format without commas in years" said '[12],[0-9]{3}'
done
line 'in Excel without a separator, too' <(unzip -p years.xlsx xl/styles.xml) 'formatCode="0"/>'
ends 0 pareto list customer --columns code,my.建厂,chemical.use_year --output table
line 'in a list' out 'C1 +1998 +2025'
ends 0 pareto schema customer --output csv
line 'said of the field' out 'my.建厂,建厂年份,int,year,'

# ---- rights: rows of one's own, and only with all that it is computed from ------------------------------------------------------------
seller=$(value "SELECT code FROM \"user\" WHERE name = '张三'")
ends 0 pareto user role add "$seller" sales_representative
ends 0 dated --as "$seller" query "$shares" --output csv
same 'those of others are not there' 'C1,15,0.25 C3,1,0.025 C5,,' "$(tail -n +2 out | paste -sd ' ')"
ends 0 pareto field add customer 毛利 --type money --computed "(SELECT isum(s.home_amount - s.home_cost) FROM sale s WHERE s.customer = v.id)"
same 'what costs tell' 60999 "$(value "SELECT \"my.毛利\" FROM customer WHERE code = 'C1'")"
ends 0 dated --as "$seller" list customer --columns code,my.毛利,chemical.wallet_share --output csv
same 'is hidden from who may not read costs' 'C1,,0.25 C3,,0.025 C5,,' "$(tail -n +2 out | paste -sd ' ')"
ends 0 pareto --as "$seller" query "SELECT count(*) FROM customer WHERE \"my.毛利\" > 0" --output csv
same 'also in conditions' 0 "$(tail -n 1 out)"
ends 0 pareto --as "$seller" list customer --sort -my.毛利 --columns code,my.毛利 --output csv
silent_on 'and in the order of a list' out '[0-9]{4}'

# ---- a firm's own computed fields, and what is wrong with them ------------------------------------------------------------------------
wrong() {  # wrong CLAIM WORDS EXPRESSION TYPE
  ends 1 pareto field add customer 试 --type "${4:-int}" --computed "$3"
  says "$1" err "$2"
}
wrong 'an unknown field' '没有列 nowhere' 'nowhere + 1'
wrong 'a sum over all' '汇总' 'isum(orders)'
wrong 'a table' '查询不能使用 pareto_user' '(SELECT count(*) FROM pareto_user)'
wrong 'another type' '与字段类型不符' 'code'
wrong 'a fraction' 'divide' 'orders / 2.0'
wrong 'more than an expression' '分号' 'orders; DROP TABLE x'
wrong 'a bracket too many' '括号' 'orders) + (1'
wrong 'a function that is not open' 'readfile' "readfile('x')" text
same 'none of them was made' 2 "$(value 'SELECT count(*) FROM field')"
ends 0 pareto field add customer 缺口 --type quantity --unit t --label 供货缺口 --computed '"chemical.annual_use" - coalesce("chemical.bought", 0)'
same 'computed from what is computed' 45 "$(told "SELECT \"my.缺口\" FROM customer WHERE code = 'C1'")"
ends 1 pareto field set customer 缺口 --computed '"my.缺口" + 1'
says 'not from itself' err '由自己算出'
ends 0 pareto field add customer 两倍 --type quantity --computed '"my.缺口" * 2'
ends 1 pareto field remove customer 缺口
says 'what others need stays' err 'my.两倍 由它算出'
ends 0 pareto field list --output csv
line 'the list says how' out 'my.缺口,.*chemical.annual_use'
operation=$(operations | head -n 1)
ends 0 pareto journal undo "$operation" --yes
ends 2 pareto query 'SELECT "my.两倍" FROM customer'
ends 0 pareto query 'SELECT "my.缺口" FROM customer'

# Without the plugin the field that reads it is left out and said; everything else goes on, and it comes back with the plugin.
ends 0 pareto plugin disable chemical
ends 0 pareto list customer --output csv
ends 0 pareto field list --output table
line 'the field says what it lacks' out 'my.缺口 .*无法计算'
ends 0 pareto plugin enable chemical
same 'and is back' 45 "$(told "SELECT \"my.缺口\" FROM customer WHERE code = 'C1'")"
ends 0 pareto journal verify
finish
