#!/usr/bin/env bash
# Makes the pictures of the user guide that show the key-account report as a PDF, from the demo company.
#
#   report_pictures.sh PROGRAM DEMO_DATA FOLDER        writes FOLDER/report-pdf.png and FOLDER/report-pdf.zh-CN.png
#
# Needs poppler-utils and fonts-noto-cjk. To be looked at before they replace those in docs/images.
set -euo pipefail
(($# == 3)) || { echo "usage: $0 PROGRAM DEMO_DATA FOLDER" >&2; exit 2; }
program=$(realpath "$1") demo_data=$(realpath "$2") into=$(realpath "$3")
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
cd -- "$work"
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
  "$program" -w "$language" report key_accounts --format pdf --lang "$language" --to "$language.pdf" >/dev/null
  pdftoppm -r 52 -png -f 2 -l 2 "$language.pdf" "$language"
  mv -- "$language"-*.png "$into/report-pdf$suffix.png"
done
