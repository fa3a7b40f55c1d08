#!/usr/bin/env bash
# A form is written, filled in and imported as it is: heads, choices and examples come from the schema, own fields included.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

fresh() {  # fresh NAME LANGUAGE: a workspace of its own, and in it
  cd -- "$FOLDER" || exit 1
  pareto init "$1" --lang "$2" >/dev/null || failed "init $1"
  cd -- "$1" || exit 1
}

part() { unzip -p "$1" "$2"; }

for language in zh-Hans en; do
  fresh "every-$language" "$language"
  ends 0 pareto field add customer grade --type choice --choices 'A,B,C' --label 客户级别 --label-en Grade --required --default A
  for entity in team user customer department contact product product_unit currency_rate sale interaction task; do
    ends 0 pareto template "$entity" --out "$entity.xlsx"
    ends 0 pareto template "$entity" --out "$entity.csv" --format csv
    # The examples of an untouched form are no records, and every head is understood as the field it stands for.
    ends 0 pareto import "$entity.xlsx" --as "$entity" --dry-run --create-missing --output table
    line "$entity: its examples are passed over" out '数据 0（导入 0|0 of data \(0 taken'
    silent_on "$entity: no head is strange" out '(不导入|not imported) '
    heads=$(head -n 1 "$entity.csv" | tr -d '\r\357\273\277' | tr , '\n' | wc -l)
    known=$(sed -nE 's/.*(认出|recognised) ([0-9]+) (列|columns).*/\2/p' out)
    same "$entity: all of them are known" "$heads" "$known"
  done
  same "$language: nothing was written" 0 "$(value 'SELECT (SELECT count(*) FROM customer) + (SELECT count(*) FROM sale)')"
done

# ---- what stands in it ---------------------------------------------------------------------------------------------------------
fresh zh zh-Hans
ends 0 pareto field add customer 等级 --type choice --choices '甲,乙' --required --default 甲
ends 0 pareto template 客户
same 'named in the language' 客户模板.xlsx "$(ls ./*.xlsx | tail -n 1 | cut -c3-)"
ends 2 pareto template 客户
says 'a form that somebody may have filled in is not written over' err '--replace'
part 客户模板.xlsx xl/worksheets/sheet1.xml >sheet1
part 客户模板.xlsx xl/worksheets/sheet2.xml >sheet2
says 'required heads are marked' sheet1 '客户名称 *'
says 'choices are offered' sheet1 '公司,门店,个人'
says 'own ones, too' sheet1 '甲,乙'
says 'the second sheet explains' sheet2 '用户的编码或名称'
says 'with the own field' sheet2 'my.等级'

# ---- filled in and imported ---------------------------------------------------------------------------------------------------------
ends 0 pareto template customer --format csv --out f.csv
head -n 1 f.csv >filled.csv
grep '^例' f.csv | sed 's/^例：C00001/0031/; s/^例：C00002/0032/; s/示例客户1/雾栎饲料/; s/示例客户2/禾硐集团/; s/甲/乙/' | sed 's/,示例客户1,示例用户1/,,银杏/' >>filled.csv
ends 0 pareto import filled.csv --yes
same 'what was filled in is there' '0031 雾栎饲料 乙,0032 禾硐集团 乙' "$(value 'SELECT code, name, "my.等级" FROM customer ORDER BY code' | tr , ' ' | paste -sd ,)"
same 'choices come as people see them' company "$(value "SELECT kind FROM customer WHERE code = '0031'")"

# ---- any report as a workbook ----------------------------------------------------------------------------------------------------------
fresh report zh-Hans
printf '日期,单号,客户,金额\n2026-10-01,A1,=HYPERLINK("x"),5\n2026-10-02,A2,禾硐,60\n' >sales.csv
ends 0 pareto import sales.csv --as sale --create-missing --yes
ends 0 pareto tier run abc
ends 0 pareto report key_accounts --format xlsx --to report.xlsx
ends 0 pareto report key_accounts --format xlsx --to again.xlsx
same_file 'the same data give the same file' report.xlsx again.xlsx
for sheet in $(unzip -Z1 report.xlsx 'xl/worksheets/*.xml'); do
  part report.xlsx "$sheet" >sheet
  silent_on 'a text is never a formula' sheet '<f>'
done
part report.xlsx xl/workbook.xml >book
says 'words on a sheet of their own' book '概览'
finish
