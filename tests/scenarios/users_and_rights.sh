#!/usr/bin/env bash
# Users, roles and teams as a firm sets them up: what each may write, who takes over what, how they sign in, what may leave in bulk.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

ends 0 pareto init firm --lang en
cd firm || exit 1
li() { pareto --as 'Li Min' "$@"; }
ann() { pareto --as 'Ann Admin' "$@"; }
vera() { pareto --as 'Vera Vice' "$@"; }
# types WORDS COMMAND...: with the words as standard input.
types() {
  local words=$1
  shift
  claims=$((claims + 1))
  printf '%s\n' "$words" | "$@" >out 2>err
}
owner_of() { value "SELECT u.name FROM customer c JOIN \"user\" u ON u.id = c.owner WHERE c.name = '$1'"; }

# ---- roles, teams, users ---------------------------------------------------------------------------------------------------
ends 0 pareto role list --output csv
same 'every workspace begins with seven roles' 7 "$(grep -c , <(tail -n +2 out))"
line 'a representative reaches own customers' out '^sales_representative,Sales representative,own,'
same 'they are no change that could be undone' '' "$(operations)"
ends 0 pareto role show service --output table
line 'what is less is said' out '^ *sale.amount +Hidden'
ends 0 pareto role show service --output table --lang zh-Hans
line 'and in Chinese' out '^ *sale.amount +不可见'
ends 0 pareto team add East
ends 0 pareto team add Shanghai --below East
ends 0 pareto team list --output table
line 'teams are a tree' out '^  East +T00001'
line 'of two levels' out '^    Shanghai +T00002'
ends 2 pareto team set East --below Nowhere
ends 0 pareto user add 'Ann Admin' --role administrator --sign-in
line 'a new user says how it goes on' out "pareto user password 'Ann Admin'"
ends 0 pareto user add 'Li Min' --team Shanghai --role sales_representative --sign-in
ends 0 pareto user add 'Wang Fang' --team Shanghai --role key_account_manager
ends 0 pareto user add 'Vera Vice' --role sales_vice_president
ends 0 pareto user list --output csv
line 'users are listed with their roles' out '^U00002,Li Min,Shanghai,sales_representative,no password yet,0,'
ends 0 li user list --output csv
line 'which roles and customers colleagues have is not for all' out '^U00003,Wang Fang,Shanghai,,no,,'
ends 2 pareto user add 'Nobody' --role admiral
says 'a role that is not there is said' err admiral

# ---- what one may write ----------------------------------------------------------------------------------------------------
ends 0 li add customer name=Alpha
same 'who creates a customer owns it' 'Li Min' "$(owner_of Alpha)"
ends 1 li add customer name=Beta owner='Wang Fang'
says 'nobody makes records beyond his reach' err 'beyond your reach'
ends 0 pareto add customer name=Gamma owner='Wang Fang'
ends 2 li set customer Gamma city=Bonn
ends 1 li set customer Alpha owner='Wang Fang'
says 'nor gives them away' err 'beyond your reach'
ends 1 li remove customer Alpha
says 'a verb that no role has is said' err 'do not let you remove customer'
says 'with the roles and the remedy' err 'your roles: sales_representative'
ends 0 li set customer Alpha city=Bonn
ends 1 li add user_role user='Li Min' role=boss
says 'nobody gives himself a role' err 'do not let you create user_role'
ends 0 pareto role set sales_vice_president user_role --can all --scope all
ends 1 vera add user_role user='Vera Vice' role=boss
says 'not even with a right to everything' err 'Vera Vice may not manage users and roles'
ends 1 vera set user 'Vera Vice' team=Shanghai
ends 1 li field add customer grade
says 'nor changes how the program is set up' err 'may not change how the program is set up'
ends 1 ann add customer name=Delta
ends 0 li add contact customer=Alpha name='Chen Jie'
gamma=$(pareto list customer --where 'name = Gamma' --columns id --output csv | tail -n 1 | tr -d '"')
ends 2 li add contact customer="$gamma" name='Too far'
same 'nothing of it was written' 1 "$(value 'SELECT count(*) FROM contact')"
printf 'number,date,customer,product,quantity,amount\nA1,2026-01-05,Alpha,Niacin,1,100\nA2,2026-01-05,Gamma,Niacin,1,100\n' >sales.csv
ends 0 pareto add product name=Niacin
ends 3 li import sales.csv --as sale --yes
same 'a role without the right imports nothing' 0 "$(value 'SELECT count(*) FROM sale')"
ends 0 pareto role set sales_representative sale --can see,create,export --scope own
ends 3 li import sales.csv --as sale --yes --again
same 'with it only what is within reach' A1 "$(value 'SELECT number FROM sale')"
ends 0 pareto role set sales_representative sale --field amount=read
printf 'number,date,customer,product,quantity,amount\nA3,2026-01-06,Alpha,Niacin,1,100\n' >more.csv
ends 3 li import more.csv --as sale --yes
says 'a field that may not be set is said' more.rejects.csv 'do not let you set amount'
ends 1 li tier run
says 'rating takes a duty of its own' err 'may not run the tier rules'

