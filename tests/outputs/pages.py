"""The pages that link every file, of any schedule: that of residents and that of the service."""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from tourplanner.message import Text
from tourplanner.outputs import internal_page, public_page
from tourplanner.outputs.formats import FORMATS
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language


@cache
def everything(scheduled: Callable[[], ScheduleView]) -> Mapping[str, Text]:
    """The labels of all files of a schedule but paper, maps and workbooks, by their paths in an export."""
    quick = [each for each in FORMATS if each.name not in {"map", "pdf", "xlsx"}]
    return {
        each.place(path): each.label(path) for each in quick for path in each.render(scheduled(), Language.FR)
    }


def for_the_service(
    scheduled: Callable[[], ScheduleView],
    lang: Language = Language.FR,
    others: Mapping[str, Text] = MappingProxyType({}),
) -> str:
    """The page of the service, of all files of a schedule and some others."""
    labels = {**everything(scheduled), **others}
    return internal_page.render(scheduled(), lang, labels)["index.html"].decode("utf-8")


def for_residents(
    scheduled: Callable[[], ScheduleView],
    lang: Language = Language.FR,
    others: Mapping[str, Text] = MappingProxyType({}),
) -> str:
    """The page of residents, of all files of a schedule and some others."""
    labels = {**everything(scheduled), **others}
    return public_page.render(scheduled(), lang, labels)["index.html"].decode("utf-8")
