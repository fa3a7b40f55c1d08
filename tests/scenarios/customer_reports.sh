#!/usr/bin/env bash
# The brief on one customer, the eight questions, and the two shares: each figure against plain SQL over the same workspace or
# against examples/data/expected.json, in both languages.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"
. "$SCENARIOS/amounts.sh"

declare -A fact
while IFS='=' read -r key value; do fact[$key]=$value; done \
  < <(awk -f "$SCENARIOS/flatten_json.awk" "$SOURCE/examples/data/expected.json")

ends 0 "$DEMO_DATA" exports
ends 0 pareto init company --name "${fact[company]}" --remark '虚构企业' --lang zh-Hans
cd company || exit 1
pareto plugin enable account_brief eight_questions customer_share >/dev/null 2>&1
ends 0 pareto report eight_questions --to empty.html
line 'without sales it says what to do' <(page_text empty.html) '没有销售。请先导入'
for part in 汇率.csv:currency_rate 产品.csv:product 人员.csv:user 客户档案.csv:customer 销售明细.xlsx:sale; do
  ends 0 pareto import "../exports/${part%:*}" --as "${part#*:}" --yes
done
ends 0 pareto tier run abc

day() { echo $(($(date -u -d "$1" +%s) / 86400)); }
until=$(day "${fact[as_of]}") from=$(day "${fact[current.from]}") before=$(day "${fact[previous.from]}")
code=${fact[overdue.0.code]}
id=$(value "SELECT id FROM customer WHERE code = '$code'")

# ---- the brief: a customer that has fallen silent ---------------------------------------------------------------------------
ends 0 pareto add contact customer="$code" name=半夏 position=总经理 code=P1
ends 0 pareto add contact customer="$code" name=白芷 position=采购经理 code=P2
ends 0 pareto add contact_role contact=P1 part=decider
ends 0 pareto add contact_role contact=P2 part=buyer
ends 0 pareto add interaction customer="$code" kind=visit start=2025-11-27T10:00 contact=P1 summary=谈了价格框架
ends 0 pareto add interaction customer="$code" kind=call start=2026-05-28T23:30 contact=P2 summary=六月单照旧 next_step=寄样品 next_date=2026-06-30
ends 0 pareto add task customer="$code" subject=复检报告 due=2026-04-30
ends 0 pareto add task customer="$code" subject='<b>标签</b>' due=2026-12-24

ends 0 pareto report account_brief --set customer=霁岚 --set visit=2026-11-05
says 'its file is named after the customer' out "拜访前-霁岚营养食品有限公司-${fact[as_of]}.html"
ends 0 pareto report account_brief --set customer="$code" --set visit=2026-11-05 --to zh.html
ends 0 pareto report account_brief --set customer=jlyy --set visit=2026-11-05 --to again.html
same_file 'by code or by pinyin, the same bytes' zh.html again.html
ends 0 pareto report account_brief --set customer="$code" --to en.html --lang en
page_text zh.html >zh.txt
page_text en.html >en.txt
silent=${fact[overdue.0.silent_days]} gap=${fact[overdue.0.median_gap_days]%.0} missed=${fact[overdue.0.missed_orders]}
says 'zh: the lead' zh.txt "停单 $silent 天，往常 $gap 天一单：少来 $missed 单，约 $(wan_whole "${fact[overdue.0.at_stake]}") 万。"
says 'en: the lead' en.txt "No order for $silent days, usually every $gap: $missed orders missing, about $(million "${fact[overdue.0.at_stake]}") M."
says 'rank among groups, place, and who is responsible' zh.txt "霁岚营养食品有限公司 第 4 位 · 食品"
of="customer = $id AND date BETWEEN $from AND $until" past="customer = $id AND date BETWEEN $before AND $((from - 1))"
net=$(value "SELECT sum(home_amount) + 0 FROM sale WHERE $of") net_before=$(value "SELECT sum(home_amount) + 0 FROM sale WHERE $past")
says 'zh: net sales and the period before' zh.txt "净销售，近 12 个月$(wan_whole "$net")万元上期 $(wan_whole "$net_before") 万，$(change "$net_before" "$net")%"
firm=$(value "SELECT sum(home_amount) + 0 FROM sale WHERE date BETWEEN $from AND $until") share=$(shown $((net * 1000)) "$firm" 1)
says 'zh: its share of the firm' zh.txt "占全公司$share%"
earned=$(value "SELECT sum(home_amount) - sum(home_cost) FROM sale WHERE $of AND home_cost IS NOT NULL") margin=$(shown $((earned * 1000)) "$net" 1)
says 'zh: its margin' zh.txt "毛利率$margin%"
orders=$(value "SELECT count(*) FROM (SELECT number FROM sale WHERE customer = $id GROUP BY number HAVING sum(home_amount) > 0)")
says 'zh: last order, and how many there were' zh.txt "末单${fact[overdue.0.last_order]}"
line 'zh: orders' zh.txt "个月共 $orders 单"
says 'zh: how far it is from B' zh.txt "再少 $(wan_whole "${fact[ranking.3.less_to_fall]}") 万才会降"
while IFS=, read -r name net_of before_of; do
  line "zh: product $name" zh.txt "^$name kg\|[0-9,]+\|$(wan "$net_of")\|$(wan "$before_of")\|06-03\|[0-9.,]+\|[+−0-9.]+%\|$"
