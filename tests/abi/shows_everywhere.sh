#!/usr/bin/env bash
# shows_everywhere.sh PLUGIN…: a plugin's fields and its entity appear in SQL, add and set, import, lists, records, exports, the
# journal, undo and tiering with nothing else changed; disabled they are hidden and kept.
. "$(dirname "$0")/../faults/common.sh"
bundled=${PARETO_PLUGINS:-$PARETO_BIN/../plugins}
name=${1:?the folder of a test plugin} id=${1/_/.}
[[ -d $PARETO_ABI_PLUGINS/$name ]] || skip "the plugin $name was not built"
mkdir plugins
cp -r "$bundled"/{abc,csv,csv_format,html,key_accounts,tier-fall-task,xlsx} "$PARETO_ABI_PLUGINS/$name" plugins/ || skip "the plugins are not built"
chmod -R go-w plugins
export PARETO_PLUGINS=$work/plugins

run 0 pareto init ws
run 0 pareto -w ws add customer name=Before code=C00001
run 0 pareto -w ws plugin enable "$id"

# SQL: the entity's view has the fields, the plugin's entity a view of its own.
run 0 pareto -w ws query --views --output csv
says "$id.annual_usage" "$id.grade" "$id.share" "$id.sample"
run 0 pareto -w ws query "SELECT name, \"$id.annual_usage\", \"$id.share\" FROM customer" --output csv && says "Before,,"

# By hand, with the rules of the definitions.
run 0 pareto -w ws set customer C00001 "$id.annual_usage=12.5" "$id.grade=feed"
run 2 pareto -w ws set customer C00001 "$id.grade=gold" && says "$id.grade" "“gold”" "feed, pharma"
run 1 pareto -w ws set customer C00001 "$id.annual_usage=-1" && says "must be at least 0"
run 1 pareto -w ws set customer C00001 "$id.share=1" && says "$id.share of customer is computed and cannot be set"
run 0 pareto -w ws add "$id.sample" title="first bag" customer=Before
run 2 pareto -w ws add "$id.sample" title="second bag" customer=Nobody && says "there is no customer “Nobody”"

# Import: by the plugin's own aliases, by full names, and the entity of the plugin.
printf '客户编码,客户名称,年耗量,%s.grade\nC00002,Ferne,1200.5,医药级\nC00003,Nahe,many,feed\n' "$id" >customers.csv
run 3 pareto -w ws import customers.csv --as customer --yes && says "3 年耗量 many" "imported 1"
printf 'title,customer code\nsecond bag,C00002\nthird bag,C00009\n' >samples.csv
run 3 pareto -w ws import samples.csv --as "$id.sample" --yes && says "C00009"
same "$(value "SELECT \"$id.annual_usage\" FROM customer WHERE code = 'C00002'")" 1200.5 "the imported usage"
same "$(value "SELECT s.title FROM \"$id.sample\" s JOIN customer c ON c.id = s.customer WHERE c.code = 'C00002'")" "second bag" "the imported sample"

# Lists and records, in both languages, and what goes out as csv and json.
run 0 pareto -w ws list customer --where "$id.grade = pharma" --columns "code,name,$id.annual_usage,$id.grade" --output csv && says "C00002,Ferne,1200.5"
run 0 pareto -w ws list customer --sort="-$id.annual_usage" --columns "code,$id.annual_usage" --output json && says "1200.5" "12.5"
run 0 pareto -w ws list "$id.sample" --output csv && says "first bag" "Before"
run 0 pareto -w ws list customer --output table --columns "code,$id.grade" && says "Grade" "Pharma"
run 0 pareto -w ws --lang zh-Hans list customer --output table --columns "code,$id.grade" && says "等级" "医药级"
run 0 pareto -w ws show customer Ferne --output table && says "Annual usage" "1200.5 t" "Pharma"
run 0 pareto -w ws show "$id.sample" "first bag" --output table && says "first bag" "Before"

# Journal, undo.
run 0 pareto -w ws journal --record customer:C00001 --output csv && says "customer.updated" "$id.annual_usage"
run 0 pareto -w ws journal --output csv && says "samples.csv" "$id.sample"
operation=$(pareto -w ws journal --limit 0 --output csv 2>/dev/null | tr -d '\r' | awk -F, '$3 == "set" {print $1; exit}')
run 0 pareto -w ws journal undo "$operation" --yes
same "$(value "SELECT count(*) FROM customer WHERE code = 'C00001' AND \"$id.annual_usage\" IS NULL AND \"$id.grade\" IS NULL")" 1 "fields after the undo"

# Tiering and the report go on beside it.
sales sales.csv 400 1 30
run 0 pareto -w ws import sales.csv --as sale --create-missing --yes
run 0 pareto -w ws tier run "threshold_${name#test_}"
run 0 pareto -w ws tier run abc
same "$(value "SELECT count(*) > 0 FROM customer WHERE \"$id.share\" IS NOT NULL")" 1 "a computed share"
run 0 pareto -w ws report key_accounts --format html --to report.html

# Its subscriber is asked before: this one tries to write when a customer goes, which is denied, and so nothing goes.
run 1 pareto -w ws remove customer Before && says "plugin $id: nothing can be written here"
same "$(value "SELECT count(*) FROM \"$id.sample\" s JOIN customer c ON c.id = s.customer WHERE c.name = 'Before'")" 1 "the sample of a customer that stays"
run 0 pareto -w ws remove "$id.sample" "first bag"

# Disabled: hidden, kept, and there again.
run 0 pareto -w ws plugin disable "$id"
run 2 pareto -w ws query "SELECT \"$id.grade\" FROM customer" && says "no such column: $id.grade"
run 2 pareto -w ws list "$id.sample" && says "there is no entity $id.sample"
run 0 pareto -w ws list customer
run 0 pareto -w ws plugin enable "$id"
same "$(value "SELECT count(*) FROM customer WHERE \"$id.grade\" = 'pharma'")" 1 "kept values"

# What went while it was disabled: its samples lose the reference, and that is said and can be undone.
run 0 pareto -w ws add customer name=Brief code=C00077
run 0 pareto -w ws add "$id.sample" title="orphan" customer=Brief
run 0 pareto -w ws plugin disable "$id"
run 0 pareto -w ws remove customer Brief
run 0 pareto -w ws plugin enable "$id" && says "customer was cleared in 1 records of $id.sample" "pareto journal undo"
same "$(value "SELECT count(*) FROM \"$id.sample\" WHERE title = 'orphan' AND customer IS NULL")" 1 "the sample without its customer"
run 0 pareto -w ws journal --kind mend --output csv && says "$id.sample → customer"
run 0 pareto -w ws list "$id.sample"
[[ $err != *"was cleared"* ]] || fail "it is said twice"
run 0 pareto -w ws journal verify
finish
