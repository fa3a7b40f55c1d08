#!/usr/bin/env bash
# Webhooks: signed messages to a receiver of this machine, tried again when it fails, parked in the end; not into one's own networks unless
# that is said; which records, never what is in them.
. "$(dirname -- "${BASH_SOURCE[0]}")/scenario.sh"
AS_OWN=no  # messages go out while others ask
command -v python3 >/dev/null || { echo 'SKIPPED: there is no python3'; exit 77; }

cat >receiver.py <<'P'
# Answers what stands in answer.txt; notes each message with whether its signature holds, as Standard Webhooks checks it.
import base64, hmac, http.server, json, sys, time
SECRET = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        signed = self.headers["webhook-id"].encode() + b"." + self.headers["webhook-timestamp"].encode() + b"." + body
        holds = self.headers["webhook-signature"] == "v1," + base64.b64encode(hmac.digest(SECRET, signed, "sha256")).decode()
        with open("received.txt", "a") as out:
            out.write(f"{self.path} {'signed' if holds else 'forged'} {self.headers['webhook-id']} {body.decode()}\n")
        if self.path == "/slow":
            open("slow.begun", "w")
            time.sleep(4)
            open("slow.ended", "w")
        answer = int(open("answer.txt").read())
        self.send_response(answer)
        if answer == 302:
            self.send_header("location", "/elsewhere")
        self.end_headers()
    def log_message(self, *words):
        pass
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
open("port.txt", "w").write(str(server.server_port))
server.serve_forever()
P
echo 200 >answer.txt
: >received.txt
python3 receiver.py &
receiver=$!
trap 'kill "$receiver" 2>/dev/null' EXIT
for _ in {1..100}; do [[ -s port.txt ]] && break; sleep 0.1; done
url=http://127.0.0.1:$(cat port.txt)/hook
received() { wc -l <received.txt | tr -d ' '; }

ends 0 pareto init firm --lang en
export PARETO_WORKSPACE=$PWD/firm
ends 0 pareto plugin enable webhook
ends 0 pareto add customer code=C0 name=Zero
same 'without an address nothing is sent' 0 "$(received)"

# ---- not into one's own networks -------------------------------------------------------------------------------------------
# What would be refused when it is sent is refused when it is set, with the name that it is set by.
ends 2 pareto plugin set webhook@shop "url=$url" secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
line 'an address without TLS' err 'http://127\.0\.0\.1:[0-9]+ does not begin with https://'
line 'and what to write' err 'pareto plugin set webhook@shop private=yes'
ends 2 pareto plugin set webhook "url=${url/http:/https:}"
line 'one of this machine' err 'https://127\.0\.0\.1:[0-9]+ leads to this machine'
ends 2 pareto plugin set webhook called=shop
line 'what the host says is no setting' err 'there are: url, secret, topics, private'
silent_on 'nothing of it is kept' <(ls firm/settings 2>&1) webhook
# Its name is asked where it leads to, when it is set and when it is sent; one that nobody knows now may be known then.
ends 2 pareto plugin set webhook "url=https://2130706433:${url##*:}"
line 'one that leads to this machine by its name' err 'https://2130706433:[0-9]+ leads to this machine'
silent_on 'nothing of that either' <(ls firm/settings 2>&1) webhook
ends 0 pareto plugin set webhook url=https://erp.firm.invalid/hook secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
line 'one that is not known now is taken, and said' err 'nothing is known now of https://erp\.firm\.invalid'
ends 0 pareto api plugins.set '{"plugin": "webhook", "settings": {"url": "https://erp.firm.invalid/hook"}, "dry_run": true}'
same 'to programs, too' '[1, []]' "$(json '[len(a["warnings"]), a["restarts"]]')"
sed -i "s|https://erp.firm.invalid/hook|http://2130706433:${url##*:}|" firm/settings/webhook.toml
ends 0 pareto add customer code=C1 name=Verboten
same 'without TLS nothing is sent' 0 "$(received)"
line 'which is said, and what to write' err 'does not begin with https://; write an address that does'
sed -i 's|http://|https://|' firm/settings/webhook.toml
ends 0 pareto events retry --all
ends 0 pareto add customer code=C2 name=Verdeckt
sleep 1.2
pareto events deliver >out 2>err
line 'nor to this machine' <(cat out err; pareto events subscribers --output csv) 'networks around it'
same 'and nothing arrived' 0 "$(received)"

