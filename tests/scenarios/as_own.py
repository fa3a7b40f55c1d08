#!/usr/bin/env python3
"""What a scenario asked is asked once more by two people who own half of the customers each, and nobody learns of the other half.

    as_own.py ASKED SCENARIO PARETO [asked]

ASKED is what scenario.sh kept: the words of each command, with the folder in which it stood. In a copy of each workspace, as it is then, two users
with the role sales_representative become owners of every second customer. Each reading command is run as the owner of the folder
and as the first of them (as the second, too, where the first was told the same), and must hold:

  it ends, without a fault of the program;
  it holds no name and no code of the other half's customers, unless it was asked with that word or the word stands in own records;
  where it is about records that belong to somebody, not all three are told the same.

as_own.txt says which commands may be the same for everybody, and which scenarios leave nothing to ask, each with its reason.
With "asked", others have been asked before, and nothing may be left. Prints what failed, and last "CLAIMS FAILURES".
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

MOST = 24  # commands of one scenario: as many as take less time than the scenario itself
SECONDS = 60
NOBODYS = {"product", "product_name", "product_unit", "team", "user", "user_name", "role", "role_right", "role_field", "user_role",
           "currency_rate", "field", "tier_run", "recipe"}
BINARY = {"pdf", "xlsx", "docx"}
FAULTS = re.compile(r"a mistake in Pareto itself|Pareto 内部出错|no such (table|column|function)|not authorized|SQL logic error")
# Options of all verbs that take a word behind them.
WITH_WORD = {"-w", "--workspace", "--output", "--lang", "--as-of", "--as", "--progress", "--log-level"}
USERS = ("Halb Eins", "Halb Zwei")


class Command:
    def __init__(self, folder, workspace, plugins, words):
        self.folder, self.plugins, self.words = Path(folder), plugins, list(words)
        self.operands, self.given = [], workspace
        at = 0
        while at < len(self.words):
            word = self.words[at]
            if word in ("-w", "--workspace") and at + 1 < len(self.words):
                self.given = self.words[at + 1]
            if word.startswith("--workspace="):
                self.given = word.split("=", 1)[1]
            if word in WITH_WORD:
                at += 2
                continue
            if not word.startswith("-") or (self.operands and self.operands[0] == "query"):
                self.operands.append(word)
            at += 1

    def option(self, name):
        for at, word in enumerate(self.words):
            if word == name and at + 1 < len(self.words):
                return self.words[at + 1]
            if word.startswith(name + "="):
                return word.split("=", 1)[1]
        return None

    def replace(self, name, value):
        words, at = [], 0
        while at < len(self.words):
            if self.words[at] == name:
                at += 2
                continue
            if not self.words[at].startswith(name + "="):
                words.append(self.words[at])
            at += 1
        self.words = words + ([name, value] if value else [])

    def reads(self):
        """Whether it only looks, at something that may be somebody's."""
        verb = self.operands[0] if self.operands else ""
        action = self.operands[1] if len(self.operands) > 1 else ""
        if any(word == "--as" or word.startswith("--as=") or word in ("--help", "-h") for word in self.words):
            return False
        if verb in ("list", "show", "pivot"):
            return bool(action) and self.option("--columns") != "?" and "--fields" not in self.words
        if verb == "query":
            return bool(action) and "--views" not in self.words and "recursive" not in action.lower()
        if verb == "report":
            return action not in ("", "list", "new", "check")
        if verb == "tier":
            return action in ("show", "explain", "compare", "history")
        if verb == "twins":
            return action == ""
        if verb == "journal":
            return action in ("", "show")
        if verb == "events":
            return action in ("", "show")
        if verb == "rate":
            return action in ("", "list")
        if verb == "api":
            return action.startswith(("records.list", "records.show", "records.find", "records.history", "journal.list", "journal.show"))
        return (verb, action) in (("completion", "words"), ("unit", "unknown"), ("import", "list"))

    def is_about_somebody(self, bare):
        verb, thing = self.operands[0], self.operands[1] if len(self.operands) > 1 else ""
        if verb in ("list", "show", "pivot"):
            return thing not in NOBODYS
        if verb == "query":
            named = set(re.findall(r"(?:from|join)\s+\"?([\w.]+)", " ".join(self.operands[1:]).lower()))
            return bool(named - NOBODYS - {"select"})
        return verb in ("report", "tier", "twins", "rate") and thing != "list" and not bare

    def within(self, place):
        """The same command, in another workspace."""
        words, at = [], 0
        while at < len(self.words):
            if self.words[at] in ("-w", "--workspace"):
                at += 2
                continue
            if not self.words[at].startswith("--workspace="):
                words.append(self.words[at])
            at += 1
        return ["-w", str(place), *words]

    def shape(self):
        return tuple(self.operands[:2]) if self.operands[0] != "query" else ("query",)

    def workspace(self):
        if self.given:
            place = (self.folder / self.given).resolve()
            return place if (place / "pareto.toml").exists() else None
        for place in (self.folder, *self.folder.parents):
            if (place / "pareto.toml").exists():
                return place
        alone = list(self.folder.glob("*.pareto")) if self.folder.exists() else []
        return alone[0] if len(alone) == 1 and (alone[0] / "pareto.toml").exists() else None


