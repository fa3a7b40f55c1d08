#!/usr/bin/env bash
# A stranger with the two packages and docs/plugin-guide/industry-pack.md: from nothing to a pack with fields, a rule, a report, a view and
# demo data, checked, and installed into another workspace. Nothing of the tree is in reach but the page.
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
install "$FOLDER/prefix"
for language in en zh-Hans; do
  page=industry-pack
  [[ $language == en ]] || page=industry-pack.zh-CN
  quietly env PATH="$FOLDER/prefix/bin:/usr/bin:/bin" CMAKE_PREFIX_PATH="$FOLDER/prefix" "$SOURCE/tests/docs/run_guide.sh" "$SOURCE/docs/plugin-guide/$page.md" \
    "$FOLDER/prefix/bin/pareto" "$BINARY/bin/pareto_demo_data" "$language" "$FOLDER/$page"
  [[ -s $FOLDER/$page/acme.resin-1.0.0.pareto ]] || fail "$page made no pack"
  if grep -rlF -- "$SOURCE" "$FOLDER/$page/acme.resin/build/plugins"; then fail "what $page built names the tree"; fi
  echo "$page: ok"
done
