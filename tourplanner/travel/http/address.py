"""Addresses of servers that a config may hold."""

from tourplanner.errors import InputError
from tourplanner.http.address import is_address
from tourplanner.message import message


def require_url(url: str, provider: str) -> str:
    """The address of a config, when it is one.

    Raises
    ------
    InputError
        If it is empty or not an address of http or https, or holds a password.
    """
    where = "[travel] url"
    if not url:
        what = message("server.none-named", provider=provider)
        raise InputError.of(where, what, message("server.maybe-here"))
    # A config travels: it is carried by plan.json, and printed. What may be secret is not shown either.
    if "@" in url:
        raise InputError.of(where, message("server.password"))
    if "?" in url or "#" in url:
        raise InputError.of(where, message("server.url-too-long"))
    if not is_address(url):
        raise InputError.of(where, message("server.bad-url", url=url))
    return url