# ---- who hands a customer on -----------------------------------------------------------------------------------------------
customer_of() { value "SELECT u.name FROM customer c JOIN \"user\" u ON u.id = c.$2 WHERE c.name = '$1'"; }
wang() { pareto --as 'Wang Fang' "$@"; }
ends 0 pareto add customer name=Group owner='Wang Fang'
ends 0 pareto add customer name=Member parent=Group owner='Wang Fang' deputy='Li Min'
ends 0 pareto add customer name=Below parent=Member owner='Wang Fang'
ends 0 pareto add customer name=Nobodys deputy='Li Min'
ends 0 li set customer Member city=Bonn
for deed in owner=Li head_office_owner=Li parent=Alpha team=Shanghai; do
  ends 1 li set customer Member "$deed"
  says "$deed: a deputy hands nothing on" err 'belongs to somebody else, who alone hands it on'
done
printf 'Customer code,Customer name,Owner\n%s,Member,Li Min\n' "$(value "SELECT code FROM customer WHERE name = 'Member'")" >take.csv
pareto --as 'Li Min' import take.csv --as customer --yes >out 2>err
same 'by a file neither' 'Wang Fang' "$(customer_of Member owner)"
ends 0 pareto role copy sales_representative merger --name Merger
ends 0 pareto role set merger customer --can see,create,change,remove --scope own
ends 0 pareto user role add Li merger
ends 1 li merge Alpha Member --yes
says 'nor by a merge' err 'belongs to somebody else'
ends 0 pareto user role remove Li merger
ends 0 li set customer Nobodys owner=Li
same 'what nobody owns may be taken' 'Li Min' "$(customer_of Nobodys owner)"
ends 0 wang set customer Member deputy=
ends 0 wang set customer Member deputy=Li
same 'the owner names a deputy' 'Li Min' "$(customer_of Member deputy)"
ends 0 wang set customer Member owner=Li deputy='Wang Fang'
same 'and gives it away where it stays within reach' 'Li Min' "$(customer_of Member owner)"
ends 1 wang set customer Member owner='Wang Fang'
says 'from then on it is not his' err 'who alone hands it on'
ends 1 li set customer Member parent=Alpha
says 'what others own below does not move along' err 'customers of others stand below it'
ends 1 wang set customer Group head_office_owner=Wang
says 'nor is it gained by the head office' err 'customers of others stand below it'
# A role that reaches a team: whoever's team has the owner.
ends 0 pareto role copy sales_representative leader --name Leader
ends 0 pareto role set leader customer --can see,create,change --scope team
ends 0 pareto user add 'Lea Leader' --team Shanghai --role leader
ends 0 pareto user add 'Far Away' --team East
ends 0 pareto --as 'Lea Leader' set customer Member owner='Wang Fang' deputy=Li
ends 0 pareto set customer Member owner='Far Away'
ends 1 pareto --as 'Lea Leader' set customer Member owner='Wang Fang'
says 'not where a deputy alone is of the team' err 'who alone hands it on'
ends 0 pareto --as 'Lea Leader' set customer Member deputy='Wang Fang'
same 'a deputy is replaced within the team' 'Wang Fang' "$(customer_of Member deputy)"
# The dated rows follow from the customer.
member=$(value "SELECT id FROM customer WHERE name = 'Member'")
ends 1 li add ownership customer=Nobodys user='Wang Fang' role=deputy from_date=2020-01-01
says 'who was responsible when is not written by hand' err 'kept by the program'
says 'but at the customer' err 'pareto set customer WHICH owner=WHO'
ends 1 pareto add ownership customer=Nobodys user='Wang Fang' role=deputy
ends 1 pareto set ownership "$(value "SELECT max(id) FROM ownership WHERE customer = $member")" user=Li
ends 1 pareto remove ownership "$(value "SELECT max(id) FROM ownership WHERE customer = $member")"
says 'nor removed' err 'goes only with what it belongs to'
same 'one open row a role' 2:2 "$(value "SELECT count(*) || ':' || count(DISTINCT role) FROM ownership WHERE customer = $member AND to_date IS NULL")"
for name in Below Member Group Nobodys; do ends 0 pareto remove customer "$name"; done
ends 0 pareto user left 'Far Away'
ends 0 pareto user left 'Lea Leader'

