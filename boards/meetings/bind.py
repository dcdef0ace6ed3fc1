"""Counts the pages of a paper, or binds papers into one pack: a program of its own, expendable.

Run by `binding.py` as a child process with a time limit, in a folder of its own; it sets its own
limits of memory and processor time before it touches a file. It imports nothing of the portal.

What a paper brings besides its pages stays behind: scripts, actions, files within, forms, its own
bookmarks and metadata. Of its remarks and fields stays how they look; of its links the web address.

in: "count" or "bind" and the folder. "count" reads `paper.pdf`; "bind" reads `plan.json` and the
files it names. out: `result.json`, and from "bind" the pack, `pack.pdf`.
"""

import json
import resource
import sys
from pathlib import Path
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

MEMORY = 2 * 1024**3
SECONDS = {"count": 20, "bind": 120}
# What a page may keep. Everything else, such as actions on opening, stays behind.
OF_A_PAGE = {
    "/Type",
    "/Parent",
    "/MediaBox",
    "/CropBox",
    "/Rotate",
    "/UserUnit",
    "/Group",
    "/Resources",
    "/Contents",
}
# Remarks and filled-in fields stay as they look. No sound, film or file within is among them.
LOOKS = {
    "/Widget",
    "/FreeText",
    "/Highlight",
    "/Underline",
    "/StrikeOut",
    "/Squiggly",
    "/Stamp",
    "/Ink",
    "/Line",
    "/Square",
    "/Circle",
    "/Polygon",
    "/PolyLine",
    "/Caret",
    "/Text",
}
OF_A_LOOK = ("/Rect", "/AP", "/AS", "/F")
HIDDEN = 2 | 32  # bits of /F: hidden, not to be viewed
WEB = ("https://", "http://", "mailto:")
LOCKED = "The PDF is locked with a password"
LAYERS = "The PDF holds layers that are switched off"
NO_PAGE = "The PDF has no page"
A4_WIDTH = 595.0
SIZE, EDGE = 9.0, 14.0


class Apart(Exception):
    """It cannot stand in a pack; the message says why."""


def open_paper(path: Path) -> PdfReader:
    """A paper whose pages can be bound. raises: Apart."""
    reader = PdfReader(path, strict=False)
    if reader.is_encrypted:
        raise Apart(LOCKED)
    catalog: Any = reader.trailer["/Root"].get_object()
    layers = catalog.get("/OCProperties")
    shown = layers.get_object().get("/D", {}).get_object() if layers is not None else {}
    if shown.get("/OFF") or shown.get("/BaseState") == "/OFF":
        raise Apart(LAYERS)  # in a pack they would be seen
    if not len(reader.pages):
        raise Apart(NO_PAGE)
    return reader


def clean(page: Any) -> Any:
    """The page with nothing but what is seen of it."""
    remarks = page.get("/Annots")
    for key in [key for key in page if key not in OF_A_PAGE]:
        del page[key]
    kept = [_remark(one.get_object()) for one in (remarks.get_object() if remarks else [])]
    if any(kept):
        page[NameObject("/Annots")] = ArrayObject([one for one in kept if one is not None])
    return page


def _remark(found: Any) -> Any:
    """What stays of a remark, a field or a link; None when nothing does."""
    kept = DictionaryObject({NameObject("/Type"): NameObject("/Annot")})
    if found.get("/Subtype") == "/Link":
        address = _address(found)
        if not address:
            return None
        act = {"/S": NameObject("/URI"), "/URI": TextStringObject(address)}
        kept[NameObject("/Subtype")] = NameObject("/Link")
        kept[NameObject("/A")] = DictionaryObject({NameObject(k): v for k, v in act.items()})
        kept[NameObject("/Rect")] = found["/Rect"]
        kept[NameObject("/Border")] = ArrayObject([NumberObject(0)] * 3)
        return kept
    if found.get("/Subtype") not in LOOKS or int(found.get("/F", 0)) & HIDDEN:
        return None
    kept[NameObject("/Subtype")] = NameObject("/Stamp")
    for key in OF_A_LOOK:
        if key in found:
            kept[NameObject(key)] = found.raw_get(key)
    return kept if "/AP" in kept and "/Rect" in kept else None


def _address(link: Any) -> str:
    act = link.get("/A")
    act = act.get_object() if act is not None else {}
    address = str(act.get("/URI", "")) if act.get("/S") == "/URI" else ""
    return address if address.lower().startswith(WEB) else ""


def count(folder: Path) -> dict[str, Any]:
    """How many pages the paper has, tried to the end as if it were bound."""
    try:
        reader = open_paper(folder / "paper.pdf")
        writer = PdfWriter()
        for page in reader.pages:
            stamp(writer, writer.add_page(clean(page)), "1")
        writer.write(folder / "tried.pdf")
        return {"pages": len(reader.pages), "because": ""}
    except Apart as why:
        return {"pages": 0, "because": str(why)}


def bind(folder: Path) -> dict[str, Any]:
    """One file of all parts. out: where each part begins, or which part could not be bound."""
    plan = json.loads((folder / "plan.json").read_text("utf-8"))
    writer = PdfWriter()
    labels: list[str] = []
    begins: list[int] = []
    for number, part in enumerate(plan["parts"]):
        begins.append(len(labels))
        try:
            labels += _add(writer, folder, part)
        except Exception:  # whatever a parser stumbles over, its paper stands apart
            return {"failed": number}
    _name_pages(writer, labels)
    _bookmarks(writer, plan["outline"], begins)
    writer.metadata = None
    writer.add_metadata({"/Title": plan["title"], "/Producer": "Safeguarding Partnership Portal"})
    catalog = writer._root_object
    catalog[NameObject("/Lang")] = TextStringObject("en-GB")
    show = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    catalog[NameObject("/ViewerPreferences")] = show
    writer.write(folder / "pack.pdf")
    return {"pages": len(labels)}


