#!/usr/bin/env bash
# Every example is built alone, outside of the sources, with the installed SDK, and does what its test and expected output say.
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
install "$FOLDER/prefix"
for list in "$SOURCE"/examples/*/CMakeLists.txt; do
  name=$(basename -- "$(dirname -- "$list")")
  [[ $name == data ]] && continue
  cp -r -- "$SOURCE/examples/$name" "$name"
  [[ -f $name/README.md ]] || fail "$name has no README.md"
  compgen -G "$name/expected*" >/dev/null || fail "$name does not say what comes of it"
  builds_and_tests "$FOLDER/prefix" "$name"
  echo "$name: ok"
done
