"""Reports about people: organisations as sums, and learners with an account, for those who may know them."""

from typing import Any

from django.db.models import Count, F, Q, QuerySet

from learning.models import CourseProgress, GroupCourse

#: An organisation with fewer people is not told. Among four, each can work out what the other three did from the sum and from what
#: they know of themselves and a colleague; five is where published statistics usually begin to show small cells.
SMALLEST = 5


MEMBER = "group__members__participant"
#: Somebody who agreed that progress in this very course is seen.
AGREED = Q(group__members__consents__course_key=F("course_key"))


def _taking() -> QuerySet[Any, Any]:
    """Organisations with the courses that their groups take, and how many people agreed to be seen in each."""
    rows: QuerySet[Any, Any] = GroupCourse.objects.filter(group__closed_at=None).exclude(group__organisation="").order_by()
    named: Any = rows.values("course_key", organisation=F("group__organisation"))
    taking: QuerySet[Any, Any] = named.annotate(people=Count(MEMBER, filter=AGREED, distinct=True))
    return taking


def organisations() -> QuerySet[Any, Any]:
    """Sums by organisation and course, of people in open groups who agreed to be seen.

    A person in two groups of an organisation is one person. Rows have ``organisation``, ``course_key``, ``people``, ``enrolled``,
    ``completed`` and ``groups``; those with fewer than ``SMALLEST`` people are left out.
    """
    takes = AGREED & Q(**{f"{MEMBER}__courses__course_key": F("course_key")})
    done = takes & Q(**{f"{MEMBER}__courses__completed_at__isnull": False})
    rows = _taking().annotate(
        enrolled=Count(MEMBER, filter=takes, distinct=True),
        completed=Count(MEMBER, filter=done, distinct=True),
        groups=Count("group", distinct=True),
    )
    return rows.filter(people__gte=SMALLEST).order_by("organisation", "course_key")


def too_small() -> int:
    """How many organisations take a course with too few people to be told."""
    return _taking().filter(people__lt=SMALLEST).count()


def learners() -> QuerySet[CourseProgress, Any]:
    """Enrolments of people with an account, last activity first. No answers and no notes."""
    rows = CourseProgress.objects.filter(participant__user__isnull=False, in_statistics=True)
    return rows.select_related("participant__user").order_by("-last_activity_at", "-pk")
