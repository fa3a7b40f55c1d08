#!/usr/bin/env bash
# Plugins with one planted fault each: the right case finds it and says so, and a sound twin passes every case.
#
# Needs PARETO and PLANTED (the folder of planted_tierings, planted_others, planted_faces); CC compiles those whose fault is in being loaded.
AS_OWN=no
source "$(dirname -- "${BASH_SOURCE[0]}")/../scenarios/scenario.sh"
CASES=$SOURCE/tests/conformance
# What is left behind is looked for where nobody else leaves anything.
export TMPDIR=$PWD/tmp
mkdir -p "$TMPDIR"
export PARETO_PLUGINS=${BUNDLED:-${PARETO%/*}/../plugins}

# ---- faults in what a plugin does ------------------------------------------------------------------------------------------
for library in tierings others faces; do
  names=$(awk -v library="$library" '$1 == library {printf "%s%s", sep, $2; sep = "|"}' "$CASES/planted.txt")
  ends 1 pareto plugin check "$PLANTED/planted_$library" --only "^($names)\$" --output jsonl
  mv out "$library.jsonl"
  while read -r where name words; do
    [[ $where == "$library" ]] || continue
    claims=$((claims + 1))
    grep -F "\"case\": \"$name\"" "$library.jsonl" | grep -F '"result": "failed"' | grep -qF -- "$words" ||
      failed "$name says: $words" "$(grep -F "\"case\": \"$name\"" "$library.jsonl")"
  done <"$CASES/planted.txt"
  same "$library: every case that was asked for was run" "$(grep -c "^$library " "$CASES/planted.txt")" "$(grep -c '"result": "failed"' "$library.jsonl")"
  ends 0 pareto plugin check "$PLANTED/planted_$library" --only ':sound'
done

# ---- faults in what a plugin keeps and shows, one library each -------------------------------------------------------------
records() {  # records NAME NUMBER [CASE WORDS]: the library of that fault; the case finds it
  mkdir -p "$1"
  "${CC:-cc}" -std=c11 -fPIC -shared -fvisibility=hidden -I"$SOURCE/sdk/include" -DFAULT="$2" "$CASES/planted/records.c" -o "$1/records.so" || failed "$1 is built"
  "${PARETO%/*}/pareto-manifest" "$1/records.so" "$1/manifest.json"
  chmod -R go-w "$1"
  (($# > 2)) || return 0
  ends 1 pareto plugin check "$1" --only "^$3\$"
  says "$1: $3" out "$4"
}
records plain 0
mkdir plain/actions
printf '%s\n' 'name = { en = "Note a call", zh = "记录电话" }' 'entity = "customer"' '[[create]]' 'entity = "task"' \
  'set = { subject = "Call", customer = "{record}", due = "{as_of}" }' >plain/actions/planted_call.toml
ends 0 pareto plugin check plain
for name in entities.records fields.extremes views.filled actions.run action.chosen; do says 'cases of all that it brings' out "$name"; done
records one_label 1 entities.labels 'both called "Title"'
records clears_required 2 entities.cascade 'must be there'
records needs_itself 3 entities.records 'can ever be added'
records reads_text 4 entities.extremes 'note'
records no_column 5 views.fit shoe_size
records bad_card 6 views.filled planted_cards
records added_label 7 fields.labels:customer 'both called "Grade"'
records added_reads_text 8 fields.values:customer 'grade'
records hidden_for_good 10 fields.values:customer 'shoe_size'
records not_computed 11 workspace.enabled 'cannot be computed'
records other_preview 9 actions.run 'planted B'
records two_faults 0
mkdir two_faults/actions two_faults/views
printf '%s\n' 'name = { en = "Broken" }' 'entity = "customer"' 'where = ["shoe_size > 3"]' '[set]' 'height = "1"' >two_faults/actions/broken.toml
printf '%s\n' 'kind = "list"' 'entity = "customer"' 'columns = ["shoe_size"]' >two_faults/views/broken.toml
ends 1 pareto plugin check two_faults --only '^actions.fit$'
for words in shoe_size height 'actions/broken.toml:3' 'actions/broken.toml:4'; do says 'all faults of an action at once' out "$words"; done
ends 1 pareto plugin check two_faults --only '^views.fit$'
for words in 'views/broken.toml' name; do says 'and a file of a view that cannot be read' out "$words"; done

# ---- faults in being loaded ------------------------------------------------------------------------------------------------
at_load() {  # at_load NAME NUMBER [FLAG...]: a library of that fault, with the manifest of the sound one
  local name=$1 number=$2
  shift 2
  mkdir -p "$name"
  "${CC:-cc}" -std=c11 -fPIC -shared -fvisibility=hidden -I"$SOURCE/sdk/include" -DAT_LOAD="$number" "$CASES/planted/at_load.c" -o "$name/at_load.so" -Wl,-z,noexecstack "$@" || failed "$name is built"
  [[ $name == sound ]] && "${PARETO%/*}/pareto-manifest" sound/at_load.so sound/manifest.json
  sed -E "s/\"sha256\": *\"[0-9a-f]*\"/\"sha256\": \"$(sha256sum "$name/at_load.so" | cut -d ' ' -f 1)\"/" sound/manifest.json >"$name/manifest.json.new"
  mv "$name/manifest.json.new" "$name/manifest.json"
  chmod -R go-w "$name"
}
found() {  # found FOLDER CASE WORDS: this case, and of its level it alone, fails
  ends 1 pareto plugin check "$1" --only "^$2\$"
  says "$1: $2" out "$3"
}
at_load sound 0
ends 0 pareto plugin check sound
at_load socket 1
found socket load.constructors 'a socket'
at_load thread 2 -pthread
found thread load.constructors 'a thread'
at_load writes_file 3
found writes_file load.constructors 'a file opened for writing'
at_load environment 4
found environment load.constructors 'environment'
at_load prints 5
found prints load.constructors 'wrote to the output'
at_load crashes 6
found crashes load.alone 'died of signal 6'
at_load other_table 7
found other_table load.entry 'another table each time'
at_load leaves_file 8
found leaves_file load.constructors '/dev/null'
at_load exports 0 -DEXPORTS_MORE
found exports static.exports pareto_planted_extra
at_load stack 0 -Wl,-z,execstack
found stack static.stack 'stack executable'
at_load path 0 -Wl,-rpath,/home/builder/lib
found path static.search_path /home/builder/lib
if command -v readelf >/dev/null && at_load relocations 0 -fno-pic -mcmodel=large -Wl,-z,notext 2>/dev/null && readelf -d relocations/at_load.so | grep -q TEXTREL; then
  found relocations static.relocations 'text relocations'
fi

# ---- lies, and files that are no plugins -----------------------------------------------------------------------------------
lie() { cp -r sound "$1" && sed -i -E "$2" "$1/manifest.json" && chmod -R go-w "$1"; }
lie version 's/"version": *"1.0.0"/"version": "2.0.0"/'
found version load.manifest 'version'
lie vendor 's/"vendor": *"Pareto"/"vendor": "Somebody"/'
found vendor load.manifest 'vendor'
lie capability 's/"capabilities": *\[\]/"capabilities": ["pareto.host.query\/1"]/'
found capability load.manifest 'capabilities'
lie unlicensed 's/"license": *"Apache-2.0"/"license": ""/'
found unlicensed static.licence 'licence'
lie minor 's/"needs_minor": *0/"needs_minor": 3/'
found minor load.version '0.3'
lie broken 's/^\{/{"surprise": 1,/'
found broken static.manifest surprise
lie changed 's/x/x/'
printf 'x' >>changed/at_load.so
found changed static.hash 'not the file'
lie writable 's/x/x/'
chmod o+w writable/at_load.so
found writable static.file 'others than its owner'
lie cut 's/x/x/'
head -c 3000 sound/at_load.so >cut/at_load.so
found cut static.file 'damaged'
lie text 's/x/x/'
echo 'no library' >text/at_load.so
found text static.file 'no shared library'

# ---- the command -----------------------------------------------------------------------------------------------------------
ends 1 pareto plugin check "$PLANTED/planted_tierings" --only '^tiering.one_row:(bad_tier|sound)$' --seed 7
says 'the answer comes first' out 'test.planted_tierings: 1 of 2 cases failed'
repeat=$(sed -n 's/^ *repeat *pareto //p' out)
same 'a failing case says how to repeat it' "plugin check $PLANTED/planted_tierings --only '^tiering.one_row:bad_tier\$' --seed 7" "$repeat"
eval "ends 1 pareto $repeat"
says 'repeated, it fails alike' out 'answers tier 7'
ends 1 pareto plugin check "$PLANTED/planted_tierings" --only '^tiering.one_row:bad_tier$' --in-process
says 'in one process, too' out 'answers tier 7'
ends 1 pareto plugin check "$PLANTED/planted_tierings" --only '^tiering.one_row:bad_tier$' --lang zh-Hans
says 'in Chinese' out '它返回等级 7，而只有 3 个等级'
ends 1 pareto plugin check "$PLANTED/planted_tierings" --only '^tiering.one_row:new_host_only$' --against 0.0
says 'as the first host' out 'a table of the host'
ends 0 pareto plugin check "$PLANTED/planted_tierings" --only '^tiering.one_row:sound$' --against 0.0
ends 0 pareto plugin check sound/at_load.so --json
says 'for programs' out '"result": "passed"'
ends 2 pareto plugin check nowhere
ends 2 pareto plugin check .. --only '('
ends 2 pareto plugin check sound --only no_such_case
ends 2 pareto plugin check sound --level 9
ends 2 pareto plugin check sound --against 7.0
ends 2 pareto plugin check sound --fast
same 'nothing is left behind' 0 "$(find "$TMPDIR" -mindepth 1 | wc -l)"
finish
