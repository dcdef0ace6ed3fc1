"""Files that cannot be read, and what is said of each."""

import io
import zipfile
from typing import Any

from openpyxl import Workbook

from tests.imports.brought import workbook


def changed(data: bytes, change: Any) -> bytes:
    """The same zip with its parts as `change(name, content)` gives them."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """A good workbook with one more part."""
    out = io.BytesIO(workbook(["Name"], ["A"]))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def merged() -> bytes:
    book = Workbook()
    book.active.append(["Name", "Kind"])
    book.active.append(["A", "B"])
    book.active.merge_cells("A2:B2")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def two_sheets() -> bytes:
    book = Workbook()
    book.active.append(["Name"])
    book.create_sheet("Old").append(["Name"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def entities() -> bytes:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    return changed(
        workbook(["Name"], ["A"]),
        lambda name, content: bomb + content if name == "xl/workbook.xml" else content,
    )


def lying() -> bytes:
    """A bomb whose index says that it is small."""
    data = bytearray(with_part("xl/worksheets/sheet9.xml", b" " * 3_000_000))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(data)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
UNREADABLE = {
    "nothing": ("a.xlsx", lambda: b"", "is empty"),
    "an empty workbook": ("a.xlsx", lambda: workbook(), "sheet is empty"),
    "an old Excel file": ("a.xls", lambda: OLE, r"old Excel file \(\.xls\)"),
    "a locked workbook": (
        "a.xlsx",
        lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
        "locked with a password",
    ),
    "macros": ("a.xlsm", lambda: with_part("xl/vbaProject.bin", b"x"), "macros"),
    "a zip bomb": ("a.xlsx", lambda: with_part("xl/x.xml", b" " * 60_000_000), "more than is safe"),
    "a bomb by its ratio": (
        "a.xlsx",
        lambda: with_part("xl/x.xml", b" " * 9_000_000),
        "more than is safe",
    ),
    "a bomb that lies": ("a.xlsx", lying, "cannot be read|more than is safe"),
    "many parts": (
        "a.xlsx",
        lambda: many_parts(),
        "more than is safe",
    ),
    "entities": ("a.xlsx", entities, "declarations"),
    "merged cells": ("a.xlsx", merged, "A2:B2 are merged"),
    "two sheets": ("a.xlsx", two_sheets, "Several sheets hold something: “Sheet”, “Old”"),
    "a formula": ("a.xlsx", lambda: workbook(["Name"], ["=1+1"]), "row 2, column A holds a form"),
    "a formula in CSV": ("a.csv", lambda: b"Name,Kind\nA,=1+1\n", "row 2, column B holds a form"),
    "an Excel error": ("a.xlsx", lambda: workbook(["Name"], ["#REF!"]), "row 2, column A .*error"),
    "another zip": ("a.xlsx", lambda: other_zip(), "not an Excel workbook"),
    "half a workbook": ("a.xlsx", lambda: workbook(["Name"])[:900], "cannot be read"),
    "broken XML": (
        "a.xlsx",
        lambda: changed(workbook(["Name"], ["A"]), lambda name, content: content[:-40]),
        "cannot be read",
    ),
    "a PDF": ("a.csv", lambda: b"%PDF-1.7 ...", "whatever its name says"),
    "words that say Excel": ("a.xlsx", lambda: b"Name,Kind", "whatever its name says"),
    "NUL bytes": ("a.csv", lambda: b"Name,Kind\nA,\x00B\n", "no text has"),
    "bytes of no alphabet": ("a.csv", lambda: b"Name\n\x81\x8d", "cannot be read"),
    "an open quotation": ("a.csv", lambda: b'Name,Kind\n"A,B\n', "quotation mark"),
    "many columns": ("a.csv", lambda: b",".join([b"x"] * 61), "Row 1 has more than 60 columns"),
    "a long cell": ("a.csv", lambda: b"Name\n" + b"x" * 5001, "row 2, column A .*5,000 char"),
    "a longer cell": ("a.csv", lambda: b"Name\n" + b"x" * 200_000, "cannot be read"),
    "many rows": ("a.csv", lambda: b"Name\n" + b"A\n" * 50_000, "more than 5,000 rows"),
    "many rows in Excel": (
        "a.xlsx",
        lambda: workbook(["Name"], *(["A"] for _ in range(5_001))),
        "more than 5,000 rows",
    ),
    "a first row of nothing": ("a.csv", lambda: b"\n\nName\n", "first row is empty"),
}


def many_parts() -> bytes:
    out = io.BytesIO(workbook(["Name"]))
    with zipfile.ZipFile(out, "a") as archive:
        for number in range(600):
            archive.writestr(f"xl/media/{number}.txt", b"x")
    return out.getvalue()


def other_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", b"<x/>")
    return out.getvalue()
