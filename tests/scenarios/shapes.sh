#!/usr/bin/env bash
# Shapes of tables and forms of days, as they stand in files of every kind: recognised, shown, switched off, kept in recipes.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

ends 0 pareto init work --lang zh-Hans
cd work || exit 1
sales() { pareto query 'SELECT number, date, amount FROM sale ORDER BY number, line' --output csv | tail -n +2; }

# ---- blocks, sums, pages --------------------------------------------------------------------------------------------------
cat >../sales.csv <<'CSV'
销售明细,,,,
日期,单号,客户,产品,金额
2026-01-05,A1,雾栎饲料,烟酸,10
,,,烟酰胺,20
3,小计,,,30
销售明细,,,,
日期,单号,客户,产品,金额
2026-01-06,A2,禾硐饲料,烟酸,5
禾硐饲料 合计,,,,5
合計,,,,35
制单人：银杏,,审核人：白桦,,第1页/共1页
CSV
ends 0 pareto import ../sales.csv --create-missing --yes --output table
line 'sums wherever their word stands' out '不计 3 行合计（第 5 行：3 小计 30）（不对请用：--shape totals=no）'
line 'repeated heads and titles' out '不计 2 行重复的表头、抬头（第 6 行：销售明细）'
line 'footers' out '不计 1 行页脚（第 11 行'
line 'blocks' out '1 行留空的内容取自上一行：日期, 单号, 客户（首见第 4 行）'
same 'three lines' $'A1,2026-01-05,10\nA1,2026-01-05,20\nA2,2026-01-06,5' "$(sales)"
undo_everything
ends 3 pareto import ../sales.csv --as sale --create-missing --yes --again --shape fill-down=no
line 'not filled: the line lacks what it needs' out '未导入 +1 '
line 'and that is said' out '这里缺少值|没有客户'
undo_everything
ends 3 pareto import ../sales.csv --as sale --create-missing --yes --again --shape totals=no --map 日期=date
line 'sums that are none are data, and wrong' out '未导入 +[2-9] '
undo_everything
ends 2 pareto import ../sales.csv --yes --shape sums=no
says 'a slip is answered by what there is' err 'totals, heads, footers, fill-down'

# ---- heads over two rows --------------------------------------------------------------------------------------------------
cat >../merged.csv <<'CSV'
日期,单号,客户,,金额,
,,编码,名称,含税,不含税
2026-01-05,B1,0001,雾栎饲料,113,100
CSV
ends 0 pareto import ../merged.csv --create-missing --yes --output table
line 'shown' out '表头占第 1 至 2 行（不对请用：--header 2）'
line 'the part decides about tax' out '金额取自“金额 不含税”列'
same 'without tax' 'B1,2026-01-05,100' "$(sales)"
undo_everything
ends 0 pareto import ../merged.csv --create-missing --yes --again --header 1-2
same 'told' 'B1,2026-01-05,100' "$(sales)"
undo_everything

# ---- the same in a recipe -------------------------------------------------------------------------------------------------
cat >../recipe.toml <<'TOML'
entity = "sale"
header = "1-2"
dates = "roc years"
repair = false

[shape]
totals = false
fill-down = false
TOML
cat >../by_recipe.csv <<'CSV'
日期,单号,客户,,金额,
,,编码,名称,含税,不含税
98/01/05,小计,0001,雾栎饲料,113,100
CSV
ends 0 pareto import ../by_recipe.csv --create-missing --yes --map ../recipe.toml --save-map ../again.toml
same 'a recipe holds them all' '小计,2009-01-05,100' "$(sales)"
for key in 'header = "1-2"' 'dates = "roc years"' 'repair = false' 'totals = false' 'fill-down = false'; do
  says 'what was decided is written down again' ../again.toml "$key"
done
undo_everything
printf '[shape]\ntotal = false\n' >../wrong.toml
ends 2 pareto import ../by_recipe.csv --yes --map ../wrong.toml
says 'a slip in a recipe has its place' err 'wrong.toml:2:'

