#!/usr/bin/env bash
# Files that are no good, wholly or in part: each is named with line, column, value, reason and what to do, in both languages; the
# good rows land.
. "$(dirname "$0")/common.sh"
run 0 pareto init ws

# refused FILE ENGLISH CHINESE: nothing can be imported.
refused() {
  run 1 pareto -w ws import "$1" --as sale --yes && says "$1" "$2"
  run 1 pareto -w ws --lang zh-Hans import "$1" --as sale --yes && says "$1" "$3"
  same "$(value 'select count(*) from sale')" 0 "lines after $1"
}
refused missing.csv "there is no such file" "没有这个文件"
: >empty.csv
refused empty.csv "the file is empty: there is nothing to import" "文件是空的：没有可导入的内容"
head -c 5000 /dev/urandom >binary.csv
refused binary.csv "binary.csv is not what its name says" "binary.csv 名不副实"
says "可能已损坏、被加密，或扩展名写错了" "请用原来的软件打开后重新保存"
cp binary.csv binary.dat
refused binary.dat "is of no format that an enabled importer reads" "不是已启用的导入插件能读的格式"
says "能读的格式：.csv, .tsv, .txt, .html" ".xls, " ".xlsx, .xlsm" "另存为 xlsx 或 CSV"
mkdir folder.csv
refused folder.csv "this is a folder or a device, not a file" "这是文件夹或设备，不是文件"
pareto_demo_data demo >/dev/null || skip "pareto_demo_data was not built"
head -c 60000 demo/销售明细.xlsx >cut.xlsx
refused cut.xlsx "the workbook is cut off or damaged: its end is missing. Copy or download it again" "工作簿不完整或已损坏：缺少文件末尾。请重新复制或下载"
head -c 3000 /dev/urandom | cat <(head -c 30000 demo/销售明细.xlsx) - <(tail -c +33001 demo/销售明细.xlsx) >damaged.xlsx
code=0
pareto -w ws import damaged.xlsx --as sale --create-missing --yes >damaged.out 2>&1 || code=$?
same $code 1 "a damaged workbook ends with"
grep -q "damaged" damaged.out || fail "a damaged workbook: $(tail -n 3 damaged.out)"
same "$(value 'select count(*) from sale')" 0 "lines after damaged.xlsx"
printf 'Some,words\nof,no,use\n' >words.csv
code=0
pareto -w ws import words.csv --as sale --yes >words.out 2>&1 || code=$?
((code == 1 || code == 2)) || fail "a file without a date and a customer ended with $code: $(tail -n 3 words.out)"

# The same rows, good and bad, once in each language.
head='Order number,Date,Customer code,Customer name,Quantity,Unit price,Amount,Currency'
cat >mixed.csv <<CSV
$head
A1,2026-01-05,C1,Firm 1,2,10,20,
A2,31/02/2024,C1,Firm 1,2,10,20,
A3,2026-01-07,C1,Firm 1,2,10
A4,2026-01-07,C1,Firm 1,2,10,20,,beyond,the end
A5,2026-01-07,C1,Firm 1,2,10,99999999999999999999999,
A6,2026-01-07,C1,Firm 1,2,10,20,CHF
A7,2026-01-08,,,2,10,20,
A8,2026-01-08,C1,Firm 1,99999999999,99999999999,,
A9,2026-01-08,C1,Firm 1,1,1,99999999999999,
A10,2026-01-08,C1,Firm 1,two,10,20,
A11,2026-01-08,C1,Firm 1,1.2 t,10,20,
A12,2026-01-08,C1,Firm 1,1,10,=F2*2,
A13,2026-01-08,C1,Firm 1,2,10,20,
CSV
# row LINE COLUMN VALUE WHY FIX: a line of the file of rejects, which holds the row itself first.
row() {
  local line
  line=$(tr -d '\r' <"$rejects" | sed 's/""/"/g' | grep -F -- ",$1,$2,$3," | head -n 1)
  [[ -n $line ]] || { fail "$rejects has no line $1 $2 $3"; return; }
  [[ $line == *"$4"* ]] || fail "line $1: not the reason $4, but $line"
  [[ $line == *"$5"* ]] || fail "line $1: not the remedy $5, but $line"
}
run 3 pareto -w ws import mixed.csv --as sale --create-missing --yes
says "imported 4 Sales" "not imported 9" "mixed.rejects.csv (correct it and import it as it is)"
says "3 Date 31/02/2024 there is no such day" "correct it to a real date"
same "$(value 'select count(*) from sale')" 4 "good rows"
rejects=mixed.rejects.csv
same "$(($(wc -l <$rejects) - 1))" 9 "lines of the rejects file"
row 3 Date 31/02/2024 "there is no such day" "correct it to a real date"
row 6 Amount 99999999999999999999999 "the number is too large" "check the number"
row 7 Currency CHF "there is no rate for CHF on the day of the sale or before" "pareto rate set CHF RATE --from 2026-01-07"
row 8 "Customer code" "" "no customer" "fill in the customer"
row 9 "Unit price" 99999999999 "quantity times unit price is too large" "check quantity and price"
row 10 Amount 99999999999999 "is too large" "check the number"
row 11 Quantity two "is not a number" "write a number, such as 1234.50"
row 12 Quantity "1.2 t" "unit" "put the unit t into its own column"
row 13 Amount "\"'=F2*2\"" "formula" "save the values instead of the formulas"
run 0 pareto -w ws import undo 1 --yes
same "$(value 'select count(*) from sale')" 0 "lines after the undo"

