"""A text that tells a rhythm while it is being read: what is understood is taken out of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from tourplanner.errors import Fault
from tourplanner.inputs.typed.recurrence_words import SHORT_FORMS, plain
from tourplanner.message import Text, message

_STOPS = re.compile(r"[():;!?]|(?<=[a-z])\.(?= |$)|(?<=[a-z]) ?/ ?(?=[a-z])")
_SHORT = re.compile(rf"(?<![a-z0-9-])({'|'.join(SHORT_FORMS)})\b\.?")


def spelled_out(text: str) -> str:
    """A text in plain letters, its short forms in full, with commas for all that parts it."""
    full = _SHORT.sub(lambda found: SHORT_FORMS[found[1]], plain(text))
    return " ".join(_STOPS.sub(" , ", full).split())


@dataclass(slots=True)
class TypedText:
    """``rest`` is what was not understood yet, ``faults`` what was found to be wrong."""

    text: str
    rest: str
    faults: list[Fault] = field(default_factory=list)

    def fault(self, what: str, close: Text, **values: str | int) -> None:
        """Note what is wrong, by its message, and what is close to it."""
        self.faults.append(Fault("", message(what, text=self.text, **values), close))

    def take(self, *patterns: str) -> re.Match[str] | None:
        """The first part of the text that one of the patterns fits, which is then no more in the rest."""
        for pattern in patterns:
            if found := re.search(rf"(?<![a-z0-9-])(?:{pattern})(?![a-z0-9])", self.rest):
                self.rest = f"{self.rest[: found.start()]} , {self.rest[found.end() :]}"
                return found
        return None

    def every(self, *patterns: str) -> Iterable[re.Match[str]]:
        """All parts that one of the patterns fits."""
        while found := self.take(*patterns):
            yield found
