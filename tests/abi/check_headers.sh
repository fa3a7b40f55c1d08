#!/bin/sh
# check_headers.sh COMPILER LANGUAGE STANDARD INCLUDE HEADER…: each header compiles alone, without a warning.
set -eu
compiler=$1 language=$2 standard=$3 include=$4
shift 4
for header in "$@"; do
  printf '#include "%s"\n' "$header" |
    "$compiler" -x "$language" -std="$standard" -Wall -Wextra -pedantic -Werror -fsyntax-only -I"$include" -
done
