#!/usr/bin/env bash
# What a user's rights mean at the exits and entrances that are not a list: the right to export in whatever form, what a tier rule tells of
# others, hints of imports, undo of what has become another's, and a workspace that is older than rights.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"
AS_OWN=no  # it asks as others all the time

ends 0 pareto init firm --lang en
cd firm || exit 1
li() { pareto --as 'Li Min' "$@"; }
wang() { pareto --as 'Wang Fang' "$@"; }
vera() { pareto --as 'Vera Vice' "$@"; }
last() { operations | head -n 1; }
ends 0 pareto user add 'Li Min' --role sales_representative
ends 0 pareto user add 'Wang Fang' --role key_account_manager
ends 0 pareto user add 'Vera Vice' --role sales_vice_president
{
  echo 'code,name,owner,phone'
  for ((n = 1; n <= 130; ++n)); do printf 'A%03d,Ahorn Mill %d,Li Min,\n' $n $n; done
  for ((n = 1; n <= 20; ++n)); do printf 'B%03d,Verboten Works %d Co. Ltd,Wang Fang,0215550%04d\n' $n $n $n; done
} >customers.csv
{
  echo 'number,date,customer,product,quantity,amount,salesperson'
  for ((n = 1; n <= 130; ++n)); do printf 'S%d,2026-10-%02d,A%03d,Niacin,1,%d.00,Li Min\n' $n $((n % 20 + 1)) $n $((1000 + n)); done
  for ((n = 1; n <= 20; ++n)); do printf 'T%d,2026-10-%02d,B%03d,Niacin,1,%d.19,Wang Fang\n' $n $n $n $((70000 + n * 111)); done
} >sales.csv
ends 0 pareto add product name=Niacin
ends 0 pareto import customers.csv --as customer --yes
ends 0 pareto import sales.csv --as sale --yes
ends 0 pareto tier run abc --per customer

# ---- what leaves in bulk, in whatever form -----------------------------------------------------------------------------------
exports() { pareto journal --kind export --limit 0 --output csv | tail -n +2; }
export_refused() {  # export_refused KIND COMMAND...
  local kind=$1
  shift
  ends 1 li "$@"
  says "more than a screenful of $kind is an export: $*" err "do not let you export $kind"
  silent_on "and none of it came out: $*" out 'Ahorn Mill'
}
export_refused customer list customer --limit 0 --output table
export_refused customer query 'SELECT name FROM customer' --output csv
export_refused customer query 'SELECT name FROM customer' --output table
export_refused customer query 'SELECT c.name, s.amount FROM sale s JOIN customer c ON c.id = s.customer' --output json
export_refused customer pivot customer --rows name --output csv
export_refused customer pivot sale --rows customer --output csv
export_refused customer pivot sale --rows customer --top 0 --output table
export_refused customer tier show abc --output csv
export_refused customer report sales_period --set by=customer --set top=0 --format csv --to sales-by-customer.csv
same 'no file is left' '' "$(ls sales-by-customer* 2>/dev/null)"
ends 0 li list customer --limit 100 --output table
ends 0 li query 'SELECT name FROM customer LIMIT 100' --output csv
same 'a screenful is none' '' "$(exports)"
ends 0 li query 'SELECT amount FROM sale' --output csv
line 'sales may be exported by whom the role lets, and it is written down' <(exports) 'export,query × 130,.*Li Min'
ends 0 pareto role set sales_representative customer --can see,create,change,export,personal --scope own
ends 0 li query 'SELECT name FROM customer' --output csv
ends 0 li pivot sale --rows customer --output csv
ends 0 li tier show abc --output csv
ends 0 li report sales_period --set by=customer --set top=0 --format csv --to sales-by-customer.csv
same 'each is an operation' 5 "$(exports | grep -c 'Li Min')"
sed -i '1a export_rows_a_day = 700' pareto.toml
ends 1 li pivot sale --rows customer --output csv
says 'all exits count towards the limit of a day' err 'rows a day may be read and exported'
# Pages of a screen are no way around it: they add up, over all exits, and what nobody owns does not count.
taken=$(pareto journal --kind export --limit 0 --output csv | awk -F'× ' '/Li Min/ {sum += $2} END {print sum}')
sed -i "s/export_rows_a_day = 700/export_rows_a_day = $((taken + 300))/" pareto.toml
for ((page = 0; page < 3; ++page)); do
  ends 0 li list customer --columns code --where "code > A$(printf %03d $((page * 30)))" --limit 30 --output csv
  ends 0 li query "SELECT number FROM sale LIMIT 30" --output csv
  ends 0 li list product --output csv
  ends 0 li pivot sale --rows product --output csv
