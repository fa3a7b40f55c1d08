#!/usr/bin/env bash
# Files in each encoding, short ones too: told, shown with its confidence, and to be overruled; damage is said and repaired.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

command -v iconv >/dev/null || { echo 'skipped: there is no iconv'; exit 77; }
ends 0 pareto init work --lang zh-Hans
cd work || exit 1

names() { pareto query 'SELECT code, name, phone FROM customer ORDER BY code' --output csv | tail -n +2; }
# taken FILE [OPTION...]: imports it and takes it back; what was said is in ../said, the customers in ../names.
taken() {
  ends 0 pareto import "$@" --as customer --yes --again --output table
  cp out ../said
  names >../names
  undo_everything
}

simplified='客户编码,客户名称,电话
0001,雾栎饲料股份有限公司,０２８－５５５０００４
0002,禾硐（鄂北）饲料有限公司,000-5550009
0003,漱汀日用化学有限公司,
'
traditional='客戶代號,客戶名稱,電話
0001,霧櫟飼料股份有限公司,０２８－５５５０００４
0002,禾硐（鄂北）飼料有限公司,000-5550009
0003,漱汀日用化學有限公司,
'
printf '%s' "$simplified" >../s.txt
printf '%s' "$traditional" >../t.txt
expected=$'0001,雾栎饲料股份有限公司,028-5550004\n0002,禾硐（鄂北）饲料有限公司,000-5550009\n0003,漱汀日用化学有限公司,'
expected_traditional=$'0001,霧櫟飼料股份有限公司,028-5550004\n0002,禾硐（鄂北）飼料有限公司,000-5550009\n0003,漱汀日用化學有限公司,'

# ---- each encoding, with and without a mark -------------------------------------------------------------------------------
cp ../s.txt ../utf8.csv
{ printf '\xef\xbb\xbf'; cat ../s.txt; } >../utf8bom.csv
iconv -f UTF-8 -t GB18030 ../s.txt >../gb.csv
iconv -f UTF-8 -t UTF-16LE ../s.txt >../utf16le.csv
iconv -f UTF-8 -t UTF-16BE ../s.txt >../utf16be.csv
{ printf '\xff\xfe'; cat ../utf16le.csv; } >../utf16lebom.csv
{ printf '\xfe\xff'; cat ../utf16be.csv; } >../utf16bebom.csv
for file in 'utf8 UTF-8' 'utf8bom UTF-8-BOM' 'gb GB18030' 'utf16le UTF-16LE' 'utf16be UTF-16BE' 'utf16lebom UTF-16LE' 'utf16bebom UTF-16BE'; do
  taken "../${file% *}.csv"
  same "$file: three names, phones in half width" "$expected" "$(cat ../names)"
  line "$file: said with its confidence" ../said "${file#* } \\([0-9]+%\\)"
done
iconv -f UTF-8 -t BIG5 ../t.txt >../big5.csv
iconv -f UTF-8 -t GB18030 ../t.txt >../traditional_gb.csv
taken ../big5.csv
line 'three rows in Big5 are told from GB18030' ../said 'Big5 \([0-9]+%\)'
same 'Big5: three names' "$expected_traditional" "$(cat ../names)"
taken ../traditional_gb.csv
line 'the same characters in GB18030 are told from Big5' ../said 'GB18030 \([0-9]+%\)'
same 'GB18030: three names' "$expected_traditional" "$(cat ../names)"
printf 'code,name,phone\n1,M\xfcller Stra\xdfe GmbH,\n2,Caf\xe9 de Flore,\n' >../latin.csv
taken ../latin.csv
line 'Windows-1252' ../said 'Windows-1252 \([0-9]+%\)'
same 'accents' $'1,Müller Straße GmbH,\n2,Café de Flore,' "$(cat ../names)"

