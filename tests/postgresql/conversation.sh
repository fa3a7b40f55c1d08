# Sourced by smoke.sh: what people do with a workspace, so that everything that the program asks of its store is asked once: the
# demo company taken in, rated and reported on, looked at in every way, changed by hand, and taken back.
# Needs `pareto` and `fail`; the folder is the present one, with the demo company's exports in ./demo.

# does CODE ARGUMENT...: the program on the workspace.
does() {
  local wanted=$1 code=0
  shift
  pareto -w ws --lang en "$@" >out 2>err </dev/null || code=$?
  ((code == wanted)) || fail "exit code $code instead of $wanted: pareto $*"$'\n'"$(tail -n 4 out err)"
}
operation_of() { pareto -w ws journal --limit 0 --output csv 2>/dev/null | tr -d '\r' | awk -F, -v kind="$1" '$3 == kind && $NF == "" {print $1; exit}'; }
# told NAME: a text of the JSON in out.
told() { grep -oE "\"$1\": ?\"[^\"]+\"" out | head -n 1 | sed 's/.*"\([^"]*\)"$/\1/'; }
# As a service lets people in: Ann, with a second factor and without.
sign_in_and_out() {
  local token secret code password='"password": "violet bicycle soup"'
  does 0 api sign_ins.open "{\"name\": \"Ann\", $password, \"client\": \"conversation\"}"
  token=$(told token)
  does 0 api sign_ins.resume "{\"token\": \"$token\"}"
  does 0 --as Ann api me.sign_out "{\"id\": \"$(told id)\"}"
  does 0 api sign_ins.open "{\"name\": \"Ann\", $password}"
  does 0 api sign_ins.exchange "{\"token\": \"$(told token)\"}"
  token=$(told token)
  does 0 --as Ann api me.sign_ins
  does 0 --as Ann api me.show
  does 0 api sign_ins.end "{\"token\": \"$token\"}"
  does 1 api sign_ins.open '{"name": "Ann", "password": "another one entirely"}'
  does 1 api sign_ins.key '{"key": "pareto_nobody"}'
  does 0 --as Ann api totp.begin "{$password}"
  secret=$(told secret)
  code=$(python3 -c "
import base64, hmac, struct, sys, time
mac = hmac.digest(base64.b32decode('$secret'), struct.pack('>q', int(time.time()) // 30), 'sha1')
at = mac[19] & 15
print(f\"{(struct.unpack('>I', mac[at:at + 4])[0] & 0x7FFFFFFF) % 1000000:06d}\")")
  does 0 --as Ann api totp.confirm "{\"code\": \"$code\"}"
  code=$(grep -oE '[0-9a-f]{4}(-[0-9a-f]{4}){3}' out | head -n 1)
  does 0 --as Ann api totp.show
  does 1 api sign_ins.open "{\"name\": \"Ann\", $password, \"code\": \"000000\"}"
  does 0 api sign_ins.open "{\"name\": \"Ann\", $password, \"code\": \"$code\"}"
  does 0 api totp.reset '{"user": "Ann"}'
}
# finds WORDS CODE: a search for customers finds this one.
finds() {
  does 0 list customer --search "$1" --columns code --limit 0
  grep -qx -- "$2" <(tr -d '\r' <out) || fail "a search for $1 does not find $2"
}
# takes_back KIND: the last operation of the kind.
takes_back() { does 0 journal undo "$(operation_of "$1")" --yes; }

conversation() {
  pareto init ws >out 2>&1 || { fail "init"; cat out; }
  does 0 plugin enable test.gcc
  does 0 plugin enable test.asking

  # The exports of the demo company; what is known already once more, with changes; rows that are not taken; a trial.
  for part in 汇率.csv:currency_rate 产品.csv:product 人员.csv:user 客户档案.csv:customer 销售明细.xlsx:sale; do
    does 0 import "demo/${part%:*}" --as "${part#*:}" --create-missing --yes
  done
  does 0 import demo/产品.csv --as product --yes --again
  printf '客户编码,客户名称,行业,年耗量,上级客户,电话\n0001,Lan Yi,feed,12.5,,\n0002,Lan Er,,,Lan Yi,\nN0001,华联超市股份有限公司,retail,3,,13901234567\nN0002,北京华联综合超市,retail,,华联超市股份有限公司,\n' >customers.csv
  does 0 import customers.csv --as customer --yes
  printf 'number,date,customer,product,quantity,unit price,amount,currency,salesperson\nX1,2026-10-30,0001,New thing,2,5,,CNY,A B\nX1,2026-10-30,New firm,New thing,1,5,5,USD,A B\n,2026-10-31,0003,New thing,1,7,-7,CNY,\nX2,2026-10-31,0004,New thing,1,7,7,XXX,\n' >sales.csv
  does 3 import sales.csv --as sale --create-missing --yes --rejects rejects.csv
  does 3 import sales.csv --as sale --create-missing --yes --dry-run --again
  printf 'title,customer code\nfirst bag,0001\nlast bag,0002\n' >samples.csv
  does 0 import samples.csv --as test.gcc.sample --yes
  does 0 import list

  # Tiers by each rule, per group and per customer, and of an earlier day.
  does 0 tier run abc
  does 0 tier run threshold_gcc
  does 0 tier run asking
  does 0 tier run asking --as-of 2026-08-20 --dry-run
  does 0 tier run abc --per customer --measure margin --window 24m --dry-run --top 5
  does 0 tier run abc --as-of 2026-03-15 --dry-run
  does 0 tier run abc --window 5m --output table --top 9
  does 0 plugin enable scorecard
  does 0 plugin enable rfm
  does 0 add judgement customer=0013 indicator=fit value=80 evidence=talk
  does 0 tier run scorecard --set "$(printf 'definition=sales = metric net_sales 12m | weight 1 | percentile\nrhythm = metric active_months 12m | weight 1 | linear 0..12\nsince = since last_order | weight 1 | linear 180..0\nfit = judged | weight 1\nvisits = count interaction 12m kind=visit | weight 1 | linear 0..4\nbought = sum sale quantity | weight 1 | percentile\nlimits A 70, B 45, C')"
  does 0 tier run rfm --set returns=counted
  does 0 tier run rfm --window all --set ties=ntile --dry-run
  does 0 tier compare abc scorecard --top 5
  does 0 tier override 0013 C --reason "closes in spring" --until 2099-12-31
  does 0 tier run abc
  does 0 tier override
  does 0 tier override 0013 --remove
  does 0 tier history --all --rule abc
  does 0 tier history 0013 --rule abc
  does 0 tier show abc
  for customer in 0013 0001 0020; do does 0 tier explain "$customer" --rule abc --output table; done
  does 0 report key_accounts --format html --to group.html
  does 0 report key_accounts --format csv --to tables --as-of 2026-06-17 --set window=7m
  does 0 report key_accounts --format html --to all.html --set window=all
  does 0 tier run abc --per customer
  does 0 report key_accounts --format html --to customers.html
  # Reports made of files.
  does 0 report new regions --plain
  does 0 report regions --format csv --to regions --set window=24m
  does 0 report call_list --format csv --to calls --set top=500 --set contact_days=1 --set fall_days=3000
  does 0 report completeness --format csv --to gaps --set set=all --set tiers=A,B

  # Lists of every entity; conditions of each kind, sorting, searching; records.
  for entity in customer contact product sale user team currency_rate task interaction ownership tier_assignment attachment test.gcc.sample; do
    pareto -w ws list "$entity" --limit 7 >out 2>err </dev/null
  done
  does 0 list customer --columns id,code,name,owner,tier,net_12m,share_12m,silent_days --sort=-net_12m,code
  does 0 list customer --where "tier = A" --where "name ~ 公司" --where "owner ~ 杉" --sort owner,-last_order
  does 0 list customer --where "parent =" --where "industry != feed" --where "orders > 3" --sort industry,-name
  does 0 list customer --where "tier != 'A' | B" --where "last_order < today-90d" --where "tier_since <= 今天+7天" --columns code,tier
  does 2 list customer --where "tier = no such tier"
  does 2 list customer --where "currency = POUND"
  does 0 list customer --where "test.gcc.annual_usage > 1" --columns code,test.gcc.annual_usage,test.gcc.share
  does 0 list customer --where "province = 四川 | 浙江" --where "owner != 银杏 | 青檀" --columns code
  does 0 list sale --where "date >= 2026-10-01" --where "amount < 0" --sort=-amount,number,line --output csv
  does 0 list sale --since 2026-08-15 --until 2026-09-15 --sort date,customer,number,line --limit 0
  finds 华联 N0001
  finds 华联 N0002
  finds hlcs N0001
  finds 2345 N0001
  for words in 华联 hlcs hualian 华 公司 5550 0000 000-5550 雾栎 zj '' '!' '华联 hlcs' 'no such firm'; do
    pareto -w ws list customer --search "$words" --columns id,code,name --limit 0 >out 2>err </dev/null
  done
  for words in 饲料 acid 0; do pareto -w ws list product --search "$words" >out 2>err </dev/null; done
  does 0 show customer 0001
  does 0 show customer 北京华联
  does 2 show customer 公司
  does 2 show customer nobody
  does 0 query "SELECT tier, count(*) FROM customer GROUP BY tier"
  does 0 pivot sale --rows customer.province,product --columns month --total margin,quantity --period 12m --compare year
  does 0 pivot sale --rows customer.owner.team,customer --where "customer.industry != feed" --where "customer.owner =" --where "product ~ a" --period 2026-06 --compare 2025-06 --measure distinct:product
  does 0 pivot interaction --rows day --period 2026
  mkdir -p ws/views.d ws/actions.d
  printf '%s\n' 'name = "Firms"' 'kind = "tree"' 'entity = "customer"' 'parent = "parent"' >ws/views.d/firms.toml
  printf '%s\n' 'name = "Days"' 'kind = "timeline"' 'entity = "sale"' 'for = "customer"' 'date = "date"' >ws/views.d/days.toml
  printf '%s\n' 'name = "Call"' 'entity = "customer"' '[[create]]' 'entity = "task"' 'set = { subject = "Call", customer = "{record}" }' >ws/actions.d/call.toml
  does 0 view firms --where "industry != feed"
  does 0 view days --for 0001
  does 0 view customer.form --for 0001
  does 0 action call 0001 --dry-run
  does 0 report sales_period --format csv --to sales --set by=region,salesperson --set across=month
  pareto -w ws list customer --columns code,past_rhythm --limit 0 >out 2>err </dev/null

  # By hand.
  does 0 add customer name=甲 owner=A\ B
  does 0 add customer name=乙 parent=甲 code=C77777 test.gcc.grade=feed
  does 0 set customer 乙 deputy=A\ B phone=010-12345678 test.gcc.annual_usage=4
  does 0 set customer 乙 owner=A\ B name=丙
  does 0 set customer 丙 test.gcc.annual_usage= test.gcc.grade=
  does 0 set customer C77777 owner= parent=0003
  does 0 set customer 0003 parent=0001
  does 1 set customer 0001 parent=0003
  pareto -w ws set customer C77777 code=0001 >out 2>err </dev/null && fail "a taken code was taken again"
  pareto -w ws add customer name=丁 code=0001 >out 2>err </dev/null && fail "a taken code was taken again"
  does 0 add contact name=Wang customer=0001 phone=13800138000
  does 0 add interaction customer=0001 kind=visit subject=visit start=2026-10-01T09:30
  does 0 add sale number=H1 date=2026-10-02 customer=0001 product=New\ thing quantity=2 unit_price=3.5
  does 0 report key_accounts --format html --to once.html
  # A brief of a group, of a customer that bought little, in the middle of a month; the eight questions; the two shares.
  does 0 add contact_role contact=Wang part=decider
  does 0 add relation contact=Wang user=A\ B kind=work strength=2
  does 0 report account_brief --format html --to brief.html --set customer=0001 --set annual_use=test.gcc.annual_usage
  does 0 report account_brief --format csv --to brief --set customer=0013 --as-of 2026-06-17 --set window=7m
  does 0 report eight_questions --format csv --to eight --set purchases=test.gcc.annual_usage
  does 0 report eight_questions --format html --to eight.html --set window=all --as-of 2026-06-17
  does 0 report customer_share --format csv --to share --set population=5000 --set purchases=test.gcc.annual_usage --set category=烟酸
  does 0 report customer_share --format html --to share.html --set province=四川 --set population=500 --set purchases=test.gcc.annual_usage --set purchases_in=money
  does 0 report call_list --format csv --to calls --set owner=A\ B
  does 0 set customer 0004 owner=A\ B
  local first; first=$(operation_of set)
  does 0 set customer 0004 owner=云杉
  does 0 journal undo "$first" --yes
  does 0 set user A\ B left_on=2026-10-01
  does 0 remove task "$(pareto -w ws list task --columns id --limit 1 --output csv | tr -d '\r' | sed -n 2p)"

  does 0 journal --limit 0
  does 0 journal --kind import --limit 3
  does 0 journal --record customer:0001
  does 0 events
  does 0 events subscribers
  # One of its subscribers fails, here and after the commands before, until it is parked.
  for ((i = 0; i < 6; i++)); do pareto -w ws events deliver >out 2>err </dev/null; done
  does 0 events parked
  local parked; parked=$(tr -d '\r' <out | awk -F, 'NR == 2 {print $3}')
  does 0 events show "$parked"
  does 1 events retry 1
  does 0 events drop 1 --yes
  does 0 events parked --dropped
  does 0 tier run abc
  does 0 tier run abc  # nothing changes, so its undo can be undone
  does 0 journal verify
  does 0 doctor

  # Users and rights: what one may write, who takes over what, what leaves in bulk.
  does 0 team add East
  does 0 team add Shanghai --below East
  does 0 team list
  does 0 user add "Li Min" --team Shanghai --role sales_representative --sign-in
  does 0 user add Ann --role administrator --sign-in
  does 1 user role remove Ann administrator
  does 0 role copy service hotline
  does 0 role set hotline customer --can see,change --scope all --field tax_number=hidden
  does 0 role show hotline
  does 0 role list
  does 0 --as "Li Min" add customer name=己
  does 0 --as "Li Min" add contact customer=己 name=Chen
  does 1 --as "Li Min" set customer 己 owner=Ann
  does 0 --as "Li Min" set customer 己 head_office_owner="Li Min"
  does 0 --as "Li Min" set customer 己 city=Bonn
  does 0 --as "Li Min" journal undo "$(operation_of set)" --yes
  # What they see, on connections of their own; more of that in fence.sh.
  for user in "Li Min" Ann; do
    for entity in customer contact sale tier_assignment; do does 0 --as "$user" list "$entity" --limit 9; done
    does 0 --as "$user" list customer --columns code --sort=-net_12m --limit 2
    does 0 --as "$user" query "SELECT count(*), min(month), sum(lines) FROM customer_month"
    does 0 --as "$user" query "SELECT id, rule, settings FROM tier_run"
    does 0 --as "$user" journal --limit 0
    does 0 --as "$user" journal --record customer:己
    does 0 --as "$user" journal show 1
  done
  does 0 user transfer "Li Min" Ann --yes
  does 0 user role list "Li Min"
  does 0 role set hotline customer --can see,export --scope all
  does 0 user role add "Li Min" hotline
  echo 'export_rows_a_day = 100000' >>ws/pareto.toml
  does 0 --as "Li Min" list customer --columns code --output csv --limit 0
  echo 'violet bicycle soup' | pareto -w ws user password Ann >out 2>err || fail "a password is not taken"
  sign_in_and_out
  does 0 user key add Ann --name shop
  does 0 user key list
  does 0 user key revoke "$(pareto -w ws user key list --output csv | tr -d '\r' | awk -F, 'NR == 2 {print $1}')"
  does 0 user left "Li Min"
  does 0 user list

  tables_now before

  # A customer that goes and returns while its group moves. (The subscriber of test.gcc lets none go.)
  does 0 plugin disable test.gcc
  does 0 add customer name=戊 code=C88888 parent=N0001 owner=A\ B
  does 0 remove customer C88888
  does 0 set customer N0001 parent=0005
  takes_back remove

  # A load that is taken back but for what was changed since.
  printf '客户编码,客户名称,负责人,上级客户\nN0005,一号,A B,\nN0006,二号,A B,一号\nN0007,三号,A B,\n' >owned.csv
  does 0 import owned.csv --as customer --yes
  does 0 set customer N0006 city=Wuhan
  takes_back import
  does 0 plugin enable test.gcc

  # Taken back: what was set, added and removed by hand, tiers, a load of sales, and one that others refer to.
  for kind in set set set add remove tier undo tier tier; do takes_back "$kind"; done
  for ((i = 0; i < 4; i++)); do takes_back import; done
  tables_now after
  does 0 journal verify

  # Many at once, looked at before and after; rates and units that are set, corrected and taken away.
  does 0 set customer --where 'city ~ 0' note=x --dry-run
  does 0 set customer --where 'province = 江苏' note=x --yes
  does 0 journal show 1
  does 0 journal undo 1 --dry-run
  takes_back set
  does 0 rate set USD 7.3 --from 2026-01-01 --yes
  does 0 rate set USD 7.4 --from 2026-01-01 --yes
  does 0 rate remove USD --from 2026-01-01 --yes
  for kind in rate rate rate; do takes_back "$kind"; done
  does 0 rate
  does 0 rate list USD
  does 0 unit set P01 磅 0.4536
  takes_back set
  does 0 unit unknown
  does 0 set product P01 unit=t
  takes_back set

  # Twins, and what is apart; a merge that moves all there is, what is found by the old names, a merge of all that are sure; taken back.
  for entity in customer contact product; do does 0 twins --entity "$entity" --output csv; done
  does 0 twins --output table
  does 0 twins apart 0031 0040 --note two
  does 0 twins apart --output csv
  does 0 twins apart 0031 0040 --take-back
  does 0 add contact customer=0040 name=柳岸 code=P9
  does 0 add customer name=漱汀日化杭州店 code=C99999 parent=0040
  does 0 plugin disable test.gcc  # whose subscriber lets none go
  does 0 merge 0031 0040 --yes
  finds 日用化学 0031
  for name in 0040 漱汀日用化学有限公司 shuting; do pareto -w ws show customer "$name" >out 2>err </dev/null; done
  printf 'number,date,customer,amount\nT1,2026-10-01,0040,5\nT2,2026-10-01,漱汀日化,5\n' >merged.csv
  does 0 import merged.csv --as sale --yes
  takes_back import
  takes_back merge
  does 0 twins merge --all --min 0.8 --yes
  takes_back merge
  does 0 plugin enable test.gcc
  does 0 merge P01 P02 --entity product --dry-run --yes
  printf '客户编码,客户名称\nZ1,漱汀日用化学公司\n' >twin.csv
  does 0 import twin.csv --as customer --yes
  takes_back import

  # Fields of the firm's own: filled in, kept to their rules, purged; kept from a file and taken back with it; how a file was taken.
  does 0 field add customer 级别 --unique
  does 0 set customer 0001 my.级别=甲
  does 1 set customer 0002 my.级别=甲
  does 1 field set customer 级别 --type choice --choices 乙
  does 0 field set customer 级别 --type choice --choices 甲,乙
  does 0 field set customer 级别 --not unique
  does 0 set customer 0002 my.级别=甲
  does 1 field set customer 级别 --unique
  does 0 field list
  does 0 list customer --where 'my.级别 = 甲' --columns code,my.级别
  does 0 set customer 0002 my.级别=
  does 0 field set customer 级别 --unique
  does 0 field purge customer 级别 --yes
  printf 'number,date,customer code,plate,amount\nP1,2026-10-01,0001,B1,5\n' >plate.csv
  does 0 import plate.csv --as sale --keep plate=my.plate --yes
  does 0 recipe save plates
  takes_back import
  does 0 import plate.csv --as sale --yes

  # Computed fields, of a pack and of the firm; a share of wallet in tonnes, and in the unit of the products.
  # A pack brings a role, too: noted as due, put in, no longer due.
  mkdir "$PARETO_PLUGINS/chemical/roles" && printf 'name = "Buyer"\n[rights.customer]\ncan = ["see"]\nscope = "team"\n' >"$PARETO_PLUGINS/chemical/roles/buyer.toml"
  does 0 plugin enable chemical
  does 0 set customer 0001 chemical.annual_use=60 chemical.use_year=2026
  does 0 list customer --columns code,chemical.bought,chemical.wallet_share --sort=-chemical.wallet_share --limit 5
  does 0 list customer --where 'chemical.wallet_share > 0' --columns code
  does 0 show customer 0001
  does 0 query 'SELECT code, "chemical.bought" FROM customer WHERE "chemical.annual_use" > 0'
  does 0 --as-of 2026-02-28 query 'SELECT code, "chemical.bought", date_of(as_of()) AS day, date_of(window_start(as_of(), 12)) AS year, date_of(window_start(as_of() + 1, 6)) AS half FROM customer WHERE "chemical.annual_use" > 0'
  does 0 pivot customer --rows industry --measure sum:chemical.bought
  does 0 field add customer need --type quantity
  does 0 set customer 0001 my.need=9000
  does 0 report customer_share --format csv --to needs --set purchases=my.need --set category=烟酸
  does 0 field add customer lines --type int --computed '(SELECT count(*) FROM sale s WHERE s.customer = v.id)'
  does 0 list customer --columns code,my.lines --sort=-my.lines --limit 5
  does 1 field add customer wrong --type int --computed 'nowhere + 1'

  # Methods that ask what no command does: pages, versions, keys, flows between tiers.
  does 0 api records.list '{"entity": "customer", "columns": ["code", "name"], "sort": ["-net_12m", "province", "name"], "limit": 3}'
  does 0 api records.list "{\"entity\": \"customer\", \"columns\": [\"code\"], \"sort\": [\"-net_12m\", \"province\", \"name\"], \"limit\": 3, \"skip\": 2, \"after\": $(grep -o '"next":"[^"]*"' out | cut -d: -f2)}"
  does 0 api records.list '{"entity": "customer", "columns": ["code", "owner"], "limit": 3, "with": ["ids"]}'
  does 0 api records.count '{"entity": "customer", "where": ["tier = A"]}'
  does 0 api records.sum '{"entity": "customer", "columns": ["net_12m"], "where": ["tier = A"]}'
  does 0 api records.sum '{"entity": "sale", "columns": ["amount", "home_amount"]}'
  does 0 api journal.list '{"search": "import", "limit": 3}'
  does 0 api journal.show '{"operation": "1"}'
  does 0 api journal.list '{"search": "0013 己", "by": "0", "kind": "set", "from": "2020-01-01", "to": "2099-01-01", "after": "99999999"}'
  does 0 --as Ann api journal.list '{"search": "己"}'
  does 0 api workspace.show
  does 0 api records.show '{"entity": "customer", "which": "0013"}'
  does 0 api records.set "{\"entity\": \"customer\", \"rows\": [{\"id\": $(grep -o '"id":"[0-9]*"' out | head -n 1 | cut -d: -f2), \"note\": \"by version\"}], \"if_version\": \"0\"}"
  does 0 api records.add '{"entity": "task", "rows": [{"subject": "once"}], "key": "k"}'
  does 0 api lists.save '{"name": "east", "entity": "customer", "where": ["province = 浙江"], "sort": ["-net_12m"], "sharing": "team"}'
  does 0 api lists.save '{"name": "east", "entity": "customer"}'
  does 0 api lists.list
  does 0 api lists.remove "{\"id\": $(grep -o '"id":"[0-9]*"' out | head -n 1 | cut -d: -f2)}"
  echo letter >letter.txt
  does 0 api attachments.add '{"file": "letter.txt", "values": {"customer": "0013"}}'
  does 0 api attachments.content "{\"attachment\": \"$(grep -o '"id":"[0-9]*"' out | cut -d'"' -f4)\"}"
  does 0 api attachments.clear '{"dry_run": true}'
  does 0 schedule add weekly call_list
  does 0 schedule run weekly
  does 0 schedule run
  does 0 schedule list
  does 0 schedule remove weekly
  does 0 api rules.list
  does 0 api tiers.history '{"rule": "abc"}'
  does 0 api users.list
}
