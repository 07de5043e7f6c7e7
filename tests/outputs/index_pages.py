"""The page that links every file, of any schedule."""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from tourplanner.message import Text
from tourplanner.outputs import index
from tourplanner.outputs.formats import FORMATS
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language


@cache
def everything(scheduled: Callable[[], ScheduleView]) -> Mapping[str, Text]:
    """The labels of all files of a schedule but paper, maps and workbooks, by their paths."""
    quick = [each for each in FORMATS if each.name not in {"map", "pdf", "xlsx"}]
    return {path: each.label(path) for each in quick for path in each.render(scheduled(), Language.FR)}


def drawn(
    scheduled: Callable[[], ScheduleView],
    lang: Language = Language.FR,
    others: Mapping[str, Text] = MappingProxyType({}),
) -> str:
    """The page of all files of a schedule and some others."""
    return index.render(scheduled(), lang, {**everything(scheduled), **others})["index.html"].decode("utf-8")
