#!/usr/bin/env bash
# Files of people as they are: short names instead of names, lists without names, lines that stand twice, amounts in 万元; and
# what is said of each.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

fresh() {  # fresh NAME: a workspace of its own, and in it
  cd -- "$FOLDER" || exit 1
  pareto init "$1" --lang zh-Hans >/dev/null || failed "init $1"
  cd -- "$1" || exit 1
}

# ---- a short name as the only word for the customer ------------------------------------------------------------------------
cd -- "$FOLDER" || exit 1
for head in 客户简称 公司简称 购货单位; do
  rm -rf kurz.pareto
  printf '日期,单据编号,%s,产品名称,数量,单价,金额\n2026-10-01,A1,雾栎,烟酸,10,5,50\n2026-10-02,A2,禾硐,烟酸,4,5,20\n' "$head" >kurz.csv
  ends 0 pareto try kurz.csv --lang zh-Hans --output table
  line "$head: these are sales, to two customers" out '^ *已导入 +2 +销售'
  same "$head is whom they were sold to" '禾硐 雾栎' \
    "$("$PARETO" -w kurz.pareto query 'SELECT c.name FROM sale s JOIN customer c ON c.id = s.customer ORDER BY s.number DESC' --output csv | tail -n +2 | paste -sd ' ')"
done

fresh short
printf '客户编码,客户名称,客户简称\nC1,雾栎饲料有限公司,雾栎\n' >customers.csv
ends 0 pareto import customers.csv --yes
printf '日期,单号,客户简称,金额\n2026-10-01,A1,雾栎,5\n2026-10-01,A2,禾硐,6\n2026-10-02,A3,禾硐,7\n' >sales.csv
ends 0 pareto import sales.csv --create-missing --yes --output table
line 'that a short name stands for the name is said' out '没有名称和编码列，“客户简称”列当作名称'
same 'who is called so for short is found, who is not is made once' 'C1,雾栎饲料有限公司,雾栎,1 ,禾硐,禾硐,2' \
  "$(value "SELECT CASE WHEN c.short_name = '禾硐' THEN '' ELSE c.code END, c.name, c.short_name, count(*) FROM sale s JOIN customer c ON c.id = s.customer GROUP BY c.id ORDER BY c.id" | paste -sd ' ')"
printf '客户简称,省份\n雾栎,四川\n' >places.csv
ends 0 pareto import places.csv --as customer --yes
same 'a list with short names only fills the customer that has the name' 'C1,雾栎饲料有限公司,四川' "$(value "SELECT code, name, province FROM customer WHERE short_name = '雾栎'")"

# ---- sales without a buyer are not taken for a list of products ------------------------------------------------------------
cd -- "$FOLDER" || exit 1
printf '日期,单据编号,甲方,产品名称,数量,单价,金额\n2026-10-01,A1,雾栎,烟酸,10,5,50\n' >buyer.csv
ends 1 pareto try buyer.csv --lang zh-Hans
says 'what is missing' err 'customer.name'
says 'and what to type' err 'pareto try buyer.csv --map "列名=customer.name"'
same 'no folder is left' '' "$(ls -d buyer.pareto 2>/dev/null)"
ends 0 pareto try buyer.csv --map '甲方=customer.name' --lang zh-Hans
says 'the column is taken as said' out '雾栎'
printf '列一,列二,列三\n2026-10-01,雾栎,50\n' >bare.csv
ends 1 pareto try bare.csv --lang zh-Hans
says 'heads that say nothing: name the columns' err '--map "列名=date,列名=customer.name,列名=amount"'
ends 0 pareto try bare.csv --map '列一=date,列二=customer.name,列三=amount' --lang zh-Hans

# ---- a list without names leaves names alone -------------------------------------------------------------------------------
fresh codes
printf '客户编码,客户名称\nC1,雾栎饲料有限公司\n' >customers.csv
ends 0 pareto import customers.csv --yes
printf '客户编码,省份\nC1,四川\nC2,云南\n' >places.csv
ends 0 pareto import places.csv --as customer --yes
same 'the name stays; who is new is called by the code' 'C1,雾栎饲料有限公司,四川 C2,C2,云南' \
  "$(value 'SELECT code, name, province FROM customer ORDER BY code' | paste -sd ' ')"
printf '客户编码,客户名称,城市\nC1,,成都\nC3,,大理\n' >cities.csv
ends 0 pareto import cities.csv --as customer --yes
same 'an empty name, too' 'C1,雾栎饲料有限公司,成都 C3,C3,大理' \
  "$(value "SELECT code, name, city FROM customer WHERE city <> '' ORDER BY code" | paste -sd ' ')"
printf '客户编码,客户简称\nC1,雾栎\nC4,禾硐\n' >brief.csv
ends 0 pareto import brief.csv --as customer --yes
same 'a short name is the name of who is new only' 'C1,雾栎饲料有限公司,雾栎 C4,禾硐,禾硐' \
  "$(value "SELECT code, name, short_name FROM customer WHERE short_name <> '' ORDER BY code" | paste -sd ' ')"
