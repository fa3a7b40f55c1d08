#!/usr/bin/env bash
# A stranger's first minutes: the program and the SDK are installed into an empty prefix, and `pareto plugin new` makes a plugin of every
# kind, in C too, which builds, passes its own test, and is used.
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
install "$FOLDER/prefix"
PATH=$FOLDER/prefix/bin:$PATH
kinds=$(find "$SOURCE/sdk/template" -mindepth 1 -maxdepth 1 -type d -printf '%f\n' | grep -vx common | sort)
(($(wc -w <<<"$kinds") >= 11)) || fail "templates are missing: $kinds"
for kind in $kinds; do
  language=()
  [[ $kind == *-c ]] && language=(--language c)
  id=acme.my-${kind%-c}${language:+-in-c}
  quietly pareto plugin new "$id" --kind "${kind%-c}" "${language[@]}" --label 'A "quoted" name'
  grep -qF "ctest --test-dir $id/build" output.txt || true
  if grep -rqE 'my-plugin|my_plugin|MyPlugin|My plugin|我的插件' "$id"; then fail "$id holds words of the template: $(grep -rlE 'my-plugin|my_plugin|MyPlugin|My plugin|我的插件' "$id")"; fi
  builds_and_tests "$FOLDER/prefix" "$id"
  echo "$kind: ok"
done

# The guide leads there: its commands run, and say what the guide says.
for guide in kinds:en kinds.zh-CN:zh-Hans; do
  quietly env CMAKE_PREFIX_PATH="$FOLDER/prefix" "$SOURCE/tests/docs/run_guide.sh" "$SOURCE/docs/plugin-guide/${guide%:*}.md" \
    "$FOLDER/prefix/bin/pareto" "$BINARY/bin/pareto_demo_data" "${guide#*:}" "$FOLDER/${guide%:*}"
done

# What is wrong is said, with what to do.
says() {
  local words=$1 code=0
  shift
  "$@" >output.txt 2>&1 || code=$?
  ((code != 0)) && grep -qF -- "$words" output.txt || { cat output.txt >&2; fail "$* ended with $code and should say: $words"; }
}
says 'is there already' pareto plugin new acme.my-fields --kind fields
says 'give one of: command, entities, fields' pareto plugin new another --kind wonder
says 'in C there are: fields, tiering' pareto plugin new another --kind report --language c
says 'cannot be the name' pareto plugin new Another --kind fields
says 'cannot be the name' pareto plugin new ../another --kind fields
says 'no kind' pareto plugin new another --kind ../common
[[ ! -e another && ! -e ../another ]] || fail 'something was made'
mv prefix/share/pareto-sdk prefix/share/elsewhere
says 'install the package pareto-sdk-dev' pareto plugin new another --kind fields
quietly pareto plugin new another --kind fields --template prefix/share/elsewhere/template --out here
[[ -f here/plugin.cpp ]] || fail 'templates of one'"'"'s own'

# Without CMake: pkg-config, where it is installed.
if command -v pkg-config >/dev/null; then
  export PKG_CONFIG_PATH=$FOLDER/prefix/lib/pkgconfig
  mkdir by-hand
  # shellcheck disable=SC2046
  quietly c++ -std=c++20 -O1 -fPIC -shared -fvisibility=hidden $(pkg-config --cflags pareto-sdk) here/plugin.cpp $(pkg-config --variable=plugin_ldflags pareto-sdk) -o by-hand/another.so
  quietly "$(pkg-config --variable=manifest pareto-sdk)" by-hand/another.so by-hand/manifest.json
  grep -q '"id": "another"' by-hand/manifest.json || fail 'a plugin built by hand'
fi
