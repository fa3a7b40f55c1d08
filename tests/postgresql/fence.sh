#!/usr/bin/env bash
# fence.sh: a firm with customers of three people. All that the program asks of SQLite while it is set up, and while its people look
# around, is asked of PostgreSQL too; then foreign SQL of each of them, and attacks, are tried on both engines (fence.cpp).
set -uo pipefail
export LC_ALL=C.UTF-8
. "$(dirname "$0")/started_server.sh"
command -v pareto_fence >/dev/null || { echo "SKIPPED: libpq was not found when this was built (apt-get install libpq-dev)"; exit 77; }
cd "$work" || exit 1
mkdir plugins record
cp -r "$PARETO_BIN"/../plugins/{abc,csv,csv_format,key_accounts,sales_period} plugins/
chmod -R go-w plugins
export PARETO_PLUGINS=$work/plugins

failures=0
does() {  # does CODE ARGUMENT...
  local wanted=$1 code=0
  shift
  PARETO_SQL_RECORD=$work/record pareto_recorded -w firm --lang en "$@" >out 2>err </dev/null || code=$?
  ((code == wanted)) || { failures=$((failures + 1)); echo "FAILED: exit code $code instead of $wanted: pareto $*"; tail -n 4 out err; }
}

PARETO_SQL_RECORD=$work/record pareto_recorded init firm --yes >out 2>&1 || { cat out; exit 1; }
printf 'code,name,team\nU1,Li Na,East\nU2,Wang Wei,East\nU3,Zhao Min,West\nU4,Chen Boss,\nU5,Sun Service,\nU6,Wu Admin,\nU9,Lead Ma,East\n' >user.csv
printf 'code,name,owner,phone,industry,note\nC1,Alpha Feeds,U1,02155501234,feed,own note\nC2,Beta Verboten,U2,02155505678,food,verboten note\nC3,Gamma Verdeckt,U3,02155509876,pharma,verdeckt note\n' >customer.csv
printf 'code,customer,name,mobile,email,wechat,note\nP1,C1,Zhang San,13888471234,zhangsan@alpha.example,wx_zhang_one,of alpha\nP2,C2,Li Verboten,13999985678,li@verboten.example,verboten_wx,verboten\nP3,C3,Wang Verdeckt,13700019876,wang@verdeckt.example,verdeckt_wx,verdeckt\n' >contact.csv
printf 'code,name,list_price\nM1,Niacin,777.77\n' >product.csv
printf 'number,line,date,customer,product,quantity,amount,cost,salesperson,note\nS1,1,2026-10-01,C1,M1,1,4321.09,1234.56,U1,own line\nS2,1,2026-10-02,C2,M1,1,8765.43,2345.67,U2,verboten line\nS3,1,2026-10-03,C3,M1,1,9753.11,3456.78,U3,verdeckt line\nS4,1,2026-10-04,C1,M1,1,111.11,22.22,U1,own line\nS5,1,2026-10-05,C3,M1,1,10.01,2.22,U1,sold by Li\n' >sale.csv
for entity in user product customer contact sale; do does 0 import "$entity.csv" --as "$entity" --create-missing --yes; done
for n in 1 2 3; do
  does 0 add interaction customer=C$n kind=visit subject="Visit $n" start=2026-10-0$n
  does 0 add task customer=C$n subject="Task $n" owner=U$n
done
does 0 tier run abc --set measure=margin
does 0 add role code=lead name="Team lead"
does 0 add role_right role=lead 'entity=*' see=yes scope=team personal=yes confidential=yes
while read -r user role; do does 0 add user_role user="$user" role="$role"; done <<<$'U1 sales_representative\nU4 boss\nU5 service\nU6 administrator\nU9 lead'

# What people do all day, on connections that see what they may.
for user in U1 U4 U5 U6 U9; do
  for entity in customer contact product sale interaction task ownership tier_assignment user team; do
    does 0 --as "$user" list "$entity" --limit 0
  done
  does 0 --as "$user" list customer --columns code,name,owner,tier,net_12m,share_12m,silent_days --sort=-net_12m,code
  does 0 --as "$user" list sale --where "date >= 2026-10-02" --where "customer.industry != pharma" --sort=-amount,number
  PARETO_SQL_RECORD=$work/record pareto_recorded -w firm --as "$user" show customer C1 >out 2>&1 </dev/null
  PARETO_SQL_RECORD=$work/record pareto_recorded -w firm --as "$user" show customer C2 >out 2>&1 </dev/null
  does 0 --as "$user" query "SELECT c.name, count(*), isum(s.home_amount) FROM sale s JOIN customer c ON c.id = s.customer GROUP BY c.name ORDER BY c.name"
  does 0 --as "$user" query "SELECT count(*) FROM contact WHERE replace(code, 'P', '') > '0'"
  does 0 --as "$user" query "SELECT customer, month, net_sales, cost, lines FROM customer_month"
  does 0 --as "$user" query "SELECT id, rule, as_of FROM tier_run"
  PARETO_SQL_RECORD=$work/record pareto_recorded -w firm --as "$user" pivot sale --rows customer,product --columns month --total amount --period 2026 >out 2>&1 </dev/null
  does 0 --as "$user" journal --limit 0
  does 0 --as "$user" journal --record customer:C1
  does 0 --as "$user" events --limit 100
done

mkdir then && cp firm/pareto.db* then/ && echo "$work/then/pareto.db" >"record/$(date +%s%N)-tables"

# The store of the other engine, from what was asked.
sql -c 'CREATE DATABASE replay'
{ pareto_sql_dump plugins/*/manifest.json >replay.sql && sql -d replay -f replay.sql >replay.log 2>&1; } || { failures=$((failures + 1)); echo "FAILED: the store was not made"; cat replay.log; }
pareto_sql_replay "host=$work/server user=pareto dbname=replay" asked record/* >compared || failures=$((failures + 1))
grep -v '^  otherwise' compared

fence() { pareto_fence "host=$work/server user=pareto dbname=replay" "$work/firm" "$@" || failures=$((failures + 1)); }
fence U1 customer=C2,contact=P2,amount=80000000 erboten erdeckt 8765 9753 13999985678 13700019876 1234.56 12345600 2345.67 23456700
fence U9 customer=C3,contact=P3,amount=90000000 Verdeckt verdeckt_wx 9753 97531100 13700019876 34567800
fence U5 none=none 43210900 87654300 97531100 12345600 23456700 34567800 7777700
fence U6 none=none 43210900 87654300 97531100 13888471234 13999985678 li@verboten wx_zhang_one
fence U4 none=none no-such-word
echo "PostgreSQL $(sql -At -c 'show server_version')"
((failures == 0)) || { echo "$failures checks failed"; exit 1; }
