"""Totals of counts, made again from the counts, and compared with them."""

from collections import Counter
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Case, DateField, F, QuerySet, Sum, Value, When
from django.db.models.functions import Cast, TruncMonth

from learning.models import LearningCount, LearningTotal
from learning.models.statistics import ALWAYS, EVERYBODY

from .counters import TOTAL_KEY, TotalKey


def _summed(counts: QuerySet[LearningCount, Any]) -> QuerySet[Any, Any]:
    # PostgreSQL cuts a date down to a moment.
    month = When(step_key=F("course_key"), then=Cast(TruncMonth("day"), DateField()))
    named = counts.annotate(of=Case(month, default=Value(ALWAYS), output_field=DateField())).order_by()
    return named.values_list("course_key", "step_key", "of", "measure").annotate(total=Sum("n"))


def write_totals(*, course_key: UUID | None = None, step_keys: Collection[UUID] = ()) -> None:
    """Make the totals again from the counts. The caller has locked the structures and written the counts.

    Args:
        course_key: the course, or None for all.
        step_keys: steps of the course; the course as a whole is named by its own key. Without a course they are not asked for.
    """
    which: dict[str, Any] = {} if course_key is None else {"course_key": course_key, "step_key__in": list(step_keys)}
    LearningTotal.objects.filter(**which).delete()
    sql, values = _summed(LearningCount.objects.filter(**which)).query.sql_with_params()
    table, columns = LearningTotal._meta.db_table, ", ".join(TOTAL_KEY)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({columns}, n, audience, locale) "  # noqa: S608 - own names
            f"SELECT summed.*, '{EVERYBODY}', '{EVERYBODY}' FROM ({sql}) AS summed",
            values,
        )


def kept_totals() -> Counter[TotalKey]:
    """What the totals say, zeros left out."""
    return Counter({key: n for *rest, n in LearningTotal.objects.exclude(n=0).values_list(*TOTAL_KEY, "n") if (key := tuple(rest))})


def summed_totals() -> Counter[TotalKey]:
    """What the counts add up to."""
    return +Counter({key: n for *rest, n in _summed(LearningCount.objects.all()) if (key := tuple(rest))})
