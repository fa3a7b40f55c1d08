#!/usr/bin/env bash
# What a file really is: old workbooks, web pages, XML and texts under names that say something else come in with the same rows and
# amounts; what is no table at all is named, with what to do.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"
data=$SOURCE/tests/data
list=$data/xls/sales.csv

# ---- one list in many forms ------------------------------------------------------------------------------------------------
gbk() { iconv -f UTF-8 -t GB18030; }
rows() {  # rows BEFORE_ROW BEFORE_CELL AFTER_CELL AFTER_ROW
  awk -F , -v a="$1" -v b="$2" -v c="$3" -v d="$4" '{printf a; for (i = 1; i <= NF; i++) printf b "%s" c, $i; print d}' "$list"
}
page() {  # page CHARSET: a page as an ERP writes it, with a menu above and a footer below
  echo "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta http-equiv=Content-Type content=\"text/html; charset=$1\">"
  echo '<title>销售明细</title><style>td {mso-number-format:"\@"}</style></head><body><table><tr><td>首页</td><td>退出</td></tr></table>'
  echo '<table border=1><tr><td colspan=8>销售明细表</td></tr>'
  rows '<tr>' '<td>' '</td>' '</tr>'
  echo '<tr><td>合计</td><td colspan=6></td><td>95699.75</td></tr></table><p>第 1 页</p></body></html>'
}
xml() {  # xml ENCODING
  echo "<?xml version=\"1.0\" encoding=\"$1\"?><?mso-application progid=\"Excel.Sheet\"?>"
  echo '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
  echo '<Worksheet ss:Name="封面"><Table/></Worksheet><Worksheet ss:Name="销售"><Table>'
  rows '<Row>' '<Cell><Data ss:Type="String">' '</Data></Cell>' '</Row>'
  echo '</Table></Worksheet></Workbook>'
}
mail() {
  printf 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="=_X"\r\n\r\n--=_X\r\n'
  printf 'Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
  page gb2312 | gbk | base64 | sed 's/$/\r/'
  printf -- '--=_X\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nPHRhYmxlPg==\r\n--=_X--\r\n'
}
mkdir files
cp "$data/xls/sales.xls" 'files/old workbook.csv'
cp "$data/xls/sales-5.xls" 'files/Excel 5 in GBK.xls'
cp "$data/xls/sales-2.xls" 'files/bare sheet.xls'
cp "$data/html/sales.html" 'files/page of a spreadsheet program.xls'
page gb2312 | gbk >'files/page in GBK.xls'
page utf-8 | gbk >'files/page in GBK that says utf-8.xls'
page gb2312 >'files/page in UTF-8 that says gb2312.xls'
{ printf '\377\376'; page utf-16 | iconv -f UTF-8 -t UTF-16LE; } >'files/page in UTF-16.xls'
page utf-8 >'files/page.csv'
mail >'files/page in one file.xls'
xml utf-8 >'files/XML.xls'
xml gb2312 | gbk >'files/XML in GBK.csv'
tr , '\t' <"$list" | gbk >'files/tabs in GBK.xls'
{ printf '\377\376'; tr , '\t' <"$list" | iconv -f UTF-8 -t UTF-16LE; } >'files/tabs in UTF-16.xls'
cp "$list" 'files/text.xlsx'

