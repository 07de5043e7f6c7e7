"""Numbers and dates in words; ``_`` stands for a no-break space, ``'`` for a narrow one."""

from datetime import date

import pytest

from tourplanner.wording import format as words
from tourplanner.wording.colours import contrast, swatch
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

FR, EN = Language.FR, Language.EN


def spaces(text: str) -> str:
    """`text` with its no-break spaces."""
    return text.replace("_", "\u00a0").replace("'", "\u202f")


@pytest.mark.parametrize(
    ("seconds", "french", "english"),
    [
        (0, "0_min", "0_min"),
        (29, "0_min", "0_min"),
        (30, "1_min", "1_min"),
        (2700, "45_min", "45_min"),
        (3600, "1_h", "1_h"),
        (3599, "1_h", "1_h"),
        (4320, "1_h_12", "1_h 12_min"),
        (3900, "1_h_05", "1_h 5_min"),
        (4_500_000, "1'250_h", "1,250_h"),
    ],
)
def test_duration(seconds: int, french: str, english: str) -> None:
    assert words.duration(seconds, FR) == spaces(french)
    assert words.duration(seconds, EN) == spaces(english)


@pytest.mark.parametrize(
    ("seconds", "french", "english"),
    [
        (2700, "45_min", "45_min"),
        (7200, "2_h_00", "2_h 00_min"),
        (4320, "1_h_12", "1_h 12_min"),
        (406_860, "113_h_01", "113_h 01_min"),
    ],
)
def test_durations_of_a_column_have_their_minutes(seconds: int, french: str, english: str) -> None:
    assert words.column_duration(seconds, FR) == spaces(french)
    assert words.column_duration(seconds, EN) == spaces(english)


@pytest.mark.parametrize(
    ("metres", "french", "english"),
    [
        (0, "0,0_km", "0.0_km"),
        (12_449, "12,4_km", "12.4_km"),
        (12_450, "12,5_km", "12.5_km"),
        (99_949, "99,9_km", "99.9_km"),
        (99_950, "100_km", "100_km"),
        (102_500, "103_km", "103_km"),
        (1_234_000, "1'234_km", "1,234_km"),
    ],
)
def test_kilometres(metres: int, french: str, english: str) -> None:
    assert words.kilometres(metres, FR) == spaces(french)
    assert words.kilometres(metres, EN) == spaces(english)


@pytest.mark.parametrize(
    ("fraction", "french", "english"),
    [
        (0.0, "0_%", "0%"),
        (0.0001, "<_0,1_%", "<_0.1%"),
        (0.0321, "3,2_%", "3.2%"),
        (0.5, "50_%", "50%"),
        (1.0, "100_%", "100%"),
    ],
)
def test_percent_never_writes_something_as_nothing(fraction: float, french: str, english: str) -> None:
    assert words.percent(fraction, FR) == spaces(french)
    assert words.percent(fraction, EN) == spaces(english)


def test_dates() -> None:
    friday, first = date(2027, 1, 8), date(2027, 8, 1)
    assert words.day(friday, FR) == spaces("vendredi_8_janvier_2027")
    assert words.day(friday, EN) == spaces("Friday_8_January_2027")
    assert words.day(first, FR) == spaces("dimanche_1er_août_2027")
    assert words.day(first, EN) == spaces("Sunday_1_August_2027")
    assert words.day_of_year(friday, FR) == spaces("vendredi_8_janvier")
    assert words.short_day(friday, FR) == spaces("ven._8_janv.")
    assert words.short_day(first, FR) == spaces("dim._1er_août")
    assert words.capital_day(friday, FR) == spaces("Vendredi_8_janvier_2027")
    assert words.weekdays(4, FR) == "vendredis"
    assert words.short_day(friday, EN) == spaces("Fri_8_Jan")


@pytest.mark.parametrize("lang", Language)
@pytest.mark.parametrize("form", ["day", "capital-day", "plain-day", "day-of-year", "short-day", "dates"])
def test_no_date_breaks(form: str, lang: Language) -> None:
    """A line may break after the article of a list of dates alone."""
    for month in range(1, 13):
        day = date(2027, month, 1)
        said = words_in(lang).written([day] if form == "dates" else day, form)
        assert " " not in said.removeprefix("le ")


def test_every_month_and_weekday_has_a_name() -> None:
    for lang in Language:
        assert len({words.weekday(day, lang) for day in range(7)}) == 7
        assert len({words.month_name(date(2027, month, 1), lang) for month in range(1, 13)}) == 12
    assert words.capital_month(date(2027, 8, 1), FR) == spaces("Août_2027")
    assert words.capital_month(date(2027, 2, 1), EN) == spaces("February_2027")


@pytest.mark.parametrize(
    ("seconds", "french", "english", "table"),
    [
        (0, "0_h", "12_am", "00:00"),
        (34_200, "9_h_30", "9:30_am", "09:30"),
        (43_200, "12_h", "12_noon", "12:00"),
        (50_700, "14_h_05", "2:05_pm", "14:05"),
    ],
)
def test_times_of_day(seconds: int, french: str, english: str, table: str) -> None:
    assert words.clock(seconds, FR) == spaces(french)
    assert words.clock(seconds, EN) == spaces(english)
    assert words.clock_table(seconds) == table


def test_hours() -> None:
    assert words.hours(34_200, 43_200, FR) == spaces("9_h_30 – 12_h")


def test_counts_follow_each_language() -> None:
    counted = [words.count(n, "visit", "visits", EN) for n in (0, 1, 2)]
    assert counted == [spaces(text) for text in ("0_visits", "1_visit", "2_visits")]
    counted = [words.count(n, "permanence", "permanences", FR) for n in (0, 1, 2, 1000)]
    expected = ("0_permanence", "1_permanence", "2_permanences", "1'000_permanences")
    assert counted == [spaces(text) for text in expected]


@pytest.mark.parametrize(
    ("cents", "french", "english"),
    [
        (0, "0,00\u00a0€", "€0.00"),
        (74, "0,74\u00a0€", "€0.74"),
        (25_826, "258,26\u00a0€", "€258.26"),
        (49_999, "499,99\u00a0€", "€499.99"),
        (50_050, "501\u00a0€", "€501"),
        (619_817, "6\u202f198\u00a0€", "€6,198"),
    ],
)
def test_euros(cents: int, french: str, english: str) -> None:
    assert words.euros(cents, FR) == french
    assert words.euros(cents, EN) == english


def test_holidays_inside_a_sentence_begin_small_where_they_are_days_of_the_week() -> None:
    assert words.running("Lundi de Pâques", FR) == "lundi de Pâques"
    assert words.running("Fête nationale", FR) == "Fête nationale"
    assert words.running("trêve estivale", FR) == "trêve estivale"
    assert words.running("Easter Monday", EN) == "Easter Monday"
    assert words.running("Lundi de Pâques", EN) == "Easter Monday"
    assert words.running("Ascension; Fête de la Victoire", EN) == "Ascension Day; Victory Day"
    assert words.running("trêve estivale", EN) == "trêve estivale"


def test_areas_are_told_apart_under_white_text() -> None:
    swatches = [swatch(index) for index in range(35)]
    assert len(set(swatches)) == 35
    # WCAG 2.1 AA for text
    assert all(contrast(item.ink, "#ffffff") >= 4.5 for item in swatches)
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
