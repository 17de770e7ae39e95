"""Kept counters, made again from the facts: for a step, for people who go or are joined, for everything."""

from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from learning.models import CourseProgress, CourseStructure, LearningCount, OptionStat, QuestionStat, QuestionVersion, StructureStep

from .counters import COUNT_KEY, add_facts
from .fact_table import contradictions, fact_table, write_facts
from .facts import SUMS, Facts, count_facts, facts_of, option_facts, question_facts
from .totals import kept_totals, summed_totals, write_totals

BATCH = 2000


@dataclass(frozen=True)
class CounterDifference:
    """A kept number that the facts contradict. ``of`` says what is counted."""

    table: str
    of: tuple[Any, ...]
    kept: int
    counted: int


def lock_structures(course_keys: Collection[UUID] | None = None) -> None:
    """Wait for those who are answering in these courses (None: in all) and let nobody count until this transaction ends.

    To be called before anything else is written: whoever answers holds the structure shared (``completions.held_places``).
    """
    editions = CourseStructure.objects.select_for_update().filter(is_current=True)
    if course_keys is not None:
        editions = editions.filter(course_key__in=course_keys)
    list(editions.order_by("pk").values_list("pk"))


def share_structures(participants: Collection[int]) -> None:
    """Keep others from recounting the courses of these people until this transaction ends; they may still be counted in."""
    if connection.vendor != "postgresql":
        return  # SQLite's transactions are alone anyway
    courses = CourseProgress.objects.filter(participant__in=participants).values("course_key")
    keys = CourseStructure.objects.filter(is_current=True, course_key__in=courses).values_list("pk", flat=True)
    table = connection.ops.quote_name(CourseStructure._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table} WHERE id = ANY(%s) ORDER BY id FOR SHARE", [sorted(keys)])  # noqa: S608 - own name


@contextmanager
def counters_kept(*participants: int) -> Iterator[None]:
    """Bring the counters in step with whatever happens to these people's facts inside the ``with`` block.

    The caller holds their locks, in a transaction.

    Args:
        participants: primary keys of everybody whose facts change.
    """
    share_structures(participants)
    before = facts_of(participants=participants)
    yield
    add_facts(facts_of(participants=participants).minus(before))


def forget_people(participants: Collection[int]) -> None:
    """Take people out of the counters who are about to be deleted with all that they did; the caller holds a transaction."""
    share_structures(participants)
    add_facts(Facts().minus(facts_of(participants=participants)))


def courses_of(step_keys: Collection[UUID]) -> list[UUID]:
    """Keys of the courses in whose current edition these steps stand."""
    rows = StructureStep.objects.filter(step_key__in=step_keys, structure__is_current=True)
    return list(rows.order_by().values_list("structure__course_key", flat=True).distinct())


def recount_counts(*, course_key: UUID, step_keys: Collection[UUID]) -> None:
    """Make the counts of a course as a whole and of some of its steps again. The caller has locked the course's structure.

    Args:
        course_key: the course.
        step_keys: steps that stand in it now, or stood in it until now.
    """
    facts = count_facts(course_keys=[course_key], step_keys=step_keys)
    keys = [course_key, *step_keys]
    LearningCount.objects.filter(course_key=course_key, step_key__in=keys).delete()
    rows = [LearningCount(**dict(zip(COUNT_KEY, key, strict=True)), n=n) for key, n in facts.items()]
    LearningCount.objects.bulk_create(rows, batch_size=BATCH)
    write_totals(course_key=course_key, step_keys=keys)


def recount_questions(*, step_keys: Collection[UUID] | None = None) -> None:
    """Make the sums of questions and options again, of some steps or (None) of all. The caller has locked the structures."""
    versions = QuestionVersion.objects.all()
    if step_keys is not None:
        versions = versions.filter(question__step_key__in=step_keys)
    for model in (QuestionStat, OptionStat):
        model._default_manager.filter(version__in=versions.values("pk")).delete()
    sums = question_facts(step_keys=step_keys)
    stats = [QuestionStat(version_id=pk, **{name: sums[pk, name] for name in SUMS}) for pk in sorted({pk for pk, _ in sums})]
    QuestionStat.objects.bulk_create(stats, batch_size=BATCH)
    options = option_facts(step_keys=step_keys)
    OptionStat.objects.bulk_create([OptionStat(version_id=pk, option=option, n=n) for (pk, option), n in options.items()], batch_size=BATCH)


def rebuild_counters() -> None:
    """Make all counters again. The caller has locked all structures."""
    with fact_table():
        write_facts()
    write_totals()
    recount_questions()


def kept_facts() -> Facts:
    """What the counters say, zeros left out."""
    counts = LearningCount.objects.exclude(n=0).order_by().values_list(*COUNT_KEY, "n")
    return Facts(Counter({key: n for *rest, n in counts.iterator(BATCH) if (key := tuple(rest))}), _kept_questions(), _kept_options())


def _kept_questions() -> Counter[tuple[int, str]]:
    sums = QuestionStat.objects.exclude(n=0).order_by().values_list("version", *SUMS)
    return Counter({(pk, name): n for pk, *row in sums.iterator(BATCH) for name, n in zip(SUMS, row, strict=True) if n})


def _kept_options() -> Counter[tuple[int, str]]:
    options = OptionStat.objects.exclude(n=0).order_by().values_list("version", "option", "n")
    return Counter({(pk, option): n for pk, option, n in options.iterator(BATCH)})


def counter_differences() -> Iterator[CounterDifference]:
    """Yield every counter that is not what the facts add up to; totals are compared with the counts that they sum up."""
    with transaction.atomic():
        # Counting goes on elsewhere; both sides are read as of one moment.
        lock_structures()
        with fact_table():
            counts = [CounterDifference("counts", _words(row, COUNT_KEY), row.n, row.counted) for row in contradictions()]
        compared: list[tuple[str, Counter[Any], Counter[Any]]] = [
            ("totals", kept_totals(), summed_totals()),
            ("questions", _kept_questions(), question_facts()),
            ("options", _kept_options(), option_facts()),
        ]
    yield from counts
    for table, one, other in compared:
        for key in sorted((key for key in one.keys() | other.keys() if one[key] != other[key]), key=str):
            yield CounterDifference(table, tuple(str(part) for part in key), one[key], other[key])


def _words(row: LearningCount, names: Collection[str]) -> tuple[str, ...]:
    return tuple(str(getattr(row, name)) for name in names)
