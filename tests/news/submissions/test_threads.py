"""Real threads on the real database: sent at once is sent once."""

from collections import Counter
from uuid import uuid4

import pytest
from wagtail.models import TaskState, WorkflowState

from cms.news.domain.submissions import save_story, send_story
from cms.news.models import ArticlePage, Submission
from tests.conftest import signed_in
from tests.factories import NewsIndexFactory, UserFactory, site_tree
from tests.learning.domain.answering.test_threads import at_once
from tests.news.submissions.making import NEW, draft, story, typed
from tests.notices.making import hidden

pytestmark = pytest.mark.django_db(transaction=True)


def rows() -> tuple[int, int, int, int]:
    """Submissions, articles, workflows, tasks."""
    return Submission.objects.count(), ArticlePage.objects.count(), WorkflowState.objects.count(), TaskState.objects.count()


def test_one_new_form_sent_at_once_is_one_story_in_one_workflow() -> None:
    NewsIndexFactory(parent=site_tree().home)
    person, form_id = UserFactory(), uuid4()
    results = at_once(lambda _: send_story(person=person, story=story(), form_id=form_id).pk, times=6)
    assert len(Counter(results)) == 1, results
    assert rows() == (1, 1, 1, 1)


def test_first_stories_of_several_people_at_once_all_find_a_place() -> None:
    NewsIndexFactory(parent=site_tree().home)
    people = [UserFactory() for _ in range(6)]
    results = at_once(lambda number: save_story(person=people[number], story=story(), form_id=uuid4()).pk, times=6)
    assert len(Counter(results)) == 6, results
    assert sorted(ArticlePage.objects.values_list("slug", flat=True)) == ["ogrod-na-dachu", *(f"ogrod-na-dachu-{n}" for n in range(2, 7))]


def test_one_draft_sent_from_two_windows_at_once_starts_one_workflow() -> None:
    NewsIndexFactory(parent=site_tree().home)
    person = UserFactory()
    submission = draft(person, title="Szkic")
    url = f"{NEW}{submission.key}/"
    browsers = [signed_in(person) for _ in range(2)]
    seen = hidden(browsers[0].get(url), "seen")
    data = typed() | {"seen": seen, "action": "send"}
    responses = at_once(lambda number: browsers[number].post(url, data), times=2)
    assert [getattr(response, "status_code", response) for response in responses] == [303, 303]
    assert rows() == (1, 1, 1, 1)
