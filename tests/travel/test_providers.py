"""Providers by name."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.problem.little import SOMEWHERE
from tourplanner.domain.own_table import OwnTable
from tourplanner.domain.travel_rules import TravelRules
from tourplanner.domain.travel_source import AUTO, LINE_SOURCES, PROVIDERS
from tourplanner.errors import InputError
from tourplanner.travel import providers
from tourplanner.travel.estimate import Estimate
from tourplanner.travel.known import NOTHING, Known
from tourplanner.travel.providers import choose_provider, completed, not_read, offers
from tourplanner.wording.errors import worded
from tourplanner.wording.language import Language


def test_estimate_with_the_factor_of_the_rules():
    provider = choose_provider(TravelRules(provider="estimate", van_factor=1.3))
    assert provider == Estimate(van_factor=1.3)
    assert provider.name == "estimate"


@pytest.mark.parametrize("name", ["estimated", "Estimate", "estimation"])
def test_unknown_provider_names_the_nearest(name):
    with pytest.raises(InputError) as raised:
        choose_provider(TravelRules(provider=name, van_factor=1.1))
    (fault,) = raised.value.faults
    assert f'"{name}"' in str(fault)
    assert str(fault).endswith('Maybe "estimate".')


def test_unknown_provider_like_no_other_lists_the_allowed():
    with pytest.raises(InputError, match="allowed: auto, estimate, osm") as raised:
        choose_provider(TravelRules(provider="zzz", van_factor=1.1))
    assert raised.value.faults[0].maybe == ""


def test_faults_are_told_in_french_as_well():
    with pytest.raises(InputError) as raised:
        choose_provider(TravelRules(provider="estimation", van_factor=1.1))
    assert worded(raised.value, Language.FR).replace("\u00a0", " ").splitlines() == [
        (
            "[travel] provider : « estimation » n’est pas une source de temps de trajet ; possibles :"
            f" {', '.join([AUTO, *PROVIDERS])}."
        ),
        "    Peut-être : « estimate ».",
    ]


OF_TABLES = [name for name, source in PROVIDERS.items() if source.reads_table]


@pytest.mark.parametrize("name", [name for name in PROVIDERS if name not in OF_TABLES])
def test_every_provider_has_its_module_and_goes_by_its_name(name):
    pytest.importorskip("routingpy", reason="the extra `servers` is not installed")
    rules = TravelRules(provider=name, van_factor=1.1, url="http://127.0.0.1:1")
    assert [each.name for each in offers(rules, Path(), NOTHING)] == ([] if name == "osm" else [name])


@pytest.mark.parametrize("name", OF_TABLES)
def test_one_that_reads_a_table_says_where_to_name_it(name):
    with pytest.raises(InputError) as raised:
        list(offers(TravelRules(provider=name, van_factor=1.1), Path(), NOTHING))
    assert [fault.where for fault in raised.value.faults] == ["[travel] file"]


@pytest.mark.parametrize("name", OF_TABLES)
def test_a_table_that_is_not_named_is_missed_by_the_name_of_its_provider(name):
    with pytest.raises(InputError, match=f'"{name}" reads a table'):
        list(offers(TravelRules(provider=name, van_factor=1.1), Path(), NOTHING))


@pytest.mark.parametrize("name", [AUTO, *PROVIDERS])
def test_what_a_provider_does_not_read_is_remarked_and_kept_from_it(name, monkeypatch):
    said = {"file": "temps.csv", "url": "http://127.0.0.1:1", "profile": "bus"}
    rules = TravelRules(provider=name, van_factor=1.1, **said)
    handed = []

    class Module:
        def offer(self, rules, _folder, _known):
            handed.append(rules)
            yield from ()

    monkeypatch.setattr(providers, "_module", lambda _source: Module())
    list(offers(replace(rules, file="gers.osm.pbf"), Path(), NOTHING))
    read = {key for key in said for each in handed if getattr(each, key)}

    assert [notice.values["key"] for notice in not_read(rules)] == [key for key in said if key not in read]
    assert not not_read(replace(rules, **{key: "" for key in said if key not in read}))
    if name == "estimate":
        assert str(not_read(rules)[0]) == (
            "file = “temps.csv” of [travel] is not read by the provider “estimate”"
        )


def test_a_table_of_times_goes_by_its_name():
    known = Known(table=OwnTable("times.csv", (), np.zeros((0, 0)), np.zeros((0, 0))))
    (provider,) = offers(TravelRules(provider="matrix", van_factor=1.1), Path(), known)
    assert provider.name == "matrix"


@pytest.mark.parametrize("name", LINE_SOURCES)
def test_every_source_of_lines_has_its_module(name):
    rules = TravelRules(provider="estimate", van_factor=1.1, lines=name)
    provider = completed(Estimate(1.1), rules, NOTHING)
    assert provider.matrix([SOMEWHERE]).provenance.lines_by == name
