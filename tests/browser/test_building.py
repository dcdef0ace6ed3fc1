"""From an empty database to a working partnership, on screen and by spreadsheets, by one officer.

A portal of its own, started as anybody starts it: `./run` without the demonstration.
"""

import email
import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from email.policy import default
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from boards.days import nearest_day_of_work
from partnership.demo.paper import small_pdf
from tests.browser.conftest import DESK, PHONE, opened
from tests.browser.test_sign_in import code_of
from tests.browser.visitor import Visitor, words_of
from tests.test_start import bare_environment

pytestmark = [pytest.mark.browser, pytest.mark.embedded]

PROJECT = Path(__file__).resolve().parents[2]
PASSWORD = "four quiet words suffice"
PATIENCE = 60  # seconds for a letter to go or a file to be read
HEAD, OFFICER, HEIR = ("ada.brook", "ben.carr", "cleo.dunn")


@dataclass
class Portal:
    """One that runs, and the folder in which it keeps its rows and letters."""

    address: str
    set_up: str
    folder: Path

    def link_for(self, name: str, about: str) -> str:
        """The address in the newest letter to this person that leads to such a page."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for path in sorted((self.folder / "letters").glob("*"), reverse=True):
                for letter in path.read_bytes().split(b"-" * 79 + b"\n"):
                    read = email.message_from_bytes(letter.strip(), policy=default)
                    found = name in str(read["To"]) and re.search(
                        rf"http\S+/{about}/\S+", read.get_content()
                    )
                    if found:
                        return found[0]
            time.sleep(0.5)
        raise AssertionError(f"No letter to {name} with a link to {about}.")


@pytest.fixture
def portal_of_nobody(tmp_path: Path) -> Iterator[Portal]:
    """An empty portal with its worker, and the link that opens it."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = str(door.getsockname()[1])
    env = bare_environment(tmp_path, PORT=port, DEMO_MODE="0", TICK_SECONDS="1")
    process = subprocess.Popen(
        [PROJECT / "run"],
        env=env,
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        assert process.stdout
        address, set_up = (process.stdout.readline().strip() for _ in range(2))
        yield Portal(address.rstrip("/"), set_up, tmp_path / "var")
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)


def by(name: str) -> str:
    """The address of one of them."""
    return f"{name}@newshire.example"


def sheet(folder: Path, name: str, *rows: tuple[str, ...]) -> Path:
    """A spreadsheet as the office saves it."""
    path = folder / name
    path.write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in rows))
    return path


def open_the_partnership(who: Visitor, portal: Portal) -> None:
    who.page.goto(portal.set_up)
    who.fills("Name of the partnership", "Newshire Safeguarding Partnership")
    who.fills("Local authority areas", "Newshire")
    who.fills_day("The service began on", date(2020, 4, 1))
    who.fills("Its telephone number", "01632 960 555")
    who.fills("Its email address", by("office"))
    who.fills("Your name", "Ada Brook")
    who.fills("Your email address", by(HEAD))
    who.fills("Choose a password", PASSWORD)
    who.press("Open it")
    who.sees("is open. Sign in as its Head of Service.")


def sign_in(who: Visitor, name: str) -> None:
    """With a second step, since no demonstration runs here."""
    who.fills("Email address", by(name))
    who.fills("Password", PASSWORD)
    who.press("Sign in", who.page.get_by_role("main"))


def set_up_an_app(who: Visitor) -> None:
    assert who.heading() == "Second step of signing in"
    who.press("Set up an app")
    key = who.page.get_by_role("group", name="No camera? Type this key into the app:")
    who.fills("Code from the app", code_of(key.inner_text().replace(" ", "")))
    who.press("Set it up")
    who.press("Go to your home page")


def add_board(who: Visitor, name: str, kind: str, remit: str, above: str = "") -> None:
    who.goes_to("Set up")
    who.press("Add a board or group")
    who.fills("Name", name)
    who.picks("Kind", kind)
    who.chooses("Whose safety is it about?", remit)
    who.fills_day("From", date(2020, 4, 1))
    if above:
        who.picks("Reports to (optional)", above)
    who.fills("Reason", "Agreed by the partners")
    who.press("Add it")
    assert name in who.heading()


def bring_in(who: Visitor, sheet_name: str, path: Path) -> None:
    who.goes_to("Set up")
    who.press("Bring in spreadsheets")
    who.press(f"Upload {sheet_name}")
    who.adds_file("Excel or CSV file", path)
    who.press("Read the file")


def take_up(portal: Portal, chromium: Browser, name: str, width: int) -> None:
    """Somebody invited sets a password; the link in the letter works once."""
    link = portal.link_for(by(name), "link/invitation")
    with opened(chromium, portal.address, width) as page:
        who = Visitor(page)
        page.goto(link)
        assert who.heading() == "Set your password"
        who.fills("Choose a password", PASSWORD)
        who.fills("The password again", PASSWORD)
        who.press("Set the password")
        who.sees("is set. Sign in with it and")


