#!/usr/bin/env bash
# Demo data that plugins bring: looked at, imported all or none, taken back, held to by the checker. And who needs a plugin is named
# before it goes.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"
umask 022
mkdir packs && mkdir -p mine/base/views mine/upper/demo mine/top
manifest() { printf '{ "manifest_version": 1, "id": "%s", "version": "1.0.0", "label": { "en": "%s", "zh-Hans": "%s" }, "vendor": "V", "license": "CC0-1.0"%s }' "$1" "$1" "$1" "$2" >"mine/$1/manifest.json"; }
manifest base ''
manifest upper ', "depends": ["base >= 1.0.0"]'
manifest top ', "depends": ["upper"]'
printf 'name = "All"\nkind = "list"\nentity = "customer"\ncolumns = ["code", "name"]\n' >mine/base/views/all_of_them.toml
printf 'code,name\nU1,Upper One\nU2,Upper Two\n' >mine/upper/demo/1-customer.csv
printf 'Wann,Beleg,Wer,Was,Summe\n2026-03-01,B1,U1,P1,500\n2026-04-01,B2,U2,P1,700\n' >mine/upper/demo/2-belege.csv
printf 'entity = "sale"\n[columns]\n"Wann" = "date"\n"Beleg" = "number"\n"Wer" = "customer.code"\n"Was" = "product.code"\n"Summe" = "amount"\n' >mine/upper/demo/2-belege.toml
for plugin in base upper top; do ends 0 pareto plugin pack "mine/$plugin" --out packs; done
pareto init ws --lang en >/dev/null || failed init
cd ws || exit 1

# ---- what is there, and what is asked for wrongly --------------------------------------------------------------------------------
ends 0 pareto plugin install ../packs/base-1.0.0.pareto --enable --yes
ends 0 pareto plugin install ../packs/upper-1.0.0.pareto --yes
line 'the pack says that it brings some' out 'brings +demo/ 3'
ends 2 pareto plugin demo upper
says 'it is to be enabled first' err 'pareto plugin enable upper'
ends 0 pareto plugin enable upper
says 'the way to its demo data' out 'pareto plugin demo upper'
ends 0 pareto plugin info upper
line 'info says so too' out 'demo data +pareto plugin demo upper'
ends 2 pareto plugin demo base
says 'one without' err 'base brings no demo data'

# ---- in and out ------------------------------------------------------------------------------------------------------------------
ends 0 pareto plugin demo upper --dry-run
line 'customers by the name of the file' out '1-customer.csv +Customer +to be imported'
line 'sales by the recipe beside it' out '2-belege.csv +Sale +to be imported'
same 'nothing is imported yet' 0 "$(pareto query 'SELECT count(*) FROM customer' --output csv | tail -n 1 | tr -d '\r')"
ends 0 pareto plugin demo upper --yes
says 'how it goes again' out 'pareto plugin demo upper --undo'
same 'customers' 'U1,U2' "$(pareto query 'SELECT code FROM customer ORDER BY code' --output csv | tail -n +2 | tr -d '\r' | paste -sd ,)"
same 'sales' '1200' "$(pareto query 'SELECT sum(home_amount) / 10000 FROM sale' --output csv | tail -n 1 | tr -d '\r')"
ends 0 pareto plugin demo upper --yes
line 'once is enough' out '1-customer.csv +Customer +is there \(operation 1\)'
ends 0 pareto journal --output csv
same 'it is one operation' 1 "$(grep -c ',import,' out)"
says 'which names what it was' out 'upper: 1-customer.csv, 2-belege.csv'
ends 0 pareto import list
ends 0 pareto journal undo 1
same 'one undo takes all of it back' '0,0,0' "$(pareto query 'SELECT (SELECT count(*) FROM customer), (SELECT count(*) FROM sale), (SELECT count(*) FROM product)' --output csv | tail -n 1 | tr -d '\r')"
ends 0 pareto plugin demo upper --dry-run
line 'then it is not there' out '1-customer.csv +Customer +to be imported'
ends 0 pareto plugin demo upper --yes
ends 0 pareto plugin demo upper --undo
same 'without a trace' '0,0,0' "$(pareto query 'SELECT (SELECT count(*) FROM customer), (SELECT count(*) FROM sale), (SELECT count(*) FROM product)' --output csv | tail -n 1 | tr -d '\r')"
ends 0 pareto plugin demo upper --undo
says 'there is nothing more to take back' out 'is not here'
ends 0 pareto plugin demo upper --yes
ends 0 pareto plugin demo upper --undo

