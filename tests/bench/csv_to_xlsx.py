#!/usr/bin/env python3
"""csv_to_xlsx.py SALES.csv ROWS OUT.xlsx OUT.csv: the first ROWS lines as a workbook such as Excel saves, and as CSV.

Excel's own habits, since they cost a reader time: text through the table of shared strings, dates as serial days with a date
style, numbers as numbers, a reference on every cell. Only the standard library, so that a fresh system can run it.
"""
import csv
import datetime
import sys
import zipfile
from xml.sax.saxutils import escape

source, rows, xlsx, plain = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
NUMBERS = {"quantity", "unit_price", "cost"}
DATES = {"date"}
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
strings, uses = {}, 0
epoch = datetime.date(1899, 12, 30)


def text(value):
    global uses
    uses += 1
    return strings.setdefault(value, len(strings))


def cell(column, row, head, value):
    at = f'{chr(65 + column)}{row}'
    if value == "":
        return ""
    if row > 1 and head in NUMBERS:
        return f'<c r="{at}"><v>{value}</v></c>'
    if row > 1 and head in DATES:
        return f'<c r="{at}" s="1"><v>{(datetime.date.fromisoformat(value[:10]) - epoch).days}</v></c>'
    return f'<c r="{at}" t="s"><v>{text(value)}</v></c>'


with open(source, newline="") as lines, open(plain, "w", newline="") as out, zipfile.ZipFile(xlsx, "w", zipfile.ZIP_DEFLATED) as book:
    reader, writer = csv.reader(lines), csv.writer(out, lineterminator="\n")
    heads = next(reader)
    with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
        sheet.write(f'{HEAD}<worksheet xmlns="{MAIN}"><dimension ref="A1:{chr(64 + len(heads))}{rows + 1}"/><sheetData>'.encode())
        writer.writerow(heads)
        for number, record in enumerate([heads] + [r for r, _ in zip(reader, range(rows))], 1):
            if number > 1:
                writer.writerow(record)
            cells = "".join(cell(i, number, heads[i], value) for i, value in enumerate(record))
            sheet.write(f'<row r="{number}" spans="1:{len(heads)}">{cells}</row>'.encode())
        sheet.write(b"</sheetData></worksheet>")
    book.writestr("xl/sharedStrings.xml", f'{HEAD}<sst xmlns="{MAIN}" count="{uses}" uniqueCount="{len(strings)}">' +
                  "".join(f"<si><t>{escape(s)}</t></si>" for s in strings) + "</sst>")
    book.writestr("xl/styles.xml", f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
                  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
                  '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>')
    book.writestr("xl/workbook.xml", f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
                  '<sheet name="sales" sheetId="1" r:id="rId1"/></sheets></workbook>')
    kinds = [("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")]
    package = "http://schemas.openxmlformats.org/package/2006"
    book.writestr("xl/_rels/workbook.xml.rels", f'{HEAD}<Relationships xmlns="{package}/relationships">' + "".join(
        f'<Relationship Id="rId{i}" Type="{RELATIONS}/{kind}" Target="{target}"/>' for i, (kind, target) in enumerate(kinds, 1)) + "</Relationships>")
    book.writestr("_rels/.rels", f'{HEAD}<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
                  f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
    spread = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    book.writestr("[Content_Types].xml", f'{HEAD}<Types xmlns="{package}/content-types">'
                  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                  f'<Override PartName="/xl/workbook.xml" ContentType="{spread}.sheet.main+xml"/>'
                  f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{spread}.worksheet+xml"/>'
                  f'<Override PartName="/xl/sharedStrings.xml" ContentType="{spread}.sharedStrings+xml"/>'
                  f'<Override PartName="/xl/styles.xml" ContentType="{spread}.styles+xml"/></Types>')
