"""Market days: when a village is full anyway, and how a stop keeps to them."""

from enum import StrEnum


class MarketDays(StrEnum):
    """Whether the visits of a stop are best on market days, or on no other day."""

    PREFER = "prefer"
    MUST = "must"