# ---- all or none, and nothing into the plugin's folder -----------------------------------------------------------------------------
cd ..
# By itself: the checker has no other plugins than those of the program.
cp -r mine/upper mine/broken
manifest broken ''
printf 'code,name\nX1,One\n' >mine/broken/demo/3-wonders.csv
ends 1 pareto plugin check mine/broken --only content
says 'the checker finds it' out '3-wonders.csv'
cd ws || exit 1
ends 0 pareto plugin pack ../mine/broken --out ../packs
ends 0 pareto plugin install ../packs/broken-1.0.0.pareto --enable --yes
ends 1 pareto plugin demo broken --yes
says 'what its rows are nobody knows' err 'there is no kind of record named “wonders”'
same 'nothing stays' 0 "$(pareto query 'SELECT count(*) FROM customer' --output csv | tail -n 1 | tr -d '\r')"
ends 0 pareto plugin uninstall broken --yes
printf 'number,line,date,customer code,amount\nB8,1,2026-03-03,U1,5\nB9,1,2026-13-45,U1,5\n' >../mine/broken/demo/3-sale.csv
rm ../mine/broken/demo/3-wonders.csv
ends 1 pareto plugin check ../mine/broken --only content.demo
line 'a row that is not taken is a fault, with file, line and value' out '3-sale.csv, line 3, .*2026-13-45'
rm ../mine/broken/demo/3-sale.csv
ends 0 pareto plugin check ../mine/broken --only content.demo
printf 'entity = "sale"\n[columns]\n"Wann" = "date"\n' >../mine/broken/demo/2-belege.toml
ends 1 pareto plugin check ../mine/broken --only content.demo
says 'which file' out '2-belege.csv'

# ---- reports of files and recipes with a sample are held to what they say ----------------------------------------------------------
mkdir -p ../mine/base/reports/firms ../mine/base/recipes
printf 'id = "firms"\nname = "Firms"\nhelp = "x"\nfile = "firms"\n[queries.q]\nsql = "SELECT count(*) AS n FROM customer"\n[[queries.q.columns]]\nname = "n"\ntype = "int"\nlabel = "N"\n[[sections]]\ntable = "q"\n' >../mine/base/reports/firms/report.toml
printf 'entity = "customer"\n[columns]\n"Kode" = "code"\n"Firma" = "name"\n[test]\nfile = "sample.csv"\nread = 2\nrejected = 0\n' >../mine/base/recipes/list.toml
printf 'Kode,Firma\nF1,One\nF2,Two\n' >../mine/base/recipes/sample.csv
ends 0 pareto plugin check ../mine/base --only content
line 'both are looked at' out '^base: 3 cases passed'
sed -i 's/customer"$/custommer"/; s/FROM customer/FROM nowhere/' ../mine/base/reports/firms/report.toml
printf 'F3,Three\n' >>../mine/base/recipes/sample.csv
ends 1 pareto plugin check ../mine/base --only content
says 'a statement that does not hold' out 'report firms'
says 'a recipe that gives other rows' out 'recipe list should give 2 rows'

# ---- who needs it ------------------------------------------------------------------------------------------------------------------
ends 0 pareto plugin install ../packs/top-1.0.0.pareto --enable --yes
ends 0 pareto plugin disable base --dry-run
line 'who needs it' out 'upper +needs base, and is left out without it'
line 'and who needs that one' out 'top +needs upper, and is left out without it'
ends 0 pareto plugin disable upper base --dry-run
silent_on 'those that go together are no news' out 'upper +needs'
line 'but the others are' out 'top +needs upper'
ends 0 pareto plugin uninstall base --dry-run
line 'before it is uninstalled, too' out 'upper +needs base'
ends 0 pareto plugin disable top upper
silent_on 'nobody needs them' out 'needs'

# ---- at a terminal -----------------------------------------------------------------------------------------------------------------
# Who can be asked sees what enabling changes, and may say no; a script has said what it wants.
mkfifo ../answers
exec 3<>../answers  # held open: at the end of its input script would wait
at_terminal() {  # at_terminal ANSWER WORD…
  printf '%s\n' "$1" >&3
  NO_COLOR=1 TERM=dumb timeout 120 script -qec "$(printf '%q ' "$PARETO" "${@:2}")" /dev/null <&3 | tr -d '\r' >asked.txt
}
enabled() { pareto plugin list --output csv | grep -cE '^rfm,[^,]*,[^,]*,enabled'; }
at_terminal n plugin enable rfm
line 'what it brings is shown' asked.txt '^ *comes +tier rule +rfm'
line 'then it is asked' asked.txt 'Enable it\?'
line 'and nothing done' asked.txt 'nothing was changed$'
same 'it is as it was' 0 "$(enabled)"
at_terminal '' plugin enable rfm
line 'who agrees has it' asked.txt 'enabled rfm'
same 'enabled' 1 "$(enabled)"
ends 0 pareto plugin disable rfm
at_terminal n plugin enable rfm --yes
silent_on 'who says so before is not asked' asked.txt 'Enable it|comes'
same 'enabled at once' 1 "$(enabled)"
exec 3>&-
ends 0 pareto plugin disable rfm

# What is there is asked by others too.
ends 0 pareto plugin enable upper
ends 0 pareto plugin demo upper --yes
ends 0 pareto list customer --columns code,name
ends 0 pareto list sale
finish
