"""How long, how often and how much a server is waited for."""

from dataclasses import dataclass

from urllib3.util import Retry

TRANSIENT = (429, 500, 502, 503, 504)
"""Statuses after which asking again may help."""


@dataclass(frozen=True, slots=True)
class Patience:
    """What a server may cost.

    Attributes
    ----------
    tries
        Times that one thing is asked for, when the connection fails or the server is busy.
    backoff
        Seconds of the wait before the third try, the second coming at once; each further wait is
        twice as long.
    longest_wait
        Seconds that no wait exceeds, whatever the server's ``Retry-After`` asks for.
    connect, read
        Seconds until a connection is made, and between two parts of an answer.
    answer
        Seconds for an answer as a whole, so that one that drips in does not hang the planner.
    most_bytes
        Size of the largest answer that is read.
    """

    tries: int = 4
    backoff: float = 1.0
    longest_wait: int = 30
    connect: float = 5.0
    read: float = 20.0
    answer: float = 60.0
    most_bytes: int = 8_000_000

    def retries(self) -> Retry:
        """The same for urllib3."""
        return Retry(
            total=self.tries - 1,
            # Whatever is asked here may be asked twice: a route changes nothing on the server, and what is
            # created there has a name of ours, by which the server knows it again.
            allowed_methods=None,
            status_forcelist=TRANSIENT,
            # urllib3 waits backoff_factor * 2 before the third try.
            backoff_factor=self.backoff / 2,
            backoff_max=self.longest_wait,
            retry_after_max=self.longest_wait,
            raise_on_status=False,
            redirect=False,
        )


USUAL = Patience()
