#!/usr/bin/env bash
# What users see: every exit is asked for everything as users of several roles, and what they may not see is in none of it.
#
# Records carry words that nobody can have by chance: "verboten" where the customer is another's, amounts and phones that occur once.
source "$(dirname "$0")/scenario.sh"

pareto init firm --yes >out 2>err || { cat err; exit 1; }
cd firm || exit 1

# ---- the firm: three customers, of Li, of Wang (both in one team) and of Zhao
cat >users.csv <<'E'
code,name,team
U1,Li Na,East
U2,Wang Wei,East
U3,Zhao Min,West
U4,Chen Boss,
U5,Sun Service,
U6,Wu Admin,
U7,Xu Integrator,
U8,Gone Ding,
U9,Lead Ma,East
E
cat >customers.csv <<'E'
code,name,owner,phone,industry,note
C1,Alpha Feeds,U1,02155501234,feed,own note
C2,Beta Verboten,U2,02155505678,food,verboten2 note
C3,Gamma Verdeckt,U3,02155509876,pharma,verdeckt3 note
E
cat >contacts.csv <<'E'
code,customer,name,mobile,email,wechat,note
P1,C1,Zhang San,13888471234,zhangsan@alpha.example,wx_zhang_one,of alpha
P2,C2,Li Verboten,13999985678,li@verboten.example,verboten_wx,verboten2
P3,C3,Wang Verdeckt,13700019876,wang@verdeckt.example,verdeckt_wx,verdeckt3
E
cat >products.csv <<'E'
code,name,list_price
M1,Niacin,777.77
E
cat >sales.csv <<'E'
number,line,date,customer,product,quantity,amount,cost,salesperson,note
S1,1,2026-10-01,C1,M1,1,4321.09,1234.56,U1,own line
S2,1,2026-10-02,C2,M1,1,8765.43,2345.67,U2,verboten2 line
S3,1,2026-10-03,C3,M1,1,9753.11,3456.78,U3,verdeckt3 line
S4,1,2026-10-04,C1,M1,1,111.11,22.22,U1,own line
E
for part in users:user products:product customers:customer contacts:contact sales:sale; do
  ends 0 pareto import "${part%%:*}.csv" --as "${part##*:}" --yes
