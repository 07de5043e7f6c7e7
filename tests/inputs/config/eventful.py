"""Configs with events, and the one fault that they have."""

from tests.inputs.config.cases import DEPOT, HEAD, STOP, VAN, faults_of
from tests.inputs.said import Told

TWO_VANS = HEAD + DEPOT + VAN + '[[vans]]\nid = "bus"\ndepot = "auch"\n'


STOPS = STOP + '[[stops]]\ncommune = "Touget"\nnot_on = [{ weekday = "mardi", why = "marché" }]\n'


BASE = HEAD + DEPOT + VAN + STOPS


def events(*rows: str, base: str = BASE) -> str:
    """A config with these events."""
    return base + "".join(f"[[events]]\n{row}\n" for row in rows)


def one_fault(*rows: str, base: str = BASE) -> Told:
    """The only fault of these events."""
    [fault] = faults_of(events(*rows, base=base))
    return fault


OUT = 'kind = "out"\ndate = 2027-01-13'


CLOSED = 'kind = "closed"\nstop = "Monfort"\nfrom = 2027-03-10\nto = 2027-03-25'


MOVED = 'kind = "moved"\nstop = "Monfort"\nfrom = 2027-03-20\nto = 2027-03-30\nplace = "Salle des fêtes"'


FAIR = 'kind = "opening"\ndate = 2027-10-02\ncommune = "Riscle"\nopen = "9h"\nclose = "12h"'
