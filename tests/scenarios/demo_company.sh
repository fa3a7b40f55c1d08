#!/usr/bin/env bash
# The demo company as `./dev demo` takes it in: its exports, tiers, and the report in both languages, each planted fact held
# against examples/data/expected.json; then everything taken back.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"
. "$SCENARIOS/amounts.sh"

# ---- what is expected -----------------------------------------------------------------------------------------------------
declare -A fact
while IFS='=' read -r key value; do fact[$key]=$value; done \
  < <(awk -f "$SCENARIOS/flatten_json.awk" "$SOURCE/examples/data/expected.json")
same 'expected.json is read' 43 "${fact[current.groups_with_positive_net]:-}"

count_of() { local n=0; while [[ -n ${fact[$1.$n.code]:-} ]]; do n=$((n + 1)); done; echo "$n"; }
as_of=${fact[as_of]}

# ---- from the exports to the tiers ----------------------------------------------------------------------------------------
ends 0 "$DEMO_DATA" exports
ends 0 pareto init company --name "${fact[company]}" --remark '虚构企业 · an invented firm' --lang zh-Hans
cd company || exit 1
rows_of_views >../rows_before

imports() {  # imports FILE ENTITY ROWS [OPTION...]
  ends 0 pareto import "../exports/$1" --as "$2" --yes "${@:4}"
  line "$1 brings $3 rows" out "(已导入|imported) +$(thousands "$3") "
}
imports 汇率.csv currency_rate "${fact[counts.rates]}"
imports 产品.csv product "${fact[counts.products]}"
imports 人员.csv user "${fact[counts.users]}"
imports 客户档案.csv customer "${fact[counts.customers]}"
imports 销售明细.xlsx sale "${fact[counts.sale_lines]}"
skipped=$((fact[counts.title_rows] + fact[counts.total_rows]))
line 'title and total rows are skipped, and it is said' out "跳过 +$skipped +.*${fact[counts.title_rows]} 行抬头.*${fact[counts.total_rows]} 行合计"

day() { echo $(($(date -u -d "$1" +%s) / 86400)); }
in_window="date BETWEEN $(day "${fact[current.from]}") AND $(day "${fact[current.to]}")"
same 'lines of twelve months' "${fact[current.lines]}" "$(value "SELECT count(*) FROM sale WHERE $in_window")"
same 'their net, to 1/10000 yuan' "${fact[current.net]}" "$(value "SELECT sum(home_amount) + 0 FROM sale WHERE $in_window")"
same 'their cost' "${fact[current.cost]}" "$(value "SELECT sum(cost) + 0 FROM sale WHERE $in_window")"
same 'returned lines' "${fact[counts.returned_lines]}" "$(value 'SELECT count(*) FROM sale WHERE amount < 0')"
same 'orders' "${fact[counts.orders]}" \
  "$(value 'SELECT count(*) FROM (SELECT number FROM sale GROUP BY number HAVING sum(home_amount) > 0)')"
same 'teams' "${fact[counts.teams]}" "$(value 'SELECT count(*) FROM team')"
same 'groups' "${fact[counts.groups]}" "$(value 'SELECT count(*) FROM customer WHERE parent IS NULL')"

rows_of_views >../rows_before_tiers
ends 0 pareto tier run abc --output table
cp out ../tiers.txt
for tier in A B C; do
  line "tier $tier: groups, amount and share" ../tiers.txt \
    "^ +$tier +${fact[current.$tier.groups]} +$(wan "${fact[current.$tier.net]}") +$(percent "${fact[current.$tier.share_percent]}")%"
done
line 'with the one at or below zero they add up' ../tiers.txt "^ +合计 +$((fact[current.groups_with_positive_net] + 1)) +$(wan "${fact[current.net]}") +100\.0%$"
line 'concentration' ../tiers.txt "基尼系数 $(shown "${fact[current.gini]/0./}" 10000 0 | sed 's/^/0./')   HHI $(shown "${fact[current.hhi]/./}" 10000 0)"
same 'one task, for the owner of the group that fell' 1 "$(value 'SELECT count(*) FROM task')"
line 'the task names the group' <(pareto list task --output csv) "${fact[tier_moves.1.name]}.*从 A 类降为 B 类"

