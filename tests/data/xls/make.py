#!/usr/bin/python3
"""Makes the workbooks of this folder. Needs Debian's python3-xlwt and gnumeric (ssconvert); see README.md."""
import csv
import datetime
import os
import struct
import subprocess
import xlwt

os.chdir(os.path.dirname(os.path.abspath(__file__)))


def style(code):
    return xlwt.easyxf(num_format_str=code)


def convert(source, target, exporter):
    subprocess.run(["ssconvert", "--recalc", "-T", "Gnumeric_Excel:" + exporter, source, target], check=True,
                   stderr=subprocess.DEVNULL)


def sales():
    """40 lines of an ERP's sales list; 合计 is a formula. Sheets: an empty one, the list, a hidden one."""
    names = ["霁岚营养科技有限公司", "雾栎饲料有限公司", "禾硐食品（上海）有限公司", "穗隰生物股份有限公司", "吉田物產"]
    products = [("000101", "烟酸"), ("000102", "烟酰胺"), ("000203", "泛酸钙")]
    rows = []
    for i in range(40):
        day = datetime.date(2026, 1, 5) + datetime.timedelta(days=i * 3)
        code, product = products[i % 3]
        quantity = 10 + (i * 37) % 90
        price = [38.5, 41.25, 52.07][i % 3]
        rows.append([day, "XS2026%04d" % (i // 2 + 1), names[(i * i + i // 7) % 5], code, product, quantity, price,
                     round(quantity * price, 2)])
    head = ["单据日期", "单据编号", "客户名称", "产品编码", "产品名称", "数量", "单价", "金额"]
    with open("sales.csv", "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)

    book = xlwt.Workbook(encoding="utf-8")
    book.add_sheet("说明")
    sheet = book.add_sheet("销售明细")
    sheet.write_merge(0, 0, 0, 7, "销售明细表")
    for c, text in enumerate(head):
        sheet.write(1, c, text)
    for r, row in enumerate(rows, start=2):
        for c, value in enumerate(row):
            if c == 0:
                sheet.write(r, c, value, style("yyyy-mm-dd"))
            elif c == 3:
                sheet.write(r, c, int(value), style("000000"))
            else:
                sheet.write(r, c, value)
    sheet.write(len(rows) + 2, 0, "合计")
    sheet.write(len(rows) + 2, 7, xlwt.Formula("SUM(H3:H%d)" % (len(rows) + 2)))
    hidden = book.add_sheet("参数")
    hidden.visibility = 1
    hidden.write(0, 0, "内部使用")
    book.save("/tmp/sales-xlwt.xls")
    convert("/tmp/sales-xlwt.xls", "sales.xls", "excel_biff8")
    convert("/tmp/sales-xlwt.xls", "sales-95.xls", "excel_biff7")


def kinds():
    """One cell of each kind, as xlwt writes them."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Kinds")
    moment = datetime.datetime(2026, 10, 31, 9, 30, 5)
    cells = [("text", "中文 😀", None), ("whole", 42, None), ("cents", 1234.56, None), ("negative", -7.25, None),
             ("tiny", 1.5e-7, None), ("large", 1e17, None), ("sum", 0.1 + 0.2, None), ("true", True, None),
             ("false", False, None), ("day", moment.date(), "yyyy-mm-dd"), ("moment", moment, "yyyy/m/d h:mm:ss"),
             ("time", datetime.time(9, 30), "h:mm"), ("hours", 1.25, "[h]:mm"), ("code", 123, "000000"),
             ("percent", 0.125, "0.00%"), ("money", 1234.5, '"￥"#,##0.00'), ("chinese day", moment.date(), 'yyyy"年"m"月"d"日"'),
             ("lines", "a\nb", None), ("spaces", "  x ", None)]
    for r, (name, value, code) in enumerate(cells):
        sheet.write(r, 0, name)
        sheet.write(r, 1, value, style(code) if code else xlwt.Style.default_style)
    book.save("kinds.xls")


def since_1904():
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = True
    sheet = book.add_sheet("1904")
    sheet.write(0, 0, 42643, style("yyyy-mm-dd"))
    book.save("1904.xls")


def long_texts():
    """Texts that go on over the borders of records, in both widths and with formats within them."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Long")
    bold = xlwt.easyfont("bold true")
    for r in range(300):
        sheet.write(r, 0, "row %d " % r + "字𠮷" * (r * 3 % 101) + "." * (r * 7 % 1009))
        sheet.write(r, 1, "plain %d " % r + "x" * (r * 29 % 211))
        sheet.write_rich_text(r, 2, [("rich %d " % r), ("粗" * (r % 50 + 1), bold), "end"])
    book.save("long_texts.xls")


def renamed(source, target, old, new):
    """The same compound file with its stream under another name."""
    def entry(name):
        text = name.encode("utf-16-le") + b"\0\0"
        return text.ljust(64, b"\0") + struct.pack("<H", len(text))
    data = open(source, "rb").read()
    assert data.count(entry(old)) == 1
    open(target, "wb").write(data.replace(entry(old), entry(new)))


def record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


def listed():
    """The sales list as texts and numbers, without the title: what report writers export."""
    with open("sales.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    epoch = datetime.date(1899, 12, 30)
    for row in rows[1:]:
        row[0] = (datetime.date.fromisoformat(row[0]) - epoch).days
        row[5:] = [float(x) for x in row[5:]]
    return rows


def gbk_of_excel_5():
    """Excel 5 as report writers make it: texts in GBK under the code page of Western Europe, cells by column."""
    formats = [record(0x041E, struct.pack("<HB", 164, 10) + b"yyyy-mm-dd")]
    styles = [record(0x00E0, struct.pack("<HH", 0, number) + bytes(12)) for number in (0, 164)]
    cells = []
    rows = [[x.encode("gbk", "replace").decode("latin-1") if isinstance(x, str) else x for x in row] for row in listed()]
    for c in range(len(rows[0])):
        for r, row in enumerate(rows):
            if isinstance(row[c], str):
                text = row[c].encode("latin-1")
                cells.append(record(0x0204, struct.pack("<HHHH", r, c, 0, len(text)) + text))
            else:
                cells.append(record(0x0203, struct.pack("<HHHd", r, c, 1 if c == 0 else 0, row[c])))
    sheet = record(0x0809, struct.pack("<HHHH", 0x0500, 0x0010, 0, 0)) + b"".join(cells) + record(0x000A)
    name = "销售".encode("gbk")
    head = record(0x0809, struct.pack("<HHHH", 0x0500, 0x0005, 0, 0)) + record(0x0042, struct.pack("<H", 1252))
    head += b"".join(formats + styles)
    offset = len(head) + 4 + 7 + len(name) + 4
    head += record(0x0085, struct.pack("<IHB", offset, 0, len(name)) + name) + record(0x000A)
    with open("/tmp/book.xls", "wb") as file:
        xlwt.CompoundDoc.XlsDoc().save(file, head + sheet)
    renamed("/tmp/book.xls", "sales-5.xls", "Workbook", "Book")


def bare_sheet_of_excel_2():
    """A bare sheet without a compound file around it, in GBK."""
    out = record(0x0009, struct.pack("<HH", 2, 0x0010))
    for code in (b"General", b"yyyy-mm-dd"):
        out += record(0x001E, bytes([len(code)]) + code)
    for r, row in enumerate(listed()):
        for c, value in enumerate(row):
            place = struct.pack("<HH", r, c) + bytes([0, 1 if c == 0 and r > 0 else 0, 0])
            if isinstance(value, str):
                text = value.encode("gbk", "replace")
                out += record(0x0004, place + bytes([len(text)]) + text)
            elif value == int(value) and value < 65536:
                out += record(0x0002, place + struct.pack("<H", int(value)))
            else:
                out += record(0x0003, place + struct.pack("<d", value))
    open("sales-2.xls", "wb").write(out + record(0x000A))


def others():
    """What lies in a compound file and is no workbook, or none that opens."""
    renamed("1904.xls", "encrypted.xlsx", "Workbook", "EncryptedPackage")
    renamed("1904.xls", "letter.doc", "Workbook", "WordDocument")


def convert_from_xlsx():
    """What ../xlsx holds, as the versions before: its values are known."""
    for name in ["Attendance", "DataTypesFormats", "merge_cells"]:
        convert("../xlsx/%s.xlsx" % name, name + ".xls", "excel_biff8")
    convert("../xlsx/Attendance.xlsx", "Attendance-95.xls", "excel_biff7")
    convert("../xlsx/Attendance.xlsx", "Attendance-both.xls", "excel_dsf")


sales()
kinds()
since_1904()
long_texts()
gbk_of_excel_5()
bare_sheet_of_excel_2()
others()
convert_from_xlsx()
