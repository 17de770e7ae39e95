"""Course structures and what edits of the tree do to progress."""

from functools import partial

import pytest

from cms.accounts.models import Participant
from learning.domain.answering.completions import confirm_step
from learning.domain.keys import page_key
from learning.domain.rebuild import differences, rebuild
from learning.errors import QuizRequiredError, StepWithdrawnError
from learning.models import CourseProgress, CourseStructure, StepCompletion, StepPage
from tests.factories import ModuleFactory, ParticipantFactory, SiteTree, StepFactory, commit_hooks, publish, unpublish
from tests.learning.quizzes import lock_of, submit

pytestmark = pytest.mark.django_db


def confirm(step: StepPage, person: Participant) -> CourseProgress:
    """Say that a step is done."""
    return confirm_step(owner=partial(lock_of, person), step_key=page_key(step))


def complete(tree: SiteTree, person: Participant) -> CourseProgress:
    """Do the whole course."""
    submit(tree.steps[0], person)
    confirm(tree.steps[1], person)
    submit(tree.steps[2], person)
    return CourseProgress.objects.get(participant=person)


def editions(tree: SiteTree) -> list[tuple[int, bool, int]]:
    """Version, currency and number of steps of the course's editions."""
    rows = CourseStructure.objects.filter(course_key=page_key(tree.course)).order_by("version")
    return [(row.version, row.is_current, row.steps.count()) for row in rows]


def current(tree: SiteTree) -> list[str]:
    """Titles of the steps of the current edition, in order."""
    rows = CourseStructure.objects.get(course_key=page_key(tree.course), is_current=True).steps.order_by("position")
    titles = {page_key(page): page.title for page in StepPage.objects.filter(locale__language_code="pl")}
    return [titles[row.step_key] for row in rows]


def test_the_whole_course_is_completed_once_with_its_edition(site_tree: SiteTree) -> None:
    person = ParticipantFactory()
    progress = complete(site_tree, person)
    assert (progress.done, progress.total, progress.percent) == (3, 3, 100)
    assert progress.completed_at is not None
    assert progress.completed_structure == CourseStructure.objects.get(course_key=page_key(site_tree.course), is_current=True)


def test_confirming_a_step_twice_is_confirming_it_once(site_tree: SiteTree) -> None:
    person = ParticipantFactory()
    assert [confirm(site_tree.read_step, person).done for _ in range(2)] == [1, 1]
    assert StepCompletion.objects.count() == 1


def test_a_quiz_step_cannot_be_confirmed(site_tree: SiteTree) -> None:
    with pytest.raises(QuizRequiredError):
        confirm(site_tree.quiz_step, ParticipantFactory())
    assert not StepCompletion.objects.exists()


def test_a_withdrawn_step_cannot_be_confirmed(site_tree: SiteTree) -> None:
    unpublish(site_tree.read_step)
    with pytest.raises(StepWithdrawnError):
        confirm(site_tree.read_step, ParticipantFactory())


def test_an_added_required_step_is_a_new_edition_and_completed_stays(site_tree: SiteTree) -> None:
    finished, begun = ParticipantFactory(), ParticipantFactory()
    before = complete(site_tree, finished)
    confirm(site_tree.read_step, begun)
    StepFactory(parent=site_tree.modules[1], title="Nowy krok", slug="nowy")
    assert editions(site_tree)[-1] == (before.structure.version + 1, True, 4)
    after = CourseProgress.objects.get(participant=finished)
    assert (after.done, after.total, after.completed_at, after.completed_structure) == (3, 4, before.completed_at, before.structure)
    other = CourseProgress.objects.get(participant=begun)
    assert (other.done, other.total, other.completed_at) == (1, 4, None)


def test_an_optional_step_is_on_the_map_and_not_in_the_count(site_tree: SiteTree) -> None:
    before = editions(site_tree)[-1][0]
    step = StepFactory(parent=site_tree.modules[1], title="Dla chętnych", slug="dla-chetnych", required=False)
    assert (editions(site_tree)[-1][0], current(site_tree)[-1]) == (before, "Dla chętnych")
    assert confirm(step, ParticipantFactory()).done == 0