done
read=$((3 * (60 + $(tail -n +2 out | wc -l))))
ends 1 li list customer --limit 0 --output csv
says 'what was read counts' err "$((taken + 300)) rows a day may be read and exported; $((taken + read)) were today"
sed -i "s/export_rows_a_day = .*/export_rows_a_day = $((taken + read + 10))/" pareto.toml
ends 1 li list customer --limit 20 --output csv
says 'and ends the reading, too' err 'were today'
ends 0 li list product --output csv
ends 0 li list customer --limit 10 --output csv
ends 1 li list customer --limit 1 --output csv
ends 0 wang list customer --limit 20 --output csv
same 'what is read is no operation' 5 "$(exports | grep -c 'Li Min')"
sed -i '/export_rows_a_day/d' pareto.toml
ends 0 pareto query 'SELECT name FROM customer' --output csv
same 'the owner of the folder is asked nothing' 5 "$(exports | wc -l | tr -d ' ')"

# ---- what a rule tells of others -----------------------------------------------------------------------------------------------
ends 0 pareto tier explain A001 --rule abc --output table
line 'who sees all is told the share' out 'Share|share'
ends 0 li tier explain A001 --rule abc --output table
says 'who sees some is told the own amount' out '1,001'
silent_on 'no share of all, from which the total follows' out '[Ss]hare|Cumulative|%'
ways() { grep -oE 'net sales [^ ]+ [0-9][0-9.,]*( [kM])?' out; }
silent_on 'nor what others bought to the last digit' out '(^|[^0-9])7[0-9],?[0-9]{3}\.?19(00)?([^0-9]|$)'
explained() { li query "SELECT explanation FROM tier_assignment WHERE explanation LIKE '%$1%'" --output csv | tail -n +2; }
same 'nor in what is stored' '' "$(explained share)"
line 'where the place is' <(explained rank) 'rank'
same 'a score that is a share is not told' 0 "$(li query 'SELECT count(score) FROM tier_assignment' --output csv | tail -n 1)"
same 'who sees all reads it' 150 "$(vera query 'SELECT count(score) FROM tier_assignment' --output csv | tail -n 1)"
ends 0 pareto plugin enable scorecard
ends 0 pareto tier run scorecard --per customer
line 'a score of own values is told' <(li query "SELECT count(score) FROM tier_assignment WHERE rule = 'scorecard'" --output csv) '^130$'
ends 0 pareto tier override B001 A --reason secret --rule abc
ends 0 li tier explain A001 --rule abc
silent_on 'nor whose tier is set by hand' <(cat out err) 'B001|Verboten'
ends 1 li tier run abc
says 'the refusal names the duty' err 'run-tiers'
says 'the role' err 'sales_representative'
says 'and the remedy' err 'pareto role set sales_representative --duty run-tiers'
ends 0 pareto role set sales_representative --duty run-tiers
ends 1 li tier run abc
says 'rating all takes seeing all' err 'does not see every customer'
silent_on 'and tells nobody' <(cat out err) 'Verboten'
ends 0 pareto role set sales_representative --duty none
for words in 'tier compare abc scorecard' 'tier history --rule abc'; do
  # shellcheck disable=SC2086
  ends 1 li $words
  says "$words is of all" err 'does not see every'
done

# ---- what hints and overviews tell ---------------------------------------------------------------------------------------------
ends 0 pareto rate set USD 7 --from 2026-01-01 --yes
printf 'number,date,customer,product,quantity,amount,currency\nU1,2026-10-05,B001,Niacin,1,1000,USD\n' >dollars.csv
ends 0 pareto import dollars.csv --as sale --yes
line 'the owner is told the sum of sales in dollars' <(pareto rate --output csv) '^USD,7,2026-01-01,1,1,'
line 'a user that of own sales' <(li rate --output csv) '^USD,7,2026-01-01,1,0,$'
printf 'number,date,customer,customer phone,product,quantity,amount\nV1,2026-10-06,Verboten Works 3,021999,Niacin,1,5\nV2,2026-10-06,Ahorn Mill 3,021998,Niacin,1,5\n' >near.csv
ends 0 pareto role set sales_representative sale --can see,create,export --scope own
ends 3 li import near.csv --as sale --yes
silent_on 'an import tells no names of others' <(cat out err) 'Verboten Works 3 Co'
silent_on 'nor their phones' <(cat out err near.rejects.csv) '0215550003'
line 'but takes what is own' <(value "SELECT count(*) FROM sale WHERE number = 'V2'") '^1$'
same 'and nothing else' 0 "$(value "SELECT count(*) FROM sale WHERE number = 'V1'")"
ends 0 pareto completion words -- --as ''
line 'whom one can be is completed' out '^U00001.*Li Min|^Li Min'
ends 0 pareto completion words -- --as 'Wang' 
says 'by a part of the name' out 'Wang Fang'
ends 0 pareto completion words -- --as 'Li Min' show customer Verb
silent_on 'what the user sees is what is completed' out 'Verboten'