ends 0 pareto tier run abc --top 9 --dry-run --output table
line 'the largest, with what there is to say: far from B' out "^ +1 +雾栎饲料.* $(wan "${fact[ranking.0.net]}") .*再少 $(wan_whole "${fact[ranking.0.less_to_fall]}") 万降为 B$"
line 'silent' out "^ +4 +霁岚营养.* ${fact[ranking.3.cumulative_percent]:0:2}\.[0-9]% .*停单 ${fact[overdue.0.silent_days]} 天，往常 ${fact[overdue.0.median_gap_days]%.0} 天一单$"
line 'sold at a loss' out "^ +6 +穗隰食品.*亏本：毛利率 $(percent "${fact[thin.0.margin_percent]}")%$"
line 'risen' out "^ +7 +苔屿日化.*从 B 升上来，\\+128%$"
ends 0 pareto tier explain 0013 --output table
line 'one explained' out "停单 ${fact[overdue.0.silent_days]} 天，往常 ${fact[overdue.0.median_gap_days]%.0} 天一单：少来 ${fact[overdue.0.missed_orders]} 单，约 $(wan_whole "${fact[overdue.0.at_stake]}") 万"

# ---- the report, in both languages ----------------------------------------------------------------------------------------
ends 0 pareto report key_accounts --to zh.html --lang zh-Hans
ends 0 pareto report key_accounts --to en.html --lang en
ends 0 pareto report key_accounts --to again.html --lang zh-Hans
same_file 'the same data and day give the same bytes' zh.html again.html
page_text zh.html >zh.txt
page_text en.html >en.txt
for language in zh en; do
  line "$language: 'invented' stands on each page, on paper" $language.html '@page\{@bottom-left\{content:"虚构企业 · an invented firm"\}'
  line "$language: and on a screen" $language.txt '^虚构企业 · an invented firm$'
  line "$language: the firm's own name says it too" $language.txt '^晴隰烟酸（虚构企业） · 2025-11-01 (至|to) 2026-10-31'
  silent_on "$language: one file, nothing from elsewhere" $language.html '<(link|script|img)|https?://[^w"]|@import'
done

a=${fact[current.A.groups]} groups=${fact[counts.groups]} top=${fact[ranking.0.name]}
says 'zh: page one is one sentence' zh.txt \
  "$groups 组客户里，$a 组带来 $(yi "${fact[current.net]}") 亿元净销售的 80%；最大一组占 $(percent_whole "${fact[ranking.0.share_percent]}")%。两组 A 类客户已超过自己的下单节奏，其中${fact[overdue.0.name]}停了 ${fact[overdue.0.silent_days]} 天。"
says 'en: page one is one sentence' en.txt \
  "$a of $groups groups bring 80% of $(million_tenths "${fact[current.net]}") M CNY net sales; the largest $(percent_whole "${fact[ranking.0.share_percent]}")%. Two A groups are past their usual order gap; ${fact[overdue.0.name]} has not ordered for ${fact[overdue.0.silent_days]} days."
says 'zh: total, change, margin' zh.txt \
  "净销售$(yi "${fact[current.net]}")亿元比上期 +$(percent "${fact[change_percent]}")%；毛利率 $(percent "${fact[current.margin_percent]}")%"
says 'zh: the 18 % account' zh.txt "最大一组$(percent "${fact[ranking.0.share_percent]}")%$top；上期"
says 'en: the 18 % account' en.txt "Largest group$(percent "${fact[ranking.0.share_percent]}")%$top;"
for tier in A B C; do
  n=${fact[current.$tier.groups]} share=$(percent "${fact[current.$tier.share_percent]}")
  line "zh: tier band $tier" zh.txt "^\[picture\].* $tier \| $n 组 · $share%"
  line "en: tier band $tier" en.txt "^\[picture\].* $tier \| $n groups · $share%"
done
gini=0.$(rounded "${fact[current.gini]/0./}" 10000) hhi=$(shown "${fact[current.hhi]/./}" 10000 0)
says 'zh: Gini, HHI' zh.txt "基尼系数 $gini，HHI $hhi。"
says 'en: Gini, HHI' en.txt "Gini coefficient $gini, HHI $hhi."
says 'zh: groups without a purchase, and the one that only returned' zh.txt \
  "另有 $(count_of without_purchase) 组本期没有成交。${fact[not_positive.0.name]}只有退货或净额不为正：$(wan "${fact[not_positive.0.net]}") 万。"

