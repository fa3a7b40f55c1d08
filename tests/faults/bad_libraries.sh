#!/usr/bin/env bash
# Libraries that must not be opened: each is named with its reason and what to do, and nothing of it runs before, not even what a library runs
# when it is opened. The plugins (tests/abi/plugins/starts.c) write down when that happens.
. "$(dirname "$0")/common.sh"
[[ -d $PARETO_ABI_PLUGINS/test_base && -d $PARETO_ABI_PLUGINS/test_top ]] || skip "the test plugins are not built"
mkdir all plugins
for plugin in base middle top lost too_new hen egg refusing needs_refusing; do cp -r "$PARETO_ABI_PLUGINS/test_$plugin" all/; done
chmod -R go-w all
export PARETO_PLUGINS=$work/plugins PARETO_TEST_MARK=$work/opened.txt
opened() { [[ -f opened.txt ]] && sort -u opened.txt | paste -sd ' ' -; rm -f opened.txt; }

# fresh NAME…: these plugins in a workspace in which they are enabled, as whoever wrote its settings would have it.
fresh() {
  rm -rf plugins ws opened.txt
  mkdir plugins
  pareto init ws --lang en >/dev/null
  local name list=''
  for name; do
    cp -r "all/test_$name" plugins/
    list+=", \"test.$name\""
  done
  sed -i "s/^plugins = \[\(.*\)\]/plugins = [\1$list]/; s/\[, /[/" ws/pareto.toml
}
# sign NAME: the manifest names the library as it is now.
sign() {
  local sha
  sha=$(sha256sum <"plugins/test_$1/test_$1.so" | cut -d ' ' -f 1)
  sed -i "s/\"sha256\": \"[0-9a-f]*\"/\"sha256\": \"$sha\"/" "plugins/test_$1/manifest.json"
}
# refused NAME REMEDY WORDS…: it is said why, nothing of it ran, and another plugin works.
refused() {
  local name=$1 remedy=$2 words
  shift 2
  run 0 pareto -w ws add customer name=Ann
  run 1 pareto -w ws set customer Ann note=x  # asks the subscriber of every plugin that is not skipped yet
  for words; do [[ $out$err == *"$words"* ]] || { run 0 pareto -w ws plugin info "test.$name"; says "$words"; }; done
  [[ -z $remedy || $out$err == *"$remedy"* ]] || { run 0 pareto -w ws plugin info "test.$name"; says "$remedy"; }
  [[ " $(opened) " != *" test.$name "* ]] || fail "$name was opened before it was refused"
}
# byte NAME OFFSET VALUE: one byte of the library is another.
byte() { printf "\\x$3" | dd of="plugins/test_$1/test_$1.so" bs=1 seek="$2" conv=notrunc status=none; }
skips() {  # skips NAME WORDS…: found when the workspace is opened; everything goes on without it
  local name=$1
  shift
  run 0 pareto -w ws add customer "name=Before $name"
  says "without plugin test.$name" "$1"
  run 0 pareto -w ws set customer "Before $name" note=x
  run 0 pareto -w ws plugin info "test.$name"
  says "skipped" "$@"
  [[ " $(opened) " != *" test.$name "* ]] || fail "$name was opened before it was refused"
}

# That they say it at all, when nothing is wrong.
fresh base
run 0 pareto -w ws add customer name=Ann
run 0 pareto -w ws set customer Ann note=x
same "$(opened)" "test.base" "what was opened"

# What the library's file says, whatever its manifest promises.
fresh base && echo 'this is no library' >plugins/test_base/test_base.so && sign base
refused base pareto_add_plugin "no shared library of a 64-bit machine"
fresh base && : >plugins/test_base/test_base.so && sign base
refused base "" "plugin test.base"
fresh base && truncate -s 2000 plugins/test_base/test_base.so && sign base
refused base "build it again" "is damaged"
fresh base && byte base 18 b7 && sign base
refused base "for this machine" "is built for another machine"
fresh base && byte base 4 01 && sign base
refused base pareto_add_plugin "no shared library of a 64-bit machine"
fresh base && sed -i 's/pareto_plugin_entry_v0/pareto_plugin_entry_v9/g' plugins/test_base/test_base.so && sign base
refused base "" "built for version 9 of the interface; this Pareto has version 0"
fresh base && sed -i 's/pareto_plugin_entry_v0/another_library_fun_v0/g' plugins/test_base/test_base.so && sign base
refused base "" "does not export pareto_plugin_entry_v0"
fresh base && byte base 5000 99
refused base "install the plugin again" "is not the file that its manifest names"

