#!/usr/bin/env bash
# Two records become one: whatever referred to the one that goes, under every name that anybody knew it by, and an undo that takes
# it back to the byte.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

"$DEMO_DATA" demo >/dev/null
ends 0 pareto init ws --lang en
cd ws || exit 1
for part in 汇率.csv:currency_rate 产品.csv:product 人员.csv:user 客户档案.csv:customer 销售明细.xlsx:sale; do
  ends 0 pareto import "../demo/${part%:*}" --as "${part#*:}" --create-missing --yes
done
ends 0 pareto tier run
id_of() { value "SELECT id FROM customer WHERE code = '$1'"; }

# ---- what refers to the one that goes, of every kind ----------------------------------------------------------------------
ends 0 pareto set customer 0040 phone=021-5550-9999 note='pays late' tax_number=91310000MA1FL2XB04
ends 0 pareto set customer 0031 note='old friend' phone=
ends 0 pareto add contact customer=0040 name=柳岸 mobile=13900000001
ends 0 pareto add task customer=0040 subject='call back' due=2026-11-05
ends 0 pareto add interaction customer=0040 kind=call subject=price start='2026-10-01 09:00'
ends 0 pareto add department customer=0040 name=采购部
ends 0 pareto add attachment customer=0040 name=合同.pdf
ends 0 pareto add customer code=T1 name=漱汀日化杭州店 parent=0040
ends 0 pareto add customer code=T2 name=漱汀日化温州店 parent=T1
ends 0 pareto add customer_name customer=0040 name=小漱汀
ends 0 pareto twins apart 0040 0013
lines=$(value "SELECT count(*) FROM sale WHERE customer = $(id_of 0040)")
both=$(value "SELECT isum(home_amount) FROM sale WHERE customer IN ($(id_of 0031), $(id_of 0040))")
gone=$(id_of 0040)
dump_tables ../before

# ---- looked at, nothing done ----------------------------------------------------------------------------------------------
ends 0 pareto merge 0031 0040 --dry-run --output table
line 'what goes and what stays' out '0040  漱汀日用化学有限公司 +-> +0031  漱汀日化有限公司'
line 'an empty field is filled' out 'Phone +021-5550-9999'
line 'sale lines that move' out "Customer +$lines\$"
line 'children move' out 'Customers +Parent customer +1'
line 'a contact moves' out 'Contacts +Customer +1'
says 'nothing was done' out 'nothing was merged'
dump_tables ../looked
same_file 'a dry run leaves no trace' ../before ../looked

# ---- done -----------------------------------------------------------------------------------------------------------------
ends 0 pareto merge 0031 0040 --yes
operation=$(operations | head -n 1)
same 'the one that goes is gone' 0 "$(value "SELECT count(*) FROM customer WHERE code = '0040'")"
same 'all sales are the survivor’s' "$both" "$(value "SELECT isum(home_amount) FROM sale WHERE customer = $(id_of 0031)")"
same 'the monthly sums agree' "$both" "$(value "SELECT isum(net_sales) FROM customer_month WHERE customer = $(id_of 0031)")"
same 'and nobody else has some' 0 "$(value "SELECT count(*) FROM customer_month WHERE customer = $gone")"
same 'orders are counted anew' \
  "$(value "SELECT count(*) FROM (SELECT number FROM sale WHERE customer = $(id_of 0031) GROUP BY number HAVING isum(home_amount) > 0) AS o")" \
  "$(value "SELECT orders FROM customer WHERE code = '0031'")"
for entity in contact task interaction department attachment; do
  same "its $entity is the survivor's" 1 "$(value "SELECT count(*) FROM $entity WHERE customer = $(id_of 0031)")"
done
same 'its child has a new parent' "$(id_of 0031)" "$(value "SELECT parent FROM customer WHERE code = 'T1'")"
same 'and whoever is below a new group' "$(id_of 0031)" "$(value "SELECT root FROM customer WHERE code = 'T2'")"
same 'the phone came, the notes are joined' '021-5550-9999|1' \
  "$(value "SELECT phone || '|' || (note LIKE 'old friend%pays late') FROM customer WHERE code = '0031'")"
same 'what was said to be apart stays so' 1 \
  "$(value "SELECT count(*) FROM customer_apart WHERE $(id_of 0031) IN (customer, other) AND $(id_of 0013) IN (customer, other)")"
same 'one owner at a time' 1 "$(value "SELECT count(*) FROM ownership WHERE customer = $(id_of 0031) AND role = 'owner' AND to_date IS NULL")"
same 'one tier at a time' 1 "$(value "SELECT count(*) FROM tier_assignment WHERE customer = $(id_of 0031) AND rule = 'abc' AND to_date IS NULL")"
same 'nobody refers to what is gone' 0 "$(value "SELECT (SELECT count(*) FROM ownership WHERE customer = $gone) + (SELECT count(*) FROM tier_assignment WHERE customer = $gone)")"
for name in 0040 漱汀日用化学有限公司 漱汀日用化学 小漱汀 "$gone" xiaoshuting; do
  ends 0 pareto show customer "$name" --output table
  says "found as $name" out '0031'
done
ends 0 pareto list customer --search 日用化学 --columns code --output csv
same 'a search for the old name finds the survivor' 0031 "$(tail -n 1 out)"

