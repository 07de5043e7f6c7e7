"""Places by their names: a code alone, a name alone, or both, which have to agree."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from tourplanner.inputs.shown import shown
from tourplanner.inputs.typed.text import tidy, word
from tourplanner.message import Message, Text, message

_CODE = re.compile(r"(?<![0-9A-Za-z])([0-9]{9}|[0-9]{5}|2[ABab][0-9]{3})(?![0-9A-Za-z])")
_SAINTS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
_ARTICLES = frozenset({"le", "la", "les", "l"})
_NATURE = re.compile(
    r"^(?:c-?c|c-?a|c-?u|ccom|communaute-de-communes|communaute-d-agglomeration|communaute-urbaine)"
    r"-(?:(?:de-la|de-l|des|du|de|d)-)?"
)
"""What the names of intercommunalités begin with, and planners leave out."""
_NOUN = re.compile(
    r"^(?:(?:la|le)-)?(?:mairie|commune|village|bourg|ville)-(?:(?:de-la|de-l|des|du|de|d)-)?(?=.)"
)
"""What people say that a place is, before its name."""
_SURROUNDS = re.compile(r"^[\s,;:–—()\[\]/-]+|[\s,;:–—()\[\]/-]+$")
MOST_NAMED = 6
"""Candidates that one fault names."""


@dataclass(frozen=True, slots=True)
class Called:
    """Something that has a code and a name; `also` are other names, `codes` other codes of it."""

    code: str
    name: str
    postal: str = ""
    also: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that it goes by; ids that people make up are names as well."""
        return tuple(name for name in (self.code, self.name, *self.also) if name)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why it cannot be told which is meant, and what may have been."""

    what: Message
    maybe: Text


@dataclass(slots=True)
class NameBook:
    """All that may be meant, by code."""

    known: Mapping[str, Called]
    _by_name: tuple[Mapping[str, tuple[str, ...]], ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, known: Iterable[Called]) -> "NameBook":
        """The book of these; of two with one code the first."""
        return cls({each.code: each for each in reversed(tuple(known))})

    def find(self, text: str) -> str | Doubt | None:
        """The code that is meant by `text`; None when nothing of it is known."""
        if text in self.known:
            return text
        plain = tidy(text)
        if plain in self.known:
            return plain
        if codes := self._coded(plain):
            return self._one_of(plain, codes)
        match = _CODE.search(plain)
        rest = (
            "" if match is None else _SURROUNDS.sub("", plain[: match.start()] + " " + plain[match.end() :])
        )
        if match is None or not any(letter.isalpha() for letter in rest):
            return self._named(plain)
        return self._labelled(plain, rest, match[1].upper())

    def _named(self, name: str) -> str | Doubt | None:
        codes = self._codes(name) or self._codes(bare_name(name))
        return self._one_of(name, codes) if codes else None

    def _one_of(self, name: str, codes: tuple[str, ...]) -> str | Doubt:
        if len(codes) == 1:
            return codes[0]
        what = message("name.several", seen=shown(name), n=len(codes))
        return Doubt(what, self._any_of(codes[:MOST_NAMED]))

    def _labelled(self, label: str, name: str, code: str) -> str | Doubt | None:
        """The code of a label, which has to be that of its name."""
        named, coded = self._codes(name), self._coded(code)
        agreed = tuple(each for each in coded if each in named or (not named and self._contains(name, each)))
        if agreed:
            return self._one_of(label, agreed)
        if not named:
            return self._name_unknown(label, coded[0]) if coded else None
        if len(named) > 1:
            return self._one_of(name, named)
        return self._contradiction(label, named[0], coded[0] if coded else code)

    def _coded(self, code: str) -> tuple[str, ...]:
        """The codes of what goes by a code, its own or another."""
        if code in self.known:
            return (code,)
        return tuple(called.code for called in self.known.values() if code in called.codes)

    def _contradiction(self, label: str, named: str, code: str) -> Doubt:
        """Both readings of a label whose code is not that of its name."""
        seen, meant, name = shown(label), self._text(named), self.known[named].name
        postal = self.known[named].postal == code
        if code not in self.known:
            what = (
                message("name.postal", seen=seen, named=meant, name=name, code=code)
                if postal
                else message("name.code-unknown", seen=seen, named=meant, code=code)
            )
            return Doubt(what, self._any_of([named]))
        coded = self._text(code)
        if postal:
            what = message("name.two-and-postal", seen=seen, named=meant, coded=coded, name=name, code=code)
            return Doubt(what, self._any_of([named]))
        return Doubt(message("name.two", seen=seen, named=meant, coded=coded), self._any_of([named, code]))

    def _name_unknown(self, label: str, coded: str) -> Doubt:
        what = message("name.not-its-name", seen=shown(label), code=coded, coded=self._text(coded))
        return Doubt(what, self._any_of([coded]))

    def told(self, code: str) -> Message:
        """A code as it is typed, with its name."""
        return message("toml.code", code=code, name=self.known[code].name)

    def _any_of(self, codes: Iterable[str]) -> Message:
        return message("config.any-of", codes=[self.told(code) for code in codes])

    def _text(self, code: str) -> Message:
        return message("config.commune", name=self.known[code].name, code=code)

    def _contains(self, name: str, code: str) -> bool:
        """Whether a name has that of `code` in it: "Mairie de Solomiac"."""
        said = f"-{_loose(name)}-"
        return any(f"-{_loose(each)}-" in said for each in self.known[code].names)

    def _codes(self, name: str) -> tuple[str, ...]:
        """The codes of a name; the closer of two spellings goes before the looser."""
        if not any(letter.isalpha() for letter in name):
            return ()
        if not self._by_name:
            self._by_name = tuple(self._index(spelling) for spelling in range(len(_spellings("x"))))
        for said, index in zip(_spellings(name), self._by_name, strict=True):
            if said and said in index:
                return index[said]
        return ()

    def _index(self, spelling: int) -> Mapping[str, tuple[str, ...]]:
        codes: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for code, called in self.known.items():
            for name in called.names:
                codes[_spellings(name)[spelling]][code] = None
        return {name: tuple(found) for name, found in codes.items()}


def bare_name(text: str) -> str:
    """A name without what is said that the place is: "Mairie de Monfort", "le bourg du Houga"."""
    said = word(text)
    rest = _NOUN.sub("", said)
    return text if rest == said else rest


def begins(seen: str, name: str) -> bool:
    """Whether a name begins with what was typed, in whole words: "Castéra-Verduzan" with "Castéra"."""
    beginning = _loose(bare_name(seen))
    return bool(beginning) and f"{_loose(name)}-".startswith(f"{beginning}-")


@lru_cache(maxsize=1 << 14)
def _spellings(name: str) -> tuple[str, ...]:
    """A name, from the way that it is written to what is left without saints, articles and natures."""
    return tidy(name).casefold(), word(name), _without_saints(name), _loose(name)


def _without_saints(name: str) -> str:
    return "-".join(_words(name))


def _loose(name: str) -> str:
    words = [each for each in _NATURE.sub("", _without_saints(name)).split("-") if each not in _ARTICLES]
    return "-".join(words)


def _words(name: str) -> Iterator[str]:
    for each in word(name).split("-"):
        yield _SAINTS.get(each, each)