# Who could have written it.
fresh base && chmod g+w plugins/test_base/test_base.so
refused base "chmod go-w" "others than its owner may write"
run 0 pareto -w ws --dev set customer Ann note=y
same "$(opened)" "test.base" "what --dev opened"
fresh base && chmod o+w plugins/test_base
skips base "others than its owner may write" "chmod go-w"
fresh base && chmod o+w plugins/test_base/manifest.json
skips base "others than its owner may write" "chmod go-w"
fresh base && mv plugins/test_base/test_base.so . && ln -s ../../test_base.so plugins/test_base/test_base.so
refused base "--dev" "is a link that leads out of its folder"
rm test_base.so
fresh base && mv plugins/test_base elsewhere && ln -s ../elsewhere plugins/test_base
run 0 pareto -w ws add customer name=Ann
says "without plugin" "is a link that leads out of its folder"
same "$(opened)" "" "what was opened behind a link"
run 0 pareto -w ws --dev set customer Ann note=x
same "$(opened)" "test.base" "what --dev opened behind a link"
rm -r elsewhere
fresh base && mv plugins/test_base/test_base.so plugins/test_base/real.so && ln -s real.so plugins/test_base/test_base.so
run 0 pareto -w ws add customer name=Ann
run 0 pareto -w ws set customer Ann note=x
same "$(opened)" "test.base" "a link within the folder"
if ((EUID == 0)); then
  fresh base && chown 12345 plugins/test_base/test_base.so
  refused base "chown" "belongs to another user"
fi

# What manifests say: nothing is opened at all.
fresh base && sed -i 's/"major": 0/"major": 9/' plugins/test_base/manifest.json
skips base "built for version 9 of the interface"
fresh base && sed -i 's/"needs_minor": 0/"needs_minor": 7/' plugins/test_base/manifest.json
skips base "it needs interface 0.7; this Pareto has 0.0" "use a newer Pareto"
fresh base && cp -r plugins/test_base plugins/other
run 0 pareto -w ws plugin list
says "another plugin test.base lies in"
run 0 pareto -w ws --lang zh-Hans plugin list
says "中已有另一个插件 test.base"
fresh lost && skips lost "it needs plugin test.nowhere, which is not installed" "pareto plugin disable test.lost"
fresh too_new base && skips too_new "it needs plugin test.base 1.4.1 or later; 1.4.0 is installed"
fresh hen egg && skips hen "plugins need each other: test.egg → test.hen → test.egg" && skips egg "plugins need each other"
run 0 pareto -w ws --lang zh-Hans plugin list
says "插件互相依赖：test.egg → test.hen → test.egg"
fresh base && sed -i 's/"capabilities": \[\]/"capabilities": [], "depends": ["Base!"]/' plugins/test_base/manifest.json
run 0 pareto -w ws plugin list
says "depends"

# Needed ones start first and stop last; the log tells, once each.
fresh top middle base
run 0 pareto -w ws add customer name=Ann
run 0 pareto -w ws set customer Ann note=x
same "$(grep -ohE '(start|stop) test\.[a-z]+' ws/logs/pareto.log | tail -n 6 | paste -sd , -)" \
  "start test.base,start test.middle,start test.top,stop test.top,stop test.middle,stop test.base" "the order"
# Not enabled: says what to enable, and enabling both at once works.
fresh && cp -r all/test_base all/test_middle plugins/
run 1 pareto -w ws plugin enable test.middle
says "it needs plugin test.base, which is not enabled" "pareto plugin enable test.base test.middle"
run 0 pareto -w ws plugin enable test.middle test.base
run 0 pareto -w ws plugin disable test.base
run 0 pareto -w ws list customer
says "without plugin test.middle" "it needs plugin test.base, which is not enabled"
# One that does not start: out of use, with its words, and never stopped; nor does one that needs it start.
fresh refusing needs_refusing
run 0 pareto -w ws add customer name=Ann
run 1 pareto -w ws set customer Ann note=x
says "the licence is over"
! grep -q 'stop test' ws/logs/pareto.log || fail "who did not start is not stopped"
finish
