"""The words of coverage: drives, changes, classes."""

from tourplanner.wording.coverage import class_names, drive, saving, signed
from tourplanner.wording.language import Language
from tourplanner.wording.shades import DRIVE_LIMITS, GAIN_LIMITS


def test_drives_and_changes() -> None:
    assert drive(444, Language.FR) == "7,4\u00a0min"
    assert drive(444, Language.EN) == "7.4\u00a0min"
    assert drive(None, Language.FR) == drive(float("inf"), Language.FR) == "–"
    assert saving(-72, Language.FR) == "−1,2\u00a0min"
    assert saving(72, Language.EN) == "+1.2\u00a0min"
    assert signed(0.0004, 3, Language.FR) == "0,000"
    assert signed(-1234.4, 0, Language.FR) == "−1\u202f234"


def test_classes_have_names() -> None:
    names = [name.replace("\u00a0", " ") for name in class_names(DRIVE_LIMITS, Language.FR)]
    assert names == [
        "jusqu’à 5 min",
        "5 à 10 min",
        "10 à 15 min",
        "15 à 20 min",
        "20 à 30 min",
        "plus de 30 min",
    ]
    gains = [name.replace("\u00a0", " ") for name in class_names(GAIN_LIMITS, Language.EN)]
    assert gains == ["nothing", "up to 2 min", "2 to 5 min", "5 to 10 min", "more than 10 min"]
