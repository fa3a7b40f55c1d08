#!/usr/bin/env bash
# `pareto try FILE`: one file, one step to the report; nothing is written but one folder and the rejected rows beside the file.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

ends 0 "$DEMO_DATA" exports
mkdir desk
cp exports/销售明细.xlsx desk/
cd desk || exit 1
ends 3 pareto try 销售明细.xlsx --lang zh-Hans --output table
cp out ../try.txt
cp err ../err.txt
rm out err
same 'written: one folder and the rejected rows' '销售明细.pareto 销售明细.xlsx 销售明细.未导入.csv' "$(ls | LC_ALL=C sort | paste -sd ' ')"
line 'where the head of the table is' ../try.txt '表头在第 4 行'
line 'each column, what it is taken for, how surely' ../try.txt '^ +客户名称 +客户 +.* 高$'
line 'the answer in one sentence' ../try.txt '^40 组客户?里，8 组 ?带来 1\.02 亿'
line 'and what is not in it' ../try.txt '^销售明细\.xlsx 的 5,350 行里有 479 行未计入'
line 'tiers with bars' ../try.txt '^ +A +8 +8,486\.2 +82\.8% +█'
line 'the first key account' ../try.txt '^ +1 +雾栎饲料.* 2,167\.8 +21\.2% '
line 'what is late' ../try.txt '霁岚营养.*停单 150 天，往常 30 天一单'
line 'what loses money' ../try.txt '穗隰食品.*亏本：毛利率 −1\.8%'
line 'why rows were not taken' ../try.txt 'EUR 的汇率'
report=$(sed -nE 's/^ *报告 +//p' ../try.txt)
line "the report is where it says: $report" "$report" '^<!DOCTYPE html>|<html'
line 'each page of it says what is not in it' "$report" '5,350 行里有 479 行未计入'
line 'how to open it, and how to be rid of it' ../try.txt '删掉文件夹 销售明细\.pareto 即可'
awk 'length($0) > 0' ../try.txt >/dev/null
same 'no line wraps at 100 columns' 0 "$(LC_ALL=C.UTF-8 awk '{print}' ../try.txt | sed -E 's/[^ -~−·█▏▎▍▌▋▊▉“”…✓]/xx/g' | awk 'length($0) > 100' | wc -l)"
ends 2 pareto try 销售明细.xlsx --lang zh-Hans
line 'a second try does not overwrite the first' err '已存在，是上次试用留下的'
rm -r 销售明细.pareto
ends 2 pareto try nothing.xlsx
line 'a file that is not there' err 'no file nothing.xlsx'
printf 'a,b\n1,2\n' >strange.csv
ends 1 pareto try strange.csv --lang en
line 'a file that is no sales: what is known of it, and what to say' err 'do not say what the file holds: a, b|no column was recognised for'
same 'and no folder is left' '' "$(ls -d strange.pareto 2>/dev/null)"
finish