# ---- undo ------------------------------------------------------------------------------------------------------------------
last() { operations | head -n 1; }
ends 0 li set customer Alpha city=Kiel
ends 0 li journal undo "$(last)" --yes
same 'one undoes what one did' Bonn "$(value "SELECT city FROM customer WHERE name = 'Alpha'")"
ends 0 pareto set customer Alpha city=Ulm
ends 1 li journal undo "$(last)" --yes
says 'not what others did' err 'done by somebody else'
ends 0 ann journal undo "$(last)" --yes
same 'who manages users may' Bonn "$(value "SELECT city FROM customer WHERE name = 'Alpha'")"

# ---- nobody is locked out ----------------------------------------------------------------------------------------------------
for deed in 'user role remove Ann administrator' 'set user Ann sign_in=no' 'user left Ann' 'remove role administrator' 'role set administrator --duty none' 'remove user Ann'; do
  # shellcheck disable=SC2086
  ends 1 pareto $deed
  says "$deed: the last one who administers stays" err 'everybody would be locked out'
done
ends 0 pareto user add 'Bob' --role boss --sign-in
ends 0 pareto user role remove Ann administrator
ends 1 ann user add Eve
says 'from then on she may not' err 'create user'
ends 0 pareto journal undo "$(last)" --yes

# ---- roles of one's own ------------------------------------------------------------------------------------------------------
ends 0 pareto role copy service hotline --name Hotline
ends 0 pareto role set hotline customer --can see,change --scope all
ends 0 pareto role show hotline --output csv
line 'a copy with more' out '^customer,all,1,0,1,0,0,0,0$'
ends 2 pareto role set hotline customer --can fly
says 'verbs that are none are said' err 'fly'
ends 1 pareto role set hotline customer --field colour=hidden
says 'and fields' err colour
ends 2 pareto role set hotline --can see
ends 1 pareto add role_right role=hotline entity=planet see=yes scope=all

# ---- handing over ------------------------------------------------------------------------------------------------------------
ends 0 pareto add task subject='Call Alpha' customer=Alpha owner='Li Min'
ends 0 pareto add task subject='Called Alpha' customer=Alpha owner='Li Min' state=done
dump_tables before.sql
ends 0 pareto user transfer 'Li Min' 'Wang Fang' --dry-run --output csv
line 'a look says how many of what' out '^Customers,Owner,1,0,Alpha$'
line 'done tasks stay' out '^Tasks,Owner,1,0,Call Alpha$'
dump_tables after.sql
same_file 'and changes nothing' before.sql after.sql
ends 0 pareto user transfer 'Li Min' 'Wang Fang' --yes
same 'the customer has another owner' 'Wang Fang' "$(owner_of Alpha)"
ends 0 pareto journal undo "$(last)" --yes
same 'one undo brings it back' 'Li Min' "$(owner_of Alpha)"
ends 2 pareto user transfer 'Li Min' 'Li Min'
ends 0 pareto user left 'Wang Fang'
says 'who leaves with customers is said to' out "pareto user transfer 'Wang Fang'"
ends 2 pareto user transfer 'Li Min' 'Wang Fang'
says 'nobody hands over to who has left' err 'has left'

