#!/usr/bin/env bash
# Plugins that were built earlier (stored/), loaded by today's program, give the answers that they gave then. What they were built from and
# how is in stored/README.md; the binaries are never built anew.
. "$(dirname "$0")/../faults/common.sh"
[[ $(uname -m) == x86_64 ]] || skip "the stored plugins are for x86-64"
stored=${PARETO_STORED:-$(dirname "$0")/stored}
bundled=${PARETO_PLUGINS:-$PARETO_BIN/../plugins}
mkdir plugins
for plugin in csv csv_format html; do cp -r "$bundled/$plugin" plugins/ || skip "the bundled plugins are not built"; done
for plugin in first rules_gcc rules_libcxx report_gcc; do cp -r "$stored/$plugin" plugins/; done
chmod -R go-w plugins
ldconfig -p 2>/dev/null | grep -q 'libc++\.so\.1' || { echo "without the plugin of libc++: it is not installed"; rm -r plugins/rules_libcxx; }
export PARETO_PLUGINS=$work/plugins

run 0 pareto init ws --lang en
printf '%s\n' 'Order number,Date,Customer code,Customer name,Quantity,Unit price,Amount' \
  'O1,2026-10-01,C1,Ann,10,100.00,1000.00' 'O2,2026-10-02,C1,Ann,1,250.50,250.50' 'O3,2026-09-01,C2,Bob,1,999.99,999.99' \
  'O4,2026-10-31,C3,Cho,3,10.00,30.00' >sales.csv
run 0 pareto -w ws import sales.csv --as sale --create-missing --yes
run 0 pareto -w ws add customer code=C4 name=Dan
run 0 pareto -w ws plugin enable stored.first stored.rules-gcc stored.report
[[ -d plugins/rules_libcxx ]] && run 0 pareto -w ws plugin enable stored.rules-libcxx
run 0 pareto -w ws plugin list
says "stored.first" "stored.rules-gcc" "stored.report" "fields, tier rule, events, report"
[[ $out != *skipped* || $out == *"0 skipped"* ]] || fail "none is skipped: $out"

# Fields: of the first headers (no `fact`), and of 0.1; what does not fit them is refused.
run 0 pareto -w ws set customer C1 stored.first.kind=wet stored.first.use=12.5 stored.rules-gcc.line=dry stored.rules-gcc.use=40
run 2 pareto -w ws set customer C1 stored.first.kind=moist
run 1 pareto -w ws set customer C1 stored.first.use=-1
run 0 pareto -w ws list customer --columns code,stored.first.kind,stored.first.use,stored.rules-gcc.line --output csv --where code=C1
says "C1,wet,12.5,dry"

# Tierings: A from 1 000 on; over the average of 760.16, or one and a half times that. Dan never bought, so he is not rated.
tiers() { pareto -w ws query "SELECT c.code || ' ' || coalesce(a.tier, '-') || ' ' || coalesce(a.score, '-') FROM tier_assignment a JOIN customer c ON c.id = a.customer WHERE a.rule = '$1' AND a.to_date IS NULL ORDER BY c.code" --output csv | tr -d '\r' | tail -n +2 | paste -sd ';' -; }
run 0 pareto -w ws tier run first_tiering
same "$(tiers first_tiering)" "C1 A 1250.5;C2 B 999.99;C3 B 30.0" "tiers of the first plugin"
for rule in stored_gcc stored_libcxx; do
  [[ $rule == stored_gcc || -d plugins/rules_libcxx ]] || continue
  run 0 pareto -w ws tier run $rule
  same "$(tiers $rule)" "C1 over 1250.5;C2 over 999.99;C3 under 30.0" "tiers of $rule"
  run 0 pareto -w ws tier run $rule --set of=1.5
  same "$(tiers $rule)" "C1 over 1250.5;C2 under 999.99;C3 under 30.0" "tiers of $rule with a setting"
done

# A subscriber that is asked before: it was built without `amend`, and its table without `flags`.
run 1 pareto -w ws add customer code=C5 name=Nobody
says "nobody may be called Nobody"
run 0 pareto -w ws add customer code=C5 name=Somebody

# Reports, through formats of today; the first one's table has no total line, its columns no mark_value, its document no beside.
run 0 pareto -w ws report first_report --format csv --to first.csv
run 0 pareto -w ws report first_report --format html --to first.html
grep -q '1,234\.56' first.html || fail "the figure of the first report"
grep -q 'Two kinds of mills' first.html || fail "the sentence of the first report"
run 0 pareto -w ws report stored_report --format csv --to stored.csv --set most=2
run 0 pareto -w ws stored_says 41 --output table
says "the number is 41"
for file in first-mills.csv stored-sales.csv first.csv stored.csv; do [[ -f $file ]] && { echo "== $file"; tr -d '\r\357\273\277' <"$file"; }; done >answers.txt
cmp -s answers.txt "$stored/answers.txt" || { diff "$stored/answers.txt" answers.txt; fail "the reports are others than then"; }

# Started once, stopped at the end.
grep -h 'the first plugin' -r ws/*.log ws/logs 2>/dev/null | tail -n 2 >started.txt
grep -q 'starts' started.txt && grep -q 'stops' started.txt || { cat started.txt; fail "the first plugin is started and stopped"; }
finish
