#!/usr/bin/env bash
# Likely twins: listed with the reason, said to be apart and never asked again, merged in bulk, and noticed by imports.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

ends 0 pareto init ws --lang en
cd ws || exit 1
printf '%s\n' '客户编码,客户名称,简称,电话,税号,地址,城市' \
  'A1,漱汀日化有限公司,漱汀,021-5550-0131,91310000MA1FL2XB04,浦东大道1号,上海' \
  'A2,漱汀日化（集团）股份公司,,021-5550-0131,,,上海' \
  'A3,潄汀日化有限公司,,,,,' \
  'B1,华联超市(中山店),,010-5550-1000,,,' \
  'B2,华联超市3店,,010-5550-1000,,,' \
  'C1,禾硐饲料有限公司,,,91330000MA27U0AB1X,,杭州' \
  'C2,禾硐饲料有限公司,,,91330000MA27U0CD2Y,,杭州' \
  'D1,上海砚桥贸易有限公司,,,,,' \
  'D2,北京砚桥贸易有限公司,,,,,' \
  'E1,雾栎科技有限公司,,,330106123456789,,' \
  'E2,钟峦信息有限公司,,,91330106123456789X,,' \
  'F1,中国石油化工股份有限公司,中石化,,,,' \
  'F2,中石化,,,,,' >../customers.csv
ends 0 pareto import ../customers.csv --as customer --yes
silent_on 'a first load is not held against itself' out 'look like ones'

pairs() { pareto twins --output csv "$@" | tail -n +2 | cut -d , -f 2,4 | tr ',\n' '- '; }
ends 0 pareto twins --output csv
line 'other legal form, same phone' out '^0\.9[0-9]*,A1,漱汀日化有限公司,A2,漱汀日化（集团）股份公司,the same name; the legal form differs; same phone,'
line 'a variant character' out 'A1,漱汀日化有限公司,A3,潄汀日化有限公司,a character is a variant'
line 'the same firm by its tax number, old and new' out ',E1,雾栎科技有限公司,E2,钟峦信息有限公司,same tax number,'
line 'a short name' out ',F1,中国石油化工股份有限公司,F2,中石化,.*same short name'
silent_on 'two stores are two, whatever they share' out 'B1'
silent_on 'two tax numbers are two firms' out 'C1'
silent_on 'two towns are two firms' out 'D1'
silent_on 'one row for a pair' out ',A2,.*,A1,'
ends 0 pareto twins --output table --limit 1
line 'for people: the score, and both under each other' out '^ *[0-9]+% +[A-F][0-9]'
line 'how many there are' out '1 of [0-9]+ pairs'
ends 0 pareto twins --min 0.99 --output csv
line 'surer ones only: none is this sure but by number' out 'score,code'
ends 2 pareto twins --min 7
ends 2 pareto twins --entity sale
says 'what has twins is said' err 'customer, contact, product'

# ---- not the same ----------------------------------------------------------------------------------------------------------
ends 0 pareto twins apart A1 A3 --note 'two families'
ends 0 pareto twins apart A1 A3
says 'saying it twice changes nothing' out 'known already'
same 'they are not listed any more' '' "$(pairs | tr ' ' '\n' | grep -E '^A1-A3|^A3-A1')"
ends 0 pareto twins apart --output csv
line 'but among those that are apart' out '^A1,漱汀日化有限公司,A3,潄汀日化有限公司'
same 'the reason is kept' 'two families' "$(value 'SELECT note FROM customer_apart')"
ends 0 pareto twins apart A3 A1 --take-back
line 'taken back, they are listed again' <(pairs | tr ' ' '\n') '^A1-A3$'
ends 0 pareto journal undo "$(pareto journal --limit 1 --output csv | tail -n 1 | cut -d , -f 1)" --yes
same 'an undo of that puts them apart again' '' "$(pairs | tr ' ' '\n' | grep '^A1-A3')"
ends 0 pareto twins apart A1 A3 --take-back
ends 2 pareto twins apart A1

# ---- contacts and products ---------------------------------------------------------------------------------------------------
ends 0 pareto add contact customer=A1 code=P1 name='王 伟' mobile=13900001111
ends 0 pareto add contact customer=A1 code=P2 name=王伟先生
ends 0 pareto add contact customer=B1 code=P3 name=王伟
ends 0 pareto add product code=M1 name='PE袋 25kg' grade=A
ends 0 pareto add product code=M2 name='ＰＥ袋25KG' grade=A
ends 0 pareto add product code=M3 name='PE袋25kg' grade=B
same 'one person of one customer; not of another' 'P1-P2 ' "$(pairs --entity contact)"
same 'one product, not another grade' 'M1-M2 ' "$(pairs --entity product)"

# ---- an import says which new ones look like old ones -------------------------------------------------------------------------
printf '客户编码,客户名称\nN1,漱汀日用化学有限公司\nN2,全新一家有限公司\n' >../new.csv
ends 0 pareto import ../new.csv --as customer --yes --dry-run
line 'a dry run says it' out '1 new Customers look like ones that were there'
line 'whom and why' out '漱汀日用化学有限公司 .*A1  漱汀日化有限公司 .*abbreviates'
ends 0 pareto import ../new.csv --as customer --yes
says 'so does the import' out 'see: pareto twins'
ends 0 pareto import undo "$(operations | head -n 1)" --yes

# ---- all that are sure, at once ------------------------------------------------------------------------------------------------
for i in 1 2 3; do printf 'S%s,2026-0%s-01,A%s,%s000\n' "$i" "$i" "$i" "$i"; done | sed '1i number,date,customer,amount' >../sales.csv
ends 0 pareto import ../sales.csv --as sale --yes
dump_tables ../before
ends 2 pareto twins merge
ends 0 pareto twins merge --all --min 0.9 --dry-run --output table
says 'a preview' out 'nothing was merged'
dump_tables ../after
same_file 'without a trace' ../before ../after
ends 0 pareto twins merge --all --min 0.9 --yes
same 'who sold most stays' 'A3' "$(value "SELECT code FROM customer WHERE code LIKE 'A%'")"
same 'with all sales' 6000 "$(value "SELECT isum(amount) FROM sale WHERE customer = (SELECT id FROM customer WHERE code = 'A3')")"
same 'the firm of one tax number is one' 1 "$(value "SELECT count(*) FROM customer WHERE code LIKE 'E%'")"
same 'stores, towns and two tax numbers stay' 6 "$(value "SELECT count(*) FROM customer WHERE code LIKE 'B%' OR code LIKE 'C%' OR code LIKE 'D%'")"
ends 0 pareto journal undo "$(operations | head -n 1)" --yes
dump_tables ../after
same_file 'one undo takes all of it back' ../before ../after
ends 0 pareto twins apart A1 A2
ends 0 pareto twins merge --all --min 0.85 --yes
same 'who is apart is not merged by way of a third' 3 "$(value "SELECT count(*) FROM customer WHERE code LIKE 'A%'")"
says 'and it is said' out 'were said not to be the same'

# ---- in Chinese ---------------------------------------------------------------------------------------------------------------
ends 0 pareto twins --lang zh-Hans --output table
says 'reasons are translated' out '简称相同'
ends 0 pareto twins apart --lang zh-Hans --output table
says 'so is the list' out '不是'
finish
