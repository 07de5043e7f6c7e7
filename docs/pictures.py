"""The pictures and terminal texts of the guide, made by the program itself.

``python docs/pictures.py [FOLDER]`` needs the test extra and a Chromium. What a page
shows is what these commands give today.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2

sys.path.insert(0, str(Path(__file__).parents[1]))

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser import chromium, opened
from tests.desk.journeys.founding import a_dossier_is_begun
from tests.desk.journeys.hands import Clicks
from tests.desk.journeys.meeting import four_communes_are_chosen, they_are_compared
from tests.desk.journeys.year import Clock, Year, an_agent_is_absent, published_in_january
from tests.desk.patient import rest, window
from tests.desk.running import running, starting
from tests.story import story_config
from tourplanner.desk.session import Session
from tourplanner.wording.language import Language

PICTURES = Path(__file__).parent / "pages" / "guide" / "pictures"
DATA = Path(__file__).parents[1] / "data"
A_STOP = "32269"
AN_ABSENCE = "32045-berdoues"
BOOKED = '[service]\nphone = "05 62 67 40 40"\nbooking = "required"\n'
COLOURS = 128
OFFICE, TELEPHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
VIEWS = {
    "semaines": f"/weeks?visit=v-{A_STOP}-20270108-morning",
    "deplacer": "/weeks?visit=v-32020-20270106-afternoon&move=1",
    "pourquoi": f"/weeks?visit=v-{A_STOP}-20270108-morning&why=1",
    "imprevu": "/calendar?day=2027-03-29&event=closed",
    "arrets": f"/stops?stop={A_STOP}",
}
"""Views of the pilot that no journey comes by, by the names of their pictures."""
WANTED = {
    *("accueil", "nouveau-communes", "publier", "calendrier", "propositions", "registre", "historique"),
    *("jour", "et-si-choix", "et-si-compare", *VIEWS),
}
"""Pictures that stand in the guide."""
WRONG_HOUR = ('open = "09:30"', 'open = "9h75"')


def main(folder: Path) -> None:
    """Make every picture and text into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        _texts(work, folder)
        _papers(work, folder)
        _appointments(work, folder)
        _year(work, folder)
        _pages(work, folder)
        _desk(work, folder)


def _texts(work: Path, folder: Path) -> None:
    """What the terminal shows: a plan, a fault, a reason."""
    _keep(folder / "resume.txt", _say(work, "plan", "--out", "plan"))
    _say(work, "new", "essai")
    config = work / "essai" / "plan.toml"
    config.write_text(config.read_text(encoding="utf-8").replace(*WRONG_HOUR), encoding="utf-8")
    _keep(folder / "faute.txt", _say(work, "plan", "essai/plan.toml", fails=2))
    _keep(folder / "pourquoi.txt", _say(work, "explain", "plan", "--stop", A_STOP))


def _papers(work: Path, folder: Path) -> None:
    """A poster and a route sheet, as pictures of their first pages."""
    _say(work, "schedule", "plan", "--until", "2027-12-31")
    _say(work, "export", "plan")
    made = work / "plan" / "export"
    _first_page(next((made / "public" / "affiches" / "A4").glob(f"*{A_STOP}*.pdf")), folder / "affiche.png")
    _first_page(min((made / "interne" / "feuilles-de-route").glob("*.pdf")), folder / "feuille-de-route.png")


def _appointments(work: Path, folder: Path) -> None:
    """A sheet of appointments, and what a big Saturday takes."""
    pilot = (DATA / "pilot.toml").read_text(encoding="utf-8")
    (work / "rdv.toml").write_text(f"{pilot}\n{BOOKED}", encoding="utf-8")
    _say(work, "plan", "rdv.toml", "--out", "rdv")
    _say(work, "print", "rdv", "--what", "appointments", "--until", "2027-01-31")
    _first_page(next((work / "rdv").rglob(f"rendez-vous/*{A_STOP}*.pdf")), folder / "rendez-vous.png")
    saturday = ("--date", "2027-10-02", "--people", "200", "--minutes", "20", "--at", "Fleurance")
    _keep(folder / "capacite.txt", _say(work, "capacity", "plan", *saturday))


def _year(work: Path, folder: Path) -> None:
    """What the terminal shows when an agent is ill, the strips for it, a mail, and the register."""
    (work / "gers").mkdir()
    (work / "gers" / "plan.toml").write_text(story_config(), encoding="utf-8")
    _say(work, "plan", "gers/plan.toml", "--out", "gers")
    _say(work, "publish", "gers", "--on", "2027-01-02")
    _say(work, "publish", "gers", "--told", "tous", "--on", "2027-01-04")
    _say(work, "event", "add", "gers", "out", "--date", "13/01/2027", "--why", "agent malade")
    _keep(folder / "propositions.txt", _say(work, "replan", "gers", "--on", "2027-01-12", "--quiet"))
    _say(work, "replan", "gers", "--take", "1", "--on", "2027-01-12")
    _keep(folder / "publication.txt", _say(work, "publish", "gers", "--changed", "--on", "2027-01-12"))
    made = work / "gers" / "publications" / "002" / "a-remplacer"
    _first_page(made / "bandes" / f"{AN_ABSENCE}.pdf", folder / "bande.png", part=0.28)
    _keep(folder / "courrier.txt", (made / "courriers" / f"{AN_ABSENCE}.txt").read_text(encoding="utf-8"))
    _say(work, "publish", "gers", "--told", "Berdoues", "--on", "2027-01-12")
    _keep(folder / "registre.txt", _say(work, "publish", "gers", "--status", "--on", "2027-01-12"))


