#!/usr/bin/env bash
# Whoever owns thousands of customers is asked row by row whose it is, and not by a list of all of them (core/store/id_set.hpp): the
# answers must be those of plain SQL over everything, for the first rows and for all, for own customers, whole groups and own lines, and as
# they are for somebody who owns few.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"
AS_OWN=no  # it asks as others all the time

ends 0 pareto init firm --lang en
cd firm || exit 1
printf 'export_rows = 100000\n' >>pareto.toml
for user in 'Mia Many' 'Fay Few' 'Hal Head' 'Zoe Rest'; do ends 0 pareto user add "$user" --role key_account_manager; done
{
  echo 'code,name,owner,parent,phone'
  echo 'H0001,Hub Holding,Zoe Rest,,'
  # Of 4 001: 2 400 are Mia's, 300 Fay's, 1 100 Hal's, 201 Zoe's; every tenth belongs to the holding.
  for ((n = 1; n <= 4000; ++n)); do
    owner='Mia Many'
    ((n % 40 < 16)) && owner='Hal Head'
    ((n % 40 < 5)) && owner='Fay Few'
    ((n % 40 < 2)) && owner='Zoe Rest'
    parent=
    ((n % 10 == 0)) && parent=H0001
    printf 'A%04d,Ahorn Mill %d,%s,%s,0215550%04d\n' $n $n "$owner" "$parent" $n
  done
} >customers.csv
{
  echo 'number,date,customer,product,quantity,amount,salesperson'
  # Lines of every customer, sold by another one now and then.
  for ((n = 1; n <= 6000; ++n)); do
    seller=
    ((n % 7 == 0)) && seller='Mia Many'
    ((n % 11 == 0)) && seller='Fay Few'
    printf 'S%05d,2026-%02d-%02d,A%04d,Niacin,1,%d.25,%s\n' $n $((n % 9 + 1)) $((n % 28 + 1)) $((n * 13 % 4000 + 1)) $((1000 + n)) "$seller"
  done
} >sales.csv
{
  echo 'name,customer,mobile'
  for ((n = 1; n <= 4000; n += 3)); do printf 'Person %d,A%04d,1390000%04d\n' $n $n $n; done
} >people.csv
ends 0 pareto add product name=Niacin
ends 0 pareto import customers.csv --as customer --yes
ends 0 pareto import sales.csv --as sale --yes
ends 0 pareto import people.csv --as contact --yes
# Hal looks after the whole holding beside his own.
ends 0 pareto set customer H0001 head_office_owner='Hal Head'

# A share is of what one sees: it stands in the list of who sees all, and in others' where they ask for it.
pareto list customer --limit 1 --output csv >out
says 'the owner reads shares' out share_12m
pareto --as 'Mia Many' list customer --limit 1 --output csv >out
silent_on 'who sees a part does not' out share_12m
pareto --as 'Mia Many' list customer --limit 1 --columns code,share_12m --output csv >out
says 'but where asked for' out share_12m

# What each may see, said in plain SQL over everything.
customers_of() {
  local me="(SELECT id FROM \"user\" WHERE name = '$1')"
  echo "(SELECT customer FROM ownership WHERE \"user\" = $me UNION SELECT c.id FROM customer c JOIN ownership o ON o.customer = c.root AND o.role = 'head_office_owner' AND o.\"user\" = $me)"
}
alike() {  # alike CLAIM USER: the files mine and all say the same, and something
  same_file "$1: $2" all mine
  claims=$((claims + 1))
  [[ $(wc -l <mine) -gt 1 ]] || failed "$1: $2" 'nothing was answered'
}
ask() { pareto "$@" --output csv; }

