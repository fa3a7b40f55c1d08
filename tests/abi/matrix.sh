#!/usr/bin/env bash
# The same sources by several compilers, standard libraries, levels of optimisation and without exceptions, and a plugin that links another
# version of a library that the host uses: all in one host, with the same results. With PARETO_FULL=1 all examples by all of them, otherwise
# the rule by the most unlike.
. "$(dirname "$0")/../faults/common.sh"
root=$(cd "${SOURCE:-$OLDPWD}" 2>/dev/null && pwd) bundled=${PARETO_PLUGINS:-$PARETO_BIN/../plugins}
[[ -d $root/sdk/include && -x ${PARETO_MANIFEST:?the program pareto-manifest} ]] || skip "SOURCE is to name the repository"
for tool in gcc g++ clang clang++; do command -v $tool >/dev/null || skip "$tool is not installed"; done
mkdir plugins
for plugin in csv csv_format; do cp -r "$bundled/$plugin" plugins/ || skip "the bundled plugins are not built"; done
export PARETO_PLUGINS=$work/plugins
link=(-fPIC -shared -fvisibility=hidden "-I$root/sdk/include" "-Wl,--version-script=$root/sdk/cmake/plugin.version" -Wl,-z,defs -Wl,-z,now -Wl,-z,nodelete)

# built NAME COMPILER…: a plugin of that name, with its manifest.
built() {
  local name=$1
  shift
  mkdir "plugins/$name"
  if ! { "$@" "${link[@]}" -o "plugins/$name/$name.so" && "$PARETO_MANIFEST" "plugins/$name/$name.so" "plugins/$name/manifest.json"; } >build.txt 2>&1; then
    fail "$name is not built: $*"
    tail -n 12 build.txt
    rm -r "plugins/$name"
    return 1
  fi
  chmod -R go-w "plugins/$name"
}
# by NAME: the compiler and what it is given, in $compiler.
by() {
  local strict=(-Wall -Wextra -Wpedantic -Wno-missing-field-initializers -Werror)
  case $1 in
    gcc) compiler=(g++ -std=c++20 -O2 -fno-gnu-unique "${strict[@]}") ;;
    libcxx) compiler=(clang++ -std=c++20 -stdlib=libc++ -O2 "${strict[@]}") ;;
    checked) compiler=(g++ -std=c++20 -O0 -D_GLIBCXX_DEBUG -fno-gnu-unique "${strict[@]}") ;;
    clang) compiler=(clang++ -std=c++20 -Os "${strict[@]}") ;;
    later) compiler=(g++ -std=c++23 -O3 -fno-rtti -fno-gnu-unique "${strict[@]}") ;;
  esac
}
# example NAME ID WORD: the source of an example with other names, so that several of it stand beside each other.
example() {
  local name=$1 id=$2 word=$3 as=$4
  sed -e "s/\"$id\"/\"matrix.$as\"/; s/ id = \"$word\"/ id = \"${word}_$as\"/" "$root/examples/$name/$name.cpp" >"$name.$as.cpp"
}

compilers=(gcc libcxx checked)
[[ -n ${PARETO_FULL:-} ]] && compilers=(gcc libcxx checked clang later)
rules=()
for one in "${compilers[@]}"; do
  by "$one"
  example hello_tiering hello-tiering active "$one"
  built "active_$one" "${compiler[@]}" "hello_tiering.$one.cpp" && rules+=("active_$one") && enabled+=("matrix.$one")
  [[ -n ${PARETO_FULL:-} ]] || continue
  example sales_chart sales-chart sales_chart "$one"
  sed -i "s/matrix\.$one/matrix.chart-$one/" "sales_chart.$one.cpp"
  built "chart_$one" "${compiler[@]}" "sales_chart.$one.cpp" && enabled+=("matrix.chart-$one")
  example hello_fields hello-fields none "$one"
  sed -i "s/matrix\.$one/matrix.fields-$one/" "hello_fields.$one.cpp"
  built "fields_$one" "${compiler[@]}" "hello_fields.$one.cpp" && enabled+=("matrix.fields-$one")
done
# Without exceptions and types at run time: on the C headers (plugins/no_exceptions.cpp says why).
built bare g++ -std=c++20 -O2 -fno-exceptions -fno-rtti -Wall -Wextra -Wpedantic -Werror "$root/tests/abi/plugins/no_exceptions.cpp" && rules+=(active_bare) && enabled+=(matrix.bare)
! nm -D "plugins/bare/bare.so" | grep -qE '__cxa_(throw|begin_catch)|_ZTI' || fail "the bare plugin knows exceptions"
# C11, by both.
for cc in gcc clang; do
  sed "s/\"threshold_c\"/\"threshold_$cc\"/" "$root/examples/tiering_c/threshold.c" >"threshold.$cc.c"
  built "threshold_$cc" $cc -std=c11 -O2 -Wall -Wextra -Wpedantic -Werror "-DTHRESHOLD_PLUGIN=\"matrix.threshold-$cc\"" "threshold.$cc.c" && enabled+=("matrix.threshold-$cc")
done
# Its own SQLite, which answers to the names of the host's.
gcc -std=c11 -O2 -fPIC -c "$root/tests/abi/plugins/own_sqlite.c" -o own_sqlite.o && ar rcs libsqlite3.a own_sqlite.o
built own_sqlite g++ -std=c++20 -O2 -fno-gnu-unique "$root/tests/abi/plugins/own_sqlite.cpp" libsqlite3.a && enabled+=(matrix.own-sqlite)

run 0 pareto init ws --lang en
sales sales.csv 900 7 60
run 0 pareto -w ws import sales.csv --as sale --create-missing --yes
run 0 pareto -w ws add customer code=NONE name=Nobody  # never ordered
run 0 pareto -w ws plugin enable "${enabled[@]}"
tiers() { pareto -w ws query "SELECT c.code, a.tier, a.score FROM tier_assignment a JOIN customer c ON c.id = a.customer WHERE a.rule = '$1' AND a.to_date IS NULL ORDER BY c.code" --output csv; }
rated() {
  run 0 pareto -w ws tier run "$1"
  tiers "$1" >"$1.tiers"
  (($(wc -l <"$1.tiers") > 40)) || fail "$1 rates nobody"
}
for rule in "${rules[@]}"; do
  rated "$rule"
  cmp -s "${rules[0]}.tiers" "$rule.tiers" || { diff "${rules[0]}.tiers" "$rule.tiers" | head -n 5; fail "$rule rates otherwise than ${rules[0]}"; }
done
rated threshold_gcc
rated threshold_clang
cmp -s threshold_gcc.tiers threshold_clang.tiers || fail "the two compilers of C rate differently"
run 0 pareto -w ws which_sqlite --output table
says "linked with 2.8.17, open answers 1"
if [[ -n ${PARETO_FULL:-} ]]; then
  for one in "${compilers[@]}"; do
    run 0 pareto -w ws report "sales_chart_$one" --format csv --to "$one.csv"
    cmp -s gcc.csv "$one.csv" || fail "the report by $one is another"
    run 0 pareto -w ws set customer NONE "matrix.fields-$one.line=home" "matrix.fields-$one.annual_premium=12.5"
    run 1 pareto -w ws set customer NONE "matrix.fields-$one.claims_36m=1000"
  done
  [[ $(wc -l <gcc.csv) -gt 3 ]] || fail "the report is empty"
fi
run 0 pareto -w ws journal verify
finish
