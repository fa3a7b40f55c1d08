# Sourced by the tests of this folder, which get SOURCE (the repository), BINARY (the build) and FOLDER (to be made afresh).
set -euo pipefail
: "${SOURCE:?}" "${BINARY:?}" "${FOLDER:?}"
# A program under a sanitizer runs from where it was built; packages are made of others.
if grep -q -- -fsanitize "$BINARY/CMakeCache.txt"; then echo 'a build under a sanitizer: not tested'; exit 77; fi
export LC_ALL=C.UTF-8 CMAKE_GENERATOR=Ninja
unset LANG PARETO_PLUGINS PARETO_WORKSPACE CMAKE_PREFIX_PATH
rm -rf -- "$FOLDER"
mkdir -p -- "$FOLDER"
cd -- "$FOLDER"

fail() { echo "FAILED: $*" >&2; exit 1; }

# quietly COMMAND…: its output only where it fails.
quietly() {
  "$@" >output.txt 2>&1 || { cat output.txt >&2; fail "$*"; }
}

# install PREFIX: the program and the SDK, as packages hold them.
install() {
  local component
  for component in pareto sdk; do quietly cmake --install "$BINARY" --component "$component" --prefix "$1"; done
}

# builds_and_tests PREFIX FOLDER: a plugin's project, with the installed SDK alone, without a warning.
builds_and_tests() {
  quietly cmake -S "$2" -B "$2/build" -DCMAKE_PREFIX_PATH="$1" -DCMAKE_CXX_FLAGS='-O1 -Wall' -DCMAKE_C_FLAGS='-O1 -Wall -Wextra -pedantic'
  quietly cmake --build "$2/build"
  if grep -q 'warning:' output.txt; then cat output.txt >&2; fail "$2 builds with warnings"; fi
  quietly ctest --test-dir "$2/build" --output-on-failure --no-tests=error
  if grep -q '(Skipped)' output.txt; then cat output.txt >&2; fail "$2 was not tested"; fi
}
