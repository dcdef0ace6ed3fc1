"""Somebody at the screen: reads words, clicks what is named so, fills in what is labelled so."""

import re
from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, Page

from partnership.demo.accounts import ACCOUNTS, PASSWORD
from partnership.ui.words import plain_day

NAMES = {account.role: account.name for account in ACCOUNTS}


def begins(words: str) -> re.Pattern[str]:
    """Names that begin so: a choice's hint is read as part of its name."""
    return re.compile("^" + re.escape(words))


class Visitor:
    """Finds everything by the words on the screen and knows no address but the first."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def arrives(self) -> "Visitor":
        """Open the portal's first page."""
        self.page.goto("/")
        return self

    # --- reading

    @property
    def words(self) -> str:
        """The words of the page, in one line."""
        return " ".join(self.page.get_by_role("main").inner_text().split())

    def sees(self, *phrases: str) -> None:
        """All of this is on the page; and so it stays usable at this width."""
        read = " ".join(self.page.locator("body").inner_text().split())
        for phrase in phrases:
            assert phrase in read, f"{phrase!r} is not on {self.page.url}: {self.words}"

    def sees_nothing_of(self, *phrases: str) -> None:
        """None of this is on the page, under whatever fold."""
        text = self.page.get_by_role("main").text_content() or ""
        for phrase in phrases:
            assert phrase not in text, f"{phrase!r} is on {self.page.url}: {self.words}"

    def row(self, words: str) -> Locator:
        """The row of a table that is about this."""
        return self.page.get_by_role("row").filter(
            has=self.page.get_by_role("rowheader", name=words, exact=True)
        )

    def sees_in_row(self, heading: str, *phrases: str) -> None:
        """The row says all of this."""
        read = " ".join(self.row(heading).inner_text().split())
        for phrase in phrases:
            assert phrase in read, f"{phrase!r} is not in the row {heading!r}: {read}"

    def heading(self) -> str:
        """The page's heading."""
        return self.page.get_by_role("heading", level=1).inner_text()

    # --- going on

    def control(self, name: str | re.Pattern[str], scope: Locator | None = None) -> Locator:
        """The one link or button of this name; two of one name must lead to the same place."""
        where = scope or self.page.get_by_role("main")
        exact = isinstance(name, str)
        found = where.get_by_role("link", name=name, exact=exact)
        found = found.or_(where.get_by_role("button", name=name, exact=exact))
        assert found.count(), f"Nothing is called {name!r} on {self.page.url}: {self.words}"
        leads = {one.get_attribute("href") or f"button {one}" for one in found.all()}
        assert len(leads) == 1, f"{len(leads)} controls are called {name!r}: {leads}"
        return found.first

    def press(self, name: str | re.Pattern[str], scope: Locator | None = None) -> None:
        """Click what is called so."""
        self.control(name, scope).click()
        self.page.wait_for_load_state()

    def presses_in_vain(self, name: str) -> None:
        """Click what says of itself that it is closed."""
        address = self.page.url
        closed = self.control(name)
        assert closed.get_attribute("aria-disabled") == "true"
        closed.click(force=True)
        assert self.page.url == address

    def cannot_press(self, *names: str) -> None:
        """Nothing in the page is called so."""
        for name in names:
            main = self.page.get_by_role("main")
            for role in ("link", "button"):
                found = main.get_by_role(role, name=name, exact=True).count()
                assert not found, f"A {role} is called {name!r} on {self.page.url}"

    def goes_to(self, name: str) -> None:
        """Take a link of the masthead; on a phone it is in the menu."""
        self.press(name, self._masthead())

    def _masthead(self) -> Locator:
        menu = self.page.locator("summary").filter(has_text=re.compile("^Menu$"))
        if menu.is_visible() and self.page.locator("details.menu[open]").count() == 0:
            menu.click()
        return self.page.get_by_role("banner")

    def _close_menu(self) -> None:
        """On a phone it lies over what comes next."""
        menu = self.page.locator("details.menu[open] > summary")
        if menu.is_visible():
            menu.click()

    def signs_in(self, role: str) -> "Visitor":
        """Sign in as the holder of an office."""
        if self.heading() != "Sign in":
            self.goes_to("Sign in")
        self.fills("Email address", f"{role}@demo.example")
        self.fills("Password", PASSWORD)
        self.press("Sign in", self.page.get_by_role("main"))
        self.sees("here is what needs you")
        if self._masthead():
            self.sees(NAMES[role])
            self._close_menu()
        return self

    def signs_out(self) -> None:
        """Sign out."""
        self.goes_to("Sign out")
        assert self.heading() == "Sign in"

    def becomes(self, role: str) -> None:
        """Leave the chair to somebody else."""
        self.signs_out()
        self.signs_in(role)

    # --- filling in

    def fills(self, label: str, words: str) -> None:
        """Type into the box of this label."""
        self.page.get_by_label(label, exact=True).fill(words)

    def fills_day(self, question: str, day: date) -> None:
        """Type a day into the three boxes under this question."""
        boxes = self.page.get_by_role("group", name=question, exact=True)
        for label, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            boxes.get_by_label(label, exact=True).fill(str(number))

    def chooses(self, question: str, answer: str) -> None:
        """Choose one of the rows under this question."""
        rows = self.page.get_by_role("group", name=question, exact=True)
        rows.get_by_role("radio", name=begins(answer)).check()

    def picks(self, label: str, answer: str) -> None:
        """Pick from the list of this label."""
        self.page.get_by_label(label, exact=True).select_option(label=answer)

    def adds_file(self, label: str, path: Path) -> None:
        """Give a file."""
        self.page.get_by_label(label, exact=True).set_input_files(path)


def words_of(day: date) -> str:
    """The day as pages write it."""
    return plain_day(day)
