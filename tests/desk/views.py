"""The addresses of all views, of a dossier of the pilot and of the start page."""

from tests.desk.visits import MONFORT

VIEWS = (
    "/weeks",
    f"/weeks?visit={MONFORT}",
    f"/weeks?visit={MONFORT}&move=1",
    f"/weeks?visit={MONFORT}&move=1&open=1",
    "/weeks?open=1",
    f"/weeks?check={MONFORT}",
    f"/weeks?check={MONFORT}&move=1",
    f"/weeks?visit={MONFORT}&why=1",
    f"/weeks?visit={MONFORT}&why=1&day=3",
    "/calendar",
    "/calendar?day=2027-03-29",
    "/calendar?as=list&event=opening",
    "/calendar?said=agent+absente+mercredi",
    "/calendar?said=bonjour",
    "/stops",
    "/stops?stop=32269",
    "/stops?pick=32269&pick=32448&key=hours",
    "/stops?add=Fleurance",
    "/stops?add=Flerance",
    "/workbook",
    "/whatif",
    "/proposals",
    "/publish",
    "/today",
    "/today?day=2027-01-04",
    "/search",
    "/history",
)
START = (
    "/start",
    "/start/new",
    "/start/new?departement=Gerz",
    "/start/new?departement=32&step=areas",
    "/start/new?departement=32&step=communes&area=243200417",
    "/start/new?departement=32&step=days&area=243200417&commune=32290",
)
