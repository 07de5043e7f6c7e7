"""Speeds, lengths, weights and durations of tags; conversions are worked out by hand."""

import pytest

from tourplanner.travel.osm.quantities import duration, metres, speed_limit, tonnes


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("00:20", 1200),
        ("1:05:30", 3930),
        ("15", 900),
        ("PT1H30M", 5400),
        ("PT45S", 45),
        ("soon", 0),
        ("", 0),
        ("71:59", 259_140),
        ("200:00", 0),
        ("9" * 255, 0),
        ("PT" + "9" * 250 + "H", 0),
        ("٣٠", 0),
    ],
)
def test_durations(text: str, seconds: int) -> None:
    assert duration(text) == seconds


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("50", 50),
        ("50;30", 50),
        ("30 mph", 48.27),
        ("30mph", 48.27),
        ("50 km/h", 50),
        ("5 knots", 9.26),
        ("FR:zone:20", 20),
        ("FR:zone30", 30),
        ("FR:30", 30),
        ("FR:urban", 50),
        ("FR:zone 30", 30),
        ("FR:Zone_20", 20),
        ("FR:living_street", 20),
        ("DE:walk", 6),
        ("FR:", 0),
        ("٥٠", 0),
        ("²", 0),
        ("1 000", 1000),
        ("9" * 400, float("inf")),
        ("none", 140),
        ("signals", 0),
        ("walk", 6),
        ("50 bananas", 0),
        ("", 0),
    ],
)
def test_speed_limits(text: str, limit: float) -> None:
    assert speed_limit(text) == pytest.approx(limit)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("3.5", 3.5),
        ("3,5 m", 3.5),
        ("2.5m", 2.5),
        ("250 cm", 2.5),
        ("2500 mm", 2.5),
        ("0.004 km", 4.0),
        ("10'", 3.048),
        # 7 * 0.3048 + 6 * 0.0254
        ("7'6\"", 2.286),
        ("7'6", 2.286),
        ("7 ft 6 in", 2.286),
        ('98"', 2.4892),
        ("3.5 - 4.0", 3.5),
        ("3.5 approx", 3.5),
        ("2m50", 2.5),
        ("2 m 50", 2.5),
        ("2m 50cm", 2.5),
        ("2,500 mm", 2.5),
        ("2 500 mm", 2.5),
        ("12'-6\"", 3.81),  # 12 * 0.3048 + 6 * 0.0254
        ("8′2″", 2.4892),
        ("≤ 2,8 m", 2.8),
        ("２.5", 0.5),  # a wide 2 is no digit of a limit
        ("²", None),
        ("default", None),
        ("none", None),
        ("", None),
    ],
)
def test_lengths(text: str, length: float | None) -> None:
    assert metres(text) == (None if length is None else pytest.approx(length))


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("3.5", 3.5),
        ("3.5 t", 3.5),
        ("3500 kg", 3.5),
        ("5000 lbs", 2.26796),
        ("5000 lb", 2.26796),
        ("3 st", 2.721555),
        ("3.5 t;7.5 t", 3.5),
        ("3t5", 3.5),
        ("3T500", 3.5),
        ("3,500 kg", 3.5),
        ("3.500 kg", 3.5),
        ("3 500 kg", 3.5),
        ("3\u202f500 kg", 3.5),
        ("3,500 t", 3.5),
        ("10,000 lbs", 4.53592),
        ("5 000 lb", 2.26796),
        ("0.5 st", 0.4535925),
        ("unsigned", None),
    ],
)
def test_weights(text: str, weight: float | None) -> None:
    assert tonnes(text) == (None if weight is None else pytest.approx(weight))
