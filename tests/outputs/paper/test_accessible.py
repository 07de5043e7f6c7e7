"""What PDF/UA-1 and PDF/A-2a ask for, read back; the compiler enforced it when it wrote."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from tests.outputs.paper.documents import sheets
from tests.outputs.paper.reading import reader, structure
from tests.patience import PATIENCE
from tourplanner.outputs.view import ScheduleView

pytestmark = pytest.mark.paper

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def documents(schedule: ScheduleView) -> dict[str, bytes]:
    return sheets(schedule)


def test_documents_say_what_they_are(documents: dict[str, bytes]) -> None:
    for title, pdf in documents.items():
        read = reader(pdf)
        root = read.trailer["/Root"]
        assert (read.metadata.title or "").replace("\u00a0", " ") == title
        assert read.metadata.author == "Département du Gers"
        assert root["/Lang"].partition("-")[0] == "fr"
        assert root["/MarkInfo"]["/Marked"].value is True
        assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
        xmp = root["/Metadata"].get_data().decode()
        assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
        assert "<pdfaid:part>2</pdfaid:part>" in xmp
        assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp


def test_date_is_that_of_the_schedule(documents: dict[str, bytes]) -> None:
    for pdf in documents.values():
        created = reader(pdf).metadata.creation_date
        assert created is not None
        assert created.date().isoformat() == "2027-01-04"


def test_headings_and_pictures_are_tagged(documents: dict[str, bytes]) -> None:
    for pdf in documents.values():
        tags = [element["/S"] for element in structure(pdf)]
        assert tags.count("/H1") == len(reader(pdf).pages)
        assert "/H2" in tags
        pictures = [element for element in structure(pdf) if element["/S"] == "/Figure"]
        assert pictures
        assert all(str(picture.get("/Alt", "")) for picture in pictures)


def test_alternative_texts_tell_what_is_seen(documents: dict[str, bytes]) -> None:
    poster_pdf, area_pdf, _ = documents.values()
    told = [str(element["/Alt"]) for element in structure(poster_pdf) if "/Alt" in element]
    assert any("Monfort" in alt and "Solomiac" in alt for alt in told)
    assert any("https://gers.example/camping-car-solidaire" in alt for alt in told)
    (area,) = [str(element["/Alt"]) for element in structure(area_pdf) if "/Alt" in element]
    assert "tournée A (Monfort, Tournecoupe)" in area


def test_tables_have_heads(documents: dict[str, bytes]) -> None:
    for pdf in list(documents.values())[1:]:
        tags = [element["/S"] for element in structure(pdf)]
        assert "/TH" in tags
        assert "/TD" in tags


def test_every_font_is_our_own_and_inside(documents: dict[str, bytes]) -> None:
    for pdf in documents.values():
        for page in reader(pdf).pages:
            for font in page["/Resources"]["/Font"].values():
                name = font["/BaseFont"]
                assert name.partition("+")[2].startswith(("Inter", "Noto")), name
                inner = font["/DescendantFonts"][0]["/FontDescriptor"]
                assert "/FontFile2" in inner or "/FontFile3" in inner


def test_same_bytes_in_another_process(documents: dict[str, bytes]) -> None:
    code = (
        "import hashlib\n"
        "from tests.outputs.paper.conftest import squares\n"
        "from tests.outputs.paper.documents import sheets\n"
        "for pdf in sheets(squares()).values():\n"
        "    print(hashlib.sha256(pdf).hexdigest())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=True
    )
    assert done.stdout.split() == [hashlib.sha256(pdf).hexdigest() for pdf in documents.values()]
