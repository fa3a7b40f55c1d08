#!/bin/sh
# check_headers.sh COMPILER LANGUAGE STANDARD INCLUDE HEADER…: each header compiles alone, without a warning. In C no struct has a hole: a
# member that came later would lie in it, and older plugins leave anything there.
set -eu
compiler=$1 language=$2 standard=$3 include=$4
shift 4
holes=
[ "$language" = c ] && holes=-Wpadded
for header in "$@"; do
  printf '#include "%s"\n' "$header" |
    "$compiler" -x "$language" -std="$standard" -Wall -Wextra -Wpedantic $holes -Werror -fsyntax-only -I"$include" -
done
