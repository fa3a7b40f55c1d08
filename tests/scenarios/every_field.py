#!/usr/bin/env python3
"""Every field of every kind of record, at every exit, as each role: no value comes out that the role may not see.

    every_field.py PARETO WORKSPACE [PLUGIN FOLDER...]

In an empty workspace with users of all roles, one record of each kind is made that belongs to those who see what is own, one that belongs
to somebody else, and each field that can be set holds a value that is nowhere else: a word, a number, a day. The kinds and fields are
those that `pareto schema` tells, so plugins' and own fields are in it without a line here. Then each user asks each exit, and what comes
out is searched for all values that the user may not see. What may be seen is computed here, from the lines of the roles and the rules of
docs/decisions/0026, never asked of the program.

The owner of the folder asks the same. Whatever is not found in the answers at all is a blind exit, and said; and the owner's answers, taken
for a representative's, must be found out at each exit: that is the planted hole. Prints what failed, and last "CLAIMS FAILURES".
"""
import concurrent.futures
import datetime
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

NOT_MADE = {"field", "role", "role_right", "role_field", "user_role", "team", "tier_assignment", "ownership", "customer_apart", "contact_apart",
            "product_apart", "saved_list", "schedule"}  # made with others, by people's set-up, or by the program
# Set by hand only, or so narrow that no value occurs but once; each with its reason.
NO_MARK = {"user.left_on": "who left is no user any more", "product_unit.unit": "a code of a unit", "sale.unit": "a code of a unit",
           "product.unit": "a code of a unit", "sale.line": "a small number", "customer_name.former": "an id", "sale.currency": "a code of a currency",
           "sale.tax_rate": "a rate that amounts follow", "tier_override.rule": "the id of a rule", "tier_override.tier": "a code of a tier",
           "currency_rate.currency": "a code of a currency", "judgement.indicator": "the name of an indicator", "relation.strength": "-5 to 5"}
ROLES = ("boss", "sales_vice_president", "key_account_manager", "sales_representative", "service", "administrator", "integrator")
OWN, OTHER, ALL = "own", "other", "all"
SIDES = {"customer", "contact"}


