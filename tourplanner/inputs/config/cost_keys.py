"""The keys of what a service costs, and of who pays towards it."""

from datetime import date

from tourplanner.domain.reckoning import Grant, SiteAttendance
from tourplanner.inputs.config.checks import starts_before_end
from tourplanner.inputs.config.key import REQUIRED, Check, Key
from tourplanner.inputs.config.kinds import DAY, DAYS, EUROS, LITRES, NAME, YEARS, number, whole
from tourplanner.inputs.config.table import table, tables
from tourplanner.inputs.config.values import LABEL

SOME_GRANTS = (
    {
        "name": "France Services",
        "euros_per_year": 35_000,
        "to": date(2025, 12, 31),
        "label": "france-services",
    },
    {
        "name": "France Services",
        "euros_per_year": 50_000,
        "from": date(2026, 1, 1),
        "label": "france-services",
    },
)
GRANTS = tables(
    (
        Key("name", NAME, REQUIRED),
        Key("euros_per_year", number(0, 10_000_000, EUROS), REQUIRED),
        Key("from", DAY, None, attribute="first"),
        Key("to", DAY, None, attribute="last"),
        Key("label", LABEL, None),
    ),
    (Check(("from", "to"), starts_before_end),),
    Grant,
)
ATTENDANCE = (
    Key("sites", whole(1, 100_000), None, 24),
    Key("accompaniments", whole(0, 1_000_000_000), None, 38_792),
    Key("from", DAY, None, date(2023, 1, 1), attribute="first"),
    Key("to", DAY, None, date(2023, 8, 31), attribute="last"),
    Key("growth_percent", number(-100, 1000), None, 27.11),
)

# Orders of magnitude to start from: a motor home of 3.5 t burns about 11 l of diesel; an agent of about
# 3,600 euros a month, contributions included, works the legal 1,607 hours a year.
COSTS = (
    Key("fuel_litres_per_100km", number(0, 100, LITRES), 11),
    Key("fuel_euros_per_litre", number(0, 20, EUROS), 1.7),
    Key("agents", whole(0, 20), 2),
    Key("agent_euros_per_hour", number(0, 500, EUROS), 27),
    Key("vehicle_euros", number(0, 2_000_000, EUROS), 80_000),
    Key("vehicle_years", whole(1, 50, YEARS), 10),
    Key("touring_days_per_year", whole(1, 366, DAYS), None, 132),
    Key("grants", GRANTS, (), SOME_GRANTS),
    Key("attendance", table(ATTENDANCE, (Check(("from", "to"), starts_before_end),), SiteAttendance), {}),
)
