#!/usr/bin/env bash
# Two real lists of companies come in as customers: the mainland's in GBK, Taiwan's in UTF-8 with a byte order mark. Both are not
# ours to ship; where they are absent the test says so and is skipped. PARETO_SHARED names the folder that holds data/.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

lists=${PARETO_SHARED:-$SOURCE/../shared}/data/zh-companies
mainland=$lists/a-share-stock-basics-2017.gbk.csv taiwan=$lists/twse-listed-companies-20240526.utf8bom.csv
for list in "$mainland" "$taiwan"; do
  [[ -f $list ]] && continue
  echo "skipped: $list is not here"
  exit 77
done
cp "$mainland" mainland.csv
cp "$taiwan" taiwan.csv
iconv -f GB18030 -t UTF-8 mainland.csv >mainland.utf8.csv

# ---- the mainland: GBK, codes with leading zeros --------------------------------------------------------------------------
ends 0 pareto init mainland --lang zh-Hans
cd mainland || exit 1
ends 0 pareto import ../mainland.csv --as customer --yes --output table
line 'the encoding is recognised and said' out 'GB18030'
line 'all 3 172 come in' out '^ *已导入 +3,172 +客户'
tail -n +2 ../mainland.utf8.csv | cut -d , -f 1,2 | sort >../codes_of_file
pareto query 'SELECT code, name FROM customer' --output csv | tail -n +2 | sort >../codes
same_file 'each code and name as in the file, zeros and all' ../codes_of_file ../codes
same 'codes that begin with 0' "$(grep -c ^0 ../codes_of_file)" "$(value "SELECT count(*) FROM customer WHERE code LIKE '0%'")"
same '000001 is found by its code' '000001,平安银行' "$(value "SELECT code, name FROM customer WHERE code = '000001'")"
says 'and shown' <(pareto show customer 000001 --output table) '平安银行'
same 'it is in Shenzhen' '深圳' "$(value "SELECT province FROM customer WHERE code = '000001'")"
line 'a search by pinyin initials finds it' <(pareto list customer --search payh --output csv) '000001'
ends 0 pareto import ../mainland.csv --as customer --yes --again
line 'again: all as before' out '(一致|无变化|不变|as before|与现有一致|照旧).*|^ *[^ ]+ +3,172 +客户'
same 'and no more than there were' 3172 "$(value 'SELECT count(*) FROM customer')"
cd ..

# ---- Taiwan: byte order mark, traditional characters, tax numbers with leading zeros --------------------------------------
ends 0 pareto init taiwan --lang zh-Hans
cd taiwan || exit 1
ends 0 pareto import ../taiwan.csv --as customer --yes --output table
line 'the byte order mark is recognised and said' out 'UTF-8-BOM'
line 'all 1 023 come in' out '^ *已导入 +1,023 +客户'
column() { tail -n +2 ../taiwan.csv | tr -d '\r' | sed -E 's/^"//; s/"$//; s/","/\t/g' | cut -f "$1" | sort; }
column 2,3,4 | tr '\t' , | tr -d '"' >../codes_of_file
pareto query 'SELECT code, name, short_name FROM customer' --output csv | tail -n +2 | tr -d '"' | sort >../codes
same_file 'codes and names as in the file; the mark is no part of them' ../codes_of_file ../codes
column 8 >../tax_of_file
pareto query 'SELECT tax_number FROM customer' --output csv | tail -n +2 | sort >../tax
same_file 'tax numbers keep their leading zeros' ../tax_of_file ../tax
line 'the file has such' ../tax_of_file '^0'
same 'a search in simplified characters finds the traditional name' \
  "$(value "SELECT code FROM customer WHERE name LIKE '臺灣水泥%'")" "$(pareto list customer --search 台湾水泥 --columns code --output csv | tail -n +2)"
finish
