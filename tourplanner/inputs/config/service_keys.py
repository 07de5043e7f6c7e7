"""The keys of what residents are told of the service, and of how they book."""

from tourplanner.inputs.config.key import Key
from tourplanner.inputs.config.kinds import NAME, PHONE, SIRET, TEXT, minutes, whole
from tourplanner.inputs.config.values import BOOKING, LABEL, TEXTS
from tourplanner.message import message

SOME_HELP = (
    message("example.help-identity"),
    message("example.help-taxes"),
    message("example.help-pension"),
)
SERVICE = (
    Key("name", NAME, "Camping-car solidaire"),
    Key("operator", TEXT, ""),
    Key(
        "help",
        TEXTS,
        None,
        (message("example.help-identity"), message("example.help-taxes"), message("example.help-pension")),
    ),
    Key("bring", TEXTS, None, (message("example.bring-identity"), message("example.bring-tax-number"))),
    Key("privacy", TEXT, None, message("example.privacy")),
    Key("phone", PHONE, ""),
    Key("email", TEXT, ""),
    Key("url", TEXT, ""),
    Key("booking", BOOKING, "none"),
    Key("booking_url", TEXT, "", "https://rdv.example/camping-car"),
    Key("appointment_minutes", minutes(5, 240), None, 30, attribute="appointment"),
    Key("rdv_organisation", whole(1, 10_000_000), None, 1234),
    Key("siret", SIRET, ""),
    Key("label", LABEL, None, "france-services"),
    Key("partners", TEXTS, None, ("Assurance maladie", "Caf", "France Travail")),
)
