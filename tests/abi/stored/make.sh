#!/usr/bin/env bash
# make.sh OUT: builds the stored plugins of this version anew, into OUT; README.md says when that is done. Headers are those of INCLUDE,
# ../../../sdk/include unless set; those of the first plugin are FIRST_INCLUDE, by default the same.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd) root=$(cd "$(dirname "$0")/../../.." && pwd)
out=$(mkdir -p "${1:?make.sh OUT}" && cd "$1" && pwd) include=${INCLUDE:-$root/sdk/include}
manifest=${PARETO_MANIFEST:-$root/build/dev/bin/pareto-manifest}
[[ -x $manifest ]] || manifest=$(find "$root/build/dev" -name pareto-manifest -type f -perm -u+x | head -n 1)
# Small, without anything that says where or when it was built.
flags=(-Os -g0 -fPIC -shared -s -fvisibility=hidden -fno-stack-protector -ffunction-sections -fdata-sections "-I$include"
  "-Wl,--version-script=$root/sdk/cmake/plugin.version" -Wl,-z,defs -Wl,-z,now -Wl,-z,nodelete -Wl,-z,noseparate-code -Wl,--build-id=none
  -Wl,--gc-sections -Wl,--as-needed)

# make FOLDER COMPILER…: the plugin of that name, and what it says about itself.
make() {
  local folder=$1
  shift
  mkdir -p "$out/$folder"
  "$@" "${flags[@]}" -o "$out/$folder/$folder.so"
  "$manifest" "$out/$folder/$folder.so" "$out/$folder/manifest.json"
}

cd "$here"
make first gcc -std=c11 -Wall -pedantic "-I${FIRST_INCLUDE:-$include}" first/first.c
make rules_gcc g++ -std=c++20 -fvisibility-inlines-hidden -fno-gnu-unique -DSTORED_RULES '-DSTORED_ID="stored.rules-gcc"' '-DSTORED_RULE="stored_gcc"' sdk-0.1/plugin.cpp
make rules_libcxx clang++ -std=c++20 -stdlib=libc++ -fvisibility-inlines-hidden -DSTORED_RULES '-DSTORED_ID="stored.rules-libcxx"' '-DSTORED_RULE="stored_libcxx"' sdk-0.1/plugin.cpp
make report_gcc g++ -std=c++20 -fvisibility-inlines-hidden -fno-gnu-unique '-DSTORED_ID="stored.report"' sdk-0.1/plugin.cpp