# ---- what comes in under the old names lands on the survivor --------------------------------------------------------------
printf 'number,date,customer,amount\nM1,2026-10-31,0040,100\nM2,2026-10-31,漱汀日用化学有限公司,10\nM3,2026-10-31,小漱汀,1\n' >../late.csv
ends 0 pareto import ../late.csv --as sale --yes
same 'three lines' 3 "$(value "SELECT count(*) FROM sale WHERE customer = $(id_of 0031) AND number IN ('M1', 'M2', 'M3')")"
printf '客户编码,客户名称,电话,网址\n0040,漱汀日用化学有限公司,021-1111-2222,www.example.cn\n' >../list.csv
ends 0 pareto import ../list.csv --as customer --yes
same 'a list with the old code makes nobody anew' 0 "$(value "SELECT count(*) FROM customer WHERE code = '0040'")"
same 'it fills what is empty and changes nothing else' '漱汀日化有限公司|021-5550-9999|www.example.cn' \
  "$(value "SELECT name || '|' || phone || '|' || website FROM customer WHERE code = '0031'")"
for import in $(pareto import list --output csv | awk -F , 'NR > 1 && $NF == "" && ++n <= 2 {print $1}'); do ends 0 pareto import undo "$import" --yes; done

# ---- taken back -----------------------------------------------------------------------------------------------------------
ends 0 pareto journal undo "$operation" --yes
dump_tables ../after
same_file 'an undo takes it back to the byte' ../before ../after
ends 0 pareto journal verify
ends 0 pareto show customer 0040

# ---- trees ----------------------------------------------------------------------------------------------------------------
# The one that stays is below the one that goes: T2 → T1 → 0040.
ends 0 pareto merge T2 0040 --yes
same 'it stands where the other stood' '' "$(value "SELECT parent FROM customer WHERE code = 'T2'")"
same 'who was between is below' "$(id_of T2)" "$(value "SELECT parent FROM customer WHERE code = 'T1'")"
same 'one group' 1 "$(value "SELECT count(DISTINCT root) FROM customer WHERE code IN ('T1', 'T2')")"
ends 0 pareto journal undo "$(operations | head -n 1)" --yes
dump_tables ../after
same_file 'back again' ../before ../after
ends 0 pareto merge 0040 T1 --yes
same 'the child of a child moves up' "$(id_of 0040)" "$(value "SELECT parent FROM customer WHERE code = 'T2'")"
ends 0 pareto journal undo "$(operations | head -n 1)" --yes
dump_tables ../after
same_file 'and back' ../before ../after

# ---- other kinds, and what makes no sense ---------------------------------------------------------------------------------
product=$(value "SELECT product FROM sale WHERE product IS NOT NULL ORDER BY id LIMIT 1")
first=$(value "SELECT code FROM product WHERE id = $product")
second=$(value "SELECT code FROM product WHERE id <> $product ORDER BY code LIMIT 1")
ends 0 pareto merge "$second" "$first" --entity product --yes
same 'no line has the product that went' 0 "$(value "SELECT count(*) FROM sale WHERE product = $product")"
ends 0 pareto show product "$first"
ends 0 pareto journal undo "$(operations | head -n 1)" --yes
dump_tables ../after
same_file 'products are brought back' ../before ../after
users=($(value "SELECT code FROM \"user\" ORDER BY code LIMIT 2"))
ends 0 pareto merge "${users[0]}" "${users[1]}" --entity user --yes
ends 0 pareto journal undo "$(operations | head -n 1)" --yes
dump_tables ../after
same_file 'users are brought back' ../before ../after
ends 0 pareto merge 0031 0040 --keep name=0040 --keep phone=0031 --yes
same 'a field is kept of the one that goes, another emptied' '漱汀日用化学有限公司|-' "$(value "SELECT name || '|' || coalesce(phone, '-') FROM customer WHERE code = '0031'")"
ends 0 pareto show customer 漱汀日化有限公司
ends 0 pareto journal undo "$(operations | head -n 1)" --yes
dump_tables ../after
same_file 'and taken back' ../before ../after
ends 2 pareto merge 0031 0031 --yes
ends 2 pareto merge 0040 0013 --yes
says 'who is apart is not merged' err 'said not to be the same'
ends 2 pareto merge 0031 漱汀 --yes
says 'who is meant is asked' err 'may be any of'
ends 2 pareto merge 0031 0040 --keep tier=0040 --yes
ends 2 pareto merge 0031 0040 --keep phone=0013 --yes
dump_tables ../after
same_file 'nothing of that leaves a trace' ../before ../after

# ---- changed since: what the merge moved stays moved where somebody touched it ---------------------------------------------
ends 0 pareto merge 0031 0040 --yes
operation=$(operations | head -n 1)
ends 0 pareto set customer 0031 phone=021-0000-0001
pareto journal undo "$operation" --output table --yes >out 2>err </dev/null
same 'the rest is taken back' "$lines" "$(value "SELECT count(*) FROM sale WHERE customer = $(id_of 0040)")"
line 'the conflict is listed' out '漱汀日化有限公司.*(changed since)'
same 'the later change stands' 021-0000-0001 "$(value "SELECT phone FROM customer WHERE code = '0031'")"
finish
