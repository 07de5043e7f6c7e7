"""Hands of planners: one that has no mouse, one that has no keyboard but for what is typed into fields."""

from dataclasses import dataclass
from typing import Protocol

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 400
"""From the first to the last thing of a page that can be reached."""
QUIET = "html:not([aria-busy])"


class Hand(Protocol):
    """What a planner can do with a page. What they read there never speaks of the files behind it."""

    @property
    def page(self) -> Page:
        """The page that it works with."""
        ...

    def press(self, what: Locator) -> None:
        """Press a button, follow a link, tick a box, open what is folded."""
        ...

    def write(self, where: Locator, text: str) -> None:
        """Write into a field, in the place of what stands there."""
        ...

    def pick(self, where: Locator, value: str) -> None:
        """Take one of the choices of a list, by its value."""
        ...


@dataclass(frozen=True, slots=True)
class Clicks:
    """A mouse."""

    page: Page

    def press(self, what: Locator) -> None:
        """Click."""
        what.click()
        _read(self.page)

    def write(self, where: Locator, text: str) -> None:
        """Click into the field and type."""
        where.click()
        where.fill(text)

    def pick(self, where: Locator, value: str) -> None:
        """The list of choices belongs to the system: it is not clicked through here."""
        where.select_option(value)


@dataclass(frozen=True, slots=True)
class Keys:
    """A keyboard."""

    page: Page

    def press(self, what: Locator) -> None:
        """Walk there and press Enter, or the space bar on a box; the place on the page is never lost."""
        self._reach(what)
        self.page.evaluate("window.stays = true")
        box = what.evaluate("each => each.type === 'checkbox' || each.type === 'radio'")
        # It waits for a page that takes the place of this one, which a key by itself does not.
        what.press("Space" if box else "Enter")
        _read(self.page)
        lost = self.page.evaluate("window.stays === true && document.activeElement === document.body")
        assert not lost, "the focus is lost"

    def write(self, where: Locator, text: str) -> None:
        """Walk into the field and type."""
        self._reach(where)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def pick(self, where: Locator, value: str) -> None:
        """Walk to the list and down its choices."""
        self._reach(where)
        self.page.keyboard.press("Home")
        for _ in range(where.locator("option").count()):
            if where.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no choice {value}")

    def _reach(self, what: Locator) -> None:
        expect(what).to_be_visible()
        for _ in range(MOST_TABS):
            if what.evaluate("each => each === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"no way by keys to {what}")


def _read(page: Page) -> None:
    """Wait until the page is there, and read it."""
    page.wait_for_load_state()
    page.locator(QUIET).wait_for(state="attached")
    assert "toml" not in page.locator("body").inner_text().lower()
