#!/usr/bin/env python3
"""Every address of the web, as each role: no answer, header, download or live event holds a value that the role may not see.

    forbidden.py PARETO WORKSPACE

The firm, its values and what each role may see of them are those of tests/scenarios/every_field.py. The addresses are those that
/api/v1/openapi.json tells, so a method that is added is asked here without a line: its arguments follow from the names and kinds of its
parameters, for each kind of record, each report, view, operation. First all that changes nothing, as the owner of the folder and as the
boss, then as the others, so that an answer that was kept for one is found when another is given it; then what changes something, as a
trial where there is one. What was sent by the asker himself and comes back is no leak. Each answer is also held against what openapi.json says of it (schemas.py).

The control: the boss is told every value that he may see, each address that tells the boss values of somebody else is named, and those
answers, taken for a representative's, must be found out. Prints what failed, and last "CLAIMS FAILURES".
"""
import base64
import collections
import concurrent.futures
import http.client
import io
import itertools
import json
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
import zipfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scenarios"))
sys.path.insert(0, str(Path(__file__).resolve().parent))
from every_field import ALL, OTHER, OWN, ROLES, Firm, Program, plain  # noqa: E402
from schemas import Schemas  # noqa: E402

MOST = 400  # questions of one address
# In this order: what was kept for those who see more is not to be given to those who see less.
READERS = ("boss", "sales_vice_president", "sales_representative", "service", "key_account_manager", "administrator", "integrator")
# Those last who may change what others may.
WRITERS = ("sales_representative", "service", "key_account_manager", "integrator", "sales_vice_president", "administrator", "boss")
SECONDS = 60


class Client:
    """Asks as one user; a connection per thread."""

    def __init__(self, address, key):
        self.place, self.key, self.local = urllib.parse.urlsplit(address), key, threading.local()

    def ask(self, verb, path, body=None, headers=()):
        data = None if body is None else json.dumps(body).encode()
        sent = {"Authorization": f"Bearer {self.key}", **({"Content-Type": "application/json"} if data is not None else {}), **dict(headers)}
        for tries in range(20):
            if not hasattr(self.local, "wire"):
                self.local.wire = http.client.HTTPConnection(self.place.netloc, timeout=SECONDS)
            try:
                self.local.wire.request(verb, path, body=data, headers=sent)
                answer = self.local.wire.getresponse()
                text = answer.read()
                return answer.status, "\n".join(f"{n}: {v}" for n, v in answer.getheaders()), text
            except (http.client.HTTPException, OSError):
                # It may start anew just now, since something was set up.
                self.local.wire.close()
                del self.local.wire
                if tries == 19:
                    raise
                time.sleep(0.2 * (tries > 0))
        return None


def unpacked(text):
    """What people read of an answer: with what is within files that are told as base64."""
    out = [text.decode("utf-8", "replace")]
    if b'"base64"' in text:
        for packed in re.findall(rb'"base64": ?"([^"]*)"', text):
            content = base64.b64decode(packed)
            if zipfile.is_zipfile(io.BytesIO(content)):
                with zipfile.ZipFile(io.BytesIO(content)) as parts:
                    out += [parts.read(part).decode("utf-8", "replace") for part in parts.namelist() if part.endswith((".xml", ".rels"))]
            elif content.startswith(b"%PDF"):
                done = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=False)
                out.append(done.stdout.decode("utf-8", "replace"))
            else:
                out.append(content.decode("utf-8", "replace"))
    return "\n".join(out)


class Operation:
    """An address with its verb, as openapi.json tells it."""

    def __init__(self, verb, path, told):
        self.verb, self.path, self.name = verb.upper(), path, told["operationId"]
        method, _, self.way = self.name.partition(".")[2].partition(".")
        self.method = self.name.split(".")[0] + "." + method
        self.answer = told["responses"]["200"]["content"]["application/json"]["schema"] if "responses" in told else {}
        self.parameters = {}
        for one in told.get("parameters", []):
            if "$ref" in one:  # a header
                continue
            schema = one.get("schema") or one["content"]["application/json"]["schema"]
            self.parameters[one["name"]] = (one["in"], kind_of(schema), one.get("required", False))
        body = told.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
        for name, schema in body.get("properties", {}).items():
            self.parameters[name] = ("body", kind_of(schema), name in body.get("required", []))

    def request(self, arguments):
        path, query, body = self.path, [], {} if self.verb in ("POST", "PATCH") else None
        for name, value in arguments.items():
            where, kind, _ = self.parameters[name]
            if where == "path":
                path = path.replace("{" + name + "}", urllib.parse.quote(str(value), safe=""))
            elif where == "query":
                for one in value if kind == "texts" else [value]:
                    query.append((name, one if isinstance(one, str) else json.dumps(one)))
            else:
                body[name] = value
        return self.verb, path + ("?" + urllib.parse.urlencode(query) if query else ""), body


