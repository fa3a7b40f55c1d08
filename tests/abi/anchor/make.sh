#!/bin/sh
# anchor.sh INCLUDE OUT.so: a library with one function per struct of the interface. Tables are handed over as `const void *`, so a tool
# that compares libraries does not see them in a plugin or in the host; here it does.
set -eu
include=$1 out=$2
source=${out%.so}.c
{
  (cd "$include" && ls pareto/abi/*.h) | sed 's/.*/#include "&"/'
  cat "$include"/pareto/abi/*.h |
    sed -n 's/^typedef struct \([A-Za-z0-9_]*\) {.*/\1/p; s/^struct \([A-Za-z0-9_]*\) {.*/\1/p' | sort -u |
    sed 's/.*/PARETO_EXPORT void anchor_&(const struct & *); void anchor_&(const struct & *it) { (void)it; }/'
} >"$source"
${CC:-gcc} -std=c11 -g -O0 -fPIC -shared -I"$include" "$source" -o "$out"