def kept(file):
    parts = Path(file).read_bytes().decode("utf-8", "surrogateescape").split("\0")
    at, out = 0, {}
    while at + 4 <= len(parts) - 1:
        folder, workspace, plugins, count = parts[at:at + 4]
        words = parts[at + 4:at + 4 + int(count)]
        at += 4 + int(count)
        out.setdefault((folder, workspace, plugins, tuple(words)), None)
    return [Command(f, w, p, words) for f, w, p, words in out]


class Asker:
    def __init__(self, pareto):
        self.pareto = pareto

    def run(self, folder, plugins, words, text=""):
        environment = dict(os.environ)
        for name in ("PARETO_WORKSPACE", "PARETO_PLUGINS"):
            environment.pop(name, None)
        if plugins:
            environment["PARETO_PLUGINS"] = plugins
        try:
            done = subprocess.run([self.pareto, *words], cwd=folder, env=environment, input=text.encode(), capture_output=True,
                                  timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired:
            return 124, "", "it does not end"
        return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")

    def column(self, place, plugins, sql):
        code, out, err = self.run(place, plugins, ["-w", str(place), "--safe", "query", sql, "--output", "jsonl"])
        if code != 0:
            return None
        return [list(json.loads(line).values()) for line in out.splitlines() if line.strip()]


class Workspace:
    """A copy of one with customers, each of two users owning half of them."""

    def __init__(self, asker, original, plugins, scratch):
        place = Path(tempfile.mkdtemp(dir=scratch)) / original.name
        shutil.copytree(original, place, symlinks=True)
        self.asker, self.place, self.plugins, self.why_not = asker, place, plugins, None
        customers = asker.column(place, plugins, "SELECT code, name FROM customer ORDER BY code")
        if customers is None or len(customers) < 2:
            self.why_not = "it cannot be read" if customers is None else "fewer than two customers"
            return
        base = ["-w", str(place), "--safe", "--lang", "en", "--yes"]
        for user in USERS:
            code, out, err = asker.run(place, plugins, [*base, "user", "add", user, "--role", "sales_representative"])
            if code != 0:
                self.why_not = "no user can be made: " + (err or out).strip().replace("\n", "; ")
                return
        file = place.parent / (place.name + ".halves.csv")
        file.write_text("code,owner\n" + "".join(f"{quoted(row[0])},{USERS[at % 2]}\n" for at, row in enumerate(customers)), encoding="utf-8")
        base.remove("--safe")  # text tables are a plugin's
        asker.run(place, plugins, [*base, "plugin", "enable", "csv"])
        code, out, err = asker.run(place, plugins, [*base, "import", str(file), "--as", "customer"])
        if code not in (0, 3):
            self.why_not = "no owners can be given: " + (err or out).strip().replace("\n", "; ")
            return
        # Whose a customer has become, as it is stored: an import may take a code for another one's.
        whose = asker.column(place, plugins, "SELECT c.code, c.name, u.name FROM customer c LEFT JOIN \"user\" u ON u.id = c.owner") or []
        self.words = {}
        for user in USERS:
            own = "\n".join(f"{code}\n{name}" for code, name, owner in whose if owner == user)
            others = {word for code, name, owner in whose if owner != user for word in (code, name) if tells(word)}
            self.words[user] = {word for word in others if word not in own}

    def allowed(self, user, word):
        """Whether the word stands in what is nobody's, or in records that are the user's own."""
        for view in ("product", "team", "user", "contact", "interaction", "task", "sale", "customer"):
            condition = {"product": "", "team": "", "user": "", "customer": " WHERE o.owner = u.id"}.get(view, " WHERE c.owner = u.id")
            source = {"customer": "customer o"}.get(view, f"\"{view}\" o" + (" JOIN customer c ON c.id = o.customer" if condition else ""))
            rows = self.asker.column(self.place, self.plugins,
                                     f"SELECT o.* FROM {source} JOIN (SELECT id FROM \"user\" WHERE name = '{user}') u{condition}") or []
            if any(word in str(value) for row in rows for value in row):
                return True
        return False


def quoted(text):
    return '"' + str(text).replace('"', '""') + '"'


def tells(word):
    """Whether the word can only be a customer's: no number, not too short to be met by chance."""
    word = str(word or "")
    if re.fullmatch(r"[\d\s.,-]*", word):
        return False
    return len(word) >= (2 if re.search(r"[\u2e80-\U0003ffff]", word) else 4)


def stands_in(word, text):
    at = text.find(word)
    while at >= 0:
        before, after = text[at - 1:at], text[at + len(word):at + len(word) + 1]
        alone = lambda inner, outer: not (inner.isascii() and inner.isalnum() and outer.isascii() and outer.isalnum())
        if (not before or alone(word[0], before)) and (not after or alone(word[-1], after)):
            return True
        at = text.find(word, at + 1)
    return False


def answer_of(asker, workspace, command, user, scratch):
    words = (["--as", user] if user else []) + command.within(workspace.place)
    if command.operands[0] != "report":
        code, out, err = asker.run(command.folder, command.plugins, words)
        return code, out, err
    folder = Path(tempfile.mkdtemp(dir=scratch))
    code, out, err = asker.run(command.folder, command.plugins, words + ["--to", str(folder / "answer")])
    text = "".join(file.read_text("utf-8", "replace") for file in sorted(folder.rglob("*")) if file.is_file())
    return code, text, err + (out if code else "")


def is_nothing(command, answer):
    """Whether the owner of the folder was told nothing, too: an error, no rows, or nothing but zeros."""
    code, out, err = answer
    if code != 0 or out.strip() in ("", "[]"):
        return True
    if command.operands[0] == "report":  # one that says what is missing has no tables
        return command.option("--format") == "json" and '"kind":"table"' not in out
    lines = out.splitlines()
    data = out if command.option("--output") in ("json", "jsonl") else "\n".join(lines[1:])
    return not re.search(r"[1-9A-Za-z\u2e80-\U0003ffff]", data)


def spread(commands):
    """At most MOST of them: one of each kind first, then others evenly."""
    first, rest, seen = [], [], set()
    for command in commands:
        (rest if command.shape() in seen else first).append(command)
        seen.add(command.shape())
    room = max(0, MOST - len(first))
    step = max(1.0, len(rest) / room) if room else 0
    return first[:MOST] + [rest[int(i * step)] for i in range(room) if int(i * step) < len(rest)] if room else first[:MOST]


def exceptions(scenario):
    out = []
    for line in (Path(__file__).parent / "as_own.txt").read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, pattern, reason = (part.strip() for part in line.split(" | ", 2))
        if name in (scenario, "*"):
            out.append((pattern, reason))
    return out


def main(asked, scenario, pareto, before=""):
    asker, claims, failures = Asker(pareto), 0, 0
    excepted = exceptions(scenario)

    def failed(what, *details):
        nonlocal failures
        failures += 1
        print("FAILED: " + what)
        for detail in details:
            print("        " + detail)

    workspaces, commands, texts = {}, {}, []
    for command in kept(asked):
        if not command.reads() or not command.folder.is_dir():
            continue
        place = command.workspace()
        if place is None:
            continue
        if command.operands[0] == "report":
            command.replace("--to", None)
            if command.option("--format") in BINARY or command.option("--format") is None:
                command.replace("--format", "json")
        commands.setdefault((str(place), command.plugins, tuple(command.words)), (place, command))
    chosen = spread([command for place, command in commands.values()])
    with tempfile.TemporaryDirectory() as scratch:
        for (place, plugins, words), (folder, command) in commands.items():
            if command not in chosen:
                continue
            if (place, plugins) not in workspaces:
                workspaces[place, plugins] = Workspace(asker, folder, plugins, scratch)
            workspace = workspaces[place, plugins]
            if workspace.why_not:
                continue
            said = "pareto " + " ".join(words)
            answers = {None: answer_of(asker, workspace, command, None, scratch)}
            if answers[None][0] >= 124:
                continue
            for user in USERS:
                answers[user] = answer_of(asker, workspace, command, user, scratch)
                code, out, err = answers[user]
                claims += 1
                if code < 0 or code >= 124 or (FAULTS.search(err + out) and not FAULTS.search("".join(answers[None][1:]))):
                    failed(f"as one with own customers it ends well: {said}", f"code {code}", err.strip()[-300:])
                    continue
                claims += 1
                told = next((word for word in workspace.words[user]
                             if word not in said and stands_in(word, out + err) and not workspace.allowed(user, word)), None)
                if told:
                    line = next((line for line in (out + err).splitlines() if told in line), "")
                    failed(f"who owns others is not told of {told}: {said}", line.strip()[:300])
                if answers[user][:2] != answers[None][:2]:
                    break
            claims += 1
            texts.append(said)
            if len({answer[:2] for answer in answers.values()}) > 1 or not command.is_about_somebody(len(answers[None][1].splitlines()) < 2):
                continue
            lines = answers[None][1].splitlines()
            if not is_nothing(command, answers[None]) and not any(re.search(pattern, said) for pattern, reason in excepted):
                failed(f"one with half of the customers is told something else: {said}", lines[0][:200], lines[-1][:200])
    for (place, plugins), workspace in workspaces.items():
        if workspace.why_not and ("fewer than" not in workspace.why_not or os.environ.get("PARETO_SHOW_ASKED")):
            print(f"not asked by others in {Path(place).name}: {workspace.why_not}")
    claims += 1
    if not texts and not before and not any(pattern == "NOTHING" for pattern, reason in excepted):
        failed("the scenario leaves something that others can ask; if it rightly does not, say why in as_own.txt")
    if os.environ.get("PARETO_SHOW_ASKED"):
        print("\n".join("  asked: " + text for text in texts))
    print(f"{len(texts)} commands asked by others")
    print(claims, failures)


if __name__ == "__main__":
    main(*sys.argv[1:])
