#!/usr/bin/env bash
# Figures are smaller by what an import did not take: every report says so on each page, until the rows are in.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

ends 0 "$DEMO_DATA" exports --language en
ends 0 pareto init firm --lang en
cd firm || exit 1
says() {
  local what=$1 text=$2
  ends 0 pareto report eight_questions --format markdown --to says.md
  if [[ -n $text ]]; then line "$what" says.md "$text"; else same "$what" 0 "$(grep -c 'not in these figures' says.md)"; fi
  rm says.md
}
for file in customers products people; do ends 0 pareto import ../exports/$file.csv --yes; done
cp ../exports/sales.xlsx .
says 'before there are sales nothing is missing' ''
ends 3 pareto import sales.xlsx --yes
says 'rows without a rate' '479 of 5,350 rows of sales\.xlsx are not in these figures'
ends 0 pareto import ../exports/rates.csv --yes
printf '%s\n' 'number,date,customer code,product,quantity,amount' 'X1,2026-10-30,0001,New thing,2,10' 'X2,not a day,0001,New thing,1,5' >more.csv
ends 3 pareto import more.csv --as sale --create-missing --yes
says 'of two files' '480 of 5,352 rows of 2 files are not in these figures'
ends 0 pareto import sales.rejects.csv --yes
later=$(sed -nE 's/.*pareto import undo ([0-9]+).*/\1/p' out)
says 'what came in later is missing no longer' '1 of 2 rows of more\.csv are not in these figures'
ends 0 pareto import undo "$later" --yes
says 'undone, it is missing again' '480 of 5,352 rows of 2 files'
ends 0 pareto import sales.xlsx --yes --again
says 'and the whole file again is as good' '1 of 2 rows of more\.csv'
sed -i 's/not a day/2026-10-29/' more.csv
ends 0 pareto import more.csv --as sale --yes
says 'all is there' ''

# A list of customers is not of the figures.
printf 'code,name,website\nC1,One,www.example.com\nC2,Two,javascript:x\n' >people.csv
ends 3 pareto import people.csv --as customer --yes
says 'rows of customers are not rows of sales' ''
finish