for file in files/*; do
  rm -rf ws
  pareto init ws --lang en >/dev/null || failed 'init'
  ends 0 pareto -w ws import "$file" --as sale --create-missing --dry-run --output table
  line "$file: looked at" out '^ *would import +40 '
  ends 0 pareto -w ws import "$file" --as sale --create-missing --yes --output table
  line "$file: taken" out '^ *imported +40 '
  same "$file: lines, amounts, firms, codes with their zeros" '40,95699.75,5,000101 000102 000203' \
    "$(cd ws && value "SELECT count(*), sum(amount), count(DISTINCT customer), (SELECT group_concat(code, ' ') FROM (SELECT code FROM product ORDER BY code)) FROM sale")"
  same "$file: the name beyond GB2312" 1 "$(cd ws && value "SELECT count(*) FROM customer WHERE name = '吉田物產'")"
done

# ---- a workbook of today under another name --------------------------------------------------------------------------------
ends 0 "$DEMO_DATA" exports
cp exports/销售明细.xlsx new.csv
rm -rf ws
pareto init ws --lang en >/dev/null
ends 3 pareto -w ws import new.csv --as sale --create-missing --dry-run --output table
line 'an xlsx named csv: 5 350 lines, but 479 in currencies without a rate here' out '^ *would import +4,871 '

# ---- told: sheet, range, table ---------------------------------------------------------------------------------------------
ends 0 pareto -w ws import "$data/xls/sales.xls" --as sale --create-missing --dry-run --set range=A2:H12 --output table
line 'a range holds rows and columns' out '^ *would import +10 '
says 'the sheets are named' out '3 sheets: 说明, 销售明细, 参数 (hidden)'
ends 2 pareto -w ws import "$data/xls/sales.xls" --as sale --dry-run --sheet nothing
says 'a sheet that is not there' err 'the workbook has no sheet "nothing"; it has 说明, 销售明细, 参数 (hidden)'
ends 2 pareto -w ws import "$data/xls/sales.xls" --as sale --dry-run --set range=Z
says 'a range that is none' err 'B3:H200'
ends 0 pareto -w ws import 'files/page in GBK that says utf-8.xls' --as sale --create-missing --dry-run --output table
says 'a wrong charset is said' out 'it says utf-8, but is GB18030'
says 'so are the tables' out 'table 2 of 2, rows × columns: 1×2, 43×8'
ends 2 pareto -w ws import 'files/page.csv' --as sale --dry-run --set table=9
says 'a table that is not there' err '1×2, 43×8'

# ---- what is none ----------------------------------------------------------------------------------------------------------
refused() {  # refused FILE ENGLISH CHINESE
  ends 1 pareto -w ws import "$1" --as sale --yes
  says "$1 is named" err "$2"
  ends 1 pareto -w ws --lang zh-Hans import "$1" --as sale --yes
  says "$1 is named in Chinese" err "$3"
}
printf '<html><head><title>登录 - ERP</title></head><body><form><input name=user></form></body></html>' >login.csv
refused login.csv 'without a table, "登录 - ERP", perhaps a login or error page' '没有表格的网页“登录 - ERP”，可能是登录页或出错页'
refused "$data/xls/encrypted.xlsx" 'protected by a password' '有密码保护'
refused "$data/xls/letter.doc" 'a Word document' 'Word 文档'
head -c 9000 "$data/xls/sales.xls" >cut.xls
refused cut.xls 'cut off or damaged' '不完整或已损坏'
printf '%%PDF-1.7\n%%\342\343\317\323\n' >report.xls
refused report.xls 'report.xls is a PDF document' '是 PDF 文档'
printf '\377\330\377\340\0\020JFIF\0' >photo.csv
refused photo.csv 'is a picture' '是图片'
printf 'Rar!\032\007\001\0' >sales.rar
refused sales.rar 'is a packed archive' '是压缩包'
says 'what to do with it' err '请先解压，再导入其中的文件'
printf 'PK\003\004\024\0\0\0\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet' >sales.ods
refused sales.ods 'is an OpenDocument spreadsheet (ods)' 'OpenDocument 表格'
printf 'PK\003\004\024\0\0\0\0\0word/document.xml [Content_Types].xml' >letter.xlsx
refused letter.xlsx 'is a Word document' '是 Word 文档'
printf 'PK\003\004\024\0\0\0\0\0Index/Document.iwa' >sales.numbers
refused sales.numbers 'Numbers or Pages' '苹果 Numbers'
printf '\003\174\001\001\050\0\0\0\141\0\040\0%020d%012d%032d\r' 0 0 0 >sales.dbf
refused sales.dbf 'dBase or FoxPro' 'dBase 或 FoxPro'
printf '<?xml version="1.0"?><orders><order id="1"/></orders>' >orders.xml
refused orders.xml 'XML of a kind that is not known here' '无法识别的 XML'
head -c 4096 /dev/zero >zeros.xlsx
refused zeros.xlsx 'holds only zero bytes' '全是零字节'
same 'nothing of all this was written' 0 "$(cd ws && value 'SELECT count(*) FROM sale')"

# ---- a workspace in which the plugin is not enabled --------------------------------------------------------------------------
for case in "xls|$data/xls/sales.xls|an old Excel workbook" 'html_tables|files/page.csv|a web page' 'spreadsheetml|files/XML.xls|an XML spreadsheet of Excel 2003'; do
  IFS='|' read -r plugin file words <<<"$case"
  ends 0 pareto -w ws plugin disable "$plugin"
  ends 1 pareto -w ws import "$file" --as sale --dry-run
  says "$plugin: what the file is" err "$words"
  says "$plugin: and how it can be read" err "pareto plugin enable $plugin"
  ends 0 pareto -w ws plugin enable "$plugin"
done
finish
