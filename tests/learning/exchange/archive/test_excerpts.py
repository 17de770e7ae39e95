"""Where two texts differ, cut to that."""

import pytest

from learning.exchange.archive.excerpts import LONGEST, beginning, excerpts

LONG = "Fundację ustanawia fundator, a nabywa ona osobowość prawną z chwilą wpisu do rejestru."


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Koniec.", "Koniec kursu.", ("Koniec.", "Koniec kursu.")),
        ("", "Nowe.", ("", "Nowe.")),
        ("Stare.", "", ("Stare.", "")),
        (
            f"{LONG} Masz 7 dni. {LONG}",
            f"{LONG} Masz 21 dni. {LONG}",
            (
                "…prawną z chwilą wpisu do rejestru. Masz 7 dni. Fundację ustanawia fundator, a nabywa…",
                "…prawną z chwilą wpisu do rejestru. Masz 21 dni. Fundację ustanawia fundator, a nabywa…",
            ),
        ),
        ("aaa", "aaaa", ("aaa", "aaaa")),
        ("raz  dwa\ntrzy", "raz dwa cztery", ("raz dwa trzy", "raz dwa cztery")),
    ],
)
def test_texts_are_cut_to_where_they_differ(old: str, new: str, expected: tuple[str, str]) -> None:
    assert excerpts(old, new) == expected


@pytest.mark.parametrize("text", ["x" * 5_000, f"{LONG} " * 40])
def test_nothing_gets_long(text: str) -> None:
    assert max(map(len, [*excerpts(text, "y" + text[::-1]), beginning(text)])) <= LONGEST + 2
