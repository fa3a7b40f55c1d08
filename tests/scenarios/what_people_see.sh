#!/usr/bin/env bash
# Small things that a reader of the terminal meets: thousands, marks, short names, columns without a head, what an undo of an
# undo brings back.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

# Ann orders every ten days and has been silent for 60; Bob, as often, for 5; Cid ordered three times only, long ago; Dee has
# long gaps. As of the last day, 2026-06-30. Each has a long name and a short one.
{
  echo "date,number,customer code,customer name,customer short name,amount"
  for day in 03-01 03-11 03-21 03-31 04-10 04-20 05-01; do echo "2026-$day,A$day,0001,Ann Analytical Additives (Antwerp) Limited Company,Ann,1000"; done
  for day in 05-06 05-16 05-26 06-05 06-15 06-25; do echo "2026-$day,B$day,0002,Bob Biotechnology Business (Brussels) Limited Company,Bob,90"; done
  for day in 01-01 01-02 01-03; do echo "2026-$day,C$day,0003,Cid Chemical Colours (Charleroi) Limited Company,Cid,80"; done
  for day in 2025-06-30 2025-10-30 2026-01-30 2026-04-30; do echo "$day,D$day,0004,Dee Dairy Derivatives (Dinant) Limited Company,Dee,70"; done
  echo "2026-06-30,E1,0005,Eve,Eve,1"
  echo "2025-01-31,B0,0002,Bob Biotechnology Business (Brussels) Limited Company,Bob,9000"
  echo "2024-08-31,A0,0001,Ann Analytical Additives (Antwerp) Limited Company,Ann,1"
  # 4,000 customers that do not order, for thousands.
} >sales.csv
{
  echo "code,name"
  for ((i = 1; i <= 4000; i++)); do printf 'X%04d,Firm %d\n' "$i" "$i"; done
} >customers.csv
ends 0 pareto init firm --lang en
cd firm || exit 1
ends 0 pareto import ../sales.csv --as sale --create-missing --yes
ends 0 pareto import ../customers.csv --as customer --yes

# ---- past the own rhythm --------------------------------------------------------------------------------------------------
ends 0 pareto list customer --sort -net_12m --limit 5 --output table
line 'a customer past its own order rhythm is marked beside its days of silence' out '^ +0001 .* 60 !$'
line 'one that is not, is not' out '^ +0002 .* 5$'
line 'three order days are no rhythm' out '^ +0003 .* 178$'
line 'nor is a silence past that is no longer than the gaps' out '^ +0004 .* 61$'
line 'and the mark is explained; counts have their thousands' out '^5 of 4,005  ·  ! past its own order rhythm'
same 'for programs it is a column' 'code,past_rhythm
0001,true
0002,false
0003,false
0004,false
0005,false' "$(pareto list customer --columns code,past_rhythm --limit 5)"
ends 0 pareto list customer --columns '?'
line 'which the list of columns names' out '^past_rhythm,'
ends 0 pareto list customer --columns code,name --limit 1 --output table
silent_on 'a list without the days says nothing of it' out rhythm

# ---- thousands ------------------------------------------------------------------------------------------------------------
ends 0 pareto tier run --output table
line 'tiers changed' out '; [4],[0-9]{3} tiers changed|; [1-9] tiers changed'
cp out tiers.txt
line 'without sales' tiers.txt '4,000 without sales in the window'
ends 0 pareto journal verify
line 'entries are counted plainly below a thousand' out 'whole: [0-9]{1,3} entries'
operation=$(pareto journal --kind import | awk -F , 'NR == 2 {print $1}')
ends 0 pareto journal undo "$operation" --yes
line 'what an undo removes' out 'removes +4,000$'
ends 0 pareto query 'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 1234) SELECT n FROM t' --output table
line 'rows of a query' out '^1,234 rows$'

# ---- short names in tables of moves ---------------------------------------------------------------------------------------
line 'who moved, by the short name' tiers.txt '^ +(up|down) +(Ann|Bob)  '
silent_on 'and not by the long one' tiers.txt 'Limited Company'

# ---- an undo of an undo ---------------------------------------------------------------------------------------------------
ends 0 pareto tier run --output table
pareto query 'SELECT * FROM tier_run ORDER BY id' >runs
same 'two runs' 2 "$(($(wc -l <runs) - 1))"
last=$(pareto journal --kind tier | awk -F , 'NR == 2 {print $1}')
ends 0 pareto journal undo "$last" --yes
same 'an undone run is gone' 1 "$(value 'SELECT count(*) FROM tier_run')"
undo=$(pareto journal --kind undo | awk -F , 'NR == 2 {print $1}')
ends 0 pareto journal undo "$undo" --yes
pareto query 'SELECT * FROM tier_run ORDER BY id' >runs_again
same_file 'and there again, to the last figure, when the undo is undone' runs runs_again
same 'the operation counts as done again' '' "$(pareto journal --kind tier | awk -F , 'NR == 2 {print $NF}')"
first=$(pareto journal --kind tier | awk -F , 'END {print $1}')
for operation in "$last" "$first"; do ends 0 pareto journal undo "$operation" --yes; done
undo=$(pareto journal --kind undo | awk -F , 'NR == 2 {print $1}')
ends 1 pareto journal undo "$undo" --yes
line 'tiers that were undone are found again by running the rule' err 'pareto tier run'
ends 0 pareto journal verify

# ---- what moves the cursor -------------------------------------------------------------------------------------------------
escape=$'\e'
sqlite3 pareto.db "update pareto_customer set city = char(27) || '[2Jcity', name = 'Ann' || char(10) || char(155) || 'Co' where code = '0001'"
for deed in 'show customer 0001' 'tier explain 0001' 'view customer.form --for 0001' 'list customer --columns code,name,city'; do
  # shellcheck disable=SC2086
  ends 0 pareto $deed --output table
  silent_on "$deed hands no sequence of stored text on" out "$escape|"$'\xc2\x9b'
done
ends 0 pareto show customer 0001 --output table
line 'the rest of it is shown' out 'City +.?\[2Jcity$'
line 'in one line' out '^Ann +Co  0001$'

# ---- cells that no head names ---------------------------------------------------------------------------------------------
cd .. || exit 1
ends 0 pareto init other --lang en
cd other || exit 1
printf 'date,number,customer,amount,,\n2026-01-02,S1,Ann,100,,early\n2026-01-03,S2,Bob,200,,late\n2026-13-03,S3,Cid,300,,kept\n' >../wide.csv
ends 3 pareto import ../wide.csv --as sale --create-missing --yes --output table
line 'a column without a name is named by its place, with an example' out '^ +column 6, without a name +not imported +early'
line 'and again below, with how to take it' out '^ +column 6, without a name was not imported \(e\.g\. “early”\); to import it: --map "#6=FIELD"'
silent_on 'a column without name and cells is nothing' out 'column 5'
line 'so one is left out' out 'recognised 4 columns, 1 not used'
line 'its cells are in the file of rejects' ../wide.rejects.csv ',300,,kept,'
ends 3 pareto import ../wide.csv --as sale --create-missing --yes --again --dry-run --map '#6=note' --output table --lang zh-Hans
line 'taken by its place' out '^ +第 6 列（没有列名） +备注 +early'
silent_on 'then nothing is said below' out '没有导入（如'
finish
