"""Files of a draft: whoever opens one, or sees its name, knows that it is none of the real ones."""

import pytest

from tests.outputs.schedules import pilot
from tourplanner.outputs.draft import as_draft, draft_path
from tourplanner.outputs.formats import FORMATS
from tourplanner.wording.language import Language


@pytest.mark.parametrize("path", ["communes.txt", "traces/a.kml", "donnees-ouvertes/a.csv", "sans-fin"])
def test_a_file_of_any_kind_that_does_not_say_so_is_named_so(path: str) -> None:
    stem, dot, ending = path.partition(".")
    assert draft_path(path, b"lundi 4 janvier", "BROUILLON") == f"{stem}-BROUILLON{dot}{ending}"
    assert draft_path(path, b"BROUILLON, lundi 4 janvier", "BROUILLON") == path
    assert draft_path(path, b"lundi 4 janvier", "") == path


@pytest.mark.parametrize("path", ["affiches/A4/a.pdf", "index.html", "classeur.xlsx", "calendriers/a.ics"])
def test_what_is_marked_inside_keeps_its_name(path: str) -> None:
    assert draft_path(path, b"packed", "BROUILLON") == path


def test_the_comment_for_a_national_list_is_named_so() -> None:
    draft = as_draft(pilot(), Language.FR)
    (comment,) = [each for each in FORMATS if each.name == "commentaire"]
    ((path, content),) = comment.render(draft, Language.FR).items()
    named = draft_path(path, content, draft.mark)
    assert named == "donnees-ouvertes/commentaire-france-services-BROUILLON.txt"
