#!/usr/bin/env python3
"""Asks every method of a running server so that it answers, and holds each answer against what /api/v1/openapi.json says of it.

    answers.py LINK PASSWORD EXPORTS PACK

LINK signs in whoever started the server; Ann and Bob sign in with PASSWORD; EXPORTS is a folder with files of the demo company, PACK a
signed plugin. A method of which no answer was seen is a failure, so one that is added is asked here. Prints what failed, and last
"CLAIMS FAILURES".
"""
import base64
import hmac
import http.client
import json
import re
import struct
import sys
import threading
import time
import urllib.parse
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
from schemas import Schemas  # noqa: E402

LONG = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t LIMIT 40000000) SELECT count(*) FROM t"


def code_of(secret, step=0):
    """What an authenticator shows (RFC 6238)."""
    mac = hmac.digest(base64.b32decode(secret + "=" * (-len(secret) % 8)), struct.pack(">q", int(time.time()) // 30 + step), "sha1")
    at = mac[19] & 15
    return f"{(struct.unpack('>I', mac[at:at + 4])[0] & 0x7FFFFFFF) % 1000000:06d}"


class Who:
    """Somebody who is signed in."""

    def __init__(self, test):
        self.test, self.cookie, self.csrf = test, "", ""

    def send(self, verb, path, body=None, headers=()):
        """(status, headers, text)"""
        data = None if body is None else json.dumps(body).encode()
        sent = {"X-CSRF-Token": self.csrf, **({"Cookie": self.cookie} if self.cookie else {}), **({"Content-Type": "application/json"} if data is not None else {}), **dict(headers)}
        for tries in range(40):  # it may start anew just now, since plugins were changed
            wire = http.client.HTTPConnection(self.test.place, timeout=120)
            try:
                wire.request(verb, path, body=data, headers=sent)
                answer = wire.getresponse()
                text = answer.read()
                for value in answer.headers.get_all("Set-Cookie") or []:
                    self.cookie = value.split(";")[0]
                return answer.status, answer.headers, text
            except OSError:
                if tries == 39:
                    raise
                time.sleep(0.25)
            finally:
                wire.close()
        return None

    def by_link(self, link):
        self.send("GET", urllib.parse.urlsplit(link).path)
        self.csrf = self.own("GET", "/api/v1/session")["csrf"]
        return self

    def by_password(self, name, code=None):
        self.cookie = ""
        body = {"name": name, "password": self.test.password, **({"code": code} if code else {})}
        self.csrf = self.own("POST", "/api/v1/sign-in", body)["csrf"]
        return self

    def own(self, verb, path, body=None, wanted=200):
        """One of the server's own addresses."""
        status, headers, text = self.send(verb, path, body)
        while status == 429 != wanted:  # so many sign in from here, as seldom happens
            time.sleep(int(headers["Retry-After"]))
            status, headers, text = self.send(verb, path, body)
        self.test.claim(status == wanted, f"{verb} {path} answers {wanted}", f"{status} {text[:300]}")
        if wanted == 204 or not self.test.description:
            return json.loads(text or b"{}")
        told = self.test.description["paths"][path][verb.lower()]["responses"][str(wanted)]
        answer = json.loads(text)
        if "content" in told:
            self.test.hold(f"{verb} {path}", told["content"]["application/json"]["schema"], answer)
        return answer

    def call(self, method, arguments=None, wanted=200):
        status, headers, text = self.send("POST", "/api/v1/" + method.replace(".", "/"), arguments or {})
        answer = json.loads(text)
        self.test.claim(status == wanted, f"{method} {json.dumps(arguments)[:200]} answers {wanted}", f"{status} {text[:600].decode()}")
        if status == 200:
            self.test.seen.add(method)
            self.test.hold(method, self.test.answers[method], answer)
        elif status >= 400:
            self.test.hold(f"a problem of {method}", {"$ref": "#/components/schemas/Problem"}, answer)
            told = self.test.description["paths"]["/api/v1/" + method.replace(".", "/")]["post"]["responses"]
            self.test.claim(str(status) in told, f"{method} tells of the status {status}")
        return answer

    def upload(self, name, content):
        half = len(content) // 2
        file = self.call("imports.upload", {"name": name, "base64": base64.b64encode(content[:half]).decode()})["file"]
        return self.call("imports.upload", {"file": file, "base64": base64.b64encode(content[half:]).decode()})["file"]


class Test:
    def __init__(self, link, password, exports, pack):
        self.place, self.password, self.exports, self.pack = urllib.parse.urlsplit(link).netloc, password, Path(exports), Path(pack)
        self.claims = self.failures = 0
        self.seen, self.description = set(), None
        self.owner = Who(self).by_link(link)
        self.description = json.loads(self.owner.send("GET", "/api/v1/openapi.json")[2])
        self.schemas = Schemas(self.description)
        self.answers = {}
        for path in self.description["paths"].values():
            for told in path.values():
                if "x-pareto-method" in told:
                    self.answers[told["x-pareto-method"]] = told["responses"]["200"]["content"]["application/json"]["schema"]

    def claim(self, holds, what, detail=""):
        self.claims += 1
        if not holds:
            self.failures += 1
            print(f"FAILED: {what}\n        {detail}")

    def hold(self, what, schema, answer):
        faults = self.schemas.faults(schema, answer)
        self.claim(not faults, f"{what} answers as it is told", "\n        ".join(faults[:6]))

    # ---- what is asked, in the order in which it can be
    def run(self):
        for part in (self.ask_description, self.ask_reading, self.ask_records, self.ask_figures, self.ask_views, self.ask_tiers, self.ask_reports, self.ask_imports, self.ask_lists,
                     self.ask_people, self.ask_sign_ins, self.ask_second_factor, self.ask_fields, self.ask_upkeep, self.ask_jobs, self.ask_plugins):
            part()
        self.claim(self.seen == set(self.answers), "an answer of every method was seen", f"none of {sorted(set(self.answers) - self.seen)}")

    def ask_description(self):
        """The server's own addresses, headers and cookie are as they are told."""
        told, owner = self.description, self.owner
        self.hold("openapi.json", {"type": "object", "additionalProperties": True}, told)
        scheme = told["components"]["securitySchemes"]["cookie"]["name"]
        self.claim(owner.cookie.startswith(scheme + "="), "the cookie is called as it is told", f"{owner.cookie} {scheme}")
        references = set(re.findall(r'"\$ref": ?"#/([^"]*)"', json.dumps(told)))

        def there(reference):
            at = told
            for part in reference.split("/"):
                at = at.get(part, {})
            return at
        self.claim(all(there(one) for one in references), "what is referred to is there", str([one for one in references if not there(one)]))
        empty = [method for method, schema in self.answers.items() if not self.schemas.named[schema["$ref"].split("/")[-1]]]
        self.claim(not empty, "every method tells its answer", str(empty))
        ids = [one["operationId"] for path in told["paths"].values() for one in path.values()]
        self.claim(len(ids) == len(set(ids)), "each address has a name of its own")
        other = Who(self)
        status, _, text = other.send("POST", "/api/v1/sign-in", {"name": "Ann", "password": "wrong"})
        self.claim(status == 401, "who is not known is not let in", str(status))
        self.hold("a problem of sign-in", {"$ref": "#/components/schemas/Problem"}, json.loads(text))
        other.by_password("Ann")
        other.own("GET", "/api/v1/session")
        status, headers, _ = other.send("POST", "/api/v1/sign-out")
        self.claim(status == 204 and "Set-Cookie" in headers, "signed out", str(status))
        self.events()

    def events(self):
        wire = http.client.HTTPConnection(self.place, timeout=20)
        wire.request("GET", "/api/v1/events", headers={"Cookie": self.owner.cookie})
        answer = wire.getresponse()
        lines = {}
        while "data" not in lines:
            name, _, value = answer.readline().decode().strip().partition(": ")
            lines[name] = value
        wire.close()
        told = self.description["components"]["schemas"]["Events"]["x-events"]
        self.claim(lines["event"] in told, "an event that is told of", str(lines))
        self.hold("an event", told[lines["event"]], json.loads(lines["data"]))
        _, _, text = self.owner.send("POST", "/api/v1/records/count", {"entity": "customer"}, {"Accept": "text/event-stream"})
        told = self.description["components"]["schemas"]["Progress"]["x-events"]
        for event in text.decode().strip().split("\n\n"):
            name, data = event.split("\n")[0].removeprefix("event: "), event.split("\n")[1].removeprefix("data: ")
            self.claim(name in told, "an event of progress that is told of", event)
            self.hold("its data", self.answers["records.count"] if name == "answer" else told[name], json.loads(data))

    def ask_reading(self):
        """What takes nothing and writes nothing."""
        for path in self.description["paths"].values():
            told = path.get("get", {})
            if told.get("operationId", "").endswith(".get") and not any(one.get("required") for one in told.get("parameters", [])) and not told["operationId"].startswith(("totp.", "tiers.")):
                self.owner.call(told["x-pareto-method"])

    def ask_records(self):
        call = self.owner.call
        for entity in [one["name"] for one in call("schema.show")["entities"]]:
            call("records.list", {"entity": entity, "with": ["ids"], "limit": 5})
            call("records.count", {"entity": entity})
        call("records.sum", {"entity": "customer", "columns": ["net_12m"]})
        call("records.sum", {"entity": "sale", "columns": ["amount", "home_amount", "line"]})
        self.claim("next" in call("records.list", {"entity": "customer", "limit": 2, "count": False}), "a page says what follows")
        found = call("records.find", {"entity": "customer", "typed": "a"})["records"]
        status, headers, _ = self.owner.send("GET", f"/api/v1/records/customer/{found[0]['id']}")
        self.claim(status == 200 and headers["ETag"], "one has a tag")
        call("records.show", {"entity": "customer", "which": found[0]["id"]})
        call("records.add", {"entity": "task", "rows": [{"due": "no day"}], "dry_run": True})
        row = {"entity": "customer", "rows": [{"name": "Answers Co"}], "key": "one"}
        made = call("records.add", row)["ids"][0]
        call("records.add", row)
        call("records.add", {**row, "rows": [{"name": "Another"}]}, 422)
        call("records.set", {"entity": "customer", "rows": [{"id": made, "note": "seen"}]})
        call("records.set", {"entity": "customer", "rows": [{"id": made, "note": "mine"}], "if_version": "1"}, 409)
        call("records.history", {"entity": "customer", "which": made})
        call("records.change_many", {"entity": "customer", "where": ["tier ="], "values": {"note": "x"}, "dry_run": True})
        call("records.change_many", {"entity": "customer", "all": True, "remove": True, "dry_run": True})
        call("records.remove", {"entity": "customer", "ids": ["no such"]}, 404)
        removed = call("records.remove", {"entity": "customer", "ids": [made]})["operation"]
        Who(self).by_password("Ann").call("records.set", {"entity": "customer", "rows": [{"id": found[0]["id"], "note": "by Ann"}]})
        call("records.history", {"entity": "customer", "which": found[0]["id"]})
        call("journal.list", {"limit": 3})
        call("journal.show", {"operation": removed})
        self.claim(call("journal.show", {"operation": call("records.add", {"entity": "task", "rows": [{"subject": "Shown"}]})["operation"]})["created"], "what was created is told")
        call("journal.undo", {"operation": removed, "dry_run": True})
        call("journal.undo", {"operation": removed})
        call("search.all", {"typed": "a"})

    def ask_figures(self):
        call = self.owner.call
        call("pivot.run", {"entity": "sale", "rows": ["customer.province"], "columns": "year", "measures": ["net_sales"], "period": "12m", "against": "previous", "top": 3})
        call("pivot.fields", {"entity": "sale"})
        call("query.run", {"sql": "SELECT id, code, name, tier FROM customer", "limit": 3})
        call("query.run", {"sql": "SELECT nothing"}, 400)

    def ask_views(self):
        call = self.owner.call
        call("plugins.enable", {"plugins": ["chemical"], "dry_run": True})
        call("plugins.enable", {"plugins": ["chemical"]})
        for view in call("views.list")["views"]:
            shown = call("views.show", {"view": view["name"]})
            of = {"for": call("records.list", {"entity": shown["subject"], "limit": 1, "columns": ["id"]})["rows"][0][0]} if shown.get("subject") else {}
            call("views.rows", {"view": view["name"], "limit": 3, **of})

    def ask_tiers(self):
        call = self.owner.call
        for rule in call("rules.list")["rules"]:
            call("rules.show", {"rule": rule["name"]})
        call("tiers.run", {"dry_run": True})
        call("tiers.run", {"rule": "abc"})
        call("tiers.run", {"rule": "abc", "settings": {"a_share": "50%"}, "dry_run": True})
        call("tiers.compare", {"rule": "abc", "with": {"a_share": "50%"}})
        for code in ("0004", "0013", "0060"):
            call("tiers.explain", {"customer": code})
        call("tiers.override", {"customer": "0013", "tier": "A", "reason": "by hand"})
        call("tiers.explain", {"customer": "0013"})
        call("tiers.history", {})
        call("tiers.history", {"customer": "0013"})
        call("tiers.override", {"customer": "0013"})
        call("rules.set", {"rule": "abc", "settings": {"a_share": "70%"}, "dry_run": True})
        call("rules.make_primary", {"rule": "abc", "dry_run": True})
        call("rules.list")
        # Actions of customers of tier A.
        call("actions.list")
        call("actions.run", {"action": "seen", "where": ["tier = A"], "form": {"note": "seen"}, "dry_run": True})

    def ask_reports(self):
        call = self.owner.call
        for report in call("reports.list")["reports"]:
            takes = call("reports.show", {"report": report["name"]})["parameters"]
            given = {"customer": "0004"} if any(one["name"] == "customer" for one in takes) else {}
            call("reports.document", {"report": report["name"], "parameters": given})
        call("reports.render", {"report": "call_list", "format": "markdown"})
        saved = call("schedules.save", {"name": "answers", "report": "call_list", "format": "json", "every": "day"})
        call("schedules.list")
        call("schedules.run", {"schedule": saved["schedule"]["id"]})
        call("schedules.remove", {"schedule": "answers"})

    def ask_imports(self):
        call = self.owner.call
        customers = self.owner.upload("again.csv", (self.exports / "customers.csv").read_bytes())
        call("imports.inspect", {"file": customers, "rows": 3, "trial": True})
        call("imports.run", {"file": customers, "dry_run": True})
        bad = self.owner.upload("bad.csv", b"number,date,customer code,product,quantity,amount,Plate\nX1,2026-10-30,0001,New thing,2,10,A1\nX2,not a day,0001,New thing,1,5,A2\n")
        call("imports.inspect", {"file": bad, "entity": "sale", "keep": ["Plate"], "trial": True})
        result = call("imports.run", {"file": bad, "entity": "sale", "create_missing": True, "keep": ["Plate"]})
        call("imports.run", {"file": bad, "entity": "sale"})
        call("imports.rows", {"file": result["rejects_file"]})
        call("imports.rows", {"file": customers, "limit": 2})
        call("recipes.save", {"name": "answers"})
        call("recipes.list")
        call("imports.inspect", {"file": bad, "entity": "sale"})
        call("recipes.remove", {"name": "answers"})
        call("imports.upload", {"name": "../x.csv", "base64": ""}, 400)
        call("imports.inspect", {"file": customers, "keep": ["all"]})
        # Nobody else finds what one sent.
        other = Who(self).by_password("Ann")
        other.call("imports.rows", {"file": customers}, 404)
        other.call("imports.upload", {"file": customers, "base64": "eA=="}, 404)

    def ask_lists(self):
        call = self.owner.call
        saved = call("lists.save", {"name": "mine", "entity": "customer", "columns": ["code", "name", "net_12m"], "widths": {"name": 240, "net_12m": 120}})
        lists = call("lists.list")["lists"]
        self.claim([one["widths"] for one in lists if one["name"] == "mine"] == [{"name": 240, "net_12m": 120}], "columns are as wide as they were kept", str(lists))
        call("lists.save", {"name": "mine", "entity": "customer", "widths": {"name": 5}}, 400)
        call("lists.save", {"name": "mine", "entity": "customer", "columns": ["code"]})
        self.claim([one["widths"] for one in call("lists.list")["lists"] if one["name"] == "mine"] == [{}], "or as they come")
        call("lists.remove", {"id": saved["id"]})
        Who(self).by_password("Ann").call("lists.save", {"name": "ours", "entity": "customer", "sharing": "all"})
        self.claim("Ann" in [one.get("whose") for one in call("lists.list")["lists"]], "whose a list is")

    def ask_people(self):
        call = self.owner.call
        call("users.add", {"values": {"name": "Cat"}, "roles": ["service"]})
        call("users.roles", {"user": "Cat"})
        call("users.give_role", {"user": "Cat", "role": "boss", "until": "2099-01-01"})
        call("users.take_role", {"user": "Cat", "role": "boss"})
        call("users.password", {"user": "Cat", "password": "another-horse-8-battery"})
        seller = max(call("users.list")["users"], key=lambda one: one["customers"])
        call("users.transfer", {"from": seller["id"], "to": "Bob", "dry_run": True})
        call("users.left", {"user": "Cat"})
        call("users.list")
        call("teams.list")
        for role in call("roles.list")["roles"]:
            call("roles.show", {"role": role["code"], "entity": "customer"})
        call("roles.add", {"code": "buyer", "like": "service", "dry_run": True})
        call("roles.add", {"code": "buyer", "like": "service"})
        call("roles.set", {"role": "buyer", "rights": [{"entity": "product", "see": True, "scope": "all"}]})
        key = call("keys.make", {"user": "Ann", "name": "k", "scopes": ["read"]})["key"]
        listed = call("keys.list")["keys"]
        call("sign_ins.key", {"key": key})
        call("keys.list")
        call("keys.revoke", {"key": listed[0]["key"]})
        call("me.show")

    def ask_sign_ins(self):
        call = self.owner.call
        opened = call("sign_ins.open", {"name": "Bob", "password": self.password, "client": "a test"})
        call("sign_ins.resume", {"token": opened["token"]})
        fresh = call("sign_ins.exchange", {"token": opened["token"]})
        call("sign_ins.end", {"token": fresh["token"]})
        bob = Who(self).by_password("Bob")
        bob.call("me.show")
        mine = bob.call("me.sign_ins")["sign_ins"]
        bob.call("me.sign_out", {"id": mine[0]["id"]})
        Who(self).by_password("Bob").call("me.password", {"current": self.password, "password": "another-horse-9-battery"})

    def ask_second_factor(self):
        ann = Who(self).by_password("Ann")
        ann.call("totp.show")
        secret = ann.call("totp.begin", {"password": self.password})["secret"]
        ann.call("totp.confirm", {"code": code_of(secret, -1)})
        ann.by_password("Ann", code_of(secret)).call("totp.show")
        ann.call("totp.end", {"password": self.password})
        ann.by_password("Ann")
        secret = ann.call("totp.begin", {"password": self.password})["secret"]
        ann.call("totp.confirm", {"code": code_of(secret, -1)})
        self.owner.call("totp.reset", {"user": "Ann"})

    def ask_fields(self):
        call = self.owner.call
        limit = {"entity": "customer", "name": "Credit limit", "definition": {"type": "money"}}
        call("fields.add", {**limit, "dry_run": True})
        call("fields.add", limit)
        call("fields.set", {"entity": "customer", "field": "credit_limit", "definition": {"label": "Limit"}})
        call("fields.remove", {"entity": "customer", "field": "credit_limit", "dry_run": True})
        call("fields.remove", {"entity": "customer", "field": "credit_limit"})
        call("fields.list")
        file = self.owner.upload("note.txt", b"what was said")
        added = call("attachments.add", {"file": file, "values": {"customer": "0013"}})
        call("attachments.content", {"attachment": added["id"], "most": 4})
        call("attachments.clear", {"dry_run": True})
        call("attachments.clear")

    def ask_upkeep(self):
        call = self.owner.call
        call("workspace.set", {"values": {"remark": "invented data"}})
        call("workspace.show")
        call("twins.list", {"least": 40})
        call("twins.apart", {"ids": ["0013", "0004"]})
        call("twins.merge", {"stays": "0013", "goes": ["0060"], "dry_run": True})
        made = call("backups.make", {"keep": 9})
        call("backups.list")
        call("backups.restore", {"file": made["file"], "dry_run": True})
        parked = call("deliveries.parked")["parked"]
        call("deliveries.retry", {"ids": [parked[0]["id"]]})
        call("deliveries.drop", {"ids": [parked[0]["id"]]})

    def ask_jobs(self):
        """A question that takes long is seen and ended."""
        asked = Who(self)
        asked.cookie, asked.csrf = self.owner.cookie, self.owner.csrf
        thread = threading.Thread(target=lambda: asked.send("POST", "/api/v1/query/run", {"sql": LONG}))
        thread.start()
        for _ in range(150):
            jobs = [job for job in self.owner.call("jobs.list")["jobs"] if job["id"]]
            if jobs or not thread.is_alive():
                break
            time.sleep(0.2)
        self.claim(bool(jobs), "a long question is a job")
        if jobs:
            self.owner.call("jobs.cancel", {"job": jobs[0]["id"]})
        thread.join()

    def ask_plugins(self):
        call = self.owner.call
        for plugin in call("plugins.list")["plugins"]:
            call("plugins.show", {"plugin": plugin["name"]})
        call("plugins.set", {"plugin": "web", "settings": {"idle_minutes": "60"}, "dry_run": True})
        call("plugins.demo", {"plugin": "chemical", "dry_run": True})
        call("plugins.disable", {"plugins": ["chemical"], "dry_run": True})
        call("plugins.disable", {"plugins": ["chemical"]})
        call("plugins.revoke", {"plugin": "key_accounts", "services": ["query"], "dry_run": True})
        call("plugins.grant", {"plugin": "key_accounts", "services": ["query"], "dry_run": True})
        file = self.owner.upload(self.pack.name, self.pack.read_bytes())
        call("plugins.install", {"file": file, "enable": True, "dry_run": True})
        call("plugins.install", {"file": file, "enable": True})
        call("plugins.trust", {"plugins": ["signed"], "dry_run": True})
        call("plugins.uninstall", {"plugin": "signed", "dry_run": True})
        call("plugins.uninstall", {"plugin": "signed"})


def main():
    test = Test(*sys.argv[1:5])
    test.run()
    print(test.claims, test.failures)


main()
