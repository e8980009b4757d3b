"""Reads one report back from its CSV, XLSX, PDF and JSON files with other programs' readers and compares every figure.

usage: report_formats.py NAME   (NAME.csv, NAME.xlsx, NAME.pdf, NAME.json)
Prints one line for each difference and at last how many figures agree; exit 1 when one does not, 77 when a reader is missing.
"""
import csv
import json
import math
import re
import subprocess
import sys
from decimal import ROUND_HALF_UP, Decimal

try:
    import openpyxl
except ImportError:
    sys.exit(77)

DASH = "\u2013"
HAIR = 1e-9  # 0.285 is no double; people expect 0.29 all the same
problems = []


def differ(where, wanted, found):
    problems.append(f"{where}: wanted {wanted!r}, found {found!r}")


def figure(cell):
    """What people read in a cell, without the mark of typed figures."""
    if cell["kind"] == "unknown":
        return DASH
    if cell["kind"] == "text":
        return cell["text"]
    places = 0 if cell["kind"] == "whole" else cell["decimals"]
    scale = 10**places
    rounded = math.copysign(math.floor(abs(cell["number"]) * scale + 0.5 + HAIR) / scale, cell["number"])
    text = f"{rounded if rounded else 0:.{places}f}"
    return text + ("%" if cell["kind"] == "percent" else "")


def is_number(cell):
    return cell["kind"] not in ("unknown", "text")


def shown(cell):
    return figure(cell) + ("*" if cell["typed"] and is_number(cell) else "")


def rows_of(table):
    return table["rows"] + ([table["totals"]] if table["totals"] else [])


def compare_csv(report, name):
    with open(name, encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    at = 1
    for table in report["tables"]:
        at += 1  # the empty line between two tables
        where = f"csv {table['key']}"
        if lines[at] != [table["title"]]:
            differ(where, table["title"], lines[at])
        width = len(table["columns"])
        if lines[at + 1][:width] != table["columns"]:
            differ(where, table["columns"], lines[at + 1])
        at += 2
        typed = len(lines[at - 1]) > width
        for row in rows_of(table):
            cells = [text.lstrip("'") for text in lines[at][:width]]
            wanted = [figure(cell).lstrip("'") for cell in row]
            if cells != wanted:
                differ(f"{where} line {at + 1}", wanted, cells)
            marks = [column for column, cell in zip(table["columns"], row) if cell["typed"]]
            if (lines[at][width] if typed else "") != "; ".join(marks):
                differ(f"{where} line {at + 1} typed", marks, lines[at][width:])
            at += 1
    if at != len(lines):
        differ("csv", f"{at} lines", f"{len(lines)} lines")


def excel_text(cell):
    """A number of Excel as its format shows it."""
    pattern = cell.number_format.replace('"*"', "")
    percent = pattern.endswith("%")
    places = len(pattern.rstrip("%").partition(".")[2])
    number = Decimal(repr(cell.value)) * (100 if percent else 1)
    number += Decimal(repr(math.copysign(HAIR, cell.value)))
    number = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{number if number else abs(number):.{places}f}" + ("%" if percent else "") + ("*" if '"*"' in cell.number_format else "")


def compare_xlsx(report, name):
    values = openpyxl.load_workbook(name, data_only=True)
    formulas = openpyxl.load_workbook(name)
    if values.sheetnames != [table["key"] for table in report["tables"]]:
        differ("xlsx", "a sheet for each table", values.sheetnames)
    for table, sheet, raw in zip(report["tables"], values, formulas):
        where = f"xlsx {table['key']}"
        if [cell.value for cell in sheet[2]] != table["columns"]:
            differ(where, table["columns"], [cell.value for cell in sheet[2]])
        if sheet.freeze_panes != "A3":
            differ(where, "frozen below the heads", sheet.freeze_panes)
        for index, row in enumerate(rows_of(table), start=3):
            for column, cell in enumerate(row, start=1):
                found = sheet.cell(index, column)
                text = excel_text(found) if isinstance(found.value, (int, float)) else found.value
                if text != shown(cell) or is_number(cell) != isinstance(found.value, (int, float)):
                    differ(f"{where} {found.coordinate}", shown(cell), found.value)
        last = 2 + len(table["rows"])
        for cell, found in zip(table["totals"], raw[last + 1] if table["totals"] else []):
            if is_number(cell) and table["rows"]:
                wanted = f"=SUM({found.column_letter}3:{found.column_letter}{last})"
                if found.value != wanted:
                    differ(f"{where} {found.coordinate}", wanted, found.value)
        if sheet.max_row != 2 + len(rows_of(table)):
            differ(where, f"{2 + len(rows_of(table))} rows", f"{sheet.max_row} rows")


def squeezed(text):
    return re.sub(r"\s+", "", text)


def compare_pdf(report, name):
    try:
        text = subprocess.run(["pdftotext", "-raw", name, "-"], check=True, capture_output=True).stdout.decode("utf-8")
    except FileNotFoundError:
        sys.exit(77)
    pages = text.split("\f")[:-1]
    wanted = squeezed(report["title"] + report["hall"] + "\u00b7" + report["businessDate"])
    heads = []  # where each table begins, and the head that a page repeats
    for table in report["tables"]:
        head = squeezed(table["title"] + "".join(table["columns"]))
        heads.append((len(wanted), head))
        wanted += head + squeezed("".join(shown(cell) for row in rows_of(table) for cell in row))
    at = 0
    for number, page in enumerate(pages, start=1):
        found = squeezed(page)
        foot = squeezed(f"{report['hall']} \u00b7 {report['title']} \u00b7 {report['businessDate']}{number}/{len(pages)}")
        if not found.endswith(foot):
            differ(f"pdf page {number}", foot, found[-len(foot) :])
            return
        found = found[: -len(foot)]
        repeated = [head for start, head in heads if start < at][-1:]
        if repeated and not wanted.startswith(found[:40], at) and found.startswith(repeated[0]):
            found = found[len(repeated[0]) :]
        if not wanted.startswith(found, at):
            same = next((i for i, letter in enumerate(found) if wanted[at + i : at + i + 1] != letter), len(found))
            differ(f"pdf page {number} letter {same}", wanted[at + same : at + same + 40], found[same : same + 40])
            return
        at += len(found)
    if at != len(wanted):
        differ("pdf", f"{len(wanted)} letters", f"{at} letters, before {wanted[at:at + 40]!r}")


def main():
    name = sys.argv[1]
    with open(name + ".json", encoding="utf-8") as file:
        report = json.load(file)
    compare_csv(report, name + ".csv")
    compare_xlsx(report, name + ".xlsx")
    compare_pdf(report, name + ".pdf")
    for problem in problems[:20]:
        print(problem)
    figures = sum(is_number(cell) for table in report["tables"] for row in rows_of(table) for cell in row)
    print(f"{len(problems)} differences, {figures} figures")
    return 1 if problems else 0


sys.exit(main())
