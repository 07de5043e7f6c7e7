import errno
import os
from pathlib import Path

import pytest

from tourplanner.files.system_reason import system_reason
from tourplanner.message import Message
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


@pytest.mark.parametrize(
    "number",
    [
        errno.EACCES, errno.EROFS, errno.EEXIST, errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ENOSPC,
        errno.ENAMETOOLONG, errno.EBUSY, errno.EIO, errno.EINVAL, errno.ENOTEMPTY,
    ],
)  # fmt: skip
def test_common_refusals_are_told_in_both_languages(number: int) -> None:
    reason = system_reason(OSError(number, os.strerror(number)))

    assert isinstance(reason, Message)
    assert words_in(Language.EN).of(reason) == os.strerror(number)
    assert words_in(Language.FR).of(reason) != os.strerror(number)


def test_others_are_told_in_the_words_of_the_system() -> None:
    assert system_reason(OSError(errno.ELOOP, "Too many levels")) == "Too many levels"
    assert system_reason(OSError("no number")) == "no number"
    assert system_reason(ValueError("a strange value")) == "a strange value"


def test_a_name_with_a_null_is_told_in_both_languages() -> None:
    with pytest.raises(ValueError, match="null") as caught:
        Path("a\0b").stat()
    reason = system_reason(caught.value)

    assert words_in(Language.EN).of(reason) == "embedded null byte"
    assert words_in(Language.FR).of(reason) == "nom de fichier qui contient un caractère interdit"