@pytest.mark.parametrize("how", ["unpublish", "delete"])
def test_a_step_that_goes_leaves_numerator_and_denominator_together(site_tree: SiteTree, how: str) -> None:
    person, waiting = ParticipantFactory(), ParticipantFactory()
    confirm(site_tree.read_step, person)
    submit(site_tree.steps[0], person)
    submit(site_tree.steps[0], waiting)
    submit(site_tree.steps[2], waiting)
    if how == "unpublish":
        unpublish(site_tree.read_step)
    else:
        with commit_hooks():
            StepPage.objects.get(pk=site_tree.read_step.pk).delete()
    mine, theirs = CourseProgress.objects.get(participant=person), CourseProgress.objects.get(participant=waiting)
    assert (mine.done, mine.total) == (1, 2)
    assert (theirs.done, theirs.total, theirs.completed_at is not None) == (2, 2, True)
    assert StepCompletion.objects.filter(participant=person).count() == 2  # the fact stays


def test_a_step_under_a_withdrawn_module_does_not_count(site_tree: SiteTree) -> None:
    unpublish(site_tree.modules[1])
    assert current(site_tree) == ["Kto może być fundatorem", "Sprawdź pomysł"]


def test_withdrawing_the_course_empties_its_structure_and_publishing_restores_progress(site_tree: SiteTree) -> None:
    person = ParticipantFactory()
    submit(site_tree.steps[0], person)
    unpublish(site_tree.course)
    assert (current(site_tree), CourseProgress.objects.get(participant=person).total) == ([], 0)
    publish(type(site_tree.course).objects.get(pk=site_tree.course.pk))
    row = CourseProgress.objects.get(participant=person)
    assert (row.done, row.total) == (1, 3)


def test_moving_a_step_keeps_the_edition_and_the_completion(site_tree: SiteTree) -> None:
    person = ParticipantFactory()
    confirm(site_tree.read_step, person)
    before = editions(site_tree)
    with commit_hooks():
        StepPage.objects.get(pk=site_tree.read_step.pk).move(
            type(site_tree.modules[1]).objects.get(pk=site_tree.modules[1].pk), pos="last-child"
        )
    assert editions(site_tree) == before
    assert current(site_tree) == ["Kto może być fundatorem", "Złóż wniosek", "Sprawdź pomysł"]
    assert CourseProgress.objects.get(participant=person).done == 1


def test_moving_a_step_to_another_course_takes_its_completion_along(site_tree: SiteTree) -> None:
    from tests.factories import CourseFactory

    person = ParticipantFactory()
    other = CourseFactory(parent=site_tree.index, slug="inny")
    module = ModuleFactory(parent=other)
    extra = StepFactory(parent=module, slug="inny-krok")
    confirm(site_tree.read_step, person)
    confirm(extra, person)
    with commit_hooks():
        StepPage.objects.get(pk=site_tree.read_step.pk).move(type(module).objects.get(pk=module.pk), pos="last-child")
    rows = {row.course_key: (row.done, row.total) for row in CourseProgress.objects.filter(participant=person)}
    assert rows == {page_key(site_tree.course): (0, 2), page_key(other): (2, 2)}


def test_a_copied_step_starts_afresh(site_tree: SiteTree) -> None:
    person = ParticipantFactory()
    confirm(site_tree.read_step, person)
    with commit_hooks():
        copy = StepPage.objects.get(pk=site_tree.read_step.pk).copy(update_attrs={"slug": "kopia", "title": "Kopia"})
    assert page_key(copy) != page_key(site_tree.read_step)
    row = CourseProgress.objects.get(participant=person)
    assert (row.done, row.total) == (1, 4)


def test_rebuild_finds_and_mends_a_drifted_counter(site_tree: SiteTree) -> None:
    person = ParticipantFactory()
    complete(site_tree, person)
    assert list(differences()) == []
    CourseProgress.objects.filter(participant=person).update(done=1)
    assert [(row.participant, row.kept, row.counted) for row in differences()] == [(person.pk, (1, 3), (3, 3))]
    rebuild()
    assert list(differences()) == []