def _pages(work: Path, folder: Path) -> None:
    """The pages that open in a browser."""
    _say(work, "whatif", "pilot.toml", "tenareze", "sans-vendredi", "--map", "et-si.html")
    _say(work, "coverage", "plan", "--map", "couverture.html")
    shown = {
        "carte.png": work / "plan" / "map.html",
        "fichiers.png": work / "plan" / "export" / "public" / "index.html",
        "et-si.png": work / "et-si.html",
        "couverture.png": work / "couverture.html",
    }
    with opened(work / "chromium", 1200, 800) as page:
        # The page of residents goes by the day on which it is read.
        page.pretend("2027-03-05T10:00")
        for name, file in shown.items():
            page.open(file)
            (folder / name).write_bytes(page.screenshot())


def _desk(work: Path, folder: Path) -> None:
    """The views of the desk, as the journeys of its tests come by them."""

    def camera(page: Page, name: str) -> None:
        if name not in WANTED:
            return
        if page.locator("#map").count() and page.viewport_size["width"] > TELEPHONE["width"]:
            page.locator("#map .leaflet-interactive, #map .pin").first.wait_for(state="attached")
        file = folder / f"bureau-{name}.png"
        page.screenshot(path=file)
        _lighter(file)

    noted = "2027-01-05T12:00:00+01:00"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = window(browser, reduced_motion="reduce", viewport=OFFICE).new_page()
        hand = Clicks(page)
        with starting(work) as start:
            page.goto(start.door)
            a_dossier_is_begun(hand, camera)
            page.goto(f"{start.base}/publish")
            camera(page, "publier")
        clock = Clock()
        story = _dossier(work, "annee", story_config())
        with running(Session(story, Language.FR, lambda: noted), today=clock.today) as desk:
            page.goto(desk.door)
            year = Year(hand, clock, camera)
            published_in_january(year)
            an_agent_is_absent(year)
            year.papers()
            camera(page, "registre")
            page.goto(f"{desk.base}/history")
            camera(page, "historique")
        pilot = _dossier(work, "bureau", (DATA / "pilot.toml").read_text(encoding="utf-8"))
        _say(work, "lock", "bureau", A_STOP, "2027-01-08", "--half", "morning", "--why", "promis au maire")
        with running(Session(pilot, Language.FR, lambda: noted)) as desk:
            page.goto(desk.door)
            for name, view in VIEWS.items():
                page.goto(f"{desk.base}{view}")
                rest(page)
                camera(page, name)
            page.set_viewport_size(TELEPHONE)
            page.goto(f"{desk.base}/today")
            camera(page, "jour")
            page.set_viewport_size(OFFICE)
        # A visit that is fixed on a Friday leaves no plan without Fridays to compare with.
        free = _dossier(work, "reunion", (DATA / "pilot.toml").read_text(encoding="utf-8"))
        with running(Session(free, Language.FR, lambda: noted)) as desk:
            page.goto(desk.door)
            four_communes_are_chosen(hand, camera)
            they_are_compared(hand, camera)
        browser.close()


def _dossier(work: Path, name: str, config: str) -> Path:
    """A folder with a config and its plan."""
    (work / name).mkdir()
    (work / name / "plan.toml").write_text(config, encoding="utf-8")
    _say(work, "plan", f"{name}/plan.toml", "--out", name)
    return work / name


def _lighter(picture: Path) -> None:
    """A picture of few colours as one that says so: a third of its bytes."""
    plain = Image.open(picture).convert("RGB")
    plain.quantize(COLOURS, dither=Image.Dither.NONE).save(picture, optimize=True)


def _say(work: Path, *words: str, fails: int = 0) -> str:
    """What a command says in French, on both of its streams."""
    command = [sys.executable, "-m", "tourplanner", *words]
    run = subprocess.run(command, cwd=work, capture_output=True, encoding="utf-8", check=False)
    if run.returncode != fails:
        raise RuntimeError(f"{' '.join(words)}: {run.stderr}")
    return run.stdout + run.stderr


def _keep(file: Path, text: str) -> None:
    lines = (line.rstrip() for line in text.strip().splitlines())
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _first_page(pdf: Path, picture: Path, part: float = 1.0) -> None:
    """The first page of a document, or its upper part."""
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=1.0).to_pil()
    page.crop((0, 0, page.width, round(part * page.height))).save(picture, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES)
