"""A desk for several people: its names, its passwords and its TLS files, all of them or none."""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tourplanner.desk.keys import Passwords
from tourplanner.errors import Fault, InputError
from tourplanner.files.system_reason import system_reason
from tourplanner.files.together import read_whole
from tourplanner.message import message

PASSWORD, READER_PASSWORD = "TOURPLANNER_PASSWORD", "TOURPLANNER_READER_PASSWORD"
CREW_PASSWORD = "TOURPLANNER_CREW_PASSWORD"
"""Variables of the passwords: an argument would be seen by every user of the machine."""
SHORTEST = 12


@dataclass(frozen=True, slots=True)
class Sharing:
    """How others come to a desk.

    Attributes
    ----------
    names
        By which browsers may call it, without a port.
    passwords
        None where nobody but its user comes in.
    cert, key
        The TLS files; None where a proxy has them, or where there is none.
    proxied
        Whether a reverse proxy in front of it speaks HTTPS.
    """

    names: tuple[str, ...] = ()
    passwords: Passwords | None = None
    cert: Path | None = None
    key: Path | None = None
    proxied: bool = False

    @property
    def is_secure(self) -> bool:
        """Whether browsers reach it by HTTPS."""
        return self.proxied or self.cert is not None

    @property
    def is_shared(self) -> bool:
        """Whether it is meant for others than its user."""
        return bool(self.names or self.is_secure)

    def require(self, host: str, is_loopback: bool) -> None:
        """Judge it for an address.

        Raises
        ------
        InputError
            With all that is missing for others to come in safely.
        """
        faults: list[Fault] = []
        if not is_loopback or self.is_shared:
            if self.passwords is None:
                faults.append(Fault("--host", message("share.no-password", host=host, variable=PASSWORD)))
            if not self.names:
                faults.append(Fault("--name", message("share.no-name", host=host)))
            if not self.is_secure:
                faults.append(Fault("--tls-cert", message("share.no-tls", host=host)))
        if (self.cert is None) != (self.key is None):
            faults.append(Fault("--tls-cert", message("share.both-files")))
        elif self.cert is not None and self.key is not None:
            faults += _tls_faults(self.cert, self.key)
        if faults:
            raise InputError(faults)


def _tls_faults(cert: Path, key: Path) -> list[Fault]:
    """What is wrong with TLS files: a server that has begun would only say so to itself."""
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(cert, key, password=lambda: "")
    except OSError as error:
        why = system_reason(error) if not isinstance(error, ssl.SSLError) else (error.reason or "")
        return [Fault("--tls-cert", message("share.bad-tls", why=why))]
    return []


def passwords_of(
    environment: Mapping[str, str], planner: Path | None, reader: Path | None, crew: Path | None = None
) -> Passwords | None:
    """The passwords of files, else of the environment; None where there is none for planners.

    Raises
    ------
    InputError
        If a file cannot be read, or a password is short, or there is one for two roles.
    """
    first = _password("--password-file", planner, environment.get(PASSWORD, ""))
    second = _password("--reader-password-file", reader, environment.get(READER_PASSWORD, ""))
    third = _password("--crew-password-file", crew, environment.get(CREW_PASSWORD, ""))
    for said, option, others in (
        (second, "--reader-password-file", (first,)),
        (third, "--crew-password-file", (first, second)),
    ):
        if said and not first:
            raise InputError.of(option, message("share.reader-alone", variable=PASSWORD))
        if said and said in others:
            raise InputError.of(option, message("share.same-password"))
    return Passwords(first, second, third) if first else None


def _password(option: str, file: Path | None, said: str) -> str:
    if file is not None:
        try:
            said = read_whole(file).decode().partition("\n")[0]
        except (OSError, UnicodeDecodeError) as error:
            why = system_reason(error) if isinstance(error, OSError) else "UTF-8"
            raise InputError.of(option, message("file.unreadable", reason=why)) from None
    said = said.strip()
    if said and len(said) < SHORTEST:
        raise InputError.of(option, message("share.short-password", least=SHORTEST))
    if file is not None and not said:
        raise InputError.of(option, message("share.empty-password"))
    return said
