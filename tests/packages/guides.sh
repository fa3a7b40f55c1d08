#!/usr/bin/env bash
# Guides that build something small: their commands run with the installed program and SDK, and say what the guides say.
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
install "$FOLDER/prefix"
for guide in testing c checking subscribers; do
  for language in en zh-Hans; do
    page=$guide
    [[ $language == en ]] || page=$guide.zh-CN
    quietly env PATH="$FOLDER/prefix/bin:$PATH" CMAKE_PREFIX_PATH="$FOLDER/prefix" "$SOURCE/tests/docs/run_guide.sh" "$SOURCE/docs/plugin-guide/$page.md" \
      "$FOLDER/prefix/bin/pareto" "$BINARY/bin/pareto_demo_data" "$language" "$FOLDER/$page"
    echo "$page: ok"
  done
done
