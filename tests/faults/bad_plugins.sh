#!/usr/bin/env bash
# Plugins that are missing, of another interface, with a wrong manifest, that throw, fail, answer something else, or claim what is
# another's: each is named and skipped, and everything else works.
. "$(dirname "$0")/common.sh"
bundled=${PARETO_PLUGINS:-$PARETO_BIN/../plugins}
mkdir plugins
for plugin in abc csv csv_format html key_accounts tier-fall-task xlsx; do cp -r "$bundled/$plugin" plugins/ || skip "the bundled plugins are not built"; done
for plugin in test_c test_claims test_faulty test_v9 test_magic test_null; do cp -r "$PARETO_ABI_PLUGINS/$plugin" plugins/ || skip "the test plugins are not built"; done
chmod -R go-w plugins
export PARETO_PLUGINS=$work/plugins

# manifest FOLDER ID [SED SCRIPT]: the manifest of test_c, for another library.
manifest() {
  local library sha
  library=$(cd "plugins/$1" && ls ./*.so) && library=${library#./}
  sha=$(sha256sum <"plugins/$1/$library" | cut -d ' ' -f 1)
  sed -e "s/\"id\": \"test.c\"/\"id\": \"$2\"/" -e "s/test_c\.so/$library/" -e "s/\"sha256\": \"[0-9a-f]*\"/\"sha256\": \"$sha\"/" \
    -e "s/threshold_c/$1/" -e "${3:-}" plugins/test_c/manifest.json >"plugins/$1/manifest.json.new"
  mv "plugins/$1/manifest.json.new" "plugins/$1/manifest.json"
}
manifest test_v9 test.bad
sed -i 's/test\.bad/test.v9/' plugins/test_v9/manifest.json
manifest test_magic test.magic
manifest test_null test.null
for name in future minor platform broken nolibrary tampered writable twin; do cp -r plugins/test_c plugins/test_$name; done
manifest test_future test.future 's/"major": 0/"major": 9/'
manifest test_minor test.minor 's/"needs_minor": 0/"needs_minor": 99/'
manifest test_platform test.platform 's/linux_[a-z0-9]*/windows_arm64/'
manifest test_nolibrary test.nolibrary && rm plugins/test_nolibrary/test_c.so
manifest test_tampered test.tampered && echo x >>plugins/test_tampered/test_c.so
manifest test_writable test.writable && chmod g+w plugins/test_writable/test_c.so
manifest test_twin test.twin 's/test_twin/threshold_c/'
echo '{ "manifest_version": 1, "id": ' >plugins/test_broken/manifest.json

run 0 pareto init ws
sales sales.csv 600 1 40
run 0 pareto -w ws import sales.csv --as sale --create-missing --yes
enable() { sed -i "s/^plugins = \[\(.*\)\]/plugins = [\1, \"$1\"]/" ws/pareto.toml; }
for id in test.c test.faulty test.claims test.v9 test.magic test.null test.future test.minor test.platform test.nolibrary test.tampered \
  test.writable test.twin test.missing; do enable $id; done

# What the list says, in English and Chinese; --output csv so that nothing is shortened.
run 0 pareto -w ws plugin list --output csv
for words in \
  'test.future,*skipped*it is built for version 9 of the interface; this Pareto has version 0' \
  'test.minor,*skipped*it needs interface 0.99; this Pareto has 0.' \
  'test.platform,*skipped*its library is for windows_arm64, this machine is' \
  'test.nolibrary,*skipped*is missing' \
  'test_broken,*skipped*manifest.json' \
  'test_claims,*skipped*the name test.libcxx.annual_usage belongs to plugin test.libcxx' \
  'test.missing,*skipped*it is enabled but not installed' \
  'test.twin,*skipped*threshold_c is already given by plugin test.c' \
  'abc,*enabled*' 'csv,*enabled*' 'test.c,*enabled*'; do
  found=0
  # shellcheck disable=SC2053  # a pattern
  while IFS= read -r line; do [[ $line == $words* ]] && found=1; done <<<"$out"
  ((found)) || fail "the list has no line: $words"
done
run 0 pareto -w ws --lang zh-Hans plugin list --output csv
says "已启用但未安装" "它为接口版本 9 构建；本 Pareto 的接口版本为 0" "它需要接口 0.99" "threshold_c 已由插件 test.c 提供"

# A command that works says which plugins it went without.
run 0 pareto -w ws list customer --limit 2
says "without plugin test.missing: it is enabled but not installed" "without plugin test.minor: it needs interface 0.99"
run 0 pareto -w ws --lang zh-Hans list customer --limit 2
says "未使用插件 test.missing：已启用但未安装"

# Those whose fault shows only when they are opened or run.
tier() { run "$1" pareto -w ws tier run "$2" && says "${@:3}"; }
tier 1 test_v9 "plugin test.v9" "version 9"
tier 1 test_magic "plugin test.magic" "its table is not valid"
tier 1 test_null "plugin test.null"
tier 1 test_tampered "plugin test.tampered" "is not the file that its manifest names"
tier 1 test_writable "plugin test.writable" "chmod go-w"
tier 1 throws "plugin test.faulty"
tier 1 fails "plugin test.faulty" "no such figure"
tier 1 other_columns "plugin test.faulty"
tier 1 fewer_rows "plugin test.faulty"
tier 1 fails_late "plugin test.faulty" "broke at the first row"
tier 2 no_such_rule "no_such_rule"
run 1 pareto -w ws --lang zh-Hans tier run test_tampered && says "插件 test.tampered" "与清单所记录的文件不一致"
same "$(value 'select count(*) from tier_run')" 0 "runs that failed plugins left"
same "$(value 'select count(*) from tier_assignment')" 0 "tiers that failed plugins left"

# The rest works.
run 0 pareto -w ws tier run abc
run 0 pareto -w ws tier run threshold_c
run 0 pareto -w ws report key_accounts --format html --to report.html
[[ -s report.html ]] || fail "no report"
run 0 pareto -w ws add customer name=New
run 0 pareto -w ws journal verify
run 0 pareto -w ws --safe list customer --limit 1
run 1 pareto -w ws --safe import sales.csv --as sale --yes --again && says "importer"

# All bundled plugins gone: what is stored can be read still.
rm -r plugins/csv plugins/abc
run 0 pareto -w ws list sale --limit 1
run 1 pareto -w ws import sales.csv --as sale --yes --again && says "sales.csv is of no format that an enabled importer reads"
finish
