"""Providers by name."""

import pytest

from tourplanner.domain.config import TravelRules
from tourplanner.errors import InputError
from tourplanner.inputs.config import values
from tourplanner.travel.estimate import Estimate
from tourplanner.travel.providers import LINE_SOURCES, PROVIDERS, choose_provider
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
            f" {', '.join(PROVIDERS)}."
        ),
        "    Peut-être : « estimate ».",
    ]


def test_a_config_may_name_every_provider_that_can_be_made():
    assert set(values.PROVIDERS) == set(PROVIDERS)
    assert set(values.LINE_SOURCES) == set(LINE_SOURCES)