# ---- undo of what has become another's -----------------------------------------------------------------------------------------
ends 0 li set customer A007 city=Kiel
mine=$(last)
ends 0 pareto set customer A007 owner='Wang Fang'
ends 0 li journal undo "$mine" --yes
same 'what has become of another is not taken back' Kiel "$(value "SELECT city FROM customer WHERE code = 'A007'")"
says 'which is said' out 'nothing was changed'
same 'nor marked as undone' '' "$(pareto journal --limit 0 --output csv | awk -F, -v n="$mine" '$1 == n {print $7}')"
ends 0 wang set customer A007 city=Ulm
li journal show "$(last)" --output table >out 2>err
silent_on 'what others made of it since is not told' <(cat out err) 'Ulm|Ahorn Mill 7'
ends 1 wang journal undo "$mine" --yes
says 'what others did is theirs' err 'done by somebody else'
ends 0 pareto set customer A007 owner='Li Min' city=Kiel
ends 0 li journal undo "$mine" --yes
same 'what is own again can be taken back' '' "$(value "SELECT city FROM customer WHERE code = 'A007'")"
printf 'code,name,city\nA010,Ahorn Mill 10,Bern\nA011,Ahorn Mill 11,Bern\nB010,Verboten Works 10,Bern\n' >cities.csv
ends 3 li import cities.csv --as customer --yes
same 'of an import only what is own lands' 2 "$(value "SELECT count(*) FROM customer WHERE city = 'Bern'")"
imported=$(last)
ends 0 pareto set customer A011 owner='Wang Fang'
pareto --as 'Li Min' journal undo "$imported" --yes >out 2>err
same 'of one that is partly another'"'"'s now the own part is taken back' 1 "$(value "SELECT count(*) FROM customer WHERE city = 'Bern'")"
silent_on 'and the rest is not named' <(cat out err) 'Ahorn Mill 11'

# ---- a workspace from before there were rights ---------------------------------------------------------------------------------
if command -v sqlite3 >/dev/null; then
  cd ..
  cp -r firm old
  cd old || exit 1
  sqlite3 pareto.db "DROP VIEW role; DROP VIEW role_right; DROP VIEW role_field; DROP VIEW user_role; DROP TABLE pareto_user_role; DROP TABLE pareto_role_right;
    DROP TABLE pareto_role_field; DROP TABLE pareto_role; DROP TABLE pareto_password; DROP TABLE pareto_api_key; DROP TABLE pareto_sign_in; DROP TABLE pareto_customer_year; DROP TABLE pareto_second_factor; DROP INDEX pareto_operation_import;
    DELETE FROM pareto_meta WHERE key IN ('bundled_roles', 'schema', 'year_until'); UPDATE pareto_meta SET value = '2' WHERE key = 'store_version'" || failed 'it can be made old'
  ends 0 pareto list customer --limit 0 --output csv
  same 'an old workspace opens, and its owner sees all' 151 "$(wc -l <out | tr -d ' ')"
  ends 0 pareto role list --output csv
  same 'it has the seven roles' 7 "$(tail -n +2 out | wc -l | tr -d ' ')"
  ends 0 pareto --as 'Li Min' list customer --output csv
  same 'its salespeople, known from files, see nothing until they get a role' 1 "$(wc -l <out | tr -d ' ')"
  ends 0 pareto user role add 'Li Min' sales_representative
  ends 0 pareto --as 'Li Min' query 'SELECT count(*) FROM customer' --output csv
  same 'and then what is own' 129 "$(tail -n 1 out)"
  ends 0 pareto doctor
fi
finish