done
for c in 1:own 2:verboten2 3:verdeckt3; do
  n=${c%%:*} word=${c##*:}
  ends 0 pareto add department customer=C$n name="Lab $word"
  ends 0 pareto add contact_role contact=P$n position="Chief $word"
  ends 0 pareto add relation contact=P$n kind="friend $word"
  ends 0 pareto add interaction customer=C$n kind=visit subject="Visit $word" start=2026-10-0$n summary="said $word"
  ends 0 pareto add task customer=C$n subject="Task $word" owner=U$n
  ends 0 pareto set contact P$n position="Buyer $word"
done
ends 0 pareto remove interaction "Visit verboten2" --yes
ends 0 pareto set user U8 left_on=2026-01-01
ends 0 pareto tier run abc --set measure=margin
ends 0 pareto add role code=lead name="Team lead"
ends 0 pareto add role_right role=lead entity='*' see=yes scope=team personal=yes confidential=yes
while read -r user role; do ends 0 pareto add user_role user="$user" role="$role"; done <<'E'
U1 sales_representative
U4 boss
U5 service
U6 administrator
U7 integrator
U8 sales_representative
U9 lead
E

# ---- who may not be anybody
ends 2 pareto --as nobody list customer
says "an unknown user is named, with a remedy" err "pareto list user"
ends 1 pareto --as "Gone Ding" list customer
says "who left does nothing any more" err "left on 2026-01-01"
ends 0 pareto --as U3 list customer --output csv
same "a user without a role sees nothing" 1 "$(wc -l <out)"
for words in "doctor" "backup" "journal verify" "events parked"; do
  # shellcheck disable=SC2086
  ends 1 pareto --as U1 $words
  says "$words needs a duty" err "may not"
done
ends 1 pareto --as U1 field add customer grade --type text
ends 1 pareto --as U1 tier run abc --dry-run
ends 0 pareto --as U6 journal verify

# ---- counts differ
as() { local user=$1; shift; pareto --as "$user" "$@"; }
count() { as "$1" query "SELECT count(*) FROM $2" --output csv | tail -n +2; }
while read -r entity boss lead own; do
  same "the boss counts all of $entity" "$boss" "$(count U4 "$entity")"
  same "the team's $entity" "$lead" "$(count U9 "$entity")"
  same "own $entity" "$own" "$(count U1 "$entity")"
  [[ $entity == customer_month ]] || same "the list of own $entity is as long" "$own" "$(as U1 list "$entity" --columns id --limit 0 --output csv | tail -n +2 | wc -l)"
done <<'E'
customer 3 2 1
contact 3 2 1
contact_role 3 2 1
department 3 2 1
relation 3 2 1
interaction 2 1 1
task 3 2 1
sale 4 3 2
ownership 3 2 1
tier_assignment 3 2 1
customer_month 3 2 1
E
same "sums are of what is seen" "$(value "SELECT isum(home_amount) FROM sale WHERE note = 'own line'")" \
  "$(as U1 query 'SELECT isum(home_amount) FROM sale' --output csv | tail -n +2)"
same "the integrator sees no customer" 0 "$(count U7 customer)"
same "the owner of the folder counts all" 3 "$(value 'SELECT count(*) FROM customer')"

# ---- every exit, for everything
columns_of() { awk -v view="$1" -F '"' '$0 ~ "^" view "," {gsub(" ", "", $2); print $2}' views.csv; }
pareto query --views --output csv >views.csv
last_operation=$(pareto journal --limit 1 --output csv | awk -F , 'END {print $1}')
last_event=$(pareto events --limit 1 --output csv | awk -F , 'END {print $1}')

everything_as() {  # everything_as USER: all that this user can get, in one file
  local user=$1 view word
  {
    while read -r view; do
      as "$user" query "SELECT * FROM \"$view\"" --output jsonl
      as "$user" query "SELECT count(*), max(id) FROM \"$view\"" --output csv
      as "$user" list "$view" --columns "$(columns_of "$view")" --limit 0 --output csv
    done < <(awk -F , 'NR > 1 {print $1}' views.csv)
    for view in customer:C1 customer:C2 customer:C3 contact:P1 contact:P2 contact:P3; do
      as "$user" show "${view%%:*}" "${view##*:}" --output table
      as "$user" show "${view%%:*}" "${view##*:}" --output json
      as "$user" journal --record "$view" --output csv
      as "$user" tier explain "${view##*:}" --output table
    done
    for word in verb 5678 9998567 beta wang 1399998567; do
      as "$user" list contact --search "$word" --output csv
      as "$user" list customer --search "$word" --output csv
      as "$user" show contact "$word"
    done
    as "$user" list sale --where "customer = C2" --output csv
    as "$user" list contact --where "mobile ~ 9998567" --output csv
    as "$user" journal --limit 0 --output csv
    for ((operation = 1; operation <= last_operation; ++operation)); do as "$user" journal show "$operation" --output table; done
    as "$user" events --limit 1000 --output csv
    as "$user" events show "$last_event"
    timeout 2 "$PARETO" --as "$user" events tail --since 0 --output jsonl
    as "$user" twins --min 0.1 --output csv
    as "$user" import list --output csv
    as "$user" tier show --output csv
    as "$user" unit unknown --output csv
    as "$user" report key_accounts --format csv --to "report-$user.csv"
    cat "report-$user"*.csv
  } </dev/null >"all-$user.txt" 2>&1
}
for user in U1 U4 U5 U6 U7 U9; do everything_as "$user"; done

says "the boss sees another's records" all-U4.txt verboten2
line "and amounts" all-U4.txt "$(figures 8765.43)"
line "and costs" all-U4.txt "$(figures 2345.67)"
says "and phones" all-U4.txt 13999985678
says "a representative sees what is own" all-U1.txt "own note"
says "with the phones of people" all-U1.txt 13888471234
says "and amounts" all-U1.txt 4321.09
claims_before=$claims
silent_on "a representative sees nothing of others" all-U1.txt '[Vv]erboten|[Vv]erdeckt'
silent_on "nor their amounts" all-U1.txt "$(figures 8765.43 9753.11 18629.65 22950.74)"
silent_on "nor their phones" all-U1.txt '13999985678|13700019876|02155505678|02155509876'
silent_on "nor any cost, nor the margin that tells it" all-U1.txt "$(figures 1234.56 22.22 3086.53 88.89 3175.42)"
silent_on "the lead sees nothing of another team" all-U9.txt '[Vv]erdeckt|13700019876|02155509876'
silent_on "nor its amounts" all-U9.txt "$(figures 9753.11 3456.78)"
says "but what is the team's" all-U9.txt verboten2
silent_on "service sees no amounts, costs, prices" all-U5.txt "$(figures 4321.09 8765.43 9753.11 1234.56 2345.67 777.77)"
says "but customers and their phones" all-U5.txt 13999985678
silent_on "the administrator sees no amounts" all-U6.txt "$(figures 4321.09 8765.43 9753.11 1234.56 2345.67)"
silent_on "nor phones, mails and names of people's accounts" all-U6.txt '13888471234|13999985678|13700019876|li@|wx_zhang_one|verboten_wx'
says "but that there is one" all-U6.txt '139****5678'
silent_on "the integrator sees no customer" all-U7.txt '[Vv]erboten|[Vv]erdeckt|Alpha|Zhang'
((claims > claims_before)) || failed "something was claimed"

# ---- a hidden value is not guessed digit by digit
same "a masked phone is not found by what is masked" 1 "$(as U6 list contact --search 99998 --output csv | wc -l)"
same "nor by a condition" 1 "$(as U6 list contact --where 'mobile ~ 99998' --output csv | wc -l)"
same "but by what is shown of it" 2 "$(as U6 list contact --where 'mobile ~ 5678' --output csv | wc -l)"

# ---- attacks on the fence
while IFS= read -r sql; do
  claims=$((claims + 1))
  as U1 query "$sql" --output csv >out 2>err </dev/null
  answer=$(tail -n +2 out)
  if grep -qiE 'verboten|verdeckt|8765\.?43|2345\.?67' out || [[ $answer == 3 || $answer == 4 ]]; then failed "attack: $sql" "$(cat out)"; fi
done <<'E'
SELECT name FROM main.customer
SELECT count(*) FROM main.customer
SELECT count(*) FROM MAIN . "customer"
SELECT count(*) FROM "main".customer
SELECT count(*) FROM [main].customer
SELECT count(*) FROM `main`.customer
SELECT count(*) FROM 'main'.customer
SELECT count(*) FROM main/**/./**/customer
SELECT EXISTS(SELECT 1 FROM main.customer WHERE name LIKE 'Beta%') + 2
WITH customer AS (SELECT * FROM main.customer) SELECT name FROM customer
WITH customer AS (SELECT * FROM pareto_customer) SELECT name FROM customer
WITH pareto_customer AS (SELECT * FROM customer) SELECT * FROM pareto_customer
WITH x AS (SELECT * FROM temp.customer) SELECT count(*) + 2 FROM main.customer
SELECT (SELECT name FROM main.customer LIMIT 1 OFFSET 1)
SELECT "pareto_customer".name FROM "pareto_customer"
SELECT * FROM sqlite_master
SELECT * FROM sqlite_temp_master
SELECT * FROM temp.sqlite_master
SELECT * FROM pragma_table_info('customer')
SELECT sql FROM pragma_database_list
ATTACH 'pareto.db' AS x
SELECT 1; ATTACH 'pareto.db' AS x
SELECT * FROM customer UNION ALL SELECT * FROM main.customer
SELECT c.name FROM customer a JOIN main.customer c
SELECT c.name FROM customer a NATURAL JOIN main.customer c
SELECT load_extension('x')
SELECT readfile('pareto.db')
SELECT fts5(1)
SELECT * FROM pareto_customer__search
SELECT * FROM "pareto_contact__search"('99998')
SELECT name FROM customer WHERE id IN (SELECT customer FROM sale WHERE note LIKE 'verboten%')
SELECT c.name FROM sale s RIGHT JOIN main.customer c ON c.id = s.customer
VALUES((SELECT count(*) FROM main.customer))
E
same "a natural join takes what both sides have" 1 "$(as U1 query 'SELECT count(*) FROM customer a NATURAL JOIN (SELECT id, name FROM customer) b' --output csv | tail -n +2)"
same "columns that are named by USING too" 2 "$(as U1 query 'SELECT count(*) FROM sale a JOIN sale b USING (id)' --output csv | tail -n +2)"

# ---- the journal names the user
ends 0 pareto --as "Li Na" set customer C1 note="by Li"
says "who changed it" <(pareto journal --limit 1 --output csv) "Li Na"
ends 0 pareto --as "Li Na" journal --output csv
finish
