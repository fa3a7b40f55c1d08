#!/usr/bin/env bash
# A firm's own fields: kept from a file or added by hand; in lists, queries, imports, journal and undo like any other; hidden, brought
# back, purged; with another process open, and with a process killed on the way.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

fresh() {  # fresh NAME [LANGUAGE]: a workspace of its own, and in it
  cd -- "$FOLDER" || exit 1
  pareto init "$1" --lang "${2:-zh-Hans}" >/dev/null || failed "init $1"
  cd -- "$1" || exit 1
}

sales() {  # sales FILE: twelve lines of four customers, with columns that Pareto does not know
  {
    echo '日期,单号,客户编码,客户名称,客户级别,授信额度,签约日,是否寄样,折扣,车牌,金额'
    for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
      c=$((i % 4 + 1))
      printf '2026-10-%02d,A%d,C%d,示例%d有限公司,%s,%s,2026-0%d-01,%s,%d%%,粤B%05d,%d\n' "$i" "$i" "$c" "$c" \
        "$( ((c % 2)) && echo 甲 || echo 乙)" "$((c * 10000)).50" "$c" "$( ((c % 2)) && echo 是 || echo 否)" "$((i % 3 + 1))" "$i" "$((i * 100))"
    done
  } >"$1"
}

# ---- what the preview says, and columns kept ---------------------------------------------------------------------------------
fresh keep
sales sales.csv
ends 0 pareto import sales.csv --as sale --create-missing --dry-run --output table
line 'the preview lists what has no place' out '有 6 列还没有去处'
line 'money of the customer' out '授信额度 +金额 +客户 +my.授信额度'
line 'a day of the customer' out '签约日 +日期 +客户 +my.签约日'
line 'yes or no' out '是否寄样 +是/否 +客户 +my.是否寄样'
line 'a share of the line itself' out '折扣 +百分比 +销售明细 +my.折扣'
line 'few values are shown' out '客户级别 +文字：乙、甲 +客户 +my.客户级别'
line 'each its own text' out '车牌 +文字 +销售明细 +my.车牌'
ends 0 pareto import sales.csv --as sale --create-missing --keep all --dry-run --output table
says 'a dry run says what would be made' out '会新建字段 my.授信额度（客户，金额）'
same 'and makes nothing' 0 "$(value 'SELECT count(*) FROM field')"
ends 0 pareto import sales.csv --as sale --create-missing --keep '客户级别=grade:choice' --keep 授信额度 --keep '折扣=sale_discount' --keep 车牌=plate --yes --output table
says 'made fields are named' out '新字段 my.grade（客户，选项 乙,甲）'
same 'the definitions are records' 'customer grade choice,customer 授信额度 money,sale plate text,sale sale_discount percent' \
  "$(value "SELECT entity || ' ' || name || ' ' || type FROM field ORDER BY entity, name" | paste -sd ,)"
same 'values of the customer, queried by their names' 'C1 甲 10000.5,C2 乙 20000.5,C3 甲 30000.5,C4 乙 40000.5' \
  "$(pareto query 'SELECT code, "my.grade", "my.授信额度" FROM customer ORDER BY code' --output csv | tail -n +2 | tr , ' ' | paste -sd ,)"
same 'values of the line' '0.02 粤B00001' "$(value "SELECT \"my.sale_discount\", \"my.plate\" FROM sale WHERE number = 'A1'" | tr , ' ')"
ends 0 pareto list customer --columns code,my.grade,my.授信额度 --where 'my.授信额度 >= 30000' --output csv
same 'listed and filtered' 'C3,甲,30000.5 C4,乙,40000.5' "$(tail -n +2 out | paste -sd ' ')"
ends 0 pareto list customer --where '客户级别 = 甲' --output csv
same 'by the label, too' 2 "$(tail -n +2 out | wc -l)"
ends 0 pareto show customer C1 --output table
line 'shown with the label of the file' out '客户级别 +甲'
ends 2 pareto set customer C1 my.grade=丁
says 'what is no choice is refused' err '可选'
ends 0 pareto set customer C1 my.grade=乙
ends 0 pareto journal --record customer:C1 --output csv
line 'the change is in the journal' out 'my.grade'

