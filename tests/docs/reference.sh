#!/usr/bin/env bash
# The reference of the SDK is made without a warning, and says what the headers say.
#
#   reference.sh SOURCE_ROOT FOLDER
set -euo pipefail
(($# == 2)) || { echo "usage: $0 SOURCE_ROOT FOLDER" >&2; exit 2; }
command -v doxygen >/dev/null || { echo 'doxygen is not installed: not tested'; exit 77; }
source=$1 folder=$2
failed() { echo "FAILED: $*" >&2; exit 1; }
make() {  # make SDK FOLDER
  rm -rf -- "$2"
  mkdir -p -- "$2"
  OUTPUT=$2 SDK=$1 HERE=$source/docs/reference doxygen "$source/docs/reference/Doxyfile"
}
make "$source/sdk" "$folder/whole" || { cat "$folder/whole/warnings.txt" >&2; failed 'doxygen warns'; }
says() { grep -rqF -- "$1" "$folder/whole/html"/$2 || failed "$2 does not say: $1"; }
says 'Streams the rows of a SELECT over the published views' '*Job.html'            # above a function, in C++
says 'Creates the rows of' '*pareto__records__v1.html'                              # above a member, in C
says '[any] poll once per batch' '*pareto__job.html'                                # behind a member, in C
pages=$(find "$folder/whole/html" -name '*_8h*.html' ! -name '*_source.html' | wc -l)
headers=$(find "$source/sdk/include/pareto" -name '*.h*' ! -path '*/layer/*' | wc -l)  # whose bodies lie apart
((pages >= headers)) || failed "$pages pages for $headers headers"

# It would not pass over a fault.
cp -r -- "$source/sdk" "$folder/broken"
chmod -R u+w "$folder/broken"
printf '%s\n' '// A header.' '#pragma once' '/** @param nothing there is no such parameter */' 'inline int planted(int number) { return number; }' >"$folder/broken/include/pareto/planted.hpp"
if make "$folder/broken" "$folder/faulty" 2>/dev/null; then failed 'a fault was passed over'; fi
grep -q 'planted.hpp' "$folder/faulty/warnings.txt" || failed 'the fault is not named'
echo "$headers headers, $pages pages"