# ---- real lists, cut short ------------------------------------------------------------------------------------------------
list=${PARETO_SHARED:-$SOURCE/../shared}/data/zh-companies/twse-listed-companies-20240526.utf8bom.csv
if [[ -f $list ]]; then
  for rows in 3 5 10 50; do
    head -n $((rows + 1)) "$list" | tail -c +4 | cut -d , -f 2-4 >../list.txt
    iconv -f UTF-8 -t BIG5 ../list.txt >../list.csv
    ends 0 pareto import ../list.csv --as customer --preview --output table
    line "$rows firms of Taiwan's list in Big5" out 'Big5 \([0-9]+%\)'
    ends 0 pareto import ../list.csv --as customer --yes --again
    same "$rows firms: names as in the list" "$(tail -n +2 ../list.txt | cut -d , -f 2 | tr -d '"\r' | sort)" \
      "$(pareto query 'SELECT name FROM customer' --output csv | tail -n +2 | tr -d '"' | sort)"
    undo_everything
  done
else
  echo "not looked at: $list is not here"
fi

# ---- not sure: the other reading is shown, and can be told ----------------------------------------------------------------
printf 'code,name\n1,' >../one.csv
printf '蔡憲龍' | iconv -f UTF-8 -t BIG5 >>../one.csv
printf '\n' >>../one.csv
ends 0 pareto import ../one.csv --as customer --preview --output table
line 'a single name: not sure' out '! 编码不能确定'
line 'the other reading, and how to have it' out '不对请用：--encoding (Big5|GB18030|Windows-1252)'
taken ../one.csv --encoding Big5
same 'told' '1,蔡憲龍,' "$(cat ../names)"
silent_on 'then nothing is unsure' ../said '编码不能确定'

# ---- damage ---------------------------------------------------------------------------------------------------------------
cat >../garbled.csv <<'CSV'
客户编码,客户名称,电话
0001,娴嬭瘯,
0002,²âÊÔ,
0003,雾栎饲料有限公司,
0004,锟斤拷锟斤拷,
CSV
taken ../garbled.csv
line 'said with an example' ../said '2 个单元格像是编码读错后存下的，已修复：“娴嬭瘯”即“测试”（第 2 行）'
line 'what is lost is said' ../said '1 个单元格里有已丢失、无法恢复的字：“锟斤拷锟斤拷”（第 5 行）'
same 'brought back, and what is lost is left' $'0001,测试,\n0002,测试,\n0003,雾栎饲料有限公司,\n0004,锟斤拷锟斤拷,' "$(cat ../names)"
taken ../garbled.csv --repair no
line 'not repaired, but said' ../said '像是编码读错后存下的：“娴嬭瘯”像是“测试”'
same 'left' '0001,娴嬭瘯,' "$(head -n 1 ../names)"
# Sound for a thousand rows, then not: nothing is changed that the preview did not show, and it is said.
{ echo 客户编码,客户名称,电话; for i in {1..1000}; do echo "$i,雾栎饲料有限公司$i,"; done; echo '1001,娴嬭瘯,'; } >../later.csv
taken ../later.csv
line 'said though it comes late' ../said '照原样 +1 +个单元格像是编码读错后存下的（第 1002 行：“娴嬭瘯”是“测试”？）'
same 'and left' '1001,娴嬭瘯,' "$(grep '^1001,' ../names)"
taken ../later.csv --repair yes
same 'repaired when told' '1001,测试,' "$(grep '^1001,' ../names)"
# A whole file that was saved wrongly, heads and all.
cat >../wrong.csv <<'CSV'
瀹㈡埛缂栫爜,瀹㈡埛鍚嶇О,鍩庡競
0001,闆炬爭楗叉枡鏈夐檺鍏徃,鎴愰兘
0002,绂剧闆嗗洟,姝︽眽
CSV
taken ../wrong.csv
same 'heads and all' $'0001,雾栎饲料有限公司,\n0002,禾硐集团,' "$(cat ../names)"
# A byte is missing: the pairs behind it are one byte off.
iconv -f UTF-8 -t GB18030 <<<$'客户编码,客户名称\n0001,华北饲料有限公司\n0002,禾硐集团' >../whole.csv
{ head -c 30 ../whole.csv; tail -c +32 ../whole.csv; } >../slip.csv
taken ../slip.csv
line 'said with an example' ../said '第 2 行等处缺了一个字节'
line 'the rest of the name is right again' ../names '^0001,.*有限公司'
line 'what follows is whole' ../names '^0002,禾硐集团'
taken ../slip.csv --repair no
line 'not repaired, but said' ../said '错位读成的'
silent_on 'left as it is' ../names '^0001,.*有限公司'
finish
