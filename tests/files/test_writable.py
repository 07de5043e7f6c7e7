"""What stands in the way of files is told in both languages, and nothing is made to find out."""

from pathlib import Path

import pytest

from tourplanner.errors import InputError
from tourplanner.files.writable import require_writable
from tourplanner.files.write import write_atomically
from tourplanner.wording.errors import worded
from tourplanner.wording.language import Language


def told(caught: pytest.ExceptionInfo[InputError], lang: Language) -> str:
    """The error in words, with plain spaces."""
    return worded(caught.value, lang).replace("\u00a0", " ")


def test_a_file_where_a_folder_is_needed(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text("{}")
    with pytest.raises(InputError) as caught:
        require_writable(file / "export", ["index.html"])

    assert told(caught, Language.FR) == (
        f"{file} : c’est un fichier, il faut ici un dossier.\n    Peut-être : choisir un autre dossier."
    )
    assert "is a file, a folder is needed here" in told(caught, Language.EN)


def test_a_folder_where_a_file_is_to_be_written(tmp_path: Path) -> None:
    (tmp_path / "index.html").mkdir()
    with pytest.raises(InputError) as caught:
        require_writable(tmp_path, ["index.html"])

    assert "index.html : c’est un dossier, il faut ici un fichier." in told(caught, Language.FR)
    assert "is a folder, a file is to be written here" in told(caught, Language.EN)


def test_a_name_that_no_system_takes(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        require_writable(tmp_path / ("a" * 300), ["index.html"])

    assert "impossible d’écrire ici (nom de fichier trop long)" in told(caught, Language.FR)
    assert "cannot be written: File name too long" in told(caught, Language.EN)


def test_the_words_of_the_system_are_french_in_french(tmp_path: Path) -> None:
    (tmp_path / "dossier").write_text("")
    (tmp_path / "dossier.json").mkdir()
    with pytest.raises(InputError) as caught:
        write_atomically(tmp_path / "dossier" / "plan.json", "{}")
    assert "impossible d’écrire ici (un fichier de ce nom existe déjà)" in told(caught, Language.FR)
    assert "cannot be written: File exists" in told(caught, Language.EN)

    with pytest.raises(InputError) as caught:
        write_atomically(tmp_path / "dossier.json", "{}")
    assert "impossible d’écrire ici (c’est un dossier)" in told(caught, Language.FR)


def test_nothing_is_made_to_find_out(tmp_path: Path) -> None:
    require_writable(tmp_path / "a" / "b", ["index.html"])

    assert list(tmp_path.iterdir()) == []