# ---- next month: the head is known now ----------------------------------------------------------------------------------------
{ echo '客户编码,客户级别,授信额度'; echo 'C2,甲,5'; } >grades.csv
ends 0 pareto import grades.csv --as customer --yes --output table
same 'an own field is a target like any other' '甲 5' "$(value "SELECT \"my.grade\", \"my.授信额度\" FROM customer WHERE code = 'C2'" | tr , ' ')"
{ echo '客户编码,客户级别'; echo 'C1,甲'; echo 'C2,戊'; } >wrong.csv
ends 3 pareto import wrong.csv --as customer --yes --output table

# ---- undo of the import that made them -------------------------------------------------------------------------------------------
fresh undo
sales sales.csv
ends 0 pareto import sales.csv --as sale --create-missing --keep all --yes
operation=$(operations | head -n 1)
same 'six fields' 6 "$(value 'SELECT count(*) FROM field')"
ends 0 pareto import undo "$operation" --yes
same 'they go with the import that made them' 0 "$(value 'SELECT count(*) FROM field')"
ends 2 pareto query 'SELECT "my.授信额度" FROM customer'
ends 0 pareto import sales.csv --as sale --create-missing --keep '授信额度=授信额度:text' --yes
same 'the same name may be of another type then' '10000.50' "$(value "SELECT \"my.授信额度\" FROM customer WHERE code = 'C1'")"
operation=$(operations | head -n 1)
ends 0 pareto add customer name=后来的有限公司 my.授信额度=很多
ends 0 pareto import undo "$operation" --yes
same 'a field that somebody else filled in stays' 1 "$(value 'SELECT count(*) FROM field')"
line 'and it is said' out '有 1 条记录填了它'
same 'with its value' 很多 "$(value 'SELECT "my.授信额度" FROM customer WHERE "my.授信额度" IS NOT NULL')"

# ---- by hand: add, set, remove, restore, purge -----------------------------------------------------------------------------------
fresh hand
ends 0 pareto add customer code=C1 name=雾栎饲料
ends 0 pareto add customer code=C2 name=禾硐集团
ends 0 pareto field add 客户 信用额度 --type money --unit 元 --least 0 --most 500000 --note '超过要审批' --output table
ends 0 pareto field add customer 'Tax Zone' --type text --unique
same 'a name is made of what was written' my.tax_zone "$(pareto field list --output csv | awk -F , '/tax/ {print $2}')"
ends 0 pareto set customer C1 my.信用额度=300000 '信用额度=300001' my.tax_zone=Z1
ends 1 pareto set customer C2 my.信用额度=600000
says 'a bound holds' err '不能大于 500000'
ends 1 pareto set customer C2 my.tax_zone=Z1
says 'no two alike' err '另一条记录已有这个值'
ends 1 pareto add customer name=第三家 my.tax_zone=Z1
same 'and nothing is left of the record' 2 "$(value 'SELECT count(*) FROM customer')"
ends 2 pareto field add customer 信用额度
says 'what is there is not made again' err '已有字段 my.信用额度'
ends 1 pareto field add customer 档次 --type choice
says 'a choice needs choices' err '--choices'
ends 2 pareto field add customr 档次
says 'the entity is suggested' err 'customer'
ends 1 pareto field set customer tax_zone --type date
says 'a filled field keeps its type' err 'pareto field purge customer tax_zone'
ends 0 pareto field set customer 信用额度 --most '' --label 授信 --label-en 'Credit limit'
ends 0 pareto set customer C2 my.信用额度=600000
ends 0 pareto show customer C2 --lang en --output table
line 'labels in both languages' out 'Credit limit +600,000.00 元'
ends 0 pareto field remove customer 授信
says 'removing keeps the values' out '2 个值保留'
ends 2 pareto query 'SELECT "my.信用额度" FROM customer'
ends 0 pareto field list --output table
line 'listed as removed' out '已移除'
ends 0 pareto field set customer 信用额度 --restore
same 'and they come back' 600000 "$(value "SELECT \"my.信用额度\" FROM customer WHERE code = 'C2'")"
ends 0 pareto field remove customer 信用额度
ends 0 pareto field add customer 信用额度
says 'adding it again brings it back, too' out '带着 2 个值回来了'
ends 0 pareto field remove customer tax_zone
operation=$(operations | head -n 1)
ends 0 pareto journal undo "$operation" --yes
same 'removing can be undone' Z1 "$(value "SELECT \"my.tax_zone\" FROM customer WHERE code = 'C1'")"
ends 0 pareto field purge customer tax_zone
says 'purging asks, and does nothing unasked' out '没有改动'
ends 0 pareto field purge customer tax_zone --yes
same 'then it is gone' 1 "$(value 'SELECT count(*) FROM field')"
ends 0 pareto field add customer tax_zone --type date
ends 0 pareto set customer C1 my.tax_zone=2026-10-31
same 'its name is free for another type' 2026-10-31 "$(value "SELECT \"my.tax_zone\" FROM customer WHERE code = 'C1'")"
ends 0 pareto field add sale 司机 --type reference --to 用户 --listed
ends 0 pareto add user code=U1 name=张三
ends 0 pareto add sale number=X1 date=2026-10-01 customer=C1 amount=5 my.司机=张三
ends 0 pareto list sale --output csv
line 'a reference is listed by its name' out '张三'
ends 0 pareto field add product 等级 --type int --required --default 3
ends 0 pareto add product name=烟酸
same 'a default stands where nothing is given' 3 "$(value 'SELECT "my.等级" FROM product')"
ends 2 pareto field set product 等级别 --required
says 'a slip is answered' err '等级'
ends 0 pareto journal verify