def _add(writer: PdfWriter, folder: Path, part: dict[str, Any]) -> list[str]:
    """Add the pages of one part, all or none. out: what they are called."""
    reader = open_paper(folder / part["file"])
    first, labels = part.get("first", 0), part.get("labels")
    labels = labels or [roman(at + 1) for at in range(len(reader.pages))]
    pages = [clean(page) for page in reader.pages[first : first + len(labels)]]
    if len(pages) != len(labels):
        raise Apart(NO_PAGE)
    for page, label in zip(pages, labels, strict=True):
        stamp(writer, writer.add_page(page), f"{part['says']}{label}")
    return list(labels)


def roman(number: int) -> str:
    """i, ii, iii: the pages in front, whose number differs from reader to reader."""
    signs = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    found = ""
    for worth, sign in signs:
        while number >= worth:
            found, number = found + sign, number - worth
    return found


def stamp(writer: PdfWriter, page: Any, words: str) -> None:
    """Write the number at the foot of the page as it is read, with a white rim to be legible."""
    box = page.cropbox
    left, bottom, right, top = (float(box[n]) for n in range(4))
    turned = int(page.get("/Rotate", 0) or 0) % 360
    across = (top - bottom) if turned in (90, 270) else (right - left)
    size = max(SIZE, SIZE * across / A4_WIDTH)
    edge = size * EDGE / SIZE
    length = size * 0.56 * len(words)  # about; Helvetica's letters differ little here
    corner = {
        0: (1, 0, 0, 1, right - edge - length, bottom + edge),
        90: (0, 1, -1, 0, right - edge, top - edge - length),
        180: (-1, 0, 0, -1, left + edge + length, top - edge),
        270: (0, -1, 1, 0, left + edge, bottom + edge + length),
    }[turned]
    place = " ".join(f"{number:.2f}" for number in corner)
    said = (
        words.encode("cp1252", "replace").replace(b"\\", b"").replace(b"(", b"").replace(b")", b"")
    )
    line = b"BT /PackNo %.2f Tf %s Tm %s (%s) Tj ET\n"
    rim = b"1 Tr 1 1 1 RG %.2f w 1 j" % (size / 4)
    # The rim is no text: whoever listens hears the number once.
    silent = b"/Span <</ActualText ()>> BDC\n%sEMC\n" % (line % (size, place.encode(), rim, said))
    marks = silent + line % (size, place.encode(), b"0 Tr 0 g", said)
    before, after = (DecodedStreamObject() for _ in range(2))
    before.set_data(b"q\n")
    after.set_data(b"\nQ\nq\n" + marks + b"Q\n")
    _contents(writer, page, before, after)
    _font(page)


def _contents(writer: PdfWriter, page: Any, before: Any, after: Any) -> None:
    """Between these two stand the contents as they are: nothing of a paper is read or rewritten."""
    had = page.raw_get("/Contents") if "/Contents" in page else None
    own = had.get_object() if had is not None else None
    own = list(own) if isinstance(own, ArrayObject) else ([had] if had is not None else [])
    around = [writer._add_object(before), *own, writer._add_object(after)]
    page[NameObject("/Contents")] = ArrayObject(around)


def _font(page: Any) -> None:
    """One of the fonts that every reader of PDFs has."""
    if "/Resources" not in page:
        page[NameObject("/Resources")] = DictionaryObject()
    resources = page["/Resources"].get_object()
    if "/Font" not in resources:
        resources[NameObject("/Font")] = DictionaryObject()
    facts = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica-Bold"}
    facts["/Encoding"] = "/WinAnsiEncoding"
    font = DictionaryObject({NameObject(k): NameObject(v) for k, v in facts.items()})
    resources["/Font"].get_object()[NameObject("/PackNo")] = font


def _name_pages(writer: PdfWriter, labels: list[str]) -> None:
    """What a reader of PDFs shows as the number of each page."""
    named: list[Any] = []
    for at, label in enumerate(labels):
        called = DictionaryObject({NameObject("/P"): TextStringObject(label)})
        named += [NumberObject(at), called]
    numbers = DictionaryObject({NameObject("/Nums"): ArrayObject(named)})
    writer._root_object[NameObject("/PageLabels")] = writer._add_object(numbers)


def _bookmarks(writer: PdfWriter, outline: list[dict[str, Any]], begins: list[int]) -> None:
    for item in outline:
        above = writer.add_outline_item(title=item["title"], page_number=begins[item["part"]])
        for paper in item["papers"]:
            begin = begins[paper["part"]]
            writer.add_outline_item(title=paper["title"], page_number=begin, parent=above)


def main(act: str, folder: Path) -> int:
    """Do it, and say in `result.json` how it ended. out: 0, or 1 when there is no result."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS[act], SECONDS[act]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.setrecursionlimit(3000)
    try:
        result = {"count": count, "bind": bind}[act](folder)
    except Exception:  # a file that nothing can be made of
        return 1
    (folder / "result.json").write_text(json.dumps(result), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
