#!/usr/bin/env python3
"""Holds the figures of one report in several formats against each other.

    exact_figures.py REPORT.json KIND=FILE...     KIND: html, markdown, docx, pdf, csv (FILE: the first of its files), xlsx

The JSON has exact values and says how each column is shown; from that follows, by code that shares nothing with the formats, what a
page must say and what a cell must hold. Prints what is not so and answers 1, or the number of figures that were held.
"""
import csv
import datetime
import html.parser
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as xml
import zipfile
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

NUMBER = re.compile(r"[+\u2212]?\d[\d,]*(?:\.\d+)?")
faults, held = [], 0


def rounded(value, digits, plus):
    text = f"{abs(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP):,f}"
    if not text.strip("0.,"):
        return text
    return ("\u2212" if value < 0 else "+" if plus else "") + text


def shown(column, value, chinese):
    """What a reader sees, without its unit."""
    kind, plus = column["type"], column["role"] == "change"
    digits = column.get("digits", -1)
    if value is None or kind in ("bool",):
        return ""
    if kind == "money" and column.get("scale") == "large":
        unit = Decimal(10_000 if chinese else 1_000_000)
        return rounded(Decimal(value) / unit, digits if digits >= 0 else 1 if chinese else 2, plus)
    if kind == "money":
        return rounded(Decimal(value), digits if digits >= 0 else 2, plus)
    if kind == "quantity":
        exact = Decimal(value).normalize()
        return rounded(Decimal(value), digits if digits >= 0 else max(0, -exact.as_tuple().exponent), plus)
    if kind == "share":
        return rounded(Decimal(repr(value * 100.0)), digits if digits >= 0 else 0 if plus else 1, plus)
    if kind == "real":
        return rounded(Decimal(repr(value)), digits if digits >= 0 else 2, plus)
    if kind == "int":
        return rounded(Decimal(value), 0, plus)
    return str(value).lstrip("!")


def words_of(report):
    """All that a page says in words: texts, key figures, tables."""
    chinese = report["language"].startswith("zh")
    for part in report["content"]:
        kind = part["kind"]
        if kind == "heading":
            yield part["text"] + " " + part.get("aside", "")
        elif kind == "paragraph":
            yield part["text"]
        elif kind == "figures":
            for figure in part["figures"]:
                yield " ".join(figure[key] for key in ("label", "value", "unit", "remark"))
        elif kind == "table":
            columns = [c for c in part["columns"] if c["role"] not in ("spark", "mark")]
            for row in part["rows"]:
                for column in columns:
                    yield shown(column, row[column["name"]], chinese)
            for column, span in zip(part["columns"], part.get("total", [])):
                if column["role"] not in ("spark", "mark", "sentence"):
                    yield span["text"]


class Text(html.parser.HTMLParser):
    """The words of a page without its styles and drawings."""

    def __init__(self):
        super().__init__()
        self.out, self.depth = [], 0

    def handle_starttag(self, tag, attributes):
        self.depth += tag in ("style", "svg")
        self.out.append(" " if tag not in ("span", "b", "em", "i", "wbr") else "")

    def handle_endtag(self, tag):
        self.depth -= tag in ("style", "svg")

    def handle_data(self, data):
        if not self.depth:
            self.out.append(data)


def part_of(file, name):
    with zipfile.ZipFile(file) as package:
        return xml.fromstring(package.read(name))


def local(element):
    return element.tag.rpartition("}")[2]


def text_of(kind, file):
    if kind == "html":
        page = Text()
        page.feed(open(file, encoding="utf-8").read())
        return "".join(page.out)
    if kind == "markdown":
        return open(file, encoding="utf-8").read().replace("**", "").replace("\\", "")
    if kind == "docx":
        paragraphs = (p for p in part_of(file, "word/document.xml").iter() if local(p) == "p")
        return "\n".join("".join(t.text or "" for t in p.iter() if local(t) == "t") for p in paragraphs)
    return subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True, text=True).stdout


def hold_words(report, kind, file):
    global held
    said = Counter(NUMBER.findall(text_of(kind, file)))
    wanted = Counter(number for words in words_of(report) for number in NUMBER.findall(words))
    held += sum(wanted.values())
    for number, times in wanted.items():
        if said[number] < times:
            faults.append(f"{kind}: {number} stands {said[number]} times, not {times}")


def exact(column, value):
    """A value as a cell holds it: a Decimal, or a text."""
    kind = column["type"]
    if value is None:
        return ""
    if kind in ("money", "quantity"):
        return Decimal(value)
    if kind in ("share", "real", "int"):
        return Decimal(repr(value))
    if kind == "date":
        return value
    return None  # words are not held here


def same(column, wanted, found):
    if wanted is None:
        return True
    if wanted == "" or found == "":
        return wanted == "" and found == ""
    if column["type"] == "date":
        serial = datetime.date(1899, 12, 30)
        return found == wanted or str(serial + datetime.timedelta(days=int(Decimal(found)))) == wanted
    return abs(Decimal(found) - wanted) <= abs(wanted) * Decimal("1e-15")


def hold_cells(kind, part, rows):
    """`rows`: of texts, in the order of the columns that a sheet has."""
    global held
    columns = [c for c in part["columns"] if c["role"] != "spark"]
    if len(rows) < len(part["rows"]):
        faults.append(f"{kind}: {part['name']} has {len(rows)} rows, not {len(part['rows'])}")
    for number, (wanted, found) in enumerate(zip(part["rows"], rows), 1):
        for i, column in enumerate(columns):
            value, cell = exact(column, wanted[column["name"]]), found[i] if i < len(found) else ""
            held += value is not None
            if not same(column, value, cell):
                faults.append(f"{kind}: {part['name']} row {number}, {column['name']}: {cell!r}, not {value}")


def csv_rows(file):
    with open(file, encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))[1:]


def sheet_rows(file, number):
    rows = []
    for row in (r for r in part_of(file, f"xl/worksheets/sheet{number}.xml").iter() if local(r) == "row"):
        cells = []
        for cell in (c for c in row if local(c) == "c"):
            place = 0
            for letter in re.match("[A-Z]+", cell.get("r")).group():
                place = place * 26 + ord(letter) - 64
            cells += [""] * (place - 1 - len(cells))
            cells.append("".join(t.text or "" for t in cell.iter() if local(t) in ("v", "t")))
        rows.append(cells)
    return rows[1:]


def main(source, *files):
    report = json.load(open(source, encoding="utf-8"))
    tables = [part for part in report["content"] if part["kind"] in ("table", "chart")]
    for kind, _, file in (argument.partition("=") for argument in files):
        if kind == "csv":
            stem, suffix = os.path.splitext(file)
            for at, part in enumerate(tables):
                hold_cells(kind, part, csv_rows(file if at == 0 else f"{stem}-{part['name']}{suffix}"))
        elif kind == "xlsx":
            for at, part in enumerate(tables):
                hold_cells(kind, part, sheet_rows(file, at + 2))  # the first sheet holds the words
        else:
            hold_words(report, kind, file)
    for fault in faults[:20]:
        print(fault)
    print(f"{held} figures, {len(faults)} faults")
    return 1 if faults or held == 0 else 0


sys.exit(main(*sys.argv[1:]))
