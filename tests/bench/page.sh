# Sourced by run: the list page of the web application beside an empty table of Ant Design, built by the same Vite with the same settings and
# served by the same server: how soon either can be used in Chromium, with nothing of it kept from before.
#
# Alone: PAGE_ONLY=1 tests/bench/run BUILD_DIR [RUNS]. 100 000 customers, the list by 12-month amount.
#   interactive   a row stands (the empty table stands) and the main thread is free for half a second: at most 2 times
#   first load    what the server sent for it, compressed: at most 400 KB
page_ui=$root/plugins/services/web/ui page=$work/page
for tool in node npx curl; do
  command -v "$tool" >/dev/null || { echo "the page was not measured: $tool is not installed"; return 0; }
done
export CHROMIUM=${CHROMIUM:-/usr/bin/chromium}
[ -x "$CHROMIUM" ] || { echo "the page was not measured: there is no Chromium at $CHROMIUM"; return 0; }
page_plugins=$(realpath -- "${PARETO_PLUGINS:-$build/plugins}")
[ -f "$page_plugins/web/page/index.html" ] && [ -d "$page_ui/node_modules" ] || { echo "the page was not measured: it is not built (ninja pareto_web_ui)"; return 0; }
if [ ! -f "$page/ready" ]; then
  rm -rf "$page"; with_customers; sales >/dev/null; cp -r "$work/w" "$page"
  "$pareto" -w "$page" plugin enable web --yes >/dev/null
  "$pareto" -w "$page" tier run abc --per customer >/dev/null
  touch "$page/ready"
fi
# The same plugins, but the empty table for a page.
rm -rf "$work/empty"; mkdir -p "$work/empty"
for folder in "$page_plugins"/*/; do ln -s "$folder" "$work/empty/"; done
rm "$work/empty/web"; cp -r "$page_plugins/web" "$work/empty/web"
(cd "$page_ui" && PARETO_WEB_OUT=$work/empty/web/page npx vite build tests/empty_table --config vite.config.ts >"$work/last" 2>&1) || { echo "the page was not measured: the empty table does not build"; tail -3 "$work/last"; return 0; }
[ -d "$work/nobody" ] || "$pareto" init "$work/nobody" >/dev/null
"$pareto" -w "$work/nobody" plugin enable web --yes >/dev/null
page_port=$((20000 + RANDOM % 20000))
PARETO_PLUGINS=$page_plugins "$pareto" -w "$page" serve web --port "$page_port" >"$work/page.log" 2>&1 &
page_server=$!
PARETO_PLUGINS=$work/empty "$pareto" -w "$work/nobody" serve web --port "$((page_port + 1))" >"$work/empty.log" 2>&1 &
empty_server=$!
for port in "$page_port" "$((page_port + 1))"; do
  for _ in $(seq 100); do curl -fs "http://127.0.0.1:$port/healthz" >/dev/null 2>&1 && break; sleep 0.1; done
done
page_link=$(grep -oE 'http://[^ ]+/open/[0-9a-f]+' "$work/page.log" | head -n 1)
if (cd "$page_ui" && PARETO_OPEN=$page_link node tests/interactive.mjs "http://127.0.0.1:$page_port/list/customer" "http://127.0.0.1:$((page_port + 1))/" "$runs") >"$work/page.runs" 2>"$work/last"; then
  echo; printf '%-44s %9s %9s   %7s   %7s\n' "the list page beside an empty table" "ours" "table" "ratio" "limit"
  printf '%-44s %9.0f %9.0f   %5.2f x   %s\n' "interactive, ms" "$(awk '{print $1}' "$work/page.runs" | median)" "$(awk '{print $2}' "$work/page.runs" | median)" \
    "$(awk '{print $1 / $2}' "$work/page.runs" | median)" "at most 2"
  printf '%-44s %9.0f %9s   %7s   %s\n' "first load, compressed, KB" "$(awk '{print $3}' "$work/page.runs" | median)" "" "" "at most 400"
else
  echo "the page was not measured: $(tail -n 1 "$work/last")"
fi
kill "$page_server" "$empty_server" 2>/dev/null; wait "$page_server" "$empty_server" 2>/dev/null || true
