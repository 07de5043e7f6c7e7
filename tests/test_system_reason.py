import errno
import os

import pytest

from tourplanner.message import Message
from tourplanner.system_reason import system_reason
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


@pytest.mark.parametrize(
    "number",
    [
        errno.EACCES, errno.EROFS, errno.EEXIST, errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ENOSPC,
        errno.ENAMETOOLONG,
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
    assert system_reason(ValueError("embedded null byte")) == "embedded null byte"
