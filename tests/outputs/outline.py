"""A page as a reader of its source sees it: headings, landmarks, links."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "link", "img", "input", "hr"}


@dataclass
class Outline(HTMLParser):
    """What a reader of the source sees: headings, landmarks, ids, links with their words."""

    headings: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    lang: str | None = None
    text: str = ""
    labelled_by: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        self.tags.append(tag)
        if tag not in VOID:
            self._open.append(tag)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "html":
            self.lang = facts.get("lang")
        if facts.get("id"):
            self.ids.append(facts["id"] or "")
        if facts.get("aria-labelledby"):
            self.labelled_by.append(facts["aria-labelledby"] or "")
        if tag == "a":
            self.links.append((facts.get("href") or "", ""))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, tag

    def handle_data(self, data: str) -> None:
        if "style" in self._open:
            return
        self.text += data
        if "a" in self._open:
            href, words = self.links[-1]
            self.links[-1] = (href, words + data)


def outline(html: str) -> Outline:
    """What is on a page; every element of it must be closed."""
    found = Outline()
    found.feed(html)
    found.close()
    return found
