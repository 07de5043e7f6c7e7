"""Telling every notice once, whoever else would tell it, too."""

from tourplanner.message import Message, Notify


def once(notify: Notify) -> Notify:
    """What passes on to `notify` what it was not told before."""
    told: list[Message] = []

    def tell(notice: Message) -> None:
        if notice not in told:
            told.append(notice)
            notify(notice)

    return tell
