# Sourced by run: what it costs that a user sees one's own alone, beside the owner of the folder, who sees everything. The one with the
# most customers (about one in twenty) and one with half of them; the same program, the same workspace.
#
# Alone, with its own data if need be: OWN_ONLY=1 tests/bench/run BUILD_DIR [RUNS]
own=$work/own
if [ ! -f "$own/ready" ]; then
  rm -rf "$own"
  awk -F, -v OFS=, 'NR > 1 && NR % 2 == 0 {$NF = "S900"} {print}' "$data/customers.csv" >"$work/own_customers.csv"
  head -n 300001 "$data/sales.csv" | awk -F, -v OFS=, 'NR > 1 && NR % 2 == 0 {$NF = "S900"} {print}' >"$work/own_sales.csv"
  "$pareto" init "$own" >/dev/null
  "$pareto" -w "$own" import "$work/own_customers.csv" --as customer --create-missing --yes >/dev/null
  "$pareto" -w "$own" import "$data/products.csv" --as product --create-missing --yes >/dev/null
  "$pareto" -w "$own" import "$work/own_sales.csv" --as sale --create-missing --yes >/dev/null
  for user in S001 S900; do "$pareto" -w "$own" add user_role user="$user" role=key_account_manager >/dev/null; done
  "$pareto" -w "$own" plugin enable sales_period >/dev/null
  printf 'export_rows = 1000000\n' >>"$own/pareto.toml"
  touch "$own/ready"
fi
own_rows() { "$pareto" -w "$own" --as "$1" query "SELECT count(*) FROM $2" --output csv | tail -n 1 | tr -d '\r'; }
few=$(own_rows S001 customer) half=$(own_rows S900 customer)
own_ask() { "$pareto" -w "$own" "$@"; }
# One look each is too short to be timed.
own_looks() { for _ in $(seq 10); do own_ask "$@" >/dev/null; done; }
sum="SELECT isum(home_amount) FROM sale"
pivot=(pivot sale --rows customer.province --columns month --period 2023)
report=(report sales_period --set by=region,product --set period=2023 --set against=none --set top=0 --format csv)
echo; echo "own beside all: $few and $half of 100 000 customers, $(own_rows S001 sale) and $(own_rows S900 sale) of 300 000 sales"
# against_all NAME LIMIT GOAL HOW COMMAND…: as the one with few, and with half of all, against the owner.
against_all() {
  local name=$1 limit=$2 goal=$3 how=$4 user
  shift 4
  own_command=("$@")
  own_theirs() { $how "${own_command[@]}"; }
  for user in S001 S900; do
    own_ours() { $how --as "$user" "${own_command[@]}"; }
    pair "$name, $user" "$limit" "$goal" nothing own_ours nothing own_theirs
  done
}
against_all "first 50 customers, 10 times" 1.3 1.1 own_looks list customer --limit 50
against_all "the same columns of all, 10 times" 1.3 1.1 own_looks list customer --limit 50 --columns code,name,tier,owner,industry,province,net_12m,silent_days
against_all "first 50 sales, 10 times" 1.3 1.1 own_looks list sale --limit 50
against_all "50 customers by a query, 10 times" 1.3 1.1 own_looks query "SELECT code, name FROM customer ORDER BY code LIMIT 50"
own_few_list() { own_ask --as S001 list customer --limit 0 --output csv; }
all_few_list() { own_ask list customer --limit "$few" --output csv; }
own_half_list() { own_ask --as S900 list customer --limit 0 --output csv; }
all_half_list() { own_ask list customer --limit "$half" --output csv; }
pair "list of $few own customers, as many of all" 1.3 1.1 nothing own_few_list nothing all_few_list
pair "list of $half own customers, as many of all" 1.3 1.1 nothing own_half_list nothing all_half_list
against_all "sum of the own sales, of all" 2 1.3 own_ask query "$sum"
against_all "pivot of the own sales, of all" 2 1.3 own_ask "${pivot[@]}"
against_all "report of the own sales, of all" 2 1.3 own_ask "${report[@]}"
