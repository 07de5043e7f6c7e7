"""Why the system refused a file, as a message: its own words are English, or those of the machine."""

import errno
from collections.abc import Mapping

from tourplanner.message import Message, Text, message

_KNOWN: Mapping[int, Message] = {
    errno.EACCES: message("system.permission"),
    errno.EPERM: message("system.permission"),
    errno.EROFS: message("system.read-only"),
    errno.ENOENT: message("system.missing"),
    errno.EEXIST: message("system.exists"),
    errno.ENOTDIR: message("system.not-folder"),
    errno.EISDIR: message("system.is-folder"),
    errno.ENOSPC: message("system.full"),
    errno.EBUSY: message("system.busy"),
    errno.EIO: message("system.disk"),
    errno.EINVAL: message("system.name"),
    errno.ENOTEMPTY: message("system.not-empty"),
    errno.ENAMETOOLONG: message("system.long-name"),
    errno.EFBIG: message("system.too-large"),
    errno.ECONNREFUSED: message("system.refused"),
    errno.ECONNRESET: message("system.reset"),
    errno.EPIPE: message("system.reset"),
    errno.ETIMEDOUT: message("system.too-slow"),
    errno.EHOSTUNREACH: message("system.no-way"),
    errno.ENETUNREACH: message("system.no-way"),
}


def system_reason(error: OSError | ValueError) -> Text:
    """What to tell of an error of the system or of a path that it does not take."""
    if isinstance(error, TimeoutError):
        return message("system.too-slow")
    if isinstance(error, OSError) and error.errno not in _KNOWN:
        import socket  # noqa: PLC0415 - most errors are of files

        if isinstance(error, socket.gaierror):
            return message("system.no-such-server")
    if isinstance(error, OSError):
        return _KNOWN.get(error.errno or 0) or error.strerror or str(error)
    return message("system.null") if str(error).startswith("embedded null") else str(error)
