"""Every page that somebody can reach by links, for every office and for nobody."""

import hashlib
import html
import json
import os
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, Page

from partnership.demo.accounts import ACCOUNTS
from tests.browser.conftest import DESK, HEIGHTS, PHONE, opened

pytestmark = pytest.mark.browser

NOBODY = "signed out"
WHO = (NOBODY, *(account.role for account in ACCOUNTS))
RULES = {
    "resultTypes": ["violations"],
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
}
VOID = {"br", "col", "hr", "img", "input", "link", "meta"}
DEMO = "the people and cases here are invented"
# Reached and answered, but not a page to read: leaving, files, proofs as PDF.
NOT_PAGES = re.compile(
    r"^/files/|\.pdf$|/report/$|^/exports/.+\.(csv|docx|xlsx|json)$|/template\.(csv|xlsx)$"
)
PDF_EACH = 2  # so many proofs are drawn as PDF for each reader: drawing is slow
A_LIST = re.compile(r"^/exports/.+\.[a-z]+(\?|$)")
KIND_EACH = 3  # so many pages of one address pattern: the fourth agency looks like the first
LISTS_EACH = 6  # so many lists are taken away by each reader: more a minute are refused
WIDE = "() => document.documentElement.scrollWidth - window.innerWidth"


class Reading(HTMLParser):
    """What a page says of itself, and its shape: which sort of element stands in which.

    Two pages of one shape differ in their words and in how many rows they have: to axe they are
    the same page. Whether a page is too wide depends on its longest word too.
    """

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: Counter[str] = Counter()
        self.links: list[tuple[str, str]] = []
        self.headings = 0
        self.title = ""
        self.shape: set[tuple[str, str]] = set()
        self.longest = 0
        self._inside: list[tuple[str, str]] = [("", "")]
        self._link: list[str] | None = None
        self._href = ""
        self._in_title = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        kind = kind_of(tag, given)
        self.shape.add((self._inside[-1][1], kind))
        if tag not in VOID:
            self._inside.append((tag, kind))
        self.headings += tag == "h1"
        self._in_title = tag == "title" and not self.title
        if given.get("id"):
            self.ids[given["id"] or ""] += 1
        if tag == "a" and given.get("href"):
            self._href = given["href"] or ""
            self._link = [given.get("aria-label") or ""]

    def handle_endtag(self, tag: str) -> None:
        while len(self._inside) > 1 and self._inside.pop()[0] != tag:
            pass
        self._in_title = False
        if tag == "a" and self._link is not None:
            self.links.append((self._href, " ".join(" ".join(self._link).split())))
            self._link = None

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.shape.add((self._inside[-1][1], "words"))
            self.longest = max(self.longest, *map(len, data.split()))
        if self._in_title:
            self.title += data
        if self._link is not None:
            self._link.append(data)


def kind_of(tag: str, given: dict[str, str | None]) -> str:
    """The element and what of it decides how it looks and what it is to a screen reader."""
    kept = {
        name: value if name in {"class", "role", "type", "scope", "aria-current"} else "…"
        for name, value in sorted(given.items())
        if name not in {"value", "x", "y", "d", "width", "height", "viewbox"}
    }
    return f"{tag}{json.dumps(kept, sort_keys=True)}"


@dataclass
class Found:
    """What the crawl of one reader came upon."""

    pages: dict[str, str] = field(default_factory=dict)  # address to HTML
    faults: list[str] = field(default_factory=list)


class Reader:
    """Asks for pages as one person: over HTTP, as a browser does, but without drawing them."""

    def __init__(self, portal: str, session: str) -> None:
        self.line = HTTPConnection(urlsplit(portal).netloc, timeout=60)
        self.session = session

    def get(self, address: str) -> tuple[int, str, bytes, bool]:
        """The status, where a redirect leads, what came, and whether it is a page."""
        cookie = f"{settings.SESSION_COOKIE_NAME}={self.session}"
        self.line.request("GET", address, headers={"Cookie": cookie} if self.session else {})
        answer = self.line.getresponse()
        is_page = answer.getheader("Content-Type", "").startswith("text/html")
        return answer.status, answer.getheader("Location", ""), answer.read(), is_page


