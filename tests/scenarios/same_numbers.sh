#!/usr/bin/env bash
# One document in every format says the same numbers: each row of a report, computed by plain SQL, is looked for in the words of
# each file. A new format is a line in the list below.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

ends 0 "$DEMO_DATA" exports
ends 0 pareto init firm --name 'Invented Firm' --lang en
cd firm || exit 1
for part in 汇率.csv:currency_rate 产品.csv:product 人员.csv:user 客户档案.csv:customer 销售明细.xlsx:sale; do
  ends 0 pareto import "../exports/${part%:*}" --as "${part#*:}" --yes
done
ends 0 pareto report new regions --plain
# Amounts as they are, so that formats for people and for programs can be told the same figure.
sed -i '/^scale = "large"$/d' reports.d/regions/report.toml

# How the rows of a file are read as text, a row a line.
without_tags() { sed 's/<[^>]*>/ /g'; }
read_html() { page_text "$1"; }
read_pdf() { pdftotext -layout "$1" -; }
read_markdown() { cat "$1"; }
read_json() { cat "$1"; }
read_csv() { cat "${1%.csv}"*.csv; }
read_docx() { unzip -p "$1" word/document.xml | sed 's|</w:tr>|\n|g' | without_tags; }

# FORMAT, the package its reader needs, and whether amounts are written for people ("1,234.50") or programs ("1234.50").
formats='html - people
pdf pdftotext people
markdown - people
docx unzip people
csv - programs
json - programs'

day() { echo $(($(date -u -d "$1" +%s) / 86400)); }
from=$(day 2025-11-01) to=$(day 2026-10-31)
pareto query "SELECT coalesce(c.province, c.country, '–'), count(DISTINCT s.customer), sum(s.home_amount) + 0 FROM sale s JOIN customer c ON c.id = s.customer WHERE s.date BETWEEN $from AND $to GROUP BY 1 ORDER BY 3 DESC, 1" --output csv |
  tail -n +2 | tr -d '\r' >rows
same 'there are rows' yes "$( (($(wc -l <rows) > 15)) && echo yes)"

# 1/10 000: with two decimals, half away from zero, and commas for people; with all there are for programs.
figure_of() {  # figure_of AMOUNT FOR_WHOM
  local cents whole
  if [[ $2 == programs ]]; then
    printf '%d.%04d' $(($1 / 10000)) $(($1 % 10000)) | sed 's/00$//'
    return
  fi
  cents=$((($1 + 50) / 100)) whole=$((cents / 100))
  while [[ $whole =~ ^([0-9]+)([0-9]{3})(,.*)?$ ]]; do whole=${BASH_REMATCH[1]},${BASH_REMATCH[2]}${BASH_REMATCH[3]}; done
  printf '%s.%02d' "$whole" $((cents % 100))
}

while read -r format reader whom; do
  if [[ $reader != - ]] && ! command -v "$reader" >/dev/null; then echo "not looked at: $format, for want of $reader"; continue; fi
  ends 0 pareto report regions --format "$format" --to "report.$format"
  "read_$format" "report.$format" >"$format.txt"
  while IFS=, read -r province customers net; do
    claims=$((claims + 1))
    figure=$(figure_of "$net" "$whom")
    grep -F -- "$province" "$format.txt" | grep -F -- "$figure" | grep -qE -- "(^|[^0-9.])$customers([^0-9.]|\$)" ||
      failed "$format: $province has $customers customers and $figure" "$(grep -m 2 -F -- "$province" "$format.txt")"
  done <rows
done <<<"$formats"
finish