# Each key account: rank, name, firms, net sales, share, change, margin, days since its last order; below, why.
for ((i = 0; i < a; i++)); do
  r=ranking.$i name=${fact[ranking.$i.name]} firms=${fact[ranking.$i.customers_with_sales]}
  of_zh='' of_en=''
  ((firms > 1)) && of_zh=" · $firms 家" of_en=" · $firms firms"
  share=$(percent "${fact[$r.share_percent]}") margin=$(percent "${fact[$r.margin_percent]}")
  change=$(change "${fact[$r.previous_net]}" "${fact[$r.net]}")
  line "zh: key account $((i + 1))" zh.txt \
    "^$((i + 1))\|$name [^|]*$of_zh\|\|$(wan "${fact[$r.net]}")\|$share%\|\\$change%\|$margin%\|${fact[$r.silent_days]} 天\|$"
  line "en: key account $((i + 1))" en.txt \
    "^$((i + 1))\|$name [^|]*$of_en\|\|$(million "${fact[$r.net]}")\|$share%\|\\$change%\|$margin%\|${fact[$r.silent_days]} d\|$"
  less=${fact[$r.less_to_fall]}
  why_zh=$(grep -A 1 "^$((i + 1))|$name " zh.txt | tail -n 1) why_en=$(grep -A 1 "^$((i + 1))|$name " en.txt | tail -n 1)
  line "zh: how far $name is from B" <(echo "$why_zh") "再少 $(wan_whole "$less") 万会降为 B。\|$"
  line "en: how far $name is from B" <(echo "$why_en") "(^\||; )$(million "$less") M less would make it B\.\|$"
done
same 'zh: no tenth key account' "$a" "$(grep -cE '^[0-9]+\|[^|]+\|\|[0-9,.]+\|' zh.txt)"

# Past their rhythm: the chart is a table of pictures.
rhythm_zh=$(grep '^\[picture\].*该来没来' zh.txt) rhythm_en=$(grep '^\[picture\].*At stake' en.txt)
for ((i = 0; i < $(count_of overdue); i++)); do
  o=overdue.$i name=${fact[$o.name]} gap=${fact[$o.median_gap_days]%.0} silent=${fact[$o.silent_days]}
  line "zh: $name is past its rhythm" <(echo "$rhythm_zh") \
    "\| ${fact[$o.tier]} \| $name \|.{0,60}\| $gap 天 \| $silent 天 \| $((silent - gap)) 天 \| ${fact[$o.missed_orders]} 单 \| $(wan "${fact[$o.at_stake]}") 万 \|"
  line "en: $name is past its rhythm" <(echo "$rhythm_en") \
    "\| ${fact[$o.tier]} \| $name \|.{0,60}\| $gap d \| $silent d \| $((silent - gap)) d \| ${fact[$o.missed_orders]} \| $(million "${fact[$o.at_stake]}") M \|"
done
same 'zh: nobody else is' "$(count_of overdue)" "$(grep -oE '\| [0-9]+ 单 \|' <<<"$rhythm_zh" | wc -l)"
stakes=0 missed=0
for ((i = 0; i < $(count_of overdue); i++)); do
  stakes=$((stakes + fact[overdue.$i.at_stake]))
  [[ ${fact[overdue.$i.tier]} == A ]] && missed=$((missed + fact[overdue.$i.missed_orders]))
done
says 'zh: money at stake' zh.txt "$(count_of overdue) 组，按往常该来而没来的订单约 $(wan_whole $stakes) 万。"
says 'zh: orders of A groups that are missing' zh.txt "2组该来没来 $missed 单"

# Large but thin, and the one sold at a loss.
for ((i = 0; i < $(count_of thin); i++)); do
  t=thin.$i margin=$(percent "${fact[$t.margin_percent]}")
  line "zh: ${fact[$t.name]} is thin" zh.txt \
    "^${fact[$t.tier]}\|${fact[$t.name]}\|[^|]*\|$(wan "${fact[$t.net]}")\|$(wan "${fact[$t.margin]}")\|$margin%\|"
  line "en: ${fact[$t.name]} is thin" en.txt \
    "^${fact[$t.tier]}\|${fact[$t.name]}\|[^|]*\|$(million "${fact[$t.net]}")\|$(million "${fact[$t.margin]}")\|$margin%\|"
