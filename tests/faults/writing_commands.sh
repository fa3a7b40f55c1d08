# Sourced by killed.sh and full_disk.sh: every command that writes, a line each, and what must hold whatever became of it.
#
#   writes NAME 'PREPARATION' COMMAND...
#
# The preparation runs once in a copy of the base workspace (./ws), the command in copies of what came of that. Neither may depend on
# the time. Who adds a command that writes adds a line. A command that this program does not know (yet) is passed over and said.
#
# What must hold: the doctor finds no fault; the state is the one before or the one after, as the whole command leaves it; it is the one
# after if the command said so by its exit code; and from the one before, the same command leads to the one after.
names=()
declare -A preparation=() command_line=()
writes() {
  names+=("$1")
  preparation[$1]=$2
  command_line[$1]=${*:3}
}

# Small, so that a thousand copies of it cost little; each kind of record that commands write is in it.
make_base() {
  sales first.csv "${base_lines:-2500}" 1 200
  sales second.csv "${more_lines:-4000}" 2 300
  { sales /dev/stdout 1500 3 100 | sed '5~40s/,2026-[0-9-]*,/,2026-02-31,/'; } >some_bad.csv
  { echo 'Customer code,Customer name,City,Owner'; for ((i = 1; i <= 300; i++)); do printf 'C%05d,Firm %d,City %d,Li %d\n' $i $i $((i % 9)) $((i % 4)); done; } >customers.csv
  if [[ -n $listeners ]]; then
    mkdir plugins
    for manifest in "$PARETO_BIN"/../plugins/*/manifest.json; do cp -r "${manifest%/*}" plugins/; done
    cp -r "$listeners" plugins/ && chmod -R go-w plugins
    export PARETO_PLUGINS=$PWD/plugins
  fi
  run 0 pareto init base
  run 0 pareto -w base import first.csv --as sale --create-missing --yes
  run 0 pareto -w base add user name=Li
  run 0 pareto -w base add customer code=K1 name=Alone owner=Li
  run 0 pareto -w base tier run abc --per customer
  mkdir -p extra/views
  echo '{ "manifest_version": 1, "id": "extra", "version": "1.0.0", "label": { "en": "Extra" }, "vendor": "X", "license": "MIT" }' >extra/manifest.json
  printf 'name = "One"\nkind = "list"\nentity = "task"\ncolumns = ["subject"]\n' >extra/views/extra_one.toml
  # A role is a record, the plugin that brings it is files: both or neither.
  mkdir extra/roles && printf 'name = "Buyer"\n[rights.customer]\ncan = ["see"]\nscope = "own"\n' >extra/roles/buyer.toml
  # Several files, one operation: all of them or none.
  mkdir extra/demo && printf 'code,name\nX1,Extra one\nX2,Extra two\n' >extra/demo/1-customer.csv
  printf 'number,date,customer code,quantity,amount\nXS1,2026-03-01,X1,1,100\nXS2,2026-03-02,X2,2,200\n' >extra/demo/2-sale.csv
  chmod -R go-w extra
  run 0 pareto plugin pack extra --out extra1.pareto
  sed -i 's/1\.0\.0/1.1.0/' extra/manifest.json && cp extra/views/extra_one.toml extra/views/extra_two.toml && cp extra/roles/buyer.toml extra/roles/keeper.toml
  run 0 pareto plugin pack extra --out extra2.pareto
  run 0 pareto -w base plugin revoke key_accounts query
  run 0 pareto -w base backup whole.pareto-backup
  settle base
}

# Everything in one file, so that copying is one cp; and what a command left for the next to deliver is delivered.
settle() {
  pareto -w "$1" events deliver >/dev/null 2>&1 </dev/null
  sqlite3 "$1/pareto.db" 'pragma wal_checkpoint(truncate)' >/dev/null 2>&1
}

# The rows of all tables and sums of what is added up; settings; recipes; backups by their number.
state() {
  [[ -f $1/pareto.toml ]] || { echo "no workspace"; return; }
  pareto -w "$1" events deliver >/dev/null 2>&1 </dev/null
  local tables sql=''
  tables=$(sqlite3 "$1/pareto.db" "select name from sqlite_master where type = 'table' and name like 'pareto\_%' escape '\\' and name not like '%\_\_search%' escape '\\' order by name")
  # What is noted as due is nothing yet: without the plugin that it is due for it stays so. What is noted as done is for the command that waits for it,
  # or, if that was killed, until the plugin is next enabled.
  for table in $tables; do sql+="select '$table', count(*) from \"$table\"$([[ $table == pareto_meta ]] && echo " where key not in ('roles_due', 'roles_put')");"; done
  sqlite3 "$1/pareto.db" "$sql select sum(home_amount) from pareto_sale; select sum(net), sum(line_count) from pareto_customer_month; select count(*) from pareto_operation where undone_by is not null; select tier, count(*) from pareto_customer group by 1; select city, count(*) from pareto_customer group by 1;"
  sort "$1/pareto.toml" | grep -v '^#'
  (cd "$1" && find . -name '*.part' -prune -o -path ./backups -prune -o -path ./logs -prune -o -path ./reports -prune -o -type f ! -name 'pareto.db*' ! -name '*.part' ! -name '*.new' -print | sort)
  find "$1/backups" -name '*.pareto-backup' ! -name '*-before-restore*' 2>/dev/null | wc -l
}

# prepare NAME: makes prepared/NAME, and notes the states before and after and how long the command takes.
declare -A before=() after=() took=()
prepare() {
  local name=$1 began
  rm -rf ws prepared && mkdir -p prepared
  [[ $name == init ]] || cp -r base ws
  if [[ -n ${preparation[$name]} ]]; then eval "${preparation[$name]}" >prepare.out 2>&1 || { fail "the preparation of $name: $(tail -n 3 prepare.out)"; return 1; }; fi
  if [[ $name != init ]]; then settle ws && cp -r ws prepared/ws; fi
  before[$name]=$(state ws)
  began=$(date +%s%N)
  bash -c "${command_line[$name]}" >whole.out 2>&1 </dev/null
  local code=$?
  took[$name]=$((($(date +%s%N) - began) / 1000000 + 1))
  ((code == 0 || code == 3)) || { fail "$name ended with $code: $(tail -n 3 whole.out)"; return 1; }
  after[$name]=$(state ws)
  [[ ${before[$name]} != "${after[$name]}" ]] || { fail "$name changes nothing"; return 1; }
}
fresh() {
  rm -rf ws
  [[ ! -d prepared/ws ]] || cp -r prepared/ws ws
}
# Whether this program has the command, by its verb.
known_here() {
  local word=${command_line[$1]#*pareto }
  word=${word#-w ws }
  [[ -z ${ONLY:-} || $1 == "$ONLY" ]] && pareto "${word%% *}" --help >/dev/null 2>&1
}

# holds NAME CODE WHERE: what must hold after the command ended with CODE (137: killed).
holds() {
  local name=$1 code=$2 now
  now=$(state ws)
  # What the repair is there for is found as long as it is not repaired.
  if [[ -f ws/pareto.toml && ! ($name == repair && $now == "${before[$name]}") ]]; then
    pareto -w ws doctor --output csv >doctor.out 2>&1 </dev/null || fail "$3: the doctor after $name: $(grep -v ',note,' doctor.out | tail -n 3)"
  fi
  if [[ $now == "${after[$name]}" ]]; then ended[after]=$((ended[after] + 1)); return; fi
  if [[ $now != "${before[$name]}" ]]; then
    fail "$3: $name left neither the state before nor the one after (it ended with $code)"
    diff <(echo "${before[$name]}") <(echo "$now") | head -n 8
    diff <(echo "${after[$name]}") <(echo "$now") | head -n 8
    return
  fi
  ended[before]=$((ended[before] + 1))
  if ((code == 0 || code == 3)); then fail "$3: $name said it was done, and nothing of it is there"; return; fi
  [[ ${4:-} == again ]] || return
  bash -c "${command_line[$name]}" >again.out 2>&1 </dev/null
  [[ $(state ws) == "${after[$name]}" ]] || { fail "$3: $name, done again, does not end as it does otherwise: $(tail -n 3 again.out)"; }
}
declare -A ended=([before]=0 [after]=0)

# The number of the last operation of a kind.
last_of() { pareto -w ws journal --kind "$1" --output csv | tr -d '\r' | awk -F, 'NR == 2 {print $1}'; }

# A subscriber that fails when it is told to; without it nothing is ever parked.
listeners=${PARETO_ABI_PLUGINS:-}/test_listeners
[[ -d $listeners ]] || listeners=''
# A delivery that was given up.
park() {
  pareto -w ws plugin enable test.listeners && pareto -w ws add customer code=B1 name='Bad one'
  for ((try = 0; try < 7; ++try)); do pareto -w ws events deliver; done
  pareto -w ws events parked --output csv | grep -q welcome
}

# ---- the table ------------------------------------------------------------------------------------------------------------------
writes init '' pareto init ws
writes import_csv '' pareto -w ws import second.csv --as sale --create-missing --yes
writes import_rejects '' pareto -w ws import some_bad.csv --as sale --create-missing --yes
writes import_known '' pareto -w ws import customers.csv --as customer --create-missing --yes
writes import_undo 'pareto -w ws import second.csv --as sale --create-missing --yes; last_of import >operation' 'pareto -w ws import undo $(cat operation) --yes'
writes tier_run 'pareto -w ws import second.csv --as sale --create-missing --yes' pareto -w ws tier run abc --per customer
writes tier_undo 'last_of tier >operation' 'pareto -w ws journal undo $(cat operation) --yes'
writes add '' pareto -w ws add customer name=New owner=Li
writes set '' pareto -w ws set customer K1 city=Wuhan owner=
writes set_many '' "pareto -w ws set customer --where 'code ~ C' city=Wuhan --yes"
writes remove '' pareto -w ws remove customer K1
writes plugin_disable '' pareto -w ws plugin disable tier-fall-task
writes plugin_enable 'pareto -w ws plugin disable tier-fall-task' pareto -w ws plugin enable tier-fall-task
writes plugin_enable_roles 'pareto -w ws plugin install extra1.pareto --yes' pareto -w ws plugin enable extra
writes plugin_install '' pareto -w ws plugin install extra1.pareto --yes
writes plugin_upgrade 'pareto -w ws plugin install extra1.pareto --enable --yes' pareto -w ws plugin install extra2.pareto --yes
writes plugin_demo 'pareto -w ws plugin install extra1.pareto --enable --yes' pareto -w ws plugin demo extra --yes
writes plugin_uninstall 'pareto -w ws plugin install extra1.pareto --yes' pareto -w ws plugin uninstall extra --yes
writes plugin_purge 'pareto -w ws plugin enable chemical && pareto -w ws set customer K1 chemical.preferences=x && pareto -w ws plugin disable chemical' pareto -w ws plugin purge chemical --yes
writes field_add '' "pareto -w ws field add customer district --label District"
writes merge 'pareto -w ws add customer code=K2 name=Alone' pareto -w ws merge K1 K2 --yes
writes rate_set 'pareto -w ws add currency_rate currency=USD from_date=2026-01-01 rate=7 && pareto -w ws add sale number=U1 date=2026-05-05 customer=K1 amount=10 currency=USD' \
  pareto -w ws rate set USD 7.5 --from 2026-02-01 --yes
writes merge_undo 'pareto -w ws add customer code=K2 name=Alone && pareto -w ws merge K1 K2 --yes; last_of merge >operation' 'pareto -w ws journal undo $(cat operation) --yes'
writes twins_merge 'for i in 1 2 3; do pareto -w ws add customer name="Brennholt Nutrition Ltd" city=Kiel phone=0431-55$i; done' pareto -w ws twins merge --all --min 0.9 --yes
writes twins_apart 'pareto -w ws add customer code=K2 name=Alone' pareto -w ws twins apart K1 K2 --yes
writes rate_remove 'pareto -w ws rate set USD 7 --from 2026-01-01 --yes && pareto -w ws rate set USD 8 --from 2026-03-01 --yes && pareto -w ws add sale number=U1 date=2026-05-05 customer=K1 amount=10 currency=USD' \
  pareto -w ws rate remove USD --from 2026-03-01 --yes
writes unit_set 'pareto -w ws add product code=P1 name=Niacin unit=kg && pareto -w ws add sale number=U2 date=2026-05-05 customer=K1 product=P1 quantity=3 unit=bag amount=10' \
  pareto -w ws unit set P1 bag 25 --yes
writes recipe_save 'pareto -w ws import customers.csv --as customer --create-missing --yes' pareto -w ws recipe save monthly --yes
writes recipe_remove 'pareto -w ws import customers.csv --as customer --create-missing --yes && pareto -w ws recipe save monthly' pareto -w ws recipe remove monthly --yes
writes field_remove "pareto -w ws field add customer district && pareto -w ws set customer K1 my.district=North" pareto -w ws field remove customer district --yes
writes field_purge "pareto -w ws field add customer district && pareto -w ws set customer K1 my.district=North && pareto -w ws field remove customer district --yes" \
  pareto -w ws field purge customer district --yes
writes deliver 'pareto -w ws plugin disable tier-fall-task; pareto -w ws plugin enable tier-fall-task' pareto -w ws add task subject=Call customer=K1
parked="insert into pareto_parked select 7, 'tier_fall_task', max(sequence), 6, 'it failed', 1, null from pareto_journal where topic = 'customer.tier_changed'"
changed='pareto -w ws import second.csv --as sale --create-missing --yes && pareto -w ws tier run abc --per customer && sqlite3 ws/pareto.db "$parked"'
writes events_retry "$changed" pareto -w ws events retry --all
writes events_drop "$changed" pareto -w ws events drop --all --yes
if [[ -n $listeners ]]; then
  writes told 'pareto -w ws plugin enable test.listeners' pareto -w ws add customer code=B2 name=Told
  writes events_retry 'park && pareto -w ws set customer B1 name=Good' pareto -w ws events retry --all --yes
  writes events_drop park pareto -w ws events drop 1 --yes
fi
writes backup '' pareto -w ws backup
writes restore 'pareto -w ws import second.csv --as sale --create-missing --yes' pareto -w ws restore whole.pareto-backup --yes
writes repair 'sqlite3 ws/pareto.db "update pareto_customer_month set net = net + 1"' pareto -w ws doctor --repair
