"""The engines by name."""

from enum import StrEnum


class Method(StrEnum):
    """An engine; ``AUTO`` chooses by what was measured for problems of a size and shape.

    ``ROUTING``, the routing library of OR-Tools, is there to compare with: it proves nothing and can
    express only part of the rules.
    """

    AUTO = "auto"
    EXACT = "exact"
    RECREATE = "recreate"
    ROUTING = "routing"
