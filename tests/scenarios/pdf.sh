#!/usr/bin/env bash
# PDFs, read back by Poppler's tools: the words and figures of a report, pages with their heads and numbers, the same bytes twice;
# tables without rows, with endless words, wider than the paper, of thousands of rows; a machine without Chinese fonts.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"
for tool in pdftotext pdfinfo; do command -v $tool >/dev/null || { echo "there is no $tool: apt install poppler-utils"; exit 77; }; done
[[ -n $(fc-list ':lang=zh-cn' 2>/dev/null) ]] || { echo 'there is no Chinese font: apt install fonts-noto-cjk'; exit 77; }

ends 0 "$DEMO_DATA" exports
ends 0 pareto init firm --name '晴隰烟酸（虚构企业）' --remark '虚构企业' --lang zh-Hans
cd firm || exit 1
for part in 汇率.csv:currency_rate 产品.csv:product 人员.csv:user 客户档案.csv:customer 销售明细.xlsx:sale; do
  ends 0 pareto import "../exports/${part%:*}" --as "${part#*:}" --yes
done
ends 0 pareto tier run abc

facts() { pdfinfo "$1" | awk -F ': +' -v key="$2" '$1 == key {print $2}'; }
words() { pdftotext -layout "$1" - | tr -s ' \f\n' '   '; }  # in one line

# ---- a whole report ---------------------------------------------------------------------------------------------------------
ends 0 pareto report key_accounts --format pdf --to report.pdf
ends 0 pareto report key_accounts --format pdf --to again.pdf
same_file 'the same data and day give the same bytes' report.pdf again.pdf
same 'its title' 重点客户报告 "$(facts report.pdf Title)"
same 'its author is the firm' '晴隰烟酸（虚构企业）' "$(facts report.pdf Author)"
same 'its day is the day looked from' 'Sat Oct 31 00:00:00 2026 UTC' "$(TZ=UTC facts report.pdf CreationDate)"
same 'A4' '595.276 x 841.89 pts (A4)' "$(facts report.pdf 'Page size')"
words report.pdf >words
says 'a key figure' words '1.21'
says 'a figure of a table' words '2,167.8'
says 'a share' words '80.1%'
says 'words of a chart' words '前 9 组累计 80.1%'
says 'the foot of a page' words '数据截至 2026-10-31 · 虚构企业'
pages=$(facts report.pdf Pages)
for ((page = 1; page <= pages; ++page)); do
  line "page $page says its number" <(pdftotext -f $page -l $page -layout report.pdf -) "$page ?/ ?$pages\$"
done
same 'all fonts are within it' '' "$(pdffonts report.pdf | tail -n +3 | awk '$(NF - 4) != "yes"')"
grep -aq '/Outlines' report.pdf || failed 'it has an outline'
# The page with its charts as a reader draws it: without a complaint, and dark where there are words and bars.
same 'a reader finds nothing wrong with it' '' "$(pdftoppm -r 40 -gray report.pdf page 2>&1)"
for page in page-*.pgm; do (($(tr -d '\377' <"$page" | wc -c) > 500)) || failed "$page is empty"; done
same 'the language is said' yes "$(grep -aq '/Lang (zh-CN)' report.pdf && echo yes)"
ends 0 pareto report key_accounts --format pdf --lang en --to english.pdf
says 'in English' <(words english.pdf) 'Key account report'
ends 0 pareto report account_brief --set customer=霁岚 --format pdf --to brief.pdf
same 'what is meant for one sheet takes one' 1 "$(facts brief.pdf Pages)"

# The fullest there is: more people, talks, tasks and products than it shows, all with long words.
brief=0004
for i in 1 2 3 4 5 6 7; do
  echo "$brief,人物$i,采购总监兼供应链与质量管理负责人"
done | sed '1i 客户编码,姓名,职务' >people.csv
for i in 1 2 3 4 5; do
  echo "$brief,人物$i,visit,2026-10-1${i}T09:30,对方希望明年把用量提高三成，并要求月底之前给出书面答复和样品检测报告，还提到竞争对手的报价，请尽快落实,给出书面答复和样品检测报告，确认付款条件,2026-10-2$i"
