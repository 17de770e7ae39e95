"""Questions after answering, as the result shows them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Prefetch, QuerySet

from learning.domain.publishing.scoring import ACCEPTED
from learning.enums import QuestionKind
from learning.kinds import Answer
from learning.kinds.registry import kind_of
from learning.models import Attempt, OptionStat, QuestionText, Response
from learning.outline import CourseMap, StepRow

from .regraded import regrade_notes, words_that_graded

#: Types whose result shows how everybody has chosen.
COUNTED = frozenset({QuestionKind.POLL})


@dataclass(frozen=True)
class ResultQuestion:
    """A question after answering. ``detail`` is what its type shows (``Kind.result``)."""

    number: int
    kind: str
    prompt: str
    lang: str
    graded: bool
    correct: bool
    points: Decimal
    max_points: Decimal
    share: Fraction
    hint_taken: bool
    hint_cost: int
    feedback: str
    detail: Any
    taught_in: StepRow | None
    wording_updated: bool
    regraded: bool
    regrade_note: str = ""

    @property
    def template(self) -> str:
        """The template that shows ``detail``."""
        return f"components/answers/{self.kind}.html"

    @property
    def is_partly_right(self) -> bool:
        """Whether some of the points were earned."""
        return not self.correct and self.share > 0


def result_questions(attempt: Attempt, *, locale: str, course: CourseMap, reveal: bool) -> list[ResultQuestion]:
    """The attempt's questions with what was answered and why it was right or wrong.

    In the language of the attempt the words are those that were shown then; in another language, those of the same version now.

    Args:
        attempt: a submitted attempt.
        locale: language code of the page.
        course: the map on which a step to read again is looked for.
        reveal: whether right answers are told that the learner did not find.
    """
    now = QuestionText.objects.filter(is_current=True, locale__in={locale, attempt.locale})
    rows = attempt.responses.select_related("question", "version", "wording", "graded_by").order_by("question__position", "question_id")
    rows = rows.prefetch_related(Prefetch("version__wordings", now, to_attr="words"))
    counts, notes, graded_by = _counts(rows), regrade_notes(rows), words_that_graded(rows)
    questions = [
        _question(
            number,
            row,
            attempt,
            locale=locale,
            course=course,
            reveal=reveal,
            counts=counts.get(row.question_id, {}),
            graded_texts=graded_by.get(row.pk, row.wording.texts),
        )
        for number, row in enumerate(rows, start=1)
    ]
    return [replace(question, regrade_note=notes.get(row.pk, "")) for question, row in zip(questions, rows, strict=True)]


def _counts(rows: QuerySet[Response]) -> Mapping[int, Mapping[str, int]]:
    """How often each option was chosen, by question, for the types that show it; one statement, none where no type does."""
    asked = [row.question_id for row in rows if row.version.kind in COUNTED]
    counts: dict[int, Counter[str]] = {}
    if asked:
        stats = OptionStat.objects.filter(version__question__in=asked)
        for question, option, n in stats.values_list("version__question", "option", "n"):
            # Versions of a poll differ in options; the same option keeps its id.
            counts.setdefault(question, Counter())[option] += n
    return counts


def _question(
    number: int,
    row: Response,
    attempt: Attempt,
    *,
    locale: str,
    course: CourseMap,
    reveal: bool,
    counts: Mapping[str, int],
    graded_texts: dict[str, Any],
) -> ResultQuestion:
    version: Any = row.version
    key = row.graded_by or version
    words = {wording.locale: wording for wording in version.words}
    as_answered = locale == attempt.locale or locale not in words
    wording = row.wording if as_answered else words[locale]
    present = words.get(row.wording.locale)
    return build_result(
        number=number,
        kind=version.kind,
        texts=wording.texts,
        graded_texts=graded_texts,
        lang="" if wording.locale == locale else wording.locale,
        payload=key.payload,
        answer=row.answer,
        order=row.shown_order,
        correct=row.correct,
        points=row.points,
        max_points=row.max_points,
        hint_taken=row.hint_taken,
        reveal=reveal,
        counts=counts,
        taught_in=course.find(row.question.taught_in) if row.question.taught_in else None,
        wording_updated=bool(as_answered and present and present.pk != wording.pk),
        regraded=row.graded_by_id is not None,
    )


def build_result(
    *,
    number: int,
    kind: str,
    texts: Mapping[str, Any],
    graded_texts: Mapping[str, Any],
    lang: str,
    payload: Mapping[str, Any],
    answer: Answer,
    order: list[str],
    correct: bool,
    points: Decimal,
    max_points: Decimal,
    hint_taken: bool,
    reveal: bool,
    counts: Mapping[str, int],
    taught_in: StepRow | None,
    wording_updated: bool,
    regraded: bool,
) -> ResultQuestion:
    """Put a result together from a version's key and words.

    Args:
        number: place in the quiz, from 1.
        kind: type of question.
        texts: words to show, as in ``QuestionText.texts``.
        graded_texts: the words that it was graded by; they differ where the result is read in another language.
        lang: language code of the words if it is not the page's, else "".
        payload: the key that graded.
        answer: what was answered.
        order: option ids in the order that was shown.
        correct: whether the answer was right.
        points: points given.
        max_points: points to be had.
        hint_taken: whether a hint that costs was taken.
        reveal: whether right answers are told that the learner did not find.
        counts: how often each option was chosen, for a type that shows it.
        taught_in: the step to read again.
        wording_updated: whether the question reads differently today.
        regraded: whether a mended key graded it again.
    """
    found = kind_of(kind)
    key = _with_accepted(payload, graded_texts)
    return ResultQuestion(
        number=number,
        kind=kind,
        prompt=texts["prompt"],
        lang=lang,
        graded=found.is_graded,
        correct=correct,
        points=points,
        max_points=max_points,
        share=found.share(key, texts, answer) if found.is_graded else Fraction(0),
        hint_taken=hint_taken,
        hint_cost=payload.get("hint_cost", 0),
        feedback=texts["feedback_correct"] if correct or not found.is_graded else texts["feedback_incorrect"],
        detail=found.result(key, texts, order, answer, reveal=reveal, counts=counts),
        taught_in=None if correct or not found.is_graded else taught_in,
        wording_updated=wording_updated,
        regraded=regraded,
    )


def _with_accepted(payload: Mapping[str, Any], graded: Mapping[str, Any]) -> Mapping[str, Any]:
    """The key with the accepted answers of the language that was answered in: an answer is right in whatever language it is read."""
    if ACCEPTED not in graded:
        return payload
    accepted = {part: [*payload.get(ACCEPTED, {}).get(part, []), *lines] for part, lines in graded[ACCEPTED].items()}
    return {**payload, ACCEPTED: accepted}