done
same 'zh: no other is' "$(count_of thin)" "$(grep -cE '^[AB]\|[^|]+\|[^|]*\|[0-9,.]+\|[−0-9,.]+\|[−0-9.]+%\|' zh.txt)"
says 'zh: the unprofitable one' zh.txt "${fact[thin.0.name]}卖了 $(wan_whole "${fact[thin.0.net]}") 万，倒贴 $(wan $((-fact[thin.0.margin]))) 万。"

# Risers and fallers.
moves_zh=$(grep '^\[picture\].*上期，万' zh.txt) moves_en=$(grep '^\[picture\].*Before, M' en.txt)
for ((i = 0; i < $(count_of tier_moves); i++)); do
  m=tier_moves.$i name=${fact[tier_moves.$i.name]} from=${fact[tier_moves.$i.from]} to=${fact[tier_moves.$i.to]}
  before=${fact[$m.previous_net]} now=${fact[$m.net]}
  line "zh: $name moved" <(echo "$moves_zh") \
    "\| $name \| $from → $to \| $(wan "$before") \| $(wan "$now") \| $(signed "$(wan $((now - before)))") \|"
  line "en: $name moved" <(echo "$moves_en") \
    "\| $name \| $from → $to \| $(million "$before") \| $(million "$now") \| $(signed "$(million $((now - before)))") \|"
done
same 'zh: nobody else moved' "$(count_of tier_moves)" "$(grep -oE '[A-Z-] → [A-Z-]' <<<"$moves_zh" | wc -l)"
says 'zh: risers and fallers in words' zh.txt '苔屿日化从 B 升到 A，沐礁日化从 C 升到 B；岚渚饲料从 A 降到 B。岫舟贸易升为 B 只因界线移动，它自己买得少了。'
says 'en: risers and fallers in words' en.txt '苔屿日化 from B up to A, 沐礁日化 from C up to B; 岚渚饲料 from A down to B. 岫舟贸易 rose to B only because the line moved; it bought less itself.'

# Bought once only.
once=$(count_of once_only)
for ((i = 0; i < once; i++)); do
  o=once_only.$i
  line "zh: ${fact[$o.name]} bought once" zh.txt \
    "^${fact[$o.name]}\|[^|]*\|${fact[$o.salesperson]}(（离职）)?\|${fact[$o.day]}\|[^|]+\|$(wan "${fact[$o.net]}")\|${fact[$o.days_ago]} 天\|$"
  line "en: ${fact[$o.name]} bought once" en.txt \
    "^${fact[$o.name]}\|[^|]*\|${fact[$o.salesperson]}( \(left\))?\|${fact[$o.day]}\|[^|]+\|$(million "${fact[$o.net]}")\|${fact[$o.days_ago]} d\|$"
done
same 'zh: eleven, no more' "11 11" "$once $(grep -cE '^[^|]+\|[^|]*\|[^|]*\|20[0-9-]{8}\|' zh.txt)"

# The three spellings, and what merging them would move.
for i in 0 1 2; do
  n=twins.names.$i
  line "zh: ${fact[$n.name]} is a likely twin" zh.txt \
    "^${fact[$n.code]}\|${fact[$n.name]}\|[^|]+\|$(wan "${fact[$n.net]}")\|${fact[$n.rank]}\|${fact[$n.tier]}\|$"
  line "en: ${fact[$n.name]} is a likely twin" en.txt \
    "^${fact[$n.code]}\|${fact[$n.name]}\|[^|]+\|$(million "${fact[$n.net]}")\|${fact[$n.rank]}\|${fact[$n.tier]}\|$"
done
same 'zh: no other twins' 3 "$(grep -cE '^[0-9]{4}\|[^|]+\|[^|]+\|[0-9,.]+\|[0-9]+\|[A-C]\|$' zh.txt)"
w=twins.merged
line 'zh: merged' zh.txt "^\|合并后\|$(wan "${fact[$w.net]}")\|${fact[$w.rank]}\|${fact[$w.tier]}\|$"
line 'en: merged' en.txt "^\|Merged\|$(million "${fact[$w.net]}")\|${fact[$w.rank]}\|${fact[$w.tier]}\|$"
x=twins.tier_moves_by_merging
says 'zh: whom merging moves' zh.txt "${fact[$x.0.name]}随之从 ${fact[$x.0.from]} 变为 ${fact[$x.0.to]}，${fact[$x.1.name]}从 ${fact[$x.1.from]} 变为 ${fact[$x.1.to]}"
says 'en: whom merging moves' en.txt "${fact[$x.0.name]} moves from ${fact[$x.0.from]} to ${fact[$x.0.to]} with it, ${fact[$x.1.name]} from ${fact[$x.1.from]} to ${fact[$x.1.to]}"