printf 'overwrite_related = true\n' >over.toml
printf '日期,单号,客户编码,客户名称,金额\n2026-10-01,A1,C1,C1,5\n' >sales.csv
ends 0 pareto import sales.csv --map over.toml --yes
same 'a code in the place of a name does not replace it beside a sale' 雾栎饲料有限公司 "$(value "SELECT name FROM customer WHERE code = 'C1'")"

# ---- rates that are missing, and remedies that can be read -----------------------------------------------------------------
fresh rates
{
  echo '日期,单号,客户,金额,币种'
  for day in 15 05 25; do echo "2026-03-$day,E$day,雾栎,5,EUR"; done
  echo '2026-03-01,G1,雾栎,5,GBP'
  echo '2026-03-01,C1,雾栎,5,CNY'
} >sales.csv
ends 3 pareto import sales.csv --create-missing --yes --output table
line 'one reason per currency, not per day' out '^ +3 行：币种 .*EUR 的汇率'
line 'the other, too' out '^ +1 行：币种 .*GBP 的汇率'
says 'its remedy stands there whole, from the earliest day' out '→ pareto rate set EUR 汇率 --from 2026-03-05'
silent_on 'and nowhere cut' out '\-\-from [0-9-]*(\.\.|…)'
same 'no line is wider than 100 columns' 0 "$(sed -E 's/[^ -~−·…→“”]/xx/g' out | awk 'length($0) > 100' | wc -l)"

# ---- a line of a document twice --------------------------------------------------------------------------------------------
fresh twice
printf '日期,单号,行号,客户,金额\n2026-10-01,A1,1,雾栎,5\n2026-10-01,A1,2,雾栎,6\n' >sales.csv
ends 0 pareto import sales.csv --create-missing --yes
printf '日期,单号,行号,客户,金额\n2026-10-01,A1,1,雾栎,7\n2026-10-01,A1,2,雾栎,6\n2026-10-01,A1,1,雾栎,8\n' >again.csv
ends 3 pareto import again.csv --create-missing --yes --output table
line 'the second is rejected and names the first' out '在文件里重复，首次在第 2 行'
line 'one is changed' out '^ *已更新 +1 '
same 'as the first says' '1,7 2,6' "$(value 'SELECT line, amount FROM sale ORDER BY line' | paste -sd ' ')"

# ---- what a product cannot hold does not cost the sale ---------------------------------------------------------------------
fresh beside
printf '日期,单号,客户,产品编码,产品名称,目录价,金额\n2026-10-01,A1,雾栎,P1,烟酸,abc,5\n2026-10-01,A2,雾栎,P2,烟酰胺,12,6\n2026-10-01,A3,雾栎,P1,烟酸,面议,6\n' >sales.csv
ends 0 pareto import sales.csv --map '目录价=product.list_price' --create-missing --yes --output table
line 'counted' out '^ *没有采用 +2 .*标准价'
says 'and one shown' out '第 2 行“abc”：'
same 'the sales are there' 3 "$(value 'SELECT count(*) FROM sale')"
same 'and the price that is one' 'P1, P2,12' "$(value 'SELECT code, list_price FROM product ORDER BY code' | paste -sd ' ')"

others=0
# ---- 单位：万元 above the head ----------------------------------------------------------------------------------------------
fresh unit
printf '销售明细表,,,,,\n金额单位：万元,,,,,\n日期,单号,客户,数量,单价,金额\n2026-10-01,A1,雾栎,1000,39,3.9\n2026-10-02,A2,禾硐,1000,39,3.9\n2026-13-02,A3,禾硐,1000,39,3.9\n合计,,,,,11.7\n' >sales.csv
ends 3 pareto import sales.csv --create-missing --yes --output table
says 'said, with the way out' out '按表头上方注明的单位换算，乘以 10000：金额（不换算：--map money_unit=1）'
same 'the amounts are in yuan, and prices that were so already stay' '39000,39 39000,39' \
  "$(value 'SELECT amount, unit_price FROM sale ORDER BY number' | paste -sd ' ')"
says 'every row of the file is accounted for' out '文件共 7 行：抬头 2、表头 1、合计与页脚 1、数据 3（导入 2，未导入 1）'
same 'as many as the file has' 7 "$(wc -l <sales.csv)"
sed -i 's/2026-13-02/2026-10-03/' sales.未导入.csv
ends 0 pareto import sales.未导入.csv --create-missing --yes
same 'rows that come back count the same unit' 39000 "$(value "SELECT amount FROM sale WHERE number = 'A3'")"
fresh yuan
ends 3 pareto import ../unit/sales.csv --map money_unit=1 --create-missing --rejects r.csv --yes --output table
silent_on 'switched off' out '换算'
same 'the amounts are as they stand' 3.9 "$(value "SELECT amount FROM sale WHERE number = 'A1'")"
for title in '编制单位：万元科技有限公司' '单位：元' '单位：万元/吨' '单位 万元科技'; do
  fresh "other$((++others))"
  printf '%s,,\n日期,客户,金额\n2026-10-01,雾栎,3.9\n' "$title" >sales.csv
  ends 0 pareto import sales.csv --create-missing --yes
  same "$title says nothing of the amounts" 3.9 "$(value 'SELECT amount FROM sale')"
done
finish
