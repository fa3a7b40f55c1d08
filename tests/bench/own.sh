# Sourced by run: what it costs that a user sees one's own alone, beside the owner of the folder, who sees everything. The one with the
# most customers (about one in twenty) and one with half of them; the same program, the same workspace.
own=$work/own
if [ ! -d "$own" ]; then
  awk -F, -v OFS=, 'NR > 1 && NR % 2 == 0 {$NF = "S900"} {print}' "$data/customers.csv" >"$work/own_customers.csv"
  head -n 300001 "$data/sales.csv" | awk -F, -v OFS=, 'NR > 1 && NR % 2 == 0 {$NF = "S900"} {print}' >"$work/own_sales.csv"
  "$pareto" init "$own" >/dev/null
  "$pareto" -w "$own" import "$work/own_customers.csv" --as customer --create-missing --yes >/dev/null
  "$pareto" -w "$own" import "$data/products.csv" --as product --create-missing --yes >/dev/null
  "$pareto" -w "$own" import "$work/own_sales.csv" --as sale --create-missing --yes >/dev/null
  for user in S001 S900; do "$pareto" -w "$own" add user_role user="$user" role=key_account_manager >/dev/null; done
  printf 'export_rows = 1000000\n' >>"$own/pareto.toml"
fi
own_rows() { "$pareto" -w "$own" --as "$1" query "SELECT count(*) FROM $2" --output csv | tail -n 1 | tr -d '\r'; }
few=$(own_rows S001 customer) half=$(own_rows S900 customer)
own_ask() { "$pareto" -w "$own" "$@"; }
sum="SELECT isum(home_amount) FROM sale"
own_few_list() { own_ask --as S001 list customer --limit 0 --output csv; }
all_few_list() { own_ask list customer --limit "$few" --output csv; }
own_half_list() { own_ask --as S900 list customer --limit 0 --output csv; }
all_half_list() { own_ask list customer --limit "$half" --output csv; }
own_few_sum() { own_ask --as S001 query "$sum"; }
own_half_sum() { own_ask --as S900 query "$sum"; }
all_sum() { own_ask query "$sum"; }
own_few_pivot() { own_ask --as S001 pivot sale --rows customer.province --columns month --period 2025; }
own_half_pivot() { own_ask --as S900 pivot sale --rows customer.province --columns month --period 2025; }
all_pivot() { own_ask pivot sale --rows customer.province --columns month --period 2025; }
echo; echo "own beside all: $few and $half of 100 000 customers, $(own_rows S001 sale) and $(own_rows S900 sale) of 300 000 sales"
pair "list of $few own customers, as many of all" 1.3 1.1 nothing own_few_list nothing all_few_list
pair "list of $half own customers, as many of all" 1.3 1.1 nothing own_half_list nothing all_half_list
pair "sum of the few own sales, of all" 1.3 1.0 nothing own_few_sum nothing all_sum
pair "pivot of the few own sales, of all" 1.3 1.0 nothing own_few_pivot nothing all_pivot
pair "sum of half of the sales, of all" 4 2 nothing own_half_sum nothing all_sum
pair "pivot of half of the sales, of all" 4 2 nothing own_half_pivot nothing all_pivot