done | sed '1i customer,contact,kind,start,summary,next_step,next_date' >talks.csv
for i in 1 2 3 4 5; do echo "$brief,把第${i}份样品和检测报告寄给对方技术部并电话确认收到没有,2026-09-0$i"; done | sed '1i customer,subject,due' >tasks.csv
ends 0 pareto import people.csv --as contact --yes
ends 0 pareto import talks.csv --as interaction --yes
ends 0 pareto import tasks.csv --as task --yes
ends 0 pareto report account_brief --set customer=$brief --set visit=2026-11-05 --format pdf --to full.pdf
same 'the fullest one takes one, too' 1 "$(facts full.pdf Pages)"
words full.pdf >full.txt
for word in 买什么 见谁 最近三次 还欠着的 记下来 '逐字节相同'; do says "which has all of it: $word" full.txt "$word"; done

# ---- paper ------------------------------------------------------------------------------------------------------------------
ends 0 pareto report key_accounts --format pdf --set paper=a3 --set orientation=landscape --to a3.pdf
same 'A3, lying' '1190.55 x 841.89 pts' "$(facts a3.pdf 'Page size' | sed 's/ (A3)//')"
ends 2 pareto report key_accounts --format pdf --set paper=a9 --to none.pdf
says 'a paper that is none: which there are' err letter
ends 2 pareto report key_accounts --format html --set paper=a3 --to none.html
says 'a format without paper' err paper

# ---- tables of every shape --------------------------------------------------------------------------------------------------
# table NAME SQL COLUMN:TYPE...: a report of one table.
table() {
  local name=$1 sql=$2 column
  shift 2
  mkdir -p "reports.d/$name"
  {
    printf 'id = "%s"\nname = "%s"\n\n[queries.rows]\nsql = """%s"""\n' "$name" "$name" "$sql"
    for column; do printf '\n[[queries.rows.columns]]\nname = "%s"\ntype = "%s"\n' "${column%:*}" "${column#*:}"; done
    printf '\n[[sections]]\nheading = "All rows"\n\n[[sections]]\ntable = "rows"\n'
  } >"reports.d/$name/report.toml"
}
numbers='WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)'

table long_one "$numbers SELECT i, 'Nr-' || i AS code, '客户' || i || '有限公司' AS name, i * 12345 AS amount FROM n" i:int code:text name:text amount:money
ends 0 pareto report long_one --format pdf --to long.pdf
pages=$(facts long.pdf Pages)
pdftotext -layout long.pdf long.txt
same 'each of 5 000 rows stands once' 5000 "$(grep -oE 'Nr-[0-9]+' long.txt | sort -u | wc -l)"
same 'and none twice' 5000 "$(grep -cE 'Nr-[0-9]+' long.txt)"
same 'the head stands on each page' "$pages" "$(tr -d '\f' <long.txt | grep -cE '^ *i +code +name')"
same 'words stand in the file as they are read, row by row' 'Nr-4998 Nr-4999 Nr-5000' "$(pdftotext -raw long.pdf - | grep -oE 'Nr-(499[89]|5000)' | tr '\n' ' ' | sed 's/ $//')"
line 'a row is one line' <(pdftotext -raw long.pdf -) '^7 Nr-7 客户7有限公司 8\.64$'
line 'the last figure' long.txt '5,000 +Nr-5000 +客户5000有限公司 +6,172\.50'
same 'the last page has its number' yes "$(pdftotext -f "$pages" -layout long.pdf - | grep -qE "$pages ?/ ?$pages\$" && echo yes)"

table none 'SELECT name, code FROM customer WHERE 1 = 0' name:text code:text
ends 0 pareto report none --format pdf --to none.pdf
line 'a table without rows has its head' <(pdftotext -layout none.pdf -) '^ *name +code'

