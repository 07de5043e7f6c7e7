"""Titles of somebody's as names that every system takes and that stay apart."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tourplanner.inputs.slug import file_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Pilote 2020", "pilote-2020"),
        ("  Été à l'œuvre !", "ete-a-l-oeuvre"),
        ("L’Isle-Jourdain – 2e essai", "l-isle-jourdain-2e-essai"),
        ("../../etc", "etc"),
        ("Plan. ", "plan"),
        ("", "plan"),
        ("Nul", "nom-nul"),
        ("AUX", "nom-aux"),
        ("com1", "nom-com1"),
        ("Lpt9.", "nom-lpt9"),
        ("Nul.txt", "nul-txt"),
        ("Consul", "consul"),
    ],
)
def test_title(title: str, name: str) -> None:
    assert file_name(title) == name


def test_titles_whose_letters_are_lost_stay_apart() -> None:
    titles = ["Plan", "План", "★★★", "☆☆☆", "日本", "日本 2", "مخطط", "Plan ★", "Plan 日本", "👩", "x" * 80]
    titles += ["COM1", "COM¹", "COM₁", "COM①", "Cap 1/2", "Cap ½"]
    titles += ["x" * 300, "x" * 299 + "y"]
    names = [file_name(title) for title in titles]

    assert len(set(names)) == len(titles)
    assert names[0] == "plan"
    assert names[7].startswith("plan-")
    # The same on every machine and in every year, so that a folder is found again.
    assert file_name("План") == file_name("план") == hashlib.sha256("план".encode()).hexdigest()[:8]


@given(st.text(st.characters(), max_size=300))
def test_every_system_takes_it(title: str) -> None:
    name = file_name(title)

    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert 0 < len(name) <= 84
    assert name.strip("-") == name
    assert file_name(name) == name or name.startswith("nom-")