def kind_of(schema):
    if schema["type"] == "array":
        return "texts" if schema["items"]["type"] == "string" else "objects"
    return {"string": "text", "boolean": "flag"}.get(schema["type"], schema["type"])


class Web(Firm):
    def serve(self):
        """Once all is there that the roles are asked about."""
        with socket.create_server(("127.0.0.1", 0)) as free:  # a server that starts anew is to be found again
            port = str(free.getsockname()[1])
        self.server = subprocess.Popen([self.program.pareto, "-w", self.program.workspace, "serve", "web", "--port", port], stdin=subprocess.DEVNULL,
                                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        lines = []
        for line in self.server.stdout:
            lines.append(line)
            if "http://" in line:
                break
        found = re.search(r"http://[^ /]+", "".join(lines))
        if not found:
            raise SystemExit("FAILED: the server starts\n" + "".join(lines) + "\n1 1")
        self.address, self.clients = found.group(), {}
        threading.Thread(target=self.server.stdout.read, daemon=True).start()

    def stop(self):
        self.server.terminate()
        self.claims += 1
        if self.server.wait(30) != 0:
            self.failed("the server ends as it is told", str(self.server.returncode))

    def let_in(self):
        for role in ROLES:
            self.program.must("user", "set", self.codes[role], "sign_in=yes", "--yes")
            code, text = self.program.run("user", "key", "add", self.codes[role], "--name", "test")
            self.clients[role] = Client(self.address, text.split()[0])

    def read_description(self):
        status, head, text = self.clients["boss"].ask("GET", "/api/v1/openapi.json")
        told = json.loads(text)
        self.schemas, self.unlike = Schemas(told), {}
        methods = [(verb, path, one) for path, verbs in told["paths"].items() for verb, one in verbs.items() if "x-pareto-method" in one]
        self.operations = [Operation(verb, path, one) for verb, path, one in methods]
        self.changing = {o.method for o in self.operations if o.verb == "POST"} - {o.method for o in self.operations if o.verb == "GET"}
        self.reports = [row["report"] for row in self.program.rows("report", "list")]
        self.views = [str(next(iter(view.values()))) for view in self.program.rows("view", "list")]
        self.journal = [str(row["operation"]) for row in self.program.rows("journal", "--limit", "0")]
        self.plugins = [row["plugin"] for row in self.program.rows("plugin", "list")]
        self.formats = ["json", "csv", "html", "xlsx", "docx", "markdown", "pdf"]
        self.turn = itertools.count()

    # ---- arguments
    def of_other(self, entity):
        return next((str(self.records[entity, side]) for side in (OTHER, ALL, OWN) if (entity, side) in self.records), "64")

    def typed(self, entity):
        """What somebody types who guesses: the beginning of words, the last digits of telephones, of others."""
        return [value[-7:] if value.isdigit() else value[:6] for value, pattern, of, field, side in self.markers.all
                if side != OWN and of == entity and self.fields[of, field]["type"] == "text"][:4]

    def candidates(self, name, kind, required, given, method):
        """Values of one parameter beside those that were chosen; none: it is left out."""
        entity = given.get("entity")
        noun = method.split(".")[0]
        if name == "entity":
            return list(self.schema)
        if name == "dry_run":
            return [True]
        if name == "which":
            return [str(self.records[entity, side]) for side in (OWN, OTHER, ALL) if (entity, side) in self.records]
        if name in ("ids", "goes"):
            return [[self.of_other(entity)]] if entity else [["64"]] if required else []
        if name == "stays":
            return [str(self.records.get((entity or "customer", OWN), 64))]
        if name in ("customer", "for"):
            return [str(self.records["customer", OWN]), str(self.records["customer", OTHER])]
        if name in ("user", "from", "to") and noun in ("users", "keys"):
            return [self.codes["else"], self.codes["sales_representative"]][: 1 if name != "to" else 2][-1:] if method in self.changing else [self.codes[r] for r in ROLES]
        if name == "role":
            return ["service"] if method in self.changing else list(ROLES)
        if name in ("rule", "other"):
            return [["abc", "rfm"][name == "other"]]
        if name == "report":
            return self.reports
        if name == "view":
            return self.views
        if name == "operation":
            return self.journal
        if name == "plugin":
            return self.plugins
        if name == "format":
            return [self.formats[next(self.turn) % len(self.formats)]]
        if name == "parameters":
            return [{"customer": str(self.records["customer", side])} for side in (OWN, OTHER)] + [{}]
        if name == "sql":
            return [f'SELECT * FROM "{e}"' for e in self.schema] + [f'SELECT count(*), {self.least(e)} FROM "{e}"' for e in self.schema]
        if name in ("typed", "search"):
            if name == "search" and not required:
                return [None, *self.typed(entity)[:1]] if entity else []
            return self.typed(entity) if entity else [t for e in ("customer", "contact", "task", "interaction", "product") for t in self.typed(e)]
        if name == "columns" and kind == "texts":
            return [["id"] + [f["field"] for f in self.schema[entity] if f["secret"] != "1"]]
        if name == "rows" and kind == "texts":
            fields = [f["field"] for f in self.schema[entity] if f["secret"] != "1" and f["type"] not in ("money", "quantity", "real")]
            return [[field] for field in fields]
        if name == "rows" and kind == "objects":
            return self.rows_of(entity, method)
        if name == "measures":
            return [[f"max:{f['field']}" for f in self.schema[entity] if f["type"] in ("money", "quantity") and f["secret"] != "1"][:6] or ["count"]]
        if name in ("limit", "most"):
            return [1000]
        if name == "count":
            return [True]
        if name == "file":
            return ["no-such-file"]
        if name == "values" and required:
            return [{"name": "asked"}]
        if name == "remove":
            return [True]
        if not required:
            return []
        return [{"text": "zz", "integer": 1, "flag": True, "texts": ["64"], "object": {}, "objects": [{}]}[kind]]

    def least(self, entity):
        return ", ".join(f'min("{f["field"]}"), max("{f["field"]}")' for f in self.schema[entity] if f["secret"] != "1")

    def rows_of(self, entity, method):
        """Somebody else's record, to be changed; a new one with a code and a name that somebody else's has."""
        other = {field: value for value, pattern, of, field, side in self.markers.all if of == entity and side != OWN and field in ("code", "name", "number", "subject")}
        if method == "records.set":
            text = next((f["field"] for f in self.schema[entity] if f["type"] == "text" and not f["reference"] and not f["choices"] and f["read_only"] != "1"), "id")
            return [[{"id": self.of_other(entity), text: "asked"}]]
        return [[other or {"name": "asked"}]]

    def questions(self, operation):
        """Arguments, one set after another."""
        def chosen(names, given):
            if not names:
                yield given
                return
            name, rest = names[0], names[1:]
            where, kind, required = operation.parameters[name]
            values = self.candidates(name, kind, required or where == "path", given, operation.method)
            if not values and not required:
                values = [None]
            for value in values:
                yield from chosen(rest, given if value is None else {**given, name: value})
        # The kind of record first: what else is asked follows from it.
        names = sorted(operation.parameters, key=lambda n: (n != "entity", n not in ("report", "view"), not operation.parameters[n][2]))
        return itertools.islice(chosen(names, {}), MOST)

    # ---- asking
    def ask_all(self, role, questions):
        """[(operation, words, status, text)], in order."""
        client = self.clients[role]

        def one(question):
            operation, arguments, headers = question
            verb, path, body = operation.request(arguments)
            status, head, text = client.ask(verb, path, body, headers)
            if status == 200 and not headers:
                faults = self.schemas.faults(operation.answer, json.loads(text))
                if faults:
                    self.unlike.setdefault(operation.method, (role, faults[:5]))
            typed = f"{verb} {path} {json.dumps(body) if body is not None else ''}"
            return operation, typed, status, plain(head + "\n" + unpacked(text))
        with concurrent.futures.ThreadPoolExecutor(3) as pool:
            return list(pool.map(one, questions))

    def leaks_in(self, answers, forbidden):
        """The control and the claim are this same search."""
        leaks = {}
        if not forbidden:
            return leaks
        for operation, typed, status, text in answers:
            for value, pattern, entity, field, side in forbidden:
                found = pattern.search(text)
                if found and not pattern.search(typed):
                    leaks.setdefault((operation.name, entity, field, side), (typed, text[max(0, found.start() - 80):found.end() + 80].replace("\n", " ")))
        return leaks

    def claim(self, role, answers, forbidden):
        self.claims += len(answers)
        for operation, typed, status, text in answers:
            if status >= 500 and status != 503:
                self.failed(f"{role} is answered: {typed}", text[-300:])
        for (name, entity, field, side), (typed, found) in self.leaks_in(answers, forbidden).items():
            self.failed(f"{role} is not told {entity}.{field} ({side}) by {name}", typed, found)

    def listen(self, role, seconds):
        """What the live events say while somebody else's customer is changed."""
        place = urllib.parse.urlsplit(self.address)
        with socket.create_connection((place.hostname, place.port), timeout=1) as wire:
            wire.sendall(f"GET /api/v1/events HTTP/1.1\r\nHost: {place.netloc}\r\nAuthorization: Bearer {self.clients[role].key}\r\n\r\n".encode())
            out, until = b"", time.monotonic() + seconds
            wire.settimeout(0.3)
            while time.monotonic() < until and out.count(b"event: changed") < 2:
                try:
                    more = wire.recv(65536)
                except TimeoutError:
                    continue
                if not more:
                    break
                out += more
        return out.decode("utf-8", "replace")

    # ---- claims
    def check(self):
        reading, writing = [], []
        for operation in self.operations:
            into = writing if operation.method in self.changing else reading
            into += [(operation, arguments, ()) for arguments in self.questions(operation)]
        # The page's own way for long work: the answer goes on.
        reading += [(operation, next(iter(self.questions(operation)), {}), (("Accept", "text/event-stream"),)) for operation in self.operations
                    if operation.verb == "POST" and operation.method not in self.changing]
        forbidden = {role: self.forbidden(role) for role in ROLES}
        seen, planted = {}, forbidden["sales_representative"]
        for role in READERS:
            answers = self.ask_all(role, reading)
            self.claim(role, answers, forbidden[role])
            if role == "boss":
                self.control(answers, planted)
            seen[role] = collections.Counter(status // 100 for operation, typed, status, text in answers)
        for path in ("/", "/healthz", "/metrics", "/api/v1/session", "/api/v1/openapi.json", "/api/v1/nothing", "/api/v1/records/customer/0"):
            for role in READERS:
                status, head, text = self.clients[role].ask("GET", path)
                self.claim(role, [(Operation("get", path, {"operationId": "page." + path}), path, status, plain(head + unpacked(text)))], forbidden[role])
        self.check_events(forbidden)
        for role in WRITERS:
            answers = self.ask_all(role, writing)
            self.claim(role, answers, forbidden[role])
            seen[role] += collections.Counter(status // 100 for operation, typed, status, text in answers)
        for role in ROLES:
            self.claims += 1
            if seen[role][2] < 50:
                self.failed(f"{role} is answered", str(seen[role]))
        self.claims += 1
        for method, (role, faults) in self.unlike.items():
            self.failed(f"{role} is answered by {method} as openapi.json tells", "\n".join(faults))
        print(f"{len(self.operations)} addresses, {len(reading)} questions and {len(writing)} changes, {len(self.markers.all)} values, {len(ROLES)} roles")

    def check_events(self, forbidden):
        with concurrent.futures.ThreadPoolExecutor(len(ROLES)) as pool:
            listening = {role: pool.submit(self.listen, role, 8) for role in ROLES}
            time.sleep(1)
            self.program.must("set", "customer", str(self.records["customer", OTHER]), "note=zqeventxk", "--yes")
            for role, told in listening.items():
                text = told.result()
                self.claims += 2
                if text.count("event: changed") < 2:
                    self.failed(f"{role} is told that something changed", text[:300])
                if "zqeventxk" in text or any(pattern.search(text) for value, pattern, *_ in forbidden[role]):
                    self.failed(f"{role} is not told what by live events", text[:300])

    def control(self, answers, planted):
        """The boss is told what may be seen, and what tells of somebody else's would be found out."""
        told = set()
        for operation, typed, status, text in answers:
            told.update(value for value, pattern, *_ in self.markers.all if value not in told and pattern.search(text) and not pattern.search(typed))
        unseen = [f"{e}.{f} ({s})" for value, pattern, e, f, s in self.markers.all if value not in told and self.may_see("boss", e, f, s)]
        self.claims += 2
        if unseen:
            self.failed("the boss is told every value somewhere", ", ".join(unseen))
        holes = {name for name, *_ in self.leaks_in(answers, planted)}
        blind = {"records.list", "records.list.get", "records.list.rest", "records.show", "records.show.rest", "query.run", "query.run.get", "reports.document",
                 "reports.render", "records.history", "pivot.run", "search.all", "records.find"} - holes
        if blind:
            self.failed("a hole at an address would be found", "what the boss is told by these holds nothing of others: " + ", ".join(sorted(blind)))
        quiet = sorted({o.name for o, typed, status, text in answers} - {o.name for o, typed, status, text in answers if status == 200})
        if quiet:
            print("never answered with something, for the boss: " + ", ".join(quiet))


def main(pareto, workspace):
    web = Web(Program(pareto, workspace))
    web.make()
    web.make_twins()
    web.program.run("tier", "run", "abc", "--per", "customer", "--yes")
    web.rights()
    web.serve()
    try:
        web.let_in()
        web.read_description()
        web.check()
    finally:
        web.stop()
    print(web.claims, web.failures)


if __name__ == "__main__":
    main(*sys.argv[1:])