def crawl(reader: Reader) -> Found:
    """Follow the links of this portal from its first page; of each kind of page some."""
    found, todo, seen, drawn, taken = Found(), [("/", "the address bar")], {"/"}, 0, 0
    kinds: Counter[tuple[str, ...]] = Counter()
    while todo:
        address, from_where = todo.pop()
        drawn += address.endswith(".pdf")
        if address.endswith(".pdf") and drawn > PDF_EACH:
            continue
        taken += bool(A_LIST.match(address))
        if A_LIST.match(address) and taken > LISTS_EACH:
            continue
        status, leads_to, body, is_page = reader.get(address)
        links = [(leads_to, "")] if leads_to else []
        if status not in {200, 301, 302}:
            found.faults.append(f"{status} at {address}, offered by {from_where}")
        elif status == 200 and is_page and not NOT_PAGES.search(urlsplit(address).path):
            found.pages[address] = body.decode()
            links = Reading(found.pages[address]).links
        for href, _ in links:
            target = inside(address, href)
            if target and target not in seen:
                seen.add(target)
                kinds[pattern_of(target)] += 1
                if kinds[pattern_of(target)] <= KIND_EACH:
                    todo.append((target, address))
    return found


def pattern_of(address: str) -> tuple[str, ...]:
    """The name of the page and what it is asked, whatever it is about."""
    parts = urlsplit(address)
    try:
        name = resolve(parts.path).view_name
    except Resolver404:
        name = parts.path
    return name, *sorted(parse_qs(parts.query))


def inside(address: str, href: str) -> str | None:
    """The address within the portal that this link leads to, without its fragment."""
    parts = urlsplit(urljoin(f"http://portal{address}", href))
    if parts.scheme != "http" or parts.netloc != "portal":
        return None
    return parts.path + (f"?{parts.query}" if parts.query else "")


def faults_of(text: str) -> list[str]:
    """What is wrong with a page that its HTML already tells."""
    read = Reading(text)
    said = [f"{number} h1" for number in [read.headings] if number != 1]
    said += [f"the id {name!r} {n} times" for name, n in read.ids.items() if n > 1]
    said += [f"a link to {href} without words" for href, words in read.links if not words]
    if not read.title.replace("- Safeguarding Partnership Portal", "").strip():
        said.append("no title of its own")
    if DEMO not in text:
        said.append("not marked as a demonstration")
    if "Traceback" in text:
        said.append("a traceback")
    return said


class Looker:
    """Looks in the browser at each shape of page, and again where a longer word stands.

    `seen`, a folder that all processes of the run share: for each shape the longest word so far.
    """

    def __init__(self, seen: Path) -> None:
        self.axe = Axe()
        self.seen = seen

    def look(self, page: Page, address: str, text: str) -> list[str]:
        """What is wrong with this page at both widths; nothing if its like was looked at."""
        read = Reading(text)
        room = urlsplit(address).path.split("/")[1]
        shape = json.dumps([room, *sorted(read.shape)])
        known = self.seen / hashlib.sha256(shape.encode()).hexdigest()
        new = not known.exists()
        if not new and int(known.read_text() or "0") >= read.longest:
            return []
        known.write_text(str(read.longest))
        page.goto(address)
        faults = []
        for width in (DESK, PHONE):
            page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
            over = page.evaluate(WIDE)
            if over > 0:
                faults.append(f"{width} px: scrolls sideways by {over} px")
            if new:
                faults += [f"{width} px: {words}" for words in self.violations(page)]
        return faults

    def violations(self, page: Page) -> list[str]:
        """What axe finds."""
        found = self.axe.run(page, options=RULES).response["violations"]
        return [
            f"{one['id']} ({one['help']}): {one['nodes'][0]['html'][:160]}, "
            f"{len(one['nodes'])} times"
            for one in found
        ]


@pytest.fixture(scope="module")
def looker(tmp_path_factory: pytest.TempPathFactory) -> Looker:
    """One for all readers: what they share is looked at once."""
    base = tmp_path_factory.getbasetemp()
    seen = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "seen"
    seen.mkdir(exist_ok=True)
    return Looker(seen)


@pytest.mark.parametrize("who", WHO)
def test_every_page_that_links_lead_to_is_whole_and_usable(
    who: str,
    portal: str,
    sessions: dict[str, str],
    chromium: Browser,
    looker: Looker,
    tell: Callable[[str], None],
) -> None:
    reader = Reader(portal, sessions.get(who, ""))
    found = crawl(reader)
    faults = list(found.faults)
    with opened(chromium, portal, DESK) as page:
        if reader.session:
            name = settings.SESSION_COOKIE_NAME
            page.context.add_cookies([{"name": name, "value": reader.session, "url": portal}])
        for address, text in found.pages.items():
            said = faults_of(text) + looker.look(page, address, text)
            faults += [f"{address}: {words}" for words in said]
    tell(f"{who}: {len(found.pages)} pages")
    assert not faults, "\n".join(html.unescape(line) for line in faults)
