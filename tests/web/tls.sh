#!/usr/bin/env bash
# Others than this machine come by TLS only: by files, or by a certificate of this machine's own.
. "$(dirname -- "${BASH_SOURCE[0]}")/server.sh"
command -v openssl >/dev/null || { echo "SKIPPED: openssl is not installed"; exit 77; }
make_firm
ends 2 pareto serve web --port 0 --listen 0.0.0.0
line 'passwords do not go in the open' err 'TLS'
ends 2 pareto serve web --port 0 --certificate x.pem
ends 1 pareto serve web --port 0 --certificate nowhere.pem --key nowhere.key
line 'a file that is not there' err 'nowhere.pem'
ends 2 pareto serve web --port 0 --listen here
echo nonsense >bad.pem
ends 1 pareto serve web --port 0 --certificate bad.pem --key bad.pem
line 'a file that is none' err 'PEM'

serve --lan --listen 127.0.0.1
same 'by https' https "${base%%:*}"
says 'how to trust it' served.txt authority.pem
line 'a code to photograph' served.txt '█'
authority=$HOME/.local/state/pareto/tls
same 'the key is for its owner alone' 600 "$(stat -c %a "$authority/authority.key")"
ask 200 /authority.pem -k
same_file 'the authority can be fetched' "$authority/authority.pem" body
same 'its mark is the one that was shown' yes "$(grep -qF "$(openssl x509 -in body -noout -fingerprint -sha256 | cut -d= -f2)" served.txt && echo yes)"
cp body authority.pem
ask 200 /healthz --cacert authority.pem
openssl x509 -in authority.pem -noout -text >authority.txt
line 'it vouches for nothing but local names' authority.txt 'Name Constraints: critical'
ask 200 /api/v1/sign-in --cacert authority.pem -c jar --json "{\"name\": \"$seller\", \"password\": \"$secret\"}"
line 'the cookie goes by TLS only' head '^set-cookie: __Host-pareto=[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Strict; Secure'
line 'and so does all else from now on' head '^strict-transport-security: '
code=0
openssl s_client -connect "127.0.0.1:$port" -tls1_1 </dev/null >tls.txt 2>&1 || code=$?
same 'old TLS is refused' 1 "$code"
printf 'GET / HTTP/1.1\r\n\r\n' | timeout 3 nc -q1 127.0.0.1 "$port" >/dev/null 2>&1
ask 200 /healthz --cacert authority.pem
stop
same 'it ends as it is told' 0 "$code"
serve --lan --listen 127.0.0.1
ask 200 /healthz --cacert authority.pem
stop

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout firm.key -out firm.pem 2>/dev/null
serve --certificate firm.pem --key firm.key
ask 200 /healthz --cacert firm.pem
stop
finish
