"""English words in a French text: what a value brought along that no catalogue has words for."""

import re

_WORDS = """
the is are was were be been not and of with without from this that these those which has have had it its
in at by for to than then when where while any each every one two more less most least must may might can
cannot could should would unknown known missing allowed expected unexpected invalid wrong given found
write maybe neither nor only also after before between under over out file folder line column row cell
sheet value values number text list table key keys name names day days week weeks hour hours stops visit
visits tours van vans area year years end string character
"""
ENGLISH = frozenset(_WORDS.split())
"""Words of English that are none of French."""

_ASIDE = re.compile(
    r"«[^»]*»|“[^”]*”|\"[^\"]*\"|`[^`]*`|\{[^}]*\}|\([^()]*[_=:/][^()]*\)|--[\w-]+|\w+ = "
    r"|\S*[\w\]][._/=\[-][\w\[]\S*|[A-Z_]{2,}"
)
"""What is quoted, and what is no word: places in a template, options, paths, keys, variables."""


def english_in(text: str) -> set[str]:
    """The English words of a text, outside quotation marks and names of keys and files."""
    return ENGLISH & {word.lower() for word in re.findall(r"[^\W\d_]+", _ASIDE.sub(" ", text))}