word=$(printf 'Donaudampfschiff%.0s' {1..12})
table endless "SELECT '$word' AS word, replace(printf('%500s', ''), ' ', '长长长长长长长长长长') AS text, '$word $word' AS two" word:text text:text two:text
ends 0 pareto report endless --format pdf --to endless.pdf
same 'an endless word is broken, and is whole' yes "$(pdftotext -raw endless.pdf - | tr -d ' \n\f' | grep -q Donaudampfschiff && echo yes)"
same 'on one page' 1 "$(facts endless.pdf Pages)"

# What is copied is what was written: where a font draws two characters alike (the number one and the radical one), and
# in the outlines of a font of another kind.
table alike "SELECT '一⼀' AS text, 'Ωmega ﬁn' AS letters" text:text letters:text
ends 0 pareto report alike --format pdf --to alike.pdf
line 'alike and still themselves' <(pdftotext -layout alike.pdf -) '^ *一⼀ +Ωmega ﬁn'
if [[ -n $(fc-list 'DejaVu Sans') ]]; then
  ends 0 pareto report alike --format pdf --set 'font=DejaVu Sans' --to truetype.pdf
  line 'a TrueType font is within' <(pdffonts truetype.pdf) 'DejaVuSans +CID Type 0C +Identity-H +yes yes yes'
  line 'with its letters' <(pdftotext -layout truetype.pdf -) '^ *一⼀ +Ωmega ﬁn'
  same 'and nothing wrong' '' "$(pdftoppm -r 20 -gray truetype.pdf truetype 2>&1)"
fi

columns=() selected=''
for i in {1..24}; do columns+=("amount_$i:money") selected+=", ${i}00000 * i AS amount_$i"; done
table wide "$numbers SELECT i$selected FROM n WHERE i <= 60" i:int "${columns[@]}"
ends 0 pareto report wide --format pdf --to wide.pdf
same 'a wide table lies' yes "$(pdfinfo -l 1 wide.pdf | awk '/Page .*size/ {print ($4 > $6) ? "yes" : "no"}' | head -n 1)"
line 'and lacks no column' <(pdftotext -layout wide.pdf -) '^ *60 .*14,400\.00'
# What stands above it goes over the whole of the page that lies, too: its last word stands at the right.
same 'with what stands above it' yes "$(pdftotext -f 1 -l 1 -bbox wide.pdf - | awk -F'"' '/<word/ && $4 < 60 && $6 > most {most = $6} /<page/ {width = $2} END {print (most > width * 0.9) ? "yes" : "no"}')"
ends 0 pareto report wide --format pdf --set orientation=portrait --to upright.pdf
line 'upright it is smaller, and whole' <(pdftotext -layout upright.pdf -) '^ *60 .*14,400\.00'
same 'and stands' '595.276 x 841.89 pts (A4)' "$(facts upright.pdf 'Page size')"

# ---- a machine without Chinese fonts, and one without any -------------------------------------------------------------------
latin=$(fc-list -f '%{file}\n' ':lang=en' | grep -iE 'dejavu|liberation|vera' | head -n 1)
mkdir -p fonts/none fonts/latin
fonts() { printf '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>' "$PWD/fonts/$1" "$PWD/fonts/cache" >"fonts/$1.conf"; }
fonts none
fonts latin
ends 1 env FONTCONFIG_FILE="$PWD/fonts/none.conf" "$PARETO" report none --format pdf --to no.pdf --lang en
says 'no font at all is said, and what to do' err 'apt install fonts-noto-cjk'
if [[ -n $latin ]]; then
  cp -- "$latin" fonts/latin/
  ends 1 env FONTCONFIG_FILE="$PWD/fonts/latin.conf" "$PARETO" report key_accounts --format pdf --to no.pdf
  says 'no Chinese font is said' err '没有含中文的字体'
  says 'with what to do' err 'apt install fonts-noto-cjk'
  ends 0 pareto init ../latin --name Firm --lang en
  [[ ! -e no.pdf ]] || failed 'half a document is left'
fi
finish
