#!/usr/bin/env bash
# Makes the pictures of the user guide that show a report as a PDF, in Word and in Excel, from the demo company.
#
#   report_pictures.sh PROGRAM DEMO_DATA FOLDER        writes FOLDER/report-{pdf,docx,xlsx}{,.zh-CN}.png
#
# What it makes is to be looked at before it replaces what is in docs/images. Needs poppler-utils, fonts-noto-cjk and python3; LibreOffice
# opens the documents and the workbooks as Word and Excel would (libreoffice-writer-nogui, libreoffice-calc-nogui). What is lacking is
# said, and ends with 77: a test that was skipped.
set -euo pipefail
(($# == 3)) || { echo "usage: $0 PROGRAM DEMO_DATA FOLDER" >&2; exit 2; }
here=$(dirname -- "$(realpath "$0")") program=$(realpath "$1") demo_data=$(realpath "$2")
mkdir -p -- "$3"
into=$(realpath "$3")
for tool in pdftoppm:poppler-utils soffice:'libreoffice-writer-nogui libreoffice-calc-nogui' python3:python3; do
  command -v "${tool%%:*}" >/dev/null || { echo "no pictures: there is no ${tool%%:*}; apt install ${tool#*:}"; exit 77; }
done
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
cd -- "$work"

# A page of a PDF, or a part of it: picture FILE.pdf NAME.png PDFTOPPM-OPTIONS...
picture() {
  local from=$1 to=$2
  shift 2
  pdftoppm "$@" "$from" | "$here/small_png.py" >"$into/$to"
  local bytes
  bytes=$(stat -c %s "$into/$to")
  ((bytes > 5000 && bytes < 150000)) || { echo "$to has $bytes bytes: no picture for a page of the guide"; exit 1; }
}

for language in en zh-Hans; do
  "$demo_data" "exports-$language" --language "$language" >/dev/null
  suffix='' name='Invented Nicotinates' remark='an invented firm'
  [[ $language == en ]] || { suffix=.zh-CN name='晴隰烟酸（虚构企业）' remark='虚构企业'; }
  "$program" init "$language" --name "$name" --remark "$remark" --lang "$language" >/dev/null
  if [[ $language == en ]]; then lists='rates:currency_rate products:product people:user customers:customer sales:sale'
  else lists='汇率:currency_rate 产品:product 人员:user 客户档案:customer 销售明细:sale'; fi
  for list in $lists; do
    "$program" -w "$language" import "exports-$language/${list%:*}".* --as "${list#*:}" --yes >/dev/null
  done
  "$program" -w "$language" tier run abc --yes >/dev/null
  for format in pdf docx xlsx; do
    "$program" -w "$language" report key_accounts --format $format --lang "$language" --to "$language.$format" >/dev/null
  done
  picture "$language.pdf" "report-pdf$suffix.png" -r 52 -f 2 -l 2
  for format in docx xlsx; do
    HOME=$work timeout 120 soffice --headless --convert-to pdf --outdir "$format" "$language.$format" >/dev/null 2>&1 || { echo "LibreOffice did not open $language.$format"; exit 1; }
  done
  picture "docx/$language.pdf" "report-docx$suffix.png" -r 66 -f 1 -l 1
  # The sheet behind the overview: a table with the chart beside it.
  picture "xlsx/$language.pdf" "report-xlsx$suffix.png" -r 110 -f 2 -l 2 -x 60 -y 70 -W 1140 -H 465
done
echo "six pictures in $into"