def test_an_officer_builds_a_partnership_from_an_empty_database(
    portal_of_nobody: Portal, chromium: Browser, tmp_path: Path
) -> None:
    portal = portal_of_nobody
    with opened(chromium, portal.address, DESK) as page:
        who = Visitor(page)
        open_the_partnership(who, portal)
        sign_in(who, HEAD)
        set_up_an_app(who)
        who.goes_to("Set up")
        who.sees("No statutory safeguarding partner is listed.", "There is no board yet.")
        add_board(who, "Executive board", "Executive board", "Children and adults")
        add_board(who, "Case group", "Review group", "Adults", "Executive board")
        bring_agencies(who, tmp_path)
        bring_people(who, portal, tmp_path)
        take_up(portal, chromium, OFFICER, PHONE)
        hand_over_and_cover(who, portal, chromium)
        find_a_paper(who, tmp_path)
        who.goes_to("Set up")
        who.sees_nothing_of("No statutory safeguarding partner", "There is no board yet")


def bring_agencies(who: Visitor, folder: Path) -> None:
    head = ("Name", "Kind", "From", "Lists")
    council = (
        "Newshire Council",
        "County or unitary council",
        "1 April 2015",
        "Statutory; Children",
    )
    police = ("Newshire Police", "Police", "1 April 2015", "Statutory; Children; Adults")
    bring_in(who, "Agencies", sheet(folder, "agencies.csv", head, council, police))
    who.press("Apply all 2 rows")
    who.sees("2 added")


def bring_people(who: Visitor, portal: Portal, folder: Path) -> None:
    """A first try with a mistake writes nothing; the mended sheet is applied whole."""
    head = ("Board or group", "Person", "E-mail", "Office", "Agency", "From", "Until")
    chair = ("Case group", "Ben Carr", by(OFFICER), "Chair", "Newshire Police", "1 May 2026", "")
    wrong = ("Case group", "Dee Elm", by("dee.elm"), "Member", "", "1 May 2026", "1 March 2026")
    right = (*wrong[:-1], "")
    bring_in(who, "People and offices", sheet(folder, "people.csv", head, chair, wrong))
    who.sees("What is wrong", "Row 3")
    bring_in(who, "People and offices", sheet(folder, "mended.csv", head, chair, right))
    who.press("Apply all 2 rows")
    who.press("Invite those who are not invited yet")
    who.press("Send the letters")
    who.sees("The letters go within some minutes.")


def hand_over_and_cover(who: Visitor, portal: Portal, chromium: Browser) -> None:
    """A leaver is replaced by somebody new, and the new one's absence is covered."""
    tomorrow = date.today() + timedelta(days=1)
    who.goes_to("People")
    who.press("Dee Elm")
    who.press("Hand over Member, Case group")
    who.fills("Email address of the new holder", by(HEIR))
    who.fills("Name (optional)", "Cleo Dunn")
    who.fills_day("First day of the new holder", tomorrow)
    who.fills("Reason", "Dee Elm leaves")
    who.press("Hand it over")
    assert who.heading() == "Cleo Dunn"
    who.sees("Has not signed in yet", words_of(tomorrow))
    take_up(portal, chromium, HEIR, DESK)
    who.press("Cover Member, Case group")
    who.fills("Email address of whoever covers", by(OFFICER))
    who.fills_day("First day of cover", tomorrow + timedelta(days=6))
    who.fills_day("Last day of cover", tomorrow + timedelta(days=20))
    who.fills("Reason", "Leave")
    who.press("Save the cover")
    assert who.heading() == "Ben Carr"
    who.sees("Cover", words_of(tomorrow + timedelta(days=20)))


def find_a_paper(who: Visitor, folder: Path) -> None:
    """A paper is added to a meeting and found by a word that stands only inside the file."""
    path = folder / "paper.pdf"
    path.write_bytes(small_pdf("Notes about windmills"))
    who.goes_to("Boards and groups")
    who.press("Case group")
    who.press("Plan or record a meeting")
    who.fills_day("Date", nearest_day_of_work(date.today() + timedelta(days=12), later=True))
    who.fills("Starts at (optional)", "2pm")
    who.press("Save the meeting")
    who.press("Agenda and papers")
    who.press("Add an item")
    who.fills("Title", "Learning")
    who.chooses("What is the board to do with it?", "Note")
    who.press("Add the item")
    who.press("Add a paper")
    who.fills("Title", "What we learned in spring")
    who.adds_file("File", path)
    who.press("Add the paper")
    end = time.monotonic() + PATIENCE
    while True:
        who.page.goto("/search/?q=windmills")
        if "What we learned in spring" in who.words:
            break
        assert time.monotonic() < end, f"The paper was not found: {who.words}"
        time.sleep(1)
    who.press("What we learned in spring")
