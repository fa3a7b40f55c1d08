# Sourced by run: the web server beside nginx, which serves the same bytes as files; by wrk over loopback, rights applied, while a writer
# changes a customer every 100 ms.
#
# Alone: WEB_ONLY=1 tests/bench/run BUILD_DIR [RUNS]; SECONDS_EACH=5 is how long each measurement takes.
#   two lists    first pages of the customers of a province by name and of all by 12-month amount, in turn
#   a customer   what the page of one asks for, in turn
# Requests per second, ours over nginx's: at 64 connections at least 0.07 (lists) and 0.05 (customer); p99 at 8 connections at most 10 times.
web_each=${SECONDS_EACH:-5}
web=$work/web
for tool in wrk nginx curl; do
  command -v "$tool" >/dev/null || { echo "the web server was not measured: $tool is not installed (apt install wrk nginx-light curl)"; return 0; }
done
if [ ! -f "$web/ready" ]; then
  rm -rf "$web"; with_customers; sales >/dev/null; cp -r "$work/w" "$web"
  "$pareto" -w "$web" plugin enable web --yes >/dev/null
  "$pareto" -w "$web" tier run abc --per customer >/dev/null
  "$pareto" -w "$web" user add Bench --code bench --role boss --sign-in >/dev/null
  "$pareto" -w "$web" user key add bench --name bench | grep -oE 'pk_[0-9a-f]+_[0-9a-f]+' | head -n 1 >"$web/key"
  [ -s "$web/key" ] || { echo "the web server was not measured: no key for the user of the bench"; return 0; }
  touch "$web/ready"
