"""What was sent to a booking service, or would be, on the standard output."""

from collections import Counter
from collections.abc import Iterable

from tourplanner.cli.consoles import PlainConsole
from tourplanner.errors import RemoteError
from tourplanner.http.address import shown
from tourplanner.message import Message, message
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.told.push import Fate, Pushed, PushOptions


def show_pushed(
    pushed: Iterable[Pushed], options: PushOptions, lang: Language, console: PlainConsole
) -> None:
    """Print a line for each request as its fate becomes known, then the sums.

    Raises
    ------
    RemoteError
        If the service has refused some.
    """
    words, counts = words_in(lang), Counter[Fate]()
    for each in pushed:
        counts[each.fate] += 1
        console.print(words.of(_line(each)), soft_wrap=True)
    server = shown(options.to)
    if not counts:
        console.print(words("push.nothing"), soft_wrap=True)
    else:
        sums = [message(f"push.sum-{fate.value}", n=counts[fate]) for fate in Fate if counts[fate]]
        console.print(words.written(sums) + ".", soft_wrap=True)
    console.print(
        words("push.sent", server=server) if options.send else words("push.dry", server=server),
        soft_wrap=True,
    )
    if refused := counts[Fate.REFUSED]:
        raise RemoteError(message("push.some-refused", n=refused), message("push.see-refused"))


def _line(each: Pushed) -> Message:
    did = message(f"push.did-{each.fate.value}")
    kind = message(f"push.kind-{each.request.resource.name.lower()}")
    title = each.request.title
    if each.why:
        return message("push.line-why", did=did, kind=kind, title=title, why=each.why)
    return message("push.line", did=did, kind=kind, title=title)
