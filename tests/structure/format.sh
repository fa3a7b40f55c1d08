#!/usr/bin/env bash
# Every C++ source is laid out as .clang-format says: format.sh ROOT. 77: the tool is not there, or another one than Debian 12's, which would
# lay some lines out in another way.
set -euo pipefail
wrong=$(mktemp)
trap 'rm -f "$wrong"' EXIT
cd "$1"
readonly version=14
found=$(clang-format --version 2>/dev/null || true)
if [[ ! $found =~ version\ $version\. ]]; then
  echo "clang-format $version is not here (${found:-none}): nothing was looked at"
  exit 77
fi
mapfile -d '' files < <(find core examples plugins sdk tests \( -name node_modules -o -name build \) -prune -o \( -name '*.cpp' -o -name '*.hpp' \) -print0)
((${#files[@]} > 1000)) || { echo "only ${#files[@]} sources found"; exit 1; }
if ! printf '%s\0' "${files[@]}" | xargs -0 -P 2 -n 60 clang-format --dry-run --Werror 2>"$wrong"; then
  grep -E 'error:' "$wrong" | cut -d: -f1 | sort | uniq -c | sort -rn | head -20
  echo 'lay them out: ./dev format'
  exit 1
fi