done < <(pareto query "SELECT p.name, sum(CASE WHEN s.date >= $from THEN s.home_amount ELSE 0 END) + 0, sum(CASE WHEN s.date < $from THEN s.home_amount ELSE 0 END) + 0
  FROM sale s JOIN product p ON p.id = s.product WHERE s.customer = $id AND s.date BETWEEN $before AND $until GROUP BY p.id, p.name" --output csv | tail -n +2 | tr -d '\r"')
claims_of_products=$(grep -cE '^[^0-9|][^|]* kg\|[0-9,]+\|' zh.txt)
same 'each product has its row' "$(value "SELECT count(DISTINCT product) FROM sale WHERE customer = $id AND date BETWEEN $before AND $until")" "$claims_of_products"
says 'the decider first, unseen for a year' zh.txt '半夏 总经理|拍板||2025-11-27|'
says 'a call at half past eleven at night is of that day' zh.txt '05-28 电话|白芷：六月单照旧|'
line 'what is late, by days' zh.txt '^任务\|复检报告.*\|过期 184 天\|$'
line 'a step agreed and not followed' zh.txt '^约定\|寄样品.*\|过期 123 天\|$'
says 'names are words, not markup' zh.html '&lt;b&gt;标签&lt;/b&gt;'
says 'zh: what to ask, the silence first' zh.txt "以后"
line 'zh: what we owe is asked about' zh.txt '^2\|“复检报告”还等着吗？\|我们的任务，应于 2026-04-30 完成，已过期 184 天：出发前先办完\|$'
line 'zh: whom to see' zh.txt '能见一次半夏总经理吗？\|拍板的人，11 个月没有见过'
line 'en: what to ask' en.txt 'Is “复检报告” still open\?'
line 'the day of the visit' zh.txt '拜访 2026-11-05 周四'
if command -v chromium >/dev/null && command -v pdfinfo >/dev/null; then
  for language in zh en; do
    chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf=$language.pdf "file://$PWD/$language.html" >/dev/null 2>&1
    same "$language: one sheet of A4" 'Pages: 1' "$(pdfinfo $language.pdf | awk '/^Pages:/ {print $1, $2}')"
  done
fi

# A sheet with as much as it ever shows, in words as long as people write them.
long='这一次谈得很久，对方把去年以来的供货、价格、包装、检验和付款都说了一遍，还要求我们在下个月之前给出书面答复'
for n in 1 2 3 4 5 6; do
  ends 0 pareto add contact customer=0004 code=L$n name="欧阳上官$n" position=采购与供应链管理部副总经理
  ends 0 pareto add interaction customer=0004 kind=visit start=2026-0$n-15T10:00 contact=L$n summary="$long" next_step="$long" next_date=2026-09-0$n
  ends 0 pareto add task customer=0004 subject="$long" due=2026-0$n-01
done
ends 0 pareto report account_brief --set customer=0004 --set visit=2026-11-05 --to full_zh.html
ends 0 pareto report account_brief --set customer=0004 --set visit=2026-11-05 --to full_en.html --lang en
if command -v chromium >/dev/null && command -v pdfinfo >/dev/null; then
  for language in full_zh full_en; do
    chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf=$language.pdf "file://$PWD/$language.html" >/dev/null 2>&1
    same "$language: one sheet of A4" 'Pages: 1' "$(pdfinfo $language.pdf | awk '/^Pages:/ {print $1, $2}')"
  done
fi

if command -v soffice >/dev/null && command -v pdfinfo >/dev/null; then
  for language in zh-Hans en; do
    ends 0 pareto report account_brief --set customer=0004 --set visit=2026-11-05 --to full-$language.docx --lang $language
    HOME=$PWD soffice --headless --convert-to pdf full-$language.docx >/dev/null 2>&1
    same "$language: one sheet in Word, too" 'Pages: 1' "$(pdfinfo full-$language.pdf | awk '/^Pages:/ {print $1, $2}')"
  done
fi

ends 2 pareto report account_brief
line 'a brief on nobody says what to give' err '请填编码或名称'
ends 2 pareto report account_brief --set customer=公司
line 'several are listed' err '0001  桤洑饲料有限公司'
ends 2 pareto report account_brief --set customer=没有这家
ends 2 pareto report account_brief --set customer="$code" --set annual_use=my.nothing
line 'a field that is not there' err '客户没有字段 my.nothing'
new=$(pareto add customer name=新来的 code=N1 >/dev/null && echo N1)
ends 0 pareto report account_brief --set customer="$new" --to new.html
says 'a customer without sales has a brief, too' <(page_text new.html) '还没有成交。'
other=$(value "SELECT code FROM customer WHERE tier = 'A' AND code <> '$code' ORDER BY code LIMIT 1")
ends 0 pareto report account_brief --set customer="$other" --as-of 2026-06-17 --to middle.html
other_id=$(value "SELECT id FROM customer WHERE code = '$other'") middle=$(day 2026-06-17) middle_from=$(day 2025-06-18)
other_net=$(value "SELECT sum(home_amount) + 0 FROM sale WHERE (customer = $other_id OR customer IN (SELECT id FROM customer WHERE root = $other_id)) AND date BETWEEN $middle_from AND $middle")
firm_net=$(value "SELECT sum(home_amount) + 0 FROM sale WHERE date BETWEEN $middle_from AND $middle")
line 'in the middle of a month: share of the lines themselves' <(page_text middle.html) "占全公司$(shown $((other_net * 1000)) "$firm_net" 1)%"

# ---- the eight questions ----------------------------------------------------------------------------------------------------
ends 0 pareto report eight_questions --to zh8.html
ends 0 pareto report eight_questions --to again8.html
same_file 'the same data and day give the same bytes' zh8.html again8.html
ends 0 pareto report eight_questions --to en8.html --lang en
ends 0 pareto report eight_questions --format csv --to eight
page_text zh8.html >zh8.txt
page_text en8.html >en8.txt
per_customer="SELECT customer, count(*) AS n, min(d) AS first, max(d) AS last, sum(CASE WHEN d >= $from THEN 1 ELSE 0 END) AS now
  FROM (SELECT customer, number, min(date) AS d FROM sale WHERE date <= $until GROUP BY customer, number HAVING sum(home_amount) > 0) o GROUP BY customer"
buyers=$(value "SELECT count(*) FROM ($per_customer) x WHERE now > 0")
repeated=$(value "SELECT count(*) FROM ($per_customer) x WHERE now > 0 AND n >= 2")
patience=$(sed -nE 's/.*超过 ([0-9]+) 天没再买.*/\1/p' zh8.txt | head -n 1)
once=$(value "SELECT count(*) FROM ($per_customer) x WHERE now > 0 AND n = 1 AND $until - first > ${patience:-0}")
recent=$((buyers - repeated - once))
line 'F1 buyers' zh8.txt "^$buyers 个，占登记客户"
line 'F2 came back' zh8.txt "^$repeated 个，占 "
line 'F3 once and gone' zh8.txt "^$once 个；还有 $recent 个只买过一次"
says 'F2 + F3 + recent = F1' zh8.txt "回头 $repeated + 一次没再来 $once + 一次还新 $recent = 有订单 $buyers 个。"
says 'the same in English' en8.txt "$repeated came back + $once once and gone + $recent once and recent = $buyers buyers."
same 'F3 is as many as were planted, those before the period aside' \
  "$(value "SELECT count(*) FROM ($per_customer) x WHERE n = 1")" "$((once + recent + $(sed -nE 's/.*另有 ([0-9]+) 个是在期间之前.*/\1/p' zh8.txt | grep . || echo 0)))"
never=$(value "SELECT count(*) FROM customer c WHERE NOT EXISTS (SELECT 1 FROM interaction i WHERE i.customer = c.id)")
line 'F4 never contacted' zh8.txt "^$never 个，占 .*共 $(value 'SELECT count(*) FROM customer') 个"
old="SELECT customer FROM (SELECT customer, number, min(date) AS d FROM sale GROUP BY customer, number HAVING sum(home_amount) > 0) o WHERE d BETWEEN $before AND $((from - 1)) GROUP BY customer"
then=$(value "SELECT sum(home_amount) + 0 FROM sale WHERE date BETWEEN $before AND $((from - 1)) AND customer IN ($old)")
now=$(value "SELECT sum(home_amount) + 0 FROM sale WHERE date BETWEEN $from AND $until AND customer IN ($old)")
line 'F7 what the old ones spend now' zh8.txt "上期 $(yi "$then") 亿，本期 $(yi "$now") 亿"
line 'F7 the change adds up' zh8.txt "^老客户合计\|$(signed "$([[ $((now - then)) -ge 0 ]] && wan $((now - then)) || wan $((now - then)))")\|"
same 'F7 to the last unit: its parts are the whole' "$((now - then))" \
  "$(awk -F, 'NR > 1 && $1 != "" && $1 !~ /合计|together/ {gsub(/[^0-9.\-]/, "", $3); sum += $3} END {printf "%.0f", sum * 10000}' <(tr -d '\r"' <eight-loyalty))"
line 'F6 the largest of those who fell silent' zh8.txt "^霁岚营养\|${fact[overdue.0.last_order]}\|$gap\|$silent\|$(wan "${fact[overdue.0.at_stake]}")\|"
line 'what cannot be answered, and why' zh8.txt '100% 的客户没有导入采购总量'
line 'data: lines with a cost' zh8.txt '^有成本的销售明细 谁让我们赚钱\|[0-9.]+%\|'
ends 2 pareto report eight_questions --set contact_days=often
line 'days by tier are explained' err 'contact_days=A=30,B=90'
ends 2 pareto report eight_questions --set window=soon
ends 2 pareto report eight_questions --set patience=0

# ---- the two shares ---------------------------------------------------------------------------------------------------------
example=(--set population=5000000 --set target=15% --set 'target_name=45 岁以上' --set reachable=20% --set lost=1/3 --set spenders=20% --set spend=3000)
ends 0 pareto report customer_share "${example[@]}" --to share.html
page_text share.html >share.txt
says 'the worked example: targets' share.txt '45 岁以上|5,000,000 × 15%|750,000|'
says 'reachable' share.txt '够得着、买得起|750,000 × 20%|150,000|'
says 'captured' share.txt '有效客户|150,000 × (1 − 1/3)|100,000|'
says 'the share' share.txt '客户份额（覆盖率）|100,000 ÷ 150,000|66.7% (2/3)|'
says 'and what it is worth' share.txt '有效客户一年的销售|100,000 × 20% × 3000|60,000,000 元|'
says 'the other share is not known, and says so' share.txt "在买的 $buyers 个客户里，100% 没有导入采购总量"
ends 0 pareto report customer_share --set population=1000 --set reachable=10%~20% --to counted.html --lang en
page_text counted.html >counted.txt
positive=$(value "SELECT count(DISTINCT customer) FROM sale WHERE date BETWEEN $from AND $until AND home_amount > 0")
says 'counted customers against a range' counted.txt "$(awk -v n="$positive" 'BEGIN {printf "%.1f%% – %.1f%%", n / 2, n}')"
ends 2 pareto report customer_share --set population=many
line 'a number that is none' err 'population 不能是“many”'
ends 2 pareto report customer_share --set population=100 --set target=150%
ends 2 pareto report customer_share --set population=100 --set target=0

ends 0 pareto field add customer annual_use --type quantity --label 年用量
ends 0 pareto set customer "$code" my.annual_use=400000
ends 0 pareto report customer_share --set purchases=my.annual_use --to mixed.html
line 'quantities of unlike units are not added up' <(page_text mixed.html) '单位不同的产品不能相加'
ends 0 pareto report customer_share --set purchases=my.annual_use --set category=烟酸 --to wallet.html
page_text wallet.html >wallet.txt
ours=$(value "SELECT sum(base_quantity) + 0 FROM sale WHERE $of AND product IN (SELECT id FROM product WHERE category = '烟酸')")
line 'share of wallet: our quantity of a year against what it uses' wallet.txt \
  "^霁岚营养\|400,000 kg\|$(shown "$ours" 10000 0) kg\|$(shown $((ours * 1000)) 4000000000 1)%\|"
line 'and whose purchases are not known' wallet.txt "没有导入采购总量（$((positive - 1)) / $positive）"
ends 0 pareto report account_brief --set customer="$code" --set annual_use=my.annual_use --to known.html
silent_on 'what is known is not asked' <(page_text known.html) '各用多少'
ends 0 pareto set customer "$code" my.annual_use=10
ends 0 pareto report customer_share --set purchases=my.annual_use --set category=烟酸 --to wrong.html
line 'more than all: the field is wrong' <(page_text wrong.html) '该字段过时了'

finish
