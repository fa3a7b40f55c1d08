#!/usr/bin/env bash
# The key account report says the same in every format: each figure of its tables, key figures and sentences is held against what the
# JSON says exactly (exact_figures.py), in both languages; and a figure that is changed is found. A new format is a word below.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"
command -v python3 >/dev/null || { echo 'there is no python3: apt install python3'; exit 77; }

formats=(html markdown docx csv xlsx)
command -v pdftotext >/dev/null && [[ -n $(fc-list ':lang=zh-cn' 2>/dev/null) ]] && formats+=(pdf)

held() { python3 "$SCENARIOS/exact_figures.py" "$@"; }
fits_schema() { python3 "$SOURCE/tests/docs/check_schema.py" "$SOURCE/docs/formats/pareto-document-1.schema.json" "$1"; }

for language in zh-Hans en; do
  cd "$FOLDER" || exit 1
  ends 0 "$DEMO_DATA" "exports-$language" --language $language
  ends 0 pareto init "$language" --name '晴隰烟酸（虚构企业）' --remark '<虚构> & *示例*' --lang $language
  cd "$language" || exit 1
  files=(汇率.csv 产品.csv 人员.csv 客户档案.csv 销售明细.xlsx)
  [[ $language == en ]] && files=(rates.csv products.csv people.csv customers.csv sales.xlsx)
  entities=(currency_rate product user customer sale)
  for i in 0 1 2 3 4; do ends 0 pareto import "../exports-$language/${files[i]}" --as "${entities[i]}" --yes; done
  ends 0 pareto tier run abc
  ends 0 pareto plugin enable pdf
  mkdir out.d
  ends 0 pareto report key_accounts --format json --to out.d/report.json
  ends 0 pareto report key_accounts --format json --to out.d/again.json
  same_file 'JSON: the same bytes twice' out.d/report.json out.d/again.json
  ends 0 fits_schema out.d/report.json
  for format in "${formats[@]}"; do
    ends 0 pareto report key_accounts --format $format --to "out.d/report.$format"
    first=$(head -n 1 out)
    cp -- "$first" "out.d/first.$format"
    ends 0 held out.d/report.json "$format=$first"
    line "$format: hundreds of figures were held" out '^[0-9]{3,4} figures, 0 faults$'
    ends 0 pareto report key_accounts --format $format --to "out.d/report.$format"
    same_file "$format: the same bytes twice" "out.d/first.$format" "$(head -n 1 out)"
  done
done

# ---- what is changed is found ---------------------------------------------------------------------------------------------
sed -E '0,/"net":"[0-9]+\.[0-9]{2}"/s//"net":"123456789.01"/' out.d/report.json >out.d/changed.json
same 'one figure is another' 1 "$(diff out.d/report.json out.d/changed.json | grep -c '^>')"
for format in "${formats[@]}"; do
  ends 0 pareto report key_accounts --format $format --to "out.d/report.$format"
  first=$(head -n 1 out)
  ends 1 held out.d/changed.json "$format=$first"
  line "$format: which one" out '123\.46|123456789\.01'
done
sed 's/"kind":"heading"/"kind":"headline"/' out.d/report.json >out.d/changed.json
ends 1 fits_schema out.d/changed.json

# ---- an office program opens them ------------------------------------------------------------------------------------------
if command -v soffice >/dev/null; then
  for format in docx xlsx; do
    ends 0 pareto report key_accounts --format $format --to "out.d/open.$format"
    ends 0 soffice --headless "-env:UserInstallation=file://$FOLDER/office" --convert-to pdf --outdir out.d "out.d/open.$format"
    claims=$((claims + 1))
    [[ $(head -c 5 out.d/open.pdf 2>/dev/null) == %PDF- ]] || failed "$format is opened and printed"
    rm -f out.d/open.pdf
  done
fi
finish
