#!/usr/bin/env bash
# Online Retail, a real wholesaler's 541 909 lines: what comes in, what is rejected and said, the tiers; the same file again
# changes nothing, and undo leaves every table as it was, byte for byte.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

xz -dc "$SOURCE/examples/data/online-retail/OnlineRetail.csv.xz" >OnlineRetail.csv
same 'the file has 541 909 lines' 541909 "$(($(wc -l <OnlineRetail.csv) - 1))"

# Something must be there that the import meets and undo must leave: the first month, as another file, with its tiers.
head -n 42001 OnlineRetail.csv >first-month.csv
ends 0 pareto init shop --currency GBP --lang en --name 'Online Retail'
cd shop || exit 1
rows_of_views >../rows_at_first
ends 3 pareto import ../first-month.csv --as sale --create-missing --yes
ends 0 pareto tier run --set window=all --per customer
ends 0 pareto add task subject='call them' customer="$(value 'SELECT code FROM customer ORDER BY code LIMIT 1')"
dump_tables ../before.sql
rows_of_views >../rows_before
pareto list customer --search 12347 --output csv >../search_before
same "a search finds the customer" 2 "$(wc -l <../search_before)"

retail() { pareto import ../OnlineRetail.csv --as sale --create-missing --yes --output table; }
SECONDS=0
ends 3 retail
echo "import: $SECONDS s"
cp out ../import.txt
kept=$(value 'SELECT count(*) FROM sale')
same 'lines kept, exact duplicates among them' 406829 "$kept"
line 'read: those kept and those rejected make 541 909' ../import.txt '^ *not imported +135,080 '
imported=$(sed -nE 's/^ *imported +([0-9,]+) .*/\1/p' ../import.txt | tr -d ,)
before=$(sed -nE 's/^ *as before +([0-9,]+) .*/\1/p' ../import.txt | tr -d ,)
same 'lines there before are known again' 406829 "$((imported + before))"
same 'as many as the first file brought' "$(grep '^sale ' ../rows_before)" "sale $before"
line '210 products of several descriptions are said' ../import.txt '^ *differing +210 .*Product'
line '8 customers of several countries are said' ../import.txt '^ *differing +8 .*Country'
rejects=../OnlineRetail.rejects.csv
same 'rejected lines are in a file' 135080 "$(($(wc -l <$rejects) - 1))"
same 'each says its line, column and reason' 135080 "$(grep -cE ',[0-9]+,CustomerID,,no customer,fill in the customer.?$' $rejects)"
same 'they are the lines without a customer' "$(awk -F , '$NF ~ /^"?[A-Za-z]/ && $(NF - 1) == ""' ../OnlineRetail.csv | wc -l)" 135080

same 'customers' 4372 "$(value 'SELECT count(*) FROM customer')"
same 'customers that bought' 4372 "$(value 'SELECT count(DISTINCT customer) FROM sale')"
same 'net revenue 8 300 065.814' 8300065.814 "$(value 'SELECT sum(amount) FROM sale')"
same 'invoices' 22190 "$(value 'SELECT count(DISTINCT number) FROM sale')"
same 'rollups agree with the lines' 8300065.814 "$(value 'SELECT sum(net_sales) FROM customer_month')"
same 'countries do not flap: one each' 4372 "$(value "SELECT count(*) FROM customer WHERE country IS NOT NULL")"

ends 0 pareto tier run abc --set window=all --per customer --output table
cp out ../tiers.txt
same 'A, B, C' 'A,1171 B,1436 C,1765' "$(value 'SELECT tier, count(*) FROM customer GROUP BY tier ORDER BY tier' | paste -sd ' ')"
line 'the table of tiers: shares of the whole net' ../tiers.txt '^ +A +1,171 +6\.64 +80\.0% '
line 'which adds up' ../tiers.txt '^ +all +4,372 +8\.30 +100\.0%$'
line 'and agrees with the cut point' ../tiers.txt 'the first 1,171 bring 80\.0%: the real cut point; the first 2,607 bring 95\.0%'
line '55 customers at or below zero are said' ../tiers.txt '55 at or below zero'
same 'the top 875 bring 73.847 %' 73.847 "$(value 'SELECT round(100.0 * sum(net) / (SELECT sum(amount) FROM sale), 3) FROM
  (SELECT sum(amount) AS net FROM sale GROUP BY customer ORDER BY net DESC LIMIT 875)')"

ends 0 pareto report key_accounts --to ../report.html
page_text ../report.html >../report.txt
line 'the report begins with its sentence' ../report.txt '^1,171 of 4,372 customers bring 80% of 8\.30 M GBP net sales; the largest 3%\.'
line 'and its chart counts the tiers' ../report.txt '1,171 customers · 80\.0% .*1,436 customers'
line 'above 60 customers the chart has the first 50 and the others' ../report.txt '^\[picture\].*[Oo]ther'

# The same file again: nothing, neither as the same bytes nor line by line.
dump_tables ../once.sql

ends 0 retail
line 'the same bytes are known' out 'imported before'
dump_tables ../twice.sql
same_file 'and change nothing' ../once.sql ../twice.sql
again() { pareto import ../OnlineRetail.csv --as sale --create-missing --yes --again --output table; }
ends 3 again
line 'line by line all are as before' out '^ *as before +406,829 '
silent_on 'and none is new' out '^ *(imported|added|changed|updated) +[1-9]'
dump_tables ../thrice.sql
same_file 'nor changes this anything' ../once.sql ../thrice.sql
ends 0 pareto journal verify

# Back, byte for byte: first the later ones, then what was there before.
ask_as_others
first=$(pareto journal --limit 0 --output csv | awk -F , '$3 == "add" {print $1}')
SECONDS=0
for operation in $(operations); do
  ((operation > first)) && ends 0 pareto journal undo "$operation" --yes
done
echo "undo: $SECONDS s"
dump_tables ../after.sql
same_file 'undo leaves every table as it was' ../before.sql ../after.sql
rows_of_views >../rows_after
same_file 'and every view' ../rows_before ../rows_after
pareto list customer --search 12347 --output csv >../search_after
same_file 'a search finds what it found' ../search_before ../search_after
undo_everything
rows_of_views >../rows_in_the_end
same_file 'undoing the rest leaves what a new workspace has' ../rows_at_first ../rows_in_the_end
rm -f ../OnlineRetail.csv ../*.sql
finish
