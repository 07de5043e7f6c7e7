"""A message that no door words."""

import pytest

from tourplanner.message import message
from tourplanner.wording.language import VARIABLE


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", "la recherche a atteint sa durée limite\u00a0; voici le meilleur plan trouvé"),
        ("en", "the search ended at its time limit; this is the best plan found"),
    ],
)
def test_reads_as_its_sentence(
    lang: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, lang)
    print(message("door.search-out-of-time"))
    assert capsys.readouterr().out == f"{said}\n"


def test_shows_its_id_to_developers() -> None:
    assert repr(message("door.search-out-of-time")) == "Message(id='door.search-out-of-time', values={})"
