# Sourced by run, or alone: plugins.sh BUILD_DIR [RUNS]. What plugins cost: a program with fifty of them enabled beside one without any; a
# rule through the C interface beside the same rule linked in; compiling a plugin beside compiling what it includes anyway.
if ! declare -F pair >/dev/null; then
  set -euo pipefail
  build=$(cd "${1:?usage: plugins.sh BUILD_DIR [RUNS]}" && pwd) runs=${2:-3}
  here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd) root=$(cd "$here/../.." && pwd) pareto=$build/bin/pareto
  work=${PARETO_BENCH_WORK:-$build/bench-work}
  mkdir -p "$work"
  # The functions of run, from its own lines.
  eval "$(sed -n '/^seconds() {/,/^}/p; /^median() {/p; /^pair() {/,/^}/p; /^nothing() {/p' "$here/run")"
fi

fifty=$work/fifty
maker=$(find "$build" -name pareto-manifest -type f -perm -u+x | head -n 1)
if [ -z "$maker" ] || ! command -v gcc >/dev/null; then
  echo "plugins were not measured: no gcc, or no pareto-manifest in $build"
else
  rm -rf "$fifty" && mkdir -p "$fifty/plugins" "$fifty/none"
  for ((i = 1; i <= 50; i++)); do
    mkdir "$fifty/plugins/p$i"
    gcc -std=c11 -O1 -fPIC -shared -fvisibility=hidden -DNUMBER=$i -I"$root/sdk/include" "$here/plugin.c" -o "$fifty/plugins/p$i/p$i.so"
    "$maker" "$fifty/plugins/p$i/p$i.so" "$fifty/plugins/p$i/manifest.json"
  done
  chmod -R go-w "$fifty"
  with() { PARETO_PLUGINS=$fifty/plugins "$pareto" -w "$fifty/with" "$@"; }
  without() { PARETO_PLUGINS=$fifty/none "$pareto" -w "$fifty/without" "$@"; }
  with init "$fifty/with" >/dev/null && without init "$fifty/without" >/dev/null
  # shellcheck disable=SC2046  # names, one word each
  with plugin enable $(printf 'bench.p%s ' $(seq 50)) >/dev/null
  with add customer name=Ann >/dev/null && without add customer name=Ann >/dev/null
  thirty() { for ((n = 0; n < 30; n++)); do "$@" >/dev/null; done; }
  start_with() { thirty with query 'SELECT count(*) FROM task'; }
  start_without() { thirty without query 'SELECT count(*) FROM task'; }
  list_with() { thirty with list customer --limit 1 --columns code,name; }
  list_without() { thirty without list customer --limit 1 --columns code,name; }
  show_with() { thirty with plugin list; }
  show_without() { thirty without plugin list; }
  echo; echo "plugins"
  pair "a query, 50 plugins enabled beside none, 30 x" 1.5 1.2 nothing start_with nothing start_without
  pair "a list of customers, likewise" 1.5 1.3 nothing list_with nothing list_without
  pair "plugin list, likewise" 1.5 1.3 nothing show_with nothing show_without
  rm -f "$fifty/opened"
  PARETO_TEST_MARK=$fifty/opened with plugin list >/dev/null
  PARETO_TEST_MARK=$fifty/opened with list customer >/dev/null
  echo "libraries opened by them: $(sort -u "$fifty/opened" 2>/dev/null | wc -l)"
fi

# The program prints seconds of both and the median of their ratio, which take turns within it.
if [ -x "$build/bin/pareto_bench_tiering" ]; then
  read -r by_plugin linked_in bare ratio <<<"$("$build/bin/pareto_bench_tiering" "$build/tests/bench/above_average.so" 1000000 $((3 * runs)))"
  printf '%-44s %9.3f %9.3f   %5.2f x   %5s x  %5s x\n' "a rule over 1 000 000 rows, beside it linked in" "$by_plugin" "$linked_in" "$ratio" 1.3 1.1
  echo "  (the bare loop over an array: $bare s)"
else
  echo "rules were not measured: build with the bench preset (./dev bench)"
fi

# Three times each, since one compilation is short.
compiles=$work/compiles
if command -v g++ >/dev/null; then
  mkdir -p "$compiles"
  printf '#include <algorithm>\n#include <string>\n#include <vector>\n\nint main() {\n  std::vector<std::string> words{"b", "a"};\n  std::sort(words.begin(), words.end());\n  return static_cast<int>(words.front().size());\n}\n' >"$compiles/plain.cpp"
  thrice() { for ((n = 0; n < 3; n++)); do "$@"; done; }
  # As pareto_add_plugin compiles them: the layer's bodies apart.
  compile() { thrice g++ -std=c++20 -O2 -fPIC -DPARETO_LAYER_APART -I"$root/sdk/include" -c "$1" -o "$compiles/out.o"; }
  alone() { thrice g++ -std=c++20 -O2 -fPIC -I"$root/sdk/include" -c "$1" -o "$compiles/out.o"; }
  plain() { compile "$compiles/plain.cpp"; }
  kind() { compile "$root/sdk/template/$1/plugin.cpp"; }
  fields() { compile "$root/examples/hello_fields/hello_fields.cpp"; }
  rule() { compile "$root/examples/hello_tiering/hello_tiering.cpp"; }
  pair "compiling fields, beside <algorithm> and so on" 2 1.5 nothing fields nothing plain
  pair "compiling a rule, likewise" 2 1.5 nothing rule nothing plain
  # The templates of `plugin new`, each as it is: the code of a small plugin of that kind, too.
  for template in fields entities tiering subscriber views importer command service report format; do
    eval "template_$template() { kind $template; }"
    pair "compiling the template '$template'" 2 1.5 nothing "template_$template" nothing plain
  done
  # What the layer apart saves: a whole plugin in one source, by one line of c++; and the layer, once a project.
  alone_tiering() { alone "$root/sdk/template/tiering/plugin.cpp"; }
  alone_format() { alone "$root/sdk/template/format/plugin.cpp"; }
  layer() { compile "$root/sdk/include/pareto/layer/layer.cpp"; }
  pair "the template 'tiering' with the layer in it" - - nothing alone_tiering nothing plain
  pair "the template 'format' with the layer in it" - - nothing alone_format nothing plain
  pair "the layer itself" - - nothing layer nothing plain
fi