# ---- removing records takes their own fields along, and undo brings them back -------------------------------------------------------
ends 0 pareto remove customer C2
operation=$(operations | head -n 1)
ends 0 pareto journal undo "$operation" --yes
same 'own fields come back with their record' 600000 "$(value "SELECT \"my.信用额度\" FROM customer WHERE code = 'C2'")"

# ---- another process, opened before the field was there -------------------------------------------------------------------------------
fresh two
ends 0 pareto add customer code=C1 name=雾栎饲料
for i in 1 2 3 4 5 6; do
  pareto field add customer "甲$i" --type int >/dev/null 2>>race.err &
  pareto add customer "name=第$i家" >/dev/null 2>>race.err &
done
wait
same 'fields and records added at once, all there' '6 7' "$(value 'SELECT (SELECT count(*) FROM field), (SELECT count(*) FROM customer)' | tr , ' ')"
same 'and nobody failed' '' "$(grep -c 错误 race.err | grep -v '^0$')"
ends 0 pareto query 'SELECT "my.甲1", "my.甲2", "my.甲3", "my.甲4", "my.甲5", "my.甲6" FROM customer'

# ---- killed between the field and its values: all or nothing ----------------------------------------------------------------------------
fresh killed
sales small.csv
{ head -n 1 small.csv; for i in $(seq 1 4000); do tail -n +2 small.csv | sed "s/,A/,B$i-/"; done; } >sales.csv
half=0
for wait_for in 0.05 0.1 0.2 0.3 0.4 0.6 0.8 1.0; do
  "$PARETO" import sales.csv --as sale --create-missing --keep all --yes >/dev/null 2>&1 &
  job=$!
  sleep "$wait_for"
  kill -9 "$job" 2>/dev/null
  wait "$job" 2>/dev/null
  fields=$(value 'SELECT count(*) FROM field') rows=$(value 'SELECT count(*) FROM sale')
  [[ "$fields $rows" == '0 0' || "$fields $rows" == '6 48000' ]] || half=$((half + 1))
  [[ $fields == 6 ]] && break
done
same 'no field without its values, no values without their field' 0 "$half"
ends 0 pareto journal verify

# ---- in English ---------------------------------------------------------------------------------------------------------------------------
fresh english en
printf 'date,number,customer code,customer,Credit limit,Priority (A/B),amount\n2026-10-01,A1,C1,Acme,500,A,5\n2026-10-02,A2,C1,Acme,500,A,6\n2026-10-03,A3,C2,Bolt,700,B,7\n2026-10-03,A4,C2,Bolt,700,B,7\n2026-10-04,A5,C1,Acme,500,A,7\n' >sales.csv
ends 0 pareto import sales.csv --create-missing --keep all --yes --output table
says 'names are made of English heads' out 'new field my.credit_limit of Customer (Money)'
same 'brackets explain, they do not name' 'A B' "$(value 'SELECT "my.priority" FROM customer ORDER BY code' | paste -sd ' ')"
ends 2 pareto import sales.csv --again --keep 'nothing'
says 'what is not there cannot be kept' err 'all columns of the file are recognised'
finish
