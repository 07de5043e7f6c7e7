"""Pictures that are taken on the way: none by tests, those of the guide by its script."""

from collections.abc import Callable

from playwright.sync_api import Page

Camera = Callable[[Page, str], None]
"""Takes a picture of a page under a name."""


def no_camera(_page: Page, _name: str) -> None:
    """Take none."""
