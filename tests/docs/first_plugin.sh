#!/usr/bin/env bash
# Builds the first plugin as a stranger would, against the installed SDK and in a tree of its own, then follows its guide.
#
#   first_plugin.sh SOURCE_ROOT BINARY_ROOT PROGRAM DEMO_DATA FOLDER
set -euo pipefail
(($# == 5)) || { echo "usage: $0 SOURCE_ROOT BINARY_ROOT PROGRAM DEMO_DATA FOLDER" >&2; exit 2; }
source=$1 binary=$2 program=$(realpath "$3") demo_data=$(realpath "$4") folder=$5

rm -rf -- "$folder"
mkdir -p "$folder"
cmake --install "$binary/sdk" --prefix "$folder/sdk" >/dev/null
cp -r "$source/examples/first_plugin" "$folder/niacin"
flags=()
# A plugin of a program under a sanitizer is built under it, too.
if grep -q -- -fsanitize "$binary/CMakeCache.txt"; then
  flags+=(-DCMAKE_CXX_FLAGS="$(sed -n 's/^CMAKE_CXX_FLAGS:STRING=//p' "$binary/CMakeCache.txt")")
fi
cmake -S "$folder/niacin" -B "$folder/niacin/build" -G Ninja -DCMAKE_PREFIX_PATH="$folder/sdk" "${flags[@]}" >/dev/null
cmake --build "$folder/niacin/build" >/dev/null

for guide in {first-plugin,packing}:en {first-plugin,packing}.zh-CN:zh-Hans; do
  FIRST_PLUGIN="$folder/niacin/build/plugins/niacin" "$source/tests/docs/run_guide.sh" \
    "$source/docs/plugin-guide/${guide%:*}.md" "$program" "$demo_data" "${guide#*:}" "$folder/${guide%:*}"
done
