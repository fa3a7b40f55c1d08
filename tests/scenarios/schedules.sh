#!/usr/bin/env bash
# Reports that are written by themselves: when they are due, as whom, into the folder, to the robot of a group and as a letter; what fails is tried again.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"

cat >others.py <<'P'
# A messenger and a mail server: what they are sent goes to robot.json and letter.txt; while the file "refuse" is there the robot says no.
import http.server, json, os, socketserver, sys, threading
class Robot(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        refuse = os.path.exists("refuse")
        if not refuse: open("robot.json", "a").write(body + "\n")
        answer = json.dumps({"errcode": 93000, "errmsg": "invalid webhook"} if refuse else {"errcode": 0, "errmsg": "ok"}).encode()
        self.send_response(200); self.send_header("Content-Length", str(len(answer))); self.end_headers(); self.wfile.write(answer)
    def log_message(self, *_): pass
class Mail(socketserver.StreamRequestHandler):
    def handle(self):
        say = lambda text: (self.wfile.write(text.encode() + b"\r\n"), self.wfile.flush())
        say("220 here")
        for line in self.rfile:
            word = line.decode().strip()
            open("letter.txt", "a").write(word + "\n")
            if word.upper() == "DATA":
                say("354 go on")
                for line in self.rfile:
                    text = line.decode().rstrip("\r\n")
                    if text == ".": break
                    open("letter.txt", "a").write(text + "\n")
                say("250 taken")
            elif word.upper() == "QUIT": say("221 bye"); return
            else: say("250 ok")
robot = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Robot); mail = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mail)
for each in (robot, mail): threading.Thread(target=each.serve_forever, daemon=True).start()
open("ports.new", "w").write(f"{robot.server_address[1]} {mail.server_address[1]}"); os.rename("ports.new", "ports")
threading.Event().wait()
P
python3 others.py & others=$!
server=
trap 'kill $others $server 2>/dev/null' EXIT
for _ in {1..100}; do [[ -s ports ]] && break; sleep 0.1; done
read -r robot mail <ports
outside=$PWD

ends 0 pareto init firm --lang en
cd firm || exit 1
"$DEMO_DATA" ../exports --language en >/dev/null
for file in rates people customers; do ends 0 pareto import ../exports/$file.csv --yes; done
ends 0 pareto import ../exports/sales.xlsx --as sale --create-missing --yes
ends 0 pareto user add "Vera Vice" --role sales_vice_president
ends 0 pareto user add "Li Min" --role sales_representative

# ---- what is kept, and who may --------------------------------------------------------------------------------------------
ends 0 pareto schedule add monday key_accounts --every week --on 1 --at 08:30
line 'when it runs first is said' out 'monday: every Monday, 08:30, first on 20[0-9-]+ 08:30'
first=$(grep -oE '20[0-9-]+ 08' out | cut -d' ' -f1)
same 'which is a Monday' 1 "$(date -d "$first" +%u)"
ends 2 pareto schedule add monday key_accounts
line 'no two are called alike' err 'already'
ends 2 pareto schedule add x no_such
ends 2 pareto schedule add x key_accounts --at 25:00
ends 2 pareto schedule add x key_accounts --every week --on 9
ends 2 pareto schedule add x key_accounts --robot "http://127.0.0.1:$robot/key=secret"
line 'nobody sends as long as no plugin does' err 'pareto plugin enable report_post'
ends 1 pareto schedule add x key_accounts --as "Li Min"
line 'who may not export in bulk has none' err 'export'
ends 1 pareto add schedule name=mine report=key_accounts every=day clock=08:00 destination=folder --as "Vera Vice"
same 'and nobody writes one past the rules' 1 "$(value 'SELECT count(*) FROM schedule')"
ends 1 pareto set schedule monday user= --as "Vera Vice"
ends 0 pareto api schedules.save '{"name": "month", "report": "call_list", "every": "month", "on": 31, "at": "23:00", "dry_run": true}'
same 'the last day of a month that has not so many' true "$(json 'a["schedule"]["next"] is not None and a["operation"] is None')"
ends 0 pareto api schedules.save '{"name": "here", "report": "call_list", "every": "day", "destination": "folder", "address": "/etc", "messenger": "dingtalk"}'
same 'a folder has no address' '{}' "$(json '{k: v for k, v in a["schedule"].items() if k in ("address", "messenger") and v}')"
same 'nor is one kept' 1 "$(value "SELECT count(*) FROM schedule WHERE name = 'here' AND address IS NULL AND messenger IS NULL")"
ends 0 pareto schedule remove here

# ---- written --------------------------------------------------------------------------------------------------------------
ends 0 pareto schedule run
line 'nothing is due yet' out 'nothing is due'
ends 0 pareto schedule run monday
file=$(cat out)
same 'at once it is in the folder of reports' yes "$([[ $file == *reports/monday/*.html && -s $file ]] && echo yes)"
ends 0 pareto schedule list --output csv
line 'and that is told' out 'monday,key_accounts,"?every Monday, 08:30"?,folder,.*reports/monday/'
# A day that has passed: as if the clock had gone on.
sqlite3 pareto.db "UPDATE pareto_schedule SET due = 1000000"
rm -f "$file"
ends 0 pareto schedule run
same 'what is due is written' yes "$([[ -s $file ]] && echo yes)"
ends 0 pareto schedule run
line 'once' out 'nothing is due'
same 'its next time lies ahead' yes "$(value "SELECT CASE WHEN due > $(date +%s)000000 THEN 'yes' ELSE 'no' END FROM schedule")"

