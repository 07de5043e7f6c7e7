"""Work in a process of its own: how far it is, how it ends, what comes of it."""

import pytest

from tests.desk.lasting import begun, for_long, for_nothing
from tourplanner.desk.apart import Apart, Tell
from tourplanner.errors import InputError
from tourplanner.message import message

pytestmark = pytest.mark.slow


def refused(tell: Tell) -> str:
    tell("begun")
    raise InputError.of("", message("desk.nothing-to-undo"))


def test_what_is_stopped_gives_the_best_that_it_has() -> None:
    work = begun(Apart(for_long))
    work.stop()
    assert work.made() == "the best by then"


def test_what_has_nothing_yet_says_that_it_was_stopped() -> None:
    work = begun(Apart(for_nothing))
    work.stop()
    with pytest.raises(InputError) as fault:
        work.made()
    assert fault.value.faults[0].what == message("desk.apart-stopped")


def test_what_is_killed_gives_nothing_and_faults_come_across() -> None:
    work = begun(Apart(for_long))
    work.kill()
    with pytest.raises(InputError) as lost:
        work.made()
    assert lost.value.faults[0].what == message("hall.work-lost")
    with pytest.raises(InputError) as fault:
        Apart(refused).made()
    assert fault.value.faults[0].what == message("desk.nothing-to-undo")