fi
web_key=$(cat "$web/key")
web_port=$((20000 + RANDOM % 20000)) nginx_port=$((web_port + 1))
"$pareto" -w "$web" serve web --port "$web_port" >"$work/web.log" 2>&1 &
web_server=$!
web_base=http://127.0.0.1:$web_port
for _ in $(seq 100); do curl -fs "$web_base/healthz" >/dev/null 2>&1 && break; sleep 0.1; done
web_get() { curl -fsS -G -H "Authorization: Bearer $web_key" "$web_base$1"; }
web_province=$("$pareto" -w "$web" query "SELECT province FROM customer WHERE province IS NOT NULL GROUP BY province ORDER BY count(*) DESC LIMIT 1" --output csv | tail -n 1 | tr -d '\r')
web_customer=$("$pareto" -w "$web" query "SELECT code FROM customer ORDER BY code LIMIT 1 OFFSET 4711" --output csv | tail -n 1 | tr -d '\r')
web_id=$("$pareto" -w "$web" query "SELECT id FROM customer WHERE code = '$web_customer'" --output csv | tail -n 1 | tr -d '\r')
urlencoded() { local LC_ALL=C text=$1 i; for ((i = 0; i < ${#text}; i++)); do case ${text:i:1} in [a-zA-Z0-9.~_-]) printf '%s' "${text:i:1}" ;; *) printf '%%%02X' "'${text:i:1}" ;; esac; done; }
columns='columns=code&columns=name&columns=tier&columns=owner&columns=province&columns=net_12m&columns=last_order'
web_lists=("/api/v1/records/customer?$columns&sort=name&limit=50&where=$(urlencoded "province = $web_province")" "/api/v1/records/customer?$columns&sort=-net_12m&limit=50")
web_page=("/api/v1/records/customer/$web_customer" "/api/v1/views?slot=customer.tab" "/api/v1/views?slot=customer.side" "/api/v1/tiers/explain?customer=$web_customer"
  "/api/v1/records/history?entity=customer&which=$web_customer" "/api/v1/records/sale?limit=5&sort=-date&where=$(urlencoded "customer = $web_customer")")

# The same bytes, by nginx.
rm -rf "$work/nginx"; mkdir -p "$work/nginx/files" "$work/nginx/tmp"
cat >"$work/nginx/nginx.conf" <<X
worker_processes auto; pid $work/nginx/pid; error_log $work/nginx/error.log; daemon on;
events { worker_connections 4096; }
http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; default_type application/json;
 client_body_temp_path $work/nginx/tmp; proxy_temp_path $work/nginx/tmp; fastcgi_temp_path $work/nginx/tmp; uwsgi_temp_path $work/nginx/tmp; scgi_temp_path $work/nginx/tmp;
 open_file_cache max=100; server { listen 127.0.0.1:$nginx_port; root $work/nginx/files; } }
X
# script NAME PATH…: for wrk, those addresses in turn; the same as files for nginx.
web_script() {
  local name=$1 i=0 path ours="" theirs=""
  shift
  for path in "$@"; do
    web_get "$path" >"$work/nginx/files/$name$i" || { echo "the web server was not measured: $path does not answer" >&2; return 1; }
    ours+="\"$path\","; theirs+="\"/$name$i\","; i=$((i + 1))
  done
  local rest='local at = 0; request = function() at = at % #paths + 1; return wrk.format("GET", paths[at], head) end
    done = function(summary, latency) io.write(string.format("%.1f %.3f %d\n", summary.requests / summary.duration * 1e6, latency:percentile(99) / 1000, summary.errors.status + summary.errors.read + summary.errors.connect + summary.errors.timeout)) end'
  printf 'local paths = {%s}\nlocal head = {["Authorization"] = "Bearer %s"}\n%s\n' "$ours" "$web_key" "$rest" >"$work/$name.ours.lua"
  printf 'local paths = {%s}\nlocal head = {}\n%s\n' "$theirs" "$rest" >"$work/$name.theirs.lua"
}
web_end() { kill "$web_server" ${web_writer:-} 2>/dev/null; [ -f "$work/nginx/pid" ] && kill "$(cat "$work/nginx/pid")" 2>/dev/null; wait "$web_server" 2>/dev/null || true; }
if web_script lists "${web_lists[@]}" && web_script page "${web_page[@]}"; then
  chmod -R a+rX "$work/nginx"
  nginx -c "$work/nginx/nginx.conf" -e "$work/nginx/error.log" 2>/dev/null || true
  (
    n=0
    while sleep 0.1; do
      n=$((n + 1))
      curl -fsS -o /dev/null -X PATCH -H "Authorization: Bearer $web_key" -H 'Content-Type: application/json' -d "{\"rows\":[{\"id\":\"$web_id\",\"note\":\"$n\"}]}" "$web_base/api/v1/records/customer" 2>>"$work/web.writer" && echo "$n" >"$work/web.written"
    done
  ) &
  web_writer=$!
  wrk_of() { wrk -t2 -c"$1" -d"${web_each}s" -s "$2" "http://127.0.0.1:$3" 2>&1 | tail -n 1; }
  echo; printf '%-44s %9s %9s   %7s   %7s\n' "web server beside nginx" "ours" "nginx" "ratio" "limit"
  # against_nginx NAME SCRIPT CONNECTIONS COLUMN LIMIT
  against_nginx() {
    local i a b failed=0
    : >"$work/a"; : >"$work/b"; : >"$work/r"
    for ((i = 0; i < runs; i++)); do
      a=$(wrk_of "$3" "$work/$2.ours.lua" "$web_port"); b=$(wrk_of "$3" "$work/$2.theirs.lua" "$nginx_port")
      failed=$((failed + $(awk '{print $3}' <<<"$a")))
      awk -v c="$4" '{print $c}' <<<"$a" >>"$work/a"; awk -v c="$4" '{print $c}' <<<"$b" >>"$work/b"
      awk -v a="$(tail -n 1 "$work/a")" -v b="$(tail -n 1 "$work/b")" 'BEGIN { print a / b }' >>"$work/r"
    done
    printf '%-44s %9.2f %9.2f   %5.3f x   %s%s\n' "$1" "$(median <"$work/a")" "$(median <"$work/b")" "$(median <"$work/r")" "$5" "$([ "$failed" = 0 ] || echo "   $failed FAILED")"
  }
  against_nginx "two lists, requests/s at 64 connections" lists 64 1 "at least 0.07"
  against_nginx "two lists, p99 in ms at 8 connections" lists 8 2 "at most 10"
  against_nginx "a customer, requests/s at 64 connections" page 64 1 "at least 0.05"
  echo "  changes written meanwhile: $(cat "$work/web.written" 2>/dev/null || echo none)"
fi
web_end
