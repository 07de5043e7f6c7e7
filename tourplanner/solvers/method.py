"""The engines by name."""

from enum import StrEnum


class Method(StrEnum):
    """An engine; ``AUTO`` chooses by what was measured for problems of a size and shape."""

    AUTO = "auto"
    EXACT = "exact"
    RECREATE = "recreate"
