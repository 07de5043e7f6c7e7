"""Names of choices in other words than a file has."""

from tourplanner.domain.period import WEEKDAYS

OTHER_NAMES = {
    **dict(
        zip(("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"), WEEKDAYS, strict=True)
    ),
    **dict(
        zip(
            ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
            WEEKDAYS,
            strict=True,
        )
    ),
    "matin": "morning",
    "am": "morning",
    "après-midi": "afternoon",
    "apres-midi": "afternoon",
    "pm": "afternoon",
}
"""What people write for a name of ours: only to tell them which name is meant."""
