"""What hatch runs while it builds a package: the catalogues of words are compiled into it."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):  # type: ignore[misc]
    """Compiles ``wording/locale/*`` and puts the results beside their sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatch's signature
        """Compile every language before files are collected."""
        # The package itself is not installed yet.
        sys.path.insert(0, self.root)
        from tourplanner.wording.compiling import compiled  # noqa: PLC0415

        for folder in sorted((Path(self.root) / "tourplanner" / "wording" / "locale").iterdir()):
            (folder / "tourplanner.mo").write_bytes(compiled(folder))
        build_data["artifacts"].append("tourplanner/wording/locale/*/tourplanner.mo")
