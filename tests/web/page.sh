#!/usr/bin/env bash
# The page: its files, how long browsers keep them, what they may not be; the description of all addresses.
. "$(dirname -- "${BASH_SOURCE[0]}")/server.sh"
make_firm
mkdir -p page/assets
cat >page/index.html <<'P'
<!doctype html><title>Pareto</title><script type="module" src="/assets/main-1a2b.js"></script>
P
for _ in {1..300}; do echo 'console.log("the same again");'; done >page/assets/main-1a2b.js
echo secret >page/notes.sh
ln -s /etc/passwd page/assets/passwd.txt
serve --page "$PWD/page"

ask 200 /
line 'the page is asked for each time' head '^cache-control: no-cache'
says 'nothing written within the page is run' head "script-src 'self'; style-src 'self'; "
silent_on 'and nothing of elsewhere' head 'unsafe|https?:|\*'
ask 200 /records/customer/0013
same 'an address of the page is the page' yes "$(grep -q '<title>Pareto' body && echo yes)"
ask 200 /assets/main-1a2b.js
line 'what is named by its contents is kept for good' head '^cache-control: public, max-age=31536000, immutable'
line 'with its type' head '^content-type: text/javascript'
tag=$(grep -i '^etag:' head | tr -d '\r' | cut -d' ' -f2)
ask 304 /assets/main-1a2b.js -H "If-None-Match: $tag"
cp page/assets/main-1a2b.js plain.js
curl -sS --compressed -D head -o body "$base/assets/main-1a2b.js"
line 'compressed for who takes it' head '^content-encoding: gzip'
same_file 'and whole' plain.js body
ask 404 /assets/main-0000.js
ask 404 /notes.sh
for path in /../pareto.toml /%2e%2e/pareto.toml /assets/..%2f..%2fpareto.toml //etc/passwd.txt /pareto.db; do
  curl -sS --path-as-is -o body "$base$path"
  silent_on "nothing else of the disk: $path" body 'plugins|root:|SQLite'
done
stop

serve --page /nonexistent
ask 200 /
says 'without a page it says how to build it' body pareto_web_ui
sign_in "$seller"
ask 401 /api/v1/openapi.json
ask 200 /api/v1/openapi.json "${me[@]}"
same 'all methods are described' "$(pareto api list --output json >methods.json; json 'sorted(m["name"] for m in a["methods"])' methods.json)" \
  "$(json 'sorted({o["operationId"] for p in a["paths"].values() for o in p.values() if "." in o["operationId"] and o["operationId"].count(".") == 1})')"
same 'by the addresses people expect' '["delete", "get", "patch", "post"]' "$(json 'sorted(a["paths"]["/api/v1/records/{entity}"])')"
same 'OpenAPI' 3.1.0 "$(json 'a["openapi"]')"
stop
finish