# ---- passwords and keys ------------------------------------------------------------------------------------------------------
for weak in short password123 1234567890 'Li Min 2026' aaaaaaaaaaaa; do
  types "$weak" pareto user password 'Li Min' && failed "the password $weak is taken"
  line "$weak: with a remedy" err 'at least 10 characters'
done
types 'violet bicycle soup' pareto user password 'Li Min' || failed 'a good password is not taken'
line 'it is said' out 'Li Min has a new password'
silent_on 'a password is nowhere as it was typed' <(cat pareto.db* logs/*) 'violet bicycle'
line 'nor hashed otherwise than by argon2id' <(sqlite3 pareto.db 'SELECT hash FROM pareto_password') '^\$argon2id\$'
types 'another good one here' li user password Bob && failed 'one sets only the own'
says 'the password of others takes a duty' err 'may not manage users'
ends 0 pareto user key add 'Li Min' --name shop --days 30
key=$(cat out)
line 'a key is shown once' out '^pk_[0-9a-f]{8}_[0-9a-f]{48}$'
silent_on 'and kept as a hash' <(cat pareto.db*) "$key"
ends 0 pareto user key list --output csv
line 'a list shows its beginning' out "^${key%_*}…,Li Min,shop,"
ends 0 pareto user key revoke "${key%_*}"
ends 2 pareto user key revoke "${key%_*}"
says 'once is enough' err 'revoked already'
ends 2 pareto user key revoke pk_00000000
ends 2 pareto journal undo "$(pareto journal --kind key --output csv | awk -F, 'NR == 2 {print $1}')"
says 'keys are no change of records' err 'nothing to take back'

# ---- what leaves in bulk -----------------------------------------------------------------------------------------------------
{
  echo 'code,name,owner'
  for ((n = 1; n <= 1100; ++n)); do echo "X$n,Firm $n,Li Min"; done
} >firms.csv
ends 0 pareto import firms.csv --as customer --yes
exports() { pareto journal --kind export --limit 0 --output csv | tail -n +2; }
ends 0 pareto list customer --output csv
same 'the owner of the folder is asked nothing' '' "$(exports)"
ends 0 li list customer --output csv --limit 100
same 'a screenful is no export' '' "$(exports)"
ends 1 li list customer --output csv --limit 101
says 'a role without the right exports no customers' err 'do not let you export customer'
ends 0 pareto role set sales_representative customer --can see,create,change,export,personal --scope own
ends 0 li list customer --output csv --limit 150
line 'with it, and it is written down' <(exports) ',export,list customer × 150,'
ends 1 li list customer --output csv
says 'many at once take another right' err 'more than 1,000 rows'
same 'and nothing came out' 0 "$(grep -c . out)"
ends 1 li query 'SELECT name FROM customer' --output csv
says 'by a query too' err 'more than 1,000 rows'
ends 1 li list customer --output table --limit 0
says 'in whatever form' err 'more than 1,000 rows'
ends 0 pareto report new everybody --plain
rm reports.d/everybody/*.sql
cat >reports.d/everybody/report.toml <<'TOML'
id = "everybody"
name = { en = "Everybody", zh = "全部客户" }
[queries.some]
sql = "SELECT code, name FROM customer ORDER BY code LIMIT 120"
[[queries.some.columns]]
name = "code"
type = "text"
[[queries.some.columns]]
name = "name"
type = "text"
[[sections]]
table = "some"
TOML
ends 0 li report everybody --format html --to some.html
line 'a report counts as well' <(exports) ',export,report × 120,'
sed -i 's/LIMIT 120/LIMIT 1001/' reports.d/everybody/report.toml
ends 1 li report everybody --format xlsx --to all.xlsx
says 'and ends at the limit' err 'more than 1,000 rows'
same 'without a file' '' "$(ls all.xlsx* 2>/dev/null)"
ends 0 pareto report everybody --format xlsx --to all.xlsx
sed -i '1a export_rows_a_day = 300' pareto.toml
ends 1 li list customer --output csv --limit 200
says 'a day has its limit' err '270 were today'
sed -i 's/export_rows_a_day = 300/export_rows_a_day = -1/' pareto.toml
ends 1 pareto list customer
says 'a limit that makes no sense is said' err export_rows_a_day

finish
