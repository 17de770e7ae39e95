"""What publishing a draft of a step would do to those who learn, from a handful of counting statements."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.db.models import Count, F, Max, Q
from django.db.models.functions import Coalesce

from learning.domain.keys import is_canonical, page_key
from learning.enums import UNGRADED, AttemptState
from learning.models import Attempt, CoursePage, CourseProgress, ModulePage, Question, QuestionText, QuestionVersion, Response, StepPage

from .scoring import QuestionSpec, read_questions
from .similar import same_options, shape_of

#: Rules that hold from the next answer on and take nothing away.
FORWARD_RULES = ("pass_mark", "completion_rule", "attempts_allowed", "attempt_delay", "opens_at", "closes_at", "prerequisites")


class Edit(StrEnum):
    """What an edit is to a question."""

    WORDS = "words"
    KEY = "key"
    STRUCTURE = "structure"
    REMOVED = "removed"
    NEW = "new"
    RETURNED = "returned"


@dataclass(frozen=True)
class QuestionImpact:
    """What happens to one question.

    Args:
        prompt: how it reads in the draft, or read when it was removed.
        edit: what the edit is.
        answers: answers in attempts that were sent, which it concerns: for a key, those that another key graded; for the rest, all.
        can_regrade: whether those answers can be graded again.
        question: primary key of the recorded question, None for a new one.
    """

    prompt: str
    edit: Edit
    answers: int = 0
    can_regrade: bool = False
    question: int | None = None


@dataclass(frozen=True)
class TotalImpact:
    """A step that comes to count or ceases to. ``unfinished`` see another total, ``completed`` stay completed."""

    counts_now: bool
    unfinished: int
    completed: int


@dataclass(frozen=True)
class Impact:
    """Everything that publishing would do.

    Args:
        questions: questions that change, in the order of the draft, removed ones last.
        total: what happens to learners' totals, if anything.
        rules: names of fields whose change holds from the next answer on.
        recounted: people with several attempts, of which another may count; None while the rule is not touched.
    """

    questions: list[QuestionImpact] = field(default_factory=list)
    total: TotalImpact | None = None
    rules: tuple[str, ...] = ()
    recounted: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is told."""
        return not (self.questions or self.total or self.rules) and self.recounted is None

    @property
    def answers(self) -> int:
        """Answers whose key, options or question change."""
        return sum(row.answers for row in self.questions if row.edit in {Edit.KEY, Edit.STRUCTURE, Edit.REMOVED})

    @property
    def asks_first(self) -> bool:
        """Whether somebody should confirm before it is published: answers were given to what it changes."""
        return self.answers > 0


def impact_of(draft: StepPage) -> Impact:
    """Say what publishing a draft would do, against what is live. The same few statements, however many answers there are.

    Args:
        draft: the step as it is to be published; only a source page that is no alias grades and counts.
    """
    if not is_canonical(draft):
        return Impact()
    live = StepPage.objects.filter(pk=draft.pk).first()
    step_key = page_key(draft)
    return Impact(
        questions=_question_impacts(step_key, read_questions(draft.questions)),
        total=_total_impact(draft, live),
        rules=tuple(name for name in FORWARD_RULES if live and live.live and _value(draft, name) != _value(live, name)),
        recounted=_recounted(step_key) if live and live.live and draft.score_rule != live.score_rule else None,
    )


def _value(page: StepPage, name: str) -> object:
    return list(page.prerequisites.raw_data) if name == "prerequisites" else getattr(page, name)


def _question_impacts(step_key: UUID, specs: list[QuestionSpec]) -> list[QuestionImpact]:
    recorded = {row.block_id: row for row in Question.objects.filter(step_key=step_key).select_related("current")}
    if not recorded:
        return []
    versions: dict[int, list[QuestionVersion]] = {}
    for version in QuestionVersion.objects.filter(question__step_key=step_key):
        versions.setdefault(version.question_id, []).append(version)
    answers = _answers(step_key)
    words = {row.version_id: row for row in QuestionText.objects.filter(_current_words(recorded.values()))}
    rows = [_one(spec, recorded.get(spec.block_id), versions, answers, words) for spec in specs]
    kept = {spec.block_id for spec in specs}
    for block, question in recorded.items():
        if block not in kept and question.retired_at is None and question.current_id in words:
            total = sum(n for (pk, _, _), n in answers.items() if pk == question.pk)
            rows.append(QuestionImpact(words[question.current_id].texts["prompt"], Edit.REMOVED, total, question=question.pk))
    return [row for row in rows if row is not None]


def _current_words(questions: object) -> Q:
    return Q(version__in=[row.current_id for row in questions if row.current_id], locale=settings.LANGUAGE_CODE, is_current=True)  # type: ignore[attr-defined]


def _answers(step_key: UUID) -> Counter[tuple[int, int, int]]:
    """How many answers were sent, by question, version asked and version that graded; one statement."""
    rows = (
        Response.objects.filter(question__step_key=step_key, attempt__state=AttemptState.SUBMITTED)
        .annotate(grader=Coalesce(F("graded_by"), F("version")))
        .order_by()
        .values_list("question", "version", "grader")
        .annotate(n=Count("pk"))
    )
    return Counter({(question, version, grader): n for question, version, grader, n in rows})


