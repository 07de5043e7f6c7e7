"""A farm at its end, or what it would take."""

from math import ceil

from tourplanner.cli.consoles import PlainConsole
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.farm.farm import Farmed, Reckoned

MOST_FAILURES = 10


def show_farm(farmed: Farmed, lang: Language, console: PlainConsole) -> None:
    """Print what came of it, what failed, and where everything is."""
    words, worked = words_in(lang), farmed.worked
    said = [words("farm.did", n=worked.done, cores=ceil(farmed.core_seconds))]
    if worked.resumed:
        said.append(words("farm.resumed", n=worked.resumed))
    if worked.failures:
        said.append(words("farm.failed", n=len(worked.failures)))
        names = {row.key: row.title(words) for row in farmed.view.rows() if row.key in farmed.view.failures}
        shown = list(farmed.view.failures.items())[:MOST_FAILURES]
        said += [words("farm.failed-line", name=names[key], why=why) for key, why in shown]
    for line in (*said, *map(str, farmed.files)):
        console.print(line, soft_wrap=True)


def show_reckoning(reckoned: Reckoned, workers: int, lang: Language, console: PlainConsole) -> None:
    """Print how many jobs there are, how many are done, and what the others would take."""
    words = words_in(lang)
    left = reckoned.jobs - reckoned.kept
    console.print(words("farm.would-do", jobs=reckoned.jobs, kept=reckoned.kept, left=left), soft_wrap=True)
    seconds = round(reckoned.core_seconds)
    told = words("farm.would-take", cores=seconds, workers=workers, wall=round(seconds / workers))
    console.print(told, soft_wrap=True)
    if reckoned.kept:
        console.print(words("farm.reckoned-measured", n=reckoned.kept), soft_wrap=True)
    else:
        console.print(words("farm.reckoned-usual"), soft_wrap=True)
