"""Opening hours in words, as schema.org writes them: „poniedziałek–piątek” „9.00–16.00” is ``Mo-Fr 09:00-16:00``."""

import re
from collections.abc import Iterable

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
#: Names of weekdays, in the forms that stand in tables of hours.
NAMES = {
    word: DAYS[number]
    for language in (
        "poniedziałek wtorek środa czwartek piątek sobota niedziela",
        "poniedziałku wtorku środy czwartku piątku soboty niedzieli",
        "poniedziałki wtorki środy czwartki piątki soboty niedziele",
        "monday tuesday wednesday thursday friday saturday sunday",
        "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    )
    for number, word in enumerate(language.split())
}
_RANGE = re.compile(r"\s*(?:–|—|-|\bdo\b|\bto\b|\btil\b)\s*")
_LIST = re.compile(r"\s*(?:,|\bi\b|\boraz\b|\band\b|\bog\b)\s*")
_TIME = re.compile(r"(\d{1,2})[.:](\d{2})\s*[–—-]\s*(\d{1,2})[.:](\d{2})")
CLOSED = frozenset({"nieczynne", "zamknięte", "closed", "stengt"})
LAST_HOUR, LAST_MINUTE = 24, 59


def opening_hours(rows: Iterable[tuple[str, str]]) -> list[str]:
    """Say rows of days and time in schema.org's way.

    Args:
        rows: pairs such as ``("poniedziałek–piątek", "9.00–16.00")``; a row that says “closed” says nothing.

    Returns:
        One text for each row; none at all if a row holds something else than plain days and one span of time.
    """
    found = []
    for days, time in rows:
        if time.strip().casefold() in CLOSED:
            continue
        said, span = _days(days), _span(time)
        if not said or not span:
            return []
        found.append(f"{said} {span}")
    return found


def _days(text: str) -> str:
    words = re.sub(r"^(?:od|from|fra)\s+", "", text.strip().casefold())
    parts = []
    for part in _LIST.split(words):
        ends = [NAMES.get(word, "") for word in _RANGE.split(part)]
        if not all(ends) or len(ends) > 2:
            return ""
        parts.append("-".join(ends))
    return ",".join(parts)


def _span(text: str) -> str:
    found = _TIME.fullmatch(text.strip())
    if not found:
        return ""
    hours = [int(found[1]), int(found[3])]
    minutes = [int(found[2]), int(found[4])]
    if max(hours) > LAST_HOUR or max(minutes) > LAST_MINUTE or hours[0] * 60 + minutes[0] >= hours[1] * 60 + minutes[1]:
        return ""
    return f"{hours[0]:02}:{minutes[0]:02}-{hours[1]:02}:{minutes[1]:02}"
