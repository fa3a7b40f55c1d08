#!/usr/bin/env bash
# Files from the test suites of other projects, and their kin, brought in by the real program: business cards of phones and mail
# programs, JSON of web services, workbooks, Chinese text tables. What each importer reads of them to the letter is held by its own
# tests (plugins/importers); here it is what lands.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"
data=$SOURCE/tests/data
corpus=$SOURCE/tests/fuzz/corpus

pareto init ws --lang en >/dev/null || failed 'init'
cd -- ws || exit 1

# ---- business cards --------------------------------------------------------------------------------------------------------
cp "$data"/vcard/*.vcf .
person() { value "SELECT c.name || ' | ' || p.name || ' | ' || coalesce(p.position, '-') || ' | ' || coalesce(p.mobile, '-') || ' | ' || coalesce(p.phone, '-') || ' | ' || coalesce(p.email, '-') FROM contact p JOIN customer c ON c.id = p.customer WHERE p.name = '$1'" | tr -d '"'; }
for card in rfc2426-example rfc6350-example gmail-single outlook-2003 John_Doe_EVOLUTION; do
  ends 0 pareto import $card.vcf --create-missing --yes
done
same 'the example of RFC 2426' 'Lotus Development Corporation | Frank Dawson | - | - | +1-919-676-9515 | Frank_Dawson@Lotus.com' "$(person 'Frank Dawson')"
same 'its second card' 'Netscape Communications Corp. | Tim Howes | - | - | +1-415-937-3419 | howes@netscape.com' "$(person 'Tim Howes')"
same 'the example of RFC 6350' 'Viagenie | Simon Perreault | - | +1-418-262-6501 | +1-418-656-9254 ext. 102 | simon.perreault@viagenie.ca' "$(person 'Simon Perreault')"
same 'a card of Gmail' 'TheCompany | Greg Dartmouth | TheJobTitle | 555 555 1111 | 555 555 2222 | gdartmouth@hotmail.com' "$(person 'Greg Dartmouth')"
same 'a card of Outlook' 'Company, The | John Doe III | The Job Title | MobilePhone | BusinessPhone | jdoe@hotmail.com' "$(person 'John Doe III')"
same 'a card of Evolution' 'IBM | Mr. John Richter, James Doe Sr. | Money Counter | 905-666-1234 | 905-555-1234 | john.doe@ibm.com' "$(person 'Mr. John Richter, James Doe Sr.')"
same 'the address of the firm' '501 E. Middlefield Rd., Mountain View, CA 94043, U.S.A.' "$(value "SELECT address FROM customer WHERE name = 'Netscape Communications Corp.'" | tr -d '"')"
ends 3 pareto import John_Doe_ANDROID.vcf --create-missing --yes
says 'what was left out' out 'pictures and keys left out: 1'
says 'people without a firm are no contacts' out '4 rows: Company no customer'
same 'the others are' 8 "$(value 'SELECT count(*) FROM contact')"

cp "$corpus"/vcard/gbk.vcf .
ends 0 pareto import gbk.vcf --create-missing --yes --lang zh-Hans
says 'its encoding' out 'GBK'
same 'a card in GBK and quoted-printable' '晴隰烟酸 | 王小明 | - | 13812345678 | - | -' "$(person 王小明)"

cat >firm.vcf <<'VCF'
BEGIN:VCARD
VERSION:3.0
FN:银杏
ORG:雾栎饲料有限公司;采购部
TITLE:采购经理
TEL;TYPE=CELL:13812345678
TEL;TYPE=WORK:021-62345678
EMAIL:yx@example.cn
X-WECHAT:yinxing
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:白桦
ORG:雾栎饲料有限公司
TEL:+86 139 1234 5678
END:VCARD
VCF
ends 0 pareto import firm.vcf --create-missing --yes
same 'two people of one firm' 2 "$(value "SELECT count(*) FROM contact p JOIN customer c ON c.id = p.customer WHERE c.name = '雾栎饲料有限公司'")"
same 'who are one customer' 1 "$(value "SELECT count(*) FROM customer WHERE name = '雾栎饲料有限公司'")"
same 'nobody takes over what is the other'\''s' '雾栎饲料有限公司 | 白桦 | - | +86 139 1234 5678 | - | -' "$(person 白桦)"
same 'WeChat' yinxing "$(value "SELECT wechat FROM contact WHERE name = '银杏'")"

# ---- JSON ------------------------------------------------------------------------------------------------------------------
cat >orders.jsonl <<'JSON'
{"date":"2026-01-05","number":"J1","customer":{"code":"C1","name":"甲公司"},"quantity":3,"unit_price":0.1,"amount":0.3}
{"date":"2026-01-06","number":"J2","customer":{"code":"C2","name":"乙公司"},"quantity":1,"unit_price":1.5e3,"amount":1500.0000}
{"date":"2026-01-07","number":"J3","customer":{"code":"C1","name":"甲公司"},"quantity":2
{"date":"2026-01-08","number":"J4","customer":{"code":"C1"},"quantity":2,"unit_price":10,"amount":20,"note":null}
JSON
ends 3 pareto import orders.jsonl --as sale --create-missing --yes
says 'the broken line' out 'this is no valid JSON'
same 'the others land' 3,1520.3 "$(value "SELECT count(*), isum(amount) FROM sale WHERE number LIKE 'J%'")"
iconv -f UTF-8 -t GB18030 <<<'{"code":0,"data":{"list":[{"客户编码":"C9","客户名称":"丙公司","省份":"上海"}]}}' >answer.json
ends 0 pareto import answer.json --as customer --yes
says 'where the rows are' out 'data.list'
same 'the list inside an answer, in GB18030' 丙公司 "$(value "SELECT name FROM customer WHERE code = 'C9'")"

# ---- workbooks and text tables -----------------------------------------------------------------------------------------------
cp "$data"/xlsx/*.xlsx "$data"/csv-zh/*.csv .
ends 0 pareto import easyexcel-demo.xlsx --as product --map '字符串标题=name,日期标题=-,数字标题=code' --yes
same 'a workbook of EasyExcel' '10|字符串0' "$(value "SELECT count(*) || '|' || min(name) FROM product" | tr -d '"')"
ends 0 pareto import easyexcel-demo.xlsx --as product --map '字符串标题=name,数字标题=code' --set range=A1:C3 --again --dry-run
says 'a part of it' out '3 rows in the file'
ends 2 pareto import easyexcel-demo.xlsx --as product --set range=all --again --dry-run
says 'how a part is written' err 'B3:H200'
ends 1 pareto import sushi.xlsx --as product --yes
ends 0 pareto import office_bom.csv --as user --yes
same 'names from Excel with its mark' 10 "$(value "SELECT count(*) FROM user WHERE name LIKE '姓名%'")"
ends 0 pareto import test_bean.csv --as user --yes
same 'and without' '张三 李四 王妹妹' "$(pareto query "SELECT name FROM user WHERE name NOT LIKE '姓名%' ORDER BY name" --output csv | tail -n +2 | sort | tr '\n' ' ' | sed 's/ $//')"

# ---- the files are those that were published ---------------------------------------------------------------------------------
cases=$SOURCE/../shared/data/import-cases
if [[ -d $cases ]]; then
  for file in "$cases"/{vcard,xlsx,csv-zh}/* "$cases"/csv-spectrum/*/*; do
    same_file "unchanged: ${file#"$cases"/}" "$file" "$data/${file#"$cases"/}"
  done
else
  echo "the files as published are not beside the project: the copies were not compared with them"
fi
finish