run 3 pareto -w ws --lang zh-Hans import mixed.csv --as sale --create-missing --yes
says "已导入 4 销售明细" "未导入 9" "mixed.未导入.csv（改完原样导入）"
rejects=mixed.未导入.csv
row 3 Date 31/02/2024 "没有这一天" "改成真实日期"
row 6 Amount 99999999999999999999999 "数字太大" "核对这个数"
row 7 Currency CHF "销售当日及之前没有 CHF 的汇率" "pareto rate set CHF 汇率"
row 8 "Customer code" "" "没有客户" "补上客户"
row 9 "Unit price" 99999999999 "数量乘单价超出范围" "核对数量和单价"
row 10 Amount 99999999999999 "超出范围" "核对这个数"
row 11 Quantity two "不是数字" "改成数字，例如 1234.50"
row 12 Quantity "1.2 t" "单位" "单位 t 单独一列"
row 13 Amount "\"'=F2*2\"" "公式" "另存为数值"

# Corrected, the rejects go in as they are.
run 0 pareto -w ws add currency_rate currency=CHF from_date=2026-01-01 rate=8.1
sed -i -e 's|31/02/2024,C1|2024-02-29,C1|' -e 's|^\(A[5-9][^C]*,\)|\1|' $rejects
run 3 pareto -w ws import $rejects --as sale --create-missing --yes
says "imported 2 Sales"
same "$(value "select count(*) from sale where number in ('A2', 'A6')")" 2 "corrected rows"
same "$(value "select home_amount from sale where number = 'A6'" | tr -d '"')" 162 "CHF 20 at 8.1"

printf '%s\nN1,2026-01-05,ZZZ9,,1,1,20,\nN2,2026-01-05,C1,,1,1,20,\n' "$head" >code.csv
run 3 pareto -w ws import code.csv --as sale --yes && says "2 Customer code ZZZ9 there is no such customer" "correct it, or add --create-missing" "imported 1"
printf '%s\nN3,2026-01-05,ZZZ9,,1,1,20,\nN4,2026-01-05,C1,,1,1,20,\n' "$head" >code2.csv
run 3 pareto -w ws --lang zh-Hans import code2.csv --as sale --yes && says "2 Customer code ZZZ9 没有这个客户" "改正它，或加 --create-missing"

printf 'Order number,Date,Customer code,Amount,Amount\nB1,2026-01-05,C1,20,30\n' >twice.csv
run 0 pareto -w ws import twice.csv --as sale --yes && says "several columns are called Amount; they are told apart as Amount and Amount (2)" "the amount is taken from column Amount; Amount (2) is left aside"
printf 'Order number,Date,Customer code,Amount,Amount\nB2,2026-01-05,C1,20,30\n' >twice2.csv
run 0 pareto -w ws --lang zh-Hans import twice2.csv --as sale --yes && says "有几列都叫“Amount”" "“Amount (2)”列没有用上"
same "$(value "select amount from sale where number = 'B1'")" 20 "the amount taken"

{
  echo 'Order number,Date,Customer code,Amount,Note'
  printf 'L1,2026-01-05,C1,20,'
  head -c 10485760 /dev/zero | tr '\0' x
  printf '\nL2,2026-01-05,C1,20,short\n'
} >long.csv
run 3 pareto -w ws import long.csv --as sale --yes && says "the cell is longer than 1048576 bytes" "imported 1"
sed -i 's/^L\([12]\)/L3\1/' long.csv
run 3 pareto -w ws --lang zh-Hans import long.csv --as sale --yes && says "单元格超过 1048576 字节"
(($(stat -c %s long.rejects.csv) < 100000)) || fail "the file of rejects carries the long cell"
run 0 pareto -w ws journal verify
finish