# ---- forms of days --------------------------------------------------------------------------------------------------------
# days CLAIM NOTE EXPECTED DAY... [-- OPTION...]
days() {
  local claim=$1 note=$2 expected=$3 n=0
  shift 3
  printf '日期,单号,客户,金额\n' >../days.csv
  while (($#)) && [[ $1 != -- ]]; do
    printf '"%s",D%d,雾栎饲料,1\n' "$1" $((++n)) >>../days.csv
    shift
  done
  (($#)) && shift
  ends 0 pareto import ../days.csv --as sale --create-missing --yes --again --output table "$@"
  [[ -z $note ]] || line "$claim: shown" out "$note"
  same "$claim" "$expected" "$(pareto query 'SELECT date FROM sale ORDER BY number' --output csv | tail -n +2 | tr '\n' ' ')"
  undo_everything
}
days 'years of the Republic' '民国纪年（113/05/26 即 2024-05-26）' '2024-05-26 2009-01-02 ' 113/05/26 98/01/02
days 'seven digits' '民国纪年（1130526 即 2024-05-26）' '2024-05-26 2023-12-31 ' 1130526 1121231
days 'said in words' '' '2024-05-26 2024-05-26 2024-05-26 2024-05-26 ' 民國113年5月26日 2024年5月26日 二〇二四年五月二十六日 20240526
days 'day numbers' '日期序号（45438 即 2024-05-26）' '2024-05-26 2024-05-27 ' 45438 45439.5
days 'short years' '两位数年份.*24-05-26 即 2024-05-26' '2024-05-26 2024-05-27 2024-06-03 ' 24-05-26 24-05-27 24-06-03
days 'the day first' '日在月前（03/04/2026 即 2026-04-03' '2026-04-03 2026-04-25 ' 03/04/2026 25/04/2026
days 'told otherwise' '月在日前' '2026-03-04 2026-03-05 ' 03/04/2026 03/05/2026 -- --dates month-first
days 'with times' '' '2024-05-26 2024-05-26 ' '2024-05-26 下午 3:20' '2024年5月26日15时20分'
ends 2 pareto import ../days.csv --yes --dates week-first
says 'a slip is answered by what there is' err 'roc years'

# ---- whose export it is ---------------------------------------------------------------------------------------------------
# known PROGRAM ENTITY HEADS ROW
known() {
  printf '%s\n%s\n' "$3" "$4" >../known.csv
  ends 0 pareto import ../known.csv --preview --output table
  line "$1" out "像是 $1 导出的"
  ends 0 pareto import ../known.csv --as "$2" --create-missing --yes --again
  same "$1: a row of $2" 1 "$(value "SELECT count(*) FROM $2 WHERE code IS NULL OR code IS NOT NULL" 2>/dev/null || value "SELECT count(*) FROM $2")"
  undo_everything
}
known '用友 U8' customer '客户编码,客户名称,客户简称,所属分类,所属地区,税号,专管业务员名称,分管部门名称,发展日期' '0001,雾栎饲料有限公司,雾栎,饲料,四川,915101,银杏,内贸一组,2020-01-05'
known '用友' product '存货编码,存货名称,规格型号,存货大类名称,主计量单位名称,销项税率%,参考售价,启用日期' 'P01,烟酸,饲料级,烟酸,kg,13,35,2020-01-05'
known '金蝶 K/3' customer '代码,名称,全名,简称,地址,行业,联系人,电话,开户银行,税务登记号,专营业务员' '0001,雾栎,雾栎饲料有限公司,雾栎,成都,饲料,银杏,000-5550004,某银行,915101,银杏'
known '金蝶云星空' customer '使用组织,创建组织,客户编码,客户名称,简称,国家,客户分组,纳税登记号,结算币别,销售员' '晴隰,晴隰,0001,雾栎饲料有限公司,雾栎,中国,饲料,915101,CNY,银杏'

# ---- values unlike the others ---------------------------------------------------------------------------------------------
accounts=${PARETO_SHARED:-$SOURCE/../shared}/data/crm-sales-opportunities/accounts.csv
if [[ -f $accounts ]]; then
  cp "$accounts" ../accounts.csv
  ends 0 pareto import ../accounts.csv --yes --output table --lang en
  line 'a misspelt sector is listed' out 'Industry “technolgy” is unlike the others: 12 rows; did you mean “technology”\?'
  line 'a misspelt country, too' out '“Philipines” is unlike the others: 1 rows; did you mean “Philippines”\?'
  same 'and kept' 12 "$(value "SELECT count(*) FROM customer WHERE industry = 'technolgy'")"
  same 'parents by name' '85,15' "$(value 'SELECT count(*), count(parent) FROM customer')"
  undo_everything
else
  echo "not looked at: $accounts is not here (its licence is not stated, so it is not ours to ship)"
fi

# ---- a preview reads the beginning of a file only ---------------------------------------------------------------------------
{ printf '日期,单号,客户,金额\n'; for ((i = 0; i < 20000; i++)); do printf '2026-01-05,N%d,雾栎饲料,1\n' $i; done; } >../part.csv
cp ../part.csv ../large.csv
for ((i = 0; i < 200; i++)); do tail -n +2 ../part.csv; done >>../large.csv
if command -v strace >/dev/null; then
  strace -f -e trace=pread64,read -o ../trace "$PARETO" import ../large.csv --preview >/dev/null 2>&1
  bytes=$(awk -F '= ' '/pread64\(/ && $NF + 0 > 0 {sum += $NF} END {print sum + 0}' ../trace)
  claims=$((claims + 1))
  ((bytes < 8 * 1024 * 1024)) || failed 'a preview reads less than 8 MB of a file of 100' "read: $bytes"
fi
ends 0 pareto import ../large.csv --preview
same 'and imports nothing' 0 "$(value 'SELECT count(*) FROM sale')"
finish
