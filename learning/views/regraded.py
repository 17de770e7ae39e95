"""What a result says of answers that were graded again: when, and by how many points."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learning.domain.publishing.scoring import ACCEPTED
from learning.domain.regrading.plan import ACCEPTING
from learning.models import QuestionText, RegradeChange, Response


def regrade_notes(responses: Iterable[Response]) -> dict[int, str]:
    """Lines to read under the answers whose points a regrade changed, by primary key of the response.

    One statement, and none where nothing was graded again.

    Args:
        responses: the answers of an attempt.
    """
    regraded = [row.pk for row in responses if row.graded_by_id]
    if not regraded:
        return {}
    rows = RegradeChange.objects.filter(response__in=regraded).select_related("regrade").order_by("regrade__made_at", "pk")
    lines: dict[int, list[str]] = {}
    for row in rows:
        lines.setdefault(row.response_id, []).append(note(row))
    return {pk: " ".join(found) for pk, found in lines.items()}


def note(row: RegradeChange) -> str:
    """“Regraded on 22 November 2026: +1 point.”"""
    gained = row.points_after - row.points_before
    day = formats.date_format(timezone.localtime(row.regrade.made_at), "DATE_FORMAT")
    return _("Regraded on %(day)s: %(points)s.") % {"day": day, "points": gained_words(gained)}


def gained_words(gained: Decimal) -> str:
    """“+1 point”, “−0.5 points”."""
    whole = gained == gained.to_integral_value()
    number = formats.localize(abs(gained.to_integral_value() if whole else gained.normalize()))
    sign = "−" if gained < 0 else "+"
    # A fraction takes the plural everywhere but in its own languages' rules, which go by the whole number after it.
    return ngettext("%(number)s point", "%(number)s points", abs(int(gained)) if whole else 2) % {"number": f"{sign}{number}"}


def words_that_graded(responses: Iterable[Response]) -> dict[int, dict[str, Any]]:
    """The words of answers that were graded again, with what their language accepts by now, by primary key of the response.

    Only for types with accepted answers; one statement, and none where no such answer was graded again.

    Args:
        responses: the answers of an attempt, with ``version`` and ``wording`` at hand.
    """
    typed = [row for row in responses if row.graded_by_id and row.version.kind in ACCEPTING]
    if not typed:
        return {}
    now = QuestionText.objects.filter(version__in=[row.graded_by_id for row in typed], is_current=True)
    accepted = {(row.version_id, row.locale): row.texts.get(ACCEPTED, {}) for row in now}
    return {row.pk: {**row.wording.texts, ACCEPTED: accepted.get((row.graded_by_id or 0, row.wording.locale), {})} for row in typed}