# ---- signed --------------------------------------------------------------------------------------------------------------
ends 0 pareto plugin set webhook "url=$url" private=yes
for _ in {1..40}; do pareto events deliver >out 2>err; (($(received) >= 2)) && break; sleep 0.5; done
same 'what waited arrives, in order' 'evt evt' "$(awk '{print substr($3, 1, 3)}' received.txt | head -n 2 | paste -sd' ')"
same 'each is signed' 0 "$(grep -cv ' signed ' received.txt)"
line 'with which records' received.txt '"topic":"customer.created".*"records":1,"ids":\["[0-9]+"\]'
silent_on 'never what is in them' received.txt 'Verboten|Verdeckt|C1'
ends 0 pareto set customer C1 city=Kiel
line 'what was changed is named' received.txt '"topic":"customer.updated".*"changed":\["city"\]'
silent_on 'not told' received.txt Kiel

# ---- only some -----------------------------------------------------------------------------------------------------------
ends 0 pareto plugin set webhook topics='task.*'
before=$(received)
ends 0 pareto set customer C1 city=Ulm
same 'what is not asked for is not sent' "$before" "$(received)"
ends 0 pareto add task subject=Call
same 'what is, is' $((before + 1)) "$(received)"

# ---- tried again, parked -------------------------------------------------------------------------------------------------
echo 500 >answer.txt
ends 0 pareto add task subject=Write
line 'who does not take it is named' err 'answered 500'
echo 200 >answer.txt
for _ in {1..40}; do pareto events deliver >out 2>err; [[ $(tail -n 1 received.txt) == "$(tail -n 2 received.txt | head -n 1)" ]] && break; sleep 0.5; done
same 'the same message comes again' 1 "$(tail -n 2 received.txt | awk '{print $3}' | sort -u | wc -l | tr -d ' ')"
echo 302 >answer.txt
ends 0 pareto add task subject=Visit
silent_on 'nobody is led elsewhere' received.txt '^/elsewhere'
line 'which counts as a failure' err 'answered 302'
echo 200 >answer.txt

# ---- several, each by itself ------------------------------------------------------------------------------------------------
secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
ends 2 pareto plugin set webhook@../x "url=$url"
ends 2 pareto plugin set abc@other a_share=0.6
ends 0 pareto plugin set webhook@down url=http://127.0.0.1:1/ "secret=$secret" private=yes
ends 0 pareto plugin set webhook@visits "url=${url/hook/visits}" "secret=$secret" private=yes topics='customer.*'
for _ in {1..40}; do pareto events deliver >out 2>err; grep -q 'Visit\|failed 0' out && break; sleep 0.5; done
ends 0 pareto add customer code=C8 name=Acht
line 'one that is not there is named' err 'webhook@down.*|127\.0\.0\.1:1 was not reached'
line 'another one has its own topics' received.txt '^/visits signed .*customer.created'
before=$(received)
ends 0 pareto add customer code=C9 name=Neun
same 'who is not there holds up itself alone' 1 "$(($(received) - before))"
line 'each has a place of its own' <(pareto events subscribers --output csv) '^webhook@visits,'
ends 0 pareto api plugins.show '{"plugin": "webhook"}'
same 'they are told with their settings, but for what is secret' '[["webhook", null], ["webhook@down", null], ["webhook@visits", "customer.*"]]' \
  "$(json '[[s["of"], s["value"] if s["of"].endswith("visits") else None] for s in a["settings"] if s["field"]["name"] == "topics"]')"
silent_on 'the key stays' out "$secret"
ends 0 pareto plugin set webhook@down url= secret= private=
ends 0 pareto plugin set webhook@down url=https://erp.firm.invalid/ "secret=$secret" private=
sed -i 's|https://erp.firm.invalid/|https://2130706433:1/|' firm/settings/webhook@down.toml
ends 0 pareto add customer code=C11 name=Elf
for _ in {1..40}; do pareto events deliver >out 2>err; grep -q 'webhook@down private=yes' err out && break; sleep 0.5; done
line 'one of several is told by its name what to set' <(cat out err) 'pareto plugin set webhook@down private=yes'
ends 0 pareto plugin set webhook@down url= secret= private=
line 'without settings it is no more' <(ls firm/settings | paste -sd' ') 'webhook.toml webhook@visits.toml$'

# ---- nobody waits for a receiver ---------------------------------------------------------------------------------------------
ends 0 pareto plugin set webhook@visits "url=${url/hook/slow}"
pareto add customer code=C10 name=Zehn >slow.out 2>&1 &
slow=$!
for _ in {1..100}; do [[ -e slow.begun ]] && break; sleep 0.1; done
ends 0 pareto set customer C10 city=Bonn
same 'the store is free while it answers' 'Bonn, not yet' "$(value "SELECT city FROM customer WHERE code = 'C10'"), $([[ -e slow.ended ]] && echo done || echo 'not yet')"
wait "$slow"
finish