for user in 'Mia Many' 'Hal Head' 'Fay Few'; do
  theirs=$(customers_of "$user") me="(SELECT id FROM \"user\" WHERE name = '$user')"
  lines="(customer IN $theirs OR salesperson = $me)"

  ask --as "$user" query 'SELECT count(*) AS n FROM customer' >mine
  ask query "SELECT count(*) AS n FROM customer WHERE id IN $theirs" >all
  alike 'as many customers' "$user"

  ask --as "$user" list customer --columns code,name --limit 50 >mine
  ask query "SELECT code, name FROM customer WHERE id IN $theirs ORDER BY code LIMIT 50" >all
  alike 'the first customers' "$user"

  ask --as "$user" list customer --columns code,name --limit 0 >mine
  ask query "SELECT code, name FROM customer WHERE id IN $theirs ORDER BY code" >all
  alike 'all customers' "$user"

  ask --as "$user" list customer --columns code --where 'name ~ 12' --limit 50 >mine
  ask query "SELECT code FROM customer WHERE id IN $theirs AND name LIKE '%12%' ORDER BY code LIMIT 50" >all
  alike 'some customers' "$user"

  ask --as "$user" list sale --columns number,amount --limit 50 >mine
  ask query "SELECT number, amount FROM sale WHERE $lines ORDER BY id LIMIT 50" >all
  alike 'the first sales' "$user"

  ask --as "$user" query 'SELECT count(*) AS n, isum(amount) AS amount FROM sale' >mine
  ask query "SELECT count(*) AS n, isum(amount) AS amount FROM sale WHERE $lines" >all
  alike 'the sum of sales' "$user"

  ask --as "$user" query 'SELECT s.number, c.name FROM sale s JOIN customer c ON c.id = s.customer ORDER BY s.number LIMIT 80' >mine
  ask query "SELECT s.number, c.name FROM (SELECT * FROM sale WHERE $lines) s JOIN customer c ON c.id = s.customer WHERE c.id IN $theirs ORDER BY s.number LIMIT 80" >all
  alike 'sales with their customers' "$user"

  ask --as "$user" pivot sale --rows month --sort key >mine
  same "a pivot of the own alone: $user" "$(ask query "SELECT CAST(isum(home_amount) AS TEXT) AS amount FROM sale WHERE $lines" | tail -n +2 | tr -d '\r')" \
    "$(awk -F, '$1 == "group" {gsub(/\r/, ""); sum += $4 * 10000} END {printf "%.0f\n", sum}' mine)"

  ask --as "$user" query 'SELECT name FROM contact ORDER BY name LIMIT 60' >mine
  ask query "SELECT name FROM contact WHERE customer IN $theirs ORDER BY name LIMIT 60" >all
  alike 'the first people' "$user"

  ask --as "$user" query 'SELECT month, isum(net_sales) AS net FROM customer_month GROUP BY month ORDER BY month' >mine
  ask query "SELECT month, isum(net_sales) AS net FROM customer_month WHERE customer IN $theirs GROUP BY month ORDER BY month" >all
  alike 'sales by month' "$user"

  # Names find what is seen, and nothing else.
  own=$(ask query "SELECT code FROM customer WHERE id IN $theirs ORDER BY code DESC LIMIT 1" | tail -n 1 | tr -d '\r')
  other=$(ask query "SELECT code FROM customer WHERE id NOT IN $theirs ORDER BY code DESC LIMIT 1" | tail -n 1 | tr -d '\r')
  ends 0 pareto --as "$user" show customer "$own"
  ends 2 pareto --as "$user" show customer "$other"
  silent_on "another's is not told of: $user" <(cat out err) "Ahorn Mill ${other#A}"

  # What asks whose a row is, is no function of queries, by whatever name or spelling.
  for asked in pareto_is_mine_own PARETO_IS_MINE_OWN '"pareto_is_mine_own"' pareto_is_mine_team; do
    ends 1 pareto --as "$user" query "SELECT $asked(id) FROM customer"
    says 'it is not open to queries' err 'not open to queries'
    ends 1 pareto --as "$user" query "SELECT $asked() FROM customer"
  done
done
same 'the whole group is seen by whom it belongs to' 1 "$(ask --as 'Hal Head' list customer --columns code --limit 0 | grep -c '^A0020')"
same 'and not by others' 0 "$(ask --as 'Fay Few' list customer --columns code --limit 0 | grep -c '^A0020')"

finish