# ---- as whom --------------------------------------------------------------------------------------------------------------
ends 0 pareto api schedules.save '{"name": "veras", "report": "sales_period", "format": "json", "every": "day"}' --as "Vera Vice"
ends 0 pareto api schedules.list '{}' --as "Vera Vice"
same 'one sees ones own' '["veras"]' "$(json '[s["name"] for s in a["schedules"]]')"
ends 2 pareto api schedules.run '{"schedule": "monday"}' --as "Vera Vice"
ends 0 pareto schedule run veras
whole=$(wc -c <"$(cat out)")
ends 0 pareto role set sales_vice_president sale --can see,export --scope own
ends 0 pareto api schedules.run '{"schedule": "veras"}'
same 'it holds what its user may see when it runs' yes "$( (($(wc -c <reports/veras/*.json) < whole)) && echo yes)"
line 'and says whose part that is' <(cat reports/veras/*.json) 'what Vera Vice may see: all customers, own sales'
ends 0 pareto role set sales_vice_president sale --can none
ends 1 pareto api schedules.run '{"schedule": "veras"}'
says 'without any it is refused' err 'this looks at sale, of which you may see none'
ends 0 pareto user left "Vera Vice"
ends 1 pareto schedule run veras
line 'who left has none written' err 'left on'
ends 0 pareto schedule list --output csv
line 'the list says why' out '^veras,.*left on'

# ---- sent -----------------------------------------------------------------------------------------------------------------
ends 0 pareto plugin enable report_post
ends 0 pareto schedule add group key_accounts --every day --robot "http://127.0.0.1:$robot/send?key=secret"
ends 0 pareto schedule run group
line 'not into the networks around this machine, and not without TLS' err '127\.0\.0\.1'
same 'nothing arrived' no "$([[ -e $outside/robot.json ]] && echo yes || echo no)"
ends 0 pareto plugin set report_post private=yes
ends 0 pareto events retry --all
ends 0 pareto events deliver
same 'a robot is sent markdown' markdown "$(head -n 1 "$outside/robot.json" | python3 -c 'import json, sys; print(json.loads(sys.stdin.readline())["msgtype"])')"
same 'no longer than it takes' yes "$(python3 -c 'import json; print("yes" if 100 < len(json.loads(open("../robot.json").readline())["markdown"]["content"].encode()) <= 4096 else "no")')"
touch "$outside/refuse"
ends 0 pareto schedule run group
line 'a robot that says no is told' err '93000'
silent_on 'without the key of its address' err 'secret'
rm "$outside/refuse"
ends 0 pareto events deliver
same 'and it is tried again' 2 "$(wc -l <"$outside/robot.json")"
ends 0 pareto schedule add letter key_accounts --every day --mail 'boss@example.com, vera@example.com' --format csv
ends 0 pareto schedule run letter
line 'without a server no letter leaves' err 'how mail leaves'
ends 2 pareto plugin set report_post nothing=1
ends 0 pareto plugin set report_post server=smtp://127.0.0.1:$mail sender=crm@example.com
ends 0 pareto plugin set report_post password=hush
ends 0 pareto plugin info report_post
silent_on 'a password is not shown' out 'hush'
ends 0 pareto plugin set report_post password=
ends 0 pareto events deliver
line 'to both' "$outside/letter.txt" '^RCPT TO:<vera@example.com>'
line 'from whom it was said' "$outside/letter.txt" '^MAIL FROM:<crm@example.com>'
line 'with the file' "$outside/letter.txt" 'filename="?=\?UTF-8\?B\?'
ends 0 pareto schedule remove letter
ends 0 pareto schedule list --output csv
silent_on 'no longer there' out '^letter,'
ends 0 pareto journal undo "$(operations | head -n 1)" --yes
ends 0 pareto schedule list --output csv
line 'and back' out '^letter,'

# ---- while services run ---------------------------------------------------------------------------------------------------
ends 0 pareto plugin enable web
rm -rf reports/monday
"$PARETO" serve web --port 0 >../served.txt 2>&1 </dev/null & server=$!
for _ in {1..100}; do grep -q 'Ctrl-C' ../served.txt && break; sleep 0.1; done
sqlite3 pareto.db "UPDATE pareto_schedule SET due = 1000000 WHERE name = 'monday'"
for _ in {1..450}; do ls reports/monday/*.html >/dev/null 2>&1 && break; sleep 0.1; done
same 'serve runs what is due' 1 "$(find reports/monday -name '*.html' 2>/dev/null | wc -l)"
kill -TERM "$server"; code=0; wait "$server" || code=$?; server=
same 'and ends when it is told to' 0 "$code"
kill $others
finish
