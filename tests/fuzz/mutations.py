"""Good bytes made bad: what disks, editors, spreadsheets and people in a hurry do to a file."""

import random
import re
import zipfile
from collections.abc import Callable
from io import BytesIO

Mutation = Callable[[bytes, random.Random], bytes]

VALUES = (
    b"0", b"-1", b"1e308", b"-1e999", b"NaN", b"inf", b"1" * 400, b"0x10", b"true", b"null", b"[]", b"{}",
    b'""', b'"\xc3\xa9"', b'"\\u0000"', b"2027-02-30", b"9999-12-31", b"0001-01-01", b"25:61", b"[[[[1]]]]",
    b"99999999999999999999", b"0.1", b"'", b'"', b"\xff", b"\0", b"\xe2\x80\xae", b"\xf0\x9f\x9a\x90",
    b"=1+1",
)  # fmt: skip
"""What is put in the place of a value."""

_VALUE = re.compile(rb'"[^"\n]*"|-?\d[\d.:-]*|true|false|null')
_ENCODINGS = ("utf-8-sig", "utf-16", "utf-32", "cp1252", "cp037")


def flip(data: bytes, chance: random.Random) -> bytes:
    """Some bits are others."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 20))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(data: bytes, chance: random.Random) -> bytes:
    """The end is missing."""
    return data[: chance.randrange(len(data))]


def hole(data: bytes, chance: random.Random) -> bytes:
    """A piece is missing."""
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randrange(1, 200) :]


def without_a_line(data: bytes, chance: random.Random) -> bytes:
    """A line is missing; of bytes too, as an editor does it that takes them for text."""
    lines = data.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return b"".join(lines)


def with_a_line_twice(data: bytes, chance: random.Random) -> bytes:
    """A line is there again, elsewhere."""
    lines = data.splitlines(keepends=True)
    lines.insert(chance.randrange(len(lines) + 1), chance.choice(lines))
    return b"".join(lines)


def other_value(data: bytes, chance: random.Random) -> bytes:
    """A value is one of another kind, or far too large."""
    found = list(_VALUE.finditer(data))
    if not found:
        return flip(data, chance)
    place = chance.choice(found)
    return data[: place.start()] + chance.choice(VALUES) + data[place.end() :]


def swapped_values(data: bytes, chance: random.Random) -> bytes:
    """Two values stand in each other's place."""
    found = list(_VALUE.finditer(data))
    if len(found) < 2:
        return hole(data, chance)
    first, second = sorted(chance.sample(found, 2), key=lambda place: place.start())
    between = data[first.end() : second.start()]
    return data[: first.start()] + second[0] + between + first[0] + data[second.end() :]


def nested(data: bytes, chance: random.Random) -> bytes:
    """Brackets without end."""
    start = chance.randrange(len(data))
    return data[:start] + chance.choice((b"[", b'{"a":', b"(", b"<a>", b'"')) * 5000 + data[start:]


def other_encoding(data: bytes, chance: random.Random) -> bytes:
    """The same text as another program writes it."""
    text = data.decode("utf-8", "replace")
    return text.encode(chance.choice(_ENCODINGS), "replace")


def inserted(data: bytes, chance: random.Random) -> bytes:
    """Bytes of chance among the others."""
    start = chance.randrange(len(data))
    return data[:start] + chance.randbytes(chance.randrange(1, 64)) + data[start:]


def emptied(data: bytes, chance: random.Random) -> bytes:
    """Nothing is left, or only blanks."""
    return chance.choice((b"", b"\n", b"\xef\xbb\xbf", b"\0" * 1000, b" \t\r\n"))


MUTATIONS: tuple[Mutation, ...] = (
    flip, cut, hole, without_a_line, with_a_line_twice, other_value, other_value, other_value, swapped_values,
    nested, other_encoding, inserted, emptied,
)  # fmt: skip


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Another file than the good one, most often close to it."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        data = chance.choice(MUTATIONS)(data or b" ", chance)
    return data


def repacked(data: bytes, chance: random.Random) -> bytes:
    """An archive, half the time whole but with a part that is not the good one."""
    if chance.random() < 0.4:
        return mutated(data, chance)
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        parts = old.namelist()
        hit = chance.choice(parts)
        for part in parts:
            content = old.read(part)
            if part != hit:
                new.writestr(part, content)
            elif chance.random() < 0.9:
                new.writestr(part, mutated(content, chance))
    return stream.getvalue()
