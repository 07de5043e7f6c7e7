"""A year as a planner lives it: each thing that happens is said, answered, published, and told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from playwright.sync_api import Locator, expect

from tests.desk.journeys.hands import Hand
from tests.desk.journeys.pictures import Camera, no_camera


@dataclass(slots=True)
class Clock:
    """What day it is at the desk."""

    day: date = date(2027, 1, 2)

    def today(self) -> date:
        """That day."""
        return self.day


@dataclass(frozen=True, slots=True)
class Year:
    """A planner's hand at a dossier, and the days that pass."""

    hand: Hand
    clock: Clock
    camera: Camera = no_camera

    def look(self, view: str) -> None:
        """Go to a view by the head of the page."""
        self.hand.press(self.hand.page.locator(f'.views a[href="{view}"]'))

    def happens(self, kind: str, said: Mapping[str, str], choices: Mapping[str, str] | None = None) -> None:
        """Say an event in the calendar: what is written into fields, and what is chosen from lists."""
        page = self.hand.page
        self.look("/calendar")
        self.hand.press(page.locator(f"#kind-{kind}"))
        expect(page.locator("#event-add")).to_be_visible()
        more = page.locator("#event-form details")
        for name, text in said.items():
            self._unfold(more, page.locator(f"#e-{name}"))
            self.hand.write(page.locator(f"#e-{name}"), text)
        for name, value in (choices or {}).items():
            self._unfold(more, page.locator(f"#e-{name}"))
            self.hand.pick(page.locator(f"#e-{name}"), value)
        count = page.locator(".event-list > li").count()
        self.hand.press(page.locator("#event-add"))
        expect(page.locator(".event-list > li")).to_have_count(count + 1)

    def _unfold(self, more: Locator, field: Locator) -> None:
        if not field.is_visible():
            self.hand.press(more.locator("summary"))

    def replanned(self) -> None:
        """Take the first proposal about what happened."""
        page = self.hand.page
        self.look("/calendar")
        self.hand.press(page.locator('a[href="/proposals"]'))
        expect(page.locator("#take-1")).to_be_visible()
        self.camera(page, "propositions")
        self.hand.press(page.locator("#take-1"))
        expect(page.locator(".month-grid")).to_be_visible()

    def published(self, day: date, number: int) -> set[str]:
        """Publish on a day; who has to be told."""
        page = self.hand.page
        self.clock.day = day
        self.look("/publish")
        self.camera(page, f"publication-{number}")
        self.hand.press(page.locator("#publish"))
        expect(page.locator(".register > li")).to_have_count(number)
        rows = page.locator(".rows tbody th")
        return {name.partition("\n")[0] for name in rows.all_inner_texts()}

    def told(self) -> None:
        """Say that all of them know."""
        page = self.hand.page
        one, every = page.locator(".rows button"), page.locator("#told-all")
        self.hand.press(every if every.count() else one)
        expect(page.locator(".notice-box.good")).to_contain_text("prévenues")

    def papers(self) -> dict[str, set[str]]:
        """The papers of the last publication: for whom there is what."""
        page = self.hand.page
        last = page.locator(".register > li").first
        self.hand.press(last.locator("summary"))
        found = {}
        for pile in last.locator("section").all():
            names = pile.locator("li").all_inner_texts()
            found[pile.locator("h3").inner_text()] = set(names)
        return found


def published_in_january(year: Year) -> None:
    """All of them hear of their year."""
    assert len(year.published(date(2027, 1, 2), 1)) == 24
    year.told()


def an_agent_is_absent(year: Year) -> None:
    """A day is lost: what may be done is chosen."""
    year.clock.day = date(2027, 1, 12)
    year.happens("out", {"date": "13/01/2027", "why": "agent absente"})
    year.camera(year.hand.page, "calendrier")
    year.replanned()
    assert year.published(date(2027, 1, 12), 2) == {"Berdoues", "Saint-Médard"}
    assert year.papers()["Bandes à coller"] == {"Berdoues", "Saint-Médard"}
    year.told()


def a_square_is_dug_up(year: Year) -> None:
    """Nobody loses a date: only one village has to know."""
    said = {"stop": "Monfort", "place": "Salle des fêtes", "why": "travaux sur la place"}
    year.happens("moved", said | {"from": "10 mars 2027", "to": "25 mars 2027"})
    assert year.published(date(2027, 2, 15), 3) == {"Monfort"}
    assert year.papers()["Bandes à coller"] == {"Monfort"}
    year.told()


def a_saturday_with_appointments(year: Year) -> None:
    """A day of its own, in a town that has no other."""
    said = {"commune": "Fleurance", "date": "2 octobre 2027", "open": "9h", "close": "12h30"}
    said |= {"place": "Salle des fêtes", "why": "samedi exceptionnel"}
    year.happens("opening", said, {"booking": "required"})
    assert year.published(date(2027, 3, 1), 4) == {"Fleurance"}
    assert year.papers()["Affiches A4"] == {"Fleurance"}
    year.told()


def a_commune_joins(year: Year) -> None:
    """It gets what is free; nobody else moves."""
    year.happens("joins", {"stop": "Larressingle", "date": "1er juin 2027"})
    assert year.published(date(2027, 5, 10), 5) == {"Larressingle"}
    year.told()


def the_van_is_in_the_garage(year: Year) -> None:
    """Two weeks are lost: those who were told a date in them hear of it."""
    year.clock.day = date(2027, 10, 18)
    year.happens("out", {"from": "8/11/2027", "to": "19/11/2027", "why": "véhicule au garage"})
    year.replanned()
    waiting = year.published(date(2027, 10, 18), 6)
    assert len(waiting) > 4
    assert year.papers()["Courriers aux mairies"] == waiting
    year.told()


STORY: tuple[Callable[[Year], None], ...] = (
    published_in_january,
    an_agent_is_absent,
    a_square_is_dug_up,
    a_saturday_with_appointments,
    a_commune_joins,
    the_van_is_in_the_garage,
)
"""What happens, in this order."""
