#!/usr/bin/env bash
# The demo company's ugliest exports come in with one confirmation, and bring what its clean ones bring.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"
. "$SCENARIOS/amounts.sh"

declare -A fact
while IFS='=' read -r key value; do fact[$key]=$value; done \
  < <(awk -f "$SCENARIOS/flatten_json.awk" "$SOURCE/examples/data/expected.json")
same 'expected.json is read' 5350 "${fact[counts.sale_lines]:-}"

ends 0 "$DEMO_DATA" exports --ugly
figures='SELECT count(*), sum(home_amount), sum(cost), count(distinct number), count(distinct customer), count(distinct product), min(date), max(date) FROM sale'
day() { echo $(($(date -u -d "$1" +%s) / 86400)); }

# fresh NAME [FILE OPTION...]: a workspace that knows the rates, and one more file.
fresh() {
  cd "$FOLDER" || exit 1
  ends 0 pareto init "$1" --lang zh-Hans
  cd "$1" || exit 1
  ends 0 pareto import ../exports/汇率.csv --as currency_rate --yes
}

fresh clean
ends 0 pareto import ../exports/销售明细.xlsx --create-missing --yes
clean=$(value "$figures")
same 'the clean export holds all lines' "${fact[counts.sale_lines]}" "${clean%%,*}"

# ---- 金蝶: titles, a head over two rows, blocks, sums, pages, a footer -------------------------------------------------------
fresh kingdee
ends 0 pareto import ../exports/金蝶销售出库.xlsx --create-missing --yes --output table
line 'whose it is' out '像是 金蝶 K/3 导出的销售'
line 'titles are shown' out '表头上方 3 行抬头（“晴隰烟酸（虚构企业）”）'
line 'the head over two rows is shown' out '表头占第 4 至 5 行（不对请用：--header 5）'
line 'sums are shown, with a line of theirs' out '不计 37 行合计（第 [0-9]+ 行：本月合计'
line 'repeated heads are shown' out '不计 65 行重复的表头、抬头'
line 'the footer is shown' out '不计 1 行页脚（第 [0-9]+ 行：制单人：银杏'
line 'what is filled down is shown' out '3239 行留空的内容取自上一行：日期, 单据编号, 购货单位 代码, 购货单位 名称, 业务员, 部门'
line 'all lines come in' out '已导入 +5,350'
line 'no row is lost' out '文件共 5,458 行：抬头 3、表头 67、合计与页脚 38、数据 5,350（导入 5,350，未导入 0）'
same 'the same figures as the clean export' "$clean" "$(value "$figures")"
same 'their net of the year, to 1/10000 yuan' "${fact[current.net]}" \
  "$(value "SELECT sum(home_amount) + 0 FROM sale WHERE date BETWEEN $(day "${fact[current.from]}") AND $(day "${fact[current.to]}")")"

# One word is enough where somebody is asked.
fresh asked
printf '\n' | "$PARETO" import ../exports/金蝶销售出库.xlsx --create-missing >out 2>err
same 'one confirmation: the same figures' "$clean" "$(value "$figures")"

# ---- 用友: text with tabs in GBK that is called a workbook ------------------------------------------------------------------
fresh yonyou
ends 0 pareto import ../exports/用友销售.xls --create-missing --yes --output table
line 'whose it is' out '像是 用友 U8 导出的销售'
line 'the encoding and the separator' out 'GB18030 \([0-9]+%\) .*(tab|制表符)'
same 'the same figures, full-width digits and all' "$clean" "$(value "$figures")"

# ---- a Taiwanese branch: Big5, traditional characters, years of the Republic ------------------------------------------------
fresh taiwan
ends 0 pareto import ../exports/客戶資料.csv --yes --output table
line 'the encoding' out 'Big5 \([0-9]+%\)'
line '64 customers' out '已导入 +64 +客户'
ends 0 pareto import ../exports/銷貨明細.csv --create-missing --yes --output table
line 'the years are shown' out '“單據日期”列：民国纪年（112/11/01 即 2023-11-01）'
line '小計 and 合計 are sums' out '不计 4 行合计（第 [0-9]+ 行：小計'
same 'the same figures' "$clean" "$(value "$figures")"
same 'and no customer twice' 64 "$(value 'SELECT count(*) FROM customer')"
same 'a search in simplified characters finds them' "$(value "SELECT code FROM customer WHERE name LIKE '霧櫟飼料股份%'")" \
  "$(pareto list customer --search 雾栎饲料股份 --columns code --output csv | tail -n +2)"

# ---- products in UTF-16 without a mark --------------------------------------------------------------------------------------
fresh products
ends 0 pareto import ../exports/产品.txt --yes --output table
line 'the encoding' out 'UTF-16LE'
pareto query 'SELECT code, name, grade, category, unit FROM product ORDER BY code' --output csv >../products.ugly
fresh clean_products
ends 0 pareto import ../exports/产品.csv --yes
pareto query 'SELECT code, name, grade, category, unit FROM product ORDER BY code' --output csv >../products.clean
same_file 'the same products' ../products.clean ../products.ugly

# ---- names that were saved through the wrong encoding -----------------------------------------------------------------------
fresh clean_customers
ends 0 pareto import ../exports/客户档案.csv --yes
pareto query 'SELECT code, name, short_name FROM customer ORDER BY code' --output csv >../customers.clean
fresh garbled
ends 0 pareto import ../exports/客户_乱码.csv --yes --output table
line 'it is said, with an example' out '“妗ゆ磻楗叉枡鏈夐檺鍏.*徃”即“桤洑饲料有限公司”'
pareto query 'SELECT code, name, short_name FROM customer ORDER BY code' --output csv >../customers.ugly
same_file 'each name is as it was' ../customers.clean ../customers.ugly
fresh left
ends 0 pareto import ../exports/客户_乱码.csv --yes --repair no --output table
line 'left as they are, but said' out '像是“桤洑饲料有限公司”'
same 'left as they are' 2 "$(value "SELECT count(*) FROM customer WHERE name LIKE '妗ゆ磻%徃'")"
finish
