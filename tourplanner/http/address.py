"""Addresses of servers as messages show them."""

from urllib.parse import urlsplit


def shown(url: str) -> str:
    """An address without what may be secret in it: a user, a password, a query with a key."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url.partition("?")[0].rpartition("@")[2]
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()


def is_address(url: str) -> bool:
    """Whether it is an address of http or https."""
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
