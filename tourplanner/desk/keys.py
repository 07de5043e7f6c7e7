"""Who may come in: a word that opens the door once, then a cookie; with a password where others can knock."""

import hmac
import secrets
from dataclasses import dataclass

PLANNER, READER, CREW = "planner", "reader", "crew"


@dataclass(frozen=True, slots=True)
class Passwords:
    """What opens the door from other machines: for planners, readers, and crews, who count ("" for none)."""

    planner: str
    reader: str = ""
    crew: str = ""

    def role(self, said: str) -> str:
        """What somebody with that password is; empty for nobody."""
        if hmac.compare_digest(said.encode(), self.planner.encode()):
            return PLANNER
        if self.reader and hmac.compare_digest(said.encode(), self.reader.encode()):
            return READER
        if self.crew and hmac.compare_digest(said.encode(), self.crew.encode()):
            return CREW
        return ""


class Keys:
    """The words and cookies of one server; they are gone with it."""

    def __init__(self, passwords: Passwords | None = None) -> None:
        self.passwords = passwords
        self._once = {secrets.token_urlsafe(24)}
        self._roles: dict[str, str] = {}

    @property
    def next(self) -> str:
        """The word that opens the door next."""
        return next(iter(self._once))

    def cookie_for(self, word: str) -> str:
        """A new cookie for the word that opens the door, which then changes; empty for any other word."""
        if word not in self._once:
            return ""
        self._once = {secrets.token_urlsafe(24)}
        return self._given(PLANNER)

    def cookie_by_password(self, said: str) -> str:
        """A new cookie for a password; empty if it is none."""
        role = self.passwords.role(said) if self.passwords else ""
        return self._given(role) if role else ""

    def role(self, cookie: str) -> str:
        """What the holder of a cookie is; empty for nobody."""
        return self._roles.get(cookie, "")

    def _given(self, role: str) -> str:
        cookie = secrets.token_urlsafe(32)
        self._roles[cookie] = role
        return cookie