def _one(
    spec: QuestionSpec,
    question: Question | None,
    versions: Mapping[int, list[QuestionVersion]],
    answers: Counter[tuple[int, int, int]],
    words: Mapping[int, QuestionText],
) -> QuestionImpact | None:
    """What happens to one question of the draft; None when nothing does."""
    prompt = spec.texts["prompt"]
    current = question.current if question else None
    if question is None or current is None:
        return QuestionImpact(prompt, Edit.NEW)
    known = versions.get(question.pk, [])
    given = {key[1:]: n for key, n in answers.items() if key[0] == question.pk}
    alike = {row.pk for row in known if row.kind == spec.kind and shape_of(row.kind, row.payload) == shape_of(spec.kind, spec.payload)}
    same_key = next((row.pk for row in known if row.scoring_hash == spec.scoring_hash), None)
    others = sum(n for (version, grader), n in given.items() if version in alike and grader != same_key)
    can_regrade = spec.kind not in UNGRADED and others > 0
    if question.retired_at is not None:
        return QuestionImpact(prompt, Edit.RETURNED, others, can_regrade, question.pk)
    if current.scoring_hash != spec.scoring_hash:
        if current.pk in alike:
            return QuestionImpact(prompt, Edit.KEY, others, can_regrade, question.pk)
        return QuestionImpact(prompt, Edit.STRUCTURE, sum(given.values()), question=question.pk)
    wording = words.get(current.pk)
    if wording is None or wording.text_hash != spec.text_hash:
        return QuestionImpact(prompt, Edit.WORDS, sum(given.values()), question=question.pk)
    return None


def _total_impact(draft: StepPage, live: StepPage | None) -> TotalImpact | None:
    """Who sees another total: the step counts when it, and the module it stands in, are live and required."""
    module = ModulePage.objects.parent_of(draft).first() if live else None
    course = CoursePage.objects.ancestor_of(draft).first() if live else None
    if live is None or module is None or course is None or not (module.live and module.required and course.live):
        return None
    counted, counts = live.live and live.required, draft.required
    if counted == counts:
        return None
    numbers = CourseProgress.objects.filter(course_key=page_key(course)).aggregate(
        unfinished=Count("pk", filter=Q(completed_at=None)), completed=Count("pk", filter=Q(completed_at__isnull=False))
    )
    return TotalImpact(counts, numbers["unfinished"], numbers["completed"])


def _recounted(step_key: UUID) -> int:
    """How many people have sent more than one attempt."""
    rows = Attempt.objects.filter(step_key=step_key, state=AttemptState.SUBMITTED).order_by().values("participant")
    return rows.annotate(last=Max("number")).filter(last__gt=1).count()


@dataclass(frozen=True)
class Waiting:
    """A question whose key graded not all of the answers that it can grade."""

    question: Question
    answers: int


def waiting_questions(*, step_key: UUID | None = None) -> list[Waiting]:
    """Questions with answers that an earlier key graded, and that nobody has looked at by the present one; the most answers first.

    Only questions that have had another key are looked at, so the list costs what was edited and not what was answered.

    Args:
        step_key: a step, or None for all.
    """
    edited = Question.objects.filter(retired_at=None).exclude(current=None).exclude(current__kind__in=UNGRADED)
    if step_key is not None:
        edited = edited.filter(step_key=step_key)
    edited = edited.annotate(looked_at=Max("regrades__made_at", filter=Q(regrades__version=F("current"))))
    several = QuestionVersion.objects.filter(number__gt=1).values("question")
    questions = {row.pk: row for row in edited.filter(pk__in=several).select_related("current")}
    if not questions:
        return []
    versions = {row.pk: row for row in QuestionVersion.objects.filter(question__in=list(questions))}
    # A regrade that lowers nobody leaves answers as they were; they wait no more until somebody answers by an old form.
    rows = (
        Response.objects.filter(question__in=list(questions), attempt__state=AttemptState.SUBMITTED)
        .annotate(grader=Coalesce(F("graded_by"), F("version")))
        .exclude(grader=F("question__current"))
        .order_by()
        .values_list("question", "version")
        .annotate(n=Count("pk"), last=Max("attempt__submitted_at"))
    )
    waiting: Counter[int] = Counter()
    for question_pk, version_pk, n, last in rows:
        question = questions[question_pk]
        looked_at = question.looked_at  # type: ignore[attr-defined]
        if (looked_at is None or last > looked_at) and same_options(versions[version_pk], versions[question.current_id]):  # type: ignore[index]
            waiting[question_pk] += n
    return [Waiting(questions[pk], n) for pk, n in waiting.most_common()]


def answers_by_other_keys(step_key: UUID) -> int:
    """How many answers to the questions that a step asks were graded by a key that is not the present one."""
    current = dict(Question.objects.asked_in(step_key).values_list("pk", "current"))
    return sum(n for (question, _, grader), n in _answers(step_key).items() if question in current and grader != current[question])
