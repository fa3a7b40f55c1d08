#!/usr/bin/env bash
# Rules that do not look at money (plugins/other_measures.cpp) are shown for what they look at: counts as counts, fields without
# amounts, points with their weights; nothing is called net sales that is none.
. "$(dirname "$0")/../faults/common.sh"
bundled=${PARETO_PLUGINS:-$PARETO_BIN/../plugins}
[[ -d $PARETO_ABI_PLUGINS/test_measures ]] || skip "the plugin test_measures was not built"
mkdir plugins
cp -r "$bundled"/{abc,csv} "$PARETO_ABI_PLUGINS/test_measures" plugins/ || skip "the plugins are not built"
chmod -R go-w plugins
export PARETO_PLUGINS=$work/plugins
not_said() {
  local all=$out$'\n'$err text
  for text in "$@"; do [[ $all != *"$text"* ]] || fail "is said: $text"; done
}

# Ann orders 24 times a year, Bob 12 times, Cid once, Dan never.
{
  echo "Order number,Date,Customer code,Customer name,Country,Amount"
  for month in 01 02 03 04 05 06 07 08 09 10 11 12; do
    echo "A1$month,2025-$month-05,C1,Ann,CN,10"
    echo "A2$month,2025-$month-20,C1,Ann,CN,10"
    echo "B$month,2025-$month-10,C2,Bob,DE,5000"
  done
  echo "X1,2025-12-31,C3,Cid,,70"
} >sales.csv
run 0 pareto init ws --lang en
run 0 pareto -w ws import sales.csv --as sale --create-missing --yes
run 0 pareto -w ws add customer name=Dan code=C4
run 0 pareto -w ws plugin enable test.measures

# By orders: counts with the metric's own name.
run 0 pareto -w ws tier run by_orders --output table
says "rule by_orders · 2025-01-01 to 2025-12-31" "Tier Customers Orders Share" "A 1 24 64.9%" "B 1 12 32.4%" "C 1 1 2.7%" "none 1 0 0.0%" \
  "all 4 37 100.0%" "1 without any in the window: Orders" "Rated customers 4"
not_said "Net sales" "CNY" "at or below zero" "lowest"
run 0 pareto -w ws tier show by_orders --output table
says "A C1 Ann 2025-12-31 24.00" "4 rated"
run 0 pareto -w ws tier explain Bob --rule by_orders --output table
says "Bob B rank 2" "score 12" "to A 8 more (others unchanged)" "from C 3 less (others unchanged)"
not_said "value" "CNY"
run 0 pareto -w ws --lang zh-Hans tier run by_orders --dry-run --output table
says "等级 家 订单数 占比" "零 1 0 0.0%" "1 位本期为零：订单数" "已评客户 4"
run 0 pareto -w ws tier run by_orders --top 2 --dry-run --output table
says "# Customer Net sales, k CNY Share" "1 Bob 60.0 99.5%"

# By a field alone: how many, and no amounts.
run 0 pareto -w ws tier run by_place --output table
says "rule by_place · data until" "Tier Customers Share" "Far 1 25.0%" "Near 1 25.0%" "not rated 2 50.0%" "all 4 100.0%"
not_said "1970" "Net sales" "without sales" "moves"
run 0 pareto -w ws tier explain Ann --rule by_place --output table
says "Ann Near" "the rule does not say what it looked at"
not_said "value"

# By points: values as their types have them, weights, and a step that the rule names.
run 0 pareto -w ws tier run by_points --output table
run 0 pareto -w ws tier explain Ann --rule by_points --output table
says "value weight adds" "Orders a year 24 0.6 14.4" "Share of points 42.1% 0.4 0.2" "Volume 12.5 t" "Last order 2025-12-20" \
  "to A 1,210 more (others unchanged)"

# A rule that does not exist, and one that never ran.
run 2 pareto -w ws tier show abd && says "there is no rule “abd”. Did you mean abc?" "rules: abc, by_orders, by_place, by_points"
run 0 pareto -w ws tier show abc --output table && says "nobody has a tier of this rule; rate them: pareto tier run abc"
finish
