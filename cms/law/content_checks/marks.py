"""Trust: each place that the content cites stands in ``records/places.yaml`` with the mark of its source."""

from collections.abc import Iterator

from cms.core.exchange.checks.places import problem_at
from cms.core.exchange.checks.rules import Checked
from cms.core.exchange.problems import Problem
from cms.law.exchange import Place
from cms.law.places_exchange import PlaceRecord

from .cited import cited_by, cited_in, words_of

FILE = "records/places.yaml"


def places_without_mark(checked: Checked) -> Iterator[Problem]:
    """Citations of places that the list does not have."""
    marks = marks_in(checked)
    for package, source in checked.pages:
        for place, key in cited_in(source.document):
            if mark_of(place, marks) is None:
                yield problem_at(package, source, _message(place), key=key)
    for package, record in checked.records:
        for place, _key in cited_by(record.record):
            if mark_of(place, marks) is None:
                yield Problem(package.path(record.file), record.line, _message(place))


def _message(place: Place) -> str:
    return f"{words_of(place)} is cited and has no mark. Add it to {FILE}, with “trust”: from where we know what it says."


def marks_in(checked: Checked) -> dict[str, PlaceRecord]:
    """The list, by act, article, paragraph and point."""
    return {one.record.place: one.record for _package, one in checked.records if isinstance(one.record, PlaceRecord)}


def mark_of(place: Place, marks: dict[str, PlaceRecord]) -> PlaceRecord | None:
    """The line of the list that a place falls under: its own, else that of its paragraph, else that of its article."""
    wanted = ((place.paragraph, place.point), (place.paragraph, ""), ("", ""))
    found = (marks.get("/".join((place.act, place.article, *rest))) for rest in wanted)
    return next((one for one in found if one), None)
