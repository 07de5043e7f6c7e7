"""From the travel rules of a config to the provider that they name."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from types import MappingProxyType

from tourplanner.domain.config import TravelRules
from tourplanner.errors import InputError
from tourplanner.travel.estimate import Estimate
from tourplanner.travel.provider import TravelProvider

PROVIDERS: Mapping[str, Callable[[TravelRules], TravelProvider]] = MappingProxyType(
    {Estimate.name: lambda rules: Estimate(rules.van_factor)}
)
"""How each provider is made, by its name in a config."""


def choose_provider(rules: TravelRules) -> TravelProvider:
    """The provider that `rules` name.

    Raises
    ------
    InputError
        If there is no such provider.
    """
    if rules.provider not in PROVIDERS:
        near = get_close_matches(rules.provider.lower(), PROVIDERS, n=1)
        raise InputError.of(
            "[travel] provider",
            f'"{rules.provider}" is not a travel-time provider; allowed: {", ".join(PROVIDERS)}',
            f'"{near[0]}"' if near else "",
        )
    return PROVIDERS[rules.provider](rules)