# The group of four subsidiaries: each one's sales, and the largest in the group's sentence.
s=group_of_subsidiaries
same 'four subsidiaries' 4 "$(count_of $s.subsidiaries)"
for i in 0 1 2 3; do
  same "sales of ${fact[$s.subsidiaries.$i.name]}" "${fact[$s.subsidiaries.$i.net]}" \
    "$(value "SELECT sum(home_amount) + 0 FROM sale WHERE $in_window AND customer = (SELECT id FROM customer WHERE code = '${fact[$s.subsidiaries.$i.code]}')")"
done
line 'zh: the group and its largest' zh.txt "^\|四家公司合计；单看最大一家只有 $(wan_whole "${fact[$s.subsidiaries.0.net]}") 万"
line 'en: the group and its largest' en.txt "^\|Four firms together; the largest alone has only $(million "${fact[$s.subsidiaries.0.net]}") M"

# The salesperson who left.
l=left n=$(count_of left.customers_without_owner)
line 'zh: who left, since when, who sells now' zh.txt \
  "^${fact[$l.name]}的 $n 家客户现在归谁\|末单 ${fact[$l.last_line]}；此后${fact[$l.successor]}开 ${fact[$l.orders_since]} 单，$(wan_whole "${fact[$l.net_since]}") 万\|"
line 'en: who left, since when, who sells now' en.txt \
  "^Whose the $n customers of ${fact[$l.name]} are now\|last line on ${fact[$l.last_line]}; since then ${fact[$l.successor]} made ${fact[$l.orders_since]} orders, $(million "${fact[$l.net_since]}") M\|"

# ---- the English exports bring the same figures; what the rows are is found from the heads ----------------------------------
ends 0 "$DEMO_DATA" ../english --language en
mkdir ../english/company
(cd ../english/company && pareto init --lang en && for file in rates.csv products.csv people.csv customers.csv sales.xlsx; do
  pareto import ../$file --yes || exit
done && pareto tier run && pareto report key_accounts --to ../../english.html) >../english.out 2>&1 || failed 'English exports come in' "$(tail -n 4 ../english.out)"
page_text ../english.html >../english.txt
for i in 0 3 5 8; do
  line "English exports: ${fact[ranking.$i.name]}" ../english.txt "^$((i + 1))\|${fact[ranking.$i.name]} [^|]*\|\|$(million "${fact[ranking.$i.net]}")\|$(percent "${fact[ranking.$i.share_percent]}")%\|"
done
says 'English exports: Gini, HHI' ../english.txt "Gini coefficient $gini, HHI $hhi."

# ---- all of it taken back -------------------------------------------------------------------------------------------------
rm -f zh.html en.html again.html
ends 0 pareto journal verify
same 'seven operations: five imports, the tiers, the task' 7 "$(operations | wc -l)"
for operation in $(operations | head -n 2); do ends 0 pareto journal undo "$operation" --yes; done
rows_of_views >../rows_after_tiers
same_file 'undoing the tiers leaves every view as it was' ../rows_before_tiers ../rows_after_tiers
ask_as_others
undo_everything
rows_of_views >../rows_after
same_file 'undoing everything leaves every view as in a new workspace' ../rows_before ../rows_after
silent_on 'which is empty but for the roles' <(grep -vE '^role(_right|_field)? ' ../rows_after) ' [1-9]'
ends 0 pareto journal verify
# The sale lines alone, as `pareto try` takes them: those in a currency without a rate are said and come into a file.
ends 3 pareto import ../exports/销售明细.xlsx --as sale --create-missing --yes
line "the others come in" out "已导入 +$(thousands $((fact[counts.sale_lines] - fact[counts.foreign_lines]))) "
line "those without a rate do not" out "未导入 +${fact[counts.foreign_lines]} "
same "and are in a file, to be imported again" "${fact[counts.foreign_lines]}" "$(($(wc -l <../exports/销售明细.未导入.csv) - 1))"
finish
