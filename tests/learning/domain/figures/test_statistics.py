"""Facility, discrimination and the most chosen wrong answer, against a naive computation over the rows of answers."""

from math import sqrt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from learning.domain.counting.recounting import counter_differences
from learning.domain.figures.statistics import discrimination_index, facility_index, question_report
from learning.domain.keys import page_key
from learning.domain.rebuild import rebuild
from learning.models import CourseProgress, CourseStructure, OptionStat, QuestionStat, Response
from tests.factories import ParticipantFactory, SiteTree, StepFactory
from tests.factories.publishing import publish
from tests.factories.questions import option, single, stream
from tests.learning.domain.acting import answer
from tests.learning.domain.naive_counts import first_responses

pytestmark = pytest.mark.django_db


def pearson(pairs: list[tuple[float, float]]) -> float | None:
    """The textbook's correlation, by means and deviations."""
    n = len(pairs)
    if not n:
        return None
    mean_x, mean_y = sum(x for x, _ in pairs) / n, sum(y for _, y in pairs) / n
    spread = sqrt(sum((x - mean_x) ** 2 for x, _ in pairs)) * sqrt(sum((y - mean_y) ** 2 for _, y in pairs))
    return sum((x - mean_x) * (y - mean_y) for x, y in pairs) / spread if spread > 1e-9 else None


SHARES = st.integers(0, 1000)


@given(pairs=st.lists(st.tuples(SHARES, SHARES), max_size=40))
def test_the_index_from_sums_is_the_textbooks_correlation(pairs: list[tuple[int, int]]) -> None:
    sums = {
        "n": len(pairs),
        "sum_x": sum(x for x, _ in pairs),
        "sum_xx": sum(x * x for x, _ in pairs),
        "sum_y": sum(y for _, y in pairs),
        "sum_yy": sum(y * y for _, y in pairs),
        "sum_xy": sum(x * y for x, y in pairs),
    }
    expected = pearson([(float(x), float(y)) for x, y in pairs])
    found = discrimination_index(**sums)
    assert (found is None) is (expected is None)
    if expected is not None:
        assert found == pytest.approx(expected, abs=1e-9)
    assert facility_index(n=sums["n"], sum_x=sums["sum_x"]) == (pytest.approx(sums["sum_x"] / 1000 / sums["n"]) if pairs else None)


def naive_report(step: Any) -> dict[str, Any]:
    """Facility, discrimination and choices by block, from the rows."""
    found: dict[str, Any] = {}
    rows = [row for row in first_responses() if row.attempt.step_key == page_key(step)]
    for block in {str(row.question.block_id) for row in rows}:
        own = [row for row in rows if str(row.question.block_id) == block]
        pairs = []
        chosen: dict[str, int] = {}
        for row in own:
            rest, rest_max = row.attempt.points - row.points, row.attempt.max_points - row.max_points
            pairs.append((float(row.points / row.max_points), float(rest / rest_max)))
            for one in row.answer[""]:
                chosen[one] = chosen.get(one, 0) + 1
        found[block] = (len(own), sum(x for x, _ in pairs) / len(own), pearson(pairs), chosen)
    return found


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(goes=st.lists(st.tuples(st.sampled_from([True, False, None]), st.booleans()), min_size=1, max_size=7), seed=st.integers(0, 99))
def test_figures_are_those_of_the_rows(site_tree: SiteTree, goes: list[tuple[bool | None, bool]], seed: int) -> None:
    import random

    dice = random.Random(seed)
    for model in (Response, CourseProgress, QuestionStat, OptionStat):
        model.objects.all().delete()
    from learning.models import Attempt, StepCompletion

    Attempt.objects.all().delete()
    StepCompletion.objects.all().delete()
    rebuild()
    for right, again in goes:
        person = ParticipantFactory()
        for _ in range(1 + int(again)):
            answer(site_tree.quiz_step, person, right=right, dice=dice)
    assert list(counter_differences()) == []
    expected = naive_report(site_tree.quiz_step)
    figures = question_report(page_key(site_tree.quiz_step))
    assert {str(one.block_id) for one in figures} == set(expected)
    for one in figures:
        n, facility, discrimination, chosen = expected[str(one.block_id)]
        assert (one.n, one.facility) == (n, pytest.approx(facility, abs=0.001))
        assert one.discrimination == (None if discrimination is None else pytest.approx(discrimination, abs=0.01))
        assert {figure.option.key: figure.n for figure in one.options if figure.n} == chosen
        wrong = {key: times for key, times in chosen.items() if key not in right_keys(one)}
        most = one.most_chosen_wrong
        assert (most.n if most else 0) == max(wrong.values(), default=0)


def right_keys(figures: Any) -> set[str]:
    """Keys of the right options."""
    return {figure.option.key for figure in figures.options if figure.option.right}


def test_a_question_nobody_answered_has_no_indices(site_tree: SiteTree) -> None:
    [first, second] = question_report(page_key(site_tree.quiz_step))
    assert (first.n, first.facility, first.discrimination, first.hints, first.most_chosen_wrong) == (0, None, None, None, None)
    assert (first.number, second.number) == (1, 2)


def test_a_lonely_question_has_no_discrimination(site_tree: SiteTree) -> None:
    for right in (True, False):
        answer(site_tree.steps[2], ParticipantFactory(), right=right)
    [only] = question_report(page_key(site_tree.steps[2]))
    assert (only.n, only.facility, only.discrimination) == (2, 0.5, None)


def test_a_new_key_starts_anew_and_says_how_many_answered_before(site_tree: SiteTree) -> None:
    options = [option("Tak", correct=True), option("Nie")]
    step = StepFactory(parent=site_tree.modules[0], title="Zmienny", slug="zmienny", asked=[single(*options, block_id=BLOCK)])
    for _ in range(3):
        answer(step, ParticipantFactory())
    for one in options:
        one["value"]["correct"] = not one["value"]["correct"]
    step.questions = stream(single(*options, block_id=BLOCK))
    publish(step)
    answer(step, ParticipantFactory(), right=False)
    [figures] = question_report(page_key(step))
    assert (figures.n, figures.earlier, figures.facility) == (1, 3, 0.0)
    assert figures.most_chosen_wrong is not None
    assert (figures.most_chosen_wrong.words, figures.most_chosen_wrong.share) == ("Tak", 1.0)


BLOCK = "5c0c4b7e-3f9a-4d58-9b5e-1c7f7f0f3a11"


def test_figures_cost_the_same_however_many_answered(site_tree: SiteTree, sql_count: Any) -> None:
    counts = []
    for size in (1, 12):
        for _ in range(size):
            answer(site_tree.quiz_step, ParticipantFactory())
        with sql_count() as queries:
            question_report(page_key(site_tree.quiz_step))
        counts.append(queries.count)
        assert not any("learning_response" in sql or "learning_attempt" in sql for sql in queries.sql)
    assert (counts[0], CourseStructure.objects.filter(is_current=True).count()) == (counts[1], 1)
    assert counts[0] <= 5