class Program:
    def __init__(self, pareto, workspace):
        self.pareto, self.workspace = pareto, workspace

    def run(self, *words, user=None, seconds=180):
        command = [self.pareto, "-w", self.workspace, *(["--as", user] if user else []), *words]
        try:
            done = subprocess.run(command, capture_output=True, timeout=seconds, check=False, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired as late:
            return 124, (late.stdout or b"").decode("utf-8", "replace")
        return done.returncode, done.stdout.decode("utf-8", "replace") + done.stderr.decode("utf-8", "replace")

    def must(self, *words):
        code, text = self.run(*words)
        if code != 0:
            raise SystemExit(f"FAILED: pareto {' '.join(words)}\n{text}\n1 1")
        return text

    def rows(self, *words):
        return json.loads(self.must(*words, "--output", "json"))


class Markers:
    """Values that occur once. Each knows how it is recognised in what people and programs read."""

    def __init__(self):
        self.count = 0
        self.all = []  # (value, pattern, entity, field, side)

    def next(self, field, entity, side):
        self.count += 1
        n, kind, meaning = self.count, field["type"], field["meaning"]
        if f"{entity}.{field['field']}" in NO_MARK or field["choices"] or kind in ("bool",) or meaning in ("choice", "unit", "currency", "country", "tier"):
            return None
        word = "zq" + "".join(chr(97 + (n // 26**i) % 26) for i in (3, 2, 1, 0)) + "xk"
        if kind == "text":
            if meaning == "phone":
                digits = f"139{(n * 7919 + 10007) % 100000000:08d}"
                return digits, re.compile(digits)
            if meaning == "email":
                return f"{word}@mail.example", re.compile(word)
            if meaning == "url":
                return f"https://{word}.example", re.compile(word)
            if meaning == "postcode":
                return f"{610000 + n}", re.compile(rf"(?<!\d){610000 + n}(?!\d)")
            return word, re.compile(word, re.I)
        if kind in ("money", "quantity"):
            whole, cents = 50000 + n * 37 % 40000, 10 * (1 + n % 8) + 1 + n % 9  # no zero behind, which programs leave out
            return f"{whole}.{cents:02d}", re.compile(rf"(?<!\d){whole}\.{cents:02d}|(?<!\d){whole}{cents:02d}00(?!\d)|(?<!\d){whole},?{cents:02d}(?!\d)")
        if kind == "real":
            text = f"{1 + n % 8}.{(n * 331 + 1013) % 9000 + 1000}7"
            return text, re.compile(rf"(?<!\d){re.escape(text)}")
        if kind == "int":
            number = 41000 + n * 7
            return str(number), re.compile(rf"(?<![\d.]){number}(?![\d.])")
        if kind in ("date", "time"):
            day = datetime.date(2012, 1, 3) + datetime.timedelta(days=2 * n)
            return day.isoformat() + ("T09:10" if kind == "time" else ""), re.compile(day.isoformat())
        return None

    def add(self, value, pattern, entity, field, side):
        self.all.append((value, pattern, entity, field, side))


def plain(text):
    """As it is, for csv, and with amounts without commas, as people do not read them."""
    return text + "\n" + re.sub(r"(?<=\d),(?=\d{3})", "", text)


class Firm:
    def __init__(self, program):
        self.program, self.markers, self.claims, self.failures = program, Markers(), 0, 0
        self.records = {}  # (entity, side) -> id
        self.unmarked = []

    def failed(self, what, *details):
        self.failures += 1
        print("FAILED: " + what)
        for detail in details:
            print("        " + detail[:400])

    # ---- making
    def make(self):
        run = self.program
        for user in [*ROLES, "else"]:
            words = ["user", "add", user, "--yes"] + (["--role", user] if user != "else" else [])
            run.must(*words)
        self.codes = {user: f"U{at:05d}" for at, user in enumerate([*ROLES, "else"], 1)}
        run.must("rate", "set", "USD", "1", "--from", "2020-01-01", "--yes")
        for entity in ("customer", "contact", "sale", "product"):
            run.must("field", "add", entity, "mark", "--yes")
            run.must("field", "add", entity, "worth", "--type", "money", "--yes")
        # What is computed from a hidden field would tell it.
        run.must("field", "add", "sale", "echo", "--type", "money", "--computed", "cost", "--yes")
        run.must("field", "add", "contact", "echo", "--computed", "mobile", "--yes")
        self.schema = {}
        for line in run.rows("schema"):
            self.schema.setdefault(line["entity"], []).append({key: str(value if value is not None else "") for key, value in line.items()})
        self.fields = {(line["entity"], line["field"]): line for lines in self.schema.values() for line in lines}
        done = set()
        while True:  # what others refer to first
            ready = [entity for entity in self.schema if entity not in done and all(
                f["reference"] in done or f["reference"] == entity or f["reference"] in NOT_MADE for f in self.schema[entity]
                if f["reference"] and f["required"] == "1")]
            # Customers' owners are users: those are there.
            if not ready:
                break
            for entity in sorted(ready, key=lambda e: (e not in ("team", "user", "product", "customer", "department", "contact", "interaction"), e)):
                done.add(entity)
                if entity not in NOT_MADE:
                    for side in self.sides_of(entity):
                        self.make_one(entity, side)

    def sides_of(self, entity, steps=0):
        """Whether records of the kind are somebody's (decision 26): they lead to a customer, or name a user."""
        return (OWN, OTHER) if self.is_somebodys(entity) else (ALL,)

    def is_somebodys(self, entity, steps=0):
        if entity == "customer":
            return True
        if entity == "user" or steps > 7:
            return False
        own = [f for f in self.schema.get(entity, []) if f["reference"] and not f["plugin"] or f["plugin"] == entity.split(".")[0]]
        if any(f["reference"] == "user" for f in own) and not entity.endswith(("_name", "_apart")) and entity != "ownership":
            return True
        return any(f["reference"] != entity and self.is_somebodys(f["reference"], steps + 1) for f in own if f["reference"])

    def reference(self, field, entity, side):
        target = field["reference"]
        if target == "user":
            return self.codes["sales_representative"] if side == OWN else self.codes["else"]
        if target in ("team", "role") or (target == entity and not field["required"] == "1"):
            return None
        for kind in (side, ALL):
            if (target, kind) in self.records:
                return str(self.records[target, kind])
        return None

    def make_one(self, entity, side):
        required, others = [], []
        for field in self.schema[entity]:
            if field["read_only"] == "1" or field["computed"] == "1" or field["secret"] == "1":
                continue
            name, given = field["field"], None
            if field["reference"]:
                value = self.reference(field, entity, side)
                if value is not None and field["reference"] in ("customer", "contact", "product", "department", "interaction", "user", "sale"):
                    (required if field["required"] == "1" or field["reference"] in ("customer", "user") else others).append((name, value, None))
                continue
            given = self.markers.next(field, entity, side)
            if entity == "sale" and name == "date":
                given = ("2026-10-20", None) if side == OWN else ("2026-10-13", re.compile("2026-10-13"))
            value = given[0] if given else self.fixed(entity, field)
            if value is None:
                continue
            (required if field["required"] == "1" or name in ("code", "name", "subject", "number", "line", "amount", "date") else others).append((name, value, given))
        if entity == "customer" and side == OWN:
            required = [(n, v, g) for n, v, g in required if n not in ("owner", "deputy")] + [("owner", self.codes["sales_representative"], None), ("deputy", self.codes["key_account_manager"], None)]
        if entity == "sale" and side == OTHER:
            required.append(("currency", "USD", None))  # at one to one: what is added up by currency tells it
        code, text = self.program.run("add", entity, *[f"{name}={value}" for name, value, given in required], "--yes")
        self.claims += 1
        if code != 0:
            return self.failed(f"a record of {entity} can be made", text.strip())
        listed = self.program.rows("query", f'SELECT max(id) AS id FROM "{entity}"')
        made = self.records[entity, side] = int(listed[0]["id"])
        for name, value, given in others:
            code, text = self.program.run("set", entity, str(made), f"{name}={value}", "--yes")
            if code != 0:
                self.unmarked.append(f"{entity}.{name} ({text.strip().splitlines()[0] if text.strip() else code})")
                given = None
            if given and given[1]:
                self.markers.add(*given, entity, name, side)
        for name, value, given in required:
            if given and given[1]:
                self.markers.add(*given, entity, name, side)
        return None

    def fixed(self, entity, field):
        name = f"{entity}.{field['field']}"
        known = {"tier_override.rule": "abc", "tier_override.tier": "B", "judgement.indicator": "quality", "currency_rate.currency": "EUR", "sale.line": "1",
                 "product_unit.unit": "bag", "customer_name.kind": "name"}
        if name in known:
            return known[name]
        return field["choices"].split(",")[0] if field["choices"] and field["required"] == "1" else None

    def make_twins(self):
        """What looks like somebody else's customer, contact, product."""
        for entity in ("customer", "contact", "product"):
            name = next(value for value, pattern, of, field, side in self.markers.all if of == entity and field == "name" and side != OWN)
            owner = {"customer": [f"owner={self.codes['else']}"], "contact": [f"customer={self.records['customer', OTHER]}"]}.get(entity, [])
            self.program.must("add", entity, f"name={name}" + (" Ltd" if entity == "customer" else ""), *owner, "--yes")

    # ---- what may be seen
    def rights(self):
        self.lines, self.of_fields = {}, {}
        names = {row["name"]: row["code"] for row in self.program.rows("list", "role", "--columns", "code,name", "--limit", "0")}
        for row in self.program.rows("list", "role_right", "--limit", "0", "--columns", "role,entity,see,export,scope,personal,confidential"):
            self.lines.setdefault(names.get(row["role"], row["role"]), {})[row["entity"]] = row
        for row in self.program.rows("list", "role_field", "--limit", "0", "--columns", "role,entity,field,access"):
            self.of_fields[names.get(row["role"], row["role"]), row["entity"], row["field"]] = row["access"]

    def kept_with(self, entity):
        return next((base for base in ("user", "customer", "contact", "product") if entity in (base + "_name", base + "_apart")), "customer" if entity in ("ownership", "tier_assignment") else None)

    def may_see(self, role, entity, field, side):
        if role is None:
            return True
        lines = self.lines[role]
        line = lines.get(entity) or lines.get(self.kept_with(entity)) or lines.get("*")
        if line is None or not truth(line["see"]):
            return False
        if side == OTHER and line["scope"] != "all":
            return False
        said = self.of_fields.get((role, entity, field))
        if said:
            return said in ("read", "change")
        of = self.fields[entity, field]
        return not (of["personal"] == "1" and not truth(line["personal"])) and not (of["confidential"] == "1" and not truth(line["confidential"]))

    # ---- exits
    def exits(self):
        """Each a name, and what is asked there: words of the program, or a function that answers a text."""
        program, out = self.program, []
        for entity in self.schema:
            columns = ",".join(["id"] + [f["field"] for f in self.schema[entity] if f["secret"] != "1"])
            out.append(("list", ["list", entity, "--columns", columns, "--limit", "0", "--output", "json"]))
            out.append(("table", ["list", entity, "--columns", columns, "--limit", "0", "--output", "table"]))
            out.append(("query", ["query", f'SELECT * FROM "{entity}"', "--output", "jsonl"]))
            least = ", ".join(f'min("{f["field"]}"), max("{f["field"]}")' for f in self.schema[entity] if f["secret"] != "1")
            out.append(("sums", ["query", f'SELECT count(*), {least} FROM "{entity}"', "--output", "csv"]))
            for side in (OWN, OTHER, ALL):
                if (entity, side) not in self.records:
                    continue
                record = str(self.records[entity, side])
                out.append(("show", ["show", entity, record, "--output", "json"]))
                out.append(("show in words", ["show", entity, record, "--output", "table"]))
                out.append(("history", ["journal", "--record", f"{entity}:{record}", "--output", "csv"]))
            dimensions = [row["field"] for row in json.loads(program.must("pivot", entity, "--fields", "--output", "json"))]
            for at in range(0, len(dimensions), 8):
                out.append(("pivot", ["pivot", entity, "--rows", ",".join(dimensions[at:at + 8]), "--measure", "count", "--output", "csv"]))
            for field in self.schema[entity]:
                if field["type"] in ("money", "quantity") and field["secret"] != "1":
                    out.append(("pivot", ["pivot", entity, "--measure", f"max:{field['field']}", "--output", "csv"]))
            out.append(("completion", ["completion", "words", "--", "show", entity, ""]))
        for value, pattern, entity, field, side in self.markers.all:
            if side == OTHER and entity in ("customer", "contact", "department", "interaction", "task") and self.fields[entity, field]["type"] == "text":
                typed = value[-7:] if value.isdigit() else value[:6]
                out.append(("search", ["list", entity, "--search", typed, "--output", "csv"]))
                out.append(("completion", ["completion", "words", "--", "show", entity, typed]))
        out.append(("completion", ["completion", "words", "--", "--as", ""]))
        for customer in (self.records["customer", OWN], self.records["customer", OTHER]):
            for words in (["tier", "explain"], ["tier", "history"]):
                out.append(("tier", [*words, str(customer), "--rule", "abc", "--output", "table"]))
        for words in (["tier", "show", "abc"], ["tier", "compare", "abc", "rfm"], ["tier", "history", "--rule", "abc"], ["tier", "override"], ["twins"],
                      ["twins", "--entity", "contact", "--min", "0.1"], ["twins", "--entity", "product", "--min", "0.1"], ["twins", "apart"],
                      ["user", "list"], ["user", "key", "list"], ["role", "list"], ["team", "list"], ["rate"], ["rate", "list"], ["unit"], ["unit", "unknown"],
                      ["import", "list"], ["recipe", "list"], ["field", "list"], ["schema"], ["journal", "--limit", "0"], ["events", "--limit", "5000"],
                      ["events", "subscribers"], ["events", "parked"], ["doctor"]):
            kind = words[0] if words[0] in ("tier", "twins", "journal", "events") else "lists"
            out.append((kind, [*words, "--output", "csv"]))
        out.append(("events", ["events", "tail", "--since", "0", "--limit", "100000", "--output", "jsonl"]))
        for row in program.rows("journal", "--limit", "0"):
            out.append(("journal", ["journal", "show", str(row["operation"]), "--limit", "1000", "--output", "table"]))
        if program.run("help", "view")[0] == 0:
            code, text = program.run("view", "list", "--output", "json")
            for view in json.loads(text) if code == 0 and text.startswith("[") else []:
                out.append(("view", ["view", str(next(iter(view.values()))), "--output", "csv"]))
        for row in program.rows("report", "list"):
            for form in ("json", "xlsx") if row["report"] != "key_accounts" else ("json", "xlsx", "csv", "html", "markdown", "docx"):
                for customer in ([self.records["customer", OWN], self.records["customer", OTHER]] if "customer" in (row["parameters"] or "").split(", ") else [None]):
                    chosen = ["--set", f"customer={customer}"] if customer else []
                    out.append((f"report as {form}", ("report", row["report"], form, chosen)))
        return out

    def answer(self, asked, user):
        if isinstance(asked, list):
            return self.program.run(*asked, user=user, seconds=3 if "tail" in asked else 180)[1]
        name, report, form, chosen = asked
        with tempfile.TemporaryDirectory() as folder:
            text = self.program.run("report", report, "--format", form, "--to", f"{folder}/answer", *chosen, user=user)[1]
            for file in sorted(Path(folder).rglob("*")):
                if zipfile.is_zipfile(file):
                    with zipfile.ZipFile(file) as parts:
                        text += "".join(parts.read(part).decode("utf-8", "replace") for part in parts.namelist() if part.endswith(".xml"))
                elif file.is_file():
                    text += file.read_text("utf-8", "replace")
        return text

    def answers_of(self, user, exits):
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            return [plain(text) for text in pool.map(lambda exit_: self.answer(exit_[1], user), exits)]

    # ---- claims
    def forbidden(self, role):
        """Values that no field shows which the role may see."""
        seen = {value for value, pattern, entity, field, side in self.markers.all if self.may_see(role, entity, field, side)}
        for entity, field, source in (("sale", "home_amount", "amount"), ("sale", "home_cost", "cost"), ("sale", "base_quantity", "quantity")):
            for value, pattern, of, name, side in self.markers.all:
                if of == entity and name == source and self.may_see(role, entity, field, side):
                    seen.add(value)
        return [marker for marker in self.markers.all if marker[0] not in seen]

    def check(self):
        exits = self.exits()
        owners = self.answers_of(None, exits)
        kinds = sorted({kind for kind, asked in exits})
        found = {}
        for (kind, asked), text in zip(exits, owners):
            found.setdefault(kind, set()).update((e, f, s) for value, pattern, e, f, s in self.markers.all if pattern.search(text))
        self.claims += 3
        for kind in ("list", "show", "query"):
            missing = [f"{e}.{f} ({s})" for value, pattern, e, f, s in self.markers.all if (e, f, s) not in found[kind]]
            if missing:
                self.failed(f"the owner of the folder sees every value by {kind}", ", ".join(missing))
        planted = {m[2:] for m in self.forbidden("sales_representative")}
        tell_nothing = {"events"}  # topics, numbers and ids: no value of a record is in them
        for kind in kinds:
            self.claims += 1
            if kind not in tell_nothing and not found[kind] & planted:
                self.failed(f"a hole at the exit {kind} would be found", "no value of somebody else's is in what the owner of the folder is told")
        for role in ROLES:
            self.claims += 1
            forbidden, leaks = self.forbidden(role), {}
            if role not in ("boss", "sales_vice_president") and len(forbidden) < 5:
                self.failed(f"{role} may not see everything", f"only {len(forbidden)} values are forbidden")
            for (kind, asked), text in zip(exits, self.answers_of(self.codes[role], exits)):
                typed = " ".join(asked) if isinstance(asked, list) else ""
                self.claims += 1
                if "a mistake in Pareto itself" in text:
                    self.failed(f"{role} is answered: {typed or asked}", text.strip()[-300:])
                for value, pattern, entity, field, side in forbidden:
                    if pattern.search(text):
                        line = next((line for line in text.splitlines() if pattern.search(line)), "")
                        at = pattern.search(line).start() if line else 0
                        leaks.setdefault((kind, entity, field, side), (typed or str(asked), line[max(0, at - 80):at + 80]))
            for (kind, entity, field, side), (typed, line) in leaks.items():
                self.failed(f"{role} is not told {entity}.{field} ({side}) by {kind}", typed, line.strip())
        print(f"{len(self.markers.all)} values of {len({m[2] for m in self.markers.all})} kinds of records, {len(exits)} questions at {len(kinds)} exits, {len(ROLES)} roles")


def truth(value):
    return value in (True, 1, "1", "true")


def main(pareto, workspace):
    firm = Firm(Program(pareto, workspace))
    firm.make()
    firm.make_twins()
    firm.program.run("tier", "run", "abc", "--per", "customer", "--yes")
    firm.rights()
    for name in firm.unmarked:
        print("no value in " + name)
    firm.check()
    print(firm.claims, firm.failures)


if __name__ == "__main__":
    main(*sys.argv[1:])
