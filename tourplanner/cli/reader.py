"""The language of whoever reads: known before anything is parsed, so that faults of usage are told in it."""

from collections.abc import Callable, Sequence

from tourplanner.wording.catalogues import template
from tourplanner.wording.language import Language, default_language

OPTION = "--lang"


def asked_language(arguments: Sequence[str]) -> Language:
    """The language that a command line asks for, before or after its command; else the default one.

    Examples
    --------
    >>> asked_language(["plan", "pilot.toml", "--lang=en"])
    <Language.EN: 'en'>
    """
    found = default_language()
    known = {lang.value: lang for lang in Language}
    for place, word in enumerate(arguments):
        if word == "--":
            break
        name, equals, value = word.partition("=")
        if name == OPTION:
            value = value if equals else "".join(arguments[place + 1 : place + 2])
            found = known.get(value, found)
    return found


def farewell(lang: Language) -> Callable[[str], str]:
    """What is said by a process that is stopped, by the name of what stopped it."""
    words = template("door.stopped", None, lang)
    return lambda by: words.format(by=by)
